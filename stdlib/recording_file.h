// RecordingFile: a file that grows at its end and is written through a window of shared memory, so that what was written is there even
// where the process is killed the moment after. Room that was not used is cut off when it is closed; a process that dies leaves zeros.
// A device such as /dev/null gets nothing.
//
// It can be a socket instead: the window is private memory then, and what was written goes out when the window is full and whenever Send()
// is called, which another thread may do at any time. Where nobody receives any more, what is written is lost, and nothing else happens.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
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
  // A connected socket, which is closed in the end.
  void OpenSocket(int fd);
  // 0, or the errno of the first thing that failed since Open.
  int Close();
  // The child after fork(): writes no more; the file is the parent's.
  void Abandon();

  // Room for so many bytes (at most kMaxRoom) at the end, of which Advance takes those that were written. Never null: where the disk is
  // full, what is written is lost (error()).
  uint8_t* Room(size_t bytes) {
    if (__builtin_expect(bytes > static_cast<size_t>(end_ - position()), 0)) MoveWindow();
    return position();
  }
  void Advance(uint8_t* to) { position_.store(to, std::memory_order_release); }
  void Write(const void* data, size_t bytes);
  // To a socket: what was written so far.
  void Send();
  int error() const { return error_; }

  static constexpr size_t kWindow = size_t{1} << 20;
  static constexpr size_t kMaxRoom = kWindow / 2;

 private:
  uint8_t* position() const { return position_.load(std::memory_order_relaxed); }
  void MoveWindow();
  void SendLocked();
  bool MapAt(uint64_t offset);
  void Unmap();
  void Discard(int error);  // from now on

  int fd_ = -1;
  int error_ = 0;
  uint64_t window_offset_ = 0;  // in the file
  uint8_t *window_ = nullptr, *end_ = nullptr;
  std::atomic<uint8_t*> position_{nullptr};
  bool mapped_ = false;  // false: the window is private memory, whose contents are sent or dropped
  // Of a socket.
  bool is_socket_ = false;
  std::mutex mutex_;
  uint8_t* sent_ = nullptr;  // up to where; guarded, and error_ with it
};

}  // namespace viv
