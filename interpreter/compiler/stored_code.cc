#include "interpreter/compiler/stored_code.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/code_positions.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

// Rows of {offset of the name, its size, size of the text, offset of the code, its size}, their number in front; offsets from the start.
// Linked in by the program that is installed only.
extern "C" {
extern const char viv_stored_code[] [[gnu::weak]], viv_stored_code_end[] [[gnu::weak]];
}

namespace viv {
namespace {

enum class Tag : uint8_t {
  kNull, kNone, kTrue, kFalse, kEllipsis, kAgain, kInt, kBigInt, kFloat, kComplex, kStr, kInternedStr, kBytes, kTuple, kFrozenSet, kCode
};

uint64_t ZigZag(int64_t value) { return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63); }
int64_t UnZigZag(uint64_t value) { return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1); }

// ---- Writing ----------------------------------------------------------------------------------------------------------------------------

class Writer {
 public:
  explicit Writer(std::string* out) : out_(*out) {}

  bool Write(Object* object) {
    if (!object) return Put(Tag::kNull);
    if (object == None()) return Put(Tag::kNone);
    if (object == True()) return Put(Tag::kTrue);
    if (object == False()) return Put(Tag::kFalse);
    if (object == Ellipsis()) return Put(Tag::kEllipsis);
    auto [known, is_new] = numbers_.emplace(object, static_cast<uint32_t>(numbers_.size()));
    if (!is_new) {
      Put(Tag::kAgain);
      Unsigned(known->second);
      return true;
    }
    switch (object->kind) {
      case kInt:
        Put(Tag::kInt);
        Unsigned(ZigZag(SmallValue(object)));
        return true;
      case kBigInt: return WriteBigInt(object);
      case kFloat: {
        Put(Tag::kFloat);
        double value = FloatValue(object);
        Raw(&value, sizeof value);
        return true;
      }
      case kStr: {
        const auto* text = static_cast<const StrObject*>(object);
        Put(text->interned ? Tag::kInternedStr : Tag::kStr);
        Bytes(StrToStdString(text));
        return true;
      }
      case kBytes:
        Put(Tag::kBytes);
        Bytes(BytesView(object));
        return true;
      case kTuple:
        Put(Tag::kTuple);
        Unsigned(static_cast<uint64_t>(AsTuple(object)->size));
        for (Object* item : TupleItems(AsTuple(object))) {
          if (!Write(item)) return false;
        }
        return true;
      default: break;
    }
    if (IsExact(object, TypeId::kFrozenSet)) return WriteFrozenSet(object);
    if (IsExact(object, TypeId::kCode)) return WriteCode(AsCode(object));
    if (IsExact(object, TypeId::kComplex)) {
      Put(Tag::kComplex);
      const auto* value = static_cast<const ComplexObject*>(object);
      Raw(&value->real, sizeof value->real);
      Raw(&value->imaginary, sizeof value->imaginary);
      return true;
    }
    return RaiseFalse(TypeId::kTypeError, "a constant of type %T cannot be stored", object);
  }

 private:
  bool Put(Tag tag) {
    out_ += static_cast<char>(tag);
    return true;
  }
  void Unsigned(uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  void Signed(int64_t value) { Unsigned(ZigZag(value)); }
  void Raw(const void* data, size_t size) { out_.append(static_cast<const char*>(data), size); }
  void Bytes(std::string_view bytes) {
    Unsigned(bytes.size());
    out_ += bytes;
  }

  bool WriteBigInt(Object* object) {
    std::string bytes(IntBitLength(object) / 8 + 1, '\0');
    if (!IntToBytes(object, reinterpret_cast<uint8_t*>(bytes.data()), bytes.size(), true, true)) return false;
    Put(Tag::kBigInt);
    Bytes(bytes);
    return true;
  }
  // In an order that does not depend on hashes: that of what is written for each by itself.
  bool WriteFrozenSet(Object* object) {
    std::vector<std::pair<std::string, Object*>> items;
    ptrdiff_t position = 0;
    Object* key;
    int64_t hash;
    while (SetNext(static_cast<const SetObject*>(object), &position, &key, &hash)) {
      std::string alone;
      if (!Writer(&alone).Write(key)) return false;
      items.emplace_back(std::move(alone), key);
    }
    std::sort(items.begin(), items.end());
    Put(Tag::kFrozenSet);
    Unsigned(items.size());
    for (auto& [alone, item] : items) {
      if (!Write(item)) return false;
    }
    return true;
  }

  bool WriteCode(CodeObject* code) {
    Put(Tag::kCode);
    for (int32_t number : {code->argument_count, code->positional_only_count, code->keyword_only_count, code->local_count, code->cell_count,
                           code->free_count, code->register_count, code->stack_size, code->first_line}) {
      Signed(number);
    }
    Unsigned(code->flags);
    for (Object* part : {static_cast<Object*>(code->name.get()), static_cast<Object*>(code->qualname.get()),
                         static_cast<Object*>(code->constants.get()), static_cast<Object*>(code->names.get()),
                         static_cast<Object*>(code->local_names.get()), static_cast<Object*>(code->cell_names.get()),
                         static_cast<Object*>(code->free_names.get())}) {
      if (!Write(part)) return false;
    }
    out_ += static_cast<char>(code->cell_parameters != nullptr);
    if (code->cell_parameters) Raw(code->cell_parameters, static_cast<size_t>(code->cell_count) * sizeof(int16_t));
    Unsigned(static_cast<uint64_t>(code->word_count));
    out_.append(-out_.size() % sizeof(uint64_t), '\0');
    Raw(code->words, static_cast<size_t>(code->word_count) * sizeof(uint64_t));
    Unsigned(static_cast<uint64_t>(code->exception_entry_count));
    for (int32_t i = 0; i < code->exception_entry_count; ++i) {
      const ExceptionTableEntry& entry = code->exception_table[i];
      for (uint32_t number : {entry.start, entry.end, entry.target, entry.depth}) Unsigned(number);
    }
    Unsigned(static_cast<uint64_t>(PositionCount(code)));
    std::string positions;
    PackPositions(code, &positions);
    Bytes(positions);
    return true;
  }

  std::string& out_;
  absl::flat_hash_map<const Object*, uint32_t> numbers_;  // of what was written, in order
};

// ---- Reading ----------------------------------------------------------------------------------------------------------------------------

class Reader {
 public:
  // `known` holds what was read so far, by number.
  Reader(std::string_view stored, Borrowed<StrObject> filename, ListObject* known)
      : at_(reinterpret_cast<const uint8_t*>(stored.data())), filename_(filename), known_(known) {}

  // *is_null: nothing was there, which is no failure.
  Ref<Object> Read(bool* is_null = nullptr) {
    const auto tag = static_cast<Tag>(*at_++);
    switch (tag) {
      case Tag::kNull:
        *is_null = true;
        return nullptr;
      case Tag::kNone: return NewNone();
      case Tag::kTrue: return NewRef(True());
      case Tag::kFalse: return NewRef(False());
      case Tag::kEllipsis: return NewRef(Ellipsis());
      case Tag::kAgain: return NewRef(known_->items[Unsigned()]);
      default: break;
    }
    // Its number is taken before those of its parts.
    const ptrdiff_t number = known_->size;
    if (!ListAppend(known_, NewNone())) return nullptr;
    Ref<Object> object = ReadNew(tag);
    if (object) Ref<Object>::Adopt(std::exchange(known_->items[number], NewRef(object.get()).Release()));
    return object;
  }

 private:
  uint64_t Unsigned() {
    uint64_t value = *at_++;
    if (__builtin_expect(value < 0x80, 1)) return value;
    value &= 0x7F;
    for (int shift = 7;; shift += 7) {
      const uint64_t byte = *at_++;
      value |= (byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  }
  int64_t Signed() { return UnZigZag(Unsigned()); }
  template <class T>
  T Raw() {
    T value;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  std::string_view Bytes() {
    const size_t size = Unsigned();
    at_ += size;
    return {reinterpret_cast<const char*>(at_) - size, size};
  }

  Ref<Object> ReadNew(Tag tag) {
    switch (tag) {
      case Tag::kInt: return NewInt(Signed());
      case Tag::kBigInt: {
        std::string_view bytes = Bytes();
        return IntFromBytes(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), true, true);
      }
      case Tag::kFloat: return NewFloat(Raw<double>());
      case Tag::kComplex: {
        const double real = Raw<double>(), imaginary = Raw<double>();
        return NewComplex(real, imaginary);
      }
      case Tag::kStr: return NewStr(Bytes());
      case Tag::kInternedStr: return InternStr(Bytes());
      case Tag::kBytes: return NewBytes(Bytes());
      case Tag::kTuple: return ReadTuple();
      case Tag::kFrozenSet: {
        Ref<Object> items = ReadTuple();
        return items ? NewFrozenSet(items) : nullptr;
      }
      default: return ReadCode();
    }
  }
  Ref<Object> ReadTuple() {
    const auto size = static_cast<ptrdiff_t>(Unsigned());
    if (size == 0) return EmptyTuple();
    Ref<TupleObject> tuple = NewTuple(size);
    if (!tuple) return nullptr;
    for (ptrdiff_t i = 0; i < size; ++i) {
      Ref<Object> item = Read();
      if (!item) return nullptr;
      TupleInit(tuple.get(), i, std::move(item));
    }
    return tuple;
  }

  template <class T>
  bool Part(GcSlot<T>* slot) {
    bool is_null = false;
    Ref<Object> object = Read(&is_null);
    if (!object) return is_null;
    slot->Init(Ref<T>::Adopt(static_cast<T*>(object.Release())));
    return true;
  }
  // Room for so many; where there are none, none. False: MemoryError pending.
  template <class T>
  bool Room(T** place, size_t count) {
    if (count == 0) return true;
    *place = static_cast<T*>(Allocate(Domain::kMem, count * sizeof(T)));
    return *place || (RaiseMemoryError(), false);
  }

  Ref<Object> ReadCode() {
    Ref<CodeObject> owned = NewCode();
    if (!owned) return nullptr;
    CodeObject* code = owned.get();
    for (int32_t* number : {&code->argument_count, &code->positional_only_count, &code->keyword_only_count, &code->local_count, &code->cell_count,
                            &code->free_count, &code->register_count, &code->stack_size, &code->first_line}) {
      *number = static_cast<int32_t>(Signed());
    }
    code->flags = static_cast<uint32_t>(Unsigned());
    code->filename.Init(NewRef<Object>(filename_.get()));
    if (!Part(&code->name) || !Part(&code->qualname) || !Part(&code->constants) || !Part(&code->names) || !Part(&code->local_names) ||
        !Part(&code->cell_names) || !Part(&code->free_names)) {
      return nullptr;
    }
    if (*at_++) {
      const size_t bytes = static_cast<size_t>(code->cell_count) * sizeof(int16_t);
      code->cell_parameters = static_cast<int16_t*>(Allocate(Domain::kMem, bytes));
      if (!code->cell_parameters) return RaiseMemoryError();
      std::memcpy(code->cell_parameters, at_, bytes);
      at_ += bytes;
    }
    const auto words = static_cast<size_t>(Unsigned());
    if (!Room(&code->words, words)) return nullptr;
    code->word_count = static_cast<int32_t>(words);
    at_ += -reinterpret_cast<uintptr_t>(at_) % sizeof(uint64_t);
    std::memcpy(code->words, at_, words * sizeof(uint64_t));
    code->original_words = reinterpret_cast<uint64_t*>(const_cast<uint8_t*>(at_));  // these stay where they are
    at_ += words * sizeof(uint64_t);
    const auto exceptions = static_cast<size_t>(Unsigned());
    if (!Room(&code->exception_table, exceptions)) return nullptr;
    code->exception_entry_count = static_cast<int32_t>(exceptions);
    for (size_t i = 0; i < exceptions; ++i) {
      ExceptionTableEntry& entry = code->exception_table[i];
      for (uint32_t* number : {&entry.start, &entry.end, &entry.target, &entry.depth}) *number = static_cast<uint32_t>(Unsigned());
    }
    code->position_entry_count = -static_cast<int32_t>(Unsigned());
    code->positions = reinterpret_cast<PositionEntry*>(const_cast<char*>(Bytes().data()));  // packed: they stay where they are
    return owned;
  }

  const uint8_t* at_;
  const Borrowed<StrObject> filename_;
  ListObject* const known_;
};

}  // namespace

bool StoreCode(CodeObject* code, std::string* out) { return Writer(out).Write(code); }

Ref<CodeObject> LoadStoredCode(std::string_view stored, Borrowed<StrObject> filename) {
  Ref<ListObject> known = NewList(0);
  if (!known) return nullptr;
  Untrack(known.get());
  Ref<Object> code = Reader(stored, filename, known.get()).Read();
  return Ref<CodeObject>::Adopt(static_cast<CodeObject*>(code.Release()));
}

std::string_view AllStoredCode() { return {viv_stored_code, static_cast<size_t>(viv_stored_code_end - viv_stored_code)}; }

std::string_view FindStoredCode(std::string_view name, size_t source_size) {
  const char* const start = viv_stored_code;
  if (!start) return {};
  struct Row {
    uint32_t name, name_size, source_size, code, code_size;
  };
  uint32_t count;
  std::memcpy(&count, start, sizeof count);
  for (uint32_t i = 0; i < count; ++i) {
    Row row;
    std::memcpy(&row, start + sizeof count + i * sizeof row, sizeof row);
    if (row.source_size == source_size && name == std::string_view(start + row.name, row.name_size)) return {start + row.code, row.code_size};
  }
  return {};
}

}  // namespace viv
