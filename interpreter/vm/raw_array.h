// Arrays of machine numbers, as far as machine code reads and writes their items without making objects of them.
#pragma once

#include <cstdint>

#include "interpreter/objects/type_object.h"

namespace viv {

enum class RawItem : uint8_t { kOther, kInt32, kInt64, kFloat64 };

// Where array.array (stdlib/array_object.h) keeps what: offsets in bytes.
struct RawArrayLayout {
  TypeObject* type = nullptr;  // borrowed; null: the module has not been imported. Subclasses are left out
  int32_t size = 0;            // of a ptrdiff_t, in items
  int32_t items = 0;           // of the pointer to the first item
  int32_t item_type = 0;       // of a pointer to what describes the items
  int32_t kind = 0;            // in there, of a RawItem
};

}  // namespace viv
