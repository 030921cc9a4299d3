// Telling AddressSanitizer which bytes of an arena are in use, so that it catches a use after free inside a pool as it does
// inside malloc. Empty in builds without it.
#pragma once

#ifdef VIV_SANITIZE
#include <sanitizer/asan_interface.h>
#include <sanitizer/lsan_interface.h>
#define VIV_POISON(address, bytes) __asan_poison_memory_region(address, bytes)
#define VIV_UNPOISON(address, bytes) __asan_unpoison_memory_region(address, bytes)
#define VIV_NO_ASAN __attribute__((no_sanitize("address")))
#else
#define VIV_POISON(address, bytes) static_cast<void>(0)
#define VIV_UNPOISON(address, bytes) static_cast<void>(0)
#define VIV_NO_ASAN
#endif
