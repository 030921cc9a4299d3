// What a Runtime keeps for text and bytes: the shared characters, the table of interned strings, the codec registry.
#pragma once

#include "interpreter/objects/runtime.h"

namespace viv {

// Makes the shared objects and the intern table. Needs types[kStr] and types[kBytes] to be in place (they may be unready), and the
// hash secret. False: out of memory.
bool InitText(Runtime& runtime);
// Ends the codec registry and with it what the program registered; while everything else still lives.
void FiniCodecs(Runtime& runtime);
// Ends the rest: after this no str or bytes object may live.
void FiniText(Runtime& runtime);

}  // namespace viv
