// The module errno: the system's error numbers by name. Answers to CPython's Modules/errnomodule.c.
#include <cerrno>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

struct Row {
  const char* name;
  int value;
};
constexpr Row kRows[] = {
#define VIV_ERRNO(name) {#name, name},
#include "stdlib/errno_names.def"
#undef VIV_ERRNO
};

}  // namespace

bool FillErrno(ModuleObject* module) {
  Ref<DictObject> names = NewDict();
  if (!names || !ModuleAdd(module, "errorcode", names)) return false;
  for (const Row& row : kRows) {
    Ref<Object> number = NewInt(row.value);
    Ref<StrObject> name = InternStr(row.name);
    // Where two names have one number the later row is what errorcode tells.
    if (!number || !name || !DictSet(names.get(), number, name) || !ModuleAdd(module, row.name, number)) return false;
  }
  return true;
}

}  // namespace viv
