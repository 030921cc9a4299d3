#include "stdlib/references.h"

#include <algorithm>

#include "gc/weakref.h"
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/memoryview_object.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/generator.h"
#include "stdlib/collections_deque.h"

namespace viv {

#define VIV_FIELD(id, layout, member, name) {TypeId::k##id, name, offsetof(layout, member)}
constexpr ReferenceReader::Field ReferenceReader::kFields[] = {
    VIV_FIELD(Function, FunctionObject, globals, "__globals__"),
    VIV_FIELD(Function, FunctionObject, builtins, "__builtins__"),
    VIV_FIELD(Function, FunctionObject, name, "__name__"),
    VIV_FIELD(Function, FunctionObject, qualname, "__qualname__"),
    VIV_FIELD(Function, FunctionObject, code, "__code__"),
    VIV_FIELD(Function, FunctionObject, defaults, "__defaults__"),
    VIV_FIELD(Function, FunctionObject, kwdefaults, "__kwdefaults__"),
    VIV_FIELD(Function, FunctionObject, closure, "__closure__"),
    VIV_FIELD(Function, FunctionObject, doc, "__doc__"),
    VIV_FIELD(Function, FunctionObject, dict, "__dict__"),
    VIV_FIELD(Function, FunctionObject, module, "__module__"),
    VIV_FIELD(Function, FunctionObject, annotations, "__annotations__"),
    VIV_FIELD(Cell, CellObject, value, "cell_contents"),
    VIV_FIELD(BoundMethod, BoundMethodObject, function, "__func__"),
    VIV_FIELD(BoundMethod, BoundMethodObject, self, "__self__"),
    VIV_FIELD(BuiltinFunction, BuiltinFunctionObject, self, "__self__"),
    VIV_FIELD(BuiltinFunction, BuiltinFunctionObject, module, "__module__"),
#define VIV_DESCRIPTOR(id)                                        \
  VIV_FIELD(id, DescriptorObject, owner, "__objclass__"),         \
      VIV_FIELD(id, DescriptorObject, name, "__name__"),          \
      VIV_FIELD(id, DescriptorObject, qualname, "__qualname__")
    VIV_DESCRIPTOR(MethodDescriptor),
    VIV_DESCRIPTOR(ClassMethodDescriptor),
    VIV_DESCRIPTOR(MemberDescriptor),
    VIV_DESCRIPTOR(GetSetDescriptor),
    VIV_DESCRIPTOR(WrapperDescriptor),
#undef VIV_DESCRIPTOR
    VIV_FIELD(MethodWrapper, MethodWrapperObject, descriptor, "__func__"),
    VIV_FIELD(MethodWrapper, MethodWrapperObject, self, "__self__"),
    VIV_FIELD(Property, PropertyObject, get, "fget"),
    VIV_FIELD(Property, PropertyObject, set, "fset"),
    VIV_FIELD(Property, PropertyObject, del, "fdel"),
    VIV_FIELD(Property, PropertyObject, doc, "__doc__"),
    VIV_FIELD(Property, PropertyObject, name, "__name__"),
    VIV_FIELD(ClassMethod, ClassMethodObject, callable, "__func__"),
    VIV_FIELD(ClassMethod, ClassMethodObject, dict, "__dict__"),
    VIV_FIELD(StaticMethod, ClassMethodObject, callable, "__func__"),
    VIV_FIELD(StaticMethod, ClassMethodObject, dict, "__dict__"),
    VIV_FIELD(Module, ModuleObject, dict, "__dict__"),
    VIV_FIELD(Module, ModuleObject, name, "__name__"),
    VIV_FIELD(Code, CodeObject, name, "co_name"),
    VIV_FIELD(Code, CodeObject, qualname, "co_qualname"),
    VIV_FIELD(Code, CodeObject, filename, "co_filename"),
    VIV_FIELD(Code, CodeObject, constants, "co_consts"),
    VIV_FIELD(Code, CodeObject, names, "co_names"),
    VIV_FIELD(Code, CodeObject, local_names, "co_varnames"),
    VIV_FIELD(Code, CodeObject, cell_names, "co_cellvars"),
    VIV_FIELD(Code, CodeObject, free_names, "co_freevars"),
    VIV_FIELD(Frame, FrameObject, back, "f_back"),
    VIV_FIELD(Frame, FrameObject, code, "f_code"),
    VIV_FIELD(Frame, FrameObject, globals, "f_globals"),
    VIV_FIELD(Frame, FrameObject, builtins, "f_builtins"),
    VIV_FIELD(Frame, FrameObject, locals, "f_locals"),
    VIV_FIELD(Frame, FrameObject, trace, "f_trace"),
    VIV_FIELD(Traceback, TracebackObject, next, "tb_next"),
    VIV_FIELD(Traceback, TracebackObject, frame, "tb_frame"),
#define VIV_GENERATOR(id, prefix)                                      \
  VIV_FIELD(id, GeneratorObject, name, "__name__"),                    \
      VIV_FIELD(id, GeneratorObject, qualname, "__qualname__"),        \
      VIV_FIELD(id, GeneratorObject, function, "function"),            \
      VIV_FIELD(id, GeneratorObject, code, prefix "code"),             \
      VIV_FIELD(id, GeneratorObject, handled.value, "exception it handles"), \
      VIV_FIELD(id, GeneratorObject, frame_object, prefix "frame"),    \
      VIV_FIELD(id, GeneratorObject, origin, "origin")
    VIV_GENERATOR(Generator, "gi_"),
    VIV_GENERATOR(Coroutine, "cr_"),
    VIV_GENERATOR(AsyncGenerator, "ag_"),
#undef VIV_GENERATOR
#define VIV_WEAKREF(id) VIV_FIELD(id, WeakRef, callback, "__callback__")
    VIV_WEAKREF(WeakReference),
    VIV_WEAKREF(WeakProxy),
    VIV_WEAKREF(WeakCallableProxy),
#undef VIV_WEAKREF
    VIV_FIELD(ListIterator, ListIteratorObject, list, "list"),
    VIV_FIELD(TupleIterator, TupleIteratorObject, tuple, "tuple"),
    VIV_FIELD(StrIterator, StrIteratorObject, text, "str"),
    VIV_FIELD(StrAsciiIterator, StrIteratorObject, text, "str"),
    VIV_FIELD(Enumerate, EnumerateObject, iterator, "iterator"),
    VIV_FIELD(Enumerate, EnumerateObject, result, "result"),
    VIV_FIELD(Enumerate, EnumerateObject, big_index, "index"),
    VIV_FIELD(Reversed, ReversedObject, sequence, "sequence"),
    VIV_FIELD(SequenceIterator, SequenceIteratorObject, sequence, "sequence"),
    VIV_FIELD(CallableIterator, CallableIteratorObject, callable, "callable"),
    VIV_FIELD(CallableIterator, CallableIteratorObject, sentinel, "sentinel"),
    VIV_FIELD(Zip, ZipObject, iterators, "iterators"),
    VIV_FIELD(Zip, ZipObject, result, "result"),
    VIV_FIELD(Map, MapObject, iterators, "iterators"),
    VIV_FIELD(Map, MapObject, function, "function"),
    VIV_FIELD(Filter, FilterObject, function, "function"),
    VIV_FIELD(Filter, FilterObject, iterator, "iterator"),
    VIV_FIELD(MemoryView, MemoryViewObject, managed, "buffer"),
#define VIV_DICT_ITERATOR(id) \
  VIV_FIELD(id, DictIteratorObject, dict, "dict"), VIV_FIELD(id, DictIteratorObject, result, "result")
    VIV_DICT_ITERATOR(DictKeyIterator),
    VIV_DICT_ITERATOR(DictValueIterator),
    VIV_DICT_ITERATOR(DictItemIterator),
    VIV_DICT_ITERATOR(DictReverseKeyIterator),
    VIV_DICT_ITERATOR(DictReverseValueIterator),
    VIV_DICT_ITERATOR(DictReverseItemIterator),
#undef VIV_DICT_ITERATOR
    VIV_FIELD(DictKeys, DictViewObject, dict, "mapping"),
    VIV_FIELD(DictValues, DictViewObject, dict, "mapping"),
    VIV_FIELD(DictItems, DictViewObject, dict, "mapping"),
    VIV_FIELD(BaseException, BaseExceptionObject, dict, "__dict__"),
    VIV_FIELD(BaseException, BaseExceptionObject, args, "args"),
    VIV_FIELD(BaseException, BaseExceptionObject, notes, "__notes__"),
    VIV_FIELD(BaseException, BaseExceptionObject, traceback, "__traceback__"),
    VIV_FIELD(BaseException, BaseExceptionObject, context, "__context__"),
    VIV_FIELD(BaseException, BaseExceptionObject, cause, "__cause__"),
    VIV_FIELD(SystemExit, SystemExitObject, code, "code"),
    VIV_FIELD(BaseExceptionGroup, BaseExceptionGroupObject, msg, "message"),
    VIV_FIELD(BaseExceptionGroup, BaseExceptionGroupObject, exceptions, "exceptions"),
    VIV_FIELD(AttributeError, AttributeErrorObject, obj, "obj"),
    VIV_FIELD(AttributeError, AttributeErrorObject, name, "name"),
    VIV_FIELD(ImportError, ImportErrorObject, msg, "msg"),
    VIV_FIELD(ImportError, ImportErrorObject, name, "name"),
    VIV_FIELD(ImportError, ImportErrorObject, path, "path"),
    VIV_FIELD(NameError, NameErrorObject, name, "name"),
    VIV_FIELD(OSError, OSErrorObject, myerrno, "errno"),
    VIV_FIELD(OSError, OSErrorObject, strerror, "strerror"),
    VIV_FIELD(OSError, OSErrorObject, filename, "filename"),
    VIV_FIELD(OSError, OSErrorObject, filename2, "filename2"),
    VIV_FIELD(StopIteration, StopIterationObject, value, "value"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, msg, "msg"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, filename, "filename"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, lineno, "lineno"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, offset, "offset"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, end_lineno, "end_lineno"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, end_offset, "end_offset"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, text, "text"),
    VIV_FIELD(SyntaxError, SyntaxErrorObject, print_file_and_line, "print_file_and_line"),
#define VIV_UNICODE_ERROR(id)                                   \
  VIV_FIELD(id, UnicodeErrorObject, encoding, "encoding"),      \
      VIV_FIELD(id, UnicodeErrorObject, object, "object"),      \
      VIV_FIELD(id, UnicodeErrorObject, reason, "reason")
    VIV_UNICODE_ERROR(UnicodeDecodeError),
    VIV_UNICODE_ERROR(UnicodeEncodeError),
    VIV_UNICODE_ERROR(UnicodeTranslateError),
#undef VIV_UNICODE_ERROR
    VIV_FIELD(Type, TypeObject, dict, "__dict__"),
    VIV_FIELD(Type, TypeObject, bases, "__bases__"),
    VIV_FIELD(Type, TypeObject, mro, "__mro__"),
    VIV_FIELD(Type, TypeObject, base, "__base__"),
    VIV_FIELD(Type, TypeObject, subclasses, "__subclasses__"),
    VIV_FIELD(Type, TypeObject, heap_name, "__name__"),
    VIV_FIELD(Type, TypeObject, qualname, "__qualname__"),
    VIV_FIELD(Type, TypeObject, slot_names, "__slots__"),
};
#undef VIV_FIELD

namespace {

Object* FieldAt(const Object* object, size_t offset) {
  return *reinterpret_cast<Object* const*>(reinterpret_cast<const char*>(object) + offset);
}

void ListItems(Object* object, EachReference each) {
  const ListObject* list = AsList(object);
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    if (list->items[i]) each(list->items[i], RefName::At(RefKind::kItem, i));
  }
}

void TupleItems(Object* object, EachReference each) {
  const TupleObject* tuple = AsTuple(object);
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    if (tuple->items[i]) each(tuple->items[i], RefName::At(RefKind::kItem, i));
  }
}

// The keys of a split dict belong to all dicts that share them: the class tells them.
void DictEntries(Object* object, EachReference each) {
  const DictObject* dict = AsDict(object);
  const DictKeys* keys = dict->keys;
  for (ptrdiff_t i = 0; i < keys->entry_count; ++i) {
    Object *key = EntryKey(keys, i), *value = EntryValue(dict, i);
    if (!key) continue;
    if (keys->kind != KeysKind::kSplit) each(key, RefName::By(RefKind::kKey, key));
    if (value) each(value, RefName::By(RefKind::kValue, key));
  }
}

void SetElements(Object* object, EachReference each) {
  ptrdiff_t position = 0;
  Object* key;
  int64_t hash;
  while (SetNext(static_cast<SetObject*>(object), &position, &key, &hash)) each(key, RefName::Plain(RefKind::kElement));
}

void DequeItems(Object* object, EachReference each) {
  DequeObject* deque = AsDeque(object);
  DequeCursor cursor = DequeFirst(deque);
  for (ptrdiff_t i = 0; i < deque->size; ++i, cursor.Advance()) each(cursor.item(), RefName::At(RefKind::kItem, i));
}

void SharedKeys(Object* object, EachReference each) {
  const DictKeys* keys = AsTypeObject(object)->shared_keys;
  if (!keys) return;
  for (ptrdiff_t i = 0; i < keys->entry_count; ++i) {
    if (Object* key = EntryKey(keys, i)) each(key, RefName::By(RefKind::kKey, key));
  }
}

// A frame that has ended keeps its registers in its object.
void FrameRegisters(Object* object, EachReference each) {
  auto* frame = static_cast<FrameObject*>(object);
  if (!frame->registers) return;
  for (int32_t i = 0; i < frame->register_count; ++i) {
    if (frame->registers[i]) each(frame->registers[i], RegisterName(frame->code, i));
  }
}

void GeneratorRegisters(Object* object, EachReference each) {
  GeneratorObject* generator = AsGenerator(object);
  for (int32_t i = 0; i < generator->live_count; ++i) {
    Value value = generator->registers[i];
    if (IsObject(value)) each(value.raw, RegisterName(generator->code, i));
  }
}

// What an instance keeps beside what its builtin base has: attributes in its values or its dict.
void ManagedAttributes(Object* object, EachReference each) {
  if (!(object->flags & kManagedDict)) return;
  if (Object* dict = *ManagedDictPointer(object)) return each(dict, RefName::Field("__dict__"));
  DictValues* values = *ManagedValuesPointer(object);
  const TypeObject* type = TypeOf(object);
  if (!values || !type->shared_keys) return;
  for (ptrdiff_t i = 0; i < values->count(); ++i) {
    ptrdiff_t slot = values->slot_in_order(i);
    if (Object* value = values->values[slot]) each(value, RefName::By(RefKind::kAttribute, EntryKey(type->shared_keys, slot)));
  }
}

void SlotMembers(Object* object, EachReference each) {
  for (const TypeObject* type = TypeOf(object); type; type = type->base) {
    if (type->spec || !type->slot_names) continue;
    for (int32_t i = 0; i < type->member_count; ++i) {
      Object* value = FieldAt(object, static_cast<size_t>(type->members[i].offset));
      if (!value) continue;
      each(value, i < type->slot_names->size ? RefName::By(RefKind::kAttribute, type->slot_names->items[i])
                                             : RefName::Field(type->members[i].name));
    }
  }
}

}  // namespace

RefName RegisterName(const CodeObject* code, int32_t index) {
  int32_t place = index;
  for (const TupleObject* names : {code->local_names.get(), code->cell_names.get(), code->free_names.get()}) {
    if (!names) continue;
    if (place < names->size) return RefName::By(RefKind::kVariable, names->items[place]);
    place -= static_cast<int32_t>(names->size);
  }
  return RefName::At(RefKind::kTemporary, index);
}

ReferenceReader::ReferenceReader() {
  for (size_t i = 0; i < static_cast<size_t>(TypeId::kCount); ++i) ids_.emplace(BuiltinType(static_cast<TypeId>(i)), static_cast<TypeId>(i));
}

const ReferenceReader::Layout& ReferenceReader::LayoutOf(const TypeObject* type) {
  auto [entry, added] = layouts_.try_emplace(type);
  Layout& layout = entry->second;
  if (!added) return layout;
  layout.builtin = type;
  while (layout.builtin->base && !layout.builtin->spec) layout.builtin = layout.builtin->base;
  bool known = layout.builtin == BuiltinType(TypeId::kObject);
  for (const TypeObject* base = layout.builtin; base; base = base->base) {
    auto id = ids_.find(base);
    if (id == ids_.end()) continue;
    for (const Field& field : kFields) {
      if (field.type == id->second) layout.fields.push_back(&field);
    }
  }
  struct Row {
    TypeId id;
    Contents contents;
  };
  constexpr Row kRows[] = {
      {TypeId::kList, Contents::kList},           {TypeId::kTuple, Contents::kTuple},         {TypeId::kDict, Contents::kDict},
      {TypeId::kSet, Contents::kSet},             {TypeId::kFrozenSet, Contents::kSet},       {TypeId::kType, Contents::kType},
      {TypeId::kFrame, Contents::kFrame},         {TypeId::kGenerator, Contents::kGenerator}, {TypeId::kCoroutine, Contents::kGenerator},
      {TypeId::kAsyncGenerator, Contents::kGenerator},
  };
  for (const Row& row : kRows) {
    if (IsSubtype(layout.builtin, BuiltinType(row.id))) layout.contents = row.contents;
  }
  if (CurrentLibrary().deque_type && IsSubtype(layout.builtin, CurrentLibrary().deque_type.get())) layout.contents = Contents::kDeque;
  known |= ids_.contains(layout.builtin) && (!layout.fields.empty() || layout.contents != Contents::kNone);
  layout.remainder = !known && layout.builtin->traverse && layout.contents != Contents::kDeque;
  return layout;
}

void ReferenceReader::ForEachRemaining(Object* object, const Layout& layout, size_t told, EachReference each) {
  std::sort(told_.begin(), told_.begin() + static_cast<ptrdiff_t>(told));
  struct Visit {
    ReferenceReader* reader;
    const Layout& layout;
    Object* object;
    size_t told;
    std::vector<bool> used;
    int64_t index;
    EachReference each;
  } visit{this, layout, object, told, std::vector<bool>(told), 0, each};
  layout.builtin->traverse(
      object,
      [](Object* target, void* context) {
        auto* self = static_cast<Visit*>(context);
        auto begin = self->reader->told_.begin(), end = begin + static_cast<ptrdiff_t>(self->told);
        for (auto at = std::lower_bound(begin, end, target); at != end && *at == target; ++at) {
          if (self->used[static_cast<size_t>(at - begin)]) continue;
          self->used[static_cast<size_t>(at - begin)] = true;
          return 0;
        }
        for (const TypeObject* type = self->layout.builtin; type && type->spec; type = type->base) {
          for (const MemberDef& member : type->spec->members) {
            if (member.kind != MemberKind::kObject && member.kind != MemberKind::kObjectOrError) continue;
            if (FieldAt(self->object, static_cast<size_t>(member.offset)) != target) continue;
            self->each(target, RefName::Field(member.name));
            return 0;
          }
        }
        self->each(target, RefName::At(RefKind::kOther, self->index++));
        return 0;
      },
      &visit);
}

void ReferenceReader::ForEach(Object* object, EachReference each) {
  const TypeObject* type = TypeOf(object);
  if (type->type_flags & kTypeIsHeap) each(object->type, RefName::Plain(RefKind::kClass));
  const Layout& layout = LayoutOf(type);
  if (HasGcHead(object) && !IsTracked(object)) {
    bool whole = object->kind == kTuple || object->kind == kDict || layout.contents == Contents::kType;
    if (!whole) return;
  }
  size_t told = 0;
  auto note = [&](Object* target, RefName name) {
    if (layout.remainder) {
      if (told == told_.size()) told_.emplace_back();
      told_[told++] = target;
    }
    each(target, name);
  };
  for (const Field* field : layout.fields) {
    if (Object* target = FieldAt(object, field->offset)) note(target, RefName::Field(field->name));
  }
  switch (layout.contents) {
    case Contents::kList: ListItems(object, note); break;
    case Contents::kTuple: TupleItems(object, note); break;
    case Contents::kDict: DictEntries(object, note); break;
    case Contents::kSet: SetElements(object, note); break;
    case Contents::kType: SharedKeys(object, note); break;
    case Contents::kFrame: FrameRegisters(object, note); break;
    case Contents::kGenerator: GeneratorRegisters(object, note); break;
    case Contents::kDeque: DequeItems(object, note); break;
    case Contents::kNone: break;
  }
  if (layout.remainder) ForEachRemaining(object, layout, told, each);
  if (type->spec) return;
  SlotMembers(object, each);
  ManagedAttributes(object, each);
}

}  // namespace viv
