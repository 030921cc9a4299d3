// The items of a memoryview: from memory to objects and back, lists, copies, comparison.
#include <cstring>
#include <limits>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/memoryview_object.h"

namespace viv {
namespace {

template <class T>
T Read(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}
template <class T>
void Write(char* at, T value) {
  std::memcpy(at, &value, sizeof(T));
}

bool WrongType(const char* format) { return RaiseFalse(TypeId::kTypeError, "memoryview: invalid type for format '%s'", format); }
bool WrongValue(const char* format) { return RaiseFalse(TypeId::kValueError, "memoryview: invalid value for format '%s'", format); }

// Replaces the error of a conversion by the one that names the format.
bool ConversionFailed(const char* format) {
  if (PendingMatches(TypeId::kTypeError)) {
    ClearError();
    return WrongType(format);
  }
  if (PendingMatches(TypeId::kOverflowError) || PendingMatches(TypeId::kValueError)) {
    ClearError();
    return WrongValue(format);
  }
  return false;
}

template <class T>
bool PackInteger(char* at, Borrowed<Object> item, const char* format) {
  Ref<Object> integer = Index(item);
  if (!integer) return ConversionFailed(format);
  if constexpr (std::is_unsigned_v<T> && sizeof(T) == 8) {
    if (IntSign(integer.get()) < 0 || IntBitLength(integer.get()) > 64) return WrongValue(format);
    Write<T>(at, static_cast<T>(AsUint64Mask(integer)));
  } else {
    int overflow;
    int64_t value = IntAsInt64(integer, &overflow);
    if (overflow || value < static_cast<int64_t>(std::numeric_limits<T>::min()) ||
        value > static_cast<int64_t>(std::numeric_limits<T>::max())) {
      return WrongValue(format);
    }
    Write<T>(at, static_cast<T>(value));
  }
  return true;
}

const char* SkipAt(const char* format) { return format[0] == '@' ? format + 1 : format; }

Ref<Object> Unsupported(const char* format) { return Raise(TypeId::kNotImplementedError, "memoryview: format %s not supported", format); }

Ref<Object> ListOfDimension(const char* at, const MemoryViewObject* view, int dimension) {
  if (dimension == view->dimensions) return UnpackItem(at, view->format);
  ptrdiff_t n = view->shape[dimension];
  Ref<ListObject> list = NewList(n);
  if (!list) return nullptr;
  for (ptrdiff_t i = 0; i < n; ++i) {
    Ref<Object> item = ListOfDimension(at + i * view->strides[dimension], view, dimension + 1);
    if (!item) return nullptr;
    ListInit(list.get(), i, std::move(item));
  }
  return list;
}

}  // namespace

char NativeFormat(const char* format, ptrdiff_t* item_size) {
  format = SkipAt(format);
  ptrdiff_t size;
  switch (format[0]) {
    case 'c': case 'b': case 'B': case '?': size = 1; break;
    case 'h': case 'H': size = 2; break;
    case 'i': case 'I': case 'f': size = 4; break;
    case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'd': case 'P': size = 8; break;
    default: return 0;
  }
  if (format[1]) return 0;
  *item_size = size;
  return format[0];
}

Ref<Object> UnpackItem(const char* at, const char* format) {
  ptrdiff_t size;
  switch (NativeFormat(format, &size)) {
    case 'c': return NewBytes({at, 1});
    case 'b': return NewInt(Read<int8_t>(at));
    case 'B': return NewInt(Read<uint8_t>(at));
    case '?': return NewBool(*at != 0);
    case 'h': return NewInt(Read<int16_t>(at));
    case 'H': return NewInt(Read<uint16_t>(at));
    case 'i': return NewInt(Read<int32_t>(at));
    case 'I': return NewInt(Read<uint32_t>(at));
    case 'l': case 'q': case 'n': return NewInt(Read<int64_t>(at));
    case 'L': case 'Q': case 'N': case 'P': return NewIntFromUnsigned(Read<uint64_t>(at));
    case 'f': return NewFloat(static_cast<double>(Read<float>(at)));
    case 'd': return NewFloat(Read<double>(at));
    default: return Unsupported(format);
  }
}

bool PackItem(char* at, Borrowed<Object> item, const char* format) {
  ptrdiff_t size;
  switch (NativeFormat(format, &size)) {
    case 'c':
      if (!IsBytes(item)) return WrongType(format);
      if (BytesView(item.get()).size() != 1) return WrongValue(format);
      *at = BytesView(item.get())[0];
      return true;
    case 'b': return PackInteger<int8_t>(at, item, format);
    case 'B': return PackInteger<uint8_t>(at, item, format);
    case '?': {
      int truth = IsTrue(item);
      if (truth < 0) return false;
      *at = static_cast<char>(truth);
      return true;
    }
    case 'h': return PackInteger<int16_t>(at, item, format);
    case 'H': return PackInteger<uint16_t>(at, item, format);
    case 'i': return PackInteger<int32_t>(at, item, format);
    case 'I': return PackInteger<uint32_t>(at, item, format);
    case 'l': case 'q': case 'n': return PackInteger<int64_t>(at, item, format);
    case 'L': case 'Q': case 'N': case 'P': return PackInteger<uint64_t>(at, item, format);
    case 'f':
    case 'd': {
      double value = AsDouble(item);
      if (value == -1.0 && ErrorPending()) return ConversionFailed(format);
      if (SkipAt(format)[0] == 'f') {
        Write<float>(at, static_cast<float>(value));
      } else {
        Write<double>(at, value);
      }
      return true;
    }
    default: return static_cast<bool>(Unsupported(format));
  }
}

Ref<Object> MemoryViewToList(const MemoryViewObject* view) { return ListOfDimension(view->data, view, 0); }

void CopyInOrder(const char* data, ptrdiff_t item_size, int dimensions, const ptrdiff_t* shape, const ptrdiff_t* strides, char order,
                 char* out) {
  auto dimension = [&](int k) { return order == 'F' ? k : dimensions - 1 - k; };  // the fastest first
  ptrdiff_t count = 1;
  bool in_order = true;
  for (int k = 0; k < dimensions; ++k) {
    const int d = dimension(k);
    in_order = in_order && (shape[d] <= 1 || strides[d] == count * item_size);
    count *= shape[d];
  }
  if (count == 0) return;
  if (in_order) {
    std::memcpy(out, data, static_cast<size_t>(count * item_size));
    return;
  }
  ptrdiff_t at[64] = {};
  for (ptrdiff_t i = 0; i < count; ++i, out += item_size) {
    const char* from = data;
    for (int d = 0; d < dimensions; ++d) from += at[d] * strides[d];
    std::memcpy(out, from, static_cast<size_t>(item_size));
    for (int k = 0; k < dimensions; ++k) {
      const int d = dimension(k);
      if (++at[d] < shape[d]) break;
      at[d] = 0;
    }
  }
}

int CompareItems(const char* a, const ptrdiff_t* a_strides, const char* a_format, const char* b, const ptrdiff_t* b_strides,
                 const char* b_format, const ptrdiff_t* shape, int dimensions) {
  if (dimensions > 0) {
    for (ptrdiff_t i = 0; i < shape[0]; ++i) {
      int equal = CompareItems(a + i * a_strides[0], a_strides + 1, a_format, b + i * b_strides[0], b_strides + 1, b_format, shape + 1,
                               dimensions - 1);
      if (equal != 1) return equal;
    }
    return 1;
  }
  ptrdiff_t a_size, b_size;
  char a_letter = NativeFormat(a_format, &a_size), b_letter = NativeFormat(b_format, &b_size);
  if (!a_letter || !b_letter) return 0;  // formats that nobody here can read are never equal
  if (a_letter == b_letter) {
    switch (a_letter) {
      case 'f': return Read<float>(a) == Read<float>(b);
      case 'd': return Read<double>(a) == Read<double>(b);
      case '?': return (*a != 0) == (*b != 0);
      default: return std::memcmp(a, b, static_cast<size_t>(a_size)) == 0;
    }
  }
  Ref<Object> left = UnpackItem(a, a_format), right = UnpackItem(b, b_format);
  if (!left || !right) return -1;
  return CompareBool(left, right, kEqual);
}

}  // namespace viv
