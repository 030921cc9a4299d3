#include "parser/failures.h"

#include <algorithm>
#include <cstring>

#include "parser/unicode.h"

namespace viv::parser {
namespace {

// Where CPython's lexer stands once the last token that was looked at has been read. Everything CPython says about source lines
// depends on it.
struct LexerPosition {
  int line;         // number of the line it is in
  size_t buffer;    // start of the text it holds: that line, and the lines in front that one token joins to it
  size_t line_end;  // behind the line's newline
  int column;       // of its cursor, where the token has no column of its own
};

const Token& LastFetched(const State& state) { return *(state.fetched - 1); }

LexerPosition PositionOf(const State& state) {
  const TokenStream& stream = state.stream;
  const Token& last = LastFetched(state);
  LexerPosition position;
  uint32_t line = last.kind == kError ? static_cast<uint32_t>(stream.error.line) : stream.EndLine(last);
  position.line = static_cast<int>(line);
  size_t line_start = static_cast<size_t>(std::max(0, stream.LineStart(line)));
  size_t newline = stream.text.find('\n', line_start);
  position.line_end = newline == std::string_view::npos ? stream.text.size() : newline + 1;
  while (std::binary_search(stream.joined_lines.begin(), stream.joined_lines.end(), line)) {
    --line;
  }
  position.buffer = static_cast<size_t>(std::max(0, stream.LineStart(line)));
  size_t cursor = last.kind == kError ? stream.error.cursor : last.start;
  position.column = cursor == position.buffer ? 0 : static_cast<int>(cursor - line_start);
  if (stream.text.empty()) {
    position.line = 0;
  }
  return position;
}

std::string TextOfLine(const State& state, int line) {
  const TokenStream& stream = state.stream;
  LexerPosition position = PositionOf(state);
  if (position.line <= line && position.line_end > position.buffer) {
    return ReplaceMalformed(stream.text.substr(position.buffer, position.line_end - position.buffer));
  }
  return ReplaceMalformed(SourceLine(stream.text, line - stream.first_line + 1));
}

// Of the first `column` bytes of `text`, as characters. A column behind the end counts as one more.
int CharactersBefore(const std::string& text, int column) {
  size_t size = static_cast<size_t>(column);
  size_t beyond = size > text.size() ? 1 : 0;
  return static_cast<int>(CountCodePoints(std::string_view(text).substr(0, size)) + beyond);
}

// `offset` and `end_offset` count from 1 already, in bytes.
SyntaxErrorData MakeErrorAtOffsets(const State& state, ErrorKind kind, int line, int offset, int end_line, int end_offset,
                                   std::string message) {
  SyntaxErrorData data;
  data.kind = kind;
  data.message = state.in_fstring ? "f-string: " + message : std::move(message);
  data.line = line;
  data.end_line = end_line;
  data.text = TextOfLine(state, line);
  if (state.in_fstring) {
    // The text of the error is the expression in parentheses, which CPython compiles on its own.
    int column = -state.stream.line_starts.front();
    data.offset = offset - column;
    data.end_offset = end_offset - column;
  } else if (state.session.columns_in_characters) {
    data.offset = offset > 0 ? CharactersBefore(data.text, offset) : offset;
    data.end_offset = end_offset > 0 ? CharactersBefore(data.text, end_offset) : end_offset;
  } else {
    data.offset = offset;
    data.end_offset = end_offset;
  }
  return data;
}

}  // namespace

Place Place::StartOf(const State& state, const Token& token) {
  const TokenStream& stream = state.stream;
  if (!stream.HasColumn(token)) {
    return {stream.text.empty() ? 0 : static_cast<int>(token.line), -1};
  }
  return {static_cast<int>(token.line), static_cast<int>(stream.Column(token))};
}

Place Place::EndOf(const State& state, const Token& token) {
  const TokenStream& stream = state.stream;
  int line = static_cast<int>(stream.EndLine(token));
  if (!stream.HasColumn(token)) {
    return {stream.text.empty() ? 0 : line, -1};
  }
  return {line, static_cast<int>(token.end) - stream.LineStart(static_cast<uint32_t>(line))};
}

SyntaxErrorData MakeError(const State& state, ErrorKind kind, Place start, Place end, std::string message) {
  return MakeErrorAtOffsets(state, kind, start.line, start.col + 1, end.line, end.col + 1, std::move(message));
}

void RaiseHere(const State& state, std::string message, ErrorKind kind) {
  const Token& last = LastFetched(state);
  Place start = Place::StartOf(state, last);
  Place end = Place::EndOf(state, last);
  if (start.col >= 0) {
    throw Failure{MakeError(state, kind, start, end, std::move(message))};
  }
  LexerPosition position = PositionOf(state);
  throw Failure{MakeErrorAtOffsets(state, kind, position.line, position.column, position.line, -1, std::move(message))};
}

void RaiseRange(const State& state, Place start, Place end, std::string message) {
  throw Failure{MakeError(state, ErrorKind::kSyntaxError, start, end, std::move(message))};
}

void RaiseAt(const State& state, const Node* node, std::string message) {
  RaiseRange(state, Place::StartOf(node), Place::EndOf(node), std::move(message));
}

void RaiseAt(const State& state, const Token& token, std::string message) {
  RaiseRange(state, Place::StartOf(state, token), Place::EndOf(state, token), std::move(message));
}

void RaiseFrom(const State& state, Place start, std::string message) {
  const Token& last = LastFetched(state);
  uint32_t line = state.stream.EndLine(last);
  bool has_column = state.stream.HasColumn(last);
  int cursor = static_cast<int>(last.end) - std::max(0, state.stream.LineStart(line));
  cursor += has_column && last.kind == kNewline ? 1 : 0;
  throw Failure{MakeErrorAtOffsets(state, ErrorKind::kSyntaxError, start.line, start.col + 1, static_cast<int>(line), cursor,
                                   std::move(message))};
}

void RaiseNeverClosed(const State& state) {
  const OpenBracket& open = state.stream.open.back();
  throw Failure{MakeErrorAtOffsets(state, ErrorKind::kSyntaxError, open.line, open.col + 1, open.line, 0,
                                   std::string("'") + open.bracket + "' was never closed")};
}

void RaiseLexError(const State& state) {
  const LexError& error = state.stream.error;
  auto at_column = [&](ErrorKind kind, int column, std::string message) {
    throw Failure{MakeErrorAtOffsets(state, kind, error.line, column + 1, error.line, 0, std::move(message))};
  };
  switch (error.cause) {
    case LexError::Cause::kUnexpectedEnd:
      if (!state.stream.open.empty()) {
        RaiseNeverClosed(state);
      }
      RaiseHere(state, "unexpected EOF while parsing");
    case LexError::Cause::kUnindent:
      RaiseHere(state, "unindent does not match any outer indentation level", ErrorKind::kIndentationError);
    case LexError::Cause::kDecoding:
      RaiseHere(state, error.data.message);
    case LexError::Cause::kTabs:
      at_column(ErrorKind::kTabError, 0, "inconsistent use of tabs and spaces in indentation");
      break;
    case LexError::Cause::kTooManyIndents:
      at_column(ErrorKind::kIndentationError, 0, "too many levels of indentation");
      break;
    case LexError::Cause::kLineContinuation:
      at_column(ErrorKind::kSyntaxError, static_cast<int>(error.column), "unexpected character after line continuation character");
      break;
    case LexError::Cause::kRaised:
    case LexError::Cause::kNone:
      break;
  }
  throw Failure{error.data};
}

void RaiseTooDeep() {
  Failure failure;
  failure.data.kind = ErrorKind::kMemoryError;
  failure.data.has_location = failure.data.has_end = failure.data.has_text = false;
  throw failure;
}

bool NotEqualAllowed(const State& state, const Token& token) {
  bool is_diamond = state.stream.Text(token) == "<>";
  if (state.session.options.barry_as_flufl && !is_diamond) {
    RaiseHere(state, "with Barry as BDFL, use '<>' instead of '!='");
  }
  return state.session.options.barry_as_flufl == is_diamond;
}

}  // namespace viv::parser
