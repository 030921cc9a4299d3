// Builtin functions that walk something. Answers to CPython's Python/bltinmodule.c.
#include <cmath>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/generator_support.h"
#include "stdlib/builtins_module.h"

namespace viv {

namespace {

Ref<Object> AnyOrAll(Borrowed<Object> iterable, bool wanted) {
  Ref<Object> iterator = GetIter(iterable);
  if (!iterator) return nullptr;
  while (Ref<Object> item = Next(iterator)) {
    int truth = IsTrue(item);
    if (truth < 0) return nullptr;
    if ((truth != 0) == wanted) return NewBool(wanted);
  }
  return ErrorPending() ? nullptr : NewBool(!wanted);
}
Ref<Object> BuiltinAny(Borrowed<Object>, Borrowed<Object> iterable) { return AnyOrAll(iterable, true); }
Ref<Object> BuiltinAll(Borrowed<Object>, Borrowed<Object> iterable) { return AnyOrAll(iterable, false); }

Ref<Object> BuiltinIter(Borrowed<Object>, ArgSpan args) {
  if (args.size == 1) return GetIter(args[0]);
  if (!IsCallable(args[0])) return RaiseTypeError("iter(v, w): v must be callable");
  return NewCallableIterator(args[0], args[1]);
}

Ref<Object> BuiltinNext(Borrowed<Object>, ArgSpan args) {
  Object* iterator = args[0];
  if (!IsIterator(iterator)) return RaiseTypeError("'%.200T' object is not an iterator", iterator);
  Ref<Object> item = TypeOf(iterator)->slots.next(iterator);
  if (item) return item;
  if (args.size > 1) {
    if (ErrorPending()) {
      if (!PendingMatches(TypeId::kStopIteration)) return nullptr;
      ClearError();
    }
    return NewRef(args[1]);
  }
  if (!ErrorPending()) RaiseNone(TypeId::kStopIteration);
  return nullptr;
}

Ref<Object> BuiltinAiter(Borrowed<Object>, Borrowed<Object> object) {
  auto slot = TypeOf(object)->slots.aiter;
  if (!slot) return RaiseTypeError("'%.200T' object is not an async iterable", object.get());
  Ref<Object> iterator = slot(object);
  if (iterator && !TypeOf(iterator.get())->slots.anext)
    return RaiseTypeError("aiter() returned not an async iterator of type '%.200T'", iterator.get());
  return iterator;
}

Ref<Object> BuiltinAnext(Borrowed<Object>, ArgSpan args) {
  auto slot = TypeOf(args[0])->slots.anext;
  if (!slot) return RaiseTypeError("'%.200T' object is not an async iterator", args[0]);
  Ref<Object> awaitable = slot(args[0]);
  if (!awaitable || args.size == 1) return awaitable;
  return NewAnextAwaitable(std::move(awaitable), args[1]);
}

// ---- min, max -------------------------------------------------------------------------------------------------------------------

Ref<Object> MinOrMax(const char* name, CompareOp op, CallArgs args) {
  if (args.positional_count == 2 && args.keyword_count() == 0 && args.data[0]->kind == args.data[1]->kind) {
    // Two numbers of one kind: the first one wins where neither does.
    Object *first = args.data[0], *second = args.data[1];
    Object *a = op == kLess ? second : first, *b = op == kLess ? first : second;
    if (first->kind == kInt) return NewRef(SmallValue(a) < SmallValue(b) ? second : first);
    if (first->kind == kFloat) return NewRef(FloatValue(a) < FloatValue(b) ? second : first);
  }
  HeldArguments held(args);
  Object *key = nullptr, *fallback = nullptr;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    auto* keyword = AsStr(args.keyword_names->items[i]);
    if (StrEqualsAscii(keyword, "key")) {
      key = args.keyword_value(i);
    } else if (StrEqualsAscii(keyword, "default")) {
      fallback = args.keyword_value(i);
    } else {
      return RaiseTypeError("'%U' is an invalid keyword argument for %s()", keyword, name);
    }
  }
  if (args.positional_count == 0) return RaiseTypeError("%s expected at least 1 argument, got 0", name);
  if (key == None()) key = nullptr;
  bool many = args.positional_count > 1;
  if (many && fallback) return RaiseTypeError("Cannot specify a default for %s() with multiple positional arguments", name);
  Ref<Object> best, best_key;
  auto consider = [&](Borrowed<Object> item) {
    Ref<Object> item_key = key ? Call(key, {item.get()}) : item.ToOwned();
    if (!item_key) return false;
    if (best) {
      int better = CompareBool(item_key, best_key, op);
      if (better <= 0) return better == 0;
    }
    best = item.ToOwned();
    best_key = std::move(item_key);
    return true;
  };
  if (many) {
    for (Object* item : args.positional()) {
      if (!consider(NewRef(item))) return nullptr;
    }
    return best;
  }
  Ref<Object> iterator = GetIter(args.data[0]);
  if (!iterator) return nullptr;
  while (Ref<Object> item = Next(iterator)) {
    if (!consider(item)) return nullptr;
    if (key || (best->kind != kInt && best->kind != kFloat)) continue;
    // Numbers of one kind in a list or tuple are compared where they stand.
    Object* leader = best.get();
    for (NextItem ahead; (ahead = LookAhead(iterator.get())).item && ahead.item->kind == leader->kind; ++*ahead.index) {
      Object *a = op == kLess ? ahead.item : leader, *b = op == kLess ? leader : ahead.item;
      if (leader->kind == kInt ? SmallValue(a) < SmallValue(b) : FloatValue(a) < FloatValue(b)) leader = ahead.item;
    }
    if (leader != best.get()) best = best_key = NewRef(leader);
  }
  if (ErrorPending()) return nullptr;
  if (best) return best;
  if (fallback) return NewRef(fallback);
  return RaiseValueError("%s() arg is an empty sequence", name);
}
Ref<Object> BuiltinMin(Borrowed<Object>, CallArgs args) { return MinOrMax("min", kLess, args); }
Ref<Object> BuiltinMax(Borrowed<Object>, CallArgs args) { return MinOrMax("max", kGreater, args); }

// ---- sum, sorted ----------------------------------------------------------------------------------------------------------------

// While all numbers are small ints, or floats and small ints, nothing is boxed; the rest is added as objects.
Ref<Object> BuiltinSum(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"sum", {"", "start"}, 1, 1}, args, out)) return nullptr;
  Ref<Object> iterator = GetIter(out[0]);
  if (!iterator) return nullptr;
  Object* start = out[1];
  if (start) {
    if (IsStr(start)) return RaiseTypeError("sum() can't sum strings [use ''.join(seq) instead]");
    if (IsBytes(start)) return RaiseTypeError("sum() can't sum bytes [use b''.join(seq) instead]");
    if (start->kind == kByteArray) return RaiseTypeError("sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  Ref<Object> item, total = start ? NewRef(start) : NewInt(0);
  if (!total) return nullptr;
  if (total->kind == kInt) {
    int64_t sum = SmallValue(total.get()), next;
    for (NextItem ahead; (ahead = LookAhead(iterator.get())).item; ++*ahead.index) {  // of lists and tuples, where they stand
      if (ahead.item->kind != kInt || __builtin_add_overflow(sum, SmallValue(ahead.item), &next)) break;
      sum = next;
    }
    for (;;) {
      item = Next(iterator);
      if (!item) return ErrorPending() ? nullptr : NewInt(sum);
      if ((item->kind != kInt && item->kind != kBool) || __builtin_add_overflow(sum, SmallValue(item.get()), &next)) break;
      sum = next;
    }
    total = NewInt(sum);
    if (!total) return nullptr;
    total = Add(total, item);
    if (!total) return nullptr;
    item.Reset();
  }
  if (total->kind == kFloat) {
    double sum = FloatValue(total.get());
    for (NextItem ahead; (ahead = LookAhead(iterator.get())).item; ++*ahead.index) {
      if (ahead.item->kind != kFloat) break;
      sum += FloatValue(ahead.item);
    }
    for (;;) {
      item = Next(iterator);
      if (!item) return ErrorPending() ? nullptr : NewFloat(sum);
      if (item->kind == kFloat) {
        sum += FloatValue(item.get());
      } else if (item->kind == kInt) {
        sum += static_cast<double>(SmallValue(item.get()));
      } else {
        break;
      }
    }
    total = NewFloat(sum);
    if (!total) return nullptr;
    total = Add(total, item);
    if (!total) return nullptr;
  }
  while ((item = Next(iterator))) {
    total = Add(total, item);
    if (!total) return nullptr;
  }
  return ErrorPending() ? nullptr : std::move(total);
}

Ref<Object> BuiltinSorted(Borrowed<Object>, CallArgs args) {
  if (args.positional_count != 1) return RaiseTypeError("sorted expected 1 argument, got %zu", args.positional_count);
  Object *key = nullptr, *reverse = nullptr;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    auto* keyword = AsStr(args.keyword_names->items[i]);
    if (StrEqualsAscii(keyword, "key")) {
      key = args.keyword_value(i);
    } else if (StrEqualsAscii(keyword, "reverse")) {
      reverse = args.keyword_value(i);
    } else {
      return RaiseTypeError("'%U' is an invalid keyword argument for sort()", keyword);
    }
  }
  Ref<ListObject> list = ListOf(args.data[0]);
  if (!list) return nullptr;
  int backwards = 0;
  if (reverse) {
    backwards = AsInt(reverse);
    if (backwards == -1 && ErrorPending()) return nullptr;
  }
  if (!ListSort(list.get(), key == None() ? nullptr : key, backwards != 0)) return nullptr;
  return list;
}

constexpr MethodDef kFunctions[] = {
    OneArg("aiter", &BuiltinAiter, "aiter($module, async_iterable, /)\n--\n\nAn asynchronous iterator."),
    OneArg("all", &BuiltinAll, "all($module, iterable, /)\n--\n\nWhether every item is true."),
    Positional("anext", &BuiltinAnext, 1, 2,
               "anext($module, aiterator, default=<unrepresentable>, /)\n--\n\nThe next item of an asynchronous iterator."),
    OneArg("any", &BuiltinAny, "any($module, iterable, /)\n--\n\nWhether some item is true."),
    Positional("iter", &BuiltinIter, 1, 2, "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator"),
    Keywords("max", &BuiltinMax,
             "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value"),
    Keywords("min", &BuiltinMin,
             "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value"),
    Positional("next", &BuiltinNext, 1, 2, "next(iterator[, default])"),
    Keywords("sorted", &BuiltinSorted,
             "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nThe items in order, as a new list."),
    Keywords("sum", &BuiltinSum, "sum($module, iterable, /, start=0)\n--\n\nThe sum of numbers."),
};

}  // namespace

Table<MethodDef> IterationBuiltins() { return kFunctions; }

}  // namespace viv
