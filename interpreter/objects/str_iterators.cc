// Iterating over the characters of a str. ASCII strings have an iterator type of their own, as in CPython.
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/str_methods.h"

namespace viv {
namespace {

StrIteratorObject* Self(Borrowed<Object> self) { return static_cast<StrIteratorObject*>(self.get()); }

void Dealloc(Object* self) {
  UntrackTracked(self);
  Self(self)->text.Clear();
  FreeObject(self);
}

int Traverse(Object* self, VisitFn visit, void* context) { return Self(self)->text.Visit(visit, context); }

Ref<Object> NextAscii(Borrowed<Object> self) {
  StrIteratorObject* iterator = Self(self);
  StrObject* text = iterator->text;
  if (!text) return nullptr;
  if (__builtin_expect(iterator->index < text->length, 1)) return Latin1Char(static_cast<uint8_t>(text->data[iterator->index++]));
  iterator->text.Clear();
  return nullptr;
}

Ref<Object> NextAny(Borrowed<Object> self) {
  StrIteratorObject* iterator = Self(self);
  StrObject* text = iterator->text;
  if (!text) return nullptr;
  if (iterator->index < text->length) return StrFromChar(StrChar(text, iterator->index++));
  iterator->text.Clear();
  return nullptr;
}

Ref<Object> LengthHint(Borrowed<Object> self) {
  StrIteratorObject* iterator = Self(self);
  return NewInt(iterator->text ? iterator->text->length - iterator->index : 0);
}

Ref<Object> Reduce(Borrowed<Object> self) {
  StrIteratorObject* iterator = Self(self);
  Ref<Object> maker = BuiltinNamed("iter");
  if (!maker) return nullptr;
  Ref<Object> text = iterator->text ? Ref<Object>::Share(iterator->text.get()) : Ref<Object>(EmptyStr());
  Ref<TupleObject> args = NewTuple({text.get()});
  if (!args) return nullptr;
  if (!iterator->text) return NewTuple({maker.get(), args.get()});
  Ref<Object> index = NewInt(iterator->index);
  if (!index) return nullptr;
  return NewTuple({maker.get(), args.get(), index.get()});
}

Ref<Object> SetState(Borrowed<Object> self, Borrowed<Object> state) {
  StrIteratorObject* iterator = Self(self);
  ptrdiff_t index = 0;
  if (!StateArgument(state.get(), &index)) return nullptr;
  if (iterator->text) iterator->index = std::clamp<ptrdiff_t>(index, 0, iterator->text->length);
  return NewNone();
}

constexpr MethodDef kMethods[] = {
    NoArgs("__length_hint__", LengthHint, "How many characters are left."),
    NoArgs("__reduce__", Reduce, "What pickle needs to know."),
    OneArg("__setstate__", SetState, "Sets the position, for unpickling."),
};

constexpr TypeSpec IteratorSpec(const char* name, UnarySlot next) {
  TypeSpec spec = {.name = name, .base = TypeId::kObject, .basic_size = sizeof(StrIteratorObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = Dealloc;
  spec.traverse = Traverse;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.iter = SelfIter;
  spec.slots.next = next;
  spec.methods = kMethods;
  return spec;
}

}  // namespace

Ref<Object> str_methods::Iterate(Borrowed<Object> self) {
  StrObject* text = AsStr(self);
  auto* iterator = NewContainer<StrIteratorObject>(BuiltinType(text->ascii ? TypeId::kStrAsciiIterator : TypeId::kStrIterator));
  if (!iterator) return nullptr;
  iterator->index = 0;
  iterator->text.Init(NewRef(text));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

extern const TypeSpec kStrIteratorSpec;
extern const TypeSpec kStrAsciiIteratorSpec;
constinit const TypeSpec kStrIteratorSpec = IteratorSpec("str_iterator", NextAny);
constinit const TypeSpec kStrAsciiIteratorSpec = IteratorSpec("str_ascii_iterator", NextAscii);

}  // namespace viv
