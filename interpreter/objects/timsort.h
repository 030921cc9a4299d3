// A stable, adaptive merge sort (timsort, with the merge policy of powersort), for rows of any trivially copyable element.
//
// Natural runs are found and made at least `min_run` long by binary insertion; a stack of pending runs is merged in the order that
// powersort computes; a merge that one side keeps winning switches to galloping (exponential search). The sequence of comparisons is
// CPython 3.11's, because a program sees it: its __lt__ is called, and with an inconsistent one the result depends on it.
//
// `Less` is called as less(a, b): 1 or 0, or -1: failed, the sort ends then and the row holds the same elements in some order.
// With an infallible Less returning bool the tests for failure fold away.
// Answers to the sorting part of CPython's Objects/listobject.c.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "memory/heap.h"

namespace viv {

enum class SortStatus { kSorted, kFailed, kNoMemory };

template <class Element, class Less>
class TimSort {
  static_assert(std::is_trivially_copyable_v<Element>);

 public:
  explicit TimSort(Less less) : less_(less) {}
  ~TimSort() {
    FreeBuffer();
  }
  TimSort(const TimSort&) = delete;
  TimSort& operator=(const TimSort&) = delete;

  // Memory that may be written to until the sort has ended: it is taken for merges where there is enough of it.
  void Lend(void* block, size_t bytes) {
    auto count = static_cast<ptrdiff_t>(bytes / sizeof(Element));
    if (count <= buffer_capacity_) return;
    buffer_ = lent_ = static_cast<Element*>(block);
    buffer_capacity_ = count;
  }

  SortStatus Sort(Element* row, ptrdiff_t size) {
    if (size < 2) return SortStatus::kSorted;
    row_ = row;
    size_ = size;
    ptrdiff_t min_run = MinRun(size);
    Element* low = row;
    for (ptrdiff_t left = size; left > 0;) {
      bool descending;
      ptrdiff_t run = CountRun(low, low + left, &descending);
      if (run < 0) return status_;
      if (descending) std::reverse(low, low + run);
      if (run < min_run) {
        ptrdiff_t forced = std::min(left, min_run);
        if (!BinaryInsertion(low, low + forced, low + run)) return status_;
        run = forced;
      }
      if (!MakeRoomForRun(run)) return status_;
      pending_[pending_count_++] = {low, run, 0};
      low += run;
      left -= run;
    }
    MergeAllPending();
    return status_;
  }

 private:
  static constexpr ptrdiff_t kMinGallop = 7;
  static constexpr size_t kInlineBytes = 2048;

  struct Run {
    Element* base;
    ptrdiff_t size;
    int power;  // of the boundary to the next run
  };

  static ptrdiff_t MinRun(ptrdiff_t n) {
    ptrdiff_t any_bit_lost = 0;
    while (n >= 64) {
      any_bit_lost |= n & 1;
      n >>= 1;
    }
    return n + any_bit_lost;
  }

  // a < b; in `failed` whether the comparison failed.
  bool IsLess(const Element& a, const Element& b, bool& failed) {
    auto answer = less_(a, b);
    if constexpr (std::is_same_v<decltype(answer), bool>) {
      return answer;
    } else {
      if (__builtin_expect(answer < 0, 0)) {
        status_ = SortStatus::kFailed;
        failed = true;
      }
      return answer > 0;
    }
  }

  // The length of the run at `low`: ascending, or strictly descending (so that turning it around keeps it stable). -1: failed.
  ptrdiff_t CountRun(Element* low, Element* high, bool* descending) {
    bool failed = false;
    *descending = false;
    if (++low == high) return 1;
    ptrdiff_t n = 2;
    if (IsLess(low[0], low[-1], failed)) {
      *descending = true;
      for (++low; low < high; ++low, ++n) {
        if (!IsLess(low[0], low[-1], failed)) break;
      }
    } else {
      if (failed) return -1;
      for (++low; low < high; ++low, ++n) {
        if (IsLess(low[0], low[-1], failed) || failed) break;
      }
    }
    return failed ? -1 : n;
  }

  // [low, start) is sorted; puts [start, high) in.
  bool BinaryInsertion(Element* low, Element* high, Element* start) {
    bool failed = false;
    if (low == start) ++start;
    for (; start < high; ++start) {
      Element pivot = *start;
      Element* left = low;
      Element* right = start;
      do {
        Element* middle = left + ((right - left) >> 1);
        if (IsLess(pivot, *middle, failed)) {
          right = middle;
        } else {
          if (failed) return false;
          left = middle + 1;
        }
      } while (left < right);
      std::memmove(static_cast<void*>(left + 1), left, static_cast<size_t>(start - left) * sizeof(Element));
      *left = pivot;
    }
    return true;
  }

  // Where `key` belongs in a[0..n), in front of what is equal to it. The search starts at a[hint]. -1: failed.
  ptrdiff_t GallopLeft(const Element& key, Element* a, ptrdiff_t n, ptrdiff_t hint) {
    bool failed = false;
    ptrdiff_t last = 0, offset = 1;
    a += hint;
    if (IsLess(*a, key, failed)) {
      ptrdiff_t max = n - hint;
      while (offset < max && IsLess(a[offset], key, failed)) {
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (failed) return -1;
      offset = std::min(offset, max);
      last += hint;
      offset += hint;
    } else {
      if (failed) return -1;
      ptrdiff_t max = hint + 1;
      while (offset < max && !IsLess(a[-offset], key, failed)) {
        if (failed) return -1;
        last = offset;
        offset = (offset << 1) + 1;
      }
      offset = std::min(offset, max);
      ptrdiff_t nearer = last;
      last = hint - offset;
      offset = hint - nearer;
    }
    a -= hint;
    for (++last; last < offset;) {
      ptrdiff_t middle = last + ((offset - last) >> 1);
      if (IsLess(a[middle], key, failed)) {
        last = middle + 1;
      } else {
        if (failed) return -1;
        offset = middle;
      }
    }
    return offset;
  }

  // The same, behind what is equal to it.
  ptrdiff_t GallopRight(const Element& key, Element* a, ptrdiff_t n, ptrdiff_t hint) {
    bool failed = false;
    ptrdiff_t last = 0, offset = 1;
    a += hint;
    if (IsLess(key, *a, failed)) {
      ptrdiff_t max = hint + 1;
      while (offset < max && IsLess(key, a[-offset], failed)) {
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (failed) return -1;
      offset = std::min(offset, max);
      ptrdiff_t nearer = last;
      last = hint - offset;
      offset = hint - nearer;
    } else {
      if (failed) return -1;
      ptrdiff_t max = n - hint;
      while (offset < max && !IsLess(key, a[offset], failed)) {
        if (failed) return -1;
        last = offset;
        offset = (offset << 1) + 1;
      }
      if (failed) return -1;
      offset = std::min(offset, max);
      last += hint;
      offset += hint;
    }
    a -= hint;
    for (++last; last < offset;) {
      ptrdiff_t middle = last + ((offset - last) >> 1);
      if (IsLess(key, a[middle], failed)) {
        offset = middle;
      } else {
        if (failed) return -1;
        last = middle + 1;
      }
    }
    return offset;
  }

  Element* inline_buffer() { return reinterpret_cast<Element*>(inline_bytes_); }

  void FreeBuffer() {
    if (buffer_ != inline_buffer() && buffer_ != lent_) Free(Domain::kMem, buffer_);
  }
  bool ReserveBuffer(ptrdiff_t count) {
    if (count <= buffer_capacity_) return true;
    FreeBuffer();
    buffer_ = inline_buffer();
    buffer_capacity_ = kInlineBytes / sizeof(Element);
    auto* larger = static_cast<Element*>(Allocate(Domain::kMem, static_cast<size_t>(count) * sizeof(Element)));
    if (!larger) {
      status_ = SortStatus::kNoMemory;
      return false;
    }
    buffer_ = larger;
    buffer_capacity_ = count;
    return true;
  }

  static void Copy(Element* to, const Element* from, ptrdiff_t count) {
    std::memcpy(static_cast<void*>(to), from, static_cast<size_t>(count) * sizeof(Element));
  }
  static void Move(Element* to, const Element* from, ptrdiff_t count) {
    std::memmove(static_cast<void*>(to), from, static_cast<size_t>(count) * sizeof(Element));
  }

  // Merges neighbours a[0..na) and b[0..nb), na <= nb, front to back. b[0] < a[0], and a[na-1] belongs at the very end.
  bool MergeLow(Element* a, ptrdiff_t na, Element* b, ptrdiff_t nb) {
    if (!ReserveBuffer(na)) return false;
    Copy(buffer_, a, na);
    Element* out = a;
    a = buffer_;
    // However it ends: what is left of `a` in the buffer goes back.
    auto finish = [&](bool ok) {
      if (na > 0) Copy(out, a, na);
      return ok;
    };
    auto finish_with_last_of_a = [&] {
      Move(out, b, nb);
      out[nb] = *a;
      return true;
    };
    bool failed = false;
    *out++ = *b++;
    if (--nb == 0) return finish(true);
    if (na == 1) return finish_with_last_of_a();
    ptrdiff_t min_gallop = min_gallop_;
    for (;;) {
      ptrdiff_t a_wins = 0, b_wins = 0;
      for (;;) {
        if (IsLess(*b, *a, failed)) {
          *out++ = *b++;
          ++b_wins;
          a_wins = 0;
          if (--nb == 0) return finish(true);
          if (b_wins >= min_gallop) break;
        } else {
          if (failed) return finish(false);
          *out++ = *a++;
          ++a_wins;
          b_wins = 0;
          if (--na == 1) return finish_with_last_of_a();
          if (a_wins >= min_gallop) break;
        }
      }
      ++min_gallop;
      do {
        min_gallop -= min_gallop > 1;
        min_gallop_ = min_gallop;
        a_wins = GallopRight(*b, a, na, 0);
        if (a_wins < 0) return finish(false);
        if (a_wins > 0) {
          Copy(out, a, a_wins);
          out += a_wins;
          a += a_wins;
          na -= a_wins;
          if (na == 1) return finish_with_last_of_a();
          if (na == 0) return finish(true);  // only where comparisons contradict one another
        }
        *out++ = *b++;
        if (--nb == 0) return finish(true);
        b_wins = GallopLeft(*a, b, nb, 0);
        if (b_wins < 0) return finish(false);
        if (b_wins > 0) {
          Move(out, b, b_wins);
          out += b_wins;
          b += b_wins;
          nb -= b_wins;
          if (nb == 0) return finish(true);
        }
        *out++ = *a++;
        if (--na == 1) return finish_with_last_of_a();
      } while (a_wins >= kMinGallop || b_wins >= kMinGallop);
      ++min_gallop;
      min_gallop_ = min_gallop;
    }
  }

  // The same back to front, for na >= nb.
  bool MergeHigh(Element* a, ptrdiff_t na, Element* b, ptrdiff_t nb) {
    if (!ReserveBuffer(nb)) return false;
    Copy(buffer_, b, nb);
    Element* out = b + nb - 1;
    Element* base_a = a;
    Element* base_b = buffer_;
    a += na - 1;
    b = buffer_ + nb - 1;
    auto finish = [&](bool ok) {
      if (nb > 0) Copy(out - (nb - 1), base_b, nb);
      return ok;
    };
    auto finish_with_first_of_b = [&] {
      Move(out + 1 - na, a + 1 - na, na);
      out[-na] = *b;
      return true;
    };
    bool failed = false;
    *out-- = *a--;
    if (--na == 0) return finish(true);
    if (nb == 1) return finish_with_first_of_b();
    ptrdiff_t min_gallop = min_gallop_;
    for (;;) {
      ptrdiff_t a_wins = 0, b_wins = 0;
      for (;;) {
        if (IsLess(*b, *a, failed)) {
          *out-- = *a--;
          ++a_wins;
          b_wins = 0;
          if (--na == 0) return finish(true);
          if (a_wins >= min_gallop) break;
        } else {
          if (failed) return finish(false);
          *out-- = *b--;
          ++b_wins;
          a_wins = 0;
          if (--nb == 1) return finish_with_first_of_b();
          if (b_wins >= min_gallop) break;
        }
      }
      ++min_gallop;
      do {
        min_gallop -= min_gallop > 1;
        min_gallop_ = min_gallop;
        ptrdiff_t k = GallopRight(*b, base_a, na, na - 1);
        if (k < 0) return finish(false);
        a_wins = na - k;
        if (a_wins > 0) {
          out -= a_wins;
          a -= a_wins;
          Move(out + 1, a + 1, a_wins);
          na -= a_wins;
          if (na == 0) return finish(true);
        }
        *out-- = *b--;
        if (--nb == 1) return finish_with_first_of_b();
        k = GallopLeft(*a, base_b, nb, nb - 1);
        if (k < 0) return finish(false);
        b_wins = nb - k;
        if (b_wins > 0) {
          out -= b_wins;
          b -= b_wins;
          Copy(out + 1, b + 1, b_wins);
          nb -= b_wins;
          if (nb == 1) return finish_with_first_of_b();
          if (nb == 0) return finish(true);  // only where comparisons contradict one another
        }
        *out-- = *a--;
        if (--na == 0) return finish(true);
      } while (a_wins >= kMinGallop || b_wins >= kMinGallop);
      ++min_gallop;
      min_gallop_ = min_gallop;
    }
  }

  // Merges the pending runs i and i + 1.
  bool MergeAt(int i) {
    Element* a = pending_[i].base;
    ptrdiff_t na = pending_[i].size;
    Element* b = pending_[i + 1].base;
    ptrdiff_t nb = pending_[i + 1].size;
    pending_[i].size = na + nb;
    if (i == pending_count_ - 3) pending_[i + 1] = pending_[i + 2];
    --pending_count_;
    // What of a is not above b[0], and what of b is not below a's last, stays where it is.
    ptrdiff_t k = GallopRight(*b, a, na, 0);
    if (k < 0) return false;
    a += k;
    na -= k;
    if (na == 0) return true;
    nb = GallopLeft(a[na - 1], b, nb, nb - 1);
    if (nb <= 0) return nb == 0;
    return na <= nb ? MergeLow(a, na, b, nb) : MergeHigh(a, na, b, nb);
  }

  // The depth of the boundary between two neighbouring runs in the ideal merge tree of the whole row: the first bit in which the
  // middles of the two runs, as fractions of the row, differ.
  static int BoundaryPower(ptrdiff_t start, ptrdiff_t first, ptrdiff_t second, ptrdiff_t size) {
    int power = 0;
    ptrdiff_t a = 2 * start + first;  // twice the middles
    ptrdiff_t b = a + first + second;
    for (;;) {
      ++power;
      if (a >= size) {
        a -= size;
        b -= size;
      } else if (b >= size) {
        return power;
      }
      a <<= 1;
      b <<= 1;
    }
  }

  // Merges what has to be merged before a run of `next_size` is pushed.
  bool MakeRoomForRun(ptrdiff_t next_size) {
    if (pending_count_ == 0) return true;
    const Run& top = pending_[pending_count_ - 1];
    int power = BoundaryPower(top.base - row_, top.size, next_size, size_);
    while (pending_count_ > 1 && pending_[pending_count_ - 2].power > power) {
      if (!MergeAt(pending_count_ - 2)) return false;
    }
    pending_[pending_count_ - 1].power = power;
    return true;
  }

  void MergeAllPending() {
    while (pending_count_ > 1) {
      int n = pending_count_ - 2;
      if (n > 0 && pending_[n - 1].size < pending_[n + 1].size) --n;
      if (!MergeAt(n)) return;
    }
  }

  Less less_;
  SortStatus status_ = SortStatus::kSorted;
  Element* row_ = nullptr;
  ptrdiff_t size_ = 0;
  ptrdiff_t min_gallop_ = kMinGallop;
  alignas(16) char inline_bytes_[kInlineBytes];
  Element* buffer_ = inline_buffer();
  Element* lent_ = nullptr;
  ptrdiff_t buffer_capacity_ = kInlineBytes / sizeof(Element);
  int pending_count_ = 0;
  Run pending_[64];  // powers on the stack strictly increase, so there are at most as many as bits in a size
};

}  // namespace viv
