// The module _ctypes: reading the heap by address, for the module ctypes, which is in Python. Nothing can be written, and what is no block
// of the heap is refused, so no program can crash by it.
//
// A program sees an object as CPython 3.11 lays it out: eight bytes of reference count, the type, then the type's own fields, an int's as
// digits of 30 bits. An object that is gone has the count 0; that, and nothing else of a freed block, can still be read. Under
// PYTHONMALLOC=debug the guards around a block can be read, too.
#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "gc/collector.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "memory/debug_hooks.h"
#include "memory/heap_walk.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

constexpr size_t kBeforeObject[] = {0, sizeof(GcHead), sizeof(GcHead) + kManagedDictBytes};
constexpr size_t kCountBytes = 8;

struct Finding {
  BlockView block;
  PoolView pool;
  ArenaView arena;
  bool found;

  explicit Finding(const void* address) : found(FindBlock(CurrentHeap(), address, &block, &pool, &arena)) {}
  bool live() const { return found && block.state == BlockState::kLive; }
  const char* data() const { return static_cast<const char*>(block.data); }
};

bool MayBeType(const Object* type) {
  const Object* metatype = type;
  for (int i = 0; i < 4; ++i) {  // metaclasses of metaclasses are rare
    Finding place(metatype);
    if (!place.live() || reinterpret_cast<const char*>(metatype) + sizeof(Object) > place.data() + place.block.asked) return false;
    if (metatype == BuiltinType(TypeId::kType)) return true;
    metatype = reinterpret_cast<const Object*>(metatype->type);
  }
  return false;
}

// The object in a live block; null: the block is no object's.
Object* ObjectIn(const Finding& place) {
  for (size_t before : kBeforeObject) {
    if (before + sizeof(Object) > place.block.asked) break;
    auto* object = reinterpret_cast<Object*>(const_cast<char*>(place.data()) + before);
    bool fits = before == 0 ? !HasGcHead(object) : HasGcHead(object) && BytesBeforeObject(object) == before;
    if (fits && object->refcount > 0 && object->type && MayBeType(reinterpret_cast<const Object*>(object->type))) return object;
  }
  return nullptr;
}

// What CPython has in the first bytes of an object: count and type, and of an int its digits.
std::string HeadAsCPython(const Object* object) {
  std::string head;
  auto add = [&](auto value) { head.append(reinterpret_cast<const char*>(&value), sizeof value); };
  add(static_cast<int64_t>(object->refcount));
  add(object->type);
  if (IsSubtype(TypeOf(object), BuiltinType(TypeId::kInt)) && !IsBig(object)) {
    int64_t value = SmallValue(object);
    uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    std::array<uint32_t, 3> digits;
    int64_t count = 0;
    for (; magnitude; magnitude >>= 30) digits[static_cast<size_t>(count++)] = static_cast<uint32_t>(magnitude & ((1u << 30) - 1));
    add(value < 0 ? -count : count);
    for (int64_t i = 0; i < count; ++i) add(digits[static_cast<size_t>(i)]);
  }
  return head;
}

bool ParseAddress(Object* argument, const char** address) {
  *address = reinterpret_cast<const char*>(AsUint64Mask(argument));
  return !ErrorPending();
}

VIV_NO_ASAN void CopyBytes(char* to, const char* from, size_t count) {
  for (size_t i = 0; i < count; ++i) to[i] = from[i];
}

Ref<Object> Read(Borrowed<Object>, ArgSpan args) {
  const char* address;
  if (!ParseAddress(args[0], &address)) return nullptr;
  ptrdiff_t count = AsSsize(args[1], TypeId::kValueError);
  if (count == -1 && ErrorPending()) return nullptr;
  if (count < 0) return RaiseValueError("negative size");
  auto size = static_cast<size_t>(count);
  Finding place(address);
  if (!place.found || place.block.state == BlockState::kVirgin) return RaiseValueError("no memory block is at address %p", address);
  std::string bytes(size, '\0');
  if (!place.live()) {
    for (size_t before : kBeforeObject) {
      if (address == place.data() + before && size <= kCountBytes) return NewBytes(bytes);
    }
    return RaiseValueError("the memory block at address %p has been freed", place.block.data);
  }
  size_t guard = CurrentHeap().debug() ? kDebugFront : 0, guard_behind = guard ? kDebugWord : 0;
  if (address < place.data() - guard || address + size > place.data() + place.block.asked + guard_behind)
    return RaiseValueError("%zd bytes at address %p reach beyond the memory block of %zd bytes at %p", count, address,
                           static_cast<ptrdiff_t>(place.block.asked), place.block.data);
  CopyBytes(bytes.data(), address, size);
  if (const Object* object = ObjectIn(place)) {
    std::string head = HeadAsCPython(object);
    auto start = reinterpret_cast<const char*>(object);
    for (size_t i = 0; i < size; ++i) {
      ptrdiff_t at = address + i - start;
      if (at >= 0 && at < static_cast<ptrdiff_t>(head.size())) bytes[i] = head[static_cast<size_t>(at)];
    }
  }
  return NewBytes(bytes);
}

Ref<Object> ObjectAt(Borrowed<Object>, Borrowed<Object> argument) {
  const char* address;
  if (!ParseAddress(argument, &address)) return nullptr;
  Finding place(address);
  Object* object = place.live() ? ObjectIn(place) : nullptr;
  if (object && reinterpret_cast<const char*>(object) == address) return NewRef(object);
  return RaiseValueError("no live object is at address %p", address);
}

Ref<Object> AddressOf(Borrowed<Object>, Borrowed<Object> object) {
  Buffer buffer;
  if (!GetBuffer(object, &buffer, kBufferSimple)) return nullptr;
  Ref<Object> address = NewIntFromUnsigned(reinterpret_cast<uintptr_t>(buffer.data));
  ReleaseBuffer(&buffer);
  return address;
}

constexpr MethodDef kFunctions[] = {
    OneArg("address_of", &AddressOf, "address_of($module, buffer, /)\n--\n\nWhere the bytes of an object with a buffer are."),
    OneArg("object_at", &ObjectAt, "object_at($module, address, /)\n--\n\nThe live object at an address; ValueError where there is none."),
    Positional("read", &Read, 2, 2, "read($module, address, size, /)\n--\n\nThe bytes at an address that lies in a block of the heap."),
};

}  // namespace

bool FillCtypes(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
