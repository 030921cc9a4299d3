// SipHash-1-3, keyed by the runtime's hash secret: the hash of str, bytes and memoryview.
// Answers to CPython's Python/pyhash.c (siphash13).
#pragma once

#include <cstdint>
#include <cstring>

#include "interpreter/objects/runtime.h"

namespace viv {

namespace internal {
inline uint64_t RotateLeft(uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }
struct SipState {
  uint64_t v0, v1, v2, v3;
  void Round() {
    v0 += v1;
    v2 += v3;
    v1 = RotateLeft(v1, 13) ^ v0;
    v3 = RotateLeft(v3, 16) ^ v2;
    v0 = RotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = RotateLeft(v1, 17) ^ v2;
    v3 = RotateLeft(v3, 21) ^ v0;
    v2 = RotateLeft(v2, 32);
  }
};
}  // namespace internal

inline uint64_t SipHash13(uint64_t k0, uint64_t k1, const void* data, size_t size) {
  const auto* in = static_cast<const uint8_t*>(data);
  internal::SipState s{k0 ^ 0x736f6d6570736575u, k1 ^ 0x646f72616e646f6du, k0 ^ 0x6c7967656e657261u, k1 ^ 0x7465646279746573u};
  uint64_t last = static_cast<uint64_t>(size) << 56;
  for (; size >= 8; size -= 8, in += 8) {
    uint64_t word;
    std::memcpy(&word, in, 8);
    s.v3 ^= word;
    s.Round();
    s.v0 ^= word;
  }
  uint64_t tail = 0;
  switch (size) {
    case 7: tail |= static_cast<uint64_t>(in[6]) << 48; [[fallthrough]];
    case 6: tail |= static_cast<uint64_t>(in[5]) << 40; [[fallthrough]];
    case 5: tail |= static_cast<uint64_t>(in[4]) << 32; [[fallthrough]];
    case 4: {
      uint32_t low;
      std::memcpy(&low, in, 4);
      tail |= low;
      break;
    }
    case 3: tail |= static_cast<uint64_t>(in[2]) << 16; [[fallthrough]];
    case 2: tail |= static_cast<uint64_t>(in[1]) << 8; [[fallthrough]];
    case 1: tail |= in[0]; break;
    default: break;
  }
  last |= tail;
  s.v3 ^= last;
  s.Round();
  s.v0 ^= last;
  s.v2 ^= 0xff;
  s.Round();
  s.Round();
  s.Round();
  return (s.v0 ^ s.v1) ^ (s.v2 ^ s.v3);
}

// Never -1; 0 of nothing.
inline int64_t HashBytes(const void* data, size_t size) {
  if (size == 0) return 0;
  const uint64_t* secret = CurrentRuntime().hash_secret;
  auto hash = static_cast<int64_t>(SipHash13(secret[0], secret[1], data, size));
  return hash == -1 ? -2 : hash;
}

}  // namespace viv
