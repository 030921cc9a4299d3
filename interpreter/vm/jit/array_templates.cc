// Machine code for items of arrays of machine numbers: read into a register and written from one, without objects.
#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"
#include "interpreter/vm/vm.h"

namespace viv::jit {

// Clobbers RDX.
void Compiler::GuardRawArray(Register container, RawItem item, Label otherwise) {
  const RawArrayLayout& layout = CurrentVm().raw_arrays;
  a_.Mov(RDX, reinterpret_cast<uint64_t>(layout.type));
  a_.Cmp(RDX, {container, kTypeOffset});
  a_.J(kNotZero, otherwise);
  a_.Mov(RDX, {container, layout.item_type});
  a_.Cmp8({RDX, layout.kind}, static_cast<uint8_t>(item));
  a_.J(kNotZero, otherwise);
}

void Compiler::EmitLoadRawItem(RawItem item, bool temporary, NumberOperand key, std::function<void()> call) {
  const RawArrayLayout& layout = CurrentVm().raw_arrays;
  bool in_memory = temporary && !FindPending(in_.b);
  int key_temporary = key.kind == kTemporaryOperand ? key.index : -1;
  if (in_memory || !IsTemporary(in_.a)) FlushAllBut(temporary ? in_.b : key_temporary, key_temporary);
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  Register container = ReadObject(temporary, in_.b, RAX, slow);
  GuardRawArray(container, item, slow);
  ReadIndex(key, container, layout.size, slow);
  a_.Mov(RDX, {container, layout.items});
  FloatRegister number = item == RawItem::kFloat64 ? NewFloatRegister() : XMM0;
  switch (item) {
    case RawItem::kFloat64:
      a_.Movsd(number, {RDX, 0, RCX});
      a_.Ucomisd(number, number);
      a_.J(kParity, slow);
      break;
    case RawItem::kInt64:
      a_.Mov(R11, {RDX, 0, RCX});
      JumpUnlessFits(R11, slow);
      break;
    default:
      a_.Shl(RCX, 2);
      a_.Add(RDX, RCX);
      a_.Movsxd(R11, {RDX, 0});
  }
  ConsumeIndex(key);
  if (in_memory) {
    a_.MovImmediate(At(in_.b), 0);
    a_.Mov({RSP, 0}, container);
  } else if (temporary) {
    FreePending(in_.b);
  }
  if (item == RawItem::kFloat64) {
    StoreFloatResult(in_.a, number);
  } else {
    a_.Shl(R11, kIntShift);
    a_.Shr(R11, kIntShift);
    a_.Or(R11, R14);
    StoreIntResult(in_.a, R11);
  }
  if (in_memory) {
    a_.Mov(RCX, {RSP, 0});
    DropObject(RCX);
  }
  SlowCall(slow, std::move(before), in_.a, std::move(call));
}

void Compiler::EmitStoreRawItem(RawItem item, bool temporary, NumberOperand key, std::function<void()> call) {
  const RawArrayLayout& layout = CurrentVm().raw_arrays;
  NumberOperand value{kTemporaryOperand, in_.a};
  if (temporary || (FindPending(in_.a) && FindPending(in_.a)->where == Where::kObject)) {
    Flush();
  } else {
    FlushAllBut(in_.a, key.kind == kTemporaryOperand ? key.index : -1);
  }
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  FloatRegister number = XMM0;
  if (item == RawItem::kFloat64) {
    number = ReadDouble(value, XMM0, slow, true);
  } else {
    ReadWide(value, R11, slow);
    a_.Sar(R11, kIntShift);
    if (item == RawItem::kInt32) {
      a_.Mov({RSP, 0}, R11);
      a_.Movsxd(RAX, {RSP, 0});
      a_.Cmp(RAX, R11);
      a_.J(kNotZero, slow);
    }
  }
  a_.Mov(RAX, At(in_.b));
  if (temporary || KnownOf(in_.b) != Known::kObject) {
    a_.Cmp(RAX, RBP);
    a_.J(kAboveEqual, slow);
  }
  GuardRawArray(RAX, item, slow);
  ReadIndex(key, RAX, layout.size, slow);
  a_.Mov(RDX, {RAX, layout.items});
  switch (item) {
    case RawItem::kFloat64: a_.Movsd({RDX, 0, RCX}, number); break;
    case RawItem::kInt64: a_.Mov({RDX, 0, RCX}, R11); break;
    default:
      a_.Shl(RCX, 2);
      a_.Add(RDX, RCX);
      a_.Mov32({RDX, 0}, R11);
  }
  ConsumeNumber(value);
  ConsumeIndex(key);
  if (temporary) {
    a_.MovImmediate(At(in_.b), 0);
    DropObject(RAX);
  }
  SlowCall(slow, std::move(before), -1, std::move(call));
}

}  // namespace viv::jit
