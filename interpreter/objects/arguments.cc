// Arguments of builtins that take keywords, with CPython's texts. Answers to CPython's Python/getargs.c.
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

bool NoKeywords(const char* function, CallArgs args) {
  if (args.keyword_count() == 0) return true;
  return RaiseFalse(TypeId::kTypeError, "%.200s() takes no keyword arguments", function);
}

bool CheckArgCount(const char* function, size_t count, int min_args, int max_args) {
  auto given = static_cast<ptrdiff_t>(count);
  if (given < min_args) {
    return RaiseFalse(TypeId::kTypeError, "%.200s expected %s%d argument%s, got %zd", function, min_args == max_args ? "" : "at least ", min_args,
                      min_args == 1 ? "" : "s", given);
  }
  if (max_args >= 0 && given > max_args) {
    return RaiseFalse(TypeId::kTypeError, "%.200s expected %s%d argument%s, got %zd", function, min_args == max_args ? "" : "at most ", max_args,
                      max_args == 1 ? "" : "s", given);
  }
  return true;
}

bool ParseArguments(const Parameters& parameters, CallArgs args, Object** out) {
  const char* const* names = parameters.names.begin();
  int total = static_cast<int>(parameters.names.size());
  int max_positional = parameters.keyword_only_from < total ? parameters.keyword_only_from : total;
  int positional = static_cast<int>(args.positional_count);
  int keywords = static_cast<int>(args.keyword_count());
  if (__builtin_expect(keywords == 0 && positional >= parameters.required && positional <= max_positional, 1)) {
    for (int i = 0; i < positional; ++i) out[i] = args.data[i];
    for (int i = positional; i < total; ++i) out[i] = nullptr;
    return true;
  }
  for (int i = 0; i < total; ++i) out[i] = nullptr;

  if (positional + keywords > total) {
    return RaiseFalse(TypeId::kTypeError, "%.200s() takes at most %d %sargument%s (%d given)", parameters.function, total,
                      positional == 0 ? "keyword " : "", total == 1 ? "" : "s", positional + keywords);
  }
  if (positional > max_positional) {
    if (max_positional == 0) return RaiseFalse(TypeId::kTypeError, "%.200s() takes no positional arguments", parameters.function);
    return RaiseFalse(TypeId::kTypeError, "%.200s() takes %s %d positional argument%s (%d given)", parameters.function,
                      parameters.required >= max_positional ? "exactly" : "at most", max_positional, max_positional == 1 ? "" : "s", positional);
  }
  int needed = parameters.required < parameters.positional_only ? parameters.required : parameters.positional_only;
  if (positional < needed) {
    return RaiseFalse(TypeId::kTypeError, "%.200s() takes %s %d positional argument%s (%d given)", parameters.function,
                      needed < max_positional ? "at least" : "exactly", needed, needed == 1 ? "" : "s", positional);
  }
  for (int i = 0; i < positional; ++i) out[i] = args.data[i];
  // What is missing is said before what is wrong.
  StrObject* unknown = nullptr;
  int twice = -1;
  for (int k = 0; k < keywords; ++k) {
    auto* key = AsStr(args.keyword_names->items[k]);
    int found = -1;
    for (int i = parameters.positional_only; i < total && found < 0; ++i) {
      if (StrEqualsAscii(key, names[i])) found = i;
    }
    if (found < 0) {
      if (!unknown) unknown = key;
    } else if (found < positional) {
      twice = found;
    } else {
      out[found] = args.keyword_value(k);
    }
  }
  for (int i = 0; i < parameters.required; ++i) {
    if (!out[i]) return RaiseFalse(TypeId::kTypeError, "%.200s() missing required argument '%s' (pos %d)", parameters.function, names[i], i + 1);
  }
  if (twice >= 0) {
    return RaiseFalse(TypeId::kTypeError, "argument for %.200s() given by name ('%s') and position (%d)", parameters.function, names[twice],
                      twice + 1);
  }
  if (unknown) return RaiseFalse(TypeId::kTypeError, "'%U' is an invalid keyword argument for %.200s()", unknown, parameters.function);
  return true;
}

}  // namespace viv
