// What the parts of the module posix share: its types, and the arguments and errors that most functions have.
//
//   posix_module.cc      the module put together        posix_constants.def, posix_names.def   numbers with names
//   posix_stat.cc        stat and what changes it       posix_directory.cc                     listdir, scandir, mkdir, getcwd
//   posix_file.cc        rename, link, remove ...       posix_descriptor.cc                    open, read, write, pipe ...
//   posix_process.cc     fork, exec, wait, kill         posix_identity.cc                      users, groups, sessions
//   posix_path.cc        paths as texts
//   posix_system.cc      environment, uname, sysconf, random numbers, the terminal             posix_schedule.cc
// Answers to CPython's Modules/posixmodule.c.
#pragma once

#include <cerrno>
#include <string>
#include <vector>

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/vm/interpreter_lock.h"

namespace viv {

struct PosixState {
  Ref<TypeObject> stat_result, statvfs_result, terminal_size, times_result, uname_result, waitid_result, sched_param;
  Ref<TypeObject> dir_entry, scandir_iterator;
  Ref<Object> (*new_struct_sequence)(TypeObject* type, CallArgs args) = nullptr;  // of stat_result, before it fills in the times
  std::vector<Ref<Object>> before_fork, after_fork_in_parent, after_fork_in_child;
};
PosixState& CurrentPosix();

// A path: str, bytes, something with __fspath__; where allowed also a file descriptor, or nothing.
class PathArgument {
 public:
  enum Kind { kPath = 0, kNullable = 1, kDescriptor = 2 };
  PathArgument(const char* function, const char* argument, int kind = kPath) : function_(function), argument_(argument), kind_(kind) {}
  bool Parse(Borrowed<Object> given_or_null);  // false: exception pending
  // Of the system call that has just failed, with the path as filename.
  Ref<Object> Error() const;
  bool is_fd() const { return fd >= 0 || negative_fd; }
  bool is_bytes() const;

  const char* text = nullptr;  // null: a descriptor, or nothing was given
  size_t length = 0;
  int fd = -1;
  bool negative_fd = false;
  Ref<Object> object;          // str, bytes or int; null: nothing was given

 private:
  bool ParseText();
  bool TakeText(const Ref<Object>& bytes, bool given_as_bytes);
  bool CheckNul(bool given_as_bytes) const;
  Ref<Object> encoded_;        // owns `text` where object does not
  const char* function_;
  const char* argument_;
  int kind_;
};

// The exception of two paths: "... : 'a' -> 'b'".
Ref<Object> PathsError(const PathArgument& first, const PathArgument& second);

// Each leaves *out as it is where nothing was given. False: exception pending.
bool ParseDirFd(Borrowed<Object> given_or_null, int* out);       // an int, or None for AT_FDCWD
bool ParseFileno(Borrowed<Object> given, int* out);              // an int, or something with fileno()
bool ParseInt(Borrowed<Object> given_or_null, int* out);
bool ParseInt64(Borrowed<Object> given_or_null, int64_t* out);
bool ParseFlag(Borrowed<Object> given_or_null, bool* out);       // by its truth
bool ParseId(Borrowed<Object> given, const char* what, uint32_t* out);  // "uid", "gid": -1 allowed

// A str of what the file system calls it; bytes as they are.
Ref<Object> FileSystemText(std::string_view text, bool as_bytes);
// Text for the system: str encoded, bytes or a path as they are. False: exception pending.
bool FileSystemBytes(Borrowed<Object> object, std::string* out);
inline Ref<Object> SystemError() { return RaiseOSError(errno); }
// None, or the error of a call that gave a negative result.
inline Ref<Object> NoneOrError(int64_t result) { return result < 0 ? SystemError() : NewNone(); }

// Lets others run, and calls again what a signal interrupted. A negative result: failed, errno is set, or an exception is pending.
template <class Fn>
auto Retrying(Fn call) {
  for (;;) {
    auto result = LettingOthersRun(call);
    if (result >= 0 || errno != EINTR || !RunSignalHandlers()) return result;
  }
}
// After Retrying failed.
inline Ref<Object> RetryingError() { return ErrorPending() ? nullptr : SystemError(); }

// A struct sequence of fresh values; null where one of them is.
Ref<Object> MakeRecord(TypeObject* type, std::initializer_list<Ref<Object>> values);

// The functions of the parts, and the types each makes.
Table<MethodDef> PosixStatFunctions();
Table<MethodDef> PosixDirectoryFunctions();
Table<MethodDef> PosixPathFunctions();
Table<MethodDef> PosixFileFunctions();
Table<MethodDef> PosixDescriptorFunctions();
Table<MethodDef> PosixTransferFunctions();
Table<MethodDef> PosixProcessFunctions();
Table<MethodDef> PosixIdentityFunctions();
Table<MethodDef> PosixSystemFunctions();
Table<MethodDef> PosixScheduleFunctions();
bool AddPosixStatTypes(ModuleObject* module);
bool AddPosixDirectoryTypes(ModuleObject* module);
bool AddPosixProcessTypes(ModuleObject* module);
bool AddPosixSystemTypes(ModuleObject* module);
bool AddPosixScheduleTypes(ModuleObject* module);

}  // namespace viv
