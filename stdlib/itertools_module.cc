// The module itertools: iterators over one or several iterables. Answers to CPython's Modules/itertoolsmodule.c.
//
// Every iterator is an IterOf: some objects and some numbers, whose meaning each kind tells at its top. Those that choose items
// (product, permutations ...) are in itertools_combinatorics.cc, with tee and groupby.
#include "stdlib/itertools_types.h"

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

Ref<Object> IterSelf(Borrowed<Object> self) { return self.ToOwned(); }

Ref<Object> NewIter(TypeObject* type, std::initializer_list<Ref<Object>> slots) {
  Ref<Object> self = AllocateInstance(type, 0);  // zeroed
  if (!self) return nullptr;
  size_t i = 0;
  for (const Ref<Object>& slot : slots) (&static_cast<Iter*>(self.get())->slot[0])[i++].Init(slot);
  if (!IsTracked(self.get())) Track(self.get());
  return self;
}

namespace {

// ---- count(start, step): slot 0 the next number, 1 the step; number 0 is the next one while both are small and step is 1 --------

Ref<Object> CountNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"count", {"start", "step"}}, args, out)) return nullptr;
  for (Object* given : {out[0], out[1]}) {
    if (!given || IsInt(given) || IsFloat(given) || IsInstanceExactOrSub(given, TypeId::kComplex)) continue;
    const TypeSlots& slots = TypeOf(given)->slots;
    if (!slots.index && !slots.float_ && !slots.int_) return RaiseTypeError("a number is required");
  }
  Ref<Object> start = out[0] ? NewRef(out[0]) : NewInt(0), step = out[1] ? NewRef(out[1]) : NewInt(1);
  if (!start || !step) return nullptr;
  return NewIter(type, {start, step});
}
Ref<Object> CountNext(Borrowed<Object> self) {
  auto* it = As<2, 1>(self);
  Ref<Object> current = NewRef(it->slot[0].get());
  Ref<Object> next = Add(current, it->slot[1].get());
  if (!next) return nullptr;
  it->slot[0].Set(std::move(next));
  return current;
}
Ref<Object> CountRepr(Borrowed<Object> self) {
  auto* it = As<2, 1>(self);
  bool plain = it->slot[1]->kind == kInt && SmallValue(it->slot[1].get()) == 1;
  return plain ? StrFormat("count(%R)", it->slot[0].get()) : StrFormat("count(%R, %R)", it->slot[0].get(), it->slot[1].get());
}

// ---- cycle(iterable): slot 0 the iterator or null, 1 the list of what it gave; number 0 the place in it -------------------------

Ref<Object> CycleNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("cycle", args) || !CheckArgCount("cycle", args.positional_count, 1, 1)) return nullptr;
  Ref<Object> iterator = GetIter(args.data[0]);
  Ref<Object> saved = iterator ? Ref<Object>(NewList(0)) : nullptr;
  return saved ? NewIter(type, {iterator, saved}) : nullptr;
}
Ref<Object> CycleNext(Borrowed<Object> self) {
  auto* it = As<2, 2>(self);
  if (it->slot[0]) {
    Ref<Object> iterator = NewRef(it->slot[0].get());
    if (Ref<Object> item = Next(iterator)) {
      return ListAppend(AsList(it->slot[1].get()), item) ? std::move(item) : nullptr;
    }
    if (ErrorPending()) return nullptr;
    it->slot[0].Clear();
  }
  auto* saved = AsList(it->slot[1].get());
  if (saved->size == 0) return nullptr;
  if (it->number[0] >= saved->size) it->number[0] = 0;
  return NewRef(saved->items[it->number[0]++]);
}

// ---- repeat(object, times): slot 0 the object; number 0 how often still, -1 for ever --------------------------------------------

Ref<Object> RepeatNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"repeat", {"object", "times"}, 1}, args, out)) return nullptr;
  ptrdiff_t times = -1;
  if (out[1]) {
    times = AsSsize(out[1]);
    if (times == -1 && ErrorPending()) return nullptr;
    if (times < 0) times = 0;
  }
  Ref<Object> self = NewIter(type, {NewRef(out[0])});
  if (self) As<1, 1>(self.get())->number[0] = times;
  return self;
}
Ref<Object> RepeatNext(Borrowed<Object> self) {
  auto* it = As<1, 1>(self);
  if (it->number[0] == 0) return nullptr;
  if (it->number[0] > 0) --it->number[0];
  return NewRef(it->slot[0].get());
}
Ref<Object> RepeatRepr(Borrowed<Object> self) {
  auto* it = As<1, 1>(self);
  if (it->number[0] < 0) return StrFormat("repeat(%R)", it->slot[0].get());
  return StrFormat("repeat(%R, %zd)", it->slot[0].get(), it->number[0]);
}
Ref<Object> RepeatLengthHint(Borrowed<Object> self) {
  if (As<1, 1>(self)->number[0] < 0) return RaiseTypeError("len() of unsized object");
  return NewInt(As<1, 1>(self)->number[0]);
}

// ---- chain(*iterables): slot 0 an iterator over the iterables or null, 1 the one that runs or null ------------------------------

Ref<Object> ChainNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("chain", args)) return nullptr;
  Ref<TupleObject> iterables = NewTupleFrom(args.positional());
  Ref<Object> outer = iterables ? GetIter(iterables) : nullptr;
  return outer ? NewIter(type, {outer}) : nullptr;
}
Ref<Object> ChainFromIterable(Borrowed<Object> cls, Borrowed<Object> iterable) {
  Ref<Object> outer = GetIter(iterable);
  return outer ? NewIter(static_cast<TypeObject*>(cls.get()), {outer}) : nullptr;
}
Ref<Object> ChainNext(Borrowed<Object> self) {
  auto* it = As<2>(self);
  while (it->slot[0]) {
    if (!it->slot[1]) {
      Ref<Object> outer = NewRef(it->slot[0].get());
      Ref<Object> iterable = Next(outer);
      Ref<Object> inner = iterable ? GetIter(iterable) : nullptr;
      if (!inner) {
        it->slot[0].Clear();
        return nullptr;
      }
      it->slot[1].Set(std::move(inner));
    }
    Ref<Object> inner = NewRef(it->slot[1].get());
    if (Ref<Object> item = Next(inner)) return item;
    if (ErrorPending()) return nullptr;
    it->slot[1].Clear();
  }
  return nullptr;
}

// ---- islice: slot 0 the iterator or null; numbers: 0 index of the next wanted item, 1 stop (-1: none), 2 step,
// 3 items taken -----------------------------------------------------------------------------------------------------------------

bool SliceNumber(Object* object, const char* message, ptrdiff_t fallback, ptrdiff_t* out) {
  *out = fallback;
  if (!object || object == None()) return true;
  ptrdiff_t value = IsIndex(object) ? AsSsize(object, TypeId::kObject) : -1;
  if (value < 0) {
    ClearError();
    return RaiseFalse(TypeId::kValueError, "%s", message);
  }
  *out = value;
  return true;
}

Ref<Object> IsliceNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("islice", args) || !CheckArgCount("islice", args.positional_count, 2, 4)) return nullptr;
  ptrdiff_t start = 0, stop, step = 1;
  constexpr const char* kBounds = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  if (args.positional_count == 2) {
    if (!SliceNumber(args.data[1], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", -1, &stop))
      return nullptr;
  } else {
    if (!SliceNumber(args.data[1], kBounds, 0, &start)) return nullptr;
    if (!SliceNumber(args.data[2], "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", -1, &stop))
      return nullptr;
    constexpr const char* kStep = "Step for islice() must be a positive integer or None.";
    if (args.positional_count == 4 && !SliceNumber(args.data[3], kStep, 1, &step)) return nullptr;
    if (step < 1) return RaiseValueError("%s", kStep);
  }
  Ref<Object> iterator = GetIter(args.data[0]);
  Ref<Object> self = iterator ? NewIter(type, {iterator}) : nullptr;
  if (!self) return nullptr;
  auto* it = As<1, 4>(self.get());
  it->number[0] = start;
  it->number[1] = stop;
  it->number[2] = step;
  return self;
}
Ref<Object> IsliceNext(Borrowed<Object> self) {
  auto* it = As<1, 4>(self);
  if (!it->slot[0]) return nullptr;
  Ref<Object> iterator = NewRef(it->slot[0].get());
  auto end = [&]() -> Ref<Object> {
    it->slot[0].Clear();
    return nullptr;
  };
  while (it->number[3] < it->number[0]) {
    if (!Next(iterator)) return end();
    ++it->number[3];
  }
  if (it->number[1] >= 0 && it->number[3] >= it->number[1]) return end();
  Ref<Object> item = Next(iterator);
  if (!item) return end();
  ++it->number[3];
  ptrdiff_t next;
  if (__builtin_add_overflow(it->number[0], it->number[2], &next) || (it->number[1] >= 0 && next > it->number[1])) {
    next = it->number[1] >= 0 ? it->number[1] : PTRDIFF_MAX;
  }
  it->number[0] = next;
  return item;
}

// ---- Filters: slot 0 the function, 1 the iterator; number 0: whether the state has turned ---------------------------------------

Ref<Object> FunctionNew(const char* name, TypeObject* type, CallArgs args) {
  if (!NoKeywords(name, args) || !CheckArgCount(name, args.positional_count, 2, 2)) return nullptr;
  Ref<Object> iterator = GetIter(args.data[1]);
  return iterator ? NewIter(type, {NewRef(args.data[0]), iterator}) : nullptr;
}
// The truth of function(item); None as function asks the item itself. -1: failed.
int Judge(Borrowed<Object> function, Borrowed<Object> item) {
  if (IsNone(function)) return IsTrue(item);
  Ref<Object> answer = Call(function, {item.get()});
  return answer ? IsTrue(answer) : -1;
}

Ref<Object> TakeWhileNew(TypeObject* type, CallArgs args) { return FunctionNew("takewhile", type, args); }
Ref<Object> TakeWhileNext(Borrowed<Object> self) {
  auto* it = As<2, 1>(self);
  if (it->number[0]) return nullptr;
  Ref<Object> function = NewRef(it->slot[0].get()), iterator = NewRef(it->slot[1].get()), item = Next(iterator);
  if (!item) return nullptr;
  Ref<Object> answer = Call(function, {item.get()});
  int truth = answer ? IsTrue(answer) : -1;
  if (truth == 0) it->number[0] = 1;
  return truth > 0 ? std::move(item) : nullptr;
}

Ref<Object> DropWhileNew(TypeObject* type, CallArgs args) { return FunctionNew("dropwhile", type, args); }
Ref<Object> DropWhileNext(Borrowed<Object> self) {
  auto* it = As<2, 1>(self);
  Ref<Object> function = NewRef(it->slot[0].get()), iterator = NewRef(it->slot[1].get());
  while (Ref<Object> item = Next(iterator)) {
    if (it->number[0]) return item;
    Ref<Object> answer = Call(function, {item.get()});
    int truth = answer ? IsTrue(answer) : -1;
    if (truth < 0) return nullptr;
    if (truth == 0) {
      it->number[0] = 1;
      return item;
    }
  }
  return nullptr;
}

Ref<Object> FilterFalseNew(TypeObject* type, CallArgs args) { return FunctionNew("filterfalse", type, args); }
Ref<Object> FilterFalseNext(Borrowed<Object> self) {
  auto* it = As<2>(self);
  Ref<Object> function = NewRef(it->slot[0].get()), iterator = NewRef(it->slot[1].get());
  while (Ref<Object> item = Next(iterator)) {
    int truth = Judge(function, item);
    if (truth <= 0) return truth < 0 ? nullptr : std::move(item);
  }
  return nullptr;
}

Ref<Object> StarmapNew(TypeObject* type, CallArgs args) { return FunctionNew("starmap", type, args); }
Ref<Object> StarmapNext(Borrowed<Object> self) {
  auto* it = As<2>(self);
  Ref<Object> function = NewRef(it->slot[0].get()), iterator = NewRef(it->slot[1].get()), item = Next(iterator);
  Ref<TupleObject> arguments = item ? TupleOf(item) : nullptr;
  return arguments ? CallTupleDict(function, arguments, nullptr) : nullptr;
}

// ---- compress: slot 0 the data, 1 the selectors ---------------------------------------------------------------------------------

Ref<Object> CompressNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"compress", {"data", "selectors"}, 2}, args, out)) return nullptr;
  Ref<Object> data = GetIter(out[0]), selectors = data ? GetIter(out[1]) : nullptr;
  return selectors ? NewIter(type, {data, selectors}) : nullptr;
}
Ref<Object> CompressNext(Borrowed<Object> self) {
  auto* it = As<2>(self);
  Ref<Object> data = NewRef(it->slot[0].get()), selectors = NewRef(it->slot[1].get());
  for (;;) {
    Ref<Object> item = Next(data);
    Ref<Object> selector = item ? Next(selectors) : nullptr;
    if (!selector) return nullptr;
    int truth = IsTrue(selector);
    if (truth != 0) return truth > 0 ? std::move(item) : nullptr;
  }
}

// ---- accumulate: slot 0 the iterator, 1 the function or null, 2 the total or null, 3 the initial value or null ------------------

Ref<Object> AccumulateNew(TypeObject* type, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"accumulate", {"iterable", "func", "initial"}, 1, 0, 2}, args, out)) return nullptr;
  Ref<Object> iterator = GetIter(out[0]);
  if (!iterator) return nullptr;
  Ref<Object> function = out[1] && out[1] != None() ? NewRef(out[1]) : nullptr,
              initial = out[2] && out[2] != None() ? NewRef(out[2]) : nullptr;
  return NewIter(type, {iterator, function, nullptr, initial});
}
Ref<Object> AccumulateNext(Borrowed<Object> self) {
  auto* it = As<4>(self);
  if (it->slot[3]) {
    it->slot[2].Set(it->slot[3].Take());
    return NewRef(it->slot[2].get());
  }
  Ref<Object> iterator = NewRef(it->slot[0].get()), item = Next(iterator);
  if (!item) return nullptr;
  if (it->slot[2]) {
    // A function in Python has the total in a variable of its own; for others it is kept here, should they come back.
    Ref<Object> kept = it->slot[1] && TypeOf(it->slot[1].get()) == BuiltinType(TypeId::kFunction) ? nullptr : NewRef(it->slot[2].get());
    Borrowed<Object> total = it->slot[2].get();
    item = it->slot[1] ? Call(it->slot[1].get(), {total.get(), item.get()}) : Add(total, item);
    if (!item) return nullptr;
  }
  it->slot[2].Set(item);
  return item;
}

// ---- pairwise: slot 0 the iterator or null, 1 the item before or null -----------------------------------------------------------

Ref<Object> PairwiseNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("pairwise", args) || !CheckArgCount("pairwise", args.positional_count, 1, 1)) return nullptr;
  Ref<Object> iterator = GetIter(args.data[0]);
  return iterator ? NewIter(type, {iterator}) : nullptr;
}
Ref<Object> PairwiseNext(Borrowed<Object> self) {
  auto* it = As<2>(self);
  if (!it->slot[0]) return nullptr;
  Ref<Object> iterator = NewRef(it->slot[0].get()), before = NewRef(it->slot[1].get());
  if (!before) before = Next(iterator);
  Ref<Object> item = before ? Next(iterator) : nullptr;
  if (!item) {
    it->slot[0].Clear();
    it->slot[1].Clear();
    return nullptr;
  }
  it->slot[1].Set(item);
  return NewTuple({before.get(), item.get()});
}

// ---- zip_longest: slot 0 a tuple of iterators (None: exhausted), 1 the fill value, 2 the row before; number 0 how many still run,
// 1 how many there are ----------------------------------------------------------------------------------------------------------

Ref<Object> ZipLongestNew(TypeObject* type, CallArgs args) {
  Object* fill = None();
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    if (!StrEqualsAscii(AsStr(args.keyword_names->items[i]), "fillvalue")) {
      return RaiseTypeError("zip_longest() got an unexpected keyword argument");
    }
    fill = args.keyword_value(i);
  }
  auto count = static_cast<ptrdiff_t>(args.positional_count);
  Ref<TupleObject> iterators = NewTuple(count);
  if (!iterators) return nullptr;
  for (ptrdiff_t i = 0; i < count; ++i) {
    Ref<Object> iterator = GetIter(args.data[i]);
    if (!iterator) return nullptr;
    TupleInit(iterators.get(), i, std::move(iterator));
  }
  Ref<TupleObject> row = NewTuple(count);
  if (!row) return nullptr;
  for (ptrdiff_t i = 0; i < count; ++i) TupleInit(row.get(), i, NewNone());
  Ref<Object> self = NewIter(type, {iterators, NewRef(fill), row});
  if (self) {
    As<3, 2>(self.get())->number[0] = count;
    As<3, 2>(self.get())->number[1] = count;
  }
  return self;
}
Ref<Object> ZipLongestNext(Borrowed<Object> self) {
  auto* it = As<3, 2>(self);
  Ref<TupleObject> iterators = NewRef(AsTuple(it->slot[0].get()));
  ptrdiff_t size = it->number[1];
  if (size == 0 || it->number[0] == 0) return nullptr;
  bool reused = it->slot[2].get()->refcount == 1;
  Ref<TupleObject> row = reused ? NewRef(AsTuple(it->slot[2].get())) : NewTuple(size);
  if (!row) return nullptr;
  for (ptrdiff_t i = 0; i < size; ++i) {
    Ref<Object> iterator = NewRef(iterators->items[i]), item;
    if (!IsNone(iterator.get())) {
      item = Next(iterator);
      if (!item) {
        if (ErrorPending() || --it->number[0] == 0) {
          it->number[0] = 0;
          return nullptr;
        }
        Ref<Object> exhausted = Ref<Object>::Adopt(std::exchange(iterators->items[i], NewNone().Release()));
      }
    }
    if (!item) item = NewRef(it->slot[1].get());
    if (reused) {
      Ref<Object> old = Ref<Object>::Adopt(std::exchange(row->items[i], item.Release()));
    } else {
      TupleInit(row.get(), i, std::move(item));
    }
  }
  if (reused && !IsTracked(row.get())) Track(row.get());
  return row;
}

constexpr MethodDef kChainMethods[] = {
    OneArg("from_iterable", &ChainFromIterable, "from_iterable($type, iterable, /)\n--\n\nchain() of the items of one iterable.",
           kClassMethodFlag),
    OneArg("__class_getitem__", &NewGenericAlias, nullptr, kClassMethodFlag),
};
constexpr MethodDef kRepeatMethods[] = {NoArgs("__length_hint__", &RepeatLengthHint)};

constexpr TypeSpec With(TypeSpec spec, UnarySlot repr, Table<MethodDef> methods) {
  spec.slots.repr = repr;
  spec.methods = methods;
  return spec;
}

constinit const TypeSpec kSpecs[] = {
    IterSpec<4>("itertools.accumulate", &AccumulateNew, &AccumulateNext),
    With(IterSpec<2>("itertools.chain", &ChainNew, &ChainNext), nullptr, kChainMethods),
    IterSpec<2>("itertools.compress", &CompressNew, &CompressNext),
    With(IterSpec<2, 1>("itertools.count", &CountNew, &CountNext), &CountRepr, {}),
    IterSpec<2, 2>("itertools.cycle", &CycleNew, &CycleNext),
    IterSpec<2, 1>("itertools.dropwhile", &DropWhileNew, &DropWhileNext),
    IterSpec<2>("itertools.filterfalse", &FilterFalseNew, &FilterFalseNext),
    IterSpec<1, 4>("itertools.islice", &IsliceNew, &IsliceNext),
    IterSpec<2>("itertools.pairwise", &PairwiseNew, &PairwiseNext),
    With(IterSpec<1, 1>("itertools.repeat", &RepeatNew, &RepeatNext), &RepeatRepr, kRepeatMethods),
    IterSpec<2>("itertools.starmap", &StarmapNew, &StarmapNext),
    IterSpec<2, 1>("itertools.takewhile", &TakeWhileNew, &TakeWhileNext),
    IterSpec<3, 2>("itertools.zip_longest", &ZipLongestNew, &ZipLongestNext),
};

}  // namespace

bool FillItertools(ModuleObject* module) {
  for (const TypeSpec& spec : kSpecs) {
    Ref<TypeObject> type = MakeBuiltinType(spec);
    if (!type || !ModuleAdd(module, spec.name + sizeof("itertools.") - 1, std::move(type))) return false;
  }
  return FillItertoolsCombinatorics(module);
}

}  // namespace viv
