// Recording: a file that an AllocationRecorder wrote, read: what was defined, how memory went up and down, and which stacks held it at
// the peak, at the end, for a moment only, or at any time.
//
// Opening reads the file once, checks every record and keeps the definitions; each question about blocks goes through it again, with a
// table of the live blocks. What a file says is checked where it is read, so a damaged one is an error and nothing worse.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "stdlib/recorded_event.h"

namespace viv {

class Recording {
 public:
  struct Code {
    uint32_t function, file;
  };
  struct Stack {
    uint32_t caller, code;
    uint32_t line;
  };
  struct Thread {
    uint64_t ident;
    uint32_t name;
  };
  struct Sample {
    uint64_t ms, resident_kib, heap;
  };
  struct Use {  // of one stack, thread and allocator
    uint32_t stack, thread;
    RecordedAllocator allocator;
    uint64_t bytes = 0, count = 0;
  };
  struct SizeUse {
    uint64_t size, count;
  };
  enum class Which { kPeak, kLeaked, kTemporary };
  // Time is cut into spans, each from one sample to the next (or a later one, where there are too many).
  struct Held {  // from a span on, up to before another; end 0: to the end of the recording
    uint32_t begin, end;
    uint64_t bytes, count;
  };
  struct History {  // of one stack, thread and allocator
    uint32_t stack, thread;
    RecordedAllocator allocator;
    std::vector<Held> held;
  };
  struct Temporal {
    std::vector<uint64_t> span_ends;   // ms since the start
    std::vector<uint64_t> peak_bytes;  // of each span
    std::vector<History> places;
  };

  // Null: *error says why.
  static std::unique_ptr<Recording> Open(const std::string& path, std::string* error);
  ~Recording();
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  uint64_t start_ms = 0, end_ms = 0, pid = 0, main_thread = 0, interval_ms = 0;
  std::string command_line, allocator, search_paths;
  bool finished = false;    // false: the program died while it was recorded
  bool aggregated = false;  // sums instead of events: what Uses() tells of the peak and the end is all there is
  uint64_t allocation_count = 0, allocated_bytes = 0, peak_bytes = 0, end_bytes = 0, event_count = 0;
  uint64_t peak_ms = 0;  // of the last sample before the peak, since the start

  const std::vector<Sample>& samples() const { return samples_; }
  size_t stack_count() const { return stacks_.size() - 1; }
  size_t thread_count() const { return threads_.size() - 1; }
  // Numbers that the file has: 1 to the count.
  const Stack& stack(uint32_t number) const { return stacks_[number]; }
  const Code& code(uint32_t number) const { return codes_[number]; }
  const Thread& thread(uint32_t number) const { return threads_[number]; }
  std::string_view text(uint32_t number) const { return strings_[number]; }

  // The largest first. `threshold`: how many allocations of the thread may lie between a temporary block's begin and end.
  std::vector<Use> Uses(Which which, bool merge_threads, uint64_t threshold) const;
  // All that was ever allocated, by stack and allocator, and by size.
  std::vector<Use> AllUses() const;
  std::vector<SizeUse> Sizes() const;

  // What was held over time. kPeak: in each span what each place held when the span's most was in use. kLeaked: for each place what came
  // in one span and went in another. `most_spans` may be lowered until there are no more than `most_held` entries, or one span.
  Temporal OverTime(Which which, bool merge_threads, size_t most_spans, size_t most_held) const;

  // Goes through the records in order.
  class Reader {
   public:
    explicit Reader(const Recording& recording) : recording_(&recording), at_(recording.first_record_) {}
    // False: the end, or what lies here is no record (malformed()). Definitions are passed over.
    bool Next(RecordedEvent* event) { return recording_->Decode(this, event, nullptr); }
    bool malformed() const { return malformed_; }
    bool finished() const { return finished_; }
    size_t offset() const { return at_; }

   private:
    friend class Recording;
    const Recording* recording_;
    size_t at_;
    bool malformed_ = false, finished_ = false;
    uint64_t address_ = 0, size_ = 0, ms_ = 0;
    uint32_t stack_ = 0, thread_ = 0, threads_ = 0;
  };

 private:
  Recording() = default;
  bool ReadHeader();
  bool ReadAll(std::string* error);
  // `definitions`: where to keep them, or null. False: as Reader::Next.
  bool Decode(Reader* reader, RecordedEvent* event, Recording* definitions) const;
  bool Define(RecordKind kind, Reader* reader, const uint8_t** from, Recording* definitions) const;
  bool ReadSum(RecordKind kind, Reader* reader, const uint8_t** from, Recording* definitions) const;
  std::vector<Use> Temporary(bool merge_threads, uint64_t threshold) const;

  struct Aggregate {
    uint32_t stack, thread;
    RecordedAllocator allocator;
    uint64_t peak_bytes, peak_count, end_bytes, end_count;
  };

  const uint8_t* data_ = nullptr;
  size_t length_ = 0, first_record_ = 0;
  uint64_t peak_event_ = 0;  // how many events lead to the peak
  std::vector<std::string> strings_{std::string()};
  std::vector<Code> codes_{Code{}};
  std::vector<Stack> stacks_{Stack{}};
  std::vector<Thread> threads_{Thread{}};
  std::vector<Sample> samples_;
  std::vector<Aggregate> aggregates_;
};

}  // namespace viv
