#include "interpreter/objects/str_intern.h"

#include <cstring>
#include <iterator>

#include "interpreter/objects/siphash.h"
#include "interpreter/objects/str_internal.h"

namespace viv {
namespace {

constexpr size_t kInitialSlots = 1024;

StrObject* const kDeletedSlot = reinterpret_cast<StrObject*>(8);

// Multiplicative scrambling: the low bits of a hash of equal-length names may be alike.
size_t FirstSlot(const InternTable* table, int64_t hash) {
  return static_cast<size_t>((static_cast<uint64_t>(hash) * 0x9E3779B97F4A7C15u) >> 20) & table->mask;
}

// The slot of an equal string, or the one to put it in.
template <class Equal>
StrObject** FindSlot(InternTable* table, int64_t hash, Equal equal) {
  StrObject** free_slot = nullptr;
  for (size_t i = FirstSlot(table, hash);; i = (i + 1) & table->mask) {
    StrObject*& slot = table->slots[i];
    if (!slot) return free_slot ? free_slot : &slot;
    if (slot == kDeletedSlot) {
      if (!free_slot) free_slot = &slot;
    } else if (slot->hash == hash && equal(slot)) {
      return &slot;
    }
  }
}

bool IsLive(StrObject* const* slot) { return *slot && *slot != kDeletedSlot; }

bool Rebuild(InternTable* table, size_t slot_count) {
  auto* slots = static_cast<StrObject**>(AllocateZeroed(Domain::kRaw, slot_count * sizeof(StrObject*)));
  if (!slots) return false;
  StrObject** old = table->slots;
  size_t old_count = table->mask + 1;
  table->slots = slots;
  table->mask = slot_count - 1;
  table->filled = table->used;
  for (size_t i = 0; i < old_count; ++i) {
    if (!IsLive(old + i)) continue;
    *FindSlot(table, old[i]->hash, [](StrObject*) { return false; }) = old[i];
  }
  Free(Domain::kRaw, old);
  return true;
}

bool Insert(InternTable* table, StrObject** slot, StrObject* s) {
  if (*slot == nullptr) {
    if ((table->filled + 1) * 3 > (table->mask + 1) * 2) {
      size_t wanted = kInitialSlots;
      while (wanted < table->used * 3) wanted *= 2;
      if (!Rebuild(table, wanted)) return false;
      slot = FindSlot(table, s->hash, [](StrObject*) { return false; });
    }
    ++table->filled;
  }
  *slot = s;
  ++table->used;
  s->interned = kInternedMortal;
  return true;
}

// Those that CPython 3.11 holds; the others come to be interned as the shared characters.
constexpr char kLetterNames[] = "BCLST_abcdefhiklmnopqrstvwxy";
static_assert(sizeof(kLetterNames) <= std::size(InternTable{}.letters));

}  // namespace

bool InternLetterNames(InternTable* table) {
  for (size_t i = 0; kLetterNames[i]; ++i) {
    StrObject* s = AllocateAscii(1);
    if (!s) return false;
    s->data[0] = kLetterNames[i];
    s->refcount = kImmortalRefcount;
    table->letters[i] = s;
    if (!Insert(table, FindSlot(table, StrHash(s), [](StrObject*) { return false; }), s)) return false;
  }
  return true;
}

InternTable* NewInternTable() {
  auto* table = static_cast<InternTable*>(AllocateZeroed(Domain::kRaw, sizeof(InternTable)));
  if (!table) return nullptr;
  table->mask = kInitialSlots - 1;
  table->slots = static_cast<StrObject**>(AllocateZeroed(Domain::kRaw, kInitialSlots * sizeof(StrObject*)));
  if (!table->slots) {
    Free(Domain::kRaw, table);
    return nullptr;
  }
  return table;
}

void FreeInternTable(InternTable* table) {
  if (!table) return;
  for (size_t i = 0; i <= table->mask; ++i) {
    if (IsLive(table->slots + i)) table->slots[i]->interned = kNotInterned;
  }
  for (StrObject* letter : table->letters) {
    if (letter) FreeObjectMemory(letter);
  }
  Free(Domain::kRaw, table->slots);
  Free(Domain::kRaw, table);
}

size_t InternedCount(const InternTable* table) { return table->used; }

void InternRemove(StrObject* s) {
  InternTable* table = CurrentRuntime().interned;
  if (!table) return;
  StrObject** slot = FindSlot(table, s->hash, [&](StrObject* other) { return other == s; });
  if (*slot == s) {
    *slot = kDeletedSlot;
    --table->used;
  }
  s->interned = kNotInterned;
}

void InternInPlace(Ref<StrObject>* s) {
  StrObject* text = s->get();
  if (!text || text->kind != kStr || text->interned) return;
  InternTable* table = CurrentRuntime().interned;
  int64_t hash = StrHash(text);
  StrObject** slot = FindSlot(table, hash, [&](StrObject* other) { return StrEqual(other, text); });
  if (IsLive(slot)) {
    *s = Ref<StrObject>::Share(*slot);
  } else {
    Insert(table, slot, text);  // out of memory: it is not interned, which is no failure
  }
}

Ref<StrObject> InternStr(std::string_view utf8) {
  InternTable* table = CurrentRuntime().interned;
  if (IsAscii(utf8.data(), utf8.size())) {
    int64_t hash = HashBytes(utf8.data(), utf8.size());
    StrObject** slot = FindSlot(table, hash, [&](StrObject* other) { return StrEqualsAscii(other, utf8); });
    if (IsLive(slot)) return Ref<StrObject>::Share(*slot);
  }
  Ref<StrObject> s = NewStr(utf8);
  if (s) InternInPlace(&s);
  return s;
}

int64_t StrHash(const StrObject* s) {
  if (s->hash == -1) s->hash = HashBytes(s->data, static_cast<size_t>(s->length) * s->width);
  return s->hash;
}

}  // namespace viv
