#include "stdlib/paths.h"

#include <absl/strings/str_cat.h>

#include <algorithm>

#include "interpreter/objects/str_object.h"

namespace viv {

Paths::Paths(const ObjectGraph& graph, uint32_t avoided) : graph_(graph), avoided_(avoided), how_(graph.size()) {
  queue_.reserve(graph.size());
  for (bool main : {true, false}) {
    for (uint32_t node : graph.namespaces()) {
      if ((*graph.NamespaceName(graph.object(node)) == "__main__") == main) Enter(node, Way::kNamespace, 0);
    }
  }
  absl::Span<const RootEdge> roots = graph.roots();
  for (uint32_t i = 0; i < roots.size(); ++i) {
    if (roots[i].root.kind == RootKind::kVariable || roots[i].root.kind == RootKind::kNamespace) Enter(roots[i].target, Way::kRoot, i);
  }
  Spread();
  for (uint32_t i = 0; i < roots.size(); ++i) {
    if (roots[i].root.kind != RootKind::kArgument || roots[i].target != avoided_) Enter(roots[i].target, Way::kRoot, i);
  }
  Spread();
  for (uint32_t node = 0; node < graph.size(); ++node) {
    if (graph.Unnamed(node) > 0) Enter(node, Way::kUnnamed, 0);
  }
  Spread();
  if (avoided_ != ObjectGraph::kNone) {
    // Through the avoided object, and through nothing else.
    through_.assign(graph.size(), How{});
    only_through_.push_back(avoided_);
    for (size_t i = 0; i < only_through_.size(); ++i) {
      for (const GraphEdge& edge : graph.EdgesOf(only_through_[i])) {
        if (edge.target == avoided_ || how_[edge.target].way != Way::kNot || through_[edge.target].way != Way::kNot) continue;
        through_[edge.target] = {Way::kEdge, static_cast<uint32_t>(&edge - graph.edges().data())};
        only_through_.push_back(edge.target);
      }
    }
  }
  // A lost cycle may hold some of that, too.
  for (uint32_t node = 0; node < graph.size(); ++node) {
    if (how_[node].way == Way::kNot && node != avoided_ && (through_.empty() || through_[node].way == Way::kNot)) {
      Enter(node, Way::kLost, 0);
      Spread();
    }
  }
  std::erase_if(only_through_, [&](uint32_t node) { return node != avoided_ && how_[node].way != Way::kNot; });
}

void Paths::Enter(uint32_t node, Way way, uint32_t index) {
  if (how_[node].way != Way::kNot) return;
  how_[node] = {way, index};
  if (node != avoided_) queue_.push_back(node);
}

void Paths::Spread() {
  while (done_ < queue_.size()) {
    uint32_t owner = queue_[done_++];
    for (const GraphEdge& edge : graph_.EdgesOf(owner)) Enter(edge.target, Way::kEdge, static_cast<uint32_t>(&edge - graph_.edges().data()));
  }
}

std::vector<const GraphEdge*> Paths::StepsTo(uint32_t node) const {
  std::vector<const GraphEdge*> steps;
  while (node != avoided_ || steps.empty()) {
    How how = how_[node].way == Way::kNot && !through_.empty() ? through_[node] : how_[node];
    if (how.way != Way::kEdge) break;
    steps.push_back(&graph_.edges()[how.index]);
    node = steps.back()->owner;
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

std::string Paths::RootText(uint32_t node) const {
  std::vector<const GraphEdge*> steps = StepsTo(node);
  if (!steps.empty()) {
    node = steps.front()->owner;
    if (node == avoided_) return "itself";
  }
  switch (how_[node].way) {
    case Way::kNamespace: return *graph_.NamespaceName(graph_.object(node));
    case Way::kRoot: return viv::RootText(graph_.roots()[how_[node].index].root);
    case Way::kUnnamed: return absl::StrCat(TypeAndAddress(graph_.object(node)), ", held by the interpreter itself");
    default: return absl::StrCat(TypeAndAddress(graph_.object(node)), ", lost");
  }
}

// Of what steps start from: as short as a reader can do with.
std::string Paths::StartName(uint32_t node) const {
  if (node == avoided_) return "itself";
  if (how_[node].way == Way::kNamespace) return *graph_.NamespaceName(graph_.object(node));
  if (how_[node].way == Way::kRoot) {
    const Root& root = graph_.roots()[how_[node].index].root;
    switch (root.kind) {
      case RootKind::kVariable: return NameText(root.name);
      case RootKind::kFunction:
      case RootKind::kCode:
      case RootKind::kFrameObject:
      case RootKind::kNamespace:
      case RootKind::kFixed: return absl::StrCat("(", viv::RootText(root), ")");
      default: break;
    }
  }
  return TypeAndAddress(graph_.object(node));
}

namespace {

constexpr size_t kLongPath = 16;  // of a longer one, a name tells the two ends
constexpr std::string_view kDictStep = ".__dict__";

// Adds a step to the name of its owner. What stands in a namespace is an attribute: of a module, a class, an instance.
void AddStep(const ObjectGraph& graph, const GraphEdge& edge, std::string* name) {
  bool identifier = edge.name.kind == RefKind::kValue && IsStr(edge.name.object) && StrIsIdentifier(AsStr(edge.name.object));
  bool of_instance = name->ends_with(kDictStep);
  if (!identifier || (!of_instance && !graph.IsNamespace(edge.owner))) {
    *name += StepText(edge.name, graph.object(edge.target));
    return;
  }
  if (of_instance) name->resize(name->size() - kDictStep.size());
  absl::StrAppend(name, ".", NameText(edge.name.object));
}

}  // namespace

std::string Paths::NameOf(uint32_t node) const {
  if (node == avoided_) return "itself";
  std::vector<const GraphEdge*> steps = StepsTo(node);
  std::string text = StartName(steps.empty() ? node : steps.front()->owner);
  if (steps.empty() && graph_.object(node)->kind == kDict && how_[node].way == Way::kNamespace) text += kDictStep;
  const bool cut = steps.size() > kLongPath;
  for (size_t i = 0; i < steps.size(); ++i) {
    if (cut && i == kLongPath / 2) {
      absl::StrAppend(&text, "<", steps.size() - kLongPath, " steps>");
      i += steps.size() - kLongPath;
    }
    AddStep(graph_, *steps[i], &text);
  }
  return text;
}

std::vector<std::string> Paths::HopsTo(uint32_t node) const {
  std::vector<std::string> hops;
  std::vector<const GraphEdge*> steps = StepsTo(node);
  if (steps.empty() && how_[node].way == Way::kNot) return hops;
  uint32_t first = steps.empty() ? node : steps.front()->owner;
  size_t done = 0;
  std::string hop = StartName(first);
  if (steps.empty()) {
    hop = how_[node].way == Way::kRoot        ? RootText(node)
          : how_[node].way == Way::kNamespace ? absl::StrCat("sys.modules['", *graph_.NamespaceName(graph_.object(node)), "']")
                                              : "held by the interpreter itself";
    if (how_[node].way == Way::kNamespace && graph_.object(node)->kind == kDict) hop += kDictStep;
  }
  // The first hop is a name and one more step, where there is one.
  bool space = how_[first].way == Way::kNamespace;
  while (done < steps.size() && (done < (space ? 2 : 1) || hop.ends_with(kDictStep))) AddStep(graph_, *steps[done++], &hop);
  hops.push_back(std::move(hop));
  while (done < steps.size()) {
    hop = TypeOf(graph_.object(steps[done]->owner))->name;
    do {
      AddStep(graph_, *steps[done++], &hop);
    } while (done < steps.size() && hop.ends_with(kDictStep));
    hops.push_back(std::move(hop));
  }
  return hops;
}

}  // namespace viv
