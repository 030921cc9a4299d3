// The type complex. Answers to CPython's Objects/complexobject.c.
#include <charconv>
#include <cmath>
#include <cstring>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/float_text.h"
#include "interpreter/objects/int_text.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

Ref<Object> NewComplex(double real, double imaginary) {
  auto* self = NewObject<ComplexObject>(BuiltinType(TypeId::kComplex));
  if (!self) return nullptr;
  self->real = real;
  self->imaginary = imaginary;
  return Ref<Object>::Adopt(self);
}

namespace {

struct Complex {
  double real, imaginary;
};

bool IsComplex(const Object* object) { return object->kind == kComplex || IsInstanceExactOrSub(object, TypeId::kComplex); }
Complex ValueOf(const Object* object) {
  auto* self = static_cast<const ComplexObject*>(object);
  return {self->real, self->imaginary};
}
Ref<Object> Box(Complex z) { return NewComplex(z.real, z.imaginary); }

// 1: done, 0: no number, -1: failed.
int OperandOf(Borrowed<Object> object, Complex* out) {
  if (IsComplex(object)) {
    *out = ValueOf(object);
    return 1;
  }
  if (IsFloat(object)) {
    *out = {FloatValue(object), 0.0};
    return 1;
  }
  if (!IsInt(object)) return 0;
  double value = IntAsDouble(object);
  *out = {value, 0.0};
  return value == -1.0 && ErrorPending() ? -1 : 1;
}

Complex Product(Complex a, Complex b) {
  return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
}

// Scaled by the larger part of the divisor, so that it neither overflows nor underflows early. False: division by zero.
bool Quotient(Complex a, Complex b, Complex* out) {
  double abs_real = std::fabs(b.real), abs_imaginary = std::fabs(b.imaginary);
  if (abs_real >= abs_imaginary) {
    if (abs_real == 0.0) return false;
    double ratio = b.imaginary / b.real, denominator = b.real + b.imaginary * ratio;
    *out = {(a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator};
  } else if (abs_imaginary >= abs_real) {
    double ratio = b.real / b.imaginary, denominator = b.real * ratio + b.imaginary;
    *out = {(a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator};
  } else {
    *out = {NAN, NAN};
  }
  return true;
}

#define VIV_COMPLEX_BINARY(Name, expression)                                    \
  Ref<Object> Name(Borrowed<Object> left, Borrowed<Object> right) {             \
    Complex a, b;                                                               \
    int ok = OperandOf(left, &a);                                               \
    if (ok == 1) ok = OperandOf(right, &b);                                     \
    if (ok <= 0) return ok < 0 ? nullptr : NewNotImplemented();                 \
    return expression;                                                          \
  }
VIV_COMPLEX_BINARY(SlotAdd, NewComplex(a.real + b.real, a.imaginary + b.imaginary))
VIV_COMPLEX_BINARY(SlotSubtract, NewComplex(a.real - b.real, a.imaginary - b.imaginary))
VIV_COMPLEX_BINARY(SlotMultiply, Box(Product(a, b)))
#undef VIV_COMPLEX_BINARY

Ref<Object> SlotTrueDivide(Borrowed<Object> left, Borrowed<Object> right) {
  Complex a, b, result;
  int ok = OperandOf(left, &a);
  if (ok == 1) ok = OperandOf(right, &b);
  if (ok <= 0) return ok < 0 ? nullptr : NewNotImplemented();
  if (!Quotient(a, b, &result)) return Raise(TypeId::kZeroDivisionError, "complex division by zero");
  return Box(result);
}

Ref<Object> SlotPower(Borrowed<Object> left, Borrowed<Object> right, Borrowed<Object> modulus) {
  Complex a, b;
  int ok = OperandOf(left, &a);
  if (ok == 1) ok = OperandOf(right, &b);
  if (ok <= 0) return ok < 0 ? nullptr : NewNotImplemented();
  if (!IsNone(modulus)) return RaiseValueError("complex modulo");
  Complex result;
  bool small_whole = b.imaginary == 0.0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100.0;
  if (small_whole) {
    auto n = static_cast<int>(std::fabs(b.real));
    Complex power = a;
    result = {1.0, 0.0};
    for (int mask = 1; mask <= n; mask <<= 1) {
      if (n & mask) result = Product(result, power);
      power = Product(power, power);
    }
    if (b.real < 0 && !Quotient({1.0, 0.0}, result, &result)) {
      return Raise(TypeId::kZeroDivisionError, "0.0 to a negative or complex power");
    }
  } else if (b.real == 0.0 && b.imaginary == 0.0) {
    result = {1.0, 0.0};
  } else if (a.real == 0.0 && a.imaginary == 0.0) {
    if (b.imaginary != 0.0 || b.real < 0.0) return Raise(TypeId::kZeroDivisionError, "0.0 to a negative or complex power");
    result = {0.0, 0.0};
  } else {
    double magnitude = std::hypot(a.real, a.imaginary), length = std::pow(magnitude, b.real), angle = std::atan2(a.imaginary, a.real);
    double phase = angle * b.real;
    if (b.imaginary != 0.0) {
      length /= std::exp(angle * b.imaginary);
      phase += b.imaginary * std::log(magnitude);
    }
    result = {length * std::cos(phase), length * std::sin(phase)};
  }
  if (!std::isfinite(result.real) || !std::isfinite(result.imaginary)) {
    if (std::isfinite(a.real) && std::isfinite(a.imaginary) && std::isfinite(b.real) && std::isfinite(b.imaginary)) {
      return Raise(TypeId::kOverflowError, "complex exponentiation");
    }
  }
  return Box(result);
}

Ref<Object> SlotNegative(Borrowed<Object> a) { return NewComplex(-ValueOf(a).real, -ValueOf(a).imaginary); }
Ref<Object> SlotPositive(Borrowed<Object> a) { return a->kind == kComplex ? a.ToOwned() : Box(ValueOf(a)); }
Ref<Object> SlotAbsolute(Borrowed<Object> a) {
  Complex z = ValueOf(a);
  double length = std::hypot(z.real, z.imaginary);
  if (std::isinf(length) && std::isfinite(z.real) && std::isfinite(z.imaginary)) {
    return Raise(TypeId::kOverflowError, "absolute value too large");
  }
  return NewFloat(length);
}
int SlotBool(Borrowed<Object> a) { return ValueOf(a).real != 0 || ValueOf(a).imaginary != 0; }

int64_t SlotHash(Borrowed<Object> a) {
  Complex z = ValueOf(a);
  auto real = static_cast<uint64_t>(HashDouble(z.real, a)), imaginary = static_cast<uint64_t>(HashDouble(z.imaginary, a));
  auto hash = static_cast<int64_t>(real + 1000003UL * imaginary);
  return hash == -1 ? -2 : hash;
}

Ref<Object> SlotCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (op != kEqual && op != kNotEqual) return NewNotImplemented();
  Complex z = ValueOf(a);
  bool equal;
  if (IsInt(b)) {
    if (z.imaginary != 0) return NewBool(op == kNotEqual);
    Ref<Object> real = NewFloat(z.real);
    return real ? Compare(real, b, op) : nullptr;
  }
  if (IsFloat(b)) {
    equal = z.real == FloatValue(b) && z.imaginary == 0;
  } else if (IsComplex(b)) {
    equal = z.real == ValueOf(b).real && z.imaginary == ValueOf(b).imaginary;
  } else {
    return NewNotImplemented();
  }
  return NewBool(equal == (op == kEqual));
}

Ref<Object> SlotRepr(Borrowed<Object> a) {
  Complex z = ValueOf(a);
  if (z.real == 0 && !std::signbit(z.real)) return NewStrAscii(FormatDouble(z.imaginary, 'r', 0, false, false, false) + "j");
  return NewStrAscii("(" + FormatDouble(z.real, 'r', 0, false, false, false) + FormatDouble(z.imaginary, 'r', 0, true, false, false) + "j)");
}

// ---- Construction ------------------------------------------------------------------------------------------------------------------------------

// One number at the start of `text`: a float's text without blanks. Its length; 0: none.
size_t NumberPrefix(std::string_view text, double* value) {
  size_t i = 0;
  bool negative = false;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';
  auto matches = [&](std::string_view word) {
    if (text.size() - i < word.size()) return false;
    for (size_t k = 0; k < word.size(); ++k) {
      if ((text[i + k] | 0x20) != word[k]) return false;
    }
    return true;
  };
  if (matches("infinity") || matches("inf")) {
    *value = negative ? -INFINITY : INFINITY;
    return i + (matches("infinity") ? 8 : 3);
  }
  if (matches("nan")) {
    *value = negative ? -NAN : NAN;
    return i + 3;
  }
  if (i >= text.size() || !((text[i] >= '0' && text[i] <= '9') || text[i] == '.')) return 0;
  auto result = std::from_chars(text.data() + i, text.data() + text.size(), *value);
  if (result.ec == std::errc::invalid_argument) return 0;
  auto length = static_cast<size_t>(result.ptr - text.data());
  if (result.ec == std::errc::result_out_of_range) *value = std::strtod(std::string(text.substr(i, length - i)).c_str(), nullptr);
  if (negative) *value = -*value;
  return length;
}

Ref<Object> FromText(TypeObject* type, Borrowed<StrObject> shown) {
  std::string ascii;
  auto malformed = [] { return RaiseValueError("complex() arg is a malformed string"); };
  if (!DecimalToAscii(shown, &ascii)) return malformed();
  std::string text;
  for (size_t i = 0; i < ascii.size(); ++i) {
    if (ascii[i] != '_') {
      text += ascii[i];
      continue;
    }
    auto digit_at = [&](size_t k) { return k < ascii.size() && ascii[k] >= '0' && ascii[k] <= '9'; };
    if (i == 0 || !digit_at(i - 1) || !digit_at(i + 1)) return malformed();
  }
  std::string_view rest = text;
  auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  auto trim = [&] {
    while (!rest.empty() && blank(rest.front())) rest.remove_prefix(1);
    while (!rest.empty() && blank(rest.back())) rest.remove_suffix(1);
  };
  trim();
  if (!rest.empty() && rest.front() == '(') {
    if (rest.back() != ')' || rest.size() < 2) return malformed();
    rest = rest.substr(1, rest.size() - 2);
    trim();
  }
  double real = 0, imaginary = 0, value;
  auto is_j = [](char c) { return c == 'j' || c == 'J'; };
  size_t n = NumberPrefix(rest, &value);
  if (n) {
    rest.remove_prefix(n);
    if (!rest.empty() && is_j(rest[0])) {
      imaginary = value;
      rest.remove_prefix(1);
    } else {
      real = value;
      if (!rest.empty()) {
        if (rest[0] != '+' && rest[0] != '-') return malformed();
        n = NumberPrefix(rest, &imaginary);
        if (n == 0) {
          imaginary = rest[0] == '-' ? -1.0 : 1.0;
          n = 1;
        }
        rest.remove_prefix(n);
        if (rest.empty() || !is_j(rest[0])) return malformed();
        rest.remove_prefix(1);
      }
    }
  } else {  // j, +j, -j
    imaginary = 1.0;
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
      if (rest[0] == '-') imaginary = -1.0;
      rest.remove_prefix(1);
    }
    if (rest.empty() || !is_j(rest[0])) return malformed();
    rest.remove_prefix(1);
  }
  if (!rest.empty()) return malformed();
  if (type == BuiltinType(TypeId::kComplex)) return NewComplex(real, imaginary);
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  static_cast<ComplexObject*>(self.get())->real = real;
  static_cast<ComplexObject*>(self.get())->imaginary = imaginary;
  if ((type->type_flags & kTypeHasGc) && !IsTracked(self.get())) Track(self.get());
  return self;
}

// object.__complex__(), if there is one. Null without error: there is none.
Ref<Object> TryComplexMethod(Borrowed<Object> object) {
  Ref<Object> method = LookupSpecialMayRunPython(object, Names().dunder_complex);
  if (!method) return nullptr;
  Ref<Object> result = Call(method, {});
  if (result && !IsComplex(result.get())) return RaiseTypeError("__complex__ returned non-complex (type %.200T)", result.get());
  if (result && result->kind != kComplex &&
      !Warn(TypeId::kDeprecationWarning, 1,
            "__complex__ returned non-complex (type %.200T).  The ability to return an instance of a strict subclass of complex is deprecated, "
            "and may not be supported in a future version of Python.",
            result.get())) {
    return nullptr;
  }
  return result;
}

Ref<Object> ComplexNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"complex", {"real", "imag"}}, args, out)) return nullptr;
  bool exact = type == BuiltinType(TypeId::kComplex);
  if (out[0] && exact && !out[1] && out[0]->kind == kComplex) return NewRef(out[0]);
  if (out[0] && IsStr(out[0])) {
    if (out[1]) return RaiseTypeError("complex() can't take second arg if first is a string");
    return FromText(type, AsStr(out[0]));
  }
  if (out[1] && IsStr(out[1])) return RaiseTypeError("complex() second arg can't be a string");
  Ref<Object> real = out[0] ? NewRef(out[0]) : NewInt(0);
  if (!real) return nullptr;
  if (out[0]) {
    Ref<Object> converted = TryComplexMethod(real);
    if (!converted && ErrorPending()) return nullptr;
    if (converted) real = std::move(converted);
  }
  auto is_number = [](Object* object) {
    const TypeSlots& slots = TypeOf(object)->slots;
    return slots.float_ || slots.index || IsComplex(object);
  };
  if (!is_number(real.get())) return RaiseTypeError("complex() first argument must be a string or a number, not '%.200T'", real.get());
  if (out[1] && !is_number(out[1])) return RaiseTypeError("complex() second argument must be a number, not '%.200T'", out[1]);
  Complex z{0, 0}, w{0, 0};
  bool real_is_complex = IsComplex(real.get()), imaginary_is_complex = out[1] && IsComplex(out[1]);
  if (real_is_complex) {
    z = ValueOf(real.get());
  } else {
    z.real = AsDouble(real);
    if (z.real == -1.0 && ErrorPending()) return nullptr;
  }
  if (imaginary_is_complex) {
    w = ValueOf(out[1]);
  } else if (out[1]) {
    w.real = AsDouble(out[1]);
    if (w.real == -1.0 && ErrorPending()) return nullptr;
  }
  // real + imag * 1j, without touching parts that were not given (signed zeros).
  Complex result = z;
  if (out[1]) {
    if (imaginary_is_complex) result.real -= w.imaginary;
    result.imaginary = real_is_complex ? result.imaginary + w.real : w.real;
  }
  if (exact) return Box(result);
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  static_cast<ComplexObject*>(self.get())->real = result.real;
  static_cast<ComplexObject*>(self.get())->imaginary = result.imaginary;
  if ((type->type_flags & kTypeHasGc) && !IsTracked(self.get())) Track(self.get());
  return self;
}

void ComplexDealloc(Object* self) { FreeObject(self); }

Ref<Object> MethodConjugate(Borrowed<Object> self) { return NewComplex(ValueOf(self).real, -ValueOf(self).imaginary); }
Ref<Object> MethodComplex(Borrowed<Object> self) { return SlotPositive(self); }
Ref<Object> MethodGetNewArgs(Borrowed<Object> self) {
  Ref<Object> real = NewFloat(ValueOf(self).real), imaginary = NewFloat(ValueOf(self).imaginary);
  if (!real || !imaginary) return nullptr;
  return NewTuple({real.get(), imaginary.get()});
}
Ref<Object> MethodFormat(Borrowed<Object> self, Borrowed<Object> spec) {
  if (!IsStr(spec)) return RaiseTypeError("__format__() argument must be str, not %.50K", spec.get());
  return ComplexFormat(self, AsStr(spec));
}

constexpr MethodDef kMethods[] = {
    NoArgs("conjugate", &MethodConjugate, "conjugate($self, /)\n--\n\nThe number mirrored at the real axis."),
    NoArgs("__complex__", &MethodComplex, "__complex__($self, /)\n--\n\n"),
    NoArgs("__getnewargs__", &MethodGetNewArgs, "__getnewargs__($self, /)\n--\n\n"),
    OneArg("__format__", &MethodFormat, "__format__($self, format_spec, /)\n--\n\n"),
};
constexpr MemberDef kMembers[] = {
    {"real", MemberKind::kDouble, offsetof(ComplexObject, real), true, "the real part of a complex number"},
    {"imag", MemberKind::kDouble, offsetof(ComplexObject, imaginary), true, "the imaginary part of a complex number"},
};

constexpr TypeSpec ComplexSpec() {
  TypeSpec spec = {};
  spec.name = "complex";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(ComplexObject);
  spec.flags = kTypeIsBaseType | kTypeVectorcall;
  spec.instance_kind = kComplex;
  spec.dealloc = &ComplexDealloc;
  TypeSlots& s = spec.slots;
  s.repr = &SlotRepr;
  s.hash = &SlotHash;
  s.getattr = &GenericGetAttr;
  s.compare = &SlotCompare;
  s.new_ = &ComplexNew;
  s.add = &SlotAdd;
  s.subtract = &SlotSubtract;
  s.multiply = &SlotMultiply;
  s.power = &SlotPower;
  s.negative = &SlotNegative;
  s.positive = &SlotPositive;
  s.absolute = &SlotAbsolute;
  s.bool_ = &SlotBool;
  s.true_divide = &SlotTrueDivide;
  spec.methods = kMethods;
  spec.members = kMembers;
  spec.doc = "complex(real=0, imag=0)\n--\n\nA number with a real and an imaginary part.";
  return spec;
}

}  // namespace

extern const TypeSpec kComplexSpec;
constinit const TypeSpec kComplexSpec = ComplexSpec();

}  // namespace viv
