// The module _random: the generator under random.Random, the Mersenne Twister MT19937 of Matsumoto and Nishimura.
// Seeds, numbers and states are those of CPython's Modules/_randommodule.c.
#include <sys/random.h>
#include <unistd.h>

#include <ctime>

#include "absl/container/inlined_vector.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_internal.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

constexpr int kWords = 624, kPeriod = 397;

struct RandomObject : Object {
  int32_t index;  // of the next word in `state`; kWords: none is left
  uint32_t state[kWords];
};
static_assert(sizeof(RandomObject) == 2520);
RandomObject* AsRandom(Object* object) { return static_cast<RandomObject*>(object); }

// ---- The generator --------------------------------------------------------------------------------------------------------------------

void Refill(RandomObject* self) {
  uint32_t* state = self->state;
  auto twist = [state](int i, int next, int other) {
    uint32_t y = (state[i] & 0x80000000u) | (state[next] & 0x7fffffffu);
    state[i] = state[other] ^ (y >> 1) ^ ((y & 1) ? 0x9908b0dfu : 0);
  };
  int i = 0;
  for (; i < kWords - kPeriod; ++i) twist(i, i + 1, i + kPeriod);
  for (; i < kWords - 1; ++i) twist(i, i + 1, i + kPeriod - kWords);
  twist(kWords - 1, 0, kPeriod - 1);
  self->index = 0;
}

inline uint32_t NextWord(RandomObject* self) {
  if (__builtin_expect(self->index >= kWords, 0)) Refill(self);
  uint32_t y = self->state[self->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

void SeedWithWord(RandomObject* self, uint32_t seed) {
  self->state[0] = seed;
  for (uint32_t i = 1; i < kWords; ++i) {
    uint32_t before = self->state[i - 1];
    self->state[i] = 1812433253u * (before ^ (before >> 30)) + i;
  }
  self->index = kWords;
}

void SeedWithWords(RandomObject* self, const uint32_t* key, size_t length) {
  SeedWithWord(self, 19650218u);
  uint32_t* state = self->state;
  size_t i = 1, j = 0;
  auto step = [&] {
    if (++i >= kWords) {
      state[0] = state[kWords - 1];
      i = 1;
    }
  };
  for (size_t k = std::max<size_t>(kWords, length); k > 0; --k) {
    state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + static_cast<uint32_t>(j);
    step();
    if (++j >= length) j = 0;
  }
  for (int k = kWords - 1; k > 0; --k) {
    state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - static_cast<uint32_t>(i);
    step();
  }
  state[0] = 0x80000000u;
}

void SeedFromSystem(RandomObject* self) {
  uint32_t key[kWords];
  if (getrandom(key, sizeof(key), GRND_NONBLOCK) == static_cast<ssize_t>(sizeof(key))) return SeedWithWords(self, key, kWords);
  timespec now, up;
  clock_gettime(CLOCK_REALTIME, &now);
  clock_gettime(CLOCK_MONOTONIC, &up);
  uint32_t few[] = {static_cast<uint32_t>(now.tv_nsec), static_cast<uint32_t>(now.tv_sec), static_cast<uint32_t>(getpid()),
                    static_cast<uint32_t>(up.tv_nsec), static_cast<uint32_t>(up.tv_sec)};
  SeedWithWords(self, few, std::size(few));
}

bool SeedFrom(RandomObject* self, Object* seed_or_null) {
  if (!seed_or_null || IsNone(seed_or_null)) return SeedFromSystem(self), true;
  Ref<Object> number = NewRef(seed_or_null);
  if (!IsInt(seed_or_null)) {
    int64_t hash = Hash(seed_or_null);
    if (hash == -1) return false;
    number = NewIntFromUnsigned(static_cast<uint64_t>(hash));
    if (!number) return false;
  }
  IntView view(number.get());  // its magnitude counts
  absl::InlinedVector<uint32_t, 8> key;
  for (mp_size_t i = 0; i < view.size; ++i) {
    key.push_back(static_cast<uint32_t>(view.limbs[i]));
    key.push_back(static_cast<uint32_t>(view.limbs[i] >> 32));
  }
  while (!key.empty() && key.back() == 0) key.pop_back();
  if (key.empty()) key.push_back(0);
  SeedWithWords(self, key.data(), key.size());
  return true;
}

// ---- Methods --------------------------------------------------------------------------------------------------------------------------

Ref<Object> RandomNew(TypeObject* type, CallArgs) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (self && HasGcHead(self.get())) TrackOnce(self.get());
  return self;
}

bool RandomInit(Borrowed<Object> self, CallArgs args) {
  TypeObject* type = CurrentLibrary().random_type.get();
  if ((TypeOf(self) == type || TypeOf(self)->slots.init == type->slots.init) && !NoKeywords("Random", args)) return false;
  if (args.positional_count > 1) return RaiseFalse(TypeId::kTypeError, "Random() requires 0 or 1 argument");
  return SeedFrom(AsRandom(self), args.positional_count ? args.data[0] : nullptr);
}

void RandomDealloc(Object* self) { FreeObject(self); }

Ref<Object> NextFloat(Borrowed<Object> self) {
  uint32_t a = NextWord(AsRandom(self)) >> 5, b = NextWord(AsRandom(self)) >> 6;
  return NewFloat((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

Ref<Object> Seed(Borrowed<Object> self, ArgSpan args) {
  return SeedFrom(AsRandom(self), args.size ? args[0] : nullptr) ? NewNone() : nullptr;
}

Ref<Object> GetState(Borrowed<Object> self) {
  Ref<TupleObject> state = NewTuple(kWords + 1);
  if (!state) return nullptr;
  for (int i = 0; i <= kWords; ++i) {
    Ref<Object> word = NewInt(i < kWords ? static_cast<int64_t>(AsRandom(self)->state[i]) : AsRandom(self)->index);
    if (!word) return nullptr;
    TupleInit(state.get(), i, std::move(word));
  }
  return state;
}

Ref<Object> SetState(Borrowed<Object> self, Borrowed<Object> object) {
  if (!IsTuple(object)) return RaiseTypeError("state vector must be a tuple");
  auto* tuple = AsTuple(object);
  if (tuple->size != kWords + 1) return RaiseValueError("state vector is the wrong size");
  uint32_t state[kWords];
  for (int i = 0; i < kWords; ++i) {
    Object* item = tuple->items[i];
    if (!IsInt(item)) return RaiseTypeError("an integer is required");
    if (IntSign(item) < 0) return Raise(TypeId::kOverflowError, "can't convert negative value to unsigned int");
    if (IntBitLength(item) > 64) return Raise(TypeId::kOverflowError, "Python int too large to convert to C unsigned long");
    state[i] = static_cast<uint32_t>(AsUint64Mask(item));
  }
  int64_t index = AsInt64(tuple->items[kWords]);
  if (index == -1 && ErrorPending()) return nullptr;
  if (index < 0 || index > kWords) return RaiseValueError("invalid state");
  AsRandom(self)->index = static_cast<int32_t>(index);
  std::copy(state, state + kWords, AsRandom(self)->state);
  return NewNone();
}

Ref<Object> GetRandBits(Borrowed<Object> self, Borrowed<Object> argument) {
  int64_t bits;
  if (argument->kind == kInt && SmallValue(argument) == static_cast<int>(SmallValue(argument))) {
    bits = SmallValue(argument);
  } else {
    Ref<Object> number = Index(argument);
    if (!number) return nullptr;
    int overflow;
    bits = IntAsInt64(number, &overflow);
    if (overflow || bits != static_cast<int>(bits)) return Raise(TypeId::kOverflowError, "Python int too large to convert to C int");
  }
  if (bits < 0) return RaiseValueError("number of bits must be non-negative");
  if (bits == 0) return NewInt(0);
  if (bits <= 32) return NewInt(NextWord(AsRandom(self)) >> (32 - bits));
  // Little-endian words, the last of them cut.
  LimbBuffer limbs(static_cast<size_t>((bits + 63) / 64), 0);
  for (size_t i = 0; bits > 0; ++i, bits -= 32) {
    uint64_t word = NextWord(AsRandom(self));
    if (bits < 32) word >>= 32 - bits;
    limbs[i / 2] |= word << (i % 2 * 32);
  }
  return IntFromLimbs(limbs.data(), static_cast<mp_size_t>(limbs.size()), false);
}

constexpr MethodDef kMethods[] = {
    NoArgs("random", &NextFloat, "random($self, /)\n--\n\nrandom() -> a float that is at least 0 and below 1."),
    Positional("seed", &Seed, 0, 1, "seed($self, n=None, /)\n--\n\nStarts the sequence that belongs to a number, or one of the system's choice."),
    NoArgs("getstate", &GetState, "getstate($self, /)\n--\n\ngetstate() -> a tuple that setstate() takes."),
    OneArg("setstate", &SetState, "setstate($self, state, /)\n--\n\nGoes back to a state that getstate() gave."),
    OneArg("getrandbits", &GetRandBits, "getrandbits($self, k, /)\n--\n\ngetrandbits(k) -> an int of k random bits."),
};

constinit const TypeSpec kRandomSpec = {
    .name = "_random.Random",
    .base = TypeId::kObject,
    .basic_size = sizeof(RandomObject),
    .flags = kTypeIsBaseType,
    .dealloc = &RandomDealloc,
    .slots = {.new_ = &RandomNew, .init = &RandomInit},
    .methods = kMethods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

}  // namespace

bool FillRandom(ModuleObject* module) {
  Ref<TypeObject>& type = CurrentLibrary().random_type;
  if (!type) type = MakeBuiltinType(kRandomSpec);
  return type && ModuleAdd(module, "Random", NewRef<Object>(type.get()));
}

}  // namespace viv
