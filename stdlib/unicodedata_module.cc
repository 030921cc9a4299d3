// The module unicodedata: what Unicode 14.0 says of characters, and normal forms. Answers to CPython's Modules/unicodedata.c.
//
// Categories, classes and the algorithms of normalization are utf8proc's; the rest comes from tables made of the Unicode database
// (unicodedata_tables.h). Characters that are younger than Unicode 14.0 are unassigned here.
#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_internal.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/unicodedata_tables.h"

namespace viv {

namespace {

const CharacterRun* RunOf(const CharacterRun* runs, size_t n, uint32_t c) {
  const CharacterRun* run = std::upper_bound(runs, runs + n, c, [](uint32_t wanted, const CharacterRun& row) { return wanted < row.first; });
  return run != runs && c <= run[-1].last ? run - 1 : nullptr;
}
bool IsAssigned(uint32_t c) { return c < 0x370 || RunOf(kAssigned, kAssignedSize, c); }

const utf8proc_property_t* PropertyOf(uint32_t c) { return utf8proc_get_property(static_cast<utf8proc_int32_t>(c)); }

// The character of an argument. False: TypeError pending.
bool CharArgument(const char* function, const char* shown, Borrowed<Object> argument, uint32_t* c) {
  *c = 0;
  if (!IsStr(argument) || AsStr(argument)->length != 1) {
    return RaiseFalse(TypeId::kTypeError, "%s() %s must be a unicode character, not %T", function, shown, argument.get());
  }
  *c = StrChar(AsStr(argument), 0);
  return true;
}
bool OneChar(const char* function, Borrowed<Object> argument, uint32_t* c) { return CharArgument(function, "argument", argument, c); }

// ---- Properties ------------------------------------------------------------------------------------------------------------------------

Ref<Object> Category(Borrowed<Object>, Borrowed<Object> argument) {
  uint32_t c;
  if (!OneChar("category", argument, &c)) return nullptr;
  return InternStr(IsAssigned(c) ? utf8proc_category_string(static_cast<utf8proc_int32_t>(c)) : "Cn");
}

Ref<Object> Bidirectional(Borrowed<Object>, Borrowed<Object> argument) {
  uint32_t c;
  if (!OneChar("bidirectional", argument, &c)) return nullptr;
  static constexpr const char* kNames[] = {"",   "L",  "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES",  "ET",
                                           "AN", "CS", "NSM", "BN",  "B", "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  return InternStr(IsAssigned(c) ? kNames[PropertyOf(c)->bidi_class] : "");
}

int CombiningClass(uint32_t c) { return IsAssigned(c) ? PropertyOf(c)->combining_class : 0; }
Ref<Object> Combining(Borrowed<Object>, Borrowed<Object> argument) {
  uint32_t c;
  return OneChar("combining", argument, &c) ? NewInt(CombiningClass(c)) : nullptr;
}

Ref<Object> Mirrored(Borrowed<Object>, Borrowed<Object> argument) {
  uint32_t c;
  return OneChar("mirrored", argument, &c) ? NewInt(IsAssigned(c) && PropertyOf(c)->bidi_mirrored) : nullptr;
}

Ref<Object> EastAsianWidth(Borrowed<Object>, Borrowed<Object> argument) {
  uint32_t c;
  if (!OneChar("east_asian_width", argument, &c)) return nullptr;
  static constexpr const char* kNames[] = {"N", "F", "H", "W", "Na", "A"};
  if (!IsAssigned(c)) return InternStr("F");  // as CPython 3.11 has it
  const CharacterRun* run = RunOf(kEastAsianWidths, kEastAsianWidthsSize, c);
  return InternStr(kNames[run ? run->value : 0]);
}

template <class Row>
const Row* RowOf(const Row* rows, size_t n, uint32_t c) {
  const Row* row = std::lower_bound(rows, rows + n, c, [](const Row& a, uint32_t wanted) { return a.c < wanted; });
  return row != rows + n && row->c == c ? row : nullptr;
}

Ref<Object> Decomposition(Borrowed<Object>, Borrowed<Object> argument) {
  uint32_t c;
  if (!OneChar("decomposition", argument, &c)) return nullptr;
  const DecompositionRow* row = RowOf(kDecompositions, kDecompositionsSize, c);
  return NewStrAscii(row ? std::string_view(kDecompositionPool + row->offset, row->length) : "");
}

Ref<Object> DefaultOr(ArgSpan args, const char* message) {
  return args.size > 1 ? NewRef(args[1]) : RaiseValueError("%s", message);
}
Ref<Object> Decimal(Borrowed<Object>, ArgSpan args) {
  uint32_t c;
  if (!CharArgument("decimal", "argument 1", args[0], &c)) return nullptr;
  const NumericRow* row = RowOf(kNumericRows, kNumericRowsSize, c);
  return row && row->decimal >= 0 ? NewInt(row->decimal) : DefaultOr(args, "not a decimal");
}
Ref<Object> Digit(Borrowed<Object>, ArgSpan args) {
  uint32_t c;
  if (!CharArgument("digit", "argument 1", args[0], &c)) return nullptr;
  const NumericRow* row = RowOf(kNumericRows, kNumericRowsSize, c);
  return row && row->digit >= 0 ? NewInt(row->digit) : DefaultOr(args, "not a digit");
}
Ref<Object> Numeric(Borrowed<Object>, ArgSpan args) {
  uint32_t c;
  if (!CharArgument("numeric", "argument 1", args[0], &c)) return nullptr;
  const NumericRow* row = RowOf(kNumericRows, kNumericRowsSize, c);
  return row ? NewFloat(row->value) : DefaultOr(args, "not a numeric character");
}

// ---- Names -----------------------------------------------------------------------------------------------------------------------------

Ref<Object> Name(Borrowed<Object>, ArgSpan args) {
  uint32_t c;
  if (!CharArgument("name", "argument 1", args[0], &c)) return nullptr;
  std::string name = UnicodeName(c);
  return name.empty() ? DefaultOr(args, "no such name") : Ref<Object>(NewStrAscii(name));
}

Ref<Object> Lookup(Borrowed<Object>, Borrowed<Object> name) {
  if (!IsStr(name)) return RaiseTypeError("a bytes-like object is required, not '%T'", name.get());
  std::string text = StrToStdString(AsStr(name));
  if (text.size() > 256) return Raise(TypeId::kKeyError, "name too long");
  std::u32string found;
  if (!FindUnicodeName(text, true, &found)) {
    Ref<StrObject> message = StrFormat("undefined character name '%U'", AsStr(name));
    if (message) RaiseWithValue(TypeId::kKeyError, message);
    return nullptr;
  }
  return NewStrFromUtf32(reinterpret_cast<const uint32_t*>(found.data()), static_cast<ptrdiff_t>(found.size()));
}

// ---- Normal forms ----------------------------------------------------------------------------------------------------------------------

struct Form {
  bool compose, compatible;
};

bool FormArgument(const char* function, ArgSpan args, Form* form) {
  for (size_t i = 0; i < 2; ++i) {
    if (!IsStr(args[i])) return RaiseFalse(TypeId::kTypeError, "%s() argument %zu must be str, not %T", function, i + 1, args[i]);
  }
  const StrObject* text = AsStr(args[0]);
  if (StrEqualsAscii(text, "NFC")) return *form = {true, false}, true;
  if (StrEqualsAscii(text, "NFKC")) return *form = {true, true}, true;
  if (StrEqualsAscii(text, "NFD")) return *form = {false, false}, true;
  if (StrEqualsAscii(text, "NFKD")) return *form = {false, true}, true;
  return RaiseFalse(TypeId::kValueError, "invalid normalization form");
}

// Appends a character taken apart.
void Decompose(uint32_t c, bool compatible, std::vector<utf8proc_int32_t>* out) {
  constexpr int kLongest = 32;
  if (c < 0x80 || !IsAssigned(c)) {
    out->push_back(static_cast<utf8proc_int32_t>(c));
    return;
  }
  utf8proc_int32_t parts[kLongest];
  int last_class = 0;
  auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | (compatible ? UTF8PROC_COMPAT : 0));
  auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, kLongest, options, &last_class);
  if (n < 0 || n > kLongest) {
    out->push_back(static_cast<utf8proc_int32_t>(c));
    return;
  }
  out->insert(out->end(), parts, parts + n);
}

std::vector<utf8proc_int32_t> Normalized(const StrObject* text, Form form) {
  std::vector<utf8proc_int32_t> characters;
  characters.reserve(static_cast<size_t>(text->length) + 8);
  for (ptrdiff_t i = 0; i < text->length; ++i) Decompose(StrChar(text, i), form.compatible, &characters);
  // Marks in the order of their classes.
  for (size_t i = 0; i < characters.size();) {
    if (CombiningClass(static_cast<uint32_t>(characters[i])) == 0) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < characters.size() && CombiningClass(static_cast<uint32_t>(characters[end])) != 0) ++end;
    if (end - i > 1) {
      std::stable_sort(characters.begin() + static_cast<ptrdiff_t>(i), characters.begin() + static_cast<ptrdiff_t>(end),
                       [](utf8proc_int32_t a, utf8proc_int32_t b) {
                         return CombiningClass(static_cast<uint32_t>(a)) < CombiningClass(static_cast<uint32_t>(b));
                       });
    }
    i = end;
  }
  if (form.compose && !characters.empty()) {
    auto n = utf8proc_normalize_utf32(characters.data(), static_cast<utf8proc_ssize_t>(characters.size()),
                                      static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    if (n >= 0) characters.resize(static_cast<size_t>(n));
  }
  return characters;
}

Ref<Object> Normalize(Borrowed<Object>, ArgSpan args) {
  Form form;
  if (!FormArgument("normalize", args, &form)) return nullptr;
  StrObject* text = AsStr(args[1]);
  if (text->ascii) return NewRef(args[1]);
  std::vector<utf8proc_int32_t> characters = Normalized(text, form);
  return NewStrFrom(reinterpret_cast<const uint32_t*>(characters.data()), static_cast<ptrdiff_t>(characters.size()));
}

Ref<Object> IsNormalized(Borrowed<Object>, ArgSpan args) {
  Form form;
  if (!FormArgument("is_normalized", args, &form)) return nullptr;
  const StrObject* text = AsStr(args[1]);
  if (text->ascii) return NewBool(true);
  std::vector<utf8proc_int32_t> characters = Normalized(text, form);
  if (static_cast<ptrdiff_t>(characters.size()) != text->length) return NewBool(false);
  for (ptrdiff_t i = 0; i < text->length; ++i) {
    if (static_cast<uint32_t>(characters[static_cast<size_t>(i)]) != StrChar(text, i)) return NewBool(false);
  }
  return NewBool(true);
}

constexpr MethodDef kFunctions[] = {
    OneArg("bidirectional", &Bidirectional, "bidirectional($self, chr, /)\n--\n\nThe bidirectional class of a character, or ''."),
    OneArg("category", &Category, "category($self, chr, /)\n--\n\nThe general category of a character."),
    OneArg("combining", &Combining, "combining($self, chr, /)\n--\n\nThe canonical combining class of a character; 0: none."),
    Positional("decimal", &Decimal, 1, 2, "decimal($self, chr, default=<unrepresentable>, /)\n--\n\nThe value of a decimal digit."),
    OneArg("decomposition", &Decomposition, "decomposition($self, chr, /)\n--\n\nWhat a character decomposes to, or ''."),
    Positional("digit", &Digit, 1, 2, "digit($self, chr, default=<unrepresentable>, /)\n--\n\nThe value of a digit."),
    OneArg("east_asian_width", &EastAsianWidth, "east_asian_width($self, chr, /)\n--\n\nThe east Asian width of a character."),
    Positional("is_normalized", &IsNormalized, 2, 2, "is_normalized($self, form, unistr, /)\n--\n\nIs a text in that normal form?"),
    OneArg("lookup", &Lookup, "lookup($self, name, /)\n--\n\nThe character or sequence of a name."),
    OneArg("mirrored", &Mirrored, "mirrored($self, chr, /)\n--\n\n1 for a character that is mirrored in text from right to left."),
    Positional("name", &Name, 1, 2, "name($self, chr, default=<unrepresentable>, /)\n--\n\nThe name of a character."),
    Positional("normalize", &Normalize, 2, 2, "normalize($self, form, unistr, /)\n--\n\nA text in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'."),
    Positional("numeric", &Numeric, 1, 2, "numeric($self, chr, default=<unrepresentable>, /)\n--\n\nThe value of a numeric character, a float."),
};

}  // namespace

bool FillUnicodedata(ModuleObject* module) {
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "unidata_version", NewStrAscii("14.0.0"));
}

}  // namespace viv
