#include "interpreter/vm/tracing.h"

#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/inline_cache.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/unwinding.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

constexpr const char* kEventNames[] = {"call", "exception", "line", "return", "opcode", "c_call", "c_exception", "c_return"};

void UpdateBreaker(VmThread& vm) {
  if (vm.trace_function || vm.profile_function || vm.native_profile || vm.watch) {
    vm.breaker.fetch_or(kBreakTrace, std::memory_order_relaxed);
  } else {
    vm.breaker.fetch_and(~uint32_t{kBreakTrace}, std::memory_order_relaxed);
  }
}

void Replace(Object*& slot, Borrowed<Object> value) {
  Object* old = std::exchange(slot, NewRef(value.get()).Release());
  UpdateBreaker(CurrentVmThread());
  DecRefOrNull(old);
}

// No events while a trace or profile function itself runs.
class TracingScope {
 public:
  explicit TracingScope(VmThread& vm) : vm_(vm) { ++vm_.tracing_depth; }
  ~TracingScope() { --vm_.tracing_depth; }

 private:
  VmThread& vm_;
};

Ref<Object> CallHook(VmThread& vm, Frame* frame, Object* hook, TraceEvent event, Object* argument) {
  TracingScope scope(vm);
  FrameObject* object = EnsureFrameObject(frame);
  Ref<StrObject> name = object ? InternStr(kEventNames[static_cast<size_t>(event)]) : nullptr;
  if (!name) return nullptr;
  Ref<Object> held = NewRef(hook), held_frame = NewRef<Object>(object);
  Ref<Object> result = Call(held, {held_frame.get(), name.get(), argument ? argument : None()});
  if (!result) AddTracebackEntry(frame);
  return result;
}

bool CallTrace(VmThread& vm, Frame* frame, TraceEvent event, Object* argument) {
  if (!vm.trace_function || vm.tracing_depth) return true;
  Object* hook = vm.trace_function;
  if (event != TraceEvent::kCall) {
    hook = frame->object ? frame->object->trace.get() : nullptr;
    if (!hook) return true;
  }
  Ref<Object> result = CallHook(vm, frame, hook, event, argument);
  if (!result) {
    SavedException saved;
    SetTraceFunction(nullptr);
    if (frame->object) frame->object->trace.Clear();
    return false;
  }
  if (!IsNone(result.get())) frame->object->trace.Set(std::move(result));
  return true;
}

bool CallProfile(VmThread& vm, Frame* frame, TraceEvent event, Object* argument) {
  if (vm.tracing_depth) return true;
  if (vm.native_profile) {
    TracingScope scope(vm);
    if (!vm.native_profile(vm.native_profile_context, frame, event, argument)) {
      SavedException saved;
      SetNativeProfile(nullptr, nullptr);
      return false;
    }
  }
  if (!vm.profile_function) return true;
  if (CallHook(vm, frame, vm.profile_function, event, argument)) return true;
  SavedException saved;
  SetProfileFunction(nullptr);
  return false;
}

Opcode CompiledOpcode(const CodeObject* code, int32_t word) {
  const uint64_t* words = code->original_words ? code->original_words : code->words;
  return static_cast<Opcode>(Instruction::FromWord(words[word]).op);
}

bool TraceLine(VmThread& vm, Frame* frame) {
  int32_t word = WordIndex(frame), previous = frame->traced_word;
  frame->traced_word = word;
  FrameObject* object = frame->object;
  if (!object || !object->trace) return true;
  int line = CodeLineOf(frame->code, word);
  int last_line = previous < 0 ? -1 : CodeLineOf(frame->code, previous);
  bool backward = word < previous && CompiledOpcode(frame->code, word) != Opcode::kSend;
  if (line != -1 && object->trace_lines && (line != last_line || backward)) {
    if (!CallTrace(vm, frame, TraceEvent::kLine, nullptr)) return false;
  }
  object = frame->object;
  return !object || !object->trace_opcodes || CallTrace(vm, frame, TraceEvent::kOpcode, nullptr);
}

}  // namespace

void SetTraceFunction(Borrowed<Object> function) { Replace(CurrentVmThread().trace_function, function); }
void SetProfileFunction(Borrowed<Object> function) { Replace(CurrentVmThread().profile_function, function); }
void SetNativeProfile(NativeProfile hook, void* context) {
  VmThread& vm = CurrentVmThread();
  vm.native_profile = hook;
  vm.native_profile_context = context;
  UpdateBreaker(vm);
}

void SetInstructionWatch(InstructionWatch watch, void* context) {
  for (VmThread* thread = CurrentVm().threads; thread; thread = thread->next_thread) {
    thread->watch = watch;
    thread->watch_context = context;
    UpdateBreaker(*thread);
  }
}

void InheritWatch(const VmThread& from, VmThread& thread) {
  thread.watch = from.watch;
  thread.watch_context = from.watch_context;
  UpdateBreaker(thread);
}

void TraceRestOfFrame() {
  VmThread& vm = CurrentVmThread();
  if (!vm.HasFrames() || !vm.top->code->original_words) return;
  const CodeObject* code = vm.top->code;
  Opcode op = CompiledOpcode(code, WordIndex(vm.top));
  if (op != Opcode::kCall && op != Opcode::kCallMethod) return;
  vm.top->traced_word = WordIndex(vm.top);  // the rest of its line is no new line
  int32_t next = WordIndex(vm.top) + 1 + InfoOf(op).extra_words;
  if (next < code->word_count) reinterpret_cast<Instruction*>(code->words + next)->op = static_cast<uint16_t>(Specialized::kEnterTracing);
}

bool TraceInstruction(VmThread& vm, Frame* frame) {
  if (vm.watch) vm.watch(vm.watch_context, frame);
  if (vm.tracing_depth) return true;
  switch (CompiledOpcode(frame->code, WordIndex(frame))) {
    case Opcode::kResume:
      // A generator goes on in the line of its yield, which has been told.
      frame->traced_word = Instruction::FromWord(*frame->pc).a == 0 ? -1 : WordIndex(frame);
      return CallTrace(vm, frame, TraceEvent::kCall, nullptr) && CallProfile(vm, frame, TraceEvent::kCall, nullptr);
    case Opcode::kReturnL:
    case Opcode::kReturnT:
    case Opcode::kYield: {
      if (!TraceLine(vm, frame)) return false;
      Object* value = Box(frame->registers[Instruction::FromWord(*frame->pc).a]);
      return CallTrace(vm, frame, TraceEvent::kReturn, value) && CallProfile(vm, frame, TraceEvent::kReturn, value);
    }
    case Opcode::kReturnConst: {
      if (!TraceLine(vm, frame)) return false;
      Object* value = frame->constants[Instruction::FromWord(*frame->pc).a];
      return CallTrace(vm, frame, TraceEvent::kReturn, value) && CallProfile(vm, frame, TraceEvent::kReturn, value);
    }
    case Opcode::kCatch: return true;  // the exception is still pending; what follows is in the same line
    case Opcode::kMakeCell:
    case Opcode::kCopyFreeVars:
    case Opcode::kReturnGenerator: return true;  // before the body starts
    default: return TraceLine(vm, frame);
  }
}

int TraceBuiltinCall(VmThread& vm, Frame* frame) {
  if (vm.tracing_depth || !(vm.profile_function || vm.native_profile)) return 0;
  Opcode op = CompiledOpcode(frame->code, WordIndex(frame));
  bool method = op == Opcode::kCallMethod || op == Opcode::kCallMethodKeywords;
  bool keywords = op == Opcode::kCallKeywords || op == Opcode::kCallMethodKeywords;
  if (!method && !keywords && op != Opcode::kCall) return 0;
  Instruction in = Instruction::FromWord(*frame->pc);
  Value* row = frame->registers + in.a;
  Object* callable = Box(row[0]);
  if (callable->kind != kBuiltinFunction && callable->kind != kMethodDescriptor) return 0;
  size_t count = in.b;
  if (method && !IsNull(row[1])) {
    ++count;
  } else if (method) {
    for (size_t i = 0; i < count; ++i) row[1 + i] = Move(row[2 + i]);
  }
  TupleObject* names = keywords ? AsTuple(frame->constants[in.c]) : nullptr;
  size_t positional = count - (names ? static_cast<size_t>(names->size) : 0);
  Ref<Object> held = NewRef(callable);
  if (!CallProfile(vm, frame, TraceEvent::kCCall, callable)) return -1;
  if (!CallObject(frame, row, positional, names)) {
    Ref<BaseExceptionObject> exception = TakeError();
    if (CallProfile(vm, frame, TraceEvent::kCException, held.get())) RestoreError(std::move(exception));
    return -1;
  }
  return CallProfile(vm, frame, TraceEvent::kCReturn, held.get()) ? 1 : -1;
}

void TraceException(VmThread& vm, Frame* frame) {
  if (!vm.trace_function || vm.tracing_depth) return;
  Ref<BaseExceptionObject> exception = TakeError();
  Object* traceback = exception->traceback;
  Ref<TupleObject> argument = NewTuple({TypeOf(exception.get()), exception.get(), traceback ? traceback : None()});
  if (argument && CallTrace(vm, frame, TraceEvent::kException, argument.get())) RestoreError(std::move(exception));
}

void TraceThrow(VmThread& vm, Frame* frame) {
  if (vm.tracing_depth) return;
  Ref<BaseExceptionObject> exception = TakeError();
  frame->traced_word = WordIndex(frame);
  if (CallTrace(vm, frame, TraceEvent::kCall, nullptr) && CallProfile(vm, frame, TraceEvent::kCall, nullptr)) {
    RestoreError(std::move(exception));
  }
}

bool TraceSendEnd(VmThread& vm, Frame* frame, Object* iterator, Object* value) {
  if (!vm.trace_function || vm.tracing_depth || (IsNone(value) && iterator->kind == kGenerator)) return true;
  Ref<Object> held = NewRef(value);
  IsNone(value) ? RaiseNone(TypeId::kStopIteration) : RaiseWithValue(TypeId::kStopIteration, value);
  TraceException(vm, frame);
  if (!PendingMatches(TypeId::kStopIteration)) return false;
  ClearError();
  return true;
}

void TraceUnwind(VmThread& vm, Frame* frame) {
  if (vm.watch) vm.watch(vm.watch_context, frame);
  if (vm.tracing_depth) return;
  Ref<BaseExceptionObject> exception = TakeError();
  // What cleaned up behind the exception has no line: the frame is left where it was raised.
  auto* entry = static_cast<TracebackObject*>(exception->traceback.get());
  if (entry && entry->frame.get() == frame->object && CodeLineOf(frame->code, WordIndex(frame)) < 0) {
    frame->pc = frame->code->words + entry->last_word;
  }
  if (CallTrace(vm, frame, TraceEvent::kReturn, nullptr) && CallProfile(vm, frame, TraceEvent::kReturn, nullptr)) {
    RestoreError(std::move(exception));
  }
}

}  // namespace viv
