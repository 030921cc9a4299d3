#include "stdlib/digest.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace viv {
namespace {

constexpr DigestInfo kInfos[] = {{"md5", 16, 64},    {"sha1", 20, 64},    {"sha224", 28, 64},
                                 {"sha256", 32, 64}, {"sha384", 48, 128}, {"sha512", 64, 128}};

uint32_t LoadBig32(const uint8_t* p) { return uint32_t{p[0]} << 24 | uint32_t{p[1]} << 16 | uint32_t{p[2]} << 8 | p[3]; }
uint64_t LoadBig64(const uint8_t* p) { return uint64_t{LoadBig32(p)} << 32 | LoadBig32(p + 4); }
uint32_t LoadLittle32(const uint8_t* p) { return uint32_t{p[3]} << 24 | uint32_t{p[2]} << 16 | uint32_t{p[1]} << 8 | p[0]; }

// The first 64 bits of the fractional parts of the cube roots of the first 80 primes; SHA-256 takes the first 32 of 64 of them.
constexpr uint64_t kRoots[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
    0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
    0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

void Md5Block(uint64_t* words, const uint8_t* block) {
  // floor(2**32 * abs(sin(i + 1)))
  static constexpr uint32_t kSines[64] = {
      0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
      0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
      0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
      0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
      0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
      0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
      0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
      0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
  };
  static constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  auto a = static_cast<uint32_t>(words[0]), b = static_cast<uint32_t>(words[1]), c = static_cast<uint32_t>(words[2]),
       d = static_cast<uint32_t>(words[3]);
  for (int i = 0; i < 64; ++i) {
    uint32_t f;
    int k;
    switch (i / 16) {
      case 0: f = (b & c) | (~b & d), k = i; break;
      case 1: f = (d & b) | (~d & c), k = (5 * i + 1) % 16; break;
      case 2: f = b ^ c ^ d, k = (3 * i + 5) % 16; break;
      default: f = c ^ (b | ~d), k = 7 * i % 16; break;
    }
    uint32_t next = b + std::rotl(a + f + kSines[i] + LoadLittle32(block + 4 * k), kShifts[i / 16][i % 4]);
    a = d, d = c, c = b, b = next;
  }
  words[0] += a, words[1] += b, words[2] += c, words[3] += d;
}

void Sha1Block(uint64_t* words, const uint8_t* block) {
  uint32_t w[80];
  for (int i = 0; i < 80; ++i) w[i] = i < 16 ? LoadBig32(block + 4 * i) : std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  uint32_t v[5];
  for (int i = 0; i < 5; ++i) v[i] = static_cast<uint32_t>(words[i]);
  for (int i = 0; i < 80; ++i) {
    uint32_t f, k;
    if (i < 20) {
      f = (v[1] & v[2]) | (~v[1] & v[3]), k = 0x5a827999;
    } else if (i < 40) {
      f = v[1] ^ v[2] ^ v[3], k = 0x6ed9eba1;
    } else if (i < 60) {
      f = (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3]), k = 0x8f1bbcdc;
    } else {
      f = v[1] ^ v[2] ^ v[3], k = 0xca62c1d6;
    }
    uint32_t next = std::rotl(v[0], 5) + f + v[4] + k + w[i];
    v[4] = v[3], v[3] = v[2], v[2] = std::rotl(v[1], 30), v[1] = v[0], v[0] = next;
  }
  for (int i = 0; i < 5; ++i) words[i] += v[i];
}

// SHA-2 in words of 32 or 64 bits: the amounts of the rotations are the parameters.
template <class Word, int kRounds, int a1, int a2, int a3, int e1, int e2, int e3, int s1, int s2, int s3, int t1, int t2, int t3>
void Sha2Block(uint64_t* words, const uint8_t* block) {
  Word w[kRounds];
  for (int i = 0; i < kRounds; ++i) {
    if (i < 16) {
      if constexpr (sizeof(Word) == 8) {
        w[i] = LoadBig64(block + 8 * i);
      } else {
        w[i] = LoadBig32(block + 4 * i);
      }
      continue;
    }
    Word x = w[i - 15], y = w[i - 2];
    w[i] = w[i - 16] + (std::rotr(x, s1) ^ std::rotr(x, s2) ^ (x >> s3)) + w[i - 7] + (std::rotr(y, t1) ^ std::rotr(y, t2) ^ (y >> t3));
  }
  Word v[8];
  for (int i = 0; i < 8; ++i) v[i] = static_cast<Word>(words[i]);
  for (int i = 0; i < kRounds; ++i) {
    Word k = static_cast<Word>(kRoots[i] >> (64 - 8 * sizeof(Word)));
    Word t = v[7] + (std::rotr(v[4], e1) ^ std::rotr(v[4], e2) ^ std::rotr(v[4], e3)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k + w[i];
    Word u = (std::rotr(v[0], a1) ^ std::rotr(v[0], a2) ^ std::rotr(v[0], a3)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
    v[7] = v[6], v[6] = v[5], v[5] = v[4], v[4] = v[3] + t, v[3] = v[2], v[2] = v[1], v[1] = v[0], v[0] = t + u;
  }
  for (int i = 0; i < 8; ++i) words[i] += v[i];
}

void TakeBlock(DigestState* state, const uint8_t* block) {
  switch (state->kind) {
    case DigestKind::kMd5: return Md5Block(state->words, block);
    case DigestKind::kSha1: return Sha1Block(state->words, block);
    case DigestKind::kSha224:
    case DigestKind::kSha256: return Sha2Block<uint32_t, 64, 2, 13, 22, 6, 11, 25, 7, 18, 3, 17, 19, 10>(state->words, block);
    default: return Sha2Block<uint64_t, 80, 28, 34, 39, 14, 18, 41, 1, 8, 7, 19, 61, 6>(state->words, block);
  }
}

}  // namespace

const DigestInfo& InfoOf(DigestKind kind) { return kInfos[static_cast<size_t>(kind)]; }

void StartDigest(DigestKind kind, DigestState* state) {
  static constexpr uint64_t kStart[][8] = {
      {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476},
      {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0},
      {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
       0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
      {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
      {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
       0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4},
      {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
       0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179},
  };
  state->kind = kind;
  state->bytes = 0;
  std::copy_n(kStart[static_cast<size_t>(kind)], 8, state->words);
}

void UpdateDigest(DigestState* state, const uint8_t* data, size_t size) {
  auto block_size = static_cast<size_t>(InfoOf(state->kind).block_size);
  size_t held = state->bytes % block_size;
  state->bytes += size;
  if (held) {
    size_t taken = std::min(size, block_size - held);
    std::memcpy(state->block + held, data, taken);
    data += taken, size -= taken;
    if (held + taken < block_size) return;
    TakeBlock(state, state->block);
  }
  for (; size >= block_size; data += block_size, size -= block_size) TakeBlock(state, data);
  if (size) std::memcpy(state->block, data, size);
}

void FinishDigest(const DigestState& state, uint8_t* out) {
  DigestState last = state;
  const DigestInfo& info = InfoOf(state.kind);
  bool little = state.kind == DigestKind::kMd5;
  size_t word_size = info.block_size == 128 ? 8 : 4;
  auto block_size = static_cast<size_t>(info.block_size), length_size = 2 * word_size;
  // A one bit, zeros, and the length in bits at the end of a block.
  uint8_t padding[2 * 128] = {0x80};
  size_t held = state.bytes % block_size;
  size_t padded = (held + 1 + length_size <= block_size ? block_size : 2 * block_size) - held;
  uint64_t bits = state.bytes * 8;
  for (size_t i = 0; i < 8; ++i) {
    padding[little ? padded - 8 + i : padded - 1 - i] = static_cast<uint8_t>(bits >> (8 * i));
  }
  UpdateDigest(&last, padding, padded);
  for (size_t i = 0; i < static_cast<size_t>(info.digest_size); ++i) {
    size_t place = i % word_size;
    out[i] = static_cast<uint8_t>(last.words[i / word_size] >> (8 * (little ? place : word_size - 1 - place)));
  }
}

}  // namespace viv
