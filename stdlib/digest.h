// Message digests: MD5, SHA-1 and the SHA-2 family (RFC 1321, FIPS 180-4).
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

enum class DigestKind : uint8_t { kMd5, kSha1, kSha224, kSha256, kSha384, kSha512, kCount };

struct DigestInfo {
  const char* name;  // as hashlib names it
  int digest_size, block_size;
};
const DigestInfo& InfoOf(DigestKind kind);

// A digest under way. Plain data: a copy goes on by itself.
struct DigestState {
  DigestKind kind;
  uint64_t words[8];     // of 32 bits but in SHA-384 and SHA-512
  uint64_t bytes;        // taken so far
  uint8_t block[128];    // the last bytes % block_size of them
};

void StartDigest(DigestKind kind, DigestState* state);
void UpdateDigest(DigestState* state, const uint8_t* data, size_t size);
// Of what came so far; the state stays as it is. `out` has room for 64 bytes.
void FinishDigest(const DigestState& state, uint8_t* out);

}  // namespace viv
