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

bool ErrorReporter::RaiseMarked(Borrowed<StrObject> message, int line, int offset, int end_line, int end_offset) {
  RaiseWithValue(TypeId::kSyntaxError, message);
  if (!PendingMatches(TypeId::kSyntaxError)) return false;
  Ref<BaseExceptionObject> exception = TakeError();
  Ref<Object> line_object = NewInt(line), offset_object = NewInt(offset), end_line_object = NewInt(end_line);
  Ref<Object> end_offset_object = end_offset < 0 ? NewNone() : NewInt(end_offset), text = LineOfFile(filename_, line);
  if (!line_object || !offset_object || !end_line_object || !end_offset_object || !text) return false;
  auto* error = static_cast<SyntaxErrorObject*>(exception.get());
  error->lineno.Set(std::move(line_object));
  error->offset.Set(std::move(offset_object));
  error->end_lineno.Set(std::move(end_line_object));
  error->end_offset.Set(std::move(end_offset_object));
  error->filename.Set(NewRef<Object>(filename_.get()));
  error->text.Set(std::move(text));
  RestoreError(std::move(exception));
  return false;
}

bool ErrorReporter::Error(const ast::Node* node, const char* format, ...) {
  if (ErrorPending()) return false;
  va_list args;
  va_start(args, format);
  Ref<StrObject> message = StrFormatV(format, args);
  va_end(args);
  Location place = Location::Of(node);
  return message && RaiseMarked(message, place.line, place.column + 1, place.end_line, place.end_column + 1);
}

bool ErrorReporter::FutureError(const ast::Node* node, int shift, const char* format, ...) {
  va_list args;
  va_start(args, format);
  Ref<StrObject> message = StrFormatV(format, args);
  va_end(args);
  Location place = Location::Of(node);
  return message && RaiseMarked(message, place.line, place.column + shift, place.line, -1);
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
  if (!ErrorPending()) RaiseRecursionError(" during compilation");
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
  Ref<Object> line = NewInt(error.line), offset = NewInt(error.offset), end_line = NewInt(error.end_line),
              end_offset = NewInt(error.end_offset);
  if (!text || !line || !offset || !end_line || !end_offset) return false;
  Ref<TupleObject> place = error.has_end
                               ? NewTuple({filename.get(), line.get(), offset.get(), text.get(), end_line.get(), end_offset.get()})
                               : NewTuple({filename.get(), line.get(), offset.get(), text.get()});
  return place && RaiseWithPlace(type, message, place);
}

}  // namespace viv::compiler
