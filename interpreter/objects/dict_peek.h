// Looking into a dict without running anything: for the loop, which then needs no references of its own to what it looks at.
//
// Keys that are exactly a str or an int, or a tuple of such, hash and compare by themselves. Where anything else is met the answer is
// kUndecided, and the protocol functions of dict_object.h must tell.
#pragma once

#include "interpreter/objects/dict_object.h"

namespace viv {

enum class Peek : uint8_t { kAbsent, kFound, kUndecided };

// *value (borrowed) where found.
Peek DictPeek(const DictObject* dict, Object* key, Object** value);

}  // namespace viv
