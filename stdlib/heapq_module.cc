// The module _heapq: a list as a heap, the smallest (or, for heapq.merge and nlargest, the largest) item first.
// Comparisons may run Python that changes the list; they are the same, and in the same order, as those of CPython's
// Modules/_heapqmodule.c.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

enum Order { kMin, kMax };

// Whether `a` belongs above `b`: 1, 0, or -1 where the comparison failed.
template <Order order>
int Above(Object* a, Object* b) {
  if (order == kMax) std::swap(a, b);
  if (a->kind == kInt && b->kind == kInt) return SmallValue(a) < SmallValue(b);
  if (a->kind == kFloat && b->kind == kFloat) return FloatValue(a) < FloatValue(b);
  Ref<Object> keep_a = NewRef(a), keep_b = NewRef(b);
  Ref<Object> result = Compare(a, b, kLess);
  return result ? IsTrue(result) : -1;
}

bool CheckSize(const ListObject* heap, ptrdiff_t size) {
  return heap->size == size || RaiseFalse(TypeId::kRuntimeError, "list changed size during iteration");
}

// The item at `position` rises until its parent belongs above it.
template <Order order>
bool Rise(ListObject* heap, ptrdiff_t top, ptrdiff_t position) {
  ptrdiff_t size = heap->size;
  if (position >= size) return RaiseFalse(TypeId::kIndexError, "index out of range");
  while (position > top) {
    ptrdiff_t parent = (position - 1) >> 1;
    int above = Above<order>(heap->items[position], heap->items[parent]);
    if (above < 0 || !CheckSize(heap, size)) return false;
    if (above == 0) break;
    std::swap(heap->items[position], heap->items[parent]);
    position = parent;
  }
  return true;
}

// The item at `position` goes down to a leaf, the better child taking its place each time, and rises from there.
template <Order order>
bool Sink(ListObject* heap, ptrdiff_t position) {
  ptrdiff_t size = heap->size, top = position;
  if (position >= size) return RaiseFalse(TypeId::kIndexError, "index out of range");
  for (ptrdiff_t limit = size >> 1; position < limit;) {
    ptrdiff_t child = 2 * position + 1;
    if (child + 1 < size) {
      int above = Above<order>(heap->items[child], heap->items[child + 1]);
      if (above < 0) return false;
      if (above == 0) ++child;
      if (!CheckSize(heap, size)) return false;
    }
    std::swap(heap->items[position], heap->items[child]);
    position = child;
  }
  return Rise<order>(heap, top, position);
}

bool ListArgument(Object* object, const char* function, const char* which) {
  return IsList(object) || RaiseFalse(TypeId::kTypeError, "%s() argument%s must be list, not %.50K", function, which, object);
}

Ref<Object> Push(Borrowed<Object>, ArgSpan args) {
  if (!ListArgument(args[0], "heappush", " 1")) return nullptr;
  ListObject* heap = AsList(args[0]);
  return ListAppend(heap, NewRef(args[1])) && Rise<kMin>(heap, 0, heap->size - 1) ? NewNone() : nullptr;
}

template <Order order>
Ref<Object> PopFrom(ListObject* heap) {
  if (heap->size == 0) return Raise(TypeId::kIndexError, "index out of range");
  Ref<Object> last = NewRef(heap->items[heap->size - 1]);
  if (!ListSetSlice(heap, heap->size - 1, heap->size, nullptr)) return nullptr;
  if (heap->size == 0) return last;
  Ref<Object> top = Ref<Object>::Adopt(std::exchange(heap->items[0], last.Release()));
  return Sink<order>(heap, 0) ? std::move(top) : nullptr;
}
Ref<Object> Pop(Borrowed<Object>, Borrowed<Object> heap) {
  return ListArgument(heap, "heappop", "") ? PopFrom<kMin>(AsList(heap)) : nullptr;
}
Ref<Object> PopMax(Borrowed<Object>, Borrowed<Object> heap) {
  return ListArgument(heap, "_heappop_max", "") ? PopFrom<kMax>(AsList(heap)) : nullptr;
}

template <Order order>
Ref<Object> ReplaceIn(ListObject* heap, Object* item) {
  if (heap->size == 0) return Raise(TypeId::kIndexError, "index out of range");
  Ref<Object> top = Ref<Object>::Adopt(std::exchange(heap->items[0], NewRef(item).Release()));
  return Sink<order>(heap, 0) ? std::move(top) : nullptr;
}
Ref<Object> Replace(Borrowed<Object>, ArgSpan args) {
  return ListArgument(args[0], "heapreplace", " 1") ? ReplaceIn<kMin>(AsList(args[0]), args[1]) : nullptr;
}
Ref<Object> ReplaceMax(Borrowed<Object>, ArgSpan args) {
  return ListArgument(args[0], "_heapreplace_max", " 1") ? ReplaceIn<kMax>(AsList(args[0]), args[1]) : nullptr;
}

Ref<Object> PushPop(Borrowed<Object>, ArgSpan args) {
  if (!ListArgument(args[0], "heappushpop", " 1")) return nullptr;
  ListObject* heap = AsList(args[0]);
  if (heap->size == 0) return NewRef(args[1]);
  int above = Above<kMin>(heap->items[0], args[1]);
  if (above < 0) return nullptr;
  if (above == 0) return NewRef(args[1]);
  return ReplaceIn<kMin>(heap, args[1]);
}

// The places in this order, of an index with its power of two, keep the items that are compared close together in a long list.
template <Order order>
bool MakeHeap(ListObject* heap) {
  ptrdiff_t size = heap->size;
  if (size <= 2500) {
    for (ptrdiff_t i = (size >> 1) - 1; i >= 0; --i) {
      if (!Sink<order>(heap, i)) return false;
    }
    return true;
  }
  auto keep_top_bit = [](ptrdiff_t n) { return ptrdiff_t{1} << (63 - __builtin_clzll(static_cast<uint64_t>(n))); };
  ptrdiff_t leaves = size >> 1;  // where those without children begin
  ptrdiff_t leftmost = keep_top_bit(leaves + 1) - 1, half = leaves >> 1;
  for (ptrdiff_t i = leftmost - 1; i >= half; --i) {
    for (ptrdiff_t j = i;;) {
      if (!Sink<order>(heap, j)) return false;
      if (!(j & 1)) break;
      j >>= 1;
    }
  }
  for (ptrdiff_t i = leaves - 1; i >= leftmost; --i) {
    for (ptrdiff_t j = i;;) {
      if (!Sink<order>(heap, j)) return false;
      if (!(j & 1)) break;
      j >>= 1;
    }
  }
  return true;
}
Ref<Object> Heapify(Borrowed<Object>, Borrowed<Object> heap) {
  return ListArgument(heap, "heapify", "") && MakeHeap<kMin>(AsList(heap)) ? NewNone() : nullptr;
}
Ref<Object> HeapifyMax(Borrowed<Object>, Borrowed<Object> heap) {
  return ListArgument(heap, "_heapify_max", "") && MakeHeap<kMax>(AsList(heap)) ? NewNone() : nullptr;
}

constexpr MethodDef kFunctions[] = {
    Positional("heappush", &Push, 2, 2, "heappush($module, heap, item, /)\n--\n\nAdds an item to a heap."),
    Positional("heappushpop", &PushPop, 2, 2, "heappushpop($module, heap, item, /)\n--\n\nAdds an item to a heap, and takes out the smallest."),
    OneArg("heappop", &Pop, "heappop($module, heap, /)\n--\n\nTakes out the smallest item."),
    Positional("heapreplace", &Replace, 2, 2, "heapreplace($module, heap, item, /)\n--\n\nTakes out the smallest item, and adds another."),
    OneArg("heapify", &Heapify, "heapify($module, heap, /)\n--\n\nPuts a list into the order of a heap."),
    OneArg("_heappop_max", &PopMax, "_heappop_max($module, heap, /)\n--\n\nheappop() of the largest."),
    OneArg("_heapify_max", &HeapifyMax, "_heapify_max($module, heap, /)\n--\n\nheapify() with the largest first."),
    Positional("_heapreplace_max", &ReplaceMax, 2, 2, "_heapreplace_max($module, heap, item, /)\n--\n\nheapreplace() of the largest."),
};

}  // namespace

bool FillHeapq(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
