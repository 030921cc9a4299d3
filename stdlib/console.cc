#include "stdlib/console.h"

#include <cstdio>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {

bool StreamWriter::Write(Borrowed<StrObject> text) {
  if (!write_) {
    write_ = GetAttr(stream_, Names().write);
    if (!write_) return false;
  }
  return static_cast<bool>(Call(write_, {text.get()}));
}

bool StreamWriter::WriteAscii(std::string_view text) {
  Ref<StrObject> object = NewStrAscii(text);
  return object && Write(object);
}

void WriteToStderr(std::string_view utf8) {
  SavedException saved;
  Runtime& runtime = CurrentRuntime();
  Borrowed<Object> stream = runtime.sys ? DictGetText(ModuleDict(runtime.sys), "stderr") : nullptr;
  if (!stream || IsNone(stream)) {
    if (!stream) std::fwrite(utf8.data(), 1, utf8.size(), stderr);
    return;
  }
  Ref<Object> keep = stream.ToOwned();
  Ref<StrObject> text = NewStr(utf8);
  StreamWriter writer(keep);
  if (!text || !writer.Write(text)) {
    ClearError();
    std::fwrite(utf8.data(), 1, utf8.size(), stderr);
    return;
  }
  if (!CallMethod(keep, Names().flush)) ClearError();
}

}  // namespace viv
