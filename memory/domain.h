// The three doors of the private heap. CPython's PyMem_RawMalloc, PyMem_Malloc and PyObject_Malloc.
//
//   kRaw     straight to the raw layer (malloc), whatever the size: buffers that the program does not see as objects
//   kMem     small requests from pools: the item storage of lists, tables of dicts
//   kObject  small requests from pools: objects themselves
//
// A block must be freed through the door it came from; the debug hooks check that.
#pragma once

#include <cstdint>

namespace viv {

enum class Domain : uint8_t { kRaw, kMem, kObject };

// As CPython's debug hooks mark a block.
constexpr char DomainLetter(Domain domain) { return domain == Domain::kRaw ? 'r' : domain == Domain::kMem ? 'm' : 'o'; }

}  // namespace viv
