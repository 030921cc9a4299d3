// ObjectReport: everything that can be said of one object, gathered in one look at the heap; viv.explain() and viv.inspect().
//
// The look itself allocates nothing on the heap, collects nothing, runs nothing and changes no count. Sizes are asked for after it.
#pragma once

#include <string>
#include <vector>

#include "stdlib/holders.h"

namespace viv {

struct BlockReport {
  bool found = false;
  uintptr_t address = 0;
  size_t bytes = 0;
  size_t before_object = 0;  // bytes of the block in front of the object's header
  bool in_pool = false;      // else a block of the raw layer, and nothing below is known
  size_t size_class = 0, pool_index = 0, pool_used = 0, pool_blocks = 0;
  uintptr_t pool = 0, arena = 0;
  uint64_t arena_serial = 0;
};

struct ObjectReport {
  uintptr_t address = 0;
  std::string type, title;  // "list", "list of 3 items"
  int64_t size = 0, deep_size = 0, retained_size = 0;
  size_t deep_count = 0, retained_count = 0;  // of objects
  uint32_t refcount = 0;
  std::vector<Holder> holders;
  bool container = false, tracked = false;
  int generation = -1;  // 3: the permanent one; -1: in none
  std::vector<std::string> weak_references;
  BlockReport block;
  bool tracing = false;
  bool born_known = false;
  uint32_t origin = 0;  // of the trace (allocation_tracer.h)
  std::vector<std::string> notes;
};

// `arguments`: of the function that looks. False: failed, MemoryError pending.
bool MakeReport(Object* object, ArgSpan arguments, ObjectReport* report);
// Lines of text, all but the birth line. `born`: as it is to be shown.
std::string FormatReport(const ObjectReport& report, const std::string& born);

}  // namespace viv
