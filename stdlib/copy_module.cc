// The module _copy: what copy.copy() and copy.deepcopy() do for most objects. CPython's copy does this in Python.
//
// Both get a kit, a tuple that stdlib/python/copy.py makes: the table of copiers by type and its version when it was made (as long as that is
// its version, lists, dicts, tuples and what is its own copy are told by their kind), the copiers known here, and functions for what is rare.
//
// A deep copy notes by address what it has copied. The dict that deepcopy() calls its memo, from ids to copies, is made of the notes once
// code of the program is to get it (Expose), and used instead from then on.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_object.h"
#include "stdlib/module_support.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

struct Kit {
  explicit Kit(Borrowed<Object> kit) : items(AsTuple(kit.get())->items) {}
  DictObject* table() const { return AsDict(items[0]); }
  bool unchanged() const { return table()->version == static_cast<uint64_t>(SmallValue(items[1])); }
  Object* itself() const { return items[2]; }      // the copier of what is its own copy
  Object* of_list() const { return items[3]; }     // copiers; those of a shallow copy are not asked for
  Object* of_dict() const { return items[4]; }
  Object* of_tuple() const { return items[5]; }
  DictObject* reducers() const { return AsDict(items[6]); }  // copyreg.dispatch_table
  Object* newobj() const { return items[7]; }      // copyreg.__newobj__
  Object* reduced() const { return items[8]; }     // (x, class, "deep" or "shallow"): what x is made of
  Object* rebuilt() const { return items[9]; }     // (x, memo or None, *reduced): the copy
  Object* set_slots() const { return items[10]; }  // (y, state of the slots)
  Object* depth() const { return items[11]; }      // "deep" or "shallow"
  static constexpr ptrdiff_t kSize = 12;

  Object* const* items;
};

bool IsItsOwnCopy(ObjectKind kind) {
  switch (kind) {
    case kNone: case kBool: case kInt: case kBigInt: case kFloat: case kStr: case kBytes: return true;
    default: return false;
  }
}

// What was copied, by address, in the order it came. Owns both.
class Notes {
 public:
  Notes() = default;
  ~Notes() {
    for (size_t i = 0; i < size_; ++i) {
      Ref<Object>::Adopt(entries_[i].original);
      Ref<Object>::Adopt(entries_[i].copy);
    }
    if (entries_ != first_) Free(Domain::kMem, entries_);
    if (slots_ != first_slots_) Free(Domain::kMem, slots_);
  }
  Notes(const Notes&) = delete;
  Notes& operator=(const Notes&) = delete;

  size_t size() const { return size_; }
  Object* original(size_t i) const { return entries_[i].original; }
  Object* copy(size_t i) const { return entries_[i].copy; }
  // Null: not there.
  Object* Find(const Object* original) const {
    for (size_t slot = SlotOf(original);; slot = (slot + 1) & mask_) {
      if (slots_[slot] == 0) return nullptr;
      const Entry& entry = entries_[slots_[slot] - 1];
      if (entry.original == original) return entry.copy;
    }
  }
  // Of what is not there. False: MemoryError pending.
  bool Add(Object* original, Object* copy) {
    if (__builtin_expect(size_ == room_, 0) && !Grow()) return false;
    entries_[size_++] = {NewRef(original).Release(), NewRef(copy).Release()};
    Insert(original, static_cast<uint32_t>(size_));
    return true;
  }

 private:
  struct Entry {
    Object* original;
    Object* copy;
  };
  static constexpr size_t kFirst = 16;  // entries; twice as many slots

  size_t SlotOf(const Object* object) const {
    auto address = reinterpret_cast<uintptr_t>(object);
    return (address >> 4 ^ address >> 15) & mask_;
  }
  void Insert(const Object* original, uint32_t number) {
    size_t slot = SlotOf(original);
    while (slots_[slot] != 0) slot = (slot + 1) & mask_;
    slots_[slot] = number;
  }
  [[gnu::noinline]] bool Grow() {
    const size_t room = 4 * room_, slots = 2 * room;
    if (room > UINT32_MAX) return RaiseMemoryError(), false;
    auto* entries = static_cast<Entry*>(Allocate(Domain::kMem, room * sizeof(Entry)));
    auto* numbers = entries ? static_cast<uint32_t*>(AllocateZeroed(Domain::kMem, slots * sizeof(uint32_t))) : nullptr;
    if (!numbers) {
      if (entries) Free(Domain::kMem, entries);
      return RaiseMemoryError(), false;
    }
    std::memcpy(entries, entries_, size_ * sizeof(Entry));
    if (entries_ != first_) Free(Domain::kMem, entries_);
    if (slots_ != first_slots_) Free(Domain::kMem, slots_);
    entries_ = entries;
    slots_ = numbers;
    room_ = room;
    mask_ = slots - 1;
    for (size_t i = 0; i < size_; ++i) Insert(entries_[i].original, static_cast<uint32_t>(i + 1));
    return true;
  }

  Entry first_[kFirst];
  uint32_t first_slots_[2 * kFirst] = {};
  Entry* entries_ = first_;
  uint32_t* slots_ = first_slots_;  // numbers of entries, from 1
  size_t size_ = 0, room_ = kFirst, mask_ = 2 * kFirst - 1;
};

// Follows the recipe of __reduce_ex__; parts are copied by `copier` before they are used, a shallow one shares them.
template <class Copier>
Ref<Object> Rebuild(Copier* copier, const Kit& kit, Borrowed<Object> x, Borrowed<Object> reduced) {
  if (IsStr(reduced.get())) return NewRef(x);
  TupleObject* parts = reduced->kind == kTuple ? AsTuple(reduced.get()) : nullptr;
  if (!parts || parts->size < 2 || parts->size > 5 || TupleItem(parts, 1)->kind != kTuple) {
    Ref<TupleObject> rest = TupleOf(reduced);
    if (!rest && PendingMatches(TypeId::kTypeError) && !TypeOf(reduced.get())->slots.iter && !IsSequence(reduced)) {
      return RaiseTypeError("Value after * must be an iterable, not %.200T", reduced.get());
    }
    Ref<Object> memo = rest ? copier->Expose() : nullptr;
    Ref<TupleObject> all = memo ? NewTuple(rest->size + 2) : nullptr;
    if (!all) return nullptr;
    TupleInit(all.get(), 0, NewRef(x));
    TupleInit(all.get(), 1, std::move(memo));
    for (ptrdiff_t i = 0; i < rest->size; ++i) TupleInit(all.get(), i + 2, NewRef(TupleItem(rest.get(), i)));
    return CallTupleDict(kit.rebuilt(), all, nullptr);
  }
  auto part = [&](ptrdiff_t i) -> Object* { return i < parts->size && !IsNone(TupleItem(parts, i)) ? TupleItem(parts, i) : nullptr; };
  Object* function = TupleItem(parts, 0);
  TupleObject* args = AsTuple(TupleItem(parts, 1));
  Ref<Object> y;
  if (function == kit.newobj() && args->size == 1) {
    Ref<Object> cls = copier->Copy(TupleItem(args, 0));
    if (!cls) return nullptr;
    auto* type = static_cast<TypeObject*>(cls.get());
    if (IsExact(cls.get(), TypeId::kType) && type->slots.new_ == BuiltinType(TypeId::kObject)->slots.new_) {
      y = type->slots.new_(type, CallArgs{});
    } else {
      Ref<Object> make = GetAttr(cls, Names().__new__);
      y = make ? Call(make, {cls.get()}) : nullptr;
    }
  } else {
    Ref<TupleObject> copied = NewTuple(args->size);
    if (!copied) return nullptr;
    for (ptrdiff_t i = 0; i < args->size; ++i) {
      Ref<Object> arg = copier->Copy(TupleItem(args, i));
      if (!arg) return nullptr;
      TupleInit(copied.get(), i, std::move(arg));
    }
    y = CallTupleDict(function, copied, nullptr);
  }
  if (!y || !copier->Note(x, y)) return nullptr;

  if (Object* given = part(2)) {
    Ref<Object> state = copier->Copy(given), setter;
    if (!state) return nullptr;
    int found = LookupAttr(y, Names().__setstate__, &setter);
    if (found < 0) return nullptr;
    if (found > 0) {
      if (!Call(setter, {state.get()})) return nullptr;
    } else {
      Ref<Object> slots;
      if (IsTuple(state.get()) && AsTuple(state.get())->size == 2) {
        slots = NewRef(TupleItem(AsTuple(state.get()), 1));
        state = NewRef(TupleItem(AsTuple(state.get()), 0));
      }
      if (!IsNone(state.get())) {
        Ref<Object> attributes = GetAttr(y, Names().__dict__);
        if (!attributes) return nullptr;
        if (attributes->kind == kDict && state->kind == kDict) {
          if (!DictMerge(AsDict(attributes.get()), state)) return nullptr;
        } else {
          if (!CallMethod(attributes, Names().update, {state.get()})) return nullptr;
        }
      }
      if (slots && !IsNone(slots.get()) && !Call(kit.set_slots(), {y.get(), slots.get()})) return nullptr;
    }
  }
  if (Object* items = part(3)) {
    bool ok = ForEach(items, [&](Borrowed<Object> item) {
      Ref<Object> copied = copier->Copy(item);
      return copied && static_cast<bool>(CallMethod(y, Names().append, {copied.get()}));
    });
    if (!ok) return nullptr;
  }
  if (Object* items = part(4)) {
    bool ok = ForEach(items, [&](Borrowed<Object> item) {
      Ref<TupleObject> pair = TupleOf(item);
      if (!pair) return false;
      if (pair->size < 2) return RaiseFalse(TypeId::kValueError, "not enough values to unpack (expected 2, got %zd)", pair->size);
      if (pair->size > 2) return RaiseFalse(TypeId::kValueError, "too many values to unpack (expected 2)");
      Ref<Object> key = copier->Copy(TupleItem(pair.get(), 0));
      Ref<Object> value = key ? copier->Copy(TupleItem(pair.get(), 1)) : nullptr;
      return value && SetItem(y, key, value);
    });
    if (!ok) return nullptr;
  }
  return y;
}

// What x is made of: a tuple as __reduce_ex__ gives it, or a str for a global, which is its own copy.
Ref<Object> Reduce(const Kit& kit, Borrowed<Object> x) {
  constexpr int kProtocol = 4;
  TypeObject* type = TypeOf(x);
  Borrowed<Object> reducer = DictGet(kit.reducers(), type);
  if (!reducer && ErrorPending()) return nullptr;
  if (reducer || type->slots.getattr != &GenericGetAttr || !TypeLookup(type, Names().__reduce_ex__)) {
    return Call(kit.reduced(), {x.get(), type, kit.depth()});
  }
  Ref<Object> protocol = NewInt(kProtocol);
  return protocol ? CallMethod(x, Names().__reduce_ex__, {protocol.get()}) : nullptr;
}

class DeepCopier {
 public:
  DeepCopier(Kit kit, DictObject* memo_or_null) : kit_(kit), memo_(Ref<DictObject>::Share(memo_or_null)) {}

  // The memo as a dict, for code of the program.
  Ref<Object> Expose() {
    if (memo_) return memo_;
    Ref<DictObject> memo = NewDict();
    if (!memo) return nullptr;
    for (size_t i = 0; i < notes_.size(); ++i) {
      Ref<Object> key = KeyOf(notes_.original(i));
      if (!key || !DictSet(memo.get(), key, notes_.copy(i))) return nullptr;
    }
    if (kept_) {
      Ref<Object> key = KeyOf(memo.get());
      if (!key || !DictSet(memo.get(), key, kept_)) return nullptr;
    }
    memo_ = std::move(memo);
    return memo_;
  }

  bool Note(Borrowed<Object> x, const Ref<Object>& y) {
    if (memo_) {
      Ref<Object> key = KeyOf(x);
      return key && DictSet(memo_.get(), key, y);
    }
    return notes_.Find(x.get()) || notes_.Add(x.get(), y.get());
  }

  Ref<Object> Copy(Borrowed<Object> given) {
    const bool unchanged = kit_.unchanged();
    if (__builtin_expect(unchanged && IsItsOwnCopy(given->kind), 1)) return NewRef(given);
    Ref<Object> x = NewRef(given);
    Ref<Object> copier;  // null: the class knows
    if (unchanged && (x->kind == kList || x->kind == kDict || x->kind == kTuple)) {
      copier = NewRef(x->kind == kList ? kit_.of_list() : x->kind == kDict ? kit_.of_dict() : kit_.of_tuple());
    } else {
      copier = DictGet(kit_.table(), TypeOf(x.get())).ToOwned();
      if (!copier && ErrorPending()) return nullptr;
    }
    if (copier.get() == kit_.itself()) return x;
    Ref<Object> y;
    if (!Recall(x, &y)) return nullptr;
    if (y) return y;
    RecursionGuard guard(" while calling a Python object");
    if (!guard) return nullptr;
    if (!copier) {
      y = OfClass(x);
    } else if (copier.get() == kit_.of_list() && x->kind == kList) {
      y = OfList(x);
    } else if (copier.get() == kit_.of_dict() && x->kind == kDict) {
      y = OfDict(x);
    } else if (copier.get() == kit_.of_tuple() && x->kind == kTuple) {
      y = OfTuple(x);
    } else {
      Ref<Object> memo = Expose();
      y = memo ? Call(copier, {x.get(), memo.get()}) : nullptr;
    }
    if (!y) return nullptr;
    if (y.get() != x.get() && !(Note(x, y) && Keep(x))) return nullptr;
    return y;
  }

 private:
  // What the program calls id().
  static Ref<Object> KeyOf(Borrowed<Object> x) { return NewInt(static_cast<int64_t>(reinterpret_cast<uintptr_t>(x.get()))); }

  // False: failed.
  bool Recall(const Ref<Object>& x, Ref<Object>* y) {
    if (!memo_) {
      if (Object* found = notes_.Find(x.get())) *y = NewRef(found);
      return true;
    }
    Ref<Object> key = KeyOf(x);
    if (!key) return false;
    *y = DictGet(memo_.get(), key).ToOwned();
    return *y || !ErrorPending();
  }
  // The original lives as long as the memo, so that nothing else gets its id.
  bool Keep(const Ref<Object>& x) {
    if (!memo_) {
      if (!kept_) kept_ = NewList(0);
      return kept_ && ListAppend(AsList(kept_.get()), x);
    }
    Ref<Object> key = KeyOf(memo_.get());
    if (!key) return false;
    Borrowed<Object> found = DictGet(memo_.get(), key);
    if (!found) {
      if (ErrorPending()) return false;
      Object* item = x.get();
      Ref<ListObject> kept = NewListFrom({&item, 1});
      return kept && DictSet(memo_.get(), key, kept);
    }
    Ref<Object> kept = found.ToOwned();
    if (kept->kind == kList) return ListAppend(AsList(kept.get()), x);
    return static_cast<bool>(CallMethod(kept, Names().append, {x.get()}));
  }

  Ref<Object> OfList(const Ref<Object>& x) {
    Ref<Object> y = NewList(0);
    if (!y || !Note(x, y)) return nullptr;
    ListObject* list = AsList(x.get());
    for (ptrdiff_t i = 0; i < list->size; ++i) {
      Ref<Object> item = Copy(list->items[i]);
      if (!item || !ListAppend(AsList(y.get()), std::move(item))) return nullptr;
    }
    return y;
  }
  Ref<Object> OfDict(const Ref<Object>& x) {
    Ref<Object> y = NewDict();
    if (!y || !Note(x, y)) return nullptr;
    DictObject* dict = AsDict(x.get());
    const ptrdiff_t size = dict->used;
    ptrdiff_t position = 0;
    Object *key, *value;
    while (DictNext(dict, &position, &key, &value)) {
      Ref<Object> held_key = NewRef(key);
      Ref<Object> new_value = Copy(value);
      Ref<Object> new_key = new_value ? Copy(held_key) : nullptr;
      if (!new_key || !DictSet(AsDict(y.get()), new_key, new_value)) return nullptr;
      if (dict->used != size) return Raise(TypeId::kRuntimeError, "dictionary changed size during iteration");
    }
    return y;
  }
  Ref<Object> OfTuple(const Ref<Object>& x) {
    TupleObject* tuple = AsTuple(x.get());
    Ref<TupleObject> copies;  // made at the first item that is another one
    for (ptrdiff_t i = 0; i < tuple->size; ++i) {
      Object* item = TupleItem(tuple, i);
      Ref<Object> copy = Copy(item);
      if (!copy) return nullptr;
      if (!copies) {
        if (copy.get() == item) continue;
        copies = NewTuple(tuple->size);
        if (!copies) return nullptr;
        for (ptrdiff_t k = 0; k < i; ++k) TupleInit(copies.get(), k, NewRef(TupleItem(tuple, k)));
      }
      TupleInit(copies.get(), i, std::move(copy));
    }
    // It may have been reached again through its own items.
    Ref<Object> found;
    if (!Recall(x, &found)) return nullptr;
    if (found) return found;
    return copies ? Ref<Object>(std::move(copies)) : x;
  }
  Ref<Object> OfClass(const Ref<Object>& x) {
    if (IsType(x.get())) return x;
    Ref<Object> copier;
    if (LookupAttr(x, Names().__deepcopy__, &copier) < 0) return nullptr;
    if (copier && !IsNone(copier.get())) {
      Ref<Object> memo = Expose();
      return memo ? Call(copier, {memo.get()}) : nullptr;
    }
    Ref<Object> reduced = Reduce(kit_, x);
    return reduced ? Rebuild(this, kit_, x, reduced) : nullptr;
  }

  const Kit kit_;
  Notes notes_;
  Ref<Object> kept_;      // while there is no memo: the list of what was copied; null: nothing yet
  Ref<DictObject> memo_;  // null: nobody has asked for it
};

struct ShallowCopier {
  Ref<Object> Copy(Borrowed<Object> x) { return NewRef(x); }
  bool Note(Borrowed<Object>, const Ref<Object>&) { return true; }
  Ref<Object> Expose() { return NewNone(); }
};

bool CheckKit(Borrowed<Object> kit) {
  if (kit->kind == kTuple && AsTuple(kit.get())->size == Kit::kSize && TupleItem(AsTuple(kit.get()), 0)->kind == kDict &&
      TupleItem(AsTuple(kit.get()), 1)->kind == kInt && TupleItem(AsTuple(kit.get()), 6)->kind == kDict) {
    return true;
  }
  return RaiseFalse(TypeId::kTypeError, "no kit of the module copy");
}

Ref<Object> Deep(Borrowed<Object>, ArgSpan args) {
  if (!CheckKit(args[2])) return nullptr;
  if (!IsNone(args[1]) && args[1]->kind != kDict) return RaiseTypeError("the memo must be a dict or None, not %T", args[1]);
  return DeepCopier(Kit(args[2]), IsNone(args[1]) ? nullptr : AsDict(args[1])).Copy(args[0]);
}

Ref<Object> Shallow(Borrowed<Object>, ArgSpan args) {
  if (!CheckKit(args[1])) return nullptr;
  const Kit kit(args[1]);
  Borrowed<Object> x = args[0];
  if (kit.unchanged()) {
    if (IsItsOwnCopy(x->kind) || x->kind == kTuple) return NewRef(x);
    if (x->kind == kList) return ListSlice(AsList(x.get()), 0, AsList(x.get())->size);
    if (x->kind == kDict) return DictCopy(AsDict(x.get()));
  }
  TypeObject* type = TypeOf(x);
  Ref<Object> copier = DictGet(kit.table(), type).ToOwned();
  if (!copier) {
    if (ErrorPending()) return nullptr;
    if (IsType(x.get())) return NewRef(x);
    if (LookupAttr(type, Names().__copy__, &copier) < 0) return nullptr;
  }
  if (copier && !IsNone(copier.get())) return Call(copier, {x.get()});
  Ref<Object> reduced = Reduce(kit, x);
  ShallowCopier same;
  return reduced ? Rebuild(&same, kit, x, reduced) : nullptr;
}

Ref<Object> Version(Borrowed<Object>, Borrowed<Object> table) {
  if (table->kind != kDict) return RaiseTypeError("a dict is required, not %T", table.get());
  return NewInt(static_cast<int64_t>(AsDict(table.get())->version));
}

constexpr MethodDef kFunctions[] = {
    Positional("deep", &Deep, 3, 3, "deep($module, x, memo_or_none, kit, /)\n--\n\nA deep copy."),
    Positional("shallow", &Shallow, 2, 2, "shallow($module, x, kit, /)\n--\n\nA shallow copy."),
    OneArg("version", &Version, "version($module, table, /)\n--\n\nA number that every change of a dict changes."),
};

}  // namespace

bool FillCopy(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
