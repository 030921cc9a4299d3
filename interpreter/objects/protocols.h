// The only doors from C++ to what an object does: every function here may run Python (slots may be dunder methods), so a Borrowed
// that is not kept alive by somebody else must not live across a call.
// Answers to CPython's Objects/abstract.c, object.c and call.c.
#pragma once

#include <initializer_list>

#include "interpreter/objects/object.h"

namespace viv {

// ---- Text and hash (object_protocol.cc) ---------------------------------------------------------------------------------------
Ref<StrObject> Repr(Borrowed<Object> object);
Ref<StrObject> Str(Borrowed<Object> object);
Ref<StrObject> Ascii(Borrowed<Object> object);
Ref<Object> Format(Borrowed<Object> object, Borrowed<StrObject> spec_or_null);  // format(): a str
Ref<Object> BytesOf(Borrowed<Object> object);                                   // bytes(object) of PyObject_Bytes
int64_t Hash(Borrowed<Object> object);                                          // -1: failed
// Marks a container whose repr is under way; 1: it was under way already (print "[...]"), 0: entered, -1: failed.
int ReprEnter(Borrowed<Object> container);
void ReprLeave(Borrowed<Object> container);

// ---- Comparison and truth -----------------------------------------------------------------------------------------------------
Ref<Object> Compare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op);
int CompareBool(Borrowed<Object> a, Borrowed<Object> b, CompareOp op);  // identity implies equality; -1: failed
int IsTrue(Borrowed<Object> object);
int IsInstance(Borrowed<Object> object, Borrowed<Object> class_or_tuple);
int IsSubclass(Borrowed<Object> derived, Borrowed<Object> class_or_tuple);

// ---- Attributes ---------------------------------------------------------------------------------------------------------------
Ref<Object> GetAttr(Borrowed<Object> object, Borrowed<StrObject> name);
Ref<Object> GetAttrObject(Borrowed<Object> object, Borrowed<Object> name);  // TypeError where name is no str
// 1 found, 0 absent (no exception pending), -1 failed.
int LookupAttr(Borrowed<Object> object, Borrowed<StrObject> name, Ref<Object>* value);
bool SetAttr(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value);
bool DeleteAttr(Borrowed<Object> object, Borrowed<StrObject> name);
// object.__getattribute__ and object.__setattr__, for the slots of types with a dict.
Ref<Object> GenericGetAttr(Borrowed<Object> object, Borrowed<StrObject> name);
bool GenericSetAttr(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value_or_null);
// For `x.name(...)`: where the attribute is a function of the type (a method descriptor) it is returned unbound and *unbound is set,
// so that the caller passes the object as first argument and no bound method is made.
Ref<Object> GetMethod(Borrowed<Object> object, Borrowed<StrObject> name, bool* unbound);
Ref<Object> Dir(Borrowed<Object> object);

// ---- Calls --------------------------------------------------------------------------------------------------------------------
Ref<Object> Call(Borrowed<Object> callable, CallArgs args);
Ref<Object> Call(Borrowed<Object> callable, std::initializer_list<Object*> args);  // no keywords
Ref<Object> CallTupleDict(Borrowed<Object> callable, Borrowed<TupleObject> args, Borrowed<DictObject> keywords_or_null);
Ref<Object> CallMethod(Borrowed<Object> object, Borrowed<StrObject> name, std::initializer_list<Object*> args = {});
bool IsCallable(Borrowed<Object> object);

// ---- Numbers (number_protocol.cc) ---------------------------------------------------------------------------------------------
Ref<Object> Add(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Subtract(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Multiply(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> MatrixMultiply(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> TrueDivide(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> FloorDivide(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Remainder(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> DivMod(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Power(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object> modulus_or_none);
Ref<Object> LeftShift(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> RightShift(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> And(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Or(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Xor(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceAdd(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceSubtract(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceMultiply(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceMatrixMultiply(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceTrueDivide(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceFloorDivide(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceRemainder(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplacePower(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceLeftShift(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceRightShift(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceAnd(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceOr(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> InplaceXor(Borrowed<Object> a, Borrowed<Object> b);
Ref<Object> Negative(Borrowed<Object> a);
Ref<Object> Positive(Borrowed<Object> a);
Ref<Object> Invert(Borrowed<Object> a);
Ref<Object> Absolute(Borrowed<Object> a);
Ref<Object> Index(Borrowed<Object> object);    // __index__: an int
Ref<Object> ToInt(Borrowed<Object> object);    // int(object)
Ref<Object> ToFloat(Borrowed<Object> object);  // float(object)
bool IsIndex(Borrowed<Object> object);         // has __index__
// __index__ as ptrdiff_t. Too large: raises `overflow`, or clips where it is TypeId::kObject. -1 with an exception pending: failed.
ptrdiff_t AsSsize(Borrowed<Object> object, TypeId overflow = TypeId::kOverflowError);
double AsDouble(Borrowed<Object> object);      // __float__ or __index__; -1.0 with an exception pending: failed

// ---- Sequences, mappings, iteration (sequence_protocol.cc, iteration.cc) -----------------------------------------------------------
ptrdiff_t Length(Borrowed<Object> object);
ptrdiff_t LengthHint(Borrowed<Object> object, ptrdiff_t fallback);  // __length_hint__; -1: failed
Ref<Object> GetItem(Borrowed<Object> object, Borrowed<Object> key);
bool SetItem(Borrowed<Object> object, Borrowed<Object> key, Borrowed<Object> value);
bool DeleteItem(Borrowed<Object> object, Borrowed<Object> key);
Ref<Object> SequenceItem(Borrowed<Object> object, ptrdiff_t index);
bool IsSequence(Borrowed<Object> object);
bool IsMapping(Borrowed<Object> object);
int Contains(Borrowed<Object> container, Borrowed<Object> item);
Ref<Object> GetIter(Borrowed<Object> object);
bool IsIterator(Borrowed<Object> object);
// The next item; null: exhausted (nothing pending) or failed (pending). A StopIteration raised by Python is taken.
Ref<Object> Next(Borrowed<Object> iterator);
Ref<ListObject> ListOf(Borrowed<Object> iterable);    // list(iterable)
Ref<TupleObject> TupleOf(Borrowed<Object> iterable);  // tuple(iterable); an exact tuple comes back itself
// A list or tuple as it is, anything else as a new list; TypeError `message` where it is not iterable.
Ref<Object> FastSequence(Borrowed<Object> object, const char* message);
ArgSpan FastSequenceItems(Borrowed<Object> list_or_tuple);
// Calls fn(Borrowed<Object> item) -> bool (false: stop, failed) for each item. False: exception pending.
template <class Fn>
bool ForEach(Borrowed<Object> iterable, Fn fn) {
  Ref<Object> iterator = GetIter(iterable);
  if (!iterator) return false;
  while (Ref<Object> item = Next(iterator)) {
    if (!fn(Borrowed<Object>(item))) return false;
  }
  return !ErrorPending();
}

// ---- Arguments of builtins (arguments.cc) --------------------------------------------------------------------------------------
// Describes the parameters of a kKeywords builtin. Names in order; the first `positional_only` of them cannot be keywords (their
// names are ""), those from `keyword_only_from` on can only be keywords; the first `required` must be given.
struct Parameters {
  const char* function;  // as messages name it
  std::initializer_list<const char*> names;
  int required = 0;
  int positional_only = 0;
  int keyword_only_from = 1000;
};
// Puts the arguments into out[i] in the order of names (null = not given), borrowed. False: TypeError pending, CPython's text.
bool ParseArguments(const Parameters& parameters, CallArgs args, Object** out);
// For `new`/`init`/builtins that take no keywords: "f() takes no keyword arguments"; and a count check with CPython's text.
bool NoKeywords(const char* function, CallArgs args);
bool CheckArgCount(const char* function, size_t count, int min_args, int max_args);

}  // namespace viv
