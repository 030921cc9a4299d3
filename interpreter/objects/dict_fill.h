// A dict made in one go of keys and values that a reader has collected: without a search for each, and grown once.
#pragma once

#include "interpreter/objects/dict_object.h"

namespace viv {

// Fills an empty dict with key, value, key, value ... as setting one after another would, and takes the references over. 0: nothing has
// been done, as the dict is not empty, or a key comes twice or is neither an exact str nor a small int, as the first one is. -1: failed,
// nothing has been done.
int DictTakePairs(DictObject* dict, Object* const* pairs, ptrdiff_t count);

}  // namespace viv
