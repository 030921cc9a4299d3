// Interns the names of one parse, so that equal names are one pointer.
#pragma once

#include <string_view>
#include <vector>

#include "parser/arena.h"
#include "parser/ast.h"

namespace viv::parser {

class IdentifierTable {
 public:
  explicit IdentifierTable(Arena& arena) : arena_(arena), slots_(kFirstSize) {}

  // A name as it stands in the source. `text` must live as long as the arena: it is not copied. Names with other characters than
  // ASCII are normalised to NFKC (PEP 3131).
  ast::Identifier Intern(std::string_view text);

  uint32_t count() const { return count_; }

 private:
  static constexpr size_t kFirstSize = 256;

  struct Slot {
    uint64_t hash = 0;
    const ast::IdentifierText* name = nullptr;
  };

  ast::Identifier InternNormal(std::string_view text, uint64_t hash);
  void Grow();

  Arena& arena_;
  std::vector<Slot> slots_;
  uint32_t count_ = 0;
};

}  // namespace viv::parser
