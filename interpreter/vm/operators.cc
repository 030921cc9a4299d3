// Operators, comparisons and subscripts where the loop's quick ways do not apply.
#include "interpreter/objects/peek.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/numbers.h"

namespace viv {

namespace {

// An operand where it stands, borrowed.
VIV_INLINE Object* OperandAt(Frame* frame, int kind, uint16_t index) {
  return kind == kConstantOperand ? frame->constants[index] : ObjectOf(frame->registers[index]);
}

// An operand with a reference of its own: a temporary gives up its register's, any other is shared.
VIV_INLINE Ref<Object> Operand(Frame* frame, int kind, uint16_t index) {
  return kind == kTemporaryOperand ? TakeRef(frame->registers[index]) : NewRef(OperandAt(frame, kind, index));
}

struct Operands {
  Operands(Frame* frame, int kinds, uint16_t b, uint16_t c) : left(Operand(frame, kinds / 3, b)), right(Operand(frame, kinds % 3, c)) {}
  // In CPython's order: the left one first.
  void Release() {
    left.Reset();
    right.Reset();
  }
  Ref<Object> left, right;
};

VIV_INLINE bool Finish(Frame* frame, uint16_t a, Operands& operands, Ref<Object> result) {
  operands.Release();
  if (!result) return false;
  Store(frame->registers[a], ToValue(std::move(result)));
  return true;
}

// The operands have been used where they stood: the temporaries among them end, in CPython's order.
VIV_INLINE void LetGo(Frame* frame, int kinds, uint16_t left, uint16_t right) {
  if (kinds / 3 == kTemporaryOperand) Release(frame->registers[left]);
  if (kinds % 3 == kTemporaryOperand) Release(frame->registers[right]);
}

// 1, 0: compared without running anything; -1: that takes the protocol.
int CompareAtOnce(Object* x, Object* y, CompareOp op) {
  if (x->kind != y->kind) return -1;
  switch (x->kind) {
    case kInt: return Ordered(IntOf(x), IntOf(y), op);
    case kFloat: return Ordered(FloatValue(x), FloatValue(y), op);
    case kStr: return op == kEqual || op == kNotEqual ? StrEqual(AsStr(x), AsStr(y)) == (op == kEqual) : -1;
    default: return -1;
  }
}

}  // namespace

bool BinaryOperation(Frame* frame, Instruction in, BinarySlot fn, int kinds) {
  Operands operands(frame, kinds, in.b, in.c);
  Ref<Object> result = fn(operands.left, operands.right);
  return Finish(frame, in.a, operands, std::move(result));
}

bool AddOperation(Frame* frame, Instruction in, BinarySlot fn, int kinds) {
  // x = x + y and x += y of a variable: nobody else may own the str.
  if (kinds / 3 == kLocalOperand && in.a == in.b) {
    Value* registers = frame->registers;
    Object* left = ObjectOf(registers[in.b]);
    Object* right = OperandAt(frame, kinds % 3, in.c);
    if (left->kind == kStr && right->kind == kStr && left != right) {
      Ref<Object> held = Operand(frame, kinds % 3, in.c);
      Ref<StrObject> grown = StrAppend(Ref<StrObject>::Adopt(AsStr(Take(registers[in.b]))), AsStr(held.get()));
      if (!grown) return false;
      registers[in.a] = ToValue(std::move(grown));
      return true;
    }
  }
  return BinaryOperation(frame, in, fn, kinds);
}

bool CompareOperation(Frame* frame, Instruction in, CompareOp op, int kinds) {
  bool has_room = CurrentThread().recursion_remaining > 0;  // else CPython's general comparison, which this is there, tells so
  int answer = has_room ? CompareAtOnce(OperandAt(frame, kinds / 3, in.b), OperandAt(frame, kinds % 3, in.c), op) : -1;
  if (answer >= 0) {
    LetGo(frame, kinds, in.b, in.c);
    Store(frame->registers[in.a], ToValue(NewBool(answer != 0)));
    return true;
  }
  Operands operands(frame, kinds, in.b, in.c);
  Ref<Object> result = Compare(operands.left, operands.right, op);
  return Finish(frame, in.a, operands, std::move(result));
}

bool ContainsOperation(Frame* frame, Instruction in, bool negate, int kinds) {
  Peek peek = ContainsPeek(OperandAt(frame, kinds % 3, in.c), OperandAt(frame, kinds / 3, in.b));
  if (peek != Peek::kUndecided) {
    LetGo(frame, kinds, in.b, in.c);
    Store(frame->registers[in.a], ToValue(NewBool((peek == Peek::kFound) != negate)));
    return true;
  }
  Operands operands(frame, kinds, in.b, in.c);
  int found = Contains(operands.right, operands.left);
  return Finish(frame, in.a, operands, found < 0 ? nullptr : NewBool((found != 0) != negate));
}

int CompareTruth(Frame* frame, Instruction in, CompareOp op, int kinds) {
  if (int answer = CompareAtOnce(OperandAt(frame, kinds / 3, in.a), OperandAt(frame, kinds % 3, in.b), op); answer >= 0) {
    LetGo(frame, kinds, in.a, in.b);
    return answer;
  }
  Operands operands(frame, kinds, in.a, in.b);
  Ref<Object> result = Compare(operands.left, operands.right, op);
  operands.Release();
  return result ? IsTrue(result) : -1;
}

int ContainsTruth(Frame* frame, Instruction in, int kinds) {
  Peek peek = ContainsPeek(OperandAt(frame, kinds % 3, in.b), OperandAt(frame, kinds / 3, in.a));
  if (peek != Peek::kUndecided) {
    LetGo(frame, kinds, in.a, in.b);
    return peek == Peek::kFound;
  }
  Operands operands(frame, kinds, in.a, in.b);
  int found = Contains(operands.right, operands.left);
  operands.Release();
  return found;
}

bool UnaryOperation(Frame* frame, Instruction in, UnarySlot fn, bool temporary) {
  Ref<Object> operand = Operand(frame, temporary ? kTemporaryOperand : kLocalOperand, in.b);
  Ref<Object> result = fn(operand);
  operand.Reset();
  if (!result) return false;
  Store(frame->registers[in.a], ToValue(std::move(result)));
  return true;
}

int TruthOf(Object* object) {
  Ref<Object> held = NewRef(object);
  return IsTrue(held);
}

bool LoadItemOperation(Frame* frame, Instruction in, int kinds) {
  Operands operands(frame, kinds, in.b, in.c);
  Ref<Object> result;
  if (operands.left->kind == kDict) {
    Object* value = DictGet(AsDict(operands.left.get()), operands.right);
    if (value) {
      result = NewRef(value);
    } else if (!ErrorPending()) {
      RaiseKeyError(operands.right);
    }
  } else {
    result = GetItem(operands.left, operands.right);
  }
  return Finish(frame, in.a, operands, std::move(result));
}

int BuiltinItem(Object* container, int64_t index, Ref<Object>* item) {
  const TypeObject* type = TypeOf(container);
  if ((type->type_flags & kTypeIsHeap) || !type->slots.item || !type->slots.seq_length) return 0;
  ptrdiff_t length = type->slots.seq_length(container);
  if (index < 0) index += length;
  if (index < 0 || index >= length) return 0;
  *item = type->slots.item(container, index);
  return *item ? 1 : -1;
}

bool StoreItemOperation(Frame* frame, Instruction in, int container_kind, int key_kind) {
  Ref<Object> value = TakeRef(frame->registers[in.a]);
  Ref<Object> container = Operand(frame, container_kind, in.b);
  Ref<Object> key = Operand(frame, key_kind, in.c);
  bool done = container->kind == kDict ? DictSet(AsDict(container.get()), key, value) : SetItem(container, key, value);
  value.Reset();
  container.Reset();
  key.Reset();
  return done;
}

Ref<Object> PowerWithoutModulus(Borrowed<Object> a, Borrowed<Object> b) { return Power(a, b, None()); }

}  // namespace viv
