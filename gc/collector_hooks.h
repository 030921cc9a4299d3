// What the collector shares with the layers above: the numbers that the program sees, and the hooks through which the collector
// reaches the interpreter, which it does not know.
#pragma once

#include <cstdint>

#include "memory/object_header.h"

namespace viv {

inline constexpr int kGenerationCount = 3;
inline constexpr int kOldestGeneration = kGenerationCount - 1;
inline constexpr int kAllGenerations = -1;

// gc.set_debug; the values that the program sees.
enum GcDebugFlag : int {
  kDebugStats = 1,
  kDebugCollectable = 2,
  kDebugUncollectable = 4,
  kDebugSaveAll = 32,
  kDebugLeak = kDebugCollectable | kDebugUncollectable | kDebugSaveAll,
};

enum class CollectionPhase { kStart, kStop };

// What gc.callbacks are told.
struct CollectionInfo {
  CollectionPhase phase;
  int generation;
  int64_t collected;      // 0 at the start
  int64_t uncollectable;  // 0 at the start
};

// What the collector asks of the layers above. A null hook stands for "nothing to do" (the answer false).
struct CollectorHooks {
  // The state of the exception that the thread has pending.
  bool (*exception_pending)() = nullptr;
  Object* (*take_exception)() = nullptr;  // an owned reference or null; nothing is pending afterwards
  void (*restore_exception)(Object* exception) = nullptr;
  // Reports the pending exception as "Exception ignored {context}: {object!r}" and clears it. `object` may be null. May run Python.
  void (*report_unraisable)(const char* context, Object* object) = nullptr;
  // callback(weakref); an exception is reported as unraisable, never left pending. May run Python.
  void (*call_weakref_callback)(Object* weakref, Object* callback) = nullptr;
  // gc.callbacks. May run Python.
  void (*on_phase)(const CollectionInfo& info) = nullptr;
  // An object that must not be torn down once it is part of a cycle (CPython's tp_del). Nothing in Python code makes one.
  bool (*has_legacy_finalizer)(Object* object) = nullptr;
  // gc.garbage.append(object); false when that failed, with no exception left pending.
  bool (*append_garbage)(Object* object) = nullptr;
  // Untracks an exact tuple or dict (by its kind) none of whose items can ever be part of a cycle.
  void (*untrack_if_atomic)(Object* object) = nullptr;
  // Empties the types' freelists; called at the end of a full collection.
  void (*clear_freelists)() = nullptr;
  // sys.stderr.write(text), for the debug flags. Leaves no exception pending. May run Python.
  void (*write_debug)(const char* text) = nullptr;
};

// gc.get_stats() of one generation.
struct GenerationStats {
  int64_t collections = 0;
  int64_t collected = 0;
  int64_t uncollectable = 0;
};

}  // namespace viv
