// Machine code for items and displays.
#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"

namespace viv::jit {

// ---- Items ----------------------------------------------------------------------------------------------------------------------------
// The index, not negative and below [list + size_offset], goes to RCX; anything else to `otherwise`. RDX is clobbered.
void Compiler::ReadIndex(NumberOperand key, Register container, int32_t size_offset, Label otherwise) {
  if (key.kind == kConstantOperand) {
    const Object* constant = frame_->constants[key.index];
    int64_t number = constant->kind == kInt ? IntOf(constant) : 0;
    if (constant->kind != kInt || number != static_cast<int16_t>(number)) {
      a_.Jmp(otherwise);
      return;
    }
    if (number < 0) {
      a_.Mov(RCX, {container, size_offset});
      a_.Add(RCX, static_cast<int32_t>(number));
      a_.J(kSign, otherwise);
    } else {
      a_.Mov(RCX, static_cast<uint64_t>(number));
      a_.Cmp({container, size_offset}, static_cast<int32_t>(number));
      a_.J(kLessEqual, otherwise);
    }
    return;
  }
  Pending* pending = key.kind == kTemporaryOperand ? FindPending(key.index) : nullptr;
  if (pending && pending->where != Where::kInt) {
    if (pending->where == Where::kFloat) {
      a_.Jmp(otherwise);
      return;
    }
    auto object = static_cast<Register>(pending->machine_register);
    a_.Cmp8({object, kKindOffset}, kInt);
    a_.J(kNotZero, otherwise);
    a_.Mov(RCX, {object, kIntValueOffset});
  } else {
    pending ? a_.Mov(RCX, static_cast<Register>(pending->machine_register)) : a_.Mov(RCX, At(key.index));
    if (!pending && key.kind == kLocalOperand && KnownOf(key.index) == Known::kObject) {
      a_.Cmp8({RCX, kKindOffset}, kInt);
      a_.J(kNotZero, otherwise);
      a_.Mov(RCX, {RCX, kIntValueOffset});
    } else {
      a_.Sub(RCX, R14);  // what is no int in a register becomes far too large
      if (!pending && key.kind == kLocalOperand) {
        Label large = a_.NewLabel(), back = a_.NewLabel();
        a_.Cmp(RCX, {container, size_offset});
        a_.J(kAboveEqual, large);
        a_.Bind(back);
        Slow(large, [this, container, size_offset, otherwise, back] {
          a_.Add(RCX, R14);
          a_.Cmp(RCX, RBP);
          a_.J(kAboveEqual, otherwise);
          a_.Cmp8({RCX, kKindOffset}, kInt);
          a_.J(kNotZero, otherwise);
          a_.Mov(RCX, {RCX, kIntValueOffset});
          a_.Cmp(RCX, {container, size_offset});
          a_.J(kAboveEqual, otherwise);
          a_.Jmp(back);
        });
        return;
      }
    }
  }
  a_.Cmp(RCX, {container, size_offset});
  a_.J(kAboveEqual, otherwise);
}

// A temporary that has been read as an index: in memory it held no object.
void Compiler::ConsumeIndex(NumberOperand key) {
  if (key.kind != kTemporaryOperand) return;
  if (FindPending(key.index)) {
    FreePending(key.index);
  } else {
    a_.MovImmediate(At(key.index), 0);
  }
}

// What the container of a subscript is, as far as the registers tell while this is compiled.
ObjectKind Compiler::ProbableKind(bool temporary, int index) const {
  if (temporary) return kList;
  Value value = frame_->registers[index];
  return IsObject(value) ? static_cast<ObjectKind>(value.raw->kind) : kList;
}

void Compiler::EmitLoadItem(int kinds) {
  bool temporary = kinds / 3 == kTemporaryOperand;
  NumberOperand key{kinds % 3, in_.c};
  Instruction in = original_;
  auto call = [this, in, kinds] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(kinds));
    a_.Call(FunctionAddress(&SlowLoadItem));
  };
  if (RawItem item = RawItemSeen(); item != RawItem::kOther) return EmitLoadRawItem(item, temporary, key, call);
  ObjectKind kind = ProbableKind(temporary, in_.b);
  bool in_memory = temporary && !FindPending(in_.b);
  const Object* constant = key.kind == kConstantOperand ? frame_->constants[key.index] : nullptr;
  if ((kind != kList && kind != kTuple && kind != kStr) || (constant && constant->kind != kInt)) {
    return EmitCallOf(call);
  }
  if (in_memory) FlushAllBut(in_.b, key.kind == kTemporaryOperand ? key.index : -1);
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  Pending* container_pending = temporary ? FindPending(in_.b) : nullptr;
  if (container_pending && container_pending->where != Where::kObject) return StepHere();
  Register container = RAX;
  if (container_pending) {
    container = static_cast<Register>(container_pending->machine_register);
  } else {
    a_.Mov(RAX, At(in_.b));
    if (temporary || KnownOf(in_.b) != Known::kObject) {
      a_.Cmp(RAX, RBP);
      a_.J(kAboveEqual, slow);
    }
  }
  auto of_list = [this, key, container](Label otherwise) {
    ReadIndex(key, container, kListSizeOffset, otherwise);
    a_.Mov(RDX, {container, kListItemsOffset});
    a_.Mov(RDX, {RDX, 0, RCX});
  };
  auto of_tuple = [this, key, container](Label otherwise) {
    ReadIndex(key, container, kTupleSizeOffset, otherwise);
    a_.Mov(RDX, {container, kTupleItemsOffset, RCX});
  };
  Label other = a_.NewLabel(), loaded = a_.NewLabel();
  a_.Cmp8({container, kKindOffset}, kind);
  a_.J(kNotZero, other);
  if (kind == kStr) {
    // A character of ASCII.
    a_.Cmp8({container, kStrAsciiOffset}, 1);
    a_.J(kNotZero, slow);
    ReadIndex(key, container, kStrLengthOffset, slow);
    a_.Add(RCX, {container, kStrDataOffset});
    a_.MovzxByte(RDX, {RCX, 0});
    a_.Mov(RCX, reinterpret_cast<uint64_t>(&CurrentRuntime().latin1_chars));
    a_.Mov(RDX, {RCX, 0, RDX});
  } else {
    kind == kList ? of_list(slow) : of_tuple(slow);
  }
  a_.Bind(loaded);
  Pendings at_other = pending_;
  std::vector<Known> known = known_;
  Slow(other, [this, kind, container, slow, of_list, of_tuple, at_other, known, loaded] {
    pending_ = at_other;
    known_ = known;
    a_.Cmp8({container, kKindOffset}, kind == kList ? kTuple : kList);
    a_.J(kNotZero, slow);
    kind == kList ? of_tuple(slow) : of_list(slow);
    pending_.clear();
    a_.Jmp(loaded);
  });
  ConsumeIndex(key);
  FinishLoad(temporary, RAX);
  SlowCall(slow, std::move(before), in_.a, call);
}

void Compiler::EmitStoreItem(int kinds) {
  bool temporary = kinds / 3 == kTemporaryOperand;
  NumberOperand key{kinds % 3, in_.c};
  Instruction in = original_;
  auto call = [this, in, kinds] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(kinds));
    a_.Call(FunctionAddress(&SlowStoreItem));
  };
  if (RawItem item = RawItemSeen(); item != RawItem::kOther) return EmitStoreRawItem(item, temporary, key, call);
  int key_temporary = key.kind == kTemporaryOperand ? key.index : -1;
  FlushAllBut(in_.a, key_temporary);
  Pending* value = FindPending(in_.a);
  if (value && value->where == Where::kObject) {
    FlushAllBut(key_temporary);
    value = nullptr;
  }
  ObjectKind kind = ProbableKind(temporary, in_.b);
  const Object* constant = key.kind == kConstantOperand ? frame_->constants[key.index] : nullptr;
  if (kind != kList || temporary || (constant && constant->kind != kInt)) {
    return EmitCallOf(call);
  }
  Pending* key_pending = key_temporary >= 0 ? FindPending(key_temporary) : nullptr;
  if (key_pending && key_pending->where == Where::kObject) {
    EmitFlush(*key_pending);
    FreePending(key_temporary);
  }
  value = FindPending(in_.a);
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  a_.Mov(RAX, At(in_.b));
  if (KnownOf(in_.b) != Known::kObject) {
    a_.Cmp(RAX, RBP);
    a_.J(kAboveEqual, slow);
  }
  a_.Cmp8({RAX, kKindOffset}, kList);
  a_.J(kNotZero, slow);
  ReadIndex(key, RAX, kListSizeOffset, slow);
  a_.Mov(RDX, {RAX, kListItemsOffset});
  a_.Lea(RDX, {RDX, 0, RCX});
  if (value) {
    a_.Mov(RCX, {RDX, 0});
    OverwriteBox(in_.a, slow);
    ConsumeIndex(key);
  } else {
    a_.Mov(R11, At(in_.a));
    a_.Cmp(R11, RBP);
    a_.J(kAboveEqual, slow);
    ConsumeIndex(key);
    a_.MovImmediate(At(in_.a), 0);
    a_.Mov(RCX, {RDX, 0});
    a_.Mov({RDX, 0}, R11);
    DropObject(RCX);
  }
  SlowCall(slow, std::move(before), -1, call);
}

bool Compiler::CompileItem() {
  int load = original_.op - static_cast<int>(Opcode::kLoadItemLL);
  if (load >= 0 && load < 6) return EmitLoadItem(load), true;
  int store = original_.op - static_cast<int>(Opcode::kStoreItemLL);
  if (store >= 0 && store < 6) return EmitStoreItem(store), true;
  return false;
}

// ---- Displays and the like --------------------------------------------------------------------------------------------------------------
void Compiler::EmitRow(bool (*build)(Frame*, Instruction), size_t count) {
  BeginCall();
  a_.Mov(RDI, R12);
  a_.Mov(RSI, original_.ToWord());
  a_.Mov(RDX, reinterpret_cast<uint64_t>(build));
  a_.Mov(RCX, static_cast<uint64_t>(count));
  EndCall(FunctionAddress(&MakeRow));
}

void Compiler::EmitWork(bool (*work)(Frame*, Instruction)) {
  BeginCall();
  a_.Mov(RDI, R12);
  a_.Mov(RSI, original_.ToWord());
  EndCall(FunctionAddress(work));
}

bool Compiler::CompileContainer() {
  if (in_.op == static_cast<int>(Specialized::kUnpackPair) || in_.op == static_cast<int>(Specialized::kUnpackVariables)) {
    if (in_.c > kSpillWords || IsTargetWithin(in_.c)) return StepHere(), true;
    return EmitUnpackVariables(in_.c), true;
  }
  switch (static_cast<Opcode>(original_.op)) {
    case Opcode::kBuildTuple: return EmitWork(&MakeTuple), true;
    case Opcode::kBuildList: return EmitRow(&BuildList, in_.c), true;
    case Opcode::kBuildSet: return EmitRow(&BuildSet, in_.c), true;
    case Opcode::kBuildMap: return EmitRow(&BuildMap, size_t{2} * in_.c), true;
    case Opcode::kBuildConstKeyMap: return EmitRow(&BuildConstKeyMap, static_cast<size_t>(AsTuple(frame_->constants[in_.c])->size)), true;
    case Opcode::kBuildString: return EmitRow(&BuildString, 0), true;
    case Opcode::kListAppend: return EmitListAppend(), true;
    case Opcode::kListExtend: return EmitRow(&ListExtendInstruction, 1), true;
    case Opcode::kSetAdd: return EmitWork(&AddToSet), true;
    case Opcode::kMapAdd: return EmitWork(&AddToMap), true;
    case Opcode::kDictUpdate: return EmitRow(&DictUpdateInstruction, 1), true;
    case Opcode::kDictMerge: return EmitRow(&DictMergeInstruction, 1), true;
    case Opcode::kSetUpdate: return EmitRow(&SetUpdateInstruction, 1), true;
    case Opcode::kDeleteItem: return EmitWork(&DeleteItemOf), true;
    case Opcode::kUnpackEx: return EmitWork(&UnpackRest), true;
    case Opcode::kFormatValue: return EmitRow(&FormatValue, 1), true;
    case Opcode::kUnpackSequence: return EmitWork(&UnpackItems), true;
    case Opcode::kMakeCell: return EmitWork(&EmptyCell), true;
    case Opcode::kMakeFunction: return EmitWork(&MakeFunction), true;
    case Opcode::kNegativeL:
    case Opcode::kNegativeT: {
      Instruction in = original_;
      return EmitCallOf([this, in] {
        a_.Mov(RDI, R12);
        a_.Mov(RSI, in.ToWord());
        a_.Mov(RDX, static_cast<uint64_t>(in.op == static_cast<int>(Opcode::kNegativeT)));
        a_.Call(FunctionAddress(&Negate));
      }), true;
    }
    case Opcode::kNotL:
    case Opcode::kNotT: {
      Instruction in = original_;
      return EmitCallOf([this, in] {
        a_.Mov(RDI, R12);
        a_.Mov(RSI, in.ToWord());
        a_.Mov(RDX, static_cast<uint64_t>(in.op == static_cast<int>(Opcode::kNotT)));
        a_.Call(FunctionAddress(&LogicalNot));
      }), true;
    }
    case Opcode::kListToTuple: return EmitWork(&TupleOfList), true;
    case Opcode::kBuildSlice: return EmitSlice(), true;
    default: return false;
  }
}

// Of a comprehension: the list is a temporary, its own.
void Compiler::EmitListAppend() {
  FlushAllBut(in_.b);
  Pending* pending = FindPending(in_.b);
  if (pending && pending->where != Where::kObject) {
    Flush();
    pending = nullptr;
  }
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  Register item = RCX;
  if (pending) {
    item = static_cast<Register>(pending->machine_register);
  } else {
    a_.Mov(RCX, At(in_.b));
    SkipUnlessObject(RCX, slow);
  }
  a_.Mov(RAX, At(in_.a));
  EmitAppend(RAX, item, slow);
  if (pending) {
    a_.Inc32({item, kRefcountOffset});
    FreePending(in_.b);
  } else {
    a_.MovImmediate(At(in_.b), 0);
  }
  Instruction in = original_;
  SlowCall(slow, std::move(before), -1, [this, in] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Call(FunctionAddress(&AppendItem));
  });
}

void Compiler::EmitSlice() {
  BeginCall();
  a_.Mov(RDI, R12);
  a_.Mov(RSI, original_.ToWord());
  a_.Call(FunctionAddress(&SliceOrItem));
  a_.Test32(RAX, RAX);
  JumpIfFailed(kSign);
  // With the subscript done, on behind it.
  int op = Instruction::FromWord(code_->original_words[next_]).op;
  int load = op - static_cast<int>(Opcode::kLoadItemLL), store = op - static_cast<int>(Opcode::kStoreItemLL);
  if ((load >= 0 && load < 6) || (store >= 0 && store < 6)) {
    is_target_[static_cast<size_t>(next_ + 2)] = true;
    a_.J(kNotZero, LabelOfWord(next_ + 2));
  }
}

// The items of a tuple go to the variables of the Takes that follow, which are stepped over.
void Compiler::EmitUnpackVariables(int count) {
  Flush();
  Label step = StepLabel();
  auto variable_at = [this](int i) { return static_cast<int>(Instruction::FromWord(code_->words[word_ + 1 + i]).a); };
  a_.Mov(RAX, At(in_.b));
  a_.Cmp(RAX, RBP);
  a_.J(kAboveEqual, step);
  Label of_list = a_.NewLabel(), found = a_.NewLabel();
  a_.Cmp8({RAX, kKindOffset}, kTuple);
  a_.J(kNotZero, of_list);
  a_.Cmp({RAX, kTupleSizeOffset}, count);
  a_.J(kNotZero, step);
  a_.Lea(R8, {RAX, kTupleItemsOffset});
  a_.Bind(found);
  Slow(of_list, [this, step, found, count] {
    a_.Cmp8({RAX, kKindOffset}, kList);
    a_.J(kNotZero, step);
    a_.Cmp({RAX, kListSizeOffset}, count);
    a_.J(kNotZero, step);
    a_.Mov(R8, {RAX, kListItemsOffset});
    a_.Jmp(found);
  });
  // What the variables held ends after all are written, so it must not be able to see that.
  for (int i = 0; i < count; ++i) {
    int variable = variable_at(i);
    if (KnownOf(variable) == Known::kInt || KnownOf(variable) == Known::kFloat) continue;
    Label fine = a_.NewLabel(), last = a_.NewLabel();
    a_.Mov(RCX, At(variable));
    SkipUnlessObject(RCX, fine);
    a_.Cmp32({RCX, kRefcountOffset}, 1);
    a_.J(kZero, last);
    a_.Bind(fine);
    Slow(last, [this, fine, step] {
      for (ObjectKind quiet : {kInt, kFloat, kStr}) {
        a_.Cmp8({RCX, kKindOffset}, quiet);
        a_.J(kZero, fine);
      }
      a_.Jmp(step);
    });
  }
  for (int i = 0; i < count; ++i) {
    int variable = variable_at(i);
    a_.Mov(R11, {R8, i * 8});
    a_.Inc32({R11, kRefcountOffset});
    a_.Mov(RCX, At(variable));
    a_.Mov({RSP, kSpillOffset + i * 8}, RCX);
    a_.Mov(At(variable), R11);
  }
  a_.MovImmediate(At(in_.b), 0);
  DropObject(RAX);
  for (int i = 0; i < count; ++i) {
    int variable = variable_at(i);
    Known before = KnownOf(variable);
    SetKnown(variable, Known::kObject);
    if (before == Known::kInt || before == Known::kFloat) continue;
    a_.Mov(RCX, {RSP, kSpillOffset + i * 8});
    DropValue(RCX);
  }
  next_ += count;
}

}  // namespace viv::jit
