// TextIOWrapper: a stream of bytes as text. Answers to CPython's Modules/_io/textio.c.
//
// Bytes that were read ahead are kept as bytes and decoded line by line, so that tell() is the plain position of the next byte. For
// encodings that do not contain ASCII (UTF-16, UTF-32) the rest of the stream is decoded at once and kept as UTF-8.
#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

constexpr size_t kChunk = 8192;

TextIo* AsText(Object* object) { return static_cast<TextIo*>(object); }

bool CheckUsable(TextIo* self) {
  if (!self->buffer) {
    return RaiseFalse(TypeId::kValueError,
                      self->detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
  }
  return true;
}
bool CheckTextOpen(TextIo* self) {
  if (!CheckUsable(self)) return false;
  Ref<StrObject> name = InternStr("closed");
  Ref<Object> closed = name ? GetAttr(self->buffer.get(), name) : nullptr;
  if (!closed) return false;
  int truth = IsTrue(closed);
  if (truth > 0) RaiseValueError("I/O operation on closed file.");
  return truth == 0;
}

const char* Encoding(const TextIo* self) { return StrData(self->encoding.get()); }
std::string Errors(const TextIo* self) { return StrToStdString(self->errors.get()); }

int Traverse(Object* object, VisitFn visit, void* context) {
  if (int stop = AsText(object)->buffer.Visit(visit, context)) return stop;
  return IoTraverse(AsIo(object), visit, context);
}
void Clear(Object* object) {
  AsText(object)->buffer.Clear();
  IoClear(AsIo(object));
}
void Dealloc(Object* object) {
  if (IoFinalizedBackToLife(object)) return;
  TextIo* self = AsText(object);
  delete std::exchange(self->pending, nullptr);
  delete std::exchange(self->input, nullptr);
  self->encoding.Clear();
  self->errors.Clear();
  self->newline.Clear();
  Clear(object);
  FreeObject(object);
}

// How newlines are treated, from the newline argument. False: bad value.
bool SetNewline(TextIo* self, Borrowed<Object> newline) {
  if (newline && !IsNone(newline)) {
    if (!IsStr(newline))
      return RaiseFalse(TypeId::kTypeError, "TextIOWrapper() argument 'newline' must be str or None, not %T", newline.get());
    std::string text = StrToStdString(AsStr(newline));
    if (text != "" && text != "\n" && text != "\r" && text != "\r\n")
      return RaiseFalse(TypeId::kValueError, "illegal newline value: %R", newline.get());
    self->universal = text.empty();
    self->translate = false;
  } else {
    self->universal = self->translate = true;
  }
  self->newline.Set(newline ? newline.ToOwned() : NewNone());
  return true;
}

std::string NewlineText(const TextIo* self) {
  Object* newline = self->newline.get();
  return newline && IsStr(newline) ? StrToStdString(AsStr(newline)) : "";
}

// Whether ASCII characters are coded as themselves: not in UTF-16, not in EBCDIC.
bool ContainsAscii(Borrowed<StrObject> encoding) {
  std::string all(128, '\0');
  for (size_t i = 0; i < all.size(); ++i) all[i] = static_cast<char>(i);
  Ref<StrObject> text = NewStrAscii(all);
  Ref<Object> coded = text ? EncodeStr(text, StrToStdString(encoding.get()).c_str(), nullptr) : nullptr;
  if (!coded) return ClearError(), false;
  return IsBytes(coded.get()) && BytesView(coded.get()) == all;
}

bool Init(TextIo* self, Borrowed<Object> buffer, Borrowed<Object> encoding, Borrowed<Object> errors, Borrowed<Object> newline,
          bool line_buffering, bool write_through) {
  if (encoding && !IsNone(encoding) && !IsStr(encoding)) {
    return RaiseFalse(TypeId::kTypeError, "TextIOWrapper() argument 'encoding' must be str or None, not %T", encoding.get());
  }
  if (errors && !IsNone(errors) && !IsStr(errors)) {
    return RaiseFalse(TypeId::kTypeError, "TextIOWrapper() argument 'errors' must be str or None, not %T", errors.get());
  }
  Ref<StrObject> name = encoding && !IsNone(encoding) ? NewRef(AsStr(encoding)) : NewStrAscii("UTF-8");
  Ref<StrObject> handler = errors && !IsNone(errors) ? NewRef(AsStr(errors)) : NewStrAscii("strict");
  if (!name || !handler) return false;
  std::string lower;
  for (char c : StrToStdString(name.get())) lower += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (lower == "locale") name = NewStrAscii("UTF-8"), lower = "utf-8";
  // An unknown encoding is found out here, not at the first write.
  Ref<Object> probe = EncodeStr(CurrentRuntime().empty_str, StrToStdString(name.get()).c_str(), nullptr);
  if (!probe) return false;
  self->utf8 = lower == "utf-8" || lower == "utf8";
  self->single_byte = self->utf8 || ContainsAscii(name.get());
  self->encoding.Set(std::move(name));
  self->errors.Set(std::move(handler));
  if (!SetNewline(self, newline)) return false;
  self->line_buffering = line_buffering;
  self->write_through = write_through;
  self->buffer.Set(buffer.ToOwned());
  if (!self->pending) self->pending = new std::string;
  if (!self->input) self->input = new std::string;
  self->pending->clear();
  self->input->clear();
  self->input_position = 0;
  self->at_eof = false;
  return true;
}

Ref<Object> TextNew(TypeObject* type, CallArgs) { return NewIo(type); }

bool TextInit(Borrowed<Object> self, CallArgs args) {
  Object* out[6];
  if (!ParseArguments({"TextIOWrapper", {"buffer", "encoding", "errors", "newline", "line_buffering", "write_through"}, 1}, args,
                      out))
    return false;
  int line_buffering = out[4] ? IsTrue(out[4]) : 0, write_through = out[5] ? IsTrue(out[5]) : 0;
  if (line_buffering < 0 || write_through < 0) return false;
  return Init(AsText(self), out[0], out[1], out[2], out[3], line_buffering, write_through);
}

// ---- Reading --------------------------------------------------------------------------------------------------------------------

std::string_view Ahead(const TextIo* self) { return std::string_view(*self->input).substr(self->input_position); }

// More bytes behind those read ahead. 1 some came, 0 end, -1 failed.
int Fill(TextIo* self) {
  if (self->at_eof) return 0;
  self->input->erase(0, self->input_position);
  self->input_position = 0;
  Ref<Object> size = NewInt(kChunk);
  Ref<StrObject> read1 = InternStr("read1");
  Ref<Object> method;
  int has_read1 = self->single_byte ? LookupAttr(self->buffer.get(), read1, &method) : 0;
  if (has_read1 < 0) return -1;
  Ref<Object> data;
  if (has_read1) {
    data = Call(method, {size.get()});
  } else if (self->single_byte) {
    data = CallMethod(self->buffer.get(), Names().read, {size.get()});
  } else {
    data = CallMethod(self->buffer.get(), Names().read);
  }
  if (!data) return -1;
  if (!IsBytes(data.get())) {
    return RaiseTypeError("underlying %s() should have returned a bytes-like object, not '%.200T'", has_read1 ? "read1" : "read",
                          data.get()),
           -1;
  }
  std::string_view bytes = BytesView(data.get());
  if (bytes.empty()) {
    self->at_eof = true;
    return 0;
  }
  if (self->single_byte) {
    *self->input += bytes;
    return 1;
  }
  self->at_eof = true;
  Ref<StrObject> text = DecodeBytes(bytes, Encoding(self), Errors(self).c_str());
  if (!text) return -1;
  *self->input += StrToStdString(text.get());
  return 1;
}

// Newlines of all kinds become '\n' where the stream translates; notes which kinds were seen.
std::string Translated(TextIo* self, std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r') {
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') {
        self->seen_crlf = true;
        ++i;
      } else {
        self->seen_cr = true;
      }
      result += '\n';
    } else {
      self->seen_lf = self->seen_lf || bytes[i] == '\n';
      result += bytes[i];
    }
  }
  return result;
}

Ref<StrObject> Decode(TextIo* self, std::string_view bytes) {
  std::string translated;
  if (self->translate && bytes.find('\r') != std::string_view::npos) {
    translated = Translated(self, bytes);
    bytes = translated;
  } else if (self->universal && bytes.find_first_of("\r\n") != std::string_view::npos) {
    Translated(self, bytes);  // for what it notes
  }
  if (!self->single_byte) return NewStr(bytes);  // decoded already
  return DecodeBytes(bytes, Encoding(self), Errors(self).c_str());
}

Ref<StrObject> TakeText(TextIo* self, size_t bytes) {
  Ref<StrObject> text = Decode(self, Ahead(self).substr(0, bytes));
  if (text) self->input_position += bytes;
  return text;
}

// The length in bytes of the first line among those ahead, its newline included; 0: no whole line is there yet.
size_t LineLength(const TextIo* self, std::string_view ahead, size_t from, bool at_eof) {
  if (!self->universal) {
    std::string newline = NewlineText(self);
    size_t found = ahead.find(newline, from >= newline.size() ? from - newline.size() + 1 : 0);
    return found == std::string_view::npos ? 0 : found + newline.size();
  }
  size_t found = ahead.find_first_of("\r\n", from);
  if (found == std::string_view::npos) return 0;
  if (ahead[found] == '\n') return found + 1;
  if (found + 1 < ahead.size()) return found + (ahead[found + 1] == '\n' ? 2 : 1);
  return at_eof ? found + 1 : 0;  // a '\n' may still follow
}

bool CanRead(TextIo* self) {
  if (!CheckTextOpen(self)) return false;
  Ref<StrObject> readable = InternStr("readable");
  if (self->input->empty() && !self->at_eof) {
    Ref<Object> answer = readable ? CallMethod(self->buffer.get(), readable) : nullptr;
    if (!answer) return false;
    int truth = IsTrue(answer);
    if (truth == 0) RaiseUnsupported("not readable");
    if (truth <= 0) return false;
  }
  return TextFlush(self);
}

// How many bytes the first `characters` characters take; fewer where they are not all there (*complete false).
size_t BytesOfCharacters(const TextIo* self, std::string_view ahead, size_t characters, bool* complete) {
  bool multibyte = self->utf8 || !self->single_byte;
  size_t i = 0;
  for (size_t n = 0; n < characters; ++n) {
    if (i >= ahead.size()) {
      *complete = false;
      return i;
    }
    if (self->translate && ahead[i] == '\r') {
      if (i + 1 >= ahead.size() && !self->at_eof) {
        *complete = false;
        return i;
      }
      i += i + 1 < ahead.size() && ahead[i + 1] == '\n' ? 2 : 1;
      continue;
    }
    ++i;
    while (multibyte && i < ahead.size() && (static_cast<uint8_t>(ahead[i]) & 0xC0) == 0x80) ++i;
  }
  // The last character may be cut off by the end of what was read.
  *complete = !multibyte || i < ahead.size() || self->at_eof || (i > 0 && static_cast<uint8_t>(ahead[i - 1]) < 0x80);
  return i;
}

Ref<Object> MethodRead(Borrowed<Object> object, ArgSpan args) {
  TextIo* self = AsText(object);
  ptrdiff_t n = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  if (n == -1 && ErrorPending()) return nullptr;
  if (!CanRead(self)) return nullptr;
  if (n < 0) {
    Ref<Object> rest = self->single_byte ? CallMethod(self->buffer.get(), Names().read) : nullptr;
    if (self->single_byte) {
      if (!rest) return nullptr;
      if (!IsBytes(rest.get()))
        return RaiseTypeError("underlying read() should have returned a bytes-like object, not '%.200T'", rest.get());
      *self->input += BytesView(rest.get());
    } else if (Fill(self) < 0) {
      return nullptr;
    }
    self->at_eof = false;
    return TakeText(self, Ahead(self).size());
  }
  for (;;) {
    bool complete = true;
    size_t bytes = BytesOfCharacters(self, Ahead(self), static_cast<size_t>(n), &complete);
    if (complete) return TakeText(self, bytes);
    int more = Fill(self);
    if (more < 0) return nullptr;
    if (more == 0) {
      self->at_eof = false;  // a file may grow; what is there is all for now
      return TakeText(self, Ahead(self).size());
    }
  }
}

Ref<StrObject> ReadLine(TextIo* self, ptrdiff_t limit) {
  size_t searched = 0;
  for (;;) {
    std::string_view ahead = Ahead(self);
    size_t length = LineLength(self, ahead, searched, self->at_eof);
    if (length || self->at_eof) {
      if (!length) length = ahead.size();
      if (limit >= 0) {
        bool complete = true;
        length = std::min(length, BytesOfCharacters(self, ahead, static_cast<size_t>(limit), &complete));
      }
      if (self->at_eof && ahead.empty()) self->at_eof = false;
      return TakeText(self, length);
    }
    if (limit >= 0) {
      bool complete = true;
      size_t bytes = BytesOfCharacters(self, ahead, static_cast<size_t>(limit), &complete);
      if (complete) return TakeText(self, bytes);
    }
    searched = ahead.empty() ? 0 : ahead.size() - 1;
    if (Fill(self) < 0) return nullptr;
  }
}

Ref<Object> MethodReadline(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t limit = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  if (limit == -1 && ErrorPending()) return nullptr;
  if (!CanRead(AsText(object))) return nullptr;
  return ReadLine(AsText(object), limit);
}

Ref<Object> IterNext(Borrowed<Object> object) {
  TextIo* self = AsText(object);
  if (TypeOf(object) != CurrentIo().text.get()) {  // a subclass may have a readline of its own
    Ref<Object> line = CallMethod(object, Names().readline);
    if (!line) return nullptr;
    return Length(line) > 0 ? std::move(line) : nullptr;
  }
  if (!CanRead(self)) return nullptr;
  Ref<StrObject> line = ReadLine(self, -1);
  return line && line->length > 0 ? Ref<Object>(std::move(line)) : nullptr;
}

// ---- Writing --------------------------------------------------------------------------------------------------------------------

Ref<Object> MethodWrite(Borrowed<Object> object, Borrowed<Object> text) {
  TextIo* self = AsText(object);
  if (!IsStr(text)) return RaiseTypeError("write() argument must be str, not %s", text->type->name);
  if (!CheckTextOpen(self)) return nullptr;
  auto* s = AsStr(text);
  std::string encoded;
  std::string_view bytes;
  Ref<Object> keep;
  std::string errors;
  if (s->ascii && self->single_byte) {
    bytes = {StrData(s), static_cast<size_t>(s->length)};
  } else {
    errors = Errors(self);
    keep = EncodeStr(s, Encoding(self), errors.c_str());
    if (!keep) return nullptr;
    bytes = BytesView(keep.get());
  }
  bool has_newline =
      self->single_byte ? bytes.find('\n') != std::string_view::npos : StrToStdString(s).find('\n') != std::string::npos;
  std::string newline = NewlineText(self);
  if (has_newline && !newline.empty() && newline != "\n") {
    Ref<StrObject> from = NewStrAscii("\n"), to = NewStrAscii(newline), replace = InternStr("replace");
    Ref<Object> replaced = from && to && replace ? CallMethod(text, replace, {from.get(), to.get()}) : nullptr;
    keep = replaced ? EncodeStr(AsStr(replaced.get()), Encoding(self), Errors(self).c_str()) : nullptr;
    if (!keep) return nullptr;
    bytes = BytesView(keep.get());
  }
  bool has_return = bytes.find('\r') != std::string_view::npos;
  self->pending->append(bytes);
  bool flush_all = self->line_buffering && (has_newline || has_return);
  if (self->pending->size() >= kChunk || self->write_through || flush_all) {
    if (!TextFlush(self)) return nullptr;
  }
  if (flush_all && !CallMethod(self->buffer.get(), Names().flush)) return nullptr;
  // What was read ahead is no longer what follows.
  if (!self->input->empty()) {
    self->input->clear();
    self->input_position = 0;
  }
  return NewInt(s->length);
}

}  // namespace

bool TextFlush(TextIo* self) {
  if (!self->pending || self->pending->empty()) return true;
  Ref<Object> data = NewBytes(*self->pending);
  if (!data) return false;
  self->pending->clear();
  return static_cast<bool>(CallMethod(self->buffer.get(), Names().write, {data.get()}));
}

namespace {

Ref<Object> MethodFlush(Borrowed<Object> object) {
  TextIo* self = AsText(object);
  if (!CheckTextOpen(self) || !TextFlush(self)) return nullptr;
  return CallMethod(self->buffer.get(), Names().flush);
}

Ref<Object> MethodClose(Borrowed<Object> object) {
  TextIo* self = AsText(object);
  if (!CheckUsable(self)) return nullptr;
  Ref<StrObject> name = InternStr("closed");
  Ref<Object> closed = name ? GetAttr(self->buffer.get(), name) : nullptr;
  if (!closed) return nullptr;
  int truth = IsTrue(closed);
  if (truth != 0) return truth > 0 ? NewNone() : nullptr;
  Ref<Object> flushed = CallMethod(object, Names().flush);
  Ref<BaseExceptionObject> error = flushed ? nullptr : TakeError();
  Ref<Object> done = CallMethod(self->buffer.get(), Names().close);
  self->closed = true;
  if (error) {
    ClearError();
    RestoreError(std::move(error));
    return nullptr;
  }
  return done ? NewNone() : nullptr;
}

Ref<Object> MethodDetach(Borrowed<Object> object) {
  TextIo* self = AsText(object);
  if (!CheckUsable(self) || !CallMethod(object, Names().flush)) return nullptr;
  self->detached = true;
  return self->buffer.Take();
}

Ref<Object> MethodTell(Borrowed<Object> object) {
  TextIo* self = AsText(object);
  if (!CheckTextOpen(self) || !TextFlush(self)) return nullptr;
  Ref<StrObject> seekable = InternStr("seekable"), tell = InternStr("tell");
  Ref<Object> answer = seekable && tell ? CallMethod(self->buffer.get(), seekable) : nullptr;
  if (!answer) return nullptr;
  int truth = IsTrue(answer);
  if (truth <= 0) return truth < 0 ? nullptr : RaiseUnsupported("underlying stream is not seekable");
  if (!CallMethod(self->buffer.get(), Names().flush)) return nullptr;
  Ref<Object> position = CallMethod(self->buffer.get(), tell);
  if (!position || Ahead(self).empty()) return position;
  if (!self->single_byte) return Raise(TypeId::kOSError, "telling position disabled by reading ahead");
  Ref<Object> ahead = NewInt(static_cast<int64_t>(Ahead(self).size()));
  return ahead ? IntSubtract(position.get(), ahead.get()) : nullptr;
}

Ref<Object> MethodSeek(Borrowed<Object> object, ArgSpan args) {
  TextIo* self = AsText(object);
  if (!CheckTextOpen(self)) return nullptr;
  int whence = args.size > 1 ? AsInt(args[1]) : 0;
  if (whence == -1 && ErrorPending()) return nullptr;
  Ref<Object> cookie = NewRef(args[0]);
  bool zero = IsInt(cookie.get()) && IntSign(cookie.get()) == 0;
  if (whence == 1) {
    if (!zero) return RaiseUnsupported("can't do nonzero cur-relative seeks");
    whence = 0;
    cookie = MethodTell(object);
    if (!cookie) return nullptr;
  } else if (whence == 2 && !zero) {
    return RaiseUnsupported("can't do nonzero end-relative seeks");
  } else if (whence < 0 || whence > 2) {
    return RaiseValueError("invalid whence (%d, should be 0, 1 or 2)", whence);
  }
  if (whence == 0 && IsInt(cookie.get()) && IntSign(cookie.get()) < 0)
    return RaiseValueError("negative seek position %R", cookie.get());
  if (!CallMethod(object, Names().flush)) return nullptr;
  self->input->clear();
  self->input_position = 0;
  self->at_eof = false;
  Ref<StrObject> seek = InternStr("seek");
  Ref<Object> how = NewInt(whence);
  return seek && how ? CallMethod(self->buffer.get(), seek, {cookie.get(), how.get()}) : nullptr;
}

Ref<Object> MethodTruncate(Borrowed<Object> object, ArgSpan args) {
  TextIo* self = AsText(object);
  if (!CheckUsable(self) || !CallMethod(object, Names().flush)) return nullptr;
  Ref<Object> size = args.size > 0 ? NewRef(args[0]) : MethodTell(object);
  Ref<StrObject> truncate = InternStr("truncate");
  return size && truncate ? CallMethod(self->buffer.get(), truncate, {size.get()}) : nullptr;
}

Ref<Object> MethodReconfigure(Borrowed<Object> object, CallArgs args) {
  Object* out[5];
  if (!ParseArguments({"reconfigure", {"encoding", "errors", "newline", "line_buffering", "write_through"}, 0, 0, 0}, args, out))
    return nullptr;
  TextIo* self = AsText(object);
  if (!CheckUsable(self) || !CallMethod(object, Names().flush)) return nullptr;
  bool line_buffering = self->line_buffering, write_through = self->write_through;
  for (auto [given, flag] : {std::pair{out[3], &line_buffering}, {out[4], &write_through}}) {
    if (!given || given == None()) continue;
    int truth = IsTrue(given);
    if (truth < 0) return nullptr;
    *flag = truth;
  }
  Ref<Object> buffer = NewRef(self->buffer.get());
  Ref<Object> encoding = out[0] && out[0] != None() ? NewRef(out[0]) : NewRef<Object>(self->encoding.get());
  Ref<Object> errors = out[1] && out[1] != None()   ? NewRef(out[1])
                       : out[0] && out[0] != None() ? Ref<Object>(NewStrAscii("strict"))
                                                    : NewRef<Object>(self->errors.get());
  Ref<Object> newline = out[2] ? NewRef(out[2]) : NewRef(self->newline.get());
  std::string ahead(Ahead(self));
  if (!Init(self, buffer, encoding, errors, newline, line_buffering, write_through)) return nullptr;
  *self->input = ahead;
  return NewNone();
}

Ref<Object> Forward(Borrowed<Object> object, const char* method) {
  if (!CheckUsable(AsText(object))) return nullptr;
  Ref<StrObject> name = InternStr(method);
  return name ? CallMethod(AsText(object)->buffer.get(), name) : nullptr;
}
Ref<Object> MethodFileno(Borrowed<Object> self) { return Forward(self, "fileno"); }
Ref<Object> MethodIsatty(Borrowed<Object> self) { return Forward(self, "isatty"); }
Ref<Object> MethodSeekable(Borrowed<Object> self) { return Forward(self, "seekable"); }
Ref<Object> MethodReadable(Borrowed<Object> self) { return Forward(self, "readable"); }
Ref<Object> MethodWritable(Borrowed<Object> self) { return Forward(self, "writable"); }

Ref<Object> BufferAttribute(Borrowed<Object> object, const char* name) {
  if (!CheckUsable(AsText(object))) return nullptr;
  Ref<StrObject> text = InternStr(name);
  return text ? GetAttr(AsText(object)->buffer.get(), text) : nullptr;
}
Ref<Object> GetClosed(Borrowed<Object> self) { return BufferAttribute(self, "closed"); }
Ref<Object> GetName(Borrowed<Object> self) { return BufferAttribute(self, "name"); }
Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }
Ref<Object> GetEncoding(Borrowed<Object> self) { return OrNone(AsText(self)->encoding.get()); }
Ref<Object> GetErrors(Borrowed<Object> self) { return OrNone(AsText(self)->errors.get()); }
Ref<Object> GetBuffer(Borrowed<Object> self) { return OrNone(AsText(self)->buffer.get()); }
Ref<Object> GetLineBuffering(Borrowed<Object> self) { return NewBool(AsText(self)->line_buffering); }
Ref<Object> GetWriteThrough(Borrowed<Object> self) { return NewBool(AsText(self)->write_through); }
Ref<Object> GetNewlines(Borrowed<Object> object) {
  TextIo* self = AsText(object);
  Ref<Object> kinds[3];
  size_t n = 0;
  for (auto [seen, text] : {std::pair{self->seen_cr, "\r"}, {self->seen_lf, "\n"}, {self->seen_crlf, "\r\n"}}) {
    if (seen && !(kinds[n++] = NewStrAscii(text))) return nullptr;
  }
  if (n == 0) return NewNone();
  if (n == 1) return kinds[0];
  Object* row[] = {kinds[0].get(), kinds[1].get(), kinds[2].get()};
  return NewTupleFrom({row, n});
}

Ref<Object> TextRepr(Borrowed<Object> object) {
  StrBuilder builder;
  if (!builder.AppendAscii("<_io.TextIOWrapper")) return nullptr;
  for (const char* attribute : {"name", "mode"}) {
    Ref<StrObject> key = InternStr(attribute);
    Ref<Object> value;
    int found = key ? LookupAttr(object, key, &value) : -1;
    if (found < 0) {
      if (!PendingMatches(TypeId::kValueError)) return nullptr;
      ClearError();
    }
    if (!value) continue;
    Ref<StrObject> part = StrFormat(" %s=%R", attribute, value.get());
    if (!part || !builder.Append(part)) return nullptr;
  }
  Ref<StrObject> tail =
      StrFormat(" encoding=%R>", AsText(object)->encoding ? static_cast<Object*>(AsText(object)->encoding.get()) : None());
  if (!tail || !builder.Append(tail)) return nullptr;
  return builder.Finish();
}

constexpr MethodDef kMethods[] = {
    Positional("read", &MethodRead, 0, 1),
    Positional("readline", &MethodReadline, 0, 1),
    OneArg("write", &MethodWrite),
    NoArgs("flush", &MethodFlush),
    NoArgs("close", &MethodClose),
    NoArgs("detach", &MethodDetach),
    NoArgs("tell", &MethodTell),
    Positional("seek", &MethodSeek, 1, 2),
    Positional("truncate", &MethodTruncate, 0, 1),
    Keywords("reconfigure", &MethodReconfigure),
    NoArgs("fileno", &MethodFileno),
    NoArgs("isatty", &MethodIsatty),
    NoArgs("seekable", &MethodSeekable),
    NoArgs("readable", &MethodReadable),
    NoArgs("writable", &MethodWritable),
};
constexpr GetSetDef kGetSets[] = {
    {"closed", &GetClosed},
    {"name", &GetName},
    {"encoding", &GetEncoding},
    {"errors", &GetErrors},
    {"buffer", &GetBuffer},
    {"line_buffering", &GetLineBuffering},
    {"write_through", &GetWriteThrough},
    {"newlines", &GetNewlines},
};

constexpr TypeSpec TextSpec() {
  TypeSpec spec = {};
  spec.name = "_io.TextIOWrapper";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(TextIo);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.finalize = &IoFinalize;
  spec.slots.repr = &TextRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.next = &IterNext;
  spec.slots.new_ = &TextNew;
  spec.slots.init = &TextInit;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  return spec;
}

}  // namespace

constinit const TypeSpec kTextIoWrapperSpec = TextSpec();

Ref<Object> NewTextIo(Borrowed<Object> buffer, Borrowed<Object> encoding, Borrowed<Object> errors, Borrowed<Object> newline,
                      bool line_buffering, bool write_through) {
  Ref<Object> self = NewIo(CurrentIo().text.get());
  if (!self || !Init(AsText(self.get()), buffer, encoding, errors, newline, line_buffering, write_through)) return nullptr;
  return self;
}

}  // namespace viv
