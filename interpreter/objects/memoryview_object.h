// memoryview: a window on another object's buffer, with items of one format in any number of dimensions.
//
//   memoryview ──> ManagedBuffer ──> the buffer's owner
//
// All views made from one view (slices, casts, memoryview(view)) share one ManagedBuffer, which holds the owner's buffer until the
// last of them is released or dies. Formats are the native single characters of the module struct; views of others can be passed on
// but not indexed. Indirect buffers (suboffsets) do not occur.
// Answers to CPython's Objects/memoryobject.c.
#pragma once

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/str_object.h"

namespace viv {

struct ManagedBufferObject : Object {
  bool released;
  ptrdiff_t exports;  // views that are not released
  Buffer master;
};

struct MemoryViewObject : Object {
  ptrdiff_t array_size;  // words at `array`
  GcSlot<ManagedBufferObject> managed;
  int64_t hash;          // -1: not computed
  int32_t released;
  int32_t dimensions;
  ptrdiff_t exports;     // buffers of this view that are out
  char* data;
  ptrdiff_t length;      // bytes
  ptrdiff_t item_size;
  const char* format;    // lives as long as `managed`, or for ever
  ptrdiff_t* shape;      // in `array`
  ptrdiff_t* strides;    // in `array`
  Object* weaklist;
  bool read_only;
  ptrdiff_t array[1];
};
inline constexpr int32_t kMemoryViewBasicSize = 144;  // memoryview.__basicsize__: `array` starts there or before
static_assert(offsetof(MemoryViewObject, array) <= kMemoryViewBasicSize);

Ref<Object> NewMemoryView(Borrowed<Object> object);
// A view of C++ memory that outlives it, for buffered readers and the like.
Ref<Object> NewMemoryViewOf(char* data, ptrdiff_t length, bool read_only);

// For the sources of memoryview only.
inline MemoryViewObject* AsMemoryView(Object* object) { return static_cast<MemoryViewObject*>(object); }
bool IsMemoryView(const Object* object);
bool CheckReleased(const MemoryViewObject* view);  // false: ValueError pending
bool IsContiguous(const MemoryViewObject* view, char order);  // 'C', 'F', 'A'
// The native format character, with its size; 0: it is none.
char NativeFormat(const char* format, ptrdiff_t* item_size);
Ref<Object> UnpackItem(const char* at, const char* format);
bool PackItem(char* at, Borrowed<Object> item, const char* format);
// memoryview_items.cc
Ref<Object> MemoryViewToList(const MemoryViewObject* view);
// Copies a buffer with shape and strides into bytes in a row, in C or Fortran order.
void CopyInOrder(const char* data, ptrdiff_t item_size, int dimensions, const ptrdiff_t* shape, const ptrdiff_t* strides, char order, char* out);
// ==: 1, 0; -1 failed. Both with the same number of dimensions.
int CompareItems(const char* a, const ptrdiff_t* a_strides, const char* a_format, const char* b, const ptrdiff_t* b_strides,
                 const char* b_format, const ptrdiff_t* shape, int dimensions);

}  // namespace viv
