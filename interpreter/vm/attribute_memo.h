// What specialisation found out about attributes, kept by type and name: an instruction that meets several types in turn takes the
// form and the words for the type at hand from here instead of looking again.
//
// An entry holds for a (version tag of the owner's type, name, generic instruction); tags are never used twice, so an entry of a type
// that has changed is merely never asked for again. The form's own guards are checked in any case. Direct-mapped: a newer entry takes
// the place of an older one.
#pragma once

#include "interpreter/objects/type_object.h"
#include "interpreter/vm/inline_cache.h"

namespace viv {

struct AttributeMemoEntry {
  StrObject* name;  // owned: names are compared by address
  uint16_t generic;
  uint16_t form;
  AttributeCache cache;
};

class AttributeMemo {
 public:
  // The instruction at pc, in its generic form, meets an owner of `type`: writes the remembered form over it. False: nothing is known,
  // or the instruction already has what is known and its guard failed.
  bool Recall(uint64_t* pc, const TypeObject* type, const StrObject* name, size_t cache_words) const;
  // The instruction at pc, generic before, has just been specialised for its owner's type.
  void Remember(const uint64_t* pc, uint16_t generic, StrObject* name, size_t cache_words);
  // What is known for owners of that version tag; null: nothing.
  const AttributeMemoEntry* Find(uint32_t version, const StrObject* name, uint16_t generic) const {
    const AttributeMemoEntry& entry = entries_[IndexOf(version, name, generic)];
    return version != 0 && entry.cache.type_version == version && entry.name == name && entry.generic == generic ? &entry : nullptr;
  }
  // Calls each(const AttributeMemoEntry&) for all that is known of a name, by one kind of instruction.
  template <class Each>
  void ForEachOf(const StrObject* name, uint16_t generic, Each each) const {
    for (const AttributeMemoEntry& entry : entries_) {
      if (entry.name == name && entry.generic == generic) each(entry);
    }
  }
  void Clear();
  // Calls each(Object*) for every name that is owned.
  template <class Each>
  void ForEachName(Each each) const {
    for (const AttributeMemoEntry& entry : entries_) {
      if (entry.name) each(entry.name);
    }
  }

 private:
  static constexpr size_t kSize = 512;
  static size_t IndexOf(uint32_t version, const StrObject* name, uint16_t generic) {
    return (version ^ (reinterpret_cast<uintptr_t>(name) >> 5) ^ (size_t{generic} << 3)) % kSize;
  }
  AttributeMemoEntry entries_[kSize];
};

}  // namespace viv
