#include "memory/freelist.h"

namespace viv {
namespace {

constexpr FreeListSpec kSpecs[] = {
#define VIV_FREE_LIST(id, name, object_bytes, bound) {name, 0, object_bytes, bound},
#define VIV_TUPLE_FREE_LIST(length) {"PyTupleObject", length, 24 + 8 * length, 2000},
#include "memory/freelists.def"
#undef VIV_FREE_LIST
#undef VIV_TUPLE_FREE_LIST
};
static_assert(sizeof(kSpecs) / sizeof(kSpecs[0]) == kFreeListCount);

}  // namespace

const FreeListSpec& FreeListSpecOf(FreeListId id) { return kSpecs[static_cast<size_t>(id)]; }

}  // namespace viv
