#include "interpreter/compiler/error_reporter.h"

#include <cstdarg>
#include <fstream>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

namespace {

// The line of the file, with its newline; None where there is no such file. Null: failed.
Ref<Object> LineOfFile(Borrowed<StrObject> filename, int line) {
  std::string name = StrToStdString(filename);
  std::ifstream file;
  if (line > 0 && name.find('\0') == std::string::npos) file.open(name, std::ios::binary);
  std::string text;
  for (int i = 0; i < line; ++i) {
    if (!file || !std::getline(file, text)) return NewNone();
  }
  if (line <= 0) return NewNone();
  if (!text.empty() && text.back() == '\r') text.pop_back();
  if (!file.eof()) text += '\n';
  return DecodeBytes(text, "utf-8", "replace");
}

Ref<Object> OneBased(int column) { return column < 0 ? NewInt(0) : NewInt(column + 1); }

bool RaiseWithPlace(TypeId type, Borrowed<StrObject> message, Borrowed<TupleObject> place) {
  Ref<TupleObject> args = NewTuple({message.get(), place.get()});
  if (args) RaiseWithArgs(BuiltinType(type), args);
  return false;
}

}  // namespace

bool ErrorReporter::Error(const ast::Node* node, const char* format, ...) {
  if (ErrorPending()) return false;
  va_list args;
  va_start(args, format);
  Ref<StrObject> message = StrFormatV(format, args);
  va_end(args);
  if (!message) return false;
  RaiseWithValue(TypeId::kSyntaxError, message);
  if (!PendingMatches(TypeId::kSyntaxError)) return false;
  Location location = Location::Of(node);
  Ref<BaseExceptionObject> exception = TakeError();
  Ref<Object> line = NewInt(location.line), offset = OneBased(location.column), end_line = NewInt(location.end_line);
  Ref<Object> end_offset = OneBased(location.end_column), text = LineOfFile(filename_, location.line);
  if (!line || !offset || !end_line || !end_offset || !text) return false;
  auto* error = static_cast<SyntaxErrorObject*>(exception.get());
  error->lineno.Set(std::move(line));
  error->offset.Set(std::move(offset));
  error->end_lineno.Set(std::move(end_line));
  error->end_offset.Set(std::move(end_offset));
  error->filename.Set(NewRef<Object>(filename_.get()));
  error->text.Set(std::move(text));
  RestoreError(std::move(exception));
  return false;
}

bool ErrorReporter::ErrorAt(const Location& location, Borrowed<StrObject> message) {
  if (ErrorPending()) return false;
  Ref<Object> line = NewInt(location.line), offset = OneBased(location.column), end_line = NewInt(location.end_line);
  Ref<Object> end_offset = OneBased(location.end_column), text = LineOfFile(filename_, location.line);
  if (!line || !offset || !end_line || !end_offset || !text) return false;
  Ref<TupleObject> place = NewTuple({filename_.get(), line.get(), offset.get(), text.get(), end_line.get(), end_offset.get()});
  return place && RaiseWithPlace(TypeId::kSyntaxError, message, place);
}

bool ErrorReporter::WarningAt(const Location& location, Borrowed<StrObject> message) {
  auto warn = CurrentRuntime().hooks.warn_explicit;
  if (!warn || warn(BuiltinType(TypeId::kSyntaxWarning), message, filename_, location.line)) return true;
  if (!PendingMatches(TypeId::kSyntaxWarning)) return false;
  // A filter made an error of it: shown as a syntax error, with its place.
  ClearError();
  return ErrorAt(location, message);
}

bool ErrorReporter::TooDeep() {
  if (!ErrorPending()) Raise(TypeId::kRecursionError, "maximum recursion depth exceeded during compilation");
  return false;
}

bool RaiseParserError(const parser::SyntaxErrorData& error, Borrowed<StrObject> filename) {
  using parser::ErrorKind;
  if (error.kind == ErrorKind::kMemoryError) {
    RaiseMemoryError();
    return false;
  }
  Ref<StrObject> message = NewStr(error.message);
  if (!message) return false;
  TypeId type = TypeId::kSyntaxError;
  if (error.kind == ErrorKind::kIndentationError) type = TypeId::kIndentationError;
  if (error.kind == ErrorKind::kTabError) type = TypeId::kTabError;
  if (error.kind == ErrorKind::kOverflowError) type = TypeId::kOverflowError;
  if (error.kind == ErrorKind::kValueError) type = TypeId::kValueError;
  if (!error.has_location) {
    RaiseWithValue(type, message);
    return false;
  }
  Ref<Object> text = error.has_text ? Ref<Object>(NewStr(error.text)) : NewNone();
  Ref<Object> line = NewInt(error.line), offset = NewInt(error.offset), end_line = NewInt(error.end_line), end_offset = NewInt(error.end_offset);
  if (!text || !line || !offset || !end_line || !end_offset) return false;
  Ref<TupleObject> place =
      error.has_end ? NewTuple({filename.get(), line.get(), offset.get(), text.get(), end_line.get(), end_offset.get()})
                    : NewTuple({filename.get(), line.get(), offset.get(), text.get()});
  return place && RaiseWithPlace(type, message, place);
}

}  // namespace viv::compiler
