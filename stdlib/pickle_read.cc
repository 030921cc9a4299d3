// _pickle.read: from the bytes of a pickle to its object, protocols 2 to 5.
//
// First a look over the whole pickle (Check): that every opcode is one that is run here, that its argument is there, that no opcode takes
// more from the stack than is on it, that every place of the memo is filled before it is read. Nothing has been run by then, so what does
// not pass is left to stdlib/python/pickle.py, with all its messages. Answers to the second half of CPython's Modules/_pickle.c.
#include <cstring>
#include <utility>
#include <vector>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/errors.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/text_loops.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/pickle_module.h"
#include "stdlib/pickle_opcodes.h"

namespace viv::pickle {
namespace {

// Bytes taken one after another.
class Source {
 public:
  explicit Source(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  const char* at() const { return at_; }
  uint8_t Byte() { return static_cast<uint8_t>(*at_++); }
  template <class Number>
  Number Take() {
    Number number;
    std::memcpy(&number, at_, sizeof number);
    at_ += sizeof number;
    return number;
  }
  std::string_view Text(size_t size) {
    at_ += size;
    return {at_ - size, size};
  }
  // Up to the end of a line, which is taken too. Null data: there is none.
  std::string_view Line() {
    const void* newline = std::memchr(at_, '\n', left());
    if (!newline) return {};
    std::string_view line(at_, static_cast<size_t>(static_cast<const char*>(newline) - at_));
    at_ += line.size() + 1;
    return line;
  }

 private:
  const char* at_;
  const char* end_;
};

// ---- Is it well formed? -----------------------------------------------------------------------------------------------------------------

// What most opcodes are to the look over the pickle: so many bytes, or so many for a length and as many as that says, some taken from the
// stack and some put there. The others are told apart in Check::Step.
struct Shape {
  bool plain;
  uint8_t argument, length, taken, put;
};
struct Shapes {
  Shape of[256] = {};
  constexpr Shapes() {
    auto set = [this](std::initializer_list<Opcode> opcodes, Shape shape) {
      for (Opcode opcode : opcodes) of[static_cast<uint8_t>(opcode)] = shape;
    };
    set({kNone, kNewTrue, kNewFalse, kEmptyTuple, kEmptyList, kEmptyDict, kEmptySet}, {true, 0, 0, 0, 1});
    set({kBinInt1}, {true, 1, 0, 0, 1});
    set({kBinInt2}, {true, 2, 0, 0, 1});
    set({kBinInt}, {true, 4, 0, 0, 1});
    set({kBinFloat}, {true, 8, 0, 0, 1});
    set({kLong1, kShortBinBytes, kShortBinUnicode}, {true, 0, 1, 0, 1});
    set({kBinBytes, kBinUnicode}, {true, 0, 4, 0, 1});
    set({kBinBytes8, kBinUnicode8, kByteArray8}, {true, 0, 8, 0, 1});
    set({kPop}, {true, 0, 0, 1, 0});
    set({kDup}, {true, 0, 0, 1, 2});
    set({kTuple1}, {true, 0, 0, 1, 1});
    set({kTuple2, kNewObject, kReduce, kStackGlobal, kAppend, kBuild}, {true, 0, 0, 2, 1});
    set({kTuple3, kNewObjectEx, kSetItem}, {true, 0, 0, 3, 1});
  }
};
constexpr Shapes kShapes;

class Check {
 public:
  explicit Check(std::string_view bytes) : source_(bytes) {
    memo_.reserve(bytes.size() / 16 + 8);  // a place takes some bytes of the pickle
    marks_.reserve(8);
  }
  bool Passes() {
    while (source_.left() > 0) {
      const char opcode = static_cast<char>(source_.Byte());
      if (opcode == kStop) return depth_ >= 1 && source_.at() <= FrameEnd();
      if (!Step(opcode) || source_.at() > FrameEnd()) return false;
      if (frame_end_ && source_.at() == frame_end_) frame_end_ = nullptr;
    }
    return false;
  }
  // Places of the memo, once it has passed.
  size_t memo_size() const { return memo_.size(); }

 private:
  const char* FrameEnd() const { return frame_end_ ? frame_end_ : source_.at() + source_.left(); }
  // Takes some from the stack and puts one there.
  bool Pop(size_t taken, size_t put = 1) {
    if (depth_ < taken) return false;
    depth_ += put - taken;
    return true;
  }
  bool PopMark(size_t below, size_t put, size_t* items = nullptr) {
    if (marks_.empty()) return false;
    if (items) *items = depth_;
    depth_ = marks_.back();
    marks_.pop_back();
    return Pop(below, below + put);
  }
  bool Skip(size_t size) {
    if (source_.left() < size) return false;
    source_.Text(size);
    return true;
  }
  template <class Number>
  bool SkipSized() {
    if (source_.left() < sizeof(Number)) return false;
    auto size = static_cast<uint64_t>(source_.Take<Number>());
    return size <= source_.left() && Skip(size) && Pop(0);
  }
  bool Fill(size_t place) {
    constexpr size_t kMost = 1 << 24;  // a pickle of ours fills them in order
    if (depth_ < 1) return false;
    if (__builtin_expect(place == memo_.size(), 1)) {
      memo_.push_back(true);
      ++filled_;
      return true;
    }
    if (place > kMost) return false;
    if (place > memo_.size()) memo_.resize(place + 1);
    filled_ += !memo_[place];
    memo_[place] = true;
    return true;
  }
  bool Recall(size_t place) { return place < memo_.size() && memo_[place] && Pop(0); }
  bool Frame() {
    if (frame_end_ || source_.left() < 8) return false;
    auto size = source_.Take<uint64_t>();
    if (size > source_.left()) return false;
    frame_end_ = source_.at() + size;
    return true;
  }

  bool Step(char opcode) {
    const Shape shape = kShapes.of[static_cast<uint8_t>(opcode)];
    if (__builtin_expect(shape.plain, 1)) {
      const size_t left = source_.left(), fixed = size_t{shape.argument} + shape.length;
      if (left < fixed) return false;
      uint64_t sized = 0;
      if (shape.length > 0) std::memcpy(&sized, source_.at(), shape.length);
      if (sized > left - fixed) return false;
      source_.Text(fixed + sized);
      return Pop(shape.taken, shape.put);
    }
    size_t items = 0;
    switch (opcode) {
      case kMemoize: return Fill(filled_);
      case kMark: marks_.push_back(depth_); depth_ = 0; return true;
      case kProto: return source_.left() >= 1 && source_.Byte() <= kHighestProtocol;
      case kFrame: return Frame();
      case kLong4: return SkipSized<uint32_t>() && source_.left() < INT32_MAX;
      case kPopMark: return PopMark(0, 0);
      case kTuple: case kFrozenSet: return PopMark(0, 1);
      case kAppends: case kAddItems: return PopMark(1, 0);
      case kSetItems: return PopMark(1, 0, &items) && items % 2 == 0;
      case kGlobal: return source_.Line().data() && source_.Line().data() && Pop(0);
      case kBinPut: return source_.left() >= 1 && Fill(source_.Byte());
      case kLongBinPut: return source_.left() >= 4 && Fill(source_.Take<uint32_t>());
      case kBinGet: return source_.left() >= 1 && Recall(source_.Byte());
      case kLongBinGet: return source_.left() >= 4 && Recall(source_.Take<uint32_t>());
      default: return false;
    }
  }

  Source source_;
  const char* frame_end_ = nullptr;
  size_t depth_ = 0;  // on the stack since the last mark
  std::vector<size_t> marks_;
  std::vector<uint8_t> memo_;  // which places are filled
  size_t filled_ = 0;
};

// ---- Running it -------------------------------------------------------------------------------------------------------------------------

class Machine {
 public:
  // `stack` and `memo` own what is on them; nobody else sees these lists.
  Machine(std::string_view bytes, Borrowed<Object> find_class, bool fix_imports, Borrowed<Object> error, ListObject* stack, ListObject* memo,
          size_t memo_size)
      : source_(bytes), find_class_(find_class), error_(error), fix_imports_(fix_imports), stack_(stack), memo_(memo) {
    known_.reserve(memo_size);
  }

  Ref<Object> Run() {
    for (;;) {
      const char opcode = static_cast<char>(source_.Byte());
      if (opcode == kStop) return Pop();
      if (!Step(opcode)) return nullptr;
    }
  }

 private:
  Object* Top(ptrdiff_t below = 0) const { return stack_->items[stack_->size - 1 - below]; }
  bool Push(Ref<Object> object) { return object && ListAppend(stack_, std::move(object)); }
  Ref<Object> Pop() { return Ref<Object>::Adopt(stack_->items[--stack_->size]); }
  void Drop(ptrdiff_t count) {
    while (count-- > 0) Ref<Object>::Adopt(stack_->items[--stack_->size]).Reset();
  }
  // The place of the topmost mark, which is taken away.
  ptrdiff_t PopMark() {
    ptrdiff_t mark = marks_.back();
    marks_.pop_back();
    return mark;
  }
  Ref<TupleObject> TakeTuple(ptrdiff_t from) {
    Ref<TupleObject> tuple = NewTupleTaking(stack_->items + from, stack_->size - from);
    if (tuple) stack_->size = from;
    return tuple;
  }
  bool PushTuple(ptrdiff_t size) { return Push(TakeTuple(stack_->size - size)); }
  bool Remember(size_t place) {
    if (__builtin_expect(place == static_cast<size_t>(memo_->size), 1)) {
      known_.push_back(true);
      ++filled_;
      return ListAppend(memo_, NewRef(Top()));
    }
    while (static_cast<size_t>(memo_->size) <= place) {
      if (!ListAppend(memo_, NewNone())) return false;
      known_.push_back(false);
    }
    filled_ += !known_[place];
    known_[place] = true;
    Ref<Object> old = Ref<Object>::Adopt(std::exchange(memo_->items[place], NewRef(Top()).Release()));
    return true;
  }
  bool PushText(std::string_view utf8) {
    if (IsAscii(utf8.data(), utf8.size())) return Push(NewStrAscii(utf8));
    return Push(DecodeBytes(utf8, "utf-8", "surrogatepass"));
  }
  bool PushInt(std::string_view bytes) {
    return Push(IntFromBytes(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), true, true));
  }
  bool PushFloat() {
    uint64_t bits = __builtin_bswap64(source_.Take<uint64_t>());
    double value;
    std::memcpy(&value, &bits, sizeof value);
    return Push(NewFloat(value));
  }
  bool Fail(const char* format, Borrowed<Object> object = nullptr) {
    Ref<StrObject> message = StrFormat(format, object.get());
    Ref<TupleObject> args = message ? NewTuple({message.get()}) : nullptr;
    if (args) RaiseWithArgs(static_cast<TypeObject*>(error_.get()), args);
    return false;
  }

  bool Step(char opcode) {
    switch (opcode) {
      case kProto: protocol_ = source_.Byte(); return true;
      case kFrame: source_.Take<uint64_t>(); return true;
      case kNone: return Push(NewNone());
      case kNewTrue: return Push(NewRef(True()));
      case kNewFalse: return Push(NewRef(False()));
      case kBinInt: return Push(NewInt(source_.Take<int32_t>()));
      case kBinInt1: return Push(NewInt(source_.Byte()));
      case kBinInt2: return Push(NewInt(source_.Take<uint16_t>()));
      case kLong1: return PushInt(source_.Text(source_.Byte()));
      case kLong4: return PushInt(source_.Text(source_.Take<uint32_t>()));
      case kBinFloat: return PushFloat();
      case kShortBinBytes: return Push(NewBytes(source_.Text(source_.Byte())));
      case kBinBytes: return Push(NewBytes(source_.Text(source_.Take<uint32_t>())));
      case kBinBytes8: return Push(NewBytes(source_.Text(source_.Take<uint64_t>())));
      case kByteArray8: return Push(NewByteArray(source_.Text(source_.Take<uint64_t>())));
      case kShortBinUnicode: return PushText(source_.Text(source_.Byte()));
      case kBinUnicode: return PushText(source_.Text(source_.Take<uint32_t>()));
      case kBinUnicode8: return PushText(source_.Text(source_.Take<uint64_t>()));
      case kEmptyTuple: return Push(EmptyTuple());
      case kEmptyList: return Push(NewList(0));
      case kEmptyDict: return Push(NewDict());
      case kEmptySet: return Push(NewSet());
      case kMark: marks_.push_back(stack_->size); return true;
      case kPop: Drop(1); return true;
      case kPopMark: Drop(stack_->size - PopMark()); return true;
      case kDup: return Push(NewRef(Top()));
      case kTuple1: return PushTuple(1);
      case kTuple2: return PushTuple(2);
      case kTuple3: return PushTuple(3);
      case kTuple: return Push(TakeTuple(PopMark()));
      case kFrozenSet: return MakeFrozenSet(PopMark());
      case kAppend: return Append(stack_->size - 1);
      case kAppends: return Append(PopMark());
      case kSetItem: return SetItems(stack_->size - 2);
      case kSetItems: return SetItems(PopMark());
      case kAddItems: return AddItems(PopMark());
      case kGlobal: return Global();
      case kStackGlobal: return StackGlobal();
      case kNewObject: return NewObject(false);
      case kNewObjectEx: return NewObject(true);
      case kReduce: return Reduce();
      case kBuild: return Build();
      case kMemoize: return Remember(filled_);
      case kBinPut: return Remember(source_.Byte());
      case kLongBinPut: return Remember(source_.Take<uint32_t>());
      case kBinGet: return Push(NewRef(memo_->items[source_.Byte()]));
      default: return Push(NewRef(memo_->items[source_.Take<uint32_t>()]));  // kLongBinGet
    }
  }

  bool MakeFrozenSet(ptrdiff_t mark) {
    Ref<TupleObject> items = TakeTuple(mark);
    return items && Push(NewFrozenSet(items));
  }
  bool Append(ptrdiff_t from) {
    Ref<Object> target = NewRef(stack_->items[from - 1]);
    if (target->kind == kList) {
      // In one go, as a slice that is put behind the last item: the list gets as much room as it gets from that.
      ListObject* list = AsList(target.get());
      const ptrdiff_t size = list->size, count = stack_->size - from;
      if (count == 0) return true;
      if (!ListGrow(list, size + count)) return false;
      std::memcpy(list->items + size, stack_->items + from, static_cast<size_t>(count) * sizeof(Object*));
      stack_->size = from;
      return true;
    }
    Ref<TupleObject> items = TakeTuple(from);
    Ref<StrObject> extend_name = InternStr("extend"), append_name = InternStr("append");
    if (!items || !extend_name || !append_name) return false;
    Ref<Object> extend;
    int found = LookupAttr(target, extend_name, &extend);
    if (found < 0) return false;
    if (found > 0) {
      Ref<ListObject> list = ListOf(items);
      return list && Call(extend, {list.get()});
    }
    Ref<Object> append = GetAttr(target, append_name);
    if (!append) return false;
    for (Object* item : TupleItems(items.get())) {
      if (!Call(append, {item})) return false;
    }
    return true;
  }
  bool SetItems(ptrdiff_t from) {
    Ref<Object> target = NewRef(stack_->items[from - 1]);
    const bool is_dict = target->kind == kDict;
    for (ptrdiff_t i = from; i < stack_->size; i += 2) {
      Object *key = stack_->items[i], *value = stack_->items[i + 1];
      if (!(is_dict ? DictSet(AsDict(target.get()), key, value) : SetItem(target, key, value))) return false;
    }
    Drop(stack_->size - from);
    return true;
  }
  bool AddItems(ptrdiff_t from) {
    Ref<Object> target = NewRef(stack_->items[from - 1]);
    Ref<TupleObject> items = TakeTuple(from);
    if (!items) return false;
    if (IsExact(target.get(), TypeId::kSet)) return SetUpdate(static_cast<SetObject*>(target.get()), items);
    Ref<StrObject> name = InternStr("add");
    Ref<Object> add = name ? GetAttr(target, name) : nullptr;
    if (!add) return false;
    for (Object* item : TupleItems(items.get())) {
      if (!Call(add, {item})) return false;
    }
    return true;
  }

  bool Find(Borrowed<Object> module, Borrowed<Object> name) {
    Ref<Object> protocol = NewInt(protocol_);
    return protocol && Push(Call(find_class_, {module.get(), name.get(), protocol.get(), fix_imports_ ? True() : False()}));
  }
  bool Global() {
    std::string_view module = source_.Line(), name = source_.Line();
    Ref<StrObject> module_text = DecodeBytes(module, "utf-8", "strict");
    Ref<StrObject> name_text = module_text ? DecodeBytes(name, "utf-8", "strict") : nullptr;
    return name_text && Find(module_text, name_text);
  }
  bool StackGlobal() {
    Ref<Object> name = Pop(), module = Pop();
    if (!IsExact(name.get(), TypeId::kStr) || !IsExact(module.get(), TypeId::kStr)) return Fail("STACK_GLOBAL requires str");
    return Find(module, name);
  }
  bool NewObject(bool with_keywords) {
    Ref<Object> keywords = with_keywords ? Pop() : nullptr;
    Ref<Object> args = Pop(), type = Pop();
    Ref<TupleObject> positional = TupleOf(args);
    if (!positional) return false;
    if (!IsType(type.get())) {
      return Fail(with_keywords ? "NEWOBJ_EX class argument must be a type, not %.200T" : "NEWOBJ class argument must be a type, not %.200T", type);
    }
    if (keywords && !IsDict(keywords.get())) return Fail("NEWOBJ_EX kwargs argument must be a dict, not %.200T", keywords);
    Ref<Object> make = GetAttr(type, Names().__new__);
    if (!make) return false;
    Ref<TupleObject> all = NewTuple(positional->size + 1);
    if (!all) return false;
    TupleInit(all.get(), 0, NewRef(type.get()));
    for (ptrdiff_t i = 0; i < positional->size; ++i) TupleInit(all.get(), i + 1, NewRef(TupleItem(positional.get(), i)));
    return Push(CallTupleDict(make, all, keywords ? AsDict(keywords.get()) : nullptr));
  }
  bool Reduce() {
    Ref<Object> args = Pop(), function = Pop();
    Ref<TupleObject> positional = TupleOf(args);
    return positional && Push(CallTupleDict(function, positional, nullptr));
  }
  bool Build() {
    Ref<Object> state = Pop(), object = NewRef(Top()), setstate;
    int found = LookupAttr(object, Names().__setstate__, &setstate);
    if (found < 0) return false;
    if (found > 0) return static_cast<bool>(Call(setstate, {state.get()}));
    Ref<Object> slots;
    if (IsTuple(state.get()) && AsTuple(state.get())->size == 2) {
      slots = NewRef(TupleItem(AsTuple(state.get()), 1));
      state = NewRef(TupleItem(AsTuple(state.get()), 0));
    }
    return BuildDict(object, state) && (!slots || BuildSlots(object, slots));
  }
  bool BuildDict(const Ref<Object>& object, const Ref<Object>& state) {
    if (IsNone(state.get())) return true;
    if (!IsDict(state.get())) return Fail("state is not a dictionary");
    Ref<Object> attributes = GetAttr(object, Names().__dict__);
    if (!attributes) return false;
    ptrdiff_t position = 0;
    Object *key, *value;
    while (DictNext(AsDict(state.get()), &position, &key, &value)) {
      Ref<Object> held_key = NewRef(key), held_value = NewRef(value);
      if (IsExact(key, TypeId::kStr)) {
        Ref<StrObject> text = NewRef(AsStr(key));
        InternInPlace(&text);
        held_key = text;
      }
      if (!SetItem(attributes, held_key, held_value)) return false;
    }
    return true;
  }
  bool BuildSlots(const Ref<Object>& object, const Ref<Object>& slots) {
    if (!IsDict(slots.get())) return Fail("slot state is not a dictionary");
    ptrdiff_t position = 0;
    Object *key, *value;
    while (DictNext(AsDict(slots.get()), &position, &key, &value)) {
      Ref<Object> held_key = NewRef(key), held_value = NewRef(value);
      if (!IsStr(key)) return RaiseFalse(TypeId::kTypeError, "attribute name must be string, not '%.200T'", key);
      if (!SetAttr(object, AsStr(held_key.get()), held_value)) return false;
    }
    return true;
  }

  Source source_;
  const Borrowed<Object> find_class_, error_;
  const bool fix_imports_;
  ListObject* const stack_;
  ListObject* const memo_;
  std::vector<ptrdiff_t> marks_;  // places on the stack
  std::vector<uint8_t> known_;  // which places of the memo are filled
  size_t filled_ = 0;
  int protocol_ = 0;
};

// Empty, and seen by nobody, the collector included.
Ref<ListObject> NewListWithRoom(ptrdiff_t room) {
  Ref<ListObject> list = NewList(room);
  if (!list) return nullptr;
  Untrack(list.get());
  list->size = 0;
  return list;
}

}  // namespace

Ref<Object> Read(Borrowed<Object>, ArgSpan args) {
  std::string_view bytes = BytesView(args[0]);
  Check check(bytes);
  if (!check.Passes()) return NewNone();
  constexpr ptrdiff_t kStackAtFirst = 32;
  Ref<ListObject> stack = NewListWithRoom(kStackAtFirst), memo = NewListWithRoom(static_cast<ptrdiff_t>(check.memo_size()));
  if (!stack || !memo) return nullptr;
  Ref<Object> object = Machine(bytes, args[1], args[2] == True(), args[3], stack.get(), memo.get(), check.memo_size()).Run();
  return object ? NewTuple({object.get()}) : nullptr;
}

}  // namespace viv::pickle
