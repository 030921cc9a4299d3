// The module _codecs: the registry of codecs, and the builtin ones as functions. Answers to CPython's Modules/_codecsmodule.c.
#include <algorithm>

#include "interpreter/objects/arguments_text.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/utf8.h"
#include "stdlib/codecs_encoding_map.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// ---- Arguments -------------------------------------------------------------------------------------------------------------------

// The error handler's name: args[index], a str or None; null for None. False: failed.
bool ErrorsArgument(const char* function, ArgSpan args, size_t index, const char** errors) {
  *errors = nullptr;
  if (args.size <= index || IsNone(args[index])) return true;
  if (!IsStr(args[index])) {
    return RaiseFalse(TypeId::kTypeError, "%s() argument %zu must be str or None, not %T", function, index + 1, args[index]);
  }
  std::string shown = "argument " + std::to_string(index + 1);
  *errors = TextArgument(function, shown.c_str(), args[index]);
  return *errors != nullptr;
}

bool StrArgument(const char* function, ArgSpan args) {
  return IsStr(args[0]) || RaiseFalse(TypeId::kTypeError, "%s() argument 1 must be str, not %T", function, args[0]);
}

// A flag that counts from position `index`; `fallback` where it is not given. -1: failed.
int FlagArgument(ArgSpan args, size_t index, bool fallback) { return args.size > index ? IsTrue(args[index]) : int{fallback}; }

// The bytes of a buffer, or of a str where `text_too`.
class Data {
 public:
  bool Get(Borrowed<Object> object, bool text_too = false) {
    if (text_too && IsStr(object)) {
      view_ = StrUtf8(AsStr(object));
      return view_.data() != nullptr;
    }
    if (!holder_.Get(object)) return false;
    view_ = {static_cast<const char*>(holder_.buffer.data), static_cast<size_t>(holder_.buffer.length)};
    return true;
  }
  std::string_view view() const { return view_; }

 private:
  BufferHolder holder_;
  std::string_view view_;
};

Ref<Object> WithLength(Ref<Object> result, ptrdiff_t length) {
  Ref<Object> number = result ? NewInt(length) : nullptr;
  return number ? Ref<Object>(NewTuple({result.get(), number.get()})) : nullptr;
}

// ---- The registry ----------------------------------------------------------------------------------------------------------------

Ref<Object> Register(Borrowed<Object>, Borrowed<Object> function) { return RegisterCodecSearch(function) ? NewNone() : nullptr; }
Ref<Object> Unregister(Borrowed<Object>, Borrowed<Object> function) { return UnregisterCodecSearch(function) ? NewNone() : nullptr; }

Ref<Object> Lookup(Borrowed<Object>, Borrowed<Object> encoding) {
  const char* name = TextArgument("lookup", "argument", encoding);
  return name ? SearchCodec(name) : nullptr;
}

Ref<Object> RegisterError(Borrowed<Object>, ArgSpan args) {
  const char* name = TextArgument("register_error", "argument 1", args[0]);
  return name && RegisterErrorHandler(name, args[1]) ? NewNone() : nullptr;
}

Ref<Object> LookupError(Borrowed<Object>, Borrowed<Object> name) {
  const char* text = TextArgument("lookup_error", "argument", name);
  return text ? LookupErrorHandler(text) : nullptr;
}

// What went wrong in a codec gets an exception of the same type in front that names the codec, where a message is all that it has.
void NameCodec(const char* operation, const char* encoding) {
  Ref<BaseExceptionObject> error = TakeError();
  TypeObject* type = TypeOf(error.get());
  bool plain = type->basic_size == BuiltinType(TypeId::kException)->basic_size && !error->dict &&
               type->slots.new_ == BuiltinType(TypeId::kException)->slots.new_ &&
               type->slots.init == BuiltinType(TypeId::kException)->slots.init &&
               (error->args->size == 0 || (error->args->size == 1 && IsStr(error->args->items[0])));
  Ref<StrObject> text = plain ? Str(error) : nullptr;
  if (!text) {
    if (plain) ClearError();
    return RestoreError(std::move(error));
  }
  Ref<StrObject> message = text->length ? StrFormat("%s with '%s' codec failed (%s: %U)", operation, encoding, type->name, text.get())
                                        : StrFormat("%s with '%s' codec failed (%s)", operation, encoding, type->name);
  Ref<TupleObject> args = message ? NewTuple({message.get()}) : nullptr;
  if (!args) {
    ClearError();
    return RestoreError(std::move(error));
  }
  RaiseWithArgs(type, args);
  ChainError(std::move(error));
}

// codecs.encode and decode: `index` 0 or 1 of what the registry has.
Ref<Object> Code(const char* function, int index, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({function, {"obj", "encoding", "errors"}, 1}, args, out)) return nullptr;
  const char *encoding = "utf-8", *errors = nullptr;
  if (out[1] && !(encoding = TextArgument(function, "argument 'encoding'", out[1]))) return nullptr;
  if (out[2] && !(errors = TextArgument(function, "argument 'errors'", out[2]))) return nullptr;
  Ref<Object> info = SearchCodec(encoding);
  if (!info) return nullptr;
  Ref<Object> coder = NewRef(TupleItem(AsTuple(info.get()), index));
  Ref<Object> answer = errors ? Call(coder, {out[0], out[2]}) : Call(coder, {out[0]});
  if (!answer) {
    NameCodec(index == 0 ? "encoding" : "decoding", encoding);
    return nullptr;
  }
  if (!IsTuple(answer.get()) || AsTuple(answer.get())->size != 2) {
    return RaiseTypeError("%s must return a tuple (object, integer)", index == 0 ? "encoder" : "decoder");
  }
  return NewRef(TupleItem(AsTuple(answer.get()), 0));
}
Ref<Object> Encode(Borrowed<Object>, CallArgs args) { return Code("encode", 0, args); }
Ref<Object> Decode(Borrowed<Object>, CallArgs args) { return Code("decode", 1, args); }

// ---- Encoders: (text, errors) -> (bytes, length of the text) --------------------------------------------------------------------------

using Encoder = Ref<Object> (*)(Borrowed<StrObject>, const char* errors);

Ref<Object> EncodeWith(const char* function, ArgSpan args, Encoder encode) {
  const char* errors;
  if (!StrArgument(function, args) || !ErrorsArgument(function, args, 1, &errors)) return nullptr;
  return WithLength(encode(AsStr(args[0]), errors), AsStr(args[0])->length);
}

template <int kOrder>
Ref<Object> Wide16(Borrowed<StrObject> s, const char* errors) {
  return EncodeUtf16(s, errors, kOrder);
}
template <int kOrder>
Ref<Object> Wide32(Borrowed<StrObject> s, const char* errors) {
  return EncodeUtf32(s, errors, kOrder);
}
Ref<Object> UnicodeEscape(Borrowed<StrObject> s, const char*) { return EncodeUnicodeEscape(s); }
Ref<Object> RawUnicodeEscape(Borrowed<StrObject> s, const char*) { return EncodeRawUnicodeEscape(s); }

#define VIV_ENCODER(function, encode) \
  Ref<Object> function##_encode(Borrowed<Object>, ArgSpan args) { return EncodeWith(#function "_encode", args, encode); }
VIV_ENCODER(ascii, &EncodeAscii)
VIV_ENCODER(latin_1, &EncodeLatin1)
VIV_ENCODER(utf_8, &EncodeUtf8)
VIV_ENCODER(utf_16_le, &Wide16<-1>)
VIV_ENCODER(utf_16_be, &Wide16<1>)
VIV_ENCODER(utf_32_le, &Wide32<-1>)
VIV_ENCODER(utf_32_be, &Wide32<1>)
VIV_ENCODER(unicode_escape, &UnicodeEscape)
VIV_ENCODER(raw_unicode_escape, &RawUnicodeEscape)
#undef VIV_ENCODER

// With the byte order as third argument.
Ref<Object> EncodeOrdered(const char* function, ArgSpan args, Ref<Object> (*encode)(Borrowed<StrObject>, const char*, int)) {
  const char* errors;
  if (!StrArgument(function, args) || !ErrorsArgument(function, args, 1, &errors)) return nullptr;
  int order = args.size > 2 ? AsInt(args[2]) : 0;
  if (order == -1 && ErrorPending()) return nullptr;
  return WithLength(encode(AsStr(args[0]), errors, order), AsStr(args[0])->length);
}
Ref<Object> utf_16_encode(Borrowed<Object>, ArgSpan args) { return EncodeOrdered("utf_16_encode", args, &EncodeUtf16); }
Ref<Object> utf_32_encode(Borrowed<Object>, ArgSpan args) { return EncodeOrdered("utf_32_encode", args, &EncodeUtf32); }

Ref<Object> charmap_encode(Borrowed<Object>, ArgSpan args) {
  const char* errors;
  if (!StrArgument("charmap_encode", args) || !ErrorsArgument("charmap_encode", args, 1, &errors)) return nullptr;
  Object* mapping = args.size > 2 && !IsNone(args[2]) ? args[2] : nullptr;
  return WithLength(mapping && IsEncodingMap(mapping) ? EncodeByMap(AsStr(args[0]), errors, mapping)
                                                      : EncodeCharmap(AsStr(args[0]), errors, mapping),
                    AsStr(args[0])->length);
}

// From a text of up to 256 characters, the meanings of the bytes, to a map from character to byte, or a dict.
Ref<Object> charmap_build(Borrowed<Object>, Borrowed<Object> map) {
  if (!IsStr(map)) return RaiseTypeError("charmap_build() argument must be str, not %T", map.get());
  if (AsStr(map)->length == 0) return RaiseTypeError("bad argument type for built-in operation");
  if (Ref<Object> map_of_levels = NewEncodingMap(AsStr(map))) return map_of_levels;
  Ref<DictObject> result = ErrorPending() ? nullptr : NewDict();
  if (!result) return nullptr;
  for (ptrdiff_t i = 0; i < std::min<ptrdiff_t>(AsStr(map)->length, 256); ++i) {
    uint32_t character = StrChar(AsStr(map), i);
    if (character == 0xFFFE) continue;
    Ref<Object> key = NewInt(character), value = NewInt(i);
    if (!key || !value || !DictSet(result.get(), key, value)) return nullptr;
  }
  return result;
}

Ref<Object> readbuffer_encode(Borrowed<Object>, ArgSpan args) {
  Data data;
  const char* errors;
  if (!data.Get(args[0], true) || !ErrorsArgument("readbuffer_encode", args, 1, &errors)) return nullptr;
  return WithLength(NewBytes(data.view()), static_cast<ptrdiff_t>(data.view().size()));
}

Ref<Object> escape_encode(Borrowed<Object>, ArgSpan args) {
  const char* errors;
  if (!IsBytes(args[0])) return RaiseTypeError("escape_encode() argument 1 must be bytes, not %T", args[0]);
  if (!ErrorsArgument("escape_encode", args, 1, &errors)) return nullptr;
  std::string text;
  for (char c : BytesView(args[0])) {
    auto byte = static_cast<uint8_t>(c);
    if (c == '\'' || c == '\\') {
      text += '\\', text += c;
    } else if (c == '\t' || c == '\n' || c == '\r') {
      text += '\\', text += c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
    } else if (byte < ' ' || byte >= 0x7F) {
      text += "\\x", text += "0123456789abcdef"[byte >> 4], text += "0123456789abcdef"[byte & 15];
    } else {
      text += c;
    }
  }
  return WithLength(NewBytes(text), static_cast<ptrdiff_t>(BytesView(args[0]).size()));
}

// ---- Decoders: (bytes, errors, final) -> (text, length of what was decoded) -------------------------------------------------------------

using PartDecoder = Ref<StrObject> (*)(std::string_view, const char* errors, ptrdiff_t* consumed_or_null);

Ref<Object> DecodeWith(const char* function, ArgSpan args, PartDecoder decode, bool final_by_default, bool text_too) {
  Data data;
  const char* errors;
  if (!data.Get(args[0], text_too) || !ErrorsArgument(function, args, 1, &errors)) return nullptr;
  int final = FlagArgument(args, 2, final_by_default);
  if (final < 0) return nullptr;
  auto consumed = static_cast<ptrdiff_t>(data.view().size());
  Ref<StrObject> text = decode(data.view(), errors, final ? nullptr : &consumed);
  return WithLength(std::move(text), consumed);
}

Ref<StrObject> Ascii(std::string_view data, const char* errors, ptrdiff_t*) { return DecodeAscii(data, errors); }
Ref<StrObject> Latin1(std::string_view data, const char*, ptrdiff_t*) {
  return NewStrLatin1(reinterpret_cast<const uint8_t*>(data.data()), static_cast<ptrdiff_t>(data.size()));
}
template <int kOrder>
Ref<StrObject> FromWide16(std::string_view data, const char* errors, ptrdiff_t* consumed) {
  int order = kOrder;
  return DecodeUtf16(data, errors, &order, consumed);
}
template <int kOrder>
Ref<StrObject> FromWide32(std::string_view data, const char* errors, ptrdiff_t* consumed) {
  int order = kOrder;
  return DecodeUtf32(data, errors, &order, consumed);
}

#define VIV_DECODER(function, decode, final_by_default, text_too)                                  \
  Ref<Object> function##_decode(Borrowed<Object>, ArgSpan args) {                                  \
    return DecodeWith(#function "_decode", args, decode, final_by_default, text_too);              \
  }
VIV_DECODER(ascii, &Ascii, true, false)
VIV_DECODER(latin_1, &Latin1, true, false)
VIV_DECODER(utf_8, &DecodeUtf8, false, false)
VIV_DECODER(utf_16, &FromWide16<0>, false, false)
VIV_DECODER(utf_16_le, &FromWide16<-1>, false, false)
VIV_DECODER(utf_16_be, &FromWide16<1>, false, false)
VIV_DECODER(utf_32, &FromWide32<0>, false, false)
VIV_DECODER(utf_32_le, &FromWide32<-1>, false, false)
VIV_DECODER(utf_32_be, &FromWide32<1>, false, false)
VIV_DECODER(unicode_escape, &DecodeUnicodeEscape, true, true)
VIV_DECODER(raw_unicode_escape, &DecodeRawUnicodeEscape, true, true)
#undef VIV_DECODER

// (data, errors, byte order, final) -> (text, length, byte order found)
Ref<Object> DecodeOrdered(const char* function, ArgSpan args,
                          Ref<StrObject> (*decode)(std::string_view, const char*, int*, ptrdiff_t*)) {
  Data data;
  const char* errors;
  if (!data.Get(args[0]) || !ErrorsArgument(function, args, 1, &errors)) return nullptr;
  int order = args.size > 2 ? AsInt(args[2]) : 0;
  if (order == -1 && ErrorPending()) return nullptr;
  int final = FlagArgument(args, 3, false);
  if (final < 0) return nullptr;
  auto consumed = static_cast<ptrdiff_t>(data.view().size());
  Ref<StrObject> text = decode(data.view(), errors, &order, final ? nullptr : &consumed);
  Ref<Object> length = text ? NewInt(consumed) : nullptr, found = text ? NewInt(order) : nullptr;
  return length && found ? Ref<Object>(NewTuple({text.get(), length.get(), found.get()})) : nullptr;
}
Ref<Object> utf_16_ex_decode(Borrowed<Object>, ArgSpan args) { return DecodeOrdered("utf_16_ex_decode", args, &DecodeUtf16); }
Ref<Object> utf_32_ex_decode(Borrowed<Object>, ArgSpan args) { return DecodeOrdered("utf_32_ex_decode", args, &DecodeUtf32); }

Ref<Object> charmap_decode(Borrowed<Object>, ArgSpan args) {
  Data data;
  const char* errors;
  if (!data.Get(args[0]) || !ErrorsArgument("charmap_decode", args, 1, &errors)) return nullptr;
  Object* mapping = args.size > 2 && !IsNone(args[2]) ? args[2] : nullptr;
  return WithLength(DecodeCharmap(data.view(), errors, mapping), static_cast<ptrdiff_t>(data.view().size()));
}

Ref<Object> escape_decode(Borrowed<Object>, ArgSpan args) {
  Data data;
  const char* errors;
  if (!data.Get(args[0], true) || !ErrorsArgument("escape_decode", args, 1, &errors)) return nullptr;
  ptrdiff_t invalid = -1;
  Ref<Object> bytes = DecodeBytesEscape(data.view(), errors, &invalid);
  if (bytes && invalid >= 0) {
    auto c = static_cast<uint8_t>(data.view()[static_cast<size_t>(invalid)]);
    bool octal = c >= '4' && c <= '7';
    bool ok = octal ? Warn(TypeId::kDeprecationWarning, 1, "invalid octal escape sequence '\\%.3s'",
                           std::string(data.view().substr(static_cast<size_t>(invalid), 3)).c_str())
                    : Warn(TypeId::kDeprecationWarning, 1, "invalid escape sequence '\\%c'", c);
    if (!ok) return nullptr;
  }
  return WithLength(std::move(bytes), static_cast<ptrdiff_t>(data.view().size()));
}

// ---- What the package encodings asks --------------------------------------------------------------------------------------------------

// The functions of a builtin codec: self is its name.
const BuiltinCodec* CodecOf(Borrowed<Object> name) { return FindBuiltinCodec(StrUtf8(AsStr(name))); }

Ref<Object> BuiltinEncode(Borrowed<Object> self, ArgSpan args) {
  const char* errors;
  if (!StrArgument("charmap_encode", args) || !ErrorsArgument("charmap_encode", args, 1, &errors)) return nullptr;
  const BuiltinCodec* codec = CodecOf(self);
  return WithLength(codec->encode(AsStr(args[0]), errors, codec), AsStr(args[0])->length);
}
Ref<Object> BuiltinDecode(Borrowed<Object> self, ArgSpan args) {
  Data data;
  const char* errors;
  if (!data.Get(args[0]) || !ErrorsArgument("charmap_decode", args, 1, &errors)) return nullptr;
  const BuiltinCodec* codec = CodecOf(self);
  return WithLength(codec->decode(data.view(), errors, codec), static_cast<ptrdiff_t>(data.view().size()));
}
constexpr MethodDef kEncode = Positional("encode", &BuiltinEncode, 1, 2);
constexpr MethodDef kDecode = Positional("decode", &BuiltinDecode, 1, 2);

// (codec name, encode, decode) of a builtin codec; None: there is none.
Ref<Object> BuiltinCodecOf(Borrowed<Object>, Borrowed<Object> name) {
  const char* text = TextArgument("_builtin_codec", "argument", name);
  if (!text) return nullptr;
  const BuiltinCodec* codec = FindBuiltinCodec(text);
  if (!codec) return NewNone();
  Ref<StrObject> shown = NewStr(codec->name);
  Ref<Object> encode = shown ? NewBuiltinFunction(&kEncode, name, nullptr) : nullptr;
  Ref<Object> decode = encode ? NewBuiltinFunction(&kDecode, name, nullptr) : nullptr;
  return decode ? Ref<Object>(NewTuple({shown.get(), encode.get(), decode.get()})) : nullptr;
}

// {alias: module name}
Ref<Object> BuiltinAliases(Borrowed<Object>) {
  Ref<DictObject> result = NewDict();
  for (const EncodingName& row : EncodingNames()) {
    if (!result) return nullptr;
    if (row.name == row.module) continue;
    Ref<StrObject> module = InternStr(row.module);
    if (!module || !DictSetText(result.get(), std::string(row.name).c_str(), module)) return nullptr;
  }
  return result;
}

#define VIV_CODE(function) Positional(#function, &function, 1, 2)
#define VIV_PART(function) Positional(#function, &function, 1, 3)
constexpr MethodDef kFunctions[] = {
    NoArgs("_builtin_aliases", &BuiltinAliases),
    OneArg("_builtin_codec", &BuiltinCodecOf),
    VIV_CODE(ascii_decode),
    VIV_CODE(ascii_encode),
    OneArg("charmap_build", &charmap_build),
    VIV_PART(charmap_decode),
    VIV_PART(charmap_encode),
    Keywords("decode", &Decode,
             "decode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nDecodes with the codec of that name, for whatever types."),
    Keywords("encode", &Encode,
             "encode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nEncodes with the codec of that name, for whatever types."),
    VIV_CODE(escape_decode),
    VIV_CODE(escape_encode),
    VIV_CODE(latin_1_decode),
    VIV_CODE(latin_1_encode),
    OneArg("lookup", &Lookup, "lookup($module, encoding, /)\n--\n\nThe CodecInfo of a codec."),
    OneArg("lookup_error", &LookupError, "lookup_error($module, name, /)\n--\n\nThe error handler of that name."),
    VIV_PART(raw_unicode_escape_decode),
    VIV_CODE(raw_unicode_escape_encode),
    VIV_CODE(readbuffer_encode),
    OneArg("register", &Register, "register($module, search_function, /)\n--\n\nAdds a function that finds codecs by name."),
    Positional("register_error", &RegisterError, 2, 2,
               "register_error($module, errors, handler, /)\n--\n\nGives an error handler a name."),
    VIV_PART(unicode_escape_decode),
    VIV_CODE(unicode_escape_encode),
    OneArg("unregister", &Unregister, "unregister($module, search_function, /)\n--\n\nTakes back register()."),
    VIV_PART(utf_16_be_decode),
    VIV_CODE(utf_16_be_encode),
    VIV_PART(utf_16_decode),
    VIV_PART(utf_16_encode),
    Positional("utf_16_ex_decode", &utf_16_ex_decode, 1, 4),
    VIV_PART(utf_16_le_decode),
    VIV_CODE(utf_16_le_encode),
    VIV_PART(utf_32_be_decode),
    VIV_CODE(utf_32_be_encode),
    VIV_PART(utf_32_decode),
    VIV_PART(utf_32_encode),
    Positional("utf_32_ex_decode", &utf_32_ex_decode, 1, 4),
    VIV_PART(utf_32_le_decode),
    VIV_CODE(utf_32_le_encode),
    VIV_PART(utf_8_decode),
    VIV_CODE(utf_8_encode),
};
#undef VIV_CODE
#undef VIV_PART

}  // namespace

bool FillCodecs(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
