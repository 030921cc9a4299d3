#include "interpreter/vm/jit/runtime.h"

#include "interpreter/objects/peek.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/pair_iterators.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/generator.h"
#include "interpreter/vm/numbers.h"
#include "interpreter/vm/vm.h"

namespace viv::jit {

namespace {

VIV_INLINE Value OperandAt(Frame* frame, int kind, uint16_t index) {
  return kind == kConstantOperand ? Value{frame->constants[index]} : frame->registers[index];
}

VIV_INLINE bool BoxOperand(Frame* frame, int kind, uint16_t index) { return kind == kConstantOperand || Box(frame->registers[index]); }

VIV_INLINE bool BoxBoth(Frame* frame, int kinds, uint16_t left, uint16_t right) {
  return BoxOperand(frame, kinds / 3, left) && BoxOperand(frame, kinds % 3, right);
}

VIV_INLINE void LetGo(Frame* frame, int kind, uint16_t index) {
  if (kind == kTemporaryOperand) Release(frame->registers[index]);
}

// 1, 0: two numbers compared; -1: they are something else.
int CompareNumbers(Value x, Value y, CompareOp op) {
  int64_t i, j;
  double a, b;
  if (ReadInt(x, &i) && ReadInt(y, &j)) return Ordered(i, j, op);
  if (ReadFloats(x, y, &a, &b)) return Ordered(a, b, op);
  return -1;
}

bool QuickInts(Operation operation, int64_t i, int64_t j, int64_t* k) {
  switch (operation) {
    case Operation::kAdd: return QuickAdd(i, j, k);
    case Operation::kSubtract: return QuickSubtract(i, j, k);
    case Operation::kMultiply: return QuickMultiply(i, j, k);
    case Operation::kFloorDivide: return QuickFloorDivide(i, j, k);
    case Operation::kRemainder: return QuickRemainder(i, j, k);
    case Operation::kPower: return QuickPower(i, j, k);
    case Operation::kLeftShift: return QuickLeftShift(i, j, k);
    case Operation::kRightShift: return QuickRightShift(i, j, k);
    case Operation::kAnd: return QuickAnd(i, j, k);
    case Operation::kOr: return QuickOr(i, j, k);
    case Operation::kXor: return QuickXor(i, j, k);
    default: return false;
  }
}

bool QuickFloats(Operation operation, double a, double b, double* c) {
  switch (operation) {
    case Operation::kAdd: return *c = a + b, true;
    case Operation::kSubtract: return *c = a - b, true;
    case Operation::kMultiply: return *c = a * b, true;
    case Operation::kTrueDivide: return b != 0.0 && (*c = a / b, true);
    case Operation::kPower: return QuickPower(a, b, c);
    default: return false;
  }
}

// The result of a number operation that has a quick way.
bool QuickNumbers(Operation operation, Value x, Value y, Value* result) {
  int64_t i, j, k;
  double a, b, c;
  if (operation != Operation::kTrueDivide && ReadInt(x, &i) && ReadInt(y, &j)) {
    return QuickInts(operation, i, j, &k) && (*result = MakeNumber(k), true);
  }
  if (!ReadFloats(x, y, &a, &b, operation == Operation::kTrueDivide ? 0 : 1)) return false;
  return QuickFloats(operation, a, b, &c) && (*result = MakeNumber(c), true);
}

// What a number in a register is looked up as: its object needs no memory of the heap's.
class KeyOf {
 public:
  explicit KeyOf(Value value) : key_(value.raw) {
    if (!IsInt(value)) return;
    number_.refcount = 1;
    number_.kind = kInt;
    number_.type = BuiltinType(TypeId::kInt);
    number_.value = IntOf(value);
    key_ = &number_;
  }
  KeyOf(const KeyOf&) = delete;
  KeyOf& operator=(const KeyOf&) = delete;
  const Object* get() const { return key_; }  // not of floats

 private:
  const Object* key_;
  IntObject number_{};
};

// Peek::kUndecided where something of it is a float without an object.
Peek PeekFor(Value item, Value container) {
  if (!IsObject(container) || IsFloat(item)) return Peek::kUndecided;
  return ContainsPeek(container.raw, KeyOf(item).get());
}

// An object that nobody else owns or has seen is what a number in a register stands for.
Value WithoutBox(Ref<Object> object) {
  Object* box = object.get();
  if (CurrentHeap().exact_boxes()) return ToValue(std::move(object));
  if (IsReusable(box, kFloat) && FitsValue(FloatValue(box))) return ValueOf(FloatValue(box));
  if (IsReusable(box, kInt) && FitsValue(IntOf(box))) return ValueOf(IntOf(box));
  return ToValue(std::move(object));
}

bool Settle(Value& value) { return (IsNumber(value) && !CurrentHeap().exact_boxes()) || Box(value); }

}  // namespace

bool SlowBinary(Frame* frame, Instruction in, BinarySlot function, int kinds, Operation operation) {
  Value result;
  Value left = OperandAt(frame, kinds / 3, in.b);
  bool may_be_numbers = IsNumber(left) || left.raw->kind == kInt || left.raw->kind == kFloat;
  if (may_be_numbers && QuickNumbers(operation, OperandAt(frame, kinds / 3, in.b), OperandAt(frame, kinds % 3, in.c), &result)) {
    if (!Settle(result)) return false;
    LetGo(frame, kinds / 3, in.b);
    LetGo(frame, kinds % 3, in.c);
    Store(frame->registers[in.a], result);
    return true;
  }
  return BoxBoth(frame, kinds, in.b, in.c) && BinaryOperation(frame, in, function, kinds);
}

bool SlowAdd(Frame* frame, Instruction in, BinarySlot function, int kinds, Operation operation) {
  if (IsObject(OperandAt(frame, kinds / 3, in.b)) && OperandAt(frame, kinds / 3, in.b).raw->kind == kStr) {
    return BoxBoth(frame, kinds, in.b, in.c) && AddOperation(frame, in, function, kinds);
  }
  return SlowBinary(frame, in, function, kinds, operation);
}

namespace {

// 1, 0: two strs asked for equality; -1: it is something else.
VIV_INLINE int EqualTexts(Value x, Value y, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || !IsObject(x) || !IsObject(y) || x.raw->kind != kStr || y.raw->kind != kStr) return -1;
  return (x.raw == y.raw || StrEqual(AsStr(x.raw), AsStr(y.raw))) == (op == kEqual);
}

}  // namespace

bool SlowCompare(Frame* frame, Instruction in, CompareOp op, int kinds) {
  bool has_room = CurrentThread().recursion_remaining > 0;  // else as in the loop
  int answer = has_room ? CompareNumbers(OperandAt(frame, kinds / 3, in.b), OperandAt(frame, kinds % 3, in.c), op) : -1;
  if (answer < 0) return BoxBoth(frame, kinds, in.b, in.c) && CompareOperation(frame, in, op, kinds);
  LetGo(frame, kinds / 3, in.b);
  LetGo(frame, kinds % 3, in.c);
  Store(frame->registers[in.a], ToValue(NewBool(answer != 0)));
  return true;
}

int SlowCompareTruth(Frame* frame, Instruction in, CompareOp op, int kinds) {
  Value x = OperandAt(frame, kinds / 3, in.a), y = OperandAt(frame, kinds % 3, in.b);
  int answer = EqualTexts(x, y, op);
  if (answer < 0) answer = CompareNumbers(x, y, op);
  if (answer < 0) return BoxBoth(frame, kinds, in.a, in.b) ? CompareTruth(frame, in, op, kinds) : -1;
  LetGo(frame, kinds / 3, in.a);
  LetGo(frame, kinds % 3, in.b);
  return answer;
}

int SlowContainsTruth(Frame* frame, Instruction in, int kinds) {
  Peek peek = PeekFor(OperandAt(frame, kinds / 3, in.a), OperandAt(frame, kinds % 3, in.b));
  if (peek != Peek::kUndecided) {
    LetGo(frame, kinds / 3, in.a);
    LetGo(frame, kinds % 3, in.b);
    return peek == Peek::kFound;
  }
  return BoxBoth(frame, kinds, in.a, in.b) ? ContainsTruth(frame, in, kinds) : -1;
}

bool SlowContains(Frame* frame, Instruction in, bool negate, int kinds) {
  Peek peek = PeekFor(OperandAt(frame, kinds / 3, in.b), OperandAt(frame, kinds % 3, in.c));
  if (peek != Peek::kUndecided) {
    LetGo(frame, kinds / 3, in.b);
    LetGo(frame, kinds % 3, in.c);
    Store(frame->registers[in.a], ToValue(NewBool((peek == Peek::kFound) != negate)));
    return true;
  }
  return BoxBoth(frame, kinds, in.b, in.c) && ContainsOperation(frame, in, negate, kinds);
}

bool IteratorOf(Frame* frame, Instruction in, bool temporary) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Ref<Object> iterable = temporary ? TakeRef(R[in.b]) : NewRef(R[in.b].raw);
  Ref<Object> iterator;
  switch (iterable->kind) {
    case kGenerator: iterator = std::move(iterable); break;
    case kList: iterator = NewListIterator(AsList(iterable.get())); break;
    default: iterator = GetIter(iterable);
  }
  iterable.Reset();
  if (!iterator) return false;
  Store(R[in.a], ToValue(std::move(iterator)));
  return true;
}

int Truth(Frame* frame, int index, bool temporary) {
  Value value = frame->registers[index];
  if (IsNumber(value)) return IsInt(value) ? IntOf(value) != 0 : FloatOf(value) != 0.0;
  int truth = QuickTruth(value.raw);
  return truth >= 0 ? truth : temporary ? IsTrue(value.raw) : TruthOf(value.raw);
}

int TruthAndRelease(Frame* frame, int index, bool temporary) {
  int truth = Truth(frame, index, temporary);
  if (temporary && truth >= 0) Release(frame->registers[index]);
  return truth;
}

namespace {

// What is compiled next reads and writes the items itself.
void NoteRawItems(Frame* frame, const Object* container) {
  const RawArrayLayout& layout = CurrentVm().raw_arrays;
  CompiledCode* compiled = CompiledOf(frame->code);
  if (!compiled || container->type != layout.type) return;
  auto at = [](const void* base, int32_t offset) { return static_cast<const char*>(base) + offset; };
  const void* item_type = *reinterpret_cast<const void* const*>(at(container, layout.item_type));
  RawItem item = *reinterpret_cast<const RawItem*>(at(item_type, layout.kind));
  if (item == RawItem::kOther) return;  // no template has a way for it
  compiled->raw_items[WordIndex(frame)] = item;
  Jit::CountStep(frame);
}

}  // namespace

bool SlowLoadItem(Frame* frame, Instruction in, int kinds) {
  if (!BoxOperand(frame, kinds / 3, in.b)) return false;
  Object* container = frame->registers[in.b].raw;
  Value key = OperandAt(frame, kinds % 3, in.c);
  int64_t index;
  Object* item = nullptr;
  if (container->kind == kDict) {
    if (IsFloat(key) || DictPeek(static_cast<DictObject*>(container), KeyOf(key).get(), &item) != Peek::kFound) item = nullptr;
  } else if (ReadInt(key, &index)) {
    ptrdiff_t size = -1;
    Object** items = nullptr;
    if (container->kind == kList) {
      size = static_cast<ListObject*>(container)->size;
      items = static_cast<ListObject*>(container)->items;
    } else if (container->kind == kTuple) {
      size = static_cast<TupleObject*>(container)->size;
      items = static_cast<TupleObject*>(container)->items;
    } else if (container->kind == kStr) {
      item = AsciiCharacterAt(static_cast<StrObject*>(container), index);
    } else {
      Ref<Object> found;
      int is_builtin = BuiltinItem(container, index, &found);
      if (is_builtin < 0) return false;
      if (is_builtin > 0) {
        NoteRawItems(frame, container);
        LetGo(frame, kinds % 3, in.c);
        LetGo(frame, kinds / 3, in.b);
        Store(frame->registers[in.a], WithoutBox(std::move(found)));
        return true;
      }
    }
    if (index < 0) index += size;
    if (static_cast<uint64_t>(index) < static_cast<uint64_t>(size) && items) item = items[index];
  }
  if (item) {
    Ref<Object> owned = NewRef(item);
    LetGo(frame, kinds % 3, in.c);
    LetGo(frame, kinds / 3, in.b);
    Store(frame->registers[in.a], ToValue(std::move(owned)));
    return true;
  }
  return BoxOperand(frame, kinds % 3, in.c) && LoadItemOperation(frame, in, kinds);
}

bool SlowStoreItem(Frame* frame, Instruction in, int kinds) {
  Value container = frame->registers[in.b];
  if (IsObject(container) && container.raw->kind == kList) {
    auto* list = static_cast<ListObject*>(container.raw);
    int64_t index;
    bool is_index = ReadInt(OperandAt(frame, kinds % 3, in.c), &index);
    if (is_index && index < 0) index += list->size;
    if (is_index && static_cast<uint64_t>(index) < static_cast<uint64_t>(list->size)) {
      if (!Box(frame->registers[in.a])) return false;
      Ref<Object> held = kinds / 3 == kTemporaryOperand ? TakeRef(frame->registers[in.b]) : NewRef(container.raw);
      Ref<Object>::Adopt(std::exchange(list->items[index], Take(frame->registers[in.a]))).Reset();
      held.Reset();
      LetGo(frame, kinds % 3, in.c);
      return true;
    }
  } else if (IsObject(container)) {
    NoteRawItems(frame, container.raw);
  }
  return BoxBoth(frame, kinds, in.b, in.c) && Box(frame->registers[in.a]) && StoreItemOperation(frame, in, kinds / 3, kinds % 3);
}

namespace {

// A number goes into the box that stands there, if that may be.
bool Overwrite(Object* box, Value& value) {
  if (!box || !IsNumber(value) || CurrentHeap().exact_boxes() || !OverwriteNumber(box, value)) return false;
  value = Value{};
  return true;
}

}  // namespace

bool StoreAttributeAt(Frame* frame, Instruction in, int index, bool temporary, bool slot) {
  Object* owner = frame->registers[in.c].raw;
  Object** place = slot ? reinterpret_cast<Object**>(reinterpret_cast<char*>(owner) + index) : &(*ManagedValuesPointer(owner))->values[index];
  return StoreAttributeInto(frame, in, place, temporary);
}

bool StoreAttributeInto(Frame* frame, Instruction in, Object** place, bool temporary) {
  Value* R = frame->registers;
  if (!Overwrite(*place, R[in.a])) {
    if (!Box(R[in.a])) return false;
    Ref<Object> old = Ref<Object>::Adopt(std::exchange(*place, Take(R[in.a])));
    if (Object* owner = R[in.c].raw; !old && TypeOf(owner)->shared_keys) {
      DictValues* values = *ManagedValuesPointer(owner);
      if (values && place >= values->values && place < values->values + kMaxSharedKeys) values->AppendSlot(place - values->values);
    }
  }
  if (temporary) Release(R[in.c]);
  return true;
}

namespace {

uint16_t GenericOp(const Frame* frame) { return Instruction::FromWord(frame->code->original_words[WordIndex(frame)]).op; }

const AttributeMemoEntry* FindKnown(const VmThread* vm, const Frame* frame, const Object* owner, uint16_t name) {
  return vm->attributes->Find(TypeOf(owner)->version_tag, AsStr(frame->code->names->items[name]), GenericOp(frame));
}

bool IsForm(const AttributeMemoEntry* entry, Specialized local_form, bool temporary) {
  return entry->form == static_cast<uint16_t>(local_form) + (temporary ? 1 : 0);
}

// For the functions beside the loop, which specialise a generic instruction: so does what is compiled next.
void Generalize(Frame* frame) {
  reinterpret_cast<Instruction*>(frame->pc)->op = GenericOp(frame);
  Jit::CountStep(frame);
}

// What shadows the class's attribute is not there.
bool NothingShadows(Object* owner, const AttributeCache* cache) {
  return cache->keys_version == 0 ||
         (*ManagedValuesPointer(owner) && TypeOf(owner)->shared_keys->version == cache->keys_version);
}

}  // namespace

bool LoadAnyAttribute(VmThread* vm, Frame* frame, bool temporary) {
  Instruction in = Instruction::FromWord(*frame->pc);
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Object* owner = R[in.b].raw;
  if (const AttributeMemoEntry* entry = FindKnown(vm, frame, owner, in.c)) {
    const AttributeCache* cache = &entry->cache;
    Object* found = nullptr;
    if (IsForm(entry, Specialized::kLoadAttrLValue, temporary)) {
      if (DictValues* values = *ManagedValuesPointer(owner)) found = values->values[cache->index];
    } else if (IsForm(entry, Specialized::kLoadAttrLSlot, temporary)) {
      found = *reinterpret_cast<Object**>(reinterpret_cast<char*>(owner) + cache->index);
    } else if (IsForm(entry, Specialized::kLoadAttrLConstant, temporary) && NothingShadows(owner, cache)) {
      found = cache->object;
    }
    if (found) {
      Jit::CountStep(frame);
      Ref<Object> held = NewRef(found);
      if (temporary) Release(R[in.b]);
      Store(R[in.a], ToValue(std::move(held)));
      return true;
    }
  }
  Generalize(frame);
  return LoadAttribute(frame, temporary);
}

bool LoadAnyMethod(VmThread* vm, Frame* frame, bool temporary) {
  Instruction in = Instruction::FromWord(*frame->pc);
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Object* owner = R[in.b].raw;
  if (const AttributeMemoEntry* entry = FindKnown(vm, frame, owner, in.c)) {
    bool of_values = IsForm(entry, Specialized::kLoadMethodLValue, temporary) && NothingShadows(owner, &entry->cache);
    if (of_values || IsForm(entry, Specialized::kLoadMethodLPlain, temporary)) {
      Jit::CountStep(frame);
      Ref<Object> self = temporary ? TakeRef(R[in.b]) : NewRef(owner);
      R[in.a] = ToValue(NewRef(entry->cache.object));
      R[in.a + 1] = ToValue(std::move(self));
      return true;
    }
  }
  Generalize(frame);
  return LoadMethod(frame, temporary);
}

bool StoreAnyAttribute(VmThread* vm, Frame* frame, bool temporary) {
  Instruction in = Instruction::FromWord(*frame->pc);
  Value* R = frame->registers;
  if (!Box(R[in.c])) return false;
  Object* owner = R[in.c].raw;
  if (const AttributeMemoEntry* entry = FindKnown(vm, frame, owner, in.b)) {
    bool of_values = IsForm(entry, Specialized::kStoreAttrLValue, temporary) && *ManagedValuesPointer(owner);
    if (of_values || IsForm(entry, Specialized::kStoreAttrLSlot, temporary)) {
      Jit::CountStep(frame);
      return StoreAttributeAt(frame, in, entry->cache.index, temporary, !of_values);
    }
  }
  Generalize(frame);
  return Box(R[in.a]) && StoreAttribute(frame, temporary);
}

bool StoreNameAt(Frame* frame, Instruction in, int index, bool global) {
  Value* R = frame->registers;
  DictObject* names = global ? static_cast<DictObject*>(frame->function->globals) : AsDict(frame->locals);
  if (Overwrite(DictValueAt(names->keys, index), R[in.a])) return true;
  if (!Box(R[in.a])) return false;
  DictReplaceValueAt(names, index, TakeRef(R[in.a]));
  return true;
}

bool StoreInCell(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  auto* cell = static_cast<CellObject*>(ObjectOf(R[in.b]));
  if (Overwrite(cell->value, R[in.a])) return true;
  if (!Box(R[in.a])) return false;
  cell->value.Set(TakeRef(R[in.a]));
  return true;
}

bool CopyBoxed(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Store(R[in.a], ToValue(NewRef(R[in.b].raw)));
  return true;
}

bool MakeTuple(Frame* frame, Instruction in) {
  Value* row = frame->registers + in.b;
  if (!BoxRow(row, in.c)) return false;
  Ref<TupleObject> tuple = NewTupleTaking(RegisterRow(row), in.c);
  if (!tuple) return false;
  Store(frame->registers[in.a], ToValue(std::move(tuple)));
  return true;
}

bool MakeRow(Frame* frame, Instruction in, bool (*build)(Frame*, Instruction), size_t count) {
  return BoxRow(frame->registers + in.b, count) && build(frame, in);
}

bool AppendItem(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  return Box(R[in.b]) && ListAppend(AsList(ObjectOf(R[in.a])), TakeRef(R[in.b]));
}

bool AddToSet(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Ref<Object> item = TakeRef(R[in.b]);
  return SetAdd(static_cast<SetObject*>(ObjectOf(R[in.a])), item);
}

bool AddToMap(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b]) || !Box(R[in.c])) return false;
  Ref<Object> key = TakeRef(R[in.b]);
  Ref<Object> value = TakeRef(R[in.c]);
  return DictSet(AsDict(ObjectOf(R[in.a])), key, value);
}

bool UnpackItems(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Object* source = R[in.b].raw;
  ptrdiff_t count = in.c;
  Object** items = nullptr;
  if (source->kind == kTuple && static_cast<TupleObject*>(source)->size == count) items = static_cast<TupleObject*>(source)->items;
  if (source->kind == kList && static_cast<ListObject*>(source)->size == count) items = static_cast<ListObject*>(source)->items;
  if (!items) return UnpackSequence(frame, in);
  Ref<Object> held = TakeRef(R[in.b]);
  for (ptrdiff_t i = 0; i < count; ++i) R[in.a + i] = ToValue(NewRef(items[i]));
  return true;
}

bool NextPair(Frame* frame) {
  Instruction in = Instruction::FromWord(*frame->pc);
  Value* R = frame->registers;
  Object *first, *second;
  if (!NextPairMayRunPython(R[in.a].raw, &first, &second)) return false;
  Ref<Object> kept = Ref<Object>::Adopt(second);
  Store(R[Instruction::FromWord(frame->pc[4]).a], Value{first});
  Store(R[Instruction::FromWord(frame->pc[5]).a], ToValue(std::move(kept)));
  return true;
}

void EndIteration(Frame* frame, int index) {
  Object* iterator = frame->registers[index].raw;
  if (iterator->kind == kListIterator) {
    static_cast<ListIteratorObject*>(iterator)->list.Clear();
  } else {
    static_cast<TupleIteratorObject*>(iterator)->tuple.Clear();
  }
  Release(frame->registers[index]);
}

bool EndItems(VmThread* vm, Frame* frame, int index) {
  if (vm->thread->pending) {
    if (!PendingMatches(TypeId::kStopIteration)) return false;
    ClearError();
  }
  Release(frame->registers[index]);
  return true;
}

bool Negate(Frame* frame, Instruction in, bool temporary) {
  Value* R = frame->registers;
  int64_t number;
  Value result;
  if (ReadInt(R[in.b], &number) && number != INT64_MIN) {
    result = MakeNumber(-number);
  } else if (IsFloatOperand(R[in.b])) {
    result = MakeNumber(-(IsFloat(R[in.b]) ? FloatOf(R[in.b]) : FloatValue(R[in.b].raw)));
  } else {
    return Box(R[in.b]) && UnaryOperation(frame, in, &viv::Negative, temporary);
  }
  if (!Settle(result)) return false;
  if (temporary) Release(R[in.b]);
  Store(R[in.a], result);
  return true;
}

bool LogicalNot(Frame* frame, Instruction in, bool temporary) {
  int truth = Truth(frame, in.b, temporary);
  if (truth < 0) return false;
  if (temporary) Release(frame->registers[in.b]);
  Store(frame->registers[in.a], ToValue(NewBool(truth == 0)));
  return true;
}

bool TupleOfList(Frame* frame, Instruction in) {
  Ref<TupleObject> tuple = ListToTuple(AsList(frame->registers[in.a].raw));
  if (!tuple) return false;
  Store(frame->registers[in.a], ToValue(std::move(tuple)));
  return true;
}

bool UnpackRest(Frame* frame, Instruction in) {
  return Box(frame->registers[in.b]) && UnpackEx(frame, in, static_cast<int32_t>(static_cast<uint32_t>(frame->pc[1])));
}

bool DeleteItemOf(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.a]) || !Box(R[in.b])) return false;
  Ref<Object> key = TakeRef(R[in.b]);
  Ref<Object> container = TakeRef(R[in.a]);
  return DeleteItem(container, key);
}

void CatchException(VmThread* vm, Value* row) {
  HandledException* handled = vm->thread->handled;
  BaseExceptionObject* pending = std::exchange(vm->thread->pending, nullptr);
  row[0] = ToValue(handled->value.Take());
  ++pending->refcount;
  handled->value.Init(Ref<BaseExceptionObject>::Adopt(pending));
  row[1] = OwnedValue(pending);
}

bool EnterWith(Frame* frame, Instruction in) {
  return Box(frame->registers[in.a]) && BeforeWith(frame, in, in.op == static_cast<uint16_t>(Opcode::kBeforeAsyncWith));
}

bool AiterOf(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Ref<Object> object = TakeRef(R[in.b]);
  Ref<Object> iterator = AsyncIter(object);
  object.Reset();
  if (!iterator) return false;
  Store(R[in.a], ToValue(std::move(iterator)));
  return true;
}

bool AwaitableOf(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Ref<Object> object = TakeRef(R[in.b]);
  Ref<Object> iterator = AwaitableIter(object, in.c);
  object.Reset();
  if (!iterator) return false;
  Store(R[in.a], ToValue(std::move(iterator)));
  return true;
}

bool AnextOf(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Ref<Object> awaitable = AsyncNext(ObjectOf(R[in.b]));
  if (!awaitable) return false;
  Store(R[in.a], ToValue(std::move(awaitable)));
  return true;
}

bool WrapYielded(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.a])) return false;
  Ref<Object> wrapped = NewAsyncGenWrappedValue(TakeRef(R[in.a]));
  if (!wrapped) return false;
  R[in.a] = ToValue(std::move(wrapped));
  return true;
}

bool YieldFromIterOf(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return false;
  Ref<Object> iterator = YieldFromIter(TakeRef(R[in.b]), frame->code);
  if (!iterator) return false;
  Store(R[in.a], ToValue(std::move(iterator)));
  return true;
}

bool CallSpread(Frame* frame, Instruction in) { return BoxRow(frame->registers + in.a, size_t{2} + in.b) && CallStarred(frame, in); }

bool LoadGlobalAgain(Frame* frame) {
  Generalize(frame);
  return LoadGlobal(frame);
}

bool EmptyCell(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (in.b != kNoRegister && !Box(R[in.b])) return false;
  Ref<CellObject> cell = NewCell(in.b == kNoRegister ? nullptr : TakeRef(R[in.b]));
  if (!cell) return false;
  Store(R[in.a], ToValue(std::move(cell)));
  return true;
}

int SliceOrItem(Frame* frame, Instruction in) {
  if (!BoxRow(frame->registers + in.b, in.c)) return -1;
  int used = UseSlice(frame, in, Instruction::FromWord(frame->pc[1]));
  return used != 0 ? used : BuildSlice(frame, in) ? 0 : -1;
}

bool PopHandled(VmThread* vm, Frame*, Value* row) {
  Release(row[1]);
  vm->thread->handled->value.Set(Ref<BaseExceptionObject>::Adopt(AsException(Take(row[0]))));
  return true;
}

int MatchesException(Frame* frame, Instruction in) {
  Value* R = frame->registers;
  if (!Box(R[in.b])) return -1;
  int matches = ExceptionMatches(R[in.a].raw, R[in.b].raw);
  Release(R[in.b]);
  return matches;
}

Object* GeneratorOf(Frame* frame) { return NewGeneratorOfFrame(frame).Release(); }

void ReleaseVariables(Frame* frame) {
  frame->flags |= kFrameIncomplete;
  for (int32_t i = 0, count = VariableCount(frame->code); i < count; ++i) Release(frame->registers[i]);
}

}  // namespace viv::jit
