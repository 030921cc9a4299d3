// The text of a regular expression or of a replacement, token by token: a character, or a backslash with the character behind it.
// One token is looked ahead, so that a backslash at the very end is found when the token before it is taken, as in CPython.
// ReFailure goes through the parsers as a C++ exception and never leaves them.
#pragma once

#include <string>
#include <string_view>

#include "stdlib/re_syntax.h"

namespace viv {

struct ReFailure {};  // the exception is pending

class ReReader {
 public:
  explicit ReReader(Borrowed<Object> source);

  bool is_text() const { return is_text_; }
  bool AtEnd() const { return next_.empty(); }
  const std::u32string& next() const { return next_; }
  bool NextIs(char32_t c) const { return next_.size() == 1 && next_[0] == c; }
  bool NextIn(std::u32string_view set) const { return next_.size() == 1 && set.find(next_[0]) != set.npos; }
  std::u32string Get() {  // empty: the end
    std::u32string token = next_;
    Advance();
    return token;
  }
  bool Match(char32_t c) {
    if (!NextIs(c)) return false;
    Advance();
    return true;
  }
  std::u32string GetWhile(size_t n, std::u32string_view set);
  std::u32string GetUntil(char32_t terminator, const char* what);
  ptrdiff_t Tell() const { return static_cast<ptrdiff_t>(index_ - next_.size()); }
  void Seek(ptrdiff_t position) {
    index_ = static_cast<size_t>(position);
    Advance();
  }
  // re.error at `offset` characters before the place.
  [[noreturn]] void Fail(const std::string& message, ptrdiff_t offset = 0);
  [[noreturn]] void FailAt(const std::string& message, ptrdiff_t position);
  // A name as a str; fails where it is no identifier.
  Ref<StrObject> GroupName(const std::u32string& name, ptrdiff_t offset);
  bool IsIdentifier(const std::u32string& name) const;
  // int(name) of a group's number, not negative; fails with "bad character in group name".
  uint64_t GroupNumber(const std::u32string& name);
  std::string Quoted(const std::u32string& name) const;  // repr

 private:
  void Advance();

  Borrowed<Object> source_;
  bool is_text_;
  std::u32string text_;
  size_t index_ = 0;
  std::u32string next_;
};

std::string ReUtf8(std::u32string_view text);
Ref<StrObject> ReStr(std::u32string_view text);
[[noreturn]] inline void ReFail() { throw ReFailure(); }

inline constexpr std::u32string_view kReDigits = U"0123456789", kReOctal = U"01234567", kReHex = U"0123456789abcdefABCDEF";
inline bool ReIsIn(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }
inline bool ReIsAsciiLetter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z' && c < 128; }
// \a \b \f \n \r \t \v and \\ as characters; 0: none of them.
char32_t ReSimpleEscape(char32_t c);

}  // namespace viv
