#include "stdlib/holders.h"

#include <absl/container/flat_hash_map.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include <algorithm>

#include "interpreter/objects/str_object.h"

namespace viv {

namespace {

constexpr size_t kLongList = 12;  // more holders than that are told by pattern

constexpr const char* kUnnamedText = "held by the interpreter itself";
constexpr const char* kEdgeKinds[] = {"item", "element", "key", "value", "attribute", "field", "class", "variable", "temporary", "other"};
constexpr const char* kRootKinds[] = {"variable", "temporary", "argument", "frame", "frame", "frame", "frame", "root"};

// What a dict is the namespace of: "module", a type's name; empty: of nothing.
struct Namespace {
  std::string owner;  // its name
  bool module = false;
};
Namespace NamespaceOf(const ObjectGraph& graph, const Paths& paths, uint32_t dict) {
  if (graph.IsNamespace(dict)) return {*graph.NamespaceName(graph.object(dict)), true};
  std::string name = paths.NameOf(dict);
  constexpr std::string_view kDict = ".__dict__";
  if (!name.ends_with(kDict)) return {};
  name.resize(name.size() - kDict.size());
  return {name, false};
}

Holder FromEdge(const ObjectGraph& graph, const Paths& paths, const GraphEdge& edge) {
  Object* owner = graph.object(edge.owner);
  const char* type = TypeOf(owner)->name;
  std::string of = absl::StrCat(" of ", OwnerText(graph, paths, edge.owner)), of_type = absl::StrCat(" of a ", type);
  Holder holder{kEdgeKinds[static_cast<size_t>(edge.name.kind)], 1, "", "", owner};
  auto say = [&](const std::string& what, const char* general) {
    holder.text = what + of;
    holder.pattern = absl::StrCat(general, of_type);
  };
  switch (edge.name.kind) {
    case RefKind::kItem: say(absl::StrCat("item [", edge.name.index, "]"), "item"); break;
    case RefKind::kElement: say("element", "element"); break;
    case RefKind::kKey: say(owner->kind == kType ? "name of an attribute of the instances" : "key", "key"); break;
    case RefKind::kAttribute: say(absl::StrCat("attribute ", NameText(edge.name.object)), "attribute"); break;
    case RefKind::kField: say(edge.name.text, edge.name.text); break;
    case RefKind::kClass: say("class", "class"); break;
    case RefKind::kVariable: say(absl::StrCat("variable ", NameText(edge.name.object)), "variable"); break;
    case RefKind::kTemporary: say("temporary", "temporary"); break;
    case RefKind::kOther: say("reference", "reference"); break;
    case RefKind::kValue: {
      Namespace space = NamespaceOf(graph, paths, edge.owner);
      std::string name = IsStr(edge.name.object) ? NameText(edge.name.object) : ShortText(edge.name.object);
      if (space.module && space.owner == "builtins" && name == "_") {
        holder.text = holder.pattern = "_ at the prompt: the last value shown";
      } else if (space.module) {
        holder.kind = "global";
        holder.text = absl::StrCat("global variable ", name, " of ", space.owner);
        holder.pattern = "global variable of a module";
      } else if (const Root* root = paths.RootOf(edge.owner); root && root->kind == RootKind::kNamespace) {
        holder.kind = "variable";
        holder.text = absl::StrCat("variable ", name, " in ", RootText(*root));
        holder.pattern = "variable of a class body";
      } else if (!space.owner.empty()) {
        holder.kind = "attribute";
        holder.text = absl::StrCat("attribute ", name, " of ", space.owner);
        holder.pattern = "attribute";
      } else {
        holder.text = absl::StrCat("value of ", ShortText(edge.name.object), " in ", OwnerText(graph, paths, edge.owner));
        holder.pattern = absl::StrCat("value in a ", type);
      }
      break;
    }
  }
  return holder;
}

Holder FromRoot(const Root& root) {
  Holder holder{kRootKinds[static_cast<size_t>(root.kind)], 1, RootText(root), "", nullptr};
  holder.pattern = root.kind == RootKind::kVariable    ? "local variable of a function that runs"
                   : root.kind == RootKind::kTemporary ? "temporary of a function that runs"
                   : root.kind == RootKind::kFixed     ? root.text
                                                       : holder.text;
  return holder;
}

// Variables first, what the interpreter holds last.
int Rank(const Holder& holder) {
  std::string_view kind = holder.kind;
  if (kind == "global") return 0;
  if (kind == "variable") return 1;
  if (kind == "argument") return 3;
  if (kind == "root" || kind == "interpreter" || kind == "shared") return 4;
  return 2;
}

}  // namespace

std::string OwnerText(const ObjectGraph& graph, const Paths& paths, uint32_t owner) {
  std::string name = paths.NameOf(owner);
  if (name == "itself") return name;
  if (paths.IsNameless(owner)) return absl::StrCat("the ", name);
  return absl::StrCat("the ", TypeOf(graph.object(owner))->name, " ", name);
}

std::vector<Holder> HoldersOf(const ObjectGraph& graph, const Paths& paths, uint32_t node) {
  std::vector<Holder> holders;
  for (const RootEdge& root : graph.roots()) {
    if (root.target != node) continue;
    Holder holder = FromRoot(root.root);
    bool again = !holders.empty() && holders.back().text == holder.text;
    if (again) {
      ++holders.back().count;
    } else {
      holders.push_back(std::move(holder));
    }
  }
  for (const GraphEdge& edge : graph.edges()) {
    if (edge.target == node) holders.push_back(FromEdge(graph, paths, edge));
  }
  const Object* object = graph.object(node);
  if (uint32_t surplus = SurplusReferences(object)) {
    holders.push_back({"shared", surplus, "given at the start, so that it never dies", "given at the start", nullptr});
  }
  if (int64_t unnamed = graph.Unnamed(node); unnamed > 0) {
    // Their counts start near CPython's by a constant (runtime.cc).
    bool constant = object == None() || object == True() || object == False();
    const char* text = constant ? "given at the start, in place of what CPython's own modules hold" : kUnnamedText;
    holders.push_back({constant ? "shared" : "interpreter", static_cast<uint32_t>(unnamed), text, text, nullptr});
  }
  std::stable_sort(holders.begin(), holders.end(), [](const Holder& a, const Holder& b) { return Rank(a) < Rank(b); });
  return holders;
}

std::string FormatHolders(const std::vector<Holder>& holders, std::string_view indent) {
  std::string text;
  auto line = [&](uint64_t count, std::string_view what) { absl::StrAppendFormat(&text, "%s%9d  %s\n", indent, count, what); };
  if (holders.size() <= kLongList) {
    for (const Holder& holder : holders) line(holder.count, holder.text);
    return text;
  }
  struct Group {
    uint64_t count = 0;
    size_t rows = 0;
    const Holder* first = nullptr;
  };
  absl::flat_hash_map<std::string, Group> groups;
  std::vector<const std::string*> order;
  for (const Holder& holder : holders) {
    Group& group = groups[holder.pattern];
    if (!group.first) {
      group.first = &holder;
      order.push_back(&holder.pattern);
    }
    group.count += holder.count;
    ++group.rows;
  }
  for (const std::string* pattern : order) {
    const Group& group = groups[*pattern];
    line(group.count, group.rows == 1 ? group.first->text : absl::StrCat(*pattern, ", first: ", group.first->text));
  }
  return text;
}

}  // namespace viv
