#include "memory/debug_hooks.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "memory/check.h"
#include "memory/config.h"
#include "memory/sanitizer.h"

namespace viv {
namespace {

static_assert(kDebugFront % kAlignment == 0, "the program's pointer stays aligned");

uint8_t* Bytes(const void* block) { return static_cast<uint8_t*>(const_cast<void*>(block)); }

void WriteNumber(uint8_t* to, uint64_t value) {
  for (size_t i = kDebugWord; i-- > 0; value >>= 8) to[i] = static_cast<uint8_t>(value);
}

uint64_t ReadNumber(const uint8_t* from) {
  uint64_t value = 0;
  for (size_t i = 0; i < kDebugWord; ++i) value = value << 8 | from[i];
  return value;
}

bool AllBytes(const uint8_t* from, size_t count, uint8_t byte) {
  return std::all_of(from, from + count, [byte](uint8_t b) { return b == byte; });
}

__attribute__((format(printf, 2, 3))) void Append(std::string& text, const char* format, ...) {
  char line[256];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  text += line;
}

uint8_t Letter(const void* block) { return Bytes(block)[-static_cast<ptrdiff_t>(kDebugWord)]; }
const uint8_t* FrontPad(const void* block) { return Bytes(block) - kDebugWord + 1; }
constexpr size_t kFrontPad = kDebugWord - 1;
const uint8_t* BackPad(const void* block) { return Bytes(block) + DebugHooks::BlockBytes(block); }

void DescribePad(std::string& text, const uint8_t* pad, size_t count, const char* name, const std::string& at) {
  if (AllBytes(pad, count, kForbiddenByte)) {
    text += "are FORBIDDENBYTE, as expected.\n";
    return;
  }
  Append(text, "are not all FORBIDDENBYTE (0x%02x):\n", kForbiddenByte);
  for (size_t i = 0; i < count; ++i) {
    Append(text, "        at %s: 0x%02x%s\n", (at + std::to_string(name[0] == 'p' ? count - i : i)).c_str(), pad[i],
           pad[i] == kForbiddenByte ? "" : " *** OUCH");
  }
}

}  // namespace

[[gnu::noinline]] void OnAwaitedAllocation(uint64_t serial, void* block) {
  asm volatile("" : : "r"(serial), "r"(block));  // keeps the call: the function is there for the debugger
}

size_t DebugHooks::BlockBytes(const void* block) { return ReadNumber(Bytes(block) - kDebugFront); }

void* DebugHooks::Dress(void* raw, Domain domain, size_t bytes, bool zeroed) {
  ++serial_;
  uint8_t* block = Bytes(raw) + kDebugFront;
  WriteNumber(block - kDebugFront, bytes);
  block[-static_cast<ptrdiff_t>(kDebugWord)] = static_cast<uint8_t>(DomainLetter(domain));
  std::memset(block - kFrontPad, kForbiddenByte, kFrontPad);
  if (!zeroed) std::memset(block, kCleanByte, bytes);
  std::memset(block + bytes, kForbiddenByte, kDebugWord);
  WriteNumber(block + bytes + kDebugWord, serial_);
  live_.insert(block);
  if (__builtin_expect(serial_ == break_at_, 0)) OnAwaitedAllocation(serial_, block);
  return block;
}

void* DebugHooks::Undress(void* block) {
  DebugBlock description = Describe(block);
  live_.erase(block);
  Freed freed{block, description.bytes, description.domain, description.serial, serial_};
  if (history_.size() < kDebugHistory) {
    history_.push_back(freed);
  } else {
    history_[history_next_ % kDebugHistory] = freed;
  }
  ++history_next_;
  void* raw = Bytes(block) - kDebugFront;
  std::memset(raw, kDeadByte, PaddedBytes(description.bytes));
  return raw;
}

DebugBlock DebugHooks::Describe(const void* block) const {
  size_t bytes = BlockBytes(block);
  uint8_t letter = Letter(block);
  Domain domain = letter == 'r' ? Domain::kRaw : letter == 'm' ? Domain::kMem : Domain::kObject;
  return {domain, bytes, ReadNumber(Bytes(block) + bytes + kDebugWord)};
}

void DebugHooks::Check(const void* block, Domain domain, const char* caller) const {
  if (!IsLive(block)) {
    Die(block, caller, FindFreed(block) ? "block is freed already" : "pointer was not given out by this allocator");
  }
  char letter = static_cast<char>(Letter(block));
  if (letter != DomainLetter(domain)) {
    char message[96];
    std::snprintf(message, sizeof message, "bad ID: Allocated using API '%c', verified using API '%c'", letter,
                  DomainLetter(domain));
    Die(block, caller, message);
  }
  if (!AllBytes(FrontPad(block), kFrontPad, kForbiddenByte)) Die(block, caller, "bad leading pad byte");
  if (!AllBytes(BackPad(block), kDebugWord, kForbiddenByte)) Die(block, caller, "bad trailing pad byte");
}

VIV_NO_ASAN void DebugHooks::CheckDead(const void* raw) const {
  const uint8_t* bytes = Bytes(raw);
  const Freed* freed = FindFreed(bytes + kDebugFront);
  if (!freed) return;  // too long ago to be remembered
  for (size_t i = 0; i < PaddedBytes(freed->bytes); ++i) {
    if (bytes[i] != kDeadByte) {
      char message[80];
      std::snprintf(message, sizeof message, "block was written to after it was freed, at p%+td: 0x%02x",
                    static_cast<ptrdiff_t>(i) - static_cast<ptrdiff_t>(kDebugFront), bytes[i]);
      Die(bytes + kDebugFront, "_PyMem_DebugRawFree", message);
    }
  }
}

const DebugHooks::Freed* DebugHooks::FindFreed(const void* block) const {
  // The latest first: an address is used many times.
  for (size_t i = 0; i < history_.size(); ++i) {
    const Freed& freed = history_[(history_next_ - 1 - i) % kDebugHistory % history_.size()];
    if (freed.block == block) return &freed;
  }
  return nullptr;
}

std::string DebugHooks::Report(const void* block) const {
  std::string text;
  if (!IsLive(block)) {
    Append(text, "Debug memory block at address p=%p: not a live block\n", block);
    return text + History(block);
  }
  uint8_t letter = Letter(block);
  size_t bytes = BlockBytes(block);
  Append(text, "Debug memory block at address p=%p: API '%c'\n", block, letter);
  Append(text, "    %zu bytes originally requested\n", bytes);
  Append(text, "    The %zu pad bytes at p-%zu ", kFrontPad, kFrontPad);
  DescribePad(text, FrontPad(block), kFrontPad, "p", "p-");
  const uint8_t* tail = BackPad(block);
  Append(text, "    The %zu pad bytes at tail=%p ", kDebugWord, static_cast<const void*>(tail));
  DescribePad(text, tail, kDebugWord, "tail", "tail+");
  Append(text, "    The block was made by call #%llu to debug malloc/realloc.\n",
         static_cast<unsigned long long>(ReadNumber(tail + kDebugWord)));
  if (bytes > 0) {
    text += "    Data at p:";
    const uint8_t* data = Bytes(block);
    // All of it if it is short, else both ends.
    constexpr size_t kEnd = 8;
    for (size_t i = 0; i < bytes; ++i) {
      if (bytes > 2 * kEnd && i == kEnd) {
        text += " ...";
        i = bytes - kEnd;
      }
      Append(text, " %02x", data[i]);
    }
    text += '\n';
  }
  return text + History(block);
}

std::string DebugHooks::History(const void* block) const {
  std::string text;
  if (const Freed* freed = FindFreed(block)) {
    Append(text, "    %s by call #%llu as %zu bytes of API '%c', and freed when %llu calls had been made.\n",
           IsLive(block) ? "Before, the address was given out" : "It was made", static_cast<unsigned long long>(freed->made),
           freed->bytes, DomainLetter(freed->domain), static_cast<unsigned long long>(freed->freed));
  } else if (!IsLive(block)) {
    for (const void* live : live_) {
      if (block > live && Bytes(block) < Bytes(live) + BlockBytes(live)) {
        Append(text, "    It points %td bytes into the block at %p, made by call #%llu.\n", Bytes(block) - Bytes(live), live,
               static_cast<unsigned long long>(Describe(live).serial));
      }
    }
  }
  return text;
}

void DebugHooks::Die(const void* block, const char* caller, const std::string& message) const {
  std::fflush(stdout);
  std::fputs(Report(block).c_str(), stderr);
  std::fprintf(stderr, "\nFatal Python error: %s: %s\n", caller, message.c_str());
  if (fatal_hook_) fatal_hook_(fatal_context_);
  std::fflush(stderr);
  std::abort();
}

void DebugHooks::Validate() const {
  for (const void* block : live_) {
    uint8_t letter = Letter(block);
    if (letter != 'r' && letter != 'm' && letter != 'o') Die(block, "D1", "bad ID");
    if (!AllBytes(FrontPad(block), kFrontPad, kForbiddenByte)) Die(block, "D1", "bad leading pad byte");
    if (!AllBytes(BackPad(block), kDebugWord, kForbiddenByte)) Die(block, "D1", "bad trailing pad byte");
  }
}

}  // namespace viv
