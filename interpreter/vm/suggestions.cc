// "Did you mean": the known name nearest to one that was not found, by edits where a change of case costs half.
// Answers to CPython's Python/suggestions.c.
#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/traceback_text.h"

namespace viv {

namespace {

constexpr size_t kMaxCandidates = 750, kMaxLength = 40, kMoveCost = 2, kCaseCost = 1;

size_t SubstitutionCost(char a, char b) {
  if ((a & 31) != (b & 31)) return kMoveCost;
  if (a == b) return 0;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

// The distance, or anything above `max_cost` once it is known to be larger.
size_t EditDistance(std::string_view a, std::string_view b, size_t max_cost) {
  if (a == b) return 0;
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
  if (a.size() > kMaxLength || b.size() > kMaxLength) return max_cost + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMoveCost > max_cost) return max_cost + 1;
  std::vector<size_t> row(a.size());
  for (size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * kMoveCost;
  size_t result = 0;
  for (size_t j = 0; j < b.size(); ++j) {
    size_t distance = result = j * kMoveCost;
    size_t minimum = SIZE_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      size_t substitute = distance + SubstitutionCost(b[j], a[i]);
      distance = row[i];
      result = std::min(substitute, std::min(result, distance) + kMoveCost);
      row[i] = result;
      minimum = std::min(minimum, result);
    }
    if (minimum > max_cost) return max_cost + 1;
  }
  return result;
}

std::string Best(ListObject* candidates, Borrowed<Object> wrong) {
  if (!IsStr(wrong) || static_cast<size_t>(candidates->size) >= kMaxCandidates) return "";
  std::string name = StrToStdString(AsStr(wrong)), best;
  size_t best_distance = SIZE_MAX;
  for (ptrdiff_t i = 0; i < candidates->size; ++i) {
    if (!IsStr(candidates->items[i])) continue;
    std::string candidate = StrToStdString(AsStr(candidates->items[i]));
    if (candidate == name) continue;
    size_t max_distance = std::min((name.size() + candidate.size() + 3) * kMoveCost / 6, best_distance - 1);
    size_t distance = EditDistance(name, candidate, max_distance);
    if (distance > max_distance) continue;
    if (best.empty() || distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string ForName(NameErrorObject* error) {
  if (!error->name || !error->traceback) return "";
  auto* traceback = static_cast<TracebackObject*>(error->traceback.get());
  while (traceback->next) traceback = static_cast<TracebackObject*>(traceback->next.get());
  FrameObject* frame = traceback->frame.get();
  const CodeObject* code = frame->code.get();
  Ref<ListObject> names = NewList(0);
  if (!names) return "";
  for (TupleObject* part : {code->local_names.get(), code->cell_names.get(), code->free_names.get()}) {
    for (Object* name : TupleItems(part)) {
      if (!ListAppend(names.get(), NewRef(name))) return "";
    }
  }
  std::string best = Best(names.get(), error->name.get());
  for (Object* scope : {static_cast<Object*>(frame->globals.get()), frame->builtins.get()}) {
    if (!best.empty() || !scope || !IsDict(scope)) continue;
    Ref<ListObject> keys = DictKeysList(AsDict(scope));
    if (!keys) return "";
    best = Best(keys.get(), error->name.get());
  }
  return best;
}

std::string ForAttribute(AttributeErrorObject* error) {
  if (!error->name || !error->obj) return "";
  Ref<Object> names = Dir(error->obj.get());
  return names && IsList(names.get()) ? Best(AsList(names.get()), error->name.get()) : "";
}

}  // namespace

std::string SuggestionFor(Borrowed<BaseExceptionObject> exception) {
  std::string best;
  if (exception->type == BuiltinType(TypeId::kAttributeError)) {
    best = ForAttribute(static_cast<AttributeErrorObject*>(exception.get()));
  } else if (exception->type == BuiltinType(TypeId::kNameError)) {
    best = ForName(static_cast<NameErrorObject*>(exception.get()));
  }
  ClearError();
  return best.empty() ? "" : ". Did you mean: '" + best + "'?";
}

}  // namespace viv
