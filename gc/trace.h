// What a collection does, as a stream of events: for --trace-gc, for pictures and for tests. An observer costs nothing while there
// is none; with one, the collector tells each step in the order in which it happens. Observers must not touch the objects'
// reference counts or gc heads, and run no Python.
//
// One event prints as one line, key=value:
//   gc event=subtract generation=0 object=<Node 0x7f...> from=<Node 0x7f...> refs=1
#pragma once

#include <cstdint>
#include <string>

#include "memory/object_header.h"

namespace viv {

enum class GcEventKind : uint8_t {
  kCollectionStart,  // number: containers in the examined list; start: why, and the counts before
  kCopyRefs,         // object; number: its refcount, copied (detail)
  kSubtract,         // object loses what `other` holds of it; number: what is left (detail)
  kCandidate,        // object: nothing outside refers to it, so far (detail)
  kReachable,        // object: outside refers to it, or something found reachable before does (detail)
  kRescued,          // object was a candidate, but `other`, which is reachable, refers to it (detail)
  kUnreachable,      // object is garbage
  kUntracked,        // object: can never be part of a cycle, is tracked no longer
  kWeakRefCleared,   // object: the weak reference; other: what it referred to
  kWeakRefCallback,  // object: the weak reference whose callback is about to be called
  kFinalize,         // object: its finaliser is about to be called
  kResurrected,      // object: garbage that a finaliser made reachable again
  kSaved,            // object: put into gc.garbage
  kClear,            // object: is about to drop its references
  kUncollectable,    // object: has a legacy finaliser, or is reachable from one that has
  kCollectionStop,   // number: collected; other_number: uncollectable
};

// Why a collection started.
enum class GcReason : uint8_t {
  kThreshold,  // a generation had outgrown its threshold
  kRequest,    // gc.collect()
  kStress,     // SetStress
  kExit,       // the interpreter ends
};

struct GcStart {
  GcReason reason = GcReason::kRequest;
  int counts[3] = {};  // of each generation, before
};

struct GcEvent {
  GcEventKind kind;
  int generation;
  Object* object;
  Object* other;
  int64_t number;
  int64_t other_number = 0;
  GcStart start = {};
};

struct GcObserver {
  void (*event)(void* context, const GcEvent& event) = nullptr;
  void* context = nullptr;
  bool detail = false;  // also the events marked so above: one for each object and each reference
};

const char* GcEventName(GcEventKind kind);
const char* GcReasonName(GcReason reason);

// The line shown above, without a newline.
std::string FormatGcEvent(const GcEvent& event);

}  // namespace viv
