// BaseExceptionGroup and ExceptionGroup: split, subgroup, derive, and what `except*` needs of them.
// Answers to the group part of CPython's Objects/exceptions.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_spec.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

BaseExceptionGroupObject* AsGroup(Object* object) { return static_cast<BaseExceptionGroupObject*>(object); }
bool IsGroup(const Object* object) { return IsInstanceExactOrSub(object, TypeId::kBaseExceptionGroup); }

int GroupTraverse(Object* object, VisitFn visit, void* context) {
  if (int stop = AsGroup(object)->msg.Visit(visit, context)) return stop;
  if (int stop = AsGroup(object)->exceptions.Visit(visit, context)) return stop;
  return BaseExceptionTraverse(object, visit, context);
}

void GroupClear(Object* object) {
  AsGroup(object)->msg.Clear();
  AsGroup(object)->exceptions.Clear();
  BaseExceptionClear(object);
}

Ref<Object> GroupNew(TypeObject* type, CallArgs args) {
  if (args.keyword_count() > 0) return RaiseTypeError("%.200N() takes no keyword arguments", type);
  if (args.positional_count != 2) {
    return RaiseTypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", args.positional_count);
  }
  Object* message = args.data[0];
  if (!IsStr(message)) return RaiseTypeError("BaseExceptionGroup.__new__() argument 1 must be str, not %.50K", message);
  if (!IsSequence(args.data[1])) return RaiseTypeError("second argument (exceptions) must be a sequence");
  Ref<TupleObject> exceptions = TupleOf(args.data[1]);
  if (!exceptions) return nullptr;
  if (exceptions->size == 0) return RaiseValueError("second argument (exceptions) must be a non-empty sequence");
  TypeObject* plain_exception = BuiltinType(TypeId::kException);
  bool only_exceptions = true;
  for (ptrdiff_t i = 0; i < exceptions->size; ++i) {
    Object* item = exceptions->items[i];
    if (!IsException(item)) return RaiseValueError("Item %zd of second argument (exceptions) is not an exception", i);
    only_exceptions = only_exceptions && IsSubtype(TypeOf(item), plain_exception);
  }
  TypeObject* exception_group = CurrentRuntime().exception_group;
  if (type == BuiltinType(TypeId::kBaseExceptionGroup)) {
    if (only_exceptions) type = exception_group;
  } else if (!only_exceptions) {
    if (type == exception_group) return RaiseTypeError("Cannot nest BaseExceptions in an ExceptionGroup");
    if (IsSubtype(type, plain_exception)) return RaiseTypeError("Cannot nest BaseExceptions in '%.200N'", type);
  }
  Ref<Object> self = BaseExceptionNew(type, args);
  if (!self) return nullptr;
  AsGroup(self.get())->msg.Init(NewRef(AsStr(message)));
  AsGroup(self.get())->exceptions.Init(std::move(exceptions));
  return self;
}

Ref<Object> GroupStr(Borrowed<Object> self) {
  ptrdiff_t n = AsGroup(self)->exceptions->size;
  return StrFormat("%S (%zd sub-exception%s)", static_cast<Object*>(AsGroup(self)->msg.get()), n, n > 1 ? "s" : "");
}

Ref<Object> GroupDerive(Borrowed<Object> self, Borrowed<Object> exceptions) {
  return Call(BuiltinType(TypeId::kBaseExceptionGroup), {AsGroup(self)->msg.get(), exceptions.get()});
}

// A group of some of `self`'s exceptions that takes over traceback, context, cause and notes. Null without error: none were left.
Ref<Object> Subset(Borrowed<Object> self, Borrowed<ListObject> exceptions) {
  if (exceptions->size == 0) return nullptr;
  static constexpr const char* kDerive = "derive";
  Ref<StrObject> name = NewStrAscii(kDerive);
  if (!name) return nullptr;
  Ref<Object> group = CallMethod(self, name, {exceptions.get()});
  if (!group) return nullptr;
  if (!IsGroup(group.get())) return RaiseTypeError("derive must return an instance of BaseExceptionGroup");
  auto* from = AsException(self);
  auto* to = AsException(group.get());
  to->traceback.Set(NewRef(from->traceback.get()));
  to->context.Set(NewRef(from->context.get()));
  to->cause.Set(NewRef(from->cause.get()));
  to->suppress_context = true;  // as setting a cause does, even none
  Ref<Object> notes;
  int found = LookupAttr(self, Names().__notes__, &notes);
  if (found < 0) return nullptr;
  if (found > 0 && (IsList(notes.get()) || IsTuple(notes.get()))) {
    Ref<ListObject> copy = ListOf(notes);
    if (!copy || !SetAttr(group, Names().__notes__, copy)) return nullptr;
  }
  return group;
}

enum class MatchBy { kType, kPredicate, kInstances };

int LeafMatches(Borrowed<Object> exception, MatchBy by, Borrowed<Object> matcher) {
  switch (by) {
    case MatchBy::kType:
      return ExceptionMatches(exception, matcher);
    case MatchBy::kPredicate: {
      Ref<Object> answer = Call(matcher, {exception.get()});
      return answer ? IsTrue(answer) : -1;
    }
    case MatchBy::kInstances:  // a list of leaves, by identity
      for (ptrdiff_t i = 0; i < AsList(matcher)->size; ++i) {
        if (AsList(matcher)->items[i] == exception.get()) return 1;
      }
      return 0;
  }
  return -1;
}

// The part of `exception` that matches and, where asked for, the rest; null: nothing.
bool SplitRecursive(Borrowed<Object> exception, MatchBy by, Borrowed<Object> matcher, bool want_rest, Ref<Object>* match, Ref<Object>* rest) {
  int whole = IsGroup(exception) && by == MatchBy::kInstances ? 0 : LeafMatches(exception, by, matcher);
  if (whole < 0) return false;
  if (whole) {
    *match = exception.ToOwned();
    return true;
  }
  if (!IsGroup(exception)) {
    if (want_rest) *rest = exception.ToOwned();
    return true;
  }
  RecursionGuard guard(" in exceptiongroup_split_recursive");
  if (!guard) return false;
  Ref<ListObject> matching = NewList(0);
  Ref<ListObject> others = NewList(0);
  if (!matching || !others) return false;
  Ref<TupleObject> exceptions = NewRef(AsGroup(exception)->exceptions.get());
  for (Object* item : TupleItems(exceptions.get())) {
    Ref<Object> item_match, item_rest;
    if (!SplitRecursive(item, by, matcher, want_rest, &item_match, &item_rest)) return false;
    if (item_match && !ListAppend(matching.get(), std::move(item_match))) return false;
    if (item_rest && !ListAppend(others.get(), std::move(item_rest))) return false;
  }
  *match = Subset(exception, matching);
  if (!*match && ErrorPending()) return false;
  if (!want_rest) return true;
  *rest = Subset(exception, others);
  return *rest || !ErrorPending();
}

bool MatcherOf(Borrowed<Object> value, MatchBy* by) {
  if (value->kind == kFunction) {
    *by = MatchBy::kPredicate;
    return true;
  }
  bool is_type = IsExceptionClass(value);
  if (IsTuple(value)) {
    is_type = true;
    for (Object* item : TupleItems(AsTuple(value))) is_type = is_type && IsExceptionClass(item);
  }
  if (is_type) {
    *by = MatchBy::kType;
    return true;
  }
  return RaiseFalse(TypeId::kTypeError, "expected a function, exception type or tuple of exception types");
}

Object* OrNone(const Ref<Object>& object) { return object ? object.get() : None(); }

Ref<Object> GroupSplit(Borrowed<Object> self, Borrowed<Object> matcher) {
  MatchBy by;
  Ref<Object> match, rest;
  if (!MatcherOf(matcher, &by) || !SplitRecursive(self, by, matcher, true, &match, &rest)) return nullptr;
  return NewTuple({OrNone(match), OrNone(rest)});
}

Ref<Object> GroupSubgroup(Borrowed<Object> self, Borrowed<Object> matcher) {
  MatchBy by;
  Ref<Object> match, rest;
  if (!MatcherOf(matcher, &by) || !SplitRecursive(self, by, matcher, false, &match, &rest)) return nullptr;
  return match ? std::move(match) : NewNone();
}

constexpr MethodDef kGroupMethods[] = {
    OneArg("__class_getitem__", &NewGenericAlias, nullptr, kClassMethodFlag),
    OneArg("derive", &GroupDerive, "A group of the same message over other exceptions."),
    OneArg("split", &GroupSplit, "The part that matches and the rest."),
    OneArg("subgroup", &GroupSubgroup, "The part that matches, or None."),
};
constexpr MemberDef kGroupMembers[] = {
    {"message", MemberKind::kObject, offsetof(BaseExceptionGroupObject, msg), true, "exception message"},
    {"exceptions", MemberKind::kObject, offsetof(BaseExceptionGroupObject, exceptions), true, "nested exceptions"},
};

constexpr TypeSpec GroupSpec() {
  TypeSpec spec = ExceptionSpec("BaseExceptionGroup", TypeId::kBaseException, sizeof(BaseExceptionGroupObject));
  spec.dealloc = &BaseExceptionDealloc;
  spec.traverse = &GroupTraverse;
  spec.clear = &GroupClear;
  spec.slots.new_ = &GroupNew;
  spec.slots.str = &GroupStr;
  spec.methods = kGroupMethods;
  spec.members = kGroupMembers;
  return spec;
}

}  // namespace

extern const TypeSpec kBaseExceptionGroupSpec;
constinit const TypeSpec kBaseExceptionGroupSpec = GroupSpec();

int ExceptionMatches(Borrowed<Object> exception, Borrowed<Object> class_or_tuple) {
  if (IsTuple(class_or_tuple)) {
    for (Object* item : TupleItems(AsTuple(class_or_tuple))) {
      if (!IsExceptionClass(item)) return RaiseTypeError("catching classes that do not inherit from BaseException is not allowed"), -1;
    }
    for (Object* item : TupleItems(AsTuple(class_or_tuple))) {
      if (IsSubtype(TypeOf(exception), static_cast<TypeObject*>(item))) return 1;
    }
    return 0;
  }
  if (!IsExceptionClass(class_or_tuple)) {
    return RaiseTypeError("catching classes that do not inherit from BaseException is not allowed"), -1;
  }
  return IsSubtype(TypeOf(exception), static_cast<TypeObject*>(class_or_tuple.get()));
}

bool ExceptionGroupMatch(Borrowed<Object> exception, Borrowed<Object> classes, Ref<Object>* match, Ref<Object>* rest) {
  if (IsNone(exception)) {
    *match = NewNone();
    *rest = NewNone();
    return true;
  }
  auto is_group_class = [](Object* cls) {
    return IsType(cls) && IsSubtype(static_cast<TypeObject*>(cls), BuiltinType(TypeId::kBaseExceptionGroup));
  };
  bool names_group = false;
  if (IsTuple(classes)) {
    for (Object* item : TupleItems(AsTuple(classes))) names_group = names_group || is_group_class(item);
  } else {
    names_group = is_group_class(classes);
  }
  int whole = ExceptionMatches(exception, classes);
  if (whole < 0) return false;
  if (names_group) {
    return RaiseFalse(TypeId::kTypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  if (whole) {
    if (IsGroup(exception)) {
      *match = exception.ToOwned();
    } else {  // a naked exception is wrapped
      Ref<TupleObject> one = NewTuple({exception.get()});
      if (!one) return false;
      *match = Call(CurrentRuntime().exception_group, {CurrentRuntime().empty_str, one.get()});
      if (!*match && PendingMatches(TypeId::kTypeError)) {
        ClearError();
        *match = Call(BuiltinType(TypeId::kBaseExceptionGroup), {CurrentRuntime().empty_str, one.get()});
      }
      if (!*match) return false;
      AsException(match->get())->traceback.Set(NewRef(AsException(exception)->traceback.get()));
    }
    *rest = NewNone();
    return true;
  }
  if (!IsGroup(exception)) {
    *match = NewNone();
    *rest = exception.ToOwned();
    return true;
  }
  if (!SplitRecursive(exception, MatchBy::kType, classes, true, match, rest)) return false;
  if (!*match) *match = NewNone();
  if (!*rest) *rest = NewNone();
  return true;
}

namespace {

bool SameOrigin(BaseExceptionObject* a, BaseExceptionObject* b) {
  return a->notes.get() == b->notes.get() && a->traceback.get() == b->traceback.get() && a->context.get() == b->context.get() &&
         a->cause.get() == b->cause.get();
}

bool CollectLeaves(Borrowed<Object> exception, ListObject* leaves) {
  if (!IsGroup(exception)) return ListAppend(leaves, exception.ToOwned());
  for (Object* item : TupleItems(AsGroup(exception)->exceptions.get())) {
    if (!CollectLeaves(item, leaves)) return false;
  }
  return true;
}

// What of `original` the groups in `keep` hold, in the shape that `original` has.
Ref<Object> Project(Borrowed<Object> original, Borrowed<ListObject> keep) {
  Ref<ListObject> leaves = NewList(0);
  if (!leaves) return nullptr;
  for (ptrdiff_t i = 0; i < keep->size; ++i) {
    if (!IsNone(keep->items[i]) && !CollectLeaves(keep->items[i], leaves.get())) return nullptr;
  }
  Ref<Object> match, rest;
  if (!SplitRecursive(original, MatchBy::kInstances, leaves, false, &match, &rest)) return nullptr;
  return match ? std::move(match) : NewNone();
}

}  // namespace

Ref<Object> PrepareReraiseStar(Borrowed<Object> original, Borrowed<ListObject> raised) {
  if (raised->size == 0) return NewNone();
  if (!IsGroup(original)) {
    // A naked exception was caught: its one clause either let it go or raised something else.
    for (ptrdiff_t i = 0; i < raised->size; ++i) {
      if (!IsNone(raised->items[i])) return NewRef(raised->items[i]);
    }
    return NewNone();
  }
  Ref<ListObject> new_ones = NewList(0), reraised = NewList(0);
  if (!new_ones || !reraised) return nullptr;
  for (ptrdiff_t i = 0; i < raised->size; ++i) {
    Object* item = raised->items[i];
    if (IsNone(item)) continue;
    ListObject* into = SameOrigin(AsException(item), AsException(original)) ? reraised.get() : new_ones.get();
    if (!ListAppend(into, NewRef(item))) return nullptr;
  }
  Ref<Object> rest = Project(original, reraised);
  if (!rest) return nullptr;
  if (new_ones->size == 0) return rest;
  if (!IsNone(rest.get()) && !ListAppend(new_ones.get(), std::move(rest))) return nullptr;
  if (new_ones->size == 1) return NewRef(new_ones->items[0]);
  return Call(BuiltinType(TypeId::kBaseExceptionGroup), {CurrentRuntime().empty_str, new_ones.get()});
}

}  // namespace viv
