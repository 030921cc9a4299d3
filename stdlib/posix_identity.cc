// Users, groups, sessions and process ids in posix.
#include <grp.h>
#include <sys/resource.h>
#include <unistd.h>

#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

Ref<Object> NewId(uint32_t id) { return id == UINT32_MAX ? NewInt(-1) : NewInt(id); }

template <auto kCall>
Ref<Object> GetId(Borrowed<Object>) {
  return NewId(static_cast<uint32_t>(kCall()));
}
template <auto kCall>
Ref<Object> GetPid(Borrowed<Object>) {
  return NewInt(kCall());
}
template <int (*kCall)(uint32_t)>
Ref<Object> SetUser(Borrowed<Object>, Borrowed<Object> object) {
  uint32_t id;
  return ParseId(object, "uid", &id) ? NoneOrError(kCall(id)) : nullptr;
}
template <int (*kCall)(uint32_t)>
Ref<Object> SetGroup(Borrowed<Object>, Borrowed<Object> object) {
  uint32_t id;
  return ParseId(object, "gid", &id) ? NoneOrError(kCall(id)) : nullptr;
}

bool ParseIds(ArgSpan args, const char* what, uint32_t* ids) {
  for (size_t i = 0; i < args.size; ++i) {
    if (!ParseId(args[i], what, &ids[i])) return false;
  }
  return true;
}
Ref<Object> SetReUid(Borrowed<Object>, ArgSpan args) {
  uint32_t id[2];
  return ParseIds(args, "uid", id) ? NoneOrError(::setreuid(id[0], id[1])) : nullptr;
}
Ref<Object> SetReGid(Borrowed<Object>, ArgSpan args) {
  uint32_t id[2];
  return ParseIds(args, "gid", id) ? NoneOrError(::setregid(id[0], id[1])) : nullptr;
}
Ref<Object> SetResUid(Borrowed<Object>, ArgSpan args) {
  uint32_t id[3];
  return ParseIds(args, "uid", id) ? NoneOrError(::setresuid(id[0], id[1], id[2])) : nullptr;
}
Ref<Object> SetResGid(Borrowed<Object>, ArgSpan args) {
  uint32_t id[3];
  return ParseIds(args, "gid", id) ? NoneOrError(::setresgid(id[0], id[1], id[2])) : nullptr;
}
Ref<Object> IdTriple(uint32_t a, uint32_t b, uint32_t c) {
  Ref<Object> first = NewId(a), second = NewId(b), third = NewId(c);
  return first && second && third ? NewTuple({first.get(), second.get(), third.get()}) : nullptr;
}
Ref<Object> GetResUid(Borrowed<Object>) {
  uid_t a, b, c;
  return ::getresuid(&a, &b, &c) < 0 ? SystemError() : IdTriple(a, b, c);
}
Ref<Object> GetResGid(Borrowed<Object>) {
  gid_t a, b, c;
  return ::getresgid(&a, &b, &c) < 0 ? SystemError() : IdTriple(a, b, c);
}

Ref<Object> IdList(const gid_t* ids, int count) {
  Ref<ListObject> list = NewList(count);
  for (int i = 0; list && i < count; ++i) {
    Ref<Object> id = NewId(ids[i]);
    if (!id) return nullptr;
    ListInit(list.get(), i, std::move(id));
  }
  return list;
}
Ref<Object> GetGroups(Borrowed<Object>) {
  int count = ::getgroups(0, nullptr);
  if (count < 0) return SystemError();
  std::vector<gid_t> ids(static_cast<size_t>(count) + 1);
  count = ::getgroups(count, ids.data());
  return count < 0 ? SystemError() : IdList(ids.data(), count);
}
Ref<Object> GetGroupList(Borrowed<Object>, ArgSpan args) {
  if (!IsStr(args[0])) return RaiseTypeError("getgrouplist() argument 1 must be str, not %T", args[0]);
  uint32_t group;
  std::string_view user = StrUtf8(AsStr(args[0]));
  if (!user.data() || !ParseId(args[1], "gid", &group)) return nullptr;
  int count = 64;
  std::vector<gid_t> ids(static_cast<size_t>(count));
  while (::getgrouplist(std::string(user).c_str(), group, ids.data(), &count) < 0) {
    if (static_cast<size_t>(count) <= ids.size()) return SystemError();
    ids.resize(static_cast<size_t>(count));
  }
  return IdList(ids.data(), count);
}
Ref<Object> SetGroups(Borrowed<Object>, Borrowed<Object> sequence) {
  if (!IsSequence(sequence)) return RaiseTypeError("setgroups argument must be a sequence");
  Ref<Object> items = FastSequence(sequence, "setgroups argument must be a sequence");
  if (!items) return nullptr;
  std::vector<gid_t> ids;
  for (Object* item : FastSequenceItems(items)) {
    uint32_t id;
    if (!IsInt(item)) return RaiseTypeError("groups must be integers");
    if (!ParseId(item, "gid", &id)) return nullptr;
    ids.push_back(id);
  }
  if (ids.size() > 65536) return RaiseValueError("too many groups");
  return NoneOrError(::setgroups(ids.size(), ids.data()));
}
Ref<Object> InitGroups(Borrowed<Object>, ArgSpan args) {
  std::string user;
  uint32_t group;
  if (!FileSystemBytes(args[0], &user) || !ParseId(args[1], "gid", &group)) return nullptr;
  return NoneOrError(::initgroups(user.c_str(), group));
}

Ref<Object> GetLogin(Borrowed<Object>) {
  char name[256];
  int error = ::getlogin_r(name, sizeof name);
  return error ? RaiseOSError(error) : FileSystemText(name, false);
}

// ---- Groups of processes, sessions ----------------------------------------------------------------------------------------------------

Ref<Object> GetPgid(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int pid = 0;
  if (!ParseArguments({"getpgid", {"pid"}, 1}, args, out) || !ParseInt(out[0], &pid)) return nullptr;
  int group = ::getpgid(pid);
  return group < 0 ? SystemError() : NewInt(group);
}
Ref<Object> SetPgid(Borrowed<Object>, ArgSpan args) {
  int pid = 0, group = 0;
  if (!ParseInt(args[0], &pid) || !ParseInt(args[1], &group)) return nullptr;
  return NoneOrError(::setpgid(pid, group));
}
Ref<Object> SetPgrp(Borrowed<Object>) { return NoneOrError(::setpgid(0, 0)); }
Ref<Object> GetSid(Borrowed<Object>, Borrowed<Object> object) {
  int pid = 0;
  if (!ParseInt(object, &pid)) return nullptr;
  int session = ::getsid(pid);
  return session < 0 ? SystemError() : NewInt(session);
}
Ref<Object> SetSid(Borrowed<Object>) { return NoneOrError(::setsid()); }
Ref<Object> GetForeground(Borrowed<Object>, Borrowed<Object> object) {
  int fd = -1;
  if (!ParseInt(object, &fd)) return nullptr;
  int group = ::tcgetpgrp(fd);
  return group < 0 ? SystemError() : NewInt(group);
}
Ref<Object> SetForeground(Borrowed<Object>, ArgSpan args) {
  int fd = -1, group = 0;
  if (!ParseInt(args[0], &fd) || !ParseInt(args[1], &group)) return nullptr;
  return NoneOrError(::tcsetpgrp(fd, group));
}

// ---- Priorities -----------------------------------------------------------------------------------------------------------------------

Ref<Object> Nice(Borrowed<Object>, Borrowed<Object> object) {
  int increment = 0;
  if (!ParseInt(object, &increment)) return nullptr;
  errno = 0;
  int value = ::nice(increment);
  return value == -1 && errno != 0 ? SystemError() : NewInt(value);
}
Ref<Object> GetPriority(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int which = 0, who = 0;
  if (!ParseArguments({"getpriority", {"which", "who"}, 2}, args, out) || !ParseInt(out[0], &which) || !ParseInt(out[1], &who)) return nullptr;
  errno = 0;
  int value = ::getpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who));
  return errno != 0 ? SystemError() : NewInt(value);
}
Ref<Object> SetPriority(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  int which = 0, who = 0, priority = 0;
  if (!ParseArguments({"setpriority", {"which", "who", "priority"}, 3}, args, out) || !ParseInt(out[0], &which) ||
      !ParseInt(out[1], &who) || !ParseInt(out[2], &priority)) {
    return nullptr;
  }
  return NoneOrError(::setpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who), priority));
}

constexpr MethodDef kFunctions[] = {
    NoArgs("getegid", &GetId<&::getegid>, "getegid($module, /)\n--\n\nThe effective group of the process."),
    NoArgs("geteuid", &GetId<&::geteuid>, "geteuid($module, /)\n--\n\nThe effective user of the process."),
    NoArgs("getgid", &GetId<&::getgid>, "getgid($module, /)\n--\n\nThe group of the process."),
    Positional("getgrouplist", &GetGroupList, 2, 2, "getgrouplist($module, user, group, /)\n--\n\nThe groups that a user belongs to."),
    NoArgs("getgroups", &GetGroups, "getgroups($module, /)\n--\n\nThe further groups of the process."),
    NoArgs("getlogin", &GetLogin, "getlogin($module, /)\n--\n\nThe name of who has logged in."),
    Keywords("getpgid", &GetPgid, "getpgid($module, /, pid)\n--\n\nThe group of a process."),
    NoArgs("getpgrp", &GetPid<&::getpgrp>, "getpgrp($module, /)\n--\n\nThe group of this process."),
    NoArgs("getpid", &GetPid<&::getpid>, "getpid($module, /)\n--\n\nThe id of this process."),
    NoArgs("getppid", &GetPid<&::getppid>, "getppid($module, /)\n--\n\nThe id of the parent process."),
    Keywords("getpriority", &GetPriority, "getpriority($module, /, which, who)\n--\n\nThe priority of processes."),
    NoArgs("getresgid", &GetResGid, "getresgid($module, /)\n--\n\nThe real, effective and saved group."),
    NoArgs("getresuid", &GetResUid, "getresuid($module, /)\n--\n\nThe real, effective and saved user."),
    OneArg("getsid", &GetSid, "getsid($module, pid, /)\n--\n\nThe session of a process."),
    NoArgs("getuid", &GetId<&::getuid>, "getuid($module, /)\n--\n\nThe user of the process."),
    Positional("initgroups", &InitGroups, 2, 2, "initgroups($module, username, gid, /)\n--\n\nSets the groups to those of a user."),
    OneArg("nice", &Nice, "nice($module, increment, /)\n--\n\nMakes the process less important; gives its priority."),
    OneArg("setegid", &SetGroup<&::setegid>, "setegid($module, egid, /)\n--\n\nSets the effective group."),
    OneArg("seteuid", &SetUser<&::seteuid>, "seteuid($module, euid, /)\n--\n\nSets the effective user."),
    OneArg("setgid", &SetGroup<&::setgid>, "setgid($module, gid, /)\n--\n\nSets the group."),
    OneArg("setgroups", &SetGroups, "setgroups($module, groups, /)\n--\n\nSets the further groups."),
    Positional("setpgid", &SetPgid, 2, 2, "setpgid($module, pid, pgrp, /)\n--\n\nPuts a process into a group."),
    NoArgs("setpgrp", &SetPgrp, "setpgrp($module, /)\n--\n\nMakes the process the leader of a group."),
    Keywords("setpriority", &SetPriority, "setpriority($module, /, which, who, priority)\n--\n\nSets the priority of processes."),
    Positional("setregid", &SetReGid, 2, 2, "setregid($module, rgid, egid, /)\n--\n\nSets the real and effective group."),
    Positional("setresgid", &SetResGid, 3, 3, "setresgid($module, rgid, egid, sgid, /)\n--\n\nSets the real, effective and saved group."),
    Positional("setresuid", &SetResUid, 3, 3, "setresuid($module, ruid, euid, suid, /)\n--\n\nSets the real, effective and saved user."),
    Positional("setreuid", &SetReUid, 2, 2, "setreuid($module, ruid, euid, /)\n--\n\nSets the real and effective user."),
    NoArgs("setsid", &SetSid, "setsid($module, /)\n--\n\nStarts a session."),
    OneArg("setuid", &SetUser<&::setuid>, "setuid($module, uid, /)\n--\n\nSets the user."),
    OneArg("tcgetpgrp", &GetForeground, "tcgetpgrp($module, fd, /)\n--\n\nThe group that a terminal listens to."),
    Positional("tcsetpgrp", &SetForeground, 2, 2, "tcsetpgrp($module, fd, pgid, /)\n--\n\nSets the group that a terminal listens to."),
};

}  // namespace

Table<MethodDef> PosixIdentityFunctions() { return kFunctions; }

}  // namespace viv
