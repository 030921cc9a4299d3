// What posix tells of files and what changes it: stat, statvfs, access, chmod, chown, utime.
#include "stdlib/posix_stat.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/posix_support.h"
#include "stdlib/time_support.h"

namespace viv {

namespace {

// ---- stat_result ------------------------------------------------------------------------------------------------------------------

// The items 7 to 9 are times in whole seconds without names; the named fields that follow are the same times as floats.
constexpr const char* kStatFields[] = {"st_mode",     "st_ino",      "st_dev",      "st_nlink",   "st_uid",    "st_gid", "st_size",
                                       nullptr,       nullptr,       nullptr,       "st_atime",   "st_mtime",  "st_ctime",
                                       "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"};
constexpr StructSequenceSpec kStatResult = {
    "os.stat_result",
    "stat_result: Result from stat, fstat, or lstat.\n\nA tuple (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime), or by the\n"
    "names st_mode, st_ino and so on; the named times are floats.",
    kStatFields, 10};
constexpr int kFirstTime = 7, kFirstFloatTime = 10;

// os.stat_result(sequence): the float times are the whole ones where they are not given.
Ref<Object> StatResultNew(TypeObject* type, CallArgs args) {
  Ref<Object> result = CurrentPosix().new_struct_sequence(type, args);
  if (!result) return nullptr;
  Object** items = AsTuple(result.get())->items;
  for (int i = 0; i < 3; ++i) {
    Object** slot = &items[kFirstFloatTime + i];
    if (!IsNone(*slot)) continue;
    Ref<Object> old = Ref<Object>::Adopt(*slot);
    *slot = NewRef(items[kFirstTime + i]).Release();
  }
  return result;
}

Ref<Object> Nanoseconds(const timespec& t) {
  int64_t value;
  if (!__builtin_mul_overflow(int64_t{t.tv_sec}, int64_t{1'000'000'000}, &value) && !__builtin_add_overflow(value, t.tv_nsec, &value)) {
    return NewInt(value);
  }
  Ref<Object> seconds = NewInt(t.tv_sec), billion = NewInt(1'000'000'000), rest = NewInt(t.tv_nsec);
  Ref<Object> product = seconds && billion ? IntMultiply(seconds.get(), billion.get()) : nullptr;
  return product && rest ? IntAdd(product.get(), rest.get()) : nullptr;
}
Ref<Object> Seconds(const timespec& t) { return NewFloat(static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec)); }

// ---- stat ---------------------------------------------------------------------------------------------------------------------------

bool CheckDirFd(const char* function, const PathArgument& path, int dir_fd) {
  if (dir_fd == AT_FDCWD) return true;
  if (!path.text) return RaiseFalse(TypeId::kValueError, "%s: can't specify dir_fd without matching path", function);
  return true;
}
bool CheckFollow(const char* function, const PathArgument& path, bool follow) {
  if (path.fd < 0 || follow) return true;
  return RaiseFalse(TypeId::kValueError, "%s: cannot use fd and follow_symlinks together", function);
}

Ref<Object> DoStat(const char* function, const PathArgument& path, int dir_fd, bool follow) {
  if (!CheckDirFd(function, path, dir_fd) || !CheckFollow(function, path, follow)) return nullptr;
  struct stat info;
  int result = -1;
  if (path.fd >= 0) {
    result = fstat(path.fd, &info);
  } else if (path.text) {
    result = fstatat(dir_fd, path.text, &info, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  } else {
    errno = EFAULT;  // descriptor -1, which CPython takes for "none"
  }
  return result != 0 ? path.Error() : NewStatResult(info);
}

Ref<Object> Stat(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  int dir_fd;
  bool follow = true;
  PathArgument path("stat", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"stat", {"path", "dir_fd", "follow_symlinks"}, 1, 0, 1}, args, out) || !path.Parse(out[0]) ||
      !ParseDirFd(out[1], &dir_fd) || !ParseFlag(out[2], &follow)) {
    return nullptr;
  }
  return DoStat("stat", path, dir_fd, follow);
}

Ref<Object> LStat(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int dir_fd;
  PathArgument path("lstat", "path");
  if (!ParseArguments({"lstat", {"path", "dir_fd"}, 1, 0, 1}, args, out) || !path.Parse(out[0]) || !ParseDirFd(out[1], &dir_fd)) {
    return nullptr;
  }
  return DoStat("lstat", path, dir_fd, false);
}

Ref<Object> FStat(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int fd = -1;
  if (!ParseArguments({"fstat", {"fd"}, 1}, args, out) || !ParseInt(out[0], &fd)) return nullptr;
  struct stat info;
  return Retrying([&] { return fstat(fd, &info); }) != 0 ? RetryingError() : NewStatResult(info);
}

constexpr const char* kStatvfsFields[] = {"f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files",
                                          "f_ffree", "f_favail", "f_flag",   "f_namemax", "f_fsid"};
constexpr StructSequenceSpec kStatvfsResult = {
    "os.statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.\n\nA tuple, or by the names f_bsize, f_frsize and so on.",
    kStatvfsFields, 10};

Ref<Object> NewStatvfsResult(const struct statvfs& v) {
  return MakeRecord(CurrentPosix().statvfs_result.get(),
                    {NewIntFromUnsigned(v.f_bsize), NewIntFromUnsigned(v.f_frsize), NewIntFromUnsigned(v.f_blocks),
                     NewIntFromUnsigned(v.f_bfree), NewIntFromUnsigned(v.f_bavail), NewIntFromUnsigned(v.f_files),
                     NewIntFromUnsigned(v.f_ffree), NewIntFromUnsigned(v.f_favail), NewIntFromUnsigned(v.f_flag),
                     NewIntFromUnsigned(v.f_namemax), NewIntFromUnsigned(v.f_fsid)});
}

Ref<Object> Statvfs(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  PathArgument path("statvfs", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"statvfs", {"path"}, 1}, args, out) || !path.Parse(out[0])) return nullptr;
  struct statvfs info;
  int result = path.fd >= 0 ? fstatvfs(path.fd, &info) : statvfs(path.text, &info);
  return result != 0 ? path.Error() : NewStatvfsResult(info);
}

Ref<Object> FStatvfs(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int fd = -1;
  if (!ParseArguments({"fstatvfs", {"fd"}, 1}, args, out) || !ParseInt(out[0], &fd)) return nullptr;
  struct statvfs info;
  return Retrying([&] { return fstatvfs(fd, &info); }) != 0 ? RetryingError() : NewStatvfsResult(info);
}

Ref<Object> Access(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  int mode = 0, dir_fd;
  bool effective = false, follow = true;
  PathArgument path("access", "path");
  if (!ParseArguments({"access", {"path", "mode", "dir_fd", "effective_ids", "follow_symlinks"}, 2, 0, 2}, args, out) ||
      !path.Parse(out[0]) || !ParseInt(out[1], &mode) || !ParseDirFd(out[2], &dir_fd) || !ParseFlag(out[3], &effective) ||
      !ParseFlag(out[4], &follow)) {
    return nullptr;
  }
  int flags = (follow ? 0 : AT_SYMLINK_NOFOLLOW) | (effective ? AT_EACCESS : 0);
  return NewBool(faccessat(dir_fd, path.text, mode, flags) == 0);
}

// ---- Changes ------------------------------------------------------------------------------------------------------------------------

Ref<Object> ChMod(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  int mode = 0, dir_fd;
  bool follow = true;
  PathArgument path("chmod", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"chmod", {"path", "mode", "dir_fd", "follow_symlinks"}, 2, 0, 2}, args, out) || !path.Parse(out[0]) ||
      !ParseInt(out[1], &mode) || !ParseDirFd(out[2], &dir_fd) || !ParseFlag(out[3], &follow)) {
    return nullptr;
  }
  auto bits = static_cast<mode_t>(mode);
  if (path.fd >= 0) return fchmod(path.fd, bits) != 0 ? path.Error() : NewNone();
  if (fchmodat(dir_fd, path.text, bits, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0) return NewNone();
  if (!follow && errno == EOPNOTSUPP) {
    if (dir_fd != AT_FDCWD) return RaiseValueError("chmod: cannot use dir_fd and follow_symlinks together");
    return Raise(TypeId::kNotImplementedError, "chmod: follow_symlinks unavailable on this platform");
  }
  return path.Error();
}

Ref<Object> FChMod(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int fd = -1, mode = 0;
  if (!ParseArguments({"fchmod", {"fd", "mode"}, 2}, args, out) || !ParseInt(out[0], &fd) || !ParseInt(out[1], &mode)) return nullptr;
  return Retrying([&] { return fchmod(fd, static_cast<mode_t>(mode)); }) != 0 ? RetryingError() : NewNone();
}

Ref<Object> ChOwn(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  int dir_fd;
  uint32_t uid, gid;
  bool follow = true;
  PathArgument path("chown", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"chown", {"path", "uid", "gid", "dir_fd", "follow_symlinks"}, 3, 0, 3}, args, out) || !path.Parse(out[0]) ||
      !ParseId(out[1], "uid", &uid) || !ParseId(out[2], "gid", &gid) || !ParseDirFd(out[3], &dir_fd) || !ParseFlag(out[4], &follow)) {
    return nullptr;
  }
  if (dir_fd != AT_FDCWD && path.fd >= 0) return RaiseValueError("chown: can't specify both dir_fd and fd");
  if (!CheckFollow("chown", path, follow)) return nullptr;
  int result = path.fd >= 0 ? fchown(path.fd, uid, gid) : fchownat(dir_fd, path.text, uid, gid, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  return result != 0 ? path.Error() : NewNone();
}

Ref<Object> FChOwn(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  int fd = -1;
  uint32_t uid, gid;
  if (!ParseArguments({"fchown", {"fd", "uid", "gid"}, 3}, args, out) || !ParseInt(out[0], &fd) || !ParseId(out[1], "uid", &uid) ||
      !ParseId(out[2], "gid", &gid)) {
    return nullptr;
  }
  return Retrying([&] { return fchown(fd, uid, gid); }) != 0 ? RetryingError() : NewNone();
}

Ref<Object> LChOwn(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  uint32_t uid, gid;
  PathArgument path("lchown", "path");
  if (!ParseArguments({"lchown", {"path", "uid", "gid"}, 3}, args, out) || !path.Parse(out[0]) || !ParseId(out[1], "uid", &uid) ||
      !ParseId(out[2], "gid", &gid)) {
    return nullptr;
  }
  return lchown(path.text, uid, gid) != 0 ? path.Error() : NewNone();
}

bool SplitNanoseconds(Borrowed<Object> nanoseconds, timespec* out) {
  Ref<Object> billion = NewInt(1'000'000'000);
  Ref<Object> parts = billion ? DivMod(nanoseconds, billion) : nullptr;
  if (!parts) return false;
  if (!IsTuple(parts.get()) || AsTuple(parts.get())->size != 2) {
    return RaiseFalse(TypeId::kTypeError, "%.200T.__divmod__() must return a 2-tuple, not %.200T", nanoseconds.get(), parts.get());
  }
  Ref<Object> seconds = Index(AsTuple(parts.get())->items[0]);
  if (!seconds || !TimeToSeconds(seconds, Rounding::kFloor, &out->tv_sec)) return false;
  out->tv_nsec = AsInt64(AsTuple(parts.get())->items[1]);
  return !ErrorPending();
}

Ref<Object> UTime(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  int dir_fd;
  bool follow = true;
  PathArgument path("utime", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"utime", {"path", "times", "ns", "dir_fd", "follow_symlinks"}, 1, 0, 2}, args, out) || !path.Parse(out[0]) ||
      !ParseDirFd(out[3], &dir_fd) || !ParseFlag(out[4], &follow)) {
    return nullptr;
  }
  Object* times = out[1] && !IsNone(out[1]) ? out[1] : nullptr;
  Object* ns = out[2];
  timespec values[2];
  if (times && ns) return RaiseValueError("utime: you may specify either 'times' or 'ns' but not both");
  if (times) {
    if (!IsTuple(times) || AsTuple(times)->size != 2) {
      return RaiseTypeError("utime: 'times' must be either a tuple of two ints or None");
    }
    for (int i = 0; i < 2; ++i) {
      if (!TimeToTimespec(AsTuple(times)->items[i], Rounding::kFloor, &values[i])) return nullptr;
    }
  } else if (ns) {
    if (!IsTuple(ns) || AsTuple(ns)->size != 2) return RaiseTypeError("utime: 'ns' must be a tuple of two ints");
    for (int i = 0; i < 2; ++i) {
      if (!SplitNanoseconds(AsTuple(ns)->items[i], &values[i])) return nullptr;
    }
  }
  if (!CheckDirFd("utime", path, dir_fd) || !CheckFollow("utime", path, follow)) return nullptr;
  const timespec* given = times || ns ? values : nullptr;
  int result = path.fd >= 0 ? futimens(path.fd, given) : utimensat(dir_fd, path.text, given, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  return NoneOrError(result);
}

// ---- Device numbers -----------------------------------------------------------------------------------------------------------------

bool ParseDevice(Borrowed<Object> object, dev_t* out) {
  if (!IsInt(object)) return RaiseFalse(TypeId::kTypeError, "an integer is required");
  if (IntSign(object) < 0) return RaiseFalse(TypeId::kOverflowError, "can't convert negative int to unsigned int");
  if (IntBitLength(object) > 64) return RaiseFalse(TypeId::kOverflowError, "int too big to convert");
  *out = AsUint64Mask(object);
  return true;
}
Ref<Object> Major(Borrowed<Object>, Borrowed<Object> object) {
  dev_t device;
  return ParseDevice(object, &device) ? NewInt(major(device)) : nullptr;
}
Ref<Object> Minor(Borrowed<Object>, Borrowed<Object> object) {
  dev_t device;
  return ParseDevice(object, &device) ? NewInt(minor(device)) : nullptr;
}
Ref<Object> MakeDevice(Borrowed<Object>, ArgSpan args) {
  int high = 0, low = 0;
  if (!ParseInt(args[0], &high) || !ParseInt(args[1], &low)) return nullptr;
  return NewIntFromUnsigned(makedev(static_cast<unsigned>(high), static_cast<unsigned>(low)));
}

constexpr MethodDef kFunctions[] = {
    Keywords("access", &Access,
             "access($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)\n--\n\n"
             "Whether the real user may read, write or execute a path."),
    Keywords("chmod", &ChMod, "chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)\n--\n\nChanges the permissions of a file."),
    Keywords("chown", &ChOwn, "chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)\n--\n\nChanges the owner of a file."),
    Keywords("fchmod", &FChMod, "fchmod($module, /, fd, mode)\n--\n\nChanges the permissions of an open file."),
    Keywords("fchown", &FChOwn, "fchown($module, /, fd, uid, gid)\n--\n\nChanges the owner of an open file."),
    Keywords("fstat", &FStat, "fstat($module, /, fd)\n--\n\nThe status of an open file."),
    Keywords("fstatvfs", &FStatvfs, "fstatvfs($module, /, fd)\n--\n\nThe file system of an open file."),
    Keywords("lchown", &LChOwn, "lchown($module, /, path, uid, gid)\n--\n\nChanges the owner of a file or of a link itself."),
    Keywords("lstat", &LStat, "lstat($module, /, path, *, dir_fd=None)\n--\n\nThe status of a file or of a link itself."),
    OneArg("major", &Major, "major($module, device, /)\n--\n\nThe major part of a device number."),
    Positional("makedev", &MakeDevice, 2, 2, "makedev($module, major, minor, /)\n--\n\nA device number."),
    OneArg("minor", &Minor, "minor($module, device, /)\n--\n\nThe minor part of a device number."),
    Keywords("stat", &Stat, "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)\n--\n\nThe status of a file."),
    Keywords("statvfs", &Statvfs, "statvfs($module, /, path)\n--\n\nThe file system that a path lies in."),
    Keywords("utime", &UTime,
             "utime($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, follow_symlinks=True)\n--\n\n"
             "Sets when a file was last read and changed: seconds, or nanoseconds, or now."),
};

}  // namespace

Ref<Object> NewStatResult(const struct stat& s) {
  return MakeRecord(CurrentPosix().stat_result.get(),
                    {NewInt(s.st_mode), NewIntFromUnsigned(s.st_ino), NewIntFromUnsigned(s.st_dev), NewIntFromUnsigned(s.st_nlink),
                     NewInt(s.st_uid), NewInt(s.st_gid), NewInt(s.st_size), NewInt(s.st_atim.tv_sec), NewInt(s.st_mtim.tv_sec),
                     NewInt(s.st_ctim.tv_sec), Seconds(s.st_atim), Seconds(s.st_mtim), Seconds(s.st_ctim), Nanoseconds(s.st_atim),
                     Nanoseconds(s.st_mtim), Nanoseconds(s.st_ctim), NewInt(s.st_blksize), NewInt(s.st_blocks),
                     NewIntFromUnsigned(s.st_rdev)});
}

Table<MethodDef> PosixStatFunctions() { return kFunctions; }

bool AddPosixStatTypes(ModuleObject* module) {
  PosixState& state = CurrentPosix();
  if (!state.stat_result) {
    state.stat_result = NewStructSequenceType(kStatResult);
    state.statvfs_result = NewStructSequenceType(kStatvfsResult);
    if (!state.stat_result || !state.statvfs_result) return false;
    state.new_struct_sequence = std::exchange(state.stat_result->slots.new_, &StatResultNew);
  }
  return ModuleAdd(module, "stat_result", NewRef<Object>(state.stat_result.get())) &&
         ModuleAdd(module, "statvfs_result", NewRef<Object>(state.statvfs_result.get()));
}

}  // namespace viv
