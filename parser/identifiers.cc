#include "parser/identifiers.h"

#include <cstring>

#include "parser/unicode.h"

namespace viv::parser {
namespace {

uint64_t HashOf(std::string_view text, bool& ascii) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;
  uint64_t hash = text.size() * kMultiplier;
  uint64_t bits = 0;
  const char* p = text.data();
  size_t left = text.size();
  while (left > 0) {
    uint64_t word = 0;
    size_t size = left < 8 ? left : 8;
    std::memcpy(&word, p, size);
    bits |= word;
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 29;
    p += size;
    left -= size;
  }
  ascii = (bits & 0x8080808080808080) == 0;
  return hash;
}

}  // namespace

ast::Identifier IdentifierTable::Intern(std::string_view text) {
  bool ascii;
  uint64_t hash = HashOf(text, ascii);
  if (!ascii) [[unlikely]] {
    std::string_view normal = arena_.Copy(NormalizeNfkc(text));
    return InternNormal(normal, HashOf(normal, ascii));
  }
  return InternNormal(text, hash);
}

ast::Identifier IdentifierTable::InternNormal(std::string_view text, uint64_t hash) {
  size_t mask = slots_.size() - 1;
  size_t index = hash & mask;
  for (; slots_[index].name != nullptr; index = (index + 1) & mask) {
    const Slot& slot = slots_[index];
    if (slot.hash == hash && slot.name->view() == text) {
      return slot.name;
    }
  }
  auto* name = static_cast<ast::IdentifierText*>(arena_.Allocate(sizeof(ast::IdentifierText)));
  name->size = static_cast<uint32_t>(text.size());
  name->index = count_++;
  name->chars = text.data();
  slots_[index] = {hash, name};
  if (count_ * 2 > slots_.size()) {
    Grow();
  }
  return name;
}

void IdentifierTable::Grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.size() * 2, Slot{});
  size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.name != nullptr) {
      size_t index = slot.hash & mask;
      while (slots_[index].name != nullptr) {
        index = (index + 1) & mask;
      }
      slots_[index] = slot;
    }
  }
}

}  // namespace viv::parser
