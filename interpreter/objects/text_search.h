// Searching in characters of one width: shared by str, bytes and bytearray.
//
// A needle of one character goes to memchr and its kin. A longer one is found by comparing its first and its last character with
// sixteen bytes of the haystack at a time, and the rest where both agree; when too many such places turn out wrong the search goes on
// with the two-way algorithm, so that it stays linear.
// Answers to CPython's Objects/stringlib/fastsearch.h.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

// The first, the last place of the needle; -1: absent. An empty needle is found at 0, at n.
template <class C>
ptrdiff_t FindIn(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m);
template <class C>
ptrdiff_t FindLastIn(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m);
// Places that do not overlap, at most `limit`. The needle is not empty.
template <class C>
ptrdiff_t CountIn(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m, ptrdiff_t limit = PTRDIFF_MAX);
template <class C>
ptrdiff_t FindCharIn(const C* text, ptrdiff_t n, C c);
template <class C>
ptrdiff_t FindLastCharIn(const C* text, ptrdiff_t n, C c);

#define VIV_DECLARE_SEARCH(C)                                                                   \
  extern template ptrdiff_t FindIn<C>(const C*, ptrdiff_t, const C*, ptrdiff_t);                \
  extern template ptrdiff_t FindLastIn<C>(const C*, ptrdiff_t, const C*, ptrdiff_t);            \
  extern template ptrdiff_t CountIn<C>(const C*, ptrdiff_t, const C*, ptrdiff_t, ptrdiff_t);    \
  extern template ptrdiff_t FindCharIn<C>(const C*, ptrdiff_t, C);                              \
  extern template ptrdiff_t FindLastCharIn<C>(const C*, ptrdiff_t, C);
VIV_DECLARE_SEARCH(uint8_t)
VIV_DECLARE_SEARCH(uint16_t)
VIV_DECLARE_SEARCH(uint32_t)
#undef VIV_DECLARE_SEARCH

}  // namespace viv
