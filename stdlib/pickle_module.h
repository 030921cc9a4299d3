// _pickle: what its sources share.
#pragma once

#include "interpreter/objects/object.h"

namespace viv::pickle {

bool IsPickleBuffer(Borrowed<Object> object);
// What a module has under a name, where it is imported already, has a dict of its own and the name no dots; `renamed`: as Python 2 called
// both. 1: found, 0: not for us to tell, nothing has been run, -1: failed.
int GlobalInLoadedModule(Borrowed<StrObject> module, Borrowed<StrObject> name, bool renamed, Ref<Object>* found);
// The names under which an object is found that way; `renamed`: what Python 2 called it. `name_or_null`: in its module. Answers as above.
int NamesOfLoadedGlobal(Borrowed<Object> object, Borrowed<Object> name_or_null, bool renamed, Ref<StrObject>* module, Ref<StrObject>* name);
// write(object, protocol, fix_imports, reducers, name_of, rare, complain, extensions): bytes
Ref<Object> Write(Borrowed<Object> module, ArgSpan args);
// read(bytes, find_class, fix_imports, error): (object,), or None, having run nothing, or how far it has come, for a pickle that is not
// well formed or has opcodes of protocols 0 and 1, persistent ids, extensions or buffers.
Ref<Object> Read(Borrowed<Object> module, ArgSpan args);

}  // namespace viv::pickle
