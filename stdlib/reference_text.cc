#include "stdlib/reference_text.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"

namespace viv {

namespace {

// In quotes, cut where it is long.
std::string Quoted(const StrObject* text) {
  constexpr size_t kLongest = 32;
  std::string all = StrToStdString(text), out = "'";
  for (size_t i = 0; i < all.size(); ++i) {
    auto byte = static_cast<unsigned char>(all[i]);
    if (out.size() >= kLongest && (byte & 0xC0) != 0x80) return out + "...'";
    if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\'' || byte == '\\') {
      out += '\\';
      out += all[i];
    } else if (byte < 0x20 || byte == 0x7F) {
      absl::StrAppendFormat(&out, "\\x%02x", byte);
    } else {
      out += all[i];
    }
  }
  return out + "'";
}

}  // namespace

std::string NameText(const Object* name) {
  return name && IsStr(name) ? StrToStdString(static_cast<const StrObject*>(name)) : std::string("?");
}

std::string TypeAndAddress(const Object* object) { return absl::StrFormat("%s at %p", TypeOf(object)->name, object); }

std::string ShortText(const Object* object) {
  if (object->kind == kStr) return Quoted(static_cast<const StrObject*>(object));
  if (object->kind == kInt) return std::to_string(SmallValue(object));
  if (object == None()) return "None";
  if (object == True()) return "True";
  if (object == False()) return "False";
  return absl::StrCat("<", TypeAndAddress(object), ">");
}

std::string FramePlace(const Frame* frame) {
  std::string file = frame->code->filename ? NameText(frame->code->filename.get()) : "?";
  std::string name = NameText(frame->code->qualname.get());
  return absl::StrCat(name.starts_with('<') ? name : name + "()", ", line ", FrameLine(frame), " of ",
                      file.substr(file.find_last_of('/') + 1));
}

std::string StepText(RefName name, const Object* target) {
  switch (name.kind) {
    case RefKind::kItem: return absl::StrCat("[", name.index, "]");
    case RefKind::kElement: return absl::StrCat("{", ShortText(target), "}");
    case RefKind::kKey: return absl::StrCat(" key ", ShortText(name.object));
    case RefKind::kValue: return absl::StrCat("[", ShortText(name.object), "]");
    case RefKind::kAttribute: return absl::StrCat(".", NameText(name.object));
    case RefKind::kField: return absl::StrCat(".", name.text);
    case RefKind::kClass: return ".__class__";
    case RefKind::kVariable: return absl::StrCat(" variable ", NameText(name.object));
    case RefKind::kTemporary: return " temporary";
    case RefKind::kOther: return absl::StrCat(" reference ", name.index);
  }
  return "";
}

std::string RootText(const Root& root) {
  switch (root.kind) {
    case RootKind::kVariable: return absl::StrCat("local variable ", NameText(root.name), " of ", FramePlace(root.frame));
    case RootKind::kTemporary: return absl::StrCat("a temporary of ", FramePlace(root.frame));
    case RootKind::kArgument: return "the argument of this call";
    case RootKind::kFunction: return absl::StrCat("the function that runs, ", FramePlace(root.frame));
    case RootKind::kCode: return absl::StrCat("the code that runs, ", FramePlace(root.frame));
    case RootKind::kFrameObject: return absl::StrCat("the frame that runs, ", FramePlace(root.frame));
    case RootKind::kNamespace: return absl::StrCat("the namespace of ", FramePlace(root.frame));
    case RootKind::kFixed: return root.text;
  }
  return "";
}

}  // namespace viv
