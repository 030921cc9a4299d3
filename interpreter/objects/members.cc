// Fields of C++ objects as attributes (MemberDef). Answers to CPython's Python/structmember.c.
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {
namespace {

template <class T>
T& FieldOf(Object* object, const MemberDef& def) {
  return *reinterpret_cast<T*>(reinterpret_cast<char*>(object) + def.offset);
}

bool RaiseAbsent(const MemberDef& def) {
  if (Ref<StrObject> name = NewStr(def.name)) RaiseWithValue(TypeId::kAttributeError, name);
  return false;
}

}  // namespace

Ref<Object> ReadMember(Borrowed<Object> object, const MemberDef& def) {
  switch (def.kind) {
    case MemberKind::kObject: {
      Object* value = FieldOf<Object*>(object, def);
      return value ? NewRef(value) : NewNone();
    }
    case MemberKind::kObjectOrError: {
      Object* value = FieldOf<Object*>(object, def);
      if (value) return NewRef(value);
      return Raise(TypeId::kAttributeError, "'%.200s' object has no attribute '%s'", TypeOf(object)->name, def.name);
    }
    case MemberKind::kInt32:
      return NewInt(FieldOf<int32_t>(object, def));
    case MemberKind::kInt64:
      return NewInt(FieldOf<int64_t>(object, def));
    case MemberKind::kBool:
      return NewBool(FieldOf<bool>(object, def));
    case MemberKind::kDouble:
      return NewFloat(FieldOf<double>(object, def));
  }
  return RaiseBadInternalCall("ReadMember");
}

bool WriteMember(Borrowed<Object> object, const MemberDef& def, Borrowed<Object> value_or_null) {
  if (def.read_only) return RaiseFalse(TypeId::kAttributeError, "readonly attribute");
  if (def.kind == MemberKind::kObject || def.kind == MemberKind::kObjectOrError) {
    Object*& field = FieldOf<Object*>(object, def);
    if (!value_or_null && !field && def.kind == MemberKind::kObjectOrError) return RaiseAbsent(def);
    Ref<Object> old = Ref<Object>::Adopt(std::exchange(field, value_or_null.ToOwned().Release()));
    return true;
  }
  if (!value_or_null) return RaiseFalse(TypeId::kTypeError, "can't delete numeric/char attribute");
  if (def.kind == MemberKind::kBool) {
    if (!IsBool(value_or_null)) return RaiseFalse(TypeId::kTypeError, "attribute value type must be bool");
    FieldOf<bool>(object, def) = value_or_null.get() == True();
    return true;
  }
  if (def.kind == MemberKind::kDouble) {
    double value = AsDouble(value_or_null);
    if (value == -1 && ErrorPending()) return false;
    FieldOf<double>(object, def) = value;
    return true;
  }
  int64_t value = AsInt64(value_or_null);
  if (value == -1 && ErrorPending()) return false;
  if (def.kind == MemberKind::kInt64) {
    FieldOf<int64_t>(object, def) = value;
  } else {
    FieldOf<int32_t>(object, def) = static_cast<int32_t>(value);
  }
  return true;
}

}  // namespace viv
