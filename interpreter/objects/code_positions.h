// The source positions of code objects in two forms. One that the compiler has made has a row of PositionEntry. One that is part of the program
// (interpreter/compiler/stored_code.h) begins with the bytes that the program has: `positions` points at them and position_entry_count is
// negative, until somebody asks for more than a line. Most never do, and a row takes five times as much.
//
// Bytes: of each entry what differs from the one before, as numbers of seven bits a byte.
#pragma once

#include <string>

#include "interpreter/objects/code_object.h"

namespace viv {

inline bool HasPackedPositions(const CodeObject* code) { return code->position_entry_count < 0; }
inline int32_t PositionCount(const CodeObject* code) {
  return code->position_entry_count < 0 ? -code->position_entry_count : code->position_entry_count;
}

// Each entry in turn, whatever the form; allocates nothing.
class PositionCursor {
 public:
  explicit PositionCursor(const CodeObject* code);
  // False: no more.
  bool Next(PositionEntry* entry);

 private:
  const PositionEntry* row_;   // null: packed
  const uint8_t* packed_;
  int32_t left_;
  PositionEntry last_;
};

// Appends the bytes of a code object's positions.
void PackPositions(const CodeObject* code, std::string* out);
// Makes the row. False: no memory, nothing is pending.
bool UnpackPositions(CodeObject* code);

}  // namespace viv
