// EncodingMap: from character to byte, what codecs.charmap_build() makes of a table of 256 characters.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

// The map of a text of up to 256 characters, the meanings of the bytes; null without an exception pending: it needs a dict.
Ref<Object> NewEncodingMap(Borrowed<StrObject> decoding_table);
bool IsEncodingMap(Borrowed<Object> object);
Ref<Object> EncodeByMap(Borrowed<StrObject> text, const char* errors_or_null, Borrowed<Object> map);

}  // namespace viv
