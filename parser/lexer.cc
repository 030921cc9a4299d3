#include "parser/lexer.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/str_format.h"
#include "parser/lexer_chars.h"
#include "parser/limits.h"
#include "parser/unicode.h"

namespace viv::parser {
namespace {

constexpr int kTabSize = 8;

class Lexer {
 public:
  Lexer(TokenStream& stream, const LexOptions& options)
      : stream_(stream),
        options_(options),
        text_(stream.text.data()),
        end_(text_ + stream.text.size()),
        p_(text_),
        line_(stream.first_line) {}

  void Run();

 private:
  uint32_t Offset(const char* p) const { return static_cast<uint32_t>(p - text_); }
  const char* LineStart() const { return text_ + std::max(0, stream_.line_starts.back()); }

  void Push(Tok kind, const char* start, const char* end) {
    stream_.tokens.push_back(Token{Offset(start), Offset(end), kind, static_cast<uint32_t>(line_) & 0xFFFFFF});
  }
  void PushOperator(Tok kind, int size) {
    Push(kind, p_, p_ + size);
    p_ += size;
  }

  // The line behind the '\n' that ends at `next`; there is none behind the last.
  void BeginLine(const char* next) {
    if (next < end_) {
      ++line_;
      stream_.line_starts.push_back(static_cast<int32_t>(Offset(next)));
    }
  }

  bool Fail(LexError::Cause cause, const char* cursor) {
    LexError& error = stream_.error;
    error.cause = cause;
    error.line = line_;
    error.cursor = Offset(cursor);
    Push(kError, cursor, cursor);
    return false;
  }
  bool FailAtLineEnd(LexError::Cause cause) {
    const char* newline = static_cast<const char*>(std::memchr(p_, '\n', static_cast<size_t>(end_ - p_)));
    return Fail(cause, newline == nullptr ? end_ : newline + 1);
  }
  // An error of which the lexer tells the place itself: the characters of the line up to `cursor`.
  bool Raise(std::string message, const char* cursor) {
    int offset = static_cast<int>(CountCodePoints({LineStart(), static_cast<size_t>(cursor - LineStart())}));
    return Raise(std::move(message), cursor, offset, offset);
  }
  bool Raise(std::string message, const char* cursor, int offset, int end_offset) {
    SyntaxErrorData& data = stream_.error.data;
    data.message = std::move(message);
    data.line = data.end_line = line_;
    data.offset = offset;
    data.end_offset = end_offset;
    std::string_view rest(LineStart(), static_cast<size_t>(end_ - LineStart()));
    data.text = ReplaceMalformed(rest.substr(0, rest.find('\n')));
    return Fail(LexError::Cause::kRaised, cursor);
  }
  void Warn(std::string message, const char* cursor);

  bool Indentation(bool& blank_line);
  bool ContinuationLine(bool in_token);
  bool LexName();
  bool VerifyIdentifier(const char* start, const char* end);
  bool LexNumber();
  bool LexRadix(int radix, const char* name, const char* p);
  const char* DecimalTail(const char* p);
  bool EndOfNumber(const char* p, const char* kind);
  bool FinishNumber(const char* p, const char* kind);
  bool Fraction(const char* p);
  bool Exponent(const char* p);
  bool Imaginary(const char* p);
  bool LexString(const char* start);
  bool LexOperator();
  bool OpenBracketToken(Tok kind, char bracket);
  bool CloseBracketToken(Tok kind, char bracket);
  void Finish();

  TokenStream& stream_;
  const LexOptions& options_;
  const char* const text_;
  const char* const end_;
  const char* p_;
  int line_;

  bool at_line_start_ = true;
  int indents_ = 0;
  int columns_[kMaxIndentation] = {0};      // tabs to the next multiple of 8
  int alt_columns_[kMaxIndentation] = {0};  // tabs as one column: both must agree
};

void Lexer::Warn(std::string message, const char* cursor) {
  ParseWarning warning;
  warning.category = WarningCategory::kSyntaxWarning;
  warning.message = message;
  warning.line = line_;
  SyntaxErrorData& error = warning.as_error;
  error.message = std::move(message);
  error.line = error.end_line = line_;
  error.offset = error.end_offset = static_cast<int>(CountCodePoints({LineStart(), static_cast<size_t>(cursor - LineStart())}));
  std::string_view rest(LineStart(), static_cast<size_t>(end_ - LineStart()));
  error.text = ReplaceMalformed(rest.substr(0, rest.find('\n')));
  stream_.warnings.push_back({static_cast<uint32_t>(stream_.tokens.size()), std::move(warning)});
}

void Lexer::Run() {
  stream_.tokens.reserve(stream_.text.size() / 5 + 16);
  bool blank_line = false;
  for (;;) {
    if (at_line_start_) {
      at_line_start_ = false;
      blank_line = false;
      if (line_ > static_cast<int>(kMaxLines)) {
        stream_.error.data.kind = ErrorKind::kOverflowError;
        stream_.error.data.has_location = stream_.error.data.has_end = stream_.error.data.has_text = false;
        stream_.error.data.message = "source code too long";
        Fail(LexError::Cause::kRaised, p_);
        return;
      }
      if (!Indentation(blank_line)) {
        return;
      }
    }
    while (IsBlank(*p_)) {
      ++p_;
    }
    char c = *p_;
    if (Has(c, kIdentifierStart)) {
      if (!LexName()) {
        return;
      }
      continue;
    }
    switch (c) {
      case '#': {
        const char* comment = p_;
        const char* newline = static_cast<const char*>(std::memchr(p_, '\n', static_cast<size_t>(end_ - p_)));
        p_ = newline == nullptr ? end_ : newline;
        if (newline == nullptr) {
          continue;
        }
        if (!blank_line && stream_.open.empty()) {
          Push(kNewline, comment, p_);  // a NEWLINE begins where the comment does
        }
        ++p_;
        BeginLine(p_);
        at_line_start_ = true;
        continue;
      }
      case '\n':
        if (!blank_line && stream_.open.empty()) {
          Push(kNewline, p_, p_);
        }
        ++p_;
        BeginLine(p_);
        at_line_start_ = true;
        continue;
      case '\\':
        if (!ContinuationLine(/*in_token=*/true)) {
          return;
        }
        continue;
      case '0':
      case '1':
      case '2':
      case '3':
      case '4':
      case '5':
      case '6':
      case '7':
      case '8':
      case '9':
        if (!LexNumber()) {
          return;
        }
        continue;
      case '"':
      case '\'':
        if (!LexString(p_)) {
          return;
        }
        continue;
      case '\0':
        Finish();
        return;
      default:
        if (!LexOperator()) {
          return;
        }
        continue;
    }
  }
}

// At the start of a line: pushes INDENT or DEDENT tokens where the line's indentation asks for them.
bool Lexer::Indentation(bool& blank_line) {
  int column = 0;
  int alt_column = 0;
  int continued_column = 0;
  for (;; ++p_) {
    if (*p_ == ' ') {
      ++column;
      ++alt_column;
    } else if (*p_ == '\t') {
      column = (column / kTabSize + 1) * kTabSize;
      ++alt_column;
    } else if (*p_ == '\f') {
      column = alt_column = 0;
    } else if (*p_ == '\\') {
      // The indentation in front of the first backslash is the line's.
      continued_column = continued_column != 0 ? continued_column : column;
      if (!ContinuationLine(/*in_token=*/false)) {
        return false;
      }
      --p_;
    } else {
      break;
    }
  }
  bool ends_typed_block = options_.typed && *p_ == '\n' && p_ == LineStart();
  if ((*p_ == '#' || *p_ == '\n') && !ends_typed_block) {
    blank_line = true;
    return true;
  }
  if (!stream_.open.empty()) {
    return true;
  }
  if (continued_column != 0) {
    column = alt_column = continued_column;
  }
  if (column > columns_[indents_]) {
    if (indents_ + 1 >= kMaxIndentation) {
      return FailAtLineEnd(LexError::Cause::kTooManyIndents);
    }
    if (alt_column <= alt_columns_[indents_]) {
      return FailAtLineEnd(LexError::Cause::kTabs);
    }
    ++indents_;
    columns_[indents_] = column;
    alt_columns_[indents_] = alt_column;
    Push(kIndent, p_, p_);
    return true;
  }
  int dedents = 0;
  while (indents_ > 0 && column < columns_[indents_]) {
    --indents_;
    ++dedents;
  }
  if (column != columns_[indents_]) {
    return FailAtLineEnd(LexError::Cause::kUnindent);
  }
  if (alt_column != alt_columns_[indents_]) {
    return FailAtLineEnd(LexError::Cause::kTabs);
  }
  for (; dedents > 0; --dedents) {
    Push(kDedent, p_, p_);
  }
  return true;
}

// A backslash at `p_`: goes to the next line.
bool Lexer::ContinuationLine(bool in_token) {
  const char* next = p_ + 1;
  if (*next != '\n') {
    // The column is counted from the start of the text that is still in CPython's buffer: joined lines count.
    size_t first = stream_.line_starts.size() - 1;
    while (first > 0 && !stream_.joined_lines.empty() &&
           std::find(stream_.joined_lines.begin(), stream_.joined_lines.end(), static_cast<uint32_t>(stream_.first_line) + first) !=
               stream_.joined_lines.end()) {
      --first;
    }
    const char* cursor = next < end_ ? next + 1 : next;
    stream_.error.column = static_cast<uint32_t>(cursor - (text_ + std::max(0, stream_.line_starts[first])) - 1);
    return Fail(LexError::Cause::kLineContinuation, cursor);
  }
  p_ = next + 1;
  if (p_ >= end_) {
    stream_.error.at_end = true;
    return Fail(LexError::Cause::kUnexpectedEnd, end_);
  }
  BeginLine(p_);
  if (in_token) {
    stream_.joined_lines.push_back(static_cast<uint32_t>(line_));
  }
  return true;
}

bool Lexer::LexName() {
  const char* start = p_;
  const char* p = p_ + 1;
  unsigned char bits = static_cast<unsigned char>(*start);
  while (Has(*p, kIdentifierContinue)) {
    bits |= static_cast<unsigned char>(*p);
    ++p;
  }
  size_t size = static_cast<size_t>(p - start);
  if ((*p == '"' || *p == '\'') && IsStringPrefix(start, size)) {
    p_ = p;
    return LexString(start);
  }
  if (bits & 0x80) {
    if (!VerifyIdentifier(start, p)) {
      return false;
    }
    Push(kName, start, p);
  } else {
    Push(KeywordOrName(start, size), start, p);
  }
  p_ = p;
  return true;
}

bool Lexer::VerifyIdentifier(const char* start, const char* end) {
  std::string_view name(start, static_cast<size_t>(end - start));
  Utf8Problem problem;
  if (FindUtf8Problem(name, problem)) {
    stream_.error.data.message = "(unicode error) " + DecodeErrorMessage("utf-8", name, problem.start, problem.end, problem.reason);
    return Fail(LexError::Cause::kDecoding, end);
  }
  for (const char* p = start; p < end;) {
    uint32_t c;
    int length = DecodeUtf8(p, end, c);
    bool good = p == start ? IsIdentifierStart(c) : IsIdentifierContinue(c);
    p += length;
    if (!good) {
      return Raise(IsPrintable(c) ? absl::StrFormat("invalid character '%s' (U+%04X)", std::string(p - length, p), c)
                                  : absl::StrFormat("invalid non-printable character U+%04X", c),
                   p);
    }
  }
  return true;
}

// What follows the digits at `p`; null after an error.
const char* Lexer::DecimalTail(const char* p) {
  for (;;) {
    while (IsDigit(*p)) {
      ++p;
    }
    if (*p != '_') {
      return p;
    }
    ++p;
    if (!IsDigit(*p)) {
      Raise("invalid decimal literal", p);
      return nullptr;
    }
  }
}

// A number that runs into a keyword still passes, with a warning; before any other letter it does not.
bool Lexer::EndOfNumber(const char* p, const char* kind) {
  auto follows = [&](std::string_view keyword) {
    return std::strncmp(p, keyword.data(), keyword.size()) == 0 && !Has(p[keyword.size()], kIdentifierContinue);
  };
  bool keyword = follows("and") || follows("else") || follows("for") || follows("or") || follows("not") ||
                 (*p == 'i' && (p[1] == 'f' || p[1] == 'n' || p[1] == 's'));
  if (keyword) {
    Warn(absl::StrFormat("invalid %s literal", kind), p);
    return true;
  }
  if (Has(*p, kIdentifierContinue)) {
    return Raise(absl::StrFormat("invalid %s literal", kind), p);
  }
  return true;
}

bool Lexer::FinishNumber(const char* p, const char* kind) {
  if (!EndOfNumber(p, kind)) {
    return false;
  }
  Push(kNumber, p_, p);
  p_ = p;
  return true;
}

bool Lexer::LexRadix(int radix, const char* name, const char* p) {
  auto is_digit = [&](char c) { return radix == 16 ? Has(c, kHexDigit) : c >= '0' && c < '0' + radix; };
  auto bad_digit = [&](const char* at) { return Raise(absl::StrFormat("invalid digit '%c' in %s literal", *at, name), at + 1); };
  do {
    if (*p == '_') {
      ++p;
    }
    if (!is_digit(*p)) {
      return IsDigit(*p) ? bad_digit(p) : Raise(absl::StrFormat("invalid %s literal", name), p);
    }
    while (is_digit(*p)) {
      ++p;
    }
  } while (*p == '_');
  if (IsDigit(*p)) {
    return bad_digit(p);
  }
  return FinishNumber(p, name);
}

bool Lexer::LexNumber() {
  const char* p = p_;
  if (*p != '0') {
    p = DecimalTail(p);
    if (p == nullptr) {
      return false;
    }
  } else {
    ++p;
    switch (*p) {
      case 'x':
      case 'X':
        return LexRadix(16, "hexadecimal", p + 1);
      case 'o':
      case 'O':
        return LexRadix(8, "octal", p + 1);
      case 'b':
      case 'B':
        return LexRadix(2, "binary", p + 1);
      default:
        break;
    }
    for (;;) {
      if (*p == '_') {
        ++p;
        if (!IsDigit(*p)) {
          return Raise("invalid decimal literal", p);
        }
      }
      if (*p != '0') {
        break;
      }
      ++p;
    }
    if (IsDigit(*p)) {
      const char* zeros_end = p + 1;
      p = DecimalTail(p);
      if (p == nullptr) {
        return false;
      }
      if (*p != '.' && *p != 'e' && *p != 'E' && *p != 'j' && *p != 'J') {
        int column = static_cast<int>(p_ - LineStart());
        return Raise("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", p,
                     column + 1, static_cast<int>(zeros_end - LineStart()));
      }
    }
  }
  switch (*p) {
    case '.':
      return Fraction(p + 1);
    case 'e':
    case 'E':
      return Exponent(p);
    case 'j':
    case 'J':
      return Imaginary(p + 1);
    default:
      return FinishNumber(p, "decimal");
  }
}

// Behind the point.
bool Lexer::Fraction(const char* p) {
  if (IsDigit(*p)) {
    p = DecimalTail(p);
    if (p == nullptr) {
      return false;
    }
  }
  if (*p == 'e' || *p == 'E') {
    return Exponent(p);
  }
  return *p == 'j' || *p == 'J' ? Imaginary(p + 1) : FinishNumber(p, "decimal");
}

// At an 'e', which may also begin a keyword.
bool Lexer::Exponent(const char* p) {
  const char* e = p;
  ++p;
  if (*p == '+' || *p == '-') {
    ++p;
    if (!IsDigit(*p)) {
      return Raise("invalid decimal literal", p);
    }
  } else if (!IsDigit(*p)) {
    return FinishNumber(e, "decimal");
  }
  p = DecimalTail(p);
  if (p == nullptr) {
    return false;
  }
  return *p == 'j' || *p == 'J' ? Imaginary(p + 1) : FinishNumber(p, "decimal");
}

bool Lexer::Imaginary(const char* p) { return FinishNumber(p, "imaginary"); }

// The opening quote is at `p_`, the prefix in front of it begins at `start`.
bool Lexer::LexString(const char* start) {
  char quote = *p_;
  const char* p = p_ + 1;
  int first_line = line_;
  size_t first_line_index = stream_.line_starts.size();
  bool triple = false;
  if (*p == quote) {
    if (p[1] != quote) {
      Push(kString, start, p + 1);
      p_ = p + 1;
      return true;
    }
    triple = true;
    p += 2;
  }
  auto unterminated = [&](bool at_end) {
    int last_line = line_;
    // The error is told at the opening quote.
    line_ = first_line;
    stream_.line_starts.resize(first_line_index);
    Raise(absl::StrFormat(triple ? "unterminated triple-quoted string literal (detected at line %d)"
                                 : "unterminated string literal (detected at line %d)",
                          last_line),
          start + 1);
    stream_.error.at_end = at_end;
    return false;
  };
  int run = 0;  // quotes in a row
  for (;;) {
    char c = *p;
    if (c == quote) {
      ++p;
      if (!triple || ++run == 3) {
        break;
      }
      continue;
    }
    run = 0;
    if (c == '\0' && p >= end_) {
      return unterminated(true);
    }
    if (c == '\\') {
      ++p;
      if (p >= end_) {
        return unterminated(true);
      }
      c = *p;
    } else if (c == '\n' && !triple) {
      return unterminated(false);
    }
    ++p;
    if (c == '\n') {
      if (p < end_) {
        BeginLine(p);
        stream_.joined_lines.push_back(static_cast<uint32_t>(line_));
      }
    }
  }
  stream_.tokens.push_back(Token{Offset(start), Offset(p), kString, static_cast<uint32_t>(first_line) & 0xFFFFFF});
  p_ = p;
  return true;
}

bool Lexer::OpenBracketToken(Tok kind, char bracket) {
  if (stream_.open.size() >= kMaxOpenBrackets) {
    return Raise("too many nested parentheses", p_ + 1);
  }
  stream_.open.push_back({bracket, line_, static_cast<int>(Offset(p_)) - std::max(0, stream_.line_starts.back())});
  PushOperator(kind, 1);
  return true;
}

bool Lexer::CloseBracketToken(Tok kind, char bracket) {
  if (stream_.open.empty()) {
    return Raise(absl::StrFormat("unmatched '%c'", bracket), p_ + 1);
  }
  OpenBracket open = stream_.open.back();
  stream_.open.pop_back();
  char wanted = open.bracket == '(' ? ')' : open.bracket == '[' ? ']' : '}';
  if (bracket != wanted) {
    return Raise(open.line != line_
                     ? absl::StrFormat("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", bracket,
                                       open.bracket, open.line)
                     : absl::StrFormat("closing parenthesis '%c' does not match opening parenthesis '%c'", bracket, open.bracket),
                 p_ + 1);
  }
  PushOperator(kind, 1);
  return true;
}

bool Lexer::LexOperator() {
  char next = p_[1];
  // One character, or the same with '=' behind it.
  auto assignable = [&](Tok plain, Tok with_equal) { next == '=' ? PushOperator(with_equal, 2) : PushOperator(plain, 1); };
  // Also doubled, and doubled with '=' behind it.
  auto doublable = [&](char c, Tok plain, Tok with_equal, Tok doubled, Tok doubled_with_equal) {
    if (next != c) {
      return assignable(plain, with_equal);
    }
    p_[2] == '=' ? PushOperator(doubled_with_equal, 3) : PushOperator(doubled, 2);
  };
  switch (*p_) {
    case '(':
      return OpenBracketToken(kLeftParen, '(');
    case '[':
      return OpenBracketToken(kLeftBracket, '[');
    case '{':
      return OpenBracketToken(kLeftBrace, '{');
    case ')':
      return CloseBracketToken(kRightParen, ')');
    case ']':
      return CloseBracketToken(kRightBracket, ']');
    case '}':
      return CloseBracketToken(kRightBrace, '}');
    case ',':
      PushOperator(kComma, 1);
      return true;
    case ';':
      PushOperator(kSemicolon, 1);
      return true;
    case '~':
      PushOperator(kTilde, 1);
      return true;
    case '.':
      if (IsDigit(next)) {
        return Fraction(p_ + 1);
      }
      next == '.' && p_[2] == '.' ? PushOperator(kEllipsis, 3) : PushOperator(kDot, 1);
      return true;
    case ':':
      assignable(kColon, kWalrus);
      return true;
    case '=':
      assignable(kEqual, kEqualEqual);
      return true;
    case '+':
      assignable(kPlus, kPlusEqual);
      return true;
    case '-':
      next == '>' ? PushOperator(kArrow, 2) : assignable(kMinus, kMinusEqual);
      return true;
    case '|':
      assignable(kPipe, kPipeEqual);
      return true;
    case '&':
      assignable(kAmpersand, kAmpersandEqual);
      return true;
    case '%':
      assignable(kPercent, kPercentEqual);
      return true;
    case '^':
      assignable(kCaret, kCaretEqual);
      return true;
    case '@':
      assignable(kAt, kAtEqual);
      return true;
    case '*':
      doublable('*', kStar, kStarEqual, kDoubleStar, kDoubleStarEqual);
      return true;
    case '/':
      doublable('/', kSlash, kSlashEqual, kDoubleSlash, kDoubleSlashEqual);
      return true;
    case '<':
      next == '>' ? PushOperator(kNotEqual, 2) : doublable('<', kLess, kLessEqual, kLeftShift, kLeftShiftEqual);
      return true;
    case '>':
      doublable('>', kGreater, kGreaterEqual, kRightShift, kRightShiftEqual);
      return true;
    case '!':
      next == '=' ? PushOperator(kNotEqual, 2) : PushOperator(kOther, 1);
      return true;
    default:
      if (static_cast<unsigned char>(*p_) < ' ' || *p_ == 0x7F) {
        return Raise(absl::StrFormat("invalid non-printable character U+%04X", static_cast<unsigned>(*p_)), p_ + 1);
      }
      PushOperator(kOther, 1);
      return true;
  }
}

void Lexer::Finish() {
  if (options_.error_at_end != nullptr) {
    stream_.error.data = *options_.error_at_end;
    Fail(LexError::Cause::kRaised, end_);
    return;
  }
  if (!stream_.open.empty()) {
    stream_.error.at_end = true;
    Fail(LexError::Cause::kUnexpectedEnd, end_);
    return;
  }
  if (options_.single && !options_.typed && !stream_.tokens.empty()) {
    Push(kNewline, end_, end_);
    if (indents_ > 0 && !options_.dont_imply_dedent) {
      for (; indents_ > 0; --indents_) {
        Push(kDedent, end_, end_);
      }
      Push(kNewline, end_, end_);
    }
  }
  Push(kEnd, end_, end_);
}

}  // namespace

void Lex(TokenStream& stream, const LexOptions& options) { Lexer(stream, options).Run(); }

}  // namespace viv::parser
