#include "stdlib/recording_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

namespace viv {

int RecordingFile::Open(const std::string& path, bool overwrite) {
  struct stat status;
  bool special = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  do {
    fd_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC | (special ? 0 : O_CREAT | O_TRUNC) | (overwrite || special ? 0 : O_EXCL), 0644);
  } while (fd_ < 0 && errno == EINTR);
  if (fd_ < 0) return errno;
  error_ = 0;
  if (special) {
    Discard(0);
  } else if (!MapAt(0)) {
    int error = error_;
    Close();
    return error;
  }
  return 0;
}

void RecordingFile::OpenSocket(int fd) {
  fd_ = fd;
  is_socket_ = true;
  Discard(0);
  sent_ = window_;
}

int RecordingFile::Close() {
  if (fd_ < 0) return error_;
  if (std::exchange(is_socket_, false)) {
    std::lock_guard<std::mutex> guard(mutex_);
    SendLocked();
  }
  if (mapped_) {
    uint64_t length = window_offset_ + static_cast<uint64_t>(position() - window_);
    Unmap();
    if (::ftruncate(fd_, static_cast<off_t>(length)) != 0 && error_ == 0) error_ = errno;
  } else {
    Unmap();
  }
  if (::close(std::exchange(fd_, -1)) != 0 && error_ == 0) error_ = errno;
  return error_;
}

void RecordingFile::Abandon() {
  if (fd_ < 0) return;
  is_socket_ = false;
  new (&mutex_) std::mutex;  // the thread that sends may have held it
  Unmap();
  ::close(std::exchange(fd_, -1));
}

void RecordingFile::Write(const void* data, size_t bytes) {
  const auto* from = static_cast<const uint8_t*>(data);
  while (bytes > 0) {
    size_t part = std::min(bytes, kMaxRoom);
    uint8_t* room = Room(part);
    std::memcpy(room, from, part);
    Advance(room + part);
    from += part;
    bytes -= part;
  }
}

void RecordingFile::Send() {
  std::lock_guard<std::mutex> guard(mutex_);
  if (is_socket_) SendLocked();
}

void RecordingFile::SendLocked() {
  const uint8_t* to = position_.load(std::memory_order_acquire);
  while (sent_ < to && error_ == 0) {
    ssize_t count = ::send(fd_, sent_, static_cast<size_t>(to - sent_), MSG_NOSIGNAL);
    if (count >= 0) {
      sent_ += count;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

void RecordingFile::MoveWindow() {
  if (!mapped_) {
    std::lock_guard<std::mutex> guard(mutex_);
    if (is_socket_) SendLocked();
    sent_ = window_;
    position_ = window_;
    return;
  }
  uint64_t at = window_offset_ + static_cast<uint64_t>(position() - window_);
  auto page = static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
  uint64_t offset = at / page * page;
  Unmap();
  if (!MapAt(offset)) {
    int error = error_;
    // What was written stays; the room behind it goes.
    if (::ftruncate(fd_, static_cast<off_t>(at)) != 0) error = errno;
    return Discard(error);
  }
  position_ = window_ + (at - offset);
}

bool RecordingFile::MapAt(uint64_t offset) {
  // Blocks are there before they are written: a full disk is an error here, not a signal later.
  int error = ::posix_fallocate(fd_, static_cast<off_t>(offset), kWindow);
  if (error == EOPNOTSUPP || error == EINVAL) {
    error = ::ftruncate(fd_, static_cast<off_t>(offset + kWindow)) == 0 ? 0 : errno;
  }
  void* memory = MAP_FAILED;
  if (error == 0) {
    memory = ::mmap(nullptr, kWindow, PROT_READ | PROT_WRITE, MAP_SHARED, fd_, static_cast<off_t>(offset));
    if (memory == MAP_FAILED) error = errno;
  }
  if (error != 0) {
    error_ = error;
    return false;
  }
  mapped_ = true;
  window_offset_ = offset;
  position_ = window_ = static_cast<uint8_t*>(memory);
  end_ = window_ + kWindow;
  return true;
}

void RecordingFile::Unmap() {
  if (mapped_) {
    ::munmap(window_, kWindow);
  } else {
    delete[] window_;
  }
  mapped_ = false;
  position_ = window_ = end_ = nullptr;
}

void RecordingFile::Discard(int error) {
  error_ = error;
  position_ = window_ = new uint8_t[kWindow];
  end_ = window_ + kWindow;
}

}  // namespace viv
