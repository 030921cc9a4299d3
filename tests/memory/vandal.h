// Writes to memory that is not ours to write to, unseen by the sanitizer: for tests that commit a crime and expect the report.
#pragma once

#include <cstddef>
#include <cstdint>

#include "memory/sanitizer.h"

namespace viv {

[[gnu::noinline]] VIV_NO_ASAN inline void Vandalise(void* address, ptrdiff_t offset, uint8_t value) {
  static_cast<volatile uint8_t*>(address)[offset] = value;
}

}  // namespace viv
