// The module _operator: every operator as a function. Answers to CPython's Modules/_operator.c.
//
// attrgetter, itemgetter and methodcaller are in operator_getters.cc.
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/modules.h"
#include "stdlib/operator_types.h"

namespace viv {

namespace {

// ---- Operators that a protocol function answers ----------------------------------------------------------------------------------

template <Ref<Object> (*operation)(Borrowed<Object>)>
Ref<Object> Unary(Borrowed<Object>, Borrowed<Object> a) {
  return operation(a);
}
template <Ref<Object> (*operation)(Borrowed<Object>, Borrowed<Object>)>
Ref<Object> Binary(Borrowed<Object>, ArgSpan args) {
  return operation(args[0], args[1]);
}
template <CompareOp op>
Ref<Object> Comparison(Borrowed<Object>, ArgSpan args) {
  return Compare(args[0], args[1], op);
}

Ref<Object> PowerOf(Borrowed<Object> a, Borrowed<Object> b) { return Power(a, b, None()); }

// An int exactly, whatever subclass __index__ answers with.
Ref<Object> ExactIndex(Borrowed<Object> a) {
  Ref<Object> index = Index(a);
  if (!index || IsExactInt(index.get())) return index;
  Ref<Object> zero = NewInt(0);
  return zero ? IntAdd(index.get(), zero.get()) : nullptr;
}

// ---- Truth and identity -----------------------------------------------------------------------------------------------------------

Ref<Object> Truth(Borrowed<Object>, Borrowed<Object> a) {
  int truth = IsTrue(a);
  return truth < 0 ? nullptr : NewBool(truth != 0);
}
Ref<Object> Not(Borrowed<Object>, Borrowed<Object> a) {
  int truth = IsTrue(a);
  return truth < 0 ? nullptr : NewBool(truth == 0);
}
Ref<Object> Is(Borrowed<Object>, ArgSpan args) { return NewBool(args[0] == args[1]); }
Ref<Object> IsNot(Borrowed<Object>, ArgSpan args) { return NewBool(args[0] != args[1]); }

// ---- Sequences and mappings --------------------------------------------------------------------------------------------------------

Ref<Object> ContainsFunction(Borrowed<Object>, ArgSpan args) {
  int found = Contains(args[0], args[1]);
  return found < 0 ? nullptr : NewBool(found != 0);
}

Ref<Object> SetItemFunction(Borrowed<Object>, ArgSpan args) { return SetItem(args[0], args[1], args[2]) ? NewNone() : nullptr; }
Ref<Object> DeleteItemFunction(Borrowed<Object>, ArgSpan args) { return DeleteItem(args[0], args[1]) ? NewNone() : nullptr; }

Ref<Object> Concat(Borrowed<Object> a, Borrowed<Object> b) {
  if (auto concat = TypeOf(a)->slots.concat) return concat(a, b);
  if (!IsSequence(a) || !IsSequence(b)) return RaiseTypeError("'%.200T' object can't be concatenated", a.get());
  return Add(a, b);
}
Ref<Object> InplaceConcat(Borrowed<Object> a, Borrowed<Object> b) {
  if (auto concat = TypeOf(a)->slots.inplace_concat) return concat(a, b);
  if (auto concat = TypeOf(a)->slots.concat) return concat(a, b);
  if (!IsSequence(a) || !IsSequence(b)) return RaiseTypeError("'%.200T' object can't be concatenated", a.get());
  return InplaceAdd(a, b);
}

Ref<Object> IterableToSearch(Borrowed<Object> object) {
  Ref<Object> iterator = GetIter(object);
  if (!iterator && PendingMatches(TypeId::kTypeError)) {
    ClearError();
    RaiseTypeError("argument of type '%.200T' is not iterable", object.get());
  }
  return iterator;
}

Ref<Object> CountOf(Borrowed<Object>, ArgSpan args) {
  Ref<Object> iterator = IterableToSearch(args[0]);
  if (!iterator) return nullptr;
  int64_t count = 0;
  while (Ref<Object> item = Next(iterator)) {
    int equal = CompareBool(item, args[1], kEqual);
    if (equal < 0) return nullptr;
    count += equal;
  }
  return ErrorPending() ? nullptr : NewInt(count);
}

Ref<Object> IndexOf(Borrowed<Object>, ArgSpan args) {
  Ref<Object> iterator = IterableToSearch(args[0]);
  if (!iterator) return nullptr;
  for (int64_t index = 0; Ref<Object> item = Next(iterator); ++index) {
    int equal = CompareBool(item, args[1], kEqual);
    if (equal < 0) return nullptr;
    if (equal) return NewInt(index);
  }
  return ErrorPending() ? nullptr : RaiseValueError("sequence.index(x): x not in sequence");
}

Ref<Object> LengthHintFunction(Borrowed<Object>, ArgSpan args) {
  ptrdiff_t fallback = 0;
  if (args.size > 1) {
    Ref<Object> index = Index(args[1]);
    if (!index) return nullptr;
    int overflow = 0;
    fallback = IntAsInt64(index, &overflow);
    if (overflow) return Raise(TypeId::kOverflowError, "Python int too large to convert to C ssize_t");
  }
  ptrdiff_t hint = LengthHint(args[0], fallback);
  return hint == -1 && ErrorPending() ? nullptr : NewInt(hint);
}

Ref<Object> CallFunction(Borrowed<Object>, CallArgs args) {
  if (args.positional_count == 0) return RaiseTypeError("call expected at least 1 argument, got 0");
  return Call(args.data[0], CallArgs{args.data + 1, args.positional_count - 1, args.keyword_names});
}

// ---- Comparison in a time that tells nothing about where the operands differ ---------------------------------------------------------

bool EqualInConstantTime(const char* a, size_t a_size, const char* b, size_t b_size) {
  // As long as b is, whatever a's length: against itself where they are different.
  volatile const char* left = a_size == b_size ? a : b;
  volatile const char* right = b;
  volatile unsigned char difference = a_size == b_size ? 0 : 1;
  for (size_t i = 0; i < b_size; ++i) difference = difference | static_cast<unsigned char>(left[i] ^ right[i]);
  return difference == 0;
}

Ref<Object> CompareDigest(Borrowed<Object>, ArgSpan args) {
  if (IsStr(args[0]) && IsStr(args[1])) {
    const auto *a = AsStr(args[0]), *b = AsStr(args[1]);
    if (!a->ascii || !b->ascii) return RaiseTypeError("comparing strings with non-ASCII characters is not supported");
    return NewBool(EqualInConstantTime(StrData(a), static_cast<size_t>(a->length), StrData(b), static_cast<size_t>(b->length)));
  }
  if (!TypeOf(args[0])->slots.get_buffer && !TypeOf(args[1])->slots.get_buffer) {
    return RaiseTypeError("unsupported operand types(s) or combination of types: '%.100T' and '%.100T'", args[0], args[1]);
  }
  BufferHolder a, b;
  if (!a.Get(args[0]) || !b.Get(args[1])) return nullptr;
  return NewBool(EqualInConstantTime(reinterpret_cast<const char*>(a.buffer.data), static_cast<size_t>(a.buffer.length),
                                     reinterpret_cast<const char*>(b.buffer.data), static_cast<size_t>(b.buffer.length)));
}

// ---- The table ------------------------------------------------------------------------------------------------------------------------

constexpr MethodDef UnaryOperator(const char* name, Ref<Object> (*f)(Borrowed<Object>, Borrowed<Object>), const char* doc) {
  return OneArg(name, f, doc);
}
constexpr MethodDef BinaryOperator(const char* name, Ref<Object> (*f)(Borrowed<Object>, ArgSpan), const char* doc) {
  return Positional(name, f, 2, 2, doc);
}

constexpr MethodDef kFunctions[] = {
    UnaryOperator("truth", &Truth, "truth($module, a, /)\n--\n\nWhether a is true."),
    BinaryOperator("contains", &ContainsFunction, "contains($module, a, b, /)\n--\n\nb in a: mind the order of the operands."),
    BinaryOperator("indexOf", &IndexOf, "indexOf($module, a, b, /)\n--\n\nThe place of the first b in a."),
    BinaryOperator("countOf", &CountOf, "countOf($module, a, b, /)\n--\n\nHow many items of a are, or equal, b."),
    BinaryOperator("is_", &Is, "is_($module, a, b, /)\n--\n\na is b"),
    BinaryOperator("is_not", &IsNot, "is_not($module, a, b, /)\n--\n\na is not b"),
    UnaryOperator("index", &Unary<&ExactIndex>, "index($module, a, /)\n--\n\na.__index__()"),
    BinaryOperator("add", &Binary<&Add>, "add($module, a, b, /)\n--\n\na + b"),
    BinaryOperator("sub", &Binary<&Subtract>, "sub($module, a, b, /)\n--\n\na - b"),
    BinaryOperator("mul", &Binary<&Multiply>, "mul($module, a, b, /)\n--\n\na * b"),
    BinaryOperator("matmul", &Binary<&MatrixMultiply>, "matmul($module, a, b, /)\n--\n\na @ b"),
    BinaryOperator("floordiv", &Binary<&FloorDivide>, "floordiv($module, a, b, /)\n--\n\na // b"),
    BinaryOperator("truediv", &Binary<&TrueDivide>, "truediv($module, a, b, /)\n--\n\na / b"),
    BinaryOperator("mod", &Binary<&Remainder>, "mod($module, a, b, /)\n--\n\na % b"),
    UnaryOperator("neg", &Unary<&Negative>, "neg($module, a, /)\n--\n\n-a"),
    UnaryOperator("pos", &Unary<&Positive>, "pos($module, a, /)\n--\n\n+a"),
    UnaryOperator("abs", &Unary<&Absolute>, "abs($module, a, /)\n--\n\nabs(a)"),
    UnaryOperator("inv", &Unary<&Invert>, "inv($module, a, /)\n--\n\n~a"),
    UnaryOperator("invert", &Unary<&Invert>, "invert($module, a, /)\n--\n\n~a"),
    BinaryOperator("lshift", &Binary<&LeftShift>, "lshift($module, a, b, /)\n--\n\na << b"),
    BinaryOperator("rshift", &Binary<&RightShift>, "rshift($module, a, b, /)\n--\n\na >> b"),
    UnaryOperator("not_", &Not, "not_($module, a, /)\n--\n\nnot a"),
    BinaryOperator("and_", &Binary<&And>, "and_($module, a, b, /)\n--\n\na & b"),
    BinaryOperator("xor", &Binary<&Xor>, "xor($module, a, b, /)\n--\n\na ^ b"),
    BinaryOperator("or_", &Binary<&Or>, "or_($module, a, b, /)\n--\n\na | b"),
    BinaryOperator("iadd", &Binary<&InplaceAdd>, "iadd($module, a, b, /)\n--\n\na += b"),
    BinaryOperator("isub", &Binary<&InplaceSubtract>, "isub($module, a, b, /)\n--\n\na -= b"),
    BinaryOperator("imul", &Binary<&InplaceMultiply>, "imul($module, a, b, /)\n--\n\na *= b"),
    BinaryOperator("imatmul", &Binary<&InplaceMatrixMultiply>, "imatmul($module, a, b, /)\n--\n\na @= b"),
    BinaryOperator("ifloordiv", &Binary<&InplaceFloorDivide>, "ifloordiv($module, a, b, /)\n--\n\na //= b"),
    BinaryOperator("itruediv", &Binary<&InplaceTrueDivide>, "itruediv($module, a, b, /)\n--\n\na /= b"),
    BinaryOperator("imod", &Binary<&InplaceRemainder>, "imod($module, a, b, /)\n--\n\na %= b"),
    BinaryOperator("ilshift", &Binary<&InplaceLeftShift>, "ilshift($module, a, b, /)\n--\n\na <<= b"),
    BinaryOperator("irshift", &Binary<&InplaceRightShift>, "irshift($module, a, b, /)\n--\n\na >>= b"),
    BinaryOperator("iand", &Binary<&InplaceAnd>, "iand($module, a, b, /)\n--\n\na &= b"),
    BinaryOperator("ixor", &Binary<&InplaceXor>, "ixor($module, a, b, /)\n--\n\na ^= b"),
    BinaryOperator("ior", &Binary<&InplaceOr>, "ior($module, a, b, /)\n--\n\na |= b"),
    BinaryOperator("concat", &Binary<&Concat>, "concat($module, a, b, /)\n--\n\na + b of sequences"),
    BinaryOperator("iconcat", &Binary<&InplaceConcat>, "iconcat($module, a, b, /)\n--\n\na += b of sequences"),
    BinaryOperator("getitem", &Binary<&GetItem>, "getitem($module, a, b, /)\n--\n\na[b]"),
    Positional("setitem", &SetItemFunction, 3, 3, "setitem($module, a, b, c, /)\n--\n\na[b] = c"),
    BinaryOperator("delitem", &DeleteItemFunction, "delitem($module, a, b, /)\n--\n\ndel a[b]"),
    BinaryOperator("pow", &Binary<&PowerOf>, "pow($module, a, b, /)\n--\n\na ** b"),
    BinaryOperator("ipow", &Binary<&InplacePower>, "ipow($module, a, b, /)\n--\n\na **= b"),
    BinaryOperator("eq", &Comparison<kEqual>, "eq($module, a, b, /)\n--\n\na == b"),
    BinaryOperator("ne", &Comparison<kNotEqual>, "ne($module, a, b, /)\n--\n\na != b"),
    BinaryOperator("lt", &Comparison<kLess>, "lt($module, a, b, /)\n--\n\na < b"),
    BinaryOperator("le", &Comparison<kLessEqual>, "le($module, a, b, /)\n--\n\na <= b"),
    BinaryOperator("gt", &Comparison<kGreater>, "gt($module, a, b, /)\n--\n\na > b"),
    BinaryOperator("ge", &Comparison<kGreaterEqual>, "ge($module, a, b, /)\n--\n\na >= b"),
    BinaryOperator("_compare_digest", &CompareDigest,
                   "_compare_digest($module, a, b, /)\n--\n\na == b in a time that does not tell where they differ.\n\n"
                   "Both are str of ASCII characters, or both have a buffer. Their lengths may be guessed from the time."),
    Positional("length_hint", &LengthHintFunction, 1, 2,
               "length_hint($module, obj, default=0, /)\n--\n\nHow many items obj has or is going to give, as far as it can tell.\n\n"
               "The result is len(obj) where there is such a thing, and may be wrong otherwise."),
    Keywords("call", &CallFunction, "call($module, obj, /, *args, **kwargs)\n--\n\nobj(*args, **kwargs)"),
};

}  // namespace

bool FillOperator(ModuleObject* module) {
  return ModuleAddFunctions(module, kFunctions) && FillOperatorGetters(module);
}

}  // namespace viv
