#include "gc/trace.h"

#include <cstdio>

namespace viv {
namespace {

std::string Describe(const Object* object) {
  char pointer[32];
  std::snprintf(pointer, sizeof pointer, " %p>", static_cast<const void*>(object));
  return std::string("<") + object->type->name + pointer;
}

}  // namespace

const char* GcEventName(GcEventKind kind) {
  switch (kind) {
    case GcEventKind::kCollectionStart:
      return "start";
    case GcEventKind::kCopyRefs:
      return "copy-refs";
    case GcEventKind::kSubtract:
      return "subtract";
    case GcEventKind::kCandidate:
      return "candidate";
    case GcEventKind::kReachable:
      return "reachable";
    case GcEventKind::kRescued:
      return "rescued";
    case GcEventKind::kUnreachable:
      return "unreachable";
    case GcEventKind::kUntracked:
      return "untracked";
    case GcEventKind::kWeakRefCleared:
      return "weakref-cleared";
    case GcEventKind::kWeakRefCallback:
      return "weakref-callback";
    case GcEventKind::kFinalize:
      return "finalize";
    case GcEventKind::kResurrected:
      return "resurrected";
    case GcEventKind::kSaved:
      return "saved";
    case GcEventKind::kClear:
      return "clear";
    case GcEventKind::kUncollectable:
      return "uncollectable";
    case GcEventKind::kCollectionStop:
      return "stop";
  }
  return "?";
}

const char* GcReasonName(GcReason reason) {
  switch (reason) {
    case GcReason::kThreshold:
      return "threshold";
    case GcReason::kRequest:
      return "gc.collect()";
    case GcReason::kStress:
      return "stress";
    case GcReason::kExit:
      return "exit";
  }
  return "?";
}

std::string FormatGcEvent(const GcEvent& event) {
  std::string text = std::string("gc event=") + GcEventName(event.kind) + " generation=" + std::to_string(event.generation);
  if (event.object) text += " object=" + Describe(event.object);
  switch (event.kind) {
    case GcEventKind::kCollectionStart:
      text += " objects=" + std::to_string(event.number);
      break;
    case GcEventKind::kCopyRefs:
    case GcEventKind::kReachable:
      text += " refs=" + std::to_string(event.number);
      break;
    case GcEventKind::kSubtract:
      text += " from=" + Describe(event.other) + " refs=" + std::to_string(event.number);
      break;
    case GcEventKind::kRescued:
      text += " from=" + Describe(event.other);
      break;
    case GcEventKind::kWeakRefCleared:
      text += " referent=" + Describe(event.other);
      break;
    case GcEventKind::kCollectionStop:
      text += " collected=" + std::to_string(event.number) + " uncollectable=" + std::to_string(event.other_number);
      break;
    default:
      break;
  }
  return text;
}

}  // namespace viv
