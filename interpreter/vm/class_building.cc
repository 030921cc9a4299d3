#include "interpreter/vm/class_building.h"

#include "absl/container/inlined_vector.h"

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/eval.h"

namespace viv {

namespace {

// Bases that are no classes may stand for some (__mro_entries__): the tuple with them put in place, or the same tuple.
Ref<TupleObject> ResolveBases(Borrowed<TupleObject> bases) {
  Ref<ListObject> resolved;
  for (ptrdiff_t i = 0; i < bases->size; ++i) {
    Object* base = bases->items[i];
    Ref<Object> method;
    if (!IsType(base) && LookupAttr(base, Names().__mro_entries__, &method) < 0) return nullptr;
    if (!method) {
      if (resolved && !ListAppend(resolved.get(), NewRef(base))) return nullptr;
      continue;
    }
    Ref<Object> entries = Call(method, {bases.get()});
    if (!entries) return nullptr;
    if (!IsTuple(entries.get())) {
      RaiseTypeError("__mro_entries__ must return a tuple");
      return nullptr;
    }
    if (!resolved) {
      resolved = NewListFrom({bases->items, static_cast<size_t>(i)});
      if (!resolved) return nullptr;
    }
    for (Object* entry : TupleItems(AsTuple(entries.get()))) {
      if (!ListAppend(resolved.get(), NewRef(entry))) return nullptr;
    }
  }
  if (!resolved) return NewRef(bases.get());
  return ListToTuple(resolved.get());
}

// The keywords of a class statement without `metaclass`, ready to be passed on.
struct ClassKeywords {
  Ref<TupleObject> names;                  // null: none
  absl::InlinedVector<Object*, 8> values;  // borrowed from the caller

  bool Take(CallArgs args, Object** metaclass) {
    *metaclass = nullptr;
    size_t count = args.keyword_count();
    for (size_t i = 0; i < count; ++i) {
      if (StrEqual(AsStr(args.keyword_names->items[i]), Names().metaclass)) {
        *metaclass = args.keyword_value(i);
      } else {
        values.push_back(args.keyword_value(i));
      }
    }
    if (values.empty()) return true;
    names = NewTuple(static_cast<ptrdiff_t>(values.size()));
    if (!names) return false;
    ptrdiff_t n = 0;
    for (size_t i = 0; i < count; ++i) {
      Object* name = args.keyword_names->items[i];
      if (!StrEqual(AsStr(name), Names().metaclass)) TupleInit(names.get(), n++, NewRef(name));
    }
    return true;
  }

  // callable(first, second[, third], **keywords)
  Ref<Object> CallWith(Borrowed<Object> callable, std::initializer_list<Object*> positional) {
    absl::InlinedVector<Object*, 12> row(positional.begin(), positional.end());
    row.insert(row.end(), values.begin(), values.end());
    return Call(callable, CallArgs{row.data(), positional.size(), names.get()});
  }
};

}  // namespace

Ref<Object> BuildClass(Borrowed<Object>, CallArgs args) {
  if (args.positional_count < 2) return RaiseTypeError("__build_class__: not enough arguments");
  Object* function = args.data[0];
  Object* name = args.data[1];
  if (function->kind != kFunction) return RaiseTypeError("__build_class__: func must be a function");
  if (!IsStr(name)) return RaiseTypeError("__build_class__: name is not a string");
  Ref<TupleObject> original_bases = NewTupleFrom(args.positional().Skip(2));
  Ref<TupleObject> bases = original_bases ? ResolveBases(original_bases) : nullptr;
  if (!bases) return nullptr;
  Object* explicit_metaclass;
  ClassKeywords keywords;
  if (!keywords.Take(args, &explicit_metaclass)) return nullptr;
  Ref<Object> metaclass;
  if (explicit_metaclass) {
    metaclass = NewRef(explicit_metaclass);
  } else if (bases->size == 0) {
    metaclass = NewRef<Object>(BuiltinType(TypeId::kType));
  } else {
    metaclass = NewRef<Object>(TypeOf(bases->items[0]));
  }
  bool is_class = IsType(metaclass.get());
  if (is_class) {
    TypeObject* winner = CalculateMetaclass(static_cast<TypeObject*>(metaclass.get()), bases);
    if (!winner) return nullptr;
    metaclass = NewRef<Object>(winner);
  }
  // The namespace of the body.
  Ref<Object> prepare, name_space;
  int found = LookupAttr(metaclass, Names().__prepare__, &prepare);
  if (found < 0) return nullptr;
  name_space = found ? keywords.CallWith(prepare, {name, bases.get()}) : Ref<Object>(NewDict());
  if (!name_space) return nullptr;
  if (!IsMapping(name_space)) {
    if (is_class) {
      return RaiseTypeError("%.200N.__prepare__() must return a mapping, not %.200T", static_cast<TypeObject*>(metaclass.get()),
                            name_space.get());
    }
    return RaiseTypeError("<metaclass>.__prepare__() must return a mapping, not %.200T", name_space.get());
  }
  Ref<Object> cell = EvalWithLocals(static_cast<FunctionObject*>(function), name_space);
  if (!cell) return nullptr;
  if (bases.get() != original_bases.get() && !SetItem(name_space, Names().__orig_bases__, original_bases)) return nullptr;
  Ref<Object> cls = keywords.CallWith(metaclass, {name, bases.get(), name_space.get()});
  if (!cls || !IsType(cls.get()) || cell->kind != kCell) return cls;
  Object* in_cell = static_cast<CellObject*>(cell.get())->value.get();
  if (in_cell == cls.get()) return cls;
  if (!in_cell) {
    return Raise(TypeId::kRuntimeError,
                 "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?", name, cls.get());
  }
  return RaiseTypeError("__class__ set to %.200R defining %.200R as %.200R", in_cell, name, cls.get());
}

bool ZeroArgumentSuper(Ref<TypeObject>* type, Ref<Object>* object) {
  Frame* frame = CurrentFrame();
  if (!frame) return RaiseFalse(TypeId::kRuntimeError, "super(): no current frame");
  const CodeObject* code = frame->code;
  if (code->argument_count == 0) return RaiseFalse(TypeId::kRuntimeError, "super(): no arguments");
  // The first argument: in its register, or in the cell that was made of it.
  Object* first = Box(frame->registers[0]);
  if (!first && !IsNull(frame->registers[0])) return false;
  StrObject* first_name = AsStr(code->local_names->items[0]);
  for (int32_t i = 0; !first && i < code->cell_count; ++i) {
    if (!StrEqual(AsStr(code->cell_names->items[i]), first_name)) continue;
    Object* cell = ObjectOf(frame->registers[code->local_count + i]);
    if (cell && cell->kind == kCell) first = static_cast<CellObject*>(cell)->value.get();
  }
  if (!first) return RaiseFalse(TypeId::kRuntimeError, "super(): arg[0] deleted");
  for (int32_t i = 0; i < code->free_count; ++i) {
    if (!StrEqual(AsStr(code->free_names->items[i]), Names().__class__)) continue;
    Object* cell = ObjectOf(frame->registers[code->local_count + code->cell_count + i]);
    if (!cell || cell->kind != kCell) return RaiseFalse(TypeId::kRuntimeError, "super(): bad __class__ cell");
    Object* cls = static_cast<CellObject*>(cell)->value.get();
    if (!cls) return RaiseFalse(TypeId::kRuntimeError, "super(): empty __class__ cell");
    if (!IsType(cls)) return RaiseFalse(TypeId::kRuntimeError, "super(): __class__ is not a type (%s)", cls->type->name);
    *type = NewRef(static_cast<TypeObject*>(cls));
    *object = NewRef(first);
    return true;
  }
  return RaiseFalse(TypeId::kRuntimeError, "super(): __class__ cell not found");
}

Ref<Object> BareSuper() {
  Ref<TypeObject> type;
  Ref<Object> object;
  return ZeroArgumentSuper(&type, &object) ? NewSuper(type, object) : nullptr;
}

}  // namespace viv
