// What the library keeps for one Runtime (Runtime::stdlib). Modules that need state of their own add a member here.
#pragma once

#include <vector>

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/library.h"
#include "stdlib/line_input.h"

namespace viv {

class AllocationTracer;  // allocation_tracer.h
struct MemrayState;      // memray_state.h
class LineMeter;         // line_meter.h
struct IoState;      // io_objects.h
struct PosixState;   // posix_support.h
struct SignalState;  // signal_support.h
struct ReState;      // re_objects.h
struct ReadlineState;  // readline_state.h
struct DecimalState;   // decimal_objects.h
struct VivState;       // viv_state.h
struct PandasState;    // pandas/column.h
struct SlotView;       // members_module.cc

struct Library {
  Library();
  ~Library();

  LibraryOptions options;
  std::vector<BuiltinModule> builtin_modules;
  std::vector<EmbeddedModule> embedded_modules;
  std::unique_ptr<AllocationTracer> tracer;                         // _tracemalloc; never null
  std::unique_ptr<LineMeter> line_meter;                            // _memory_profiler; null: not yet made
  std::unique_ptr<MemrayState> memray;                              // _memray; null: not imported
  std::unique_ptr<IoState> io;
  std::unique_ptr<PosixState> posix;                                // null: not yet made
  std::unique_ptr<SignalState> signals;
  bool finalizing = false;                                          // the exit functions have run; modules die
  Ref<TypeObject> lock_type, rlock_type, local_type;                // _thread; null: not yet made
  Ref<TypeObject> struct_time_type, rusage_type, passwd_type, group_type;  // time, resource, pwd, grp; null: not yet made
  std::unique_ptr<ReadlineState> readline;  // null: not imported
  LineEditor line_editor = nullptr;         // line_input.h
  Ref<TypeObject> abc_data_type;  // _abc; null: not yet made
  int64_t abc_invalidation_counter = 0;
  Ref<StrObject> abc_impl_name;                          // "_abc_impl"; null: _abc not imported
  Ref<Object> abc_instance_check, abc_subclass_check;    // code objects of ABCMeta's methods; null: not told
  Ref<TypeObject> formatter_iterator_type, field_name_iterator_type;  // _string; null: not yet made
  Ref<TypeObject> json_scanner_type, json_encoder_type;               // _json; null: not yet made
  Ref<TypeObject> ucd_type;                                           // unicodedata; null: not yet made
  std::unique_ptr<ReState> re;                                        // _sre; null: not yet made
  Ref<TypeObject> grouper_type, tee_type;  // itertools; null: not yet made
  Ref<ListObject> exit_functions;  // atexit; null: none
  Ref<TypeObject> array_type, array_iterator_type;                  // array; null: not yet made
  Ref<TypeObject> struct_type, unpack_iterator_type, struct_error;  // _struct; null: not yet made
  Ref<DictObject> struct_cache;                                     // _struct: format to Struct
  Ref<TypeObject> binascii_error, digest_type, random_type;         // binascii, _sha512 and its like, _random; null: not yet made
  Ref<Object> lru_keyword_mark;  // _functools; null: not yet made
  // Types of modules; null: not yet made.
  Ref<TypeObject> partial_type, key_wrapper_type, lru_cache_type, lru_link_type;            // _functools
  Ref<TypeObject> deque_type, deque_iterator_type, deque_reverse_iterator_type;             // _collections
  Ref<TypeObject> default_dict_type, tuple_getter_type;
  Ref<TypeObject> odict_type, odict_iterator_type, odict_keys_type, odict_values_type, odict_items_type;
  Ref<TypeObject> item_getter_type, attr_getter_type, method_caller_type;                   // _operator
  double switch_interval = 0.005;
  std::shared_ptr<DecimalState> decimal;           // _decimal; null: not imported
  std::shared_ptr<VivState> inspection;            // viv; null: not imported
  std::shared_ptr<PandasState> pandas;             // _pandas; null: not imported
  Ref<TypeObject> pickle_buffer_type;              // _pickle; null: not yet made
  Ref<TypeObject> encoding_map_type;    // _codecs; null: not yet made
  Ref<TypeObject> asyncgen_hooks_type;  // null: not yet made
  std::vector<std::shared_ptr<SlotView>> slot_views;  // _members: what its descriptors point to
};
inline Library& CurrentLibrary() { return *static_cast<Library*>(CurrentRuntime().stdlib); }

// The part of a type's name after the last dot.
const char* TypeShortName(const TypeObject* type);
// Makes a type unless an earlier import of its module has. False: failed.
bool EnsureLibraryType(Ref<TypeObject>* type, const TypeSpec& spec, TypeObject* base_or_null = nullptr);
// The same, and puts it into the module under its name.
bool AddLibraryType(ModuleObject* module, Ref<TypeObject>* type, const TypeSpec& spec);

}  // namespace viv
