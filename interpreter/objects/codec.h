// Codecs: text to bytes and back, and what happens to what cannot be coded.
//
//   EncodeStr / DecodeBytes (bytes_object.h)    by name: a builtin codec, else a search function that the program registered
//   codec_utf8.cc, codec_wide.cc ...            the builtin codecs
//   codec_errors.h                              error handlers
//   this header                                 the names, and the registry behind the module `codecs`
//
// Builtin codecs need no Python code here; in CPython most of them stand in the package `encodings`.
// Answers to CPython's Python/codecs.c.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/objects/object.h"

namespace viv {

struct CodecRegistry {
  GcSlot<ListObject> search_functions;  // codecs.register
  GcSlot<DictObject> search_cache;      // normalized name -> what a search function found
  GcSlot<DictObject> error_handlers;    // name -> callable; builtin handlers are entered at start
  bool encodings_imported;
};

bool InitCodecs(Runtime& runtime);

struct BuiltinCodec {
  const char* name;     // as str.encode's messages and codecs.lookup(...).name show it: "utf-8"
  Ref<Object> (*encode)(Borrowed<StrObject> s, const char* errors_or_null, const BuiltinCodec* codec);
  Ref<StrObject> (*decode)(std::string_view data, const char* errors_or_null, const BuiltinCodec* codec);
  const char16_t* table = nullptr;  // of single-byte codecs: the characters of all bytes or of those from 0x80 on; U+FFFE: none
  int byte_order = 0;               // of the wide ones: -1 little, 1 big, 0 by the byte order mark
  // Decodes what is complete and tells in *consumed how much that is; null: decode() is always complete.
  Ref<StrObject> (*decode_partly)(std::string_view data, const char* errors_or_null, const BuiltinCodec* codec,
                                  ptrdiff_t* consumed) = nullptr;
};
// By any name or alias ("UTF8", "latin_1"); null: there is none.
const BuiltinCodec* FindBuiltinCodec(std::string_view encoding);
// Every name that FindBuiltinCodec knows, sorted. `module` is what CPython calls the module in `encodings`.
struct EncodingName {
  std::string_view name, module;
  const BuiltinCodec* codec;
};
Table<EncodingName> EncodingNames();
// Lower case, runs of anything but letters, digits and '.' as one '_' (the names of `encodings`).
std::string NormalizeEncoding(std::string_view encoding);

// codecs.register, codecs.unregister, and the search behind codecs.lookup: a tuple of at least four. LookupError "unknown encoding: x".
// The first search imports the package `encodings`, which registers a function that knows the builtin codecs.
bool RegisterCodecSearch(Borrowed<Object> function);
bool UnregisterCodecSearch(Borrowed<Object> function);
Ref<Object> SearchCodec(const char* encoding);

// codecs.register_error, codecs.lookup_error. LookupError "unknown error handler name 'x'".
bool RegisterErrorHandler(const char* name, Borrowed<Object> handler);
Ref<Object> LookupErrorHandler(const char* name);

// The codecs with entries of their own in module `_codecs`.
Ref<Object> EncodeAscii(Borrowed<StrObject> s, const char* errors_or_null);
Ref<Object> EncodeLatin1(Borrowed<StrObject> s, const char* errors_or_null);
Ref<StrObject> DecodeAscii(std::string_view data, const char* errors_or_null);
Ref<Object> EncodeUtf16(Borrowed<StrObject> s, const char* errors_or_null, int byte_order);
Ref<Object> EncodeUtf32(Borrowed<StrObject> s, const char* errors_or_null, int byte_order);
// *byte_order: in 0 takes a byte order mark, out what was found. consumed as in DecodeUtf8 (utf8.h).
Ref<StrObject> DecodeUtf16(std::string_view data, const char* errors_or_null, int* byte_order, ptrdiff_t* consumed_or_null);
Ref<StrObject> DecodeUtf32(std::string_view data, const char* errors_or_null, int* byte_order, ptrdiff_t* consumed_or_null);
Ref<Object> EncodeUnicodeEscape(Borrowed<StrObject> s);
Ref<Object> EncodeRawUnicodeEscape(Borrowed<StrObject> s);
Ref<StrObject> DecodeUnicodeEscape(std::string_view data, const char* errors_or_null, ptrdiff_t* consumed_or_null);
Ref<StrObject> DecodeRawUnicodeEscape(std::string_view data, const char* errors_or_null, ptrdiff_t* consumed_or_null);
// A mapping from character to int, bytes or None; from byte to int, str or None.
Ref<Object> EncodeCharmap(Borrowed<StrObject> s, const char* errors_or_null, Borrowed<Object> mapping_or_null);
Ref<StrObject> DecodeCharmap(std::string_view data, const char* errors_or_null, Borrowed<Object> mapping_or_null);
// repr-like escapes of bytes literals: codecs.escape_decode. *first_invalid: index of the first invalid escape character, or -1.
Ref<Object> DecodeBytesEscape(std::string_view data, const char* errors_or_null, ptrdiff_t* first_invalid);

}  // namespace viv
