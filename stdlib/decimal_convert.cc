// Decimals from and to everything else.
#include <algorithm>
#include <cmath>

#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/unicode_data.h"
#include "stdlib/decimal_short.h"

namespace viv {

using decimal::Integer;
using decimal::Kind;
using decimal::Number;

Ref<Object> NewDecimal(const Number& value, TypeObject* type) {
  if (!type) type = Decimals().decimal_type.get();
  auto count = static_cast<int64_t>(mpz_size(value.coefficient));
  mp_limb_t* block = nullptr;
  int64_t words = 4;
  if (count >= 4) {
    words = std::max<int64_t>({4, count, (value.digits() + 18) / 19});
    if (words > 4) {
      block = static_cast<mp_limb_t*>(Allocate(Domain::kMem, static_cast<size_t>(words) * sizeof(mp_limb_t)));
      if (!block) return RaiseMemoryError();
    }
  }
  Ref<Object> object = AllocateInstance(type, 0);
  if (!object) {
    if (block) Free(Domain::kMem, block);
    return nullptr;
  }
  DecimalObject* self = AsDecimal(object.get());
  self->hash = -1;
  self->kind_of = value.kind;
  self->negative = value.negative;
  self->exp = value.exp;
  self->count = count;
  self->allocated = words;
  self->limbs = block ? block : self->few;
  const mp_limb_t* limbs = mpz_limbs_read(value.coefficient);
  std::copy(limbs, limbs + count, self->limbs);
  if ((self->flags & kHasGcHead) && !IsTracked(self)) Track(self);
  return object;
}

Ref<Object> NewShortDecimal(const decimal::ShortResult& result) {
  Ref<Object> object = AllocateInstance(Decimals().decimal_type.get(), 0);
  if (!object) return nullptr;
  DecimalObject* self = AsDecimal(object.get());
  self->hash = -1;
  self->kind_of = Kind::kFinite;
  self->negative = result.negative;
  self->exp = result.exp;
  self->allocated = std::size(self->few);
  self->limbs = self->few;
  self->few[0] = static_cast<mp_limb_t>(result.value);
  self->few[1] = static_cast<mp_limb_t>(result.value >> 64);
  self->count = self->few[1] ? 2 : self->few[0] ? 1 : 0;
  return object;
}

Ref<Object> IntOfInteger(mpz_srcptr value) {
  if (mpz_fits_slong_p(value)) return NewInt(mpz_get_si(value));
  size_t size = mpz_sizeinbase(value, 2) / 8 + 1, written = 0;
  std::string bytes(size + 8, '\0');
  mpz_export(bytes.data(), &written, -1, 1, 0, 0, value);
  Ref<Object> magnitude = IntFromBytes(reinterpret_cast<const uint8_t*>(bytes.data()), written, true, false);
  return magnitude && mpz_sgn(value) < 0 ? Negative(magnitude) : std::move(magnitude);
}

void IntegerOfInt(Borrowed<Object> integer, Number* out) {
  auto* value = static_cast<const IntObject*>(integer.get());
  if (IsBig(integer)) {
    mpz_t view;
    int64_t count = value->limb_count;
    mpz_roinit_n(view, value->limbs, static_cast<mp_size_t>(count < 0 ? -count : count));
    mpz_set(out->coefficient, view);
    out->negative = count < 0;
  } else {
    int64_t small = value->value;
    out->negative = small < 0;
    mpz_set_ui(out->coefficient, small < 0 ? 0 - static_cast<uint64_t>(small) : static_cast<uint64_t>(small));
  }
  out->kind = Kind::kFinite;
  out->exp = 0;
}

namespace {

decimal::ShortResult ShortOfInt(const Object* integer) {
  const int64_t value = SmallValue(integer);
  return {value < 0, value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value), 0};
}

}  // namespace

Ref<Object> DecimalOperand(Borrowed<Object> object) {
  if (IsDecimal(object)) return NewRef(object);
  if (!IsInt(object)) return nullptr;
  if (object->kind == kInt) return NewShortDecimal(ShortOfInt(object));
  Number number;
  IntegerOfInt(object, &number);
  return NewDecimal(number);
}

Ref<Object> DecimalOperandOrRaise(Borrowed<Object> object) {
  Ref<Object> result = DecimalOperand(object);
  if (!result && !ErrorPending()) return RaiseTypeError("conversion from %s to Decimal is not supported", object->type->name);
  return result;
}

namespace {

// What is there exactly, or as the context has it; null: a trapped condition.
Ref<Object> Finished(Number* number, uint32_t status, ContextObject* context, bool exact, TypeObject* type) {
  if (exact) {
    // An exact result that does not fit anywhere is no number.
    decimal::Finalize(number, decimal::kWidest, &status);
    if (status & (decimal::kInexact | decimal::kRounded | decimal::kClamped)) decimal::Invalid(number, &status);
    status &= decimal::kInvalidConditions | decimal::kDivisionByZero;
  } else if (number->nan()) {
    if (mpz_sgn(number->coefficient) != 0 &&
        number->digits() > context->settings.prec - (context->settings.clamp ? 1 : 0)) {
      decimal::Invalid(number, &status, decimal::kConversionSyntax);
    }
  } else {
    decimal::Finalize(number, context->settings, &status);
  }
  return AddDecimalStatus(context, status) ? NewDecimal(*number, type) : nullptr;
}

// The characters of a number without blanks around them and underscores; digits of all scripts as ASCII's.
std::string NumberText(Borrowed<StrObject> text, bool keep_blanks) {
  ptrdiff_t start = 0, end = text->length;
  while (!keep_blanks && start < end && UnicodeIsSpace(StrChar(text.get(), start))) ++start;
  while (!keep_blanks && end > start && UnicodeIsSpace(StrChar(text.get(), end - 1))) --end;
  std::string result;
  for (ptrdiff_t i = start; i < end; ++i) {
    uint32_t c = StrChar(text.get(), i);
    if (c == '_' && !keep_blanks) continue;
    int digit = c < 128 ? -1 : UnicodeDecimal(c);
    result += digit >= 0 ? static_cast<char>('0' + digit) : c < 128 && c != 0 ? static_cast<char>(c) : '\x01';
  }
  return result;
}

Ref<Object> FromStr(Borrowed<StrObject> text, ContextObject* context, bool exact, TypeObject* type) {
  Number number;
  uint32_t status = 0;
  std::string plain = NumberText(text, false);
  bool blanks = false;
  if (!exact) {
    // create_decimal() takes numbers as the specification has them: nothing around them, nothing between.
    std::string raw = NumberText(text, true);
    blanks = raw != plain;
  }
  if (blanks || !decimal::Parse(plain, &number)) decimal::Invalid(&number, &status, decimal::kConversionSyntax);
  return Finished(&number, status, context, exact, type);
}

Ref<Object> FromTuple(Borrowed<Object> sequence, ContextObject* context, bool exact, TypeObject* type) {
  Ref<TupleObject> tuple = TupleOf(sequence);
  if (!tuple) return nullptr;
  if (tuple->size != 3) return RaiseValueError("argument must be a sequence of length 3");
  Object *sign = tuple->items[0], *digits = tuple->items[1], *exponent = tuple->items[2];
  if (!IsInt(sign) || IsBig(sign) || (SmallValue(sign) != 0 && SmallValue(sign) != 1)) {
    return RaiseValueError("sign must be an integer with the value 0 or 1");
  }
  Number number;
  number.negative = SmallValue(sign) == 1;
  if (IsStr(exponent)) {
    std::string name = StrToStdString(AsStr(exponent));
    if (name == "F") {
      number.SetSpecial(number.negative, Kind::kInfinite);
    } else if (name == "n") {
      number.kind = Kind::kNaN;
    } else if (name == "N") {
      number.kind = Kind::kSignaling;
    } else {
      return RaiseValueError("string argument in the third position must be 'F', 'n' or 'N'");
    }
  } else if (!IsInt(exponent)) {
    return RaiseValueError("exponent must be an integer");
  } else {
    number.exp = AsSsize(exponent);
    if (number.exp == -1 && ErrorPending()) return nullptr;
    number.exp = std::clamp<int64_t>(number.exp, -4 * decimal::kMaxEmax, 4 * decimal::kMaxEmax);
  }
  if (!IsTuple(digits) && !IsList(digits)) return RaiseValueError("coefficient must be a tuple of digits");
  Ref<TupleObject> row = TupleOf(digits);
  if (!row) return nullptr;
  std::string text;
  for (Object* item : TupleItems(row.get())) {
    if (!IsInt(item) || IsBig(item) || SmallValue(item) < 0 || SmallValue(item) > 9) {
      return RaiseValueError("coefficient must be a tuple of digits");
    }
    text += static_cast<char>('0' + SmallValue(item));
  }
  if (!text.empty() && !number.infinite()) mpz_set_str(number.coefficient, text.c_str(), 10);
  return Finished(&number, 0, context, exact, type);
}

}  // namespace

Ref<Object> DecimalFromFloat(double value, ContextObject* context, bool exact, TypeObject* type) {
  Number number;
  if (std::isnan(value)) {
    number.SetSpecial(std::signbit(value), Kind::kNaN);
  } else if (std::isinf(value)) {
    number.SetSpecial(value < 0, Kind::kInfinite);
  } else {
    int exponent;
    double mantissa = std::frexp(std::fabs(value), &exponent);
    auto digits = static_cast<uint64_t>(std::ldexp(mantissa, 53));
    exponent -= 53;
    if (digits == 0) exponent = 0;
    while (digits != 0 && exponent < 0 && digits % 2 == 0) {
      digits /= 2;
      ++exponent;
    }
    number.SetSmall(std::signbit(value), digits, 0);
    if (exponent >= 0) {
      mpz_mul_2exp(number.coefficient, number.coefficient, static_cast<mp_bitcnt_t>(exponent));
    } else {
      Integer power;
      mpz_ui_pow_ui(power, 5, static_cast<unsigned long>(-exponent));
      mpz_mul(number.coefficient, number.coefficient, power);
      number.exp = exponent;
    }
  }
  return Finished(&number, 0, context, exact, type);
}

Ref<Object> DecimalFrom(Borrowed<Object> value, ContextObject* context, bool exact, TypeObject* type) {
  TypeObject* exact_type = Decimals().decimal_type.get();
  if (IsStr(value)) return FromStr(AsStr(value), context, exact, type);
  if (IsDecimal(value)) {
    if (exact && (!type || type == exact_type) && TypeOf(value) == exact_type) return NewRef(value);
    uint32_t status = 0;
    if (exact) return NewDecimal(ViewOf(value), type);
    Number number;
    number.Set(ViewOf(value));
    if (number.nan() && mpz_sgn(number.coefficient) != 0 &&
        number.digits() > context->settings.prec - (context->settings.clamp ? 1 : 0)) {
      decimal::Invalid(&number, &status, decimal::kConversionSyntax);
    } else {
      decimal::Finalize(&number, context->settings, &status);
    }
    return AddDecimalStatus(context, status) ? NewDecimal(number, type) : nullptr;
  }
  if (IsInt(value)) {
    Number number;
    IntegerOfInt(value, &number);
    return Finished(&number, 0, context, exact, type);
  }
  if (IsTuple(value) || IsList(value)) return FromTuple(value, context, exact, type);
  if (IsFloat(value)) {
    double number = AsDouble(value);
    if (!AddDecimalStatus(context, decimal::kFloatOperation)) return nullptr;
    return DecimalFromFloat(number, context, exact, type);
  }
  return RaiseTypeError("conversion from %s to Decimal is not supported", value->type->name);
}

Ref<Object> DecimalAsTuple(Borrowed<Object> self) {
  Number number = ViewOf(self);
  Ref<Object> sign = NewInt(number.negative), exponent;
  Ref<TupleObject> digits;
  if (number.special()) {
    exponent = NewStrAscii(number.infinite() ? "F" : number.kind == Kind::kNaN ? "n" : "N");
  } else {
    exponent = NewInt(number.exp);
  }
  if (number.infinite()) {
    Ref<Object> zero = NewInt(0);
    digits = NewTuple({zero.get()});
  } else if (number.nan() && mpz_sgn(number.coefficient) == 0) {
    digits = NewTuple(0);
  } else {
    std::string text = decimal::DigitsOf(number);
    digits = NewTuple(static_cast<ptrdiff_t>(text.size()));
    for (size_t i = 0; digits && i < text.size(); ++i) TupleInit(digits.get(), static_cast<ptrdiff_t>(i), NewInt(text[i] - '0'));
  }
  if (!sign || !exponent || !digits) return nullptr;
  return Call(Decimals().tuple_type, {sign.get(), digits.get(), exponent.get()});
}

Ref<Object> DecimalAsRatio(Borrowed<Object> self) {
  Number number = ViewOf(self);
  if (number.infinite()) return Raise(TypeId::kOverflowError, "cannot convert Infinity to integer ratio");
  if (number.nan()) return RaiseValueError("cannot convert NaN to integer ratio");
  Integer numerator, denominator, power;
  uint32_t status = 0;
  if (!decimal::PowerOfTen(power, number.exp < 0 ? -number.exp : number.exp, &status)) {
    if (!number.zero()) return RaiseMemoryError();
    mpz_set_ui(power, 1);
  }
  mpz_set(numerator, number.coefficient);
  mpz_set_ui(denominator, 1);
  if (number.exp >= 0) {
    mpz_mul(numerator, numerator, power);
  } else {
    mpz_gcd(denominator, numerator, power);
    mpz_divexact(numerator, numerator, denominator);
    mpz_divexact(denominator, power, denominator);
  }
  if (number.negative) mpz_neg(numerator, numerator);
  Ref<Object> above = IntOfInteger(numerator), below = IntOfInteger(denominator);
  return above && below ? NewTuple({above.get(), below.get()}) : nullptr;
}

Ref<Object> DecimalToInt(Borrowed<Object> self, decimal::Rounding rounding) {
  Number number;
  number.Set(ViewOf(self));
  if (number.nan()) return RaiseValueError("cannot convert NaN to integer");
  if (number.infinite()) return Raise(TypeId::kOverflowError, "cannot convert Infinity to integer");
  uint32_t status = 0;
  if (number.exp >= 0) {
    if (!decimal::Lengthen(&number, number.exp, &status)) return RaiseMemoryError();
  } else {
    decimal::Shorten(&number, -number.exp, rounding);
  }
  if (number.negative) mpz_neg(number.coefficient, number.coefficient);
  return IntOfInteger(number.coefficient);
}

Ref<Object> DecimalToFloat(Borrowed<Object> self) {
  Number number = ViewOf(self);
  if (number.kind == Kind::kSignaling) return RaiseValueError("cannot convert signaling NaN to float");
  if (number.nan()) return NewFloat(number.negative ? -std::nan("") : std::nan(""));
  Ref<StrObject> text = NewStr(decimal::ToText(number, true, false));
  double value;
  if (!text || !ParseDouble(StrToStdString(text.get()), text, &value)) return nullptr;
  return NewFloat(value);
}

int64_t DecimalHash(Borrowed<Object> object) {
  DecimalObject* self = AsDecimal(object);
  if (self->hash != -1) return self->hash;
  Number number = ViewOf(object);
  if (number.special()) {
    if (number.kind == Kind::kSignaling) {
      RaiseTypeError("Cannot hash a signaling NaN value");
      return -1;
    }
    if (number.nan()) return HashOfAddress(object.get());
    return self->hash = number.negative ? -314159 : 314159;
  }
  Integer modulus, base, power;
  mpz_set_ui(modulus, (uint64_t{1} << 61) - 1);
  mpz_set_ui(base, number.exp >= 0 ? 10 : 2075258708292324556ull);  // ten and its inverse
  mpz_powm_ui(power, base, static_cast<unsigned long>(number.exp < 0 ? -number.exp : number.exp), modulus);
  mpz_mul(power, power, number.coefficient);
  mpz_tdiv_r(power, power, modulus);
  auto hash = static_cast<int64_t>(mpz_get_ui(power.value));
  if (number.negative) hash = -hash;
  return self->hash = hash == -1 ? -2 : hash;
}

namespace {

// The other side of a comparison. Null and no exception: it cannot be compared. A Rational's denominator goes to the left side.
Ref<Object> Comparable(Borrowed<Object> other, CompareOp op, ContextObject* context, Ref<Object>* self) {
  bool equality = op == kEqual || op == kNotEqual;
  if (Ref<Object> operand = DecimalOperand(other); operand || ErrorPending()) return operand;
  if (IsFloat(other) || (other->type == BuiltinType(TypeId::kComplex) && equality)) {
    double value;
    if (IsFloat(other)) {
      value = AsDouble(other);
    } else {
      Ref<Object> imaginary = GetAttr(other, InternStr("imag")), real = GetAttr(other, InternStr("real"));
      if (!imaginary || !real || AsDouble(imaginary) != 0) return nullptr;
      value = AsDouble(real);
    }
    if (equality) {
      context->status |= decimal::kFloatOperation;
    } else if (!AddDecimalStatus(context, decimal::kFloatOperation)) {
      return nullptr;
    }
    return DecimalFromFloat(value, context, true, nullptr);
  }
  int rational = IsInstance(other, Decimals().rational);
  if (rational <= 0) return nullptr;
  Ref<Object> above = GetAttr(other, InternStr("numerator")), below = above ? GetAttr(other, InternStr("denominator")) : nullptr;
  Ref<Object> numerator = below ? DecimalOperandOrRaise(above) : nullptr, denominator = numerator ? DecimalOperandOrRaise(below) : nullptr;
  if (!denominator) return nullptr;
  if (ViewOf(self->get()).special()) return numerator;
  Number product;
  uint32_t status = 0;
  decimal::Multiply(&product, ViewOf(self->get()), ViewOf(denominator.get()), decimal::kWidest, &status);
  *self = NewDecimal(product);
  return *self ? std::move(numerator) : nullptr;
}

}  // namespace

Ref<Object> DecimalCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  ContextObject* context = CurrentDecimalContext();
  if (!context) return nullptr;
  if (auto x = decimal::ShortOf(a), y = x ? decimal::ShortOf(b) : x; y) {
    if (auto order = decimal::CompareShort(*x, *y)) return CompareIntegers(*order, 0, op);
  }
  Ref<Object> left = NewRef(a), right = Comparable(b, op, context, &left);
  if (!right) return ErrorPending() ? nullptr : NewNotImplemented();
  Number x = ViewOf(left.get()), y = ViewOf(right.get());
  if (x.nan() || y.nan()) {
    bool signals = x.kind == Kind::kSignaling || y.kind == Kind::kSignaling || (op != kEqual && op != kNotEqual);
    if (signals && !AddDecimalStatus(context, decimal::kInvalidOperation)) return nullptr;
    return NewBool(op == kNotEqual);
  }
  return CompareIntegers(decimal::CompareFinite(x, y), 0, op);
}

}  // namespace viv
