// Backslash escapes in string and bytes literals. Answers to the unicode_escape codec and _PyBytes_DecodeEscape.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace viv::parser {

struct EscapeResult {
  std::string error;            // with its "(unicode error) " or "(value error) "; empty: none
  size_t first_invalid = npos;  // offset behind the backslash of the first escape that deserves a warning
  bool surrogates = false;      // an escape made a surrogate

  static constexpr size_t npos = std::string_view::npos;
};

using UnicodeNameLookup = std::function<bool(std::string_view, uint32_t*)>;

// Append the decoded literal to `out`.
EscapeResult DecodeUnicodeEscapes(std::string_view literal, const UnicodeNameLookup& lookup, std::string& out);
EscapeResult DecodeBytesEscapes(std::string_view literal, std::string& out);

}  // namespace viv::parser
