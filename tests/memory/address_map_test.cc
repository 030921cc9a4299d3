#include "memory/address_map.h"

#include "gtest/gtest.h"
#include "memory/arena.h"

namespace viv {
namespace {

const char* Address(uint64_t bits) { return reinterpret_cast<const char*>(bits); }

TEST(AddressMapTest, FindsAnArenaFromEveryAddressInIt) {
  AddressMap map;
  Arena arena{};
  const char* base = Address(kArenaSize * 12345);
  ASSERT_TRUE(map.Add(&arena, base));
  EXPECT_EQ(map.Find(base), &arena);
  EXPECT_EQ(map.Find(base + kArenaSize / 2 + 7), &arena);
  EXPECT_EQ(map.Find(base + kArenaSize - 1), &arena);
}

TEST(AddressMapTest, KnowsNothingOfTheNeighbours) {
  AddressMap map;
  Arena arena{};
  const char* base = Address(kArenaSize * 12345);
  ASSERT_TRUE(map.Add(&arena, base));
  EXPECT_EQ(map.Find(base - 1), nullptr);
  EXPECT_EQ(map.Find(base + kArenaSize), nullptr);
  EXPECT_EQ(map.Find(base + (uint64_t{1} << kAddressLeafBits)), nullptr);
  EXPECT_EQ(map.Find(nullptr), nullptr);
}

TEST(AddressMapTest, AddressesBeyondTheUserSpaceAreNobodys) {
  AddressMap map;
  EXPECT_EQ(map.Find(Address(uint64_t{1} << kAddressBits)), nullptr);
  EXPECT_EQ(map.Find(Address(~uint64_t{0})), nullptr);
}

TEST(AddressMapTest, ARemovedArenaIsForgotten) {
  AddressMap map;
  Arena arena{};
  const char* base = Address((uint64_t{1} << kAddressBits) - kArenaSize);
  ASSERT_TRUE(map.Add(&arena, base));
  map.Remove(base);
  EXPECT_EQ(map.Find(base), nullptr);
}

TEST(AddressMapDeathTest, AnAddressOfMoreBitsIsRefused) {
  AddressMap map;
  Arena arena{};
  EXPECT_DEATH(map.Add(&arena, Address(uint64_t{1} << kAddressBits)), "beyond kAddressBits");
}

TEST(AddressMapDeathTest, AnArenaMustBeAligned) {
  AddressMap map;
  Arena arena{};
  EXPECT_DEATH(map.Add(&arena, Address(kArenaSize + 4096)), "aligned");
}

}  // namespace
}  // namespace viv
