// types.UnionType: int | str. Answers to CPython's Objects/unionobject.c.
#include "interpreter/objects/generic_parts.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

struct UnionObject : Object {
  GcSlot<TupleObject> args;
  GcSlot<TupleObject> parameters;  // null until asked for
};
static_assert(sizeof(UnionObject) == 32);

UnionObject* AsUnion(Object* object) { return static_cast<UnionObject*>(object); }
bool IsUnion(const Object* object) { return IsExact(object, TypeId::kUnionType); }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsUnion(object);
  if (int stop = self->args.Visit(visit, context)) return stop;
  return self->parameters.Visit(visit, context);
}

void Dealloc(Object* object) {
  auto* self = AsUnion(object);
  Untrack(object);
  self->args.Clear();
  self->parameters.Clear();
  FreeObject(object);
}

bool MayBeInUnion(const Object* object) { return IsNone(object) || IsType(object) || IsGenericAlias(object) || IsUnion(object); }

// Adds a member unless it is there already. False: failed.
bool AddMember(ListObject* members, Object* member) {
  if (IsNone(member)) member = BuiltinType(TypeId::kNone);
  for (ptrdiff_t i = 0; i < members->size; ++i) {
    Object* present = members->items[i];
    int same = member == present;
    if (!same && IsGenericAlias(member) && IsGenericAlias(present)) same = CompareBool(member, present, kEqual);
    if (same < 0) return false;
    if (same) return true;
  }
  return ListAppend(members, NewRef(member));
}

bool AddMembers(ListObject* members, Object* operand) {
  if (!IsUnion(operand)) return AddMember(members, operand);
  for (Object* member : TupleItems(AsUnion(operand)->args)) {
    if (!AddMember(members, member)) return false;
  }
  return true;
}

Ref<Object> UnionRepr(Borrowed<Object> object) {
  StrBuilder text;
  TupleObject* args = AsUnion(object)->args;
  for (ptrdiff_t i = 0; i < args->size; ++i) {
    if (i > 0 && !text.AppendAscii(" | ")) return nullptr;
    Object* member = args->items[i];
    bool ok = member == BuiltinType(TypeId::kNone) ? text.AppendAscii("None") : AppendTypeRepr(member, &text);
    if (!ok) return nullptr;
  }
  return text.Finish();
}

int64_t UnionHash(Borrowed<Object> object) {
  Ref<SetObject> members = NewFrozenSet(AsUnion(object)->args.get());
  return members ? Hash(members) : -1;
}

Ref<Object> UnionCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || !IsUnion(a) || !IsUnion(b)) return NewNotImplemented();
  Ref<SetObject> left = NewSet(AsUnion(a)->args.get());
  Ref<SetObject> right = left ? NewSet(AsUnion(b)->args.get()) : nullptr;
  return right ? Compare(left, right, op) : nullptr;
}

Ref<Object> UnionGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  if (StrEqual(name, Names().__module__)) return GetAttr(TypeOf(self), name);
  return GenericGetAttr(self, name);
}

bool NeedParameters(UnionObject* self) {
  if (self->parameters) return true;
  Ref<TupleObject> parameters = TypeParametersOf(self->args);
  if (!parameters) return false;
  self->parameters.Set(std::move(parameters));
  return true;
}

Ref<Object> UnionGetItem(Borrowed<Object> object, Borrowed<Object> item) {
  auto* self = AsUnion(object);
  if (!NeedParameters(self)) return nullptr;
  Ref<TupleObject> args = SubstituteParameters(object, self->args, self->parameters, item);
  if (!args || args->size == 0) return args;
  Ref<Object> result = NewRef(args->items[0]);
  for (ptrdiff_t i = 1; result && i < args->size; ++i) result = Or(result, args->items[i]);
  return result;
}

Ref<Object> GetParameters(Borrowed<Object> self) {
  return NeedParameters(AsUnion(self)) ? NewRef<Object>(AsUnion(self)->parameters.get()) : nullptr;
}

constexpr MemberDef kMembers[] = {{"__args__", MemberKind::kObject, offsetof(UnionObject, args)}};
constexpr GetSetDef kGetSets[] = {{"__parameters__", &GetParameters, nullptr, "The type variables in the union."}};

}  // namespace

Ref<Object> NewUnion(Borrowed<Object> left, Borrowed<Object> right) {
  if (!MayBeInUnion(left) || !MayBeInUnion(right)) return NewNotImplemented();
  Ref<ListObject> members = NewList(0);
  if (!members || !AddMembers(members.get(), left) || !AddMembers(members.get(), right)) return nullptr;
  if (members->size == 1) return NewRef(members->items[0]);
  Ref<TupleObject> args = ListToTuple(members.get());
  auto* self = args ? NewContainer<UnionObject>(BuiltinType(TypeId::kUnionType)) : nullptr;
  if (!self) return nullptr;
  self->args.Init(std::move(args));
  self->parameters.InitNull();
  Track(self);
  return Ref<Object>::Adopt(self);
}

TupleObject* UnionMembers(Borrowed<Object> object) { return IsUnion(object) ? AsUnion(object)->args.get() : nullptr; }

extern const TypeSpec kUnionTypeSpec;
constinit const TypeSpec kUnionTypeSpec = {
    .name = "types.UnionType",
    .base = TypeId::kObject,
    .basic_size = sizeof(UnionObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &UnionRepr,
              .hash = &UnionHash,
              .getattr = &UnionGetAttr,
              .compare = &UnionCompare,
              .or_ = &NewUnion,
              .subscript = &UnionGetItem},
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "A union of types, as int | str makes it.",
};

}  // namespace viv
