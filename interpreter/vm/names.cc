// Globals, names of module and class bodies, cells.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/instructions.h"

namespace viv {

namespace {

Instruction At(const Frame* frame) { return Instruction::FromWord(*frame->pc); }
StrObject* NameAt(const Frame* frame, uint16_t index) { return AsStr(frame->code->names->items[index]); }
void Specialize(Frame* frame, Specialized form) { reinterpret_cast<Instruction*>(frame->pc)->op = static_cast<uint16_t>(form); }

bool RaiseNameError(StrObject* name) {
  Raise(TypeId::kNameError, "name '%.200U' is not defined", name);
  BaseExceptionObject* pending = CurrentThread().pending;
  if (pending && TypeOf(pending) == BuiltinType(TypeId::kNameError)) {
    static_cast<NameErrorObject*>(pending)->name.Set(NewRef<Object>(name));
  }
  return false;
}

// Where the entry of an exact str key stands in a dict that a cache can name. -1: it cannot, or the key is absent.
ptrdiff_t CacheableIndex(DictObject* dict, StrObject* name, uint32_t* version) {
  if (dict->values || dict->keys->kind != KeysKind::kUnicode) return -1;
  ptrdiff_t index = DictKeysIndexOf(dict->keys, name);
  if (index < 0 || !(*version = DictKeysVersion(dict->keys))) return -1;
  return index;
}

bool CacheableAbsence(DictObject* dict, StrObject* name, uint32_t* version) {
  return !dict->values && dict->keys->kind == KeysKind::kUnicode && DictKeysIndexOf(dict->keys, name) < 0 &&
         (*version = DictKeysVersion(dict->keys)) != 0;
}

// Null: absent (nothing pending) or failed.
Ref<Object> LookupBuiltin(Frame* frame, StrObject* name) {
  Object* builtins = FrameBuiltins(frame);
  if (IsDict(builtins)) return NewRef(DictGet(AsDict(builtins), name).get());
  Ref<Object> value = GetItem(builtins, name);
  if (!value && PendingMatches(TypeId::kKeyError)) ClearError();
  return value;
}

Ref<Object> LookupGlobal(Frame* frame, StrObject* name) {
  Object* value = DictGet(FrameGlobals(frame), name);
  if (value) return NewRef(value);
  if (ErrorPending()) return nullptr;
  Ref<Object> builtin = LookupBuiltin(frame, name);
  if (!builtin && !ErrorPending()) RaiseNameError(name);
  return builtin;
}

// Null: absent (nothing pending) or failed.
Ref<Object> LookupLocal(Object* locals, StrObject* name) {
  if (locals->kind == kDict) return NewRef(DictGet(AsDict(locals), name).get());
  Ref<Object> value = GetItem(locals, name);
  if (!value && PendingMatches(TypeId::kKeyError)) ClearError();
  return value;
}

void SpecializeLoad(Frame* frame, DictObject* first, StrObject* name, Specialized in_first, Specialized in_builtins) {
  auto* cache = CacheOf<NameCache>(frame->pc);
  uint32_t version, builtins_version;
  ptrdiff_t index = CacheableIndex(first, name, &version);
  if (index >= 0) {
    cache->keys_version = version;
    cache->index = static_cast<uint32_t>(index);
    Specialize(frame, in_first);
    return SpecializationDone(cache->counter);
  }
  Object* builtins = FrameBuiltins(frame);
  if (first == FrameGlobals(frame) && builtins->kind == kDict && CacheableAbsence(first, name, &version)) {
    index = CacheableIndex(AsDict(builtins), name, &builtins_version);
    if (index >= 0) {
      cache->keys_version = version;
      cache->builtins_version = builtins_version;
      cache->index = static_cast<uint32_t>(index);
      Specialize(frame, in_builtins);
      return SpecializationDone(cache->counter);
    }
  }
  SpecializationFailed(cache->counter);
}

void SpecializeStore(Frame* frame, DictObject* dict, StrObject* name, Specialized form) {
  auto* cache = CacheOf<uint32_t>(frame->pc);  // version, index: one word has no room for a counter
  uint32_t version;
  ptrdiff_t index = CacheableIndex(dict, name, &version);
  if (index < 0) return;
  cache[0] = version;
  cache[1] = static_cast<uint32_t>(index);
  Specialize(frame, form);
}

StrObject* VariableName(const CodeObject* code, int32_t variable) {
  if (variable < code->local_count) return AsStr(code->local_names->items[variable]);
  variable -= code->local_count;
  if (variable < code->cell_count) return AsStr(code->cell_names->items[variable]);
  return AsStr(code->free_names->items[variable - code->cell_count]);
}

}  // namespace

bool LoadGlobal(Frame* frame) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.b);
  if (ShouldSpecialize(CacheOf<NameCache>(frame->pc)->counter)) {
    SpecializeLoad(frame, FrameGlobals(frame), name, Specialized::kLoadGlobalModule, Specialized::kLoadGlobalBuiltin);
  }
  Ref<Object> value = LookupGlobal(frame, name);
  if (!value) return false;
  Store(frame->registers[in.a], ToValue(std::move(value)));
  return true;
}

bool StoreGlobal(Frame* frame) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.b);
  SpecializeStore(frame, FrameGlobals(frame), name, Specialized::kStoreGlobalPresent);
  Ref<Object> value = TakeRef(frame->registers[in.a]);
  return DictSet(FrameGlobals(frame), name, value);
}

bool DeleteGlobal(Frame* frame, StrObject* name) {
  if (DictDelete(FrameGlobals(frame), name)) return true;
  if (!PendingMatches(TypeId::kKeyError)) return false;
  ClearError();
  return RaiseNameError(name);
}

bool LoadName(Frame* frame) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.b);
  Object* locals = frame->locals;
  if (!locals) return RaiseFalse(TypeId::kSystemError, "no locals when loading %R", name);
  if (locals->kind == kDict && ShouldSpecialize(CacheOf<NameCache>(frame->pc)->counter)) {
    SpecializeLoad(frame, AsDict(locals), name, Specialized::kLoadNameLocal, Specialized::kLoadNameBuiltin);
  }
  Ref<Object> value = LookupLocal(locals, name);
  if (!value) {
    if (ErrorPending()) return false;
    value = LookupGlobal(frame, name);
    if (!value) return false;
  }
  Store(frame->registers[in.a], ToValue(std::move(value)));
  return true;
}

bool StoreName(Frame* frame) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.b);
  Object* locals = frame->locals;
  Ref<Object> value = TakeRef(frame->registers[in.a]);
  if (!locals) return RaiseFalse(TypeId::kSystemError, "no locals found when storing %R", name);
  if (locals->kind != kDict) return SetItem(locals, name, value);
  SpecializeStore(frame, AsDict(locals), name, Specialized::kStoreNamePresent);
  return DictSet(AsDict(locals), name, value);
}

bool DeleteName(Frame* frame, StrObject* name) {
  Object* locals = frame->locals;
  if (!locals) return RaiseFalse(TypeId::kSystemError, "no locals when deleting %R", name);
  bool done = locals->kind == kDict ? DictDelete(AsDict(locals), name) : DeleteItem(locals, name);
  if (done) return true;
  ClearError();
  return RaiseNameError(name);
}

bool LoadClassCell(Frame* frame, Instruction in) {
  if (Object* locals = frame->locals) {
    Ref<Object> value = LookupLocal(locals, VariableName(frame->code, in.b));
    if (!value && ErrorPending()) return false;
    if (value) {
      Store(frame->registers[in.a], ToValue(std::move(value)));
      return true;
    }
  }
  auto* cell = static_cast<CellObject*>(ObjectOf(frame->registers[in.b]));
  if (!cell->value) return RaiseEmptyCell(frame, in.b);
  Store(frame->registers[in.a], ToValue(NewRef(cell->value.get())));
  return true;
}

bool RaiseUnboundLocal(Frame* frame, int32_t variable) {
  return RaiseFalse(TypeId::kUnboundLocalError, "cannot access local variable '%.200U' where it is not associated with a value",
                    VariableName(frame->code, variable));
}

bool RaiseEmptyCell(Frame* frame, int32_t variable) {
  StrObject* name = VariableName(frame->code, variable);
  if (variable < frame->code->local_count + frame->code->cell_count) return RaiseUnboundLocal(frame, variable);
  Raise(TypeId::kNameError, "cannot access free variable '%.200U' where it is not associated with a value in enclosing scope", name);
  BaseExceptionObject* pending = CurrentThread().pending;
  if (pending && TypeOf(pending) == BuiltinType(TypeId::kNameError)) {
    static_cast<NameErrorObject*>(pending)->name.Set(NewRef<Object>(name));
  }
  return false;
}

}  // namespace viv
