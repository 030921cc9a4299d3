// What the module readline remembers for one interpreter.
#pragma once

#include <string>

#include "interpreter/objects/object.h"

namespace viv {

struct ReadlineState {
  Ref<Object> completer, startup_hook, pre_input_hook, display_hook;  // null: none
  std::string delimiters;    // readline points into it
  int begin = 0, end = 0;    // the word to complete
  int history_limit = -1;    // lines kept in a history file; negative: all
  bool auto_history = true;
};

struct Library;
// No line is edited any more, no Python function called.
void EndReadline(Library& library);

}  // namespace viv
