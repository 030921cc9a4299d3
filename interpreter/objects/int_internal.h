// Shared by the int_*.cc files: both forms of an int seen as sign and limbs, and results made of limbs.
#pragma once

#include <gmp.h>

#include "absl/container/inlined_vector.h"
#include "interpreter/objects/int_object.h"

namespace viv {

static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0);

// An int as a sign and a magnitude of `size` limbs, least significant first, no leading zero limb; size 0 is zero.
class IntView {
 public:
  explicit IntView(const Object* integer) {
    auto* self = static_cast<const IntObject*>(integer);
    if (IsBig(integer)) {
      negative = self->limb_count < 0;
      size = static_cast<mp_size_t>(negative ? -self->limb_count : self->limb_count);
      limbs = reinterpret_cast<const mp_limb_t*>(self->limbs);
    } else {
      negative = self->value < 0;
      one_limb_ = negative ? -static_cast<uint64_t>(self->value) : static_cast<uint64_t>(self->value);
      size = one_limb_ != 0;
      limbs = &one_limb_;
    }
  }
  IntView(const IntView&) = delete;
  IntView& operator=(const IntView&) = delete;

  const mp_limb_t* limbs;
  mp_size_t size;
  bool negative;

 private:
  mp_limb_t one_limb_ = 0;
};

// Limbs of an intermediate result, outside the object heap.
using LimbBuffer = absl::InlinedVector<mp_limb_t, 16>;

// An int of a magnitude (leading zero limbs allowed) and a sign, in canonical form.
Ref<Object> IntFromLimbs(const mp_limb_t* limbs, mp_size_t size, bool negative);

// The largest magnitude that is tried: past it an operation raises MemoryError instead of asking GMP.
inline constexpr mp_size_t kMaxLimbs = mp_size_t{1} << 40;

}  // namespace viv
