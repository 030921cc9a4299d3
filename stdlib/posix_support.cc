#include "stdlib/posix_support.h"

#include <fcntl.h>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/library_state.h"

namespace viv {

PosixState& CurrentPosix() { return *CurrentLibrary().posix; }

// ---- Paths ------------------------------------------------------------------------------------------------------------------------

bool PathArgument::Parse(Borrowed<Object> given) {
  if (!given || (IsNone(given) && (kind_ & kNullable))) {
    return true;
  }
  object = given.ToOwned();
  if (IsStr(given) || IsBytes(given)) return ParseText();
  bool takes_fd = (kind_ & kDescriptor) && IsIndex(given);
  const char* wanted = (kind_ & kDescriptor) && (kind_ & kNullable) ? "string, bytes, os.PathLike, integer or None"
                       : kind_ & kDescriptor                        ? "string, bytes, os.PathLike or integer"
                       : kind_ & kNullable                          ? "string, bytes, os.PathLike or None"
                                                                    : "string, bytes or os.PathLike";
  if (HasBuffer(given) && !takes_fd) {
    if (!Warn(TypeId::kDeprecationWarning, 1, "%s: %s should be %s, not %.200T", function_, argument_, wanted, given.get())) return false;
    std::string copy;
    if (!CopyBuffer(given, &copy)) return false;
    encoded_ = NewBytes(copy);  // the object itself is the filename of errors
    return encoded_ && TakeText(encoded_, true);
  }
  if (takes_fd) {
    Ref<Object> index = Index(given);
    if (!index) return false;
    int overflow = 0;
    int64_t value = IntAsInt64(index, &overflow);
    if (overflow > 0 || value > INT32_MAX) return RaiseFalse(TypeId::kOverflowError, "fd is greater than maximum");
    if (overflow < 0 || value < INT32_MIN) return RaiseFalse(TypeId::kOverflowError, "fd is less than minimum");
    fd = static_cast<int>(value);
    negative_fd = fd < 0;
    return true;
  }
  Ref<Object> method = LookupSpecialMayRunPython(given, Names().__fspath__);
  if (!method) {
    if (ErrorPending()) return false;
    return RaiseFalse(TypeId::kTypeError, "%s: %s should be %s, not %.200T", function_, argument_, wanted, given.get());
  }
  Ref<Object> text_object = Call(method, {});
  if (!text_object) return false;
  if (!IsStr(text_object.get()) && !IsBytes(text_object.get())) {
    return RaiseFalse(TypeId::kTypeError, "expected %.200T.__fspath__() to return str or bytes, not %.200T", given.get(), text_object.get());
  }
  object = std::move(text_object);
  return ParseText();
}

bool PathArgument::ParseText() {
  if (IsBytes(object.get())) return TakeText(object, true);
  auto* string = AsStr(object.get());
  if (!string->ascii) {
    encoded_ = EncodeStr(string, "utf-8", "surrogateescape");
    return encoded_ && TakeText(encoded_, false);
  }
  text = StrData(string);
  length = static_cast<size_t>(string->length);
  return CheckNul(false);
}

bool PathArgument::TakeText(const Ref<Object>& bytes, bool given_as_bytes) {
  text = BytesView(bytes.get()).data();
  length = BytesView(bytes.get()).size();
  return CheckNul(given_as_bytes);
}

bool PathArgument::CheckNul(bool given_as_bytes) const {
  if (std::char_traits<char>::length(text) == length) return true;
  if (!given_as_bytes) return RaiseFalse(TypeId::kValueError, "embedded null byte");
  return RaiseFalse(TypeId::kValueError, "%s: embedded null character in %s", function_, argument_);
}

bool PathArgument::is_bytes() const { return object && !IsStr(object.get()) && !is_fd() && text; }

Ref<Object> PathArgument::Error() const { return RaiseOSError(errno, object.get()); }

Ref<Object> PathsError(const PathArgument& first, const PathArgument& second) {
  return RaiseOSError(errno, first.object.get(), second.object.get());
}

// ---- Other arguments --------------------------------------------------------------------------------------------------------------

bool ParseInt(Borrowed<Object> given, int* out) {
  if (!given) return true;
  *out = AsInt(given);
  return *out != -1 || !ErrorPending();
}

bool ParseInt64(Borrowed<Object> given, int64_t* out) {
  if (!given) return true;
  *out = AsInt64(given);
  return *out != -1 || !ErrorPending();
}

bool ParseFlag(Borrowed<Object> given, bool* out) {
  if (!given) return true;
  int truth = IsTrue(given);
  *out = truth > 0;
  return truth >= 0;
}

bool ParseDirFd(Borrowed<Object> given, int* out) {
  *out = AT_FDCWD;
  if (!given || IsNone(given)) return true;
  if (!IsIndex(given)) return RaiseFalse(TypeId::kTypeError, "argument should be integer or None, not %.200T", given.get());
  Ref<Object> index = Index(given);
  if (!index) return false;
  int overflow = 0;
  int64_t value = IntAsInt64(index, &overflow);
  if (overflow > 0 || value > INT32_MAX) return RaiseFalse(TypeId::kOverflowError, "fd is greater than maximum");
  if (overflow < 0 || value < INT32_MIN) return RaiseFalse(TypeId::kOverflowError, "fd is less than minimum");
  *out = static_cast<int>(value);
  return true;
}

bool ParseFileno(Borrowed<Object> given, int* out) {
  Ref<Object> number = given.ToOwned();
  if (!IsInt(given)) {
    Ref<StrObject> name = InternStr("fileno");
    Ref<Object> method;
    if (!name || LookupAttr(given, name, &method) < 0) return false;
    if (!method) return RaiseFalse(TypeId::kTypeError, "argument must be an int, or have a fileno() method.");
    number = Call(method, {});
    if (!number) return false;
    if (!IsInt(number.get())) return RaiseFalse(TypeId::kTypeError, "fileno() returned a non-integer");
  }
  *out = AsInt(number);
  if (*out == -1 && ErrorPending()) return false;
  if (*out < 0) return RaiseFalse(TypeId::kValueError, "file descriptor cannot be a negative integer (%d)", *out);
  return true;
}

bool ParseId(Borrowed<Object> given, const char* what, uint32_t* out) {
  if (!IsIndex(given)) return RaiseFalse(TypeId::kTypeError, "%s should be integer, not %.200T", what, given.get());
  Ref<Object> index = Index(given);
  if (!index) return false;
  int overflow = 0;
  int64_t value = IntAsInt64(index, &overflow);
  if (overflow > 0 || value > int64_t{UINT32_MAX}) return RaiseFalse(TypeId::kOverflowError, "%s is greater than maximum", what);
  if (overflow < 0 || value < -1) return RaiseFalse(TypeId::kOverflowError, "%s is less than minimum", what);
  *out = static_cast<uint32_t>(value);
  return true;
}

Ref<Object> FileSystemText(std::string_view text, bool as_bytes) {
  if (as_bytes) return NewBytes(text);
  return DecodeBytes(text, "utf-8", "surrogateescape");
}

bool FileSystemBytes(Borrowed<Object> object, std::string* out) {
  Ref<Object> value = object.ToOwned();
  if (!IsStr(object) && !IsBytes(object)) {
    Ref<Object> method = LookupSpecialMayRunPython(object, Names().__fspath__);
    if (!method) {
      return !ErrorPending() && RaiseFalse(TypeId::kTypeError, "expected str, bytes or os.PathLike object, not %.200T", object.get());
    }
    value = Call(method, {});
    if (!value) return false;
    if (!IsStr(value.get()) && !IsBytes(value.get())) {
      return RaiseFalse(TypeId::kTypeError, "expected %.200T.__fspath__() to return str or bytes, not %.200T", object.get(), value.get());
    }
  }
  if (IsStr(value.get())) value = EncodeStr(AsStr(value.get()), "utf-8", "surrogateescape");
  if (!value) return false;
  *out = BytesView(value.get());
  return out->find('\0') == std::string::npos || RaiseFalse(TypeId::kValueError, "embedded null byte");
}

Ref<Object> MakeRecord(TypeObject* type, std::initializer_list<Ref<Object>> values) {
  Object* row[24];
  size_t count = 0;
  for (const Ref<Object>& value : values) {
    if (!value) return nullptr;
    row[count++] = value.get();
  }
  return NewStructSequence(type, {row, count});
}

}  // namespace viv
