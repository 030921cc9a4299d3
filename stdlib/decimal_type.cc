// The type Decimal: how it is made, its operators, its plain methods.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/decimal_methods.h"
#include "stdlib/decimal_short.h"

namespace viv {

using decimal::Number;
using decimal::Rounding;

namespace {

Ref<Object> DecimalNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseDecimalArguments({"value", "context"}, 0, args, out)) return nullptr;
  ContextObject* context = DecimalContextArgument(out[1]);
  if (!context) return nullptr;
  if (out[0]) return DecimalFrom(out[0], context, true, type);
  Number zero;
  return NewDecimal(zero, type);
}
void DecimalDealloc(Object* object) {
  if (object->flags & kHasGcHead) Untrack(object);
  DecimalObject* self = AsDecimal(object);
  if (self->limbs != self->few) Free(Domain::kMem, self->limbs);
  FreeObject(object);
}

// kShort: none, or what does it for short numbers.
template <decimal::Binary kFunction, decimal::ShortBinary... kShort>
Ref<Object> Operator(Borrowed<Object> x, Borrowed<Object> y) {
  if constexpr (sizeof...(kShort) != 0) {
    if (auto a = decimal::ShortOf(x), b = a ? decimal::ShortOf(y) : a; b) {
      ContextObject* context = CurrentDecimalContext();
      if (!context) return nullptr;
      if (auto result = (kShort(*a, *b, context->settings), ...)) return NewShortDecimal(*result);
    }
  }
  Ref<Object> a = DecimalOperand(x), b = a ? DecimalOperand(y) : nullptr;
  if (!b) return ErrorPending() ? nullptr : NewNotImplemented();
  ContextObject* context = CurrentDecimalContext();
  if (!context) return nullptr;
  Number result;
  uint32_t status = 0;
  kFunction(&result, ViewOf(a.get()), ViewOf(b.get()), context->settings, &status);
  return AddDecimalStatus(context, status) ? NewDecimal(result) : nullptr;
}
template <decimal::Unary kFunction>
Ref<Object> Sign(Borrowed<Object> self) {
  ContextObject* context = CurrentDecimalContext();
  if (!context) return nullptr;
  Number result;
  uint32_t status = 0;
  kFunction(&result, ViewOf(self.get()), context->settings, &status);
  return AddDecimalStatus(context, status) ? NewDecimal(result) : nullptr;
}
Ref<Object> DivModSlot(Borrowed<Object> x, Borrowed<Object> y) {
  Ref<Object> a = DecimalOperand(x), b = a ? DecimalOperand(y) : nullptr;
  if (!b) return ErrorPending() ? nullptr : NewNotImplemented();
  ContextObject* context = CurrentDecimalContext();
  return context ? DecimalDivMod(context, a, b) : nullptr;
}
Ref<Object> PowerSlot(Borrowed<Object> x, Borrowed<Object> y, Borrowed<Object> modulus) {
  ContextObject* context = CurrentDecimalContext();
  return context ? DecimalPower(context, x, y, modulus, false) : nullptr;
}
int BoolSlot(Borrowed<Object> self) { return !ViewOf(self.get()).zero(); }
Ref<Object> IntSlot(Borrowed<Object> self) { return DecimalToInt(self, Rounding::kDown); }

std::string TextOf(Borrowed<Object> self, bool* ok) {
  ContextObject* context = CurrentDecimalContext();
  *ok = context != nullptr;
  return context ? decimal::ToText(ViewOf(self.get()), context->capitals != 0, false) : "";
}
Ref<Object> StrSlot(Borrowed<Object> self) {
  bool ok;
  std::string text = TextOf(self, &ok);
  return ok ? Ref<Object>(NewStr(text)) : nullptr;
}
Ref<Object> ReprSlot(Borrowed<Object> self) {
  bool ok;
  std::string text = TextOf(self, &ok);
  return ok ? Ref<Object>(NewStr("Decimal('" + text + "')")) : nullptr;
}

// ---- Methods -------------------------------------------------------------------------------------------------------------------

Ref<Object> Adjusted(Borrowed<Object> self) {
  Number number = ViewOf(self.get());
  return NewInt(number.special() ? 0 : number.adjusted());
}
Ref<Object> Itself(Borrowed<Object> self) { return NewRef(self); }
Ref<Object> ItselfOf(Borrowed<Object> self, Borrowed<Object>) { return NewRef(self); }
Ref<Object> FloorMethod(Borrowed<Object> self) { return DecimalToInt(self, Rounding::kFloor); }
Ref<Object> CeilMethod(Borrowed<Object> self) { return DecimalToInt(self, Rounding::kCeiling); }
Ref<Object> ComplexMethod(Borrowed<Object> self) {
  Ref<Object> real = DecimalToFloat(self);
  return real ? NewComplex(AsDouble(real), 0) : nullptr;
}
Ref<Object> ReduceMethod(Borrowed<Object> self) {
  Ref<Object> text = StrSlot(self);
  Ref<TupleObject> arguments = text ? NewTuple({text.get()}) : nullptr;
  return arguments ? NewTuple({TypeOf(self), arguments.get()}) : nullptr;
}
Ref<Object> RoundMethod(Borrowed<Object> self, ArgSpan args) {
  if (args.size == 0) return DecimalToInt(self, Rounding::kHalfEven);
  if (!IsInt(args[0])) return RaiseTypeError("optional arg must be an integer");
  int64_t places = AsSsize(args[0]);
  ContextObject* context = CurrentDecimalContext();
  if ((places == -1 && ErrorPending()) || !context) return nullptr;
  Number quantum, result;
  quantum.SetSmall(false, 1, places == INT64_MIN ? INT64_MAX : -places);
  uint32_t status = 0;
  decimal::Quantize(&result, ViewOf(self.get()), quantum, context->settings, &status);
  return AddDecimalStatus(context, status) ? NewDecimal(result) : nullptr;
}
Ref<Object> FromFloatMethod(Borrowed<Object> type, Borrowed<Object> value) {
  ContextObject* context = CurrentDecimalContext();
  if (!context) return nullptr;
  Ref<Object> result;
  if (IsInt(value)) {
    result = DecimalFrom(value, context, true, nullptr);
  } else if (IsFloat(value)) {
    result = DecimalFromFloat(AsDouble(value), context, true, nullptr);
  } else {
    return RaiseTypeError("argument must be int or float");
  }
  if (!result || type.get() == Decimals().decimal_type.get()) return result;
  return Call(type, {result.get()});
}
Ref<Object> SizeOfMethod(Borrowed<Object> self) {
  DecimalObject* number = AsDecimal(self);
  int64_t size = TypeOf(self)->basic_size;
  if (number->limbs != number->few) size += number->allocated * 8;
  return NewInt(size);
}
Ref<Object> Imaginary(Borrowed<Object>) {
  Number zero;
  return NewDecimal(zero);
}

constexpr MethodDef kMethods[] = {
    NoArgs("__ceil__", &CeilMethod),
    NoArgs("__complex__", &ComplexMethod),
    NoArgs("__copy__", &Itself),
    OneArg("__deepcopy__", &ItselfOf),
    NoArgs("__floor__", &FloorMethod),
    Positional("__format__", &DecimalFormat, 1, 2),
    NoArgs("__reduce__", &ReduceMethod),
    Positional("__round__", &RoundMethod, 0, 1),
    NoArgs("__sizeof__", &SizeOfMethod),
    NoArgs("__trunc__", &IntSlot),
    NoArgs("adjusted", &Adjusted, "adjusted($self, /)\n--\n\nThe exponent of the first digit."),
    NoArgs("as_integer_ratio", &DecimalAsRatio, "as_integer_ratio($self, /)\n--\n\nThe exact value as a pair of ints."),
    NoArgs("as_tuple", &DecimalAsTuple, "as_tuple($self, /)\n--\n\nSign, digits and exponent."),
    NoArgs("canonical", &Itself, "canonical($self, /)\n--\n\nThe number itself."),
    NoArgs("conjugate", &Itself, "conjugate($self, /)\n--\n\nThe number itself."),
    OneArg("from_float", &FromFloatMethod, "from_float($type, f, /)\n--\n\nThe exact value of a float.", kClassMethodFlag),
};
constexpr GetSetDef kGetSets[] = {{"real", &Itself}, {"imag", &Imaginary}};

constexpr TypeSpec DecimalSpec() {
  TypeSpec spec = {};
  spec.name = "decimal.Decimal";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(DecimalObject);
  spec.flags = kTypeIsBaseType;
  spec.dealloc = &DecimalDealloc;
  TypeSlots& s = spec.slots;
  s.repr = &ReprSlot;
  s.str = &StrSlot;
  s.hash = &DecimalHash;
  s.getattr = &GenericGetAttr;
  s.compare = &DecimalCompare;
  s.new_ = &DecimalNew;
  s.add = &Operator<&decimal::Add, &decimal::AddShort>;
  s.subtract = &Operator<&decimal::Subtract, &decimal::SubtractShort>;
  s.multiply = &Operator<&decimal::Multiply, &decimal::MultiplyShort>;
  s.true_divide = &Operator<&decimal::Divide>;
  s.floor_divide = &Operator<&decimal::DivideInteger>;
  s.remainder = &Operator<&decimal::Remainder>;
  s.divmod = &DivModSlot;
  s.power = &PowerSlot;
  s.negative = &Sign<&decimal::Minus>;
  s.positive = &Sign<&decimal::Plus>;
  s.absolute = &Sign<&decimal::Absolute>;
  s.bool_ = &BoolSlot;
  s.int_ = &IntSlot;
  s.float_ = &DecimalToFloat;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  spec.doc = "Decimal(value=\"0\", context=None)\n--\n\nA number with as many decimal digits as it was written with.";
  return spec;
}

}  // namespace

constinit const TypeSpec kDecimalSpec = DecimalSpec();

}  // namespace viv
