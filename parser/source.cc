#include "parser/source.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "parser/unicode.h"

namespace viv::parser {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

std::unique_ptr<SyntaxErrorData> MessageOnly(ErrorKind kind, std::string message) {
  auto error = std::make_unique<SyntaxErrorData>();
  error->kind = kind;
  error->message = std::move(message);
  error->has_location = error->has_end = error->has_text = false;
  return error;
}

// compile() of bytes tells a decoding problem with line 0 and offset -1, a script with nothing.
std::unique_ptr<SyntaxErrorData> EncodingError(SourceKind kind, std::string message) {
  auto error = MessageOnly(ErrorKind::kSyntaxError, std::move(message));
  if (kind == SourceKind::kBytes) {
    error->has_location = true;
    error->offset = -1;
  }
  return error;
}

// The codec that a cookie in `line` names, normalised as CPython does for UTF-8 and Latin-1; empty where there is none.
std::string CookieIn(std::string_view line) {
  size_t i = 0;
  while (i < line.size() && IsBlank(line[i])) {
    ++i;
  }
  if (i == line.size() || line[i] != '#') {
    return "";
  }
  for (;; ++i) {
    i = line.find("coding", i);
    if (i == std::string_view::npos) {
      return "";
    }
    size_t p = i + 6;
    if (p >= line.size() || (line[p] != ':' && line[p] != '=')) {
      continue;
    }
    do {
      ++p;
    } while (p < line.size() && (line[p] == ' ' || line[p] == '\t'));
    size_t begin = p;
    while (p < line.size() &&
           (absl::ascii_isalnum(static_cast<unsigned char>(line[p])) || line[p] == '-' || line[p] == '_' || line[p] == '.')) {
      ++p;
    }
    if (p == begin) {
      continue;
    }
    std::string codec(line.substr(begin, p - begin));
    std::string normal = absl::AsciiStrToLower(codec.substr(0, 12));
    std::replace(normal.begin(), normal.end(), '_', '-');
    if (normal == "utf-8" || normal.starts_with("utf-8-")) {
      return "utf-8";
    }
    for (std::string name : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (normal == name || normal.starts_with(name + "-")) {
        return "iso-8859-1";
      }
    }
    return codec;
  }
}

// A cookie counts in the first line, and in the second where the first has nothing but a comment.
std::string FindCookie(std::string_view text) {
  for (int i = 0; i < 2; ++i) {
    size_t newline = text.find('\n');
    if (newline == std::string_view::npos) {
      newline = text.size();
    }
    std::string_view line = text.substr(0, newline);
    std::string codec = CookieIn(line);
    if (!codec.empty()) {
      return codec;
    }
    size_t first = 0;
    while (first < line.size() && IsBlank(line[first])) {
      ++first;
    }
    if (first < line.size() && line[first] != '#') {
      break;
    }
    text.remove_prefix(std::min(newline + 1, text.size()));
  }
  return "";
}

bool Decode(std::string_view codec, std::string_view bytes, const ParseOptions& options, std::string& utf8, std::string& message) {
  std::string name = absl::AsciiStrToLower(std::string(codec));
  if (name == "iso-8859-1" || name == "latin1" || name == "l1" || name == "iso8859-1") {
    for (char c : bytes) {
      AppendUtf8(utf8, static_cast<unsigned char>(c));
    }
    return true;
  }
  if (name == "ascii" || name == "us-ascii") {
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] & 0x80) {
        message = DecodeErrorMessage("ascii", bytes, i, i + 1, "ordinal not in range(128)");
        return false;
      }
    }
    utf8 = bytes;
    return true;
  }
  if (name == "utf8" || name == "u8" || name == "cp65001") {
    Utf8Problem problem;
    if (FindUtf8Problem(bytes, problem)) {
      message = DecodeErrorMessage("utf-8", bytes, problem.start, problem.end, problem.reason);
      return false;
    }
    utf8 = bytes;
    return true;
  }
  message = absl::StrFormat("unknown encoding: %s", codec);
  return options.decode && options.decode(codec, bytes, &utf8, &message);
}

// Copies into the arena, with every line end made '\n', a '\n' at the end where the mode wants one, and a NUL behind.
// In memory CPython does not see that "\r\n" ends the text already (`end_twice`).
std::string_view CopyWithNewlines(std::string_view bytes, bool end_with_newline, bool end_twice, Arena& arena) {
  char* buffer = arena.AllocateArray<char>(bytes.size() + 2);
  char* out = buffer;
  const char* p = bytes.data();
  const char* end = p + bytes.size();
  while (p < end) {
    const char* carriage_return = static_cast<const char*>(std::memchr(p, '\r', static_cast<size_t>(end - p)));
    const char* stop = carriage_return == nullptr ? end : carriage_return;
    std::memcpy(out, p, static_cast<size_t>(stop - p));
    out += stop - p;
    p = stop;
    if (carriage_return != nullptr) {
      *out++ = '\n';
      p += p + 1 < end && p[1] == '\n' ? 2 : 1;
    }
  }
  if (end_with_newline && (out == buffer || out[-1] != '\n' || (end_twice && bytes.ends_with("\r\n")))) {
    *out++ = '\n';
  }
  *out = '\0';
  return {buffer, static_cast<size_t>(out - buffer)};
}

size_t LineBegin(std::string_view text, size_t offset) {
  size_t newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

}  // namespace

LoadedSource LoadSource(std::string_view bytes, ParseMode mode, std::string_view filename, const ParseOptions& options,
                        Arena& arena) {
  LoadedSource result;
  SourceKind kind = options.source_kind;
  if (bytes.size() > 0xFFFFFF00u) {
    result.error = MessageOnly(ErrorKind::kOverflowError, "source code too long");
    return result;
  }
  size_t null_byte = bytes.find('\0');
  if (null_byte != std::string_view::npos && kind != SourceKind::kFile) {
    result.error = MessageOnly(ErrorKind::kValueError, "source code string cannot contain null bytes");
    return result;
  }

  bool has_mark = false;
  std::string codec;
  std::string decoded;
  if (kind == SourceKind::kStr) {
    codec = "utf-8";
  } else {
    if (bytes.starts_with(kByteOrderMark)) {
      has_mark = true;
      bytes.remove_prefix(kByteOrderMark.size());
    }
    codec = FindCookie(bytes);
    if (has_mark && !codec.empty() && codec != "utf-8") {
      result.error = EncodingError(kind, "encoding problem: " + codec + " with BOM");
      return result;
    }
    if (!codec.empty() && codec != "utf-8") {
      std::string message;
      if (!Decode(codec, bytes, options, decoded, message)) {
        result.error = EncodingError(kind, kind == SourceKind::kFile ? "encoding problem: " + codec : message);
        return result;
      }
      bytes = decoded;
    }
  }
  result.columns_in_characters = has_mark || !codec.empty();
  bool add_newline = mode == ParseMode::kFile || kind == SourceKind::kFile;
  std::string_view text = CopyWithNewlines(bytes, add_newline, kind != SourceKind::kFile, arena);
  result.text = text;

  if (kind == SourceKind::kFile) {
    null_byte = text.find('\0');
    Utf8Problem problem;
    bool undecodable = !result.columns_in_characters && FindUtf8Problem(text, problem);
    size_t bad = std::min(null_byte, undecodable ? problem.start : std::string_view::npos);
    if (bad != std::string_view::npos) {
      size_t line_begin = LineBegin(text, bad);
      int line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(line_begin), '\n'));
      if (undecodable && LineBegin(text, problem.start) == line_begin) {
        result.error_at_end =
            MessageOnly(ErrorKind::kSyntaxError,
                        absl::StrFormat("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                                        "see https://peps.python.org/pep-0263/ for details",
                                        static_cast<unsigned char>(text[problem.start]), filename, line));
      } else {
        result.error_at_end = std::make_unique<SyntaxErrorData>();
        result.error_at_end->message = "source code cannot contain null bytes";
        result.error_at_end->line = result.error_at_end->end_line = line;
        result.error_at_end->text = SourceLine(text, line);
        result.error_at_end->text.resize(std::min(result.error_at_end->text.size(), result.error_at_end->text.find('\0')));
      }
      // The buffer is ours; only its view is constant.
      const_cast<char*>(text.data())[line_begin] = '\0';
      result.text = text.substr(0, line_begin);
    }
  }
  return result;
}

std::string_view SourceLine(std::string_view source, int line) {
  for (; line > 1; --line) {
    size_t newline = source.find('\n');
    if (newline == std::string_view::npos) {
      return {};
    }
    source.remove_prefix(newline + 1);
  }
  return source.substr(0, source.find('\n'));
}

}  // namespace viv::parser
