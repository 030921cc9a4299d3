// Displays, unpacking, f-string parts.
#include <cstring>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/format_spec.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/instructions.h"

namespace viv {

namespace {

// The result of an instruction that consumed `count` temporaries from `first`: released in order, then the result is stored.
bool Finish(Frame* frame, uint16_t a, Value* first, int count, Ref<Object> result) {
  for (int i = 0; i < count; ++i) Release(first[i]);
  if (!result) return false;
  Store(frame->registers[a], ToValue(std::move(result)));
  return true;
}

}  // namespace

bool BuildList(Frame* frame, Instruction in) {
  Ref<ListObject> list = NewList(in.c);
  if (!list) return false;
  Value* first = frame->registers + in.b;
  for (int i = 0; i < in.c; ++i) ListInit(list.get(), i, TakeRef(first[i]));
  Store(frame->registers[in.a], ToValue(std::move(list)));
  return true;
}

bool BuildSet(Frame* frame, Instruction in) {
  Value* first = frame->registers + in.b;
  Ref<SetObject> set = NewSet();
  bool ok = set.get() != nullptr;
  for (int i = 0; i < in.c; ++i) {
    if (ok) ok = SetAdd(set.get(), ObjectOf(first[i]));
    Release(first[i]);
  }
  return Finish(frame, in.a, first, 0, ok ? Ref<Object>(std::move(set)) : nullptr);
}

bool BuildMap(Frame* frame, Instruction in) {
  Value* first = frame->registers + in.b;
  bool unicode = true;
  for (int i = 0; unicode && i < in.c; ++i) unicode = IsExactStr(ObjectOf(first[2 * i]));
  Ref<DictObject> dict = in.c ? NewDictPresized(in.c, unicode) : NewDict();
  bool ok = dict.get() != nullptr;
  for (int i = 0; ok && i < in.c; ++i) ok = DictSet(dict.get(), ObjectOf(first[2 * i]), ObjectOf(first[2 * i + 1]));
  return Finish(frame, in.a, first, 2 * in.c, ok ? Ref<Object>(std::move(dict)) : nullptr);
}

bool BuildConstKeyMap(Frame* frame, Instruction in) {
  Value* first = frame->registers + in.b;
  TupleObject* keys = AsTuple(frame->constants[in.c]);
  int count = static_cast<int>(keys->size);
  bool unicode = true;
  for (int i = 0; unicode && i < count; ++i) unicode = IsExactStr(keys->items[i]);
  Ref<DictObject> dict = NewDictPresized(count, unicode);
  bool ok = dict.get() != nullptr;
  for (int i = 0; ok && i < count; ++i) ok = DictSet(dict.get(), keys->items[i], ObjectOf(first[i]));
  return Finish(frame, in.a, first, count, ok ? Ref<Object>(std::move(dict)) : nullptr);
}

bool BuildString(Frame* frame, Instruction in) {
  Value* first = frame->registers + in.b;
  ptrdiff_t length = 0;
  bool ascii = true;
  for (int i = 0; i < in.c; ++i) {
    StrObject* part = AsStr(ObjectOf(first[i]));
    length += part->length;
    ascii = ascii && part->ascii;
  }
  Ref<StrObject> result;
  if (ascii && length > 1) {
    result = NewStrUninitialized(length, 127);
    if (result) {
      char* out = StrData(result.get());
      for (int i = 0; i < in.c; ++i) {
        StrObject* part = AsStr(ObjectOf(first[i]));
        std::memcpy(out, StrData(part), static_cast<size_t>(part->length));
        out += part->length;
      }
    }
  } else {
    StrBuilder builder;
    bool ok = true;
    for (int i = 0; ok && i < in.c; ++i) ok = builder.Append(AsStr(ObjectOf(first[i])));
    if (ok) result = builder.Finish();
  }
  return Finish(frame, in.a, first, in.c, std::move(result));
}

bool BuildSlice(Frame* frame, Instruction in) {
  Value* first = frame->registers + in.b;
  Ref<Object> step = in.c == 3 ? TakeRef(first[2]) : NewNone();
  Ref<Object> slice = NewSliceTaking(TakeRef(first[0]), TakeRef(first[1]), std::move(step));
  return Finish(frame, in.a, first, 0, std::move(slice));
}

namespace {

// `R[b][bounds] = R[a]` of a list, where nothing but a row of items is replaced. -1: failed, 0: it is something else.
int StoreSlice(Frame* frame, Instruction store, SliceBounds bounds) {
  Value* R = frame->registers;
  if (!IsObject(R[store.b]) || R[store.b].raw->kind != kList || bounds.step != 1) return 0;
  if (!Box(R[store.a])) return -1;
  Ref<ListObject> list = NewRef(AsList(R[store.b].raw));
  SliceAdjust(list->size, &bounds.start, &bounds.stop, bounds.step);
  bool stored = ListSetSlice(list.get(), bounds.start, bounds.stop, R[store.a].raw);
  Release(R[store.a]);
  return stored ? 1 : -1;
}

// `R[b][bounds]`. -1: failed, 0: it is something else.
int LoadSlice(Value container, SliceBounds bounds, Ref<Object>* result) {
  if (!IsObject(container)) return 0;
  switch (container.raw->kind) {
    case kStr: *result = StrSlice(AsStr(container.raw), bounds); break;
    case kList: *result = ListSlice(AsList(container.raw), bounds); break;
    case kTuple: *result = TupleSlice(AsTuple(container.raw), bounds); break;
    default: return 0;
  }
  return *result ? 1 : -1;
}

}  // namespace

int UseSlice(Frame* frame, Instruction in, Instruction next) {
  bool loads = next.op == static_cast<uint16_t>(Opcode::kLoadItemTT) || next.op == static_cast<uint16_t>(Opcode::kLoadItemLT);
  bool stores = next.op == static_cast<uint16_t>(Opcode::kStoreItemTT) || next.op == static_cast<uint16_t>(Opcode::kStoreItemLT);
  if ((!loads && !stores) || next.c != in.a) return 0;
  Value* R = frame->registers;
  Value* first = R + in.b;
  SliceBounds bounds;
  if (!PlainBounds(ObjectOf(first[0]), ObjectOf(first[1]), in.c == 3 ? ObjectOf(first[2]) : None(), &bounds)) return 0;
  Ref<Object> result;
  ++frame->pc;  // it is the subscript that runs Python, or fails
  int used = loads ? LoadSlice(R[next.b], bounds, &result) : StoreSlice(frame, next, bounds);
  if (used == 0) {
    --frame->pc;
    return 0;
  }
  for (int i = 0; i < in.c; ++i) Release(first[i]);
  if (next.b >= VariableCount(frame->code)) Release(R[next.b]);
  if (result) Store(R[next.a], ToValue(std::move(result)));  // which may be where one of those was
  return used;
}

bool ListExtendInstruction(Frame* frame, Instruction in) {
  Ref<Object> iterable = TakeRef(frame->registers[in.b]);
  ListObject* list = AsList(ObjectOf(frame->registers[in.a]));
  if (ListExtend(list, iterable)) return true;
  if (PendingMatches(TypeId::kTypeError) && !TypeOf(iterable.get())->slots.iter && !IsSequence(iterable)) {
    ClearError();
    return RaiseFalse(TypeId::kTypeError, "Value after * must be an iterable, not %.200T", iterable.get());
  }
  return false;
}

bool SetUpdateInstruction(Frame* frame, Instruction in) {
  Ref<Object> iterable = TakeRef(frame->registers[in.b]);
  return SetUpdate(static_cast<SetObject*>(ObjectOf(frame->registers[in.a])), iterable);
}

bool DictUpdateInstruction(Frame* frame, Instruction in) {
  Ref<Object> mapping = TakeRef(frame->registers[in.b]);
  if (DictMerge(AsDict(ObjectOf(frame->registers[in.a])), mapping)) return true;
  if (!PendingMatches(TypeId::kAttributeError)) return false;
  ClearError();
  return RaiseFalse(TypeId::kTypeError, "'%.200T' object is not a mapping", mapping.get());
}

bool DictMergeInstruction(Frame* frame, Instruction in) {
  Ref<Object> mapping = TakeRef(frame->registers[in.b]);
  if (DictMerge(AsDict(ObjectOf(frame->registers[in.a])), mapping, OnDuplicate::kRaise)) return true;
  return RaiseNoMapping(ObjectOf(frame->registers[in.c]), mapping.get());
}

bool UnpackSequence(Frame* frame, Instruction in) {
  Ref<Object> source = TakeRef(frame->registers[in.b]);
  Value* out = frame->registers + in.a;
  ptrdiff_t count = in.c;
  if (source->kind == kTuple || source->kind == kList) {
    ArgSpan items = FastSequenceItems(source);
    if (static_cast<ptrdiff_t>(items.size) == count) {
      for (ptrdiff_t i = 0; i < count; ++i) out[i] = ToValue(NewRef(items[static_cast<size_t>(i)]));
      return true;
    }
  }
  Ref<Object> iterator = GetIter(source);
  if (!iterator) {
    if (PendingMatches(TypeId::kTypeError) && !TypeOf(source.get())->slots.iter && !IsSequence(source)) {
      ClearError();
      return RaiseFalse(TypeId::kTypeError, "cannot unpack non-iterable %.200T object", source.get());
    }
    return false;
  }
  for (ptrdiff_t i = 0; i < count; ++i) {
    Ref<Object> item = Next(iterator);
    if (!item) {
      if (!ErrorPending()) RaiseValueError("not enough values to unpack (expected %zd, got %zd)", count, i);
      return false;
    }
    out[i] = ToValue(std::move(item));
  }
  Ref<Object> surplus = Next(iterator);
  if (surplus) return RaiseFalse(TypeId::kValueError, "too many values to unpack (expected %zd)", count);
  return !ErrorPending();
}

namespace {

// The last `after` items of the list go behind it.
bool FinishUnpackEx(Value* out, Ref<ListObject> rest, ptrdiff_t after) {
  ptrdiff_t keep = rest->size - after;
  for (ptrdiff_t i = 0; i < after; ++i) out[1 + i] = OwnedValue(rest->items[keep + i]);
  rest->size = keep;
  out[0] = ToValue(std::move(rest));
  return true;
}

}  // namespace

bool UnpackEx(Frame* frame, Instruction in, int32_t after) {
  Ref<Object> source = TakeRef(frame->registers[in.b]);
  Value* out = frame->registers + in.a;
  ptrdiff_t before = in.c;
  if (source->kind == kTuple || source->kind == kList) {
    ptrdiff_t size = static_cast<ptrdiff_t>(FastSequenceItems(source).size);
    if (size >= before + after) {
      // As many slots as a list takes for an iterator that tells its length: an even number.
      Ref<ListObject> rest = NewList((size - before + 1) & ~ptrdiff_t{1});  // may run Python, which may change the source
      if (!rest) return false;
      rest->size = size - before;
      ArgSpan items = FastSequenceItems(source);
      if (static_cast<ptrdiff_t>(items.size) == size) {
        for (ptrdiff_t i = 0; i < before; ++i) out[i] = ToValue(NewRef(items[static_cast<size_t>(i)]));
        for (ptrdiff_t i = before; i < size; ++i) ListInit(rest.get(), i - before, NewRef(items[static_cast<size_t>(i)]));
        return FinishUnpackEx(out + before, std::move(rest), after);
      }
    }
  }
  Ref<Object> iterator = GetIter(source);
  if (!iterator) {
    if (PendingMatches(TypeId::kTypeError) && !TypeOf(source.get())->slots.iter && !IsSequence(source)) {
      ClearError();
      return RaiseFalse(TypeId::kTypeError, "cannot unpack non-iterable %.200T object", source.get());
    }
    return false;
  }
  for (ptrdiff_t i = 0; i < before; ++i) {
    Ref<Object> item = Next(iterator);
    if (!item) {
      if (ErrorPending()) return false;
      return RaiseFalse(TypeId::kValueError, "not enough values to unpack (expected at least %zd, got %zd)", before + after, i);
    }
    out[i] = ToValue(std::move(item));
  }
  Ref<ListObject> rest = ListOf(iterator);
  if (!rest) return false;
  ptrdiff_t keep = rest->size - after;
  if (keep < 0) {
    return RaiseFalse(TypeId::kValueError, "not enough values to unpack (expected at least %zd, got %zd)", before + after,
                      before + rest->size);
  }
  return FinishUnpackEx(out + before, std::move(rest), after);
}

bool FormatValue(Frame* frame, Instruction in) {
  Value* first = frame->registers + in.b;
  Ref<Object> value = TakeRef(first[0]);
  Ref<Object> spec = in.c & 4 ? TakeRef(first[1]) : nullptr;
  constexpr char kConversions[] = {0, 's', 'r', 'a'};
  Ref<Object> text = FormatValue(value, kConversions[in.c & 3], spec ? AsStr(spec.get()) : nullptr);
  value.Reset();
  spec.Reset();
  if (!text) return false;
  Store(frame->registers[in.a], ToValue(std::move(text)));
  return true;
}

bool CopyDictWithoutKeys(Frame* frame, Instruction in) {
  Ref<DictObject> rest = NewDict();
  if (!rest || !DictMerge(rest.get(), ObjectOf(frame->registers[in.b]))) return false;
  TupleObject* keys = AsTuple(ObjectOf(frame->registers[in.c]));
  for (ptrdiff_t i = 0; i < keys->size; ++i) {
    if (!DictDelete(rest.get(), keys->items[i])) return false;
  }
  Store(frame->registers[in.a], ToValue(std::move(rest)));
  return true;
}

}  // namespace viv
