// UTF-8, ASCII and Latin-1.
#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/codec_errors.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/utf8.h"

namespace viv {
namespace {

// Encodes what has characters that the codec lacks. `encodable(c)` and `encode(c, &out)` say what the codec can.
// A handler's text may have characters below `replacement_limit` only.
template <class Encodable, class Encode>
Ref<Object> EncodeSlowly(Borrowed<StrObject> s, const char* encoding, const char* errors, const char* reason,
                         uint32_t replacement_limit, Encodable encodable, Encode encode) {
  EncodeErrors handler(encoding, s, errors);
  std::string out;
  out.reserve(static_cast<size_t>(s->length) + 16);
  for (ptrdiff_t i = 0; i < s->length;) {
    uint32_t c = StrChar(s, i);
    if (encodable(c)) {
      encode(c, &out);
      ++i;
      continue;
    }
    ptrdiff_t start = i, end = i + 1;
    while (end < s->length && !encodable(StrChar(s, end))) ++end;
    Replacement replacement;
    if (!handler.Handle(reason, start, end, &replacement, &i)) return nullptr;
    if (!replacement.text) {
      out += replacement.bytes;
      continue;
    }
    for (ptrdiff_t k = 0; k < replacement.text->length; ++k) {
      uint32_t r = StrChar(replacement.text.get(), k);
      if (r >= replacement_limit) return handler.RaiseIt(reason, start, end), nullptr;
      encode(r, &out);
    }
  }
  return NewBytes(out);
}

Ref<Object> EncodeNarrow(Borrowed<StrObject> s, const char* errors, uint32_t limit) {
  if (s->ascii || (s->width == 1 && limit == 256)) return NewBytes({s->data, static_cast<size_t>(s->length)});
  return EncodeSlowly(
      s, limit == 256 ? "latin-1" : "ascii", errors, limit == 256 ? "ordinal not in range(256)" : "ordinal not in range(128)", limit,
      [limit](uint32_t c) { return c < limit; }, [](uint32_t c, std::string* out) { *out += static_cast<char>(c); });
}

// What is wrong at `at`: the reason, and how many bytes it is about. Incomplete: *incomplete is set, the bytes are all there is.
const char* FaultAt(const uint8_t* at, const uint8_t* end, ptrdiff_t* bytes, bool* incomplete) {
  auto is_trail = [](uint8_t b) { return (b & 0xC0) == 0x80; };
  *incomplete = false;
  *bytes = 1;
  uint8_t lead = *at;
  ptrdiff_t have = end - at;
  const char* truncated = "unexpected end of data";
  const char* bad_trail = "invalid continuation byte";
  if (lead < 0xC2 || lead > 0xF4) return "invalid start byte";
  int wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (have >= 2) {
    uint8_t second = at[1];
    bool bad = !is_trail(second) || (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) ||
               (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90);
    if (bad) return bad_trail;
  }
  for (int i = 2; i < wanted && i < have; ++i) {
    if (!is_trail(at[i])) {
      *bytes = i;
      return bad_trail;
    }
  }
  *incomplete = true;
  *bytes = have;
  return truncated;
}

// Decodes a valid multi-byte sequence; 0: it is not valid or not whole.
inline uint32_t DecodeSequence(const uint8_t* at, const uint8_t* end, int* size) {
  uint8_t lead = at[0];
  auto trail = [](uint8_t b) { return (b & 0xC0) == 0x80; };
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) {
    if (end - at < 2 || !trail(at[1])) return 0;
    *size = 2;
    return ((lead & 0x1Fu) << 6) | (at[1] & 0x3Fu);
  }
  if (lead < 0xF0) {
    if (end - at < 3 || !trail(at[1]) || !trail(at[2])) return 0;
    uint32_t c = ((lead & 0xFu) << 12) | ((at[1] & 0x3Fu) << 6) | (at[2] & 0x3Fu);
    *size = 3;
    return c < 0x800 || c - 0xD800u < 0x800u ? 0 : c;
  }
  if (lead > 0xF4 || end - at < 4 || !trail(at[1]) || !trail(at[2]) || !trail(at[3])) return 0;
  uint32_t c = ((lead & 7u) << 18) | ((at[1] & 0x3Fu) << 12) | ((at[2] & 0x3Fu) << 6) | (at[3] & 0x3Fu);
  *size = 4;
  return c < 0x10000 || c > 0x10FFFF ? 0 : c;
}

Ref<StrObject> DecodeUtf8Slowly(std::string_view data, const char* errors, ptrdiff_t* consumed) {
  StrBuilder out;
  DecodeErrors handler("utf-8", data, errors);
  ptrdiff_t i = 0;
  while (i < static_cast<ptrdiff_t>(data.size())) {
    const auto* start = reinterpret_cast<const uint8_t*>(data.data());
    const uint8_t* end = start + data.size();
    const uint8_t* at = start + i;
    if (*at < 0x80) {
      ptrdiff_t run = 1;
      while (at + run < end && at[run] < 0x80) ++run;
      if (!out.AppendAscii(data.substr(static_cast<size_t>(i), static_cast<size_t>(run)))) return nullptr;
      i += run;
      continue;
    }
    int size;
    if (uint32_t c = DecodeSequence(at, end, &size)) {
      if (!out.AppendChar(c)) return nullptr;
      i += size;
      continue;
    }
    bool incomplete;
    ptrdiff_t bytes;
    const char* reason = FaultAt(at, end, &bytes, &incomplete);
    if (consumed) {
      if (incomplete) break;
      if (at[0] == 0xED && end - at == 2 && at[1] >= 0xA0 && at[1] <= 0xBF) break;  // may be half of a surrogate
    }
    if (!handler.Handle(reason, i, i + bytes, &out, &i)) return nullptr;
    data = handler.data();
  }
  if (consumed) *consumed = i;
  return out.Finish();
}

}  // namespace

bool MeasureUtf8(std::string_view data, ptrdiff_t* length, uint32_t* seen) {
  const auto* at = reinterpret_cast<const uint8_t*>(data.data());
  const uint8_t* end = at + data.size();
  ptrdiff_t n = 0;
  uint32_t bits = 0;
  while (at < end) {
    if (*at < 0x80) {
      size_t run = AsciiPrefix(reinterpret_cast<const char*>(at), static_cast<size_t>(end - at));
      at += run;
      n += static_cast<ptrdiff_t>(run);
    }
    for (; at < end && *at >= 0x80; ++n) {
      int size;
      uint32_t c = DecodeSequence(at, end, &size);
      if (!c) return false;
      bits |= c;
      at += size;
    }
  }
  *length = n;
  *seen = bits;
  return true;
}

Ref<Object> EncodeUtf8(Borrowed<StrObject> s, const char* errors) {
  if (s->ascii) return NewBytes({s->data, static_cast<size_t>(s->length)});
  bool surrogates = false;
  size_t size = WithWidth(s->width, [&](auto c) { return Utf8Size(Characters<decltype(c)>(s), s->length, &surrogates); });
  if (surrogates) {
    return EncodeSlowly(
        s, "utf-8", errors, "surrogates not allowed", 128, [](uint32_t c) { return c - 0xD800u >= 0x800u; },
        [](uint32_t c, std::string* out) {
          char utf8[4];
          out->append(utf8, WriteUtf8Char(c, utf8));
        });
  }
  Ref<BytesObject> bytes = NewBytesUninitialized(static_cast<ptrdiff_t>(size));
  if (!bytes) return nullptr;
  WithWidth(s->width, [&](auto c) { return WriteUtf8(Characters<decltype(c)>(s), s->length, bytes->data); });
  return bytes;
}

Ref<StrObject> DecodeUtf8(std::string_view data, const char* errors, ptrdiff_t* consumed) {
  if (consumed) *consumed = static_cast<ptrdiff_t>(data.size());
  if (IsAscii(data.data(), data.size())) return NewStrAscii(data);
  ptrdiff_t length;
  uint32_t seen;
  if (!MeasureUtf8(data, &length, &seen)) return DecodeUtf8Slowly(data, errors, consumed);
  if (length == 1) return StrFromChar(seen);
  StrObject* s = AllocateStr(length, std::min(seen, 0x10FFFFu));
  if (!s) return nullptr;
  WithWidth(s->width, [&](auto c) {
    DecodeValidUtf8(data, Characters<decltype(c)>(s));
  });
  return Ref<StrObject>::Adopt(s);
}

Ref<Object> EncodeAscii(Borrowed<StrObject> s, const char* errors) { return EncodeNarrow(s, errors, 128); }
Ref<Object> EncodeLatin1(Borrowed<StrObject> s, const char* errors) { return EncodeNarrow(s, errors, 256); }

Ref<StrObject> DecodeAscii(std::string_view data, const char* errors) {
  if (IsAscii(data.data(), data.size())) return NewStrAscii(data);
  StrBuilder out;
  DecodeErrors handler("ascii", data, errors);
  for (ptrdiff_t i = 0; i < static_cast<ptrdiff_t>(data.size());) {
    auto byte = static_cast<uint8_t>(data[static_cast<size_t>(i)]);
    if (byte < 0x80) {
      if (!out.AppendChar(byte)) return nullptr;
      ++i;
    } else {
      if (!handler.Handle("ordinal not in range(128)", i, i + 1, &out, &i)) return nullptr;
      data = handler.data();
    }
  }
  return out.Finish();
}

}  // namespace viv
