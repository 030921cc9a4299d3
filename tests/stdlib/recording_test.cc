// What an AllocationRecorder writes, a Recording reads; and files that are cut short or damaged.
#include "stdlib/recording.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>
#include <vector>

#include "library_fixture.h"
#include "stdlib/allocation_recorder.h"

namespace viv {
namespace {

class RecordingTest : public LibraryTest {
 protected:
  RecordingTest() {
    char name[] = "/tmp/viv_recording_XXXXXX";
    int fd = mkstemp(name);
    close(fd);
    path_ = name;
  }
  ~RecordingTest() override { unlink(path_.c_str()); }

  RecordingOptions Options() const {
    RecordingOptions options;
    options.path = path_;
    options.overwrite = true;
    options.interval_ms = 1000;
    options.command_line = "a b";
    options.search_paths = std::string("/x\0/y", 5);
    return options;
  }
  // Records what `work` does, with no Python code running.
  template <class Work>
  void Record(Work work, const RecordingOptions& options) {
    AllocationRecorder recorder(&heap_);
    ASSERT_EQ(recorder.Start(options), 0);
    work();
    ASSERT_EQ(recorder.Stop(), 0);
  }
  template <class Work>
  void Record(Work work) {
    Record(work, Options());
  }
  template <class Work>
  void RecordSums(Work work) {
    RecordingOptions options = Options();
    options.aggregate = true;
    Record(work, options);
  }
  std::unique_ptr<Recording> Read() {
    error_.clear();
    return Recording::Open(path_, &error_);
  }
  std::string Bytes() {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void Write(const std::string& bytes) { std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes; }

  std::string path_, error_;
  std::vector<std::pair<void*, Domain>> left_;
};

std::string PackVarint(uint64_t value) {
  uint8_t room[kMaxVarint];
  return {reinterpret_cast<char*>(room), static_cast<size_t>(PutVarint(room, value) - room)};
}

TEST(RecordingFormat, NumbersComeBackAsTheyWere) {
  for (uint64_t value : {uint64_t{0}, uint64_t{1}, uint64_t{127}, uint64_t{128}, uint64_t{300}, uint64_t{1} << 32, UINT64_MAX}) {
    std::string packed = PackVarint(value);
    const auto* from = reinterpret_cast<const uint8_t*>(packed.data());
    uint64_t read = 0;
    bool malformed = false;
    EXPECT_TRUE(GetVarint(&from, from + packed.size(), &read, &malformed));
    EXPECT_EQ(read, value);
    EXPECT_EQ(Unzigzag(Zigzag(static_cast<int64_t>(value))), static_cast<int64_t>(value));
  }
}

TEST(RecordingFormat, NumbersThatEndEarlyOrAreTooLongAreToldApart) {
  std::string packed = PackVarint(UINT64_MAX);
  const auto* from = reinterpret_cast<const uint8_t*>(packed.data());
  uint64_t read;
  bool malformed = false;
  EXPECT_FALSE(GetVarint(&from, from + 3, &read, &malformed));
  EXPECT_FALSE(malformed);
  std::string longer(11, '\xff');
  from = reinterpret_cast<const uint8_t*>(longer.data());
  EXPECT_FALSE(GetVarint(&from, from + longer.size(), &read, &malformed));
  EXPECT_TRUE(malformed);
}

TEST_F(RecordingTest, SumsPeakAndEndOfKnownAllocations) {
  void* kept = nullptr;
  Record([this, &kept] {
    void* a = heap_.Allocate(Domain::kObject, 100);
    void* b = heap_.Allocate(Domain::kRaw, 1000);
    heap_.Free(Domain::kRaw, b);
    void* c = heap_.Allocate(Domain::kMem, 300);
    c = heap_.Reallocate(Domain::kMem, c, 700);
    heap_.Free(Domain::kObject, a);
    heap_.Free(Domain::kMem, c);
    a = heap_.Allocate(Domain::kObject, 40);
    heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, 8));
    kept = a;
  });
  auto recording = Read();
  ASSERT_TRUE(recording) << error_;
  EXPECT_TRUE(recording->finished);
  EXPECT_EQ(recording->allocation_count, 6u);
  EXPECT_EQ(recording->allocated_bytes, 100u + 1000 + 300 + 700 + 40 + 8);
  EXPECT_EQ(recording->peak_bytes, 1100u);
  EXPECT_EQ(recording->end_bytes, 40u);
  EXPECT_EQ(recording->command_line, "a b");
  EXPECT_EQ(recording->search_paths, std::string("/x\0/y", 5));
  EXPECT_EQ(recording->pid, static_cast<uint64_t>(getpid()));
  EXPECT_GE(recording->samples().size(), 2u);
  EXPECT_EQ(recording->samples().back().heap, 40u);

  auto peak = recording->Uses(Recording::Which::kPeak, true, 0);
  ASSERT_EQ(peak.size(), 2u);
  EXPECT_EQ(peak[0].bytes, 1000u);
  EXPECT_EQ(peak[0].allocator, RecordedAllocator::kMalloc);
  EXPECT_EQ(peak[1].bytes, 100u);
  EXPECT_EQ(peak[1].allocator, RecordedAllocator::kPymallocMalloc);
  EXPECT_EQ(peak[1].stack, 0u);

  auto leaked = recording->Uses(Recording::Which::kLeaked, true, 0);
  ASSERT_EQ(leaked.size(), 1u);
  EXPECT_EQ(leaked[0].bytes, 40u);

  std::vector<Recording::SizeUse> sizes = recording->Sizes();
  ASSERT_EQ(sizes.size(), 6u);
  EXPECT_EQ(sizes.front().size, 8u);
  EXPECT_EQ(sizes.back().size, 1000u);
  heap_.Free(Domain::kObject, kept);
}

TEST_F(RecordingTest, TemporaryBlocksAreThoseFreedBeforeOthersCome) {
  Record([this] {
    heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, 16));  // no other in between
    void* a = heap_.Allocate(Domain::kObject, 32);
    void* b = heap_.Allocate(Domain::kObject, 48);
    heap_.Free(Domain::kObject, a);  // one
    heap_.Free(Domain::kObject, b);  // none
  });
  auto recording = Read();
  ASSERT_TRUE(recording) << error_;
  auto sum = [&](uint64_t threshold) {
    uint64_t bytes = 0;
    for (const Recording::Use& use : recording->Uses(Recording::Which::kTemporary, true, threshold)) bytes += use.bytes;
    return bytes;
  };
  EXPECT_EQ(sum(0), 16u + 48);
  EXPECT_EQ(sum(1), 16u + 32 + 48);
}

TEST_F(RecordingTest, ReusedBlocksOfFreeListsDoNotCountAgain) {
  Record([this] {
    void* block = heap_.Allocate(Domain::kObject, 24);
    heap_.NotifyReuse(block);
    heap_.Free(Domain::kObject, block);
  });
  auto recording = Read();
  ASSERT_TRUE(recording) << error_;
  EXPECT_EQ(recording->allocation_count, 1u);
  EXPECT_EQ(recording->peak_bytes, 24u);
  EXPECT_EQ(recording->end_bytes, 0u);
}

TEST_F(RecordingTest, ManyRecordsCrossTheWindowsOfTheFile) {
  constexpr int kCount = 400000;
  Record([this] {
    for (int i = 0; i < kCount; ++i) heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, static_cast<size_t>(1 + i % 500)));
  });
  EXPECT_GT(Bytes().size(), 2 * RecordingFile::kWindow);
  auto recording = Read();
  ASSERT_TRUE(recording) << error_;
  EXPECT_EQ(recording->allocation_count, static_cast<uint64_t>(kCount));
  EXPECT_EQ(recording->peak_bytes, 500u);
}

TEST_F(RecordingTest, AFileThatIsNotOverwrittenIsLeftAsItIs) {
  Write("precious");
  AllocationRecorder recorder(&heap_);
  RecordingOptions options;
  options.path = path_;
  EXPECT_EQ(recorder.Start(options), EEXIST);
  EXPECT_FALSE(recorder.running());
  EXPECT_EQ(Bytes(), "precious");
}

TEST_F(RecordingTest, EveryBeginningOfAFileIsReadAsFarAsItGoes) {
  Record([this] {
    for (size_t i = 1; i <= 20; ++i) heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, 8 * i));
  });
  std::string whole = Bytes();
  uint64_t most = 0;
  for (size_t length = 0; length < whole.size(); ++length) {
    Write(whole.substr(0, length));
    auto recording = Read();
    if (!recording) {
      EXPECT_LT(length, 120u) << "only the header has to be there: " << error_;
      continue;
    }
    EXPECT_FALSE(recording->finished);
    EXPECT_GE(recording->allocation_count, most);
    most = recording->allocation_count;
    Write(whole.substr(0, length) + std::string(100, '\0'));  // as a process that is killed leaves it
    auto with_room = Read();
    if (with_room) {
      EXPECT_LE(with_room->allocation_count, recording->allocation_count + 1);
    }
  }
  EXPECT_EQ(most, 20u);
}

TEST_F(RecordingTest, DamagedFilesAreReadOrRefused) {
  Record([this] {
    void* blocks[10];
    for (size_t i = 0; i < 10; ++i) blocks[i] = heap_.Allocate(Domain::kObject, 16 * (i + 1));
    for (void* block : blocks) heap_.Free(Domain::kObject, block);
  });
  std::string whole = Bytes();
  size_t refused = 0;
  for (size_t i = 0; i < whole.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      Write(damaged);
      auto recording = Read();
      if (!recording) {
        EXPECT_NE(error_, "");
        ++refused;
        continue;
      }
      for (auto which : {Recording::Which::kPeak, Recording::Which::kLeaked, Recording::Which::kTemporary}) {
        for (const Recording::Use& use : recording->Uses(which, false, 1)) EXPECT_LE(use.stack, recording->stack_count());
      }
      recording->Sizes();
      recording->AllUses();
    }
  }
  EXPECT_GT(refused, 64u) << "the magic alone is that long";
}

TEST_F(RecordingTest, OtherFilesAreRefusedWithAReason) {
  Write("#!/bin/sh\necho hello\n");
  EXPECT_FALSE(Read());
  EXPECT_EQ(error_, "The provided input file does not look like a binary generated by memray.");
  Write("");
  EXPECT_FALSE(Read());
  std::string other(kRecordingMagic, sizeof kRecordingMagic);
  other.back() = 99;
  Write(other);
  EXPECT_FALSE(Read());
  EXPECT_EQ(error_, "The provided input file is incompatible with this version of memray.");
  unlink(path_.c_str());
  EXPECT_FALSE(Read());
  EXPECT_EQ(error_, "Could not open file " + path_ + ": No such file or directory");
}

using UseNumbers = std::vector<std::array<uint64_t, 4>>;
UseNumbers NumbersOf(const std::vector<Recording::Use>& uses) {
  UseNumbers numbers;
  for (const Recording::Use& use : uses) numbers.push_back({use.stack, static_cast<uint64_t>(use.allocator), use.bytes, use.count});
  return numbers;
}

TEST_F(RecordingTest, AggregatedRecordingsHaveTheSumsOfTheirEvents) {
  // Ends with what it began with, so that both runs do the same: rising and falling, with several peaks of which the first highest counts.
  auto work = [this] {
    std::vector<std::pair<void*, Domain>> blocks;
    uint32_t state = 7;
    for (int i = 0; i < 3000; ++i) {
      state = state * 1664525 + 1013904223;
      uint32_t choice = state >> 24;
      if (choice < 128 || blocks.empty()) {
        Domain domain = choice % 3 == 0 ? Domain::kRaw : choice % 3 == 1 ? Domain::kMem : Domain::kObject;
        blocks.emplace_back(heap_.Allocate(domain, 1 + choice * 3), domain);
      } else if (choice < 160) {
        auto& [block, domain] = blocks[choice % blocks.size()];
        block = heap_.Reallocate(domain, block, 1 + choice * 5);
      } else {
        size_t place = choice % blocks.size();
        heap_.Free(blocks[place].second, blocks[place].first);
        blocks.erase(blocks.begin() + static_cast<ptrdiff_t>(place));
      }
    }
    while (blocks.size() > 5) {
      heap_.Free(blocks.back().second, blocks.back().first);
      blocks.pop_back();
    }
    left_ = blocks;
  };
  auto forget = [this] {
    for (auto [block, domain] : left_) heap_.Free(domain, block);
  };
  Record(work);
  forget();
  auto events = Read();
  ASSERT_TRUE(events) << error_;
  size_t length = Bytes().size();
  // Before the file is written anew: a recording reads it when it is asked.
  UseNumbers peak = NumbersOf(events->Uses(Recording::Which::kPeak, true, 0));
  UseNumbers leaked = NumbersOf(events->Uses(Recording::Which::kLeaked, true, 0));
  EXPECT_GE(peak.size(), 2u);
  EXPECT_GE(leaked.size(), 2u);
  RecordSums(work);
  forget();
  auto sums = Read();
  ASSERT_TRUE(sums) << error_;
  EXPECT_FALSE(events->aggregated);
  EXPECT_TRUE(sums->aggregated);
  EXPECT_TRUE(sums->finished);
  EXPECT_LT(Bytes().size() * 20, length);
  EXPECT_EQ(sums->allocation_count, events->allocation_count);
  EXPECT_EQ(sums->allocated_bytes, events->allocated_bytes);
  EXPECT_EQ(sums->peak_bytes, events->peak_bytes);
  EXPECT_EQ(sums->end_bytes, events->end_bytes);
  EXPECT_EQ(sums->samples().back().heap, events->end_bytes);
  EXPECT_EQ(NumbersOf(sums->Uses(Recording::Which::kPeak, true, 0)), peak);
  EXPECT_EQ(NumbersOf(sums->Uses(Recording::Which::kLeaked, true, 0)), leaked);
}

TEST_F(RecordingTest, AggregatedRecordingsThatDidNotEndAreRefused) {
  RecordSums([this] { heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, 8)); });
  std::string whole = Bytes();
  for (size_t length = sizeof kRecordingMagic; length < whole.size(); ++length) {
    Write(whole.substr(0, length));
    EXPECT_FALSE(Read());
    EXPECT_NE(error_, "");
  }
  EXPECT_EQ(error_, "The file has no records: an aggregated one gets them when the recording ends, and this one did not end.");
  for (size_t i = 0; i < whole.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      Write(damaged);
      auto recording = Read();
      if (!recording) continue;
      for (auto which : {Recording::Which::kPeak, Recording::Which::kLeaked}) {
        for (const Recording::Use& use : recording->Uses(which, false, 0)) EXPECT_LE(use.stack, recording->stack_count());
      }
    }
  }
}

// What the held parts come to in a span.
uint64_t HeldIn(const Recording::Temporal& temporal, uint32_t span) {
  uint64_t bytes = 0;
  for (const Recording::History& place : temporal.places) {
    for (const Recording::Held& held : place.held) bytes += held.begin <= span && (held.end == 0 || held.end > span) ? held.bytes : 0;
  }
  return bytes;
}

TEST_F(RecordingTest, SpansOfTimeHavePeaksAndLifetimes) {
  void* kept = nullptr;
  RecordingOptions options = Options();
  options.interval_ms = 5;
  Record(
      [this, &kept] {
        auto later = [] { std::this_thread::sleep_for(std::chrono::milliseconds(40)); };
        kept = heap_.Allocate(Domain::kObject, 100);
        later();
        void* high = heap_.Allocate(Domain::kRaw, 5000);
        heap_.Free(Domain::kRaw, heap_.Allocate(Domain::kRaw, 70));
        later();
        heap_.Free(Domain::kRaw, high);
        later();
        heap_.Free(Domain::kMem, heap_.Allocate(Domain::kMem, 300));
      },
      options);
  auto recording = Read();
  ASSERT_TRUE(recording) << error_;
  Recording::Temporal peaks = recording->OverTime(Recording::Which::kPeak, true, 1000, 1000);
  ASSERT_GE(peaks.span_ends.size(), 6u);
  ASSERT_EQ(peaks.span_ends.size(), peaks.peak_bytes.size());
  EXPECT_TRUE(std::is_sorted(peaks.span_ends.begin(), peaks.span_ends.end()));
  EXPECT_EQ(*std::max_element(peaks.peak_bytes.begin(), peaks.peak_bytes.end()), 5170u);
  EXPECT_EQ(std::count(peaks.peak_bytes.begin(), peaks.peak_bytes.end(), 5170u), 1) << "that of the temporary block";
  EXPECT_GE(std::count(peaks.peak_bytes.begin(), peaks.peak_bytes.end(), 5100u), 1) << "a span without events has the peak of its beginning";
  EXPECT_EQ(peaks.peak_bytes.back(), 100u);
  for (uint32_t span = 0; span < peaks.span_ends.size(); ++span) EXPECT_EQ(HeldIn(peaks, span), peaks.peak_bytes[span]) << span;

  // The temporary blocks came and went in one span.
  Recording::Temporal lives = recording->OverTime(Recording::Which::kLeaked, true, 1000, 1000);
  ASSERT_EQ(lives.places.size(), 2u);
  for (const Recording::History& place : lives.places) {
    ASSERT_EQ(place.held.size(), 1u);
    const Recording::Held& held = place.held[0];
    EXPECT_EQ(held.count, 1u);
    if (held.end == 0) {
      EXPECT_EQ(held.bytes, 100u);
      EXPECT_EQ(held.begin, 0u);
    } else {
      EXPECT_EQ(held.bytes, 5000u);
      EXPECT_LT(held.begin, held.end);
    }
  }
  // One span is the whole recording.
  Recording::Temporal whole = recording->OverTime(Recording::Which::kPeak, true, 1, 1000);
  EXPECT_EQ(whole.peak_bytes, std::vector<uint64_t>{5170});
  EXPECT_EQ(HeldIn(whole, 0), 5170u);
  // Spans are joined until so many entries are enough.
  Recording::Temporal few = recording->OverTime(Recording::Which::kPeak, true, 1000, 2);
  EXPECT_LT(few.span_ends.size(), peaks.span_ends.size());
  heap_.Free(Domain::kObject, kept);
}

TEST_F(RecordingTest, WhatGoesToASocketIsWhatAFileWouldHave) {
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  RecordingOptions options = Options();
  options.descriptor = ends[0];
  options.interval_ms = 1;
  std::string received;
  std::thread receiver([&received, fd = ends[1]] {
    char buffer[4096];
    for (ssize_t count; (count = read(fd, buffer, sizeof buffer)) > 0;) received.append(buffer, static_cast<size_t>(count));
    close(fd);
  });
  constexpr int kCount = 400000;
  Record(
      [this] {
        for (int i = 0; i < kCount; ++i) heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, static_cast<size_t>(1 + i % 500)));
      },
      options);
  receiver.join();
  EXPECT_GT(received.size(), 2 * RecordingFile::kWindow);
  Write(received);
  auto recording = Read();
  ASSERT_TRUE(recording) << error_;
  EXPECT_TRUE(recording->finished);
  EXPECT_EQ(recording->allocation_count, static_cast<uint64_t>(kCount));
}

TEST_F(RecordingTest, AReceiverThatGoesAwayEndsNothingElse) {
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  RecordingOptions options = Options();
  options.descriptor = ends[0];
  AllocationRecorder recorder(&heap_);
  ASSERT_EQ(recorder.Start(options), 0);
  close(ends[1]);
  for (int i = 0; i < 400000; ++i) heap_.Free(Domain::kObject, heap_.Allocate(Domain::kObject, 24));
  EXPECT_EQ(recorder.Stop(), EPIPE);
}

}  // namespace
}  // namespace viv
