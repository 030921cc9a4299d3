// Directories in posix: listdir and scandir, making and removing, the current one.
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "gc/finalize.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/posix_stat.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

// Opens what listdir and scandir are given: a path, a descriptor (which stays open), or nothing for ".". Null: exception pending.
DIR* OpenDirectory(const PathArgument& path) {
  if (!path.is_fd()) {
    DIR* directory = opendir(path.text ? path.text : ".");
    if (!directory) path.Error();
    return directory;
  }
  int fd = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
  if (fd < 0) return SystemError(), nullptr;
  DIR* directory = fdopendir(fd);
  if (!directory) {
    path.Error();
    ::close(fd);
    return nullptr;
  }
  rewinddir(directory);
  return directory;
}
void CloseDirectory(DIR* directory, bool of_descriptor) {
  if (of_descriptor) rewinddir(directory);  // the duplicate shares the position
  closedir(directory);
}

// The next entry but "." and ".."; null: the end, or failed with errno set.
const dirent* NextEntry(DIR* directory) {
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(directory);
    if (!entry) return nullptr;
    const char* name = entry->d_name;
    if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0))) continue;
    return entry;
  }
}

Ref<Object> ListDir(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  PathArgument path("listdir", "path", PathArgument::kDescriptor | PathArgument::kNullable);
  if (!ParseArguments({"listdir", {"path"}}, args, out) || !path.Parse(out[0])) return nullptr;
  DIR* directory = OpenDirectory(path);
  if (!directory) return nullptr;
  Ref<ListObject> list = NewList(0);
  while (list) {
    const dirent* entry = NextEntry(directory);
    if (!entry) {
      if (errno != 0) {
        path.Error();
        list.Reset();
      }
      break;
    }
    Ref<Object> name = FileSystemText(entry->d_name, path.is_bytes());
    if (!name || !ListAppend(list.get(), std::move(name))) list.Reset();
  }
  CloseDirectory(directory, path.is_fd());
  return list;
}

// ---- DirEntry ---------------------------------------------------------------------------------------------------------------------

struct DirEntry : Object {
  GcSlot<Object> name, path;    // str, or bytes
  GcSlot<Object> stat, lstat;   // stat_result; null until asked for
  ino_t inode;
  int dir_fd;                   // of scandir(fd), else AT_FDCWD
  unsigned char kind;           // DT_...
};
DirEntry* AsEntry(Object* object) { return static_cast<DirEntry*>(object); }

void EntryDealloc(Object* object) {
  DirEntry* self = AsEntry(object);
  self->name.Clear();
  self->path.Clear();
  self->stat.Clear();
  self->lstat.Clear();
  FreeObject(self);
}

Ref<Object> FetchStat(DirEntry* self, bool follow) {
  PathArgument path("DirEntry", "path");
  if (!path.Parse(self->dir_fd == AT_FDCWD ? self->path.get() : self->name.get())) return nullptr;
  struct stat info;
  if (fstatat(self->dir_fd, path.text, &info, follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0) return RaiseOSError(errno, self->path.get());
  return NewStatResult(info);
}
Ref<Object> EntryLStat(DirEntry* self) {
  if (!self->lstat) {
    Ref<Object> fetched = FetchStat(self, false);
    if (!fetched) return nullptr;
    self->lstat.Set(std::move(fetched));
  }
  return NewRef(self->lstat.get());
}
int ModeOf(Borrowed<Object> stat_result) {
  Ref<StrObject> name = InternStr("st_mode");
  Ref<Object> mode = name ? GetAttr(stat_result, name) : nullptr;
  return mode ? AsInt(mode) : -1;
}
// 1, 0, -1 failed.
int IsLink(DirEntry* self) {
  if (self->kind != DT_UNKNOWN) return self->kind == DT_LNK;
  Ref<Object> info = EntryLStat(self);
  int mode = info ? ModeOf(info) : -1;
  return mode < 0 ? -1 : S_ISLNK(static_cast<mode_t>(mode));
}
Ref<Object> EntryStat(DirEntry* self, bool follow) {
  if (!follow) return EntryLStat(self);
  if (!self->stat) {
    int link = IsLink(self);
    if (link < 0) return nullptr;
    Ref<Object> fetched = link ? FetchStat(self, true) : EntryLStat(self);
    if (!fetched) return nullptr;
    self->stat.Set(std::move(fetched));
  }
  return NewRef(self->stat.get());
}

// Is it of the kind (S_IFDIR, S_IFREG)? What has vanished meanwhile is nothing.
Ref<Object> TestKind(DirEntry* self, bool follow, mode_t kind) {
  bool link = self->kind == DT_LNK;
  if (self->kind == DT_UNKNOWN || (link && follow)) {
    Ref<Object> info = EntryStat(self, follow);
    if (!info) {
      if (!PendingMatches(TypeId::kFileNotFoundError)) return nullptr;
      ClearError();
      return NewBool(false);
    }
    int mode = ModeOf(info);
    return mode < 0 ? nullptr : NewBool((static_cast<mode_t>(mode) & S_IFMT) == kind);
  }
  if (link) return NewBool(false);
  return NewBool(self->kind == (kind == S_IFDIR ? DT_DIR : DT_REG));
}

bool ParseFollow(const char* function, CallArgs args, bool* follow) {
  Object* out[1];
  *follow = true;
  return ParseArguments({function, {"follow_symlinks"}, 0, 0, 0}, args, out) && ParseFlag(out[0], follow);
}
Ref<Object> MethodIsDir(Borrowed<Object> self, CallArgs args) {
  bool follow;
  return ParseFollow("is_dir", args, &follow) ? TestKind(AsEntry(self), follow, S_IFDIR) : nullptr;
}
Ref<Object> MethodIsFile(Borrowed<Object> self, CallArgs args) {
  bool follow;
  return ParseFollow("is_file", args, &follow) ? TestKind(AsEntry(self), follow, S_IFREG) : nullptr;
}
Ref<Object> MethodStat(Borrowed<Object> self, CallArgs args) {
  bool follow;
  return ParseFollow("stat", args, &follow) ? EntryStat(AsEntry(self), follow) : nullptr;
}
Ref<Object> MethodIsSymlink(Borrowed<Object> self) {
  int link = IsLink(AsEntry(self));
  return link < 0 ? nullptr : NewBool(link);
}
Ref<Object> MethodInode(Borrowed<Object> self) { return NewIntFromUnsigned(AsEntry(self)->inode); }
Ref<Object> MethodPath(Borrowed<Object> self) { return NewRef(AsEntry(self)->path.get()); }
Ref<Object> EntryRepr(Borrowed<Object> self) { return StrFormat("<DirEntry %R>", AsEntry(self)->name.get()); }

constexpr MethodDef kEntryMethods[] = {
    OneArg("__class_getitem__", [](Borrowed<Object> type, Borrowed<Object> item) { return NewGenericAlias(type, item); },
           "See PEP 585", kClassMethodFlag),
    NoArgs("__fspath__", &MethodPath, "__fspath__($self, /)\n--\n\nThe path of the entry."),
    NoArgs("inode", &MethodInode, "inode($self, /)\n--\n\nThe inode of the entry."),
    Keywords("is_dir", &MethodIsDir, "is_dir($self, /, *, follow_symlinks=True)\n--\n\nWhether the entry is a directory."),
    Keywords("is_file", &MethodIsFile, "is_file($self, /, *, follow_symlinks=True)\n--\n\nWhether the entry is a file."),
    NoArgs("is_symlink", &MethodIsSymlink, "is_symlink($self, /)\n--\n\nWhether the entry is a symbolic link."),
    Keywords("stat", &MethodStat, "stat($self, /, *, follow_symlinks=True)\n--\n\nThe status of the entry; asked for once."),
};
constexpr MemberDef kEntryMembers[] = {
    {"name", MemberKind::kObjectOrError, offsetof(DirEntry, name), true, "the entry's base filename, relative to scandir() \"path\" argument"},
    {"path", MemberKind::kObjectOrError, offsetof(DirEntry, path), true,
     "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"},
};

constexpr TypeSpec EntrySpec() {
  TypeSpec spec = {};
  spec.name = "posix.DirEntry";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(DirEntry);
  spec.flags = kTypeDisallowInstantiation;
  spec.dealloc = &EntryDealloc;
  spec.slots.repr = &EntryRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.methods = kEntryMethods;
  spec.members = kEntryMembers;
  return spec;
}
constinit const TypeSpec kEntrySpec = EntrySpec();

Ref<Object> JoinedPath(Borrowed<Object> directory, Borrowed<Object> name) {
  if (IsBytes(name)) {
    std::string joined;
    if (!FileSystemBytes(directory, &joined)) return nullptr;
    if (!joined.empty() && joined.back() != '/') joined += '/';
    joined += BytesView(name.get());
    return NewBytes(joined);
  }
  StrBuilder text;
  auto* front = AsStr(directory);
  bool slash = front->length > 0 && StrChar(front, front->length - 1) != '/';
  if (!text.Append(front) || (slash && !text.AppendChar('/')) || !text.Append(AsStr(name))) return nullptr;
  return text.Finish();
}

// ---- scandir ------------------------------------------------------------------------------------------------------------------------

struct ScandirIterator : Object {
  GcSlot<Object> path;  // str, bytes, int; null: "."
  DIR* directory;       // null: exhausted or closed
  int dir_fd;           // as in DirEntry
  bool of_descriptor;
};
ScandirIterator* AsScandir(Object* object) { return static_cast<ScandirIterator*>(object); }

void CloseScandir(ScandirIterator* self) {
  if (DIR* directory = std::exchange(self->directory, nullptr)) CloseDirectory(directory, self->of_descriptor);
}
void ScandirFinalize(Object* object) {
  ScandirIterator* self = AsScandir(object);
  if (!self->directory) return;
  SavedException saved;
  if (!Warn(TypeId::kResourceWarning, 1, "unclosed scandir iterator %R", object)) {
    if (PendingMatches(TypeId::kWarning)) {
      WriteUnraisable(object);
    } else {
      ClearError();
    }
  }
  CloseScandir(self);
}
void ScandirDealloc(Object* object) {
  if (FinalizedBackToLife(object)) return;
  AsScandir(object)->path.Clear();
  FreeObject(object);
}

Ref<Object> NewEntry(ScandirIterator* self, const dirent* found) {
  bool bytes = self->path && IsBytes(self->path.get());
  Ref<Object> name = FileSystemText(found->d_name, bytes);
  if (!name) return nullptr;
  Ref<Object> path;
  if (self->of_descriptor) {
    path = name;
  } else if (self->path) {
    path = JoinedPath(self->path.get(), name);
  } else {
    Ref<StrObject> dot = NewStrAscii(".");
    path = dot ? JoinedPath(dot, name) : nullptr;
  }
  if (!path) return nullptr;
  auto* entry = NewObject<DirEntry>(CurrentPosix().dir_entry.get());
  if (!entry) return nullptr;
  entry->name.Init(std::move(name));
  entry->path.Init(std::move(path));
  entry->stat.InitNull();
  entry->lstat.InitNull();
  entry->inode = found->d_ino;
  entry->dir_fd = self->dir_fd;
  entry->kind = found->d_type;
  return Ref<Object>::Adopt(entry);
}

Ref<Object> ScandirNext(Borrowed<Object> object) {
  ScandirIterator* self = AsScandir(object);
  if (!self->directory) return nullptr;
  if (const dirent* found = NextEntry(self->directory)) {
    Ref<Object> entry = NewEntry(self, found);
    if (!entry) CloseScandir(self);
    return entry;
  }
  if (errno != 0) RaiseOSError(errno, self->path.get());
  CloseScandir(self);
  return nullptr;
}

Ref<Object> MethodClose(Borrowed<Object> self) {
  CloseScandir(AsScandir(self));
  return NewNone();
}
Ref<Object> MethodEnter(Borrowed<Object> self) { return self.ToOwned(); }
Ref<Object> MethodExit(Borrowed<Object> self, ArgSpan) { return MethodClose(self); }

constexpr MethodDef kScandirMethods[] = {
    NoArgs("__enter__", &MethodEnter),
    Positional("__exit__", &MethodExit, 0, -1),
    NoArgs("close", &MethodClose),
};
constexpr TypeSpec ScandirSpec() {
  TypeSpec spec = {};
  spec.name = "posix.ScandirIterator";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(ScandirIterator);
  spec.flags = kTypeDisallowInstantiation | kTypeHasFinalizer;
  spec.dealloc = &ScandirDealloc;
  spec.finalize = &ScandirFinalize;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = [](Borrowed<Object> self) { return self.ToOwned(); };
  spec.slots.next = &ScandirNext;
  spec.methods = kScandirMethods;
  return spec;
}
constinit const TypeSpec kScandirSpec = ScandirSpec();

Ref<Object> ScanDir(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  PathArgument path("scandir", "path", PathArgument::kDescriptor | PathArgument::kNullable);
  if (!ParseArguments({"scandir", {"path"}}, args, out) || !path.Parse(out[0])) return nullptr;
  DIR* directory = OpenDirectory(path);
  if (!directory) return nullptr;
  Ref<Object> kept_path = path.is_bytes() ? NewBytes(path.text) : path.object;
  auto* self = kept_path || !path.object ? NewObject<ScandirIterator>(CurrentPosix().scandir_iterator.get()) : nullptr;
  if (!self) {
    CloseDirectory(directory, path.is_fd());
    return nullptr;
  }
  self->path.Init(std::move(kept_path));
  self->directory = directory;
  self->of_descriptor = path.is_fd();
  self->dir_fd = path.is_fd() ? path.fd : AT_FDCWD;
  return Ref<Object>::Adopt(self);
}

// ---- Making, removing, the current directory ------------------------------------------------------------------------------------------

Ref<Object> MkDir(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  int mode = 0777, dir_fd;
  PathArgument path("mkdir", "path");
  if (!ParseArguments({"mkdir", {"path", "mode", "dir_fd"}, 1, 0, 2}, args, out) || !path.Parse(out[0]) || !ParseInt(out[1], &mode) ||
      !ParseDirFd(out[2], &dir_fd)) {
    return nullptr;
  }
  return mkdirat(dir_fd, path.text, static_cast<mode_t>(mode)) < 0 ? path.Error() : NewNone();
}

Ref<Object> RmDir(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int dir_fd;
  PathArgument path("rmdir", "path");
  if (!ParseArguments({"rmdir", {"path", "dir_fd"}, 1, 0, 1}, args, out) || !path.Parse(out[0]) || !ParseDirFd(out[1], &dir_fd)) {
    return nullptr;
  }
  return unlinkat(dir_fd, path.text, AT_REMOVEDIR) < 0 ? path.Error() : NewNone();
}

Ref<Object> ChDir(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  PathArgument path("chdir", "path", PathArgument::kDescriptor);
  if (!ParseArguments({"chdir", {"path"}, 1}, args, out) || !path.Parse(out[0])) return nullptr;
  int result = path.fd >= 0 ? fchdir(path.fd) : chdir(path.text);
  return result != 0 ? path.Error() : NewNone();
}

Ref<Object> FChDir(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int fd;
  if (!ParseArguments({"fchdir", {"fd"}, 1}, args, out) || !ParseFileno(out[0], &fd)) return nullptr;
  return Retrying([&] { return fchdir(fd); }) != 0 ? RetryingError() : NewNone();
}

Ref<Object> ChRoot(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  PathArgument path("chroot", "path");
  if (!ParseArguments({"chroot", {"path"}, 1}, args, out) || !path.Parse(out[0])) return nullptr;
  return chroot(path.text) < 0 ? path.Error() : NewNone();
}

Ref<Object> CurrentDirectoryAs(bool bytes) {
  std::string buffer(1024, '\0');
  while (!getcwd(buffer.data(), buffer.size())) {
    if (errno != ERANGE) return SystemError();
    buffer.resize(buffer.size() * 2);
  }
  return FileSystemText(buffer.c_str(), bytes);
}
Ref<Object> GetCwd(Borrowed<Object>) { return CurrentDirectoryAs(false); }
Ref<Object> GetCwdB(Borrowed<Object>) { return CurrentDirectoryAs(true); }

constexpr MethodDef kFunctions[] = {
    Keywords("chdir", &ChDir, "chdir($module, /, path)\n--\n\nMakes a directory the current one."),
    Keywords("chroot", &ChRoot, "chroot($module, /, path)\n--\n\nMakes a directory the root."),
    Keywords("fchdir", &FChDir, "fchdir($module, /, fd)\n--\n\nMakes an open directory the current one."),
    NoArgs("getcwd", &GetCwd, "getcwd($module, /)\n--\n\nThe current directory."),
    NoArgs("getcwdb", &GetCwdB, "getcwdb($module, /)\n--\n\nThe current directory as bytes."),
    Keywords("listdir", &ListDir, "listdir($module, /, path=None)\n--\n\nThe names in a directory, in any order, without '.' and '..'."),
    Keywords("mkdir", &MkDir, "mkdir($module, /, path, mode=511, *, dir_fd=None)\n--\n\nMakes a directory."),
    Keywords("rmdir", &RmDir, "rmdir($module, /, path, *, dir_fd=None)\n--\n\nRemoves an empty directory."),
    Keywords("scandir", &ScanDir, "scandir($module, /, path=None)\n--\n\nAn iterator of the DirEntry objects of a directory."),
};

}  // namespace

Table<MethodDef> PosixDirectoryFunctions() { return kFunctions; }

bool AddPosixDirectoryTypes(ModuleObject* module) {
  PosixState& state = CurrentPosix();
  if (!state.dir_entry) state.dir_entry = MakeBuiltinType(kEntrySpec);
  if (!state.scandir_iterator) state.scandir_iterator = MakeBuiltinType(kScandirSpec);
  return state.dir_entry && state.scandir_iterator && ModuleAdd(module, "DirEntry", NewRef<Object>(state.dir_entry.get()));
}

}  // namespace viv
