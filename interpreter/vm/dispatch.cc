// The loop: runs the instructions of opcodes.def, and the forms of specialized.def that it writes over them.
//
// How it is laid out
//   * Computed goto; every instruction ends in a jump of its own, so that the processor predicts each from its predecessor.
//   * The state lives in four locals: frame, R (the frame's registers), K (its constants), pc. FR1: frame->pc is stored (SAVE) before
//     anything that may raise, run Python or end an object.
//   * A jump to the next instruction ends no C++ object: a Ref that is alive there must be empty.
//   * Operand variants (L local, T temporary, K constant) are the same source text with another way to fetch and to let go.
//   * What is not quick is a call into the files next to this one (instructions.h); they work on the frame.
//   * Python calls push a frame and go on in the loop. Only C++ in between (a slot, a builtin that calls back) enters RunFrame again.
//
// Compiled with -fno-gcse -fno-crossjumping: both merge the jumps at the ends of the instructions again.
// Answers to CPython's Python/ceval.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/calls.h"
#include "interpreter/vm/class_building.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/generator_switch.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/numbers.h"
#include "interpreter/vm/pattern_matching.h"
#include "interpreter/vm/tracing.h"
#include "interpreter/vm/unwinding.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

// Pushes the frame of a call that needs no binding. False: the long way must try again (nothing has happened).
VIV_INLINE bool PushPlain(VmThread& vm, Frame* frame, FunctionObject* function, CodeObject* code, Value* base) {
  ThreadState* thread = vm.thread;
  Frame* callee = frame + 1;
  if (UNLIKELY(thread->recursion_remaining <= 0 || base + code->register_count > vm.registers_end || callee >= vm.frames_end)) return false;
  --thread->recursion_remaining;
  ++code->refcount;
  callee->registers = base;
  callee->constants = code->constants->items;
  callee->function = function;
  callee->code = code;
  callee->object = nullptr;
  callee->locals = nullptr;
  callee->flags = 0;
  vm.top = callee;
  return true;
}

bool HandleBreak(VmThread& vm) {
  if (vm.breaker.fetch_and(~uint32_t{kBreakSignal}, std::memory_order_relaxed) & kBreakSignal) {
    auto handle = CurrentRuntime().hooks.handle_signals;
    return !handle || handle();
  }
  return true;
}

// What Send does with anything but a resting generator. False: failed. *finished: `value` is the result.
bool SendTo(Object* iterator, Ref<Object> sent, Ref<Object>* value, bool* finished) {
  UnarySlot next = TypeOf(iterator)->slots.next;
  Ref<Object> yielded = IsNone(sent.get()) && next ? next(iterator) : CallMethod(iterator, Names().send, {sent.get()});
  *finished = !yielded;
  *value = yielded ? std::move(yielded) : TakeStopIterationValue();
  return value->get() != nullptr;
}

}  // namespace

// Not inlined anywhere: one copy, so that the jumps stay what they are.
__attribute__((noinline)) Ref<Object> RunFrame(VmThread& vm, bool raise) {
  static const void* const kLabels[] = {
#define VIV_OP(name, operands, words) &&L_##name,
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
#define VIV_SPECIALIZED(name) &&L_##name,
#include "interpreter/vm/specialized.def"
#undef VIV_SPECIALIZED
  };
  static const void* const kTraceLabels[] = {
#define VIV_OP(name, operands, words) &&trace,
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
#define VIV_SPECIALIZED(name) &&trace,
#include "interpreter/vm/specialized.def"
#undef VIV_SPECIALIZED
  };

  const void* const* labels = vm.breaker.load(std::memory_order_relaxed) & kBreakTrace ? kTraceLabels : kLabels;
  Frame* frame = vm.top;
  Value* R = frame->registers;
  Object** K = frame->constants;
  uint64_t* pc = frame->pc;
  Value retval;

#define I (reinterpret_cast<Instruction*>(pc))
#define TARGET(name) L_##name:
#define NEXT() goto* labels[I->op]
#define ADVANCE(words) \
  do {                 \
    pc += (words);     \
    NEXT();            \
  } while (0)
#define SAVE() (frame->pc = pc)
#define CHECK(condition)                      \
  do {                                        \
    SAVE();                                   \
    if (UNLIKELY(!(condition))) goto error;   \
  } while (0)
#define DROP(object_)                         \
  do {                                        \
    Object* dropped = (object_);              \
    if (UNLIKELY(--dropped->refcount == 0)) { \
      SAVE();                                 \
      DeallocateObject(dropped);              \
    }                                         \
  } while (0)
  // Stores an owned object into a register that is written.
#define SET(index, object_)                   \
  do {                                        \
    Value* into = R + (index);                \
    Object* before = into->object;            \
    into->object = (object_);                 \
    if (before) DROP(before);                 \
  } while (0)
#define SPECIAL(name) static_cast<uint16_t>(Specialized::k##name)
#define GENERIC(name) static_cast<uint16_t>(Opcode::k##name)
#define RELOAD()               \
  do {                         \
    frame = vm.top;            \
    R = frame->registers;      \
    K = frame->constants;      \
    pc = frame->pc;            \
  } while (0)
#define WORD_JUMP() (static_cast<int32_t>(static_cast<uint32_t>(pc[1])))
#define CHECK_BREAK()                                                                            \
  if (UNLIKELY(vm.breaker.load(std::memory_order_relaxed) != 0)) {                               \
    CHECK(HandleBreak(vm));                                                                      \
    if (labels == kLabels && (vm.breaker.load(std::memory_order_relaxed) & kBreakTrace)) {       \
      labels = kTraceLabels;                                                                     \
      NEXT();                                                                                    \
    }                                                                                            \
  }

  // Operands by kind: fetched, and let go where they are temporaries.
#define KIND_L kLocalOperand
#define KIND_T kTemporaryOperand
#define KIND_K kConstantOperand
#define FETCH_L(field) (R[I->field].object)
#define FETCH_T(field) (R[I->field].object)
#define FETCH_K(field) (K[I->field])
#define LET_GO_L(field, object_)
#define LET_GO_K(field, object_)
#define LET_GO_T(field, object_)      \
  do {                                \
    R[I->field].object = nullptr;     \
    DROP(object_);                    \
  } while (0)
#define EACH_LT_LTK(M, ...) \
  M(L, L, __VA_ARGS__) M(L, T, __VA_ARGS__) M(L, K, __VA_ARGS__) M(T, L, __VA_ARGS__) M(T, T, __VA_ARGS__) M(T, K, __VA_ARGS__)
#define EACH_LTK_LTK(M, ...) EACH_LT_LTK(M, __VA_ARGS__) M(K, L, __VA_ARGS__) M(K, T, __VA_ARGS__)

  {
    uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
    if (UNLIKELY(here <= vm.thread->stack_limit)) {
      if (!raise) Raise(TypeId::kRecursionError, "maximum recursion depth exceeded");
      goto error;
    }
  }
  if (UNLIKELY(raise)) goto error;
  NEXT();

  // ---- Moving values ---------------------------------------------------------------------------------------------------------------
  TARGET(Nop) ADVANCE(1);

  TARGET(Resume) {
    CHECK_BREAK();
    ADVANCE(1);
  }

  TARGET(Move)
  TARGET(Copy) {
    Object* object = R[I->b].object;
    ++object->refcount;
    SET(I->a, object);
    ADVANCE(1);
  }

  TARGET(Take) {
    Object* object = R[I->b].object;
    R[I->b].object = nullptr;
    SET(I->a, object);
    ADVANCE(1);
  }

  TARGET(LoadConst) {
    Object* object = K[I->b];
    ++object->refcount;
    SET(I->a, object);
    ADVANCE(1);
  }

  TARGET(LoadConstWide) {
    Object* object = K[pc[1]];
    ++object->refcount;
    SET(I->a, object);
    ADVANCE(2);
  }

  TARGET(Drop) {
    Object* object = R[I->a].object;
    R[I->a].object = nullptr;
    if (object) DROP(object);
    ADVANCE(1);
  }

  TARGET(CheckLocal) {
    if (LIKELY(R[I->a].object != nullptr)) ADVANCE(1);
    SAVE();
    RaiseUnboundLocal(frame, I->a);
    goto error;
  }

  TARGET(DeleteLocal) {
    Object* object = R[I->a].object;
    if (UNLIKELY(!object)) {
      SAVE();
      RaiseUnboundLocal(frame, I->a);
      goto error;
    }
    R[I->a].object = nullptr;
    DROP(object);
    ADVANCE(1);
  }

  TARGET(ClearLocal) {
    Object* object = R[I->a].object;
    R[I->a].object = nullptr;
    if (object) DROP(object);
    ADVANCE(1);
  }

  // ---- Cells -----------------------------------------------------------------------------------------------------------------------
  TARGET(MakeCell) {
    SAVE();
    Ref<Object> initial = I->b == kNoRegister ? nullptr : TakeRef(R[I->b]);
    Ref<CellObject> cell = NewCell(std::move(initial));
    if (!cell) goto error;
    SET(I->a, cell.Release());
    ADVANCE(1);
  }

  TARGET(CopyFreeVars) {
    TupleObject* closure = frame->function->closure;
    for (int i = 0; i < I->b; ++i) {
      Object* cell = closure->items[i];
      ++cell->refcount;
      R[I->a + i].object = cell;
    }
    ADVANCE(1);
  }

  TARGET(LoadCell) {
    Object* value = static_cast<CellObject*>(R[I->b].object)->value;
    if (UNLIKELY(!value)) {
      SAVE();
      RaiseEmptyCell(frame, I->b);
      goto error;
    }
    ++value->refcount;
    SET(I->a, value);
    ADVANCE(1);
  }

  TARGET(LoadClassCell) {
    CHECK(LoadClassCell(frame, *I));
    ADVANCE(1);
  }

  TARGET(StoreCell) {
    auto* cell = static_cast<CellObject*>(R[I->b].object);
    SAVE();
    cell->value.Set(TakeRef(R[I->a]));
    ADVANCE(1);
  }

  TARGET(DeleteCell) {
    auto* cell = static_cast<CellObject*>(R[I->a].object);
    SAVE();
    if (UNLIKELY(!cell->value)) {
      RaiseEmptyCell(frame, I->a);
      goto error;
    }
    cell->value.Clear();
    ADVANCE(1);
  }

  TARGET(LoadClosure) {
    Object* cell = R[I->b].object;
    ++cell->refcount;
    SET(I->a, cell);
    ADVANCE(1);
  }

  // ---- Names -----------------------------------------------------------------------------------------------------------------------
  TARGET(LoadGlobal) {
    CHECK(LoadGlobal(frame));
    ADVANCE(3);
  }

  TARGET(LoadGlobalModule) {
    auto* cache = CacheOf<NameCache>(pc);
    DictKeys* keys = frame->function->globals->keys;
    if (UNLIKELY(keys->version != cache->keys_version)) goto name_miss;
    Object* value = DictValueAt(keys, cache->index);
    if (UNLIKELY(!value)) goto name_miss;
    ++value->refcount;
    SET(I->a, value);
    ADVANCE(3);
  }

  TARGET(LoadGlobalBuiltin) {
    auto* cache = CacheOf<NameCache>(pc);
    FunctionObject* function = frame->function;
    if (UNLIKELY(function->globals->keys->version != cache->keys_version)) goto name_miss;
    DictKeys* keys = AsDict(function->builtins)->keys;
    if (UNLIKELY(keys->version != cache->builtins_version)) goto name_miss;
    Object* value = DictValueAt(keys, cache->index);
    if (UNLIKELY(!value)) goto name_miss;
    ++value->refcount;
    SET(I->a, value);
    ADVANCE(3);
  }

  TARGET(LoadName) {
    CHECK(LoadName(frame));
    ADVANCE(3);
  }

  TARGET(LoadNameLocal) {
    auto* cache = CacheOf<NameCache>(pc);
    Object* locals = frame->locals;
    if (UNLIKELY(!locals || locals->kind != kDict || AsDict(locals)->keys->version != cache->keys_version)) goto name_miss;
    Object* value = DictValueAt(AsDict(locals)->keys, cache->index);
    if (UNLIKELY(!value)) goto name_miss;
    ++value->refcount;
    SET(I->a, value);
    ADVANCE(3);
  }

  TARGET(LoadNameBuiltin) {
    auto* cache = CacheOf<NameCache>(pc);
    FunctionObject* function = frame->function;
    DictObject* globals = function->globals;
    if (UNLIKELY(frame->locals != globals || globals->keys->version != cache->keys_version)) goto name_miss;
    DictKeys* keys = AsDict(function->builtins)->keys;
    if (UNLIKELY(keys->version != cache->builtins_version)) goto name_miss;
    Object* value = DictValueAt(keys, cache->index);
    if (UNLIKELY(!value)) goto name_miss;
    ++value->refcount;
    SET(I->a, value);
    ADVANCE(3);
  }

name_miss : {
  auto* cache = CacheOf<NameCache>(pc);
  if (cache->counter.count == 0) SpecializationFailed(cache->counter);
  I->op = I->op == SPECIAL(LoadGlobalModule) || I->op == SPECIAL(LoadGlobalBuiltin) ? GENERIC(LoadGlobal) : GENERIC(LoadName);
  NEXT();
}

  TARGET(StoreGlobal) {
    CHECK(StoreGlobal(frame));
    ADVANCE(2);
  }

  TARGET(StoreGlobalPresent) {
    auto* cache = CacheOf<uint32_t>(pc);
    DictObject* globals = frame->function->globals;
    if (UNLIKELY(globals->keys->version != cache[0] || !DictValueAt(globals->keys, cache[1]))) {
      I->op = GENERIC(StoreGlobal);
      NEXT();
    }
    SAVE();
    DictReplaceValueAt(globals, cache[1], TakeRef(R[I->a]));
    ADVANCE(2);
  }

  TARGET(DeleteGlobal) {
    CHECK(DeleteGlobal(frame, AsStr(frame->code->names->items[I->b])));
    ADVANCE(1);
  }

  TARGET(StoreName) {
    CHECK(StoreName(frame));
    ADVANCE(2);
  }

  TARGET(StoreNamePresent) {
    auto* cache = CacheOf<uint32_t>(pc);
    Object* locals = frame->locals;
    if (UNLIKELY(!locals || locals->kind != kDict || AsDict(locals)->keys->version != cache[0] ||
                 !DictValueAt(AsDict(locals)->keys, cache[1]))) {
      I->op = GENERIC(StoreName);
      NEXT();
    }
    SAVE();
    DictReplaceValueAt(AsDict(locals), cache[1], TakeRef(R[I->a]));
    ADVANCE(2);
  }

  TARGET(DeleteName) {
    CHECK(DeleteName(frame, AsStr(frame->code->names->items[I->b])));
    ADVANCE(1);
  }

  // ---- Attributes ------------------------------------------------------------------------------------------------------------------
  // A specialised form's guard failed: after some misses the generic one comes back, to look again later.
#define ATTRIBUTE_MISS(generic_name)                       \
  do {                                                     \
    auto* missed = CacheOf<AttributeCache>(pc);            \
    if (missed->counter.count == 0) SpecializationFailed(missed->counter); \
    I->op = GENERIC(generic_name);                         \
    goto L_##generic_name;                                 \
  } while (0)
#define ATTRIBUTE_RESULT(own, owner, value, words) \
  do {                                              \
    Object* loaded = (value);                       \
    ++loaded->refcount;                             \
    LET_GO_##own(b, owner);                        \
    SET(I->a, loaded);                              \
    ADVANCE(words);                                 \
  } while (0)

  // Another type than last time, but one that was seen before.
#define RECALL(owner_field, name_field, words)                                                                                    \
  if (vm.attributes->Recall(pc, TypeOf(R[I->owner_field].object), AsStr(frame->code->names->items[I->name_field]), words)) NEXT()

#define LOAD_ATTRIBUTE(own, temporary)                                                                                           \
  TARGET(LoadAttr##own) {                                                                                                        \
    RECALL(b, c, 3); \
    CHECK(LoadAttribute(frame, temporary));                                                                                       \
    ADVANCE(4);                                                                                                                   \
  }                                                                                                                               \
  TARGET(LoadAttr##own##Value) {                                                                                                 \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(LoadAttr##own);                              \
    DictValues* values = *ManagedValuesPointer(owner);                                                                            \
    if (UNLIKELY(!values)) ATTRIBUTE_MISS(LoadAttr##own);                                                                        \
    Object* value = values->values[cache->index];                                                                                 \
    if (UNLIKELY(!value)) ATTRIBUTE_MISS(LoadAttr##own);                                                                         \
    ATTRIBUTE_RESULT(own, owner, value, 4);                                                                                      \
  }                                                                                                                               \
  TARGET(LoadAttr##own##Dict) {                                                                                                  \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(LoadAttr##own);                              \
    auto* dict = static_cast<DictObject*>(*ManagedDictPointer(owner));                                                            \
    if (UNLIKELY(!dict || dict->values || dict->keys->kind != KeysKind::kUnicode || cache->index >= dict->keys->entry_count)) {   \
      ATTRIBUTE_MISS(LoadAttr##own);                                                                                             \
    }                                                                                                                             \
    UnicodeEntry* entry = UnicodeEntries(dict->keys) + cache->index;                                                              \
    if (UNLIKELY(entry->key != frame->code->names->items[I->c] || !entry->value)) ATTRIBUTE_MISS(LoadAttr##own);                 \
    ATTRIBUTE_RESULT(own, owner, entry->value, 4);                                                                               \
  }                                                                                                                               \
  TARGET(LoadAttr##own##Slot) {                                                                                                  \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(LoadAttr##own);                              \
    Object* value = *reinterpret_cast<Object**>(reinterpret_cast<char*>(owner) + cache->index);                                   \
    if (UNLIKELY(!value)) ATTRIBUTE_MISS(LoadAttr##own);                                                                         \
    ATTRIBUTE_RESULT(own, owner, value, 4);                                                                                      \
  }                                                                                                                               \
  TARGET(LoadAttr##own##Module) {                                                                                                \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(owner->kind != kModule || ModuleDict(owner)->keys->version != cache->keys_version)) ATTRIBUTE_MISS(LoadAttr##own); \
    Object* value = DictValueAt(ModuleDict(owner)->keys, cache->index);                                                           \
    if (UNLIKELY(!value)) ATTRIBUTE_MISS(LoadAttr##own);                                                                         \
    ATTRIBUTE_RESULT(own, owner, value, 4);                                                                                      \
  }                                                                                                                               \
  TARGET(LoadAttr##own##OfType) {                                                                                                \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(owner->kind != kType || static_cast<TypeObject*>(owner)->version_tag != cache->type_version)) {                  \
      ATTRIBUTE_MISS(LoadAttr##own);                                                                                             \
    }                                                                                                                             \
    ATTRIBUTE_RESULT(own, owner, cache->object, 4);                                                                              \
  }                                                                                                                               \
  TARGET(LoadAttr##own##Constant) {                                                                                              \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    TypeObject* type = TypeOf(owner);                                                                                             \
    if (UNLIKELY(type->version_tag != cache->type_version)) ATTRIBUTE_MISS(LoadAttr##own);                                       \
    if (cache->keys_version != 0 &&                                                                                               \
        UNLIKELY(!*ManagedValuesPointer(owner) || type->shared_keys->version != cache->keys_version)) {                           \
      ATTRIBUTE_MISS(LoadAttr##own);                                                                                             \
    }                                                                                                                             \
    ATTRIBUTE_RESULT(own, owner, cache->object, 4);                                                                              \
  }                                                                                                                               \
  TARGET(LoadAttr##own##Property) {                                                                                              \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(LoadAttr##own);                              \
    auto* getter = static_cast<FunctionObject*>(cache->object);                                                                   \
    if (UNLIKELY(getter->version != cache->keys_version)) ATTRIBUTE_MISS(LoadAttr##own);                                         \
    Value* base = R + frame->code->register_count + 1;                                                                            \
    base[-1] = ToValue(NewRef<Object>(getter));                                                                                   \
    ++owner->refcount;                                                                                                            \
    base[0] = OwnedValue(owner);                                                                                                  \
    SAVE();                                                                                                                       \
    if (UNLIKELY(!PushCall(vm, getter, base, 1, nullptr, kFrameForward))) {                                                       \
      Release(base[-1]);                                                                                                          \
      goto error;                                                                                                                 \
    }                                                                                                                             \
    RELOAD();                                                                                                                     \
    NEXT();                                                                                                                       \
  }
  LOAD_ATTRIBUTE(L, false)
  LOAD_ATTRIBUTE(T, true)

  // The owner becomes the first argument.
#define METHOD_RESULT_L(owner) ++owner->refcount
#define METHOD_RESULT_T(owner) R[I->b].object = nullptr
#define METHOD_RESULT(own, owner, function_) \
  do {                                        \
    Object* loaded = (function_);             \
    ++loaded->refcount;                       \
    METHOD_RESULT_##own(owner);              \
    R[I->a].object = loaded;                  \
    R[I->a + 1].object = owner;               \
    ADVANCE(4);                               \
  } while (0)
#define PLAIN_RESULT(own, owner, value) \
  do {                                   \
    Object* loaded = (value);            \
    ++loaded->refcount;                  \
    LET_GO_##own(b, owner);             \
    R[I->a].object = loaded;             \
    ADVANCE(4);                          \
  } while (0)
#define LOAD_METHOD(own, temporary)                                                                                              \
  TARGET(LoadMethod##own) {                                                                                                      \
    RECALL(b, c, 3); \
    CHECK(LoadMethod(frame, temporary));                                                                                          \
    ADVANCE(4);                                                                                                                   \
  }                                                                                                                               \
  TARGET(LoadMethod##own##Value) {                                                                                               \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    TypeObject* type = TypeOf(owner);                                                                                             \
    if (UNLIKELY(type->version_tag != cache->type_version || !*ManagedValuesPointer(owner) ||                                     \
                 type->shared_keys->version != cache->keys_version)) {                                                            \
      ATTRIBUTE_MISS(LoadMethod##own);                                                                                           \
    }                                                                                                                             \
    METHOD_RESULT(own, owner, cache->object);                                                                                    \
  }                                                                                                                               \
  TARGET(LoadMethod##own##Plain) {                                                                                               \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(LoadMethod##own);                            \
    METHOD_RESULT(own, owner, cache->object);                                                                                    \
  }                                                                                                                               \
  TARGET(LoadMethod##own##Dict) {                                                                                                \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version || *ManagedValuesPointer(owner))) ATTRIBUTE_MISS(LoadMethod##own); \
    auto* dict = static_cast<DictObject*>(*ManagedDictPointer(owner));                                                            \
    if (UNLIKELY(dict ? dict->keys->version != cache->keys_version : cache->keys_version != 0)) ATTRIBUTE_MISS(LoadMethod##own); \
    METHOD_RESULT(own, owner, cache->object);                                                                                    \
  }                                                                                                                               \
  TARGET(LoadMethod##own##Module) {                                                                                              \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(owner->kind != kModule || ModuleDict(owner)->keys->version != cache->keys_version)) ATTRIBUTE_MISS(LoadMethod##own); \
    Object* value = DictValueAt(ModuleDict(owner)->keys, cache->index);                                                           \
    if (UNLIKELY(!value)) ATTRIBUTE_MISS(LoadMethod##own);                                                                       \
    PLAIN_RESULT(own, owner, value);                                                                                             \
  }                                                                                                                               \
  TARGET(LoadMethod##own##OfType) {                                                                                              \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                                    \
    Object* owner = R[I->b].object;                                                                                               \
    if (UNLIKELY(owner->kind != kType || static_cast<TypeObject*>(owner)->version_tag != cache->type_version)) {                  \
      ATTRIBUTE_MISS(LoadMethod##own);                                                                                           \
    }                                                                                                                             \
    PLAIN_RESULT(own, owner, cache->object);                                                                                     \
  }
  LOAD_METHOD(L, false)
  LOAD_METHOD(T, true)

#define STORE_ATTRIBUTE(own, temporary)                                                                               \
  TARGET(StoreAttr##own) {                                                                                            \
    RECALL(c, b, 2); \
    CHECK(StoreAttribute(frame, temporary));                                                                           \
    ADVANCE(3);                                                                                                        \
  }                                                                                                                    \
  TARGET(StoreAttr##own##Value) {                                                                                     \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                         \
    Object* owner = R[I->c].object;                                                                                    \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(StoreAttr##own);                  \
    DictValues* values = *ManagedValuesPointer(owner);                                                                 \
    if (UNLIKELY(!values)) ATTRIBUTE_MISS(StoreAttr##own);                                                            \
    Object** slot = &values->values[cache->index];                                                                     \
    Object* old = *slot;                                                                                               \
    *slot = Take(R[I->a]);                                                                                             \
    if (old) {                                                                                                         \
      DROP(old);                                                                                                       \
    } else {                                                                                                           \
      values->AppendSlot(cache->index);                                                                                \
    }                                                                                                                  \
    LET_GO_##own(c, owner);                                                                                           \
    ADVANCE(3);                                                                                                        \
  }                                                                                                                    \
  TARGET(StoreAttr##own##Slot) {                                                                                      \
    auto* cache = CacheOf<AttributeCache>(pc);                                                                         \
    Object* owner = R[I->c].object;                                                                                    \
    if (UNLIKELY(TypeOf(owner)->version_tag != cache->type_version)) ATTRIBUTE_MISS(StoreAttr##own);                  \
    Object** slot = reinterpret_cast<Object**>(reinterpret_cast<char*>(owner) + cache->index);                         \
    Object* old = *slot;                                                                                               \
    *slot = Take(R[I->a]);                                                                                             \
    if (old) DROP(old);                                                                                                \
    LET_GO_##own(c, owner);                                                                                           \
    ADVANCE(3);                                                                                                        \
  }
  STORE_ATTRIBUTE(L, false)
  STORE_ATTRIBUTE(T, true)

  TARGET(DeleteAttr) {
    SAVE();
    Ref<Object> owner = TakeRef(R[I->a]);
    bool done = DeleteAttr(owner, AsStr(frame->code->names->items[I->b]));
    owner.Reset();
    if (!done) goto error;
    ADVANCE(1);
  }

  // ---- Items -----------------------------------------------------------------------------------------------------------------------
#define LOAD_ITEM(kb, kc, unused)                                                      \
  TARGET(LoadItem##kb##kc) {                                                           \
    Object* container = FETCH_##kb(b);                                                 \
    Object* key = FETCH_##kc(c);                                                       \
    if (key->kind == kInt) {                                                           \
      int64_t index = IntOf(key);                                                      \
      Object* item = nullptr;                                                          \
      if (container->kind == kList) {                                                  \
        auto* list = static_cast<ListObject*>(container);                              \
        if (index < 0) index += list->size;                                            \
        if (LIKELY(static_cast<size_t>(index) < static_cast<size_t>(list->size))) item = list->items[index];     \
      } else if (container->kind == kTuple) {                                          \
        auto* tuple = static_cast<TupleObject*>(container);                            \
        if (index < 0) index += tuple->size;                                           \
        if (LIKELY(static_cast<size_t>(index) < static_cast<size_t>(tuple->size))) item = tuple->items[index];   \
      }                                                                                \
      if (LIKELY(item != nullptr)) {                                                   \
        ++item->refcount;                                                              \
        LET_GO_##kc(c, key);                                                           \
        LET_GO_##kb(b, container);                                                     \
        SET(I->a, item);                                                               \
        ADVANCE(2);                                                                    \
      }                                                                                \
    }                                                                                  \
    CHECK(LoadItemOperation(frame, *I, OperandKinds(KIND_##kb, KIND_##kc)));           \
    ADVANCE(2);                                                                        \
  }
  EACH_LT_LTK(LOAD_ITEM, 0)

#define STORE_ITEM(kb, kc, unused)                                                              \
  TARGET(StoreItem##kb##kc) {                                                                   \
    Object* container = FETCH_##kb(b);                                                          \
    Object* key = FETCH_##kc(c);                                                                \
    if (container->kind == kList && key->kind == kInt) {                                        \
      auto* list = static_cast<ListObject*>(container);                                         \
      int64_t index = IntOf(key);                                                               \
      if (index < 0) index += list->size;                                                       \
      if (LIKELY(static_cast<size_t>(index) < static_cast<size_t>(list->size))) {               \
        Object* old = list->items[index];                                                       \
        list->items[index] = Take(R[I->a]);                                                     \
        DROP(old);                                                                              \
        LET_GO_##kc(c, key);                                                                    \
        LET_GO_##kb(b, container);                                                              \
        ADVANCE(2);                                                                             \
      }                                                                                         \
    }                                                                                           \
    CHECK(StoreItemOperation(frame, *I, KIND_##kb, KIND_##kc));                                 \
    ADVANCE(2);                                                                                 \
  }
  EACH_LT_LTK(STORE_ITEM, 0)

  TARGET(DeleteItem) {
    SAVE();
    Ref<Object> container = TakeRef(R[I->a]);
    Ref<Object> key = TakeRef(R[I->b]);
    bool done = DeleteItem(container, key);
    container.Reset();
    key.Reset();
    if (!done) goto error;
    ADVANCE(1);
  }

  // ---- Operators -------------------------------------------------------------------------------------------------------------------
#define NUMBER_RESULT(finish, z)                                             \
  do {                                                                       \
    Object* replaced;                                                        \
    if (UNLIKELY(!(finish(NumberPlace{R, I->a, I->b, I->c}, x, y, z, &replaced)))) { \
      SAVE();                                                                \
      goto error;                                                            \
    }                                                                        \
    if (replaced) DROP(replaced);                                            \
  } while (0)
#define BOTH(x, y, kind_) (x->kind == kind_ && y->kind == kind_)

  // Specialised for ints and for floats.
#define NUMBER_GENERIC(kb, kc, name, number, slow, function)                              \
  TARGET(name##kb##kc) {                                                                  \
    Object* x = FETCH_##kb(b);                                                            \
    Object* y = FETCH_##kc(c);                                                            \
    if (BOTH(x, y, kInt)) {                                                               \
      I->op = SPECIAL(number##kb##kc##Int);                                               \
      goto L_##number##kb##kc##Int;                                                       \
    }                                                                                     \
    if (BOTH(x, y, kFloat)) {                                                             \
      I->op = SPECIAL(number##kb##kc##Float);                                             \
      goto L_##number##kb##kc##Float;                                                     \
    }                                                                                     \
    CHECK(slow(frame, *I, &viv::function, OperandKinds(KIND_##kb, KIND_##kc)));           \
    ADVANCE(1);                                                                           \
  }
#define NUMBER_INT(kb, kc, name)                                                          \
  TARGET(name##kb##kc##Int) {                                                             \
    Object* x = FETCH_##kb(b);                                                            \
    Object* y = FETCH_##kc(c);                                                            \
    if (UNLIKELY(!BOTH(x, y, kInt))) goto deoptimize;                                     \
    int64_t z;                                                                            \
    if (UNLIKELY(!Quick##name(IntOf(x), IntOf(y), &z))) {                                 \
      CHECK(BinaryOperation(frame, *I, &viv::name, OperandKinds(KIND_##kb, KIND_##kc)));  \
      ADVANCE(1);                                                                         \
    }                                                                                     \
    NUMBER_RESULT((FinishInt<KIND_##kb, KIND_##kc>), z); \
    ADVANCE(1);                                                                           \
  }
#define NUMBER_FLOAT(kb, kc, name, operation)                                             \
  TARGET(name##kb##kc##Float) {                                                           \
    Object* x = FETCH_##kb(b);                                                            \
    Object* y = FETCH_##kc(c);                                                            \
    if (UNLIKELY(!BOTH(x, y, kFloat))) goto deoptimize;                                   \
    double z = FloatValue(x) operation FloatValue(y);                                     \
    NUMBER_RESULT((FinishFloat<KIND_##kb, KIND_##kc>), z); \
    ADVANCE(1);                                                                           \
  }
#define NUMBER_OPERATION(name, operation, slow)                        \
  EACH_LTK_LTK(NUMBER_GENERIC, name, name, slow, name)                 \
  EACH_LT_LTK(NUMBER_GENERIC, Inplace##name, name, slow, Inplace##name) \
  EACH_LTK_LTK(NUMBER_INT, name)                                       \
  EACH_LTK_LTK(NUMBER_FLOAT, name, operation)
  NUMBER_OPERATION(Add, +, AddOperation)
  NUMBER_OPERATION(Subtract, -, BinaryOperation)
  NUMBER_OPERATION(Multiply, *, BinaryOperation)

  // True division: floats only, and not by zero.
#define DIVIDE_GENERIC(kb, kc, name, function)                                            \
  TARGET(name##kb##kc) {                                                                  \
    Object* x = FETCH_##kb(b);                                                            \
    Object* y = FETCH_##kc(c);                                                            \
    if (BOTH(x, y, kFloat)) {                                                             \
      I->op = SPECIAL(TrueDivide##kb##kc##Float);                                         \
      goto L_TrueDivide##kb##kc##Float;                                                   \
    }                                                                                     \
    CHECK(BinaryOperation(frame, *I, &viv::function, OperandKinds(KIND_##kb, KIND_##kc))); \
    ADVANCE(1);                                                                           \
  }
#define DIVIDE_FLOAT(kb, kc, unused)                                                      \
  TARGET(TrueDivide##kb##kc##Float) {                                                     \
    Object* x = FETCH_##kb(b);                                                            \
    Object* y = FETCH_##kc(c);                                                            \
    if (UNLIKELY(!BOTH(x, y, kFloat))) goto deoptimize;                                   \
    if (UNLIKELY(FloatValue(y) == 0.0)) {                                                 \
      CHECK(BinaryOperation(frame, *I, &viv::TrueDivide, OperandKinds(KIND_##kb, KIND_##kc))); \
      ADVANCE(1);                                                                         \
    }                                                                                     \
    double z = FloatValue(x) / FloatValue(y);                                             \
    NUMBER_RESULT((FinishFloat<KIND_##kb, KIND_##kc>), z); \
    ADVANCE(1);                                                                           \
  }
  EACH_LTK_LTK(DIVIDE_GENERIC, TrueDivide, TrueDivide)
  EACH_LT_LTK(DIVIDE_GENERIC, InplaceTrueDivide, InplaceTrueDivide)
  EACH_LTK_LTK(DIVIDE_FLOAT, 0)

  // Ints are so much the usual case here that there is no other form.
#define INT_OPERATION(kb, kc, name, quick, function)                                        \
  TARGET(name##kb##kc) {                                                                    \
    Object* x = FETCH_##kb(b);                                                              \
    Object* y = FETCH_##kc(c);                                                              \
    int64_t z;                                                                              \
    if (LIKELY(BOTH(x, y, kInt) && quick(IntOf(x), IntOf(y), &z))) {                        \
      NUMBER_RESULT((FinishInt<KIND_##kb, KIND_##kc>), z);                                  \
    } else {                                                                                \
      CHECK(BinaryOperation(frame, *I, &viv::function, OperandKinds(KIND_##kb, KIND_##kc))); \
    }                                                                                       \
    ADVANCE(1);                                                                             \
  }
#define BOTH_FORMS(name)                                        \
  EACH_LTK_LTK(INT_OPERATION, name, Quick##name, name)          \
  EACH_LT_LTK(INT_OPERATION, Inplace##name, Quick##name, Inplace##name)
  BOTH_FORMS(FloorDivide)
  BOTH_FORMS(Remainder)
  BOTH_FORMS(And)
  BOTH_FORMS(Or)
  BOTH_FORMS(Xor)
  BOTH_FORMS(LeftShift)
  BOTH_FORMS(RightShift)

#define SLOW_OPERATION(kb, kc, name, function)                                            \
  TARGET(name##kb##kc) {                                                                  \
    CHECK(BinaryOperation(frame, *I, &viv::function, OperandKinds(KIND_##kb, KIND_##kc))); \
    ADVANCE(1);                                                                           \
  }
  EACH_LTK_LTK(SLOW_OPERATION, Power, PowerWithoutModulus)
  EACH_LT_LTK(SLOW_OPERATION, InplacePower, InplacePower)
  EACH_LTK_LTK(SLOW_OPERATION, MatrixMultiply, MatrixMultiply)
  EACH_LT_LTK(SLOW_OPERATION, InplaceMatrixMultiply, InplaceMatrixMultiply)

  // Puts the form that the compiler wrote back, and runs it.
deoptimize:
  I->op = Instruction::FromWord(frame->code->original_words[pc - frame->code->words]).op;
  NEXT();

#define UNARY(own, name, temporary)                                    \
  TARGET(name##own) {                                                  \
    CHECK(UnaryOperation(frame, *I, &viv::name, temporary));            \
    ADVANCE(1);                                                         \
  }
  UNARY(L, Positive, false)
  UNARY(T, Positive, true)
  UNARY(L, Invert, false)
  UNARY(T, Invert, true)

#define NEGATIVE(own, temporary)                                                     \
  TARGET(Negative##own) {                                                            \
    Object* x = R[I->b].object;                                                      \
    Object* y = nullptr;                                                             \
    if (x->kind == kInt && IntOf(x) != INT64_MIN) {                                  \
      NUMBER_RESULT((FinishInt<KIND_##own, kConstantOperand>), -IntOf(x));           \
    } else if (x->kind == kFloat) {                                                  \
      NUMBER_RESULT((FinishFloat<KIND_##own, kConstantOperand>), -FloatValue(x));    \
    } else {                                                                         \
      CHECK(UnaryOperation(frame, *I, &viv::Negative, temporary));                   \
    }                                                                                \
    ADVANCE(1);                                                                      \
  }
  NEGATIVE(L, false)
  NEGATIVE(T, true)

#define TRUTH(result, object_)                              \
  int result = QuickTruth(object_);                         \
  if (UNLIKELY(result < 0)) {                               \
    SAVE();                                                 \
    result = TruthOf(object_);                              \
    if (UNLIKELY(result < 0)) goto error;                   \
  }
#define NOT(own)                                           \
  TARGET(Not##own) {                                       \
    Object* x = R[I->b].object;                             \
    TRUTH(truth, x)                                         \
    Object* result = truth ? False() : True();              \
    ++result->refcount;                                     \
    LET_GO_##own(b, x);                                    \
    SET(I->a, result);                                      \
    ADVANCE(1);                                             \
  }
  NOT(L)
  NOT(T)

  // ---- Comparisons -----------------------------------------------------------------------------------------------------------------
#define COMPARE(kb, kc, name)                                                             \
  TARGET(name##kb##kc) {                                                                  \
    CHECK(CompareOperation(frame, *I, k##name, OperandKinds(KIND_##kb, KIND_##kc)));      \
    ADVANCE(1);                                                                           \
  }
  EACH_LT_LTK(COMPARE, Less)
  EACH_LT_LTK(COMPARE, LessEqual)
  EACH_LT_LTK(COMPARE, Equal)
  EACH_LT_LTK(COMPARE, NotEqual)
  EACH_LT_LTK(COMPARE, Greater)
  EACH_LT_LTK(COMPARE, GreaterEqual)

#define IDENTITY(kb, kc, name, operation)                   \
  TARGET(name##kb##kc) {                                    \
    Object* x = FETCH_##kb(b);                              \
    Object* y = FETCH_##kc(c);                              \
    Object* result = x operation y ? True() : False();      \
    ++result->refcount;                                     \
    LET_GO_##kb(b, x);                                      \
    LET_GO_##kc(c, y);                                      \
    SET(I->a, result);                                      \
    ADVANCE(1);                                             \
  }
  EACH_LT_LTK(IDENTITY, Is, ==)
  EACH_LT_LTK(IDENTITY, IsNot, !=)

#define CONTAINS(kb, kc, name, negate)                                                            \
  TARGET(name##kb##kc) {                                                                          \
    CHECK(ContainsOperation(frame, *I, negate, OperandKinds(KIND_##kb, KIND_##kc)));              \
    ADVANCE(1);                                                                                   \
  }
  EACH_LT_LTK(CONTAINS, In, false)
  EACH_LT_LTK(CONTAINS, NotIn, true)

  // A jump back is the end of a loop's round: signals are looked at.
#define TAKE_JUMP(words)                           \
  do {                                             \
    int32_t distance = (words);                    \
    if (distance < 0) {                            \
      CHECK_BREAK();                               \
    }                                              \
    pc += distance;                                \
    NEXT();                                        \
  } while (0)
#define BRANCH(truth)                              \
  do {                                             \
    if ((truth) == (I->c != 0)) {                  \
      TAKE_JUMP(WORD_JUMP());                      \
    }                                              \
    ADVANCE(2);                                    \
  } while (0)
#define COMPARE_AND_JUMP(kb, kc, name, operation)                                         \
  TARGET(JumpIf##name##kb##kc) {                                                          \
    Object* x = FETCH_##kb(a);                                                            \
    Object* y = FETCH_##kc(b);                                                            \
    bool truth;                                                                           \
    if (LIKELY(BOTH(x, y, kInt))) {                                                       \
      truth = IntOf(x) operation IntOf(y);                                                \
    } else if (BOTH(x, y, kFloat)) {                                                      \
      truth = FloatValue(x) operation FloatValue(y);                                      \
    } else {                                                                              \
      SAVE();                                                                             \
      int answer = CompareTruth(frame, *I, k##name, OperandKinds(KIND_##kb, KIND_##kc));  \
      if (UNLIKELY(answer < 0)) goto error;                                               \
      BRANCH(answer != 0);                                                                \
    }                                                                                     \
    LET_GO_##kb(a, x);                                                                    \
    LET_GO_##kc(b, y);                                                                    \
    BRANCH(truth);                                                                        \
  }
  EACH_LT_LTK(COMPARE_AND_JUMP, Less, <)
  EACH_LT_LTK(COMPARE_AND_JUMP, LessEqual, <=)
  EACH_LT_LTK(COMPARE_AND_JUMP, Equal, ==)
  EACH_LT_LTK(COMPARE_AND_JUMP, NotEqual, !=)
  EACH_LT_LTK(COMPARE_AND_JUMP, Greater, >)
  EACH_LT_LTK(COMPARE_AND_JUMP, GreaterEqual, >=)

#define IDENTITY_AND_JUMP(kb, kc, unused)     \
  TARGET(JumpIfIs##kb##kc) {                  \
    Object* x = FETCH_##kb(a);                \
    Object* y = FETCH_##kc(b);                \
    bool truth = x == y;                      \
    LET_GO_##kb(a, x);                        \
    LET_GO_##kc(b, y);                        \
    BRANCH(truth);                            \
  }
  EACH_LT_LTK(IDENTITY_AND_JUMP, 0)

#define CONTAINS_AND_JUMP(kb, kc, unused)                                               \
  TARGET(JumpIfIn##kb##kc) {                                                            \
    SAVE();                                                                             \
    int answer = ContainsTruth(frame, *I, OperandKinds(KIND_##kb, KIND_##kc));          \
    if (UNLIKELY(answer < 0)) goto error;                                               \
    BRANCH(answer != 0);                                                                \
  }
  EACH_LT_LTK(CONTAINS_AND_JUMP, 0)

  // ---- Jumps -----------------------------------------------------------------------------------------------------------------------
  TARGET(Jump) {
    pc += I->jump();
    NEXT();
  }

  TARGET(JumpBack) {
    CHECK_BREAK();
    pc += I->jump();
    NEXT();
  }

#define TRUTH_AND_JUMP(own, name, wanted)    \
  TARGET(name##own) {                        \
    Object* x = R[I->a].object;               \
    TRUTH(truth, x)                           \
    LET_GO_##own(a, x);                      \
    if ((truth != 0) == wanted) {             \
      TAKE_JUMP(I->jump());                   \
    }                                         \
    ADVANCE(1);                               \
  }
  TRUTH_AND_JUMP(L, JumpIfTrue, true)
  TRUTH_AND_JUMP(T, JumpIfTrue, true)
  TRUTH_AND_JUMP(L, JumpIfFalse, false)
  TRUTH_AND_JUMP(T, JumpIfFalse, false)

#define TRUTH_AND_KEEP(name, wanted)          \
  TARGET(name) {                              \
    Object* x = R[I->a].object;               \
    TRUTH(truth, x)                           \
    if ((truth != 0) == wanted) {             \
      pc += I->jump();                        \
      NEXT();                                 \
    }                                         \
    LET_GO_T(a, x);                           \
    ADVANCE(1);                               \
  }
  TRUTH_AND_KEEP(JumpIfTrueKeep, true)
  TRUTH_AND_KEEP(JumpIfFalseKeep, false)

#define NONE_AND_JUMP(own, name, wanted)     \
  TARGET(name##own) {                        \
    Object* x = R[I->a].object;               \
    bool none = x->kind == kNone;             \
    LET_GO_##own(a, x);                      \
    if (none == wanted) {                     \
      TAKE_JUMP(I->jump());                   \
    }                                         \
    ADVANCE(1);                               \
  }
  NONE_AND_JUMP(L, JumpIfNone, true)
  NONE_AND_JUMP(T, JumpIfNone, true)
  NONE_AND_JUMP(L, JumpIfNotNone, false)
  NONE_AND_JUMP(T, JumpIfNotNone, false)

  // ---- Calls -----------------------------------------------------------------------------------------------------------------------
  // A method's object is in place as first argument; without one the arguments move down to the callable.
#define SHIFT_ARGUMENTS(row, count)                                       \
  for (size_t shifted = 0; shifted < (count); ++shifted) {                \
    (row)[1 + shifted] = (row)[2 + shifted];                              \
    (row)[2 + shifted].object = nullptr;                                  \
  }
#define CALL_MISS(generic_name)                            \
  do {                                                     \
    auto* missed = CacheOf<CallCache>(pc);                 \
    if (missed->counter.count == 0) SpecializationFailed(missed->counter); \
    I->op = GENERIC(generic_name);                         \
    goto L_##generic_name;                                 \
  } while (0)
#define CALL_PYTHON(row, count, generic_name)                                                                    \
  auto* cache = CacheOf<CallCache>(pc);                                                                          \
  Object* callable = (row)->object;                                                                              \
  if (UNLIKELY(callable->kind != kFunction || AsFunction(callable)->version != cache->version)) CALL_MISS(generic_name); \
  FunctionObject* function = AsFunction(callable);                                                               \
  CodeObject* code = function->code;                                                                             \
  SAVE();                                                                                                        \
  if (UNLIKELY(!PushPlain(vm, frame, function, code, (row) + 1))) goto push_slowly;                              \
  ++frame;                                                                                                       \
  R = (row) + 1;                                                                                                 \
  K = frame->constants;                                                                                          \
  pc = cache->words;                                                                                             \
  NEXT();

  TARGET(Call) {
    Value* row = R + I->a;
    size_t count = I->b;
    SAVE();
    if (ShouldSpecialize(CacheOf<CallCache>(pc)->counter)) {
      SpecializeCall(frame, row, count, false);
      if (I->op != GENERIC(Call)) NEXT();
    }
    goto call_row;

    // Calls row[0](row[1] .. row[count]): what has a Python function behind it in a frame, the rest through its type.
  call_row:
    Object* callable = row->object;
    if (callable->kind == kBoundMethod) {
      auto* method = static_cast<BoundMethodObject*>(callable);
      if (method->function->kind == kFunction && row + 2 + count < vm.registers_end) {
        for (size_t i = count; i > 0; --i) row[i + 1] = Move(row[i]);
        row[1] = ToValue(NewRef(method->self.get()));
        row[0] = ToValue(NewRef(method->function.get()));
        ++count;
        DROP(method);
        callable = row->object;
      }
    }
    if (callable->kind == kFunction) {
      if (UNLIKELY(!PushCall(vm, AsFunction(callable), row + 1, count, nullptr, 0))) goto error;
      RELOAD();
      NEXT();
    }
    if (UNLIKELY(!CallObject(frame, row, count, nullptr))) goto error;
    ADVANCE(4);
  }

  TARGET(CallMethod) {
    Value* row = R + I->a;
    size_t count = I->b;
    SAVE();
    if (row[1].object) {
      ++count;
      if (ShouldSpecialize(CacheOf<CallCache>(pc)->counter)) {
        SpecializeCall(frame, row, count, true);
        if (I->op != GENERIC(CallMethod)) NEXT();
      }
      Object* callable = row->object;
      if (callable->kind == kFunction) {
        if (UNLIKELY(!PushCall(vm, AsFunction(callable), row + 1, count, nullptr, 0))) goto error;
        RELOAD();
        NEXT();
      }
      if (UNLIKELY(!CallObject(frame, row, count, nullptr))) goto error;
      ADVANCE(4);
    }
    SHIFT_ARGUMENTS(row, count)
    Object* callable = row->object;
    if (callable->kind == kFunction) {
      if (UNLIKELY(!PushCall(vm, AsFunction(callable), row + 1, count, nullptr, 0))) goto error;
      RELOAD();
      NEXT();
    }
    if (callable->kind == kBoundMethod && static_cast<BoundMethodObject*>(callable)->function->kind == kFunction) {
      auto* method = static_cast<BoundMethodObject*>(callable);
      for (size_t i = count; i > 0; --i) row[i + 1] = Move(row[i]);
      row[1] = ToValue(NewRef(method->self.get()));
      row[0] = ToValue(NewRef(method->function.get()));
      DROP(method);
      if (UNLIKELY(!PushCall(vm, AsFunction(row->object), row + 1, count + 1, nullptr, 0))) goto error;
      RELOAD();
      NEXT();
    }
    if (UNLIKELY(!CallObject(frame, row, count, nullptr))) goto error;
    ADVANCE(4);
  }

  TARGET(CallPython) {
    Value* row = R + I->a;
    CALL_PYTHON(row, I->b, Call)
  }

  TARGET(CallMethodPython) {
    Value* row = R + I->a;
    if (UNLIKELY(!row[1].object)) CALL_MISS(CallMethod);
    CALL_PYTHON(row, I->b + 1, CallMethod)
  }

  // A stack is at its end, or almost: with all the checks.
push_slowly : {
  Value* row = R + I->a;
  size_t count = I->op == SPECIAL(CallPython) ? I->b : I->b + 1;
  if (UNLIKELY(!PushCall(vm, AsFunction(row->object), row + 1, count, nullptr, 0))) goto error;
  RELOAD();
  NEXT();
}

#define BUILTIN_RESULT(row, count, result)                    \
  do {                                                        \
    Object* made = (result).Release();                        \
    Object* called = (row)->object;                           \
    (row)->object = made;                                     \
    DROP(called);                                             \
    for (size_t i = 1; i <= (count); ++i) {                   \
      Object* argument = (row)[i].object;                     \
      (row)[i].object = nullptr;                              \
      DROP(argument);                                         \
    }                                                         \
    if (UNLIKELY(!made)) goto error;                          \
    ADVANCE(4);                                               \
  } while (0)
#define IS_CACHED_BUILTIN(callable, cache)    \
  (callable->kind == kBuiltinFunction &&      \
   static_cast<const void*>(static_cast<BuiltinFunctionObject*>(callable)->def) == static_cast<const void*>(cache->object))

  // CPython counts calls of these two kinds against the recursion limit. At the limit the long way raises.
#define COUNTED(generic_name, call)                                     \
  if (UNLIKELY(--vm.thread->recursion_remaining < 0)) {                 \
    ++vm.thread->recursion_remaining;                                   \
    CALL_MISS(generic_name);                                            \
  }                                                                     \
  SAVE();                                                               \
  Ref<Object> result = call;                                            \
  ++vm.thread->recursion_remaining

  TARGET(CallBuiltinOne) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_BUILTIN(row->object, cache))) CALL_MISS(Call);
    auto* function = static_cast<BuiltinFunctionObject*>(row->object);
    COUNTED(Call, function->def->function.one_arg(function->self.get(), row[1].object));
    BUILTIN_RESULT(row, 1, result);
  }

  TARGET(CallBuiltinPositional) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_BUILTIN(row->object, cache))) CALL_MISS(Call);
    auto* function = static_cast<BuiltinFunctionObject*>(row->object);
    size_t count = I->b;
    SAVE();
    Ref<Object> result = function->def->function.positional(function->self.get(), ArgSpan{reinterpret_cast<Object* const*>(row + 1), count});
    BUILTIN_RESULT(row, count, result);
  }

  TARGET(CallLen) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_BUILTIN(row->object, cache))) CALL_MISS(Call);
    SAVE();
    Object* argument = row[1].object;
    ptrdiff_t length;
    switch (argument->kind) {
      case kList: length = static_cast<ListObject*>(argument)->size; break;
      case kTuple: length = static_cast<TupleObject*>(argument)->size; break;
      case kStr: length = static_cast<StrObject*>(argument)->length; break;
      case kDict: length = static_cast<DictObject*>(argument)->used; break;
      default: length = Length(argument);
    }
    Ref<Object> result = UNLIKELY(length < 0) ? nullptr : NewInt(length);
    BUILTIN_RESULT(row, 1, result);
  }

  TARGET(CallIsInstance) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_BUILTIN(row->object, cache))) CALL_MISS(Call);
    SAVE();
    int answer = row[1].object->type == row[2].object ? 1 : IsInstance(row[1].object, row[2].object);
    Ref<Object> result = UNLIKELY(answer < 0) ? nullptr : NewBool(answer != 0);
    BUILTIN_RESULT(row, 2, result);
  }

  TARGET(CallNext) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_BUILTIN(row->object, cache) || row[1].object->kind != kGenerator)) CALL_MISS(Call);
    auto* generator = AsGenerator(row[1].object);
    if (UNLIKELY(generator->state > GeneratorState::kSuspended)) CALL_MISS(Call);
    SAVE();
    if (UNLIKELY(!PushGeneratorFrame(vm, generator, R + frame->code->register_count + 1, kFrameNext))) goto error;
    goto resume_with_none;
  }

  TARGET(CallType) {
    Value* row = R + I->a;
    if (UNLIKELY(row->object != BuiltinType(TypeId::kType))) CALL_MISS(Call);
    Ref<Object> result = NewRef<Object>(TypeOf(row[1].object));
    BUILTIN_RESULT(row, 1, result);
  }

  TARGET(CallStr) {
    Value* row = R + I->a;
    if (UNLIKELY(row->object != BuiltinType(TypeId::kStr))) CALL_MISS(Call);
    SAVE();
    Ref<Object> result = Str(row[1].object);
    BUILTIN_RESULT(row, 1, result);
  }

  TARGET(CallSuper) {
    Value* row = R + I->a;
    if (UNLIKELY(row->object != BuiltinType(TypeId::kSuper))) CALL_MISS(Call);
    SAVE();
    Ref<Object> result = BareSuper();
    BUILTIN_RESULT(row, 0, result);
  }

  TARGET(CallClass) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    Object* callable = row->object;
    if (UNLIKELY(callable->kind != kType || static_cast<TypeObject*>(callable)->version_tag != cache->version)) CALL_MISS(Call);
    SAVE();
    if (UNLIKELY(!PushInit(vm, frame, row, I->b, AsFunction(cache->object)))) goto error;
    RELOAD();
    NEXT();
  }

#define IS_CACHED_DESCRIPTOR(row, cache) \
  ((row)->object == cache->object && (row)[1].object && (row)[1].object->type == static_cast<MethodDescriptorObject*>(cache->object)->owner.get())
  TARGET(CallMethodNone) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_DESCRIPTOR(row, cache))) CALL_MISS(CallMethod);
    COUNTED(CallMethod, static_cast<MethodDescriptorObject*>(row->object)->def->function.no_args(row[1].object));
    BUILTIN_RESULT(row, 1, result);
  }

  TARGET(CallMethodOne) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_DESCRIPTOR(row, cache))) CALL_MISS(CallMethod);
    COUNTED(CallMethod, static_cast<MethodDescriptorObject*>(row->object)->def->function.one_arg(row[1].object, row[2].object));
    BUILTIN_RESULT(row, 2, result);
  }

  TARGET(CallMethodPositional) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_DESCRIPTOR(row, cache))) CALL_MISS(CallMethod);
    size_t count = I->b;
    SAVE();
    Ref<Object> result = static_cast<MethodDescriptorObject*>(row->object)
                             ->def->function.positional(row[1].object, ArgSpan{reinterpret_cast<Object* const*>(row + 2), count});
    BUILTIN_RESULT(row, count + 1, result);
  }

  TARGET(CallMethodSend) {
    auto* cache = CacheOf<CallCache>(pc);
    Value* row = R + I->a;
    if (UNLIKELY(!IS_CACHED_DESCRIPTOR(row, cache))) CALL_MISS(CallMethod);
    auto* generator = AsGenerator(row[1].object);
    if (UNLIKELY(generator->state != GeneratorState::kSuspended)) CALL_MISS(CallMethod);
    SAVE();
    if (UNLIKELY(!PushGeneratorFrame(vm, generator, R + frame->code->register_count + 1, kFrameNext))) goto error;
    Value sent = Move(row[2]);
    RELOAD();
    R[I->a] = sent;
    ADVANCE(1);
  }

  TARGET(CallMethodAppend) {
    Value* row = R + I->a;
    Object* list = row[1].object;
    if (UNLIKELY(row->object != CurrentVm().list_append || !list || list->kind != kList)) CALL_MISS(CallMethod);
    SAVE();
    Ref<Object> item = TakeRef(row[2]);
    if (UNLIKELY(!ListAppend(AsList(list), std::move(item)))) goto error;
    row[1].object = nullptr;
    Object* called = row->object;
    row->object = None();
    ++row->object->refcount;
    DROP(list);
    DROP(called);
    ADVANCE(4);
  }

  TARGET(CallKeywords) {
    Value* row = R + I->a;
    TupleObject* names = AsTuple(K[I->c]);
    size_t positional = I->b - static_cast<size_t>(names->size);
    SAVE();
    Object* callable = row->object;
    if (callable->kind == kFunction) {
      if (UNLIKELY(!PushCall(vm, AsFunction(callable), row + 1, positional, names, 0))) goto error;
      RELOAD();
      NEXT();
    }
    if (UNLIKELY(!CallObject(frame, row, positional, names))) goto error;
    ADVANCE(4);
  }

  TARGET(CallMethodKeywords) {
    Value* row = R + I->a;
    TupleObject* names = AsTuple(K[I->c]);
    size_t count = I->b;
    SAVE();
    if (row[1].object) {
      ++count;
    } else {
      SHIFT_ARGUMENTS(row, count)
    }
    size_t positional = count - static_cast<size_t>(names->size);
    Object* callable = row->object;
    if (callable->kind == kFunction) {
      if (UNLIKELY(!PushCall(vm, AsFunction(callable), row + 1, positional, names, 0))) goto error;
      RELOAD();
      NEXT();
    }
    if (UNLIKELY(!CallObject(frame, row, positional, names))) goto error;
    ADVANCE(4);
  }

  TARGET(CallEx) {
    CHECK(CallStarred(frame, *I));
    ADVANCE(4);
  }

  TARGET(ReturnL)
  TARGET(ReturnT) {
    retval.object = R[I->a].object;
    R[I->a].object = nullptr;
    goto do_return;
  }

  TARGET(ReturnConst) {
    retval.object = K[I->a];
    ++retval.object->refcount;
    goto do_return;
  }

do_return : {
  SAVE();
  if (UNLIKELY(frame->flags != 0 || frame->object)) goto return_slowly;
  frame->flags = kFrameIncomplete;  // as in PopFrame
  CodeObject* code = frame->code;
  int32_t count = VariableCount(code);
  for (int32_t i = 0; i < count; ++i) {
    Object* variable = R[i].object;
    if (variable) {
      R[i].object = nullptr;
      DROP(variable);
    }
  }
  DROP(code);
  ++vm.thread->recursion_remaining;
  Value* result = R - 1;
  vm.top = --frame;
  Object* function = result->object;
  result->object = retval.object;
  R = frame->registers;
  K = frame->constants;
  pc = frame->pc;
  DROP(function);
  ADVANCE(4);
}

return_slowly : {
  uint32_t flags = frame->flags;
  Value* window = R;
  if (flags & kFrameGenerator) {
    FinishGeneratorFrame(vm, false);
    if (flags & kFrameEntry) return TakeRef(retval);
    RELOAD();
    if (flags & kFrameForIter) {
      Release(retval);
      Release(R[I->a]);
      pc += WORD_JUMP();
      NEXT();
    }
    if (flags & kFrameSend) {
      R[I->b] = Move(retval);
      Release(R[I->a]);
      pc += WORD_JUMP();
      NEXT();
    }
    // next(): the value travels in a StopIteration.
    Ref<Object> value = TakeRef(retval);
    IsNone(value.get()) ? RaiseNone(TypeId::kStopIteration) : RaiseWithValue(TypeId::kStopIteration, value);
    value.Reset();
    Release(R[I->a]);
    Release(R[I->a + 1]);
    goto error;
  }
  PopFrame(vm);
  if (flags & kFrameEntry) return TakeRef(retval);
  RELOAD();
  if (flags & kFrameInit) {
    if (UNLIKELY(!FinishInit(frame, window, TakeRef(retval)))) goto error;
  } else if (flags & kFrameForward) {
    // The owner, where it is a temporary, lived as long as the getter ran.
    Release(window[-1]);
    uint16_t compiled = Instruction::FromWord(frame->code->original_words[pc - frame->code->words]).op;
    if (compiled == GENERIC(LoadAttrT)) Release(R[I->b]);
    Store(R[I->a], Move(retval));
  } else {
    Store(window[-1], Move(retval));
  }
  ADVANCE(4);
}

  TARGET(MakeFunction) {
    CHECK(MakeFunction(frame, *I));
    ADVANCE(1);
  }

  TARGET(LoadBuildClass) {
    CHECK(LoadBuildClass(frame, *I));
    ADVANCE(1);
  }

  // ---- Containers ------------------------------------------------------------------------------------------------------------------
#define SIMPLE(name, call)  \
  TARGET(name) {            \
    CHECK(call);            \
    ADVANCE(1);             \
  }
  SIMPLE(BuildTuple, BuildTuple(frame, *I))
  SIMPLE(BuildList, BuildList(frame, *I))
  SIMPLE(BuildSet, BuildSet(frame, *I))
  SIMPLE(BuildMap, BuildMap(frame, *I))
  SIMPLE(BuildConstKeyMap, BuildConstKeyMap(frame, *I))
  SIMPLE(BuildString, BuildString(frame, *I))
  SIMPLE(BuildSlice, BuildSlice(frame, *I))
  SIMPLE(ListAppend, ListAppend(AsList(R[I->a].object), TakeRef(R[I->b])))
  SIMPLE(ListExtend, ListExtendInstruction(frame, *I))

  TARGET(SetAdd) {
    SAVE();
    Ref<Object> item = TakeRef(R[I->b]);
    bool done = SetAdd(static_cast<SetObject*>(R[I->a].object), item);
    item.Reset();
    if (UNLIKELY(!done)) goto error;
    ADVANCE(1);
  }

  SIMPLE(SetUpdate, SetUpdateInstruction(frame, *I))

  TARGET(MapAdd) {
    SAVE();
    Ref<Object> key = TakeRef(R[I->b]);
    Ref<Object> value = TakeRef(R[I->c]);
    bool done = DictSet(AsDict(R[I->a].object), key, value);
    key.Reset();
    value.Reset();
    if (UNLIKELY(!done)) goto error;
    ADVANCE(1);
  }

  SIMPLE(DictUpdate, DictUpdateInstruction(frame, *I))
  SIMPLE(DictMerge, DictMergeInstruction(frame, *I))

  TARGET(ListToTuple) {
    SAVE();
    Ref<TupleObject> tuple = ListToTuple(AsList(R[I->a].object));
    if (!tuple) goto error;
    Store(R[I->a], ToValue(std::move(tuple)));
    ADVANCE(1);
  }

  TARGET(UnpackSequence) {
    Object* source = R[I->b].object;
    Value* row = R + I->a;
    ptrdiff_t count = I->c;
    Object** items = nullptr;
    if (source->kind == kTuple && static_cast<TupleObject*>(source)->size == count) {
      items = static_cast<TupleObject*>(source)->items;
    } else if (source->kind == kList && static_cast<ListObject*>(source)->size == count) {
      items = static_cast<ListObject*>(source)->items;
    }
    if (UNLIKELY(!items)) {
      CHECK(UnpackSequence(frame, *I));
      ADVANCE(1);
    }
    R[I->b].object = nullptr;
    for (ptrdiff_t i = 0; i < count; ++i) {
      Object* item = items[i];
      ++item->refcount;
      row[i].object = item;
    }
    DROP(source);
    ADVANCE(1);
  }

  TARGET(UnpackEx) {
    CHECK(UnpackEx(frame, *I, WORD_JUMP()));
    ADVANCE(2);
  }

  SIMPLE(FormatValue, FormatValue(frame, *I))

  // ---- Iteration -------------------------------------------------------------------------------------------------------------------
#define GET_ITER(own, temporary)                                     \
  TARGET(GetIter##own) {                                             \
    CHECK(UnaryOperation(frame, *I, &viv::GetIter, temporary));       \
    ADVANCE(1);                                                       \
  }
  GET_ITER(L, false)
  GET_ITER(T, true)

  TARGET(ForIter) {
    Object* iterator = R[I->a].object;
    switch (iterator->kind) {
      case kListIterator: I->op = SPECIAL(ForIterList); goto L_ForIterList;
      case kTupleIterator: I->op = SPECIAL(ForIterTuple); goto L_ForIterTuple;
      case kRangeIterator: I->op = SPECIAL(ForIterRange); goto L_ForIterRange;
      case kGenerator:
        if (AsGenerator(iterator)->state <= GeneratorState::kSuspended) {
          I->op = SPECIAL(ForIterGenerator);
          goto L_ForIterGenerator;
        }
        break;
      default: break;
    }
    SAVE();
    Ref<Object> item = TypeOf(iterator)->slots.next(iterator);
    if (LIKELY(item)) {
      SET(I->b, item.Release());
      ADVANCE(3);
    }
    if (vm.thread->pending) {
      if (!PendingMatches(TypeId::kStopIteration)) goto error;
      ClearError();
    }
    goto iterator_exhausted;
  }

iterator_exhausted : {
  Object* iterator = R[I->a].object;
  R[I->a].object = nullptr;
  DROP(iterator);
  pc += WORD_JUMP();
  NEXT();
}

  TARGET(ForIterList) {
    auto* iterator = static_cast<ListIteratorObject*>(R[I->a].object);
    if (UNLIKELY(iterator->kind != kListIterator)) {
      I->op = GENERIC(ForIter);
      NEXT();
    }
    ListObject* list = iterator->list;
    if (LIKELY(list && iterator->index < list->size)) {
      Object* item = list->items[iterator->index++];
      ++item->refcount;
      SET(I->b, item);
      ADVANCE(3);
    }
    SAVE();
    iterator->list.Clear();
    goto iterator_exhausted;
  }

  TARGET(ForIterTuple) {
    auto* iterator = static_cast<TupleIteratorObject*>(R[I->a].object);
    if (UNLIKELY(iterator->kind != kTupleIterator)) {
      I->op = GENERIC(ForIter);
      NEXT();
    }
    TupleObject* tuple = iterator->tuple;
    if (LIKELY(tuple && iterator->index < tuple->size)) {
      Object* item = tuple->items[iterator->index++];
      ++item->refcount;
      SET(I->b, item);
      ADVANCE(3);
    }
    SAVE();
    iterator->tuple.Clear();
    goto iterator_exhausted;
  }

  TARGET(ForIterRange) {
    auto* iterator = static_cast<RangeIteratorObject*>(R[I->a].object);
    if (UNLIKELY(iterator->kind != kRangeIterator)) {
      I->op = GENERIC(ForIter);
      NEXT();
    }
    if (LIKELY(iterator->index < iterator->length)) {
      int64_t value = iterator->start + iterator->index++ * iterator->step;
      NumberPlace place{R, I->b, 0, 0};
      Object* replaced;
      if (UNLIKELY(!(FinishInt<kConstantOperand, kConstantOperand>(place, nullptr, nullptr, value, &replaced)))) {
        SAVE();
        goto error;
      }
      if (replaced) DROP(replaced);
      ADVANCE(3);
    }
    goto iterator_exhausted;
  }

  TARGET(ForIterGenerator) {
    auto* generator = AsGenerator(R[I->a].object);
    if (UNLIKELY(generator->kind != kGenerator || generator->state > GeneratorState::kSuspended)) {
      I->op = GENERIC(ForIter);
      // A finished or running one stays generic: ForIter's own look at the state keeps it from coming back at once.
      NEXT();
    }
    SAVE();
    if (UNLIKELY(!PushGeneratorFrame(vm, generator, R + frame->code->register_count + 1, kFrameForIter))) goto error;
    goto resume_with_none;
  }

  // The youngest frame is a generator's, at the instruction it rests at: goes on as if None had been sent.
resume_with_none : {
  RELOAD();
  if (I->op != GENERIC(ReturnGenerator)) {
    R[I->a].object = None();
    ++None()->refcount;
  }
  ADVANCE(1);
}

  TARGET(GetYieldFromIter) {
    SAVE();
    Ref<Object> iterator = YieldFromIter(TakeRef(R[I->b]), frame->code);
    if (!iterator) goto error;
    SET(I->a, iterator.Release());
    ADVANCE(1);
  }

  TARGET(GetLen) {
    SAVE();
    ptrdiff_t length = Length(R[I->b].object);
    if (length < 0) goto error;
    Ref<Object> result = NewInt(length);
    if (!result) goto error;
    SET(I->a, result.Release());
    ADVANCE(1);
  }

  // ---- Generators and coroutines ---------------------------------------------------------------------------------------------------
  TARGET(ReturnGenerator) {
    SAVE();
    Ref<Object> generator = NewGeneratorOfFrame(frame);
    if (!generator) goto error;
    retval = ToValue(std::move(generator));
    goto do_return;
  }

  TARGET(Yield) {
    SAVE();
    uint32_t flags = frame->flags;
    retval = Move(R[I->a]);
    SuspendGeneratorFrame(vm);
    if (flags & kFrameEntry) return TakeRef(retval);
    RELOAD();
    if (flags & kFrameForIter) {
      SET(I->b, Take(retval));
      ADVANCE(3);
    }
    if (flags & kFrameSend) {
      SET(I->b, Take(retval));
      ADVANCE(2);
    }
    // next(generator)
    Value* row = R + I->a;
    Ref<Object> result = TakeRef(retval);
    BUILTIN_RESULT(row, 1, result);
  }

  TARGET(Send) {
    Object* iterator = R[I->a].object;
    SAVE();
    if (iterator->kind == kGenerator || iterator->kind == kCoroutine) {
      auto* generator = AsGenerator(iterator);
      if (generator->state == GeneratorState::kSuspended ||
          (generator->state == GeneratorState::kCreated && IsNone(R[I->b].object))) {
        bool fresh = generator->state == GeneratorState::kCreated;
        if (UNLIKELY(!PushGeneratorFrame(vm, generator, R + frame->code->register_count + 1, kFrameSend))) goto error;
        Value sent = Move(R[I->b]);
        RELOAD();
        if (fresh) {
          Release(sent);
        } else {
          R[I->a] = sent;
        }
        ADVANCE(1);
      }
    }
    Ref<Object> value;
    bool finished = false;
    if (!SendTo(iterator, TakeRef(R[I->b]), &value, &finished)) goto error;
    SET(I->b, value.Release());
    if (!finished) ADVANCE(2);
    Release(R[I->a]);
    pc += WORD_JUMP();
    NEXT();
  }

  TARGET(GetAwaitable) {
    SAVE();
    Ref<Object> object = TakeRef(R[I->b]);
    Ref<Object> iterator = AwaitableIter(object, I->c);
    object.Reset();
    if (!iterator) goto error;
    SET(I->a, iterator.Release());
    ADVANCE(1);
  }

  TARGET(GetAiter) {
    SAVE();
    Ref<Object> object = TakeRef(R[I->b]);
    Ref<Object> iterator = AsyncIter(object);
    object.Reset();
    if (!iterator) goto error;
    SET(I->a, iterator.Release());
    ADVANCE(1);
  }

  TARGET(GetAnext) {
    SAVE();
    Ref<Object> awaitable = AsyncNext(R[I->b].object);
    if (!awaitable) goto error;
    SET(I->a, awaitable.Release());
    ADVANCE(1);
  }

  TARGET(EndAsyncFor) {
    SAVE();
    Value* row = R + I->a;
    vm.thread->handled->value.Set(Ref<BaseExceptionObject>::Adopt(AsException(Take(row[0]))));
    Ref<BaseExceptionObject> exception = Ref<BaseExceptionObject>::Adopt(AsException(Take(row[1])));
    if (!IsSubtype(TypeOf(exception.get()), BuiltinType(TypeId::kStopAsyncIteration))) {
      RestoreError(std::move(exception));
      goto unwind;
    }
    exception.Reset();
    Release(R[I->b]);
    ADVANCE(1);
  }

  TARGET(AsyncGenWrap) {
    SAVE();
    Ref<Object> wrapped = NewAsyncGenWrappedValue(TakeRef(R[I->a]));
    if (!wrapped) goto error;
    R[I->a] = ToValue(std::move(wrapped));
    ADVANCE(1);
  }

  // ---- Exceptions ------------------------------------------------------------------------------------------------------------------
  TARGET(Raise) {
    SAVE();
    Ref<Object> exception = I->b >= 1 ? TakeRef(R[I->a]) : nullptr;
    Ref<Object> cause = I->b == 2 ? TakeRef(R[I->a + 1]) : nullptr;
    if (DoRaise(std::move(exception), std::move(cause))) goto unwind;
    goto error;
  }

  TARGET(Catch) {
    Value* row = R + I->a;
    HandledException* handled = vm.thread->handled;
    BaseExceptionObject* pending = std::exchange(vm.thread->pending, nullptr);
    row[0] = ToValue(handled->value.Take());
    ++pending->refcount;
    handled->value.Init(Ref<BaseExceptionObject>::Adopt(pending));
    row[1] = OwnedValue(pending);
    ADVANCE(1);
  }

  TARGET(PopExcept) {
    SAVE();
    Value* row = R + I->a;
    Release(row[1]);
    vm.thread->handled->value.Set(Ref<BaseExceptionObject>::Adopt(AsException(Take(row[0]))));
    ADVANCE(1);
  }

  TARGET(Reraise) {
    SAVE();
    Value* row = R + I->a;
    RestoreError(Ref<BaseExceptionObject>::Adopt(AsException(Take(row[1]))));
    vm.thread->handled->value.Set(Ref<BaseExceptionObject>::Adopt(AsException(Take(row[0]))));
    goto unwind;
  }

  TARGET(UnwindHandler) {
    SAVE();
    Value* row = R + I->a;
    // What is under way must not be lost to whatever the releases run.
    Ref<BaseExceptionObject> under_way = TakeError();
    Release(row[1]);
    vm.thread->handled->value.Set(Ref<BaseExceptionObject>::Adopt(AsException(Take(row[0]))));
    RestoreError(std::move(under_way));
    goto unwind;
  }

  TARGET(JumpIfNoMatch) {
    SAVE();
    int match = ExceptionMatches(R[I->a].object, R[I->b].object);
    Release(R[I->b]);
    if (UNLIKELY(match < 0)) goto error;
    if (match) ADVANCE(2);
    pc += WORD_JUMP();
    NEXT();
  }

  SIMPLE(MatchGroup, MatchGroup(frame, *I))

  TARGET(PrepareReraiseStar) {
    SAVE();
    Ref<Object> raised = TakeRef(R[I->b]);
    Ref<Object> result = PrepareReraiseStar(R[I->a].object, AsList(raised.get()));
    raised.Reset();
    if (!result) goto error;
    Store(R[I->a], ToValue(std::move(result)));
    ADVANCE(1);
  }

  TARGET(LoadAssertionError) {
    Object* type = BuiltinType(TypeId::kAssertionError);
    ++type->refcount;
    SET(I->a, type);
    ADVANCE(1);
  }

  SIMPLE(BeforeWith, BeforeWith(frame, *I, false))
  SIMPLE(BeforeAsyncWith, BeforeWith(frame, *I, true))
  SIMPLE(WithExcept, WithExcept(frame, *I))

  // ---- Patterns --------------------------------------------------------------------------------------------------------------------
#define MATCH_FLAG(name, flag)                                                      \
  TARGET(name) {                                                                    \
    Object* result = HasTypeFlag(R[I->b].object, flag) ? True() : False();          \
    ++result->refcount;                                                             \
    SET(I->a, result);                                                              \
    ADVANCE(1);                                                                     \
  }
  MATCH_FLAG(MatchSequence, kTypeIsSequence)
  MATCH_FLAG(MatchMapping, kTypeIsMapping)

  TARGET(MatchKeys) {
    SAVE();
    Ref<Object> values = MatchKeys(R[I->b].object, AsTuple(R[I->c].object));
    if (!values) goto error;
    SET(I->a, values.Release());
    ADVANCE(1);
  }

  TARGET(MatchClass) {
    SAVE();
    Value* row = R + I->b;
    Ref<Object> attributes = MatchClass(R[I->a].object, row[0].object, AsTuple(row[1].object), I->c);
    Release(row[1]);
    Release(row[0]);
    if (!attributes) goto error;
    row[0] = ToValue(std::move(attributes));
    ADVANCE(1);
  }

  SIMPLE(CopyDictWithoutKeys, CopyDictWithoutKeys(frame, *I))

  // ---- The rest --------------------------------------------------------------------------------------------------------------------
  TARGET(ImportName) {
    SAVE();
    Ref<Object> level = TakeRef(R[I->b]);
    Ref<Object> from_list = TakeRef(R[I->b + 1]);
    Ref<Object> module = ImportName(frame, AsStr(frame->code->names->items[I->c]), level, from_list);
    level.Reset();
    from_list.Reset();
    if (!module) goto error;
    SET(I->a, module.Release());
    ADVANCE(1);
  }

  TARGET(ImportFrom) {
    SAVE();
    Ref<Object> value = ImportFrom(R[I->b].object, AsStr(frame->code->names->items[I->c]));
    if (!value) goto error;
    SET(I->a, value.Release());
    ADVANCE(1);
  }

  TARGET(ImportStar) {
    SAVE();
    Ref<Object> module = TakeRef(R[I->a]);
    if (!frame->locals) {
      Raise(TypeId::kSystemError, "no locals found during 'import *'");
      goto error;
    }
    bool done = ImportStar(module, frame->locals);
    module.Reset();
    if (!done) goto error;
    ADVANCE(1);
  }

  TARGET(PrintExpr) {
    CHECK(PrintExpression(TakeRef(R[I->a])));
    ADVANCE(1);
  }

  SIMPLE(SetupAnnotations, SetupAnnotations(frame))

  // ---- Traced: every instruction passes here first ---------------------------------------------------------------------------------
trace:
  if (!(vm.breaker.load(std::memory_order_relaxed) & kBreakTrace)) {
    labels = kLabels;
    NEXT();
  }
  CHECK(TraceInstruction(vm, frame));
  switch (TraceBuiltinCall(vm, frame)) {
    case 1: ADVANCE(4);
    case -1: goto error;
  }
  goto* kLabels[I->op];

  // ---- Exceptions under way --------------------------------------------------------------------------------------------------------
error:
  AddTracebackEntry(frame);
  if (UNLIKELY(vm.trace_function != nullptr)) TraceException(vm, frame);

unwind:
  for (;;) {
    const ExceptionTableEntry* entry = FindHandler(frame->code, static_cast<uint32_t>(WordIndex(frame)));
    int32_t depth = entry ? static_cast<int32_t>(entry->depth) : VariableCount(frame->code);
    {
      // The releases may run Python, which must not find an exception pending.
      Ref<BaseExceptionObject> under_way = TakeError();
      ReleaseTemporaries(frame, depth);
      RestoreError(std::move(under_way));
    }
    if (entry) {
      R = frame->registers;
      K = frame->constants;
      pc = frame->code->words + entry->target;
      NEXT();
    }
    uint32_t flags = frame->flags;
    Value* window = frame->registers;
    if (UNLIKELY(vm.breaker.load(std::memory_order_relaxed) & kBreakTrace)) TraceUnwind(vm, frame);
    if (flags & kFrameGenerator) {
      FinishGeneratorFrame(vm, true);
    } else {
      Ref<BaseExceptionObject> under_way = TakeError();
      PopFrame(vm);
      if (!(flags & kFrameEntry)) {
        if (flags & kFrameInit) {
          AbandonInit(vm.top, window);
        } else {
          Release(window[-1]);
        }
      }
      RestoreError(std::move(under_way));
    }
    if (flags & kFrameEntry) return nullptr;
    frame = vm.top;
    AddTracebackEntry(frame);
    if (UNLIKELY(vm.trace_function != nullptr)) TraceException(vm, frame);
  }
}

}  // namespace viv
