// UTF-8 and the few Unicode properties that source text needs. Property tables come from utf8proc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace viv::parser {

// Decodes the code point at `p`; returns its length in bytes, 0 where the bytes are not UTF-8 (surrogates are not).
int DecodeUtf8(const char* p, const char* end, uint32_t& code_point);

// Appends any code point up to 0x10FFFF, surrogates in three bytes.
void AppendUtf8(std::string& out, uint32_t code_point);
// Writes at most four bytes; returns the new end.
char* WriteUtf8(char* out, uint32_t code_point);

// Code points in well-formed UTF-8. Malformed bytes count one each.
size_t CountCodePoints(std::string_view text);

bool IsAscii(std::string_view text);

// PEP 3131, by the tables of Unicode 14 that Python 3.11 has.
bool IsIdentifierStart(uint32_t code_point);
bool IsIdentifierContinue(uint32_t code_point);
// str.isprintable().
bool IsPrintable(uint32_t code_point);

std::string NormalizeNfkc(std::string_view text);

// The first thing wrong with `text` as UTF-8, as UnicodeDecodeError tells it; false where nothing is.
struct Utf8Problem {
  size_t start;
  size_t end;
  const char* reason;
};
bool FindUtf8Problem(std::string_view text, Utf8Problem& problem);

// "'utf-8' codec can't decode byte 0xe9 in position 0: invalid start byte", and its form for several bytes.
std::string DecodeErrorMessage(std::string_view codec, std::string_view bytes, size_t start, size_t end, std::string_view reason);

// `text` with every malformed byte replaced by U+FFFD.
std::string ReplaceMalformed(std::string_view text);

}  // namespace viv::parser
