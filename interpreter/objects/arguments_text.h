// Conversions of arguments that the methods of str, bytes and bytearray share, with the messages of CPython's argument clinic and of
// its PyArg_ParseTuple.
#pragma once

#include <string>

#include "interpreter/objects/object.h"

namespace viv {

// "find() takes at least 1 argument (0 given)": the count check of methods that CPython parses as a tuple.
bool CheckTupleCount(const char* function, size_t given, int min, int max);
// An index for a C ssize_t parameter; OverflowError "Python int too large to convert to C ssize_t". False: failed.
bool SsizeArgument(Borrowed<Object> argument, ptrdiff_t* out);
// The same for a C int parameter.
bool IntArgument(Borrowed<Object> argument, int* out);
// start and end of find(), count() ...: None or an index, clipped. False: failed.
bool SliceIndexArgument(Borrowed<Object> argument, ptrdiff_t* out);
// A str without NUL characters as a C string: encode() argument 'encoding'. Null: TypeError or ValueError pending. The text lives as
// long as the argument. `shown` names the argument: "argument 'encoding'" or "argument 1".
const char* TextArgument(const char* function, const char* shown, Borrowed<Object> argument);
// The arguments of encode() and decode(); null where not given.
bool CodecArguments(const char* function, CallArgs args, const char** encoding, const char** errors);

// Room for so many bytes. False: MemoryError pending.
bool ReserveText(std::string* text, size_t bytes);

// Clips start and end as slicing does (ADJUST_INDICES).
inline void AdjustIndices(ptrdiff_t length, ptrdiff_t* start, ptrdiff_t* end) {
  if (*end > length) {
    *end = length;
  } else if (*end < 0) {
    *end += length;
    if (*end < 0) *end = 0;
  }
  if (*start < 0) {
    *start += length;
    if (*start < 0) *start = 0;
  }
}

}  // namespace viv
