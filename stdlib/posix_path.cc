// Paths as texts in posix. Answers to _Py_normpath() in CPython's Python/fileutils.c.
#include <absl/container/inlined_vector.h>

#include "interpreter/objects/str_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

struct Part {
  ptrdiff_t start, end;
};

bool IsDots(const StrObject* path, Part part, ptrdiff_t count) {
  if (part.end - part.start != count) return false;
  for (ptrdiff_t i = part.start; i < part.end; ++i) {
    if (StrChar(path, i) != '.') return false;
  }
  return true;
}

// os.path.normpath() of a str; '' where nothing is left.
Ref<Object> NormPath(Borrowed<Object>, Borrowed<Object> given) {
  if (!IsStr(given)) return RaiseTypeError("expected 'str', not '%T'", given.get());
  const StrObject* path = AsStr(given.get());
  const ptrdiff_t size = path->length;
  ptrdiff_t slashes = 0;
  while (slashes < size && StrChar(path, slashes) == '/') ++slashes;
  absl::InlinedVector<Part, 16> kept;
  for (ptrdiff_t start = slashes; start < size;) {
    Part part = {start, start};
    while (part.end < size && StrChar(path, part.end) != '/') ++part.end;
    start = part.end + 1;
    if (part.start == part.end || IsDots(path, part, 1)) continue;
    const bool up = IsDots(path, part, 2);
    if (!up || (slashes == 0 && kept.empty()) || (!kept.empty() && IsDots(path, kept.back(), 2))) {
      kept.push_back(part);
    } else if (!kept.empty()) {
      kept.pop_back();
    }
  }
  StrBuilder text;
  // Exactly two slashes at the beginning may mean something special and stay.
  if (slashes > 0 && !text.AppendAscii(slashes == 2 ? "//" : "/")) return nullptr;
  for (size_t i = 0; i < kept.size(); ++i) {
    if ((i > 0 && !text.AppendChar('/')) || !text.Append(path, kept[i].start, kept[i].end)) return nullptr;
  }
  return text.Finish();
}

constexpr MethodDef kFunctions[] = {
    OneArg("_path_normpath", &NormPath, "_path_normpath($module, path)\n--\n\nA path without what is superfluous in it."),
};

}  // namespace

Table<MethodDef> PosixPathFunctions() { return kFunctions; }

}  // namespace viv
