// The methods of Context that do arithmetic, and those of Decimal that do the same by a context: one template for each shape.
#include "stdlib/decimal_methods.h"

#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/decimal_short.h"

namespace viv {

using decimal::Number;

namespace {

Ref<Object> Finish(const Number& number, ContextObject* context, uint32_t status) {
  return AddDecimalStatus(context, status) ? NewDecimal(number) : nullptr;
}

template <decimal::Unary kFunction>
Ref<Object> UnaryBy(Borrowed<Object> context, Borrowed<Object> x) {
  Ref<Object> a = DecimalOperandOrRaise(x);
  if (!a) return nullptr;
  Number result;
  uint32_t status = 0;
  kFunction(&result, ViewOf(a.get()), AsContext(context)->settings, &status);
  return Finish(result, AsContext(context), status);
}
template <decimal::Unary kFunction>
Ref<Object> Unary(Borrowed<Object> self, CallArgs args) {
  Object* out[1];
  if (!ParseDecimalArguments({"context"}, 0, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[0]);
  return context ? UnaryBy<kFunction>(context, self) : nullptr;
}

template <decimal::Binary kFunction>
Ref<Object> BinaryBy(Borrowed<Object> context, Borrowed<Object> x, Borrowed<Object> y) {
  Ref<Object> a = DecimalOperandOrRaise(x), b = a ? DecimalOperandOrRaise(y) : nullptr;
  if (!b) return nullptr;
  Number result;
  uint32_t status = 0;
  kFunction(&result, ViewOf(a.get()), ViewOf(b.get()), AsContext(context)->settings, &status);
  return Finish(result, AsContext(context), status);
}
template <decimal::Binary kFunction>
Ref<Object> BinaryByContext(Borrowed<Object> context, ArgSpan args) {
  return BinaryBy<kFunction>(context, args[0], args[1]);
}
template <decimal::Binary kFunction>
Ref<Object> Binary(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseDecimalArguments({"other", "context"}, 1, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[1]);
  return context ? BinaryBy<kFunction>(context, self, out[0]) : nullptr;
}

// Orders of all numbers, NaNs too.
template <int (*kOrder)(const Number&, const Number&)>
void Total(Number* result, const Number& a, const Number& b, const decimal::Settings&, uint32_t*) {
  int order = kOrder(a, b);
  result->SetSmall(order < 0, order != 0, 0);
}
void CopySign(Number* result, const Number& a, const Number& b, const decimal::Settings&, uint32_t*) {
  result->Set(a);
  result->negative = b.negative;
}
void CopyAbs(Number* result, const Number& a, const decimal::Settings&, uint32_t*) {
  result->Set(a);
  result->negative = false;
}
void CopyNegate(Number* result, const Number& a, const decimal::Settings&, uint32_t*) {
  result->Set(a);
  result->negative = !a.negative;
}
void Copy(Number* result, const Number& a, const decimal::Settings&, uint32_t*) { result->Set(a); }

// ---- Questions -----------------------------------------------------------------------------------------------------------------

using Question = bool (*)(const Number& a, const decimal::Settings& settings);
Ref<Object> IsCanonical(Borrowed<Object>, Borrowed<Object> x) {
  if (!IsDecimal(x)) return RaiseTypeError("argument must be a Decimal");
  return NewBool(true);
}
bool Canonical(const Number&, const decimal::Settings&) { return true; }
bool Finite(const Number& a, const decimal::Settings&) { return !a.special(); }
bool Infinite(const Number& a, const decimal::Settings&) { return a.infinite(); }
bool NaN(const Number& a, const decimal::Settings&) { return a.nan(); }
bool Quiet(const Number& a, const decimal::Settings&) { return a.kind == decimal::Kind::kNaN; }
bool Signaling(const Number& a, const decimal::Settings&) { return a.kind == decimal::Kind::kSignaling; }
bool Signed(const Number& a, const decimal::Settings&) { return a.negative; }
bool Zero(const Number& a, const decimal::Settings&) { return a.zero(); }

template <Question kQuestion>
Ref<Object> Ask(Borrowed<Object> self) {
  return NewBool(kQuestion(ViewOf(self.get()), decimal::kWidest));
}
template <Question kQuestion>
Ref<Object> AskWithContext(Borrowed<Object> self, CallArgs args) {
  Object* out[1];
  if (!ParseDecimalArguments({"context"}, 0, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[0]);
  return context ? NewBool(kQuestion(ViewOf(self.get()), context->settings)) : nullptr;
}
template <Question kQuestion>
Ref<Object> AskBy(Borrowed<Object> context, Borrowed<Object> x) {
  Ref<Object> a = DecimalOperandOrRaise(x);
  return a ? NewBool(kQuestion(ViewOf(a.get()), AsContext(context)->settings)) : nullptr;
}

// ---- The others ----------------------------------------------------------------------------------------------------------------

Ref<Object> FmaBy(ContextObject* context, Borrowed<Object> x, Borrowed<Object> y, Borrowed<Object> z) {
  Ref<Object> a = DecimalOperandOrRaise(x), b = a ? DecimalOperandOrRaise(y) : nullptr, c = b ? DecimalOperandOrRaise(z) : nullptr;
  if (!c) return nullptr;
  Number result;
  uint32_t status = 0;
  decimal::FusedMultiplyAdd(&result, ViewOf(a.get()), ViewOf(b.get()), ViewOf(c.get()), context->settings, &status);
  return Finish(result, context, status);
}
Ref<Object> Fma(Borrowed<Object> self, CallArgs args) {
  Object* out[3];
  if (!ParseDecimalArguments({"other", "third", "context"}, 2, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[2]);
  return context ? FmaBy(context, self, out[0], out[1]) : nullptr;
}
Ref<Object> ContextFma(Borrowed<Object> context, ArgSpan args) { return FmaBy(AsContext(context), args[0], args[1], args[2]); }

Ref<Object> ContextPower(Borrowed<Object> context, CallArgs args) {
  Object* out[3];
  if (!ParseDecimalArguments({"a", "b", "modulo"}, 2, args, out)) return nullptr;
  return DecimalPower(AsContext(context), out[0], out[1], out[2] ? out[2] : None(), true);
}
Ref<Object> ContextDivMod(Borrowed<Object> context, ArgSpan args) { return DecimalDivMod(AsContext(context), args[0], args[1]); }

Ref<Object> NumberClassBy(ContextObject* context, Borrowed<Object> x) {
  Ref<Object> a = DecimalOperandOrRaise(x);
  return a ? Ref<Object>(NewStrAscii(decimal::NumberClass(ViewOf(a.get()), context->settings))) : nullptr;
}
Ref<Object> ContextNumberClass(Borrowed<Object> context, Borrowed<Object> x) { return NumberClassBy(AsContext(context), x); }
Ref<Object> NumberClassOf(Borrowed<Object> self, CallArgs args) {
  Object* out[1];
  if (!ParseDecimalArguments({"context"}, 0, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[0]);
  return context ? NumberClassBy(context, self) : nullptr;
}

Ref<Object> Radix(Borrowed<Object>) {
  Number ten;
  ten.SetSmall(false, 10, 0);
  return NewDecimal(ten);
}
Ref<Object> SameQuantumOf(Borrowed<Object> x, Borrowed<Object> y) {
  Ref<Object> a = DecimalOperandOrRaise(x), b = a ? DecimalOperandOrRaise(y) : nullptr;
  return b ? NewBool(decimal::SameQuantum(ViewOf(a.get()), ViewOf(b.get()))) : nullptr;
}
Ref<Object> SameQuantumMethod(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseDecimalArguments({"other", "context"}, 1, args, out)) return nullptr;
  return DecimalContextArgument(out[1]) ? SameQuantumOf(self, out[0]) : nullptr;
}
Ref<Object> ContextSameQuantum(Borrowed<Object>, ArgSpan args) { return SameQuantumOf(args[0], args[1]); }

template <bool kEngineering>
Ref<Object> ContextText(Borrowed<Object> context, Borrowed<Object> x) {
  Ref<Object> a = DecimalOperandOrRaise(x);
  return a ? Ref<Object>(NewStr(decimal::ToText(ViewOf(a.get()), AsContext(context)->capitals != 0, kEngineering))) : nullptr;
}
Ref<Object> EngineeringText(Borrowed<Object> self, CallArgs args) {
  Object* out[1];
  if (!ParseDecimalArguments({"context"}, 0, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[0]);
  return context ? ContextText<true>(context, self) : nullptr;
}

bool WithRounding(Object* rounding, ContextObject* context, decimal::Settings* settings) {
  *settings = context->settings;
  return !rounding || IsNone(rounding) || ParseRounding(rounding, &settings->rounding);
}
Ref<Object> QuantizeMethod(Borrowed<Object> self, CallArgs args) {
  Object* out[3];
  if (!ParseDecimalArguments({"exp", "rounding", "context"}, 1, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[2]);
  decimal::Settings settings;
  if (!context || !WithRounding(out[1], context, &settings)) return nullptr;
  uint32_t status = 0;
  if (auto x = decimal::ShortOf(self), y = x ? decimal::ShortOf(out[0]) : x; y) {
    if (auto quantized = decimal::QuantizeShort(*x, *y, settings, &status)) {
      return AddDecimalStatus(context, status) ? NewShortDecimal(*quantized) : nullptr;
    }
  }
  Ref<Object> b = DecimalOperandOrRaise(out[0]);
  if (!b) return nullptr;
  Number result;
  decimal::Quantize(&result, ViewOf(self.get()), ViewOf(b.get()), settings, &status);
  return Finish(result, context, status);
}
template <decimal::Unary kFunction>
Ref<Object> ToIntegral(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseDecimalArguments({"rounding", "context"}, 0, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[1]);
  decimal::Settings settings;
  if (!context || !WithRounding(out[0], context, &settings)) return nullptr;
  Number result;
  uint32_t status = 0;
  kFunction(&result, ViewOf(self.get()), settings, &status);
  return Finish(result, context, status);
}
Ref<Object> ContextCanonical(Borrowed<Object>, Borrowed<Object> x) {
  if (!IsDecimal(x)) return RaiseTypeError("argument must be a Decimal");
  return NewRef(x);
}
Ref<Object> ApplyOnly(Borrowed<Object> context, Borrowed<Object> x) {
  Ref<Object> a = DecimalOperandOrRaise(x);
  return a ? DecimalFrom(a, AsContext(context), false, nullptr) : nullptr;
}

#define VIV_X "($self, x, /)\n--\n\n"
#define VIV_XY "($self, x, y, /)\n--\n\n"
#define VIV_UNARY_BY(name, function, doc) OneArg(name, &UnaryBy<&function>, name VIV_X doc)
#define VIV_BINARY_BY(name, function, doc) Positional(name, &BinaryByContext<&function>, 2, 2, name VIV_XY doc)
#define VIV_ASK_BY(name, function, doc) OneArg(name, &AskBy<&function>, name VIV_X doc)
constexpr MethodDef kByContext[] = {
    OneArg("_apply", &ApplyOnly),
    VIV_UNARY_BY("abs", decimal::Absolute, "abs(x)."),
    VIV_BINARY_BY("add", decimal::Add, "x + y."),
    OneArg("canonical", &ContextCanonical, "canonical" VIV_X "x."),
    VIV_BINARY_BY("compare", decimal::Compare, "-1, 0 or 1."),
    VIV_BINARY_BY("compare_signal", decimal::CompareSignal, "The same; any NaN is invalid."),
    VIV_BINARY_BY("compare_total", Total<&decimal::CompareTotal>, "The same in the order of all numbers."),
    VIV_BINARY_BY("compare_total_mag", Total<&decimal::CompareTotalMagnitude>, "The same of absolute values."),
    VIV_UNARY_BY("copy_abs", CopyAbs, "x without its sign."),
    VIV_UNARY_BY("copy_decimal", Copy, "x."),
    VIV_UNARY_BY("copy_negate", CopyNegate, "x with the other sign."),
    VIV_BINARY_BY("copy_sign", CopySign, "x with the sign of y."),
    VIV_BINARY_BY("divide", decimal::Divide, "x / y."),
    VIV_BINARY_BY("divide_int", decimal::DivideInteger, "The whole part of x / y."),
    Positional("divmod", &ContextDivMod, 2, 2, "divmod" VIV_XY "The whole part of x / y, and what remains."),
    VIV_UNARY_BY("exp", decimal::Exp, "e ** x."),
    Positional("fma", &ContextFma, 3, 3, "fma($self, x, y, z, /)\n--\n\nx * y + z, rounded once."),
    OneArg("is_canonical", &IsCanonical, "is_canonical" VIV_X "True."),
    VIV_ASK_BY("is_finite", Finite, "Neither infinite nor a NaN?"),
    VIV_ASK_BY("is_infinite", Infinite, "Infinite?"),
    VIV_ASK_BY("is_nan", NaN, "A NaN?"),
    VIV_ASK_BY("is_normal", decimal::IsNormal, "Neither zero nor too small for all digits?"),
    VIV_ASK_BY("is_qnan", Quiet, "A quiet NaN?"),
    VIV_ASK_BY("is_signed", Signed, "Negative?"),
    VIV_ASK_BY("is_snan", Signaling, "A signaling NaN?"),
    VIV_ASK_BY("is_subnormal", decimal::IsSubnormal, "Too small for all digits?"),
    VIV_ASK_BY("is_zero", Zero, "Zero?"),
    VIV_UNARY_BY("ln", decimal::Ln, "The natural logarithm."),
    VIV_UNARY_BY("log10", decimal::Log10, "The logarithm to ten."),
    VIV_UNARY_BY("logb", decimal::LogB, "The exponent of the first digit."),
    VIV_BINARY_BY("logical_and", decimal::LogicalAnd, "Digit by digit."),
    VIV_UNARY_BY("logical_invert", decimal::LogicalInvert, "Digit by digit."),
    VIV_BINARY_BY("logical_or", decimal::LogicalOr, "Digit by digit."),
    VIV_BINARY_BY("logical_xor", decimal::LogicalXor, "Digit by digit."),
    VIV_BINARY_BY("max", decimal::Max, "The larger one."),
    VIV_BINARY_BY("max_mag", decimal::MaxMagnitude, "The one with the larger absolute value."),
    VIV_BINARY_BY("min", decimal::Min, "The smaller one."),
    VIV_BINARY_BY("min_mag", decimal::MinMagnitude, "The one with the smaller absolute value."),
    VIV_UNARY_BY("minus", decimal::Minus, "-x."),
    VIV_BINARY_BY("multiply", decimal::Multiply, "x * y."),
    VIV_UNARY_BY("next_minus", decimal::NextMinus, "The largest number below x."),
    VIV_UNARY_BY("next_plus", decimal::NextPlus, "The smallest number above x."),
    VIV_BINARY_BY("next_toward", decimal::NextToward, "The next number in the direction of y."),
    VIV_UNARY_BY("normalize", decimal::Normalize, "x without trailing zeros."),
    OneArg("number_class", &ContextNumberClass, "number_class" VIV_X "What kind of number it is, as text."),
    VIV_UNARY_BY("plus", decimal::Plus, "+x."),
    Keywords("power", &ContextPower, "power($self, /, a, b, modulo=None)\n--\n\na ** b, or that modulo something."),
    VIV_BINARY_BY("quantize", decimal::Quantize, "x with the exponent of y."),
    NoArgs("radix", &Radix, "radix($self, /)\n--\n\nTen."),
    VIV_BINARY_BY("remainder", decimal::Remainder, "x % y."),
    VIV_BINARY_BY("remainder_near", decimal::RemainderNear, "x less the nearest multiple of y."),
    VIV_BINARY_BY("rotate", decimal::Rotate, "The digits of x turned y times."),
    Positional("same_quantum", &ContextSameQuantum, 2, 2, "same_quantum" VIV_XY "Equal exponents?"),
    VIV_BINARY_BY("scaleb", decimal::ScaleB, "x with its exponent changed by y."),
    VIV_BINARY_BY("shift", decimal::Shift, "The digits of x shifted y times."),
    VIV_UNARY_BY("sqrt", decimal::SquareRoot, "The square root."),
    VIV_BINARY_BY("subtract", decimal::Subtract, "x - y."),
    OneArg("to_eng_string", &ContextText<true>, "to_eng_string" VIV_X "As text, with exponents divisible by three."),
    VIV_UNARY_BY("to_integral", decimal::ToIntegralValue, "Rounded to a whole number."),
    VIV_UNARY_BY("to_integral_exact", decimal::ToIntegralExact, "Rounded to a whole number, with flags."),
    VIV_UNARY_BY("to_integral_value", decimal::ToIntegralValue, "Rounded to a whole number."),
    OneArg("to_sci_string", &ContextText<false>, "to_sci_string" VIV_X "As text."),
};

#define VIV_SELF "($self, /)\n--\n\n"
#define VIV_CONTEXT "($self, /, context=None)\n--\n\n"
#define VIV_OTHER "($self, /, other, context=None)\n--\n\n"
#define VIV_UNARY(name, function, doc) Keywords(name, &Unary<&function>, name VIV_CONTEXT doc)
#define VIV_BINARY(name, function, doc) Keywords(name, &Binary<&function>, name VIV_OTHER doc)
#define VIV_ASK(name, function, doc) NoArgs(name, &Ask<&function>, name VIV_SELF doc)
template <decimal::Unary kFunction>
Ref<Object> Plain(Borrowed<Object> self) {
  Number result;
  uint32_t status = 0;
  kFunction(&result, ViewOf(self.get()), decimal::kWidest, &status);
  return NewDecimal(result);
}
constexpr MethodDef kOfDecimal[] = {
    VIV_BINARY("compare", decimal::Compare, "-1, 0 or 1."),
    VIV_BINARY("compare_signal", decimal::CompareSignal, "The same; any NaN is invalid."),
    VIV_BINARY("compare_total", Total<&decimal::CompareTotal>, "The same in the order of all numbers."),
    VIV_BINARY("compare_total_mag", Total<&decimal::CompareTotalMagnitude>, "The same of absolute values."),
    NoArgs("copy_abs", &Plain<&CopyAbs>, "copy_abs" VIV_SELF "Without its sign."),
    NoArgs("copy_negate", &Plain<&CopyNegate>, "copy_negate" VIV_SELF "With the other sign."),
    VIV_BINARY("copy_sign", CopySign, "With the sign of the other."),
    VIV_UNARY("exp", decimal::Exp, "e ** self."),
    Keywords("fma", &Fma, "fma($self, /, other, third, context=None)\n--\n\nself * other + third, rounded once."),
    VIV_ASK("is_canonical", Canonical, "True."),
    VIV_ASK("is_finite", Finite, "Neither infinite nor a NaN?"),
    VIV_ASK("is_infinite", Infinite, "Infinite?"),
    VIV_ASK("is_nan", NaN, "A NaN?"),
    Keywords("is_normal", &AskWithContext<&decimal::IsNormal>, "is_normal" VIV_CONTEXT "Neither zero nor too small for all digits?"),
    VIV_ASK("is_qnan", Quiet, "A quiet NaN?"),
    VIV_ASK("is_signed", Signed, "Negative?"),
    VIV_ASK("is_snan", Signaling, "A signaling NaN?"),
    Keywords("is_subnormal", &AskWithContext<&decimal::IsSubnormal>, "is_subnormal" VIV_CONTEXT "Too small for all digits?"),
    VIV_ASK("is_zero", Zero, "Zero?"),
    VIV_UNARY("ln", decimal::Ln, "The natural logarithm."),
    VIV_UNARY("log10", decimal::Log10, "The logarithm to ten."),
    VIV_UNARY("logb", decimal::LogB, "The exponent of the first digit."),
    VIV_BINARY("logical_and", decimal::LogicalAnd, "Digit by digit."),
    VIV_UNARY("logical_invert", decimal::LogicalInvert, "Digit by digit."),
    VIV_BINARY("logical_or", decimal::LogicalOr, "Digit by digit."),
    VIV_BINARY("logical_xor", decimal::LogicalXor, "Digit by digit."),
    VIV_BINARY("max", decimal::Max, "The larger one."),
    VIV_BINARY("max_mag", decimal::MaxMagnitude, "The one with the larger absolute value."),
    VIV_BINARY("min", decimal::Min, "The smaller one."),
    VIV_BINARY("min_mag", decimal::MinMagnitude, "The one with the smaller absolute value."),
    VIV_UNARY("next_minus", decimal::NextMinus, "The largest number below."),
    VIV_UNARY("next_plus", decimal::NextPlus, "The smallest number above."),
    VIV_BINARY("next_toward", decimal::NextToward, "The next number in the direction of the other."),
    VIV_UNARY("normalize", decimal::Normalize, "Without trailing zeros."),
    Keywords("number_class", &NumberClassOf, "number_class" VIV_CONTEXT "What kind of number it is, as text."),
    Keywords("quantize", &QuantizeMethod, "quantize($self, /, exp, rounding=None, context=None)\n--\n\nWith the exponent of another number."),
    NoArgs("radix", &Radix, "radix" VIV_SELF "Ten."),
    VIV_BINARY("remainder_near", decimal::RemainderNear, "Less the nearest multiple of the other."),
    VIV_BINARY("rotate", decimal::Rotate, "The digits turned."),
    Keywords("same_quantum", &SameQuantumMethod, "same_quantum" VIV_OTHER "Equal exponents?"),
    VIV_BINARY("scaleb", decimal::ScaleB, "With the exponent changed."),
    VIV_BINARY("shift", decimal::Shift, "The digits shifted."),
    VIV_UNARY("sqrt", decimal::SquareRoot, "The square root."),
    Keywords("to_eng_string", &EngineeringText, "to_eng_string" VIV_CONTEXT "As text, with exponents divisible by three."),
    Keywords("to_integral", &ToIntegral<&decimal::ToIntegralValue>,
             "to_integral($self, /, rounding=None, context=None)\n--\n\nRounded to a whole number."),
    Keywords("to_integral_exact", &ToIntegral<&decimal::ToIntegralExact>,
             "to_integral_exact($self, /, rounding=None, context=None)\n--\n\nRounded to a whole number, with flags."),
    Keywords("to_integral_value", &ToIntegral<&decimal::ToIntegralValue>,
             "to_integral_value($self, /, rounding=None, context=None)\n--\n\nRounded to a whole number."),
};

}  // namespace

const Table<MethodDef> kDecimalContextArithmetic = kByContext;
const Table<MethodDef> kDecimalArithmetic = kOfDecimal;

Ref<Object> DecimalDivMod(ContextObject* context, Borrowed<Object> x, Borrowed<Object> y) {
  Ref<Object> a = DecimalOperandOrRaise(x), b = a ? DecimalOperandOrRaise(y) : nullptr;
  if (!b) return nullptr;
  Number quotient, remainder;
  uint32_t status = 0;
  decimal::DivMod(&quotient, &remainder, ViewOf(a.get()), ViewOf(b.get()), context->settings, &status);
  if (!AddDecimalStatus(context, status)) return nullptr;
  Ref<Object> first = NewDecimal(quotient), second = NewDecimal(remainder);
  return first && second ? NewTuple({first.get(), second.get()}) : nullptr;
}

Ref<Object> DecimalPower(ContextObject* context, Borrowed<Object> x, Borrowed<Object> y, Borrowed<Object> modulus, bool raises) {
  Ref<Object> operands[3];
  Object* given[] = {x.get(), y.get(), modulus.get()};
  int count = IsNone(modulus) ? 2 : 3;
  for (int i = 0; i < count; ++i) {
    operands[i] = raises ? DecimalOperandOrRaise(given[i]) : DecimalOperand(given[i]);
    if (!operands[i]) return ErrorPending() ? nullptr : NewNotImplemented();
  }
  Number result;
  uint32_t status = 0;
  if (count == 2) {
    decimal::Power(&result, ViewOf(operands[0].get()), ViewOf(operands[1].get()), context->settings, &status);
  } else {
    decimal::PowerModulo(&result, ViewOf(operands[0].get()), ViewOf(operands[1].get()), ViewOf(operands[2].get()), context->settings, &status);
  }
  return Finish(result, context, status);
}

}  // namespace viv
