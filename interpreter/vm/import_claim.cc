// Imports of one module by several threads.
#include <unistd.h>

#include <algorithm>

#include "interpreter/objects/str_object.h"
#include "interpreter/vm/import_internal.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

constexpr useconds_t kLookAgain = 500;  // microseconds

const ImportClaim* ClaimOfOthers(const StrObject* name) {
  uint64_t self = CurrentVmThread().serial;
  for (const ImportClaim* claim : CurrentImport().claims) {
    if (claim->thread() != self && StrEqual(claim->name(), name)) return claim;
  }
  return nullptr;
}

// Whether that thread waits, by way of others or not, for the calling one.
bool WaitsForCaller(uint64_t thread) {
  uint64_t self = CurrentVmThread().serial;
  for (int steps = CurrentVm().other_threads + 1; steps > 0 && thread != 0; --steps) {
    const VmThread* waiting = CurrentVm().threads;
    while (waiting && waiting->serial != thread) waiting = waiting->next_thread;
    if (!waiting) return false;
    thread = waiting->waits_for;
    if (thread == self) return true;
  }
  return false;
}

}  // namespace

ImportClaim::ImportClaim(Borrowed<StrObject> name) : name_(NewRef(name.get())), thread_(CurrentVmThread().serial) {
  CurrentImport().claims.push_back(this);
}

ImportClaim::~ImportClaim() { std::erase(CurrentImport().claims, this); }

bool AwaitImport(Borrowed<StrObject> name) {
  VmThread& vm = CurrentVmThread();
  while (const ImportClaim* claim = ClaimOfOthers(name)) {
    if (WaitsForCaller(claim->thread())) return true;  // it sees the module half made, as within one thread
    vm.waits_for = claim->thread();
    LettingOthersRun([] { return usleep(kLookAgain); });
    vm.waits_for = 0;
    if (!RunSignalHandlers()) return false;
  }
  return true;
}

}  // namespace viv
