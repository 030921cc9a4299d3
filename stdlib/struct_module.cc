// The module _struct: values to bytes of a described layout, and back. Answers to CPython's Modules/_struct.c.
//
// A Struct is a parsed format. The functions of the module parse theirs once and keep up to a hundred.
#include <algorithm>
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/version_profile.h"
#include "stdlib/library_state.h"
#include "stdlib/module_support.h"
#include "stdlib/modules.h"
#include "stdlib/struct_format.h"

namespace viv {
namespace {

struct StructObject : Object {
  ptrdiff_t size;         // bytes; -1: not initialised
  ptrdiff_t count;        // values
  StructCode* codes;      // mem domain, ended by one without a letter
  GcSlot<Object> format;  // bytes, or null
  Object* weaklist;
};
static_assert(sizeof(StructObject) == 56);
StructObject* AsStruct(Object* object) { return static_cast<StructObject*>(object); }

// ---- Life -----------------------------------------------------------------------------------------------------------------------------

Ref<Object> StructNew(TypeObject* type, CallArgs) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  AsStruct(self.get())->size = AsStruct(self.get())->count = -1;
  TrackOnce(self.get());
  return self;
}

bool InitFrom(StructObject* self, Object* format) {
  Ref<Object> bytes;
  if (IsStr(format)) {
    bytes = EncodeStr(AsStr(format), "ascii", nullptr);
  } else if (IsBytes(format)) {
    bytes = NewRef(format);
  } else {
    return RaiseFalse(TypeId::kTypeError, "Struct() argument 1 must be a str or bytes object, not %.200T", format);
  }
  if (!bytes) return false;
  std::string_view text = BytesView(bytes.get());
  if (text.find('\0') != text.npos) return RaiseStructError("embedded null character");
  ptrdiff_t code_count, count, size;
  if (!ParseStructFormat(text.data(), nullptr, &code_count, &count, &size)) return false;
  auto* codes = static_cast<StructCode*>(Allocate(Domain::kMem, static_cast<size_t>(code_count + 1) * sizeof(StructCode)));
  if (!codes) return RaiseMemoryError(), false;
  codes[code_count] = {};
  ParseStructFormat(text.data(), codes, &code_count, &count, &size);
  Free(Domain::kMem, std::exchange(self->codes, codes));
  self->size = size;
  self->count = count;
  self->format.Set(std::move(bytes));
  return true;
}

bool StructInit(Borrowed<Object> self, CallArgs args) {
  Object* format;
  return ParseArguments({"Struct", {"format"}, 1}, args, &format) && InitFrom(AsStruct(self), format);
}

int StructTraverse(Object*, VisitFn, void*) { return 0; }
void StructDealloc(Object* object) {
  Untrack(object);
  ClearWeakRefsIfAny(object);
  Free(Domain::kMem, AsStruct(object)->codes);
  AsStruct(object)->format.Clear();
  FreeObject(object);
}

// The Struct of a format that a function of the module was given.
Ref<Object> StructFor(Object* format) {
  Library& library = CurrentLibrary();
  if (format->kind == kStr || format->kind == kBytes) {
    if (Object* known = DictGet(library.struct_cache.get(), format).get()) return NewRef(known);
    if (ErrorPending()) return nullptr;
  } else if (Hash(format) == -1) {
    return nullptr;
  }
  Ref<Object> made = StructNew(library.struct_type.get(), {});
  if (!made || !InitFrom(AsStruct(made.get()), format)) return nullptr;
  if (library.struct_cache->used >= 100) DictClear(library.struct_cache.get());
  if (!DictSet(library.struct_cache.get(), format, made)) ClearError();
  return made;
}

// ---- Packing --------------------------------------------------------------------------------------------------------------------------

bool PackText(char* out, Object* value, const StructCode& code) {
  char letter = code.letter->letter;
  if (!IsBytes(value) && !IsByteArray(value)) return RaiseStructError("argument for '%c' must be a bytes object", letter);
  std::string_view bytes = ByteView(value);
  if (letter == 's') {
    std::memcpy(out, bytes.data(), std::min(bytes.size(), static_cast<size_t>(code.size)));
  } else if (code.size > 0) {  // a length byte first
    size_t n = std::min(bytes.size(), static_cast<size_t>(code.size - 1));
    std::memcpy(out + 1, bytes.data(), n);
    *out = static_cast<char>(std::min<size_t>(n, 255));
  }
  return true;
}

bool PackValues(const StructObject* self, ArgSpan values, char* out) {
  std::memset(out, 0, static_cast<size_t>(self->size));
  size_t next = 0;
  for (const StructCode* code = self->codes; code && code->letter; ++code) {
    char* at = out + code->offset;
    for (ptrdiff_t i = 0; i < code->repeat; ++i, at += code->size) {
      Object* value = values[next++];
      if (!code->letter->pack) {
        if (!PackText(at, value, *code)) return false;
      } else if (!code->letter->pack(at, value, *code->letter)) {
        if (!IsInt(value) || !PendingMatches(TypeId::kOverflowError)) return false;
        ClearError();
        return RaiseStructError("int too large to convert");
      }
    }
  }
  return true;
}

Ref<Object> Pack(StructObject* self, ArgSpan values) {
  if (static_cast<ptrdiff_t>(values.size) != self->count) {
    RaiseStructError("pack expected %zd items for packing (got %zd)", self->count, static_cast<ptrdiff_t>(values.size));
    return nullptr;
  }
  if (self->size <= 128) {
    char bytes[128];
    if (!PackValues(self, values, bytes)) return nullptr;
    return NewBytes({bytes, static_cast<size_t>(self->size)});
  }
  Ref<BytesObject> bytes = NewBytesUninitialized(self->size);
  return bytes && PackValues(self, values, bytes->data) ? std::move(bytes) : nullptr;
}

// Where in a buffer of `length` to begin.
bool CheckOffset(const StructObject* self, ptrdiff_t length, ptrdiff_t* offset, bool packing) {
  if (*offset < 0) {
    if (*offset + self->size > 0) {
      return packing ? RaiseStructError("no space to pack %zd bytes at offset %zd", self->size, *offset)
                     : RaiseStructError("not enough data to unpack %zd bytes at offset %zd", self->size, *offset);
    }
    if (*offset + length < 0) return RaiseStructError("offset %zd out of range for %zd-byte buffer", *offset, length);
    *offset += length;
  }
  if (length - *offset >= self->size) return true;
  return RaiseStructError("%s requires a buffer of at least %zu bytes for %s %zd bytes at offset %zd (actual buffer size is %zd)",
                          packing ? "pack_into" : "unpack_from", static_cast<size_t>(self->size) + static_cast<size_t>(*offset),
                          packing ? "packing" : "unpacking", self->size, *offset, length);
}

Ref<Object> PackInto(StructObject* self, ArgSpan args) {
  auto given = static_cast<ptrdiff_t>(args.size);
  if (given != self->count + 2) {
    if (given == 0) {
      RaiseStructError("pack_into expected buffer argument");
    } else if (given == 1) {
      RaiseStructError("pack_into expected offset argument");
    } else {
      RaiseStructError("pack_into expected %zd items for packing (got %zd)", self->count, given - 2);
    }
    return nullptr;
  }
  BufferHolder holder;
  if (!HasBuffer(args[0]) || !holder.Get(args[0], kBufferWritable)) {
    ClearError();
    return RaiseTypeError("argument must be read-write bytes-like object, not %.50T", args[0]);
  }
  ptrdiff_t offset = AsSsize(args[1], TypeId::kIndexError);
  if (offset == -1 && ErrorPending()) return nullptr;
  if (!CheckOffset(self, holder.buffer.length, &offset, true)) return nullptr;
  return PackValues(self, args.Skip(2), static_cast<char*>(holder.buffer.data) + offset) ? NewNone() : nullptr;
}

// ---- Unpacking ------------------------------------------------------------------------------------------------------------------------

Ref<Object> UnpackText(const char* at, const StructCode& code) {
  if (code.letter->letter == 's') return NewBytes({at, static_cast<size_t>(code.size)});
  if (code.size == 0) return Raise(TypeId::kSystemError, "Negative size passed to PyBytes_FromStringAndSize");
  ptrdiff_t length = std::min<ptrdiff_t>(static_cast<unsigned char>(*at), code.size - 1);
  return NewBytes({at + 1, static_cast<size_t>(length)});
}

Ref<Object> UnpackValues(const StructObject* self, const char* data) {
  Ref<TupleObject> values = NewTuple(std::max<ptrdiff_t>(self->count, 0));
  if (!values) return nullptr;
  ptrdiff_t next = 0;
  for (const StructCode* code = self->codes; code && code->letter; ++code) {
    const char* at = data + code->offset;
    for (ptrdiff_t i = 0; i < code->repeat; ++i, at += code->size) {
      Ref<Object> value = code->letter->unpack ? code->letter->unpack(at, *code->letter) : UnpackText(at, *code);
      if (!value) return nullptr;
      TupleInit(values.get(), next++, std::move(value));
    }
  }
  return values;
}

Ref<Object> Unpack(StructObject* self, Object* source) {
  BufferHolder holder;
  if (!holder.Get(source)) return nullptr;
  if (holder.buffer.length != self->size) {
    RaiseStructError("unpack requires a buffer of %zd bytes", self->size);
    return nullptr;
  }
  return UnpackValues(self, static_cast<const char*>(holder.buffer.data));
}

Ref<Object> UnpackFrom(StructObject* self, Object* source, Object* offset_or_null) {
  BufferHolder holder;
  ptrdiff_t offset = 0;
  if (!holder.Get(source) || (offset_or_null && !SsizeArgument(offset_or_null, &offset))) return nullptr;
  if (!CheckOffset(self, holder.buffer.length, &offset, false)) return nullptr;
  return UnpackValues(self, static_cast<const char*>(holder.buffer.data) + offset);
}

// ---- Unpacking again and again ----------------------------------------------------------------------------------------------------------

struct UnpackIterator : Object {
  GcSlot<Object> format;  // a Struct; null: exhausted
  Buffer buffer;
  ptrdiff_t index;
};
UnpackIterator* AsIterator(Object* object) { return static_cast<UnpackIterator*>(object); }

int IteratorTraverse(Object* object, VisitFn visit, void* context) {
  UnpackIterator* self = AsIterator(object);
  if (int stop = self->format.Visit(visit, context)) return stop;
  return self->buffer.owner ? visit(self->buffer.owner, context) : 0;
}
void IteratorDealloc(Object* object) {
  Untrack(object);
  AsIterator(object)->format.Clear();
  ReleaseBuffer(&AsIterator(object)->buffer);
  FreeObject(object);
}
Ref<Object> IteratorNew(TypeObject*, CallArgs) { return RaiseTypeError("Cannot create 'unpack_iterator objects"); }

Ref<Object> IteratorNext(Borrowed<Object> object) {
  UnpackIterator* self = AsIterator(object);
  if (!self->format) return nullptr;
  StructObject* format = AsStruct(self->format.get());
  if (self->index >= self->buffer.length) {
    self->format.Clear();
    ReleaseBuffer(&self->buffer);
    return nullptr;
  }
  Ref<Object> values = UnpackValues(format, static_cast<const char*>(self->buffer.data) + self->index);
  self->index += format->size;
  return values;
}
Ref<Object> IteratorLengthHint(Borrowed<Object> object) {
  UnpackIterator* self = AsIterator(object);
  if (!self->format) return NewInt(0);
  return NewInt((self->buffer.length - self->index) / AsStruct(self->format.get())->size);
}

Ref<Object> IterUnpack(StructObject* self, Object* source) {
  if (self->size <= 0) {
    RaiseStructError("cannot iteratively unpack with a struct of length 0");
    return nullptr;
  }
  Ref<Object> made = AllocateInstance(CurrentLibrary().unpack_iterator_type.get(), 0);
  if (!made) return nullptr;
  UnpackIterator* iterator = AsIterator(made.get());
  new (&iterator->buffer) Buffer;
  TrackOnce(iterator);
  if (!GetBuffer(source, &iterator->buffer, kBufferSimple)) return nullptr;
  if (iterator->buffer.length % self->size != 0) {
    RaiseStructError("iterative unpacking requires a buffer of a multiple of %zd bytes", self->size);
    return nullptr;
  }
  iterator->format.Set(NewRef<Object>(self));
  return made;
}

constexpr MethodDef kIteratorMethods[] = {NoArgs("__length_hint__", &IteratorLengthHint)};

constinit const TypeSpec kIteratorSpec = {
    .name = "_struct.unpack_iterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(UnpackIterator),
    .flags = kTypeHasGc,
    .dealloc = &IteratorDealloc,
    .traverse = &IteratorTraverse,
    .slots = {.getattr = &GenericGetAttr, .iter = &SelfIter, .next = &IteratorNext, .new_ = &IteratorNew},
    .methods = kIteratorMethods,
};

// ---- The type -------------------------------------------------------------------------------------------------------------------------

Ref<Object> PackMethod(Borrowed<Object> self, ArgSpan args) { return Pack(AsStruct(self), args); }
Ref<Object> PackIntoMethod(Borrowed<Object> self, ArgSpan args) { return PackInto(AsStruct(self), args); }
Ref<Object> UnpackMethod(Borrowed<Object> self, Borrowed<Object> source) { return Unpack(AsStruct(self), source); }
Ref<Object> IterUnpackMethod(Borrowed<Object> self, Borrowed<Object> source) { return IterUnpack(AsStruct(self), source); }
Ref<Object> UnpackFromMethod(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  return ParseArguments({"unpack_from", {"buffer", "offset"}, 1}, args, out) ? UnpackFrom(AsStruct(self), out[0], out[1]) : nullptr;
}
Ref<Object> SizeOf(Borrowed<Object> self) {
  size_t bytes = static_cast<size_t>(ShownBasicSize(TypeOf(self))) + sizeof(StructCode);
  for (const StructCode* code = AsStruct(self)->codes; code && code->letter; ++code) bytes += sizeof(StructCode);
  return NewInt(static_cast<int64_t>(bytes));
}
Ref<Object> GetFormat(Borrowed<Object> self) {
  Object* format = AsStruct(self)->format.get();
  return DecodeBytes(format ? BytesView(format) : "", "ascii", nullptr);
}
Ref<Object> GetSize(Borrowed<Object> self) { return NewInt(AsStruct(self)->size); }

constexpr MethodDef kMethods[] = {
    OneArg("iter_unpack", &IterUnpackMethod, "iter_unpack($self, buffer, /)\n--\n\nAn iterator over tuples, each of the next bytes of the buffer."),
    Positional("pack", &PackMethod, 0, -1, "S.pack(v1, v2, ...) -> bytes\n\nThe values as bytes."),
    Positional("pack_into", &PackIntoMethod, 0, -1, "S.pack_into(buffer, offset, v1, v2, ...)\n\nWrites the values as bytes into a buffer."),
    OneArg("unpack", &UnpackMethod, "unpack($self, buffer, /)\n--\n\nThe tuple of the values in a buffer of this size."),
    Keywords("unpack_from", &UnpackFromMethod,
             "unpack_from($self, /, buffer, offset=0)\n--\n\nThe tuple of the values in a buffer from an offset on."),
    NoArgs("__sizeof__", &SizeOf, "S.__sizeof__() -> size of S in memory, in bytes"),
};
constexpr GetSetDef kGetSets[] = {
    {"format", &GetFormat, nullptr, "The format, as a str."},
    {"size", &GetSize, nullptr, "The bytes of a packed struct."},
};

constinit const TypeSpec kStructSpec = {
    .name = "_struct.Struct",
    .base = TypeId::kObject,
    .basic_size = sizeof(StructObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .weaklist_offset = offsetof(StructObject, weaklist),
    .dealloc = &StructDealloc,
    .traverse = &StructTraverse,
    .slots = {.getattr = &GenericGetAttr, .setattr = &GenericSetAttr, .new_ = &StructNew, .init = &StructInit},
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "Struct(fmt) --> compiled struct object",
};

// ---- The module's functions -------------------------------------------------------------------------------------------------------------

template <Ref<Object> (*function)(StructObject*, ArgSpan)>
Ref<Object> WithFormat(Borrowed<Object>, ArgSpan args) {
  if (args.size == 0) return RaiseTypeError("missing format argument");
  Ref<Object> format = StructFor(args[0]);
  return format ? function(AsStruct(format.get()), args.Skip(1)) : nullptr;
}
template <Ref<Object> (*function)(StructObject*, Object*)>
Ref<Object> WithFormatAndBuffer(Borrowed<Object>, ArgSpan args) {
  Ref<Object> format = StructFor(args[0]);
  return format ? function(AsStruct(format.get()), args[1]) : nullptr;
}
Ref<Object> UnpackFromFunction(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"unpack_from", {"", "buffer", "offset"}, 2, 1}, args, out)) return nullptr;
  Ref<Object> format = StructFor(out[0]);
  return format ? UnpackFrom(AsStruct(format.get()), out[1], out[2]) : nullptr;
}
Ref<Object> CalcSize(Borrowed<Object>, Borrowed<Object> text) {
  Ref<Object> format = StructFor(text);
  return format ? NewInt(AsStruct(format.get())->size) : nullptr;
}
Ref<Object> ClearCache(Borrowed<Object>) {
  DictClear(CurrentLibrary().struct_cache.get());
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    NoArgs("_clearcache", &ClearCache, "_clearcache($module, /)\n--\n\nForgets the formats that were parsed."),
    OneArg("calcsize", &CalcSize, "calcsize($module, format, /)\n--\n\nThe bytes of a struct of this format."),
    Positional("iter_unpack", &WithFormatAndBuffer<IterUnpack>, 2, 2,
               "iter_unpack($module, format, buffer, /)\n--\n\nAn iterator over tuples, each of the next bytes of the buffer."),
    Positional("pack", &WithFormat<Pack>, 0, -1, "pack(format, v1, v2, ...) -> bytes\n\nThe values as bytes."),
    Positional("pack_into", &WithFormat<PackInto>, 0, -1,
               "pack_into(format, buffer, offset, v1, v2, ...)\n\nWrites the values as bytes into a buffer."),
    Positional("unpack", &WithFormatAndBuffer<Unpack>, 2, 2,
               "unpack($module, format, buffer, /)\n--\n\nThe tuple of the values in a buffer of the format's size."),
    Keywords("unpack_from", &UnpackFromFunction,
             "unpack_from($module, format, /, buffer, offset=0)\n--\n\nThe tuple of the values in a buffer from an offset on."),
};

}  // namespace

bool FillStruct(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.struct_cache) {
    library.struct_type = MakeBuiltinType(kStructSpec);
    library.unpack_iterator_type = MakeBuiltinType(kIteratorSpec);
    library.struct_error = NewExceptionType("struct", "error", BuiltinType(TypeId::kException));
    if (!library.struct_type || !library.unpack_iterator_type || !library.struct_error) return false;
    library.struct_cache = NewDict();
  }
  return library.struct_cache && ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "Struct", NewRef<Object>(library.struct_type.get())) &&
         ModuleAdd(module, "error", NewRef<Object>(library.struct_error.get()));
}

}  // namespace viv
