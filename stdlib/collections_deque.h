// collections.deque: a doubly linked list of blocks of 64 items, filled from the middle.
//
// Invariants
//   Q1  the first item is left_block->items[left_index], the last one right_block->items[right_index]; blocks before and after are none
//   Q2  an empty deque has one block, and right_index == left_index - 1
//   Q3  the blocks between hold 64 items each: size == right_index - left_index + 1 + 64 * (blocks - 1)
//   Q4  `state` changes with each change of the items' number or places; iterators compare it
// Answers to the deque part of CPython's Modules/_collectionsmodule.c.
#pragma once

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "stdlib/library_state.h"

namespace viv {

inline constexpr ptrdiff_t kBlockItems = 64;
inline constexpr ptrdiff_t kBlockCenter = (kBlockItems - 1) / 2;
inline constexpr ptrdiff_t kDequeFreeBlocks = 16;

struct DequeBlock {
  DequeBlock* left;
  Object* items[kBlockItems];  // owned from the first to the last item, undefined elsewhere
  DequeBlock* right;
};
static_assert(sizeof(DequeBlock) == 528);

struct DequeObject : Object {
  ptrdiff_t size;
  DequeBlock *left_block, *right_block;
  ptrdiff_t left_index, right_index;
  size_t state;
  ptrdiff_t max_length;  // -1: no bound
  ptrdiff_t free_count;  // blocks kept for later
  DequeBlock* free_blocks[kDequeFreeBlocks];
  Object* weaklist;
};
static_assert(sizeof(DequeObject) == 216);

inline DequeObject* AsDeque(Object* object) { return static_cast<DequeObject*>(object); }
inline bool IsDeque(const Object* object) {
  const TypeObject* type = CurrentLibrary().deque_type.get();
  return object->type == type || IsSubtype(TypeOf(object), type);
}

// A place in the deque; Advance and Retreat may leave it outside.
struct DequeCursor {
  DequeBlock* block;
  ptrdiff_t index;
  Object*& item() const { return block->items[index]; }
  void Advance() {
    if (++index == kBlockItems) {
      block = block->right;
      index = 0;
    }
  }
  void Retreat() {
    if (--index < 0) {
      block = block->left;
      index = kBlockItems - 1;
    }
  }
};
inline DequeCursor DequeFirst(DequeObject* deque) { return {deque->left_block, deque->left_index}; }
inline DequeCursor DequeLast(DequeObject* deque) { return {deque->right_block, deque->right_index}; }
DequeCursor DequeAt(DequeObject* deque, ptrdiff_t index);  // 0 <= index < size

// ---- collections_deque.cc ------------------------------------------------------------------------------------------------------------
Ref<Object> NewDeque(TypeObject* type);
bool DequeAppend(DequeObject* deque, Ref<Object> item);      // drops the first item where the deque is full
bool DequeAppendLeft(DequeObject* deque, Ref<Object> item);
Ref<Object> DequePop(DequeObject* deque);                    // IndexError where it is empty
Ref<Object> DequePopLeft(DequeObject* deque);
bool DequeExtend(DequeObject* deque, Borrowed<Object> iterable);
bool DequeExtendLeft(DequeObject* deque, Borrowed<Object> iterable);
bool DequeRotate(DequeObject* deque, ptrdiff_t n);
bool DequeDeleteAt(DequeObject* deque, ptrdiff_t index);     // 0 <= index < size
void DequeClear(DequeObject* deque);
size_t DequeSizeof(const DequeObject* deque);
void DequeDealloc(Object* self);
int DequeTraverse(Object* self, VisitFn visit, void* context);

// ---- collections_deque_iterator.cc -----------------------------------------------------------------------------------------------------
Ref<Object> DequeIterate(Borrowed<Object> deque);
Ref<Object> DequeIterateReversed(Borrowed<Object> deque);
bool FillDequeIterators(ModuleObject* module);

bool FillDeque(ModuleObject* module);  // collections_deque_type.cc

}  // namespace viv
