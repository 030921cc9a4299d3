// What the two halves of the module _json share.
#pragma once

#include "interpreter/objects/str_object.h"

namespace viv {

extern const TypeSpec kJsonEncoderSpec;

// A text as JSON shows it, quotes included; in ASCII alone or not. False: exception pending.
bool AppendJsonString(StrBuilder* out, const StrObject* text, bool ascii);
Ref<Object> JsonString(Borrowed<Object>, Borrowed<Object> text);       // encode_basestring
Ref<Object> JsonAsciiString(Borrowed<Object>, Borrowed<Object> text);  // encode_basestring_ascii

}  // namespace viv
