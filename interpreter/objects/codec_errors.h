// What a codec does with what it cannot code: the error argument of encode() and decode(), and UnicodeError objects.
// Answers to the error handler parts of CPython's Objects/unicodeobject.c and Python/codecs.c.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/objects/str_object.h"

namespace viv {

enum class ErrorMode : uint8_t {
  kStrict, kIgnore, kReplace, kBackslashReplace, kXmlCharRefReplace, kSurrogateEscape, kSurrogatePass, kNameReplace,
  kRegistered,  // any other name: looked up when an error happens
};
ErrorMode ErrorModeOf(const char* errors_or_null);

class DecodeErrors {
 public:
  DecodeErrors(const char* encoding, std::string_view data, const char* errors_or_null)
      : encoding_(encoding), data_(data), errors_(errors_or_null), mode_(ErrorModeOf(errors_or_null)) {}
  ErrorMode mode() const { return mode_; }
  // The bytes [start, end) cannot be decoded: appends what the handler makes of them; *next: where decoding goes on.
  // False: exception pending.
  bool Handle(const char* reason, ptrdiff_t start, ptrdiff_t end, StrBuilder* out, ptrdiff_t* next);
  bool RaiseIt(const char* reason, ptrdiff_t start, ptrdiff_t end);
  // A handler may have put other bytes into the exception: then these are what is decoded from now on.
  std::string_view data() const { return data_; }

 private:
  bool CallHandler(const char* reason, ptrdiff_t start, ptrdiff_t end, StrBuilder* out, ptrdiff_t* next);
  Ref<Object> MakeException(const char* reason, ptrdiff_t start, ptrdiff_t end);

  const char* encoding_;
  std::string_view data_;
  const char* errors_;
  ErrorMode mode_;
  Ref<Object> handler_, replaced_;
};

// What a handler puts in the place of characters: bytes as they are, or text that the codec still has to encode.
struct Replacement {
  std::string bytes;
  Ref<StrObject> text;  // null: `bytes` it is
};

class EncodeErrors {
 public:
  EncodeErrors(const char* encoding, Borrowed<StrObject> s, const char* errors_or_null)
      : encoding_(encoding), text_(s), errors_(errors_or_null), mode_(ErrorModeOf(errors_or_null)) {}
  ErrorMode mode() const { return mode_; }
  // The characters [start, end) cannot be encoded; *next: where encoding goes on. False: exception pending.
  bool Handle(const char* reason, ptrdiff_t start, ptrdiff_t end, Replacement* out, ptrdiff_t* next);
  bool RaiseIt(const char* reason, ptrdiff_t start, ptrdiff_t end);

 private:
  bool CallHandler(const char* reason, ptrdiff_t start, ptrdiff_t end, Replacement* out, ptrdiff_t* next);
  Ref<Object> MakeException(const char* reason, ptrdiff_t start, ptrdiff_t end);

  const char* encoding_;
  Borrowed<StrObject> text_;
  const char* errors_;
  ErrorMode mode_;
  Ref<Object> handler_;
};

// The bytes of a surrogate under surrogatepass in "utf-8", "utf-16-le" ...; empty: that encoding knows no surrogates.
std::string SurrogateBytes(std::string_view encoding, uint32_t surrogate);
// The surrogate that starts `bytes`, and its size; 0: none.
uint32_t SurrogateOfBytes(std::string_view encoding, std::string_view bytes, int* size);

// Text of the handlers: "\\xff\\u1234" and "&#255;" of characters [start, end).
bool AppendBackslashes(StrBuilder* out, const StrObject* s, ptrdiff_t start, ptrdiff_t end);
bool AppendCharRefs(StrBuilder* out, const StrObject* s, ptrdiff_t start, ptrdiff_t end);
// "\\N{NAME}", by the module unicodedata.
bool AppendNames(StrBuilder* out, const StrObject* s, ptrdiff_t start, ptrdiff_t end);

// Enters strict, ignore, replace ... into the registry.
bool RegisterBuiltinErrorHandlers();

}  // namespace viv
