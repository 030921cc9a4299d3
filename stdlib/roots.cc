#include "stdlib/roots.h"

#include "interpreter/objects/codec.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_intern.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/generator.h"
#include "interpreter/vm/import_internal.h"
#include "interpreter/vm/vm.h"
#include "interpreter/vm/warnings.h"
#include "stdlib/io_objects.h"
#include "stdlib/library_state.h"
#include "stdlib/re_objects.h"
#include "stdlib/viv_state.h"

namespace viv {

namespace {

class RootWalk {
 public:
  RootWalk(ArgSpan arguments, EachRoot each) : arguments_(arguments), each_(each) {}

  void Threads() {
    for (VmThread* vm = CurrentVm().threads; vm; vm = vm->next_thread) {
      Frames(*vm);
      Thread(*vm);
    }
  }

  void Objects() {
    Runtime& runtime = CurrentRuntime();
    for (TypeObject* type = runtime.builtin_types; type; type = type->next_builtin) Fixed(type, "the list of builtin types");
    for (TypeObject* type : runtime.types) Fixed(type, "the table of builtin types");
    Fixed(runtime.exception_group, "the table of builtin types");
    for (Object* singleton : {runtime.none, runtime.not_implemented, runtime.ellipsis, runtime.true_, runtime.false_}) {
      Fixed(singleton, "the singletons");
    }
    for (Object* integer : runtime.small_ints) Fixed(integer, "the table of small ints");
    for (StrObject* character : runtime.latin1_chars) Fixed(character, "the table of one-character strings");
    for (Object* byte : runtime.byte_chars) Fixed(byte, "the table of one-byte bytes");
    Fixed(runtime.empty_str, "the one empty str");
    Fixed(runtime.empty_bytes, "the one empty bytes");
    Fixed(runtime.empty_tuple, "the one empty tuple");
    // Spare ones are linked through `dict`.
    for (BaseExceptionObject* spare = runtime.memory_error; spare; spare = static_cast<BaseExceptionObject*>(spare->dict)) {
      Fixed(spare, "the spare MemoryErrors");
    }
#define VIV_NAME(member, text) Fixed(runtime.names.member, "the names that the interpreter uses");
#include "interpreter/objects/names.def"
#undef VIV_NAME
    if (runtime.interned) {
      for (StrObject* letter : runtime.interned->letters) Fixed(letter, "the names that the interpreter uses");
    }
    Fixed(runtime.modules, "sys.modules");
    Fixed(runtime.builtins, "the builtins");
    Fixed(runtime.sys, "the module sys");
    Fixed(runtime.garbage, "gc.garbage");
    if (const CodecRegistry* codecs = runtime.codecs) {
      Fixed(codecs->search_functions.get(), "the registry of codecs");
      Fixed(codecs->search_cache.get(), "the registry of codecs");
      Fixed(codecs->error_handlers.get(), "the registry of codecs");
    }
    ForEachCachedName(
        runtime, [](Object* name, void* context) { static_cast<RootWalk*>(context)->Fixed(name, "the cache of attributes"); }, this);
  }

  void Machine() {
    Vm& vm = CurrentVm();
    if (const ImportState* import = vm.import) {
      for (const Ref<TypeObject>* type : {&import->module_spec, &import->builtin_importer, &import->frozen_importer,
                                          &import->source_loader, &import->namespace_loader}) {
        Fixed(type->get(), "the import system");
      }
    }
    if (const WarningsState* warnings = vm.warnings) {
      Fixed(warnings->filters, "the state of warnings");
      Fixed(warnings->once_registry, "the state of warnings");
      Fixed(warnings->default_action, "the state of warnings");
      Fixed(warnings->hook_args, "the state of warnings");
    }
    Fixed(vm.async_first_iteration, "sys.set_asyncgen_hooks");
    Fixed(vm.async_finalizer, "sys.set_asyncgen_hooks");
    Fixed(vm.anext_awaitable_type, "the types of the loop");
    Fixed(vm.list_append, "the methods that are instructions");
    Fixed(vm.generator_send, "the methods that are instructions");
  }

  void LibraryState() {
    const Library& library = CurrentLibrary();
    Fixed(library.exit_functions.get(), "atexit");
    Fixed(library.struct_cache.get(), "the cache of struct");
    Fixed(library.lru_keyword_mark.get(), "functools.lru_cache");
    Fixed(library.abc_impl_name.get(), "abc");
    Fixed(library.abc_instance_check.get(), "abc");
    Fixed(library.abc_subclass_check.get(), "abc");
    for (const Ref<TypeObject> Library::*type :
         {&Library::lock_type, &Library::rlock_type, &Library::local_type, &Library::struct_time_type, &Library::rusage_type,
          &Library::passwd_type, &Library::group_type, &Library::abc_data_type, &Library::formatter_iterator_type,
          &Library::field_name_iterator_type, &Library::json_scanner_type, &Library::json_encoder_type, &Library::ucd_type,
          &Library::grouper_type, &Library::tee_type, &Library::array_type, &Library::array_iterator_type, &Library::struct_type,
          &Library::unpack_iterator_type, &Library::struct_error, &Library::binascii_error, &Library::digest_type, &Library::random_type,
          &Library::partial_type, &Library::key_wrapper_type, &Library::lru_cache_type, &Library::lru_link_type, &Library::deque_type,
          &Library::deque_iterator_type, &Library::deque_reverse_iterator_type, &Library::default_dict_type,
          &Library::tuple_getter_type, &Library::odict_type, &Library::odict_iterator_type, &Library::odict_keys_type,
          &Library::odict_values_type, &Library::odict_items_type, &Library::item_getter_type, &Library::attr_getter_type,
          &Library::method_caller_type, &Library::pickle_buffer_type, &Library::asyncgen_hooks_type}) {
      Fixed((library.*type).get(), "the types of the library");
    }
    if (const ReState* re = library.re.get()) {
      for (const Ref<TypeObject>* type : {&re->pattern, &re->match, &re->scanner}) Fixed(type->get(), "the types of the library");
    }
    if (const VivState* own = library.inspection.get()) {
      for (const Ref<TypeObject>* type : {&own->report_type, &own->holder_type, &own->block_type, &own->retained_type, &own->change_type}) {
        Fixed(type->get(), "the types of the library");
      }
    }
    if (const IoState* io = library.io.get()) {
      for (const Ref<TypeObject> IoState::*type :
           {&IoState::base, &IoState::raw_base, &IoState::buffered_base, &IoState::text_base, &IoState::file, &IoState::reader,
            &IoState::writer, &IoState::random, &IoState::text, &IoState::bytes, &IoState::string, &IoState::newline_decoder,
            &IoState::rw_pair, &IoState::bytes_buffer}) {
        Fixed((io->*type).get(), "the types of the library");
      }
      Fixed(io->unsupported_operation.get(), "the types of the library");
      Fixed(io->open.get(), "the library's open()");
    }
  }

 private:
  void Frames(VmThread& vm) {
    const Value* end = nullptr;  // where the window of the frame above begins
    for (const Frame* frame = vm.top; frame >= vm.frames_begin; --frame) {
      Tell(frame->code, {.kind = RootKind::kCode, .frame = frame});
      Tell(frame->object, {.kind = RootKind::kFrameObject, .frame = frame});
      Tell(frame->locals, {.kind = RootKind::kNamespace, .frame = frame});
      if (frame->flags & kFrameParked) continue;  // its registers are the generator's
      Registers(frame, end);
      end = frame->registers;
      if (frame->flags & kFrameGenerator) continue;
      Tell(frame->registers[-1].raw, {.kind = RootKind::kFunction, .frame = frame});
      --end;
    }
  }

  void Thread(const VmThread& vm) {
    Fixed(vm.thread->pending, "the exception under way");
    // Those of generators are theirs.
    Fixed(vm.thread->handled_base.value.get(), "the exception that is handled");
    Fixed(vm.trace_function, "sys.settrace");
    Fixed(vm.profile_function, "sys.setprofile");
    Fixed(vm.locals, "threading.local");
    Fixed(vm.end_lock, "the end of the thread");
    if (vm.attributes) vm.attributes->ForEachName([this](Object* name) { Fixed(name, "the memory of specialised attributes"); });
  }

  void Tell(Object* target, const Root& root) {
    if (target) each_(target, root);
  }
  void Fixed(Object* target, const char* text) { Tell(target, {.kind = RootKind::kFixed, .text = text}); }

  // Down to where the frame above begins: a callee's window starts at its first argument.
  void Registers(const Frame* frame, const Value* end) {
    for (int32_t i = 0; i < frame->code->register_count; ++i) {
      Value* place = frame->registers + i;
      if (end && place >= end) break;
      if (!IsObject(*place)) continue;
      RefName name = RegisterName(frame->code, i);
      Root root{.kind = RootKind::kTemporary, .frame = frame};
      if (name.kind == RefKind::kVariable) {
        root.kind = RootKind::kVariable;
        root.name = name.object;
      } else if (IsArgument(place)) {
        root.kind = RootKind::kArgument;
      }
      each_(ObjectOf(*place), root);
    }
  }
  bool IsArgument(const Value* place) const {
    auto* at = reinterpret_cast<Object* const*>(place);
    return at >= arguments_.begin() && at < arguments_.end();
  }

  ArgSpan arguments_;
  EachRoot each_;
};

}  // namespace

void ForEachRoot(ArgSpan arguments, EachRoot each) {
  RootWalk walk(arguments, each);
  walk.Threads();
  walk.Objects();
  walk.Machine();
  walk.LibraryState();
}

uint32_t SurplusReferences(const Object* object) {
  return object->refcount >= kImmortalRefcount - 1 && object->refcount < 2 * kImmortalRefcount ? kImmortalRefcount - 1 : 0;
}

}  // namespace viv
