// Match objects. Answers to CPython's Modules/_sre/sre.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/re_objects.h"

namespace viv {

namespace {

size_t Groups(const MatchObject* match) { return static_cast<size_t>(match->span_count) / 2; }  // with the whole

int Traverse(Object* object, VisitFn visit, void* context) {
  MatchObject* self = AsMatch(object);
  if (int stop = self->string.Visit(visit, context)) return stop;
  if (int stop = self->spans_tuple.Visit(visit, context)) return stop;
  return self->pattern.Visit(visit, context);
}
void Clear(Object* object) {
  AsMatch(object)->string.Clear();
  AsMatch(object)->spans_tuple.Clear();
  AsMatch(object)->pattern.Clear();
}
void Dealloc(Object* object) {
  Untrack(object);
  Clear(object);
  FreeObject(object);
}

Ref<Object> GroupSlice(MatchObject* self, size_t group, Borrowed<Object> fallback) {
  ptrdiff_t start = self->spans[2 * group];
  if (start < 0 || IsNone(self->string.get())) return fallback.ToOwned();
  return ReSlice(self->string.get(), start, self->spans[2 * group + 1]);
}

// The number of a group by number or name; -1: IndexError pending.
ptrdiff_t GroupIndex(MatchObject* self, Borrowed<Object> index) {
  ptrdiff_t group = -1;
  if (index->kind == kInt) {
    group = static_cast<ptrdiff_t>(SmallValue(index));
  } else if (IsIndex(index)) {
    group = AsSsize(index, TypeId::kObject);
  } else {
    Borrowed<Object> number = DictGet(self->pattern->group_index.get(), index);
    if (number) group = static_cast<ptrdiff_t>(SmallValue(number));
  }
  if (group >= 0 && static_cast<size_t>(group) < Groups(self)) return group;
  if (!ErrorPending()) Raise(TypeId::kIndexError, "no such group");
  return -1;
}

Ref<Object> GroupOf(MatchObject* self, Borrowed<Object> index) {
  ptrdiff_t group = GroupIndex(self, index);
  return group < 0 ? nullptr : GroupSlice(self, static_cast<size_t>(group), None());
}
Ref<Object> Subscript(Borrowed<Object> self, Borrowed<Object> index) { return GroupOf(AsMatch(self), index); }

Ref<Object> MethodGroup(Borrowed<Object> self, ArgSpan args) {
  if (args.size == 0) return GroupSlice(AsMatch(self), 0, None());
  if (args.size == 1) return GroupOf(AsMatch(self), args[0]);
  Ref<TupleObject> result = NewTuple(static_cast<ptrdiff_t>(args.size));
  if (!result) return nullptr;
  for (size_t i = 0; i < args.size; ++i) {
    Ref<Object> item = GroupOf(AsMatch(self), args[i]);
    if (!item) return nullptr;
    TupleInit(result.get(), static_cast<ptrdiff_t>(i), std::move(item));
  }
  return result;
}

Ref<Object> MethodGroups(Borrowed<Object> object, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"groups", {"default"}}, args, out)) return nullptr;
  MatchObject* self = AsMatch(object);
  Ref<TupleObject> result = NewTuple(static_cast<ptrdiff_t>(Groups(self)) - 1);
  if (!result) return nullptr;
  for (size_t i = 1; i < Groups(self); ++i) {
    Ref<Object> item = GroupSlice(self, i, out[0] ? out[0] : None());
    if (!item) return nullptr;
    TupleInit(result.get(), static_cast<ptrdiff_t>(i) - 1, std::move(item));
  }
  return result;
}

Ref<Object> MethodGroupDict(Borrowed<Object> object, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"groupdict", {"default"}}, args, out)) return nullptr;
  MatchObject* self = AsMatch(object);
  Ref<DictObject> result = NewDict();
  if (!result) return nullptr;
  for (const auto& [name, group] : self->pattern->program->syntax().names) {
    Ref<Object> value = GroupSlice(self, group, out[0] ? out[0] : None());
    if (!value || !DictSet(result.get(), name, value)) return nullptr;
  }
  return result;
}

ptrdiff_t GroupArgument(Borrowed<Object> self, ArgSpan args) { return args.size == 0 ? 0 : GroupIndex(AsMatch(self), args[0]); }

Ref<Object> Pair(ptrdiff_t a, ptrdiff_t b) {
  Ref<Object> first = NewInt(a), second = NewInt(b);
  return first && second ? Ref<Object>(NewTuple({first.get(), second.get()})) : nullptr;
}
Ref<Object> MethodStart(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t group = GroupArgument(self, args);
  return group < 0 ? nullptr : NewInt(AsMatch(self)->spans[2 * group]);
}
Ref<Object> MethodEnd(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t group = GroupArgument(self, args);
  return group < 0 ? nullptr : NewInt(AsMatch(self)->spans[2 * group + 1]);
}
Ref<Object> MethodSpan(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t group = GroupArgument(self, args);
  return group < 0 ? nullptr : Pair(AsMatch(self)->spans[2 * group], AsMatch(self)->spans[2 * group + 1]);
}

Ref<Object> MethodExpand(Borrowed<Object> object, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"expand", {"template"}, 1}, args, out)) return nullptr;
  MatchObject* self = AsMatch(object);
  const ReTemplate* parts = TemplateOf(self->pattern.get(), out[0]);
  if (!parts) return nullptr;
  ReText text;
  if (!text.Get(self->pattern.get(), self->string.get())) return nullptr;
  ReOutput result(IsStr(out[0]));
  return result.AppendTemplate(*parts, text, self->spans) ? result.Finish() : nullptr;
}

Ref<Object> MethodCopy(Borrowed<Object> self) { return self.ToOwned(); }
Ref<Object> MethodDeepCopy(Borrowed<Object> self, Borrowed<Object>) { return self.ToOwned(); }
Ref<Object> MethodClassGetItem(Borrowed<Object> cls, Borrowed<Object> item) { return NewGenericAlias(cls, item); }
Ref<Object> MethodSizeof(Borrowed<Object> self) {
  return NewInt(static_cast<int64_t>(sizeof(MatchObject) + sizeof(ptrdiff_t) * (2 + static_cast<size_t>(AsMatch(self)->span_count))));
}

Ref<Object> GetRegs(Borrowed<Object> object) {
  MatchObject* self = AsMatch(object);
  if (!self->spans_tuple) {
    Ref<TupleObject> regs = NewTuple(static_cast<ptrdiff_t>(Groups(self)));
    if (!regs) return nullptr;
    for (size_t i = 0; i < Groups(self); ++i) {
      Ref<Object> pair = Pair(self->spans[2 * i], self->spans[2 * i + 1]);
      if (!pair) return nullptr;
      TupleInit(regs.get(), static_cast<ptrdiff_t>(i), std::move(pair));
    }
    self->spans_tuple.Set(std::move(regs));
  }
  return NewRef(self->spans_tuple.get());
}
Ref<Object> GetLastIndex(Borrowed<Object> self) { return AsMatch(self)->last_group ? NewInt(AsMatch(self)->last_group) : NewNone(); }
Ref<Object> GetLastGroup(Borrowed<Object> self) {
  for (const auto& [name, group] : AsMatch(self)->pattern->program->syntax().names) {
    if (group == static_cast<uint32_t>(AsMatch(self)->last_group)) return name;
  }
  return NewNone();
}
Ref<Object> GetPos(Borrowed<Object> self) { return NewInt(AsMatch(self)->start_limit); }
Ref<Object> GetEndPos(Borrowed<Object> self) { return NewInt(AsMatch(self)->end_limit); }

Ref<Object> MatchRepr(Borrowed<Object> self) {
  Ref<Object> text = GroupSlice(AsMatch(self), 0, None());
  if (!text) return nullptr;
  return StrFormat("<%s object; span=(%zd, %zd), match=%R>", self->type->name, AsMatch(self)->spans[0], AsMatch(self)->spans[1], text.get());
}

constexpr MethodDef kMethods[] = {
    OneArg("__class_getitem__", &MethodClassGetItem, "See PEP 585", kClassMethodFlag),
    NoArgs("__copy__", &MethodCopy),
    OneArg("__deepcopy__", &MethodDeepCopy),
    NoArgs("__sizeof__", &MethodSizeof),
    Positional("end", &MethodEnd, 0, 1, "end($self, group=0, /)\n--\n\nWhere a group ends; -1 where it did not take part."),
    Keywords("expand", &MethodExpand, "expand($self, /, template)\n--\n\nA replacement with this match's groups."),
    Positional("group", &MethodGroup, 0, -1, "group([group1, ...]) -> str or tuple.\n\nWhat groups matched, by number or name."),
    Keywords("groupdict", &MethodGroupDict, "groupdict($self, /, default=None)\n--\n\nThe named groups, as a dict."),
    Keywords("groups", &MethodGroups, "groups($self, /, default=None)\n--\n\nAll groups, as a tuple."),
    Positional("span", &MethodSpan, 0, 1, "span($self, group=0, /)\n--\n\nWhere a group begins and ends."),
    Positional("start", &MethodStart, 0, 1, "start($self, group=0, /)\n--\n\nWhere a group begins; -1 where it did not take part."),
};
constexpr GetSetDef kGetSets[] = {
    {"lastindex", &GetLastIndex, nullptr, "The number of the group that closed last, or None."},
    {"lastgroup", &GetLastGroup, nullptr, "Its name, or None."},
    {"regs", &GetRegs},
    {"pos", &GetPos},
    {"endpos", &GetEndPos},
};
constexpr MemberDef kMembers[] = {
    {"string", MemberKind::kObject, offsetof(MatchObject, string)},
    {"re", MemberKind::kObject, offsetof(MatchObject, pattern)},
};

constexpr TypeSpec Spec() {
  TypeSpec spec = {};
  spec.name = "re.Match";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(MatchObject) + 2 * sizeof(ptrdiff_t);
  spec.item_size = sizeof(ptrdiff_t);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation | kTypeImmutable;
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.slots.repr = &MatchRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.subscript = &Subscript;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  spec.members = kMembers;
  spec.doc = "The result of re.match() and re.search().";
  return spec;
}

}  // namespace

constinit const TypeSpec kMatchSpec = Spec();

Ref<Object> NewMatch(PatternObject* pattern, Borrowed<Object> string, ptrdiff_t pos, ptrdiff_t endpos, const ptrdiff_t* spans) {
  size_t count = 2 * (GroupCount(pattern) + 1);
  // Two words more than needed, as CPython has it.
  auto* match = NewContainer<MatchObject>(CurrentRe().match.get(), sizeof(MatchObject) + sizeof(ptrdiff_t) * (count + 2));
  if (!match) return nullptr;
  match->span_count = static_cast<ptrdiff_t>(count);
  match->string.Init(string.ToOwned());
  match->spans_tuple.InitNull();
  match->pattern.Init(NewRef(pattern));
  match->start_limit = pos;
  match->end_limit = endpos;
  std::copy(spans, spans + count, match->spans);
  match->last_group = static_cast<ptrdiff_t>(pattern->program->LastGroup(spans));
  Track(match);
  return Ref<Object>::Adopt(match);
}

}  // namespace viv
