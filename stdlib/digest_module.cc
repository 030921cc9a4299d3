// The modules _md5, _sha1, _sha256 and _sha512: digests for hashlib and random. Each makes objects of one type; digest.h does the work.
#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/digest.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

struct DigestObject : Object {
  DigestState state;
};
DigestState& StateOf(Object* object) { return static_cast<DigestObject*>(object)->state; }

Ref<Object> NewDigest() { return AllocateInstance(CurrentLibrary().digest_type.get(), 0); }

bool UpdateWith(Object* digest, Object* data) {
  if (IsStr(data)) return RaiseFalse(TypeId::kTypeError, "Strings must be encoded before hashing");
  if (!HasBuffer(data)) return RaiseFalse(TypeId::kTypeError, "object supporting the buffer API required");
  BufferHolder holder;
  if (!holder.Get(data)) return false;
  UpdateDigest(&StateOf(digest), static_cast<const uint8_t*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
  return true;
}

template <DigestKind kind>
Ref<Object> Make(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({InfoOf(kind).name, {"string", "usedforsecurity"}, 0, 0, 1}, args, out)) return nullptr;
  Ref<Object> digest = NewDigest();
  if (!digest) return nullptr;
  StartDigest(kind, &StateOf(digest.get()));
  return !out[0] || UpdateWith(digest.get(), out[0]) ? std::move(digest) : nullptr;
}

Ref<Object> Update(Borrowed<Object> self, Borrowed<Object> data) { return UpdateWith(self, data) ? NewNone() : nullptr; }

Ref<Object> Copy(Borrowed<Object> self) {
  Ref<Object> copy = NewDigest();
  if (copy) StateOf(copy.get()) = StateOf(self);
  return copy;
}

Ref<Object> Digest(Borrowed<Object> self) {
  uint8_t bytes[64];
  FinishDigest(StateOf(self), bytes);
  return NewBytes({reinterpret_cast<char*>(bytes), static_cast<size_t>(InfoOf(StateOf(self).kind).digest_size)});
}

Ref<Object> HexDigest(Borrowed<Object> self) {
  uint8_t bytes[64];
  char text[128];
  FinishDigest(StateOf(self), bytes);
  auto size = static_cast<size_t>(InfoOf(StateOf(self).kind).digest_size);
  for (size_t i = 0; i < size; ++i) {
    text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  return NewStrAscii({text, 2 * size});
}

Ref<Object> GetName(Borrowed<Object> self) { return NewStr(InfoOf(StateOf(self).kind).name); }
Ref<Object> GetDigestSize(Borrowed<Object> self) { return NewInt(InfoOf(StateOf(self).kind).digest_size); }
Ref<Object> GetBlockSize(Borrowed<Object> self) { return NewInt(InfoOf(StateOf(self).kind).block_size); }
Ref<Object> DigestRepr(Borrowed<Object> self) {
  return StrFormat("<%s _hashlib.HASH object @ %p>", InfoOf(StateOf(self).kind).name, self.get());
}
void DigestDealloc(Object* self) { FreeObject(self); }

constexpr MethodDef kMethods[] = {
    NoArgs("copy", &Copy, "copy($self, /)\n--\n\nA digest of what came so far, that goes on by itself."),
    NoArgs("digest", &Digest, "digest($self, /)\n--\n\nThe digest as bytes."),
    NoArgs("hexdigest", &HexDigest, "hexdigest($self, /)\n--\n\nThe digest as hexadecimal digits."),
    OneArg("update", &Update, "update($self, obj, /)\n--\n\nTakes more bytes."),
};
constexpr GetSetDef kGetSets[] = {{"name", &GetName}, {"digest_size", &GetDigestSize}, {"block_size", &GetBlockSize}};

constinit const TypeSpec kDigestSpec = {
    .name = "_hashlib.HASH",
    .base = TypeId::kObject,
    .basic_size = sizeof(DigestObject),
    .flags = kTypeDisallowInstantiation | kTypeImmutable,
    .dealloc = &DigestDealloc,
    .slots = {.repr = &DigestRepr},
    .methods = kMethods,
    .getsets = kGetSets,
};

#define VIV_MAKER(name, kind) \
  Keywords(name, &Make<DigestKind::kind>, name "($module, /, string=b'', *, usedforsecurity=True)\n--\n\nA new digest.")
constexpr MethodDef kMd5[] = {VIV_MAKER("md5", kMd5)};
constexpr MethodDef kSha1[] = {VIV_MAKER("sha1", kSha1)};
constexpr MethodDef kSha256[] = {VIV_MAKER("sha224", kSha224), VIV_MAKER("sha256", kSha256)};
constexpr MethodDef kSha512[] = {VIV_MAKER("sha384", kSha384), VIV_MAKER("sha512", kSha512)};
#undef VIV_MAKER

bool Fill(ModuleObject* module, Table<MethodDef> functions) {
  Ref<TypeObject>& type = CurrentLibrary().digest_type;
  if (!type) type = MakeBuiltinType(kDigestSpec);
  return type && ModuleAddFunctions(module, functions);
}

}  // namespace

bool FillMd5(ModuleObject* module) { return Fill(module, kMd5); }
bool FillSha1(ModuleObject* module) { return Fill(module, kSha1); }
bool FillSha256(ModuleObject* module) { return Fill(module, kSha256); }
bool FillSha512(ModuleObject* module) { return Fill(module, kSha512); }

}  // namespace viv
