// Assertions. VIV_CHECK holds in every build; VIV_DCHECK only where VIV_CHECKS is defined (the dev and stress presets).
// A failed check prints what was expected, what was found and the flag to run next, and aborts: it marks a fault of Vivarium's
// own, never one of the running program.
#pragma once

namespace viv {

[[noreturn, gnu::cold]] void CheckFailed(const char* file, int line, const char* expression, const char* message);

}  // namespace viv

#define VIV_CHECK(condition, message)                        \
  (__builtin_expect(static_cast<bool>(condition), 1) \
       ? static_cast<void>(0)                                \
       : ::viv::CheckFailed(__FILE__, __LINE__, #condition, message))

#ifdef VIV_CHECKS
#define VIV_DCHECK(condition, message) VIV_CHECK(condition, message)
#else
#define VIV_DCHECK(condition, message) static_cast<void>(0)
#endif
