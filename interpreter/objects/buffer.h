// The buffer protocol: a view of the bytes inside an object (PEP 3118). Answers to CPython's Include/pybuffer.h.
#pragma once

#include <string>

#include "interpreter/objects/object.h"

namespace viv {

enum BufferFlag : int { kBufferSimple = 0, kBufferWritable = 1, kBufferFormat = 4, kBufferNd = 8, kBufferStrides = 0x10 | kBufferNd };

struct Buffer {
  void* data = nullptr;
  Object* owner = nullptr;  // owned; null: nothing acquired
  ptrdiff_t length = 0;     // bytes
  ptrdiff_t item_size = 1;
  bool read_only = true;
  int dimensions = 1;
  const char* format = "B";  // struct module syntax
  ptrdiff_t* shape = nullptr;
  ptrdiff_t* strides = nullptr;
  ptrdiff_t small_[2] = {};  // where shape and strides of one dimension live: a Buffer that is filled must not move
  void* internal = nullptr;
};

bool HasBuffer(Borrowed<Object> object);
bool GetBuffer(Borrowed<Object> object, Buffer* out, int flags);  // TypeError "a bytes-like object is required, not 'T'"
void ReleaseBuffer(Buffer* buffer);                               // nothing to do where nothing was acquired

// The bytes of a buffer of any shape in C order.
bool CopyBuffer(Borrowed<Object> object, std::string* out);

class BufferHolder {  // releases at the end of the scope
 public:
  BufferHolder() = default;
  ~BufferHolder() { ReleaseBuffer(&buffer); }
  bool Get(Borrowed<Object> object, int flags = kBufferSimple) { return GetBuffer(object, &buffer, flags); }
  Buffer buffer;
};

}  // namespace viv
