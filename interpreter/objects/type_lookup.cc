// Attributes of types: along the mro, with one cache per runtime in front.
//
// The cache maps (version tag of the type, identity of the name) to what the lookup found, absence included. A type's version tag is
// a number never used again: whatever changes the type or one of its bases drops the tag (TypeModified), so what was cached under it
// is out of reach and nothing has to be searched and removed. An entry owns its name, because names are compared by address, and
// borrows its value, which the type's dict owns as long as the tag lives.
//
// A second cache, under three tags (class, its metatype, the type that is asked about), holds what isinstance() and issubclass() have
// said of abstract base classes.
#include "interpreter/objects/type_parts.h"
#include "interpreter/objects/version_profile.h"

namespace viv {

struct TypeCacheEntry {
  uint32_t version;
  StrObject* name;  // owned
  Object* value;
};
inline constexpr size_t kTypeCacheSize = 4096;
struct ClassCheckEntry {
  uint32_t metatype, cls, type;  // version tags
  uint32_t answer;               // era << 2 | which check << 1 | yes
};
inline constexpr size_t kClassChecks = 512;
inline constexpr ptrdiff_t kLongestCachedName = 100;
struct TypeCache {
  TypeCacheEntry entries[kTypeCacheSize];
  ClassCheckEntry checks[kClassChecks];
  uint32_t check_era;             // raised when answers become void
  bool forget_checks;             // calls are told to somebody: each has to take place
  const VersionProfile* profile;  // what the types of this interpreter tell of their instances' memory
};

namespace {

TypeCacheEntry& EntryFor(TypeCache* cache, uint32_t version, const StrObject* name) {
  return cache->entries[(version ^ static_cast<uint32_t>(reinterpret_cast<uintptr_t>(name) >> 3)) & (kTypeCacheSize - 1)];
}

ClassCheckEntry& CheckEntryFor(TypeCache* cache, uint32_t cls, uint32_t type, ClassCheck check) {
  return cache->checks[(cls * 31 + type * 2 + static_cast<uint32_t>(check)) & (kClassChecks - 1)];
}

[[gnu::noinline]] Borrowed<Object> LookupUncached(TypeObject* type, Borrowed<StrObject> name) {
  bool failed = false;
  Borrowed<Object> found = FindInMro(type, name, &failed);
  if (failed) {
    ClearError();
    return nullptr;
  }
  if (name->kind != kStr || name->length > kLongestCachedName) return found;
  TypeCache* cache = CurrentRuntime().type_cache;
  uint32_t version = cache ? AssignVersionTag(type) : 0;
  if (version == 0) return found;
  TypeCacheEntry& entry = EntryFor(cache, version, name);
  Ref<StrObject> old = Ref<StrObject>::Adopt(entry.name);
  entry = {version, name.ToOwned().Release(), found};
  return found;
}

}  // namespace

bool InitTypes(Runtime& runtime) {
  runtime.type_cache = static_cast<TypeCache*>(AllocateZeroed(Domain::kRaw, sizeof(TypeCache)));
  if (!runtime.type_cache) return false;
  runtime.type_cache->profile = &kVersionProfiles[0];
  return true;
}

void FiniTypes(Runtime& runtime) {
  while (TypeObject* type = runtime.builtin_types) {
    runtime.builtin_types = type->next_builtin;
    if (type->type_flags & kTypeOwnsSpec) Free(Domain::kRaw, const_cast<TypeSpec*>(type->spec));
    Free(Domain::kRaw, type);
  }
}

void ForEachCachedName(const Runtime& runtime, void (*each)(Object*, void*), void* context) {
  if (!runtime.type_cache) return;
  for (const TypeCacheEntry& entry : runtime.type_cache->entries) {
    if (entry.name) each(entry.name, context);
  }
}

void EmptyTypeCache(Runtime& runtime) {
  for (TypeCacheEntry& entry : runtime.type_cache->entries) {
    Ref<StrObject> name = Ref<StrObject>::Adopt(entry.name);
    entry = {};
  }
}

void ClearTypes(Runtime& runtime) {
  if (runtime.type_cache) {
    EmptyTypeCache(runtime);
    Free(Domain::kRaw, std::exchange(runtime.type_cache, nullptr));
  }
  for (TypeObject* type = runtime.builtin_types; type; type = type->next_builtin) {
    type->version_tag = 0;
    if (type->dict) DictClear(type->dict);
    type->mro.Clear();
    type->bases.Clear();
    type->subclasses.Clear();
  }
  for (TypeObject* type = runtime.builtin_types; type; type = type->next_builtin) type->dict.Clear();
  for (TypeObject* type = runtime.builtin_types; type; type = type->next_builtin) type->base.Clear();
}

Borrowed<Object> FindInMro(TypeObject* type, Borrowed<StrObject> name, bool* failed) {
  *failed = false;
  TupleObject* mro = type->mro;
  if (!mro) return nullptr;
  Ref<TupleObject> keep = NewRef(mro);  // keys of the dicts may have an equality of their own, which can replace the mro meanwhile
  if (__builtin_expect(name->kind == kStr, 1)) {
    for (Object* base : TupleItems(mro)) {
      DictObject* dict = static_cast<TypeObject*>(base)->dict;
      if (Borrowed<Object> found = DictGetStr(dict, name)) return found;
    }
    return nullptr;
  }
  // A subclass of str may have a hash and an equality of its own.
  int64_t hash = Hash(name);
  if (hash == -1) {
    *failed = true;
    return nullptr;
  }
  for (Object* base : TupleItems(mro)) {
    if (Borrowed<Object> found = DictGetKnownHash(static_cast<TypeObject*>(base)->dict, name, hash)) return found;
    if (ErrorPending()) {
      *failed = true;
      return nullptr;
    }
  }
  return nullptr;
}

Borrowed<Object> TypeLookup(TypeObject* type, Borrowed<StrObject> name) {
  if (__builtin_expect(type->version_tag != 0, 1)) {
    const TypeCacheEntry& entry = EntryFor(CurrentRuntime().type_cache, type->version_tag, name);
    if (__builtin_expect(entry.version == type->version_tag && entry.name == name.get(), 1)) return entry.value;
  }
  return LookupUncached(type, name);
}

void TypeModified(TypeObject* type) {
  if (type->version_tag == 0) return;  // then no subclass has a tag either
  type->version_tag = 0;
  ForEachSubclass(type, [](TypeObject* subclass) {
    TypeModified(subclass);
    return true;
  });
}

uint32_t AssignVersionTag(TypeObject* type) {
  if (type->version_tag != 0) return type->version_tag;
  if (!(type->type_flags & kTypeReady) || type->uncacheable) return 0;
  Runtime& runtime = CurrentRuntime();
  if (runtime.next_type_version == 0) return 0;  // all 2**32 have been used
  // TypeModified stops at a type without a tag, so the bases of a type that has one must have theirs.
  for (Object* base : TupleItems(type->bases)) {
    if (AssignVersionTag(static_cast<TypeObject*>(base)) == 0) return 0;
  }
  type->version_tag = runtime.next_type_version++;
  return type->version_tag;
}

int RememberedClassCheck(const TypeObject* cls, const TypeObject* type, ClassCheck check) {
  TypeCache* cache = CurrentRuntime().type_cache;
  const ClassCheckEntry& entry = CheckEntryFor(cache, cls->version_tag, type->version_tag, check);
  bool known = entry.cls == cls->version_tag && entry.type == type->version_tag && entry.metatype == TypeOf(cls)->version_tag &&
               entry.answer >> 1 == (cache->check_era << 1 | static_cast<uint32_t>(check)) && entry.cls != 0;
  return known ? static_cast<int>(entry.answer & 1) : -1;
}

void RememberClassCheck(TypeObject* cls, TypeObject* type, ClassCheck check, bool answer) {
  TypeCache* cache = CurrentRuntime().type_cache;
  if (!cache || cache->forget_checks) return;
  if (AssignVersionTag(TypeOf(cls)) == 0 || AssignVersionTag(cls) == 0 || AssignVersionTag(type) == 0) return;
  CheckEntryFor(cache, cls->version_tag, type->version_tag, check) = {
      TypeOf(cls)->version_tag, cls->version_tag, type->version_tag,
      cache->check_era << 2 | static_cast<uint32_t>(check) << 1 | static_cast<uint32_t>(answer)};
}

void ForgetClassChecks(bool for_good) {
  TypeCache* cache = CurrentRuntime().type_cache;
  if (for_good) cache->forget_checks = true;
  cache->check_era = (cache->check_era + 1) & ((1u << 30) - 1);
  for (ClassCheckEntry& entry : cache->checks) entry = {};
}

bool IsSubtype(const TypeObject* type, const TypeObject* of) {
  if (type == of) return true;
  const TupleObject* mro = type->mro;
  if (!mro) return IsSubtypeByBase(type, of);
  for (Object* base : TupleItems(mro)) {
    if (base == of) return true;
  }
  return false;
}

const VersionProfile& CurrentProfile() {
  const TypeCache* cache = CurrentRuntime().type_cache;
  return cache ? *cache->profile : kVersionProfiles[0];
}

bool SetVersionProfile(const VersionProfile& profile) {
  CurrentRuntime().type_cache->profile = &profile;
  return &profile == &kVersionProfiles[0] || ShowOffsetsOfProfile();
}

}  // namespace viv
