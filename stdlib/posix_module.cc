// The module posix, put together from its parts (posix_support.h). Answers to CPython's Modules/posixmodule.c.
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/limits.h>
#include <linux/memfd.h>
#include <sched.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <sysexits.h>
#include <unistd.h>

#include <cstdio>

#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"

// What posix_spawn()'s actions and some newer flags are called here; the headers do not have them all.
#define POSIX_SPAWN_OPEN 0
#define POSIX_SPAWN_CLOSE 1
#define POSIX_SPAWN_DUP2 2
#ifndef SCHED_RESET_ON_FORK
#define SCHED_RESET_ON_FORK 0x40000000
#endif

namespace viv {

namespace {

struct NamedNumber {
  const char* name;
  int64_t value;
};
constexpr NamedNumber kNumbers[] = {
#define VIV_POSIX(name) {#name, static_cast<int64_t>(name)},
#include "stdlib/posix_constants.def"
#undef VIV_POSIX
};

// What os makes its supports_... sets of.
constexpr const char* kHave[] = {
    "HAVE_EVENTFD",   "HAVE_FACCESSAT", "HAVE_FCHDIR",     "HAVE_FCHMOD",    "HAVE_FCHMODAT",  "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",  "HAVE_FEXECVE",   "HAVE_FDOPENDIR",  "HAVE_FPATHCONF", "HAVE_FSTATAT",   "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE", "HAVE_FUTIMENS",  "HAVE_FUTIMES",    "HAVE_FUTIMESAT", "HAVE_LINKAT",    "HAVE_LCHOWN",
    "HAVE_LSTAT",     "HAVE_LUTIMES",   "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT", "HAVE_MKFIFOAT",  "HAVE_MKNODAT",
    "HAVE_OPENAT",    "HAVE_READLINKAT", "HAVE_RENAMEAT",  "HAVE_SYMLINKAT", "HAVE_UNLINKAT",  "HAVE_UTIMENSAT",
};

Ref<Object> HaveList() {
  Ref<ListObject> list = NewList(0);
  for (const char* name : kHave) {
    Ref<Object> text = InternStr(name);
    if (!list || !text || !ListAppend(list.get(), std::move(text))) return nullptr;
  }
  return list;
}

}  // namespace

bool FillPosix(ModuleObject* module) {
  auto& state = CurrentLibrary().posix;
  if (!state) state = std::make_unique<PosixState>();
  for (Table<MethodDef> functions :
       {PosixStatFunctions(), PosixDirectoryFunctions(), PosixPathFunctions(), PosixFileFunctions(), PosixDescriptorFunctions(),
        PosixTransferFunctions(), PosixProcessFunctions(), PosixIdentityFunctions(), PosixSystemFunctions(), PosixScheduleFunctions()}) {
    if (!ModuleAddFunctions(module, functions)) return false;
  }
  for (const NamedNumber& row : kNumbers) {
    if (!ModuleAdd(module, row.name, NewInt(row.value))) return false;
  }
  return AddPosixStatTypes(module) && AddPosixDirectoryTypes(module) && AddPosixProcessTypes(module) && AddPosixSystemTypes(module) &&
         AddPosixScheduleTypes(module) && ModuleAdd(module, "error", NewRef<Object>(BuiltinType(TypeId::kOSError))) &&
         ModuleAdd(module, "_have_functions", HaveList());
}

}  // namespace viv
