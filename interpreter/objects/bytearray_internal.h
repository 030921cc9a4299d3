// What the two sources of bytearray share.
#pragma once

#include "interpreter/objects/bytes_internal.h"

namespace viv {

// False: BufferError pending, because views of the bytes are out.
bool CanResize(const ByteArrayObject* self);
// Puts `bytes`, which are not its own, in the place of [low, high).
bool ByteArrayReplace(ByteArrayObject* self, ptrdiff_t low, ptrdiff_t high, std::string_view bytes);
void ByteArrayDealloc(Object* self);

}  // namespace viv
