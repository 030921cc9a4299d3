// Stand-ins for the types that vm/ brings, so that the objects layer links alone. No instance is ever made.
#include "interpreter/objects/types.h"

namespace viv {

#define VIV_STAND_IN(constant, type_name)         \
  extern const TypeSpec constant;                 \
  constinit const TypeSpec constant = {.name = type_name, .base = TypeId::kObject, .basic_size = sizeof(Object)}

VIV_STAND_IN(kFrameSpec, "frame");
VIV_STAND_IN(kGeneratorSpec, "generator");
VIV_STAND_IN(kCoroutineSpec, "coroutine");
VIV_STAND_IN(kCoroutineWrapperSpec, "coroutine_wrapper");
VIV_STAND_IN(kAsyncGeneratorSpec, "async_generator");
VIV_STAND_IN(kAsyncGeneratorASendSpec, "async_generator_asend");
VIV_STAND_IN(kAsyncGeneratorAThrowSpec, "async_generator_athrow");
VIV_STAND_IN(kAsyncGeneratorWrappedValueSpec, "async_generator_wrapped_value");

}  // namespace viv
