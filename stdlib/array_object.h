// array.array: numbers of one C type in a row. Answers to CPython's Modules/arraymodule.c; over-allocation is CPython's.
//
// `items` moves when the array grows, and converting a value may run Python that makes it grow: a value is converted first, into a
// place of its own, and stored afterwards where the index is still good.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/vm/raw_array.h"
#include "stdlib/library_state.h"

namespace viv {

union ArrayValue {  // room for an item of any type
  char bytes[8];
  int64_t alignment;
};

// One type of items.
struct ArrayItemType {
  char code;
  int item_size;
  const char* format;  // of buffers
  bool is_integer, is_signed;
  int machine_format;  // how pickles name it
  Ref<Object> (*get)(const char* at);
  bool (*convert)(Object* value, char* out);
  // The first index where two rows of the same type differ (of `count`), and there: whether a < b, or neither (a nan).
  ptrdiff_t (*mismatch)(const char* a, const char* b, ptrdiff_t count);
  bool (*less)(const char* a, const char* b);
  RawItem raw = RawItem::kOther;
};
const ArrayItemType* ArrayItemTypeOf(uint32_t code);  // null: there is none
Table<ArrayItemType> ArrayItemTypes();

struct ArrayObject : Object {
  ptrdiff_t size;
  char* items;  // mem domain; null where nothing is allocated
  ptrdiff_t allocated;
  const ArrayItemType* item;
  Object* weaklist;
  ptrdiff_t exports;  // buffers that are out: no resizing
  char* At(ptrdiff_t i) const { return items + i * item->item_size; }
};
static_assert(sizeof(ArrayObject) == 64);

inline ArrayObject* AsArray(Object* object) { return static_cast<ArrayObject*>(object); }
inline bool IsArray(const Object* object) {
  TypeObject* type = CurrentLibrary().array_type.get();
  return object->type == type || IsSubtype(TypeOf(object), type);
}

// `size` items of garbage, exactly allocated.
Ref<ArrayObject> NewArray(TypeObject* type, const ArrayItemType* item, ptrdiff_t size);
inline Ref<ArrayObject> NewArrayLike(const ArrayObject* other, ptrdiff_t size) {
  return NewArray(CurrentLibrary().array_type.get(), other->item, size);
}
bool ArrayResize(ArrayObject* self, ptrdiff_t size);  // BufferError while exported
bool ArrayInsert(ArrayObject* self, ptrdiff_t index, Object* value);
bool ArrayExtend(ArrayObject* self, Object* array_or_iterable);
bool ArrayAppendBytes(ArrayObject* self, std::string_view bytes);
bool ArrayAppendText(ArrayObject* self, const StrObject* text);
Ref<StrObject> ArrayText(const ArrayObject* self);  // of type 'u'
Ref<Object> ArrayToList(Borrowed<Object> self);
// Where `value` stands from `start` on and before `stop`. -1: nowhere, -2: failed.
ptrdiff_t ArrayFind(ArrayObject* self, Object* value, ptrdiff_t start, ptrdiff_t stop);
void ArrayReverse(ArrayObject* self);

// array_slice.cc
Ref<Object> ArraySubscript(Borrowed<Object> self, Borrowed<Object> key);
bool ArrayAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null);
bool ArrayDeleteRange(ArrayObject* self, ptrdiff_t start, ptrdiff_t stop);
// array_type.cc, array_module.cc
extern const TypeSpec kArraySpec;
Ref<Object> ArrayNew(TypeObject* type, CallArgs args);
Ref<Object> ArrayIter(Borrowed<Object> self);

}  // namespace viv
