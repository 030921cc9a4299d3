#include "stdlib/module_support.h"

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

Ref<TypeObject> NewExceptionType(const char* module, const char* name, TypeObject* base) {
  Ref<StrObject> class_name = InternStr(name), module_name = InternStr(module);
  Ref<TupleObject> bases = NewTuple({base});
  Ref<DictObject> dict = NewDict();
  if (!class_name || !module_name || !bases || !dict || !DictSet(dict.get(), Names().__module__, module_name)) return nullptr;
  Ref<Object> type = NewClass(BuiltinType(TypeId::kType), class_name, bases, dict, {});
  return Ref<TypeObject>::Adopt(static_cast<TypeObject*>(type.Release()));
}

}  // namespace viv
