#include "interpreter/vm/jit/transfers.h"

#include "interpreter/vm/generator_switch.h"
#include "interpreter/vm/generator_support.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/numbers.h"
#include "interpreter/vm/vm.h"

namespace viv::jit {

namespace {

const SharedCode& Shared() { return CurrentVm().jit.shared(); }

// On with the youngest frame, at its pc.
const void* GoOn(VmThread& vm) {
  const void* entry = EntryOf(vm, *vm.top);
  return entry ? entry : Shared().go_on;
}

// On with what has called the youngest frame.
const void* EndWith(VmThread& vm, Value result) {
  vm.result = result;
  return Shared().ended;
}

// The callee that has been pushed begins; afterwards it goes on behind the caller's instruction of four words.
const void* Begin(VmThread& vm) {
  Frame* callee = vm.top;
  Frame* caller = callee - 1;
  if (CompiledCode* compiled = CompiledOf(caller->code)) {
    if (const void* entry = compiled->EntryAt(WordIndex(caller) + 4)) callee->resume = entry;
  }
  const void* entry = callee->code->compiled_entry;
  return entry && NothingBreaks(vm) && !CurrentHeap().exact_boxes() ? entry : Shared().callee;
}

Instruction CompiledInstruction(const Frame* frame) { return Instruction::FromWord(frame->code->original_words[WordIndex(frame)]); }

int32_t WordJump(const Frame* frame) { return static_cast<int32_t>(static_cast<uint32_t>(frame->pc[1])); }

}  // namespace

const void* CallAny(VmThread* vm, Frame* frame) {
  Instruction in = CompiledInstruction(frame);
  auto op = static_cast<Opcode>(in.op);
  bool method = op == Opcode::kCallMethod || op == Opcode::kCallMethodKeywords;
  bool keywords = op == Opcode::kCallKeywords || op == Opcode::kCallMethodKeywords;
  Value* row = frame->registers + in.a;
  size_t count = in.b;
  if (!Box(*row)) return Shared().failed;
  bool has_self = method && !IsNull(row[1]);
  if (has_self) {
    ++count;
  } else if (method) {
    for (size_t i = 0; i < count; ++i) row[1 + i] = Move(row[2 + i]);
  }
  TupleObject* names = keywords ? AsTuple(frame->constants[in.c]) : nullptr;
  if ((has_self || !method) && ShouldSpecialize(CacheOf<CallCache>(frame->pc)->counter)) {
    if (!BoxRow(row, count + 1)) return Shared().failed;
    reinterpret_cast<Instruction*>(frame->pc)->op = in.op;  // what it was specialised for before is not what it is about now
    SpecializeCall(frame, row, count, method, names);
  }
  if (Instruction::FromWord(*frame->pc).op != in.op) Jit::CountStep(frame);  // there is a form for it
  Object* callable = row->raw;
  if (callable->kind == kBoundMethod && static_cast<BoundMethodObject*>(callable)->function->kind == kFunction &&
      row + 2 + count < vm->registers_end) {
    Ref<Object> bound = TakeRef(*row);
    for (size_t i = count; i > 0; --i) row[i + 1] = Move(row[i]);
    row[1] = ToValue(NewRef(static_cast<BoundMethodObject*>(callable)->self.get()));
    row[0] = ToValue(NewRef(static_cast<BoundMethodObject*>(callable)->function.get()));
    ++count;
    callable = row->raw;
  }
  size_t positional = count - (names ? static_cast<size_t>(names->size) : 0);
  if (callable->kind == kFunction) {
    return PushCall(*vm, AsFunction(callable), row + 1, positional, names, 0) ? Begin(*vm) : Shared().failed;
  }
  return BoxRow(row, count + 1) && CallObject(frame, row, positional, names) ? nullptr : Shared().failed;
}

const void* BeginInit(VmThread* vm, Frame* frame, Object* init, Object* instance) {
  Instruction in = CompiledInstruction(frame);
  Ref<Object> made = Ref<Object>::Adopt(instance);
  if (!PushInitOf(*vm, frame, frame->registers + in.a, in.b, AsFunction(init), std::move(made))) return Shared().failed;
  return Begin(*vm);
}

const void* CallGetter(VmThread* vm, Frame* frame, Object* getter) {
  Instruction in = CompiledInstruction(frame);
  Value* base = frame->registers + frame->code->register_count + 1;
  base[-1] = ToValue(NewRef(getter));
  base[0] = ToValue(NewRef(frame->registers[in.b].raw));
  if (PushCall(*vm, AsFunction(getter), base, 1, nullptr, kFrameForward)) return Begin(*vm);
  Release(base[-1]);
  return Shared().failed;
}

const void* FinishReturn(VmThread* vm, Object* result_bits) {
  Value result{result_bits};
  Frame* frame = vm->top;
  uint32_t flags = frame->flags;
  Value* window = frame->registers;
  const void* resume = frame->resume;
  frame->flags |= kFrameIncomplete;
  Ref<Object>::Adopt(std::exchange(frame->locals, nullptr)).Reset();
  Ref<CodeObject>::Adopt(frame->code).Reset();
  --vm->top;
  LeavePythonCall(*vm);
  if (flags & kFrameEntry) return EndWith(*vm, result);
  if (flags & kFrameResumes) {
    Store(window[-1], result);
    return resume;
  }
  Frame* caller = vm->top;
  if (flags & kFrameInit) {
    return FinishInit(caller, window, ToObject(result)) ? resume : Shared().failed;
  }
  Release(window[-1]);
  Instruction in = CompiledInstruction(caller);
  if (in.op == static_cast<uint16_t>(Opcode::kLoadAttrT)) Release(caller->registers[in.b]);
  Store(caller->registers[in.a], result);
  return resume;
}

// ---- Generators -----------------------------------------------------------------------------------------------------------------------
namespace {

// As if None had been sent: the youngest frame is a generator's, at the instruction it rests at.
const void* GoOnWithNone(VmThread& vm) {
  Frame* frame = vm.top;
  Instruction in = Instruction::FromWord(*frame->pc);
  if (in.op == static_cast<uint16_t>(Specialized::kYieldStatement) && NothingBreaks(vm)) {
    frame->pc += 3;
    return GoOn(vm);
  }
  if (in.op != static_cast<uint16_t>(Opcode::kReturnGenerator)) frame->registers[in.a] = ToValue(NewRef(None()));
  ++frame->pc;
  return GoOn(vm);
}

const void* ResumeWithNone(VmThread& vm, Frame* frame, GeneratorObject* generator, uint32_t flags) {
  Value* base = frame->registers + frame->code->register_count + 1;
  if (Instruction::FromWord(*generator->pc).op == static_cast<uint16_t>(Opcode::kYield) && NothingBreaks(vm)) {
    generator = PushDelegatingFrames(vm, generator, base, &flags);
  }
  if (PushGeneratorFrame(vm, generator, base, flags)) return GoOnWithNone(vm);
  if (vm.top->flags & kFrameParked) UnparkFrame(vm);
  return Shared().failed;
}

bool Rests(const Object* object, GeneratorState most) {
  return object->kind == kGenerator && static_cast<const GeneratorObject*>(object)->state <= most;
}

}  // namespace

const void* NextOfGenerator(VmThread* vm, Frame* frame) {
  Object* iterator = frame->registers[Instruction::FromWord(*frame->pc).a].raw;
  if (!Rests(iterator, GeneratorState::kSuspended)) return NextOfAny(vm, frame);
  return ResumeWithNone(*vm, frame, AsGenerator(iterator), kFrameForIter);
}

const void* CallNextOf(VmThread* vm, Frame* frame) {
  Value argument = frame->registers[Instruction::FromWord(*frame->pc).a + 1];
  if (!IsObject(argument) || !Rests(argument.raw, GeneratorState::kSuspended)) return CallAny(vm, frame);
  return ResumeWithNone(*vm, frame, AsGenerator(argument.raw), kFrameNext);
}

const void* CallSendTo(VmThread* vm, Frame* frame) {
  Value* row = frame->registers + Instruction::FromWord(*frame->pc).a;
  if (!IsObject(row[1]) || row[1].raw->kind != kGenerator || AsGenerator(row[1].raw)->state != GeneratorState::kSuspended) {
    return CallAny(vm, frame);
  }
  if (!Box(row[2])) return Shared().failed;
  Value* base = frame->registers + frame->code->register_count + 1;
  if (!PushGeneratorFrame(*vm, AsGenerator(row[1].raw), base, kFrameNext | kFrameSent)) return Shared().failed;
  Frame* resumed = vm->top;
  resumed->registers[Instruction::FromWord(*resumed->pc).a] = ToValue(NewRef(row[2].raw));  // the caller keeps its own until send() returns
  ++resumed->pc;
  return GoOn(*vm);
}

const void* SendToAny(VmThread* vm, Frame* frame) {
  Value* R = frame->registers;
  Instruction in = Instruction::FromWord(*frame->pc);
  Object* iterator = R[in.a].raw;
  if (iterator->kind == kGenerator || iterator->kind == kCoroutine) {
    auto* generator = AsGenerator(iterator);
    bool fresh = generator->state == GeneratorState::kCreated && R[in.b].raw == None();
    if (fresh || generator->state == GeneratorState::kSuspended) {
      if (!PushGeneratorFrame(*vm, generator, R + frame->code->register_count + 1, kFrameSend)) return Shared().failed;
      Value sent = Move(R[in.b]);
      Frame* resumed = vm->top;
      if (fresh) {
        Release(sent);
      } else {
        resumed->registers[Instruction::FromWord(*resumed->pc).a] = sent;
      }
      ++resumed->pc;
      return GoOn(*vm);
    }
  }
  Ref<Object> value;
  bool finished = false;
  if (!Box(R[in.b]) || !SendTo(iterator, TakeRef(R[in.b]), &value, &finished)) return Shared().failed;
  Store(R[in.b], ToValue(std::move(value)));
  if (finished) Release(R[in.a]);
  frame->pc += finished ? WordJump(frame) : kSendWords;
  return GoOn(*vm);
}

const void* FinishGenerator(VmThread* vm, Object* result_bits) {
  Value result{result_bits};
  uint32_t flags = vm->top->flags;
  FinishGeneratorFrame(*vm, false);
  if (flags & kFrameEntry) return EndWith(*vm, result);
  if (vm->top->flags & kFrameParked) UnparkFrame(*vm);
  Frame* caller = vm->top;
  Instruction resumer = Instruction::FromWord(*caller->pc);
  Value* row = caller->registers + resumer.a;
  if (flags & kFrameForIter) Release(result);
  if (flags & kFrameSend) caller->registers[resumer.b] = result;
  if (flags & (kFrameForIter | kFrameSend)) {
    Release(*row);
    caller->pc += WordJump(caller);
    return GoOn(*vm);
  }
  // next(), send(): the value travels in a StopIteration.
  if (Ref<Object> value = ToObject(result)) {
    IsNone(value.get()) ? RaiseNone(TypeId::kStopIteration) : RaiseWithValue(TypeId::kStopIteration, value);
  }
  for (int i = 0, owned = flags & kFrameSent ? 2 : 1; i <= owned; ++i) Release(row[i]);
  return Shared().failed;
}

const void* YieldToCaller(VmThread* vm, Frame* frame) {
  if (!NothingBreaks(*vm)) return Shared().step_there;
  Instruction in = Instruction::FromWord(*frame->pc);
  Instruction drop = Instruction::FromWord(frame->pc[2]);
  if (drop.op == static_cast<uint16_t>(Opcode::kDrop) && drop.a == in.a) {
    reinterpret_cast<Instruction*>(frame->pc)->op = static_cast<uint16_t>(Specialized::kYieldStatement);
  }
  Value yielded = Move(frame->registers[in.a]);
  SuspendGeneratorFrame(*vm);
  return PassYielded(vm, yielded.raw);
}

const void* PassYielded(VmThread* vm, Object* yielded_bits) {
  Value yielded{yielded_bits};
  uint32_t flags = vm->top[1].flags;
  while ((flags & kFrameSend) && (vm->top->flags & kFrameParked)) {
    flags = vm->top->flags;
    SuspendParkedFrame(*vm);
  }
  if (flags & kFrameEntry) return EndWith(*vm, yielded);
  Frame* caller = vm->top;
  Instruction resumer = Instruction::FromWord(*caller->pc);
  Value* R = caller->registers;
  if (flags & (kFrameForIter | kFrameSend)) {
    Store(R[resumer.b], yielded);
    caller->pc += flags & kFrameForIter ? 3 : 2;
    return GoOn(*vm);
  }
  // next(generator), generator.send(x)
  Value called = R[resumer.a];
  R[resumer.a] = yielded;
  Release(called);
  for (int i = 1, owned = flags & kFrameSent ? 2 : 1; i <= owned; ++i) Release(R[resumer.a + i]);
  caller->pc += 4;
  return GoOn(*vm);
}

const void* NextOfAny(VmThread* vm, Frame* frame) {
  Instruction in = CompiledInstruction(frame);
  Value* R = frame->registers;
  Object* iterator = R[in.a].raw;
  if (Rests(iterator, GeneratorState::kSuspended)) return ResumeWithNone(*vm, frame, AsGenerator(iterator), kFrameForIter);
  Ref<Object> item = TypeOf(iterator)->slots.next(iterator);
  if (item) return Store(R[in.b], ToValue(std::move(item))), nullptr;
  if (vm->thread->pending) {
    if (!PendingMatches(TypeId::kStopIteration)) return Shared().failed;
    ClearError();
  }
  Release(R[in.a]);
  frame->pc += WordJump(frame);
  return GoOn(*vm);
}

}  // namespace viv::jit
