// zip, map and filter. Answers to those of CPython's Python/bltinmodule.c.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/iterators.h"

namespace viv {
namespace {

// A tuple of the iterators of args[0..n). Null: failed.
Ref<TupleObject> IteratorsOf(ArgSpan iterables) {
  Ref<TupleObject> iterators = NewTuple(static_cast<ptrdiff_t>(iterables.size));
  if (!iterators) return nullptr;
  for (size_t i = 0; i < iterables.size; ++i) {
    Ref<Object> iterator = GetIter(iterables[i]);
    if (!iterator) return nullptr;
    TupleInit(iterators.get(), static_cast<ptrdiff_t>(i), std::move(iterator));
  }
  return iterators;
}

// ---- zip -------------------------------------------------------------------------------------------------------------------------

void ZipDealloc(Object* self) {
  auto* zip = static_cast<ZipObject*>(self);
  Untrack(self);
  TrashcanScope trashcan(self, &ZipDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  zip->iterators.Clear();
  zip->result.Clear();
  FreeObject(self);
}

int ZipTraverse(Object* self, VisitFn visit, void* context) {
  auto* zip = static_cast<ZipObject*>(self);
  if (int stop = zip->iterators.Visit(visit, context)) return stop;
  return zip->result.Visit(visit, context);
}

Ref<Object> ZipNew(TypeObject* type, CallArgs args) {
  bool strict = false;
  if (size_t keywords = args.keyword_count()) {
    if (keywords > 1) {
      return RaiseTypeError("zip() takes at most 1 keyword argument (%zd given)", static_cast<ptrdiff_t>(keywords));
    }
    StrObject* name = AsStr(args.keyword_names->items[0]);
    if (!StrEqualsAscii(name, "strict")) return RaiseTypeError("'%U' is an invalid keyword argument for zip()", name);
    int truth = IsTrue(args.keyword_value(0));
    if (truth < 0) return nullptr;
    strict = truth != 0;
  }
  Ref<TupleObject> iterators = IteratorsOf(args.positional());
  if (!iterators) return nullptr;
  ptrdiff_t size = iterators->size;
  Ref<TupleObject> result = NewTuple(size);
  if (!result) return nullptr;
  for (ptrdiff_t i = 0; i < size; ++i) TupleInit(result.get(), i, NewNone());
  Ref<ZipObject> zip = NewInstanceOf<ZipObject>(type, TypeId::kZip);
  if (!zip) return nullptr;
  zip->size = size;
  zip->iterators.Init(std::move(iterators));
  zip->result.Init(std::move(result));
  zip->strict = strict;
  TrackOnce(zip.get());
  return zip;
}

// Iterator i of a strict zip has ended: whether all others end too. Always null; an exception is pending where they do not.
Ref<Object> ZipEnd(ZipObject* zip, ptrdiff_t i) {
  if (!IterationEnded()) return nullptr;
  if (i > 0) {
    return RaiseValueError("zip() argument %d is shorter than argument%s%d", static_cast<int>(i + 1), i == 1 ? " " : "s 1-",
                           static_cast<int>(i));
  }
  for (i = 1; i < zip->size; ++i) {
    if (RawNext(zip->iterators->items[i])) {
      return RaiseValueError("zip() argument %d is longer than argument%s%d", static_cast<int>(i + 1), i == 1 ? " " : "s 1-",
                             static_cast<int>(i));
    }
    if (!IterationEnded()) return nullptr;
  }
  return nullptr;
}

Ref<Object> ZipNext(Borrowed<Object> self) {
  auto* zip = static_cast<ZipObject*>(self.get());
  ptrdiff_t size = zip->size;
  if (size == 0) return nullptr;
  bool reused = zip->result->refcount == 1;
  Ref<TupleObject> result = reused ? NewRef(zip->result.get()) : NewTuple(size);
  if (!result) return nullptr;
  for (ptrdiff_t i = 0; i < size; ++i) {
    Ref<Object> item = RawNext(zip->iterators->items[i]);
    if (__builtin_expect(!item, 0)) {
      result.Reset();
      if (zip->strict) return ZipEnd(zip, i);
      return nullptr;
    }
    if (reused) {
      ReuseItem(result.get(), i, std::move(item));
    } else {
      TupleInit(result.get(), i, std::move(item));
    }
  }
  if (reused) TrackOnce(result.get());
  return result;
}

Ref<Object> ZipReduce(Borrowed<Object> self) {
  auto* zip = static_cast<ZipObject*>(self.get());
  Object* type = TypeOf(self);
  if (zip->strict) return NewTuple({type, zip->iterators.get(), True()});
  return NewTuple({type, zip->iterators.get()});
}

Ref<Object> ZipSetState(Borrowed<Object> self, Borrowed<Object> state) {
  int strict = IsTrue(state);
  if (strict < 0) return nullptr;
  static_cast<ZipObject*>(self.get())->strict = strict != 0;
  return NewNone();
}

constexpr MethodDef kZipMethods[] = {
    NoArgs("__reduce__", ZipReduce, "What pickle needs to know."),
    OneArg("__setstate__", ZipSetState, "Sets whether it is strict, for unpickling."),
};

// ---- map -------------------------------------------------------------------------------------------------------------------------

void MapDealloc(Object* self) {
  auto* map = static_cast<MapObject*>(self);
  Untrack(self);
  TrashcanScope trashcan(self, &MapDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  map->iterators.Clear();
  map->function.Clear();
  FreeObject(self);
}

int MapTraverse(Object* self, VisitFn visit, void* context) {
  auto* map = static_cast<MapObject*>(self);
  if (int stop = map->iterators.Visit(visit, context)) return stop;
  return map->function.Visit(visit, context);
}

Ref<Object> MapNew(TypeObject* type, CallArgs args) {
  if (type == BuiltinType(TypeId::kMap) && !NoKeywords("map", args)) return nullptr;
  if (args.positional_count < 2) return RaiseTypeError("map() must have at least two arguments.");
  Ref<TupleObject> iterators = IteratorsOf(args.positional().Skip(1));
  if (!iterators) return nullptr;
  Ref<MapObject> map = NewInstanceOf<MapObject>(type, TypeId::kMap);
  if (!map) return nullptr;
  map->iterators.Init(std::move(iterators));
  map->function.Init(NewRef(args.data[0]));
  TrackOnce(map.get());
  return map;
}

Ref<Object> MapNext(Borrowed<Object> self) {
  auto* map = static_cast<MapObject*>(self.get());
  TupleObject* iterators = map->iterators.get();
  if (iterators->size == 1) {
    Ref<Object> item = RawNext(iterators->items[0]);
    if (!item) return nullptr;
    Object* argument = item.get();
    return Call(map->function.get(), CallArgs{&argument, 1, nullptr});
  }
  constexpr ptrdiff_t kInline = 8;
  Object* inline_items[kInline];
  Object** items = inline_items;
  if (iterators->size > kInline) {
    items = static_cast<Object**>(Allocate(Domain::kMem, static_cast<size_t>(iterators->size) * sizeof(Object*)));
    if (!items) return RaiseMemoryError();
  }
  ptrdiff_t count = 0;
  for (; count < iterators->size; ++count) {
    items[count] = RawNext(iterators->items[count]).Release();
    if (!items[count]) break;
  }
  Ref<Object> result;
  if (count == iterators->size) result = Call(map->function.get(), CallArgs{items, static_cast<size_t>(count), nullptr});
  for (ptrdiff_t i = 0; i < count; ++i) DecRef(items[i]);
  if (items != inline_items) Free(Domain::kMem, items);
  return result;
}

Ref<Object> MapReduce(Borrowed<Object> self) {
  auto* map = static_cast<MapObject*>(self.get());
  TupleObject* iterators = map->iterators.get();
  Ref<TupleObject> args = NewTuple(iterators->size + 1);
  if (!args) return nullptr;
  TupleInit(args.get(), 0, NewRef(map->function.get()));
  for (ptrdiff_t i = 0; i < iterators->size; ++i) TupleInit(args.get(), i + 1, NewRef(iterators->items[i]));
  return NewTuple({static_cast<Object*>(TypeOf(self)), args.get()});
}

constexpr MethodDef kMapMethods[] = {
    NoArgs("__reduce__", MapReduce, "What pickle needs to know."),
};

// ---- filter ----------------------------------------------------------------------------------------------------------------------

void FilterDealloc(Object* self) {
  auto* filter = static_cast<FilterObject*>(self);
  Untrack(self);
  TrashcanScope trashcan(self, &FilterDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  filter->function.Clear();
  filter->iterator.Clear();
  FreeObject(self);
}

int FilterTraverse(Object* self, VisitFn visit, void* context) {
  auto* filter = static_cast<FilterObject*>(self);
  if (int stop = filter->iterator.Visit(visit, context)) return stop;
  return filter->function.Visit(visit, context);
}

Ref<Object> FilterNew(TypeObject* type, CallArgs args) {
  if (type == BuiltinType(TypeId::kFilter) && !NoKeywords("filter", args)) return nullptr;
  if (!CheckArgCount("filter", args.positional_count, 2, 2)) return nullptr;
  Ref<Object> iterator = GetIter(args.data[1]);
  if (!iterator) return nullptr;
  Ref<FilterObject> filter = NewInstanceOf<FilterObject>(type, TypeId::kFilter);
  if (!filter) return nullptr;
  filter->function.Init(NewRef(args.data[0]));
  filter->iterator.Init(std::move(iterator));
  TrackOnce(filter.get());
  return filter;
}

Ref<Object> FilterNext(Borrowed<Object> self) {
  auto* filter = static_cast<FilterObject*>(self.get());
  Object* function = filter->function.get();
  bool by_truth = IsNone(function) || function == BuiltinType(TypeId::kBool);
  while (Ref<Object> item = RawNext(filter->iterator.get())) {
    int wanted;
    if (by_truth) {
      wanted = IsTrue(item);
    } else {
      Object* argument = item.get();
      Ref<Object> verdict = Call(function, CallArgs{&argument, 1, nullptr});
      wanted = verdict ? IsTrue(verdict) : -1;
    }
    if (wanted > 0) return item;
    if (wanted < 0) return nullptr;
  }
  return nullptr;
}

Ref<Object> FilterReduce(Borrowed<Object> self) {
  auto* filter = static_cast<FilterObject*>(self.get());
  Ref<TupleObject> args = NewTuple({filter->function.get(), filter->iterator.get()});
  if (!args) return nullptr;
  return NewTuple({static_cast<Object*>(TypeOf(self)), args.get()});
}

constexpr MethodDef kFilterMethods[] = {
    NoArgs("__reduce__", FilterReduce, "What pickle needs to know."),
};

}  // namespace

extern constinit const TypeSpec kZipSpec = {
    .name = "zip",
    .base = TypeId::kObject,
    .basic_size = sizeof(ZipObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .dealloc = ZipDealloc,
    .traverse = ZipTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = ZipNext, .new_ = ZipNew},
    .methods = kZipMethods,
    .doc = "zip(*iterables, strict=False) gives tuples: the first items of all iterables, the second ones, and so on.\n\n"
           "It ends with the shortest of them; where strict is true, ValueError is raised when they do not all end together.",
};

extern constinit const TypeSpec kMapSpec = {
    .name = "map",
    .base = TypeId::kObject,
    .basic_size = sizeof(MapObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .dealloc = MapDealloc,
    .traverse = MapTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = MapNext, .new_ = MapNew},
    .methods = kMapMethods,
    .doc = "map(function, *iterables) gives what function makes of the items of the iterables.\n\nIt ends with the shortest of them.",
};

extern constinit const TypeSpec kFilterSpec = {
    .name = "filter",
    .base = TypeId::kObject,
    .basic_size = sizeof(FilterObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .dealloc = FilterDealloc,
    .traverse = FilterTraverse,
    .slots = {.getattr = GenericGetAttr, .iter = SelfIter, .next = FilterNext, .new_ = FilterNew},
    .methods = kFilterMethods,
    .doc = "filter(function, iterable) gives those items of iterable for which function(item) is true.\n\n"
           "With None as function: those that are true themselves.",
};

}  // namespace viv
