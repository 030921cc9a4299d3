// The module binascii: bytes as base64, hexadecimal, uuencoded and quoted-printable text, and checksums.
// Answers to CPython's Modules/binascii.c.
#include <array>
#include <cctype>
#include <string>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/module_support.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

Ref<Object> RaiseError(const char* text) {
  if (Ref<StrObject> message = NewStr(text)) {
    if (Ref<TupleObject> args = NewTuple({message.get()})) RaiseWithArgs(CurrentLibrary().binascii_error.get(), args);
  }
  return nullptr;
}

// An argument that is bytes, or a str of ASCII characters.
struct AsciiArgument {
  BufferHolder holder;
  std::string_view view;
  bool Get(Object* object) {
    if (IsStr(object)) {
      if (!AsStr(object)->ascii) return RaiseFalse(TypeId::kValueError, "string argument should contain only ASCII characters");
      view = {StrData(AsStr(object)), static_cast<size_t>(AsStr(object)->length)};
      return true;
    }
    if (!HasBuffer(object)) {
      return RaiseFalse(TypeId::kTypeError, "argument should be bytes, buffer or ASCII string, not '%.100T'", object);
    }
    return BytesLike(object, &holder, &view);
  }
};

// ---- Base 64 ----------------------------------------------------------------------------------------------------------------------------

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr auto kValues = [] {
  std::array<int8_t, 256> values{};
  values.fill(-1);
  for (int i = 0; i < 64; ++i) values[static_cast<uint8_t>(kAlphabet[i])] = static_cast<int8_t>(i);
  return values;
}();

// What four characters of the alphabet each stand for, up to the first four of another kind. Answers how many characters that were.
size_t DecodeQuartets(std::string_view text, std::string* result) {
  result->resize(text.size() / 4 * 3);
  char* to = result->data();
  size_t i = 0;
  for (; i + 4 <= text.size(); i += 4, to += 3) {
    const int a = kValues[static_cast<uint8_t>(text[i])], b = kValues[static_cast<uint8_t>(text[i + 1])];
    const int c = kValues[static_cast<uint8_t>(text[i + 2])], d = kValues[static_cast<uint8_t>(text[i + 3])];
    if ((a | b | c | d) < 0) break;
    const unsigned group = static_cast<unsigned>(a << 18 | b << 12 | c << 6 | d);
    to[0] = static_cast<char>(group >> 16);
    to[1] = static_cast<char>(group >> 8);
    to[2] = static_cast<char>(group);
  }
  result->resize(i / 4 * 3);
  return i;
}

Ref<Object> FromBase64(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  AsciiArgument data;
  if (!ParseArguments({"a2b_base64", {"", "strict_mode"}, 1, 1, 1}, args, out) || !data.Get(out[0])) return nullptr;
  int strict = out[1] ? IsTrue(out[1]) : 0;
  if (strict < 0) return nullptr;
  if (strict && !data.view.empty() && data.view[0] == '=') return RaiseError("Leading padding not allowed");
  std::string result;
  result.reserve(data.view.size() / 4 * 3 + 3);
  int place = 0, pads = 0;  // of four characters; padding that was seen there
  unsigned left = 0;
  bool padding_started = false;
  size_t start = DecodeQuartets(data.view, &result);
  for (size_t i = start; i < data.view.size(); ++i) {
    auto c = static_cast<uint8_t>(data.view[i]);
    if (c == '=') {
      padding_started = true;
      if (place >= 2 && place + ++pads >= 4) {
        // A whole quartet: what follows does not count.
        if (strict && i + 1 < data.view.size()) return RaiseError("Excess data after padding");
        return NewBytes(result);
      }
      continue;
    }
    int value = kValues[c];
    if (value < 0) {
      if (strict) return RaiseError("Only base64 data is allowed");
      continue;
    }
    if (strict && padding_started) return RaiseError("Discontinuous padding not allowed");
    pads = 0;
    switch (place) {
      case 0: break;
      case 1: result.push_back(static_cast<char>(left << 2 | static_cast<unsigned>(value) >> 4)); break;
      case 2: result.push_back(static_cast<char>(left << 4 | static_cast<unsigned>(value) >> 2)); break;
      default: result.push_back(static_cast<char>(left << 6 | static_cast<unsigned>(value))); break;
    }
    left = static_cast<unsigned>(value) & (place == 1 ? 15u : place == 2 ? 3u : 63u);
    place = (place + 1) % 4;
  }
  if (place == 1) {
    Ref<StrObject> message = StrFormat("Invalid base64-encoded string: number of data characters (%zd) cannot be 1 more than a multiple of 4",
                                       static_cast<ptrdiff_t>(result.size() / 3 * 4 + 1));
    return message ? RaiseError(StrToStdString(message.get()).c_str()) : nullptr;
  }
  if (place != 0) return RaiseError("Incorrect padding");
  return NewBytes(result);
}

Ref<Object> ToBase64(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  BufferHolder holder;
  std::string_view data;
  if (!ParseArguments({"b2a_base64", {"", "newline"}, 1, 1, 1}, args, out) || !BytesLike(out[0], &holder, &data)) return nullptr;
  int newline = out[1] ? IsTrue(out[1]) : 1;
  if (newline < 0) return nullptr;
  if (data.empty()) return NewBytes(newline ? "\n" : "");
  const size_t size = (data.size() + 2) / 3 * 4;
  Ref<BytesObject> result = NewBytesUninitialized(static_cast<ptrdiff_t>(size + (newline ? 1 : 0)));
  if (!result) return nullptr;
  char* to = result->data;
  for (size_t i = 0; i < data.size(); i += 3, to += 4) {
    const size_t left = data.size() - i;
    auto byte = [&](size_t k) { return k < left ? static_cast<uint8_t>(data[i + k]) : 0u; };
    const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
    to[0] = kAlphabet[group >> 18];
    to[1] = kAlphabet[group >> 12 & 63];
    to[2] = left > 1 ? kAlphabet[group >> 6 & 63] : '=';
    to[3] = left > 2 ? kAlphabet[group & 63] : '=';
  }
  if (newline) *to = '\n';
  return result;
}

// ---- Hexadecimal ------------------------------------------------------------------------------------------------------------------------

Ref<Object> ToHex(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  BufferHolder holder;
  std::string_view data;
  if (!ParseArguments({"b2a_hex", {"data", "sep", "bytes_per_sep"}, 1}, args, out) || !BytesLike(out[0], &holder, &data)) return nullptr;
  int group = out[2] ? AsInt(out[2]) : 1;
  if (group == -1 && ErrorPending()) return nullptr;
  char separator = 0;
  if (out[1]) {
    ptrdiff_t length = Length(out[1]);
    if (length < 0) return nullptr;
    if (length != 1) return RaiseValueError("sep must be length 1.");
    if (IsStr(out[1])) {
      if (!AsStr(out[1])->ascii) return RaiseValueError("sep must be ASCII.");
      separator = StrData(AsStr(out[1]))[0];
    } else if (IsBytes(out[1])) {
      separator = BytesView(out[1])[0];
    } else {
      return RaiseTypeError("sep must be str or bytes.");
    }
  }
  size_t every = !out[1] ? 0 : group < 0 ? -static_cast<size_t>(group) : static_cast<size_t>(group);
  std::string result;
  result.reserve(data.size() * 3);
  for (size_t i = 0; i < data.size(); ++i) {
    // Groups are counted from the right, or from the left where the number is negative.
    if (every && i && (group < 0 ? i : data.size() - i) % every == 0) result.push_back(separator);
    result.push_back("0123456789abcdef"[static_cast<uint8_t>(data[i]) >> 4]);
    result.push_back("0123456789abcdef"[static_cast<uint8_t>(data[i]) & 15]);
  }
  return NewBytes(result);
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Ref<Object> FromHex(Borrowed<Object>, Borrowed<Object> argument) {
  AsciiArgument data;
  if (!data.Get(argument)) return nullptr;
  if (data.view.size() % 2) return RaiseError("Odd-length string");
  std::string result;
  for (size_t i = 0; i < data.view.size(); i += 2) {
    int high = HexValue(data.view[i]), low = HexValue(data.view[i + 1]);
    if (high < 0 || low < 0) return RaiseError("Non-hexadecimal digit found");
    result.push_back(static_cast<char>(high << 4 | low));
  }
  return NewBytes(result);
}

// ---- Checksums --------------------------------------------------------------------------------------------------------------------------

constexpr auto kCrc32 = [] {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ (value & 1 ? 0xedb88320u : 0);
    table[i] = value;
  }
  return table;
}();

Ref<Object> Crc32(Borrowed<Object>, ArgSpan args) {
  BufferHolder holder;
  std::string_view data;
  if (!BytesLike(args[0], &holder, &data)) return nullptr;
  uint32_t value = 0;
  if (args.size > 1) {
    value = static_cast<uint32_t>(AsUint64Mask(args[1]));
    if (ErrorPending()) return nullptr;
  }
  value = ~value;
  for (char c : data) value = value >> 8 ^ kCrc32[(value ^ static_cast<uint8_t>(c)) & 255];
  return NewInt(~value & 0xffffffffu);
}

Ref<Object> CrcHqx(Borrowed<Object>, ArgSpan args) {
  BufferHolder holder;
  std::string_view data;
  if (!BytesLike(args[0], &holder, &data)) return nullptr;
  auto value = static_cast<uint32_t>(AsUint64Mask(args[1])) & 0xffff;
  if (ErrorPending()) return nullptr;
  for (char c : data) {
    value ^= static_cast<uint32_t>(static_cast<uint8_t>(c)) << 8;
    for (int bit = 0; bit < 8; ++bit) value = (value << 1 ^ (value & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return NewInt(value);
}

// ---- uu ---------------------------------------------------------------------------------------------------------------------------------

Ref<Object> FromUu(Borrowed<Object>, Borrowed<Object> argument) {
  AsciiArgument data;
  if (!data.Get(argument)) return nullptr;
  std::string_view text = data.view;
  size_t at = 0;
  // The first byte is the length; nothing at all counts as a NUL.
  size_t length = ((text.empty() ? 0u : static_cast<uint8_t>(text[0])) - 32u) & 63u;
  at = 1;
  std::string result;
  unsigned bits = 0, held = 0;
  while (result.size() < length) {
    unsigned value = 0;
    if (at < text.size()) {
      auto c = static_cast<uint8_t>(text[at]);
      if (c != '\n' && c != '\r') {
        if (c < ' ' || c > ' ' + 64) return RaiseError("Illegal char");
        value = (c - 32u) & 63u;
      }
      ++at;
    }
    bits = bits << 6 | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      result.push_back(static_cast<char>(bits >> held & 255));
      bits &= (1u << held) - 1;
    }
  }
  for (; at < text.size(); ++at) {  // blanks and ends of lines may follow; a backtick stands for a blank
    char c = text[at];
    if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') return RaiseError("Trailing garbage");
  }
  return NewBytes(result);
}

Ref<Object> ToUu(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  BufferHolder holder;
  std::string_view data;
  if (!ParseArguments({"b2a_uu", {"", "backtick"}, 1, 1, 1}, args, out) || !BytesLike(out[0], &holder, &data)) return nullptr;
  int backtick = out[1] ? IsTrue(out[1]) : 0;
  if (backtick < 0) return nullptr;
  if (data.size() > 45) return RaiseError("At most 45 bytes at once");
  auto character = [&](unsigned value) { return static_cast<char>(backtick && value == 0 ? '`' : value + 32); };
  std::string result(1, character(static_cast<unsigned>(data.size())));
  for (size_t i = 0; i < data.size(); i += 3) {
    auto byte = [&](size_t k) { return i + k < data.size() ? static_cast<uint8_t>(data[i + k]) : 0u; };
    unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (int shift = 18; shift >= 0; shift -= 6) result.push_back(character(group >> shift & 63));
  }
  result.push_back('\n');
  return NewBytes(result);
}

// ---- Quoted-printable -------------------------------------------------------------------------------------------------------------------

Ref<Object> FromQp(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  AsciiArgument data;
  if (!ParseArguments({"a2b_qp", {"data", "header"}, 1}, args, out) || !data.Get(out[0])) return nullptr;
  int header = out[1] ? IsTrue(out[1]) : 0;
  if (header < 0) return nullptr;
  std::string_view text = data.view;
  std::string result;
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '=') {
      result.push_back(header && text[i] == '_' ? ' ' : text[i]);
      ++i;
      continue;
    }
    if (++i >= text.size()) break;
    if (text[i] == '\n' || text[i] == '\r') {  // a soft end of a line
      if (text[i] != '\n') {
        while (i < text.size() && text[i] != '\n') ++i;
      }
      if (i < text.size()) ++i;
    } else if (text[i] == '=') {
      result.push_back('=');
      ++i;
    } else if (i + 1 < text.size() && HexValue(text[i]) >= 0 && HexValue(text[i + 1]) >= 0) {
      result.push_back(static_cast<char>(HexValue(text[i]) << 4 | HexValue(text[i + 1])));
      i += 2;
    } else {
      result.push_back('=');
    }
  }
  return NewBytes(result);
}

Ref<Object> ToQp(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  BufferHolder holder;
  std::string_view data;
  if (!ParseArguments({"b2a_qp", {"data", "quotetabs", "istext", "header"}, 1}, args, out) || !BytesLike(out[0], &holder, &data)) return nullptr;
  int quote_tabs = out[1] ? IsTrue(out[1]) : 0, is_text = out[2] ? IsTrue(out[2]) : 1, header = out[3] ? IsTrue(out[3]) : 0;
  if (quote_tabs < 0 || is_text < 0 || header < 0) return nullptr;
  constexpr size_t kLine = 76;
  // Ends of lines are written as the first one is.
  size_t first = data.find('\n');
  bool crlf = first != data.npos && first > 0 && data[first - 1] == '\r';
  std::string result;
  size_t line = 0;  // characters in this one
  auto soft_break = [&] {
    result += crlf ? "=\r\n" : "=\n";
    line = 0;
  };
  auto quote = [&](char c) {
    result.push_back('=');
    result.push_back("0123456789ABCDEF"[static_cast<uint8_t>(c) >> 4]);
    result.push_back("0123456789ABCDEF"[static_cast<uint8_t>(c) & 15]);
  };
  for (size_t i = 0; i < data.size();) {
    char c = data[i];
    bool last = i + 1 == data.size(), line_ends = !last && data[i + 1] == '\n';
    bool lone_dot = c == '.' && line == 0 && (last || data[i + 1] == '\n' || data[i + 1] == '\r' || data[i + 1] == 0);
    bool blank = c == '\t' || c == ' ';
    if (static_cast<uint8_t>(c) > 126 || c == '=' || (header && c == '_') || lone_dot || (!is_text && (c == '\r' || c == '\n')) ||
        (blank && last) || (static_cast<uint8_t>(c) < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ') ||
        (static_cast<uint8_t>(c) < 33 && c != '\r' && c != '\n' && (quote_tabs || (!quote_tabs && !blank)))) {
      if (line + 3 >= kLine) soft_break();
      quote(c);
      line += 3;
      ++i;
    } else if (is_text && (c == '\n' || (c == '\r' && line_ends))) {
      line = 0;
      // A blank at the end of a line would get lost.
      if (!result.empty() && (result.back() == ' ' || result.back() == '\t')) {
        char end = result.back();
        result.pop_back();
        quote(end);
      }
      result += crlf ? "\r\n" : "\n";
      i += c == '\r' ? 2 : 1;
    } else {
      if (!last && data[i + 1] != '\n' && line + 1 >= kLine) soft_break();
      ++line;
      result.push_back(header && c == ' ' ? '_' : c);
      ++i;
    }
  }
  return NewBytes(result);
}

constexpr MethodDef kFunctions[] = {
    OneArg("a2b_uu", &FromUu, "a2b_uu($module, data, /)\n--\n\nDecodes a line of uuencoded data."),
    Keywords("b2a_uu", &ToUu, "b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencodes a line of data."),
    Keywords("a2b_base64", &FromBase64, "a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecodes base64 data."),
    Keywords("b2a_base64", &ToBase64, "b2a_base64($module, data, /, *, newline=True)\n--\n\nEncodes a line of data as base64."),
    Keywords("hexlify", &ToHex, "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte."),
    Keywords("b2a_hex", &ToHex, "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nTwo hexadecimal digits for each byte."),
    OneArg("a2b_hex", &FromHex, "a2b_hex($module, hexstr, /)\n--\n\nThe bytes of hexadecimal digits."),
    OneArg("unhexlify", &FromHex, "unhexlify($module, hexstr, /)\n--\n\nThe bytes of hexadecimal digits."),
    Positional("crc_hqx", &CrcHqx, 2, 2, "crc_hqx($module, data, crc, /)\n--\n\nThe CRC-CCITT of data, going on from crc."),
    Positional("crc32", &Crc32, 1, 2, "crc32($module, data, crc=0, /)\n--\n\nThe CRC-32 of data, going on from crc."),
    Keywords("a2b_qp", &FromQp, "a2b_qp($module, /, data, header=False)\n--\n\nDecodes quoted-printable data."),
    Keywords("b2a_qp", &ToQp, "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncodes data as quoted-printable."),
};

}  // namespace

bool FillBinascii(ModuleObject* module) {
  Ref<TypeObject>& error = CurrentLibrary().binascii_error;
  if (!error) error = NewExceptionType("binascii", "Error", BuiltinType(TypeId::kValueError));
  return error && ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "Error", NewRef<Object>(error.get())) &&
         ModuleAdd(module, "Incomplete", NewExceptionType("binascii", "Incomplete", BuiltinType(TypeId::kException)));
}

}  // namespace viv
