#include "interpreter/objects/version_profile.h"

#include <algorithm>

#include "interpreter/objects/runtime.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_object.h"

namespace viv {

// Measured with 3.11.2, 3.12.1, 3.13.5 and 3.14.10 on x86-64 Linux; tests/memory_facts/versions has what these say.
constexpr VersionProfile kVersionProfiles[kVersionProfileCount] = {
    {.name = "3.11", .thresholds = {700, 10, 10}, .immortal_count = 0, .immortal_strings = VersionProfile::kNone, .borrows_locals = false,
     .tracks_lazily = true, .manages_weak_references = false, .kept_places = 0, .deletes_item = VersionProfile::kAsSlice,
     .shows_module_types = false, .generators_own_code = false,
     .grows_by_tables = false, .rounds_tables_tightly = false, .bounds_splits = false, .ascii_header = 48, .wide_header = 72,
     .static_type = 408, .generator = 152, .frame = 120, .least_generator_stack = 0, .shared_character = 0},
    {.name = "3.12", .thresholds = {700, 10, 10}, .immortal_count = 4294967295, .immortal_strings = VersionProfile::kAll,
     .borrows_locals = false, .tracks_lazily = true, .manages_weak_references = true, .kept_places = 0, .deletes_item = VersionProfile::kAsSlice,
     .shows_module_types = true, .generators_own_code = true,
     .grows_by_tables = false, .rounds_tables_tightly = false, .bounds_splits = true, .ascii_header = 40,
     .wide_header = 56, .static_type = 416, .generator = 144, .frame = 120, .least_generator_stack = 2, .shared_character = 3},
    {.name = "3.13", .thresholds = {2000, 10, 10}, .immortal_count = 4294967295, .immortal_strings = VersionProfile::kNames,
     .borrows_locals = false, .tracks_lazily = true, .manages_weak_references = true, .kept_places = 0, .deletes_item = VersionProfile::kInPlace,
     .shows_module_types = true, .generators_own_code = true,
     .grows_by_tables = true, .rounds_tables_tightly = true, .bounds_splits = true, .ascii_header = 40,
     .wide_header = 56, .static_type = 400, .generator = 144, .frame = 136, .least_generator_stack = 2, .shared_character = 3},
    {.name = "3.14", .thresholds = {2000, 10, 10}, .immortal_count = 3221225472, .immortal_strings = VersionProfile::kNames,
     .borrows_locals = true, .tracks_lazily = false, .manages_weak_references = true, .kept_places = 32, .deletes_item = VersionProfile::kAsResize,
     .shows_module_types = true, .generators_own_code = true,
     .grows_by_tables = true, .rounds_tables_tightly = true, .bounds_splits = true, .ascii_header = 40,
     .wide_header = 56, .static_type = 400, .generator = 152, .frame = 152, .least_generator_stack = 2, .shared_character = 3},
};

namespace {

// __basicsize__ of the types that changed: in 3.12, 3.13, 3.14. Classes that Python code makes follow from their bases.
struct BasicSizes {
  std::string_view type;
  int16_t sizes[kVersionProfileCount - 1];
};
constexpr BasicSizes kBasicSizes[] = {
    {"BaseExceptionGroup", {88, 88, 96}},
    {"ImportError", {104, 104, 104}},
    {"IndentationError", {136, 136, 144}},
    {"ModuleNotFoundError", {104, 104, 104}},
    {"SyntaxError", {136, 136, 144}},
    {"TabError", {136, 136, 144}},
    {"_thread.RLock", {48, 48, 40}},
    {"_thread._local", {64, 56, 56}},
    {"_thread.lock", {40, 24, 24}},
    {"bool", {24, 24, 24}},
    {"decimal.Context", {96, 96, 104}},
    {"function", {144, 144, 152}},
    {"functools.partial", {64, 64, 80}},
    {"itertools._tee", {48, 48, 48}},
    {"itertools.accumulate", {56, 56, 56}},
    {"itertools.cycle", {48, 48, 40}},
    {"itertools.groupby", {72, 72, 72}},
    {"itertools.pairwise", {32, 40, 40}},
    {"longrange_iterator", {40, 40, 40}},
    {"map", {32, 32, 40}},
    {"operator.methodcaller", {40, 64, 64}},
    {"random.Random", {2520, 2520, 2520}},
    {"range_iterator", {40, 40, 40}},
    {"str", {64, 64, 64}},
    {"tuple", {24, 24, 32}},
    {"type", {920, 928, 936}},
};

// What a class of Python's adds to its base's instances.
bool AddsWeakReferences(const TypeObject* type) { return type->weaklist_offset != 0 && type->base->weaklist_offset == 0; }
bool AddsDict(const TypeObject* type) { return type->dict_offset != 0 && type->base->dict_offset == 0; }

bool IsOneOfNames(const InternedNames& names, const Object* object) {
  auto* first = reinterpret_cast<StrObject* const*>(&names);
  static_assert(sizeof names % sizeof(StrObject*) == 0);
  auto* last = first + sizeof names / sizeof(StrObject*);
  return std::find(first, last, object) != last;
}

}  // namespace

const VersionProfile* FindVersionProfile(std::string_view name) {
  for (const VersionProfile& profile : kVersionProfiles) {
    if (profile.name == name) return &profile;
  }
  return nullptr;
}

int32_t ShownBasicSize(const TypeObject* type) {
  const VersionProfile& profile = CurrentProfile();
  auto version = static_cast<size_t>(&profile - kVersionProfiles);
  if (version == 0) return type->basic_size;
  if (type->spec || !type->base) {
    auto row = std::find_if(std::begin(kBasicSizes), std::end(kBasicSizes), [&](const BasicSizes& each) { return each.type == type->name; });
    if (row != std::end(kBasicSizes)) return row->sizes[version - 1];
    return type->base && type->base->basic_size == type->basic_size ? ShownBasicSize(type->base.get()) : type->basic_size;
  }
  constexpr int32_t kWord = sizeof(Object*);
  const TypeObject* base = type->base.get();
  int32_t added = type->basic_size - base->basic_size;
  if (profile.manages_weak_references) {
    if (AddsWeakReferences(type)) added -= kWord;
    if (AddsDict(type) && base->item_size != 0) added -= kWord;
  }
  return ShownBasicSize(base) + added;
}

int32_t ShownWeakListOffset(const TypeObject* type) {
  constexpr int32_t kManagedOffset = -32;
  if (!CurrentProfile().manages_weak_references || type->weaklist_offset == 0) return type->weaklist_offset;
  for (; !type->spec && type->base; type = type->base.get()) {
    if (AddsWeakReferences(type)) return kManagedOffset;
  }
  return type->weaklist_offset;
}

bool ShowsManagedWeakReferences(const TypeObject* type) {
  if (!CurrentProfile().manages_weak_references) return false;
  for (; !type->spec && type->base; type = type->base.get()) {
    if (AddsWeakReferences(type) || AddsDict(type)) return true;
  }
  return false;
}

bool IsImmortalIn(const VersionProfile& profile, Object* object) {
  if (!profile.immortal_count) return false;
  const Runtime& runtime = CurrentRuntime();
  if (object == runtime.none || object == runtime.true_ || object == runtime.false_ || object == runtime.ellipsis ||
      object == runtime.not_implemented || object == runtime.empty_tuple || object == runtime.empty_bytes) {
    return true;
  }
  if (object->kind == kType) {
    auto* type = AsTypeObject(object);
    // Those of most other modules are made on the heap there, too.
    std::string_view name = type->name;
    return type->spec && (name.find('.') == std::string_view::npos || name.starts_with("sys.") || name == "collections.OrderedDict");
  }
  // What is shared by everybody starts with a count of its own kind: small ints, characters, "", b"".
  if (object->refcount >= kImmortalRefcount / 2) return true;
  if (object->kind != kStr) return false;
  auto* text = AsStr(object);
  if (!text->interned) return false;
  return profile.immortal_strings == VersionProfile::kAll || IsOneOfNames(runtime.names, object);
}

}  // namespace viv
