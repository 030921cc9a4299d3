// Splitting text of one width into a list: shared by str, bytes and bytearray.
//
// `make(start, end)` makes one piece as an object. The list has room for twelve pieces from the start, as CPython's has, which
// sys.getsizeof shows.
// Answers to CPython's Objects/stringlib/split.h.
#pragma once

#include <algorithm>

#include "interpreter/objects/list_object.h"
#include "interpreter/objects/text_search.h"

namespace viv {

class PieceList {
 public:
  explicit PieceList(ptrdiff_t max_splits) {
    constexpr ptrdiff_t kRoom = 12;
    list_ = NewList(max_splits >= kRoom ? kRoom : max_splits + 1);
    if (list_) list_->size = 0;
  }
  explicit operator bool() const { return static_cast<bool>(list_); }
  bool Add(Ref<Object> piece) { return piece && ListAppend(list_.get(), std::move(piece)); }
  void Reverse() { std::reverse(list_->items, list_->items + list_->size); }
  Ref<Object> Take() { return std::move(list_); }

 private:
  Ref<ListObject> list_;
};

template <class C, class IsSpace, class Make>
Ref<Object> SplitAtSpace(const C* text, ptrdiff_t n, ptrdiff_t max_splits, IsSpace is_space, Make make) {
  PieceList pieces(max_splits);
  if (!pieces) return nullptr;
  ptrdiff_t i = 0;
  while (max_splits-- > 0) {
    while (i < n && is_space(text[i])) ++i;
    if (i == n) break;
    ptrdiff_t start = i++;
    while (i < n && !is_space(text[i])) ++i;
    if (!pieces.Add(make(start, i))) return nullptr;
  }
  if (i < n) {
    while (i < n && is_space(text[i])) ++i;
    if (i < n && !pieces.Add(make(i, n))) return nullptr;
  }
  return pieces.Take();
}

template <class C, class IsSpace, class Make>
Ref<Object> SplitAtSpaceFromEnd(const C* text, ptrdiff_t n, ptrdiff_t max_splits, IsSpace is_space, Make make) {
  PieceList pieces(max_splits);
  if (!pieces) return nullptr;
  ptrdiff_t i = n;
  while (max_splits-- > 0) {
    while (i > 0 && is_space(text[i - 1])) --i;
    if (i == 0) break;
    ptrdiff_t end = i--;
    while (i > 0 && !is_space(text[i - 1])) --i;
    if (!pieces.Add(make(i, end))) return nullptr;
  }
  if (i > 0) {
    while (i > 0 && is_space(text[i - 1])) --i;
    if (i > 0 && !pieces.Add(make(ptrdiff_t{0}, i))) return nullptr;
  }
  pieces.Reverse();
  return pieces.Take();
}

// The separator is not empty.
template <class C, class Make>
Ref<Object> SplitAt(const C* text, ptrdiff_t n, const C* separator, ptrdiff_t m, ptrdiff_t max_splits, Make make) {
  PieceList pieces(max_splits);
  if (!pieces) return nullptr;
  ptrdiff_t start = 0;
  if (m == 1) {
    // Pieces are short as a rule: a plain loop beats calls of memchr.
    const C c = separator[0];
    for (ptrdiff_t i = 0; i < n && max_splits > 0;) {
      ptrdiff_t stop = std::min(n, i + 48);
      while (i < stop && text[i] != c) ++i;
      if (i == stop && i < n && text[i] != c) {
        ptrdiff_t found = FindCharIn(text + i, n - i, c);
        if (found < 0) break;
        i += found;
      }
      if (i == n) break;
      if (!pieces.Add(make(start, i))) return nullptr;
      start = ++i;
      --max_splits;
    }
  } else {
    while (max_splits-- > 0) {
      ptrdiff_t found = FindIn(text + start, n - start, separator, m);
      if (found < 0) break;
      if (!pieces.Add(make(start, start + found))) return nullptr;
      start += found + m;
    }
  }
  if (!pieces.Add(make(start, n))) return nullptr;
  return pieces.Take();
}

template <class C, class Make>
Ref<Object> SplitAtFromEnd(const C* text, ptrdiff_t n, const C* separator, ptrdiff_t m, ptrdiff_t max_splits, Make make) {
  PieceList pieces(max_splits);
  if (!pieces) return nullptr;
  ptrdiff_t end = n;
  while (max_splits-- > 0) {
    ptrdiff_t found = FindLastIn(text, end, separator, m);
    if (found < 0) break;
    if (!pieces.Add(make(found + m, end))) return nullptr;
    end = found;
  }
  if (!pieces.Add(make(ptrdiff_t{0}, end))) return nullptr;
  pieces.Reverse();
  return pieces.Take();
}

template <class C, class IsLineBreak, class Make>
Ref<Object> SplitLines(const C* text, ptrdiff_t n, bool keep_ends, IsLineBreak is_line_break, Make make) {
  Ref<ListObject> lines = NewList(0);
  if (!lines) return nullptr;
  for (ptrdiff_t i = 0; i < n;) {
    ptrdiff_t start = i;
    while (i < n && !is_line_break(text[i])) ++i;
    ptrdiff_t end = i;
    if (i < n) {
      i += text[i] == '\r' && i + 1 < n && text[i + 1] == '\n' ? 2 : 1;
      if (keep_ends) end = i;
    }
    Ref<Object> line = make(start, end);
    if (!line || !ListAppend(lines.get(), std::move(line))) return nullptr;
  }
  return lines;
}

}  // namespace viv
