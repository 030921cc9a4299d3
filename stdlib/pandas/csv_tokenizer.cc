#include "stdlib/pandas/csv_tokenizer.h"

namespace viv::pandas {

void CsvTokenizer::MarkSpecial() {
  std::memset(special_, 0, sizeof(special_));
  auto mark = [this](char c) { special_[static_cast<unsigned char>(c)] = true; };
  mark('\n');
  mark('\r');
  mark(format_.delimiter);
  if (format_.quoting) mark(format_.quote);
  for (char c : {format_.escape, format_.comment, format_.terminator}) {
    if (c) mark(c);
  }
  if (format_.whitespace) {
    mark(' ');
    mark('\t');
  }
}

bool CsvTokenizer::EndField() {
  if (!starts_.Push(word_begin_) || !text_.Push('\0')) return false;
  word_begin_ = text_.size();
  return true;
}

bool CsvTokenizer::EndLine() {
  int64_t fields = static_cast<int64_t>(starts_.size() - words_end_);
  int64_t line = file_line_++;
  int64_t wanted = previous_fields_;
  if (!in_header_ && fields > wanted && !any_number_ && !first_may_be_longer_) {
    std::string numbers = std::to_string(wanted), seen = std::to_string(fields), number = std::to_string(line + 1);
    if (format_.bad_lines == CsvFormat::kRaise) {
      error_ = "Expected " + numbers + " fields in line " + number + ", saw " + seen + "\n";
      bad_ = true;
      return false;
    }
    if (format_.bad_lines == CsvFormat::kWarn) warnings_ += "Skipping line " + number + ": expected " + numbers + " fields, saw " + seen + "\n";
    text_.Shrink(starts_[words_end_]);
    starts_.Shrink(words_end_);
    word_begin_ = text_.size();
    return true;
  }
  for (; !in_header_ && fields < wanted; ++fields) {
    if (!EndField()) return false;
  }
  first_may_be_longer_ = false;
  if (!any_number_ && !in_header_) previous_fields_ = fields;
  if (!line_starts_.Push(words_end_)) return false;
  words_end_ = starts_.size();
  return true;
}

bool CsvTokenizer::SkipsThisLine() {
  if (file_line_ < skip_first_) return true;
  while (next_skip_ < skip_lines_.size() && skip_lines_[next_skip_] < file_line_) ++next_skip_;
  return next_skip_ < skip_lines_.size() && skip_lines_[next_skip_] == file_line_;
}

CsvTokenizer::Status CsvTokenizer::Run(std::string_view* input, int64_t lines, bool last) {
  const char *at = input->data(), *end = at + input->size();
  auto stop = [&](Status status) {
    input->remove_prefix(static_cast<size_t>(at - input->data()));
    return status;
  };
  auto failed = [&] { return stop(bad_ ? kBadLine : kNoMemory); };
  auto full = [&] { return lines >= 0 && this->lines() >= lines; };
  const CsvFormat& f = format_;
  auto is_newline = [&f](char c) { return f.terminator ? c == f.terminator : c == '\n'; };
  auto is_return = [&f](char c) { return !f.terminator && c == '\r'; };
  auto is_delimiter = [&f](char c) { return f.whitespace ? c == ' ' || c == '\t' : c == f.delimiter; };
  if (full()) return stop(kEnough);
  while (at < end) {
    char c = *at;
    switch (state_) {
      case kAfterCr:
        state_ = kStartLine;
        if (c == '\n') ++at;
        if (full()) return stop(kEnough);
        continue;
      case kStartLine:
        if (SkipsThisLine()) {
          state_ = kSkippedLine;
          continue;
        }
        if (is_newline(c) || is_return(c)) {
          ++at;
          if (f.skip_blank_lines) {
            ++file_line_;
          } else if (!EndField() || !EndLine()) {
            return failed();
          }
          state_ = is_return(c) ? kAfterCr : kStartLine;
          if (state_ == kStartLine && full()) return stop(kEnough);
          continue;
        }
        if (f.comment && c == f.comment) {
          state_ = kComment;
          ++at;
          continue;
        }
        if (f.skip_blank_lines && (c == ' ' || c == '\t') && !is_delimiter(c)) {
          state_ = kWhitespaceLine;
          continue;
        }
        if (f.whitespace && is_delimiter(c)) {
          ++at;
          continue;
        }
        state_ = kStartField;
        continue;
      case kWhitespaceLine:  // blanks only: a blank line; else they belong to the first field
        if (c == ' ' || c == '\t') {
          if (!Put(c)) return failed();
          ++at;
        } else if (is_newline(c) || is_return(c)) {
          text_.Shrink(word_begin_);
          ++file_line_;
          ++at;
          state_ = is_return(c) ? kAfterCr : kStartLine;
        } else {
          if (f.skip_initial_space) text_.Shrink(word_begin_);
          state_ = text_.size() == word_begin_ ? kStartField : kInField;
        }
        continue;
      case kEatSpace:
        if (is_delimiter(c)) {
          ++at;
          continue;
        }
        state_ = is_newline(c) || is_return(c) ? kInField : kStartField;
        if (state_ == kInField) {  // blanks before the end of a line begin no field
          ++at;
          if (!EndLine()) return failed();
          state_ = is_return(c) ? kAfterCr : kStartLine;
          if (state_ == kStartLine && full()) return stop(kEnough);
        }
        continue;
      case kStartField:
        if (f.quoting && c == f.quote) {
          quote_line_ = file_line_;
          state_ = kInQuotes;
          ++at;
          continue;
        }
        if (f.skip_initial_space && c == ' ') {
          ++at;
          continue;
        }
        state_ = kInField;
        continue;
      case kInField: {
        const char* from = at;
        while (at < end && !special_[static_cast<unsigned char>(*at)]) ++at;
        if (at > from && !text_.Append(from, static_cast<size_t>(at - from))) return failed();
        if (at == end) continue;
        c = *at++;
        if (is_delimiter(c)) {
          if (!EndField()) return failed();
          state_ = f.whitespace ? kEatSpace : kStartField;
        } else if (is_newline(c) || is_return(c)) {
          if (!EndField() || !EndLine()) return failed();
          state_ = is_return(c) ? kAfterCr : kStartLine;
          if (state_ == kStartLine && full()) return stop(kEnough);
        } else if (f.escape && c == f.escape) {
          state_ = kEscape;
        } else if (f.comment && c == f.comment) {
          if (!EndField() || !EndLine()) return failed();
          --file_line_;  // counted at its end
          state_ = kComment;
        } else if (!Put(c)) {
          return failed();
        }
        continue;
      }
      case kInQuotes: {
        const char* from = at;
        while (at < end && *at != f.quote && !(f.escape && *at == f.escape)) ++at;
        if (at > from && !text_.Append(from, static_cast<size_t>(at - from))) return failed();
        if (at == end) continue;
        state_ = *at == f.quote ? kQuoteInQuotes : kEscapeInQuotes;
        ++at;
        continue;
      }
      case kQuoteInQuotes:
        if (c == f.quote && f.double_quote) {
          if (!Put(c)) return failed();
          ++at;
          state_ = kInQuotes;
        } else {
          state_ = kInField;
        }
        continue;
      case kEscape:
      case kEscapeInQuotes:
        if (!Put(c)) return failed();
        ++at;
        state_ = state_ == kEscape ? kInField : kInQuotes;
        continue;
      case kComment:
        ++at;
        if (is_newline(c) || is_return(c)) {
          ++file_line_;
          state_ = is_return(c) ? kAfterCr : kStartLine;
          if (state_ == kStartLine && full()) return stop(kEnough);
        }
        continue;
      case kSkippedLine:
        ++at;
        if (is_newline(c) || is_return(c)) {
          ++file_line_;
          state_ = is_return(c) ? kAfterCr : kStartLine;
        } else if (f.quoting && c == f.quote) {
          state_ = kSkippedQuotes;
        }
        continue;
      case kSkippedQuotes:
        ++at;
        if (c == f.quote) state_ = kSkippedLine;
        continue;
    }
  }
  if (!last) return stop(kWantsInput);
  // The last line has no end of its own.
  switch (state_) {
    case kInQuotes:
    case kEscapeInQuotes:
      error_ = "EOF inside string starting at row " + std::to_string(quote_line_);
      bad_ = true;
      return failed();
    case kStartField:
    case kInField:
    case kQuoteInQuotes:
    case kEscape:
      if (!EndField() || !EndLine()) return failed();
      break;
    case kEatSpace:
      if (!EndLine()) return failed();
      break;
    case kWhitespaceLine: text_.Shrink(word_begin_); break;
    default: break;
  }
  state_ = kStartLine;
  return stop(kEnough);
}

void CsvTokenizer::DropLines() { DropLinesBefore(lines()); }

void CsvTokenizer::DropLinesBefore(int64_t line) {
  size_t words = line < lines() ? line_starts_[static_cast<size_t>(line)] : words_end_;
  size_t bytes = words < starts_.size() ? starts_[words] : words == starts_.size() ? word_begin_ : text_.size();
  std::memmove(text_.data(), text_.data() + bytes, text_.size() - bytes);
  text_.Shrink(text_.size() - bytes);
  std::memmove(starts_.data(), starts_.data() + words, (starts_.size() - words) * sizeof(size_t));
  starts_.Shrink(starts_.size() - words);
  for (size_t i = 0; i < starts_.size(); ++i) starts_[i] -= bytes;
  auto dropped = static_cast<size_t>(line);
  std::memmove(line_starts_.data(), line_starts_.data() + dropped, (line_starts_.size() - dropped) * sizeof(size_t));
  line_starts_.Shrink(line_starts_.size() - dropped);
  for (size_t i = 0; i < line_starts_.size(); ++i) line_starts_[i] -= words;
  words_end_ -= words;
  word_begin_ -= bytes;
}

void CsvTokenizer::ReleaseMemory() {
  text_.Release();
  starts_.Release();
  line_starts_.Release();
  words_end_ = word_begin_ = 0;
}

}  // namespace viv::pandas
