// Machine code for names, cells, attributes, items and displays.
#include <algorithm>
#include <cstring>

#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"

namespace viv::jit {

namespace {

// From the keys to the value of their entry.
int32_t ValueOffset(const DictKeys* keys, uint32_t index) {
  return static_cast<int32_t>(reinterpret_cast<const char*>(&UnicodeEntries(keys)[index].value) - reinterpret_cast<const char*>(keys));
}

// The header of an object that a number may be written into.
constexpr uint64_t ReusableHeader(ObjectKind kind) { return uint64_t{1} | uint64_t{kind} << 32; }

}  // namespace

// ---- Names ----------------------------------------------------------------------------------------------------------------------------
// R[index], pending or in memory, goes into the number box in RCX (null: there is none), or by `slow`.
void Compiler::OverwriteBox(int index, Label slow) {
  Pending* pending = FindPending(index);
  VIV_CHECK(pending && pending->where != Where::kObject, "a number is pending");
  a_.Test(RCX, RCX);
  a_.J(kZero, slow);
  bool is_float = pending->where == Where::kFloat;
  a_.Mov(R11, ReusableHeader(is_float ? kFloat : kInt));
  a_.Cmp(R11, {RCX, 0});
  a_.J(kNotZero, slow);
  if (is_float) {
    a_.Movsd({RCX, kFloatValueOffset}, static_cast<FloatRegister>(pending->machine_register));
  } else {
    a_.Mov(R11, static_cast<Register>(pending->machine_register));
    a_.Shl(R11, kIntShift);
    a_.Sar(R11, kIntShift);
    a_.Lea(RAX, {R11, -Runtime::kSmallIntMin});
    a_.Cmp(RAX, Runtime::kSmallIntMax - Runtime::kSmallIntMin);
    a_.J(kBelowEqual, slow);
    a_.Mov({RCX, kIntValueOffset}, R11);
  }
  FreePending(index);
}

bool Compiler::IsNumberPending(int index) {
  Pending* pending = FindPending(index);
  return pending && pending->where != Where::kObject;
}

void Compiler::EmitLoadGlobal(bool builtin) {
  auto* cache = CacheOf<NameCache>(code_->words + word_);
  DictKeys* globals = frame_->function->globals->keys;
  Object* builtins = frame_->function->builtins;
  DictKeys* keys = builtin ? (builtins->kind == kDict ? AsDict(builtins)->keys : nullptr) : globals;
  uint32_t wanted = builtin ? cache->builtins_version : cache->keys_version;
  auto again = [this] {
    a_.Mov(RDI, R12);
    a_.Call(FunctionAddress(&LoadGlobalAgain));
  };
  if (!keys || keys->version != wanted || keys->kind == KeysKind::kGeneral) return EmitCallOf(again);
  Pendings before = pending_;
  Label step = a_.NewLabel();
  a_.Mov(RCX, {R12, kFrameFunctionOffset});
  a_.Mov(RAX, {RCX, kFunctionGlobalsOffset});
  a_.Mov(RAX, {RAX, kDictKeysOffset});
  a_.Cmp32({RAX, kKeysVersionOffset}, static_cast<int32_t>(cache->keys_version));
  a_.J(kNotZero, step);
  if (builtin) {
    a_.Mov(RAX, {RCX, kFunctionBuiltinsOffset});
    a_.Mov(RAX, {RAX, kDictKeysOffset});
    a_.Cmp32({RAX, kKeysVersionOffset}, static_cast<int32_t>(cache->builtins_version));
    a_.J(kNotZero, step);
  }
  a_.Mov(RAX, {RAX, ValueOffset(keys, cache->index)});
  a_.Test(RAX, RAX);
  a_.J(kZero, step);
  StoreBorrowed(in_.a, RAX);
  SlowCall(step, std::move(before), in_.a, again);
}

void Compiler::EmitLoadName(bool builtin) {
  auto* cache = CacheOf<NameCache>(code_->words + word_);
  Object* locals = frame_->locals;
  Object* builtins = frame_->function->builtins;
  if (!locals || locals->kind != kDict || builtins->kind != kDict) return StepHere();
  DictKeys* keys = AsDict(builtin ? builtins : locals)->keys;
  if (keys->version != (builtin ? cache->builtins_version : cache->keys_version) || keys->kind == KeysKind::kGeneral) return StepHere();
  Label step = StepLabel();
  a_.Mov(RAX, {R12, kFrameLocalsOffset});
  if (builtin) {
    a_.Mov(RCX, {R12, kFrameFunctionOffset});
    a_.Cmp(RAX, {RCX, kFunctionGlobalsOffset});
  } else {
    a_.Test(RAX, RAX);
    a_.J(kZero, step);
    a_.Cmp8({RAX, kKindOffset}, kDict);
  }
  a_.J(kNotZero, step);
  a_.Mov(RAX, {RAX, kDictKeysOffset});
  a_.Cmp32({RAX, kKeysVersionOffset}, static_cast<int32_t>(cache->keys_version));
  a_.J(kNotZero, step);
  if (builtin) {
    a_.Mov(RAX, {RCX, kFunctionBuiltinsOffset});
    a_.Mov(RAX, {RAX, kDictKeysOffset});
    a_.Cmp32({RAX, kKeysVersionOffset}, static_cast<int32_t>(cache->builtins_version));
    a_.J(kNotZero, step);
  }
  a_.Mov(RAX, {RAX, ValueOffset(keys, cache->index)});
  a_.Test(RAX, RAX);
  a_.J(kZero, step);
  StoreBorrowed(in_.a, RAX);
}

void Compiler::EmitStoreName(bool global) {
  auto* cache = CacheOf<uint32_t>(code_->words + word_);
  uint32_t version = cache[0], index = cache[1];
  Object* names = global ? static_cast<Object*>(frame_->function->globals) : frame_->locals;
  if (!names || names->kind != kDict || AsDict(names)->keys->version != version || AsDict(names)->keys->kind == KeysKind::kGeneral) return StepHere();
  DictKeys* keys = AsDict(names)->keys;
  FlushAllBut(in_.a);
  Label step = StepLabel();
  if (global) {
    a_.Mov(RAX, {R12, kFrameFunctionOffset});
    a_.Mov(RAX, {RAX, kFunctionGlobalsOffset});
  } else {
    a_.Mov(RAX, {R12, kFrameLocalsOffset});
    a_.Test(RAX, RAX);
    a_.J(kZero, step);
    a_.Cmp8({RAX, kKindOffset}, kDict);
    a_.J(kNotZero, step);
  }
  a_.Mov(RDX, {RAX, kDictKeysOffset});
  a_.Cmp32({RDX, kKeysVersionOffset}, static_cast<int32_t>(version));
  a_.J(kNotZero, step);
  a_.Mov(RCX, {RDX, ValueOffset(keys, index)});
  a_.Test(RCX, RCX);
  a_.J(kZero, step);
  Pendings before = pending_;
  Instruction in = in_;
  auto call = [this, in, index, global] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(index));
    a_.Mov(RCX, static_cast<uint64_t>(global));
    a_.Call(FunctionAddress(&StoreNameAt));
  };
  Label slow = a_.NewLabel();
  if (IsNumberPending(in_.a)) {
    OverwriteBox(in_.a, slow);
  } else {
    Flush();
    before.clear();
    a_.Jmp(slow);
  }
  SlowCall(slow, std::move(before), -1, call);
}

bool Compiler::CompileName() {
  switch (static_cast<Specialized>(in_.op)) {
    case Specialized::kLoadGlobalModule: return EmitLoadGlobal(false), true;
    case Specialized::kLoadGlobalBuiltin: return EmitLoadGlobal(true), true;
    case Specialized::kLoadNameLocal: return EmitLoadName(false), true;
    case Specialized::kLoadNameBuiltin: return EmitLoadName(true), true;
    case Specialized::kStoreGlobalPresent: return EmitStoreName(true), true;
    case Specialized::kStoreNamePresent: return EmitStoreName(false), true;
    default: break;
  }
  switch (static_cast<Opcode>(original_.op)) {
    case Opcode::kLoadCell: {
      Label step = StepLabel();
      a_.Mov(RAX, At(in_.b));
      a_.Mov(RAX, {RAX, kCellValueOffset});
      a_.Test(RAX, RAX);
      a_.J(kZero, step);
      StoreBorrowed(in_.a, RAX);
      return true;
    }
    case Opcode::kStoreCell: {
      FlushAllBut(in_.a);
      Pendings before = pending_;
      Label slow = a_.NewLabel();
      if (IsNumberPending(in_.a)) {
        a_.Mov(RCX, At(in_.b));
        a_.Mov(RCX, {RCX, kCellValueOffset});
        OverwriteBox(in_.a, slow);
      } else {
        Flush();
        before.clear();
        a_.Jmp(slow);
      }
      Instruction in = in_;
      SlowCall(slow, std::move(before), -1, [this, in] {
        a_.Mov(RDI, R12);
        a_.Mov(RSI, in.ToWord());
        a_.Call(FunctionAddress(&StoreInCell));
      });
      return true;
    }
    case Opcode::kCopyFreeVars:
      a_.Mov(RAX, {R12, kFrameFunctionOffset});
      a_.Mov(RAX, {RAX, kFunctionClosureOffset});
      for (int i = 0; i < in_.b; ++i) {
        a_.Mov(RCX, {RAX, kTupleItemsOffset + i * 8});
        a_.Inc32({RCX, kRefcountOffset});
        a_.Mov(At(in_.a + i), RCX);
      }
      return true;
    case Opcode::kLoadClosure:
      a_.Mov(RAX, At(in_.b));
      StoreBorrowed(in_.a, RAX);
      return true;
    default: return false;
  }
}

// ---- Attributes -----------------------------------------------------------------------------------------------------------------------
void Compiler::GuardType(Register owner, uint32_t version, Label otherwise) {
  a_.Mov(RCX, {owner, kTypeOffset});
  a_.Cmp32({RCX, kTypeVersionOffset}, static_cast<int32_t>(version));
  a_.J(kNotZero, otherwise);
}

// The owner's attribute is in RDX, borrowed; the owner in `owner` is let go where it is a temporary.
void Compiler::FinishLoad(bool temporary, Register owner) {
  if (!temporary) return StoreBorrowed(in_.a, RDX);
  if (FindPending(in_.b)) {
    FreePending(in_.b);
    return StoreBorrowed(in_.a, RDX);
  }
  FlushObjects();
  a_.Inc32({RDX, kRefcountOffset});
  a_.MovImmediate(At(in_.b), 0);
  if (IsTemporary(in_.a)) {
    a_.Mov(At(in_.a), RDX);
  } else {
    a_.Mov({RSP, 0}, owner);
    StoreOwned(in_.a, RDX);
    a_.Mov(RAX, {RSP, 0});
    owner = RAX;
  }
  DropObject(owner);
}

// The value of the module's attribute, from its keys in RAX, into RDX.
void Compiler::LoadFromKeys(uint32_t index, Label otherwise) {
  a_.MovzxByte(RCX, {RAX, static_cast<int32_t>(offsetof(DictKeys, log2_index_bytes))});
  a_.Mov(RDX, uint64_t{1});
  a_.ShlByCl(RDX);
  a_.Add(RDX, RAX);
  a_.Mov(RDX, {RDX, static_cast<int32_t>(sizeof(DictKeys) + index * sizeof(UnicodeEntry) + offsetof(UnicodeEntry, value))});
  a_.Test(RDX, RDX);
  a_.J(kZero, otherwise);
}

// At `others` RCX holds another type than `version` says: the ways of all types for which this name is known, each if `emit` has one.
void Compiler::ForOtherTypes(Label others, uint16_t name, uint32_t version, Label otherwise, std::function<bool(const AttributeMemoEntry&)> emit) {
  constexpr size_t kMostTypes = 6;
  std::vector<AttributeMemoEntry> entries;
  vm_.attributes->ForEachOf(AsStr(code_->names->items[name]), original_.op, [&](const AttributeMemoEntry& entry) {
    if (entry.cache.type_version != version && entries.size() < kMostTypes) entries.push_back(entry);
  });
  Slow(others, [this, entries, otherwise, emit = std::move(emit)] {
    for (const AttributeMemoEntry& entry : entries) {
      Label next = a_.NewLabel();
      a_.Cmp32({RCX, kTypeVersionOffset}, static_cast<int32_t>(entry.cache.type_version));
      a_.J(kNotZero, next);
      emit(entry);
      a_.Bind(next);
    }
    a_.Jmp(otherwise);
  });
}

// An attribute instruction that is generic just now takes the form that is known for some type.
AttributeCache Compiler::AttributeFormOf(uint16_t name, size_t cache_words, uint16_t first_form, std::initializer_list<int> forms) {
  AttributeCache cache{};
  std::memcpy(&cache, code_->words + word_ + 1, cache_words * sizeof(uint64_t));
  if (in_.op != original_.op) return cache;
  vm_.attributes->ForEachOf(AsStr(code_->names->items[name]), original_.op, [&](const AttributeMemoEntry& entry) {
    if (in_.op != original_.op || std::find(forms.begin(), forms.end(), entry.form - first_form) == forms.end()) return;
    cache = entry.cache;
    in_.op = entry.form;
  });
  return cache;
}

bool Compiler::CompileLoadAttribute() {
  auto generic = static_cast<Opcode>(original_.op);
  if (generic != Opcode::kLoadAttrL && generic != Opcode::kLoadAttrT) return false;
  bool temporary = generic == Opcode::kLoadAttrT;
  enum { kValue = 0, kDict = 2, kSlot = 4, kModuleForm = 6, kOfType = 8, kConstant = 10, kProperty = 12 };
  auto value_op = static_cast<uint16_t>(temporary ? Specialized::kLoadAttrTValue : Specialized::kLoadAttrLValue);
  AttributeCache copy = AttributeFormOf(in_.c, 3, value_op, {kValue, kSlot});
  const AttributeCache* cache = &copy;
  int form = in_.op - value_op;
  if (form == kProperty) return EmitGetter(), true;
  auto any = [this, temporary] {
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Mov(RDX, static_cast<uint64_t>(temporary));
    a_.Call(FunctionAddress(&LoadAnyAttribute));
  };
  if (form < 0 || form > kConstant || form % 2 != 0) return EmitCallOf(any), true;
  Pendings before = pending_;
  Label step = a_.NewLabel();
  Register owner = ReadObject(temporary, in_.b, RAX, step);
  auto load_value = [this, owner, step](int index) {
    a_.Mov(RDX, {owner, kManagedValuesOffset});
    a_.Test(RDX, RDX);
    a_.J(kZero, step);
    a_.Mov(RDX, {RDX, index * 8});
    a_.Test(RDX, RDX);
    a_.J(kZero, step);
  };
  auto load_slot = [this, owner, step](int offset) {
    a_.Mov(RDX, {owner, offset});
    a_.Test(RDX, RDX);
    a_.J(kZero, step);
  };
  switch (form) {
    case kValue:
    case kSlot: {
      Label others = a_.NewLabel(), loaded = a_.NewLabel();
      GuardType(owner, cache->type_version, others);
      form == kValue ? load_value(cache->index) : load_slot(cache->index);
      a_.Bind(loaded);
      auto first_form = static_cast<int>(temporary ? Specialized::kLoadAttrTValue : Specialized::kLoadAttrLValue);
      ForOtherTypes(others, in_.c, cache->type_version, step, [=, this](const AttributeMemoEntry& entry) {
        int other_form = entry.form - first_form;
        if (other_form != kValue && other_form != kSlot) return false;
        other_form == kValue ? load_value(entry.cache.index) : load_slot(entry.cache.index);
        a_.Jmp(loaded);
        return true;
      });
      break;
    }
    case kModuleForm: {
      if (owner != RAX) {
        a_.Mov(RAX, owner);
      }
      a_.Cmp8({RAX, kKindOffset}, viv::kModule);
      a_.J(kNotZero, step);
      a_.Mov(R11, RAX);
      a_.Mov(RAX, {RAX, kModuleDictOffset});
      a_.Mov(RAX, {RAX, kDictKeysOffset});
      a_.Cmp32({RAX, kKeysVersionOffset}, static_cast<int32_t>(cache->keys_version));
      a_.J(kNotZero, step);
      LoadFromKeys(cache->index, step);
      a_.Mov(RAX, R11);
      owner = RAX;
      break;
    }
    case kOfType:
      a_.Cmp8({owner, kKindOffset}, kType);
      a_.J(kNotZero, step);
      a_.Cmp32({owner, kTypeVersionOffset}, static_cast<int32_t>(cache->type_version));
      a_.J(kNotZero, step);
      a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
      break;
    case kConstant:
      GuardType(owner, cache->type_version, step);
      if (cache->keys_version != 0) {
        a_.Cmp({owner, kManagedValuesOffset}, 0);
        a_.J(kZero, step);
        a_.Mov(RDX, {RCX, kTypeSharedKeysOffset});
        a_.Cmp32({RDX, kKeysVersionOffset}, static_cast<int32_t>(cache->keys_version));
        a_.J(kNotZero, step);
      }
      a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
      break;
    default:  // kDict
      GuardType(owner, cache->type_version, step);
      a_.Mov(RDX, {owner, kManagedDictOffset});
      a_.Test(RDX, RDX);
      a_.J(kZero, step);
      a_.Cmp({RDX, kDictValuesOffset}, 0);
      a_.J(kNotZero, step);
      a_.Mov(RDX, {RDX, kDictKeysOffset});
      a_.Cmp8({RDX, static_cast<int32_t>(offsetof(DictKeys, kind))}, static_cast<uint8_t>(KeysKind::kUnicode));
      a_.J(kNotZero, step);
      a_.Cmp({RDX, static_cast<int32_t>(offsetof(DictKeys, entry_count))}, cache->index);
      a_.J(kLessEqual, step);
      a_.MovzxByte(RCX, {RDX, static_cast<int32_t>(offsetof(DictKeys, log2_index_bytes))});
      a_.Mov(R11, uint64_t{1});
      a_.ShlByCl(R11);
      a_.Add(RDX, R11);
      a_.Mov(RCX, reinterpret_cast<uint64_t>(code_->names->items[original_.c]));
      a_.Cmp(RCX, {RDX, static_cast<int32_t>(sizeof(DictKeys) + cache->index * sizeof(UnicodeEntry))});
      a_.J(kNotZero, step);
      a_.Mov(RDX, {RDX, static_cast<int32_t>(sizeof(DictKeys) + cache->index * sizeof(UnicodeEntry) + 8)});
      a_.Test(RDX, RDX);
      a_.J(kZero, step);
  }
  FinishLoad(temporary, owner);
  SlowCall(step, std::move(before), in_.a, any);
  return true;
}

bool Compiler::CompileLoadMethod() {
  auto generic = static_cast<Opcode>(original_.op);
  if (generic != Opcode::kLoadMethodL && generic != Opcode::kLoadMethodT) return false;
  bool temporary = generic == Opcode::kLoadMethodT;
  enum { kValue = 0, kPlain = 2, kDict = 4, kModuleForm = 6, kOfType = 8 };
  auto value_op = static_cast<uint16_t>(temporary ? Specialized::kLoadMethodTValue : Specialized::kLoadMethodLValue);
  AttributeCache copy = AttributeFormOf(in_.c, 3, value_op, {kValue, kPlain});
  const AttributeCache* cache = &copy;
  int form = in_.op - value_op;
  auto any = [this, temporary] {
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Mov(RDX, static_cast<uint64_t>(temporary));
    a_.Call(FunctionAddress(&LoadAnyMethod));
  };
  if (form < 0 || form > kOfType || form % 2 != 0) return EmitCallOf(any), true;
  Pendings before = pending_;
  Label step = form == kModuleForm || form == kOfType ? StepLabel() : a_.NewLabel();
  Register owner = ReadObject(temporary, in_.b, RAX, step);
  if (form == kModuleForm || form == kOfType) {
    if (form == kModuleForm) {
      a_.Cmp8({owner, kKindOffset}, viv::kModule);
      a_.J(kNotZero, step);
      a_.Mov(R11, owner);
      a_.Mov(RAX, {owner, kModuleDictOffset});
      a_.Mov(RAX, {RAX, kDictKeysOffset});
      a_.Cmp32({RAX, kKeysVersionOffset}, static_cast<int32_t>(cache->keys_version));
      a_.J(kNotZero, step);
      LoadFromKeys(cache->index, step);
      a_.Mov(RAX, R11);
      owner = RAX;
    } else {
      a_.Cmp8({owner, kKindOffset}, kType);
      a_.J(kNotZero, step);
      a_.Cmp32({owner, kTypeVersionOffset}, static_cast<int32_t>(cache->type_version));
      a_.J(kNotZero, step);
      a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
    }
    FinishLoad(temporary, owner);  // R[a + 1] stays null
    return true;
  }
  auto guard_values = [this, owner, step](uint32_t keys_version) {
    a_.Cmp({owner, kManagedValuesOffset}, 0);
    a_.J(kZero, step);
    a_.Mov(RDX, {RCX, kTypeSharedKeysOffset});
    a_.Cmp32({RDX, kKeysVersionOffset}, static_cast<int32_t>(keys_version));
    a_.J(kNotZero, step);
  };
  Label others = form == kDict ? step : a_.NewLabel(), found = a_.NewLabel();
  GuardType(owner, cache->type_version, others);
  if (form == kValue) {
    guard_values(cache->keys_version);
  } else if (form == kDict) {
    a_.Cmp({owner, kManagedValuesOffset}, 0);
    a_.J(kNotZero, step);
    a_.Mov(RDX, {owner, kManagedDictOffset});
    a_.Test(RDX, RDX);
    if (cache->keys_version == 0) {
      a_.J(kNotZero, step);
    } else {
      a_.J(kZero, step);
      a_.Mov(RDX, {RDX, kDictKeysOffset});
      a_.Cmp32({RDX, kKeysVersionOffset}, static_cast<int32_t>(cache->keys_version));
      a_.J(kNotZero, step);
    }
  }
  a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
  a_.Bind(found);
  if (form != kDict) {
    auto first_form = static_cast<int>(temporary ? Specialized::kLoadMethodTValue : Specialized::kLoadMethodLValue);
    ForOtherTypes(others, in_.c, cache->type_version, step, [=, this](const AttributeMemoEntry& entry) {
      int other_form = entry.form - first_form;
      if (other_form != kValue && other_form != kPlain) return false;
      if (other_form == kValue) guard_values(entry.cache.keys_version);
      a_.Mov(RDX, reinterpret_cast<uint64_t>(entry.cache.object));
      a_.Jmp(found);
      return true;
    });
  }
  a_.Inc32({RDX, kRefcountOffset});
  bool moves = temporary && !FindPending(in_.b);
  if (!moves) a_.Inc32({owner, kRefcountOffset});
  if (temporary && FindPending(in_.b)) FreePending(in_.b);
  if (moves && in_.b != in_.a) a_.MovImmediate(At(in_.b), 0);
  a_.Mov(At(in_.a), RDX);
  a_.Mov(At(in_.a + 1), owner);
  SlowCall(step, std::move(before), -1, any);
  return true;
}

bool Compiler::CompileStoreAttribute() {
  auto generic = static_cast<Opcode>(original_.op);
  if (generic != Opcode::kStoreAttrL && generic != Opcode::kStoreAttrT) return false;
  bool temporary = generic == Opcode::kStoreAttrT;
  auto value_op = static_cast<uint16_t>(temporary ? Specialized::kStoreAttrTValue : Specialized::kStoreAttrLValue);
  AttributeCache copy = AttributeFormOf(in_.b, 2, value_op, {0, 2});
  const AttributeCache* cache = &copy;
  bool value_form = in_.op == static_cast<int>(temporary ? Specialized::kStoreAttrTValue : Specialized::kStoreAttrLValue);
  bool slot_form = in_.op == static_cast<int>(temporary ? Specialized::kStoreAttrTSlot : Specialized::kStoreAttrLSlot);
  auto any = [this, temporary] {
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Mov(RDX, static_cast<uint64_t>(temporary));
    a_.Call(FunctionAddress(&StoreAnyAttribute));
  };
  if (!value_form && !slot_form) return EmitCallOf(any), true;
  FlushAllBut(in_.a, temporary ? in_.c : -1);
  Pendings at_guards = pending_;
  Label step = a_.NewLabel();
  Register owner = ReadObject(temporary, in_.c, RAX, step);
  Label others = a_.NewLabel(), found = a_.NewLabel();
  GuardType(owner, cache->type_version, others);
  // RDX: where the attribute is.
  auto find_value = [this, owner, step](int index) {
    a_.Mov(RDX, {owner, kManagedValuesOffset});
    a_.Test(RDX, RDX);
    a_.J(kZero, step);
    a_.Add(RDX, index * 8);
  };
  value_form ? find_value(cache->index) : a_.Lea(RDX, {owner, cache->index});
  a_.Bind(found);
  auto local_form = static_cast<int>(temporary ? Specialized::kStoreAttrTValue : Specialized::kStoreAttrLValue);
  auto other_slot = static_cast<int>(temporary ? Specialized::kStoreAttrTSlot : Specialized::kStoreAttrLSlot);
  ForOtherTypes(others, in_.b, cache->type_version, step, [=, this](const AttributeMemoEntry& entry) {
    if (entry.form != local_form && entry.form != other_slot) return false;
    entry.form == local_form ? find_value(entry.cache.index) : a_.Lea(RDX, {owner, entry.cache.index});
    a_.Jmp(found);
    return true;
  });
  Register place = RDX;
  int32_t offset = 0;
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  const auto& call = any;
  Pending* value = FindPending(in_.a);
  bool owner_in_memory = temporary && !FindPending(in_.c);
  if (owner_in_memory) {
    Flush();
    before.clear();
    a_.Jmp(slow);
  } else if (value && value->where != Where::kObject) {
    a_.Mov(RCX, {place, offset});
    OverwriteBox(in_.a, slow);
    if (temporary) FreePending(in_.c);
  } else {
    Register object = value ? static_cast<Register>(value->machine_register) : R11;
    if (!value) {
      a_.Mov(R11, At(in_.a));
      a_.Cmp(R11, RBP);
      a_.J(kAboveEqual, slow);
    }
    a_.Mov(RCX, {place, offset});
    a_.Test(RCX, RCX);
    a_.J(kZero, slow);
    if (value) {
      a_.Inc32({object, kRefcountOffset});
      FreePending(in_.a);
    } else {
      a_.MovImmediate(At(in_.a), 0);
    }
    a_.Mov({place, offset}, object);
    if (temporary) FreePending(in_.c);
    DropObject(RCX);
  }
  SlowCall(slow, std::move(before), -1, call);
  SlowCall(step, std::move(at_guards), -1, any);
  return true;
}

// Everything is done by a function.
void Compiler::EmitCallOf(const std::function<void()>& call) {
  BeginCall();
  call();
  a_.Test8(RAX, RAX);
  JumpIfFailed(kZero);
}

bool Compiler::CompileAttribute() { return CompileLoadAttribute() || CompileLoadMethod() || CompileStoreAttribute(); }

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
  ObjectKind kind = ProbableKind(temporary, in_.b);
  bool in_memory = temporary && !FindPending(in_.b);
  const Object* constant = key.kind == kConstantOperand ? frame_->constants[key.index] : nullptr;
  if ((kind != kList && kind != kTuple && kind != kStr) || (constant && constant->kind != kInt) || !IsTemporary(in_.a)) {
    BeginCall();
    call();
    a_.Test8(RAX, RAX);
    JumpIfFailed(kZero);
    return;
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
  ConsumeNumber(key);
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
    BeginCall();
    call();
    a_.Test8(RAX, RAX);
    JumpIfFailed(kZero);
    return;
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
    ConsumeNumber(key);
  } else {
    a_.Mov(R11, At(in_.a));
    a_.Cmp(R11, RBP);
    a_.J(kAboveEqual, slow);
    ConsumeNumber(key);
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
    case Opcode::kListAppend: return EmitWork(&AppendItem), true;
    case Opcode::kListExtend: return EmitRow(&ListExtendInstruction, 1), true;
    case Opcode::kSetAdd: return EmitWork(&AddToSet), true;
    case Opcode::kMapAdd: return EmitWork(&AddToMap), true;
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

void Compiler::EmitSlice() {
  BeginCall();
  a_.Mov(RDI, R12);
  a_.Mov(RSI, original_.ToWord());
  a_.Call(FunctionAddress(&SliceOrItem));
  a_.Test32(RAX, RAX);
  JumpIfFailed(kSign);
  // With the subscript done, on behind it.
  int load = Instruction::FromWord(code_->original_words[next_]).op - static_cast<int>(Opcode::kLoadItemLL);
  if (load >= 0 && load < 6) {
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
