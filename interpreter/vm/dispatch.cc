// The loop: runs the instructions of opcodes.def, and the forms of specialized.def that it writes over them.
//
// How it is laid out
//   * Computed goto; every instruction ends in a jump of its own, so that the processor predicts each from its predecessor.
//   * The state lives in four locals: frame, R (the frame's registers), K (its constants), pc. FR1: frame->pc is stored (SAVE) before
//     anything that may raise, run Python or end an object.
//   * A jump to the next instruction ends no C++ object: a Ref that is alive there must be empty.
//   * Operand variants (L local, T temporary, K constant) are the same source text with another way to fetch and to let go.
//   * The instructions stand in loop/*.inc, one file a family, in the terms that RunFrame defines first.
//   * What is not quick is a call into the files next to this one (instructions.h); they work on the frame.
//   * Python calls push a frame and go on in the loop. Only C++ in between (a slot, a builtin that calls back) enters RunFrame again.
//
// Compiled with -fno-gcse -fno-crossjumping, which merge the jumps at the ends of the instructions again, and -fno-tree-fre, which is
// slow on a function of this shape.
// Answers to CPython's Python/ceval.c.
#include "interpreter/objects/peek.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/pair_iterators.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/calls.h"
#include "interpreter/vm/class_building.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/generator_switch.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/jit/jit.h"
#include "interpreter/vm/numbers.h"
#include "interpreter/vm/pattern_matching.h"
#include "interpreter/vm/tracing.h"
#include "interpreter/vm/unwinding.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

bool HandleBreak(VmThread& vm) {
  uint32_t reasons = vm.breaker.fetch_and(~uint32_t{kBreakSignal | kBreakSwitch | kBreakExact | kBreakCompile}, std::memory_order_relaxed);
  if (reasons & kBreakSwitch) PassInterpreterLock(vm);
  return !(reasons & kBreakSignal) || RunSignalHandlers();
}

// A call failed: lets go of the callable and its arguments, in order.
__attribute__((noinline)) void AbandonRow(Value* row, size_t count) {
  for (size_t i = 0; i <= count; ++i) Release(row[i]);
}

// Of Moves and Takes by which 2 .. kMostPermuted variables get each other's values: the number of variables; 0: it is not that.
constexpr int kMostPermuted = 4;
int CountPermuted(const uint64_t* words, const uint64_t* end) {
  int count = 0;
  auto at = [&](int i) { return Instruction::FromWord(words[i]); };
  auto is_move = [&](int i) {
    return at(i).op == static_cast<uint16_t>(Opcode::kMove) && at(i).a == at(0).a + i;
  };
  while (count <= kMostPermuted && words + count < end && is_move(count)) ++count;
  if (count < 2 || count > kMostPermuted || end - words < 2 * count) return 0;
  for (int i = 0; i < count; ++i) {
    Instruction take = at(count + i);
    if (take.op != static_cast<uint16_t>(Opcode::kTake) || take.b != at(i).a) return 0;
    int sources = 0, targets = 0;
    for (int k = 0; k < count; ++k) {
      sources += at(k).b == take.a;
      targets += at(count + k).a == take.a;
    }
    if (sources != 1 || targets != 1) return 0;
  }
  return count;
}

// For a Move of a variable x to t: whether `u = p op q`, a Take of t and a Take of u to x follow, op being +, - or *, p a variable, q a
// variable or a constant number. How many of p and q are variables; 0: it is not that.
int CountReplacing(const uint64_t* words, const uint64_t* end, Object* const* constants) {
  if (end - words < 4) return 0;
  Instruction move = Instruction::FromWord(words[0]), arithmetic = Instruction::FromWord(words[1]);
  Instruction kept = Instruction::FromWord(words[2]), replaced = Instruction::FromWord(words[3]);
  constexpr auto kTake = static_cast<uint16_t>(Opcode::kTake);
  if (kept.op != kTake || kept.b != move.a || replaced.op != kTake || replaced.b != arithmetic.a || replaced.a != move.b) return 0;
  switch (static_cast<Opcode>(arithmetic.op)) {
    case Opcode::kAddLL:
    case Opcode::kSubtractLL:
    case Opcode::kMultiplyLL: return 2;
    case Opcode::kAddLK:
    case Opcode::kSubtractLK:
    case Opcode::kMultiplyLK: return constants[arithmetic.c]->kind == kInt || constants[arithmetic.c]->kind == kFloat ? 1 : 0;
    default: return 0;
  }
}

// Whether `count` different variables take the temporaries from `first` on, in order.
bool AreDistinctTakes(const uint64_t* words, int first, int count) {
  for (int i = 0; i < count; ++i) {
    Instruction take = Instruction::FromWord(words[i]);
    if (take.op != static_cast<uint16_t>(Opcode::kTake) || take.b != first + i) return false;
    for (int k = 0; k < i; ++k) {
      if (Instruction::FromWord(words[k]).a == take.a) return false;
    }
  }
  return true;
}

// The items of a tuple or list of that size; null: it is something else.
inline Object** ItemsOf(Object* source, ptrdiff_t count) {
  if (source->kind == kTuple && static_cast<TupleObject*>(source)->size == count) return static_cast<TupleObject*>(source)->items;
  if (source->kind == kList && static_cast<ListObject*>(source)->size == count) return static_cast<ListObject*>(source)->items;
  return nullptr;
}

// Whether nothing else happens when the register lets go what it holds.
inline bool EndsQuietly(Value value) {
  if (!IsObject(value) || value.raw->refcount > 1) return true;
  ObjectKind kind = static_cast<ObjectKind>(value.raw->kind);
  return kind == kInt || kind == kFloat || kind == kStr;
}

// Goes on with the youngest frame, as if machine code had come back from it in that way, until the frame with kFrameEntry ends.
// Not inlined anywhere: one copy, so that the jumps stay what they are.
__attribute__((noinline)) Ref<Object> RunLoop(VmThread& vm, jit::Exit exit) {
  static const void* const kLabels[] = {
#define VIV_OP(name, operands, words) &&L_##name,
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
#define VIV_SPECIALIZED(name) &&L_##name,
#include "interpreter/vm/specialized.def"
#undef VIV_SPECIALIZED
  };
  static const void* const kTraceLabels[] = {
#define VIV_OP(name, operands, words) &&trace,
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
#define VIV_SPECIALIZED(name) &&trace,
#include "interpreter/vm/specialized.def"
#undef VIV_SPECIALIZED
  };

  // While single instructions are run between pieces of machine code: each ends at `step`.
  static const void* const kStepLabels[] = {
#define VIV_OP(name, operands, words) &&step,
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
#define VIV_SPECIALIZED(name) &&step,
#include "interpreter/vm/specialized.def"
#undef VIV_SPECIALIZED
  };

  const void* const* labels;
  Frame* frame;
  Value* R;
  Object** K;
  uint64_t* pc;
  Value retval;            // on its way from a return or a yield to do_return
  Object *first, *second;  // on their way to set_pair
  // On their way to the tails of operators and comparisons:
  BinarySlot slot;
  CompareOp comparison;
  int slot_kinds;  // OperandKinds
  bool truth_value;
  const void* entry_to_take;  // on its way to enter

#define I (reinterpret_cast<Instruction*>(pc))
#define TARGET(name) L_##name:
#define NEXT() goto* labels[I->op]
#define ADVANCE(words) \
  do {                 \
    pc += (words);     \
    NEXT();            \
  } while (0)
#define SAVE() (frame->pc = pc)
#define CHECK(condition)                      \
  do {                                        \
    SAVE();                                   \
    if (UNLIKELY(!(condition))) goto error;   \
  } while (0)
#define DROP(object_)                         \
  do {                                        \
    Object* dropped = (object_);              \
    if (UNLIKELY(--dropped->refcount == 0)) { \
      SAVE();                                 \
      DeallocateObject(dropped);              \
    }                                         \
  } while (0)
  // Stores a value, owned, into a register that is written.
#define SET_VALUE(index, value_)              \
  do {                                        \
    Value* into = R + (index);                \
    Value before = *into;                     \
    *into = (value_);                         \
    if (IsObject(before)) DROP(before.raw);   \
  } while (0)
#define SET(index, object_) SET_VALUE(index, OwnedValue(object_))
  // What is in the register becomes an object, if it is a number.
#define BOX(value_)                           \
  do {                                        \
    if (UNLIKELY(IsNumber(value_))) {         \
      SAVE();                                 \
      if (!Box(value_)) goto error;           \
    }                                         \
  } while (0)
  // What MakeNumber made: an object where the heap wants exact boxes.
#define SETTLE(value_)                                                   \
  do {                                                                   \
    if (UNLIKELY(!IsNumber(value_) || CurrentHeap().exact_boxes())) {    \
      SAVE();                                                            \
      if (!Box(value_)) goto error;                                      \
    }                                                                    \
  } while (0)
  // Whether the number went into the box that stands where it is to go.
#define MAY_OVERWRITE(box_, number_) (!CurrentHeap().exact_boxes() && OverwriteNumber((box_), (number_)))
#define BOX_ROW(first_, count_)               \
  do {                                        \
    for (int boxed = 0; boxed < static_cast<int>(count_); ++boxed) BOX((first_)[boxed]); \
  } while (0)
#define SPECIAL(name) static_cast<uint16_t>(Specialized::k##name)
#define GENERIC(name) static_cast<uint16_t>(Opcode::k##name)
#define RELOAD()               \
  do {                         \
    frame = vm.top;            \
    R = frame->registers;      \
    K = frame->constants;      \
    pc = frame->pc;            \
  } while (0)
#define WORD_JUMP() (static_cast<int32_t>(static_cast<uint32_t>(pc[1])))
#define CHECK_BREAK()                                                                            \
  if (UNLIKELY(vm.breaker.load(std::memory_order_relaxed) != 0)) {                               \
    CHECK(HandleBreak(vm));                                                                      \
    if (labels != kTraceLabels && (vm.breaker.load(std::memory_order_relaxed) & kBreakTrace)) {       \
      labels = kTraceLabels;                                                                     \
      NEXT();                                                                                    \
    }                                                                                            \
  }

  // A call or a round of a loop, at the instruction that comes next: what has been done often becomes machine code.
#define COUNT_HEAT()                                                         \
  do {                                                                       \
    if (UNLIKELY(++frame->code->heat >= jit::kCompileAt)) goto hot;          \
  } while (0)

  // Operands by kind: as they are, or boxed; and let go where they are temporaries.
#define KIND_L kLocalOperand
#define KIND_T kTemporaryOperand
#define KIND_K kConstantOperand
#define FETCH_L(field) (R[I->field])
#define FETCH_T(field) (R[I->field])
#define FETCH_K(field) (Value{K[I->field]})
#define BOX_L(field) BOX(R[I->field])
#define BOX_T(field) BOX(R[I->field])
#define BOX_K(field)
#define LET_GO_L(field, object_)
#define LET_GO_K(field, object_)
#define LET_GO_T(field, object_)      \
  do {                                \
    R[I->field] = Value{};            \
    DROP(object_);                    \
  } while (0)
  // The same for what may be a number.
#define LET_VALUE_GO_L(field)
#define LET_VALUE_GO_K(field)
#define LET_VALUE_GO_T(field)                          \
  do {                                                 \
    Value ended = Move(R[I->field]);                   \
    if (IsObject(ended)) DROP(ended.raw);              \
  } while (0)
  // The same for what is a number or a number's object: nothing of it runs Python when it ends.
#define LET_NUMBER_GO_L(field)
#define LET_NUMBER_GO_K(field)
#define LET_NUMBER_GO_T(field)                         \
  do {                                                 \
    Value ended = Move(R[I->field]);                   \
    if (IsObject(ended)) DropNumber(ended.raw);        \
  } while (0)
  // Operands that are known to be numbers in registers: nothing is to be released.
#define FORGET_L(field)
#define FORGET_K(field)
#define FORGET_T(field) R[I->field] = Value{}
#define EACH_LT_LTK(M, ...) \
  M(L, L, __VA_ARGS__) M(L, T, __VA_ARGS__) M(L, K, __VA_ARGS__) M(T, L, __VA_ARGS__) M(T, T, __VA_ARGS__) M(T, K, __VA_ARGS__)
#define EACH_LTK_LTK(M, ...) EACH_LT_LTK(M, __VA_ARGS__) M(K, L, __VA_ARGS__) M(K, T, __VA_ARGS__)

  goto left;

#include "interpreter/vm/loop/moving_values.inc"
#include "interpreter/vm/loop/names.inc"
#include "interpreter/vm/loop/attributes.inc"
#include "interpreter/vm/loop/items_and_operators.inc"
#include "interpreter/vm/loop/jumps.inc"
#include "interpreter/vm/loop/containers.inc"
#include "interpreter/vm/loop/iteration.inc"
#include "interpreter/vm/loop/calls.inc"
#include "interpreter/vm/loop/generators.inc"
#include "interpreter/vm/loop/exceptions.inc"
#include "interpreter/vm/loop/patterns_and_modules.inc"

  // ---- Traced: every instruction passes here first ---------------------------------------------------------------------------------
trace:
  if (!(vm.breaker.load(std::memory_order_relaxed) & kBreakTrace)) {
    labels = kLabels;
    NEXT();
  }
  CHECK(TraceInstruction(vm, frame));
  switch (TraceBuiltinCall(vm, frame)) {
    case 1: ADVANCE(4);
    case -1: goto error;
  }
  goto* kLabels[I->op];

  // ---- Machine code ----------------------------------------------------------------------------------------------------------------
hot: {
  if (UNLIKELY(labels == kTraceLabels)) NEXT();
  if (frame->code->compiled) {
    frame->code->heat = jit::kCompileAt - 1;
    goto step;
  }
}

compile: {
  entry_to_take = CurrentVm().jit.FindEntry(vm, frame, pc);
  if (!entry_to_take) goto* kLabels[I->op];
  goto enter;
}

// An instruction has been done between pieces of machine code: on there, where the next one has an entry.
step: {
  const jit::CompiledCode* compiled = jit::CompiledOf(frame->code);
  labels = kLabels;
  if (UNLIKELY(vm.breaker.load(std::memory_order_relaxed) != 0)) {
    if (vm.breaker.load(std::memory_order_relaxed) & kBreakTrace) labels = kTraceLabels;
    NEXT();
  }
  if (!compiled || UNLIKELY(CurrentHeap().exact_boxes())) NEXT();
  if (UNLIKELY(compiled->steps_left < 0 && compiled->generation < jit::kMostGenerations)) goto compile;
  entry_to_take = compiled->EntryAt(static_cast<int32_t>(pc - frame->code->words));
  if (entry_to_take) goto enter;
  labels = kStepLabels;
  goto* kLabels[I->op];
}

enter:
  exit = CurrentVm().jit.Enter(entry_to_take, frame, vm);

left: {
  if (exit == jit::Exit::kEnded) return ToObject(vm.result);
  RELOAD();
  labels = kStepLabels;
  switch (exit) {
    case jit::Exit::kStep: jit::Jit::CountStep(frame); goto* kLabels[I->op];
    case jit::Exit::kResume: jit::Jit::CountLeave(frame); goto step;
    case jit::Exit::kGoOn: jit::Jit::CountStep(frame); goto step;
    case jit::Exit::kReturned: pc += 4; goto step;
    case jit::Exit::kCallee:
      labels = kLabels;
      COUNT_HEAT();
      NEXT();
    case jit::Exit::kInterpret:
      labels = vm.breaker.load(std::memory_order_relaxed) & kBreakTrace ? kTraceLabels : kLabels;
      NEXT();
    case jit::Exit::kFailed: goto error;
    case jit::Exit::kEnded: break;  // has returned above
  }
}

  // ---- Exceptions under way --------------------------------------------------------------------------------------------------------
error:
  AddTracebackEntry(frame);
  if (UNLIKELY(vm.trace_function != nullptr)) TraceException(vm, frame);

unwind:
  for (;;) {
    const ExceptionTableEntry* entry = FindHandler(frame->code, static_cast<uint32_t>(WordIndex(frame)));
    int32_t depth = entry ? static_cast<int32_t>(entry->depth) : VariableCount(frame->code);
    {
      // The releases may run Python, which must not find an exception pending.
      Ref<BaseExceptionObject> under_way = TakeError();
      ReleaseTemporaries(frame, depth);
      RestoreError(std::move(under_way));
    }
    if (entry) {
      R = frame->registers;
      K = frame->constants;
      pc = frame->code->words + entry->target;
      NEXT();
    }
    uint32_t flags = frame->flags;
    Value* window = frame->registers;
    if (UNLIKELY(vm.breaker.load(std::memory_order_relaxed) & kBreakTrace)) TraceUnwind(vm, frame);
    if (flags & kFrameGenerator) {
      FinishGeneratorFrame(vm, true);
    } else {
      Ref<BaseExceptionObject> under_way = TakeError();
      PopFrame(vm);
      if (!(flags & kFrameEntry)) {
        if (flags & kFrameInit) {
          AbandonInit(vm.top, window);
        } else {
          Release(window[-1]);
        }
      }
      RestoreError(std::move(under_way));
    }
    if (flags & kFrameEntry) return nullptr;
    frame = vm.top;
    if (frame->flags & kFrameParked) UnparkFrame(vm);
    AddTracebackEntry(frame);
    if (UNLIKELY(vm.trace_function != nullptr)) TraceException(vm, frame);
  }
}

}  // namespace

Ref<Object> RunFrame(VmThread& vm, bool raise) {
  jit::Exit exit = jit::Exit::kInterpret;
  if (UNLIKELY(StackIsShort(*vm.thread))) {
    if (!raise) RaiseRecursionError("");
    exit = jit::Exit::kFailed;
  } else if (UNLIKELY(raise)) {
    if (vm.breaker.load(std::memory_order_relaxed) & kBreakTrace) TraceThrow(vm, vm.top);
    exit = jit::Exit::kFailed;
  } else if (const void* entry = jit::EntryOf(vm, *vm.top)) {
    return EnterFrame(vm, entry, nullptr);
  }
  return RunLoop(vm, exit);
}

Ref<Object> EnterFrame(VmThread& vm, const void* entry, Ref<Object> sent) {
  const jit::Jit& jit = CurrentVm().jit;
  if (vm.top->flags & kFrameEntry) vm.top->resume = jit.shared().yielded;  // else it is what a generator delegates to
  jit::Exit exit = jit.Enter(entry, vm.top, vm, sent.Release());
  return exit == jit::Exit::kEnded ? ToObject(vm.result) : RunLoop(vm, exit);
}

}  // namespace viv
