// The debug hooks (PYTHONMALLOC=debug): every block is dressed in guards, and every crime against it is reported with its history.
//
// A block of n bytes, p being what the program gets; kWord is eight bytes:
//
//   p - 2 kWord     n, big-endian so that a memory dump reads well
//   p - kWord       'r', 'm' or 'o': the domain it was asked from
//   p - kWord + 1   kForbiddenByte up to p
//   p               n bytes, kCleanByte at first (zero from AllocateZeroed), kDeadByte once freed
//   p + n           kForbiddenByte, kWord times
//   p + n + kWord   the serial number of the call that made the block, big-endian
//
// Reported: a write in front of or behind the block, a free or resize through the wrong domain, a second free, a free of a pointer
// that was never given out, and, while a freed block is in quarantine, a write to it. The report goes to stderr in CPython's form
// and the process aborts.
//
// A resize always moves the block, so that a pointer kept from before is stale at once.
//
// Invariants (Validate)
//   D1  the guards of every live block are whole, and its letter names a domain
//   D2  a freed block that is held back is all kDeadByte
//
// Answers to _PyMem_Debug* of CPython's Objects/obmalloc.c. Differences: the set of live blocks is known, so that a wrong pointer
// is recognised before its surroundings are read; serial numbers are always there; the report ends with the block's history.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "memory/domain.h"

namespace viv {

inline constexpr size_t kDebugWord = 8;
inline constexpr size_t kDebugFront = 2 * kDebugWord;  // a multiple of kAlignment
inline constexpr size_t kDebugBack = 2 * kDebugWord;
inline constexpr uint8_t kCleanByte = 0xCD;
inline constexpr uint8_t kDeadByte = 0xDD;
inline constexpr uint8_t kForbiddenByte = 0xFD;

// What the hooks know of a live block.
struct DebugBlock {
  Domain domain;
  size_t bytes;
  uint64_t serial;
};

// Called when the call with the awaited serial number happens (DebugHooks::set_break_at). Set a breakpoint here.
void OnAwaitedAllocation(uint64_t serial, void* block);

class DebugHooks {
 public:
  // Prints what the interpreter knows (a traceback) below the report, before the process aborts.
  using FatalHook = void (*)(void* context);

  static constexpr size_t PaddedBytes(size_t bytes) { return bytes + kDebugFront + kDebugBack; }
  // From the allocator's block to the program's, guards set. The data is filled unless `zeroed`.
  void* Dress(void* raw, Domain domain, size_t bytes, bool zeroed);
  // The reverse, after Check(); the block is filled with kDeadByte and remembered as freed.
  void* Undress(void* block);
  // Reports and aborts unless the block is live, whole and of this domain.
  void Check(const void* block, Domain domain, const char* caller) const;
  // D2. Reports and aborts if somebody wrote to a block after Undress().
  void CheckDead(const void* raw) const;

  bool IsLive(const void* block) const { return live_.count(block) != 0; }
  const std::unordered_set<const void*>& live() const { return live_; }
  DebugBlock Describe(const void* block) const;
  static size_t BlockBytes(const void* block);

  uint64_t serial() const { return serial_; }
  void set_break_at(uint64_t serial) { break_at_ = serial; }
  void set_fatal_hook(FatalHook hook, void* context) {
    fatal_hook_ = hook;
    fatal_context_ = context;
  }
  void Validate() const;

  // The paragraphs that describe a block, as in the report.
  std::string Report(const void* block) const;

 private:
  struct Freed {
    const void* block;
    size_t bytes;
    Domain domain;
    uint64_t made;
    uint64_t freed;
  };

  const Freed* FindFreed(const void* block) const;
  std::string History(const void* block) const;
  [[noreturn]] void Die(const void* block, const char* caller, const std::string& message) const;

  std::unordered_set<const void*> live_;
  std::vector<Freed> history_;  // a ring of kDebugHistory entries
  size_t history_next_ = 0;
  uint64_t serial_ = 0;
  uint64_t break_at_ = 0;
  FatalHook fatal_hook_ = nullptr;
  void* fatal_context_ = nullptr;
};

}  // namespace viv
