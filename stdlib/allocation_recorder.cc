#include "stdlib/allocation_recorder.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "interpreter/objects/str_object.h"
#include "interpreter/vm/thread.h"
#include "memory/heap.h"

namespace viv {

namespace {

int64_t MsNow() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

const char* AllocatorName(AllocatorMode mode) {
  if (!HasPools(mode)) return HasDebugHooks(mode) ? "malloc debug" : "malloc";
  return HasDebugHooks(mode) ? "pymalloc debug" : "pymalloc";
}

// A frame whose body has not started is none yet: what makes its cells and its generator counts for the caller.
bool IsBeforeBody(uint64_t word) {
  switch (static_cast<Opcode>(Instruction::FromWord(word).op)) {
    case Opcode::kMakeCell:
    case Opcode::kCopyFreeVars:
    case Opcode::kReturnGenerator: return true;
    default: return false;
  }
}

const uint64_t* InstructionOf(const Frame* frame) {
  const CodeObject* code = frame->code;
  // A frame that has not stored anything yet is at its start.
  return frame->pc < code->words || frame->pc >= code->words + code->word_count ? code->words : frame->pc;
}

}  // namespace

int AllocationRecorder::Start(const RecordingOptions& options) {
  if (running_) return EALREADY;
  if (options.descriptor >= 0) {
    file_.OpenSocket(options.descriptor);
  } else if (int error = file_.Open(options.path, options.overwrite)) {
    return error;
  }
  sums_ = options.aggregate ? std::make_unique<RecordingSums>() : nullptr;
  start_ms_ = MsNow();
  last_sample_ms_ = 0;
  last_address_ = last_stack_ = 0;
  last_size_ = 0;
  strings_.clear();
  codes_.clear();
  stacks_.clear();
  thread_count_ = 0;
  code_filter_.assign(kFilterBits / 64, 0);
  cache_.assign(kCacheSize, CachedStack{});
  threads_.clear();
  thread_ = nullptr;
  thread_serial_ = 0;
  ForgetCode();
  WriteHeader(options);
  const VmThread* vm = CurrentThread().vm ? &CurrentVmThread() : nullptr;
  if (vm) {
    EnterThread(vm);
    if (options.skip_running_frames) thread_->skipped = static_cast<size_t>(vm->top - vm->frames_begin) + 1;
  }
  statm_ = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  samples_.clear();
  ending_ = false;
  TakeSample();
  WriteSamples();
  sampler_ = std::thread([this, interval = std::max(options.interval_ms, 1)] { RunSampler(interval); });
  running_ = true;
  heap_->AddObserver(this);
  return 0;
}

int AllocationRecorder::Stop() {
  if (!running_) return 0;
  heap_->RemoveObserver(this);
  running_ = false;
  StopSampler();
  TakeSample();
  WriteSamples();
  if (sums_) WriteSums();
  PutRecord(RecordKind::kFinish, {static_cast<uint64_t>(MsSinceStart())});
  ::close(std::exchange(statm_, -1));
  threads_.clear();
  thread_ = nullptr;
  ForgetCode();
  strings_ = {};
  codes_ = {};
  stacks_ = {};
  cache_ = {};
  return file_.Close();
}

void AllocationRecorder::AfterForkInChild() {
  if (!running_) return;
  heap_->RemoveObserver(this);
  running_ = false;
  // The sampler runs in the parent only, and may have held what it shares.
  sampler_.detach();
  new (&mutex_) std::mutex;
  new (&ends_) std::condition_variable;
  ::close(std::exchange(statm_, -1));
  file_.Abandon();
  threads_.clear();
  thread_ = nullptr;
  sums_.reset();
}

void AllocationRecorder::WriteHeader(const RecordingOptions& options) {
  file_.Write(kRecordingMagic, sizeof kRecordingMagic);
  auto number = [this](uint64_t value) {
    uint8_t* room = file_.Room(kMaxVarint);
    file_.Advance(PutVarint(room, value));
  };
  auto text = [&](std::string_view value) {
    number(value.size());
    file_.Write(value.data(), value.size());
  };
  number(static_cast<uint64_t>(start_ms_));
  number(static_cast<uint64_t>(::getpid()));
  number(static_cast<uint64_t>(::pthread_self()));
  number(static_cast<uint64_t>(std::max(options.interval_ms, 1)));
  number(static_cast<uint64_t>(options.aggregate ? RecordingFormat::kAggregated : RecordingFormat::kAll));
  text(options.command_line);
  text(AllocatorName(heap_->mode()));
  text(options.search_paths);
}

void AllocationRecorder::PutRecord(RecordKind kind, std::initializer_list<uint64_t> numbers) {
  uint8_t* to = file_.Room(kMaxRecord);
  *to++ = static_cast<uint8_t>(kind);
  for (uint64_t number : numbers) to = PutVarint(to, number);
  file_.Advance(to);
}

// ---- Definitions ---------------------------------------------------------------------------------------------------------------------

uint32_t AllocationRecorder::StringNumber(std::string_view text) {
  auto [found, added] = strings_.try_emplace(std::string(text), static_cast<uint32_t>(strings_.size() + 1));
  if (added) {
    PutRecord(RecordKind::kString, {text.size()});
    file_.Write(text.data(), text.size());
  }
  return found->second;
}

uint32_t AllocationRecorder::CodeNumber(const CodeObject* code) {
  auto [known, added] = code_numbers_.try_emplace(code, 0);
  if (!added) return known->second;
  size_t bit = FilterBit(code->words);
  code_filter_[bit / 64] |= uint64_t{1} << (bit % 64);
  known_words_[code->words] = code;
  uint32_t function = StringNumber(code->name ? StrToStdString(code->name.get()) : "<unknown>");
  bool has_file = code->filename && IsStr(code->filename.get());
  uint32_t file = StringNumber(has_file ? StrToStdString(AsStr(code->filename.get())) : "<unknown>");
  auto [found, fresh] = codes_.try_emplace(uint64_t{function} << 32 | file, static_cast<uint32_t>(codes_.size() + 1));
  if (fresh) PutRecord(RecordKind::kCode, {function, file});
  return known->second = found->second;
}

uint32_t AllocationRecorder::StackNumber(uint32_t caller, const CodeObject* code, const uint64_t* pc) {
  size_t place = ((reinterpret_cast<uintptr_t>(pc) >> 3) + caller * 0x9E3779B1u) % kCacheSize;
  if (cache_[place].pc == pc && cache_[place].caller == caller) return cache_[place].stack;
  StackKey key{caller, CodeNumber(code), std::max(CodeLineOf(code, static_cast<int32_t>(pc - code->words)), 0)};
  auto [found, added] = stacks_.try_emplace(key, static_cast<uint32_t>(stacks_.size() + 1));
  if (added) PutRecord(RecordKind::kStack, {found->second - caller, key.code, static_cast<uint64_t>(key.line)});
  cache_[place] = {pc, caller, found->second};
  return found->second;
}

void AllocationRecorder::EnterThread(const VmThread* vm) {
  std::unique_ptr<ThreadStack>& stack = threads_[vm->serial];
  if (!stack) {
    stack = std::make_unique<ThreadStack>();
    stack->number = ++thread_count_;
    uint32_t name = StringNumber(vm->next_thread ? "" : "MainThread");
    PutRecord(RecordKind::kThread, {vm->ident, name});
  } else {
    PutRecord(RecordKind::kSwitch, {stack->number});
  }
  thread_ = stack.get();
  thread_serial_ = vm->serial;
}

// The addresses of code objects, of their words and of instructions may mean others from now on.
void AllocationRecorder::ForgetCode() {
  code_numbers_.clear();
  known_words_.clear();
  std::fill(code_filter_.begin(), code_filter_.end(), 0);
  std::fill(cache_.begin(), cache_.end(), CachedStack{});
}

// ---- Stacks --------------------------------------------------------------------------------------------------------------------------

void AllocationRecorder::CopyFrame(const Frame* frame, size_t index) {
  uint32_t caller = index > 0 ? thread_->frames[index - 1].stack : 0;
  const uint64_t* pc = InstructionOf(frame);
  Copied& copied = thread_->frames[index];
  bool shown = index >= thread_->skipped && !(frame->flags & kFrameIncomplete) && !IsBeforeBody(*pc);
  copied.pc = shown ? frame->pc : nullptr;
  copied.stack = shown ? StackNumber(caller, frame->code, pc) : caller;
}

bool AllocationRecorder::CurrentStack(uint32_t* stack) {
  const VmThread* vm = CurrentThread().vm ? &CurrentVmThread() : nullptr;
  if (!vm) return false;
  if (__builtin_expect(vm->serial != thread_serial_, 0)) EnterThread(vm);
  std::vector<Copied>& frames = thread_->frames;
  Frame* begin = vm->frames_begin;
  auto depth = static_cast<size_t>(vm->top + 1 - begin);
  size_t held = std::min(depth, frames.size());
  while (held > 0 && !(begin[held - 1].flags & kFrameRecorded)) --held;
  thread_->skipped = std::min(thread_->skipped, depth);
  frames.resize(depth);
  if (held > 0 && frames[held - 1].pc != begin[held - 1].pc) CopyFrame(&begin[held - 1], held - 1);
  for (size_t i = held; i < depth; ++i) {
    CopyFrame(&begin[i], i);
    if (!(begin[i].flags & kFrameIncomplete)) begin[i].flags |= kFrameRecorded;
  }
  *stack = depth > 0 ? frames[depth - 1].stack : 0;
  return depth > thread_->skipped || thread_->skipped == 0;
}

// ---- Events --------------------------------------------------------------------------------------------------------------------------

void AllocationRecorder::OnAllocate(Domain domain, void* block, size_t bytes) {
  uint32_t stack;
  if (!CurrentStack(&stack)) return;
  if (sums_) return Sum(RecordKind::kAllocate, domain, stack, block, nullptr, bytes);
  uint8_t* tag = Begin();
  *tag = static_cast<uint8_t>(static_cast<uint8_t>(RecordKind::kAllocate) | static_cast<unsigned>(domain) << kRecordDomainShift);
  uint8_t* to = PutAddress(tag + 1, block);
  file_.Advance(PutStackAndSize(to, tag, stack, bytes));
}

void AllocationRecorder::OnReallocate(Domain domain, void* old_block, size_t, void* block, size_t bytes) {
  uint32_t stack;
  if (!CurrentStack(&stack)) return OnFree(domain, old_block);
  if (sums_) return Sum(RecordKind::kReallocate, domain, stack, block, old_block, bytes);
  uint8_t* tag = Begin();
  *tag = static_cast<uint8_t>(static_cast<uint8_t>(RecordKind::kReallocate) | static_cast<unsigned>(domain) << kRecordDomainShift);
  uint8_t* to = PutAddress(PutAddress(tag + 1, old_block), block);
  file_.Advance(PutStackAndSize(to, tag, stack, bytes));
}

void AllocationRecorder::OnFree(Domain domain, void* block) {
  size_t bit = FilterBit(block);
  if (__builtin_expect(code_filter_[bit / 64] >> (bit % 64) & 1, 0) && known_words_.contains(block)) ForgetCode();
  const VmThread* vm = CurrentThread().vm ? &CurrentVmThread() : nullptr;
  if (vm && __builtin_expect(vm->serial != thread_serial_, 0)) EnterThread(vm);
  if (sums_) return Sum(RecordKind::kFree, domain, 0, block, nullptr, 0);
  uint8_t* tag = Begin();
  *tag = static_cast<uint8_t>(static_cast<uint8_t>(RecordKind::kFree) | static_cast<unsigned>(domain) << kRecordDomainShift);
  file_.Advance(PutAddress(tag + 1, block));
}

void AllocationRecorder::OnReuse(void* block) {
  uint32_t stack;
  if (!CurrentStack(&stack)) return;
  if (sums_) return Sum(RecordKind::kReuse, Domain::kObject, stack, block, nullptr, 0);
  uint8_t* tag = Begin();
  *tag = static_cast<uint8_t>(RecordKind::kReuse);
  uint8_t* to = PutAddress(tag + 1, block);
  file_.Advance(PutStackAndSize(to, tag, stack, last_size_));
}

void AllocationRecorder::Sum(RecordKind kind, Domain domain, uint32_t stack, const void* block, const void* old_block, size_t bytes) {
  if (__builtin_expect(samples_waiting_.load(std::memory_order_relaxed), 0)) WriteSamples();
  RecordedEvent event;
  event.kind = kind;
  event.allocator = AllocatorOf(kind, static_cast<unsigned>(domain));
  event.thread = thread_ ? thread_->number : 0;
  event.stack = stack;
  event.address = reinterpret_cast<uintptr_t>(block);
  event.old_address = reinterpret_cast<uintptr_t>(old_block);
  event.size = bytes;
  sums_->Apply(event, static_cast<uint64_t>(last_sample_ms_));
}

void AllocationRecorder::WriteSums() {
  sums_->ForEach([this](uint64_t key, const RecordingSums::Sum& at_peak, const RecordingSums::Sum& now) {
    PutRecord(RecordKind::kAggregate, {StackOfKey(key), ThreadOfKey(key), static_cast<uint64_t>(AllocatorOfKey(key)), at_peak.bytes,
                                       at_peak.count, now.bytes, now.count});
  });
  PutRecord(RecordKind::kTotals,
            {sums_->allocation_count(), sums_->allocated_bytes(), sums_->peak_bytes(), sums_->peak_ms()});
  sums_.reset();
}

// ---- Samples -------------------------------------------------------------------------------------------------------------------------

int64_t AllocationRecorder::MsSinceStart() const { return std::max<int64_t>(MsNow() - start_ms_, 0); }

void AllocationRecorder::TakeSample() {
  char text[128];
  ssize_t length = ::pread(statm_, text, sizeof text - 1, 0);
  if (length <= 0) return;
  text[length] = '\0';
  const char* second = std::strchr(text, ' ');
  if (!second) return;
  uint64_t resident = std::strtoull(second, nullptr, 10) * (static_cast<uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024);
  std::lock_guard<std::mutex> lock(mutex_);
  samples_.push_back({MsSinceStart(), resident});
  samples_waiting_.store(true, std::memory_order_relaxed);
}

void AllocationRecorder::WriteSamples() {
  std::lock_guard<std::mutex> lock(mutex_);
  for (const Sample& sample : samples_) {
    int64_t ms = std::max(sample.ms, last_sample_ms_);  // the clock may have been put back
    auto since = static_cast<uint64_t>(ms - last_sample_ms_);
    if (sums_) {
      PutRecord(RecordKind::kHeapSample, {since, sample.resident_kib, sums_->bytes()});
    } else {
      PutRecord(RecordKind::kSample, {since, sample.resident_kib});
    }
    last_sample_ms_ = ms;
  }
  samples_.clear();
  samples_waiting_.store(false, std::memory_order_relaxed);
}

void AllocationRecorder::RunSampler(int interval_ms) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, nullptr);  // signals are the program's
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ends_.wait_for(lock, std::chrono::milliseconds(interval_ms), [this] { return ending_; })) {
    lock.unlock();
    TakeSample();
    file_.Send();
    lock.lock();
  }
}

void AllocationRecorder::StopSampler() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  ends_.notify_all();
  sampler_.join();
}

}  // namespace viv
