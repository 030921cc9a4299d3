// RefHistory: who raised and lowered the reference count of an object, and where.
//
// While something is recorded, the loop calls before each instruction (tracing.h), and what a count has changed by is told of the
// instruction before. An instruction that raises and lowers a count shows the difference only. Recording owns no reference: an object
// dies when it would have died. That it has is seen by the heap's observers, or by its block lying in a free list.
// Off, nothing of this costs anything.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/vm/frame.h"
#include "memory/trace_hooks.h"

namespace viv {

class RefHistory final : public AllocationObserver {
 public:
  static constexpr size_t kMostChanges = 100000;
  struct Change {
    int64_t change;
    uint32_t count;  // afterwards
    std::string file, function;
    int line;
  };
  struct Record {
    const Object* object;
    const void* block;
    std::string title;  // "list at 0x7f..."
    bool alive = true, started = false, recording = true, is_float = false;
    uint32_t first_count = 0, count = 0;
    std::vector<Change> changes;  // the first kMostChanges
    int64_t missed = 0;           // changes after these
  };

  explicit RefHistory(Heap* heap) : heap_(heap) {}
  ~RefHistory() override { Listen(false); }
  RefHistory(const RefHistory&) = delete;
  RefHistory& operator=(const RefHistory&) = delete;

  // From the end of the call that is running on. A second record of the same object takes the place of the first.
  void Start(const Object* object);
  // False: it was not recorded.
  bool Stop(const Object* object);
  // The record of a living object; null: none.
  const Record* Find(const Object* object) const;
  const std::vector<Record>& records() const { return records_; }

  void OnAllocate(Domain, void*, size_t) override {}
  void OnReallocate(Domain, void* old_block, size_t, void* block, size_t) override {
    if (old_block != block) BlockGone(old_block);
  }
  void OnFree(Domain, void* block) override { BlockGone(block); }
  void OnReuse(void* block) override { BlockGone(block); }

 private:
  bool Recording() const;
  static void BeforeInstruction(void* self, const Frame* frame);
  void Compare();
  void Note(Record& record, uint32_t count);
  void BlockGone(const void* block);
  void Listen(bool on);

  Heap* heap_;
  bool listening_ = false;
  std::vector<Record> records_;
  // Of the instruction that runs.
  const Frame* frame_ = nullptr;
  const CodeObject* code_ = nullptr;
  std::string file_, function_;
  int line_ = 0;
};

// A row for each place: what has happened to the count there, and what it was then.
std::string FormatHistory(const RefHistory::Record& record);

}  // namespace viv
