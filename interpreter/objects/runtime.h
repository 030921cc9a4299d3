// Runtime: one interpreter, and everything that is one per interpreter. ThreadState: one thread inside it.
//
// There are no mutable globals: a process can hold several Runtimes. A thread works on behalf of one of them at a time; RuntimeScope
// makes it so by setting the thread's current pointer (the lower layers' HeapScope and CollectorScope go with it).
//
// What upper layers add to a Runtime they add through the hooks below, which the VM and the library fill in when they start.
// Answers to CPython's Include/internal/pycore_interp.h and pycore_pystate.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "interpreter/objects/types.h"
#include "memory/ref.h"

namespace viv {

class Heap;
class Collector;
struct ModuleObject;
struct StrObject;
struct TupleObject;
struct DictObject;
struct ListObject;
struct BaseExceptionObject;
struct CodeObject;
struct FunctionObject;
struct FrameObject;
struct TracebackObject;

struct InternedNames {
#define VIV_NAME(member, text) StrObject* member;
#include "interpreter/objects/names.def"
#undef VIV_NAME
};

// What objects/ needs from above. Null until the VM has started.
struct RuntimeHooks {
  // Runs a Python function (vm/calls.cc).
  Ref<Object> (*call_function)(FunctionObject* function, CallArgs args) = nullptr;
  // The globals of the running Python frame, or null.
  DictObject* (*current_globals)() = nullptr;
  // import name; borrowed, sys.modules owns it. Null: failed, exception pending.
  ModuleObject* (*import_module)(Borrowed<StrObject> name) = nullptr;
  // What a bare super() of the running frame is about. False: RuntimeError pending, "super(): no arguments" and so on.
  bool (*bare_super)(Ref<TypeObject>* type, Ref<Object>* object) = nullptr;
  // warnings.warn for C++ code: category is a Warning type. False: the warning became an exception.
  bool (*warn)(TypeObject* category, const char* text, int stack_level) = nullptr;
  // warnings.warn_explicit for what is found while compiling.
  bool (*warn_explicit)(TypeObject* category, Borrowed<StrObject> text, Borrowed<StrObject> filename, int line) = nullptr;
  // Reports an exception that nobody can catch (sys.unraisablehook). `message` is what stands before the colon after "Exception
  // ignored", e.g. " in"; null: " in". Leaves nothing pending.
  void (*write_unraisable)(Ref<BaseExceptionObject> exception, Object* where_or_null, const char* message_or_null) = nullptr;
  // Runs when a signal has arrived (Ctrl-C) at a safe point. False: exception pending.
  bool (*handle_signals)() = nullptr;
  // A code object with CodeObject::compiled ends.
  void (*release_compiled_code)(CodeObject* code) = nullptr;
  // CodeObject::flags of the running Python code; 0 where none runs.
  uint32_t (*running_code_flags)() = nullptr;
  // The code point of a character's name or alias, for "\N{name}". False: there is none.
  bool (*unicode_name)(std::string_view name, uint32_t* code_point) = nullptr;
};

// A stack of the exceptions that `except` blocks are handling; a generator has one of its own that is linked in while it runs.
struct HandledException {
  GcSlot<BaseExceptionObject> value;  // null: none
  HandledException* previous;
};

struct ThreadState {
  struct Runtime* runtime = nullptr;
  BaseExceptionObject* pending = nullptr;  // owned: the exception that is under way (errors.h)
  HandledException* handled = nullptr;     // top of the stack; never null once started
  HandledException handled_base = {};
  int32_t recursion_remaining = 1000;      // Python calls and guarded C++ recursion that are left
  int32_t recursion_limit = 1000;
  int32_t recursion_headroom = 0;          // > 0 while a RecursionError is being made or handled
  uintptr_t stack_limit = 0;               // C++ code does not recurse below this address
  void* vm = nullptr;                      // the VM's part (vm/thread.h)
  struct ReprEntry* repr_stack = nullptr;  // containers whose repr is under way
};

struct RuntimeOptions;
struct TypeCache; // type_lookup.cc: (version tag, name) -> attribute

struct Runtime {
  Heap* heap = nullptr;            // not owned
  Collector* collector = nullptr;  // not owned
  ThreadState main_thread;
  TypeObject* types[static_cast<size_t>(TypeId::kCount)] = {};  // owned
  TypeObject* exception_group = nullptr;                        // ExceptionGroup: has two bases, so it is no row of exceptions.def
  InternedNames names = {};                                     // owned

  // Singletons and caches (owned).
  Object* none = nullptr;
  Object* not_implemented = nullptr;
  Object* ellipsis = nullptr;
  Object* true_ = nullptr;
  Object* false_ = nullptr;
  static constexpr int kSmallIntMin = -5, kSmallIntMax = 256;
  Object* small_ints[kSmallIntMax - kSmallIntMin + 1] = {};
  StrObject* latin1_chars[256] = {};   // one-character strings
  Object* byte_chars[256] = {};        // one-byte bytes objects, made on demand
  StrObject* empty_str = nullptr;
  Object* empty_bytes = nullptr;
  TupleObject* empty_tuple = nullptr;
  BaseExceptionObject* memory_error = nullptr;  // preallocated: raising it allocates nothing
  struct InternTable* interned = nullptr;       // str_intern.h
  struct CodecRegistry* codecs = nullptr;       // codec.h
  TypeCache* type_cache = nullptr;
  TypeObject* builtin_types = nullptr;          // all that AllocateBuiltinType made, the youngest first
  uint32_t next_type_version = 1;
  uint32_t next_dict_keys_version = 1;
  uint32_t next_function_version = 1;
  uint64_t next_dict_version = 1;
  uint64_t hash_secret[2] = {0, 0};             // str and bytes hashing (PYTHONHASHSEED)
  int32_t int_max_str_digits = 4300;
  int32_t optimize_level = 0;                   // -O: 1, -OO: 2

  ModuleObject* builtins = nullptr;  // owned
  ModuleObject* sys = nullptr;       // owned
  DictObject* modules = nullptr;     // sys.modules; owned
  ListObject* garbage = nullptr;     // gc.garbage; owned
  RuntimeHooks hooks;
  void* vm = nullptr;                // the VM's part
  void* stdlib = nullptr;            // the library's part
  bool finalizing = false;
  bool debug_ranges = true;          // code objects know columns; -X no_debug_ranges: lines alone
};

inline constinit thread_local ThreadState* current_thread_state = nullptr;
inline ThreadState& CurrentThread() { return *current_thread_state; }
inline Runtime& CurrentRuntime() { return *current_thread_state->runtime; }

// Makes `thread` the calling thread's current one for a scope.
class RuntimeScope {
 public:
  explicit RuntimeScope(ThreadState* thread) : previous_(current_thread_state) { current_thread_state = thread; }
  ~RuntimeScope() { current_thread_state = previous_; }
  RuntimeScope(const RuntimeScope&) = delete;
  RuntimeScope& operator=(const RuntimeScope&) = delete;

 private:
  ThreadState* previous_;
};

// Builds types, singletons and names of the objects layer in `runtime`, for the current thread (heap and collector are current
// already). False: out of memory.
bool InitObjects(Runtime& runtime);
// Drops what InitObjects made. Nothing of the runtime may be used afterwards.
void FiniObjects(Runtime& runtime);

// Where a signal may have arrived: its handler runs. False: that raised.
inline bool RunSignalHandlers() {
  auto handle_signals = CurrentRuntime().hooks.handle_signals;
  return !handle_signals || handle_signals();
}

inline TypeObject* BuiltinType(TypeId id) { return CurrentRuntime().types[static_cast<size_t>(id)]; }
inline const InternedNames& Names() { return CurrentRuntime().names; }

inline Object* None() { return CurrentRuntime().none; }
inline Object* NotImplemented() { return CurrentRuntime().not_implemented; }
inline Object* Ellipsis() { return CurrentRuntime().ellipsis; }
inline Object* True() { return CurrentRuntime().true_; }
inline Object* False() { return CurrentRuntime().false_; }
inline Ref<Object> NewNone() { return Ref<Object>::Share(None()); }
inline Ref<Object> NewNotImplemented() { return Ref<Object>::Share(NotImplemented()); }
inline Ref<Object> NewBool(bool value) { return Ref<Object>::Share(value ? True() : False()); }

}  // namespace viv
