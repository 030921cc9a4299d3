#include "interpreter/objects/text_search.h"

#include <algorithm>
#include <cstring>
#include <cwchar>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace viv {
namespace {

template <class C>
bool SameCharacters(const C* a, const C* b, ptrdiff_t n) {
  return std::memcmp(a, b, static_cast<size_t>(n) * sizeof(C)) == 0;
}

// ---- The two-way algorithm (Crochemore and Perrin) -------------------------------------------------------------------------------

// The start of the needle's maximal suffix under < or >, and that suffix's period.
template <class C>
ptrdiff_t MaximalSuffix(const C* needle, ptrdiff_t m, bool inverted, ptrdiff_t* period) {
  ptrdiff_t suffix = 0, candidate = 1, k = 0;
  *period = 1;
  while (candidate + k < m) {
    C a = needle[candidate + k], b = needle[suffix + k];
    if (inverted ? b < a : a < b) {
      candidate += k + 1;
      k = 0;
      *period = candidate - suffix;
    } else if (a == b) {
      if (k + 1 == *period) {
        candidate += *period;
        k = 0;
      } else {
        ++k;
      }
    } else {
      suffix = candidate++;
      k = 0;
      *period = 1;
    }
  }
  return suffix;
}

template <class C>
ptrdiff_t FindTwoWay(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m) {
  ptrdiff_t period, other_period;
  ptrdiff_t cut = MaximalSuffix(needle, m, false, &period);
  ptrdiff_t other_cut = MaximalSuffix(needle, m, true, &other_period);
  if (other_cut > cut) {
    cut = other_cut;
    period = other_period;
  }
  bool periodic = period + cut <= m && SameCharacters(needle, needle + period, cut);
  if (!periodic) period = std::max(cut, m - cut) + 1;
  ptrdiff_t memory = 0;
  for (ptrdiff_t at = 0; at + m <= n;) {
    ptrdiff_t i = std::max(cut, memory);
    while (i < m && needle[i] == text[at + i]) ++i;
    if (i < m) {
      at += i - cut + 1;
      memory = 0;
      continue;
    }
    i = cut;
    while (i > memory && needle[i - 1] == text[at + i - 1]) --i;
    if (i <= memory) return at;
    at += period;
    memory = periodic ? m - period : 0;
  }
  return -1;
}

// ---- First and last character, sixteen bytes at a time ---------------------------------------------------------------------------

#ifdef __SSE2__
template <class C>
__m128i Broadcast(C c) {
  if constexpr (sizeof(C) == 1) return _mm_set1_epi8(static_cast<char>(c));
  if constexpr (sizeof(C) == 2) return _mm_set1_epi16(static_cast<short>(c));
  if constexpr (sizeof(C) == 4) return _mm_set1_epi32(static_cast<int>(c));
}
template <class C>
__m128i EqualLanes(__m128i a, __m128i b) {
  if constexpr (sizeof(C) == 1) return _mm_cmpeq_epi8(a, b);
  if constexpr (sizeof(C) == 2) return _mm_cmpeq_epi16(a, b);
  if constexpr (sizeof(C) == 4) return _mm_cmpeq_epi32(a, b);
}
#endif

// For m >= 2, m <= n.
template <class C>
ptrdiff_t FindLonger(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m) {
  const ptrdiff_t last_start = n - m;
  const C first = needle[0], last = needle[m - 1];
  ptrdiff_t at = 0;
  // Characters compared in vain; beyond a small multiple of the text the needle is of the kind that two-way is made for.
  ptrdiff_t wasted = 0;
  const ptrdiff_t patience = 4 * n + 1000;
#ifdef __SSE2__
  constexpr ptrdiff_t lanes = 16 / static_cast<ptrdiff_t>(sizeof(C));
  const __m128i firsts = Broadcast(first), lasts = Broadcast(last);
  for (; at + lanes - 1 <= last_start; at += lanes) {
    __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
    __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at + m - 1));
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(EqualLanes<C>(a, firsts), EqualLanes<C>(b, lasts))));
    while (mask) {
      int bit = __builtin_ctz(mask);
      ptrdiff_t place = at + bit / static_cast<int>(sizeof(C));
      if (m == 2 || SameCharacters(text + place + 1, needle + 1, m - 2)) return place;
      wasted += m;
      mask &= ~(((1u << sizeof(C)) - 1) << bit);
    }
    if (wasted > patience) {
      ptrdiff_t rest = FindTwoWay(text + at + lanes, n - at - lanes, needle, m);
      return rest < 0 ? -1 : rest + at + lanes;
    }
  }
#endif
  for (; at <= last_start; ++at) {
    if (text[at] != first || text[at + m - 1] != last) continue;
    if (SameCharacters(text + at, needle, m)) return at;
    wasted += m;
    if (wasted > patience) {
      ptrdiff_t rest = FindTwoWay(text + at + 1, n - at - 1, needle, m);
      return rest < 0 ? -1 : rest + at + 1;
    }
  }
  return -1;
}

}  // namespace

template <class C>
ptrdiff_t FindCharIn(const C* text, ptrdiff_t n, C c) {
  if constexpr (sizeof(C) == 1) {
    const void* found = std::memchr(text, c, static_cast<size_t>(n));
    return found ? static_cast<const C*>(found) - text : -1;
  } else if constexpr (sizeof(C) == sizeof(wchar_t)) {
    const wchar_t* found = std::wmemchr(reinterpret_cast<const wchar_t*>(text), static_cast<wchar_t>(c), static_cast<size_t>(n));
    return found ? reinterpret_cast<const C*>(found) - text : -1;
  } else {
    ptrdiff_t at = 0;
#ifdef __SSE2__
    const __m128i wanted = Broadcast(c);
    for (; at + 8 <= n; at += 8) {
      __m128i lanes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
      auto mask = static_cast<unsigned>(_mm_movemask_epi8(EqualLanes<C>(lanes, wanted)));
      if (mask) return at + __builtin_ctz(mask) / 2;
    }
#endif
    for (; at < n; ++at) {
      if (text[at] == c) return at;
    }
    return -1;
  }
}

template <class C>
ptrdiff_t FindLastCharIn(const C* text, ptrdiff_t n, C c) {
  if constexpr (sizeof(C) == 1) {
    const void* found = memrchr(text, c, static_cast<size_t>(n));
    return found ? static_cast<const C*>(found) - text : -1;
  } else {
    while (n-- > 0) {
      if (text[n] == c) return n;
    }
    return -1;
  }
}

template <class C>
ptrdiff_t FindIn(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m) {
  if (m > n) return -1;
  if (m == 0) return 0;
  if (m == 1) return FindCharIn(text, n, needle[0]);
  if (m == n) return SameCharacters(text, needle, m) ? 0 : -1;
  return FindLonger(text, n, needle, m);
}

template <class C>
ptrdiff_t FindLastIn(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m) {
  if (m > n) return -1;
  if (m == 0) return n;
  if (m == 1) return FindLastCharIn(text, n, needle[0]);
#ifdef __SSE2__
  {
    // As FindLonger, from the end; only as long as few places match first and last character in vain.
    constexpr ptrdiff_t lanes = 16 / static_cast<ptrdiff_t>(sizeof(C));
    const __m128i firsts = Broadcast(needle[0]), lasts = Broadcast(needle[m - 1]);
    ptrdiff_t wasted = 0, top = n - m + 1;  // starts below `top` are left
    while (top >= lanes && wasted <= 4 * n + 1000) {
      ptrdiff_t at = top - lanes;
      __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
      __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at + m - 1));
      auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(EqualLanes<C>(a, firsts), EqualLanes<C>(b, lasts))));
      while (mask) {
        int lane = (31 - __builtin_clz(mask)) / static_cast<int>(sizeof(C));
        if (m == 2 || SameCharacters(text + at + lane + 1, needle + 1, m - 2)) return at + lane;
        wasted += m;
        mask &= (1u << (lane * static_cast<int>(sizeof(C)))) - 1;
      }
      top = at;
    }
    n = top + m - 1;
  }
#endif
  // Horspool from the right, with a 64-bit bloom filter of the needle's characters instead of a table.
  uint64_t bloom = 0;
  ptrdiff_t skip = m - 1;
  for (ptrdiff_t i = m - 1; i > 0; --i) {
    bloom |= uint64_t{1} << (needle[i] & 63);
    if (needle[i] == needle[0]) skip = i - 1;
  }
  bloom |= uint64_t{1} << (needle[0] & 63);
  auto may_have = [&](C c) { return (bloom >> (c & 63)) & 1; };
  for (ptrdiff_t at = n - m; at >= 0; --at) {
    if (text[at] == needle[0]) {
      if (SameCharacters(text + at, needle, m)) return at;
      at -= at > 0 && !may_have(text[at - 1]) ? m : skip;
    } else if (at > 0 && !may_have(text[at - 1])) {
      at -= m;
    }
  }
  return -1;
}

template <class C>
ptrdiff_t CountIn(const C* text, ptrdiff_t n, const C* needle, ptrdiff_t m, ptrdiff_t limit) {
  if (m > n) return 0;
  if (m == 1 && limit >= n) {
    const C c = needle[0];
    ptrdiff_t count = 0;
    for (ptrdiff_t i = 0; i < n;) {
      // Counted in blocks small enough for a byte counter, which vectorises well.
      ptrdiff_t stop = std::min(n, i + 255);
      uint8_t block = 0;
      for (; i < stop; ++i) block = static_cast<uint8_t>(block + (text[i] == c));
      count += block;
    }
    return count;
  }
  ptrdiff_t count = 0;
  for (ptrdiff_t at = 0; count < limit;) {
    ptrdiff_t found = FindIn(text + at, n - at, needle, m);
    if (found < 0) break;
    ++count;
    at += found + m;
  }
  return count;
}

#define VIV_DEFINE_SEARCH(C)                                                             \
  template ptrdiff_t FindIn<C>(const C*, ptrdiff_t, const C*, ptrdiff_t);                \
  template ptrdiff_t FindLastIn<C>(const C*, ptrdiff_t, const C*, ptrdiff_t);            \
  template ptrdiff_t CountIn<C>(const C*, ptrdiff_t, const C*, ptrdiff_t, ptrdiff_t);    \
  template ptrdiff_t FindCharIn<C>(const C*, ptrdiff_t, C);                              \
  template ptrdiff_t FindLastCharIn<C>(const C*, ptrdiff_t, C);
VIV_DEFINE_SEARCH(uint8_t)
VIV_DEFINE_SEARCH(uint16_t)
VIV_DEFINE_SEARCH(uint32_t)
#undef VIV_DEFINE_SEARCH

}  // namespace viv
