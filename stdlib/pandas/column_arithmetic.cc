// Arithmetic, comparisons and logic of columns with columns and with single values, by numpy's rules for types and by pandas's for zeros
// and missing values.
//
// Whatever the types, numbers are computed as int64 or double and stored as the result's type: what wraps around or is rounded
// then is what numpy's own loops for small types give.
#include "interpreter/objects/str_object.h"
#include "stdlib/pandas/column.h"

namespace viv::pandas {
namespace {

enum class Op { kAdd, kSub, kMul, kTrueDiv, kFloorDiv, kMod, kPow, kEq, kNe, kLt, kLe, kGt, kGe, kAnd, kOr, kXor };
constexpr const char* kOpNames[] = {"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "xor"};

bool OpNamed(Borrowed<Object> name, Op* op) {
  for (size_t i = 0; IsStr(name) && i < std::size(kOpNames); ++i) {
    if (StrEqualsAscii(AsStr(name), kOpNames[i])) return *op = static_cast<Op>(i), true;
  }
  return RaiseFalse(TypeId::kValueError, "no operation: %R", name.get());
}
bool IsComparison(Op op) { return op >= Op::kEq && op <= Op::kGe; }
bool IsLogic(Op op) { return op >= Op::kAnd; }

// ---- One pair of numbers ----------------------------------------------------------------------------------------------------------

int64_t IntegerPower(int64_t base, int64_t exponent) {
  uint64_t result = 1, factor = static_cast<uint64_t>(base);
  for (; exponent > 0; exponent >>= 1, factor *= factor) {
    if (exponent & 1) result *= factor;
  }
  return static_cast<int64_t>(result);
}
int64_t FloorDivideIntegers(int64_t a, int64_t b) {
  if (b == 0) return 0;
  if (b == -1) return static_cast<int64_t>(-static_cast<uint64_t>(a));
  int64_t quotient = a / b;
  return quotient * b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
int64_t ModuloIntegers(int64_t a, int64_t b) {
  if (b == 0 || b == -1) return 0;
  int64_t rest = a % b;
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}
double ModuloDoubles(double a, double b) {
  double rest = std::fmod(a, b);
  if (b == 0.0) return NAN;
  if (rest == 0.0) return std::copysign(0.0, b);
  return (b < 0) != (rest < 0) ? rest + b : rest;
}
double FloorDivideDoubles(double a, double b) {
  if (b == 0.0) return a / b;
  double rest = std::fmod(a, b), quotient = (a - rest) / b;
  if (rest != 0.0 && (b < 0) != (rest < 0)) quotient -= 1.0;
  if (quotient == 0.0) return std::copysign(0.0, a / b);
  double whole = std::floor(quotient);
  return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

// A column's values, or one value again and again.
template <class T>
struct Operand {
  const T* values;
  ptrdiff_t step;
  T operator[](ptrdiff_t i) const { return values[i * step]; }
};

template <class T, class Out, class Fn>
void Loop(Operand<T> a, Operand<T> b, Out* out, ptrdiff_t count, Fn fn) {
  for (ptrdiff_t i = 0; i < count; ++i) out[i] = static_cast<Out>(fn(a[i], b[i]));
}

template <class T>
void CompareLoop(Op op, Operand<T> a, Operand<T> b, uint8_t* out, ptrdiff_t count) {
  switch (op) {
    case Op::kEq: return Loop(a, b, out, count, [](T x, T y) { return x == y; });
    case Op::kNe: return Loop(a, b, out, count, [](T x, T y) { return x != y; });
    case Op::kLt: return Loop(a, b, out, count, [](T x, T y) { return x < y; });
    case Op::kLe: return Loop(a, b, out, count, [](T x, T y) { return x <= y; });
    case Op::kGt: return Loop(a, b, out, count, [](T x, T y) { return x > y; });
    default: return Loop(a, b, out, count, [](T x, T y) { return x >= y; });
  }
}

void DoubleLoop(Op op, Operand<double> a, Operand<double> b, double* out, ptrdiff_t count) {
  switch (op) {
    case Op::kAdd: return Loop(a, b, out, count, [](double x, double y) { return x + y; });
    case Op::kSub: return Loop(a, b, out, count, [](double x, double y) { return x - y; });
    case Op::kMul: return Loop(a, b, out, count, [](double x, double y) { return x * y; });
    case Op::kTrueDiv: return Loop(a, b, out, count, [](double x, double y) { return x / y; });
    case Op::kFloorDiv: return Loop(a, b, out, count, &FloorDivideDoubles);
    case Op::kMod: return Loop(a, b, out, count, &ModuloDoubles);
    default: return Loop(a, b, out, count, [](double x, double y) { return std::pow(x, y); });
  }
}

template <class Out>
void IntegerLoop(Op op, Operand<int64_t> a, Operand<int64_t> b, Out* out, ptrdiff_t count) {
  auto u = [](int64_t x) { return static_cast<uint64_t>(x); };
  switch (op) {
    case Op::kAdd: return Loop(a, b, out, count, [u](int64_t x, int64_t y) { return u(x) + u(y); });
    case Op::kSub: return Loop(a, b, out, count, [u](int64_t x, int64_t y) { return u(x) - u(y); });
    case Op::kMul: return Loop(a, b, out, count, [u](int64_t x, int64_t y) { return u(x) * u(y); });
    case Op::kFloorDiv: return Loop(a, b, out, count, &FloorDivideIntegers);
    case Op::kMod: return Loop(a, b, out, count, &ModuloIntegers);
    case Op::kPow: return Loop(a, b, out, count, &IntegerPower);
    case Op::kAnd: return Loop(a, b, out, count, [](int64_t x, int64_t y) { return x & y; });
    case Op::kOr: return Loop(a, b, out, count, [](int64_t x, int64_t y) { return x | y; });
    default: return Loop(a, b, out, count, [](int64_t x, int64_t y) { return x ^ y; });
  }
}

// ---- Objects ------------------------------------------------------------------------------------------------------------------------

Ref<Object> ApplyToObjects(Op op, Object* a, Object* b) {
  switch (op) {
    case Op::kAdd: return Add(a, b);
    case Op::kSub: return Subtract(a, b);
    case Op::kMul: return Multiply(a, b);
    case Op::kTrueDiv: return TrueDivide(a, b);
    case Op::kFloorDiv: return FloorDivide(a, b);
    case Op::kMod: return Remainder(a, b);
    case Op::kPow: return Power(a, b, None());
    case Op::kAnd: return And(a, b);
    case Op::kOr: return Or(a, b);
    case Op::kXor: return Xor(a, b);
    case Op::kEq: return Compare(a, b, kEqual);
    case Op::kNe: return Compare(a, b, kNotEqual);
    case Op::kLt: return Compare(a, b, kLess);
    case Op::kLe: return Compare(a, b, kLessEqual);
    case Op::kGt: return Compare(a, b, kGreater);
    default: return Compare(a, b, kGreaterEqual);
  }
}

// `b` is a column or a single value.
Ref<Object> ItemOf(Borrowed<Object> operand, ptrdiff_t i) {
  return IsColumn(operand) ? ColumnItem(AsColumn(operand), i) : NewRef(operand);
}

Ref<Object> ObjectOperation(Op op, Borrowed<Object> a, Borrowed<Object> b, ptrdiff_t count) {
  bool comparing = IsComparison(op), logic = IsLogic(op);
  Ref<ColumnObject> out = NewColumn(comparing || logic ? DType::kBool : DType::kObject, count);
  for (ptrdiff_t i = 0; out && i < count; ++i) {
    Ref<Object> x = ItemOf(a, i), y = ItemOf(b, i);
    if (!x || !y) return nullptr;
    if (IsMissing(x.get()) || IsMissing(y.get())) {
      if (comparing || logic) {
        out->As<uint8_t>()[i] = op == Op::kNe;
        if (op == Op::kOr) {
          int truth = IsTrue(IsMissing(x.get()) ? y : x);
          if (truth < 0) return nullptr;
          out->As<uint8_t>()[i] = static_cast<uint8_t>(truth && !IsMissing(IsMissing(x.get()) ? y.get() : x.get()));
        }
      } else {
        SetItemMayRunPython(out.get(), i, NewNaN());
      }
      continue;
    }
    Ref<Object> result = ApplyToObjects(op, x.get(), y.get());
    if (!result) return nullptr;
    if (!comparing && !logic) {
      SetItemMayRunPython(out.get(), i, std::move(result));
      continue;
    }
    int truth = IsTrue(result);
    if (truth < 0) return nullptr;
    out->As<uint8_t>()[i] = static_cast<uint8_t>(truth);
  }
  return out;
}

// ---- Types --------------------------------------------------------------------------------------------------------------------------

// A single value as a column of one row, in a type that its value asks for beside a column of `other`.
Ref<ColumnObject> SingleValue(Borrowed<Object> value, DType other) {
  DType dtype = DType::kObject;
  if (IsBool(value)) {
    dtype = DType::kBool;
  } else if (IsInt(value)) {
    dtype = IsBig(value) ? (IntSign(value) > 0 && IntBitLength(value) <= 64 ? DType::kUInt64 : DType::kObject) : DType::kInt64;
    if (IsIntegral(other) && dtype == DType::kInt64) {
      // The smallest type that holds it, in the other's family if it can be.
      int64_t number = SmallValue(value);
      int bits = FactsOf(other).bytes * 8;
      bool is_signed = FactsOf(other).kind == 'i';
      bool fits = is_signed ? bits == 64 || (number >= -(int64_t{1} << (bits - 1)) && number < (int64_t{1} << (bits - 1)))
                            : number >= 0 && (bits == 64 || number < (int64_t{1} << bits));
      if (fits) {
        dtype = other;
      } else if (is_signed) {
        bool in_16 = number >= INT16_MIN && number <= INT16_MAX, in_32 = number >= INT32_MIN && number <= INT32_MAX;
        dtype = in_16 ? DType::kInt16 : in_32 ? DType::kInt32 : DType::kInt64;
      } else if (number < 0) {
        dtype = number >= INT8_MIN ? DType::kInt8 : number >= INT16_MIN ? DType::kInt16 : number >= INT32_MIN ? DType::kInt32 : DType::kInt64;
      } else {
        dtype = number <= UINT8_MAX    ? DType::kUInt8
                : number <= UINT16_MAX ? DType::kUInt16
                : number <= UINT32_MAX ? DType::kUInt32
                                       : DType::kUInt64;
      }
    } else if (IsFloating(other)) {
      dtype = other;
    }
  } else if (IsFloat(value) || IsNone(value)) {
    dtype = other == DType::kFloat32 ? DType::kFloat32 : DType::kFloat64;
  }
  Ref<ColumnObject> column = NewColumn(dtype, 1);
  return column && ColumnPut(column.get(), 0, value) ? std::move(column) : nullptr;
}

Ref<Object> StoreDoubles(Ref<ColumnObject> values, DType dtype) {
  return dtype == DType::kFloat64 ? std::move(values) : CastColumn(values.get(), dtype);
}

Ref<Object> NumberOperation(Op op, ColumnObject* a, ColumnObject* b, ptrdiff_t count) {
  DType common = Promote(a->dtype, b->dtype);
  ptrdiff_t step_a = a->length == 1 && count != 1 ? 0 : 1, step_b = b->length == 1 && count != 1 ? 0 : 1;
  bool both_bool = a->dtype == DType::kBool && b->dtype == DType::kBool;
  bool dates = a->dtype == DType::kDatetime && b->dtype == DType::kDatetime;
  if (dates) common = DType::kInt64;
  if (common == DType::kObject) return RaiseTypeError("unsupported operand types of columns");
  if (both_bool && op == Op::kSub) {
    return RaiseTypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor "
                          "function instead.");
  }
  if (both_bool && (op == Op::kFloorDiv || op == Op::kMod || op == Op::kPow)) common = DType::kInt8;
  if (both_bool && op == Op::kAdd) op = Op::kOr;
  if (both_bool && op == Op::kMul) op = Op::kAnd;
  Scratch<int64_t> ints_a, ints_b;
  Scratch<double> doubles_a, doubles_b;
  bool as_double = IsFloating(common) || op == Op::kTrueDiv;
  if (!as_double && (op == Op::kFloorDiv || op == Op::kMod)) {
    const int64_t* divisors = Int64Values(b, &ints_b);
    if (!divisors) return nullptr;
    for (ptrdiff_t i = 0; i < b->length; ++i) as_double |= divisors[i] == 0;
    if (as_double) common = DType::kFloat64;
  }
  if (IsLogic(op) && as_double) {
    return RaiseTypeError("unsupported operand type(s) for %s: columns of %s and %s", op == Op::kAnd ? "&" : op == Op::kOr ? "|" : "^",
                          FactsOf(a->dtype).name, FactsOf(b->dtype).name);
  }
  if (as_double) {
    const double *x = DoubleValues(a, &doubles_a), *y = x ? DoubleValues(b, &doubles_b) : nullptr;
    Ref<ColumnObject> out = y ? NewColumn(IsComparison(op) ? DType::kBool : DType::kFloat64, count) : nullptr;
    if (!out) return nullptr;
    if (IsComparison(op)) {
      CompareLoop<double>(op, {x, step_a}, {y, step_b}, out->As<uint8_t>(), count);
      return out;
    }
    DoubleLoop(op, {x, step_a}, {y, step_b}, out->As<double>(), count);
    return StoreDoubles(std::move(out), IsFloating(common) ? common : DType::kFloat64);
  }
  const int64_t *x = Int64Values(a, &ints_a), *y = x ? Int64Values(b, &ints_b) : nullptr;
  if (!y) return nullptr;
  if (op == Op::kPow) {
    for (ptrdiff_t i = 0; i < b->length; ++i) {
      if (y[i] < 0) return RaiseValueError("Integers to negative integer powers are not allowed.");
    }
  }
  Ref<ColumnObject> out = NewColumn(IsComparison(op) ? DType::kBool : common, count);
  if (!out) return nullptr;
  if (IsComparison(op)) {
    if (common == DType::kUInt64) {
      auto *u = reinterpret_cast<const uint64_t*>(x), *v = reinterpret_cast<const uint64_t*>(y);
      CompareLoop<uint64_t>(op, {u, step_a}, {v, step_b}, out->As<uint8_t>(), count);
    } else {
      CompareLoop<int64_t>(op, {x, step_a}, {y, step_b}, out->As<uint8_t>(), count);
    }
    for (ptrdiff_t i = 0; dates && i < count; ++i) {
      if (x[i * step_a] == kNaT || y[i * step_b] == kNaT) out->As<uint8_t>()[i] = op == Op::kNe;
    }
    return out;
  }
  if (out->dtype == DType::kInt64) {
    IntegerLoop(op, {x, step_a}, {y, step_b}, out->As<int64_t>(), count);
    return out;
  }
  Ref<ColumnObject> wide = NewColumn(DType::kInt64, count);
  if (!wide) return nullptr;
  IntegerLoop(op, {x, step_a}, {y, step_b}, wide->As<int64_t>(), count);
  return common == DType::kBool ? CastColumn(wide.get(), DType::kBool) : CastColumn(wide.get(), common);
}

// binary(op, a, b): at least one is a column; columns have one length.
Ref<Object> Binary(Borrowed<Object>, ArgSpan args) {
  Op op = Op::kAdd;
  if (!OpNamed(args[0], &op)) return nullptr;
  bool column_a = IsColumn(args[1]), column_b = IsColumn(args[2]);
  if (!column_a && !column_b) return RaiseTypeError("a column is expected");
  if (column_a && column_b && AsColumn(args[1])->length != AsColumn(args[2])->length) return RaiseValueError("Lengths must match to compare");
  ptrdiff_t count = AsColumn(args[column_a ? 1 : 2])->length;
  Ref<Object> a = NewRef(args[1]), b = NewRef(args[2]);
  if (!column_a && AsColumn(args[2])->dtype != DType::kObject) a = SingleValue(args[1], AsColumn(args[2])->dtype);
  if (!column_b && AsColumn(args[1])->dtype != DType::kObject) b = SingleValue(args[2], AsColumn(args[1])->dtype);
  if (!a || !b) return nullptr;
  auto is_plain = [](const Ref<Object>& operand) { return IsColumn(operand.get()) && AsColumn(operand.get())->dtype != DType::kObject; };
  if (!is_plain(a) || !is_plain(b)) return ObjectOperation(op, args[1], args[2], count);
  return NumberOperation(op, AsColumn(a.get()), AsColumn(b.get()), count);
}

// ---- One operand --------------------------------------------------------------------------------------------------------------------

Ref<Object> ObjectUnary(ColumnObject* column, Ref<Object> (*apply)(Borrowed<Object>)) {
  Ref<ColumnObject> out = NewColumn(DType::kObject, column->length);
  for (ptrdiff_t i = 0; out && i < column->length; ++i) {
    Ref<Object> item = NewRef(column->Item(i)), result = apply(item);
    if (!result) return nullptr;
    SetItemMayRunPython(out.get(), i, std::move(result));
  }
  return out;
}

// unary("neg" | "abs" | "invert", column)
Ref<Object> Unary(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[1]);
  if (!column) return nullptr;
  if (!IsStr(args[0])) return RaiseTypeError("a name is expected");
  bool negate = StrEqualsAscii(AsStr(args[0]), "neg"), invert = StrEqualsAscii(AsStr(args[0]), "invert");
  if (column->dtype == DType::kObject) return ObjectUnary(column, negate ? &Negative : invert ? &Invert : &Absolute);
  if (invert && IsFloating(column->dtype)) {
    return RaiseTypeError("ufunc 'invert' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                          "according to the casting rule ''safe''");
  }
  if (negate && column->dtype == DType::kBool) {
    return RaiseTypeError("The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function "
                          "instead.");
  }
  Ref<ColumnObject> out = NewColumn(column->dtype, column->length);
  if (!out) return nullptr;
  if (column->dtype == DType::kBool) {
    for (ptrdiff_t i = 0; i < column->length; ++i) out->As<uint8_t>()[i] = invert ? !column->As<uint8_t>()[i] : column->As<uint8_t>()[i];
    return out;
  }
  WithNumbers(column, [&](auto* from) {
    using T = std::remove_reference_t<decltype(*from)>;
    T* into = out->As<T>();
    for (ptrdiff_t i = 0; i < column->length; ++i) {
      if constexpr (std::is_floating_point_v<T>) {
        into[i] = negate ? -from[i] : std::fabs(from[i]);
      } else {
        T value = from[i];
        into[i] = invert ? static_cast<T>(~value) : negate || value < 0 ? static_cast<T>(-static_cast<uint64_t>(value)) : value;
      }
    }
  });
  return out;
}

// round(column, digits) as numpy rounds: multiplied, rounded to even, divided.
Ref<Object> Round(Borrowed<Object>, ArgSpan args) {
  ColumnObject* column = ColumnArgument(args[0]);
  if (!column) return nullptr;
  int digits = AsInt(args[1]);
  if (digits == -1 && ErrorPending()) return nullptr;
  if (!IsFloating(column->dtype)) return NewRef(args[0]);
  double scale = std::pow(10.0, std::abs(digits));
  Ref<ColumnObject> out = NewColumn(column->dtype, column->length);
  if (!out) return nullptr;
  WithNumbers(column, [&](auto* from) {
    using T = std::remove_reference_t<decltype(*from)>;
    T* into = out->As<T>();
    auto factor = static_cast<T>(scale);
    for (ptrdiff_t i = 0; i < column->length; ++i) {
      into[i] = static_cast<T>(digits >= 0 ? std::nearbyint(from[i] * factor) / factor : std::nearbyint(from[i] / factor) * factor);
    }
  });
  return out;
}

constexpr MethodDef kFunctions[] = {
    Positional("binary", &Binary, 3, 3, "binary($module, operation, a, b, /)\n--\n\nA column of a[i] operation b[i]."),
    Positional("unary", &Unary, 2, 2, "unary($module, operation, column, /)\n--\n\nA column of negated, inverted or absolute values."),
    Positional("round", &Round, 2, 2, "round($module, column, digits, /)\n--\n\nRounded floats."),
};

}  // namespace

extern constinit const Table<MethodDef> kArithmeticFunctions = kFunctions;

}  // namespace viv::pandas
