// Holders: the references that make up an object's count, each in words.
#pragma once

#include <string>
#include <vector>

#include "stdlib/paths.h"

namespace viv {

struct Holder {
  const char* kind;     // "global", "item", "argument", ...: kKindNames in holders.cc
  uint32_t count;
  std::string text;     // "item [3] of the list __main__.cache"
  std::string pattern;  // equal for holders that a long list may tell together: "item of a list"
  Object* owner;        // borrowed; null: no object
};

// All holders of an object; their counts add up to its reference count. `paths` avoid the object.
std::vector<Holder> HoldersOf(const ObjectGraph& graph, const Paths& paths, uint32_t node);

// One line each, those with the same pattern together where there are many.
std::string FormatHolders(const std::vector<Holder>& holders, std::string_view indent);

// "the list __main__.cache", "the tuple at 0x7f...", "itself".
std::string OwnerText(const ObjectGraph& graph, const Paths& paths, uint32_t owner);

}  // namespace viv
