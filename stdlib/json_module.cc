// The module _json: make_scanner, from JSON text to objects, and what encodes. Answers to CPython's Modules/_json.c.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "interpreter/objects/dict_fill.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/json_objects.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/row.h"

namespace viv {

namespace {

struct JsonScanner : Object {
  GcSlot<Object> object_hook, object_pairs_hook;  // None: none
  GcSlot<Object> parse_float, parse_int, parse_constant;
  GcSlot<DictObject> memo;  // equal keys are one object
  bool strict;
};
JsonScanner* AsScanner(Object* object) { return static_cast<JsonScanner*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  JsonScanner* self = AsScanner(object);
  for (const GcSlot<Object>* slot :
       {&self->object_hook, &self->object_pairs_hook, &self->parse_float, &self->parse_int, &self->parse_constant}) {
    if (int stop = slot->Visit(visit, context)) return stop;
  }
  return self->memo.Visit(visit, context);
}
void Clear(Object* object) {
  JsonScanner* self = AsScanner(object);
  for (GcSlot<Object>* slot :
       {&self->object_hook, &self->object_pairs_hook, &self->parse_float, &self->parse_int, &self->parse_constant}) {
    slot->Clear();
  }
  self->memo.Clear();
}
void Dealloc(Object* object) {
  Untrack(object);
  Clear(object);
  FreeObject(object);
}

Ref<Object> New(TypeObject* type, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"make_scanner", {"context"}, 1}, args, out)) return nullptr;
  Ref<Object> object = AllocateInstance(type, 0);
  if (!object) return nullptr;
  JsonScanner* self = AsScanner(object.get());
  auto attribute = [&](const char* name) -> Ref<Object> {
    Ref<StrObject> text = InternStr(name);
    return text ? GetAttr(out[0], text) : nullptr;
  };
  Ref<Object> strict = attribute("strict");
  int truth = strict ? IsTrue(strict) : -1;
  Ref<DictObject> memo = truth >= 0 ? NewDict() : nullptr;
  if (!memo) return nullptr;
  self->strict = truth;
  self->memo.Init(std::move(memo));
  struct Row {
    const char* name;
    GcSlot<Object>* slot;
  };
  for (const Row& row : {Row{"object_hook", &self->object_hook}, Row{"object_pairs_hook", &self->object_pairs_hook},
                         Row{"parse_float", &self->parse_float}, Row{"parse_int", &self->parse_int},
                         Row{"parse_constant", &self->parse_constant}}) {
    Ref<Object> value = attribute(row.name);
    if (!value) return nullptr;
    row.slot->Init(std::move(value));
  }
  if (!IsTracked(object.get())) Track(object.get());
  return object;
}

// Raises json.decoder.JSONDecodeError(message, text, position).
Ref<Object> Fail(const char* message, Borrowed<StrObject> text, ptrdiff_t position) {
  Ref<StrObject> module_name = InternStr("json.decoder"), class_name = InternStr("JSONDecodeError");
  Ref<ModuleObject> module = module_name && class_name ? ImportModule(module_name) : nullptr;
  Ref<Object> type = module ? GetAttr(module, class_name) : nullptr;
  Ref<StrObject> shown = type ? NewStrAscii(message) : nullptr;
  Ref<Object> index = shown ? NewInt(position) : nullptr;
  Ref<Object> error = index ? Call(type, {shown.get(), text.get(), index.get()}) : nullptr;
  if (error) RaiseObject(error);
  return nullptr;
}

// Reads one text of characters C.
template <class C>
class Reader {
 public:
  Reader(StrObject* text, JsonScanner* scanner) : text_(text), characters_(Characters<C>(text)), size_(text->length), scanner_(scanner) {}

  // The value at `at`, and where it ends.
  Ref<Object> Value(ptrdiff_t at, ptrdiff_t* end) {
    if (at >= size_) return Nothing(at);
    switch (characters_[at]) {
      case '"':
        return String(at + 1, scanner_->strict, end);
      case '{':
      case '[': {
        bool is_object = characters_[at] == '{';
        RecursionGuard guard(is_object ? " while decoding a JSON object from a unicode string"
                                       : " while decoding a JSON array from a unicode string");
        if (!guard) return nullptr;
        return is_object ? ObjectValue(at + 1, end) : ArrayValue(at + 1, end);
      }
      case 'n':
        if (StartsWith(at, "null")) return *end = at + 4, NewNone();
        break;
      case 't':
        if (StartsWith(at, "true")) return *end = at + 4, NewBool(true);
        break;
      case 'f':
        if (StartsWith(at, "false")) return *end = at + 5, NewBool(false);
        break;
      case 'N':
        if (StartsWith(at, "NaN")) return *end = at + 3, Constant("NaN");
        break;
      case 'I':
        if (StartsWith(at, "Infinity")) return *end = at + 8, Constant("Infinity");
        break;
      case '-':
        if (StartsWith(at, "-Infinity")) return *end = at + 9, Constant("-Infinity");
        break;
      default:
        break;
    }
    return Number(at, end);
  }

  // The string whose first character is at `at`, and where what follows its closing quote begins.
  Ref<Object> String(ptrdiff_t at, bool strict, ptrdiff_t* end) {
    ptrdiff_t begin = at - 1, next = at;
    uint32_t wide = 0;  // or'ed characters
    if (sizeof(C) == 1) {
      while (size_ - next >= 8 && IsPlainJson(reinterpret_cast<const char*>(characters_ + next))) next += 8;  // ASCII
    }
    for (; next < size_; ++next) {
      uint32_t c = characters_[next];
      if (c == '"' || c == '\\') break;
      if (c < ' ' && strict) return Fail("Invalid control character at", text_, next);
      wide |= c;
    }
    if (next >= size_) return Fail("Unterminated string starting at", text_, begin);
    if (characters_[next] == '"') {
      *end = next + 1;
      if (sizeof(C) == 1 && wide < 0x80) return NewAsciiFrom(reinterpret_cast<const char*>(characters_ + at), next - at);
      return NewStrFrom(characters_ + at, next - at);
    }
    StrBuilder out;
    for (;;) {
      if (!out.Append(text_, at, next)) return nullptr;
      if (characters_[next++] == '"') break;
      if (next == size_) return Fail("Unterminated string starting at", text_, begin);
      uint32_t c = characters_[next];
      if (c == 'u') {
        if (!Escape(next + 1, &c, &at)) return nullptr;
      } else {
        at = next + 1;
        switch (c) {
          case '"':
          case '\\':
          case '/':
            break;
          case 'b':
            c = '\b';
            break;
          case 'f':
            c = '\f';
            break;
          case 'n':
            c = '\n';
            break;
          case 'r':
            c = '\r';
            break;
          case 't':
            c = '\t';
            break;
          default:
            return Fail("Invalid \\escape", text_, at - 2);
        }
      }
      if (!out.AppendChar(c)) return nullptr;
      next = at;
      if (sizeof(C) == 1) {
        while (size_ - next >= 8 && IsPlainJson(reinterpret_cast<const char*>(characters_ + next))) next += 8;
      }
      for (; next < size_ && characters_[next] != '"' && characters_[next] != '\\'; ++next) {
        if (characters_[next] < ' ' && strict) return Fail("Invalid control character at", text_, next);
      }
      if (next >= size_) return Fail("Unterminated string starting at", text_, begin);
    }
    *end = next;
    return out.Finish();
  }

 private:
  Ref<Object> Nothing(ptrdiff_t at) {
    Ref<Object> index = NewInt(at);
    if (index) RaiseWithValue(TypeId::kStopIteration, index);
    return nullptr;
  }
  bool StartsWith(ptrdiff_t at, std::string_view word) const {
    if (size_ - at < static_cast<ptrdiff_t>(word.size())) return false;
    for (size_t i = 0; i < word.size(); ++i) {
      if (characters_[at + static_cast<ptrdiff_t>(i)] != static_cast<C>(word[i])) return false;
    }
    return true;
  }
  ptrdiff_t SkipBlanks(ptrdiff_t at) const {
    for (; at < size_; ++at) {
      const uint32_t c = characters_[at];
      if (c > ' ' || !(c == ' ' || c == '\t' || c == '\n' || c == '\r')) break;
    }
    return at;
  }
  bool Is(ptrdiff_t at, char c) const { return at < size_ && characters_[at] == static_cast<C>(c); }
  bool IsDigit(ptrdiff_t at) const { return at < size_ && characters_[at] >= '0' && characters_[at] <= '9'; }

  Ref<Object> Constant(const char* name) {
    Ref<StrObject> text = InternStr(name);
    return text ? Call(scanner_->parse_constant.get(), {text.get()}) : nullptr;
  }

  // Four hex digits from `at` on. False: there are none.
  bool Hex(ptrdiff_t at, uint32_t* out) const {
    uint32_t value = 0;
    for (ptrdiff_t i = at; i < at + 4; ++i) {
      uint32_t c = characters_[i], digit;
      if (c >= '0' && c <= '9') {
        digit = c - '0';
      } else if ((c | 32) >= 'a' && (c | 32) <= 'f') {
        digit = (c | 32) - 'a' + 10;
      } else {
        return false;
      }
      value = value * 16 + digit;
    }
    *out = value;
    return true;
  }
  // What follows \u, with the second half of a pair of surrogates. False: failed.
  bool Escape(ptrdiff_t at, uint32_t* character, ptrdiff_t* end) {
    if (at + 4 >= size_ || !Hex(at, character)) return Fail("Invalid \\uXXXX escape", text_, at - 1), false;
    *end = at + 4;
    if (*character - 0xD800u >= 0x400u || *end + 6 >= size_ || characters_[*end] != '\\' || characters_[*end + 1] != 'u') return true;
    uint32_t low;
    if (!Hex(*end + 2, &low)) return Fail("Invalid \\uXXXX escape", text_, *end + 1), false;
    if (low - 0xDC00u >= 0x400u) return true;
    *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
    *end += 6;
    return true;
  }

  Ref<Object> Number(ptrdiff_t start, ptrdiff_t* end) {
    ptrdiff_t at = start;
    if (Is(at, '-')) ++at;
    if (Is(at, '0')) {
      ++at;
    } else if (IsDigit(at)) {
      while (IsDigit(at)) ++at;
    } else {
      return Nothing(start);
    }
    bool is_float = false;
    if (Is(at, '.') && IsDigit(at + 1)) {
      is_float = true;
      ++at;
      while (IsDigit(at)) ++at;
    }
    if (Is(at, 'e') || Is(at, 'E')) {
      ptrdiff_t exponent = at + 1;
      if (Is(exponent, '+') || Is(exponent, '-')) ++exponent;
      if (IsDigit(exponent)) {
        is_float = true;
        at = exponent;
        while (IsDigit(at)) ++at;
      }
    }
    *end = at;
    ptrdiff_t length = at - start;
    if (!is_float && length < 18 && scanner_->parse_int.get() == BuiltinType(TypeId::kInt)) {
      int64_t value = 0;
      for (ptrdiff_t i = start + (characters_[start] == '-'); i < at; ++i) value = value * 10 + static_cast<int64_t>(characters_[i] - '0');
      return NewInt(characters_[start] == '-' ? -value : value);
    }
    if (sizeof(C) == 1 && is_float && scanner_->parse_float.get() == BuiltinType(TypeId::kFloat)) {
      double value;
      const char* digits = reinterpret_cast<const char*>(characters_ + start);
      if (std::from_chars(digits, digits + length, value).ec == std::errc()) return NewFloat(value);
    }
    std::string digits(static_cast<size_t>(length), '\0');
    for (ptrdiff_t i = 0; i < length; ++i) digits[static_cast<size_t>(i)] = static_cast<char>(characters_[start + i]);
    Object* parse = is_float ? scanner_->parse_float.get() : scanner_->parse_int.get();
    if (is_float && parse == BuiltinType(TypeId::kFloat)) {
      double value;
      auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (error == std::errc()) return NewFloat(value);
      return ParseDouble(digits, None(), &value) ? NewFloat(value) : nullptr;
    }
    Ref<StrObject> text = NewStrAscii(digits);
    if (!text) return nullptr;
    if (parse == BuiltinType(TypeId::kInt)) return IntFromText(digits, 10, text);
    return Call(parse, {text.get()});
  }

  // A key; equal ones are one object. Those that came lately are known by their characters, without a string being made.
  Ref<Object> Key(ptrdiff_t at, ptrdiff_t* end) {
    const KnownKey* place = nullptr;
    if (sizeof(C) == 1) {
      const char* start = reinterpret_cast<const char*>(characters_ + at);
      ptrdiff_t length = 0;
      const ptrdiff_t most = std::min<ptrdiff_t>(size_ - at, kLongestKnownKey);
      while (most - length >= 8 && IsPlainJson(start + length)) length += 8;
      while (length < most && static_cast<uint8_t>(start[length] - ' ') < 0x5F && start[length] != '"' && start[length] != '\\') ++length;
      if (length > 0 && length < most && start[length] == '"') {
        const auto first = static_cast<uint8_t>(start[0]), last = static_cast<uint8_t>(start[length - 1]);
        place = &known_keys_[(static_cast<size_t>(length) * 5 + first + 3u * last) % kKnownKeys];
        if (place->key && place->key->length == length && std::memcmp(place->key->data, start, static_cast<size_t>(length)) == 0) {
          *end = at + length + 1;
          return NewRef<Object>(place->key);
        }
      }
    }
    Ref<Object> read = String(at, scanner_->strict, end);
    Ref<Object> key = read ? DictSetDefault(scanner_->memo.get(), read, read).ToOwned() : nullptr;
    if (key && place && AsStr(key.get())->ascii) const_cast<KnownKey*>(place)->key = AsStr(key.get());
    return key;
  }

  Ref<Object> ObjectValue(ptrdiff_t at, ptrdiff_t* end) {
    bool as_pairs = !IsNone(scanner_->object_pairs_hook.get());
    Ref<ListObject> pairs = as_pairs ? NewList(0) : nullptr;
    Ref<DictObject> dict = as_pairs ? nullptr : NewDict();
    if (!pairs && !dict) return nullptr;
    Items items(&items_);
    at = SkipBlanks(at);
    if (!Is(at, '}')) {
      for (;;) {
        if (!Is(at, '"')) return Fail("Expecting property name enclosed in double quotes", text_, at);
        Ref<Object> key = Key(at + 1, &at);
        if (!key) return nullptr;
        at = SkipBlanks(at);
        if (!Is(at, ':')) return Fail("Expecting ':' delimiter", text_, at);
        at = SkipBlanks(at + 1);
        Ref<Object> value = Value(at, &at);
        if (!value) return nullptr;
        if (as_pairs) {
          Ref<TupleObject> pair = NewTuple({key.get(), value.get()});
          if (!pair || !ListAppend(pairs.get(), std::move(pair))) return nullptr;
        } else if (!items.Add(std::move(key), std::move(value))) {
          return nullptr;
        }
        at = SkipBlanks(at);
        if (Is(at, '}')) break;
        if (!Is(at, ',')) return Fail("Expecting ',' delimiter", text_, at);
        at = SkipBlanks(at + 1);
      }
    }
    *end = at + 1;
    if (!as_pairs && !items.MoveTo(dict.get())) return nullptr;
    if (as_pairs) return Call(scanner_->object_pairs_hook.get(), {pairs.get()});
    if (!IsNone(scanner_->object_hook.get())) return Call(scanner_->object_hook.get(), {dict.get()});
    return dict;
  }

  Ref<Object> ArrayValue(ptrdiff_t at, ptrdiff_t* end) {
    Ref<ListObject> values = NewList(0);
    if (!values) return nullptr;
    at = SkipBlanks(at);
    if (!Is(at, ']')) {
      for (;;) {
        Ref<Object> value = Value(at, &at);
        if (!value || !ListAppend(values.get(), std::move(value))) return nullptr;
        at = SkipBlanks(at);
        if (Is(at, ']')) break;
        if (!Is(at, ',')) return Fail("Expecting ',' delimiter", text_, at);
        at = SkipBlanks(at + 1);
      }
    }
    *end = at + 1;
    return values;
  }

  // The keys and values of one object, on top of those of the objects around it; owned.
  class Items {
   public:
    explicit Items(Row<Object*, 32>* all) : all_(*all), from_(all->size()) {}
    ~Items() { Drop(); }
    Items(const Items&) = delete;
    Items& operator=(const Items&) = delete;
    bool Add(Ref<Object> key, Ref<Object> value) {
      if (all_.limit - all_.top < 2 && !all_.Grow(0)) return false;
      *all_.top++ = key.Release();
      *all_.top++ = value.Release();
      return true;
    }
    bool MoveTo(DictObject* dict) {
      Object** pairs = all_.start + from_;
      const ptrdiff_t count = (all_.top - pairs) / 2;
      int taken = DictTakePairs(dict, pairs, count);
      if (taken < 0) return false;
      if (taken > 0) {
        all_.top = pairs;
        return true;
      }
      for (ptrdiff_t i = 0; i < count; ++i) {  // keys are exact str: no Python runs
        if (!DictSet(dict, pairs[2 * i], pairs[2 * i + 1])) return false;
      }
      Drop();
      return true;
    }

   private:
    void Drop() {
      while (all_.size() > from_) Ref<Object>::Adopt(*--all_.top);
    }
    Row<Object*, 32>& all_;
    const size_t from_;
  };

  StrObject* text_;
  const C* characters_;
  ptrdiff_t size_;
  JsonScanner* scanner_;
  Row<Object*, 32> items_;
  static constexpr size_t kKnownKeys = 64;
  static constexpr ptrdiff_t kLongestKnownKey = 64;
  struct KnownKey {
    StrObject* key = nullptr;  // the scanner's memo owns it
  };
  KnownKey known_keys_[kKnownKeys];
};

Ref<Object> WithEnd(Ref<Object> value, ptrdiff_t end) {
  Ref<Object> index = value ? NewInt(end) : nullptr;
  return index ? Ref<Object>(NewTuple({value.get(), index.get()})) : nullptr;
}

Ref<Object> CallScanner(Borrowed<Object> object, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"scan_once", {"string", "idx"}, 2}, args, out)) return nullptr;
  ptrdiff_t at = AsSsize(out[1]), end = 0;
  if (at == -1 && ErrorPending()) return nullptr;
  if (!IsStr(out[0])) return RaiseTypeError("first argument must be a string, not %.80T", out[0]);
  if (at < 0) return RaiseValueError("idx cannot be negative");
  StrObject* text = AsStr(out[0]);
  Ref<Object> value =
      WithWidth(text->width, [&](auto c) { return Reader<decltype(c)>(text, AsScanner(object)).Value(at, &end); });
  DictClear(AsScanner(object)->memo.get());
  return WithEnd(std::move(value), end);
}

Ref<Object> ScanString(Borrowed<Object>, ArgSpan args) {
  ptrdiff_t at = AsSsize(args[1]), end = 0;
  if (at == -1 && ErrorPending()) return nullptr;
  int strict = args.size > 2 ? IsTrue(args[2]) : 1;
  if (strict < 0) return nullptr;
  if (!IsStr(args[0])) return RaiseTypeError("first argument must be a string, not %.80T", args[0]);
  StrObject* text = AsStr(args[0]);
  if (at < 0 || at > text->length) return RaiseValueError("end is out of bounds");
  Ref<Object> value = WithWidth(text->width, [&](auto c) { return Reader<decltype(c)>(text, nullptr).String(at, strict, &end); });
  return WithEnd(std::move(value), end);
}

constexpr MemberDef kMembers[] = {
    {"strict", MemberKind::kBool, offsetof(JsonScanner, strict)},
    {"object_hook", MemberKind::kObject, offsetof(JsonScanner, object_hook)},
    {"object_pairs_hook", MemberKind::kObject, offsetof(JsonScanner, object_pairs_hook)},
    {"parse_float", MemberKind::kObject, offsetof(JsonScanner, parse_float)},
    {"parse_int", MemberKind::kObject, offsetof(JsonScanner, parse_int)},
    {"parse_constant", MemberKind::kObject, offsetof(JsonScanner, parse_constant)},
};

constexpr TypeSpec ScannerSpec() {
  TypeSpec spec = {};
  spec.name = "_json.Scanner";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(JsonScanner);
  spec.flags = kTypeHasGc;
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.new_ = &New;
  spec.slots.call = &CallScanner;
  spec.members = kMembers;
  return spec;
}
constinit const TypeSpec kScannerSpec = ScannerSpec();

constexpr MethodDef kFunctions[] = {
    OneArg("encode_basestring", &JsonString, "encode_basestring(string) -> string\n\nThe JSON form of a text."),
    OneArg("encode_basestring_ascii", &JsonAsciiString, "encode_basestring_ascii(string) -> string\n\nThe JSON form of a text, in ASCII alone."),
    Positional("scanstring", &ScanString, 2, 3,
               "scanstring(string, end, strict=True) -> (string, end)\n\nThe JSON string whose first character is at `end`."),
};

}  // namespace

bool FillJson(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.json_scanner_type) library.json_scanner_type = MakeBuiltinType(kScannerSpec);
  if (!library.json_encoder_type) library.json_encoder_type = MakeBuiltinType(kJsonEncoderSpec);
  return library.json_scanner_type && library.json_encoder_type && ModuleAddFunctions(module, kFunctions) &&
         ModuleAdd(module, "make_scanner", NewRef<Object>(library.json_scanner_type.get())) &&
         ModuleAdd(module, "make_encoder", NewRef<Object>(library.json_encoder_type.get()));
}

}  // namespace viv
