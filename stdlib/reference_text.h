// References, roots and values in words. Nothing here allocates from the heap or runs Python: no repr is asked for.
#pragma once

#include <string>

#include "stdlib/roots.h"

namespace viv {

// 'text', 17, None, <Node at 0x7f...>.
std::string ShortText(const Object* object);
// "list at 0x7f..."
std::string TypeAndAddress(const Object* object);
// "f(), line 3 of x.py"
std::string FramePlace(const Frame* frame);
// What a step from an owner to what it owns adds to the owner's name: "[3]", "['k']", ".attribute", " key 'k'".
std::string StepText(RefName name, const Object* target);
// "local variable x of f(), line 3 of x.py"
std::string RootText(const Root& root);
// The text of a str object.
std::string NameText(const Object* name);

}  // namespace viv
