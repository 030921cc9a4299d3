// The arithmetic operators: which operand's slot is asked first, and what is said when neither knows. The right operand goes first
// where its type is a proper subclass of the left one's and brings a slot of its own.
// Answers to the number part of CPython's Objects/abstract.c.
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {

namespace {

using BinaryMember = BinarySlot TypeSlots::*;

// The answer of the operands' slots, NotImplemented where neither knows.
Ref<Object> BinaryOperation(Borrowed<Object> a, Borrowed<Object> b, BinaryMember member) {
  BinarySlot left = TypeOf(a)->slots.*member;
  BinarySlot right = nullptr;
  if (b->type != a->type) {
    right = TypeOf(b)->slots.*member;
    if (right == left) right = nullptr;
  }
  if (left) {
    if (right && IsSubtype(TypeOf(b), TypeOf(a))) {
      Ref<Object> result = right(a, b);
      if (!(result == NotImplemented())) return result;
      right = nullptr;
    }
    Ref<Object> result = left(a, b);
    if (!(result == NotImplemented())) return result;
  }
  if (right) return right(a, b);
  return NewNotImplemented();
}

Ref<Object> UnsupportedOperands(Borrowed<Object> a, Borrowed<Object> b, const char* symbol) {
  return RaiseTypeError("unsupported operand type(s) for %.100s: '%.100T' and '%.100T'", symbol, a.get(), b.get());
}

Ref<Object> Binary(Borrowed<Object> a, Borrowed<Object> b, BinaryMember member, const char* symbol) {
  Ref<Object> result = BinaryOperation(a, b, member);
  if (result == NotImplemented()) return UnsupportedOperands(a, b, symbol);
  return result;
}

Ref<Object> InplaceOperation(Borrowed<Object> a, Borrowed<Object> b, BinaryMember inplace, BinaryMember member) {
  if (BinarySlot slot = TypeOf(a)->slots.*inplace) {
    Ref<Object> result = slot(a, b);
    if (!(result == NotImplemented())) return result;
  }
  return BinaryOperation(a, b, member);
}

Ref<Object> Inplace(Borrowed<Object> a, Borrowed<Object> b, BinaryMember inplace, BinaryMember member, const char* symbol) {
  Ref<Object> result = InplaceOperation(a, b, inplace, member);
  if (result == NotImplemented()) return UnsupportedOperands(a, b, symbol);
  return result;
}

// Would CPython's type have a table of sequence functions? All classes do.
bool HasSequenceSlots(const TypeObject* type) {
  const TypeSlots& s = type->slots;
  return (type->flags & kTypeIsHeap) || s.seq_length || s.concat || s.repeat || s.item || s.contains;
}

Ref<Object> RepeatSequence(Ref<Object> (*repeat)(Borrowed<Object>, ptrdiff_t), Borrowed<Object> sequence, Borrowed<Object> count) {
  if (!IsIndex(count)) return RaiseTypeError("can't multiply sequence by non-int of type '%.200T'", count.get());
  ptrdiff_t n = AsSsize(count);
  if (n == -1 && ErrorPending()) return nullptr;
  return repeat(sequence, n);
}

Ref<Object> PowerOperation(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object> c, const char* symbol) {
  TernarySlot left = TypeOf(a)->slots.power;
  TernarySlot right = nullptr;
  if (b->type != a->type) {
    right = TypeOf(b)->slots.power;
    if (right == left) right = nullptr;
  }
  TernarySlot first = left;
  if (left) {
    if (right && IsSubtype(TypeOf(b), TypeOf(a))) {
      Ref<Object> result = right(a, b, c);
      if (!(result == NotImplemented())) return result;
      right = nullptr;
    }
    Ref<Object> result = left(a, b, c);
    if (!(result == NotImplemented())) return result;
  }
  if (right) {
    Ref<Object> result = right(a, b, c);
    if (!(result == NotImplemented())) return result;
  }
  TernarySlot third = TypeOf(c)->slots.power;
  if (third && third != first && third != right) {
    Ref<Object> result = third(a, b, c);
    if (!(result == NotImplemented())) return result;
  }
  if (IsNone(c)) return UnsupportedOperands(a, b, symbol);
  return RaiseTypeError("unsupported operand type(s) for %.100s: '%.100T', '%.100T', '%.100T'", symbol, a.get(), b.get(), c.get());
}

Ref<Object> Unary(Borrowed<Object> a, UnarySlot TypeSlots::*member, const char* what) {
  if (UnarySlot slot = TypeOf(a)->slots.*member) return slot(a);
  return RaiseTypeError("bad operand type for %s: '%.200T'", what, a.get());
}

}  // namespace

Ref<Object> Add(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> result = BinaryOperation(a, b, &TypeSlots::add);
  if (!(result == NotImplemented())) return result;
  if (auto concat = TypeOf(a)->slots.concat) return concat(a, b);
  return UnsupportedOperands(a, b, "+");
}

Ref<Object> InplaceAdd(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> result = InplaceOperation(a, b, &TypeSlots::inplace_add, &TypeSlots::add);
  if (!(result == NotImplemented())) return result;
  if (auto concat = TypeOf(a)->slots.inplace_concat) return concat(a, b);
  if (auto concat = TypeOf(a)->slots.concat) return concat(a, b);
  return UnsupportedOperands(a, b, "+=");
}

Ref<Object> Multiply(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> result = BinaryOperation(a, b, &TypeSlots::multiply);
  if (!(result == NotImplemented())) return result;
  if (auto repeat = TypeOf(a)->slots.repeat) return RepeatSequence(repeat, a, b);
  if (auto repeat = TypeOf(b)->slots.repeat) return RepeatSequence(repeat, b, a);
  return UnsupportedOperands(a, b, "*");
}

Ref<Object> InplaceMultiply(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> result = InplaceOperation(a, b, &TypeSlots::inplace_multiply, &TypeSlots::multiply);
  if (!(result == NotImplemented())) return result;
  const TypeSlots& left = TypeOf(a)->slots;
  if (left.inplace_repeat) return RepeatSequence(left.inplace_repeat, a, b);
  if (left.repeat) return RepeatSequence(left.repeat, a, b);
  // Whoever is some kind of sequence does not become the count of another one.
  if (HasSequenceSlots(TypeOf(a))) return UnsupportedOperands(a, b, "*=");
  if (auto repeat = TypeOf(b)->slots.repeat) return RepeatSequence(repeat, b, a);
  return UnsupportedOperands(a, b, "*=");
}

Ref<Object> RightShift(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> result = BinaryOperation(a, b, &TypeSlots::rshift);
  if (!(result == NotImplemented())) return result;
  if (a->kind == kBuiltinFunction /* perhaps print >> file, as Python 2 wrote it */) {
    Ref<Object> name = GetAttr(a, Names().__name__);
    if (!name) return nullptr;
    if (IsStr(name.get()) && StrEqualsAscii(AsStr(name.get()), "print")) {
      return RaiseTypeError(
          "unsupported operand type(s) for %.100s: '%.100T' and '%.100T'. Did you mean \"print(<message>, file=<output_stream>)\"?", ">>",
          a.get(), b.get());
    }
  }
  return UnsupportedOperands(a, b, ">>");
}

#define VIV_BINARY_FUNCTION(Name, member, symbol) \
  Ref<Object> Name(Borrowed<Object> a, Borrowed<Object> b) { return Binary(a, b, &TypeSlots::member, symbol); }
VIV_BINARY_FUNCTION(Subtract, subtract, "-")
VIV_BINARY_FUNCTION(MatrixMultiply, matrix_multiply, "@")
VIV_BINARY_FUNCTION(TrueDivide, true_divide, "/")
VIV_BINARY_FUNCTION(FloorDivide, floor_divide, "//")
VIV_BINARY_FUNCTION(Remainder, remainder, "%")
VIV_BINARY_FUNCTION(DivMod, divmod, "divmod()")
VIV_BINARY_FUNCTION(LeftShift, lshift, "<<")
VIV_BINARY_FUNCTION(And, and_, "&")
VIV_BINARY_FUNCTION(Or, or_, "|")
VIV_BINARY_FUNCTION(Xor, xor_, "^")
#undef VIV_BINARY_FUNCTION

#define VIV_INPLACE_FUNCTION(Name, inplace, member, symbol) \
  Ref<Object> Name(Borrowed<Object> a, Borrowed<Object> b) { return Inplace(a, b, &TypeSlots::inplace, &TypeSlots::member, symbol); }
VIV_INPLACE_FUNCTION(InplaceSubtract, inplace_subtract, subtract, "-=")
VIV_INPLACE_FUNCTION(InplaceMatrixMultiply, inplace_matrix_multiply, matrix_multiply, "@=")
VIV_INPLACE_FUNCTION(InplaceTrueDivide, inplace_true_divide, true_divide, "/=")
VIV_INPLACE_FUNCTION(InplaceFloorDivide, inplace_floor_divide, floor_divide, "//=")
VIV_INPLACE_FUNCTION(InplaceRemainder, inplace_remainder, remainder, "%=")
VIV_INPLACE_FUNCTION(InplaceLeftShift, inplace_lshift, lshift, "<<=")
VIV_INPLACE_FUNCTION(InplaceRightShift, inplace_rshift, rshift, ">>=")
VIV_INPLACE_FUNCTION(InplaceAnd, inplace_and, and_, "&=")
VIV_INPLACE_FUNCTION(InplaceOr, inplace_or, or_, "|=")
VIV_INPLACE_FUNCTION(InplaceXor, inplace_xor, xor_, "^=")
#undef VIV_INPLACE_FUNCTION

Ref<Object> Power(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object> modulus) {
  return PowerOperation(a, b, modulus, "** or pow()");
}

Ref<Object> InplacePower(Borrowed<Object> a, Borrowed<Object> b) {
  if (TernarySlot slot = TypeOf(a)->slots.inplace_power) {
    Ref<Object> result = slot(a, b, None());
    if (!(result == NotImplemented())) return result;
  }
  return PowerOperation(a, b, None(), "**=");
}

Ref<Object> Negative(Borrowed<Object> a) { return Unary(a, &TypeSlots::negative, "unary -"); }
Ref<Object> Positive(Borrowed<Object> a) { return Unary(a, &TypeSlots::positive, "unary +"); }
Ref<Object> Invert(Borrowed<Object> a) { return Unary(a, &TypeSlots::invert, "unary ~"); }
Ref<Object> Absolute(Borrowed<Object> a) { return Unary(a, &TypeSlots::absolute, "abs()"); }

bool IsIndex(Borrowed<Object> object) { return TypeOf(object)->slots.index != nullptr; }

namespace {

// An exact int of the value of an int or of an instance of a subclass.
Ref<Object> PlainInt(Ref<Object> integer) {
  if (!integer || IsExactInt(integer.get())) return integer;
  Ref<Object> zero = NewInt(0);
  return IntAdd(integer.get(), zero.get());
}

}  // namespace

// An exact int. As an answer of __index__ an instance of a subclass is deprecated.
Ref<Object> Index(Borrowed<Object> object) {
  if (IsInt(object)) return PlainInt(object.ToOwned());
  auto slot = TypeOf(object)->slots.index;
  if (!slot) return RaiseTypeError("'%.200T' object cannot be interpreted as an integer", object.get());
  Ref<Object> result = slot(object);
  if (!result || IsExactInt(result.get())) return result;
  if (!IsInt(result.get())) return RaiseTypeError("__index__ returned non-int (type %.200T)", result.get());
  if (!Warn(TypeId::kDeprecationWarning, 1,
            "__index__ returned non-int (type %.200T).  The ability to return an instance of a strict subclass of int is deprecated, and "
            "may not be supported in a future version of Python.",
            result.get())) {
    return nullptr;
  }
  return PlainInt(std::move(result));
}

Ref<Object> ToInt(Borrowed<Object> object) {
  if (IsExactInt(object)) return object.ToOwned();
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.int_) {
    Ref<Object> result = slots.int_(object);
    if (!result || IsExactInt(result.get())) return result;
    if (!IsInt(result.get())) return RaiseTypeError("__int__ returned non-int (type %.200T)", result.get());
    if (!Warn(TypeId::kDeprecationWarning, 1,
              "__int__ returned non-int (type %.200T).  The ability to return an instance of a strict subclass of int is deprecated, and "
              "may not be supported in a future version of Python.",
              result.get())) {
      return nullptr;
    }
    return PlainInt(std::move(result));
  }
  if (slots.index) return Index(object);
  Ref<Object> trunc = LookupSpecialMayRunPython(object, Names().__trunc__);
  if (trunc) {
    if (!Warn(TypeId::kDeprecationWarning, 1, "The delegation of int() to __trunc__ is deprecated.")) return nullptr;
    Ref<Object> result = Call(trunc, {});
    if (!result || IsInt(result.get())) return PlainInt(std::move(result));
    if (!IsIndex(result)) return RaiseTypeError("__trunc__ returned non-Integral (type %.200T)", result.get());
    return Index(result);
  }
  if (ErrorPending()) return nullptr;
  if (IsStr(object)) return IntFromText(StrToStdString(AsStr(object)), 10, object);
  if (HasBuffer(object)) {
    BufferHolder holder;
    if (!holder.Get(object)) return nullptr;
    return IntFromText({static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)}, 10, object);
  }
  return RaiseTypeError("int() argument must be a string, a bytes-like object or a real number, not '%.200T'", object.get());
}

namespace {

// What the type's __float__ says. -1.0 with an exception pending: failed.
double FloatBySlot(Borrowed<Object> object) {
  Ref<Object> result = TypeOf(object)->slots.float_(object);
  if (!result) return -1.0;
  if (result->kind == kFloat) return FloatValue(result.get());
  if (!IsFloat(result.get())) {
    RaiseTypeError("%.50T.__float__ returned non-float (type %.50T)", object.get(), result.get());
    return -1.0;
  }
  if (!Warn(TypeId::kDeprecationWarning, 1,
            "%.50T.__float__ returned non-float (type %.50T).  The ability to return an instance of a strict subclass of float is "
            "deprecated, and may not be supported in a future version of Python.",
            object.get(), result.get())) {
    return -1.0;
  }
  return FloatValue(result.get());
}

}  // namespace

double AsDouble(Borrowed<Object> object) {
  if (IsFloat(object)) return FloatValue(object);
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.float_) return FloatBySlot(object);
  if (slots.index) {
    Ref<Object> integer = Index(object);
    return integer ? IntAsDouble(integer) : -1.0;
  }
  RaiseTypeError("must be real number, not %.50T", object.get());
  return -1.0;
}

Ref<Object> ToFloat(Borrowed<Object> object) {
  if (object->kind == kFloat) return object.ToOwned();
  if (object->kind == kInt) return NewFloat(static_cast<double>(SmallValue(object)));
  if (IsStr(object) && !TypeOf(object)->slots.float_) {  // a subclass may say something else than its text
    double value;
    if (!ParseDouble(StrToStdString(AsStr(object)), object, &value)) return nullptr;
    return NewFloat(value);
  }
  const TypeSlots& slots = TypeOf(object)->slots;
  if (!slots.float_ && !slots.index && !IsFloat(object)) {
    if (!HasBuffer(object)) return RaiseTypeError("float() argument must be a string or a real number, not '%.200T'", object.get());
    BufferHolder holder;
    double value;
    if (!holder.Get(object)) return nullptr;
    std::string_view text(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
    if (!ParseDouble(text, object, &value)) return nullptr;
    return NewFloat(value);
  }
  // A subclass of float may say something else than its value.
  double value = slots.float_ ? FloatBySlot(object) : AsDouble(object);
  if (value == -1.0 && ErrorPending()) return nullptr;
  return NewFloat(value);
}

ptrdiff_t AsSsize(Borrowed<Object> object, TypeId overflow_error) {
  if (object->kind == kInt) return static_cast<ptrdiff_t>(SmallValue(object));
  Ref<Object> integer = Index(object);
  if (!integer) return -1;
  int overflow = 0;
  int64_t value = IntAsInt64(integer, &overflow);
  if (!overflow) return value;
  if (overflow_error == TypeId::kObject) return overflow > 0 ? PTRDIFF_MAX : PTRDIFF_MIN;
  Raise(overflow_error, "cannot fit '%.200T' into an index-sized integer", object.get());
  return -1;
}

}  // namespace viv
