// AllocationRecorder: while it runs, each block that the program gets or gives back is a record in a file (recording_format.h), with the
// Python stack of the moment; what memray is built on.
//
// The stack is not walked anew each time. The recorder keeps a copy of each thread's frames as numbers of stacks, and marks the frames
// that it has copied (kFrameRecorded); a mark goes with its activation. So the youngest marked frame tells up to where the copy still holds:
// below it nothing can have moved since. That frame's own instruction may have changed, the frames above are new.
//
// A second thread of the system takes a sample of the resident size every few milliseconds; it touches neither heap nor file: the next
// record is written behind the samples that have come in meanwhile. The recorder's memory comes from the standard library and is not part
// of what it measures.
//
// A block that comes out of a free list was never given back, so it counts as allocated meanwhile; when it is used again it becomes the
// new user's, without counting once more. Blocks from before the start are not known to the reader, which passes over their end.
// After fork() the child records no more.
//
// An aggregated recording replays its events as a reader would (RecordingSums), and writes what they come to when it ends. One that goes to
// a socket is sent by the sampler every few milliseconds (RecordingFile::Send).
#pragma once

#include <absl/container/flat_hash_map.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "interpreter/objects/object.h"
#include "interpreter/vm/frame.h"
#include "memory/trace_hooks.h"
#include "stdlib/recording_file.h"
#include "stdlib/recording_format.h"
#include "stdlib/recording_sums.h"

namespace viv {

struct VmThread;

struct RecordingOptions {
  std::string path;
  bool overwrite = false;
  int descriptor = -1;  // of a connected socket, which the recorder owns from Start on: records go there instead of into a file
  bool aggregate = false;  // sums instead of events; they are written at the end
  int interval_ms = 10;
  std::string command_line;
  std::string search_paths;  // separated by NUL
  // Of the calling thread: the frames that run now are not part of any stack, and what they allocate themselves is not recorded.
  bool skip_running_frames = false;
};

class AllocationRecorder final : public AllocationObserver {
 public:
  explicit AllocationRecorder(Heap* heap) : heap_(heap) {}
  ~AllocationRecorder() override { Stop(); }
  AllocationRecorder(const AllocationRecorder&) = delete;
  AllocationRecorder& operator=(const AllocationRecorder&) = delete;

  // 0, or errno; EALREADY: it runs.
  int Start(const RecordingOptions& options);
  // 0, or the errno of what could not be written.
  int Stop();
  bool running() const { return running_; }
  void AfterForkInChild();

  void OnAllocate(Domain domain, void* block, size_t bytes) override;
  void OnReallocate(Domain domain, void* old_block, size_t old_bytes, void* block, size_t bytes) override;
  void OnFree(Domain domain, void* block) override;
  void OnReuse(void* block) override;

 private:
  struct Copied {  // a frame
    const uint64_t* pc;
    uint32_t stack;
  };
  struct ThreadStack {
    uint32_t number = 0;
    size_t skipped = 0;  // the oldest frames, which are in no stack
    std::vector<Copied> frames;
  };
  struct CachedStack {  // what a caller's stack and an instruction make
    const uint64_t* pc = nullptr;
    uint32_t caller = 0, stack = 0;
  };
  struct StackKey {
    uint32_t caller, code;
    int32_t line;
    bool operator==(const StackKey&) const = default;
    template <class H>
    friend H AbslHashValue(H hash, const StackKey& key) {
      return H::combine(std::move(hash), key.caller, key.code, key.line);
    }
  };
  struct Sample {
    int64_t ms;
    uint64_t resident_kib;
  };
  static constexpr size_t kCacheSize = 16384;
  static constexpr size_t kFilterBits = 1 << 15;

  // Each writes what it defines.
  uint32_t StringNumber(std::string_view text);
  uint32_t CodeNumber(const CodeObject* code);
  uint32_t StackNumber(uint32_t caller, const CodeObject* code, const uint64_t* pc);
  void EnterThread(const VmThread* vm);

  // The stack of the calling thread; false: nothing of the program's runs.
  bool CurrentStack(uint32_t* stack);
  void CopyFrame(const Frame* frame, size_t index);
  void ForgetCode();

  // The youngest record's end, with samples that came in before it.
  uint8_t* Begin() {
    if (__builtin_expect(samples_waiting_.load(std::memory_order_relaxed), 0)) WriteSamples();
    return file_.Room(kMaxRecord);
  }
  uint8_t* PutAddress(uint8_t* to, const void* block) {
    uint64_t address = reinterpret_cast<uintptr_t>(block) >> kAddressShift;
    to = PutVarint(to, Zigzag(static_cast<int64_t>(address - last_address_)));
    last_address_ = address;
    return to;
  }
  uint8_t* PutStackAndSize(uint8_t* to, uint8_t* tag, uint32_t stack, size_t bytes) {
    if (stack == last_stack_) {
      *tag |= kSameStack;
    } else {
      to = PutVarint(to, Zigzag(int64_t{stack} - int64_t{last_stack_}));
      last_stack_ = stack;
    }
    if (bytes == last_size_) {
      *tag |= kSameSize;
    } else {
      to = PutVarint(to, bytes);
      last_size_ = bytes;
    }
    return to;
  }
  void PutRecord(RecordKind kind, std::initializer_list<uint64_t> numbers);
  // Of an aggregated recording.
  void Sum(RecordKind kind, Domain domain, uint32_t stack, const void* block, const void* old_block, size_t bytes);
  void WriteSums();
  void WriteHeader(const RecordingOptions& options);
  void WriteSamples();
  void TakeSample();
  void RunSampler(int interval_ms);
  void StopSampler();
  int64_t MsSinceStart() const;
  static size_t FilterBit(const void* block) {
    return static_cast<size_t>((reinterpret_cast<uintptr_t>(block) >> 4) * 0x9E3779B97F4A7C15u >> 49);
  }

  Heap* heap_;
  bool running_ = false;
  RecordingFile file_;
  std::unique_ptr<RecordingSums> sums_;  // null: events are written
  int64_t start_ms_ = 0, last_sample_ms_ = 0;
  // What the last record had.
  uint64_t last_address_ = 0;
  uint32_t last_stack_ = 0;
  size_t last_size_ = 0;
  // Definitions.
  absl::flat_hash_map<std::string, uint32_t> strings_;
  absl::flat_hash_map<uint64_t, uint32_t> codes_;  // function << 32 | file
  absl::flat_hash_map<StackKey, uint32_t> stacks_;
  uint32_t thread_count_ = 0;
  // By address; emptied when a code object that they know goes. Its words are known by a bit first, then surely.
  absl::flat_hash_map<const CodeObject*, uint32_t> code_numbers_;
  absl::flat_hash_map<const void*, const CodeObject*> known_words_;
  std::vector<uint64_t> code_filter_;
  std::vector<CachedStack> cache_;
  absl::flat_hash_map<uint64_t, std::unique_ptr<ThreadStack>> threads_;  // by serial
  ThreadStack* thread_ = nullptr;                                        // whose records are being written
  uint64_t thread_serial_ = 0;
  // Shared with the sampler.
  std::thread sampler_;
  std::mutex mutex_;
  std::condition_variable ends_;
  bool ending_ = false;
  std::vector<Sample> samples_;
  std::atomic<bool> samples_waiting_{false};
  int statm_ = -1;
};

}  // namespace viv
