// The module gc: what the collector does, to be asked for and to be seen. Answers to the Python part of CPython's Modules/gcmodule.c.
#include <algorithm>
#include <utility>

#include "gc/collector.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/version_profile.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

constexpr const char* kPhases[] = {"start", "stop"};

Ref<Object> GcEnable(Borrowed<Object>) {
  CurrentCollector().Enable();
  return NewNone();
}
Ref<Object> GcDisable(Borrowed<Object>) {
  CurrentCollector().Disable();
  return NewNone();
}
Ref<Object> GcIsEnabled(Borrowed<Object>) { return NewBool(CurrentCollector().is_enabled()); }

Ref<Object> GcCollect(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"collect", {"generation"}}, args, out)) return nullptr;
  int generation = kOldestGeneration;
  if (out[0]) {
    generation = AsInt(out[0]);
    if (generation == -1 && ErrorPending()) return nullptr;
  }
  if (generation < 0 || generation > kOldestGeneration) return RaiseValueError("invalid generation");
  return NewInt(CurrentCollector().Collect(generation));
}

Ref<Object> GcGetCount(Borrowed<Object>) {
  Collector& collector = CurrentCollector();
  // Before the objects of the answer change what is counted.
  int counts[] = {collector.count(0), collector.count(1), collector.count(2)};
  Ref<Object> a = NewInt(counts[0]), b = NewInt(counts[1]), c = NewInt(counts[2]);
  if (!a || !b || !c) return nullptr;
  return NewTuple({a.get(), b.get(), c.get()});
}

Ref<Object> GcGetThreshold(Borrowed<Object>) {
  Collector& collector = CurrentCollector();
  Ref<Object> a = NewInt(collector.threshold(0)), b = NewInt(collector.threshold(1)), c = NewInt(collector.threshold(2));
  if (!a || !b || !c) return nullptr;
  return NewTuple({a.get(), b.get(), c.get()});
}

Ref<Object> GcSetThreshold(Borrowed<Object>, ArgSpan args) {
  if (args.size < 1) return RaiseTypeError("set_threshold() takes at least 1 argument (%zu given)", args.size);
  if (args.size > 3) return RaiseTypeError("set_threshold() takes at most 3 arguments (%zu given)", args.size);
  int values[3];
  for (size_t i = 0; i < args.size; ++i) {
    values[i] = AsInt(args[i]);
    if (values[i] == -1 && ErrorPending()) return nullptr;
  }
  for (size_t i = 0; i < args.size; ++i) CurrentCollector().SetThreshold(static_cast<int>(i), values[i]);
  return NewNone();
}

Ref<Object> GcSetDebug(Borrowed<Object>, Borrowed<Object> flags) {
  int value = AsInt(flags);
  if (value == -1 && ErrorPending()) return nullptr;
  CurrentCollector().SetDebug(value);
  return NewNone();
}
Ref<Object> GcGetDebug(Borrowed<Object>) { return NewInt(CurrentCollector().debug()); }

// A list of what `walk` visits, made without disturbing the walk: first counted, then filled.
template <class Walk>
Ref<Object> Collected(Walk walk) {
  for (;;) {
    ptrdiff_t count = 0;
    walk([&](Object*) {
      ++count;
      return true;
    });
    Ref<ListObject> list = NewList(count);
    if (!list) return nullptr;
    ptrdiff_t filled = 0;
    walk([&](Object* object) {
      if (object == list.get()) return true;
      if (filled == count) return false;
      ListInit(list.get(), filled++, NewRef(object));
      return true;
    });
    if (filled < count) {  // making the list collected something
      if (!ListSetSlice(list.get(), filled, count, nullptr)) return nullptr;
    }
    return list;
  }
}

Ref<Object> GcGetObjects(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"get_objects", {"generation"}}, args, out)) return nullptr;
  int generation = kAllGenerations;
  if (out[0] && out[0] != None()) {
    if (!IsIndex(out[0])) return RaiseTypeError("argument should be integer or None, not '%.200T'", out[0]);
    generation = AsInt(out[0]);
    if (generation == -1 && ErrorPending()) return nullptr;
    if (generation < -1) return RaiseValueError("generation parameter cannot be negative");
    if (generation == -1) {
      generation = kAllGenerations;
    } else if (generation > kOldestGeneration) {
      return RaiseValueError("generation parameter must be less than the number of available generations (%d)", kGenerationCount);
    }
  }
  return Collected([&](auto each) { CurrentCollector().ForEachObject(generation, each); });
}

Ref<Object> GcGetReferrers(Borrowed<Object>, ArgSpan args) {
  Ref<ListObject> result = NewList(0);
  if (!result) return nullptr;
  std::vector<Object*> found;  // noted outside the object heap: the walk must not see its own answer grow
  CurrentCollector().ForEachReferrer(args.data, args.size, [&](Object* object) {
    if (object != result.get()) found.push_back(object);
    return true;
  });
  std::vector<Ref<Object>> owned;
  for (Object* object : found) owned.push_back(NewRef(object));
  for (Ref<Object>& object : owned) {
    if (!ListAppend(result.get(), std::move(object))) return nullptr;
  }
  return result;
}

// Of a type that lies in a module rather than in the interpreter's core.
bool IsOfModuleType(Borrowed<Object> object) {
  if (!TypeOf(object)->spec) return false;  // a class made by Python shows itself
  std::string_view type = TypeOf(object)->name;
  return type.starts_with("itertools.") || type == "collections.deque" || type == "collections.defaultdict";
}

bool IsGenerator(Borrowed<Object> object) {
  return object->kind == kGenerator || object->kind == kCoroutine || object->kind == kAsyncGenerator;
}

Ref<Object> GcGetReferents(Borrowed<Object>, ArgSpan args) {
  const VersionProfile& profile = CurrentProfile();
  Ref<ListObject> result = NewList(0);
  if (!result) return nullptr;
  std::vector<Ref<Object>> found;
  for (Object* object : args) {
    if (profile.shows_module_types && IsOfModuleType(object)) found.push_back(NewRef<Object>(TypeOf(object)));
    bool skip = profile.generators_own_code && IsGenerator(object);  // the first one
    ForEachReferent(object, [&](Object* referent) {
      if (std::exchange(skip, false)) return true;
      found.push_back(NewRef(referent));
      return true;
    });
  }
  for (Ref<Object>& object : found) {
    if (!ListAppend(result.get(), std::move(object))) return nullptr;
  }
  return result;
}

Ref<Object> GcGetStats(Borrowed<Object>) {
  Ref<ListObject> list = NewList(0);
  if (!list) return nullptr;
  for (int generation = 0; generation < kGenerationCount; ++generation) {
    const GenerationStats stats = CurrentCollector().stats(generation);
    Ref<DictObject> row = NewDict();
    Ref<Object> collections = NewInt(stats.collections), collected = NewInt(stats.collected), uncollectable = NewInt(stats.uncollectable);
    if (!row || !collections || !collected || !uncollectable || !DictSetText(row.get(), "collections", collections) ||
        !DictSetText(row.get(), "collected", collected) || !DictSetText(row.get(), "uncollectable", uncollectable) ||
        !ListAppend(list.get(), std::move(row))) {
      return nullptr;
    }
  }
  return list;
}

// As a version has it that tracks every dict, and looks into a tuple when it is made.
bool IsTrackedAtOnce(Object* object) {
  if (object->kind == kDict) return true;
  ArgSpan items = TupleItems(AsTuple(object));
  return std::any_of(items.begin(), items.end(), [](Object* item) {
    bool one_of_both = item && (item->kind == kDict || item->kind == kTuple);
    return item && (one_of_both ? IsTrackedAtOnce(item) : IsTracked(item));
  });
}

Ref<Object> GcIsTracked(Borrowed<Object>, Borrowed<Object> object) {
  if (!CurrentProfile().tracks_lazily && (object->kind == kDict || object->kind == kTuple)) return NewBool(IsTrackedAtOnce(object));
  return NewBool(IsTracked(object));
}
Ref<Object> GcIsFinalized(Borrowed<Object>, Borrowed<Object> object) { return NewBool(HasGcHead(object) && IsFinalized(object)); }
Ref<Object> GcFreeze(Borrowed<Object>) {
  CurrentCollector().Freeze();
  return NewNone();
}
Ref<Object> GcUnfreeze(Borrowed<Object>) {
  CurrentCollector().Unfreeze();
  return NewNone();
}
Ref<Object> GcGetFreezeCount(Borrowed<Object>) { return NewInt(CurrentCollector().FreezeCount()); }

// gc.callbacks: each is called with the phase and what is known of the collection.
void OnPhase(const CollectionInfo& info) {
  Borrowed<Object> module = CurrentRuntime().modules ? DictGetText(CurrentRuntime().modules, "gc") : nullptr;
  Borrowed<Object> callbacks = module && module->kind == kModule ? DictGetText(ModuleDict(module), "callbacks") : nullptr;
  if (!callbacks || !IsList(callbacks) || AsList(callbacks)->size == 0) return;
  Ref<Object> keep = callbacks.ToOwned();
  Ref<DictObject> details = NewDict();
  Ref<Object> generation = NewInt(info.generation), collected = NewInt(info.collected), uncollectable = NewInt(info.uncollectable);
  Ref<StrObject> phase = InternStr(kPhases[info.phase == CollectionPhase::kStop]);
  if (!details || !generation || !collected || !uncollectable || !phase || !DictSetText(details.get(), "generation", generation) ||
      !DictSetText(details.get(), "collected", collected) || !DictSetText(details.get(), "uncollectable", uncollectable)) {
    return WriteUnraisable(nullptr);
  }
  for (ptrdiff_t i = 0; i < AsList(keep.get())->size; ++i) {
    Ref<Object> callback = NewRef(AsList(keep.get())->items[i]);
    if (!Call(callback, {phase.get(), details.get()})) WriteUnraisable(callback);
  }
}

constexpr MethodDef kFunctions[] = {
    Keywords("collect", &GcCollect, "collect($module, /, generation=2)\n--\n\nRuns the collector; the number of unreachable objects."),
    NoArgs("disable", &GcDisable, "disable($module, /)\n--\n\nTurns automatic collection off."),
    NoArgs("enable", &GcEnable, "enable($module, /)\n--\n\nTurns automatic collection on."),
    NoArgs("freeze", &GcFreeze, "freeze($module, /)\n--\n\nTakes all tracked objects out of the collector's sight."),
    NoArgs("get_count", &GcGetCount, "get_count($module, /)\n--\n\nThe counts of the generations."),
    NoArgs("get_debug", &GcGetDebug, "get_debug($module, /)\n--\n\nThe debugging flags."),
    NoArgs("get_freeze_count", &GcGetFreezeCount, "get_freeze_count($module, /)\n--\n\nHow many objects are frozen."),
    Keywords("get_objects", &GcGetObjects, "get_objects($module, /, generation=None)\n--\n\nThe tracked objects, of one generation or all."),
    Positional("get_referents", &GcGetReferents, 0, -1, "get_referents(*objs) -> list\nWhat the objects refer to."),
    Positional("get_referrers", &GcGetReferrers, 0, -1, "get_referrers(*objs) -> list\nWhat refers to the objects."),
    NoArgs("get_stats", &GcGetStats, "get_stats($module, /)\n--\n\nWhat the collector has done, a dict a generation."),
    NoArgs("get_threshold", &GcGetThreshold, "get_threshold($module, /)\n--\n\nThe thresholds of the generations."),
    OneArg("is_finalized", &GcIsFinalized, "is_finalized($module, obj, /)\n--\n\nWhether the finaliser has run."),
    OneArg("is_tracked", &GcIsTracked, "is_tracked($module, obj, /)\n--\n\nWhether the collector looks at the object."),
    NoArgs("isenabled", &GcIsEnabled, "isenabled($module, /)\n--\n\nWhether automatic collection is on."),
    OneArg("set_debug", &GcSetDebug, "set_debug($module, flags, /)\n--\n\nSets the debugging flags."),
    Positional("set_threshold", &GcSetThreshold, 0, -1, "set_threshold(threshold0, [threshold1, threshold2]) -> None\nSets the thresholds."),
    NoArgs("unfreeze", &GcUnfreeze, "unfreeze($module, /)\n--\n\nGives frozen objects back, into the oldest generation."),
};

}  // namespace

bool FillGc(ModuleObject* module) {
  CollectorHooks hooks = CurrentCollector().hooks();
  hooks.on_phase = &OnPhase;
  CurrentCollector().SetHooks(hooks);
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "garbage", NewRef<Object>(CurrentRuntime().garbage)) &&
         ModuleAdd(module, "callbacks", NewList(0)) && ModuleAdd(module, "DEBUG_STATS", NewInt(kDebugStats)) &&
         ModuleAdd(module, "DEBUG_COLLECTABLE", NewInt(kDebugCollectable)) && ModuleAdd(module, "DEBUG_UNCOLLECTABLE", NewInt(kDebugUncollectable)) &&
         ModuleAdd(module, "DEBUG_SAVEALL", NewInt(kDebugSaveAll)) && ModuleAdd(module, "DEBUG_LEAK", NewInt(kDebugLeak));
}

}  // namespace viv
