// The codecs of one byte a character, by table. The rest of codec_charmap.cc is declared in codec.h.
#pragma once

#include "interpreter/objects/codec.h"

namespace viv {

Ref<Object> EncodeByTable(Borrowed<StrObject> s, const char* errors_or_null, const BuiltinCodec* codec);
Ref<StrObject> DecodeByTable(std::string_view data, const char* errors_or_null, const BuiltinCodec* codec);
// Of tables of all 256 bytes.
Ref<Object> EncodeByWholeTable(Borrowed<StrObject> s, const char* errors_or_null, const BuiltinCodec* codec);
Ref<StrObject> DecodeByWholeTable(std::string_view data, const char* errors_or_null, const BuiltinCodec* codec);

}  // namespace viv
