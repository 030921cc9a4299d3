// The environment and the machine in posix: variables, uname, configuration, random numbers, the terminal.
#include <fcntl.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/posix_support.h"

extern "C" char** environ;

namespace viv {

namespace {

// ---- The environment ------------------------------------------------------------------------------------------------------------------

Ref<Object> Environment() {
  Ref<DictObject> dict = NewDict();
  for (char** entry = environ; dict && entry && *entry; ++entry) {
    // A name may begin with '='.
    const char* equals = **entry ? std::strchr(*entry + 1, '=') : nullptr;
    if (!equals) continue;
    Ref<Object> name = NewBytes({*entry, static_cast<size_t>(equals - *entry)}), value = NewBytes(equals + 1);
    if (!name || !value || !DictSetDefault(dict.get(), name, value)) return nullptr;
  }
  return dict;
}

Ref<Object> PutEnv(Borrowed<Object>, ArgSpan args) {
  std::string name, value;
  if (!FileSystemBytes(args[0], &name) || !FileSystemBytes(args[1], &value)) return nullptr;
  if (name.find('=') != std::string::npos) return RaiseValueError("illegal environment variable name");
  return NoneOrError(::setenv(name.c_str(), value.c_str(), 1));
}
Ref<Object> UnsetEnv(Borrowed<Object>, Borrowed<Object> object) {
  std::string name;
  return FileSystemBytes(object, &name) ? NoneOrError(::unsetenv(name.c_str())) : nullptr;
}

Ref<Object> FsPath(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"fspath", {"path"}, 1}, args, out)) return nullptr;
  if (IsStr(out[0]) || IsBytes(out[0])) return NewRef(out[0]);
  Ref<Object> method = LookupSpecialMayRunPython(out[0], Names().__fspath__);
  if (!method) {
    return ErrorPending() ? nullptr : RaiseTypeError("expected str, bytes or os.PathLike object, not %.200T", out[0]);
  }
  Ref<Object> path = Call(method, {});
  if (!path || IsStr(path.get()) || IsBytes(path.get())) return path;
  return RaiseTypeError("expected %.200T.__fspath__() to return str or bytes, not %.200T", out[0], path.get());
}

// ---- The machine ------------------------------------------------------------------------------------------------------------------------

Ref<Object> UName(Borrowed<Object>) {
  utsname u;
  if (::uname(&u) < 0) return SystemError();
  return MakeRecord(CurrentPosix().uname_result.get(), {FileSystemText(u.sysname, false), FileSystemText(u.nodename, false),
                                                        FileSystemText(u.release, false), FileSystemText(u.version, false),
                                                        FileSystemText(u.machine, false)});
}

struct NamedNumber {
  const char* name;
  int value;
};
constexpr NamedNumber kSysconf[] = {
#define VIV_SYSCONF(name) {#name, _##name},
#define VIV_CONFSTR(name)
#define VIV_PATHCONF(name)
#include "stdlib/posix_names.def"
#undef VIV_SYSCONF
#undef VIV_CONFSTR
#undef VIV_PATHCONF
};
constexpr NamedNumber kConfstr[] = {
#define VIV_SYSCONF(name)
#define VIV_CONFSTR(name) {#name, _##name},
#define VIV_PATHCONF(name)
#include "stdlib/posix_names.def"
#undef VIV_SYSCONF
#undef VIV_CONFSTR
#undef VIV_PATHCONF
};
constexpr NamedNumber kPathconf[] = {
#define VIV_SYSCONF(name)
#define VIV_CONFSTR(name)
#define VIV_PATHCONF(name) {#name, _##name},
#include "stdlib/posix_names.def"
#undef VIV_SYSCONF
#undef VIV_CONFSTR
#undef VIV_PATHCONF
};

Ref<Object> NumbersByName(Table<NamedNumber> table) {
  Ref<DictObject> dict = NewDict();
  for (const NamedNumber& row : table) {
    Ref<Object> value = NewInt(row.value);
    if (!dict || !value || !DictSetText(dict.get(), row.name, value)) return nullptr;
  }
  return dict;
}

bool ConfigurationName(Borrowed<Object> object, Table<NamedNumber> table, int* out) {
  if (IsInt(object)) return ParseInt(object, out);
  if (!IsStr(object)) return RaiseFalse(TypeId::kTypeError, "configuration names must be strings or integers");
  for (const NamedNumber& row : table) {
    if (!StrEqualsAscii(AsStr(object), row.name)) continue;
    *out = row.value;
    return true;
  }
  return RaiseFalse(TypeId::kValueError, "unrecognized configuration name");
}

Ref<Object> SysConf(Borrowed<Object>, Borrowed<Object> object) {
  int name = 0;
  if (!ConfigurationName(object, kSysconf, &name)) return nullptr;
  errno = 0;
  long value = ::sysconf(name);
  return value == -1 && errno != 0 ? SystemError() : NewInt(value);
}
Ref<Object> ConfStr(Borrowed<Object>, Borrowed<Object> object) {
  int name = 0;
  if (!ConfigurationName(object, kConfstr, &name)) return nullptr;
  errno = 0;
  size_t size = ::confstr(name, nullptr, 0);
  if (size == 0) return errno ? SystemError() : NewNone();
  std::string text(size, '\0');
  ::confstr(name, text.data(), size);
  text.pop_back();
  return FileSystemText(text, false);
}
Ref<Object> PathConf(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int name = 0;
  PathArgument path("pathconf", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"pathconf", {"path", "name"}, 2}, args, out) || !path.Parse(out[0]) || !ConfigurationName(out[1], kPathconf, &name)) {
    return nullptr;
  }
  errno = 0;
  long value = path.fd >= 0 ? ::fpathconf(path.fd, name) : ::pathconf(path.text, name);
  if (value != -1 || errno == 0) return NewInt(value);
  return errno == EINVAL ? SystemError() : path.Error();
}
Ref<Object> FPathConf(Borrowed<Object>, ArgSpan args) {
  int fd = -1, name = 0;
  if (!ParseFileno(args[0], &fd) || !ConfigurationName(args[1], kPathconf, &name)) return nullptr;
  errno = 0;
  long value = ::fpathconf(fd, name);
  return value == -1 && errno != 0 ? SystemError() : NewInt(value);
}

Ref<Object> StrError(Borrowed<Object>, Borrowed<Object> object) {
  int code = 0;
  return ParseInt(object, &code) ? Ref<Object>(DecodeBytes(std::strerror(code), "utf-8", "surrogateescape")) : nullptr;
}
Ref<Object> UMask(Borrowed<Object>, Borrowed<Object> object) {
  int mask = 0;
  return ParseInt(object, &mask) ? NewInt(::umask(static_cast<mode_t>(mask))) : nullptr;
}

Ref<Object> GetLoadAverage(Borrowed<Object>) {
  double load[3];
  if (::getloadavg(load, 3) != 3) return Raise(TypeId::kOSError, "Load averages are unobtainable");
  Ref<Object> one = NewFloat(load[0]), two = NewFloat(load[1]), three = NewFloat(load[2]);
  return one && two && three ? NewTuple({one.get(), two.get(), three.get()}) : nullptr;
}
Ref<Object> CpuCount(Borrowed<Object>) {
  long count = ::sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? NewInt(count) : NewNone();
}

// ---- Random numbers -----------------------------------------------------------------------------------------------------------------------

Ref<Object> URandom(Borrowed<Object>, Borrowed<Object> object) {
  ptrdiff_t size = AsSsize(object);
  if (size == -1 && ErrorPending()) return nullptr;
  if (size < 0) return RaiseValueError("negative argument not allowed");
  Ref<BytesObject> bytes = NewBytesUninitialized(size);
  if (!bytes) return nullptr;
  for (ptrdiff_t filled = 0; filled < size;) {
    ssize_t got = Retrying([&] { return ::getrandom(bytes->data + filled, static_cast<size_t>(size - filled), 0); });
    if (got < 0) return RetryingError();
    filled += got;
  }
  return bytes;
}
Ref<Object> GetRandom(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int flags = 0;
  if (!ParseArguments({"getrandom", {"size", "flags"}, 1}, args, out)) return nullptr;
  ptrdiff_t size = AsSsize(out[0]);
  if ((size == -1 && ErrorPending()) || !ParseInt(out[1], &flags)) return nullptr;
  if (size < 0) {
    errno = EINVAL;
    return SystemError();
  }
  Ref<BytesObject> bytes = NewBytesUninitialized(size);
  if (!bytes) return nullptr;
  ssize_t got = Retrying([&] { return ::getrandom(bytes->data, static_cast<size_t>(size), static_cast<unsigned>(flags)); });
  if (got < 0) return RetryingError();
  if (got == size) return bytes;
  return NewBytes({bytes->data, static_cast<size_t>(got)});
}

// ---- The terminal -----------------------------------------------------------------------------------------------------------------------

Ref<Object> GetTerminalSize(Borrowed<Object>, ArgSpan args) {
  int fd = STDOUT_FILENO;
  if (!ParseInt(args.size > 0 ? args[0] : nullptr, &fd)) return nullptr;
  winsize w;
  if (::ioctl(fd, TIOCGWINSZ, &w) != 0) return SystemError();
  return MakeRecord(CurrentPosix().terminal_size.get(), {NewInt(w.ws_col), NewInt(w.ws_row)});
}
Ref<Object> DeviceEncoding(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int fd = -1;
  if (!ParseArguments({"device_encoding", {"fd"}, 1}, args, out) || !ParseInt(out[0], &fd)) return nullptr;
  return ::isatty(fd) ? Ref<Object>(NewStrAscii("UTF-8")) : NewNone();
}
Ref<Object> CTermId(Borrowed<Object>) {
  char name[L_ctermid];
  return FileSystemText(::ctermid(name), false);
}

constexpr MethodDef kFunctions[] = {
    OneArg("confstr", &ConfStr, "confstr($module, name, /)\n--\n\nA text of the system's configuration."),
    NoArgs("cpu_count", &CpuCount, "cpu_count($module, /)\n--\n\nHow many processors there are."),
    NoArgs("ctermid", &CTermId, "ctermid($module, /)\n--\n\nThe path of the terminal of the process."),
    Keywords("device_encoding", &DeviceEncoding, "device_encoding($module, /, fd)\n--\n\nThe encoding of a terminal, None of anything else."),
    Positional("fpathconf", &FPathConf, 2, 2, "fpathconf($module, fd, name, /)\n--\n\nA limit of an open file."),
    Keywords("fspath", &FsPath, "fspath($module, /, path)\n--\n\nThe str or bytes that a path is."),
    Positional("get_terminal_size", &GetTerminalSize, 0, 1,
               "get_terminal_size($module, fd=<unrepresentable>, /)\n--\n\nThe size of a terminal: (columns, lines)."),
    NoArgs("getloadavg", &GetLoadAverage, "getloadavg($module, /)\n--\n\nHow many processes ran in the last 1, 5 and 15 minutes."),
    Keywords("getrandom", &GetRandom, "getrandom($module, /, size, flags=0)\n--\n\nRandom bytes."),
    Keywords("pathconf", &PathConf, "pathconf($module, /, path, name)\n--\n\nA limit of a file or directory."),
    Positional("putenv", &PutEnv, 2, 2, "putenv($module, name, value, /)\n--\n\nSets an environment variable."),
    OneArg("strerror", &StrError, "strerror($module, code, /)\n--\n\nThe message of an error number."),
    OneArg("sysconf", &SysConf, "sysconf($module, name, /)\n--\n\nA number of the system's configuration."),
    OneArg("umask", &UMask, "umask($module, mask, /)\n--\n\nSets the permissions that new files do not get; gives those before."),
    NoArgs("uname", &UName, "uname($module, /)\n--\n\nThe system's name and version."),
    OneArg("unsetenv", &UnsetEnv, "unsetenv($module, name, /)\n--\n\nRemoves an environment variable."),
    OneArg("urandom", &URandom, "urandom($module, size, /)\n--\n\nRandom bytes, good enough for cryptography."),
};

constexpr const char* kUnameFields[] = {"sysname", "nodename", "release", "version", "machine"};
constexpr StructSequenceSpec kUnameResult = {"posix.uname_result", "uname_result: Result from os.uname().", kUnameFields};
constexpr const char* kSizeFields[] = {"columns", "lines"};
constexpr StructSequenceSpec kTerminalSize = {"os.terminal_size", "A tuple of (columns, lines) for holding terminal window size", kSizeFields};

}  // namespace

Table<MethodDef> PosixSystemFunctions() { return kFunctions; }

bool AddPosixSystemTypes(ModuleObject* module) {
  PosixState& state = CurrentPosix();
  if (!state.uname_result) state.uname_result = NewStructSequenceType(kUnameResult);
  if (!state.terminal_size) state.terminal_size = NewStructSequenceType(kTerminalSize);
  return state.uname_result && state.terminal_size && ModuleAdd(module, "uname_result", NewRef<Object>(state.uname_result.get())) &&
         ModuleAdd(module, "terminal_size", NewRef<Object>(state.terminal_size.get())) && ModuleAdd(module, "environ", Environment()) &&
         ModuleAdd(module, "sysconf_names", NumbersByName(kSysconf)) && ModuleAdd(module, "confstr_names", NumbersByName(kConfstr)) &&
         ModuleAdd(module, "pathconf_names", NumbersByName(kPathconf));
}

}  // namespace viv
