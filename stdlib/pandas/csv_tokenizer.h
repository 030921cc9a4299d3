// The text of a CSV file to words: a state machine fed with pieces of bytes, which stops behind any number of lines and goes on there.
// Knows no Python object. Answers to pandas's C tokenizer: what is a line, a blank line, a quoted field, and what too many fields are.
//
// Words stand one after another in `text`, each with a NUL behind it; `starts` says where each begins, lines are runs of words.
#pragma once

#include <string>
#include <string_view>

#include "stdlib/pandas/scratch.h"

namespace viv::pandas {

struct CsvFormat {
  char delimiter = ',', quote = '"';
  char escape = 0, comment = 0, terminator = 0;  // 0: none
  bool double_quote = true, skip_initial_space = false, skip_blank_lines = true, whitespace = false;
  bool quoting = true;
  enum BadLines { kRaise, kWarn, kSkip } bad_lines = kRaise;
};

class CsvTokenizer {
 public:
  enum Status { kWantsInput, kEnough, kNoMemory, kBadLine };

  CsvTokenizer() { MarkSpecial(); }
  void SetFormat(const CsvFormat& format) {
    format_ = format;
    MarkSpecial();
  }
  // Lines of the file, from 0 on, that are left out: the first ones, and single ones in ascending order.
  void SkipFirst(int64_t lines) { skip_first_ = lines; }
  bool SkipLine(int64_t line) { return skip_lines_.Push(line); }
  // Ends the header, whose lines may be of any length. Lines with more fields than that are bad from now on, but for the next one, which
  // may bring labels; shorter ones get empty fields. `any`: nothing is too long.
  void ExpectFields(int64_t fields, bool any) {
    previous_fields_ = fields;
    in_header_ = false;
    first_may_be_longer_ = true;
    any_number_ = any;
  }

  // Goes on until so many lines are there (-1: any number) or the input is used up. `last`: nothing comes after it.
  Status Run(std::string_view* input, int64_t lines, bool last);

  int64_t lines() const { return static_cast<int64_t>(line_starts_.size()); }
  int64_t fields(int64_t line) const {
    auto next = static_cast<size_t>(line) + 1;
    return static_cast<int64_t>(next < line_starts_.size() ? line_starts_[next] : words_end_) - static_cast<int64_t>(line_starts_[next - 1]);
  }
  // Empty where the line is too short.
  std::string_view word(int64_t line, int64_t field) const {
    if (field >= fields(line)) return {};
    size_t at = line_starts_[static_cast<size_t>(line)] + static_cast<size_t>(field);
    size_t end = at + 1 < starts_.size() ? starts_[at + 1] : text_.size();
    return {text_.data() + starts_[at], end - starts_[at] - 1};
  }
  void DropLines();              // all that are there
  void DropLinesBefore(int64_t line);
  void ReleaseMemory();

  const std::string& error() const { return error_; }
  std::string TakeWarnings() { return std::exchange(warnings_, {}); }

 private:
  enum State { kStartLine, kStartField, kInField, kInQuotes, kQuoteInQuotes, kEscape, kEscapeInQuotes, kAfterCr, kComment, kSkippedLine,
               kSkippedQuotes, kWhitespaceLine, kEatSpace };

  void MarkSpecial();
  bool EndField();
  bool EndLine();  // false: no memory, or bad
  bool SkipsThisLine();
  bool Put(char c) { return text_.Push(c); }

  CsvFormat format_;
  bool special_[256] = {};
  State state_ = kStartLine;
  Scratch<char> text_;
  Scratch<size_t> starts_;
  Scratch<size_t> line_starts_;  // numbers of words; of finished lines
  size_t words_end_ = 0;         // words of finished lines
  size_t word_begin_ = 0;        // where the word that is being read begins
  int64_t file_line_ = 0, quote_line_ = 0;
  int64_t skip_first_ = 0;
  Scratch<int64_t> skip_lines_;
  size_t next_skip_ = 0;
  int64_t previous_fields_ = -1;  // of the line before; -1: there is none
  bool in_header_ = true, first_may_be_longer_ = false, any_number_ = false, bad_ = false;
  std::string error_, warnings_;
};

}  // namespace viv::pandas
