#include "stdlib/recording.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <tuple>
#include <utility>

#include "memory/domain.h"

namespace viv {

namespace {

constexpr unsigned kThreadBits = 20, kAllocatorBits = 4;

// Sums by stack, thread and allocator.
class UseTable {
 public:
  explicit UseTable(bool merge_threads) : merge_threads_(merge_threads) {}
  void Add(uint32_t stack, uint32_t thread, RecordedAllocator allocator, uint64_t bytes) {
    if (merge_threads_) thread = 0;
    uint64_t key = uint64_t{stack} << (kThreadBits + kAllocatorBits) | uint64_t{thread} << kAllocatorBits | static_cast<uint64_t>(allocator);
    auto [found, added] = sums_.try_emplace(key, std::pair<uint64_t, uint64_t>(0, 0));
    found->second.first += bytes;
    ++found->second.second;
  }
  std::vector<Recording::Use> Take() const {
    std::vector<Recording::Use> uses;
    uses.reserve(sums_.size());
    for (const auto& [key, sum] : sums_) {
      uses.push_back({static_cast<uint32_t>(key >> (kThreadBits + kAllocatorBits)),
                      static_cast<uint32_t>(key >> kAllocatorBits & ((1u << kThreadBits) - 1)),
                      static_cast<RecordedAllocator>(key & ((1u << kAllocatorBits) - 1)), sum.first, sum.second});
    }
    auto order = [](const Recording::Use& use) { return std::tuple(~use.bytes, use.stack, use.thread, use.allocator); };
    std::sort(uses.begin(), uses.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return uses;
  }

 private:
  bool merge_threads_;
  absl::flat_hash_map<uint64_t, std::pair<uint64_t, uint64_t>> sums_;
};

// A live block, in few bytes: there are millions.
struct Live {
  uint64_t size;
  uint32_t stack;
  uint32_t thread : kThreadBits, allocator_number : kAllocatorBits;
  uint32_t sequence;  // of the thread's allocations, modulo 2**32
  RecordedAllocator allocator() const { return static_cast<RecordedAllocator>(allocator_number); }
};

// The live blocks by address. Neighbours in memory are neighbours here: a page of numbers stands for 16 KiB of addresses, one number for
// 16 bytes, in which no second block begins. Blocks that ended leave their place to the next.
class LiveBlocks {
 public:
  // Null: there is none.
  Live* Find(uint64_t address) {
    uint32_t* number = NumberOf(address, false);
    return number && *number ? &blocks_[*number] : nullptr;
  }
  // The block's, or a new one, whose size is 0.
  Live* FindOrAdd(uint64_t address) {
    uint32_t* number = NumberOf(address, true);
    if (*number == 0) {
      if (free_.empty()) {
        *number = static_cast<uint32_t>(blocks_.size());
        blocks_.emplace_back();
      } else {
        *number = free_.back();
        free_.pop_back();
        blocks_[*number] = Live{};
      }
    }
    return &blocks_[*number];
  }
  void Remove(uint64_t address) {
    uint32_t* number = NumberOf(address, false);
    if (number && *number) free_.push_back(std::exchange(*number, 0));
  }
  template <class Each>
  void ForEach(Each each) const {
    for (const auto& [key, page] : pages_) {
      for (uint32_t number : page->numbers) {
        if (number) each(blocks_[number]);
      }
    }
  }

 private:
  static constexpr unsigned kUnitBits = 4, kPageBits = 14;
  struct Page {
    uint32_t numbers[1 << (kPageBits - kUnitBits)] = {};
  };

  uint32_t* NumberOf(uint64_t address, bool add) {
    uint64_t key = address >> kPageBits;
    auto& [known_key, page] = known_[key % std::size(known_)];
    if (known_key != key || !page) {
      auto found = pages_.find(key);
      if (found == pages_.end()) {
        if (!add) return nullptr;
        found = pages_.emplace(key, std::make_unique<Page>()).first;
      }
      known_key = key;
      page = found->second.get();
    }
    return &page->numbers[address >> kUnitBits & ((1 << (kPageBits - kUnitBits)) - 1)];
  }

  absl::flat_hash_map<uint64_t, std::unique_ptr<Page>> pages_;
  std::pair<uint64_t, Page*> known_[1024] = {};  // by the low bits of the key
  std::vector<Live> blocks_{Live{}};             // 0 is no block's
  std::vector<uint32_t> free_;
};

// Keeps the table of live blocks and how much they take together.
struct Replay {
  LiveBlocks live;
  uint64_t bytes = 0;

  template <class Gone>
  void Free(uint64_t address, Gone gone) {
    Live* block = live.Find(address);
    if (!block) return;  // from before the start
    bytes -= block->size;
    gone(*block);
    live.Remove(address);
  }
  void Allocate(const RecordedEvent& event, uint32_t sequence) {
    Live* block = live.FindOrAdd(event.address);
    bytes += event.size - block->size;  // there is something only where its end is missing
    *block = {event.size, event.stack, event.thread, static_cast<uint32_t>(event.allocator), sequence};
  }
  template <class Gone>
  void Apply(const RecordedEvent& event, uint32_t sequence, Gone gone) {
    switch (event.kind) {
      case RecordKind::kAllocate: Allocate(event, sequence); break;
      case RecordKind::kReallocate:
        Free(event.old_address, gone);
        Allocate(event, sequence);
        break;
      case RecordKind::kFree: Free(event.address, gone); break;
      case RecordKind::kReuse:
        if (Live* block = live.Find(event.address)) {
          block->stack = event.stack;
          block->thread = event.thread;
        }
        break;
      default: break;
    }
  }
  void Apply(const RecordedEvent& event) {
    Apply(event, 0, [](const Live&) {});
  }
};

bool IsAllocation(const RecordedEvent& event) { return event.kind == RecordKind::kAllocate || event.kind == RecordKind::kReallocate; }

RecordedAllocator AllocatorOf(RecordKind kind, unsigned domain) {
  bool raw = domain == static_cast<unsigned>(Domain::kRaw);
  switch (kind) {
    case RecordKind::kFree: return raw ? RecordedAllocator::kFree : RecordedAllocator::kPymallocFree;
    case RecordKind::kReallocate: return raw ? RecordedAllocator::kRealloc : RecordedAllocator::kPymallocRealloc;
    default: return raw ? RecordedAllocator::kMalloc : RecordedAllocator::kPymallocMalloc;
  }
}

}  // namespace

std::unique_ptr<Recording> Recording::Open(const std::string& path, std::string* error) {
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (fd < 0 || ::fstat(fd, &status) != 0) {
    *error = "Could not open file " + path + ": " + std::strerror(errno);
    if (fd >= 0) ::close(fd);
    return nullptr;
  }
  std::unique_ptr<Recording> recording(new Recording);
  recording->length_ = S_ISREG(status.st_mode) ? static_cast<size_t>(status.st_size) : 0;
  if (recording->length_ > 0) {
    void* memory = ::mmap(nullptr, recording->length_, PROT_READ, MAP_PRIVATE, fd, 0);
    if (memory == MAP_FAILED) {
      *error = "Could not read file " + path + ": " + std::strerror(errno);
      recording->length_ = 0;
      ::close(fd);
      return nullptr;
    }
    recording->data_ = static_cast<const uint8_t*>(memory);
  }
  ::close(fd);
  if (recording->length_ < sizeof kRecordingMagic || std::memcmp(recording->data_, kRecordingMagic, sizeof kRecordingMagic - 1) != 0) {
    *error = "The provided input file does not look like a binary generated by memray.";
  } else if (recording->data_[sizeof kRecordingMagic - 1] != static_cast<uint8_t>(kRecordingMagic[sizeof kRecordingMagic - 1])) {
    *error = "The provided input file is incompatible with this version of memray.";
  } else if (!recording->ReadHeader()) {
    *error = "Failed to read input file header.";
  } else if (recording->ReadAll(error)) {
    return recording;
  }
  return nullptr;
}

Recording::~Recording() {
  if (data_) ::munmap(const_cast<uint8_t*>(data_), length_);
}

bool Recording::ReadHeader() {
  const uint8_t *from = data_ + sizeof kRecordingMagic, *end = data_ + length_;
  bool malformed = false;
  for (uint64_t* number : {&start_ms, &pid, &main_thread, &interval_ms}) {
    if (!GetVarint(&from, end, number, &malformed)) return false;
  }
  for (std::string* text : {&command_line, &allocator, &search_paths}) {
    uint64_t length;
    if (!GetVarint(&from, end, &length, &malformed) || length > static_cast<uint64_t>(end - from)) return false;
    text->assign(reinterpret_cast<const char*>(from), length);
    from += length;
  }
  first_record_ = static_cast<size_t>(from - data_);
  return true;
}

// ---- Records -------------------------------------------------------------------------------------------------------------------------

bool Recording::Define(RecordKind kind, Reader* reader, const uint8_t** from, Recording* definitions) const {
  const uint8_t* end = data_ + length_;
  uint64_t numbers[3];
  auto get = [&](int count) {
    for (int i = 0; i < count; ++i) {
      if (!GetVarint(from, end, &numbers[i], &reader->malformed_)) return false;
    }
    return true;
  };
  auto fail = [reader] {
    reader->malformed_ = true;
    return false;
  };
  switch (kind) {
    case RecordKind::kString: {
      if (!get(1) || numbers[0] > static_cast<uint64_t>(end - *from)) return false;
      if (definitions) definitions->strings_.emplace_back(reinterpret_cast<const char*>(*from), numbers[0]);
      *from += numbers[0];
      return true;
    }
    case RecordKind::kCode:
      if (!get(2)) return false;
      if (!definitions) return true;
      if (numbers[0] >= strings_.size() || numbers[1] >= strings_.size()) return fail();
      definitions->codes_.push_back({static_cast<uint32_t>(numbers[0]), static_cast<uint32_t>(numbers[1])});
      return true;
    case RecordKind::kStack: {
      if (!get(3)) return false;
      if (!definitions) return true;
      uint64_t own = stacks_.size();
      if (numbers[0] == 0 || numbers[0] > own || numbers[1] == 0 || numbers[1] >= codes_.size() || numbers[2] > INT32_MAX) return fail();
      definitions->stacks_.push_back(
          {static_cast<uint32_t>(own - numbers[0]), static_cast<uint32_t>(numbers[1]), static_cast<uint32_t>(numbers[2])});
      return true;
    }
    case RecordKind::kThread:
      if (!get(2)) return false;
      if (definitions) {
        if (numbers[1] >= strings_.size() || threads_.size() >= (1u << kThreadBits)) return fail();
        definitions->threads_.push_back({numbers[0], static_cast<uint32_t>(numbers[1])});
      }
      reader->thread_ = ++reader->threads_;
      return true;
    default:  // kSwitch
      if (!get(1)) return false;
      if (numbers[0] == 0 || numbers[0] > reader->threads_) return fail();
      reader->thread_ = static_cast<uint32_t>(numbers[0]);
      return true;
  }
}

bool Recording::Decode(Reader* reader, RecordedEvent* event, Recording* definitions) const {
  const uint8_t* end = data_ + length_;
  for (;;) {
    const uint8_t* from = data_ + reader->at_;
    if (from >= end || reader->finished_) return false;
    uint8_t tag = *from++;
    auto kind = static_cast<RecordKind>(tag & kRecordKindMask);
    uint64_t number;
    auto get = [&] { return GetVarint(&from, end, &number, &reader->malformed_); };
    auto address = [&](uint64_t* to) {
      if (!get()) return false;
      reader->address_ += static_cast<uint64_t>(Unzigzag(number));
      *to = reader->address_ << kAddressShift;
      return true;
    };
    event->kind = kind;
    event->thread = reader->thread_;
    switch (kind) {
      case RecordKind::kEnd:
        // Room that nobody came to use.
        reader->malformed_ = tag != 0 || std::any_of(from, end, [](uint8_t byte) { return byte != 0; });
        return false;
      case RecordKind::kString:
      case RecordKind::kCode:
      case RecordKind::kStack:
      case RecordKind::kThread:
      case RecordKind::kSwitch:
        if (!Define(kind, reader, &from, definitions)) return false;
        reader->at_ = static_cast<size_t>(from - data_);
        continue;
      case RecordKind::kAllocate:
      case RecordKind::kReallocate:
      case RecordKind::kReuse:
        if (kind == RecordKind::kReallocate && !address(&event->old_address)) return false;
        if (!address(&event->address)) return false;
        if (!(tag & kSameStack)) {
          if (!get()) return false;
          uint64_t stack = reader->stack_ + static_cast<uint64_t>(Unzigzag(number));
          if (stack >= stacks_.size()) {
            reader->malformed_ = true;
            return false;
          }
          reader->stack_ = static_cast<uint32_t>(stack);
        }
        if (!(tag & kSameSize)) {
          if (!get()) return false;
          reader->size_ = number;
        }
        event->stack = reader->stack_;
        event->size = reader->size_;
        event->allocator = AllocatorOf(kind, tag >> kRecordDomainShift & 3);
        break;
      case RecordKind::kFree:
        if (!address(&event->address)) return false;
        event->allocator = AllocatorOf(kind, tag >> kRecordDomainShift & 3);
        break;
      case RecordKind::kSample:
        if (!get()) return false;
        reader->ms_ += number;
        event->ms = reader->ms_;
        if (!get()) return false;
        event->resident_kib = number;
        break;
      case RecordKind::kFinish:
        if (!get()) return false;
        event->ms = number;
        reader->finished_ = true;
        reader->at_ = static_cast<size_t>(from - data_);
        return false;
      default: reader->malformed_ = true; return false;
    }
    reader->at_ = static_cast<size_t>(from - data_);
    return true;
  }
}

bool Recording::ReadAll(std::string* error) {
  Reader reader(*this);
  RecordedEvent event;
  Replay replay;
  while (Decode(&reader, &event, this)) {
    ++event_count;
    if (event.kind == RecordKind::kSample) {
      samples_.push_back({event.ms, event.resident_kib, replay.bytes});
      continue;
    }
    replay.Apply(event);
    if (IsAllocation(event)) {
      ++allocation_count;
      allocated_bytes += event.size;
    }
    if (replay.bytes > peak_bytes) {
      peak_bytes = replay.bytes;
      peak_event_ = event_count;
      peak_ms = samples_.empty() ? 0 : samples_.back().ms;
    }
  }
  if (reader.malformed()) {
    *error = "The file is damaged: there is no record at byte " + std::to_string(reader.offset()) + ".";
    return false;
  }
  finished = reader.finished();
  end_ms = start_ms + (finished ? event.ms : samples_.empty() ? 0 : samples_.back().ms);
  end_bytes = replay.bytes;
  return true;
}

// ---- Questions -----------------------------------------------------------------------------------------------------------------------

std::vector<Recording::Use> Recording::Uses(Which which, bool merge_threads, uint64_t threshold) const {
  if (which == Which::kTemporary) return Temporary(merge_threads, threshold);
  Reader reader(*this);
  RecordedEvent event;
  Replay replay;
  uint64_t last = which == Which::kPeak ? peak_event_ : UINT64_MAX;
  for (uint64_t i = 0; i < last && reader.Next(&event); ++i) replay.Apply(event);
  UseTable uses(merge_threads);
  replay.live.ForEach([&](const Live& block) { uses.Add(block.stack, block.thread, block.allocator(), block.size); });
  return uses.Take();
}

std::vector<Recording::Use> Recording::Temporary(bool merge_threads, uint64_t threshold) const {
  Reader reader(*this);
  RecordedEvent event;
  Replay replay;
  std::vector<uint32_t> allocations(threads_.size());  // of each thread, modulo 2**32
  UseTable uses(merge_threads);
  while (reader.Next(&event)) {
    uint32_t& count = allocations[event.thread];
    auto gone = [&](const Live& block) {
      if (block.thread == event.thread && count - block.sequence <= threshold) uses.Add(block.stack, block.thread, block.allocator(), block.size);
    };
    // A block that is resized ends before the new one begins.
    replay.Apply(event, count + 1, gone);
    if (IsAllocation(event)) ++count;
  }
  return uses.Take();
}

std::vector<Recording::Use> Recording::AllUses() const {
  Reader reader(*this);
  RecordedEvent event;
  UseTable uses(true);
  while (reader.Next(&event)) {
    if (IsAllocation(event)) uses.Add(event.stack, 0, event.allocator, event.size);
  }
  return uses.Take();
}

std::vector<Recording::SizeUse> Recording::Sizes() const {
  Reader reader(*this);
  RecordedEvent event;
  absl::flat_hash_map<uint64_t, uint64_t> counts;
  while (reader.Next(&event)) {
    if (IsAllocation(event)) ++counts[event.size];
  }
  std::vector<SizeUse> sizes;
  for (const auto& [size, count] : counts) sizes.push_back({size, count});
  std::sort(sizes.begin(), sizes.end(), [](const SizeUse& a, const SizeUse& b) { return a.size < b.size; });
  return sizes;
}

}  // namespace viv
