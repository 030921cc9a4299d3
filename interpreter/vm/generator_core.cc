#include <algorithm>

#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/calls.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/generator_switch.h"

namespace viv {

namespace {

TypeId TypeOfGenerator(const CodeObject* code) {
  if (code->flags & kCodeCoroutine) return TypeId::kCoroutine;
  if (code->flags & kCodeAsyncGenerator) return TypeId::kAsyncGenerator;
  return TypeId::kGenerator;
}

Instruction At(const uint64_t* pc) { return Instruction::FromWord(*pc); }

// A generator's body must not leave with the exception that its iteration ends with (PEP 479).
void TranslateStopIteration(const GeneratorObject* generator) {
  const char* text = nullptr;
  if (PendingMatches(TypeId::kStopIteration)) {
    text = generator->kind == kCoroutine        ? "coroutine raised StopIteration"
           : generator->kind == kAsyncGenerator ? "async generator raised StopIteration"
                                                : "generator raised StopIteration";
  } else if (generator->kind == kAsyncGenerator && PendingMatches(TypeId::kStopAsyncIteration)) {
    text = "async generator raised StopAsyncIteration";
  }
  if (!text) return;
  Ref<BaseExceptionObject> previous = TakeError();
  Raise(TypeId::kRuntimeError, "%s", text);
  ChainError(std::move(previous));
}

// What is thrown into a generator gets what is handled there as its context.
void ChainToHandled(GeneratorObject* generator) {
  if (!generator->handled.value) return;
  Ref<BaseExceptionObject> thrown = TakeError();
  RaiseObject(thrown.get());
}

ResumeResult Finish(const GeneratorObject* generator, Ref<Object> outcome, Ref<Object>* result) {
  *result = std::move(outcome);
  if (!*result) return ResumeResult::kFailed;
  return generator->state == GeneratorState::kSuspended ? ResumeResult::kYielded : ResumeResult::kReturned;
}

ResumeResult Run(VmThread& vm, GeneratorObject* generator, bool raise, Ref<Object>* result) {
  return Finish(generator, RunFrame(vm, raise), result);
}

// Machine code takes its registers itself, where nothing else is to be done.
bool CanEnter(const VmThread& vm, const GeneratorObject* generator, const Value* base) {
  return generator->state == GeneratorState::kSuspended && MachineEntry(generator) && !generator->frame_object && NothingBreaks(vm) &&
         !CurrentHeap().exact_boxes() && HasRoom(vm, vm.top, generator->code, base) && !StackIsShort(*vm.thread);
}

// Where CanEnter has held.
ResumeResult Enter(VmThread& vm, GeneratorObject* generator, Value* base, Ref<Object> sent, Ref<Object>* result) {
  const void* entry = MachineEntry(generator);
  --vm.thread->recursion_remaining;
  StartFrame(vm, generator, generator->pc, base, kFrameEntry);
  LinkHandled(vm, generator);
  return Finish(generator, EnterFrame(vm, entry, std::move(sent)), result);
}

}  // namespace

Ref<Object> NewGeneratorOfFrame(Frame* frame) {
  CodeObject* code = frame->code;
  int32_t capacity = std::max(code->register_count, VariableCount(code) + 1);  // MoveRegisters moves in twos
  auto* self = NewContainer<GeneratorObject>(BuiltinType(TypeOfGenerator(code)),
                                             sizeof(GeneratorObject) + static_cast<size_t>(capacity) * sizeof(Value));
  if (!self) return nullptr;
  FunctionObject* function = frame->function;
  self->name.Init(NewRef(function->name.get()));
  self->qualname.Init(NewRef(function->qualname.get()));
  self->function.Init(NewRef(function));
  self->code.Init(NewRef(code));
  self->weaklist = nullptr;
  self->handled.value.InitNull();
  self->handled.previous = nullptr;
  self->frame_object = nullptr;
  self->origin.InitNull();
  self->pc = frame->pc;
  self->register_capacity = capacity;
  self->live_count = VariableCount(code);
  self->state = GeneratorState::kCreated;
  self->hooks_initialized = self->closed = self->running_async = false;
  for (int32_t i = 0; i < self->live_count; ++i) self->registers[i] = Move(frame->registers[i]);
  for (int32_t i = self->live_count; i < capacity; ++i) self->registers[i] = Value{};
  if (FrameObject* object = std::exchange(frame->object, nullptr)) {
    object->live = nullptr;
    object->generator = self;
    self->frame_object = object;
  }
  Track(self);
  Ref<Object> owned = Ref<Object>::Adopt(self);
  if (!GeneratorCreated(self)) return nullptr;
  return owned;
}

void FinishGeneratorFrame(VmThread& vm, bool failed) {
  GeneratorObject* generator = vm.top->generator;
  UnlinkHandled(vm, generator);
  generator->state = GeneratorState::kFinished;
  generator->pc = nullptr;
  if (FrameObject* object = vm.top->object) object->generator = nullptr;
  if (failed) {
    Ref<BaseExceptionObject> pending = TakeError();
    PopFrame(vm);
    RestoreError(std::move(pending));
    TranslateStopIteration(generator);
  } else {
    PopFrame(vm);
  }
  generator->handled.value.Clear();
  generator->function.Clear();
}

ResumeResult ResumeGenerator(GeneratorObject* generator, Ref<Object> sent, Ref<Object>* result) {
  VmThread& vm = CurrentVmThread();
  Value* base = vm.FreeWindow();
  *result = nullptr;
  bool raise = !sent;
  if (!raise && CanEnter(vm, generator, base)) return Enter(vm, generator, base, std::move(sent), result);
  uint32_t flags = kFrameEntry;
  GeneratorObject* innermost = generator;
  bool whole_chain = !raise && IsNone(sent.get()) && NothingBreaks(vm);
  if (whole_chain) innermost = PushDelegatingFrames(vm, generator, base, &flags);
  // A pending exception must survive the push, which fails with one of its own.
  if (!PushGeneratorFrame(vm, innermost, base, flags)) {
    if (innermost == generator) return ResumeResult::kFailed;
    UnparkFrame(vm);
    return Run(vm, generator, true, result);
  }
  Instruction rests_at = At(innermost->pc);
  bool fresh = rests_at.op == static_cast<uint16_t>(Opcode::kReturnGenerator);
  if (!raise) {
    if (!fresh) base[rests_at.a] = ToValue(std::move(sent));
    ++vm.top->pc;
  } else {
    ChainToHandled(generator);
  }
  return Run(vm, generator, raise, result);
}

bool ResumeInMachineCode(GeneratorObject* generator, ResumeResult* outcome, Ref<Object>* item) {
  VmThread& vm = CurrentVmThread();
  Value* base = vm.FreeWindow();
  if (!CanEnter(vm, generator, base)) return false;
  Ref<GeneratorObject> keep = NewRef(generator);
  *outcome = Enter(vm, generator, base, NewNone(), item);
  return true;
}

ResumeResult ResumeAfterDelegate(GeneratorObject* generator, Ref<Object> value, Ref<Object>* result) {
  VmThread& vm = CurrentVmThread();
  Value* base = vm.FreeWindow();
  *result = nullptr;
  if (!PushGeneratorFrame(vm, generator, base, kFrameEntry)) return ResumeResult::kFailed;
  // Yield, Resume, then the jump back to Send, whose own jump leads behind the delegation.
  uint64_t* yield = generator->pc;
  Release(base[At(yield).a - 1]);
  if (!value) {
    ChainToHandled(generator);
    return Run(vm, generator, true, result);
  }
  uint64_t* send = yield + 2 + At(yield + 2).jump();
  base[At(send).b] = ToValue(std::move(value));
  vm.top->pc = send + static_cast<int32_t>(static_cast<uint32_t>(send[1]));
  return Run(vm, generator, false, result);
}

Object* GeneratorDelegate(GeneratorObject* generator) {
  if (generator->state != GeneratorState::kSuspended) return nullptr;
  Instruction next = At(generator->pc + 1);
  if (next.op != static_cast<uint16_t>(Opcode::kResume) || next.a < 2) return nullptr;
  return ObjectOf(generator->registers[At(generator->pc).a - 1]);
}

void ClearGenerator(GeneratorObject* generator) {
  int32_t live = std::exchange(generator->live_count, 0);
  generator->state = GeneratorState::kFinished;
  generator->pc = nullptr;
  if (FrameObject* object = std::exchange(generator->frame_object, nullptr)) {
    object->generator = nullptr;
    DecRef(object);
  }
  for (int32_t i = 0; i < live; ++i) Release(generator->registers[i]);
  generator->handled.value.Clear();
  generator->function.Clear();
}

}  // namespace viv
