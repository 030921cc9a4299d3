// The functions of sys that look at memory: reference counts, sizes, the allocator.
#include <cstdio>
#include <string>

#include "gc/gc_head.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/type_object.h"
#include "interpreter/objects/version_profile.h"
#include "interpreter/vm/borrowed_locals.h"
#include "interpreter/vm/threads.h"
#include "memory/heap.h"
#include "memory/stats.h"
#include "stdlib/sys_module.h"

namespace viv {

namespace {

Ref<Object> SysGetRefCount(Borrowed<Object>, Borrowed<Object> object) {
  const VersionProfile& profile = CurrentProfile();
  if (profile.immortal_count && IsImmortalIn(profile, object)) return NewInt(profile.immortal_count);
  // Registers may hold one of the shared ints as a mere number.
  bool shared = object->kind == kInt && IsSharedInt(SmallValue(object.get()));
  if (shared && !CurrentHeap().exact_boxes()) BoxAllNumbers();
  int64_t borrowed = profile.borrows_locals ? BorrowedLocals(CurrentVmThread(), object) : 0;
  return NewInt(object->refcount - borrowed);
}

Ref<Object> SysGetSizeof(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"getsizeof", {"object", "default"}, 1}, args, out)) return nullptr;
  HeldArguments held(args);
  Object* object = out[0];
  Ref<Object> size;
  Ref<Object> method = LookupSpecialMayRunPython(object, Names().__sizeof__);
  if (method) {
    size = Call(method, {});
  } else if (!ErrorPending()) {
    RaiseTypeError("Type %.100T doesn't define __sizeof__", object);
  }
  if (size && !IsInt(size.get())) {
    size.Reset();
    RaiseTypeError("an integer is required");
  }
  ptrdiff_t bytes = size ? AsSsize(size) : -1;
  if (bytes == -1 && ErrorPending()) {
    if (!out[1] || !PendingMatches(TypeId::kTypeError)) return nullptr;
    ClearError();
    return NewRef(out[1]);
  }
  if (bytes < 0) return RaiseValueError("__sizeof__() should return >= 0");
  Ref<Object> before = NewInt(static_cast<int64_t>(BytesBeforeAsCPython(object)));
  return before ? Add(size, before) : nullptr;  // the sum may be too long for a signed word
}

Ref<Object> SysIntern(Borrowed<Object>, Borrowed<Object> text) {
  if (!IsExactStr(text)) {
    if (IsStr(text)) return RaiseTypeError("can't intern %.400T", text.get());
    return RaiseTypeError("intern() argument must be str, not %.50T", text.get());
  }
  Ref<StrObject> string = NewRef(AsStr(text));
  InternInPlace(&string);
  return string;
}

Ref<Object> SysGetAllocatedBlocks(Borrowed<Object>) {
  CurrentHeap().RequireExactBoxes();
  return NewInt(static_cast<int64_t>(CurrentHeap().AllocatedBlocks()));
}

Ref<Object> SysDebugMallocStats(Borrowed<Object>) {
  std::string report = FormatHeapReport(CurrentHeap());
  std::fwrite(report.data(), 1, report.size(), stderr);
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    NoArgs("_debugmallocstats", &SysDebugMallocStats, "_debugmallocstats($module, /)\n--\n\nPrints the state of the allocator to stderr."),
    NoArgs("getallocatedblocks", &SysGetAllocatedBlocks, "getallocatedblocks($module, /)\n--\n\nHow many memory blocks are in use."),
    OneArg("getrefcount", &SysGetRefCount, "getrefcount($module, object, /)\n--\n\nThe reference count, the argument of this call included."),
    Keywords("getsizeof", &SysGetSizeof, "getsizeof(object [, default]) -> int\n\nThe size of an object in bytes."),
    OneArg("intern", &SysIntern, "intern($module, string, /)\n--\n\nThe one interned string of this value."),
};

}  // namespace

Table<MethodDef> SysMemoryFunctions() { return kFunctions; }

}  // namespace viv
