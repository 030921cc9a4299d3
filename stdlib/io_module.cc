// The module _io: open(), the standard streams, and the set of types. Answers to CPython's Modules/_io/_iomodule.c.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/io_objects.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

IoState& CurrentIo() { return *CurrentLibrary().io; }

namespace {

constexpr ptrdiff_t kBufferSize = 8192;

struct OpenMode {
  char kind = 'r';  // r w a x
  bool plus = false, binary = false, text = false;
};

bool ParseMode(Borrowed<Object> mode, OpenMode* out) {
  std::string text = StrToStdString(AsStr(mode));
  int kinds = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.find(text[i], i + 1) != std::string::npos) return RaiseFalse(TypeId::kValueError, "invalid mode: '%s'", text.c_str());
    switch (text[i]) {
      case 'r':
      case 'w':
      case 'a':
      case 'x':
        out->kind = text[i];
        ++kinds;
        break;
      case '+':
        out->plus = true;
        break;
      case 'b':
        out->binary = true;
        break;
      case 't':
        out->text = true;
        break;
      default:
        return RaiseFalse(TypeId::kValueError, "invalid mode: '%s'", text.c_str());
    }
  }
  if (out->binary && out->text) return RaiseFalse(TypeId::kValueError, "can't have text and binary mode at once");
  if (kinds > 1) return RaiseFalse(TypeId::kValueError, "must have exactly one of create/read/write/append mode");
  if (kinds == 0)
    return RaiseFalse(TypeId::kValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
  return true;
}

Ref<Object> CloseAndFail(Borrowed<Object> stream) {
  Ref<BaseExceptionObject> error = TakeError();
  if (!CallMethod(stream, Names().close)) ClearError();
  RestoreError(std::move(error));
  return nullptr;
}

Ref<Object> OpenFile(Borrowed<Object>, CallArgs args) {
  Object* out[8];
  if (!ParseArguments({"open", {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"}, 1}, args, out))
    return nullptr;
  if (out[1] && !IsStr(out[1])) return RaiseTypeError("open() argument 'mode' must be str, not %T", out[1]);
  for (int i : {3, 4, 5}) {
    static constexpr const char* kNames[] = {"encoding", "errors", "newline"};
    if (out[i] && out[i] != None() && !IsStr(out[i]))
      return RaiseTypeError("open() argument '%s' must be str or None, not %T", kNames[i - 3], out[i]);
  }
  auto given = [&](int i) { return out[i] && out[i] != None(); };
  OpenMode mode;
  if (out[1] && !ParseMode(out[1], &mode)) return nullptr;
  int buffering = out[2] ? AsInt(out[2]) : -1;
  if (buffering == -1 && ErrorPending()) return nullptr;
  if (mode.binary) {
    if (given(3)) return RaiseValueError("binary mode doesn't take an encoding argument");
    if (given(4)) return RaiseValueError("binary mode doesn't take an errors argument");
    if (given(5)) return RaiseValueError("binary mode doesn't take a newline argument");
  }
  if (mode.binary && buffering == 1 &&
      !Warn(TypeId::kRuntimeWarning, 1,
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used")) {
    return nullptr;
  }
  int close_fd = out[6] ? IsTrue(out[6]) : 1;
  if (close_fd < 0) return nullptr;
  char raw_mode[3] = {mode.kind, mode.plus ? '+' : '\0', '\0'};
  // A path object's text is the file's name, and the one in errors.
  Ref<Object> file = NewRef(out[0]);
  if (!IsStr(out[0]) && !IsBytes(out[0]) && !IsInt(out[0])) {
    Ref<Object> method = LookupSpecialMayRunPython(out[0], Names().__fspath__);
    if (!method && ErrorPending()) return nullptr;
    if (method) file = Call(method, {});
    if (!file) return nullptr;
    if (method && !IsStr(file.get()) && !IsBytes(file.get())) {
      return RaiseTypeError("expected %.200T.__fspath__() to return str or bytes, not %.200T", out[0], file.get());
    }
  }
  Ref<Object> raw = OpenFileIo(file, raw_mode, close_fd, out[7] ? out[7] : None());
  if (!raw) return nullptr;
  bool is_terminal = false;
  if (buffering < 0) {
    Ref<StrObject> isatty_name = InternStr("isatty");
    Ref<Object> answer = isatty_name ? CallMethod(raw, isatty_name) : nullptr;
    if (!answer) return CloseAndFail(raw);
    is_terminal = answer == True();
  }
  bool line_buffering = buffering == 1 || is_terminal;
  if (buffering == 0) {
    if (mode.binary) return raw;
    RaiseValueError("can't have unbuffered text I/O");
    return CloseAndFail(raw);
  }
  IoState& io = CurrentIo();
  TypeObject* type = mode.plus ? io.random.get() : mode.kind == 'r' ? io.reader.get() : io.writer.get();
  Ref<Object> buffer = NewBuffered(type, raw, buffering > 1 ? buffering : kBufferSize);
  if (!buffer) return CloseAndFail(raw);
  if (mode.binary) return buffer;
  Ref<Object> text = NewTextIo(buffer, out[3], out[4], out[5], line_buffering, false);
  if (!text) return CloseAndFail(buffer);
  Ref<Object> mode_object = out[1] ? NewRef(out[1]) : Ref<Object>(NewStrAscii("r"));
  if (!mode_object || !SetAttr(text, Names().mode, mode_object)) return CloseAndFail(text);
  return text;
}

Ref<Object> OpenCode(Borrowed<Object>, Borrowed<Object> path) {
  Ref<StrObject> mode = NewStrAscii("rb");
  if (!mode) return nullptr;
  Object* row[] = {path.get(), mode.get()};
  return OpenFile(nullptr, CallArgs{row, 2, nullptr});
}

Ref<Object> TextEncoding(Borrowed<Object>, ArgSpan args) {
  if (!IsNone(args[0])) return NewRef(args[0]);
  return NewStrAscii("locale");
}

constexpr MethodDef kFunctions[] = {
    Keywords("open", &OpenFile,
             "open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
             "opener=None)\n--\n\nOpens a file."),
    OneArg("open_code", &OpenCode),
    Positional("text_encoding", &TextEncoding, 1, 2),
};

bool MakeTypes(IoState* io) {
  io->base = MakeBuiltinType(kIoBaseSpec);
  if (!io->base) return false;
  io->raw_base = MakeBuiltinType(kRawIoBaseSpec, io->base.get());
  io->buffered_base = MakeBuiltinType(kBufferedIoBaseSpec, io->base.get());
  io->text_base = MakeBuiltinType(kTextIoBaseSpec, io->base.get());
  if (!io->raw_base || !io->buffered_base || !io->text_base) return false;
  io->file = MakeBuiltinType(kFileIoSpec, io->raw_base.get());
  io->reader = MakeBuiltinType(kBufferedReaderSpec, io->buffered_base.get());
  io->writer = MakeBuiltinType(kBufferedWriterSpec, io->buffered_base.get());
  io->random = MakeBuiltinType(kBufferedRandomSpec, io->buffered_base.get());
  io->bytes = MakeBuiltinType(kBytesIoSpec, io->buffered_base.get());
  io->text = MakeBuiltinType(kTextIoWrapperSpec, io->text_base.get());
  io->string = MakeBuiltinType(kStringIoSpec, io->text_base.get());
  io->rw_pair = MakeBuiltinType(kBufferedRwPairSpec, io->buffered_base.get());
  io->newline_decoder = MakeBuiltinType(kNewlineDecoderSpec);
  io->bytes_buffer = MakeBuiltinType(kBytesIoBufferSpec);
  if (!io->rw_pair || !io->newline_decoder || !io->bytes_buffer) return false;
  if (!io->file || !io->reader || !io->writer || !io->random || !io->bytes || !io->text || !io->string) {
    return false;
  }
  Ref<StrObject> name = InternStr("UnsupportedOperation"), module = InternStr("io");
  Ref<TupleObject> bases = NewTuple({BuiltinType(TypeId::kOSError), BuiltinType(TypeId::kValueError)});
  Ref<DictObject> dict = NewDict();
  if (!name || !module || !bases || !dict || !DictSet(dict.get(), Names().__module__, module)) return false;
  io->unsupported_operation = NewClass(BuiltinType(TypeId::kType), name, bases, dict, {});
  return static_cast<bool>(io->unsupported_operation);
}

}  // namespace

bool FillIo(ModuleObject* module) {
  IoState& io = CurrentIo();
  for (auto& [name, type] : {std::pair<const char*, TypeObject*>{"_IOBase", io.base.get()},
                             {"_RawIOBase", io.raw_base.get()},
                             {"_BufferedIOBase", io.buffered_base.get()},
                             {"_TextIOBase", io.text_base.get()},
                             {"FileIO", io.file.get()},
                             {"BufferedReader", io.reader.get()},
                             {"BufferedWriter", io.writer.get()},
                             {"BufferedRandom", io.random.get()},
                             {"BufferedRWPair", io.rw_pair.get()},
                             {"IncrementalNewlineDecoder", io.newline_decoder.get()},
                             {"BytesIO", io.bytes.get()},
                             {"StringIO", io.string.get()},
                             {"TextIOWrapper", io.text.get()}}) {
    if (!ModuleAdd(module, name, NewRef<Object>(type))) return false;
  }
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "open", NewRef(io.open.get())) &&
         ModuleAdd(module, "DEFAULT_BUFFER_SIZE", NewInt(kBufferSize)) &&
         ModuleAdd(module, "UnsupportedOperation", NewRef(io.unsupported_operation.get())) &&
         ModuleAdd(module, "BlockingIOError", NewRef<Object>(BuiltinType(TypeId::kBlockingIOError)));
}

// ---- The standard streams -------------------------------------------------------------------------------------------------------

namespace {

Ref<Object> StandardStream(int fd, const char* name, bool write, const LibraryOptions& options) {
  if (fcntl(fd, F_GETFD) < 0) return NewNone();
  Ref<Object> number = NewInt(fd);
  Ref<Object> raw = number ? OpenFileIo(number, write ? "w" : "r", false, None()) : nullptr;
  if (!raw) {
    if (!PendingMatches(TypeId::kOSError)) return nullptr;
    ClearError();
    return NewNone();
  }
  IoState& io = CurrentIo();
  bool unbuffered = options.unbuffered && write;
  Ref<StrObject> shown = NewStr(name);
  if (!shown || !SetAttr(raw, Names().name, shown)) return nullptr;
  Ref<Object> buffer = unbuffered ? raw : NewBuffered(write ? io.writer.get() : io.reader.get(), raw, kBufferSize);
  if (!buffer) return nullptr;
  const std::string& chosen = options.io_errors;
  Ref<StrObject> encoding = NewStr(options.io_encoding.empty() ? std::string("utf-8") : options.io_encoding),
                 errors = NewStr(fd == 2 ? std::string("backslashreplace") : chosen.empty() ? std::string("strict") : chosen),
                 newline = NewStrAscii("\n");
  if (!encoding || !errors || !newline) return nullptr;
  bool line_buffering = write && (fd == 2 || isatty(fd));
  Ref<Object> stream = NewTextIo(buffer, encoding, errors, write ? Borrowed<Object>(newline.get()) : Borrowed<Object>(None()),
                                 line_buffering, unbuffered);
  Ref<StrObject> mode = NewStrAscii(write ? "w" : "r");
  if (!stream || !mode || !SetAttr(stream, Names().mode, mode)) return nullptr;
  return stream;
}

}  // namespace

bool InitStandardStreams(Runtime& runtime, const LibraryOptions& options) {
  Library& library = CurrentLibrary();
  library.io = std::make_unique<IoState>();
  if (!MakeTypes(library.io.get())) return false;
  struct Row {
    int fd;
    const char *name, *shown, *original;
  };
  for (const Row& row : {Row{0, "stdin", "<stdin>", "__stdin__"}, Row{1, "stdout", "<stdout>", "__stdout__"},
                         Row{2, "stderr", "<stderr>", "__stderr__"}}) {
    Ref<Object> stream = StandardStream(row.fd, row.shown, row.fd != 0, options);
    if (!stream || !ModuleAdd(runtime.sys, row.name, stream) || !ModuleAdd(runtime.sys, row.original, stream)) return false;
  }
  // builtins.open is io.open.
  Ref<StrObject> name = InternStr("io");
  static constexpr MethodDef kOpen[] = {kFunctions[0]};
  Ref<Object> open = name ? NewBuiltinFunction(&kOpen[0], nullptr, name) : nullptr;
  if (!open) return false;
  library.io->open = open;
  return ModuleAdd(runtime.builtins, "open", std::move(open));
}

bool FlushStandardStreams(Runtime& runtime) {
  bool ok = true;
  for (const char* name : {"stdout", "stderr"}) {
    Borrowed<Object> stream = DictGetText(ModuleDict(runtime.sys), name);
    if (!stream || IsNone(stream)) continue;
    Ref<Object> keep = stream.ToOwned();
    Ref<StrObject> closed_name = InternStr("closed");
    Ref<Object> closed;
    if (closed_name && LookupAttr(keep, closed_name, &closed) > 0 && IsTrue(closed) == 1) continue;
    ClearError();
    if (CallMethod(keep, Names().flush)) continue;
    if (name[3] == 'o') {
      WriteUnraisable(keep);
      ok = false;
    }
    ClearError();
  }
  return ok;
}

}  // namespace viv
