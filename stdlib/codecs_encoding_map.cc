// EncodingMap. Answers to the type of that name in CPython's Objects/unicodeobject.c, whose three levels it has: the first finds a row of
// the second by the upper five bits of a character, that one a row of the third by four bits, that one the byte.
#include "stdlib/codecs_encoding_map.h"

#include <algorithm>
#include <cstring>

#include "interpreter/objects/codec.h"
#include "interpreter/objects/codec_charmap.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

constexpr uint8_t kNoRow = 0xFF;
constexpr uint32_t kNoCharacter = 0xFFFE;
constexpr int kFirst = 32, kSecondRow = 16, kThirdRow = 128;

struct EncodingMap : Object {
  uint8_t first[kFirst];
  int32_t second_count, third_count;  // rows
  uint8_t rows[1];                    // those of the second level, then those of the third
};
static_assert(sizeof(EncodingMap) == 64);
EncodingMap* AsMap(Object* object) { return static_cast<EncodingMap*>(object); }
size_t RowBytes(int second_count, int third_count) {
  return static_cast<size_t>(kSecondRow * second_count) + static_cast<size_t>(kThirdRow * third_count);
}

Ref<Object> Size(Borrowed<Object> self) {
  return NewInt(static_cast<int64_t>(sizeof(EncodingMap) - 1 + RowBytes(AsMap(self)->second_count, AsMap(self)->third_count)));
}

constexpr MethodDef kMethods[] = {NoArgs("size", &Size, "Return the size (in bytes) of this object")};

constexpr TypeSpec MakeSpec() {
  TypeSpec spec = {};
  spec.name = "EncodingMap";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(EncodingMap);
  spec.flags = kTypeDisallowInstantiation;
  spec.dealloc = &FreeObject;
  spec.slots.getattr = &GenericGetAttr;
  spec.methods = kMethods;
  return spec;
}
constinit const TypeSpec kSpec = MakeSpec();

}  // namespace

bool IsEncodingMap(Borrowed<Object> object) {
  TypeObject* type = CurrentLibrary().encoding_map_type.get();
  return type && TypeOf(object) == type;
}

Ref<Object> NewEncodingMap(Borrowed<StrObject> table) {
  ptrdiff_t count = std::min<ptrdiff_t>(table->length, 256);
  if (count == 0 || StrChar(table, 0) != 0) return nullptr;
  // The rows, numbered in the order in which the characters ask for them.
  uint8_t first[kFirst], second[kFirst * kSecondRow];
  std::memset(first, kNoRow, sizeof(first));
  std::memset(second, kNoRow, sizeof(second));
  int second_count = 0, third_count = 0;
  for (ptrdiff_t i = 1; i < count; ++i) {
    uint32_t c = StrChar(table, i);
    if (c == 0 || c > 0xFFFF) return nullptr;
    if (c == kNoCharacter) continue;
    if (first[c >> 11] == kNoRow) first[c >> 11] = static_cast<uint8_t>(second_count++);
    if (second[c >> 7] == kNoRow) second[c >> 7] = static_cast<uint8_t>(third_count++);
  }
  if (second_count >= kNoRow || third_count >= kNoRow) return nullptr;
  if (!EnsureLibraryType(&CurrentLibrary().encoding_map_type, kSpec)) return nullptr;
  size_t bytes = RowBytes(second_count, third_count);
  auto* map = NewObject<EncodingMap>(CurrentLibrary().encoding_map_type.get(), sizeof(EncodingMap) - 1 + bytes);
  if (!map) return nullptr;
  std::memcpy(map->first, first, sizeof(first));
  map->second_count = second_count;
  map->third_count = third_count;
  std::memset(map->rows, kNoRow, static_cast<size_t>(kSecondRow * second_count));
  std::memset(map->rows + kSecondRow * second_count, 0, static_cast<size_t>(kThirdRow * third_count));
  for (ptrdiff_t i = 1; i < count; ++i) {
    uint32_t c = StrChar(table, i);
    if (c == kNoCharacter) continue;
    map->rows[kSecondRow * first[c >> 11] + static_cast<int>(c >> 7 & 15)] = second[c >> 7];
    map->rows[kSecondRow * second_count + kThirdRow * second[c >> 7] + static_cast<int>(c & 127)] = static_cast<uint8_t>(i);
  }
  return Ref<Object>::Adopt(map);
}

Ref<Object> EncodeByMap(Borrowed<StrObject> text, const char* errors, Borrowed<Object> object) {
  const EncodingMap* map = AsMap(object);
  char16_t table[256];
  std::fill(std::begin(table), std::end(table), char16_t{kNoCharacter});
  table[0] = 0;
  for (int a = 0; a < kFirst; ++a) {
    for (int b = 0; map->first[a] != kNoRow && b < kSecondRow; ++b) {
      uint8_t row = map->rows[kSecondRow * map->first[a] + b];
      for (int c = 0; row != kNoRow && c < kThirdRow; ++c) {
        uint8_t byte = map->rows[kSecondRow * map->second_count + kThirdRow * row + c];
        if (byte) table[byte] = static_cast<char16_t>(a << 11 | b << 7 | c);
      }
    }
  }
  BuiltinCodec codec = {"charmap", nullptr, nullptr, table};
  return EncodeByWholeTable(text, errors, &codec);
}

}  // namespace viv
