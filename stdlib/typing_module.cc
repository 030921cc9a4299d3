// The module _typing: what isinstance() asks of protocols again and again. CPython's typing does this in Python.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_object.h"
#include "stdlib/modules.h"
#include "stdlib/module_support.h"

namespace viv {

namespace {

// Adds the names among `names` that are members.
bool AddMembers(Borrowed<Object> names, Borrowed<Object> excluded, SetObject* members) {
  return ForEach(names, [&](Borrowed<Object> name) {
    if (IsStr(name)) {
      const StrObject* text = AsStr(name);
      constexpr std::string_view kOfAbc = "_abc_";
      if (text->ascii && std::string_view(text->data, static_cast<size_t>(text->length)).substr(0, kOfAbc.size()) == kOfAbc) return true;
    }
    int skipped = Contains(excluded, name);
    return skipped > 0 || (skipped == 0 && SetAdd(members, name));
  });
}

bool IsNamed(Borrowed<Object> name, std::string_view text) { return IsStr(name) && StrEqualsAscii(AsStr(name), text); }

// The names that a class and its bases define or annotate, but for `excluded`, and for those of Protocol and Generic themselves.
Ref<SetObject> Members(Borrowed<Object> cls, Borrowed<Object> excluded) {
  if (!IsType(cls)) return RaiseTypeError("a protocol must be a class, not %T", cls.get()), nullptr;
  Ref<TupleObject> mro = NewRef<TupleObject>(static_cast<TypeObject*>(cls.get())->mro);
  Ref<SetObject> members = NewSet();
  if (!members) return nullptr;
  ArgSpan bases = TupleItems(mro.get());
  for (size_t i = 0; i + 1 < bases.size; ++i) {
    Object* base = bases[i];
    Ref<Object> name = GetAttr(base, Names().__name__);
    if (!name) return nullptr;
    if (IsNamed(name, "Protocol") || IsNamed(name, "Generic")) continue;
    Ref<Object> defined = GetAttr(base, Names().__dict__);
    if (!defined || !AddMembers(defined, excluded, members.get())) return nullptr;
    Ref<Object> annotations;
    int found = LookupAttr(base, Names().__annotations__, &annotations);
    if (found < 0 || (found && !AddMembers(annotations, excluded, members.get()))) return nullptr;
  }
  return members;
}

Ref<Object> ProtocolMembers(Borrowed<Object>, ArgSpan args) { return Members(args[0], args[1]); }

// 1: the class has something callable under that name; 0: not; -1: failed.
int IsMethod(Borrowed<Object> cls, Borrowed<StrObject> name) {
  Ref<Object> value;
  int found = LookupAttr(cls, name, &value);
  return found > 0 ? IsCallable(value) : found;
}

// Calls each(name) -> 1 go on, 0 stop, -1 failed, for the members of the class. The answer of the last.
template <class Each>
int ForMembers(Borrowed<Object> cls, Borrowed<Object> excluded, Each each) {
  Ref<SetObject> members = Members(cls, excluded);
  if (!members) return -1;
  ptrdiff_t position = 0;
  Object* name;
  int64_t hash;
  while (SetNext(members.get(), &position, &name, &hash)) {
    if (!IsStr(name)) return RaiseTypeError("attribute name must be string, not '%.200T'", name), -1;
    int answer = each(AsStr(name));
    if (answer <= 0) return answer;
  }
  return 1;
}

Ref<Object> MembersAreCallable(Borrowed<Object>, ArgSpan args) {
  Borrowed<Object> cls = args[0];
  int answer = ForMembers(cls, args[1], [&](StrObject* name) { return IsMethod(cls, name); });
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

// Has the object every member? A method that is None counts as absent.
Ref<Object> HasMembers(Borrowed<Object>, ArgSpan args) {
  Borrowed<Object> object = args[0], cls = args[1];
  int answer = ForMembers(cls, args[2], [&](StrObject* name) {
    Ref<Object> value;
    int found = LookupAttr(object, name, &value);
    if (found <= 0) return found;
    value.Reset();
    int method = IsMethod(cls, name);
    if (method <= 0) return method < 0 ? -1 : 1;
    value = GetAttr(object, name);
    return value ? static_cast<int>(!IsNone(value.get())) : -1;
  });
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

constexpr MethodDef kFunctions[] = {
    Positional("_has_members", &HasMembers, 3, 3),
    Positional("_members_are_callable", &MembersAreCallable, 2, 2),
    Positional("_protocol_members", &ProtocolMembers, 2, 2),
};

}  // namespace

bool FillTyping(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
