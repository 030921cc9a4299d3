// Life and equality of code objects. What a program sees of one: code_attributes.cc. Answers to CPython's Objects/codeobject.c.
#include "interpreter/objects/code_object.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/code_parts.h"
#include "interpreter/objects/code_positions.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

// Set by the linker and the C library: where the program begins, and where its variables do.
extern "C" const char __executable_start[], __data_start[];

namespace viv {

namespace {
bool IsPartOfProgram(const void* address) {
  const auto place = reinterpret_cast<uintptr_t>(address);
  return place >= reinterpret_cast<uintptr_t>(__executable_start) && place < reinterpret_cast<uintptr_t>(__data_start);
}
}  // namespace

// ---- Life ----------------------------------------------------------------------------------------------------------------------

Ref<CodeObject> NewCode() {
  auto* self = NewObject<CodeObject>(BuiltinType(TypeId::kCode));
  if (!self) return nullptr;
  memset(reinterpret_cast<char*>(self) + sizeof(Object), 0, sizeof(CodeObject) - sizeof(Object));
  return Ref<CodeObject>::Adopt(self);
}

void DeallocCode(Object* object) {
  auto* self = AsCode(object);
  if (self->weaklist) ClearWeakRefs(object);
  if (self->compiled) CurrentRuntime().hooks.release_compiled_code(self);
  self->constants.Clear();
  self->names.Clear();
  self->local_names.Clear();
  self->cell_names.Clear();
  self->free_names.Clear();
  self->filename.Clear();
  self->name.Clear();
  self->qualname.Clear();
  // What was not made for it is part of the program.
  PositionEntry* positions = HasPackedPositions(self) ? nullptr : self->positions;
  uint64_t* original_words = IsPartOfProgram(self->original_words) ? nullptr : self->original_words;
  void* const memory[] = {self->cell_parameters, self->words, original_words, self->exception_table, positions};
  for (void* block : memory) Free(Domain::kMem, block);
  FreeObject(object);
}

// ---- Interning -----------------------------------------------------------------------------------------------------------------

namespace {

bool LooksLikeName(const StrObject* text) {
  if (!text->ascii) return false;
  return std::all_of(StrData(text), StrData(text) + text->length, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// Interns the string an owned slot holds.
void InternSlot(Object** slot) {
  Ref<StrObject> text = Ref<StrObject>::Adopt(AsStr(*slot));
  InternInPlace(&text);
  *slot = text.Release();
}

void InternNames(TupleObject* names) {
  if (!names) return;
  for (ptrdiff_t i = 0; i < names->size; ++i) InternSlot(&names->items[i]);
}

// False: out of memory. *changed: a constant is another object now.
bool InternConstants(TupleObject* constants, bool* changed);

bool InternFrozenSet(Object** slot, bool* changed) {
  Ref<TupleObject> items = TupleOf(*slot);
  bool changed_here = false;
  if (!items || !InternConstants(items.get(), &changed_here)) return false;
  if (!changed_here) return true;
  Ref<SetObject> replacement = NewFrozenSet(items);
  if (!replacement) return false;
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(*slot, replacement.Release()));
  *changed = true;
  return true;
}

bool InternConstants(TupleObject* constants, bool* changed) {
  for (ptrdiff_t i = 0; i < constants->size; ++i) {
    Object** slot = &constants->items[i];
    if ((*slot)->kind == kStr) {
      if (!LooksLikeName(AsStr(*slot))) continue;
      Object* before = *slot;
      InternSlot(slot);
      if (*slot != before) *changed = true;
    } else if ((*slot)->kind == kTuple) {
      if (!InternConstants(AsTuple(*slot), changed)) return false;
    } else if ((*slot)->kind == kFrozenSet) {
      if (!InternFrozenSet(slot, changed)) return false;
    }
  }
  return true;
}

}  // namespace

bool CodeFinish(CodeObject* code) {
  InternNames(code->names);
  InternNames(code->local_names);
  InternNames(code->cell_names);
  InternNames(code->free_names);
  for (GcSlot<StrObject>* slot : {&code->name, &code->qualname}) {
    Ref<StrObject> text = slot->Take();
    InternInPlace(&text);
    slot->Set(std::move(text));
  }
  bool changed = false;
  return !code->constants || InternConstants(code->constants, &changed);
}

// ---- Positions -----------------------------------------------------------------------------------------------------------------

// The row is made for who asks for a whole position.
const PositionEntry* CodePositionOf(const CodeObject* code, int32_t word_index) {
  if (!UnpackPositions(const_cast<CodeObject*>(code))) return nullptr;
  const PositionEntry* begin = code->positions;
  const PositionEntry* end = begin + code->position_entry_count;
  auto word = static_cast<uint32_t>(std::max(word_index, 0));
  const PositionEntry* behind =
      std::upper_bound(begin, end, word, [](uint32_t at, const PositionEntry& entry) { return at < entry.start; });
  return behind == begin ? nullptr : behind - 1;
}

int CodeLineOf(const CodeObject* code, int32_t word_index) {
  if (word_index < 0) return code->first_line;
  // Observers of the heap ask for lines while something is being allocated.
  if (!HasPackedPositions(code) || (!CurrentHeap().hooked() && UnpackPositions(const_cast<CodeObject*>(code)))) {
    const PositionEntry* entry = CodePositionOf(code, word_index);
    return entry ? entry->line : -1;
  }
  PositionCursor cursor(code);
  PositionEntry entry;
  int line = -1;
  while (cursor.Next(&entry) && entry.start <= static_cast<uint32_t>(word_index)) line = entry.line;
  return line;
}

// ---- Equality ------------------------------------------------------------------------------------------------------------------

namespace {

// (type, value) or (type, value, None) for what compares equal to a constant of another type or sign.
Ref<Object> TypedKey(Borrowed<Object> constant, int marks) {
  Object* items[] = {TypeOf(constant), constant, None(), None(), None()};
  return NewTupleFrom({items, 2 + static_cast<size_t>(marks)});
}

Ref<Object> TupleKey(TupleObject* constants) {
  Ref<TupleObject> keys = NewTuple(constants->size);
  if (!keys) return nullptr;
  for (ptrdiff_t i = 0; i < constants->size; ++i) {
    Ref<Object> key = CodeConstantKey(constants->items[i]);
    if (!key) return nullptr;
    TupleInit(keys.get(), i, std::move(key));
  }
  return NewTuple({keys.get(), constants});
}

Ref<Object> SetKey(Borrowed<Object> set) {
  Ref<TupleObject> items = TupleOf(set);
  Ref<TupleObject> keys = items ? NewTuple(items->size) : nullptr;
  if (!keys) return nullptr;
  for (ptrdiff_t i = 0; i < items->size; ++i) {
    Ref<Object> key = CodeConstantKey(items->items[i]);
    if (!key) return nullptr;
    TupleInit(keys.get(), i, std::move(key));
  }
  Ref<SetObject> set_of_keys = NewFrozenSet(keys);
  return set_of_keys ? NewTuple({set_of_keys.get(), set.get()}) : nullptr;
}

bool IsNegativeZero(double value) { return value == 0 && std::signbit(value); }

}  // namespace

Ref<Object> CodeConstantKey(Borrowed<Object> constant) {
  switch (constant->kind) {
    case kNone:
    case kEllipsis:
    case kInt:
    case kBigInt:
    case kStr:
    case kCode:
      return constant.ToOwned();
    case kFloat:
      return TypedKey(constant, IsNegativeZero(static_cast<FloatObject*>(constant.get())->value) ? 1 : 0);
    case kComplex: {
      auto* number = static_cast<ComplexObject*>(constant.get());
      return TypedKey(constant, (IsNegativeZero(number->real) ? 1 : 0) + (IsNegativeZero(number->imaginary) ? 2 : 0));
    }
    case kTuple:
      return TupleKey(AsTuple(constant));
    case kFrozenSet:
      return SetKey(constant);
    default:
      return TypedKey(constant, 0);
  }
}

namespace {

bool SameBytes(const void* a, size_t a_count, const void* b, size_t b_count, size_t item) {
  return a_count == b_count && (a_count == 0 || memcmp(a, b, a_count * item) == 0);
}

bool SamePositions(const CodeObject* a, const CodeObject* b) {
  if (PositionCount(a) != PositionCount(b)) return false;
  PositionCursor of_a(a), of_b(b);
  PositionEntry in_a, in_b;
  while (of_a.Next(&in_a)) {
    if (!of_b.Next(&in_b) || std::memcmp(&in_a, &in_b, sizeof in_a) != 0) return false;
  }
  return true;
}

bool SameWords(const CodeObject* a, const CodeObject* b) {
  const uint64_t* words_a = a->original_words ? a->original_words : a->words;
  const uint64_t* words_b = b->original_words ? b->original_words : b->words;
  return SameBytes(words_a, a->word_count, words_b, b->word_count, sizeof(uint64_t)) &&
         SameBytes(a->exception_table, a->exception_entry_count, b->exception_table, b->exception_entry_count, sizeof(ExceptionTableEntry)) &&
         SamePositions(a, b);
}

// 1 equal, 0 not, -1 failed.
int CodeEqual(CodeObject* a, CodeObject* b) {
  if (a->argument_count != b->argument_count || a->positional_only_count != b->positional_only_count ||
      a->keyword_only_count != b->keyword_only_count || a->flags != b->flags || a->first_line != b->first_line || !StrEqual(a->name, b->name) ||
      !SameWords(a, b)) {
    return 0;
  }
  Ref<Object> constants_a = TupleKey(a->constants);
  Ref<Object> constants_b = constants_a ? TupleKey(b->constants) : nullptr;
  if (!constants_b) return -1;
  int equal = CompareBool(constants_a, constants_b, kEqual);
  TupleObject* const names[][2] = {
      {a->names, b->names}, {a->local_names, b->local_names}, {a->cell_names, b->cell_names}, {a->free_names, b->free_names}};
  for (auto& pair : names) {
    if (equal > 0) equal = CompareBool(pair[0], pair[1], kEqual);
  }
  return equal;
}

}  // namespace

Ref<Object> CodeCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || a->kind != kCode || b->kind != kCode) return NewNotImplemented();
  int equal = a.get() == b.get() ? 1 : CodeEqual(AsCode(a), AsCode(b));
  return equal < 0 ? nullptr : NewBool((equal != 0) == (op == kEqual));
}

int64_t CodeHash(Borrowed<Object> object) {
  auto* self = AsCode(object);
  int64_t hash = 0;
  Object* const parts[] = {self->name, self->constants, self->names, self->local_names, self->cell_names, self->free_names};
  for (Object* part : parts) {
    int64_t of_part = Hash(part);
    if (of_part == -1) return -1;
    hash ^= of_part;
  }
  hash ^= self->argument_count ^ self->positional_only_count ^ self->keyword_only_count ^ self->first_line ^ static_cast<int64_t>(self->flags);
  return hash == -1 ? -2 : hash;
}

int CodeFrameSlots(const CodeObject* code) {
  int slots = code->local_count + code->cell_count + code->free_count + code->stack_size;
  for (int i = 0; i < code->cell_count; ++i) slots -= code->cell_parameters[i] >= 0;
  return slots;
}

}  // namespace viv
