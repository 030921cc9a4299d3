// Builtin functions that ask or change one object. Answers to CPython's Python/bltinmodule.c.
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/builtins_module.h"

namespace viv {

namespace {

Ref<Object> BuiltinAbs(Borrowed<Object>, Borrowed<Object> x) { return Absolute(x); }
Ref<Object> BuiltinAscii(Borrowed<Object>, Borrowed<Object> x) { return Ascii(x); }
Ref<Object> BuiltinRepr(Borrowed<Object>, Borrowed<Object> x) { return Repr(x); }
Ref<Object> BuiltinCallable(Borrowed<Object>, Borrowed<Object> x) { return NewBool(IsCallable(x)); }

Ref<Object> InBase(Borrowed<Object> x, int base) {
  Ref<Object> integer = Index(x);
  std::string text;
  if (!integer || !IntToText(integer, base, true, &text)) return nullptr;
  return NewStrAscii(text);
}
Ref<Object> BuiltinBin(Borrowed<Object>, Borrowed<Object> x) { return InBase(x, 2); }
Ref<Object> BuiltinOct(Borrowed<Object>, Borrowed<Object> x) { return InBase(x, 8); }
Ref<Object> BuiltinHex(Borrowed<Object>, Borrowed<Object> x) { return InBase(x, 16); }

Ref<Object> BuiltinChr(Borrowed<Object>, Borrowed<Object> x) {
  if (x->kind == kInt && SmallValue(x) >= 0 && SmallValue(x) <= 0x10ffff) return StrFromChar(static_cast<uint32_t>(SmallValue(x)));
  Ref<Object> integer = Index(x);
  if (!integer) return nullptr;
  int overflow = 0;
  int64_t value = IntAsInt64(integer, &overflow);
  if (overflow || value != static_cast<int>(value)) {
    if (overflow) return Raise(TypeId::kOverflowError, "Python int too large to convert to C int");
    return Raise(TypeId::kOverflowError,
                 value > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
  }
  if (value < 0 || value > 0x10ffff) return RaiseValueError("chr() arg not in range(0x110000)");
  return StrFromChar(static_cast<uint32_t>(value));
}

Ref<Object> BuiltinOrd(Borrowed<Object>, Borrowed<Object> x) {
  ptrdiff_t length;
  if (IsStr(x)) {
    length = AsStr(x)->length;
    if (length == 1) return NewInt(StrChar(AsStr(x), 0));
  } else if (IsBytes(x) || x->kind == kByteArray || IsInstanceExactOrSub(x, TypeId::kByteArray)) {
    BufferHolder holder;
    if (!holder.Get(x)) return nullptr;
    length = holder.buffer.length;
    if (length == 1) return NewInt(*static_cast<const uint8_t*>(holder.buffer.data));
  } else {
    return RaiseTypeError("ord() expected string of length 1, but %.200T found", x.get());
  }
  return RaiseTypeError("ord() expected a character, but string of length %zd found", length);
}

Ref<Object> BuiltinHash(Borrowed<Object>, Borrowed<Object> x) {
  int64_t hash = Hash(x);
  if (hash == -1 && ErrorPending()) return nullptr;
  return NewInt(hash);
}

Ref<Object> BuiltinId(Borrowed<Object>, Borrowed<Object> x) {
  x->flags |= kIdObserved;  // from now on its memory must not become another number's
  bool number = x->kind == kFloat || (x->kind == kInt && !IsSharedInt(SmallValue(x.get())));
  if (number && !CurrentHeap().exact_boxes()) CurrentHeap().RequireExactBoxes();
  return NewIntFromUnsigned(reinterpret_cast<uintptr_t>(x.get()));
}

Ref<Object> BuiltinLen(Borrowed<Object>, Borrowed<Object> x) {
  ptrdiff_t length = Length(x);
  return length < 0 ? nullptr : NewInt(length);
}

Ref<Object> BuiltinDivMod(Borrowed<Object>, ArgSpan args) { return DivMod(args[0], args[1]); }

Ref<Object> BuiltinPow(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"pow", {"base", "exp", "mod"}, 2}, args, out)) return nullptr;
  return Power(out[0], out[1], out[2] ? out[2] : None());
}

Ref<Object> BuiltinRound(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"round", {"number", "ndigits"}, 1}, args, out)) return nullptr;
  Ref<Object> method = LookupSpecialMayRunPython(out[0], Names().__round__);
  if (!method) {
    if (ErrorPending()) return nullptr;
    return RaiseTypeError("type %.100T doesn't define __round__ method", out[0]);
  }
  if (!out[1] || IsNone(out[1])) return Call(method, {});
  return Call(method, {out[1]});
}

Ref<Object> BuiltinFormat(Borrowed<Object>, ArgSpan args) {
  if (args.size > 1 && !IsStr(args[1])) return RaiseTypeError("format() argument 2 must be str, not %.50T", args[1]);
  return Format(args[0], args.size > 1 ? AsStr(args[1]) : nullptr);
}

// ---- Attributes -----------------------------------------------------------------------------------------------------------------

bool AttributeName(Borrowed<Object> name) {
  if (IsStr(name)) return true;
  return RaiseFalse(TypeId::kTypeError, "attribute name must be string, not '%.200T'", name.get());
}

Ref<Object> BuiltinGetAttr(Borrowed<Object>, ArgSpan args) {
  if (!AttributeName(args[1])) return nullptr;
  if (args.size == 2) return GetAttr(args[0], AsStr(args[1]));
  Ref<Object> value;
  int found = LookupAttr(args[0], AsStr(args[1]), &value);
  if (found < 0) return nullptr;
  return found ? std::move(value) : NewRef(args[2]);
}

Ref<Object> BuiltinHasAttr(Borrowed<Object>, ArgSpan args) {
  if (!AttributeName(args[1])) return nullptr;
  Ref<Object> value;
  int found = LookupAttr(args[0], AsStr(args[1]), &value);
  return found < 0 ? nullptr : NewBool(found);
}

Ref<Object> BuiltinSetAttr(Borrowed<Object>, ArgSpan args) {
  if (!AttributeName(args[1])) return nullptr;
  return SetAttr(args[0], AsStr(args[1]), args[2]) ? NewNone() : nullptr;
}

Ref<Object> BuiltinDelAttr(Borrowed<Object>, ArgSpan args) {
  if (!AttributeName(args[1])) return nullptr;
  return DeleteAttr(args[0], AsStr(args[1])) ? NewNone() : nullptr;
}

Ref<Object> BuiltinIsInstance(Borrowed<Object>, ArgSpan args) {
  int result = IsInstance(args[0], args[1]);
  return result < 0 ? nullptr : NewBool(result);
}
Ref<Object> BuiltinIsSubclass(Borrowed<Object>, ArgSpan args) {
  int result = IsSubclass(args[0], args[1]);
  return result < 0 ? nullptr : NewBool(result);
}

constexpr MethodDef kFunctions[] = {
    OneArg("abs", &BuiltinAbs, "abs($module, x, /)\n--\n\nThe absolute value of a number."),
    OneArg("ascii", &BuiltinAscii, "ascii($module, obj, /)\n--\n\nrepr() with all but ASCII escaped."),
    OneArg("bin", &BuiltinBin, "bin($module, number, /)\n--\n\nAn integer as binary text."),
    OneArg("callable", &BuiltinCallable, "callable($module, obj, /)\n--\n\nWhether the object can be called."),
    OneArg("chr", &BuiltinChr, "chr($module, i, /)\n--\n\nThe character with code point i."),
    Positional("delattr", &BuiltinDelAttr, 2, 2, "delattr($module, obj, name, /)\n--\n\nDeletes an attribute by name."),
    Positional("divmod", &BuiltinDivMod, 2, 2, "divmod($module, x, y, /)\n--\n\nThe pair (x//y, x%y)."),
    Positional("format", &BuiltinFormat, 1, 2,
               "format($module, value, format_spec='', /)\n--\n\nThe value as text, by its __format__."),
    Positional("getattr", &BuiltinGetAttr, 2, 3, "getattr(object, name[, default]) -> value\n\nAn attribute by name."),
    Positional("hasattr", &BuiltinHasAttr, 2, 2,
               "hasattr($module, obj, name, /)\n--\n\nWhether the object has an attribute of that name."),
    OneArg("hash", &BuiltinHash, "hash($module, obj, /)\n--\n\nThe hash value of an object."),
    OneArg("hex", &BuiltinHex, "hex($module, number, /)\n--\n\nAn integer as hexadecimal text."),
    OneArg("id", &BuiltinId, "id($module, obj, /)\n--\n\nThe identity of an object: its address."),
    Positional("isinstance", &BuiltinIsInstance, 2, 2,
               "isinstance($module, obj, class_or_tuple, /)\n--\n\nWhether an object is an instance of a class."),
    Positional("issubclass", &BuiltinIsSubclass, 2, 2,
               "issubclass($module, cls, class_or_tuple, /)\n--\n\nWhether a class derives from another."),
    OneArg("len", &BuiltinLen, "len($module, obj, /)\n--\n\nHow many items a container has."),
    OneArg("oct", &BuiltinOct, "oct($module, number, /)\n--\n\nAn integer as octal text."),
    OneArg("ord", &BuiltinOrd, "ord($module, c, /)\n--\n\nThe code point of a character."),
    Keywords("pow", &BuiltinPow, "pow($module, /, base, exp, mod=None)\n--\n\nbase**exp, or base**exp % mod."),
    OneArg("repr", &BuiltinRepr, "repr($module, obj, /)\n--\n\nAn object as text for programmers."),
    Keywords("round", &BuiltinRound, "round($module, /, number, ndigits=None)\n--\n\nA number rounded to so many decimal digits."),
    Positional("setattr", &BuiltinSetAttr, 3, 3, "setattr($module, obj, name, value, /)\n--\n\nSets an attribute by name."),
};

}  // namespace

Table<MethodDef> ObjectBuiltins() { return kFunctions; }

}  // namespace viv
