// The module _members: descriptors that show a slot of a class to readers only, as the members and getters of CPython's types in C do.
// For classes in Python that answer to such types (datetime). Nothing in CPython answers to the module itself.
#include <array>
#include <string>
#include <utility>

#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

// What the descriptors point to; a member keeps its place for as long as the interpreter lives.
struct SlotView {
  std::string name, doc;
  MemberDef member;
  GetSetDef getter;
};

namespace {

constexpr size_t kGetterCount = 16;

// The slot that lies at place i behind an object's header.
template <size_t i>
Ref<Object> GetSlotAt(Borrowed<Object> self) {
  Object* value = *reinterpret_cast<Object**>(reinterpret_cast<char*>(self.get()) + sizeof(Object) + i * sizeof(Object*));
  return value ? NewRef(value) : Raise(TypeId::kAttributeError, "a slot of '%.100s' object is empty", TypeOf(self)->name);
}

template <size_t... i>
constexpr auto MakeGetters(std::index_sequence<i...>) {
  return std::array<Ref<Object> (*)(Borrowed<Object>), sizeof...(i)>{&GetSlotAt<i>...};
}
constexpr auto kGetters = MakeGetters(std::make_index_sequence<kGetterCount>());

const char* Doc(const SlotView& view) { return view.doc.empty() ? nullptr : view.doc.c_str(); }

// The view that the arguments (member, name, doc) ask for; null: exception pending.
SlotView* NewView(const char* function, ArgSpan args) {
  if (args.size != 3 || TypeOf(args[0]) != BuiltinType(TypeId::kMemberDescriptor) || !IsStr(args[1]) || !IsStr(args[2])) {
    return RaiseTypeError("%s() takes a member descriptor, a name and a doc string", function), nullptr;
  }
  const MemberDef* def = static_cast<MemberDescriptorObject*>(args[0])->def;
  if (def->kind != MemberKind::kObjectOrError) return RaiseTypeError("%s() needs the descriptor of a slot", function), nullptr;
  auto view = std::make_shared<SlotView>();
  view->name = StrToStdString(AsStr(args[1]));
  view->doc = StrToStdString(AsStr(args[2]));
  view->member = {view->name.c_str(), MemberKind::kObjectOrError, def->offset, true, Doc(*view)};
  return CurrentLibrary().slot_views.emplace_back(std::move(view)).get();
}

TypeObject* OwnerOf(Object* member) { return static_cast<MemberDescriptorObject*>(member)->owner; }

Ref<Object> Member(Borrowed<Object>, ArgSpan args) {
  SlotView* view = NewView("member", args);
  return view ? NewMemberDescriptor(OwnerOf(args[0]), &view->member) : nullptr;
}

Ref<Object> Getter(Borrowed<Object>, ArgSpan args) {
  SlotView* view = NewView("getter", args);
  if (!view) return nullptr;
  size_t place = (static_cast<size_t>(view->member.offset) - sizeof(Object)) / sizeof(Object*);
  if (place >= kGetterCount) return Raise(TypeId::kValueError, "the slot is none of the first %d", static_cast<int>(kGetterCount));
  view->getter = {view->name.c_str(), kGetters[place], nullptr, Doc(*view)};
  return NewGetSetDescriptor(OwnerOf(args[0]), &view->getter);
}

constexpr MethodDef kFunctions[] = {
    Positional("member", &Member, 3, 3, "member($module, slot, name, doc, /)\n--\n\nA read-only member of another name over a slot."),
    Positional("getter", &Getter, 3, 3, "getter($module, slot, name, doc, /)\n--\n\nA getter of another name over a slot."),
};

}  // namespace

bool FillMembers(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
