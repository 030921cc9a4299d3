#include "interpreter/objects/arguments_text.h"

#include <cstring>
#include <exception>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {

bool CheckTupleCount(const char* function, size_t given, int min, int max) {
  auto count = static_cast<int>(given);
  if (count >= min && count <= max) return true;
  int wanted = count < min ? min : max;
  const char* how = min == max ? "exactly" : count < min ? "at least" : "at most";
  return RaiseFalse(TypeId::kTypeError, "%.150s() takes %s %d argument%s (%d given)", function, how, wanted, wanted == 1 ? "" : "s",
                    count);
}

bool SsizeArgument(Borrowed<Object> argument, ptrdiff_t* out) {
  if (argument->kind == kInt) {
    *out = SmallValue(argument);
    return true;
  }
  Ref<Object> integer = Index(argument);
  if (!integer) return false;
  int overflow = 0;
  *out = IntAsInt64(integer, &overflow);
  if (overflow) return RaiseFalse(TypeId::kOverflowError, "Python int too large to convert to C ssize_t");
  return true;
}

bool IntArgument(Borrowed<Object> argument, int* out) {
  *out = AsInt(argument);
  return !(*out == -1 && ErrorPending());
}

bool SliceIndexArgument(Borrowed<Object> argument, ptrdiff_t* out) {
  if (IsNone(argument)) return true;
  if (argument->kind == kInt) {
    *out = SmallValue(argument);
    return true;
  }
  if (!IsIndex(argument)) {
    return RaiseFalse(TypeId::kTypeError, "slice indices must be integers or None or have an __index__ method");
  }
  *out = AsSsize(argument, TypeId::kObject);
  return !(*out == -1 && ErrorPending());
}

bool ReserveText(std::string* text, size_t bytes) {
  try {
    text->reserve(bytes);
    return true;
  } catch (const std::exception&) {
    return RaiseMemoryError(), false;
  }
}

const char* TextArgument(const char* function, const char* shown, Borrowed<Object> argument) {
  if (!IsStr(argument)) {
    RaiseTypeError("%s() %s must be str, not %.50K", function, shown, argument.get());
    return nullptr;
  }
  std::string_view text = StrUtf8(AsStr(argument));
  if (!text.data()) return nullptr;
  if (std::strlen(text.data()) != text.size()) {
    RaiseValueError("embedded null character");
    return nullptr;
  }
  return text.data();
}

bool CodecArguments(const char* function, CallArgs args, const char** encoding, const char** errors) {
  *encoding = *errors = nullptr;
  if (args.positional_count == 0 && !args.keyword_names) return true;
  Object* given[2] = {};
  if (!ParseArguments({.function = function, .names = {"encoding", "errors"}}, args, given)) return false;
  if (given[0] && !(*encoding = TextArgument(function, "argument 'encoding'", given[0]))) return false;
  if (given[1] && !(*errors = TextArgument(function, "argument 'errors'", given[1]))) return false;
  return true;
}

}  // namespace viv
