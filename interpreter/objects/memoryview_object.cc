// memoryview: life, slots, methods, table.
#include "interpreter/objects/memoryview_object.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/siphash.h"
#include "interpreter/objects/slice_range.h"

namespace viv {
namespace {

constexpr int kMaxDimensions = 64;

// ---- Managed buffers -------------------------------------------------------------------------------------------------------------

ManagedBufferObject* Managed(Object* object) { return static_cast<ManagedBufferObject*>(object); }

Ref<ManagedBufferObject> NewManagedBuffer() {
  auto* managed = NewContainer<ManagedBufferObject>(BuiltinType(TypeId::kManagedBuffer));
  if (!managed) return nullptr;
  managed->released = false;
  managed->exports = 0;
  managed->master = Buffer{};
  Track(managed);
  return Ref<ManagedBufferObject>::Adopt(managed);
}

void ReleaseManaged(ManagedBufferObject* managed) {
  if (managed->released) return;
  managed->released = true;
  Untrack(managed);
  ReleaseBuffer(&managed->master);
}

void ManagedDealloc(Object* self) {
  Untrack(self);
  ReleaseManaged(Managed(self));
  FreeObject(self);
}
int ManagedTraverse(Object* self, VisitFn visit, void* context) {
  Object* owner = Managed(self)->master.owner;
  return owner ? visit(owner, context) : 0;
}
void ManagedClear(Object* self) {
  if (Managed(self)->exports == 0) ReleaseManaged(Managed(self));
}

// ---- Views -----------------------------------------------------------------------------------------------------------------------

// A view with room for so many dimensions; everything but data, format and dimensions is to be filled in.
Ref<MemoryViewObject> NewView(Borrowed<ManagedBufferObject> managed, int dimensions) {
  if (managed->released) return RaiseValueError("operation forbidden on released memoryview object"), nullptr;
  ptrdiff_t words = 3 * dimensions;
  auto* view = NewContainer<MemoryViewObject>(BuiltinType(TypeId::kMemoryView),
                                              kMemoryViewBasicSize + static_cast<size_t>(words) * sizeof(ptrdiff_t));
  if (!view) return nullptr;
  view->array_size = words;
  view->managed.Init(NewRef(managed.get()));
  ++managed->exports;
  view->hash = -1;
  view->released = 0;
  view->dimensions = dimensions;
  view->exports = 0;
  view->shape = view->array;
  view->strides = view->array + dimensions;
  view->weaklist = nullptr;
  Track(view);
  return Ref<MemoryViewObject>::Adopt(view);
}

Ref<MemoryViewObject> ViewOfMaster(Borrowed<ManagedBufferObject> managed) {
  const Buffer& master = managed->master;
  if (master.dimensions > kMaxDimensions) {
    return RaiseValueError("memoryview: number of dimensions must not exceed 64"), nullptr;
  }
  Ref<MemoryViewObject> view = NewView(managed, master.dimensions);
  if (!view) return nullptr;
  view->data = static_cast<char*>(master.data);
  view->length = master.length;
  view->item_size = master.item_size;
  view->read_only = master.read_only;
  view->format = master.format ? master.format : "B";
  if (master.dimensions == 1 && !master.shape) {
    view->shape[0] = master.item_size ? master.length / master.item_size : 0;
  } else {
    std::copy_n(master.shape, master.dimensions, view->shape);
  }
  if (master.strides) {
    std::copy_n(master.strides, master.dimensions, view->strides);
  } else {
    ptrdiff_t stride = master.item_size;
    for (int d = master.dimensions - 1; d >= 0; --d) {
      view->strides[d] = stride;
      stride *= view->shape[d];
    }
  }
  return view;
}

Ref<MemoryViewObject> ViewOfView(const MemoryViewObject* from) {
  Ref<MemoryViewObject> view = NewView(from->managed.get(), from->dimensions);
  if (!view) return nullptr;
  view->data = from->data;
  view->length = from->length;
  view->item_size = from->item_size;
  view->read_only = from->read_only;
  view->format = from->format;
  std::copy_n(from->shape, from->dimensions, view->shape);
  std::copy_n(from->strides, from->dimensions, view->strides);
  return view;
}

// False: BufferError pending, because buffers of the view are out.
bool ReleaseView(MemoryViewObject* view) {
  if (view->released) return true;
  if (view->exports == 0) {
    view->released = 1;
    ManagedBufferObject* managed = view->managed;
    if (--managed->exports == 0) ReleaseManaged(managed);
    return true;
  }
  if (view->exports > 0) {
    return RaiseFalse(TypeId::kBufferError, "memoryview has %zd exported buffer%s", view->exports, view->exports == 1 ? "" : "s");
  }
  return RaiseFalse(TypeId::kSystemError, "_memory_release(): negative export count");
}

void Dealloc(Object* self) {
  Untrack(self);
  MemoryViewObject* view = AsMemoryView(self);
  if (view->managed && !ReleaseView(view)) ClearError();
  view->managed.Clear();
  ClearWeakRefsIfAny(self);
  FreeObject(self);
}
int Traverse(Object* self, VisitFn visit, void* context) { return AsMemoryView(self)->managed.Visit(visit, context); }
void Clear(Object* self) {
  MemoryViewObject* view = AsMemoryView(self);
  if (view->managed && !ReleaseView(view)) ClearError();
  view->managed.Clear();
}

Ref<Object> New(TypeObject*, CallArgs args) {
  Object* given[1] = {};
  if (!ParseArguments({.function = "memoryview", .names = {"object"}, .required = 1}, args, given)) return nullptr;
  return NewMemoryView(given[0]);
}

// ---- Indexing --------------------------------------------------------------------------------------------------------------------

// Moves *at to the index in one dimension. False: IndexError pending.
bool Step(const MemoryViewObject* view, int dimension, ptrdiff_t index, char** at) {
  ptrdiff_t n = view->shape[dimension];
  if (index < 0) index += n;
  if (index < 0 || index >= n) return RaiseFalse(TypeId::kIndexError, "index out of bounds on dimension %d", dimension + 1);
  *at += index * view->strides[dimension];
  return true;
}

bool IsMultiIndex(Borrowed<Object> key) {
  if (!IsTuple(key)) return false;
  ArgSpan items = TupleItems(AsTuple(key));
  return std::all_of(items.begin(), items.end(), [](Object* item) { return IsIndex(item); });
}
bool IsMultiSlice(Borrowed<Object> key) {
  if (!IsTuple(key) || AsTuple(key)->size == 0) return false;
  ArgSpan items = TupleItems(AsTuple(key));
  return std::all_of(items.begin(), items.end(), [](Object* item) { return item->kind == kSlice; });
}

// Null: exception pending.
char* PointerFromTuple(const MemoryViewObject* view, TupleObject* key) {
  if (key->size > view->dimensions) {
    RaiseTypeError("cannot index %zd-dimension view with %zd-element tuple", static_cast<ptrdiff_t>(view->dimensions), key->size);
    return nullptr;
  }
  char* at = view->data;
  for (ptrdiff_t d = 0; d < key->size; ++d) {
    ptrdiff_t index = AsSsize(TupleItem(key, d), TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return nullptr;
    if (!Step(view, static_cast<int>(d), index, &at)) return nullptr;
  }
  return at;
}

Ref<Object> ItemSlot(Borrowed<Object> self, ptrdiff_t index) {
  const MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  if (view->dimensions == 0) return RaiseTypeError("invalid indexing of 0-dim memory");
  if (view->dimensions > 1) return Raise(TypeId::kNotImplementedError, "multi-dimensional sub-views are not implemented");
  char* at = view->data;
  if (!Step(view, 0, index, &at)) return nullptr;
  return UnpackItem(at, view->format);
}

bool SliceFirstDimension(MemoryViewObject* view, Borrowed<Object> slice) {
  ptrdiff_t start, stop, step, length;
  if (!SliceIndices(slice, view->shape[0], &start, &stop, &step, &length)) return false;
  view->data += view->strides[0] * start;
  view->shape[0] = length;
  view->strides[0] *= step;
  view->length = view->item_size;
  for (int d = 0; d < view->dimensions; ++d) view->length *= view->shape[d];
  return true;
}

Ref<Object> SubscriptSlot(Borrowed<Object> self, Borrowed<Object> key) {
  MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  if (view->dimensions == 0) {
    if (IsTuple(key) && AsTuple(key)->size == 0) return UnpackItem(view->data, view->format);
    if (key->kind == kEllipsis) return NewRef(self);
    return RaiseTypeError("invalid indexing of 0-dim memory");
  }
  if (IsIndex(key)) {
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return nullptr;
    return ItemSlot(self, index);
  }
  if (key->kind == kSlice) {
    Ref<MemoryViewObject> sliced = ViewOfView(view);
    if (!sliced || !SliceFirstDimension(sliced.get(), key)) return nullptr;
    return sliced;
  }
  if (IsMultiIndex(key)) {
    if (AsTuple(key)->size < view->dimensions) return Raise(TypeId::kNotImplementedError, "sub-views are not implemented");
    char* at = PointerFromTuple(view, AsTuple(key));
    return at ? UnpackItem(at, view->format) : nullptr;
  }
  if (IsMultiSlice(key)) return Raise(TypeId::kNotImplementedError, "multi-dimensional slicing is not implemented");
  return RaiseTypeError("memoryview: invalid slice key");
}

bool AssignSlice(MemoryViewObject* view, Borrowed<Object> key, Borrowed<Object> value) {
  BufferHolder source;
  if (!source.Get(value, kBufferStrides | kBufferFormat)) return false;
  Ref<MemoryViewObject> target = ViewOfView(view);
  if (!target || !SliceFirstDimension(target.get(), key)) return false;
  const Buffer& from = source.buffer;
  const char* source_format = from.format ? from.format : "B";
  bool same_format = std::strcmp(target->format[0] == '@' ? target->format + 1 : target->format,
                                 source_format[0] == '@' ? source_format + 1 : source_format) == 0;
  if (!same_format || from.item_size != target->item_size || from.dimensions != 1 || from.shape[0] != target->shape[0]) {
    return RaiseFalse(TypeId::kValueError, "memoryview assignment: lvalue and rvalue have different structures");
  }
  // Through a copy: source and target may overlap.
  ptrdiff_t n = target->shape[0], size = target->item_size;
  std::string copy(static_cast<size_t>(n * size), 0);
  CopyInOrder(static_cast<const char*>(from.data), size, 1, from.shape, from.strides, 'C', copy.data());
  for (ptrdiff_t i = 0; i < n; ++i) {
    std::memcpy(target->data + i * target->strides[0], copy.data() + i * size, static_cast<size_t>(size));
  }
  return true;
}

bool AssignSubscriptSlot(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value) {
  MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return false;
  ptrdiff_t size;
  if (!NativeFormat(view->format, &size)) {
    return RaiseFalse(TypeId::kNotImplementedError, "memoryview: unsupported format %s", view->format);
  }
  if (view->read_only) return RaiseFalse(TypeId::kTypeError, "cannot modify read-only memory");
  if (!value.get()) return RaiseFalse(TypeId::kTypeError, "cannot delete memory");
  char* at = view->data;
  if (view->dimensions == 0) {
    if (key->kind == kEllipsis || (IsTuple(key) && AsTuple(key)->size == 0)) return PackItem(at, value, view->format);
    return RaiseFalse(TypeId::kTypeError, "invalid indexing of 0-dim memory");
  }
  if (IsIndex(key)) {
    if (view->dimensions > 1) return RaiseFalse(TypeId::kNotImplementedError, "sub-views are not implemented");
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return false;
    return Step(view, 0, index, &at) && PackItem(at, value, view->format);
  }
  if (key->kind == kSlice && view->dimensions == 1) return AssignSlice(view, key, value);
  if (IsMultiIndex(key)) {
    if (AsTuple(key)->size < view->dimensions) return RaiseFalse(TypeId::kNotImplementedError, "sub-views are not implemented");
    at = PointerFromTuple(view, AsTuple(key));
    return at && PackItem(at, value, view->format);
  }
  if (key->kind == kSlice || IsMultiSlice(key)) {
    return RaiseFalse(TypeId::kNotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
  }
  return RaiseFalse(TypeId::kTypeError, "memoryview: invalid slice key");
}

ptrdiff_t LengthSlot(Borrowed<Object> self) {
  const MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return -1;
  return view->dimensions == 0 ? 1 : view->shape[0];
}

// ---- Other slots -----------------------------------------------------------------------------------------------------------------

Ref<Object> ReprSlot(Borrowed<Object> self) {
  return StrFormat(AsMemoryView(self)->released ? "<released memory at %p>" : "<memory at %p>", static_cast<void*>(self.get()));
}

// The bytes in C order: in place where they lie so, else copied to *copy.
std::string_view BytesOfView(const MemoryViewObject* view, char order, std::string* copy) {
  if (IsContiguous(view, order == 'A' ? 'C' : order)) return {view->data, static_cast<size_t>(view->length)};
  copy->resize(static_cast<size_t>(view->length));
  CopyInOrder(view->data, view->item_size, view->dimensions, view->shape, view->strides, order, copy->data());
  return *copy;
}

int64_t HashSlot(Borrowed<Object> self) {
  MemoryViewObject* view = AsMemoryView(self);
  if (view->hash != -1) return view->hash;
  if (!CheckReleased(view)) return -1;
  if (!view->read_only) return RaiseMinusOne(TypeId::kValueError, "cannot hash writable memoryview object");
  ptrdiff_t size;
  char letter = NativeFormat(view->format, &size);
  if (letter != 'B' && letter != 'b' && letter != 'c') {
    return RaiseMinusOne(TypeId::kValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  Object* owner = view->managed->master.owner;
  if (owner && Hash(owner) == -1) return -1;  // keeps the owner's message
  std::string copy;
  std::string_view bytes = BytesOfView(view, 'C', &copy);
  return view->hash = HashBytes(bytes.data(), bytes.size());
}

Ref<Object> CompareSlot(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (op != kEqual && op != kNotEqual) return NewNotImplemented();
  const MemoryViewObject* view = AsMemoryView(a);
  bool equal = a.get() == b.get();
  if (!view->released && !(IsMemoryView(b) && AsMemoryView(b)->released)) {
    if (!HasBuffer(b)) return NewNotImplemented();
    BufferHolder holder;
    if (!holder.Get(b, kBufferStrides | kBufferFormat)) {
      ClearError();
      return NewNotImplemented();
    }
    const Buffer& other = holder.buffer;
    equal = view->dimensions == other.dimensions && std::equal(view->shape, view->shape + view->dimensions, other.shape);
    if (equal) {
      int result = CompareItems(view->data, view->strides, view->format, static_cast<const char*>(other.data), other.strides,
                                other.format ? other.format : "B", view->shape, view->dimensions);
      if (result < 0) return nullptr;
      equal = result != 0;
    }
  }
  return NewBool(equal == (op == kEqual));
}

bool GetBufferSlot(Borrowed<Object> self, Buffer* out, int flags) {
  MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return false;
  if ((flags & kBufferWritable) && view->read_only) {
    return RaiseFalse(TypeId::kBufferError, "memoryview: underlying buffer is not writable");
  }
  if ((flags & kBufferStrides) != kBufferStrides && !IsContiguous(view, 'C')) {
    return RaiseFalse(TypeId::kBufferError, "memoryview: underlying buffer is not C-contiguous");
  }
  out->data = view->data;
  out->owner = NewRef(self).Release();
  out->length = view->length;
  out->read_only = view->read_only;
  out->internal = nullptr;
  if (flags & kBufferNd) {
    out->item_size = view->item_size;
    out->dimensions = view->dimensions;
    out->format = (flags & kBufferFormat) ? view->format : "B";
    out->shape = view->shape;
    out->strides = view->strides;
  } else {
    out->item_size = 1;
    out->dimensions = 1;
    out->format = "B";
    out->small_[0] = view->length;
    out->small_[1] = 1;
    out->shape = &out->small_[0];
    out->strides = &out->small_[1];
  }
  ++view->exports;
  return true;
}
void ReleaseBufferSlot(Borrowed<Object> self, Buffer*) { --AsMemoryView(self)->exports; }

// ---- Methods ---------------------------------------------------------------------------------------------------------------------

Ref<Object> Release(Borrowed<Object> self) {
  if (!ReleaseView(AsMemoryView(self))) return nullptr;
  return NewNone();
}

Ref<Object> ToBytes(Borrowed<Object> self, CallArgs args) {
  Object* given[1] = {};
  if (!ParseArguments({.function = "tobytes", .names = {"order"}}, args, given)) return nullptr;
  char order = 'C';
  if (given[0] && !IsNone(given[0])) {
    if (!IsStr(given[0])) return RaiseTypeError("tobytes() argument 'order' must be str or None, not %.50K", given[0]);
    const StrObject* text = AsStr(given[0]);
    order = text->length == 1 && StrChar(text, 0) < 128 ? static_cast<char>(StrChar(text, 0)) : 0;
    if (order != 'C' && order != 'F' && order != 'A') return RaiseValueError("order must be 'C', 'F' or 'A'");
  }
  const MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  if (order == 'A') order = IsContiguous(view, 'F') && !IsContiguous(view, 'C') ? 'F' : 'C';
  std::string copy;
  // A view that lies in Fortran order is copied as it lies.
  if (order == 'F' && IsContiguous(view, 'F')) return NewBytes({view->data, static_cast<size_t>(view->length)});
  if (order == 'F') {
    copy.resize(static_cast<size_t>(view->length));
    CopyInOrder(view->data, view->item_size, view->dimensions, view->shape, view->strides, 'F', copy.data());
    return NewBytes(copy);
  }
  return NewBytes(BytesOfView(view, 'C', &copy));
}

Ref<Object> HexOf(Borrowed<Object> self, CallArgs args) {
  const MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  std::string copy;
  return HexMethod(BytesOfView(view, 'C', &copy), args);
}

Ref<Object> ToList(Borrowed<Object> self) {
  if (!CheckReleased(AsMemoryView(self))) return nullptr;
  return MemoryViewToList(AsMemoryView(self));
}

Ref<Object> ToReadOnly(Borrowed<Object> self) {
  if (!CheckReleased(AsMemoryView(self))) return nullptr;
  Ref<MemoryViewObject> view = ViewOfView(AsMemoryView(self));
  if (view) view->read_only = true;
  return view;
}

bool CastToOneDimension(MemoryViewObject* view, const StrObject* format) {
  static constexpr const char* kFormats[] = {"c",  "b",  "B",  "h",  "H",  "i",  "I",  "l",  "L",  "q",  "Q",  "n",  "N",  "f",  "d",  "?",  "P",
                                             "@c", "@b", "@B", "@h", "@H", "@i", "@I", "@l", "@L", "@q", "@Q", "@n", "@N", "@f", "@d", "@?", "@P"};
  const char* wanted = nullptr;
  for (const char* candidate : kFormats) {
    if (StrEqualsAscii(format, candidate)) wanted = candidate;
  }
  if (!wanted) {
    return RaiseFalse(TypeId::kValueError,
                      "memoryview: destination format must be a native single character format prefixed with an optional '@'");
  }
  auto is_byte_format = [](char c) { return c == 'b' || c == 'B' || c == 'c'; };
  ptrdiff_t item_size, old_size;
  char to = NativeFormat(wanted, &item_size), from = NativeFormat(view->format, &old_size);
  if (!is_byte_format(from) && !is_byte_format(to)) {
    return RaiseFalse(TypeId::kTypeError, "memoryview: cannot cast between two non-byte formats");
  }
  if (view->length % item_size) return RaiseFalse(TypeId::kTypeError, "memoryview: length is not a multiple of itemsize");
  view->format = wanted;
  view->item_size = item_size;
  view->dimensions = 1;
  view->shape[0] = view->length / item_size;
  view->strides[0] = item_size;
  return true;
}

bool CastToShape(MemoryViewObject* view, ArgSpan shape) {
  ptrdiff_t total = view->item_size;
  for (size_t d = 0; d < shape.size; ++d) {
    if (!IsInt(shape[d])) return RaiseFalse(TypeId::kTypeError, "memoryview.cast(): elements of shape must be integers");
    ptrdiff_t n = AsSsize(shape[d], TypeId::kOverflowError);
    if (n == -1 && ErrorPending()) return false;
    if (n <= 0) return RaiseFalse(TypeId::kValueError, "memoryview.cast(): elements of shape must be integers > 0");
    if (n > PTRDIFF_MAX / total) return RaiseFalse(TypeId::kValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
    total *= n;
    view->shape[d] = n;
  }
  if (total != view->length) return RaiseFalse(TypeId::kTypeError, "memoryview: product(shape) * itemsize != buffer size");
  view->dimensions = static_cast<int32_t>(shape.size);
  ptrdiff_t stride = view->item_size;
  for (int d = view->dimensions - 1; d >= 0; --d) {
    view->strides[d] = stride;
    stride *= view->shape[d];
  }
  return true;
}

Ref<Object> Cast(Borrowed<Object> self, CallArgs args) {
  Object* given[2] = {};
  if (!ParseArguments({.function = "cast", .names = {"format", "shape"}, .required = 1}, args, given)) return nullptr;
  if (!IsStr(given[0])) return RaiseTypeError("cast() argument 'format' must be str, not %.50K", given[0]);
  const MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  if (!IsContiguous(view, 'C')) return RaiseTypeError("memoryview: casts are restricted to C-contiguous views");
  bool has_zero = false;
  for (int d = 0; d < view->dimensions; ++d) has_zero = has_zero || view->shape[d] == 0 || view->strides[d] == 0;
  if ((given[1] || view->dimensions != 1) && has_zero) {
    return RaiseTypeError("memoryview: cannot cast view with zeros in shape or strides");
  }
  ArgSpan shape;
  if (given[1]) {
    if (!IsList(given[1]) && !IsTuple(given[1])) return RaiseTypeError("shape must be a list or a tuple");
    shape = FastSequenceItems(given[1]);
    if (shape.size > kMaxDimensions) return RaiseValueError("memoryview: number of dimensions must not exceed 64");
    if (view->dimensions != 1 && shape.size != 1) return RaiseTypeError("memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  Ref<MemoryViewObject> result = NewView(view->managed.get(), std::max(1, static_cast<int>(shape.size)));
  if (!result) return nullptr;
  result->data = view->data;
  result->length = view->length;
  result->item_size = view->item_size;
  result->read_only = view->read_only;
  result->format = view->format;
  if (!CastToOneDimension(result.get(), AsStr(given[0]))) return nullptr;
  if (given[1] && !CastToShape(result.get(), shape)) return nullptr;
  return result;
}

Ref<Object> Enter(Borrowed<Object> self) {
  if (!CheckReleased(AsMemoryView(self))) return nullptr;
  return NewRef(self);
}
Ref<Object> Exit(Borrowed<Object> self, ArgSpan) { return Release(self); }

// ---- Attributes --------------------------------------------------------------------------------------------------------------------

template <auto kGet>
Ref<Object> Attribute(Borrowed<Object> self) {
  const MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  return kGet(view);
}

Ref<Object> TupleOfWords(const ptrdiff_t* words, int n) {
  Ref<TupleObject> tuple = NewTuple(n);
  if (!tuple) return nullptr;
  for (int i = 0; i < n; ++i) {
    Ref<Object> word = NewInt(words[i]);
    if (!word) return nullptr;
    TupleInit(tuple.get(), i, std::move(word));
  }
  return tuple;
}

Ref<Object> GetObj(const MemoryViewObject* view) {
  Object* owner = view->managed->master.owner;
  return owner ? Ref<Object>::Share(owner) : NewNone();
}
Ref<Object> GetNBytes(const MemoryViewObject* view) {
  ptrdiff_t total = view->item_size;
  for (int d = 0; d < view->dimensions; ++d) total *= view->shape[d];
  return NewInt(total);
}
Ref<Object> GetReadOnly(const MemoryViewObject* view) { return NewBool(view->read_only); }
Ref<Object> GetItemSize(const MemoryViewObject* view) { return NewInt(view->item_size); }
Ref<Object> GetFormat(const MemoryViewObject* view) { return NewStr(view->format); }
Ref<Object> GetNDim(const MemoryViewObject* view) { return NewInt(view->dimensions); }
Ref<Object> GetShape(const MemoryViewObject* view) { return TupleOfWords(view->shape, view->dimensions); }
Ref<Object> GetStrides(const MemoryViewObject* view) { return TupleOfWords(view->strides, view->dimensions); }
Ref<Object> GetSuboffsets(const MemoryViewObject*) { return EmptyTuple(); }
Ref<Object> GetCContiguous(const MemoryViewObject* view) { return NewBool(IsContiguous(view, 'C')); }
Ref<Object> GetFContiguous(const MemoryViewObject* view) { return NewBool(IsContiguous(view, 'F')); }
Ref<Object> GetContiguous(const MemoryViewObject* view) { return NewBool(IsContiguous(view, 'A')); }

// ---- Iterator ----------------------------------------------------------------------------------------------------------------------

struct MemoryIteratorObject : Object {
  ptrdiff_t index;
  GcSlot<MemoryViewObject> view;  // null: exhausted
  ptrdiff_t length;
  const char* format;
};
static_assert(sizeof(MemoryIteratorObject) == 48);
MemoryIteratorObject* Iterator(Object* self) { return static_cast<MemoryIteratorObject*>(self); }

Ref<Object> Iterate(Borrowed<Object> self) {
  MemoryViewObject* view = AsMemoryView(self);
  if (!CheckReleased(view)) return nullptr;
  if (view->dimensions == 0) return RaiseTypeError("invalid indexing of 0-dim memory");
  if (view->dimensions != 1) return Raise(TypeId::kNotImplementedError, "multi-dimensional sub-views are not implemented");
  ptrdiff_t size;
  if (!NativeFormat(view->format, &size)) {
    return Raise(TypeId::kNotImplementedError, "memoryview: unsupported format %s", view->format);
  }
  auto* iterator = NewContainer<MemoryIteratorObject>(BuiltinType(TypeId::kMemoryIterator));
  if (!iterator) return nullptr;
  iterator->index = 0;
  iterator->length = view->shape[0];
  iterator->format = view->format;
  iterator->view.Init(NewRef(view));
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

Ref<Object> IteratorNext(Borrowed<Object> self) {
  MemoryIteratorObject* iterator = Iterator(self);
  MemoryViewObject* view = iterator->view;
  if (!view) return nullptr;
  if (iterator->index < iterator->length) {
    if (!CheckReleased(view)) return nullptr;
    return UnpackItem(view->data + view->strides[0] * iterator->index++, iterator->format);
  }
  iterator->view.Clear();
  return nullptr;
}

void IteratorDealloc(Object* self) {
  UntrackTracked(self);
  Iterator(self)->view.Clear();
  FreeObject(self);
}
int IteratorTraverse(Object* self, VisitFn visit, void* context) { return Iterator(self)->view.Visit(visit, context); }

// ---- Tables ------------------------------------------------------------------------------------------------------------------------

constexpr MethodDef kMethods[] = {
    NoArgs("release", Release, "release($self, /)\n--\n\nGives the buffer back to the object that the view shows."),
    Keywords("tobytes", ToBytes, "tobytes($self, /, order='C')\n--\n\nThe bytes of the view, in C or Fortran order."),
    Keywords("hex", HexOf, "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nThe bytes as hexadecimal digits."),
    NoArgs("tolist", ToList, "tolist($self, /)\n--\n\nThe items as a list, of lists where there are several dimensions."),
    Keywords("cast", Cast, "cast($self, /, format, shape=<unrepresentable>)\n--\n\nA view of the same bytes with another format or shape."),
    NoArgs("toreadonly", ToReadOnly, "toreadonly($self, /)\n--\n\nA view through which nothing can be changed."),
    NoArgs("__enter__", Enter),
    Positional("__exit__", Exit, 0, -1),
};

constexpr GetSetDef kGetSets[] = {
    {"obj", Attribute<GetObj>, nullptr, "The object that the view shows."},
    {"nbytes", Attribute<GetNBytes>, nullptr, "How many bytes the items take together."},
    {"readonly", Attribute<GetReadOnly>, nullptr, "Whether nothing can be changed through the view."},
    {"itemsize", Attribute<GetItemSize>, nullptr, "Bytes of one item."},
    {"format", Attribute<GetFormat>, nullptr, "What an item is, in the language of the module struct."},
    {"ndim", Attribute<GetNDim>, nullptr, "The number of dimensions."},
    {"shape", Attribute<GetShape>, nullptr, "Items in each dimension."},
    {"strides", Attribute<GetStrides>, nullptr, "Bytes from one item to the next in each dimension."},
    {"suboffsets", Attribute<GetSuboffsets>, nullptr, "Used by indirect arrays; empty here."},
    {"c_contiguous", Attribute<GetCContiguous>, nullptr, "Whether the items lie in a row, in C order."},
    {"f_contiguous", Attribute<GetFContiguous>, nullptr, "Whether the items lie in a row, in Fortran order."},
    {"contiguous", Attribute<GetContiguous>, nullptr, "Whether the items lie in a row."},
};

constexpr TypeSpec MakeSpec() {
  TypeSpec spec = {.name = "memoryview", .base = TypeId::kObject, .basic_size = kMemoryViewBasicSize, .item_size = sizeof(ptrdiff_t)};
  spec.flags = kTypeHasGc | kTypeIsSequence;
  spec.weaklist_offset = offsetof(MemoryViewObject, weaklist);
  spec.dealloc = Dealloc;
  spec.traverse = Traverse;
  spec.clear = Clear;
  spec.slots.repr = ReprSlot;
  spec.slots.hash = HashSlot;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.compare = CompareSlot;
  spec.slots.iter = Iterate;
  spec.slots.new_ = New;
  spec.slots.seq_length = LengthSlot;
  spec.slots.item = ItemSlot;
  spec.slots.map_length = LengthSlot;
  spec.slots.subscript = SubscriptSlot;
  spec.slots.assign_subscript = AssignSubscriptSlot;
  spec.slots.get_buffer = GetBufferSlot;
  spec.slots.release_buffer = ReleaseBufferSlot;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  spec.doc = "memoryview(object)\n--\n\nA view of the bytes of an object that supports the buffer protocol.";
  return spec;
}

constexpr TypeSpec MakeIteratorSpec() {
  TypeSpec spec = {.name = "memory_iterator", .base = TypeId::kObject, .basic_size = sizeof(MemoryIteratorObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = IteratorDealloc;
  spec.traverse = IteratorTraverse;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.iter = SelfIter;
  spec.slots.next = IteratorNext;
  return spec;
}

constexpr TypeSpec MakeManagedSpec() {
  TypeSpec spec = {.name = "managedbuffer", .base = TypeId::kObject, .basic_size = sizeof(ManagedBufferObject)};
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = ManagedDealloc;
  spec.traverse = ManagedTraverse;
  spec.clear = ManagedClear;
  spec.slots.getattr = GenericGetAttr;
  return spec;
}

}  // namespace

bool IsMemoryView(const Object* object) { return IsExact(object, TypeId::kMemoryView); }

bool CheckReleased(const MemoryViewObject* view) {
  if (!view->released && !view->managed->released) return true;
  return RaiseFalse(TypeId::kValueError, "operation forbidden on released memoryview object");
}

bool IsContiguous(const MemoryViewObject* view, char order) {
  if (view->length == 0 || view->dimensions == 0) return true;
  auto follows = [&](bool fortran) {
    ptrdiff_t stride = view->item_size;
    for (int k = 0; k < view->dimensions; ++k) {
      int d = fortran ? k : view->dimensions - 1 - k;
      if (view->shape[d] > 1 && view->strides[d] != stride) return false;
      stride *= view->shape[d];
    }
    return true;
  };
  return (order != 'F' && follows(false)) || (order != 'C' && follows(true));
}

Ref<Object> NewMemoryView(Borrowed<Object> object) {
  if (IsMemoryView(object)) {
    if (!CheckReleased(AsMemoryView(object))) return nullptr;
    return ViewOfView(AsMemoryView(object));
  }
  if (!HasBuffer(object)) return RaiseTypeError("memoryview: a bytes-like object is required, not '%.200T'", object.get());
  Ref<ManagedBufferObject> managed = NewManagedBuffer();
  if (!managed || !GetBuffer(object, &managed->master, kBufferStrides | kBufferFormat)) return nullptr;
  return ViewOfMaster(managed);
}

Ref<Object> NewMemoryViewOf(char* data, ptrdiff_t length, bool read_only) {
  Ref<ManagedBufferObject> managed = NewManagedBuffer();
  if (!managed) return nullptr;
  Buffer& master = managed->master;
  master.data = data;
  master.length = length;
  master.read_only = read_only;
  return ViewOfMaster(managed);
}

bool CopyBuffer(Borrowed<Object> object, std::string* out) {
  BufferHolder holder;
  if (!holder.Get(object, kBufferStrides | kBufferFormat)) return false;
  const Buffer& buffer = holder.buffer;
  out->resize(static_cast<size_t>(buffer.length));
  CopyInOrder(static_cast<const char*>(buffer.data), buffer.item_size, buffer.dimensions, buffer.shape, buffer.strides, 'C', out->data());
  return true;
}

extern const TypeSpec kMemoryViewSpec;
extern const TypeSpec kMemoryIteratorSpec;
extern const TypeSpec kManagedBufferSpec;
constinit const TypeSpec kMemoryViewSpec = MakeSpec();
constinit const TypeSpec kMemoryIteratorSpec = MakeIteratorSpec();
constinit const TypeSpec kManagedBufferSpec = MakeManagedSpec();

}  // namespace viv
