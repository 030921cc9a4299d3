// Looking into containers without running anything: for the loop, which then needs no references of its own to what it looks at.
//
// Keys that are exactly a str or an int, or a tuple of such, hash and compare by themselves. Where anything else is met the answer is
// kUndecided, and the protocol functions of dict_object.h must tell.
#pragma once

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/set_object.h"

namespace viv {

enum class Peek : uint8_t { kAbsent, kFound, kUndecided };

// *value (borrowed) where found.
Peek DictPeek(const DictObject* dict, const Object* key, Object** value);
Peek SetPeek(const SetObject* set, const Object* key);
// `item in container`, of a dict, set, list, tuple or str.
Peek ContainsPeek(const Object* container, const Object* item);
// The hash of such a key; -1 of any other.
int64_t PlainHash(const Object* key);

}  // namespace viv
