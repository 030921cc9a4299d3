// The types int and bool: constructors, slots, methods. Answers to CPython's Objects/longobject.c and boolobject.c.
#include <cmath>
#include <cstring>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_internal.h"
#include "interpreter/objects/int_text.h"
#include "interpreter/objects/plain_numbers.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

Ref<Object> ExactInt(Borrowed<Object> integer) {
  if (IsExactInt(integer)) return integer.ToOwned();
  IntView view(integer);
  return IntFromLimbs(view.limbs, view.size, view.negative);
}

// ---- Construction ---------------------------------------------------------------------------------------------------------------------------

Ref<Object> IntFromTextAndBase(Borrowed<Object> text, int base) {
  if (IsStr(text)) return IntFromText(StrToStdString(AsStr(text)), base, text);
  if (IsBytes(text) || text->kind == kByteArray || IsInstanceExactOrSub(text, TypeId::kByteArray)) {
    BufferHolder holder;
    if (!holder.Get(text)) return nullptr;
    return IntFromText({static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)}, base, text);
  }
  return RaiseTypeError("int() can't convert non-string with explicit base");
}

Ref<Object> NewIntValue(CallArgs args) {
  if (args.positional_count == 1 && !args.keyword_names) {
    Object* only = args.data[0];
    if (only->kind == kInt) return NewRef(only);
    if (only->kind == kFloat && std::abs(FloatValue(only)) < 0x1p62) return NewInt(static_cast<int64_t>(FloatValue(only)));
  }
  Object* out[2];
  if (!ParseArguments({"int", {"", "base"}, 0, 1}, args, out)) return nullptr;
  if (!out[0]) {
    if (out[1]) return RaiseTypeError("int() missing string argument");
    return NewInt(0);
  }
  if (!out[1]) return ToInt(out[0]);
  ptrdiff_t base = AsSsize(out[1], TypeId::kObject);
  if (base == -1 && ErrorPending()) return nullptr;
  if (base != 0 && (base < 2 || base > 36)) return RaiseValueError("int() base must be >= 2 and <= 36, or 0");
  return IntFromTextAndBase(out[0], static_cast<int>(base));
}

// An instance of a subclass of int with the value of `plain`.
Ref<Object> NewIntOfSubclass(TypeObject* type, Borrowed<Object> plain) {
  IntView view(plain);
  bool big = IsBig(plain);
  // As many 30-bit digits as CPython; rounded up to eight bytes they have room for the limbs.
  constexpr size_t kDigitBits = 30;
  auto digits = static_cast<ptrdiff_t>((IntBitLength(plain) + kDigitBits - 1) / kDigitBits);
  Ref<Object> self = AllocateInstance(type, digits);
  if (!self) return nullptr;
  auto* integer = static_cast<IntObject*>(self.get());
  if (big) {
    integer->flags |= kBigPayload;
    integer->limb_count = view.negative ? -view.size : view.size;
    std::copy(view.limbs, view.limbs + view.size, reinterpret_cast<mp_limb_t*>(integer->limbs));
  } else {
    integer->value = SmallValue(plain);
  }
  if ((type->type_flags & kTypeHasGc) && !IsTracked(integer)) Track(integer);
  return self;
}

Ref<Object> IntNew(TypeObject* type, CallArgs args) {
  Ref<Object> value = NewIntValue(args);
  if (!value || type == BuiltinType(TypeId::kInt)) return value;
  return NewIntOfSubclass(type, value);
}

// ---- Slots ------------------------------------------------------------------------------------------------------------------------------------

#define VIV_INT_BINARY(Name, expression)                            \
  Ref<Object> Name(Borrowed<Object> a, Borrowed<Object> b) {        \
    if (!IsInt(a) || !IsInt(b)) return NewNotImplemented();         \
    return expression;                                              \
  }
VIV_INT_BINARY(SlotAdd, IntAdd(a, b))
VIV_INT_BINARY(SlotSubtract, IntSubtract(a, b))
VIV_INT_BINARY(SlotMultiply, IntMultiply(a, b))
VIV_INT_BINARY(SlotFloorDivide, IntFloorDivide(a, b))
VIV_INT_BINARY(SlotRemainder, IntRemainder(a, b))
VIV_INT_BINARY(SlotTrueDivide, IntTrueDivide(a, b))
VIV_INT_BINARY(SlotLeftShift, IntLeftShift(a, b))
VIV_INT_BINARY(SlotRightShift, IntRightShift(a, b))
VIV_INT_BINARY(SlotAnd, IntAnd(a, b))
VIV_INT_BINARY(SlotOr, IntOr(a, b))
VIV_INT_BINARY(SlotXor, IntXor(a, b))
#undef VIV_INT_BINARY

Ref<Object> SlotDivMod(Borrowed<Object> a, Borrowed<Object> b) {
  if (!IsInt(a) || !IsInt(b)) return NewNotImplemented();
  Ref<Object> quotient, remainder;
  if (!IntDivMod(a, b, &quotient, &remainder)) return nullptr;
  return NewTuple({quotient.get(), remainder.get()});
}

Ref<Object> SlotPower(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object> c) {
  if (!IsInt(a) || !IsInt(b) || !(IsInt(c) || IsNone(c))) return NewNotImplemented();
  return IsNone(c) ? IntPower(a, b) : IntPowerModulo(a, b, c);
}

Ref<Object> SlotNegative(Borrowed<Object> a) { return IntNegate(a); }
Ref<Object> SlotPositive(Borrowed<Object> a) { return ExactInt(a); }
Ref<Object> SlotAbsolute(Borrowed<Object> a) { return IntAbsolute(a); }
Ref<Object> SlotInvert(Borrowed<Object> a) { return IntInvert(a); }
int SlotBool(Borrowed<Object> a) { return IntSign(a) != 0; }
int64_t SlotHash(Borrowed<Object> a) { return IntHash(a); }
Ref<Object> SlotFloat(Borrowed<Object> a) {
  double value = IntAsDouble(a);
  if (value == -1.0 && ErrorPending()) return nullptr;
  return NewFloat(value);
}

Ref<Object> SlotCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (!IsInt(a) || !IsInt(b)) return NewNotImplemented();
  return CompareIntegers(IntCompare(a, b), 0, op);
}

Ref<Object> SlotRepr(Borrowed<Object> a) {
  if (!IsBig(a)) return IntDecimal(SmallValue(a));
  std::string text;
  if (!IntToText(a, 10, false, &text)) return nullptr;
  Ref<StrObject> result = NewFreshStr(static_cast<ptrdiff_t>(text.size()), 0x7F);  // a digit is no shared character
  if (result) std::memcpy(result->data, text.data(), text.size());
  return result;
}

void IntDealloc(Object* self) { FreeObject(self); }

// ---- Methods ----------------------------------------------------------------------------------------------------------------------------------

Ref<Object> MethodBitLength(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(IntBitLength(self))); }
Ref<Object> MethodBitCount(Borrowed<Object> self) {
  IntView view(self);
  return NewInt(view.size == 0 ? 0 : static_cast<int64_t>(mpn_popcount(view.limbs, view.size)));
}
Ref<Object> MethodAsIntegerRatio(Borrowed<Object> self) {
  Ref<Object> numerator = ExactInt(self), one = NewInt(1);
  if (!numerator || !one) return nullptr;
  return NewTuple({numerator.get(), one.get()});
}
Ref<Object> MethodGetNewArgs(Borrowed<Object> self) {
  Ref<Object> value = ExactInt(self);
  return value ? NewTuple({value.get()}) : nullptr;
}
Ref<Object> MethodSelf(Borrowed<Object> self) { return ExactInt(self); }
Ref<Object> MethodFormat(Borrowed<Object> self, Borrowed<Object> spec) {
  if (!IsStr(spec)) return RaiseTypeError("__format__() argument must be str, not %.50K", spec.get());
  return IntFormat(self, AsStr(spec));
}

Ref<Object> MethodRound(Borrowed<Object> self, ArgSpan args) {
  if (args.size == 0) return ExactInt(self);
  Ref<Object> digits = Index(args[0]);
  if (!digits) return nullptr;
  if (IntSign(digits.get()) >= 0) return ExactInt(self);
  // To the nearest multiple of 10**-digits, ties to the even one.
  Ref<Object> exponent = IntNegate(digits.get()), ten = NewInt(10);
  Ref<Object> unit = exponent && ten ? IntPower(ten.get(), exponent.get()) : nullptr;
  if (!unit) return nullptr;
  Ref<Object> quotient, remainder;
  if (!IntDivMod(self, unit.get(), &quotient, &remainder)) return nullptr;
  Ref<Object> twice = IntAdd(remainder.get(), remainder.get());
  if (!twice) return nullptr;
  int order = IntCompare(twice.get(), unit.get());
  IntView q(quotient.get());
  bool odd = q.size != 0 && (q.limbs[0] & 1);
  Ref<Object> down = IntSubtract(self, remainder.get());
  if (!down || order < 0 || (order == 0 && !odd)) return down;
  return IntAdd(down.get(), unit.get());
}

Ref<Object> MethodSizeof(Borrowed<Object> self) {
  // Zero takes a digit, too.
  auto digits = std::max<int64_t>(static_cast<int64_t>((IntBitLength(self) + 29) / 30), 1);
  return NewInt(static_cast<int64_t>(sizeof(IntObject)) + digits * self->type->item_size);
}

bool ParseByteOrder(const char* function, Object* order, bool* little) {
  if (!order) {
    *little = false;
    return true;
  }
  if (!IsStr(order)) return RaiseFalse(TypeId::kTypeError, "%s() argument 'byteorder' must be str, not %.50K", function, order);
  *little = StrEqualsAscii(AsStr(order), "little");
  if (*little || StrEqualsAscii(AsStr(order), "big")) return true;
  return RaiseFalse(TypeId::kValueError, "byteorder must be either 'little' or 'big'");
}

Ref<Object> MethodToBytes(Borrowed<Object> self, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"to_bytes", {"length", "byteorder", "signed"}, 0, 0, 2}, args, out)) return nullptr;
  ptrdiff_t length = 1;
  if (out[0]) {
    length = AsSsize(out[0]);
    if (length == -1 && ErrorPending()) return nullptr;
  }
  bool little;
  if (!ParseByteOrder("to_bytes", out[1], &little)) return nullptr;
  int is_signed = out[2] ? IsTrue(out[2]) : 0;
  if (is_signed < 0) return nullptr;
  if (length < 0) return RaiseValueError("length argument must be non-negative");
  Ref<BytesObject> bytes = NewBytesUninitialized(length);
  if (!bytes) return nullptr;
  Ref<Object> plain = ExactInt(self);
  if (!plain || !IntToBytes(plain, reinterpret_cast<uint8_t*>(bytes->data), static_cast<size_t>(length), little, is_signed)) return nullptr;
  return bytes;
}

Ref<Object> MethodFromBytes(Borrowed<Object> cls, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"from_bytes", {"bytes", "byteorder", "signed"}, 1, 0, 2}, args, out)) return nullptr;
  bool little;
  if (!ParseByteOrder("from_bytes", out[1], &little)) return nullptr;
  int is_signed = out[2] ? IsTrue(out[2]) : 0;
  if (is_signed < 0) return nullptr;
  Ref<Object> bytes = BytesOf(out[0]);
  if (!bytes) return nullptr;
  std::string_view view = BytesView(bytes.get());
  Ref<Object> value = IntFromBytes(reinterpret_cast<const uint8_t*>(view.data()), view.size(), little, is_signed);
  if (!value || cls == BuiltinType(TypeId::kInt)) return value;
  return Call(cls, {value.get()});
}

Ref<Object> GetSelf(Borrowed<Object> self) { return ExactInt(self); }
Ref<Object> GetZero(Borrowed<Object>) { return NewInt(0); }
Ref<Object> GetOne(Borrowed<Object>) { return NewInt(1); }

constexpr MethodDef kIntMethods[] = {
    NoArgs("conjugate", &MethodSelf, "conjugate($self, /)\n--\n\nThe number itself."),
    NoArgs("bit_length", &MethodBitLength, "bit_length($self, /)\n--\n\nHow many bits the magnitude has."),
    NoArgs("bit_count", &MethodBitCount, "bit_count($self, /)\n--\n\nHow many bits of the magnitude are set."),
    Keywords("to_bytes", &MethodToBytes, "to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\nThe number as bytes."),
    Keywords("from_bytes", &MethodFromBytes, "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\nThe number that bytes stand for.",
             kClassMethodFlag),
    NoArgs("as_integer_ratio", &MethodAsIntegerRatio, "as_integer_ratio($self, /)\n--\n\nThe pair (self, 1)."),
    NoArgs("__trunc__", &MethodSelf),
    NoArgs("__floor__", &MethodSelf),
    NoArgs("__ceil__", &MethodSelf),
    Positional("__round__", &MethodRound, 0, 1),
    NoArgs("__getnewargs__", &MethodGetNewArgs, "__getnewargs__($self, /)\n--\n\n"),
    OneArg("__format__", &MethodFormat, "__format__($self, format_spec, /)\n--\n\n"),
    NoArgs("__sizeof__", &MethodSizeof, "__sizeof__($self, /)\n--\n\nBytes in memory."),
};
constexpr GetSetDef kIntGetSets[] = {
    {"real", &GetSelf, nullptr, "the real part of a complex number"},
    {"imag", &GetZero, nullptr, "the imaginary part of a complex number"},
    {"numerator", &GetSelf, nullptr, "the numerator of a rational number in lowest terms"},
    {"denominator", &GetOne, nullptr, "the denominator of a rational number in lowest terms"},
};

constexpr TypeSpec IntSpec() {
  TypeSpec spec = {};
  spec.name = "int";
  spec.base = TypeId::kObject;
  spec.basic_size = 24;
  spec.item_size = 4;
  spec.flags = kTypeIsBaseType | kIntSubclass | kTypeMatchSelf;
  spec.instance_kind = kInt;
  spec.dealloc = &IntDealloc;
  TypeSlots& s = spec.slots;
  s.repr = &SlotRepr;
  s.hash = &SlotHash;
  s.getattr = &GenericGetAttr;
  s.compare = &SlotCompare;
  s.new_ = &IntNew;
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
  s.invert = &SlotInvert;
  s.lshift = &SlotLeftShift;
  s.rshift = &SlotRightShift;
  s.and_ = &SlotAnd;
  s.xor_ = &SlotXor;
  s.or_ = &SlotOr;
  s.int_ = &SlotPositive;
  s.float_ = &SlotFloat;
  s.floor_divide = &SlotFloorDivide;
  s.true_divide = &SlotTrueDivide;
  s.index = &SlotPositive;
  spec.methods = kIntMethods;
  spec.getsets = kIntGetSets;
  spec.doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nA whole number of any size.";
  return spec;
}

// ---- bool ---------------------------------------------------------------------------------------------------------------------------------------

void BoolDealloc(Object* self) {
  if (CurrentRuntime().finalizing) return FreeObject(self);
  VIV_CHECK(false, "True or False lost its last reference: one was released that was never taken; run with PYTHONMALLOC=debug");
}

Ref<Object> BoolNew(TypeObject*, CallArgs args) {
  if (!NoKeywords("bool", args) || !CheckArgCount("bool", args.positional_count, 0, 1)) return nullptr;
  if (args.positional_count == 0) return NewBool(false);
  int truth = IsTrue(args.data[0]);
  return truth < 0 ? nullptr : NewBool(truth);
}

Ref<Object> BoolRepr(Borrowed<Object> self) { return NewRef<Object>(InternStr(self.get() == True() ? "True" : "False").get()); }

template <int64_t (*kOperation)(int64_t, int64_t), Ref<Object> (*kIntSlot)(Borrowed<Object>, Borrowed<Object>)>
Ref<Object> BoolBitwise(Borrowed<Object> a, Borrowed<Object> b) {
  if (!IsBool(a) || !IsBool(b)) return kIntSlot(a, b);
  return NewBool(kOperation(SmallValue(a), SmallValue(b)));
}
int64_t WordAnd(int64_t a, int64_t b) { return a & b; }
int64_t WordOr(int64_t a, int64_t b) { return a | b; }
int64_t WordXor(int64_t a, int64_t b) { return a ^ b; }

constexpr TypeSpec BoolSpec() {
  TypeSpec spec = {};
  spec.name = "bool";
  spec.base = TypeId::kInt;
  spec.basic_size = 32;
  spec.item_size = 4;
  spec.flags = kIntSubclass | kTypeMatchSelf | kTypeVectorcall;
  spec.instance_kind = kBool;
  spec.dealloc = &BoolDealloc;
  spec.slots.repr = &BoolRepr;
  spec.slots.new_ = &BoolNew;
  spec.slots.and_ = &BoolBitwise<&WordAnd, &SlotAnd>;
  spec.slots.or_ = &BoolBitwise<&WordOr, &SlotOr>;
  spec.slots.xor_ = &BoolBitwise<&WordXor, &SlotXor>;
  spec.doc = "bool(x) -> bool\n\nTrue when x is true, False otherwise.";
  return spec;
}

}  // namespace

extern const TypeSpec kIntSpec, kBoolSpec;
constinit const TypeSpec kIntSpec = IntSpec();
constinit const TypeSpec kBoolSpec = BoolSpec();

}  // namespace viv
