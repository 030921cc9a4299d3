#include "interpreter/compiler/error_reporter.h"

#include <cstdarg>

#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

namespace {

// Characters in the first `bytes` bytes of a UTF-8 line.
int CharactersIn(std::string_view line, size_t bytes) {
  int count = 0;
  for (char c : line.substr(0, bytes)) count += (static_cast<uint8_t>(c) & 0xC0) != 0x80;
  return count;
}

bool RaiseAt(TypeId type, Borrowed<StrObject> message, Borrowed<StrObject> filename, int line, int offset, Borrowed<Object> text, int end_line,
             int end_offset, bool has_end) {
  Ref<Object> line_object = NewInt(line), offset_object = NewInt(offset), end_line_object = NewInt(end_line), end_offset_object = NewInt(end_offset);
  if (!line_object || !offset_object || !end_line_object || !end_offset_object) return false;
  Ref<TupleObject> place = has_end ? NewTuple({filename.get(), line_object.get(), offset_object.get(), text.get(), end_line_object.get(),
                                               end_offset_object.get()})
                                   : NewTuple({filename.get(), line_object.get(), offset_object.get(), text.get()});
  Ref<TupleObject> args = place ? NewTuple({message.get(), place.get()}) : nullptr;
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
  std::string_view line = parser::SourceLine(source_, static_cast<int>(node->line));
  std::string_view end_line = node->end_line == node->line ? line : parser::SourceLine(source_, static_cast<int>(node->end_line));
  Ref<Object> text = NewNone();
  if (!source_.empty()) {
    std::string with_newline(line);
    with_newline += '\n';
    text = NewStr(with_newline);
    if (!text) return false;
  }
  return RaiseAt(TypeId::kSyntaxError, message, filename_, static_cast<int>(node->line), CharactersIn(line, node->col) + 1, text,
                 static_cast<int>(node->end_line), CharactersIn(end_line, node->end_col) + 1, true);
}

bool ErrorReporter::Warning(const ast::Node* node, const char* format, ...) {
  va_list args;
  va_start(args, format);
  Ref<StrObject> message = StrFormatV(format, args);
  va_end(args);
  if (!message) return false;
  auto warn = CurrentRuntime().hooks.warn_explicit;
  if (!warn || warn(BuiltinType(TypeId::kSyntaxWarning), message, filename_, static_cast<int>(node->line))) return true;
  if (!PendingMatches(TypeId::kSyntaxWarning)) return false;
  // A filter made an error of it: shown as a syntax error, with its place.
  ClearError();
  return Error(node, "%U", message.get());
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
  if (!text) return false;
  return RaiseAt(type, message, filename, error.line, error.offset, text, error.end_line, error.end_offset, error.has_end);
}

}  // namespace viv::compiler
