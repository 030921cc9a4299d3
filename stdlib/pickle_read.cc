// _pickle.read: from the bytes of a pickle to its object, protocols 2 to 5.
//
// One pass. An opcode that is not run here, or not with what it finds (too little on the stack, an argument that is cut off, a place of the
// memo that nothing filled), is left to stdlib/python/pickle.py, with all its messages: from the start of the pickle as long as nothing that a
// program could notice has been done, otherwise from that opcode on, with the stack and the memo as they are (HandOver). Answers to the
// second half of CPython's Modules/_pickle.c.
#include <cstring>
#include <utility>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_fill.h"
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
#include "stdlib/row.h"

namespace viv::pickle {
namespace {

template <class Number>
Number Load(const char* at) {
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

// Read into a new object, as CPython does: a single byte is not the shared one. No bytes are.
Ref<Object> FreshBytes(std::string_view payload) {
  if (payload.size() != 1) return NewBytes(payload);
  Ref<BytesObject> bytes = NewBytesUninitialized(1);
  if (bytes) bytes->data[0] = payload[0];
  return bytes;
}

class Machine {
 public:
  Machine(std::string_view bytes, Borrowed<Object> find_class, bool fix_imports, Borrowed<Object> error)
      : start_(bytes.data()), at_(start_), end_(start_ + bytes.size()), whole_end_(end_), find_class_(find_class), error_(error),
        fix_imports_(fix_imports) {}
  ~Machine() {
    while (stack_.top > stack_.start) Ref<Object>::Adopt(*--stack_.top);
    for (Object** place = memo_.start; place < memo_.top; ++place) Ref<Object>::Adopt(*place);
  }

  // (object,), or what HandOver() answers, or None where it is to be read from the start.
  Ref<Object> Run() {
    switch (Loop()) {
      case kDone: return NewTuple({stack_.top[-1]});
      case kStuck: return ran_ ? HandOver() : NewNone();
      default: return nullptr;
    }
  }

 private:
  enum Outcome { kDone, kStuck, kFailed };

  // What stands between the last mark and the top.
  ptrdiff_t depth() const { return stack_.top - stack_.start - fence_; }
  Object* Top(ptrdiff_t below = 0) const { return stack_.top[-1 - below]; }
  bool Push(Ref<Object> object) {
    if (!object) return false;
    *stack_.top++ = object.Release();
    return true;
  }
  Ref<Object> Pop() { return Ref<Object>::Adopt(*--stack_.top); }
  void Drop(Object** from) {
    while (stack_.top > from) Ref<Object>::Adopt(*--stack_.top);
  }
  // Where the items since the last mark begin, if `below` of them are under the mark; the mark is taken away. Null: not so, nothing is.
  Object** TakeMark(ptrdiff_t below) {
    if (marks_.size() == 0) return nullptr;
    ptrdiff_t mark = fence_, fence = marks_.top[-1];
    if (mark - fence < below) return nullptr;
    fence_ = fence;
    --marks_.top;
    return stack_.start + mark;
  }

  Outcome Loop() {
    for (;;) {
      if (__builtin_expect(at_ == end_, 0)) {
        if (end_ == whole_end_) return kStuck;
        end_ = whole_end_;  // the frame is over
        continue;
      }
      if (__builtin_expect(stack_.top == stack_.limit, 0) && !stack_.Grow(0)) return kFailed;
      const char* const opcode_at = at_;
      const char opcode = *at_++;
      const auto left = static_cast<size_t>(end_ - at_);
      Outcome outcome;
      switch (opcode) {
        case kNone: *stack_.top++ = NewNone().Release(); continue;
        case kNewTrue: *stack_.top++ = NewRef(True()).Release(); continue;
        case kNewFalse: *stack_.top++ = NewRef(False()).Release(); continue;
        case kBinInt1:
          if (left < 1) goto stuck;
          *stack_.top++ = NewInt(static_cast<uint8_t>(*at_++)).Release();  // there is one already
          continue;
        case kBinInt2:
          if (left < 2) goto stuck;
          if (!Push(NewInt(Load<uint16_t>(at_)))) return kFailed;
          at_ += 2;
          continue;
        case kBinInt:
          if (left < 4) goto stuck;
          if (!Push(NewInt(Load<int32_t>(at_)))) return kFailed;
          at_ += 4;
          continue;
        case kBinFloat: {
          if (left < 8) goto stuck;
          uint64_t bits = __builtin_bswap64(Load<uint64_t>(at_));
          double value;
          std::memcpy(&value, &bits, sizeof value);
          at_ += 8;
          if (!Push(NewFloat(value))) return kFailed;
          continue;
        }
        case kShortBinUnicode: {
          if (left < 1 || left - 1 < static_cast<uint8_t>(*at_)) goto stuck;
          const auto size = static_cast<uint8_t>(*at_);
          if (!PushText({at_ + 1, size})) return kFailed;
          at_ += 1 + size;
          continue;
        }
        case kBinUnicode: {
          if (left < 4 || left - 4 < Load<uint32_t>(at_)) goto stuck;
          const auto size = Load<uint32_t>(at_);
          if (!PushText({at_ + 4, size})) return kFailed;
          at_ += 4 + size;
          continue;
        }
        case kMemoize:
          if (depth() < 1) goto stuck;
          if (filled_ == memo_.size()) {
            if (__builtin_expect(memo_.top == memo_.limit, 0) && !memo_.Grow(0)) return kFailed;
            *memo_.top++ = NewRef(Top()).Release();
            ++filled_;
            continue;
          }
          outcome = Remember(filled_);
          break;
        case kBinPut:
          if (left < 1) goto stuck;
          outcome = Remember(static_cast<uint8_t>(*at_++));
          break;
        case kLongBinPut:
          if (left < 4) goto stuck;
          at_ += 4;
          outcome = Remember(Load<uint32_t>(at_ - 4));
          break;
        case kBinGet: {
          if (left < 1) goto stuck;
          const auto place = static_cast<uint8_t>(*at_);
          if (place >= memo_.size() || !memo_.start[place]) goto stuck;
          *stack_.top++ = NewRef(memo_.start[place]).Release();
          ++at_;
          continue;
        }
        case kLongBinGet: {
          if (left < 4) goto stuck;
          const auto place = Load<uint32_t>(at_);
          if (place >= memo_.size() || !memo_.start[place]) goto stuck;
          *stack_.top++ = NewRef(memo_.start[place]).Release();
          at_ += 4;
          continue;
        }
        case kEmptyTuple: *stack_.top++ = EmptyTuple().Release(); continue;
        case kEmptyList:
          if (!Push(NewList(0))) return kFailed;
          continue;
        case kEmptyDict:
          if (!Push(NewDict())) return kFailed;
          continue;
        case kEmptySet:
          if (!Push(NewSet())) return kFailed;
          continue;
        case kMark:
          if (__builtin_expect(marks_.top == marks_.limit, 0) && !marks_.Grow(0)) return kFailed;
          *marks_.top++ = fence_;
          fence_ = stack_.top - stack_.start;
          continue;
        case kTuple1: outcome = MakeTuple(1); break;
        case kTuple2: outcome = MakeTuple(2); break;
        case kTuple3: outcome = MakeTuple(3); break;
        case kTuple: {
          Object** from = TakeMark(0);
          if (!from) goto stuck;
          outcome = TupleFrom(from);
          break;
        }
        case kAppend:
          if (depth() < 2) goto stuck;
          outcome = Append(stack_.top - 1);
          break;
        case kAppends: {
          Object** from = TakeMark(1);
          if (!from) goto stuck;
          outcome = Append(from);
          break;
        }
        case kSetItem:
          if (depth() < 3) goto stuck;
          outcome = SetItems(stack_.top - 2);
          break;
        case kSetItems: {
          if ((stack_.top - stack_.start - fence_) % 2) goto stuck;
          Object** from = TakeMark(1);
          if (!from) goto stuck;
          outcome = SetItems(from);
          break;
        }
        case kStop: {
          if (depth() < 1) goto stuck;
          return kDone;
        }
        default: outcome = Rare(opcode, left); break;
      }
      if (__builtin_expect(outcome == kDone, 1)) continue;
      if (outcome == kFailed) return kFailed;
    stuck:
      at_ = opcode_at;
      return kStuck;
    }
  }

  Outcome Did(bool ok) { return ok ? kDone : kFailed; }
  // So many bytes of argument, then as many as they say. False: they are not there.
  template <class Size>
  bool Sized(size_t left, std::string_view* payload) {
    if (left < sizeof(Size)) return false;
    auto size = Load<Size>(at_);
    if (left - sizeof(Size) < size) return false;
    *payload = {at_ + sizeof(Size), static_cast<size_t>(size)};
    at_ += sizeof(Size) + size;
    return true;
  }
  Outcome Rare(char opcode, size_t left) {
    std::string_view payload;
    switch (opcode) {
      case kProto:
        if (left < 1 || static_cast<uint8_t>(*at_) > kHighestProtocol) return kStuck;
        protocol_ = static_cast<uint8_t>(*at_++);
        return kDone;
      case kFrame: {
        if (end_ != whole_end_ || left < 8 || Load<uint64_t>(at_) > left - 8) return kStuck;
        const auto size = Load<uint64_t>(at_);
        at_ += 8;
        end_ = at_ + size;
        return kDone;
      }
      case kLong1: return Sized<uint8_t>(left, &payload) ? Did(PushInt(payload)) : kStuck;
      case kLong4:
        if (left < 4 || Load<int32_t>(at_) < 0) return kStuck;
        return Sized<uint32_t>(left, &payload) ? Did(PushInt(payload)) : kStuck;
      case kShortBinBytes: return Sized<uint8_t>(left, &payload) ? Did(Push(FreshBytes(payload))) : kStuck;
      case kBinBytes: return Sized<uint32_t>(left, &payload) ? Did(Push(FreshBytes(payload))) : kStuck;
      case kBinBytes8: return Sized<uint64_t>(left, &payload) ? Did(Push(FreshBytes(payload))) : kStuck;
      case kByteArray8: return Sized<uint64_t>(left, &payload) ? Did(Push(NewByteArray(payload))) : kStuck;
      case kBinUnicode8: return Sized<uint64_t>(left, &payload) ? Did(PushText(payload)) : kStuck;
      case kPop:
        if (depth() < 1) return kStuck;
        Pop();
        return kDone;
      case kPopMark: {
        Object** from = TakeMark(0);
        if (!from) return kStuck;
        Drop(from);
        return kDone;
      }
      case kDup: return depth() >= 1 ? Did(Push(NewRef(Top()))) : kStuck;
      case kFrozenSet: {
        Object** from = TakeMark(0);
        return from ? MakeFrozenSet(from) : kStuck;
      }
      case kAddItems: {
        Object** from = TakeMark(1);
        return from ? AddItems(from) : kStuck;
      }
      case kGlobal: return Global();
      case kStackGlobal: return depth() >= 2 ? Did(StackGlobal()) : kStuck;
      case kNewObject: return depth() >= 2 ? Did(NewObject(false)) : kStuck;
      case kNewObjectEx: return depth() >= 3 ? Did(NewObject(true)) : kStuck;
      case kReduce: return depth() >= 2 ? Did(Reduce()) : kStuck;
      case kBuild: return depth() >= 2 ? Did(Build()) : kStuck;
      default: return kStuck;
    }
  }

  Outcome Remember(size_t place) {
    constexpr size_t kMost = 1 << 24;  // a pickle of ours fills them in order
    if (depth() < 1) return kStuck;
    if (place >= memo_.size()) {
      if (place > memo_.size() && place > kMost) return kStuck;
      if (static_cast<size_t>(memo_.limit - memo_.start) <= place && !memo_.Grow(place + 1)) return kFailed;
      while (memo_.size() <= place) *memo_.top++ = nullptr;
    }
    filled_ += !memo_.start[place];
    Ref<Object> old = Ref<Object>::Adopt(std::exchange(memo_.start[place], NewRef(Top()).Release()));
    return kDone;
  }
  bool PushText(std::string_view utf8) {
    if (__builtin_expect(IsAscii(utf8.data(), utf8.size()), 1)) return Push(NewStrAscii(utf8));
    return Push(DecodeBytes(utf8, "utf-8", "surrogatepass"));
  }
  bool PushInt(std::string_view bytes) {
    return Push(IntFromBytes(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), true, true));
  }
  bool Fail(const char* format, Borrowed<Object> object = nullptr) {
    Ref<StrObject> message = StrFormat(format, object.get());
    Ref<TupleObject> args = message ? NewTuple({message.get()}) : nullptr;
    if (args) RaiseWithArgs(static_cast<TypeObject*>(error_.get()), args);
    return false;
  }
  Ref<TupleObject> TakeTuple(Object** from) {
    Ref<TupleObject> tuple = NewTupleTaking(from, stack_.top - from);
    if (tuple) stack_.top = from;
    return tuple;
  }
  Outcome TupleFrom(Object** from) {
    Ref<TupleObject> tuple = NewTupleTaking(from, stack_.top - from);
    if (!tuple) return kFailed;
    stack_.top = from + 1;
    *from = tuple.Release();
    return kDone;
  }
  Outcome MakeTuple(ptrdiff_t size) { return depth() >= size ? TupleFrom(stack_.top - size) : kStuck; }
  Outcome MakeFrozenSet(Object** from) {
    Ref<TupleObject> items = TakeTuple(from);
    return Did(items && Push(NewFrozenSet(items)));
  }

  Outcome Append(Object** from) {
    Object* const target = from[-1];  // stays on the stack
    if (target->kind == kList) {
      // In one go, as a slice that is put behind the last item: the list gets as much room as it gets from that.
      ListObject* list = AsList(target);
      const ptrdiff_t size = list->size, count = stack_.top - from;
      if (count == 0) return kDone;
      if (!ListGrow(list, size + count)) return kFailed;
      std::memcpy(list->items + size, from, static_cast<size_t>(count) * sizeof(Object*));
      stack_.top = from;
      return kDone;
    }
    ran_ = true;
    return Did(AppendToOther(target, from));
  }
  bool AppendToOther(Object* target, Object** from) {
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

  Outcome SetItems(Object** from) {
    Object* const target = from[-1];
    const ptrdiff_t count = (stack_.top - from) / 2;
    const bool is_dict = target->kind == kDict;
    if (is_dict) {
      int taken = DictTakePairs(AsDict(target), from, count);
      if (taken < 0) return kFailed;
      if (taken > 0) {
        stack_.top = from;
        return kDone;
      }
    }
    ran_ = true;  // a key may have a hash of its own
    for (ptrdiff_t i = 0; i < count; ++i) {
      Object *key = from[2 * i], *value = from[2 * i + 1];
      if (!(is_dict ? DictSet(AsDict(target), key, value) : SetItem(target, key, value))) return kFailed;
    }
    Drop(from);
    return kDone;
  }
  Outcome AddItems(Object** from) {
    Object* const target = from[-1];
    ran_ = true;
    Ref<TupleObject> items = TakeTuple(from);
    if (!items) return kFailed;
    if (IsExact(target, TypeId::kSet)) return Did(SetUpdate(static_cast<SetObject*>(target), items));
    Ref<StrObject> name = InternStr("add");
    Ref<Object> add = name ? GetAttr(target, name) : nullptr;
    if (!add) return kFailed;
    for (Object* item : TupleItems(items.get())) {
      if (!Call(add, {item})) return kFailed;
    }
    return kDone;
  }

  bool Find(Borrowed<Object> module, Borrowed<Object> name) {
    ran_ = true;
    Ref<Object> found;
    int known = GlobalInLoadedModule(AsStr(module.get()), AsStr(name.get()), protocol_ < 3 && fix_imports_, &found);
    if (known < 0) return false;
    if (known > 0) return Push(std::move(found));
    Ref<Object> protocol = NewInt(protocol_);
    return protocol && Push(Call(find_class_, {module.get(), name.get(), protocol.get(), fix_imports_ ? True() : False()}));
  }
  // Up to the end of a line, which is taken too.
  bool Line(std::string_view* line) {
    const void* newline = std::memchr(at_, '\n', static_cast<size_t>(end_ - at_));
    if (!newline) return false;
    *line = {at_, static_cast<size_t>(static_cast<const char*>(newline) - at_)};
    at_ += line->size() + 1;
    return true;
  }
  Outcome Global() {
    std::string_view module, name;
    if (!Line(&module) || !Line(&name)) return kStuck;
    Ref<StrObject> module_text = DecodeBytes(module, "utf-8", "strict");
    Ref<StrObject> name_text = module_text ? DecodeBytes(name, "utf-8", "strict") : nullptr;
    return Did(name_text && Find(module_text, name_text));
  }
  bool StackGlobal() {
    Ref<Object> name = Pop(), module = Pop();
    if (!IsExact(name.get(), TypeId::kStr) || !IsExact(module.get(), TypeId::kStr)) return Fail("STACK_GLOBAL requires str");
    return Find(module, name);
  }
  bool NewObject(bool with_keywords) {
    ran_ = true;
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
    ran_ = true;
    Ref<Object> args = Pop(), function = Pop();
    Ref<TupleObject> positional = TupleOf(args);
    return positional && Push(CallTupleDict(function, positional, nullptr));
  }
  bool Build() {
    ran_ = true;
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
    const bool is_dict = attributes->kind == kDict;
    ptrdiff_t position = 0;
    Object *key, *value;
    while (DictNext(AsDict(state.get()), &position, &key, &value)) {
      Ref<Object> held_key = NewRef(key), held_value = NewRef(value);
      if (IsExact(key, TypeId::kStr) && AsStr(key)->interned == kNotInterned) {
        Ref<StrObject> text = NewRef(AsStr(key));
        InternInPlace(&text);
        held_key = text;
      }
      if (!(is_dict ? DictSet(AsDict(attributes.get()), held_key, held_value) : SetItem(attributes, held_key, held_value))) return false;
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

  // (place of the opcode, where the frame ends or -1, protocol, [what stands between one mark and the next...], memo)
  Ref<Object> HandOver() {
    Ref<ListObject> stacks = NewList(0);
    Ref<DictObject> memo = NewDict();
    if (!stacks || !memo) return nullptr;
    for (size_t i = 0; i <= marks_.size(); ++i) {
      // marks_ has the fences that were there before each mark: the first is 0, and the last one is in fence_.
      ptrdiff_t from = i < marks_.size() ? marks_.start[i] : fence_;
      ptrdiff_t to = i + 1 < marks_.size() ? marks_.start[i + 1] : i < marks_.size() ? fence_ : stack_.top - stack_.start;
      Ref<ListObject> part = NewListFrom({stack_.start + from, static_cast<size_t>(to - from)});
      if (!part || !ListAppend(stacks.get(), std::move(part))) return nullptr;
    }
    for (size_t place = 0; place < memo_.size(); ++place) {
      if (!memo_.start[place]) continue;
      Ref<Object> number = NewInt(static_cast<int64_t>(place));
      if (!number || !DictSet(memo.get(), number, memo_.start[place])) return nullptr;
    }
    Ref<Object> position = NewInt(at_ - start_), frame_end = NewInt(end_ == whole_end_ ? -1 : end_ - start_), protocol = NewInt(protocol_);
    if (!position || !frame_end || !protocol) return nullptr;
    return NewTuple({position.get(), frame_end.get(), protocol.get(), stacks.get(), memo.get()});
  }

  const char* const start_;
  const char* at_;
  const char* end_;  // of the frame, or of all
  const char* const whole_end_;
  const Borrowed<Object> find_class_, error_;
  const bool fix_imports_;
  bool ran_ = false;  // something that is not to be done a second time
  int protocol_ = 0;
  ptrdiff_t fence_ = 0;  // where the last mark is
  size_t filled_ = 0;    // places of the memo
  Row<Object*, 64> stack_;  // owned, as the memo's are, of which those not filled are null
  Row<Object*, 64> memo_;
  Row<ptrdiff_t, 16> marks_;  // the fences before the last one
};

}  // namespace

Ref<Object> Read(Borrowed<Object>, ArgSpan args) {
  return Machine(BytesView(args[0]), args[1], args[2] == True(), args[3]).Run();
}

}  // namespace viv::pickle
