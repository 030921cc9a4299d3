// Shared by the files of the three kinds of generators.
#pragma once

#include "interpreter/vm/generator.h"

namespace viv {

// One resumption with all checks. `sent` null: None.
ResumeResult GeneratorSendCore(GeneratorObject* generator, Borrowed<Object> sent, Ref<Object>* result);
// What a Python caller of send() gets of it: a return becomes StopIteration (StopAsyncIteration) with the value.
Ref<Object> FinishSend(GeneratorObject* generator, ResumeResult outcome, Ref<Object> result);
Ref<Object> GeneratorSend(Borrowed<Object> self, Borrowed<Object> value);
Ref<Object> GeneratorThrow(Borrowed<Object> self, ArgSpan args);
Ref<Object> GeneratorClose(Borrowed<Object> self);
Ref<Object> ThrowInto(GeneratorObject* generator, bool close_on_exit, Borrowed<Object> type, Borrowed<Object> value, Borrowed<Object> traceback);

int GeneratorTraverse(Object* self, VisitFn visit, void* context);
void GeneratorFinalize(Object* self);
void GeneratorDealloc(Object* self);

// __sizeof__ of all three kinds.
Ref<Object> GeneratorSizeof(Borrowed<Object> self);
// The frame as an object, made on first demand; null: finished (nothing pending) or failed. Borrowed.
FrameObject* GeneratorFrameObject(GeneratorObject* generator);
// The awaitable of anext(iterator, default). async_generator.cc
Ref<Object> NewAnextAwaitable(Ref<Object> awaitable, Borrowed<Object> fallback);
// frame_object.cc: an owned frame object for a generator that rests.
FrameObject* NewRestingFrameObject(GeneratorObject* generator);

}  // namespace viv
