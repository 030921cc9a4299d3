// Making ints, and what other C++ code asks of them. Arithmetic is in int_arithmetic.cc, text in int_text.cc, the type in int_type.cc.
#include "interpreter/objects/int_object.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "interpreter/objects/int_internal.h"
#include "interpreter/objects/protocols.h"

namespace viv {

namespace {

constexpr int kDigitBits = 30;  // CPython's digit: sizes are told in these

size_t DigitsFor(size_t bits) { return bits == 0 ? 0 : (bits + kDigitBits - 1) / kDigitBits; }

}  // namespace

// ---- Making -----------------------------------------------------------------------------------------------------------------------------

Object* NewLargeInt(int64_t value) {
  // CPython asks for 4 bytes a digit of 30 bits, two digits at least. Two calls, so that each knows its size class.
  constexpr int64_t kTwoDigits = int64_t{1} << 2 * kDigitBits;
  IntObject* self;
  if (__builtin_expect(value > -kTwoDigits && value < kTwoDigits, 1)) {
    self = static_cast<IntObject*>(AllocateObjectMemory(sizeof(IntObject) + 8));
  } else {
    self = static_cast<IntObject*>(AllocateObjectMemory(sizeof(IntObject) + 12));
  }
  if (__builtin_expect(!self, 0)) return RaiseMemoryError(), nullptr;
  InitPlainHeader(self, TypeId::kInt, kInt);
  self->value = value;
  return self;
}

Ref<Object> IntFromLimbs(const mp_limb_t* limbs, mp_size_t size, bool negative) {
  while (size > 0 && limbs[size - 1] == 0) --size;
  if (size == 0) return NewInt(0);
  if (size == 1 && limbs[0] <= (negative ? uint64_t{1} << 63 : (uint64_t{1} << 63) - 1)) {
    return NewInt(static_cast<int64_t>(negative ? -limbs[0] : limbs[0]));
  }
  size_t bits = mpn_sizeinbase(limbs, size, 2);
  size_t bytes = sizeof(IntObject) + std::max(DigitsFor(bits) * 4, static_cast<size_t>(size) * sizeof(mp_limb_t));
  auto* self = NewObject<IntObject>(BuiltinType(TypeId::kInt), bytes);
  if (!self) return nullptr;
  self->kind = kBigInt;
  self->flags |= kBigPayload;
  self->limb_count = negative ? -size : size;
  std::memcpy(self->limbs, limbs, static_cast<size_t>(size) * sizeof(mp_limb_t));
  return Ref<Object>::Adopt(self);
}

Ref<Object> NewIntFromUnsigned(uint64_t value) {
  mp_limb_t limb = value;
  return IntFromLimbs(&limb, 1, false);
}

Ref<Object> NewIntFromDouble(double value) {
  if (std::isinf(value)) return Raise(TypeId::kOverflowError, "cannot convert float infinity to integer");
  if (std::isnan(value)) return RaiseValueError("cannot convert float NaN to integer");
  if (value > -9.2e18 && value < 9.2e18) return NewInt(static_cast<int64_t>(value));
  int exponent;
  double fraction = std::frexp(std::fabs(value), &exponent);  // 0.5 <= fraction < 1, value = fraction * 2**exponent
  auto mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
  int shift = exponent - 53;  // positive here: the value passes 2**63
  LimbBuffer limbs(static_cast<size_t>(shift / 64) + 2, 0);
  limbs[static_cast<size_t>(shift / 64)] = mantissa << (shift % 64);
  if (shift % 64) limbs[static_cast<size_t>(shift / 64) + 1] = mantissa >> (64 - shift % 64);
  return IntFromLimbs(limbs.data(), static_cast<mp_size_t>(limbs.size()), value < 0);
}

// ---- Asking -------------------------------------------------------------------------------------------------------------------------------

int IntSign(const Object* integer) {
  int64_t n = static_cast<const IntObject*>(integer)->value;  // value and limb_count share place and sign
  return n < 0 ? -1 : n > 0;
}

size_t IntBitLength(const Object* integer) {
  IntView view(integer);
  return view.size == 0 ? 0 : mpn_sizeinbase(view.limbs, view.size, 2);
}

int64_t IntAsInt64(Borrowed<Object> integer, int* overflow) {
  *overflow = 0;
  if (!IsBig(integer)) return SmallValue(integer);
  *overflow = IntSign(integer);
  return -1;
}

int64_t AsInt64(Borrowed<Object> object) {
  Ref<Object> integer = Index(object);
  if (!integer) return -1;
  if (!IsBig(integer.get())) return SmallValue(integer.get());
  Raise(TypeId::kOverflowError, "Python int too large to convert to C long");
  return -1;
}

int AsInt(Borrowed<Object> object) {
  Ref<Object> integer = Index(object);
  if (!integer) return -1;
  if (!IsBig(integer.get()) && SmallValue(integer.get()) == static_cast<int>(SmallValue(integer.get()))) {
    return static_cast<int>(SmallValue(integer.get()));
  }
  if (IsBig(integer.get())) {
    Raise(TypeId::kOverflowError, "Python int too large to convert to C int");
  } else {
    Raise(TypeId::kOverflowError, "signed integer is %s than %s", SmallValue(integer.get()) > 0 ? "greater" : "less",
          SmallValue(integer.get()) > 0 ? "maximum" : "minimum");
  }
  return -1;
}

uint64_t AsUint64Mask(Borrowed<Object> object) {
  Ref<Object> integer = Index(object);
  if (!integer) return static_cast<uint64_t>(-1);
  if (!IsBig(integer.get())) return static_cast<uint64_t>(SmallValue(integer.get()));
  IntView view(integer.get());
  return view.negative ? -view.limbs[0] : view.limbs[0];
}

// Rounded to the nearest, ties to even: 53 bits, then a guard bit and whether anything follows.
double IntAsDouble(Borrowed<Object> integer) {
  if (!IsBig(integer)) return static_cast<double>(SmallValue(integer));
  IntView view(integer);
  size_t bits = mpn_sizeinbase(view.limbs, view.size, 2);
  if (bits <= 1024) {
    size_t shift = bits - 55;  // the top 55 bits, the lowest of them made sticky
    size_t limb = shift / 64, offset = shift % 64;
    uint64_t top = view.limbs[limb] >> offset;
    if (offset != 0 && limb + 1 < static_cast<size_t>(view.size)) top |= view.limbs[limb + 1] << (64 - offset);
    top &= (uint64_t{1} << 55) - 1;
    bool sticky = mpn_scan1(view.limbs, 0) < shift;
    if (sticky) top |= 1;
    double result = std::ldexp(static_cast<double>((top >> 2) + ((top & 2) && (top & 5) ? 1 : 0)), static_cast<int>(shift) + 2);
    if (!std::isinf(result)) return view.negative ? -result : result;
  }
  Raise(TypeId::kOverflowError, "int too large to convert to float");
  return -1.0;
}

// The value modulo 2**61 - 1, with the sign kept.
int64_t IntHash(const Object* integer) {
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  if (!IsBig(integer)) {
    int64_t value = SmallValue(integer);
    uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    magnitude = (magnitude & kModulus) + (magnitude >> 61);
    if (magnitude >= kModulus) magnitude -= kModulus;
    auto hash = static_cast<int64_t>(magnitude);
    if (value < 0) hash = -hash;
    return hash == -1 ? -2 : hash;
  }
  IntView view(integer);
  auto hash = static_cast<int64_t>(mpn_mod_1(view.limbs, view.size, kModulus));
  if (view.negative) hash = -hash;
  return hash == -1 ? -2 : hash;
}

int IntCompare(const Object* a, const Object* b) {
  if (!IsBig(a) && !IsBig(b)) return SmallValue(a) < SmallValue(b) ? -1 : SmallValue(a) > SmallValue(b);
  IntView x(a), y(b);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int magnitude = x.size != y.size ? (x.size < y.size ? -1 : 1) : mpn_cmp(x.limbs, y.limbs, x.size);
  magnitude = magnitude < 0 ? -1 : magnitude > 0;
  return x.negative ? -magnitude : magnitude;
}

// ---- Bytes ----------------------------------------------------------------------------------------------------------------------------------

Ref<Object> IntFromBytes(const uint8_t* bytes, size_t size, bool little_endian, bool is_signed) {
  auto byte = [&](size_t i) { return bytes[little_endian ? i : size - 1 - i]; };  // i counts from the least significant
  bool negative = is_signed && size > 0 && (byte(size - 1) & 0x80);
  LimbBuffer limbs(size / 8 + 1, negative ? ~mp_limb_t{0} : 0);
  static_assert(std::endian::native == std::endian::little);
  auto* places = reinterpret_cast<uint8_t*>(limbs.data());
  if (little_endian) {
    std::copy(bytes, bytes + size, places);
  } else {
    std::reverse_copy(bytes, bytes + size, places);
  }
  if (negative) mpn_neg(limbs.data(), limbs.data(), static_cast<mp_size_t>(limbs.size()));
  return IntFromLimbs(limbs.data(), static_cast<mp_size_t>(limbs.size()), negative);
}

bool IntToBytes(Borrowed<Object> integer, uint8_t* out, size_t size, bool little_endian, bool is_signed) {
  IntView view(integer);
  if (view.negative && !is_signed) return RaiseFalse(TypeId::kOverflowError, "can't convert negative int to unsigned");
  size_t bits = view.size == 0 ? 0 : mpn_sizeinbase(view.limbs, view.size, 2);
  size_t needed = bits;
  if (is_signed) {
    // -128 fits eight bits, 128 does not.
    bool power_of_two = view.negative && mpn_popcount(view.limbs, view.size) == 1;
    needed = bits == 0 ? 0 : bits + (power_of_two ? 0 : 1);
  }
  if (needed > size * 8) return RaiseFalse(TypeId::kOverflowError, "int too big to convert");
  LimbBuffer limbs(size / 8 + 1, 0);
  std::copy(view.limbs, view.limbs + view.size, limbs.begin());
  if (view.negative) mpn_neg(limbs.data(), limbs.data(), static_cast<mp_size_t>(limbs.size()));
  const auto* places = reinterpret_cast<const uint8_t*>(limbs.data());
  if (little_endian) {
    std::copy(places, places + size, out);
  } else {
    std::reverse_copy(places, places + size, out);
  }
  return true;
}

}  // namespace viv
