// What a program sees of a code object: co_*, replace(), the tables of lines and positions.
//
// Offsets that a program sees (co_lines, tb_lasti) count an instruction word as two, so that `offset // 2` is the index of an entry
// of co_positions(), as the library takes for granted; co_code gives the words themselves.
#include <cstring>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/code_parts.h"
#include "interpreter/objects/code_positions.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

constexpr int64_t kOffsetOfWord = 2;

Ref<Object> CodeRepr(Borrowed<Object> object) {
  auto* self = AsCode(object);
  int line = self->first_line != 0 ? self->first_line : -1;
  void* address = object.get();
  if (self->filename && IsStr(self->filename)) {
    return StrFormat("<code object %U at %p, file \"%U\", line %d>", self->name.get(), address, AsStr(self->filename), line);
  }
  return StrFormat("<code object %U at %p, file ???, line %d>", self->name.get(), address, line);
}

// ---- Attributes ----------------------------------------------------------------------------------------------------------------

Ref<Object> GetStackSize(Borrowed<Object> self) { return NewInt(AsCode(self)->stack_size); }

const uint64_t* WordsAsCompiled(const CodeObject* self) { return self->original_words ? self->original_words : self->words; }

Ref<Object> GetCode(Borrowed<Object> object) {
  auto* self = AsCode(object);
  return NewBytes({reinterpret_cast<const char*>(WordsAsCompiled(self)), static_cast<size_t>(self->word_count) * sizeof(uint64_t)});
}

Ref<Object> GetVarnames(Borrowed<Object> self) { return NewRef<Object>(AsCode(self)->local_names.get()); }
Ref<Object> GetCellvars(Borrowed<Object> self) { return NewRef<Object>(AsCode(self)->cell_names.get()); }
Ref<Object> GetFreevars(Borrowed<Object> self) { return NewRef<Object>(AsCode(self)->free_names.get()); }

Ref<Object> CodeSizeof(Borrowed<Object> object) {
  auto* self = AsCode(object);
  size_t words = static_cast<size_t>(self->word_count) * sizeof(uint64_t) * (self->original_words ? 2 : 1);
  size_t tables = static_cast<size_t>(self->exception_entry_count) * sizeof(ExceptionTableEntry) +
                  static_cast<size_t>(PositionCount(self)) * sizeof(PositionEntry) +
                  static_cast<size_t>(self->cell_count) * sizeof(int16_t);
  return NewInt(static_cast<int64_t>(sizeof(CodeObject) + words + tables));
}

Ref<Object> NumberOrNone(int64_t value, int64_t none = -1) { return value == none ? NewNone() : NewInt(value); }

// (start, end, line) ranges: neighbours of one line are one range.
Ref<Object> CodeLines(Borrowed<Object> object) {
  auto* self = AsCode(object);
  if (!UnpackPositions(self)) return RaiseMemoryError();
  Ref<ListObject> ranges = NewList(0);
  if (!ranges) return nullptr;
  for (int32_t i = 0; i < self->position_entry_count;) {
    const PositionEntry& first = self->positions[i];
    while (++i < self->position_entry_count && self->positions[i].line == first.line) continue;
    int64_t end = i < self->position_entry_count ? self->positions[i].start : self->word_count;
    Ref<Object> start_offset = NewInt(first.start * kOffsetOfWord);
    Ref<Object> end_offset = NewInt(end * kOffsetOfWord);
    Ref<Object> line = NumberOrNone(first.line);
    if (!start_offset || !end_offset || !line) return nullptr;
    Ref<TupleObject> range = NewTuple({start_offset.get(), end_offset.get(), line.get()});
    if (!range || !ListAppend(ranges.get(), std::move(range))) return nullptr;
  }
  return GetIter(ranges);
}

// (line, end_line, column, end_column), one a word.
Ref<Object> CodePositions(Borrowed<Object> object) {
  auto* self = AsCode(object);
  if (!UnpackPositions(self)) return RaiseMemoryError();
  Ref<ListObject> positions = NewList(0);
  if (!positions) return nullptr;
  const PositionEntry kUnknown = {0, -1, -1, -1, -1};
  Ref<TupleObject> shown;  // that of the entry before, which most words share
  const PositionEntry* shown_entry = nullptr;
  for (int32_t word = 0; word < self->word_count; ++word) {
    const PositionEntry* entry = CodePositionOf(self, word);
    if (!entry) entry = &kUnknown;
    if (!shown || entry != shown_entry) {
      Ref<Object> line = NumberOrNone(entry->line), end_line = NumberOrNone(entry->end_line);
      Ref<Object> column = NumberOrNone(entry->column), end_column = NumberOrNone(entry->end_column);
      if (!line || !end_line || !column || !end_column) return nullptr;
      shown = NewTuple({line.get(), end_line.get(), column.get(), end_column.get()});
      if (!shown) return nullptr;
      shown_entry = entry;
    }
    if (!ListAppend(positions.get(), shown)) return nullptr;
  }
  return GetIter(positions);
}

Ref<Object> VarnameFromOparg(Borrowed<Object> object, Borrowed<Object> argument) {
  auto* self = AsCode(object);
  ptrdiff_t index = AsSsize(argument);
  if (index == -1 && ErrorPending()) return nullptr;
  TupleObject* const groups[] = {self->local_names, self->cell_names, self->free_names};
  for (TupleObject* names : groups) {
    if (index >= 0 && index < names->size) return NewRef(names->items[index]);
    index -= names->size;
  }
  return Raise(TypeId::kIndexError, "tuple index out of range");
}

// ---- replace() -----------------------------------------------------------------------------------------------------------------

template <class T>
bool CopyBlock(T** to, const T* from, int32_t count) {
  if (!from || count == 0) return true;
  *to = static_cast<T*>(Allocate(Domain::kMem, static_cast<size_t>(count) * sizeof(T)));
  if (!*to) {
    RaiseMemoryError();
    return false;
  }
  memcpy(*to, from, static_cast<size_t>(count) * sizeof(T));
  return true;
}

Ref<CodeObject> CopyOf(CodeObject* self) {
  if (!UnpackPositions(self)) return RaiseMemoryError(), nullptr;
  Ref<CodeObject> copy = NewCode();
  if (!copy) return nullptr;
  copy->argument_count = self->argument_count;
  copy->positional_only_count = self->positional_only_count;
  copy->keyword_only_count = self->keyword_only_count;
  copy->local_count = self->local_count;
  copy->cell_count = self->cell_count;
  copy->free_count = self->free_count;
  copy->register_count = self->register_count;
  copy->stack_size = self->stack_size;
  copy->first_line = self->first_line;
  copy->flags = self->flags;
  copy->word_count = self->word_count;
  copy->exception_entry_count = self->exception_entry_count;
  copy->position_entry_count = self->position_entry_count;
  copy->name.Set(NewRef(self->name.get()));
  copy->qualname.Set(NewRef(self->qualname.get()));
  copy->filename.Set(NewRef(self->filename.get()));
  copy->constants.Set(NewRef(self->constants.get()));
  copy->names.Set(NewRef(self->names.get()));
  copy->local_names.Set(NewRef(self->local_names.get()));
  copy->cell_names.Set(NewRef(self->cell_names.get()));
  copy->free_names.Set(NewRef(self->free_names.get()));
  // The copy starts unquickened, with inline caches of its own.
  if (!CopyBlock(&copy->words, WordsAsCompiled(self), self->word_count) ||
      !CopyBlock(&copy->original_words, self->original_words, self->word_count) ||
      !CopyBlock(&copy->cell_parameters, self->cell_parameters, self->cell_count) ||
      !CopyBlock(&copy->exception_table, self->exception_table, self->exception_entry_count) ||
      !CopyBlock(&copy->positions, self->positions, self->position_entry_count)) {
    return nullptr;
  }
  return copy;
}

bool RaiseWrongType(const char* argument, const char* expected, Object* given) {
  return RaiseFalse(TypeId::kTypeError, "replace() argument '%s' must be %s, not %.50K", argument, expected, given);
}

bool ReplaceNumber(const char* argument, Object* given, int32_t* field) {
  if (!given) return true;
  int value = AsInt(given);
  if (value == -1 && ErrorPending()) return false;
  if (value < 0) return RaiseFalse(TypeId::kValueError, "%s must be a positive integer", argument);
  *field = value;
  return true;
}

bool ReplaceText(const char* argument, Object* given, GcSlot<StrObject>* field) {
  if (!given) return true;
  if (!IsStr(given)) return RaiseWrongType(argument, "str", given);
  field->Set(NewRef(AsStr(given)));
  return true;
}

// `count`: what the size must be, as the registers are laid out for it; -1: any.
bool ReplaceTuple(const char* argument, Object* given, ptrdiff_t count, bool of_names, GcSlot<TupleObject>* field) {
  if (!given) return true;
  if (!IsTuple(given)) return RaiseWrongType(argument, "tuple", given);
  TupleObject* tuple = AsTuple(given);
  if (of_names) {
    for (Object* name : TupleItems(tuple)) {
      if (!IsStr(name)) return RaiseFalse(TypeId::kSystemError, "non-string found in code slot");
    }
  }
  if (count >= 0 && tuple->size < count) return RaiseFalse(TypeId::kValueError, "code: %s is too small", argument);
  if (count >= 0 && tuple->size > count) return RaiseFalse(TypeId::kValueError, "code: %s is too large", argument);
  field->Set(NewRef(tuple));
  return true;
}

bool CheckSameCode(CodeObject* self, Object* given) {
  if (!given) return true;
  if (!IsBytes(given)) return RaiseWrongType("co_code", "bytes", given);
  std::string_view own(reinterpret_cast<const char*>(WordsAsCompiled(self)),
                       static_cast<size_t>(self->word_count) * sizeof(uint64_t));
  return BytesView(given) == own || RaiseFalse(TypeId::kValueError, "code: co_code cannot be replaced");
}

Ref<Object> CodeReplace(Borrowed<Object> object, CallArgs args) {
  enum {
    kArgCount,
    kPosOnly,
    kKwOnly,
    kNLocals,
    kStackSize,
    kFlags,
    kFirstLine,
    kCodeBytes,
    kConsts,
    kNamesTuple,
    kVarnames,
    kFreevars,
    kCellvars,
    kFilename,
    kName,
    kQualname,
    kCount
  };
  Object* given[kCount];
  const Parameters kParameters = {
      "replace",
      {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags", "co_firstlineno",
       "co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_filename", "co_name", "co_qualname"},
      0,
      0,
      0};
  if (!ParseArguments(kParameters, args, given)) return nullptr;
  auto* self = AsCode(object);
  Ref<CodeObject> copy = CopyOf(self);
  if (!copy) return nullptr;
  auto flags = static_cast<int32_t>(copy->flags);
  int32_t locals = copy->local_count;
  Object* filename = given[kFilename];
  if (!ReplaceNumber("co_argcount", given[kArgCount], &copy->argument_count) ||
      !ReplaceNumber("co_posonlyargcount", given[kPosOnly], &copy->positional_only_count) ||
      !ReplaceNumber("co_kwonlyargcount", given[kKwOnly], &copy->keyword_only_count) ||
      !ReplaceNumber("co_nlocals", given[kNLocals], &locals) || !ReplaceNumber("co_stacksize", given[kStackSize], &copy->stack_size) ||
      !ReplaceNumber("co_flags", given[kFlags], &flags) || !ReplaceNumber("co_firstlineno", given[kFirstLine], &copy->first_line) ||
      !CheckSameCode(self, given[kCodeBytes]) || !ReplaceTuple("co_consts", given[kConsts], -1, false, &copy->constants) ||
      !ReplaceTuple("co_names", given[kNamesTuple], self->names->size, true, &copy->names) ||
      !ReplaceTuple("co_varnames", given[kVarnames], self->local_names->size, true, &copy->local_names) ||
      !ReplaceTuple("co_freevars", given[kFreevars], self->free_names->size, true, &copy->free_names) ||
      !ReplaceTuple("co_cellvars", given[kCellvars], self->cell_names->size, true, &copy->cell_names) ||
      !ReplaceText("co_name", given[kName], &copy->name) || !ReplaceText("co_qualname", given[kQualname], &copy->qualname)) {
    return nullptr;
  }
  if (given[kConsts] && copy->constants->size < self->constants->size) return RaiseValueError("code: co_consts is too small");
  if (copy->positional_only_count > copy->argument_count)
    return RaiseValueError("code: co_posonlyargcount is larger than co_argcount");
  if (copy->argument_count + copy->keyword_only_count > copy->local_count) return RaiseValueError("code: varnames is too small");
  if (locals != copy->local_count) return RaiseValueError("code: co_nlocals != len(co_varnames)");
  copy->flags = static_cast<uint32_t>(flags);
  if (filename) {
    if (!IsStr(filename)) return RaiseWrongType("co_filename", "str", filename), nullptr;
    copy->filename.Set(NewRef(filename));
  }
  return CodeFinish(copy.get()) ? Ref<Object>(copy) : nullptr;
}

constexpr MethodDef kMethods[] = {
    NoArgs("__sizeof__", &CodeSizeof),
    NoArgs("co_lines", &CodeLines),
    NoArgs("co_positions", &CodePositions),
    Keywords("replace", &CodeReplace,
             "replace($self, /, *, co_argcount=-1, co_posonlyargcount=-1,\n"
             "        co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1,\n"
             "        co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None,\n"
             "        co_names=None, co_varnames=None, co_freevars=None,\n"
             "        co_cellvars=None, co_filename=None, co_name=None,\n"
             "        co_qualname=None)\n--\n\nA copy of the code object with other values for the fields given."),
    OneArg("_varname_from_oparg", &VarnameFromOparg,
           "_varname_from_oparg($self, /, oparg)\n--\n\nThe name of a variable by its number."),
};

constexpr MemberDef kMembers[] = {
    {"co_argcount", MemberKind::kInt32, offsetof(CodeObject, argument_count)},
    {"co_posonlyargcount", MemberKind::kInt32, offsetof(CodeObject, positional_only_count)},
    {"co_kwonlyargcount", MemberKind::kInt32, offsetof(CodeObject, keyword_only_count)},
    {"co_flags", MemberKind::kInt32, offsetof(CodeObject, flags)},
    {"co_nlocals", MemberKind::kInt32, offsetof(CodeObject, local_count)},
    {"co_consts", MemberKind::kObject, offsetof(CodeObject, constants)},
    {"co_names", MemberKind::kObject, offsetof(CodeObject, names)},
    {"co_filename", MemberKind::kObject, offsetof(CodeObject, filename)},
    {"co_name", MemberKind::kObject, offsetof(CodeObject, name)},
    {"co_qualname", MemberKind::kObject, offsetof(CodeObject, qualname)},
    {"co_firstlineno", MemberKind::kInt32, offsetof(CodeObject, first_line)},
};

constexpr GetSetDef kGetSets[] = {
    {"co_stacksize", &GetStackSize}, {"co_varnames", &GetVarnames}, {"co_cellvars", &GetCellvars},
    {"co_freevars", &GetFreevars},   {"co_code", &GetCode},
};

}  // namespace

extern const TypeSpec kCodeSpec;
constinit const TypeSpec kCodeSpec = {
    .name = "code",
    .base = TypeId::kObject,
    .basic_size = sizeof(CodeObject),
    .flags = kTypeDisallowInstantiation,
    .instance_kind = kCode,
    .weaklist_offset = offsetof(CodeObject, weaklist),
    .dealloc = &DeallocCode,
    .slots = {.repr = &CodeRepr, .hash = &CodeHash, .getattr = &GenericGetAttr, .compare = &CodeCompare},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "What the compiler makes of a function, a class body or a module.",
};

}  // namespace viv
