#include "stdlib/allocation_tracer.h"

#include <algorithm>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/thread.h"
#include "memory/heap.h"

namespace viv {

namespace {

constexpr uint32_t kUnknown = 0;  // the origin of what no Python code asked for

// A frame whose body has not started is none yet, as in CPython: what makes its cells and its generator counts for the caller.
bool IsBeforeBody(uint64_t word) {
  switch (static_cast<Opcode>(Instruction::FromWord(word).op)) {
    case Opcode::kMakeCell:
    case Opcode::kCopyFreeVars:
    case Opcode::kReturnGenerator: return true;
    default: return false;
  }
}

}  // namespace

AllocationTracer::AllocationTracer(Heap* heap) : heap_(heap), traces_(&heap->small().arenas().map()) {}

void AllocationTracer::Start(int frames) {
  if (running_) return;
  frame_limit_ = frames;
  cache_.assign(kCacheSize, CacheEntry{});
  code_filter_.assign(kFilterBits / 64, 0);
  walked_.reserve(64);
  Clear();
  running_ = true;
  heap_->AddObserver(this);
}

void AllocationTracer::Stop() {
  if (!running_) return;
  heap_->RemoveObserver(this);
  running_ = false;
  Clear();
  cache_ = {};
  code_filter_ = {};
}

void AllocationTracer::Clear() {
  traces_.Clear();
  ForgetCode();
  origin_numbers_.clear();
  origin_places_.clear();
  origins_.assign(1, Origin{0, 1, 1});
  origin_places_.push_back(0);
  place_numbers_.clear();
  places_.assign(1, Place{0, 0});
  file_numbers_.clear();
  // The last references to names of files may go here, which is an event for the observer.
  std::vector<Ref<Object>> files = std::move(files_);
  files_.assign(1, Ref<Object>());
}

size_t AllocationTracer::OwnBytes() const {
  size_t bytes = traces_.TableBytes() + files_.capacity() * sizeof(Ref<Object>) + places_.capacity() * sizeof(Place) +
                 origins_.capacity() * sizeof(Origin) + origin_places_.capacity() * sizeof(uint32_t) +
                 cache_.capacity() * sizeof(CacheEntry) + code_filter_.capacity() * sizeof(uint64_t);
  bytes += place_numbers_.capacity() * (sizeof(std::pair<uint64_t, uint32_t>) + 1);
  bytes += (file_numbers_.capacity() + origin_numbers_.capacity()) * (sizeof(std::pair<std::string, uint32_t>) + 1);
  return bytes;
}

void AllocationTracer::ForgetCode() {
  std::fill(cache_.begin(), cache_.end(), CacheEntry{});
  std::fill(code_filter_.begin(), code_filter_.end(), 0);
  cached_code_.clear();
}

uint32_t AllocationTracer::InternPlace(const CodeObject* code, int32_t word) {
  Place place{0, std::max(CodeLineOf(code, word), 0)};
  if (code->filename && IsStr(code->filename)) {
    auto [found, added] = file_numbers_.try_emplace(StrToStdString(AsStr(code->filename)), static_cast<uint32_t>(files_.size()));
    if (added) files_.push_back(NewRef(code->filename.get()));
    place.file = found->second;
  }
  uint64_t key = uint64_t{place.file} << 32 | static_cast<uint32_t>(place.line);
  auto [found, added] = place_numbers_.try_emplace(key, static_cast<uint32_t>(places_.size()));
  if (added) places_.push_back(place);
  return found->second;
}

void AllocationTracer::FillEntry(const Frame* frame, CacheEntry* entry) {
  const uint64_t* pc = frame->pc;
  CodeObject* code = frame->code;
  // A frame that has not stored anything yet is at its start.
  if (pc < code->words || pc >= code->words + code->word_count) pc = code->words;
  *entry = CacheEntry{frame->pc, code, InternPlace(code, static_cast<int32_t>(pc - code->words)), IsBeforeBody(*pc)};
  size_t bit = FilterBit(code->words);
  code_filter_[bit / 64] |= uint64_t{1} << (bit % 64);
  cached_code_.insert(code->words);
}

uint32_t AllocationTracer::InternOrigin(const uint32_t* places, size_t count, size_t total) {
  auto total_word = static_cast<uint32_t>(total);
  key_.assign(reinterpret_cast<const char*>(&total_word), sizeof total_word);
  key_.append(reinterpret_cast<const char*>(places), count * sizeof(uint32_t));
  auto found = origin_numbers_.find(key_);
  if (found != origin_numbers_.end()) return found->second;
  if (origins_.size() > AllocationTraces::kMaxOrigin) return kUnknown;
  auto origin = static_cast<uint32_t>(origins_.size());
  origins_.push_back({static_cast<uint32_t>(origin_places_.size()), static_cast<uint16_t>(count), static_cast<uint16_t>(total)});
  origin_places_.insert(origin_places_.end(), places, places + count);
  origin_numbers_.emplace(key_, origin);
  return origin;
}

uint32_t AllocationTracer::CurrentOrigin() {
  const VmThread* vm = CurrentThread().vm ? &CurrentVmThread() : nullptr;
  if (!vm) return kUnknown;
  const Frame *frame = vm->top, *begin = vm->frames_begin;
  while (frame >= begin && ((frame->flags & kFrameIncomplete) || EntryOf(frame).before_body)) --frame;
  if (frame < begin) return kUnknown;
  size_t total = std::min<size_t>(static_cast<size_t>(frame - begin) + 1, kMaxFrames);
  if (frame_limit_ == 1) {
    CacheEntry& entry = EntryOf(frame);
    if (entry.total != total) {
      entry.origin = InternOrigin(&entry.place, 1, total);
      entry.total = static_cast<uint32_t>(total);
    }
    return entry.origin;
  }
  walked_.clear();
  for (; frame >= begin && walked_.size() < static_cast<size_t>(frame_limit_); --frame) {
    if (!(frame->flags & kFrameIncomplete)) walked_.push_back(EntryOf(frame).place);
  }
  return InternOrigin(walked_.data(), walked_.size(), total);
}

void AllocationTracer::OnAllocate(Domain, void* block, size_t bytes) {
  if (!paused_) traces_.Set(block, bytes, CurrentOrigin());
}

void AllocationTracer::OnReallocate(Domain, void* old_block, size_t, void* block, size_t bytes) {
  if (paused_ || old_block != block) OnFree(Domain::kRaw, old_block);
  if (!paused_) traces_.Set(block, bytes, CurrentOrigin());
}

void AllocationTracer::OnFree(Domain, void* block) {
  traces_.Remove(block);
  size_t bit = FilterBit(block);
  if (__builtin_expect(code_filter_[bit / 64] >> (bit % 64) & 1, 0) && cached_code_.contains(block)) ForgetCode();
}

void AllocationTracer::OnReuse(void* block) {
  if (paused_) return;
  traces_.SetOrigin(block, CurrentOrigin());
}

Ref<Object> AllocationTracer::FramesOf(uint32_t origin) const {
  Origin wanted = OriginAt(origin);
  Ref<TupleObject> frames = NewTuple(wanted.count);
  if (!frames) return nullptr;
  for (size_t i = 0; i < wanted.count; ++i) {
    Place place = wanted.first + i < origin_places_.size() ? places_[origin_places_[wanted.first + i]] : Place{0, 0};
    Ref<Object> file = place.file == 0 ? Ref<Object>(NewStrAscii("<unknown>")) : files_[place.file];
    Ref<Object> line = file ? NewInt(place.line) : nullptr;
    Ref<TupleObject> pair = line ? NewTuple({file.get(), line.get()}) : nullptr;
    if (!pair) return nullptr;
    TupleInit(frames.get(), static_cast<ptrdiff_t>(i), std::move(pair));
  }
  return frames;
}

}  // namespace viv
