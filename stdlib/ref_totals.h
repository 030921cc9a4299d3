// What -X showrefcount prints. CPython has it in debug builds only, where each count is kept; here the objects are walked.
#pragma once

#include <cstdint>
#include <string>

namespace viv {

// The sum of the reference counts of all objects that containers lead to.
int64_t TotalReferences();
// "[N refs, M blocks]\n"
std::string FormatRefTotals();

}  // namespace viv
