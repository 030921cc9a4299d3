// The file that `memray` writes while a program runs and that its reports read: every block that the program got or gave back, in order,
// with the Python stack of the time.
//
//   magic, eight bytes; then the header: start (ms since 1970), process, number of the main thread, ms between samples, format
//   (RecordingFormat): varints; command line, allocator, folders of sys.path (separated by NUL): each a varint length and as many bytes
//   records until kFinish, a zero byte or the end of the file
//
// A record is a byte, kind in the low four bits, and varints (seven bits a byte, low ones first; signed ones zigzag). What a record
// names is defined before it; numbers are given by order, from 1 on, so that a definition does not carry its own.
//
//   kString       length, bytes
//   kCode         function, file: numbers of strings
//   kStack        how many numbers before its own the caller's stack has (its own number: none), code, line
//   kThread       pthread_self(), name: a string; the records that follow are this thread's
//   kSwitch       the thread whose records follow
//   kAllocate     address, [stack], [size]; domain in bits 4 and 5 of the byte
//   kFree         address
//   kReallocate   old address, address, [stack], [size]; domain as above
//   kReuse        address, [stack]: a new object in a block that a free list kept; it is the stack's from now on
//   kSample       ms since the sample before, resident KiB
//   kFinish       ms since the start: recording ended properly
//
// An aggregated file has definitions, kHeapSample, kFinish and, right before that, its sums:
//
//   kHeapSample   ms since the sample before, resident KiB, bytes of the heap
//   kAggregate    stack, thread, allocator (as memray numbers it); bytes and blocks at the peak, bytes and blocks at the end
//   kTotals       allocations, their bytes, bytes at the peak, ms of the peak
//
// An address is the signed distance to the one before, in units of eight bytes; a stack the signed distance to the stack before, 0: none
// runs. kSameStack and kSameSize say that stack or size are those of the record before that had one.
// A file that ends early, in the middle of a record or in zeros, was written by a process that died: what is there counts.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

inline constexpr char kRecordingMagic[8] = {'v', 'i', 'v', 'm', 'e', 'm', 'r', 2};

// As memray's FileFormat numbers them.
enum class RecordingFormat : uint8_t { kAll = 1, kAggregated = 2 };

enum class RecordKind : uint8_t {
  kEnd, kString, kCode, kStack, kThread, kSwitch, kAllocate, kFree, kReallocate, kReuse, kSample, kFinish,
  kAggregate, kHeapSample, kTotals
};
inline constexpr uint8_t kRecordKindMask = 15;
inline constexpr unsigned kRecordDomainShift = 4;
inline constexpr uint8_t kSameStack = 64, kSameSize = 128;
inline constexpr unsigned kAddressShift = 3;
inline constexpr size_t kMaxVarint = 10;
inline constexpr size_t kMaxRecord = 1 + 7 * kMaxVarint;  // of those without text

inline uint64_t Zigzag(int64_t value) { return static_cast<uint64_t>(value) << 1 ^ static_cast<uint64_t>(value >> 63); }
inline int64_t Unzigzag(uint64_t value) { return static_cast<int64_t>(value >> 1 ^ (0 - (value & 1))); }

inline uint8_t* PutVarint(uint8_t* to, uint64_t value) {
  while (value >= 128) {
    *to++ = static_cast<uint8_t>(value | 128);
    value >>= 7;
  }
  *to++ = static_cast<uint8_t>(value);
  return to;
}

// False: the bytes end first, or the number has more than 64 bits (*malformed).
inline bool GetVarint(const uint8_t** from, const uint8_t* end, uint64_t* value, bool* malformed) {
  uint64_t result = 0;
  for (unsigned shift = 0; *from < end; shift += 7) {
    uint8_t byte = *(*from)++;
    if (shift > 63 || (shift == 63 && byte > 1)) {
      *malformed = true;
      return false;
    }
    result |= uint64_t{byte & 127u} << shift;
    if (byte < 128) {
      *value = result;
      return true;
    }
  }
  return false;
}

}  // namespace viv
