// _pickle: what its sources share.
#pragma once

#include "interpreter/objects/object.h"

namespace viv::pickle {

bool IsPickleBuffer(Borrowed<Object> object);
// write(object, protocol, fix_imports, reducers, name_of, rare, complain): bytes
Ref<Object> Write(Borrowed<Object> module, ArgSpan args);
// read(bytes, find_class, fix_imports, error): (object,), or None, having run nothing, for a pickle that is not well formed or has opcodes
// of protocols 0 and 1, persistent ids, extensions or buffers.
Ref<Object> Read(Borrowed<Object> module, ArgSpan args);

}  // namespace viv::pickle
