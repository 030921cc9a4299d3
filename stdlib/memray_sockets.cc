#include "stdlib/memray_sockets.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/objects/errors.h"
#include "interpreter/objects/int_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

class Socket {
 public:
  Socket() : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  ~Socket() {
    int error = errno;
    if (fd_ >= 0) ::close(fd_);
    errno = error;
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int fd() const { return fd_; }
  int Take() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// False: exception pending.
bool ParseAddress(Borrowed<Object> address, int port, sockaddr_in* out) {
  std::string text;
  if (!FileSystemBytes(address, &text)) return false;
  *out = {};
  out->sin_family = AF_INET;
  out->sin_port = htons(static_cast<uint16_t>(port));
  if (::inet_pton(AF_INET, text.c_str(), &out->sin_addr) == 1) return true;
  RaiseValueError("not an IPv4 address: '%s'", text.c_str());
  return false;
}

bool ParseAddressAndPort(ArgSpan args, sockaddr_in* out) {
  int port;
  if (!ParseInt(args[1], &port)) return false;
  if (port <= 0 || port >= 65536) return RaiseValueError("Invalid port: %d", port), false;
  return ParseAddress(args[0], port, out);
}

// False: errno says why.
bool Listen(const Socket& socket, const sockaddr_in& address) {
  int yes = 1;
  return socket.fd() >= 0 && ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
         ::bind(socket.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && ::listen(socket.fd(), 1) == 0;
}

}  // namespace

Ref<Object> MemrayFreePort(Borrowed<Object>, Borrowed<Object> address) {
  sockaddr_in wanted, given;
  if (!ParseAddress(address, 0, &wanted)) return nullptr;
  Socket socket;
  socklen_t length = sizeof given;
  if (!Listen(socket, wanted) || ::getsockname(socket.fd(), reinterpret_cast<sockaddr*>(&given), &length) != 0) return RaiseOSError(errno);
  return NewInt(ntohs(given.sin_port));
}

Ref<Object> MemrayAccept(Borrowed<Object>, ArgSpan args) {
  sockaddr_in address;
  if (!ParseAddressAndPort(args, &address)) return nullptr;
  Socket socket;
  if (!Listen(socket, address)) return RaiseOSError(errno);
  int fd = Retrying([&] { return ::accept4(socket.fd(), nullptr, nullptr, SOCK_CLOEXEC); });
  return fd < 0 ? RetryingError() : NewInt(fd);
}

Ref<Object> MemrayConnect(Borrowed<Object>, ArgSpan args) {
  sockaddr_in address;
  if (!ParseAddressAndPort(args, &address)) return nullptr;
  Socket socket;
  if (socket.fd() < 0) return RaiseOSError(errno);
  int connected = LettingOthersRun([&] { return ::connect(socket.fd(), reinterpret_cast<sockaddr*>(&address), sizeof address); });
  return connected < 0 ? RaiseOSError(errno) : NewInt(socket.Take());
}

Ref<Object> MemrayCopyStream(Borrowed<Object>, ArgSpan args) {
  int from, to;
  if (!ParseInt(args[0], &from) || !ParseInt(args[1], &to)) return nullptr;
  std::vector<char> buffer(size_t{1} << 16);
  for (;;) {
    ssize_t count = Retrying([&] { return ::recv(from, buffer.data(), buffer.size(), 0); });
    if (count < 0) return RetryingError();
    if (count == 0) return NewNone();
    for (ssize_t done = 0; done < count;) {
      ssize_t part = Retrying([&] { return ::write(to, buffer.data() + done, static_cast<size_t>(count - done)); });
      if (part < 0) return RetryingError();
      done += part;
    }
  }
}

Ref<Object> MemrayShutdown(Borrowed<Object>, Borrowed<Object> descriptor) {
  int fd;
  if (!ParseInt(descriptor, &fd)) return nullptr;
  if (::shutdown(fd, SHUT_RDWR) != 0 && errno != ENOTCONN) return RaiseOSError(errno);
  return NewNone();
}

}  // namespace viv
