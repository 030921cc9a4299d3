// functools._lru_cache_wrapper: a function that remembers its results.
//
// The cache is a dict from keys made of the arguments to results or, where the number of results is bounded, to links: objects in a
// ring around `root` from the least to the most recently used, each with its key and result.
//
// Between any two steps Python may run (hash and equality of keys, the function itself, the deallocation of old results) and call the
// very same cache. The order of the steps is what keeps the ring and the dict in agreement:
//   L1  a link in the ring is in the dict, except while it is being replaced, when it is in neither
//   L2  what is taken out of the cache dies only after ring and dict agree again
// Answers to the part of that name of CPython's Modules/_functoolsmodule.c.
#include "gc/weakref.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/type_parts.h"
#include "stdlib/functools_types.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

struct Link : Object {
  Link *previous, *next;  // the ring owns a reference to each link
  int64_t hash;
  GcSlot<Object> key, result;
};
static_assert(sizeof(Link) == 56);

struct LruCache;
using CallThrough = Ref<Object> (*)(LruCache*, CallArgs);

struct LruCache : Link {  // as a link it is the root of the ring, without key and result
  CallThrough call_through;
  bool typed;
  GcSlot<DictObject> cache;
  ptrdiff_t hits;
  GcSlot<Object> function;
  ptrdiff_t max_size;  // -1: no bound
  ptrdiff_t misses;
  GcSlot<Object> keyword_mark;  // stands in keys between positional arguments and keywords
  GcSlot<Object> info_type;
  void* reserved;
  Object* dict;  // owned; null until asked for
  Object* weaklist;
};
static_assert(sizeof(LruCache) == 152);
LruCache* AsCache(Object* object) { return static_cast<LruCache*>(object); }

// ---- The ring ------------------------------------------------------------------------------------------------------------------------

Ref<Link> TakeOut(Link* link) {
  link->previous->next = link->next;
  link->next->previous = link->previous;
  return Ref<Link>::Adopt(link);
}
void PutBetween(Ref<Link> owned, Link* before, Link* after) {
  Link* link = owned.Release();
  link->previous = before;
  link->next = after;
  before->next = after->previous = link;
}
void PutLast(LruCache* self, Ref<Link> link) { PutBetween(std::move(link), self->previous, self); }
void PutFirst(LruCache* self, Ref<Link> link) { PutBetween(std::move(link), self, self->next); }
bool RingIsEmpty(const LruCache* self) { return self->next == self; }

void LinkDealloc(Object* object) {
  auto* link = static_cast<Link*>(object);
  link->key.Clear();
  link->result.Clear();
  FreeObject(object);
}

// ---- Life ----------------------------------------------------------------------------------------------------------------------------

int CacheTraverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsCache(object);
  // Links are no containers: what they hold is visited from here.
  for (Link* link = self->next; link != self; link = link->next) {
    if (int stop = link->key.Visit(visit, context)) return stop;
    if (int stop = link->result.Visit(visit, context)) return stop;
  }
  for (const GcSlot<Object>* slot : {&self->function, &self->keyword_mark, &self->info_type}) {
    if (int stop = slot->Visit(visit, context)) return stop;
  }
  if (int stop = self->cache.Visit(visit, context)) return stop;
  return self->dict ? visit(self->dict, context) : 0;
}

// Forgets all results.
void Forget(LruCache* self) {
  Link* first = self->next;
  Link* last = self->previous;
  self->previous = self->next = self;
  if (self->cache) DictClear(NewRef(self->cache.get()).get());
  if (first == self) return;
  last->next = nullptr;
  while (first) {
    Ref<Link> link = Ref<Link>::Adopt(first);
    first = link->next;
  }
}

void CacheClear(Object* object) {
  auto* self = AsCache(object);
  Forget(self);
  self->function.Clear();
  self->cache.Clear();
  self->keyword_mark.Clear();
  self->info_type.Clear();
  Ref<Object> dict = Ref<Object>::Adopt(std::exchange(self->dict, nullptr));
}

void CacheDealloc(Object* object) {
  Untrack(object);
  TrashcanScope trashcan(object, &CacheDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  if (AsCache(object)->weaklist) ClearWeakRefs(object);
  CacheClear(object);
  FreeObject(object);
}

// ---- Keys ------------------------------------------------------------------------------------------------------------------------------

bool IsItsOwnKey(const Object* object) { return object->kind == kStr || IsExactInt(object); }

// (positional..., mark, name, value, ..., types...); a single str or int is a key by itself.
Ref<Object> MakeKey(LruCache* self, CallArgs args) {
  const size_t positional = args.positional_count, keywords = args.keyword_count();
  if (positional == 1 && keywords == 0 && !self->typed && IsItsOwnKey(args.data[0])) return NewRef(args.data[0]);
  size_t size = positional;
  if (keywords) size += 1 + 2 * keywords;
  if (self->typed) size += positional + keywords;
  Ref<TupleObject> key = NewTuple(static_cast<ptrdiff_t>(size));
  if (!key) return nullptr;
  ptrdiff_t n = 0;
  for (Object* arg : args.positional()) TupleInit(key.get(), n++, NewRef(arg));
  if (keywords) {
    TupleInit(key.get(), n++, NewRef(self->keyword_mark.get()));
    for (size_t i = 0; i < keywords; ++i) {
      TupleInit(key.get(), n++, NewRef(args.keyword_names->items[i]));
      TupleInit(key.get(), n++, NewRef(args.keyword_value(i)));
    }
  }
  if (self->typed) {
    for (Object* arg : args.positional()) TupleInit(key.get(), n++, NewRef<Object>(TypeOf(arg)));
    for (size_t i = 0; i < keywords; ++i) TupleInit(key.get(), n++, NewRef<Object>(TypeOf(args.keyword_value(i))));
  }
  return key;
}

// ---- The three ways to call --------------------------------------------------------------------------------------------------------------

Ref<Object> CallUncached(LruCache* self, CallArgs args) {
  ++self->misses;
  return Call(NewRef(self->function.get()), args);
}

Ref<Object> CallUnbounded(LruCache* self, CallArgs args) {
  Ref<Object> key = MakeKey(self, args);
  const int64_t hash = key ? KeyHash(key.get()) : -1;
  if (hash == -1) return nullptr;
  if (Object* known = DictGetKnownHash(self->cache, key, hash)) {
    ++self->hits;
    return NewRef(known);
  }
  if (ErrorPending()) return nullptr;
  ++self->misses;
  Ref<Object> result = Call(NewRef(self->function.get()), args);
  if (!result || !DictSetKnownHash(self->cache, key, hash, result)) return nullptr;
  return result;
}

// Puts a result in the place of the least recently used one.
Ref<Object> ReplaceOldest(LruCache* self, Ref<Object> key, int64_t hash, Ref<Object> result) {
  Ref<Link> link = TakeOut(self->next);
  Ref<DictObject> cache = NewRef(self->cache.get());
  Ref<Object> old_key = NewRef(link->key.get());
  const ptrdiff_t index = FindKey(cache.get(), old_key.get(), link->hash);
  if (index == kLookupFailed) {
    PutFirst(self, std::move(link));  // nothing has changed
    return nullptr;
  }
  if (index < 0) return result;  // the function itself has emptied the cache: the link is an orphan and dies here
  Ref<Object> entry = TakeEntry(cache.get(), index, link->hash);
  Ref<Object> old_result = link->result.Take();  // these two outlive the change of the dict
  link->key.Take().Reset();
  link->hash = hash;
  link->key.Init(key);
  link->result.Init(result);
  if (!DictSetKnownHash(cache.get(), key, hash, link)) return nullptr;
  PutLast(self, std::move(link));
  return result;
}

Ref<Object> CallBounded(LruCache* self, CallArgs args) {
  Ref<Object> key = MakeKey(self, args);
  const int64_t hash = key ? KeyHash(key.get()) : -1;
  if (hash == -1) return nullptr;
  if (Object* found = DictGetKnownHash(self->cache, key, hash)) {
    auto* link = static_cast<Link*>(found);
    PutLast(self, TakeOut(link));
    ++self->hits;
    return NewRef(link->result.get());
  }
  if (ErrorPending()) return nullptr;
  ++self->misses;
  Ref<Object> result = Call(NewRef(self->function.get()), args);
  if (!result) return nullptr;
  const int there = DictContainsKnownHash(self->cache, key, hash);
  if (there < 0) return nullptr;
  if (there > 0) return result;  // the function has called the cache with the same arguments: everything is in its place
  if (self->cache->used >= self->max_size && !RingIsEmpty(self)) return ReplaceOldest(self, std::move(key), hash, std::move(result));
  Ref<Link> link = Ref<Link>::Adopt(NewObject<Link>(CurrentLibrary().lru_link_type.get()));
  if (!link) return nullptr;
  link->hash = hash;
  link->key.Init(key);
  link->result.Init(result);
  if (!DictSetKnownHash(self->cache, key, hash, link)) return nullptr;
  PutLast(self, std::move(link));  // after the dict, whose equality tests may have come here, too
  return result;
}

Ref<Object> CacheCall(Borrowed<Object> self, CallArgs args) {
  RecursionGuard guard(" while calling a Python object");
  return guard ? AsCache(self)->call_through(AsCache(self), args) : nullptr;
}

// ---- What Python sees --------------------------------------------------------------------------------------------------------------------

Ref<Object> KeywordMark() {
  return TypeNewInstance(BuiltinType(TypeId::kObject));
}

Ref<Object> CacheNew(TypeObject* type, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"lru_cache", {"user_function", "maxsize", "typed", "cache_info_type"}, 4}, args, out)) return nullptr;
  const int typed = IsTrue(out[2]);
  if (typed < 0) return nullptr;
  if (!IsCallable(out[0])) return RaiseTypeError("the first argument must be callable");
  CallThrough call_through = &CallUnbounded;
  ptrdiff_t max_size = -1;
  if (!IsNone(out[1])) {
    if (!IsIndex(out[1])) return RaiseTypeError("maxsize should be integer or None");
    max_size = AsSsize(out[1]);
    if (max_size == -1 && ErrorPending()) return nullptr;
    if (max_size < 0) max_size = 0;
    call_through = max_size == 0 ? &CallUncached : &CallBounded;
  }
  Ref<DictObject> cache = NewDict();
  Ref<Object> mark = cache ? NewRef(CurrentLibrary().lru_keyword_mark.get()) : nullptr;
  Ref<Object> object = mark ? AllocateInstance(type, 0) : nullptr;
  if (!object) return nullptr;
  auto* self = AsCache(object.get());
  self->previous = self->next = self;
  self->call_through = call_through;
  self->typed = typed != 0;
  self->cache.Init(std::move(cache));
  self->function.Init(NewRef(out[0]));
  self->max_size = max_size;
  self->keyword_mark.Init(std::move(mark));
  self->info_type.Init(NewRef(out[3]));
  TrackOnce(self);
  return object;
}

Ref<Object> CacheGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object>) {
  if (!object_or_null || IsNone(object_or_null)) return NewRef(self);
  return NewBoundMethod(self, object_or_null);
}

Ref<Object> CacheInfo(Borrowed<Object> object) {
  auto* self = AsCache(object);
  Ref<Object> hits = NewInt(self->hits), misses = NewInt(self->misses), size = NewInt(self->cache->used);
  Ref<Object> max_size = self->max_size < 0 ? NewNone() : NewInt(self->max_size);
  if (!hits || !misses || !size || !max_size) return nullptr;
  return Call(self->info_type.get(), {hits.get(), misses.get(), max_size.get(), size.get()});
}

Ref<Object> CacheClearMethod(Borrowed<Object> object) {
  auto* self = AsCache(object);
  self->hits = self->misses = 0;
  Forget(self);
  return NewNone();
}

Ref<Object> CacheReduce(Borrowed<Object> self) { return GetAttr(self, Names().__qualname__); }
Ref<Object> CacheCopy(Borrowed<Object> self) { return NewRef(self); }
Ref<Object> CacheDeepCopy(Borrowed<Object> self, Borrowed<Object>) { return NewRef(self); }

constexpr MethodDef kMethods[] = {
    NoArgs("cache_info", &CacheInfo, "How often the cache was hit and missed, its bound, and how much is in it."),
    NoArgs("cache_clear", &CacheClearMethod, "Forgets all results and counts."),
    NoArgs("__reduce__", &CacheReduce),
    NoArgs("__copy__", &CacheCopy),
    OneArg("__deepcopy__", &CacheDeepCopy),
};
constexpr GetSetDef kGetSets[] = {{"__dict__", &GetDictAttribute, &SetDictAttribute}};

constinit const TypeSpec kLruCacheSpec = {
    .name = "functools._lru_cache_wrapper",
    .base = TypeId::kObject,
    .basic_size = sizeof(LruCache),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeMethodDescriptor,
    .weaklist_offset = offsetof(LruCache, weaklist),
    .dict_offset = offsetof(LruCache, dict),
    .dealloc = &CacheDealloc,
    .traverse = &CacheTraverse,
    .clear = &CacheClear,
    .slots = {.call = &CacheCall, .descr_get = &CacheGet, .new_ = &CacheNew},
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "A callable that remembers the results of another one.\n\n"
           "user_function: what is called\nmaxsize: how many results are kept; 0 for none, None for all\n"
           "typed: whether equal arguments of different types are different\ncache_info_type: the type of what cache_info() returns\n",
};

constinit const TypeSpec kLinkSpec = {
    .name = "functools._lru_list_elem",
    .base = TypeId::kObject,
    .basic_size = sizeof(Link),
    .flags = kTypeDisallowInstantiation,
    .dealloc = &LinkDealloc,
};

}  // namespace

bool FillLruCache(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.lru_keyword_mark) library.lru_keyword_mark = KeywordMark();
  return library.lru_keyword_mark && EnsureLibraryType(&library.lru_link_type, kLinkSpec) &&
         AddLibraryType(module, &library.lru_cache_type, kLruCacheSpec);
}

}  // namespace viv
