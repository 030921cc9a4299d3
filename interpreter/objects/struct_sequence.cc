// Struct sequences: tuples of builtin modules whose items have names too, and which may have fields that are no items.
//
// A struct sequence is laid out as a tuple of all its fields; TupleObject::size counts the visible ones only.
// Answers to CPython's Objects/structseq.c.
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// What a type is made from: allocated with it, because a TypeSpec outlives its type.
struct MadeSpec {
  TypeSpec type;  // first: FiniTypes frees by its address
  const StructSequenceSpec* sequence;
  MemberDef members[];
};

const MadeSpec& SpecOf(const TypeObject* type) { return *reinterpret_cast<const MadeSpec*>(type->spec); }

ptrdiff_t FieldCount(const TypeObject* type) { return static_cast<ptrdiff_t>(SpecOf(type).sequence->fields.size); }
ptrdiff_t VisibleCount(const TypeObject* type) {
  int visible = SpecOf(type).sequence->visible;
  return visible < 0 ? FieldCount(type) : visible;
}
const char* FieldName(const TypeObject* type, ptrdiff_t i) { return SpecOf(type).sequence->fields.data[i]; }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsTuple(object);
  for (ptrdiff_t i = 0; i < FieldCount(TypeOf(object)); ++i) {
    if (!self->items[i]) continue;
    if (int stop = visit(self->items[i], context)) return stop;
  }
  return 0;
}

void Dealloc(Object* object) {
  auto* self = AsTuple(object);
  Untrack(object);
  for (ptrdiff_t i = 0; i < FieldCount(TypeOf(object)); ++i) Ref<Object>::Adopt(self->items[i]).Reset();
  FreeObject(object);
}

TupleObject* Allocate(TypeObject* type) {
  const ptrdiff_t count = FieldCount(type);
  auto* self = NewContainer<TupleObject>(type, sizeof(TupleObject) + static_cast<size_t>(count) * sizeof(Object*));
  if (!self) return nullptr;
  self->size = VisibleCount(type);
  for (ptrdiff_t i = 0; i < count; ++i) self->items[i] = nullptr;
  return self;
}

bool CheckLength(TypeObject* type, ptrdiff_t given) {
  const ptrdiff_t least = VisibleCount(type), most = FieldCount(type);
  if (given >= least && given <= most) return true;
  const char* which = least == most ? "a" : given < least ? "an at least" : "an at most";
  return RaiseFalse(TypeId::kTypeError, "%.500s() takes %s %zd-sequence (%zd-sequence given)", type->name, which, given < least ? least : most,
                    given);
}

Ref<Object> New(TypeObject* type, CallArgs args) {
  Object* given[2];
  if (!ParseArguments({"structseq", {"sequence", "dict"}, 1}, args, given)) return nullptr;
  Ref<Object> sequence = FastSequence(given[0], "constructor requires a sequence");
  if (!sequence) return nullptr;
  Object* dict = given[1] && !IsNone(given[1]) ? given[1] : nullptr;
  if (dict && !IsDict(dict)) return RaiseTypeError("%.500s() takes a dict as second arg, if any", type->name);
  ArgSpan items = FastSequenceItems(sequence);
  if (!CheckLength(type, static_cast<ptrdiff_t>(items.size))) return nullptr;
  TupleObject* self = Allocate(type);
  if (!self) return nullptr;
  Ref<Object> result = Ref<Object>::Adopt(self);
  for (size_t i = 0; i < items.size; ++i) TupleInit(self, static_cast<ptrdiff_t>(i), NewRef(items[i]));
  for (ptrdiff_t i = static_cast<ptrdiff_t>(items.size); i < FieldCount(type); ++i) {
    Borrowed<Object> value = dict && FieldName(type, i) ? DictGetText(AsDict(dict), FieldName(type, i)) : nullptr;
    if (!value && ErrorPending()) return nullptr;
    TupleInit(self, i, value ? value.ToOwned() : NewNone());
  }
  Track(self);
  return result;
}

Ref<Object> SequenceRepr(Borrowed<Object> object) {
  auto* self = AsTuple(object);
  TypeObject* type = TypeOf(object);
  StrBuilder text;
  if (!text.AppendUtf8(type->name) || !text.AppendChar('(')) return nullptr;
  ptrdiff_t named = 0;  // an item without a name is shown under the next name, as CPython does
  for (ptrdiff_t i = 0; i < self->size; ++i) {
    while (named < FieldCount(type) && !FieldName(type, named)) ++named;
    const char* name = named < FieldCount(type) ? FieldName(type, named++) : "?";
    Ref<StrObject> shown = Repr(self->items[i]);
    if (!shown || (i > 0 && !text.AppendAscii(", ")) || !text.AppendUtf8(name) || !text.AppendChar('=') || !text.Append(shown)) return nullptr;
  }
  return text.AppendChar(')') ? text.Finish() : nullptr;
}

Ref<Object> Reduce(Borrowed<Object> object) {
  auto* self = AsTuple(object);
  TypeObject* type = TypeOf(object);
  Ref<TupleObject> visible = NewTupleFrom({self->items, static_cast<size_t>(self->size)});
  Ref<DictObject> hidden = visible ? NewDict() : nullptr;
  if (!hidden) return nullptr;
  for (ptrdiff_t i = self->size; i < FieldCount(type); ++i) {
    if (FieldName(type, i) && !DictSetText(hidden.get(), FieldName(type, i), self->items[i])) return nullptr;
  }
  Ref<TupleObject> args = NewTuple({visible.get(), hidden.get()});
  return args ? NewTuple({type, args.get()}) : nullptr;
}

constexpr MethodDef kMethods[] = {NoArgs("__reduce__", &Reduce)};

MadeSpec* MakeSpec(const StructSequenceSpec& spec) {
  auto* made = static_cast<MadeSpec*>(AllocateZeroed(Domain::kRaw, sizeof(MadeSpec) + spec.fields.size * sizeof(MemberDef)));
  if (!made) return RaiseMemoryError(), nullptr;
  size_t named = 0;
  for (size_t i = 0; i < spec.fields.size; ++i) {
    if (!spec.fields.data[i]) continue;
    auto offset = static_cast<int32_t>(offsetof(TupleObject, items) + i * sizeof(Object*));
    made->members[named++] = {spec.fields.data[i], MemberKind::kObject, offset, true, nullptr};
  }
  made->sequence = &spec;
  made->type = {.name = spec.name,
                .base = TypeId::kTuple,
                .basic_size = sizeof(TupleObject),
                .item_size = sizeof(Object*),
                .flags = kTypeHasGc | kTypeOwnsSpec | (spec.instantiable ? 0u : uint32_t{kTypeDisallowInstantiation}),
                .dealloc = &Dealloc,
                .traverse = &Traverse,
                .slots = {.repr = &SequenceRepr, .new_ = spec.instantiable ? &New : nullptr},
                .methods = kMethods,
                .doc = spec.doc};
  made->type.members.data = made->members;
  made->type.members.size = named;
  return made;
}

bool AddCounts(TypeObject* type) {
  ptrdiff_t unnamed = 0;
  for (ptrdiff_t i = 0; i < FieldCount(type); ++i) unnamed += FieldName(type, i) == nullptr;
  auto add = [&](const char* name, ptrdiff_t value) {
    Ref<Object> number = NewInt(value);
    return number && DictSetText(type->dict, name, number);
  };
  if (!add("n_sequence_fields", VisibleCount(type)) || !add("n_fields", FieldCount(type)) || !add("n_unnamed_fields", unnamed)) return false;
  Ref<ListObject> names = NewList(0);
  if (!names) return false;
  for (ptrdiff_t i = 0; i < VisibleCount(type); ++i) {
    if (!FieldName(type, i)) continue;
    Ref<StrObject> name = InternStr(FieldName(type, i));
    if (!name || !ListAppend(names.get(), std::move(name))) return false;
  }
  Ref<TupleObject> match_args = ListToTuple(names.get());
  return match_args && DictSet(type->dict, Names().__match_args__, match_args);
}

}  // namespace

Ref<TypeObject> NewStructSequenceType(const StructSequenceSpec& spec) {
  MadeSpec* made = MakeSpec(spec);
  if (!made) return nullptr;
  Ref<TypeObject> type = AllocateBuiltinType(made->type);
  if (!type) {
    Free(Domain::kRaw, made);
    return nullptr;
  }
  return ReadyBuiltinType(type.get()) && AddCounts(type.get()) ? std::move(type) : nullptr;
}

Ref<Object> NewStructSequence(TypeObject* type, ArgSpan values) {
  TupleObject* self = Allocate(type);
  if (!self) return nullptr;
  for (ptrdiff_t i = 0; i < FieldCount(type); ++i) {
    bool given = static_cast<size_t>(i) < values.size;
    TupleInit(self, i, given ? NewRef(values[static_cast<size_t>(i)]) : NewNone());
  }
  // Numbers and texts need no collector, and in CPython have none.
  for (Object* value : TupleItems(self)) {
    if (!IsTracked(self) && HasGcHead(value)) Track(self);
  }
  return Ref<Object>::Adopt(self);
}

}  // namespace viv
