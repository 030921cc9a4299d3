// `super().method(...)` without a super object: the call of super() and the LoadMethod behind it in one, as CPython does since 3.12.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/instructions.h"

namespace viv {

namespace {

constexpr int kCallWords = 4;

// The register of the cell with the class that the method was defined in; -1: this is no such method.
int32_t ClassCellRegister(const CodeObject* code) {
  for (int32_t i = 0; i < code->free_count; ++i) {
    if (StrEqual(AsStr(code->free_names->items[i]), Names().__class__)) return code->local_count + code->cell_count + i;
  }
  return -1;
}

// The first attribute of that name behind `start` in the mro. Borrowed. Null: there is none, or a namespace is no plain dict of strs.
Object* LookupBehind(TypeObject* start, TypeObject* type, StrObject* name) {
  TupleObject* mro = type->mro;
  if (!mro) return nullptr;
  ptrdiff_t i = 0;
  while (i < mro->size && mro->items[i] != start) ++i;
  for (++i; i < mro->size; ++i) {
    DictObject* names = AsTypeObject(mro->items[i])->dict;
    if (names->keys->kind != KeysKind::kUnicode) return nullptr;
    if (Object* found = DictGetStr(names, name)) return found;
  }
  return nullptr;
}

}  // namespace

bool FindSuperMethod(Frame* frame) {
  Instruction load = Instruction::FromWord(frame->pc[kCallWords]);
  CodeObject* code = frame->code;
  int32_t cell_register = ClassCellRegister(code);
  if (code->argument_count == 0 || cell_register < 0 || cell_register > UINT16_MAX) return false;
  if (IsNumber(frame->registers[0])) return false;
  Object* self = ObjectOf(frame->registers[0]);
  Object* cell = ObjectOf(frame->registers[cell_register]);
  if (!self || !cell || cell->kind != kCell) return false;
  Object* start = static_cast<CellObject*>(cell)->value.get();
  if (!start || !IsType(start) || !IsSubtype(TypeOf(self), AsTypeObject(start)) || IsType(self)) return false;
  Object* found = LookupBehind(AsTypeObject(start), TypeOf(self), AsStr(code->names->items[load.c]));
  if (!found || !(found->kind == kFunction || HasTypeFlag(found, kTypeMethodDescriptor))) return false;
  auto* memo = CacheOf<AttributeCache>(frame->pc + kCallWords);
  memo->type_version = AssignVersionTag(TypeOf(self));
  memo->keys_version = AssignVersionTag(AsTypeObject(start));
  memo->index = static_cast<uint16_t>(cell_register);
  memo->object = found;
  return memo->type_version != 0 && memo->keys_version != 0;
}

bool IsFollowedByLoadMethod(const Frame* frame) {
  Instruction call = Instruction::FromWord(*frame->pc), load = Instruction::FromWord(frame->pc[kCallWords]);
  return load.op == static_cast<uint16_t>(Opcode::kLoadMethodT) && load.a == call.a && load.b == call.a;
}

}  // namespace viv
