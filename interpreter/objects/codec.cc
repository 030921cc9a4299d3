// The names of codecs, the registry, and str.encode / bytes.decode by name.
#include "interpreter/objects/codec.h"

#include <algorithm>
#include <iterator>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec_charmap.h"
#include "interpreter/objects/codec_errors.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/text_state.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/utf8.h"

namespace viv {
namespace {

// ---- Builtin codecs ----------------------------------------------------------------------------------------------------------------

Ref<Object> Utf8Encode(Borrowed<StrObject> s, const char* errors, const BuiltinCodec*) { return EncodeUtf8(s, errors); }
Ref<StrObject> Utf8Decode(std::string_view data, const char* errors, const BuiltinCodec*) { return DecodeUtf8(data, errors, nullptr); }
Ref<StrObject> Utf8DecodePartly(std::string_view data, const char* errors, const BuiltinCodec*, ptrdiff_t* consumed) {
  return DecodeUtf8(data, errors, consumed);
}

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

Ref<Object> Utf8SigEncode(Borrowed<StrObject> s, const char* errors, const BuiltinCodec*) {
  Ref<Object> plain = EncodeUtf8(s, errors);
  if (!plain) return nullptr;
  return NewBytes(std::string(kUtf8Mark).append(BytesView(plain.get())));
}
Ref<StrObject> Utf8SigDecode(std::string_view data, const char* errors, const BuiltinCodec*) {
  if (data.substr(0, 3) == kUtf8Mark) data.remove_prefix(3);
  return DecodeUtf8(data, errors, nullptr);
}

Ref<Object> AsciiEncode(Borrowed<StrObject> s, const char* errors, const BuiltinCodec*) { return EncodeAscii(s, errors); }
Ref<StrObject> AsciiDecode(std::string_view data, const char* errors, const BuiltinCodec*) { return DecodeAscii(data, errors); }
Ref<Object> Latin1Encode(Borrowed<StrObject> s, const char* errors, const BuiltinCodec*) { return EncodeLatin1(s, errors); }
Ref<StrObject> Latin1Decode(std::string_view data, const char*, const BuiltinCodec*) {
  return NewStrLatin1(reinterpret_cast<const uint8_t*>(data.data()), static_cast<ptrdiff_t>(data.size()));
}

Ref<Object> Utf16Encode(Borrowed<StrObject> s, const char* errors, const BuiltinCodec* codec) {
  return EncodeUtf16(s, errors, codec->byte_order);
}
Ref<StrObject> Utf16DecodePartly(std::string_view data, const char* errors, const BuiltinCodec* codec, ptrdiff_t* consumed) {
  int byte_order = codec->byte_order;
  return DecodeUtf16(data, errors, &byte_order, consumed);
}
Ref<StrObject> Utf16Decode(std::string_view data, const char* errors, const BuiltinCodec* codec) {
  return Utf16DecodePartly(data, errors, codec, nullptr);
}
Ref<Object> Utf32Encode(Borrowed<StrObject> s, const char* errors, const BuiltinCodec* codec) {
  return EncodeUtf32(s, errors, codec->byte_order);
}
Ref<StrObject> Utf32DecodePartly(std::string_view data, const char* errors, const BuiltinCodec* codec, ptrdiff_t* consumed) {
  int byte_order = codec->byte_order;
  return DecodeUtf32(data, errors, &byte_order, consumed);
}
Ref<StrObject> Utf32Decode(std::string_view data, const char* errors, const BuiltinCodec* codec) {
  return Utf32DecodePartly(data, errors, codec, nullptr);
}
Ref<Object> EscapeEncode(Borrowed<StrObject> s, const char*, const BuiltinCodec*) { return EncodeUnicodeEscape(s); }
Ref<StrObject> EscapeDecode(std::string_view data, const char* errors, const BuiltinCodec*) {
  return DecodeUnicodeEscape(data, errors, nullptr);
}
Ref<Object> RawEscapeEncode(Borrowed<StrObject> s, const char*, const BuiltinCodec*) { return EncodeRawUnicodeEscape(s); }
Ref<StrObject> RawEscapeDecode(std::string_view data, const char* errors, const BuiltinCodec*) {
  return DecodeRawUnicodeEscape(data, errors, nullptr);
}

constexpr BuiltinCodec kCodec_utf_8 = {"utf-8", Utf8Encode, Utf8Decode, nullptr, 0, Utf8DecodePartly};
constexpr BuiltinCodec kCodec_utf_8_sig = {"utf-8-sig", Utf8SigEncode, Utf8SigDecode};
constexpr BuiltinCodec kCodec_ascii = {"ascii", AsciiEncode, AsciiDecode};
constexpr BuiltinCodec kCodec_latin_1 = {"iso8859-1", Latin1Encode, Latin1Decode};
constexpr BuiltinCodec kCodec_utf_16 = {"utf-16", Utf16Encode, Utf16Decode, nullptr, 0, Utf16DecodePartly};
constexpr BuiltinCodec kCodec_utf_16_le = {"utf-16-le", Utf16Encode, Utf16Decode, nullptr, -1, Utf16DecodePartly};
constexpr BuiltinCodec kCodec_utf_16_be = {"utf-16-be", Utf16Encode, Utf16Decode, nullptr, 1, Utf16DecodePartly};
constexpr BuiltinCodec kCodec_utf_32 = {"utf-32", Utf32Encode, Utf32Decode, nullptr, 0, Utf32DecodePartly};
constexpr BuiltinCodec kCodec_utf_32_le = {"utf-32-le", Utf32Encode, Utf32Decode, nullptr, -1, Utf32DecodePartly};
constexpr BuiltinCodec kCodec_utf_32_be = {"utf-32-be", Utf32Encode, Utf32Decode, nullptr, 1, Utf32DecodePartly};
constexpr BuiltinCodec kCodec_unicode_escape = {"unicode-escape", EscapeEncode, EscapeDecode};
constexpr BuiltinCodec kCodec_raw_unicode_escape = {"raw-unicode-escape", RawEscapeEncode, RawEscapeDecode};

#define VIV_CHARMAP(module, codec, characters) constexpr BuiltinCodec kCodec_##module = {codec, EncodeByTable, DecodeByTable, characters};
#define VIV_WHOLE_CHARMAP(module, codec, characters) \
  constexpr BuiltinCodec kCodec_##module = {codec, EncodeByWholeTable, DecodeByWholeTable, characters};
#include "interpreter/objects/codec_charmaps.def"
#undef VIV_WHOLE_CHARMAP
#undef VIV_CHARMAP

constexpr EncodingName kEncodingNames[] = {
#define VIV_ENCODING(name, module) {name, #module, &kCodec_##module},
#include "interpreter/objects/codec_names.def"
#undef VIV_ENCODING
};
static_assert(std::is_sorted(std::begin(kEncodingNames), std::end(kEncodingNames),
                             [](const EncodingName& a, const EncodingName& b) { return a.name < b.name; }));

// Known to CPython, but not from str to bytes.
constexpr std::string_view kNotTextEncodings[] = {
    "base64", "base64_codec", "base_64", "bz2", "bz2_codec", "hex", "hex_codec", "quopri", "quopri_codec", "quoted_printable",
    "quotedprintable", "rot13", "rot_13", "uu", "uu_codec", "zip", "zlib", "zlib_codec",
};

}  // namespace

Table<EncodingName> EncodingNames() { return kEncodingNames; }

std::string NormalizeEncoding(std::string_view encoding) {
  std::string name;
  bool punctuation = false;
  for (char raw : encoding) {
    auto c = static_cast<unsigned char>(raw);
    if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.') {
      if (punctuation && !name.empty()) name += '_';
      name += static_cast<char>(c);
      punctuation = false;
    } else {
      punctuation = true;
    }
  }
  return name;
}

const BuiltinCodec* FindBuiltinCodec(std::string_view encoding) {
  if (encoding == "utf-8" || encoding == "utf8" || encoding == "UTF-8") return &kCodec_utf_8;
  if (encoding == "ascii") return &kCodec_ascii;
  if (encoding == "latin-1" || encoding == "latin1") return &kCodec_latin_1;
  std::string name = NormalizeEncoding(encoding);
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto* found = std::lower_bound(std::begin(kEncodingNames), std::end(kEncodingNames), name,
                                         [](const EncodingName& row, const std::string& wanted) { return row.name < wanted; });
    if (found != std::end(kEncodingNames) && found->name == name) return found->codec;
    std::replace(name.begin(), name.end(), '.', '_');
  }
  return nullptr;
}

// ---- The registry ------------------------------------------------------------------------------------------------------------------

bool InitCodecs(Runtime& runtime) {
  auto* registry = static_cast<CodecRegistry*>(Allocate(Domain::kRaw, sizeof(CodecRegistry)));
  if (!registry) return false;
  // The containers are made at first use: when this runs, types are not ready yet.
  registry->search_functions.InitNull();
  registry->search_cache.InitNull();
  registry->error_handlers.InitNull();
  registry->encodings_imported = false;
  runtime.codecs = registry;
  return true;
}

void FiniCodecs(Runtime& runtime) {
  CodecRegistry* registry = runtime.codecs;
  if (!registry) return;
  runtime.codecs = nullptr;
  registry->search_functions.Clear();
  registry->search_cache.Clear();
  registry->error_handlers.Clear();
  Free(Domain::kRaw, registry);
}

namespace {
CodecRegistry* Registry() {
  CodecRegistry* registry = CurrentRuntime().codecs;
  if (!registry) {
    Raise(TypeId::kRuntimeError, "the codec registry has ended");
    return nullptr;
  }
  if (!registry->search_functions) {
    Ref<ListObject> functions = NewList(0);
    if (!functions) return nullptr;
    registry->search_functions.Init(std::move(functions));
  }
  if (!registry->search_cache) {
    Ref<DictObject> cache = NewDict();
    if (!cache) return nullptr;
    registry->search_cache.Init(std::move(cache));
  }
  if (!registry->error_handlers) {
    Ref<DictObject> handlers = NewDict();
    if (!handlers) return nullptr;
    registry->error_handlers.Init(std::move(handlers));
    if (!RegisterBuiltinErrorHandlers()) {
      registry->error_handlers.Clear();
      return nullptr;
    }
  }
  return registry;
}
}  // namespace

bool RegisterCodecSearch(Borrowed<Object> function) {
  if (!IsCallable(function)) return RaiseFalse(TypeId::kTypeError, "argument must be callable");
  CodecRegistry* registry = Registry();
  return registry && ListAppend(registry->search_functions, function.ToOwned());
}

bool UnregisterCodecSearch(Borrowed<Object> function) {
  CodecRegistry* registry = Registry();
  if (!registry) return false;
  ListObject* functions = registry->search_functions;
  for (ptrdiff_t i = 0; i < functions->size; ++i) {
    if (functions->items[i] != function.get()) continue;
    DictClear(registry->search_cache);
    Object* gone = functions->items[i];
    std::copy(functions->items + i + 1, functions->items + functions->size, functions->items + i);
    --functions->size;
    DecRef(gone);
    return true;
  }
  return true;
}

namespace {
// Where there is no such package, the program's search functions are all there is.
bool ImportEncodings(CodecRegistry* registry) {
  if (registry->encodings_imported) return true;
  registry->encodings_imported = true;
  Runtime& runtime = CurrentRuntime();
  Ref<StrObject> name = InternStr("encodings");
  if (!name || !runtime.hooks.import_module) return static_cast<bool>(name);
  bool imported = runtime.hooks.import_module(name) != nullptr;
  if (imported) return true;
  registry->encodings_imported = false;
  if (!PendingMatches(TypeId::kModuleNotFoundError)) return false;
  ClearError();
  return true;
}
}  // namespace

Ref<Object> SearchCodec(const char* encoding) {
  CodecRegistry* registry = Registry();
  if (!registry) return nullptr;
  if (!ImportEncodings(registry)) return nullptr;
  Ref<StrObject> name = InternStr(NormalizeEncoding(encoding));
  if (!name) return nullptr;
  Ref<Object> cached = NewRef(DictGet(registry->search_cache, name));
  if (cached || ErrorPending()) return cached;
  for (ptrdiff_t i = 0; i < registry->search_functions->size; ++i) {
    auto function = Ref<Object>::Share(registry->search_functions->items[i]);
    Ref<Object> info = Call(function, {name.get()});
    if (!info) return nullptr;
    if (IsNone(info.get())) continue;
    if (!IsTuple(info.get()) || AsTuple(info.get())->size != 4) {
      return RaiseTypeError("codec search functions must return 4-tuples");
    }
    if (!DictSet(registry->search_cache, name, info)) return nullptr;
    return info;
  }
  return Raise(TypeId::kLookupError, "unknown encoding: %s", encoding);
}

bool RegisterErrorHandler(const char* name, Borrowed<Object> handler) {
  if (!IsCallable(handler)) return RaiseFalse(TypeId::kTypeError, "handler must be callable");
  CodecRegistry* registry = Registry();
  return registry && DictSetText(registry->error_handlers, name, handler);
}

Ref<Object> LookupErrorHandler(const char* name) {
  CodecRegistry* registry = Registry();
  if (!registry) return nullptr;
  Ref<StrObject> key = NewStr(name ? name : "strict");
  if (!key) return nullptr;
  Ref<Object> handler = NewRef(DictGet(registry->error_handlers, key));
  if (!handler && !ErrorPending()) return Raise(TypeId::kLookupError, "unknown error handler name '%.400s'", name);
  return handler;
}

// ---- By name -----------------------------------------------------------------------------------------------------------------------

namespace {

// The tuple of a registered codec, if it is one for text.
Ref<Object> SearchTextCodec(const char* encoding, const char* alternative) {
  Ref<Object> info = SearchCodec(encoding);
  bool is_text = true;
  if (!info) {
    if (!PendingMatches(TypeId::kLookupError)) return nullptr;
    std::string name = NormalizeEncoding(encoding);
    is_text = std::find(std::begin(kNotTextEncodings), std::end(kNotTextEncodings), name) == std::end(kNotTextEncodings);
    if (is_text) return nullptr;
    ClearError();
  } else if (!IsExact(info.get(), TypeId::kTuple)) {
    Ref<StrObject> attribute = InternStr("_is_text_encoding");
    if (!attribute) return nullptr;
    Ref<Object> flag;
    int found = LookupAttr(info, attribute, &flag);
    if (found < 0) return nullptr;
    if (found) {
      int truth = IsTrue(flag);
      if (truth < 0) return nullptr;
      is_text = truth != 0;
    }
  }
  if (!is_text) {
    return Raise(TypeId::kLookupError, "'%.400s' is not a text encoding; use %s to handle arbitrary codecs", encoding, alternative);
  }
  return info;
}

Ref<Object> CallCodec(Borrowed<Object> function, Borrowed<Object> input, const char* errors, const char* role) {
  Ref<StrObject> mode;
  Ref<Object> answer;
  if (errors) {
    mode = NewStr(errors);
    if (!mode) return nullptr;
    answer = Call(function, {input.get(), mode.get()});
  } else {
    answer = Call(function, {input.get()});
  }
  if (!answer) return nullptr;
  if (!IsTuple(answer.get()) || AsTuple(answer.get())->size != 2) {
    return RaiseTypeError("%s must return a tuple (object, integer)", role);
  }
  return Ref<Object>::Share(TupleItem(AsTuple(answer.get()), 0));
}

}  // namespace

Ref<Object> EncodeStr(Borrowed<StrObject> s, const char* encoding, const char* errors) {
  if (!encoding) return EncodeUtf8(s, errors);
  if (const BuiltinCodec* codec = FindBuiltinCodec(encoding)) return codec->encode(s, errors, codec);
  Ref<Object> info = SearchTextCodec(encoding, "codecs.encode()");
  if (!info) return nullptr;
  Ref<Object> result = CallCodec(TupleItem(AsTuple(info.get()), 0), s, errors, "encoder");
  if (!result) return nullptr;
  if (IsBytes(result.get())) return result;
  return RaiseTypeError("'%.400s' encoder returned '%.400T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
                        encoding, result.get());
}

Ref<StrObject> DecodeBytes(std::string_view data, const char* encoding, const char* errors) {
  if (!encoding) return DecodeUtf8(data, errors, nullptr);
  if (const BuiltinCodec* codec = FindBuiltinCodec(encoding)) return codec->decode(data, errors, codec);
  Ref<Object> info = SearchTextCodec(encoding, "codecs.decode()");
  if (!info) return nullptr;
  Ref<Object> input = NewBytes(data);
  if (!input) return nullptr;
  Ref<Object> result = CallCodec(TupleItem(AsTuple(info.get()), 1), input, errors, "decoder");
  if (!result) return nullptr;
  if (IsStr(result.get())) return Ref<StrObject>::Share(AsStr(result.get()));
  RaiseTypeError("'%.400s' decoder returned '%.400T' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding,
                 result.get());
  return nullptr;
}

}  // namespace viv
