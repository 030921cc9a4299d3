// deque: blocks, and items coming and going.
#include "stdlib/collections_deque.h"

#include <algorithm>
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/version_profile.h"

namespace viv {

namespace {

DequeBlock* TakeBlock(DequeObject* deque) {
  if (deque->free_count > 0) return deque->free_blocks[--deque->free_count];
  auto* block = static_cast<DequeBlock*>(Allocate(Domain::kMem, sizeof(DequeBlock)));
  if (!block) RaiseMemoryError();
  return block;
}

void KeepBlock(DequeObject* deque, DequeBlock* block) {
  if (deque->free_count < kDequeFreeBlocks) {
    deque->free_blocks[deque->free_count++] = block;
  } else {
    Free(Domain::kMem, block);
  }
}

void Center(DequeObject* deque) {
  deque->left_index = kBlockCenter + 1;
  deque->right_index = kBlockCenter;
}

bool AddBlockRight(DequeObject* deque) {
  DequeBlock* block = TakeBlock(deque);
  if (!block) return false;
  block->left = deque->right_block;
  deque->right_block->right = block;
  block->right = nullptr;
  deque->right_block = block;
  deque->right_index = -1;
  return true;
}
bool AddBlockLeft(DequeObject* deque) {
  DequeBlock* block = TakeBlock(deque);
  if (!block) return false;
  block->right = deque->left_block;
  deque->left_block->left = block;
  block->left = nullptr;
  deque->left_block = block;
  deque->left_index = kBlockItems;
  return true;
}
void DropBlockRight(DequeObject* deque) {
  DequeBlock* before = deque->right_block->left;
  KeepBlock(deque, deque->right_block);
  before->right = nullptr;
  deque->right_block = before;
  deque->right_index = kBlockItems - 1;
}
void DropBlockLeft(DequeObject* deque) {
  DequeBlock* after = deque->left_block->right;
  KeepBlock(deque, deque->left_block);
  after->left = nullptr;
  deque->left_block = after;
  deque->left_index = 0;
}

// The last or first item of a deque that has one.
Ref<Object> TakeRight(DequeObject* deque) {
  Ref<Object> item = Ref<Object>::Adopt(deque->right_block->items[deque->right_index]);
  --deque->right_index;
  --deque->size;
  ++deque->state;
  if (deque->right_index < 0) {
    if (deque->size) {
      DropBlockRight(deque);
    } else {
      Center(deque);
    }
  }
  return item;
}
Ref<Object> TakeLeft(DequeObject* deque) {
  Ref<Object> item = Ref<Object>::Adopt(deque->left_block->items[deque->left_index]);
  ++deque->left_index;
  --deque->size;
  ++deque->state;
  if (deque->left_index == kBlockItems) {
    if (deque->size) {
      DropBlockLeft(deque);
    } else {
      Center(deque);
    }
  }
  return item;
}

bool IsOverfull(const DequeObject* deque) { return deque->max_length >= 0 && deque->size > deque->max_length; }

// Runs through an iterator for its effects.
bool Exhaust(Borrowed<Object> iterator) {
  while (Next(iterator)) {
  }
  return !ErrorPending();
}

}  // namespace

DequeCursor DequeAt(DequeObject* deque, ptrdiff_t index) {
  if (index == 0) return DequeFirst(deque);
  if (index == deque->size - 1) return DequeLast(deque);
  const ptrdiff_t place = index + deque->left_index;
  ptrdiff_t blocks = place / kBlockItems;
  DequeCursor cursor = {nullptr, place % kBlockItems};
  if (index < deque->size / 2) {
    cursor.block = deque->left_block;
    for (; blocks > 0; --blocks) cursor.block = cursor.block->right;
  } else {
    blocks = (deque->left_index + deque->size - 1) / kBlockItems - blocks;
    cursor.block = deque->right_block;
    for (; blocks > 0; --blocks) cursor.block = cursor.block->left;
  }
  return cursor;
}

// ---- Life ----------------------------------------------------------------------------------------------------------------------------

Ref<Object> NewDeque(TypeObject* type) {
  Ref<Object> object = AllocateInstance(type, 0);
  if (!object) return nullptr;
  DequeObject* deque = AsDeque(object.get());
  deque->max_length = -1;
  DequeBlock* block = TakeBlock(deque);
  if (!block) return nullptr;
  block->left = block->right = nullptr;
  deque->left_block = deque->right_block = block;
  Center(deque);
  TrackOnce(deque);
  return object;
}

void DequeClear(DequeObject* deque) {
  if (deque->size == 0) return;
  // The deque is empty before the first item dies, so it needs another block. Where there is no memory for it, items go one by one.
  DequeBlock* fresh = TakeBlock(deque);
  if (!fresh) {
    ClearError();
    while (deque->size) TakeRight(deque).Reset();
    return;
  }
  DequeCursor cursor = DequeFirst(deque);
  const ptrdiff_t size = deque->size;
  fresh->left = fresh->right = nullptr;
  deque->left_block = deque->right_block = fresh;
  deque->size = 0;
  Center(deque);
  ++deque->state;
  for (ptrdiff_t i = 0; i < size; ++i) {
    if (cursor.index == kBlockItems) {
      DequeBlock* done = cursor.block;
      cursor = {done->right, 0};
      KeepBlock(deque, done);
    }
    Ref<Object>::Adopt(cursor.block->items[cursor.index++]).Reset();
  }
  KeepBlock(deque, cursor.block);
}

void DequeDealloc(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &DequeDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  DequeObject* deque = AsDeque(self);
  if (deque->weaklist) ClearWeakRefs(self);
  if (deque->left_block) {
    DequeClear(deque);
    Free(Domain::kMem, deque->left_block);
  }
  while (deque->free_count > 0) Free(Domain::kMem, deque->free_blocks[--deque->free_count]);
  FreeObject(self);
}

int DequeTraverse(Object* self, VisitFn visit, void* context) {
  DequeObject* deque = AsDeque(self);
  for (DequeBlock* block = deque->left_block; block; block = block->right) {
    const ptrdiff_t end = block == deque->right_block ? deque->right_index + 1 : kBlockItems;
    for (ptrdiff_t i = block == deque->left_block ? deque->left_index : 0; i < end; ++i) {
      if (int stop = visit(block->items[i], context)) return stop;
    }
    if (block == deque->right_block) break;
  }
  return 0;
}

size_t DequeSizeof(const DequeObject* deque) {
  const auto blocks = static_cast<size_t>((deque->left_index + deque->size + kBlockItems - 1) / kBlockItems);
  return static_cast<size_t>(ShownBasicSize(TypeOf(deque))) + blocks * sizeof(DequeBlock);
}

// ---- Ends ----------------------------------------------------------------------------------------------------------------------------

bool DequeAppend(DequeObject* deque, Ref<Object> item) {
  if (deque->right_index == kBlockItems - 1 && !AddBlockRight(deque)) return false;
  ++deque->size;
  deque->right_block->items[++deque->right_index] = item.Release();
  if (IsOverfull(deque)) {
    TakeLeft(deque).Reset();
  } else {
    ++deque->state;
  }
  return true;
}

bool DequeAppendLeft(DequeObject* deque, Ref<Object> item) {
  if (deque->left_index == 0 && !AddBlockLeft(deque)) return false;
  ++deque->size;
  deque->left_block->items[--deque->left_index] = item.Release();
  if (IsOverfull(deque)) {
    TakeRight(deque).Reset();
  } else {
    ++deque->state;
  }
  return true;
}

Ref<Object> DequePop(DequeObject* deque) {
  if (deque->size == 0) return Raise(TypeId::kIndexError, "pop from an empty deque");
  return TakeRight(deque);
}
Ref<Object> DequePopLeft(DequeObject* deque) {
  if (deque->size == 0) return Raise(TypeId::kIndexError, "pop from an empty deque");
  return TakeLeft(deque);
}

namespace {

enum class End { kLeft, kRight };

template <End end>
bool ExtendBy(DequeObject* deque, Borrowed<Object> iterable) {
  if (iterable.get() == deque) {
    Ref<ListObject> items = ListOf(iterable);
    return items && ExtendBy<end>(deque, items.get());
  }
  Ref<Object> iterator = GetIter(iterable);
  if (!iterator) return false;
  if (deque->max_length == 0) return Exhaust(iterator);
  if (deque->size == 0) {  // one direction only: a block is filled from its edge
    deque->left_index = end == End::kRight ? 1 : kBlockItems - 1;
    deque->right_index = deque->left_index - 1;
  }
  while (Ref<Object> item = RawNext(iterator.get())) {
    if (!(end == End::kRight ? DequeAppend(deque, std::move(item)) : DequeAppendLeft(deque, std::move(item)))) return false;
  }
  return IterationEnded();
}

}  // namespace

bool DequeExtend(DequeObject* deque, Borrowed<Object> iterable) { return ExtendBy<End::kRight>(deque, iterable); }
bool DequeExtendLeft(DequeObject* deque, Borrowed<Object> iterable) { return ExtendBy<End::kLeft>(deque, iterable); }

// ---- The middle ------------------------------------------------------------------------------------------------------------------------

bool DequeRotate(DequeObject* deque, ptrdiff_t n) {
  const ptrdiff_t size = deque->size;
  if (size <= 1) return true;
  const ptrdiff_t half = size / 2;
  if (n > half || n < -half) {
    n %= size;
    if (n > half) {
      n -= size;
    } else if (n < -half) {
      n += size;
    }
  }
  ++deque->state;
  // Runs of items that are together in a block at either end move at once.
  while (n > 0) {
    if (deque->left_index == 0 && !AddBlockLeft(deque)) return false;
    const ptrdiff_t run = std::min({n, deque->right_index + 1, deque->left_index});
    deque->left_index -= run;
    deque->right_index -= run;
    std::memcpy(&deque->left_block->items[deque->left_index], &deque->right_block->items[deque->right_index + 1],
                static_cast<size_t>(run) * sizeof(Object*));
    n -= run;
    if (deque->right_index < 0) DropBlockRight(deque);
  }
  while (n < 0) {
    if (deque->right_index == kBlockItems - 1 && !AddBlockRight(deque)) return false;
    const ptrdiff_t run = std::min({-n, kBlockItems - deque->left_index, kBlockItems - 1 - deque->right_index});
    std::memcpy(&deque->right_block->items[deque->right_index + 1], &deque->left_block->items[deque->left_index],
                static_cast<size_t>(run) * sizeof(Object*));
    deque->left_index += run;
    deque->right_index += run;
    n += run;
    if (deque->left_index == kBlockItems) DropBlockLeft(deque);
  }
  return true;
}

bool DequeDeleteAt(DequeObject* deque, ptrdiff_t index) {
  if (!DequeRotate(deque, -index)) return false;
  Ref<Object> item = TakeLeft(deque);
  return DequeRotate(deque, index);  // before the item dies
}

}  // namespace viv
