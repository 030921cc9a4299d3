#include "parser/strings.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/str_format.h"
#include "parser/escapes.h"
#include "parser/failures.h"
#include "parser/fields.h"
#include "parser/run.h"
#include "parser/unicode.h"

namespace viv::parser {
namespace {

// One string token, taken apart.
struct Literal {
  const Token* token;
  std::string_view body;  // between the quotes
  bool bytes = false;
  bool raw = false;
  bool format = false;
};

Literal Dissect(const State& state, const Token& token) {
  Literal literal{&token, {}};
  std::string_view text = state.stream.Text(token);
  size_t i = 0;
  for (; text[i] != '\'' && text[i] != '"'; ++i) {
    switch (text[i] | 0x20) {
      case 'b':
        literal.bytes = true;
        break;
      case 'r':
        literal.raw = true;
        break;
      case 'f':
        literal.format = true;
        break;
      default:
        break;
    }
  }
  size_t quotes = text.size() - i >= 6 && text[i + 1] == text[i] && text[i + 2] == text[i] ? 3 : 1;
  literal.body = text.substr(i + quotes, text.size() - i - 2 * quotes);
  return literal;
}

bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Builds the Constant or JoinedStr of adjacent literals.
class StringParser {
 public:
  StringParser(State& state, const Token* first, const Token* after) : state_(state), first_(first), last_(after - 1) {}

  Node* Parse();

 private:
  // The state of one f-string, or of one format specification in it.
  struct Pieces {
    std::string text;  // characters that have no node yet
    bool surrogates = false;
    size_t mark;
  };

  Node* PlainConstant(const Literal& literal);
  void AppendLiteral(const Literal& literal, std::string_view text, Pieces& pieces);
  void WarnInvalidEscape(const Token& token, std::string_view escape);
  Node* NewString(Pieces& pieces, const Token* first, const Token* last);
  void FlushText(Pieces& pieces, const Token* first, const Token* last);
  Node* Finish(Pieces& pieces, bool format, const Token* first, const Token* last);

  void AppendFormat(const Literal& literal, const char*& p, const char* end, int depth, Pieces& pieces);
  bool FindLiteral(const Literal& literal, const char*& p, const char* end, int depth, Pieces& pieces);
  Node* Replacement(const Literal& literal, const char*& p, const char* end, int depth, Pieces& pieces);
  const char* ExpressionEnd(const char* p, const char* end);
  Node* Expression(const Token& token, const char* start, const char* end);

  [[noreturn]] void Fail(std::string message) { RaiseHere(state_, std::move(message)); }

  State& state_;
  const Token* first_;
  const Token* last_;
};

void StringParser::WarnInvalidEscape(const Token& token, std::string_view escape) {
  Session& session = state_.session;
  if (!session.report_warnings) {
    return;
  }
  // CPython has looked at the token behind the strings by now; the fast grammar takes no notes of that.
  state_.fetched = std::max(state_.fetched, last_ + 2);
  ParseWarning warning;
  warning.category = WarningCategory::kDeprecationWarning;
  bool octal = escape[0] >= '4' && escape[0] <= '7';
  warning.message = octal ? absl::StrFormat("invalid octal escape sequence '\\%s'", escape.substr(0, 3))
                          : absl::StrFormat("invalid escape sequence '\\%c'", escape[0]);
  warning.line = static_cast<int>(token.line);
  warning.as_error =
      MakeError(state_, ErrorKind::kSyntaxError, Place::StartOf(state_, token), Place::EndOf(state_, token), warning.message);
  session.warnings.push_back(std::move(warning));
}

Node* StringParser::Parse() {
  Literal literal = Dissect(state_, *first_);
  if (first_ == last_ && !literal.format) [[likely]] {
    if (Node* constant = PlainConstant(literal)) {
      return constant;
    }
  }
  bool bytes = literal.bytes;
  bool format = false;
  Pieces pieces{{}, false, state_.Mark()};
  for (const Token* token = first_; token <= last_; ++token) {
    literal = Dissect(state_, *token);
    if (literal.format) {
      if (bytes) {
        Fail("cannot mix bytes and nonbytes literals");
      }
      format = true;
      const char* p = literal.body.data();
      const char* end = p + literal.body.size();
      AppendFormat(literal, p, end, 0, pieces);
    } else {
      AppendLiteral(literal, literal.body, pieces);
      if (literal.bytes != bytes) {
        Fail("cannot mix bytes and nonbytes literals");
      }
    }
  }
  if (bytes) {
    auto* constant = state_.New<ast::Constant>(first_, last_ + 1);
    constant->value.kind = ast::ConstantKind::kBytes;
    constant->value.text = state_.session.arena.Copy(pieces.text);
    return constant;
  }
  return Finish(pieces, format, first_, last_);
}

// A single literal that means what it says needs no copy; null where it does not.
Node* StringParser::PlainConstant(const Literal& literal) {
  if (state_.session.malformed || (!literal.raw && literal.body.find('\\') != std::string_view::npos)) {
    return nullptr;
  }
  bool ascii = IsAscii(literal.body);
  if (literal.bytes && !ascii) {
    return nullptr;
  }
  auto* constant = state_.New<ast::Constant>(first_, last_ + 1);
  constant->value.kind = literal.bytes ? ast::ConstantKind::kBytes : ast::ConstantKind::kStr;
  constant->value.text = literal.body;
  constant->value.is_ascii = ascii;
  constant->prefix = state_.stream.text[first_->start] == 'u' ? ast::StringPrefix::kU : ast::StringPrefix::kNone;
  return constant;
}

void StringParser::AppendLiteral(const Literal& literal, std::string_view text, Pieces& pieces) {
  if (literal.bytes && !IsAscii(text)) {
    Fail("bytes can only contain ASCII literal characters");
  }
  if (literal.raw || text.find('\\') == std::string_view::npos) {
    Utf8Problem problem;
    if (state_.session.malformed && FindUtf8Problem(text, problem)) {
      Fail("(unicode error) " + DecodeErrorMessage("utf-8", text, problem.start, problem.end, problem.reason));
    }
    pieces.text += text;
    return;
  }
  if (state_.session.malformed) {
    // CPython decodes run by run of such bytes.
    for (size_t i = 0; i < text.size();) {
      if (!(text[i] & 0x80)) {
        ++i;
        continue;
      }
      size_t stop = i;
      while (stop < text.size() && (text[stop] & 0x80)) {
        ++stop;
      }
      std::string_view run = text.substr(i, stop - i);
      Utf8Problem problem;
      if (FindUtf8Problem(run, problem)) {
        Fail("(unicode error) " + DecodeErrorMessage("utf-8", run, problem.start, problem.end, problem.reason));
      }
      i = stop;
    }
  }
  EscapeResult result = literal.bytes ? DecodeBytesEscapes(text, pieces.text)
                                      : DecodeUnicodeEscapes(text, state_.session.options.unicode_name, pieces.text);
  if (!result.error.empty()) {
    Fail(result.error);
  }
  pieces.surrogates |= result.surrogates;
  if (result.first_invalid != EscapeResult::npos) {
    WarnInvalidEscape(*literal.token, text.substr(result.first_invalid));
  }
}

Node* StringParser::NewString(Pieces& pieces, const Token* first, const Token* last) {
  auto* constant = state_.New<ast::Constant>(first, last + 1);
  constant->value.kind = ast::ConstantKind::kStr;
  constant->value.text = state_.session.arena.Copy(pieces.text);
  constant->value.is_ascii = IsAscii(pieces.text);
  constant->value.has_surrogates = pieces.surrogates;
  constant->prefix = state_.stream.text[first->start] == 'u' ? ast::StringPrefix::kU : ast::StringPrefix::kNone;
  pieces.text.clear();
  pieces.surrogates = false;
  return constant;
}

void StringParser::FlushText(Pieces& pieces, const Token* first, const Token* last) {
  if (!pieces.text.empty()) {
    state_.Push(NewString(pieces, first, last));
  }
}

Node* StringParser::Finish(Pieces& pieces, bool format, const Token* first, const Token* last) {
  if (!format) {
    return NewString(pieces, first, last);
  }
  FlushText(pieces, first, last);
  auto* joined = state_.New<ast::JoinedStr>(first, last + 1);
  joined->values = CastSpan<ast::ExprNode>(state_.Take(pieces.mark));
  return joined;
}

// --- f-strings ----------------------------------------------------------------------------------------------------------------

// Reads literal text and replacement fields from `p` to the end, or in a format specification to the '}' behind it.
void StringParser::AppendFormat(const Literal& literal, const char*& p, const char* end, int depth, Pieces& pieces) {
  for (;;) {
    if (FindLiteral(literal, p, end, depth, pieces)) {
      continue;
    }
    if (p >= end || *p == '}') {
      break;
    }
    Node* replacement = Replacement(literal, p, end, depth, pieces);
    FlushText(pieces, first_, last_);
    state_.Push(replacement);
  }
  if (depth != 0 && (p >= end || *p != '}')) {
    Fail("f-string: expecting '}'");
  }
}

// Literal text up to a brace. True behind a doubled brace: there is more to come.
bool StringParser::FindLiteral(const Literal& literal, const char*& p, const char* end, int depth, Pieces& pieces) {
  const char* start = p;
  const char* stop = nullptr;
  bool more = false;
  const char* s = p;
  while (s < end) {
    char c = *s++;
    if (!literal.raw && c == '\\' && s < end) {
      c = *s++;
      if (c == 'N') {
        // The braces of \N{name} are no replacement field.
        if (s < end && *s++ == '{') {
          while (s < end && *s++ != '}') {
          }
        }
        continue;
      }
      if (c == '{') {
        WarnInvalidEscape(*literal.token, "{");
      }
    }
    if (c == '{' || c == '}') {
      if (depth == 0) {
        if (s < end && *s == c) {
          stop = s;
          p = s + 1;
          more = true;
          break;
        }
        if (c == '}') {
          Fail("f-string: single '}' is not allowed");
        }
      }
      --s;
      break;
    }
  }
  if (!more) {
    stop = p = s;
  }
  if (stop > start) {
    AppendLiteral(literal, {start, static_cast<size_t>(stop - start)}, pieces);
  }
  return more;
}

// The end of the expression that begins at `p`: the '!', ':', '=' or '}' behind it. Only as exact as valid expressions need.
const char* StringParser::ExpressionEnd(const char* p, const char* end) {
  char quote = 0;
  bool triple = false;
  std::string open;
  for (; p < end; ++p) {
    char c = *p;
    if (c == '\\') {
      Fail("f-string expression part cannot include a backslash");
    }
    bool three = p + 2 < end && p[1] == c && p[2] == c;
    if (quote != 0) {
      if (c == quote && (!triple || three)) {
        p += triple ? 2 : 0;
        quote = 0;
      }
      continue;
    }
    switch (c) {
      case '\'':
      case '"':
        quote = c;
        triple = three;
        p += three ? 2 : 0;
        continue;
      case '[':
      case '{':
      case '(':
        if (open.size() >= static_cast<size_t>(kMaxOpenBrackets)) {
          Fail("f-string: too many nested parenthesis");
        }
        open += c;
        continue;
      case '#':
        Fail("f-string expression part cannot include '#'");
      default:
        break;
    }
    if (open.empty() && (c == '!' || c == ':' || c == '}' || c == '=' || c == '<' || c == '>')) {
      if (p + 1 < end && p[1] == '=' && c != ':' && c != '}') {
        ++p;
        continue;
      }
      if (c == '<' || c == '>') {
        continue;
      }
      break;
    }
    if (c == ']' || c == '}' || c == ')') {
      if (open.empty()) {
        Fail(absl::StrFormat("f-string: unmatched '%c'", c));
      }
      char opening = open.back();
      open.pop_back();
      if (c != (opening == '(' ? ')' : opening == '[' ? ']' : '}')) {
        Fail(absl::StrFormat("f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, opening));
      }
    }
  }
  if (quote != 0) {
    Fail("f-string: unterminated string");
  }
  if (!open.empty()) {
    Fail(absl::StrFormat("f-string: unmatched '%c'", open.back()));
  }
  return p;
}

// A replacement field: `p` is at its '{' and comes behind its '}'.
Node* StringParser::Replacement(const Literal& literal, const char*& p, const char* end, int depth, Pieces& pieces) {
  if (depth >= 2) {
    Fail("f-string: expressions nested too deeply");
  }
  auto want_more = [&] {
    if (p >= end) {
      Fail("f-string: expecting '}'");
    }
  };
  const char* expression_start = ++p;
  p = ExpressionEnd(p, end);
  want_more();
  Node* expression = Expression(*literal.token, expression_start, p);
  bool self_documenting = *p == '=';
  if (self_documenting) {
    ++p;
    while (IsAsciiSpace(*p)) {
      ++p;
    }
    want_more();
    pieces.text.append(expression_start, p);
  }
  int conversion = -1;
  if (*p == '!') {
    ++p;
    want_more();
    conversion = static_cast<unsigned char>(*p++);
    if (conversion != 's' && conversion != 'r' && conversion != 'a') {
      Fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
  }
  want_more();
  Node* format_spec = nullptr;
  if (*p == ':') {
    ++p;
    want_more();
    Pieces spec{{}, false, state_.Mark()};
    AppendFormat(literal, p, end, depth + 1, spec);
    format_spec = Finish(spec, /*format=*/true, literal.token, literal.token);
  }
  if (p >= end || *p != '}') {
    Fail("f-string: expecting '}'");
  }
  ++p;
  if (self_documenting && format_spec == nullptr && conversion == -1) {
    conversion = 'r';
  }
  auto* value = state_.New<ast::FormattedValue>(first_, last_ + 1);
  FillFields(*value, expression, conversion, format_spec);
  return value;
}

// The expression is read on its own, in parentheses; its columns are those it has in the program.
Node* StringParser::Expression(const Token& token, const char* start, const char* end) {
  const char* p = start;
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\f')) {
    ++p;
  }
  if (p == end) {
    Fail(*end == '}' ? "f-string: empty expression not allowed"
                     : absl::StrFormat("f-string: expression required before '%c'", *end));
  }
  const char* brace = start - 1;
  const char* token_start = state_.stream.text.data() + token.start;
  int lines = 0;
  const char* line_start = token_start;
  for (p = token_start; p < brace; ++p) {
    if (*p == '\n') {
      ++lines;
      line_start = p + 1;
    }
  }
  // Where a newline follows the brace at once, CPython does not count the columns in front of it.
  p = start;
  while (*p == ' ' || *p == '\t' || *p == '\f') {
    ++p;
  }
  int column = *p == '\n' || *p == '}' ? 0 : static_cast<int>(brace - line_start);
  if (lines == 0) {
    column += static_cast<int>(state_.stream.Column(token));
  }
  size_t size = static_cast<size_t>(end - start);
  char* text = state_.session.arena.AllocateArray<char>(size + 4);
  text[0] = '(';
  std::memcpy(text + 1, start, size);
  std::memcpy(text + 1 + size, ")\n", 3);
  return RunFStringExpression(state_.session, {text, size + 3}, static_cast<int>(token.line) + lines, column);
}

}  // namespace

Node* ParseStrings(State& state, const Token* first, const Token* after) { return StringParser(state, first, after).Parse(); }

}  // namespace viv::parser
