// make_encoder: from objects to JSON text in one go. Answers to the second half of CPython's Modules/_json.c.
#include <cmath>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/float_text.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/json_objects.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

struct JsonEncoder : Object {
  GcSlot<Object> markers;  // dict of what is being encoded, or None
  GcSlot<Object> default_, encoder, indent, key_separator, item_separator;
  bool sort_keys, skipkeys, allow_nan;
  enum Strings : uint8_t { kByProgram, kPlain, kAscii } strings;  // encoder is one of ours
};
JsonEncoder* AsEncoder(Object* object) { return static_cast<JsonEncoder*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  JsonEncoder* self = AsEncoder(object);
  for (const GcSlot<Object>* slot :
       {&self->markers, &self->default_, &self->encoder, &self->indent, &self->key_separator, &self->item_separator}) {
    if (int stop = slot->Visit(visit, context)) return stop;
  }
  return 0;
}
void Clear(Object* object) {
  JsonEncoder* self = AsEncoder(object);
  for (GcSlot<Object>* slot :
       {&self->markers, &self->default_, &self->encoder, &self->indent, &self->key_separator, &self->item_separator}) {
    slot->Clear();
  }
}
void Dealloc(Object* object) {
  Untrack(object);
  Clear(object);
  FreeObject(object);
}

JsonEncoder::Strings StringsOf(Object* encoder) {
  if (!IsExact(encoder, TypeId::kBuiltinFunction)) return JsonEncoder::kByProgram;
  const MethodDef* def = static_cast<BuiltinFunctionObject*>(encoder)->def;
  if (def->kind != CallKind::kOneArg) return JsonEncoder::kByProgram;
  if (def->function.one_arg == &JsonAsciiString) return JsonEncoder::kAscii;
  return def->function.one_arg == &JsonString ? JsonEncoder::kPlain : JsonEncoder::kByProgram;
}

Ref<Object> New(TypeObject* type, CallArgs args) {
  Object* out[9];
  if (!ParseArguments({"make_encoder",
                       {"markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"},
                       9},
                      args, out)) {
    return nullptr;
  }
  if (!IsNone(out[0]) && !IsDict(out[0])) {
    return RaiseTypeError("make_encoder() argument 1 must be dict or None, not %.200T", out[0]);
  }
  for (int i : {4, 5}) {
    if (!IsStr(out[i])) return RaiseTypeError("make_encoder() argument %d must be str, not %T", i + 1, out[i]);
  }
  int flags[3];
  for (int i = 0; i < 3; ++i) {
    flags[i] = IsTrue(out[6 + i]);
    if (flags[i] < 0) return nullptr;
  }
  Ref<Object> object = AllocateInstance(type, 0);
  if (!object) return nullptr;
  JsonEncoder* self = AsEncoder(object.get());
  self->markers.Init(NewRef(out[0]));
  self->default_.Init(NewRef(out[1]));
  self->encoder.Init(NewRef(out[2]));
  self->indent.Init(NewRef(out[3]));
  self->key_separator.Init(NewRef(out[4]));
  self->item_separator.Init(NewRef(out[5]));
  self->sort_keys = flags[0];
  self->skipkeys = flags[1];
  self->allow_nan = flags[2];
  self->strings = StringsOf(out[2]);
  if (!IsTracked(object.get())) Track(object.get());
  return object;
}

class Writer {
 public:
  Writer(JsonEncoder* encoder, StrBuilder* out, ptrdiff_t level)
      : encoder_(encoder), out_(*out), indent_(IsStr(encoder->indent.get()) ? AsStr(encoder->indent.get()) : nullptr), level_(level) {}

  bool Write(Borrowed<Object> value) {
    switch (value->kind) {
      case kStr: return WriteString(AsStr(value));
      case kInt: return WriteInt(value);
      case kFloat: return WriteFloat(value);
      default: break;
    }
    if (value == None()) return out_.AppendAscii("null");
    if (value == True()) return out_.AppendAscii("true");
    if (value == False()) return out_.AppendAscii("false");
    if (IsStr(value)) return WriteString(AsStr(value));
    if (IsInt(value)) return WriteInt(value);
    if (IsFloat(value)) return WriteFloat(value);
    RecursionGuard guard(" while encoding a JSON object");
    if (!guard) return false;
    if (IsList(value) || IsTuple(value)) return WriteList(value);
    if (IsDict(value)) return WriteDict(value);
    Inside inside(this, value);
    if (!inside.Enter()) return false;
    Ref<Object> replacement = Call(encoder_->default_.get(), {value.get()});
    return replacement && Write(replacement);
  }

 private:
  bool WriteInt(Borrowed<Object> value) {
    if (!IsBig(value)) {
      char digits[24];
      char* end = digits + sizeof(digits);
      char* at = end;
      int64_t number = SmallValue(value);
      uint64_t rest = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
      do {
        *--at = static_cast<char>('0' + rest % 10);
        rest /= 10;
      } while (rest);
      if (number < 0) *--at = '-';
      return out_.AppendAscii({at, static_cast<size_t>(end - at)});
    }
    std::string text;
    return IntToText(value, 10, false, &text) && out_.AppendAscii(text);
  }
  bool WriteFloat(Borrowed<Object> value) {
    double number = FloatValue(value);
    if (std::isfinite(number)) {
      char text[kReprRoom];
      return out_.AppendAscii({text, static_cast<size_t>(WriteRepr(number, text) - text)});
    }
    if (!encoder_->allow_nan) {
      constexpr const char* kRefused = "Out of range float values are not JSON compliant";
      // As CPython's two encoders have it.
      return indent_ ? RaiseFalse(TypeId::kValueError, "%s: %R", kRefused, value.get()) : RaiseFalse(TypeId::kValueError, kRefused);
    }
    return out_.AppendAscii(std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
  }
  bool WriteString(Borrowed<StrObject> text) {
    if (encoder_->strings != JsonEncoder::kByProgram) {
      return AppendJsonString(&out_, text, encoder_->strings == JsonEncoder::kAscii);
    }
    Ref<Object> shown = Call(encoder_->encoder.get(), {text.get()});
    if (!shown) return false;
    if (!IsStr(shown.get())) return RaiseFalse(TypeId::kTypeError, "encoder() must return a string, not %.80T", shown.get());
    return out_.Append(AsStr(shown.get()));
  }
  // Quoted text of a key that is no str.
  bool WriteQuoted(Borrowed<Object> key) {
    StrBuilder inner;
    Writer writer(encoder_, &inner, level_);
    if (!writer.Write(key)) return false;
    Ref<StrObject> text = inner.Finish();
    return text && WriteString(text);
  }

  // What is being encoded: in a chain through the calls, where the encoder's own dict of that would be seen by nobody.
  struct Open {
    const Object* container;
    const Open* outer;
  };
  class Inside {
   public:
    Inside(Writer* writer, Borrowed<Object> container) : writer_(*writer), open_{container.get(), writer->open_} {}
    ~Inside() {
      if (entered_) writer_.open_ = open_.outer;
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    // False: it is inside itself, or what the program gave for `markers` has it; an exception is pending.
    bool Enter() {
      Object* markers = writer_.encoder_->markers.get();
      if (IsNone(markers)) return true;
      bool present = false;
      for (const Open* open = open_.outer; open && !present; open = open->outer) present = open->container == open_.container;
      if (!present && AsDict(markers)->used > 0) {
        Ref<Object> marker = NewIntFromUnsigned(reinterpret_cast<uintptr_t>(open_.container));
        int found = marker ? DictContains(AsDict(markers), marker) : -1;
        if (found < 0) return false;
        present = found > 0;
      }
      if (present) return RaiseFalse(TypeId::kValueError, "Circular reference detected");
      writer_.open_ = &open_;
      entered_ = true;
      return true;
    }

   private:
    Writer& writer_;
    const Open open_;
    bool entered_ = false;
  };

  // With an indent, a new line in front of each item and of the closing bracket.
  bool NewLine() {
    if (!indent_) return true;
    if (!out_.AppendChar('\n')) return false;
    for (ptrdiff_t i = 0; i < level_; ++i) {
      if (!out_.Append(Borrowed<StrObject>(indent_))) return false;
    }
    return true;
  }
  bool Separate() { return out_.Append(AsStr(encoder_->item_separator.get())) && NewLine(); }

  bool WriteList(Borrowed<Object> given) {
    Ref<Object> values = NewRef(given);
    if (given->kind != kList && given->kind != kTuple) {  // a class may have an __iter__ of its own, and a __bool__, which CPython asks for an indent
      int filled = indent_ ? IsTrue(given) : 1;
      if (filled > 0) values = ListOf(given);
      if (filled < 0 || !values) return false;
      if (filled == 0) return out_.AppendAscii("[]");
    }
    if (FastSequenceItems(values).size == 0 && !(indent_ && values.get() != given.get())) return out_.AppendAscii("[]");
    Inside inside(this, given);
    if (!inside.Enter() || !out_.AppendChar('[')) return false;
    ++level_;
    if (!NewLine()) return false;
    for (size_t i = 0; i < FastSequenceItems(values).size; ++i) {
      if (i > 0 && !Separate()) return false;
      Ref<Object> item = NewRef(FastSequenceItems(values)[i]);
      if (!Write(item)) return false;
    }
    --level_;
    return NewLine() && out_.AppendChar(']');
  }

  bool WriteDict(Borrowed<Object> values) {
    if (AsDict(values)->used == 0) return out_.AppendAscii("{}");
    Inside inside(this, values);
    if (!inside.Enter() || !out_.AppendChar('{')) return false;
    ++level_;
    if (!NewLine()) return false;
    bool ok = encoder_->sort_keys || !IsExact(values, TypeId::kDict) ? WriteItems(values) : WriteEntries(AsDict(values));
    --level_;
    return ok && NewLine() && out_.AppendChar('}');
  }
  bool WriteEntries(DictObject* dict) {
    ptrdiff_t position = 0;
    Object *key, *value;
    bool first = true;
    while (DictNext(dict, &position, &key, &value)) {
      Ref<Object> held_key = NewRef(key), held_value = NewRef(value);
      if (!WriteItem(held_key, held_value, &first)) return false;
    }
    return true;
  }
  bool WriteItems(Borrowed<Object> mapping) {
    Ref<StrObject> name = InternStr("items");
    Ref<Object> view = name ? CallMethod(mapping, name) : nullptr;
    Ref<ListObject> items = view ? ListOf(view) : nullptr;
    if (!items || (encoder_->sort_keys && !ListSort(items.get(), nullptr, false))) return false;
    bool first = true;
    for (ptrdiff_t i = 0; i < items->size; ++i) {
      Object* pair = items->items[i];
      if (!IsTuple(pair) || AsTuple(pair)->size != 2) return RaiseFalse(TypeId::kValueError, "items must return 2-tuples");
      if (!WriteItem(AsTuple(pair)->items[0], AsTuple(pair)->items[1], &first)) return false;
    }
    return true;
  }
  bool WriteItem(Borrowed<Object> key, Borrowed<Object> value, bool* first) {
    bool simple = IsStr(key) || IsFloat(key) || IsNone(key) || IsInt(key);
    if (!simple) {
      if (encoder_->skipkeys) return true;
      return RaiseFalse(TypeId::kTypeError, "keys must be str, int, float, bool or None, not %.100T", key.get());
    }
    if (!*first && !Separate()) return false;
    *first = false;
    if (!(IsStr(key) ? WriteString(AsStr(key)) : WriteQuoted(key))) return false;
    return out_.Append(AsStr(encoder_->key_separator.get())) && Write(value);
  }

  JsonEncoder* encoder_;
  StrBuilder& out_;
  StrObject* const indent_;  // null: all in one line
  ptrdiff_t level_;
  const Open* open_ = nullptr;
};

Ref<Object> CallEncoder(Borrowed<Object> object, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"_iterencode", {"obj", "_current_indent_level"}, 2}, args, out)) return nullptr;
  const ptrdiff_t level = AsSsize(out[1]);
  if (level == -1 && ErrorPending()) return nullptr;
  StrBuilder text;
  if (!Writer(AsEncoder(object), &text, level).Write(out[0])) return nullptr;
  Ref<StrObject> result = text.Finish();
  return result ? Ref<Object>(NewTuple({result.get()})) : nullptr;
}

constexpr MemberDef kMembers[] = {
    {"markers", MemberKind::kObject, offsetof(JsonEncoder, markers)},
    {"default", MemberKind::kObject, offsetof(JsonEncoder, default_)},
    {"encoder", MemberKind::kObject, offsetof(JsonEncoder, encoder)},
    {"indent", MemberKind::kObject, offsetof(JsonEncoder, indent)},
    {"key_separator", MemberKind::kObject, offsetof(JsonEncoder, key_separator)},
    {"item_separator", MemberKind::kObject, offsetof(JsonEncoder, item_separator)},
    {"sort_keys", MemberKind::kBool, offsetof(JsonEncoder, sort_keys)},
    {"skipkeys", MemberKind::kBool, offsetof(JsonEncoder, skipkeys)},
};

constexpr TypeSpec EncoderSpec() {
  TypeSpec spec = {};
  spec.name = "_json.Encoder";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(JsonEncoder);
  spec.flags = kTypeHasGc;
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.new_ = &New;
  spec.slots.call = &CallEncoder;
  spec.members = kMembers;
  return spec;
}

}  // namespace

constinit const TypeSpec kJsonEncoderSpec = EncoderSpec();

namespace {

constexpr char kHex[] = "0123456789abcdef";

bool AppendEscape(StrBuilder* out, uint32_t c) {
  switch (c) {
    case '\\': return out->AppendAscii("\\\\");
    case '"': return out->AppendAscii("\\\"");
    case '\b': return out->AppendAscii("\\b");
    case '\f': return out->AppendAscii("\\f");
    case '\n': return out->AppendAscii("\\n");
    case '\r': return out->AppendAscii("\\r");
    case '\t': return out->AppendAscii("\\t");
    default: break;
  }
  auto unit = [&](uint32_t u) {
    char text[] = {'\\', 'u', kHex[u >> 12], kHex[(u >> 8) & 15], kHex[(u >> 4) & 15], kHex[u & 15]};
    return out->AppendAscii({text, sizeof(text)});
  };
  if (c < 0x10000) return unit(c);
  c -= 0x10000;
  return unit(0xD800 | (c >> 10)) && unit(0xDC00 | (c & 0x3FF));
}

template <class C>
bool AppendString(StrBuilder* out, const StrObject* text, bool ascii) {
  const C* characters = Characters<C>(text);
  ptrdiff_t kept = 0;
  for (ptrdiff_t i = 0; i < text->length; ++i) {
    if (sizeof(C) == 1) {
      while (text->length - i >= 8 && IsPlainJson(reinterpret_cast<const char*>(characters + i))) i += 8;
      if (i == text->length) break;
    }
    uint32_t c = characters[i];
    if (c >= ' ' && c != '"' && c != '\\' && (!ascii || c <= '~')) continue;
    if (!out->Append(text, kept, i) || !AppendEscape(out, c)) return false;
    kept = i + 1;
  }
  return kept == 0 ? out->Append(Borrowed<StrObject>(const_cast<StrObject*>(text))) : out->Append(text, kept, text->length);
}

Ref<Object> Encode(Borrowed<Object> text, bool ascii) {
  if (!IsStr(text)) return RaiseTypeError("first argument must be a string, not %.80T", text.get());
  StrBuilder out;
  return AppendJsonString(&out, AsStr(text), ascii) ? Ref<Object>(out.Finish()) : nullptr;
}

}  // namespace

bool AppendJsonString(StrBuilder* out, const StrObject* text, bool ascii) {
  return out->AppendChar('"') &&
         WithWidth(text->width, [&](auto c) { return AppendString<decltype(c)>(out, text, ascii); }) && out->AppendChar('"');
}
Ref<Object> JsonString(Borrowed<Object>, Borrowed<Object> text) { return Encode(text, false); }
Ref<Object> JsonAsciiString(Borrowed<Object>, Borrowed<Object> text) { return Encode(text, true); }

}  // namespace viv
