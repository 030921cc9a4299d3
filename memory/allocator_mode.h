// Which allocator serves, as PYTHONMALLOC names them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace viv {

enum class AllocatorMode : uint8_t {
  kPymalloc,       // "pymalloc", "default": pools for small requests
  kMalloc,         // "malloc": everything goes to the raw layer; sys.getallocatedblocks() is 0
  kPymallocDebug,  // "pymalloc_debug", "debug": pools, with the debug hooks on top
  kMallocDebug,    // "malloc_debug"
};

constexpr bool HasDebugHooks(AllocatorMode mode) {
  return mode == AllocatorMode::kPymallocDebug || mode == AllocatorMode::kMallocDebug;
}
constexpr bool HasPools(AllocatorMode mode) { return mode == AllocatorMode::kPymalloc || mode == AllocatorMode::kPymallocDebug; }

constexpr std::optional<AllocatorMode> ParseAllocatorMode(std::string_view name) {
  if (name == "default" || name == "pymalloc") return AllocatorMode::kPymalloc;
  if (name == "malloc") return AllocatorMode::kMalloc;
  if (name == "debug" || name == "pymalloc_debug") return AllocatorMode::kPymallocDebug;
  if (name == "malloc_debug") return AllocatorMode::kMallocDebug;
  return std::nullopt;
}

constexpr const char* AllocatorModeName(AllocatorMode mode) {
  switch (mode) {
    case AllocatorMode::kPymalloc:
      return "pymalloc";
    case AllocatorMode::kMalloc:
      return "malloc";
    case AllocatorMode::kPymallocDebug:
      return "pymalloc_debug";
    case AllocatorMode::kMallocDebug:
      return "malloc_debug";
  }
  return "";
}

}  // namespace viv
