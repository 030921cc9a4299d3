// Names of files in posix: rename, link, remove, special files, extended attributes, limits of paths.
#include <fcntl.h>
#include <limits.h>
#include <linux/limits.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

Ref<Object> Renamed(const char* function, CallArgs args) {
  Object* out[4];
  int from_fd, to_fd;
  PathArgument from(function, "src"), to(function, "dst");
  if (!ParseArguments({function, {"src", "dst", "src_dir_fd", "dst_dir_fd"}, 2, 0, 2}, args, out) || !from.Parse(out[0]) ||
      !to.Parse(out[1]) || !ParseDirFd(out[2], &from_fd) || !ParseDirFd(out[3], &to_fd)) {
    return nullptr;
  }
  return renameat(from_fd, from.text, to_fd, to.text) != 0 ? PathsError(from, to) : NewNone();
}
Ref<Object> Rename(Borrowed<Object>, CallArgs args) { return Renamed("rename", args); }
Ref<Object> Replace(Borrowed<Object>, CallArgs args) { return Renamed("replace", args); }

Ref<Object> Link(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  int from_fd, to_fd;
  bool follow = true;
  PathArgument from("link", "src"), to("link", "dst");
  if (!ParseArguments({"link", {"src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"}, 2, 0, 2}, args, out) ||
      !from.Parse(out[0]) || !to.Parse(out[1]) || !ParseDirFd(out[2], &from_fd) || !ParseDirFd(out[3], &to_fd) ||
      !ParseFlag(out[4], &follow)) {
    return nullptr;
  }
  // The plain call, as CPython makes it, does not follow links on Linux.
  bool plain = from_fd == AT_FDCWD && to_fd == AT_FDCWD && follow;
  int result = linkat(from_fd, from.text, to_fd, to.text, follow && !plain ? AT_SYMLINK_FOLLOW : 0);
  return result != 0 ? PathsError(from, to) : NewNone();
}

Ref<Object> SymLink(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  int dir_fd;
  bool target_is_directory = false;
  PathArgument from("symlink", "src"), to("symlink", "dst");
  if (!ParseArguments({"symlink", {"src", "dst", "target_is_directory", "dir_fd"}, 2, 0, 3}, args, out) || !from.Parse(out[0]) ||
      !to.Parse(out[1]) || !ParseFlag(out[2], &target_is_directory) || !ParseDirFd(out[3], &dir_fd)) {
    return nullptr;
  }
  return symlinkat(from.text, dir_fd, to.text) != 0 ? PathsError(from, to) : NewNone();
}

Ref<Object> ReadLink(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int dir_fd;
  PathArgument path("readlink", "path");
  if (!ParseArguments({"readlink", {"path", "dir_fd"}, 1, 0, 1}, args, out) || !path.Parse(out[0]) || !ParseDirFd(out[1], &dir_fd)) {
    return nullptr;
  }
  char target[PATH_MAX + 1];
  ssize_t size = readlinkat(dir_fd, path.text, target, PATH_MAX);
  if (size < 0) return path.Error();
  return FileSystemText({target, static_cast<size_t>(size)}, path.is_bytes());
}

Ref<Object> Removed(const char* function, CallArgs args) {
  Object* out[2];
  int dir_fd;
  PathArgument path(function, "path");
  if (!ParseArguments({function, {"path", "dir_fd"}, 1, 0, 1}, args, out) || !path.Parse(out[0]) || !ParseDirFd(out[1], &dir_fd)) {
    return nullptr;
  }
  return unlinkat(dir_fd, path.text, 0) != 0 ? path.Error() : NewNone();
}
Ref<Object> Remove(Borrowed<Object>, CallArgs args) { return Removed("remove", args); }
Ref<Object> Unlink(Borrowed<Object>, CallArgs args) { return Removed("unlink", args); }

Ref<Object> Truncate(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int64_t length = 0;
  PathArgument path("truncate", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"truncate", {"path", "length"}, 2}, args, out) || !path.Parse(out[0]) || !ParseInt64(out[1], &length)) return nullptr;
  int result = path.fd >= 0 ? ftruncate(path.fd, length) : truncate(path.text, length);
  return result < 0 ? path.Error() : NewNone();
}

Ref<Object> MkFifo(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  int mode = 0666, dir_fd;
  PathArgument path("mkfifo", "path");
  if (!ParseArguments({"mkfifo", {"path", "mode", "dir_fd"}, 1, 0, 2}, args, out) || !path.Parse(out[0]) || !ParseInt(out[1], &mode) ||
      !ParseDirFd(out[2], &dir_fd)) {
    return nullptr;
  }
  return Retrying([&] { return mkfifoat(dir_fd, path.text, static_cast<mode_t>(mode)); }) != 0 ? RetryingError() : NewNone();
}

Ref<Object> MkNod(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  int mode = 0600, dir_fd;
  dev_t device = 0;
  PathArgument path("mknod", "path");
  if (!ParseArguments({"mknod", {"path", "mode", "device", "dir_fd"}, 1, 0, 3}, args, out) || !path.Parse(out[0]) ||
      !ParseInt(out[1], &mode) || !ParseDirFd(out[3], &dir_fd)) {
    return nullptr;
  }
  if (out[2]) {
    if (!IsInt(out[2])) return RaiseTypeError("an integer is required");
    device = AsUint64Mask(out[2]);
  }
  return Retrying([&] { return mknodat(dir_fd, path.text, static_cast<mode_t>(mode), device); }) != 0 ? RetryingError() : NewNone();
}

// ---- Extended attributes --------------------------------------------------------------------------------------------------------------

struct AttributeArguments {
  explicit AttributeArguments(const char* function)
      : path(function, "path", PathArgument::kDescriptor), name(function, "attribute") {}
  PathArgument path, name;
  bool follow = true;
  bool Check(const char* function) {
    if (path.fd >= 0 && !follow) return RaiseFalse(TypeId::kValueError, "%s: cannot use fd and follow_symlinks together", function);
    return true;
  }
};

Ref<Object> GetXattr(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  AttributeArguments a("getxattr");
  if (!ParseArguments({"getxattr", {"path", "attribute", "follow_symlinks"}, 2, 0, 2}, args, out) || !a.path.Parse(out[0]) ||
      !a.name.Parse(out[1]) || !ParseFlag(out[2], &a.follow) || !a.Check("getxattr")) {
    return nullptr;
  }
  std::string buffer(XATTR_SIZE_MAX, '\0');
  ssize_t size = a.path.fd >= 0 ? fgetxattr(a.path.fd, a.name.text, buffer.data(), buffer.size())
                 : a.follow     ? getxattr(a.path.text, a.name.text, buffer.data(), buffer.size())
                                : lgetxattr(a.path.text, a.name.text, buffer.data(), buffer.size());
  return size < 0 ? a.path.Error() : NewBytes({buffer.data(), static_cast<size_t>(size)});
}

Ref<Object> SetXattr(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  int flags = 0;
  AttributeArguments a("setxattr");
  if (!ParseArguments({"setxattr", {"path", "attribute", "value", "flags", "follow_symlinks"}, 3, 0, 4}, args, out) ||
      !a.path.Parse(out[0]) || !a.name.Parse(out[1]) || !ParseInt(out[3], &flags) || !ParseFlag(out[4], &a.follow)) {
    return nullptr;
  }
  BufferHolder value;
  if (!value.Get(out[2]) || !a.Check("setxattr")) return nullptr;
  auto size = static_cast<size_t>(value.buffer.length);
  int result = a.path.fd >= 0 ? fsetxattr(a.path.fd, a.name.text, value.buffer.data, size, flags)
               : a.follow     ? setxattr(a.path.text, a.name.text, value.buffer.data, size, flags)
                              : lsetxattr(a.path.text, a.name.text, value.buffer.data, size, flags);
  return result != 0 ? a.path.Error() : NewNone();
}

Ref<Object> RemoveXattr(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  AttributeArguments a("removexattr");
  if (!ParseArguments({"removexattr", {"path", "attribute", "follow_symlinks"}, 2, 0, 2}, args, out) || !a.path.Parse(out[0]) ||
      !a.name.Parse(out[1]) || !ParseFlag(out[2], &a.follow) || !a.Check("removexattr")) {
    return nullptr;
  }
  int result = a.path.fd >= 0 ? fremovexattr(a.path.fd, a.name.text)
               : a.follow     ? removexattr(a.path.text, a.name.text)
                              : lremovexattr(a.path.text, a.name.text);
  return result != 0 ? a.path.Error() : NewNone();
}

Ref<Object> ListXattr(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  bool follow = true;
  PathArgument path("listxattr", "path", PathArgument::kDescriptor | PathArgument::kNullable);
  if (!ParseArguments({"listxattr", {"path", "follow_symlinks"}, 0, 0, 1}, args, out) || !path.Parse(out[0]) ||
      !ParseFlag(out[1], &follow)) {
    return nullptr;
  }
  if (path.fd >= 0 && !follow) return RaiseValueError("listxattr: cannot use fd and follow_symlinks together");
  const char* name = path.text ? path.text : ".";
  std::string buffer(XATTR_LIST_MAX, '\0');
  ssize_t size = path.fd >= 0 ? flistxattr(path.fd, buffer.data(), buffer.size())
                 : follow     ? listxattr(name, buffer.data(), buffer.size())
                              : llistxattr(name, buffer.data(), buffer.size());
  if (size < 0) return path.Error();
  Ref<ListObject> list = NewList(0);
  for (const char* at = buffer.data(); list && at < buffer.data() + size; at += std::char_traits<char>::length(at) + 1) {
    Ref<Object> attribute = FileSystemText(at, false);
    if (!attribute || !ListAppend(list.get(), std::move(attribute))) return nullptr;
  }
  return list;
}

constexpr MethodDef kFunctions[] = {
    Keywords("getxattr", &GetXattr, "getxattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nAn extended attribute of a file."),
    Keywords("link", &Link,
             "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)\n--\n\nMakes one more name of a file."),
    Keywords("listxattr", &ListXattr, "listxattr($module, /, path=None, *, follow_symlinks=True)\n--\n\nThe extended attributes of a file."),
    Keywords("mkfifo", &MkFifo, "mkfifo($module, /, path, mode=438, *, dir_fd=None)\n--\n\nMakes a named pipe."),
    Keywords("mknod", &MkNod, "mknod($module, /, path, mode=384, device=0, *, dir_fd=None)\n--\n\nMakes a file, device or named pipe."),
    Keywords("readlink", &ReadLink, "readlink($module, /, path, *, dir_fd=None)\n--\n\nWhat a symbolic link points to."),
    Keywords("remove", &Remove, "remove($module, /, path, *, dir_fd=None)\n--\n\nRemoves a file; the same as unlink()."),
    Keywords("removexattr", &RemoveXattr,
             "removexattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nRemoves an extended attribute of a file."),
    Keywords("rename", &Rename, "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRenames a file or directory."),
    Keywords("replace", &Replace,
             "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRenames a file or directory, over one that is there."),
    Keywords("setxattr", &SetXattr,
             "setxattr($module, /, path, attribute, value, flags=0, *,\n         follow_symlinks=True)\n--\n\nSets an extended attribute of a file."),
    Keywords("symlink", &SymLink,
             "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)\n--\n\nMakes a symbolic link dst that points to src."),
    Keywords("truncate", &Truncate, "truncate($module, /, path, length)\n--\n\nMakes a file as long as told."),
    Keywords("unlink", &Unlink, "unlink($module, /, path, *, dir_fd=None)\n--\n\nRemoves a file; the same as remove()."),
};

}  // namespace

Table<MethodDef> PosixFileFunctions() { return kFunctions; }

}  // namespace viv
