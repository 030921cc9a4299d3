// Iterators that give pairs in a tuple which they use again while nobody else owns it: dict_itemiterator, zip of two, enumerate.
// A loop that takes the pair apart at once needs no tuple of its own.
#pragma once

#include "interpreter/objects/iterators.h"

namespace viv {

// Whether NextPairMayRunPython is worth asking: the iterators inside are those of lists and tuples.
bool GivesPairs(Object* iterator);

// The next two, owned; the iterator's own tuple is filled as if it had been handed out. False: the next slot must tell, and nothing has
// happened. The pair before is released: MayRunPython.
bool NextPairMayRunPython(Object* iterator, Object** first, Object** second);

}  // namespace viv
