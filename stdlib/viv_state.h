// What the module viv keeps for an interpreter (Library::inspection).
#pragma once

#include <memory>

#include "interpreter/objects/type_object.h"
#include "stdlib/ref_history.h"

namespace viv {

struct VivState {
  Ref<TypeObject> report_type, holder_type, block_type, retained_type, change_type;
  std::unique_ptr<RefHistory> history;  // null: nothing was recorded yet
};

}  // namespace viv
