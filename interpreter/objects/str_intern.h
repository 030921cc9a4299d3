// The table of interned strings: open addressing over borrowed pointers. It does not own: a string leaves it when it dies.
// Answers to the interned dict of CPython's Objects/unicodeobject.c.
#pragma once

#include "interpreter/objects/str_object.h"

namespace viv {

struct InternTable {
  StrObject** slots;  // raw domain; null: never used; kDeletedSlot: was used
  size_t mask;        // slots - 1, a power of two less one
  size_t used;        // live strings
  size_t filled;      // live strings and deleted slots
  // One-letter names that the interpreter uses itself: the interned string is one of these, not the character that chr gives.
  StrObject* letters[32];
};

InternTable* NewInternTable();
// Once strings can be made. False: out of memory.
bool InternLetterNames(InternTable* table);
void FreeInternTable(InternTable* table);
// Takes a dying interned string out.
void InternRemove(StrObject* s);
// How many strings are interned.
size_t InternedCount(const InternTable* table);

}  // namespace viv
