// _pickle.write: from an object to the bytes of its pickle in one go, protocols 2 to 5.
//
// Containers, texts, numbers and what reducers answer are written here; what is rare, the names of globals and complaints about reducers,
// is asked of functions in stdlib/python/pickle.py, where the Pickler lives that programs subclass. The bytes are those of CPython's
// module in C: batches of 1000, frames of 64 KiB. Answers to the first half of Modules/_pickle.c.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/errors.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/pickle_module.h"
#include "stdlib/pickle_opcodes.h"

namespace viv::pickle {
namespace {

constexpr int kBatch = 1000;
constexpr size_t kFrameTarget = 64 * 1024;
constexpr size_t kFrameLeast = 4;   // a shorter one goes without its header
constexpr size_t kFrameHeader = 9;  // opcode and length
constexpr int kFirstWithBytes = 3, kFirstWithFrames = 4, kFirstWithByteArrays = 5;

// What it asks of the Python half.
struct Helpers {
  Object* reducers;  // dict: copyreg.dispatch_table
  Object* name_of;   // (object, name or None, protocol, fix_imports): a number, (module, name), or (parent, attribute, None)
  Object* rare;      // (object, protocol): what to write instead: a tuple as reducers answer, or bytes, or a bytearray
  Object* complain;  // (object, reducer, answer, protocol): raises what is wrong with the answer, or answers what to call
  Object* extensions;  // dict: copyreg._extension_registry
};

// The bytes written so far; the first ones need no block. When memory runs out, nothing more is kept and failed() tells.
class Output {
 public:
  Output() = default;
  ~Output() {
    if (start_ != first_) std::free(start_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void Put(char byte) {
    if (__builtin_expect(at_ == end_, 0) && !Grow(1)) return;
    *at_++ = byte;
  }
  // An opcode and what belongs to it.
  template <class Number>
  void Put(char byte, Number number) {
    if (__builtin_expect(static_cast<size_t>(end_ - at_) < 1 + sizeof number, 0) && !Grow(1 + sizeof number)) return;
    *at_ = byte;
    std::memcpy(at_ + 1, &number, sizeof number);
    at_ += 1 + sizeof number;
  }
  // Where so many bytes may be written, which Advance() then tells. Null: there is no room yet.
  char* Room(size_t bytes) { return static_cast<size_t>(end_ - at_) >= bytes ? at_ : nullptr; }
  void Advance(char* behind) { at_ = behind; }
  void PutText(std::string_view text) {
    if (text.empty()) return;  // nor is there memory to copy into, perhaps
    if (__builtin_expect(static_cast<size_t>(end_ - at_) < text.size(), 0) && !Grow(text.size())) return;
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void Fill(size_t count, char byte) {
    while (count-- > 0) Put(byte);
  }

  size_t size() const { return static_cast<size_t>(at_ - start_); }
  char* data() { return start_; }
  void Erase(size_t from, size_t count) {
    std::memmove(start_ + from, start_ + from + count, size() - from - count);
    at_ -= count;
  }
  bool failed() const { return failed_; }
  std::string_view text() const { return {start_, size()}; }

 private:
  [[gnu::noinline, gnu::cold]] bool Grow(size_t least) {
    if (failed_) return false;
    size_t used = size();
    size_t room = std::max<size_t>(2 * used, used + least);
    char* moved = nullptr;
    if (room <= PTRDIFF_MAX) moved = static_cast<char*>(start_ == first_ ? std::malloc(room) : std::realloc(start_, room));
    if (!moved) {
      failed_ = true;
      end_ = at_;
      return false;
    }
    if (start_ == first_) std::memcpy(moved, first_, used);
    start_ = moved;
    at_ = moved + used;
    end_ = moved + room;
    return true;
  }

  char first_[1024];
  char* start_ = first_;
  char* at_ = first_;
  char* end_ = first_ + sizeof first_;
  bool failed_ = false;
};

// Which objects have been written, by address: a number each, in order. Linear probing, at most half full.
class Memo {
 public:
  Memo() = default;
  ~Memo() {
    if (entries_ != first_) std::free(entries_);
  }
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;

  size_t size() const { return size_; }
  // -1: not there.
  int64_t Find(const Object* object) const {
    for (size_t slot = SlotOf(object);; slot = (slot + 1) & mask_) {
      const Entry& entry = entries_[slot];
      if (entry.object == object) return entry.number;
      if (!entry.object) return -1;
    }
  }
  // Under the number size(); one that is there already gets that instead of its old one. False: no memory, nothing is pending.
  bool Add(const Object* object) {
    if (__builtin_expect(2 * size_ > mask_, 0) && !Grow()) return false;
    size_ += Insert({object, static_cast<uint32_t>(size_)});
    return true;
  }

 private:
  struct Entry {
    const Object* object;
    uint32_t number;
  };
  static constexpr size_t kFirstSlots = 32;

  // Objects made one after another lie side by side, and so do their entries; the upper bits part those of equal places in a pool.
  size_t SlotOf(const Object* object) const {
    auto address = reinterpret_cast<uintptr_t>(object);
    return (address >> 4 ^ address >> 15) & mask_;
  }
  // Whether it was not there.
  bool Insert(Entry added) {
    size_t slot = SlotOf(added.object);
    while (entries_[slot].object && entries_[slot].object != added.object) slot = (slot + 1) & mask_;
    bool is_new = !entries_[slot].object;
    entries_[slot] = added;
    return is_new;
  }
  [[gnu::noinline]] bool Grow() {
    const size_t old_slots = mask_ + 1;
    Entry* old = entries_;
    auto* made = static_cast<Entry*>(std::calloc(4 * old_slots, sizeof(Entry)));
    if (!made) return false;
    entries_ = made;
    mask_ = 4 * old_slots - 1;
    for (size_t i = 0; i < old_slots; ++i) {
      if (old[i].object) Insert(old[i]);
    }
    if (old != first_) std::free(old);
    return true;
  }

  Entry first_[kFirstSlots] = {};
  Entry* entries_ = first_;
  size_t mask_ = kFirstSlots - 1;
  size_t size_ = 0;
};

class Writer {
 public:
  Writer(int protocol, bool fix_imports, const Helpers& helpers, ListObject* kept)
      : protocol_(protocol), fix_imports_(fix_imports), helpers_(helpers), kept_(kept) {}

  Ref<Object> Write(Borrowed<Object> object) {
    out_.Put(kProto, static_cast<char>(protocol_));
    if (protocol_ >= kFirstWithFrames) BeginFrame();
    if (!Save(object)) return nullptr;
    Put(kStop);
    if (framing_) EndFrame();
    if (out_.failed()) return RaiseMemoryError();
    return NewBytes(out_.text());
  }

 private:
  // ---- Bytes ----

  void Put(char byte) { out_.Put(byte); }
  void PutText(std::string_view text) { out_.PutText(text); }
  void BeginFrame() {
    framing_ = true;
    frame_start_ = out_.size();
    out_.Fill(kFrameHeader, '\0');
  }
  void EndFrame() {
    framing_ = false;
    if (out_.failed()) return;
    uint64_t length = out_.size() - frame_start_ - kFrameHeader;
    if (length < kFrameLeast) return out_.Erase(frame_start_, kFrameHeader);
    out_.data()[frame_start_] = kFrame;
    std::memcpy(out_.data() + frame_start_ + 1, &length, sizeof length);
  }
  // Outside any frame, as what is large goes.
  template <class Size>
  void PutLarge(std::string_view payload, char opcode) {
    const bool large = framing_ && payload.size() >= kFrameTarget;
    if (large) EndFrame();
    out_.Put(opcode, static_cast<Size>(payload.size()));
    PutText(payload);
    if (large) BeginFrame();
  }

  // ---- The memo ----

  bool Memoize(Borrowed<Object> object) {
    size_t number = memo_.size();
    if (!ListAppend(kept_, NewRef(object))) return false;
    if (!memo_.Add(object.get())) return RaiseMemoryError(), false;
    if (protocol_ >= kFirstWithFrames) {
      Put(kMemoize);
    } else if (number < 256) {
      out_.Put(kBinPut, static_cast<char>(number));
    } else {
      out_.Put(kLongBinPut, static_cast<uint32_t>(number));
    }
    return true;
  }
  // Whether the object was written before; then a reference to it is.
  bool Recall(Borrowed<Object> object, int pops, bool pop_mark) {
    int64_t number = memo_.Find(object.get());
    if (number < 0) return false;
    if (pop_mark) Put(kPopMark);
    out_.Fill(static_cast<size_t>(pops), kPop);
    PutGet(number);
    return true;
  }
  void PutGet(int64_t number) {
    if (number < 256) {
      out_.Put(kBinGet, static_cast<char>(number));
    } else {
      out_.Put(kLongBinGet, static_cast<uint32_t>(number));
    }
  }

  // ---- Objects ----

  [[gnu::noinline]] bool Save(Borrowed<Object> object) { return SaveHere(object); }

  // Small ints and what was written before, which most items are, in the caller's loop.
  [[gnu::always_inline]] bool SaveHere(Borrowed<Object> object) {
    constexpr size_t kLongest = 5;
    if (__builtin_expect(framing_ && out_.size() - frame_start_ - kFrameHeader >= kFrameTarget, 0)) {
      EndFrame();
      BeginFrame();
    }
    const ObjectKind kind = object->kind;
    if (kind == kInt) {
      const int64_t value = SmallValue(object);
      char* at = out_.Room(kLongest);
      if (__builtin_expect(!at || value < INT32_MIN || value > INT32_MAX, 0)) return SaveInt(object);
      const auto low = static_cast<int32_t>(value);
      const bool two = static_cast<uint64_t>(value) <= 0xFFFF, one = static_cast<uint64_t>(value) <= 0xFF;
      *at = one ? kBinInt1 : two ? kBinInt2 : kBinInt;
      std::memcpy(at + 1, &low, sizeof low);
      out_.Advance(at + (one ? 2 : two ? 3 : 5));
      return true;
    }
    if (kind == kStr) {
      int64_t number = memo_.Find(object.get());
      if (number < 0) return SaveStr(AsStr(object));
      PutGet(number);
      return true;
    }
    return SaveOtherKind(object, kind);
  }
  [[gnu::noinline]] bool SaveOtherKind(Borrowed<Object> object, ObjectKind kind) {
    switch (kind) {
      case viv::kNone: return Put(kNone), true;
      case kBool: return Put(object == True() ? kNewTrue : kNewFalse), true;
      case kBigInt: return SaveInt(object);
      case kFloat: return SaveFloat(FloatValue(object));
      default: break;
    }
    if (Recall(object, 0, false)) return true;
    if (kind == kBytes && protocol_ >= kFirstWithBytes) return SaveBytes(object);
    RecursionGuard guard(" while pickling an object");
    if (!guard) return false;
    switch (kind) {
      case viv::kTuple: return SaveTuple(object);
      case kList: return SaveList(object);
      case kDict: return SaveDict(object);
      case kSet:
        if (protocol_ >= kFirstWithFrames) return SaveSet(object);
        break;
      case viv::kFrozenSet:
        if (protocol_ >= kFirstWithFrames) return SaveFrozenSet(object);
        break;
      case kByteArray:
        if (protocol_ >= kFirstWithByteArrays) return SaveByteArray(object);
        break;
      default: break;
    }
    if (IsExact(object, TypeId::kFunction)) return SaveGlobal(object, None());
    return SaveOther(object);
  }

  bool SaveInt(Borrowed<Object> object) {
    if (!IsBig(object)) {
      int64_t value = SmallValue(object);
      if (value >= 0 && value <= 0xFF) return out_.Put(kBinInt1, static_cast<uint8_t>(value)), true;
      if (value >= 0 && value <= 0xFFFF) return out_.Put(kBinInt2, static_cast<uint16_t>(value)), true;
      if (value >= INT32_MIN && value <= INT32_MAX) return out_.Put(kBinInt, static_cast<int32_t>(value)), true;
    }
    std::string bytes(IntBitLength(object) / 8 + 1, '\0');
    if (!IntToBytes(object, reinterpret_cast<uint8_t*>(bytes.data()), bytes.size(), true, true)) return false;
    // -128 and its kin need no byte for the sign.
    if (bytes.size() > 1 && bytes.back() == '\xff' && (bytes[bytes.size() - 2] & 0x80)) bytes.pop_back();
    if (bytes.size() < 256) {
      out_.Put(kLong1, static_cast<uint8_t>(bytes.size()));
    } else if (bytes.size() > INT32_MAX) {
      return RaiseFalse(TypeId::kOverflowError, "int too large to pickle");
    } else {
      out_.Put(kLong4, static_cast<int32_t>(bytes.size()));
    }
    PutText(bytes);
    return true;
  }
  bool SaveFloat(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    out_.Put(kBinFloat, __builtin_bswap64(bits));
    return true;
  }
  bool SaveStr(Borrowed<StrObject> text) {
    std::string_view utf8 = StrUtf8(text);
    if (__builtin_expect(!utf8.data(), 0)) {
      if (!PendingMatches(TypeId::kUnicodeEncodeError)) return false;
      ClearError();
      return SaveUtf8(text, StrToStdString(text.get()));
    }
    return SaveUtf8(text, utf8);
  }
  bool SaveUtf8(Borrowed<StrObject> text, std::string_view utf8) {
    if (utf8.size() <= 0xFF && protocol_ >= kFirstWithFrames) {
      out_.Put(kShortBinUnicode, static_cast<uint8_t>(utf8.size()));
      PutText(utf8);
    } else if (utf8.size() <= UINT32_MAX) {
      PutLarge<uint32_t>(utf8, kBinUnicode);
    } else if (protocol_ >= kFirstWithFrames) {
      PutLarge<uint64_t>(utf8, kBinUnicode8);
    } else {
      return RaiseFalse(TypeId::kOverflowError, "serializing a string larger than 4 GiB requires pickle protocol 4 or higher");
    }
    return Memoize(text);
  }
  bool SaveBytes(Borrowed<Object> object) {
    std::string_view bytes = BytesView(object.get());
    if (bytes.size() <= 0xFF) {
      out_.Put(kShortBinBytes, static_cast<uint8_t>(bytes.size()));
      PutText(bytes);
    } else if (bytes.size() <= UINT32_MAX) {
      PutLarge<uint32_t>(bytes, kBinBytes);
    } else if (protocol_ >= kFirstWithFrames) {
      PutLarge<uint64_t>(bytes, kBinBytes8);
    } else {
      return RaiseFalse(TypeId::kOverflowError, "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
    }
    return Memoize(object);
  }
  bool SaveByteArray(Borrowed<Object> object) {
    const auto* array = static_cast<const ByteArrayObject*>(object.get());
    PutLarge<uint64_t>({array->start, static_cast<size_t>(array->length)}, kByteArray8);
    return Memoize(object);
  }

  bool SaveTuple(Borrowed<Object> object) {
    TupleObject* tuple = AsTuple(object);
    const ptrdiff_t size = tuple->size;
    if (size == 0) return Put(kEmptyTuple), true;
    if (size <= 3) {
      for (ptrdiff_t i = 0; i < size; ++i) {
        if (!Save(TupleItem(tuple, i))) return false;
      }
      // It contains itself, and is complete by now.
      if (Recall(object, static_cast<int>(size), false)) return true;
      Put(size == 1 ? kTuple1 : size == 2 ? kTuple2 : kTuple3);
      return Memoize(object);
    }
    Put(kMark);
    for (ptrdiff_t i = 0; i < size; ++i) {
      if (!Save(TupleItem(tuple, i))) return false;
    }
    if (Recall(object, 0, true)) return true;
    Put(kTuple);
    return Memoize(object);
  }

  bool SaveList(Borrowed<Object> object) {
    Put(kEmptyList);
    if (!Memoize(object)) return false;
    ListObject* list = AsList(object);
    if (list->size == 0) return true;
    if (list->size == 1) {
      Ref<Object> item = NewRef(list->items[0]);
      if (!Save(item)) return false;
      Put(kAppend);
      return true;
    }
    ptrdiff_t done = 0;
    do {
      Put(kMark);
      for (int in_batch = 0; in_batch < kBatch && done < list->size; ++in_batch) {
        Ref<Object> item = NewRef(list->items[done++]);
        if (!SaveHere(item)) return false;
      }
      Put(kAppends);
    } while (done < list->size);
    return true;
  }

  bool SaveDict(Borrowed<Object> object) {
    Put(kEmptyDict);
    if (!Memoize(object)) return false;
    DictObject* dict = AsDict(object);
    if (dict->used == 0) return true;
    const ptrdiff_t size = dict->used;
    ptrdiff_t position = 0;
    int in_batch;
    do {
      in_batch = 0;
      if (size > 1) Put(kMark);
      Object *key, *value;
      while (in_batch < (size > 1 ? kBatch : 1) && DictNext(dict, &position, &key, &value)) {
        Ref<Object> held_key = NewRef(key), held_value = NewRef(value);
        if (!SaveHere(held_key) || !SaveHere(held_value)) return false;
        ++in_batch;
      }
      Put(size > 1 ? kSetItems : kSetItem);
      if (size > 1 && dict->used != size) return RaiseFalse(TypeId::kRuntimeError, "dictionary changed size during iteration");
    } while (in_batch == kBatch);
    return true;
  }

  bool SaveSet(Borrowed<Object> object) {
    Put(kEmptySet);
    if (!Memoize(object)) return false;
    const auto* set = static_cast<const SetObject*>(object.get());
    const ptrdiff_t size = set->used;
    if (size == 0) return true;
    ptrdiff_t position = 0;
    int in_batch;
    do {
      in_batch = 0;
      Put(kMark);
      Object* key;
      int64_t hash;
      while (in_batch < kBatch && SetNext(set, &position, &key, &hash)) {
        Ref<Object> held = NewRef(key);
        if (!Save(held)) return false;
        ++in_batch;
      }
      Put(kAddItems);
      if (set->used != size) return RaiseFalse(TypeId::kRuntimeError, "set changed size during iteration");
    } while (in_batch == kBatch);
    return true;
  }
  bool SaveFrozenSet(Borrowed<Object> object) {
    Put(kMark);
    const auto* set = static_cast<const SetObject*>(object.get());
    ptrdiff_t position = 0;
    Object* key;
    int64_t hash;
    while (SetNext(set, &position, &key, &hash)) {
      if (!Save(key)) return false;
    }
    if (Recall(object, 0, true)) return true;
    Put(kFrozenSet);
    return Memoize(object);
  }

  // ---- By name, or through a reducer ----

  bool SaveGlobal(Borrowed<Object> object, Borrowed<Object> name) {
    if (AsDict(helpers_.extensions)->used == 0) {
      Ref<StrObject> module, attribute;
      int known = NamesOfLoadedGlobal(object, IsNone(name.get()) ? nullptr : name.get(), fix_imports_ && protocol_ < 3, &module, &attribute);
      if (known < 0) return false;
      if (known > 0) return SaveNames(object, module, attribute);
    }
    Ref<Object> protocol = NewInt(protocol_);
    Ref<Object> found = protocol ? Call(helpers_.name_of, {object.get(), name.get(), protocol.get(), fix_imports_ ? True() : False()}) : nullptr;
    if (!found) return false;
    if (IsInt(found.get())) return SaveExtension(SmallValue(found.get()));
    TupleObject* answer = AsTuple(found.get());
    if (answer->size == 3) return SaveAttribute(object, answer);
    return SaveNames(object, AsStr(TupleItem(answer, 0)), AsStr(TupleItem(answer, 1)));
  }
  bool SaveNames(Borrowed<Object> object, Borrowed<StrObject> module, Borrowed<StrObject> attribute) {
    if (protocol_ >= kFirstWithFrames) {
      if (!Save(module) || !Save(attribute)) return false;
      Put(kStackGlobal);
    } else {
      Put(kGlobal);
      PutText(StrToStdString(module.get()));
      Put('\n');
      PutText(StrToStdString(attribute.get()));
      Put('\n');
    }
    return Memoize(object);
  }
  bool SaveExtension(int64_t code) {
    if (code <= 0xFF) return out_.Put(kExt1, static_cast<uint8_t>(code)), true;
    if (code <= 0xFFFF) return out_.Put(kExt2, static_cast<uint16_t>(code)), true;
    return out_.Put(kExt4, static_cast<int32_t>(code)), true;
  }
  // An attribute of a class, say, where no opcode takes dotted names: as getattr(parent, name).
  bool SaveAttribute(Borrowed<Object> object, TupleObject* parent_and_name) {
    Ref<TupleObject> args = NewTuple({TupleItem(parent_and_name, 0), TupleItem(parent_and_name, 1)});
    Ref<Object> getattr = NewRef(TupleItem(parent_and_name, 2));
    Ref<TupleObject> answer = args ? NewTuple({getattr.get(), args.get()}) : nullptr;
    return answer && SaveReduced(object, answer.get());
  }

  bool SaveOther(Borrowed<Object> object) {
    Ref<TypeObject> type = NewRef(TypeOf(object));
    if (IsExact(object, TypeId::kType) && !IsTypeOfSingleton(object)) return SaveGlobal(object, None());
    Ref<Object> protocol = NewInt(protocol_);
    if (!protocol) return false;
    Ref<Object> reducer, answer;
    if (IsRare(object)) {
      answer = Call(helpers_.rare, {object.get(), protocol.get()});
      if (!answer) return false;
      if (!IsExact(answer.get(), TypeId::kTuple)) return Save(answer);
      return SaveReduced(object, AsTuple(answer.get()));
    }
    if (Borrowed<Object> found = DictGet(AsDict(helpers_.reducers), type)) {
      reducer = found.ToOwned();
      answer = Call(reducer, {object.get()});
    } else if (ErrorPending()) {
      return false;
    } else if (IsType(object.get())) {
      return SaveGlobal(object, None());
    } else {
      reducer = GetAttr(object, Names().__reduce_ex__);
      answer = reducer ? Call(reducer, {protocol.get()}) : nullptr;
    }
    if (!answer) return false;
    if (IsStr(answer.get())) return SaveGlobal(object, answer);
    if (!IsTuple(answer.get()) || AsTuple(answer.get())->size < 2 || AsTuple(answer.get())->size > 6) {
      return Complain(object, reducer, answer) && false;
    }
    return SaveReduced(object, AsTuple(answer.get()));
  }
  static bool IsTypeOfSingleton(Borrowed<Object> object) {
    return object == TypeOf(None()) || object == TypeOf(NotImplemented()) || object == TypeOf(Ellipsis());
  }
  // Exact types that older protocols have no opcode for, and buffers.
  static bool IsRare(Borrowed<Object> object) {
    return IsExact(object, TypeId::kBytes) || IsExact(object, TypeId::kByteArray) || IsExact(object, TypeId::kSet) ||
           IsExact(object, TypeId::kFrozenSet) || IsTypeOfSingleton(object) || IsPickleBuffer(object);
  }

  Ref<Object> Complain(Borrowed<Object> object, Borrowed<Object> reducer, Borrowed<Object> answer) {
    Ref<Object> protocol = NewInt(protocol_);
    return protocol ? Call(helpers_.complain, {object.get(), reducer.get(), answer.get(), protocol.get()}) : nullptr;
  }

  // (function, arguments[, state[, list items[, dict items[, state setter]]]])
  bool SaveReduced(Borrowed<Object> object, TupleObject* answer) {
    if (!ListAppend(kept_, NewRef<Object>(answer))) return false;  // what it holds has addresses in the memo
    auto part = [&](ptrdiff_t i) -> Object* { return i < answer->size && TupleItem(answer, i) != None() ? TupleItem(answer, i) : nullptr; };
    Object* function = TupleItem(answer, 0);
    Object* args = TupleItem(answer, 1);
    Object* state = part(2);
    if (!IsTuple(args) || !IsCallable(function) || (part(3) && !IsIterator(part(3))) || (part(4) && !IsIterator(part(4))) ||
        (part(5) && !IsCallable(part(5)))) {
      return Complain(object, function, answer) && false;
    }
    Ref<Object> name;
    if (LookupAttr(function, Names().__name__, &name) < 0) return false;
    bool ok;
    if (name && IsStr(name.get()) && StrEqual(AsStr(name.get()), Names().__newobj__)) {
      ok = SaveNewObject(object, answer, AsTuple(args));
    } else if (name && IsStr(name.get()) && StrEqual(AsStr(name.get()), Names().__newobj_ex__)) {
      ok = SaveNewObjectEx(object, answer, AsTuple(args));
    } else {
      ok = Save(function) && Save(args);
      Put(kReduce);
    }
    if (!ok) return false;
    // It may have come up again while its own arguments were written.
    if (!Recall(object, 1, false) && !Memoize(object)) return false;
    if (Object* items = part(3)) {
      if (!SaveBatches(items, false)) return false;
    }
    if (Object* items = part(4)) {
      if (!SaveBatches(items, true)) return false;
    }
    if (!state) return true;
    if (Object* setter = part(5)) {
      if (!Save(setter) || !Save(object) || !Save(state)) return false;
      Put(kTuple2);
      Put(kReduce);
      Put(kPop);
      return true;
    }
    if (!Save(state)) return false;
    Put(kBuild);
    return true;
  }
  bool SaveNewObject(Borrowed<Object> object, TupleObject* answer, TupleObject* args) {
    Ref<Object> type_of_object = GetAttr(object, Names().__class__);
    if (!type_of_object) return false;
    if (args->size < 1 || !IsType(TupleItem(args, 0)) || TupleItem(args, 0) != type_of_object.get()) {
      Ref<Object> fine = Complain(object, TupleItem(answer, 0), answer);
      if (!fine) return false;
    }
    Ref<TupleObject> rest = NewTupleFrom({args->items + 1, static_cast<size_t>(args->size - 1)});
    if (!rest || !Save(TupleItem(args, 0)) || !ListAppend(kept_, NewRef<Object>(rest.get())) || !Save(rest)) return false;
    Put(kNewObject);
    return true;
  }
  bool SaveNewObjectEx(Borrowed<Object> object, TupleObject* answer, TupleObject* args) {
    // It also tells whether the arguments are as they must be.
    Ref<Object> maker = Complain(object, TupleItem(answer, 0), answer);
    if (!maker) return false;
    if (protocol_ >= kFirstWithFrames) {
      if (!Save(TupleItem(args, 0)) || !Save(TupleItem(args, 1)) || !Save(TupleItem(args, 2))) return false;
      Put(kNewObjectEx);
      return true;
    }
    if (!ListAppend(kept_, NewRef<Object>(maker.get())) || !Save(maker)) return false;
    Put(kEmptyTuple);
    Put(kReduce);
    return true;
  }

  // Items that an iterator gives: a single one of the last batch goes alone.
  bool SaveBatches(Borrowed<Object> items, bool pairs) {
    Ref<Object> iterator = GetIter(items);
    if (!iterator) return false;
    int in_batch;
    do {
      in_batch = 0;
      Ref<Object> first = Next(iterator);
      if (!first) break;
      Ref<Object> second = Next(iterator);
      if (!second) {
        if (ErrorPending() || !SaveItem(first, pairs)) return false;
        Put(pairs ? kSetItem : kAppend);
        break;
      }
      Put(kMark);
      if (!SaveItem(first, pairs)) return false;
      in_batch = 1;
      for (Ref<Object> item = std::move(second); item; item = Next(iterator)) {
        if (!SaveItem(item, pairs)) return false;
        if (++in_batch == kBatch) break;
      }
      if (ErrorPending()) return false;
      Put(pairs ? kSetItems : kAppends);
    } while (in_batch == kBatch);
    return !ErrorPending();
  }
  bool SaveItem(const Ref<Object>& item, bool pair) {
    // Nobody else may hold it, and its address stands in the memo.
    if (!ListAppend(kept_, NewRef<Object>(item.get()))) return false;
    if (!pair) return Save(item);
    if (!IsTuple(item.get()) || AsTuple(item.get())->size != 2) {
      return RaiseFalse(TypeId::kTypeError, "dict items iterator must return 2-tuples");
    }
    return Save(TupleItem(AsTuple(item.get()), 0)) && Save(TupleItem(AsTuple(item.get()), 1));
  }

  const int protocol_;
  const bool fix_imports_;
  const Helpers helpers_;
  ListObject* const kept_;  // what the memo knows, alive until the end
  Memo memo_;
  Output out_;
  size_t frame_start_ = 0;
  bool framing_ = false;
};

}  // namespace

Ref<Object> Write(Borrowed<Object>, ArgSpan args) {
  Ref<ListObject> kept = NewList(0);
  if (!kept) return nullptr;
  Untrack(kept.get());
  Writer writer(static_cast<int>(SmallValue(args[1])), args[2] == True(), {args[3], args[4], args[5], args[6], args[7]}, kept.get());
  return writer.Write(args[0]);
}

}  // namespace viv::pickle
