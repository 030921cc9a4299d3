#include "stdlib/struct_format.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <cmath>
#include <cstdarg>
#include <cstring>
#include <limits>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "stdlib/library_state.h"

namespace viv {

bool RaiseStructError(const char* format, ...) {
  va_list args;
  va_start(args, format);
  RaiseV(CurrentLibrary().struct_error.get(), format, args);
  va_end(args);
  return false;
}

namespace {

static_assert(std::endian::native == std::endian::little);

template <class T>
T Load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}
template <class T>
bool Store(T value, char* out) {
  std::memcpy(out, &value, sizeof(T));
  return true;
}
template <class T>
T Turned(T value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  std::reverse(bytes, bytes + sizeof(T));
  return Load<T>(bytes);
}

// ---- Integers -------------------------------------------------------------------------------------------------------------------------

// The int of an argument: itself, or what __index__ gives.
Ref<Object> IntArgumentOf(Object* value) {
  if (IsInt(value)) return NewRef(value);
  if (IsIndex(value)) return Index(value);
  RaiseStructError("required argument is not an integer");
  return nullptr;
}

bool Signed(Object* value, int64_t* out) {
  if (value->kind == kInt) return *out = SmallValue(value), true;
  Ref<Object> integer = IntArgumentOf(value);
  if (!integer) return false;
  int overflow;
  *out = IntAsInt64(integer, &overflow);
  return overflow ? RaiseStructError("argument out of range") : true;
}

bool Unsigned(Object* value, uint64_t* out) {
  if (value->kind == kInt && SmallValue(value) >= 0) return *out = static_cast<uint64_t>(SmallValue(value)), true;
  Ref<Object> integer = IntArgumentOf(value);
  if (!integer) return false;
  if (IntSign(integer.get()) < 0 || IntBitLength(integer.get()) > 64) return RaiseStructError("argument out of range");
  *out = AsUint64Mask(integer);
  return true;
}

bool RangeError(const StructLetter& letter, const char* name, bool is_signed) {
  int bits = letter.size * 8;
  int64_t low = is_signed ? -(int64_t{1} << (bits - 1)) : 0;
  int64_t high = is_signed ? (int64_t{1} << (bits - 1)) - 1 : (int64_t{1} << bits) - 1;
  if (name) return RaiseStructError("%s format requires %lld <= number <= %lld", name, static_cast<long long>(low), static_cast<long long>(high));
  return RaiseStructError("'%c' format requires %lld <= number <= %lld", letter.letter, static_cast<long long>(low), static_cast<long long>(high));
}

// As the machine has them. The short types have names in messages.
template <class T>
bool PackNative(char* out, Object* value, const StructLetter& letter) {
  constexpr const char* kName = sizeof(T) == 1   ? (std::is_signed_v<T> ? "byte" : "ubyte")
                                : sizeof(T) == 2 ? (std::is_signed_v<T> ? "short" : "ushort")
                                                 : nullptr;
  if constexpr (std::is_signed_v<T> || sizeof(T) < 4) {
    int64_t number;
    if (!Signed(value, &number)) return false;
    if (number < std::numeric_limits<T>::min() || number > static_cast<int64_t>(std::numeric_limits<T>::max())) {
      return RangeError(letter, kName, std::is_signed_v<T>);
    }
    return Store(static_cast<T>(number), out);
  } else {
    uint64_t number;
    if (!Unsigned(value, &number)) return false;
    if (number > std::numeric_limits<T>::max()) return RangeError(letter, nullptr, false);
    return Store(static_cast<T>(number), out);
  }
}
template <class T>
Ref<Object> UnpackNative(const char* at, const StructLetter&) {
  if constexpr (std::is_same_v<T, uint64_t>) return NewIntFromUnsigned(Load<T>(at));
  return NewInt(static_cast<int64_t>(Load<T>(at)));
}

// Of a standard size, in either order.
template <class T, bool big>
bool PackStandard(char* out, Object* value, const StructLetter& letter) {
  if constexpr (sizeof(T) == 8) {
    Ref<Object> integer = IntArgumentOf(value);
    return integer && IntToBytes(integer, reinterpret_cast<uint8_t*>(out), 8, !big, std::is_signed_v<T>);
  } else if constexpr (std::is_signed_v<T>) {
    int64_t number;
    if (!Signed(value, &number)) return false;
    if (number < std::numeric_limits<T>::min() || number > std::numeric_limits<T>::max()) return RangeError(letter, nullptr, true);
    return Store(big ? Turned(static_cast<T>(number)) : static_cast<T>(number), out);
  } else {
    uint64_t number;
    if (!Unsigned(value, &number)) return false;
    if (number > std::numeric_limits<T>::max()) return RangeError(letter, nullptr, false);
    return Store(big ? Turned(static_cast<T>(number)) : static_cast<T>(number), out);
  }
}
template <class T>
Ref<Object> UnpackBig(const char* at, const StructLetter&) {
  T value = Turned(Load<T>(at));
  if constexpr (std::is_same_v<T, uint64_t>) return NewIntFromUnsigned(value);
  return NewInt(static_cast<int64_t>(value));
}

bool PackPointer(char* out, Object* value, const StructLetter&) {
  Ref<Object> integer = IntArgumentOf(value);
  if (!integer) return false;
  if (IntSign(integer.get()) < 0) {
    int overflow;
    int64_t number = IntAsInt64(integer, &overflow);
    return overflow ? RaiseFalse(TypeId::kOverflowError, "Python int too large to convert to C long") : Store(number, out);
  }
  if (IntBitLength(integer.get()) > 64) return RaiseFalse(TypeId::kOverflowError, "int too large to convert");
  return Store(AsUint64Mask(integer), out);
}

// ---- Floats ---------------------------------------------------------------------------------------------------------------------------

bool FloatArgument(Object* value, double* out) {
  if (value->kind == kFloat) return *out = FloatValue(value), true;
  *out = AsDouble(value);
  if (*out != -1.0 || !ErrorPending()) return true;
  ClearError();
  return RaiseStructError("required argument is not a float");
}

// IEEE 754 binary16, rounded to nearest, ties to even. False: too large.
bool ToHalf(double x, uint16_t* out) {
  auto sign = static_cast<uint16_t>(std::signbit(x) ? 0x8000 : 0);
  x = std::fabs(x);
  if (x == 0.0) return *out = sign, true;
  if (std::isinf(x)) return *out = sign | 0x7c00, true;
  if (std::isnan(x)) return *out = sign | 0x7e00, true;
  int exponent;
  std::frexp(x, &exponent);
  --exponent;  // x = f * 2**exponent, 1 <= f < 2
  if (exponent >= 16) return false;
  double units = std::ldexp(x, 10 - std::max(exponent, -14));  // in places of the result; below 1024 where it is subnormal
  auto bits = static_cast<uint32_t>(std::nearbyint(units));
  if (exponent >= -14) bits += static_cast<uint32_t>(exponent + 14) << 10;  // a carry goes into the exponent
  if (bits >= 0x7c00) return false;
  *out = static_cast<uint16_t>(sign | bits);
  return true;
}
double FromHalf(uint16_t bits) {
  int exponent = (bits >> 10) & 0x1f, fraction = bits & 0x3ff;
  double x;
  if (exponent == 31) {
    x = fraction ? std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
  } else {
    x = exponent ? std::ldexp(1024 + fraction, exponent - 25) : std::ldexp(fraction, -24);
  }
  return bits & 0x8000 ? -x : x;
}

template <bool big>
bool PackHalf(char* out, Object* value, const StructLetter&) {
  double x;
  uint16_t bits;
  if (!FloatArgument(value, &x)) return false;
  if (!ToHalf(x, &bits)) return RaiseFalse(TypeId::kOverflowError, "float too large to pack with e format");
  return Store(big ? Turned(bits) : bits, out);
}
template <bool big>
Ref<Object> UnpackHalf(const char* at, const StructLetter&) {
  auto bits = Load<uint16_t>(at);
  return NewFloat(FromHalf(big ? Turned(bits) : bits));
}

template <class T, bool big, bool checked>
bool PackFloat(char* out, Object* value, const StructLetter&) {
  double x;
  if (!FloatArgument(value, &x)) return false;
  T number = static_cast<T>(x);
  if (checked && std::isinf(number) && !std::isinf(x)) return RaiseFalse(TypeId::kOverflowError, "float too large to pack with f format");
  return Store(big ? Turned(number) : number, out);
}
template <class T, bool big>
Ref<Object> UnpackFloat(const char* at, const StructLetter&) {
  if constexpr (big) {
    char bytes[sizeof(T)];
    std::reverse_copy(at, at + sizeof(T), bytes);
    return NewFloat(static_cast<double>(Load<T>(bytes)));
  }
  return NewFloat(static_cast<double>(Load<T>(at)));
}

// ---- Others ---------------------------------------------------------------------------------------------------------------------------

bool PackChar(char* out, Object* value, const StructLetter&) {
  if (!IsBytes(value) || BytesView(value).size() != 1) return RaiseStructError("char format requires a bytes object of length 1");
  *out = BytesView(value)[0];
  return true;
}
Ref<Object> UnpackChar(const char* at, const StructLetter&) { return NewBytes({at, 1}); }

bool PackBool(char* out, Object* value, const StructLetter&) {
  int truth = IsTrue(value);
  if (truth >= 0) *out = static_cast<char>(truth);
  return truth >= 0;
}
Ref<Object> UnpackBool(const char* at, const StructLetter&) { return NewBool(*at != 0); }

#define VIV_OTHERS                                                                                            \
  {'x', 1, 0, nullptr, nullptr}, {'s', 1, 0, nullptr, nullptr}, {'p', 1, 0, nullptr, nullptr},                \
      {'c', 1, 0, &UnpackChar, &PackChar}, { '?', 1, 0, &UnpackBool, &PackBool }

constexpr StructLetter kNative[] = {
    VIV_OTHERS,
    {'b', 1, 0, &UnpackNative<int8_t>, &PackNative<int8_t>},     {'B', 1, 0, &UnpackNative<uint8_t>, &PackNative<uint8_t>},
    {'h', 2, 2, &UnpackNative<int16_t>, &PackNative<int16_t>},   {'H', 2, 2, &UnpackNative<uint16_t>, &PackNative<uint16_t>},
    {'i', 4, 4, &UnpackNative<int32_t>, &PackNative<int32_t>},   {'I', 4, 4, &UnpackNative<uint32_t>, &PackNative<uint32_t>},
    {'l', 8, 8, &UnpackNative<int64_t>, &PackNative<int64_t>},   {'L', 8, 8, &UnpackNative<uint64_t>, &PackNative<uint64_t>},
    {'q', 8, 8, &UnpackNative<int64_t>, &PackNative<int64_t>},   {'Q', 8, 8, &UnpackNative<uint64_t>, &PackNative<uint64_t>},
    {'n', 8, 8, &UnpackNative<int64_t>, &PackNative<int64_t>},   {'N', 8, 8, &UnpackNative<uint64_t>, &PackNative<uint64_t>},
    {'P', 8, 8, &UnpackNative<uint64_t>, &PackPointer},          {'e', 2, 2, &UnpackHalf<false>, &PackHalf<false>},
    {'f', 4, 4, &UnpackFloat<float, false>, &PackFloat<float, false, false>},
    {'d', 8, 8, &UnpackFloat<double, false>, &PackFloat<double, false, false>},
};
// Where size and order are the machine's, so are the messages.
constexpr StructLetter kLittle[] = {
    VIV_OTHERS,
    {'b', 1, 0, &UnpackNative<int8_t>, &PackNative<int8_t>},     {'B', 1, 0, &UnpackNative<uint8_t>, &PackNative<uint8_t>},
    {'h', 2, 0, &UnpackNative<int16_t>, &PackNative<int16_t>},   {'H', 2, 0, &UnpackNative<uint16_t>, &PackNative<uint16_t>},
    {'i', 4, 0, &UnpackNative<int32_t>, &PackNative<int32_t>},   {'I', 4, 0, &UnpackNative<uint32_t>, &PackNative<uint32_t>},
    {'l', 4, 0, &UnpackNative<int32_t>, &PackStandard<int32_t, false>}, {'L', 4, 0, &UnpackNative<uint32_t>, &PackStandard<uint32_t, false>},
    {'q', 8, 0, &UnpackNative<int64_t>, &PackNative<int64_t>},   {'Q', 8, 0, &UnpackNative<uint64_t>, &PackNative<uint64_t>},
    {'e', 2, 0, &UnpackHalf<false>, &PackHalf<false>},
    {'f', 4, 0, &UnpackFloat<float, false>, &PackFloat<float, false, true>},
    {'d', 8, 0, &UnpackFloat<double, false>, &PackFloat<double, false, false>},
};
constexpr StructLetter kBig[] = {
    VIV_OTHERS,
    {'b', 1, 0, &UnpackNative<int8_t>, &PackNative<int8_t>},         {'B', 1, 0, &UnpackNative<uint8_t>, &PackNative<uint8_t>},
    {'h', 2, 0, &UnpackBig<int16_t>, &PackStandard<int16_t, true>},  {'H', 2, 0, &UnpackBig<uint16_t>, &PackStandard<uint16_t, true>},
    {'i', 4, 0, &UnpackBig<int32_t>, &PackStandard<int32_t, true>},  {'I', 4, 0, &UnpackBig<uint32_t>, &PackStandard<uint32_t, true>},
    {'l', 4, 0, &UnpackBig<int32_t>, &PackStandard<int32_t, true>},  {'L', 4, 0, &UnpackBig<uint32_t>, &PackStandard<uint32_t, true>},
    {'q', 8, 0, &UnpackBig<int64_t>, &PackStandard<int64_t, true>},  {'Q', 8, 0, &UnpackBig<uint64_t>, &PackStandard<uint64_t, true>},
    {'e', 2, 0, &UnpackHalf<true>, &PackHalf<true>},
    {'f', 4, 0, &UnpackFloat<float, true>, &PackFloat<float, true, true>},
    {'d', 8, 0, &UnpackFloat<double, true>, &PackFloat<double, true, false>},
};
#undef VIV_OTHERS

}  // namespace

Table<StructLetter> StructLettersFor(const char* format, const char** rest) {
  *rest = format + (*format && std::strchr("@<=>!", *format) != nullptr);
  switch (*format) {
    case '<':
    case '=': return kLittle;
    case '>':
    case '!': return kBig;
    default: return kNative;
  }
}

bool ParseStructFormat(const char* format, StructCode* codes, ptrdiff_t* code_count, ptrdiff_t* item_count, ptrdiff_t* total) {
  const char* at;
  Table<StructLetter> letters = StructLettersFor(format, &at);
  ptrdiff_t count = 0, items = 0, size = 0;
  auto too_long = [] { return RaiseStructError("total struct size too long"); };
  while (char c = *at++) {
    if (std::isspace(static_cast<unsigned char>(c))) continue;
    ptrdiff_t repeat = 1;
    if (c >= '0' && c <= '9') {
      repeat = c - '0';
      while (*at >= '0' && *at <= '9') {
        if (__builtin_mul_overflow(repeat, 10, &repeat) || __builtin_add_overflow(repeat, *at - '0', &repeat)) return too_long();
        ++at;
      }
      c = *at++;
      if (c == 0) return RaiseStructError("repeat count given without format specifier");
    }
    const StructLetter* letter = std::find_if(letters.begin(), letters.end(), [c](const StructLetter& l) { return l.letter == c; });
    if (letter == letters.end()) return RaiseStructError("bad char in struct format");
    if (letter->alignment) {
      ptrdiff_t padding = -size & (letter->alignment - 1);
      if (__builtin_add_overflow(size, padding, &size)) return too_long();
    }
    bool is_text = c == 's' || c == 'p';
    ptrdiff_t bytes;
    if (__builtin_mul_overflow(repeat, static_cast<ptrdiff_t>(letter->size), &bytes)) return too_long();
    if (is_text || (c != 'x' && repeat > 0)) {
      if (codes) codes[count] = {letter, size, is_text ? repeat : letter->size, is_text ? 1 : repeat};
      ++count;
      items += is_text ? 1 : repeat;
    }
    if (__builtin_add_overflow(size, bytes, &size)) return too_long();
  }
  *code_count = count;
  *item_count = items;
  *total = size;
  return true;
}

}  // namespace viv
