// The type float. Answers to CPython's Objects/floatobject.c.
#include "interpreter/objects/float_object.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/float_text.h"
#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_internal.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

Ref<Object> NewFloat(double value) {
  auto* self = static_cast<FloatObject*>(AllocateObjectMemory(FreeListId::kFloat, sizeof(FloatObject)));
  if (!self) return RaiseMemoryError();
  InitHeader(self, BuiltinType(TypeId::kFloat), 0);
  self->value = value;
  return Ref<Object>::Adopt(self);
}

// The value modulo 2**61 - 1, so that equal numbers of different types have equal hashes.
int64_t HashDouble(double value, const Object* object) {
  if (!std::isfinite(value)) {
    if (std::isinf(value)) return value > 0 ? 314159 : -314159;
    // Every nan is a key of its own.
    return static_cast<int64_t>(std::rotr(reinterpret_cast<uintptr_t>(object), 4));
  }
  constexpr int kBits = 61;
  constexpr uint64_t kModulus = (uint64_t{1} << kBits) - 1;
  int exponent;
  double mantissa = std::frexp(std::fabs(value), &exponent);
  uint64_t hash = 0;
  while (mantissa != 0) {
    hash = ((hash << 28) & kModulus) | hash >> (kBits - 28);
    mantissa *= 268435456.0;
    exponent -= 28;
    auto digits = static_cast<uint64_t>(mantissa);
    mantissa -= static_cast<double>(digits);
    hash += digits;
    if (hash >= kModulus) hash -= kModulus;
  }
  exponent = exponent >= 0 ? exponent % kBits : kBits - 1 - ((-1 - exponent) % kBits);
  hash = ((hash << exponent) & kModulus) | hash >> (kBits - exponent);
  auto result = static_cast<int64_t>(hash);
  if (value < 0) result = -result;
  return result == -1 ? -2 : result;
}

namespace {

void FloatDealloc(Object* self) {
  if (self->kind == kFloat) return FreeObjectMemory(FreeListId::kFloat, self);
  FreeObject(self);
}

// Both operands as doubles. 1: done, 0: an operand is no number (NotImplemented), -1: failed.
int Operands(Borrowed<Object> a, Borrowed<Object> b, double* x, double* y) {
  auto one = [](Borrowed<Object> object, double* out) {
    if (IsFloat(object)) {
      *out = FloatValue(object);
      return 1;
    }
    if (!IsInt(object)) return 0;
    *out = IntAsDouble(object);
    return *out == -1.0 && ErrorPending() ? -1 : 1;
  };
  int ok = one(a, x);
  return ok == 1 ? one(b, y) : ok;
}

double FloorRemainder(double x, double y) {
  double r = std::fmod(x, y);
  if (r != 0) return (y < 0) != (r < 0) ? r + y : r;
  return std::copysign(0.0, y);
}

double FloorQuotient(double x, double y) {
  double r = std::fmod(x, y);
  double q = (x - r) / y;
  if (r != 0 && (y < 0) != (r < 0)) q -= 1.0;
  if (q == 0) return std::copysign(0.0, x / y);
  double floor = std::floor(q);
  return q - floor > 0.5 ? floor + 1.0 : floor;
}

#define VIV_FLOAT_BINARY(Name, check, expression)                     \
  Ref<Object> Name(Borrowed<Object> a, Borrowed<Object> b) {          \
    double x, y;                                                      \
    int ok = Operands(a, b, &x, &y);                                  \
    if (ok <= 0) return ok < 0 ? nullptr : NewNotImplemented();       \
    check;                                                            \
    return expression;                                                \
  }
#define VIV_NONZERO(text) \
  if (y == 0) return Raise(TypeId::kZeroDivisionError, text)
VIV_FLOAT_BINARY(SlotAdd, , NewFloat(x + y))
VIV_FLOAT_BINARY(SlotSubtract, , NewFloat(x - y))
VIV_FLOAT_BINARY(SlotMultiply, , NewFloat(x * y))
VIV_FLOAT_BINARY(SlotTrueDivide, VIV_NONZERO("float division by zero"), NewFloat(x / y))
VIV_FLOAT_BINARY(SlotFloorDivide, VIV_NONZERO("float floor division by zero"), NewFloat(FloorQuotient(x, y)))
VIV_FLOAT_BINARY(SlotRemainder, VIV_NONZERO("float modulo"), NewFloat(FloorRemainder(x, y)))
#undef VIV_FLOAT_BINARY

Ref<Object> SlotDivMod(Borrowed<Object> a, Borrowed<Object> b) {
  double x, y;
  int ok = Operands(a, b, &x, &y);
  if (ok <= 0) return ok < 0 ? nullptr : NewNotImplemented();
  VIV_NONZERO("float divmod()");
  Ref<Object> quotient = NewFloat(FloorQuotient(x, y)), remainder = NewFloat(FloorRemainder(x, y));
  if (!quotient || !remainder) return nullptr;
  return NewTuple({quotient.get(), remainder.get()});
}
#undef VIV_NONZERO

Ref<Object> SlotPower(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object> c) {
  if (!IsNone(c)) return RaiseTypeError("pow() 3rd argument not allowed unless all arguments are integers");
  double x, y;
  int ok = Operands(a, b, &x, &y);
  if (ok <= 0) return ok < 0 ? nullptr : NewNotImplemented();
  if (y == 0) return NewFloat(1.0);
  if (std::isnan(x)) return NewFloat(x);
  if (std::isnan(y)) return NewFloat(x == 1.0 ? 1.0 : y);
  if (std::isinf(y)) {
    double magnitude = std::fabs(x);
    if (magnitude == 1.0) return NewFloat(1.0);
    return NewFloat((y > 0) == (magnitude > 1.0) ? std::fabs(y) : 0.0);
  }
  if (std::isinf(x)) {
    bool odd = std::fmod(std::fabs(y), 2.0) == 1.0;
    if (y > 0) return NewFloat(odd ? x : std::fabs(x));
    return NewFloat(odd ? std::copysign(0.0, x) : 0.0);
  }
  if (x == 0) {
    if (y < 0) return Raise(TypeId::kZeroDivisionError, "0.0 cannot be raised to a negative power");
    return NewFloat(std::fmod(std::fabs(y), 2.0) == 1.0 ? x : 0.0);
  }
  if (x < 0 && y != std::floor(y)) {  // a complex result
    Ref<Object> base = NewComplex(x, 0.0), exponent = NewComplex(y, 0.0);
    if (!base || !exponent) return nullptr;
    return BuiltinType(TypeId::kComplex)->slots.power(base, exponent, None());
  }
  double result = std::pow(x, y);
  if (std::isinf(result)) {
    Ref<Object> number = NewInt(ERANGE);
    Ref<StrObject> text = NewStr(std::strerror(ERANGE));
    Ref<TupleObject> args = number && text ? NewTuple({number.get(), text.get()}) : nullptr;
    if (args) RaiseWithArgs(BuiltinType(TypeId::kOverflowError), args);
    return nullptr;
  }
  return NewFloat(result);
}

Ref<Object> SlotNegative(Borrowed<Object> a) { return NewFloat(-FloatValue(a)); }
Ref<Object> SlotPositive(Borrowed<Object> a) { return a->kind == kFloat ? a.ToOwned() : NewFloat(FloatValue(a)); }
Ref<Object> SlotAbsolute(Borrowed<Object> a) { return NewFloat(std::fabs(FloatValue(a))); }
int SlotBool(Borrowed<Object> a) { return FloatValue(a) != 0; }
Ref<Object> SlotInt(Borrowed<Object> a) { return NewIntFromDouble(FloatValue(a)); }
int64_t SlotHash(Borrowed<Object> a) { return HashDouble(FloatValue(a), a); }
Ref<Object> SlotRepr(Borrowed<Object> a) {
  char text[kReprRoom];
  return NewStrAscii({text, static_cast<size_t>(WriteRepr(FloatValue(a), text) - text)});
}

bool Decide(int order, CompareOp op) {
  switch (op) {
    case kLess: return order < 0;
    case kLessEqual: return order <= 0;
    case kEqual: return order == 0;
    case kNotEqual: return order != 0;
    case kGreater: return order > 0;
    case kGreaterEqual: return order >= 0;
  }
  return false;
}

// An int is compared exactly, not by way of the double nearest to it.
Ref<Object> SlotCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  double x = FloatValue(a);
  if (IsFloat(b)) {
    double y = FloatValue(b);
    switch (op) {
      case kLess: return NewBool(x < y);
      case kLessEqual: return NewBool(x <= y);
      case kEqual: return NewBool(x == y);
      case kNotEqual: return NewBool(x != y);
      case kGreater: return NewBool(x > y);
      case kGreaterEqual: return NewBool(x >= y);
    }
  }
  if (!IsInt(b)) return NewNotImplemented();
  if (std::isnan(x)) return NewBool(op == kNotEqual);
  if (std::isinf(x)) return NewBool(Decide(x > 0 ? 1 : -1, op));
  Ref<Object> whole = NewIntFromDouble(x);
  if (!whole) return nullptr;
  int order = IntCompare(whole.get(), b);
  double fraction = x - std::trunc(x);
  if (order == 0 && fraction != 0) order = fraction > 0 ? 1 : -1;
  return NewBool(Decide(order, op));
}

Ref<Object> FloatNew(TypeObject* type, CallArgs args) {
  bool exact = type == BuiltinType(TypeId::kFloat);
  if (!NoKeywordsUnlessInit(type, TypeId::kFloat, "float", args)) return nullptr;
  if (!CheckArgCount("float", args.positional_count, 0, 1)) return nullptr;
  Ref<Object> value = args.positional_count == 0 ? NewFloat(0.0) : ToFloat(args.data[0]);
  if (!value || exact) return value;
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  static_cast<FloatObject*>(self.get())->value = FloatValue(value.get());
  if ((type->type_flags & kTypeHasGc) && !IsTracked(self.get())) Track(self.get());
  return self;
}

// ---- Methods -----------------------------------------------------------------------------------------------------------------------------------

Ref<Object> MethodIsInteger(Borrowed<Object> self) {
  double x = FloatValue(self);
  return NewBool(std::isfinite(x) && std::floor(x) == x);
}
Ref<Object> MethodConjugate(Borrowed<Object> self) { return SlotPositive(self); }
Ref<Object> MethodTrunc(Borrowed<Object> self) { return SlotInt(self); }
Ref<Object> MethodFloor(Borrowed<Object> self) { return NewIntFromDouble(std::floor(FloatValue(self))); }
Ref<Object> MethodCeil(Borrowed<Object> self) { return NewIntFromDouble(std::ceil(FloatValue(self))); }

Ref<Object> MethodRound(Borrowed<Object> self, ArgSpan args) {
  double x = FloatValue(self);
  if (args.size == 0 || IsNone(args[0])) return NewIntFromDouble(std::nearbyint(x));
  ptrdiff_t digits = AsSsize(args[0], TypeId::kObject);
  if (digits == -1 && ErrorPending()) return nullptr;
  if (!std::isfinite(x) || digits > 323) return NewFloat(x);
  if (digits < -308) return NewFloat(0.0 * x);
  // The correctly rounded decimal text, read back.
  std::string text;
  if (digits >= 0) {
    text = FormatDouble(x, 'f', static_cast<int>(digits), false, false, false);
  } else {
    // Round the exact integer part half to even at 10**-digits.
    Ref<Object> unit_exponent = NewInt(-digits), ten = NewInt(10);
    Ref<Object> unit = unit_exponent && ten ? IntPower(ten.get(), unit_exponent.get()) : nullptr;
    Ref<Object> whole = unit ? NewIntFromDouble(std::trunc(std::fabs(x))) : nullptr;
    Ref<Object> quotient, remainder;
    if (!whole || !IntDivMod(whole.get(), unit.get(), &quotient, &remainder)) return nullptr;
    Ref<Object> twice = IntAdd(remainder.get(), remainder.get());
    if (!twice) return nullptr;
    int order = IntCompare(twice.get(), unit.get());
    bool above = order > 0 || (order == 0 && std::trunc(x) != x);
    IntView q(quotient.get());
    bool odd = q.size != 0 && (q.limbs[0] & 1);
    Ref<Object> result = IntMultiply(quotient.get(), unit.get());
    if (result && (above || (order == 0 && odd))) result = IntAdd(result.get(), unit.get());
    if (!result) return nullptr;
    double rounded = IntAsDouble(result);
    if (rounded == -1.0 && ErrorPending()) {
      ClearError();
      return Raise(TypeId::kOverflowError, "rounded value too large to represent");
    }
    return NewFloat(std::copysign(rounded, x));
  }
  double rounded = std::strtod(text.c_str(), nullptr);
  if (std::isinf(rounded)) return Raise(TypeId::kOverflowError, "rounded value too large to represent");
  return NewFloat(rounded);
}

Ref<Object> MethodAsIntegerRatio(Borrowed<Object> self) {
  double x = FloatValue(self);
  if (std::isinf(x)) return Raise(TypeId::kOverflowError, "cannot convert Infinity to integer ratio");
  if (std::isnan(x)) return RaiseValueError("cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(x, &exponent);
  while (fraction != std::floor(fraction)) {
    fraction *= 2.0;
    --exponent;
  }
  Ref<Object> numerator = NewIntFromDouble(fraction), denominator = NewInt(1), shift = NewInt(std::abs(exponent));
  if (!numerator || !denominator || !shift) return nullptr;
  Ref<Object>& scaled = exponent > 0 ? numerator : denominator;
  scaled = IntLeftShift(scaled.get(), shift.get());
  if (!scaled) return nullptr;
  return NewTuple({numerator.get(), denominator.get()});
}

Ref<Object> MethodHex(Borrowed<Object> self) {
  double x = FloatValue(self);
  if (!std::isfinite(x)) return SlotRepr(self);
  const char* sign = std::signbit(x) ? "-" : "";
  char buffer[64];
  if (x == 0) {
    snprintf(buffer, sizeof buffer, "%s0x0.0p+0", sign);
    return NewStrAscii(buffer);
  }
  int exponent;
  double mantissa = std::frexp(std::fabs(x), &exponent);
  int shift = 1 - std::max(-1021 - exponent, 0);
  mantissa = std::ldexp(mantissa, shift);
  exponent -= shift;
  auto whole = static_cast<int>(mantissa);
  auto bits = static_cast<uint64_t>(std::ldexp(mantissa - whole, 52));
  snprintf(buffer, sizeof buffer, "%s0x%d.%013llxp%c%d", sign, whole, static_cast<unsigned long long>(bits), exponent < 0 ? '-' : '+',
           std::abs(exponent));
  return NewStrAscii(buffer);
}

Ref<Object> MethodFromHex(Borrowed<Object> cls, Borrowed<Object> text) {
  if (!IsStr(text)) return RaiseTypeError("bad argument type for built-in operation");
  std::string s = StrToStdString(AsStr(text));
  auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  size_t begin = 0, end = s.size();
  while (begin < end && blank(s[begin])) ++begin;
  while (end > begin && blank(s[end - 1])) --end;
  std::string body = s.substr(begin, end - begin);
  std::string lower;
  for (char c : body) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  size_t i = 0;
  bool negative = false;
  if (i < lower.size() && (lower[i] == '+' || lower[i] == '-')) negative = lower[i++] == '-';
  double value;
  std::string rest = lower.substr(i);
  if (rest == "inf" || rest == "infinity") {
    value = INFINITY;
  } else if (rest == "nan") {
    value = NAN;
  } else {
    if (rest.rfind("0x", 0) == 0) rest = rest.substr(2);
    auto result = std::from_chars(rest.data(), rest.data() + rest.size(), value, std::chars_format::hex);
    bool starts_well = !rest.empty() && (std::isxdigit(static_cast<unsigned char>(rest[0])) || rest[0] == '.');
    size_t exponent = rest.find('p');  // from_chars takes the first of two signs as that of the number
    if (exponent != std::string::npos && exponent + 2 < rest.size() && !std::isxdigit(static_cast<unsigned char>(rest[exponent + 1])) &&
        !std::isdigit(static_cast<unsigned char>(rest[exponent + 2]))) {
      starts_well = false;
    }
    if (!starts_well || result.ec == std::errc::invalid_argument || result.ptr != rest.data() + rest.size()) {
      return RaiseValueError("invalid hexadecimal floating-point string");
    }
    if (result.ec == std::errc::result_out_of_range) {
      value = std::strtod(("0x" + rest).c_str(), nullptr);
      if (std::isinf(value)) return Raise(TypeId::kOverflowError, "hexadecimal value too large to represent as a float");
    }
  }
  Ref<Object> number = NewFloat(negative ? -value : value);
  if (!number || cls == BuiltinType(TypeId::kFloat)) return number;
  return Call(cls, {number.get()});
}

Ref<Object> MethodGetNewArgs(Borrowed<Object> self) {
  Ref<Object> value = NewFloat(FloatValue(self));
  return value ? NewTuple({value.get()}) : nullptr;
}

Ref<Object> MethodFormat(Borrowed<Object> self, Borrowed<Object> spec) {
  if (!IsStr(spec)) return RaiseTypeError("__format__() argument must be str, not %.50K", spec.get());
  return FloatFormat(self, AsStr(spec));
}

Ref<Object> MethodGetFormat(Borrowed<Object>, Borrowed<Object> kind) {
  if (!IsStr(kind)) return RaiseTypeError("__getformat__() argument must be str, not %.50K", kind.get());
  if (!StrEqualsAscii(AsStr(kind), "double") && !StrEqualsAscii(AsStr(kind), "float")) {
    return RaiseValueError("__getformat__() argument 1 must be 'double' or 'float'");
  }
  return NewStrAscii(std::endian::native == std::endian::little ? "IEEE, little-endian" : "IEEE, big-endian");
}

Ref<Object> GetReal(Borrowed<Object> self) { return SlotPositive(self); }
Ref<Object> GetImaginary(Borrowed<Object>) { return NewFloat(0.0); }

constexpr MethodDef kFloatMethods[] = {
    OneArg("fromhex", &MethodFromHex, "fromhex($type, string, /)\n--\n\nThe float that a hexadecimal string stands for.", kClassMethodFlag),
    NoArgs("conjugate", &MethodConjugate, "conjugate($self, /)\n--\n\nThe number itself."),
    NoArgs("__trunc__", &MethodTrunc, "__trunc__($self, /)\n--\n\n"),
    NoArgs("__floor__", &MethodFloor, "__floor__($self, /)\n--\n\n"),
    NoArgs("__ceil__", &MethodCeil, "__ceil__($self, /)\n--\n\n"),
    Positional("__round__", &MethodRound, 0, 1, "__round__($self, ndigits=None, /)\n--\n\n"),
    NoArgs("as_integer_ratio", &MethodAsIntegerRatio, "as_integer_ratio($self, /)\n--\n\nThe exact value as a pair of ints."),
    NoArgs("hex", &MethodHex, "hex($self, /)\n--\n\nThe exact value as hexadecimal text."),
    NoArgs("is_integer", &MethodIsInteger, "is_integer($self, /)\n--\n\nWhether the value is whole."),
    NoArgs("__getnewargs__", &MethodGetNewArgs, "__getnewargs__($self, /)\n--\n\n"),
    OneArg("__getformat__", &MethodGetFormat, "__getformat__($type, typestr, /)\n--\n\n", kClassMethodFlag),
    OneArg("__format__", &MethodFormat, "__format__($self, format_spec, /)\n--\n\n"),
};
constexpr GetSetDef kFloatGetSets[] = {
    {"real", &GetReal, nullptr, "the real part of a complex number"},
    {"imag", &GetImaginary, nullptr, "the imaginary part of a complex number"},
};

constexpr TypeSpec FloatSpec() {
  TypeSpec spec = {};
  spec.name = "float";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(FloatObject);
  spec.flags = kTypeIsBaseType | kTypeVectorcall | kFloatSubclass | kTypeMatchSelf;
  spec.instance_kind = kFloat;
  spec.dealloc = &FloatDealloc;
  TypeSlots& s = spec.slots;
  s.repr = &SlotRepr;
  s.hash = &SlotHash;
  s.getattr = &GenericGetAttr;
  s.compare = &SlotCompare;
  s.new_ = &FloatNew;
  s.add = &SlotAdd;
  s.subtract = &SlotSubtract;
  s.multiply = &SlotMultiply;
  s.remainder = &SlotRemainder;
  s.divmod = &SlotDivMod;
  s.power = &SlotPower;
  s.negative = &SlotNegative;
  s.positive = &SlotPositive;
  s.absolute = &SlotAbsolute;
  s.bool_ = &SlotBool;
  s.int_ = &SlotInt;
  s.float_ = &SlotPositive;
  s.floor_divide = &SlotFloorDivide;
  s.true_divide = &SlotTrueDivide;
  spec.methods = kFloatMethods;
  spec.getsets = kFloatGetSets;
  spec.doc = "float(x=0, /)\n--\n\nA number in double precision.";
  return spec;
}

}  // namespace

extern const TypeSpec kFloatSpec;
constinit const TypeSpec kFloatSpec = FloatSpec();

}  // namespace viv
