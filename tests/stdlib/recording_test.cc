// What an AllocationRecorder writes, a Recording reads; and files that are cut short or damaged.
#include "stdlib/recording.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

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

  // Records what `work` does, with no Python code running.
  template <class Work>
  void Record(Work work) {
    AllocationRecorder recorder(&heap_);
    RecordingOptions options;
    options.path = path_;
    options.overwrite = true;
    options.interval_ms = 1000;
    options.command_line = "a b";
    options.search_paths = std::string("/x\0/y", 5);
    ASSERT_EQ(recorder.Start(options), 0);
    work();
    ASSERT_EQ(recorder.Stop(), 0);
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

}  // namespace
}  // namespace viv
