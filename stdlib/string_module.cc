// The module _string: format strings taken apart, for string.Formatter. Answers to the end of CPython's Objects/unicodeobject.c.
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/string_formatter.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// formatteriterator and fieldnameiterator: a text and the place in it.
struct FormatIterator : Object {
  ptrdiff_t position;
  GcSlot<StrObject> text;
};
FormatIterator* AsFormatIterator(Object* object) { return static_cast<FormatIterator*>(object); }

void Dealloc(Object* self) {
  AsFormatIterator(self)->text.Clear();
  FreeObject(self);
}
Ref<Object> Self(Borrowed<Object> self) { return self.ToOwned(); }

template <auto kStep>
Ref<Object> StepNext(Borrowed<Object> self) {
  FormatIterator* it = AsFormatIterator(self);
  Ref<Object> row;
  return kStep(it->text.get(), &it->position, &row) > 0 ? std::move(row) : nullptr;
}

template <auto kStep>
constexpr TypeSpec IteratorSpec(const char* name) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(FormatIterator);
  spec.flags = kTypeDisallowInstantiation;
  spec.dealloc = &Dealloc;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = &Self;
  spec.slots.next = &StepNext<kStep>;
  return spec;
}
constinit const TypeSpec kFormatterSpec = IteratorSpec<&FormatterParserStep>("formatteriterator");
constinit const TypeSpec kFieldNameSpec = IteratorSpec<&FormatterFieldStep>("fieldnameiterator");

Ref<Object> NewFormatIterator(TypeObject* type, Borrowed<Object> text, ptrdiff_t position) {
  auto* it = NewObject<FormatIterator>(type);
  if (!it) return nullptr;
  it->position = position;
  it->text.Init(Ref<StrObject>::Share(AsStr(text)));
  return Ref<Object>::Adopt(it);
}

Ref<Object> Parser(Borrowed<Object>, Borrowed<Object> text) {
  if (!IsStr(text)) return RaiseTypeError("expected str, got %T", text.get());
  return NewFormatIterator(CurrentLibrary().formatter_iterator_type.get(), text, 0);
}

Ref<Object> FieldNameSplit(Borrowed<Object>, Borrowed<Object> name) {
  if (!IsStr(name)) return RaiseTypeError("expected str, got %T", name.get());
  ptrdiff_t position;
  Ref<Object> first = FormatterFieldFirst(AsStr(name), &position);
  Ref<Object> rest = first ? NewFormatIterator(CurrentLibrary().field_name_iterator_type.get(), name, position) : nullptr;
  return rest ? Ref<Object>(NewTuple({first.get(), rest.get()})) : nullptr;
}

constexpr MethodDef kFunctions[] = {
    OneArg("formatter_field_name_split", &FieldNameSplit, "A field name as (first part, iterator over the accessors)."),
    OneArg("formatter_parser", &Parser, "Iterates over a format string's (literal, field name, format spec, conversion)."),
};

}  // namespace

bool FillString(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.formatter_iterator_type) library.formatter_iterator_type = MakeBuiltinType(kFormatterSpec);
  if (!library.field_name_iterator_type) library.field_name_iterator_type = MakeBuiltinType(kFieldNameSpec);
  return library.formatter_iterator_type && library.field_name_iterator_type && ModuleAddFunctions(module, kFunctions);
}

}  // namespace viv
