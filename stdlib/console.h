// Writing to a Python stream object from C++.
#pragma once

#include <string_view>

#include "interpreter/objects/object.h"

namespace viv {

// Writes through the stream's write method, which is looked up once.
class StreamWriter {
 public:
  explicit StreamWriter(Borrowed<Object> stream) : stream_(stream.ToOwned()) {}
  // False: exception pending.
  bool Write(Borrowed<StrObject> text);
  bool WriteAscii(std::string_view text);

 private:
  Ref<Object> stream_;
  Ref<Object> write_;  // null: not yet looked up
};

// sys.stderr, or nothing where there is none. Never leaves an exception pending.
void WriteToStderr(std::string_view utf8);

}  // namespace viv
