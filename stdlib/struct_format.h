// The formats of the module struct: each letter's size, alignment and how its values become bytes and back.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct StructLetter {
  char letter;
  int size;       // of 's', 'p', 'x': 1
  int alignment;  // 0: none
  Ref<Object> (*unpack)(const char* at, const StructLetter& letter);
  bool (*pack)(char* out, Object* value, const StructLetter& letter);  // struct.error pending where false, or another exception
};

// A run of equal values in a struct.
struct StructCode {
  const StructLetter* letter;
  ptrdiff_t offset;
  ptrdiff_t size;    // of each
  ptrdiff_t repeat;
};
static_assert(sizeof(StructCode) == 32);

// The letters that the first character of a format chooses; *rest is the format without it.
Table<StructLetter> StructLettersFor(const char* format, const char** rest);
// Reads a format twice: the first time to count (`codes` null), the second to fill `codes`. False: struct.error pending.
bool ParseStructFormat(const char* format, StructCode* codes, ptrdiff_t* code_count, ptrdiff_t* item_count, ptrdiff_t* size);
// Raises struct.error. Returns false.
bool RaiseStructError(const char* format, ...);

}  // namespace viv
