#include "stdlib/object_size.h"

#include <string_view>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/version_profile.h"

namespace viv {

namespace {

const MethodDef* SizeMethod(const TypeObject* type) {
  const TupleObject* mro = type->mro;
  for (ptrdiff_t i = 0; mro && i < mro->size; ++i) {
    const TypeSpec* spec = IsType(mro->items[i]) ? AsTypeObject(mro->items[i])->spec : nullptr;
    if (!spec) continue;
    for (const MethodDef& method : spec->methods) {
      if (method.kind == CallKind::kNoArgs && std::string_view(method.name) == "__sizeof__") return &method;
    }
  }
  return nullptr;
}

}  // namespace

int64_t SizeOfObject(Object* object) {
  const MethodDef* method = SizeMethod(TypeOf(object));
  if (!method) return ShownBasicSize(TypeOf(object));
  Ref<Object> bytes = method->function.no_args(object);
  if (!bytes) return -1;
  return SmallValue(bytes.get()) + static_cast<int64_t>(BytesBeforeAsCPython(object));
}

int64_t FullSizeOfObject(Object* object) {
  int64_t bytes = SizeOfObject(object);
  if (bytes < 0 || !(object->flags & kManagedDict) || *ManagedDictPointer(object)) return bytes;
  const DictValues* values = *ManagedValuesPointer(object);
  if (!values) return bytes;
  return bytes + static_cast<int64_t>(CurrentHeap().BlockBytes(reinterpret_cast<const char*>(values) - values->prefix_bytes()));
}

}  // namespace viv
