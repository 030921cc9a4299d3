#include "interpreter/vm/attribute_memo.h"

#include <cstring>

#include "interpreter/objects/object.h"

namespace viv {

bool AttributeMemo::Recall(uint64_t* pc, const TypeObject* type, const StrObject* name, size_t cache_words) const {
  auto* instruction = reinterpret_cast<Instruction*>(pc);
  uint32_t version = type->version_tag;
  if (version == 0 || CacheOf<AttributeCache>(pc)->type_version == version) return false;
  const AttributeMemoEntry& entry = entries_[IndexOf(version, name, instruction->op)];
  if (entry.cache.type_version != version || entry.name != name || entry.generic != instruction->op) return false;
  std::memcpy(pc + 1, &entry.cache, cache_words * sizeof(uint64_t));
  instruction->op = entry.form;
  return true;
}

void AttributeMemo::Remember(const uint64_t* pc, uint16_t generic, StrObject* name, size_t cache_words) {
  AttributeCache cache{};
  std::memcpy(&cache, pc + 1, cache_words * sizeof(uint64_t));
  SpecializationDone(cache.counter);
  AttributeMemoEntry& entry = entries_[IndexOf(cache.type_version, name, generic)];
  Ref<StrObject> old = Ref<StrObject>::Adopt(entry.name);
  entry = {NewRef(name).Release(), generic, reinterpret_cast<const Instruction*>(pc)->op, cache};
}

void AttributeMemo::Clear() {
  for (AttributeMemoEntry& entry : entries_) {
    Ref<StrObject> name = Ref<StrObject>::Adopt(entry.name);
    entry = {};
  }
}

}  // namespace viv
