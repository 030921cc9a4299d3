// Machine code for names, cells and attributes.
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

void Compiler::GuardKeys(Register keys, uint32_t version, Label otherwise) {
  a_.Cmp32({keys, kKeysVersionOffset}, static_cast<int32_t>(version));
  a_.J(kNotZero, otherwise);
}

// The keys of the builtins of the function in RCX go to RAX.
void Compiler::GuardBuiltins(uint32_t version, Label otherwise) {
  a_.Mov(RAX, {RCX, kFunctionBuiltinsOffset});
  a_.Mov(RAX, {RAX, kDictKeysOffset});
  GuardKeys(RAX, version, otherwise);
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
  GuardKeys(RAX, cache->keys_version, step);
  if (builtin) GuardBuiltins(cache->builtins_version, step);
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
  GuardKeys(RAX, cache->keys_version, step);
  if (builtin) GuardBuiltins(cache->builtins_version, step);
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
  GuardKeys(RDX, version, step);
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

// The attribute goes to RDX; the module is in the register that is answered. Clobbers R11.
Register Compiler::LoadOfModule(Register module, const AttributeCache& cache, Label otherwise) {
  a_.Cmp8({module, kKindOffset}, viv::kModule);
  a_.J(kNotZero, otherwise);
  a_.Mov(R11, module);
  a_.Mov(RAX, {module, kModuleDictOffset});
  a_.Mov(RAX, {RAX, kDictKeysOffset});
  GuardKeys(RAX, cache.keys_version, otherwise);
  LoadFromKeys(cache.index, otherwise);
  a_.Mov(RAX, R11);
  return RAX;
}

// It is a type, of that version.
void Compiler::GuardTypeObject(Register object, uint32_t version, Label otherwise) {
  a_.Cmp8({object, kKindOffset}, kType);
  a_.J(kNotZero, otherwise);
  a_.Cmp32({object, kTypeVersionOffset}, static_cast<int32_t>(version));
  a_.J(kNotZero, otherwise);
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
      ForOtherTypes(others, in_.c, cache->type_version, step, [=, this](const AttributeMemoEntry& entry) {
        int other_form = entry.form - value_op;
        if (other_form != kValue && other_form != kSlot) return false;
        other_form == kValue ? load_value(entry.cache.index) : load_slot(entry.cache.index);
        a_.Jmp(loaded);
        return true;
      });
      break;
    }
    case kModuleForm: owner = LoadOfModule(owner, *cache, step); break;
    case kOfType:
      GuardTypeObject(owner, cache->type_version, step);
      a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
      break;
    case kConstant:
      GuardType(owner, cache->type_version, step);
      if (cache->keys_version != 0) {
        a_.Cmp({owner, kManagedValuesOffset}, 0);
        a_.J(kZero, step);
        a_.Mov(RDX, {RCX, kTypeSharedKeysOffset});
        GuardKeys(RDX, cache->keys_version, step);
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
      owner = LoadOfModule(owner, *cache, step);
    } else {
      GuardTypeObject(owner, cache->type_version, step);
      a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
    }
    FinishLoad(temporary, owner);  // R[a + 1] stays null
    return true;
  }
  auto guard_values = [this, owner, step](uint32_t keys_version) {
    a_.Cmp({owner, kManagedValuesOffset}, 0);
    a_.J(kZero, step);
    a_.Mov(RDX, {RCX, kTypeSharedKeysOffset});
    GuardKeys(RDX, keys_version, step);
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
      GuardKeys(RDX, cache->keys_version, step);
    }
  }
  a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
  a_.Bind(found);
  if (form != kDict) {
    ForOtherTypes(others, in_.c, cache->type_version, step, [=, this](const AttributeMemoEntry& entry) {
      int other_form = entry.form - value_op;
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
  bool value_form = in_.op == value_op;
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
  ForOtherTypes(others, in_.b, cache->type_version, step, [=, this, form = in_.op](const AttributeMemoEntry& entry) {
    if (entry.form != form) return false;
    value_form ? find_value(entry.cache.index) : a_.Lea(RDX, {owner, entry.cache.index});
    a_.Jmp(found);
    return true;
  });
  constexpr Register place = RDX;
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  auto call = [this, temporary] {  // RDX is the place
    a_.Mov(RDI, R12);
    a_.Mov(RSI, original_.ToWord());
    a_.Mov(RCX, static_cast<uint64_t>(temporary));
    a_.Call(FunctionAddress(&StoreAttributeInto));
  };
  Pending* value = FindPending(in_.a);
  bool owner_in_memory = temporary && !FindPending(in_.c);
  if (owner_in_memory) {
    Flush();
    before.clear();
    a_.Jmp(slow);
  } else if (value && value->where != Where::kObject) {
    a_.Mov(RCX, {place, 0});
    OverwriteBox(in_.a, slow);
    if (temporary) FreePending(in_.c);
  } else {
    Register object = value ? static_cast<Register>(value->machine_register) : R11;
    if (!value) {
      a_.Mov(R11, At(in_.a));
      a_.Cmp(R11, RBP);
      a_.J(kAboveEqual, slow);
    }
    Label fresh = a_.NewLabel(), stored = a_.NewLabel();
    a_.Mov(RCX, {place, 0});
    if (value) {
      a_.Inc32({object, kRefcountOffset});
      FreePending(in_.a);
    } else {
      a_.MovImmediate(At(in_.a), 0);
    }
    a_.Mov({place, 0}, object);
    if (temporary) FreePending(in_.c);
    a_.Test(RCX, RCX);
    a_.J(kZero, value_form ? fresh : stored);
    DropObject(RCX);
    a_.Bind(stored);
    if (value_form) EmitAppendSlot(fresh, owner, place, stored);
  }
  SlowCall(slow, std::move(before), -1, call);
  SlowCall(step, std::move(at_guards), -1, any);
  return true;
}

// The attribute at `place` of the owner's values is new: DictValues::AppendSlot. Clobbers RAX and RCX.
void Compiler::EmitAppendSlot(Label fresh, Register owner, Register place, Label done) {
  Slow(fresh, [this, owner, place, done] {
    a_.Mov(RCX, {owner, kManagedValuesOffset});
    a_.Sub(place, RCX);
    a_.Shr(place, 3);
    a_.MovzxByte(RAX, {RCX, -2});
    a_.Add(RAX, 1);
    a_.Mov8({RCX, -2}, RAX);
    a_.Sub(RCX, RAX);
    a_.Mov8({RCX, -2}, place);
    a_.Jmp(done);
  });
}

// Everything is done by a function.
void Compiler::EmitCallOf(const std::function<void()>& call) {
  BeginCall();
  call();
  a_.Test8(RAX, RAX);
  JumpIfFailed(kZero);
}

bool Compiler::CompileAttribute() { return CompileLoadAttribute() || CompileLoadMethod() || CompileStoreAttribute(); }

}  // namespace viv::jit
