// str.format and format_map: replacement fields {name.attribute[key]!conversion:spec}, where the spec may hold fields again.
// Answers to CPython's Objects/stringlib/unicode_format.h.
#include "interpreter/objects/format_spec.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/string_formatter.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/unicode_data.h"

namespace viv {
namespace {

// Characters [start, end) of a string.
struct Part {
  StrObject* text = nullptr;
  ptrdiff_t start = 0, end = 0;
  bool empty() const { return start >= end; }
  uint32_t Next() { return StrChar(text, start++); }
  uint32_t At(ptrdiff_t i) const { return StrChar(text, i); }
  Ref<StrObject> ToStr() const { return empty() ? EmptyStr() : StrSubstring(text, start, end); }
};

// ---- Taking a format string apart ------------------------------------------------------------------------------------------------

struct Field {
  Part literal;  // what stands before the field
  bool present = false;
  Part name, spec;
  uint32_t conversion = 0;
  bool spec_has_fields = false;
};

bool Fail(const char* message) { return RaiseFalse(TypeId::kValueError, "%s", message); }

// The inside of {...}; `rest` stands behind the opening brace and afterwards behind the closing one.
bool ParseField(Part* rest, Field* field) {
  uint32_t c = 0;
  field->name = {rest->text, rest->start, rest->start};
  bool found = false;
  while (!found && !rest->empty()) {
    c = rest->Next();
    if (c == '{') return Fail("unexpected '{' in field name");
    if (c == '[') {
      while (!rest->empty() && rest->At(rest->start) != ']') ++rest->start;
    }
    found = c == '}' || c == ':' || c == '!';
  }
  field->name.end = rest->start - 1;
  if (!found) return Fail("expected '}' before end of string");
  if (c == '}') return true;
  if (c == '!') {
    if (rest->empty()) return Fail("end of string while looking for conversion specifier");
    field->conversion = rest->Next();
    if (!rest->empty()) {
      c = rest->Next();
      if (c == '}') return true;
      if (c != ':') return Fail("expected ':' after conversion specifier");
    }
  }
  field->spec = {rest->text, rest->start, rest->start};
  int depth = 1;
  while (!rest->empty()) {
    c = rest->Next();
    if (c == '{') {
      field->spec_has_fields = true;
      ++depth;
    } else if (c == '}' && --depth == 0) {
      field->spec.end = rest->start - 1;
      return true;
    }
  }
  return Fail("unmatched '{' in format spec");
}

// The next literal and the field behind it. 1: there is one, 0: the text is at its end, -1: failed.
int NextField(Part* rest, Field* field) {
  if (rest->empty()) return 0;
  *field = Field{};
  ptrdiff_t start = rest->start, i = start;
  uint32_t c = 0;
  while (i < rest->end) {
    c = rest->At(i++);
    if (c == '{' || c == '}') break;
  }
  rest->start = i;
  bool brace = c == '{' || c == '}';
  field->literal = {rest->text, start, i};
  if (!brace) return 1;
  bool at_end = rest->empty();
  bool doubled = !at_end && rest->At(i) == c;
  if (c == '}' && !doubled) return Fail("Single '}' encountered in format string"), -1;
  if (c == '{' && at_end) return Fail("Single '{' encountered in format string"), -1;
  if (doubled) {
    ++rest->start;  // the literal keeps one of the two
    return 1;
  }
  field->literal.end = i - 1;
  field->present = true;
  return ParseField(rest, field) ? 1 : -1;
}

// The number that all of the part spells; -1: it spells none. False: too large, ValueError pending.
bool ReadIndex(const Part& part, ptrdiff_t* out) {
  *out = -1;
  if (part.empty()) return true;
  ptrdiff_t value = 0;
  for (ptrdiff_t i = part.start; i < part.end; ++i) {
    int digit = UnicodeDecimal(part.At(i));
    if (digit < 0) return true;
    if (value > (PTRDIFF_MAX - digit) / 10) return Fail("Too many decimal digits in format string");
    value = value * 10 + digit;
  }
  *out = value;
  return true;
}

// name -> its first part, and what follows: .attribute and [key] in a row.
Part SplitFirst(Part* name) {
  Part first = {name->text, name->start, name->start};
  while (!name->empty()) {
    uint32_t c = name->At(name->start);
    if (c == '.' || c == '[') break;
    ++name->start;
  }
  first.end = name->start;
  return first;
}

struct Accessor {
  bool is_attribute = false;
  Part name;
  ptrdiff_t index = -1;
};

// 1: there is one, 0: none is left, -1: failed.
int NextAccessor(Part* rest, Accessor* accessor) {
  if (rest->empty()) return 0;
  uint32_t c = rest->Next();
  accessor->name = {rest->text, rest->start, rest->start};
  accessor->index = -1;
  if (c == '.') {
    accessor->is_attribute = true;
    accessor->name = SplitFirst(rest);
  } else if (c == '[') {
    accessor->is_attribute = false;
    bool closed = false;
    while (!rest->empty() && !closed) closed = rest->Next() == ']';
    if (!closed) return Fail("Missing ']' in format string"), -1;
    accessor->name.end = rest->start - 1;
    if (!ReadIndex(accessor->name, &accessor->index)) return -1;
  } else {
    return Fail("Only '.' or '[' may follow ']' in format field specifier"), -1;
  }
  if (accessor->name.empty()) return Fail("Empty attribute in format string"), -1;
  return 1;
}

// ---- Putting the result together ---------------------------------------------------------------------------------------------------

class Formatter {
 public:
  static constexpr int kDepth = 2;  // of fields in the specs of fields

  Formatter(CallArgs args, Borrowed<Object> mapping_or_null) : args_(args), mapping_(mapping_or_null) {}

  bool Build(Part text, int depth, StrBuilder* out) {
    if (depth <= 0) return Fail("Max string recursion exceeded");
    Field field;
    int more;
    while ((more = NextField(&text, &field)) > 0) {
      bool alone = depth == kDepth && text.empty() && out->length() == 0;
      if (!field.literal.empty()) {
        if (alone && field.literal.start == 0 && field.literal.end == field.literal.text->length) whole_ = NewRef(field.literal.text);
        if (!out->Append(field.literal.text, field.literal.start, field.literal.end)) return false;
      }
      if (field.present && !AppendField(field, depth, alone && field.literal.empty(), out)) return false;
    }
    return more == 0;
  }

  // The string that is the whole result: it is not copied. Null: there is none.
  Ref<StrObject> TakeWhole() { return std::move(whole_); }

 private:
  enum class Numbering { kUndecided, kAutomatic, kManual };

  bool AppendField(const Field& field, int depth, bool alone, StrBuilder* out) {
    Ref<Object> object = Lookup(field.name);
    if (!object) return false;
    if (field.conversion) {
      switch (field.conversion) {
        case 'r': object = Repr(object); break;
        case 's': object = Str(object); break;
        case 'a': object = Ascii(object); break;
        default:
          if (field.conversion > 32 && field.conversion < 127) {
            return RaiseFalse(TypeId::kValueError, "Unknown conversion specifier %c", static_cast<int>(field.conversion));
          }
          return RaiseFalse(TypeId::kValueError, "Unknown conversion specifier \\x%x", static_cast<unsigned>(field.conversion));
      }
      if (!object) return false;
    }
    Ref<StrObject> spec;
    if (field.spec_has_fields) {
      StrBuilder inner;
      if (!Build(field.spec, depth - 1, &inner)) return false;
      spec = inner.Finish();
    } else {
      if (field.spec.empty()) {
        if (object->kind == kStr) {
          if (alone) whole_ = NewRef(AsStr(object.get()));
          return out->Append(AsStr(object.get()));
        }
        if (object->kind == kInt || object->kind == kBigInt) {
          std::string digits;
          return IntToText(object, 10, false, &digits) && out->AppendAscii(digits);
        }
      }
      if (object->kind == kStr) return AppendStrFormatted(out, AsStr(object.get()), field.spec.text, field.spec.start, field.spec.end);
      spec = field.spec.ToStr();
    }
    if (!spec) return false;
    Ref<Object> text = FormatObject(object, spec);
    return text && out->Append(AsStr(text.get()));
  }

  Ref<Object> Lookup(Part name) {
    Part first = SplitFirst(&name);
    ptrdiff_t index;
    if (!ReadIndex(first, &index)) return nullptr;
    bool automatic = first.empty();
    if (automatic || index >= 0) {
      if (numbering_ == Numbering::kUndecided) numbering_ = automatic ? Numbering::kAutomatic : Numbering::kManual;
      if (numbering_ == Numbering::kManual && automatic) {
        return RaiseValueError("cannot switch from manual field specification to automatic field numbering");
      }
      if (numbering_ == Numbering::kAutomatic && !automatic) {
        return RaiseValueError("cannot switch from automatic field numbering to manual field specification");
      }
      if (automatic) index = next_index_++;
    }
    Ref<Object> object = index < 0 ? LookupName(first) : LookupIndex(index);
    Accessor accessor;
    int more = 0;
    while (object && (more = NextAccessor(&name, &accessor)) > 0) {
      if (accessor.is_attribute) {
        Ref<StrObject> attribute = accessor.name.ToStr();
        object = attribute ? GetAttr(object, attribute) : nullptr;
      } else if (accessor.index < 0) {
        Ref<StrObject> key = accessor.name.ToStr();
        object = key ? GetItem(object, key) : nullptr;
      } else if (IsSequence(object)) {
        object = SequenceItem(object, accessor.index);
      } else {
        Ref<Object> key = NewInt(accessor.index);
        object = key ? GetItem(object, key) : nullptr;
      }
    }
    if (more < 0) return nullptr;
    return object;
  }

  Ref<Object> LookupName(const Part& name) {
    Ref<StrObject> key = name.ToStr();
    if (!key) return nullptr;
    if (mapping_.get()) return GetItem(mapping_, key);
    for (size_t i = 0; i < args_.keyword_count(); ++i) {
      if (StrEqual(AsStr(TupleItem(args_.keyword_names, static_cast<ptrdiff_t>(i))), key.get())) {
        return Ref<Object>::Share(args_.keyword_value(i));
      }
    }
    return RaiseKeyError(key);
  }

  Ref<Object> LookupIndex(ptrdiff_t index) {
    if (mapping_.get()) return RaiseValueError("Format string contains positional fields");
    if (static_cast<size_t>(index) >= args_.positional_count) {
      return Raise(TypeId::kIndexError, "Replacement index %zd out of range for positional args tuple", index);
    }
    return Ref<Object>::Share(args_.data[index]);
  }

  CallArgs args_;
  Borrowed<Object> mapping_;
  Numbering numbering_ = Numbering::kUndecided;
  ptrdiff_t next_index_ = 0;
  Ref<StrObject> whole_;
};

Ref<Object> FormatWith(StrObject* text, CallArgs args, Borrowed<Object> mapping_or_null) {
  Formatter formatter(args, mapping_or_null);
  StrBuilder out;
  if (!formatter.Build({text, 0, text->length}, Formatter::kDepth, &out)) return nullptr;
  if (Ref<StrObject> whole = formatter.TakeWhole()) return whole;
  return out.Finish();
}

}  // namespace

Ref<Object> str_methods::Format(Borrowed<Object> self, CallArgs args) {
  HeldArguments held(args);
  return FormatWith(AsStr(self), args, nullptr);
}
Ref<Object> str_methods::FormatMap(Borrowed<Object> self, Borrowed<Object> mapping) { return FormatWith(AsStr(self), {}, mapping); }

// ---- For string.Formatter -----------------------------------------------------------------------------------------------------------

int FormatterParserStep(Borrowed<StrObject> text, ptrdiff_t* position, Ref<Object>* row) {
  Part rest = {text.get(), *position, text->length};
  Field field;
  int more = NextField(&rest, &field);
  *position = rest.start;
  if (more <= 0) return more;
  Ref<Object> literal = field.literal.ToStr();
  Ref<Object> name = field.present ? Ref<Object>(field.name.ToStr()) : NewNone();
  Ref<Object> spec = field.present ? Ref<Object>(field.spec.ToStr()) : NewNone();
  Ref<Object> conversion = field.conversion ? Ref<Object>(StrFromChar(field.conversion)) : NewNone();
  if (!literal || !name || !spec || !conversion) return -1;
  *row = NewTuple({literal.get(), name.get(), spec.get(), conversion.get()});
  return *row ? 1 : -1;
}

Ref<Object> FormatterFieldFirst(Borrowed<StrObject> name, ptrdiff_t* position) {
  Part rest = {name.get(), 0, name->length};
  Part first = SplitFirst(&rest);
  *position = rest.start;
  ptrdiff_t index;
  if (!ReadIndex(first, &index)) return nullptr;
  return index < 0 ? Ref<Object>(first.ToStr()) : NewInt(index);
}

int FormatterFieldStep(Borrowed<StrObject> name, ptrdiff_t* position, Ref<Object>* row) {
  Part rest = {name.get(), *position, name->length};
  Accessor accessor;
  int more = NextAccessor(&rest, &accessor);
  *position = rest.start;
  if (more <= 0) return more;
  Ref<Object> key = accessor.index < 0 ? Ref<Object>(accessor.name.ToStr()) : NewInt(accessor.index);
  if (!key) return -1;
  *row = NewTuple({accessor.is_attribute ? True() : False(), key.get()});
  return *row ? 1 : -1;
}

}  // namespace viv
