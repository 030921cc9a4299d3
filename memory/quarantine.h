// Freed blocks that are held back for a while, oldest out first, so that a use after free meets memory that nobody else has been
// given: the sanitizer sees a poisoned block, the debug hooks a changed kDeadByte.
#pragma once

#include <cstddef>
#include <deque>
#include <unordered_set>

#include "memory/domain.h"

namespace viv {

class Quarantine {
 public:
  struct Entry {
    void* raw;     // as the layers below know it
    size_t bytes;  // all of it
    Domain domain;
  };

  explicit Quarantine(size_t limit) : limit_(limit) {}

  void Add(const Entry& entry) {
    entries_.push_back(entry);
    members_.insert(entry.raw);
    if (entry.domain != Domain::kRaw) ++pool_domain_entries_;
  }
  bool overfull() const { return entries_.size() > limit_; }
  Entry TakeOldest() {
    Entry entry = entries_.front();
    entries_.pop_front();
    members_.erase(entry.raw);
    if (entry.domain != Domain::kRaw) --pool_domain_entries_;
    return entry;
  }

  bool Contains(const void* raw) const { return members_.count(raw) != 0; }
  const std::deque<Entry>& entries() const { return entries_; }
  size_t size() const { return entries_.size(); }
  size_t limit() const { return limit_; }
  // Entries of the mem and object domains: what sys.getallocatedblocks() must not count.
  size_t pool_domain_entries() const { return pool_domain_entries_; }

 private:
  size_t limit_;
  std::deque<Entry> entries_;
  std::unordered_set<const void*> members_;
  size_t pool_domain_entries_ = 0;
};

}  // namespace viv
