// RecordingFile: a file that grows at its end and is written through a window of shared memory, so that what was written is there even
// where the process is killed the moment after. Room that was not used is cut off when it is closed; a process that dies leaves zeros.
// A device such as /dev/null gets nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace viv {

class RecordingFile {
 public:
  RecordingFile() = default;
  ~RecordingFile() { Close(); }
  RecordingFile(const RecordingFile&) = delete;
  RecordingFile& operator=(const RecordingFile&) = delete;

  // 0, or the errno of what failed: EEXIST where there is a file of that name and `overwrite` is false.
  int Open(const std::string& path, bool overwrite);
  // 0, or the errno of the first thing that failed since Open.
  int Close();
  // The child after fork(): writes no more; the file is the parent's.
  void Abandon();

  // Room for so many bytes (at most kMaxRoom) at the end, of which Advance takes those that were written. Never null: where the disk is
  // full, what is written is lost (error()).
  uint8_t* Room(size_t bytes) {
    if (__builtin_expect(bytes > static_cast<size_t>(end_ - position_), 0)) MoveWindow();
    return position_;
  }
  void Advance(const uint8_t* to) { position_ += to - position_; }
  void Write(const void* data, size_t bytes);
  int error() const { return error_; }

  static constexpr size_t kWindow = size_t{1} << 20;
  static constexpr size_t kMaxRoom = kWindow / 2;

 private:
  void MoveWindow();
  bool MapAt(uint64_t offset);
  void Unmap();
  void Discard(int error);  // from now on

  int fd_ = -1;
  int error_ = 0;
  uint64_t window_offset_ = 0;  // in the file
  uint8_t *window_ = nullptr, *position_ = nullptr, *end_ = nullptr;
  bool mapped_ = false;  // false: the window is private memory, whose contents are dropped
};

}  // namespace viv
