// The types of an array's items: reading, converting and comparing them.
#include <bit>
#include <cstring>
#include <limits>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/array_object.h"

namespace viv {
namespace {

static_assert(std::endian::native == std::endian::little);  // the machine formats of pickles below

template <class T>
T Load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

template <class T>
ptrdiff_t Mismatch(const char* a, const char* b, ptrdiff_t count) {
  ptrdiff_t i = 0;
  while (i < count && Load<T>(a + i * sizeof(T)) == Load<T>(b + i * sizeof(T))) ++i;
  return i;
}
template <class T>
bool Less(const char* a, const char* b) {
  return Load<T>(a) < Load<T>(b);
}

template <class T>
Ref<Object> GetInt(const char* at) {
  if constexpr (std::numeric_limits<T>::digits == 64) return NewIntFromUnsigned(Load<T>(at));
  return NewInt(static_cast<int64_t>(Load<T>(at)));
}
template <class T>
Ref<Object> GetFloat(const char* at) {
  return NewFloat(Load<T>(at));
}
Ref<Object> GetChar(const char* at) {
  auto character = Load<uint32_t>(at);
  if (character > 0x10ffff) return RaiseValueError("character U+%x is not in range [U+0000; U+10ffff]", character);
  return StrFromChar(character);
}

template <class T>
bool Store(T value, char* out) {
  std::memcpy(out, &value, sizeof(T));
  return true;
}

// Numbers that pass through a C type as wide as Parsed before they become a T; `parsed` and `name` are what messages call the two.
template <class T, class Parsed>
bool ConvertInt(Object* value, char* out, const char* parsed, const char* name) {
  int64_t number;
  if (value->kind == kInt) {
    number = SmallValue(value);
  } else {
    Ref<Object> integer = Index(value);
    if (!integer) return false;
    int overflow;
    number = IntAsInt64(integer, &overflow);
    if (overflow) return RaiseFalse(TypeId::kOverflowError, "Python int too large to convert to C long");
  }
  if (number < std::numeric_limits<Parsed>::min()) return RaiseFalse(TypeId::kOverflowError, "%s is less than minimum", parsed);
  if (number > std::numeric_limits<Parsed>::max()) return RaiseFalse(TypeId::kOverflowError, "%s is greater than maximum", parsed);
  if (number < std::numeric_limits<T>::min()) return RaiseFalse(TypeId::kOverflowError, "%s is less than minimum", name);
  if (number > std::numeric_limits<T>::max()) return RaiseFalse(TypeId::kOverflowError, "%s is greater than maximum", name);
  return Store(static_cast<T>(number), out);
}
bool ConvertSignedChar(Object* value, char* out) {
  return ConvertInt<int8_t, int16_t>(value, out, "signed short integer", "signed char");
}
bool ConvertUnsignedChar(Object* value, char* out) {
  return ConvertInt<uint8_t, uint8_t>(value, out, "unsigned byte integer", "unsigned byte integer");
}
bool ConvertShort(Object* value, char* out) { return ConvertInt<int16_t, int16_t>(value, out, "signed short integer", "signed short integer"); }
bool ConvertUnsignedShort(Object* value, char* out) { return ConvertInt<uint16_t, int32_t>(value, out, "signed integer", "unsigned short"); }
bool ConvertIntItem(Object* value, char* out) { return ConvertInt<int32_t, int32_t>(value, out, "signed integer", "signed integer"); }

// 64 bits, signed or not; C's "long" and "long long" differ in what messages say.
bool ConvertSigned64(Object* value, char* out, const char* too_large) {
  if (value->kind == kInt) return Store(SmallValue(value), out);
  Ref<Object> integer = Index(value);
  if (!integer) return false;
  int overflow;
  int64_t number = IntAsInt64(integer, &overflow);
  return overflow ? RaiseFalse(TypeId::kOverflowError, "%s", too_large) : Store(number, out);
}
bool ConvertLong(Object* value, char* out) { return ConvertSigned64(value, out, "Python int too large to convert to C long"); }
bool ConvertLongLong(Object* value, char* out) { return ConvertSigned64(value, out, "int too big to convert"); }

bool Unsigned64(Object* value, uint64_t* out, const char* negative, const char* too_large) {
  if (value->kind == kInt && SmallValue(value) >= 0) return *out = static_cast<uint64_t>(SmallValue(value)), true;
  Ref<Object> integer = Index(value);
  if (!integer) return false;
  if (IntSign(integer.get()) < 0) return RaiseFalse(TypeId::kOverflowError, "%s", negative);
  if (IntBitLength(integer.get()) > 64) return RaiseFalse(TypeId::kOverflowError, "%s", too_large);
  *out = AsUint64Mask(integer);
  return true;
}
bool ConvertUnsignedLong(Object* value, char* out) {
  uint64_t number;
  return Unsigned64(value, &number, "can't convert negative value to unsigned int", "Python int too large to convert to C unsigned long") &&
         Store(number, out);
}
bool ConvertUnsignedInt(Object* value, char* out) {
  uint64_t number;
  if (!ConvertUnsignedLong(value, reinterpret_cast<char*>(&number))) return false;
  if (number > UINT32_MAX) return RaiseFalse(TypeId::kOverflowError, "unsigned int is greater than maximum");
  return Store(static_cast<uint32_t>(number), out);
}
bool ConvertUnsignedLongLong(Object* value, char* out) {
  uint64_t number;
  return Unsigned64(value, &number, "can't convert negative int to unsigned", "int too big to convert") && Store(number, out);
}

template <class T>
bool ConvertFloat(Object* value, char* out) {
  double number = value->kind == kFloat ? FloatValue(value) : AsDouble(value);
  if (number == -1.0 && ErrorPending()) return false;
  return Store(static_cast<T>(number), out);
}

bool ConvertChar(Object* value, char* out) {
  if (!IsStr(value) || AsStr(value)->length != 1) return RaiseFalse(TypeId::kTypeError, "array item must be unicode character");
  return Store(StrChar(AsStr(value), 0), out);
}

template <class T>
constexpr RawItem RawItemOf() {
  if constexpr (std::is_same_v<T, double>) return RawItem::kFloat64;
  if constexpr (std::is_same_v<T, int32_t>) return RawItem::kInt32;
  if constexpr (std::is_same_v<T, int64_t>) return RawItem::kInt64;
  return RawItem::kOther;
}

template <class T>
constexpr ArrayItemType IntType(char code, const char* format, int machine_format, bool (*convert)(Object*, char*)) {
  bool is_signed = std::numeric_limits<T>::is_signed;
  return {code, sizeof(T), format, true, is_signed, machine_format, &GetInt<T>, convert, &Mismatch<T>, &Less<T>, RawItemOf<T>()};
}
template <class T>
constexpr ArrayItemType FloatType(char code, const char* format, int machine_format) {
  return {code, sizeof(T), format, false, false, machine_format, &GetFloat<T>, &ConvertFloat<T>, &Mismatch<T>, &Less<T>, RawItemOf<T>()};
}

constexpr ArrayItemType kTypes[] = {
    IntType<int8_t>('b', "b", 1, &ConvertSignedChar),
    IntType<uint8_t>('B', "B", 0, &ConvertUnsignedChar),
    {'u', 4, "w", false, false, 20, &GetChar, &ConvertChar, &Mismatch<uint32_t>, &Less<uint32_t>},
    IntType<int16_t>('h', "h", 4, &ConvertShort),
    IntType<uint16_t>('H', "H", 2, &ConvertUnsignedShort),
    IntType<int32_t>('i', "i", 8, &ConvertIntItem),
    IntType<uint32_t>('I', "I", 6, &ConvertUnsignedInt),
    IntType<int64_t>('l', "l", 12, &ConvertLong),
    IntType<uint64_t>('L', "L", 10, &ConvertUnsignedLong),
    IntType<int64_t>('q', "q", 12, &ConvertLongLong),
    IntType<uint64_t>('Q', "Q", 10, &ConvertUnsignedLongLong),
    FloatType<float>('f', "f", 14),
    FloatType<double>('d', "d", 16),
};

}  // namespace

Table<ArrayItemType> ArrayItemTypes() { return kTypes; }

const ArrayItemType* ArrayItemTypeOf(uint32_t code) {
  for (const ArrayItemType& type : kTypes) {
    if (static_cast<uint32_t>(type.code) == code) return &type;
  }
  return nullptr;
}

}  // namespace viv
