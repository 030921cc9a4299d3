// The frame type, and how a frame's variables look from outside. Answers to CPython's Objects/frameobject.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/version_profile.h"
#include "interpreter/vm/frame.h"
#include "interpreter/vm/generator.h"
#include "interpreter/vm/generator_support.h"
#include "interpreter/vm/thread.h"
#include "memory/trashcan.h"

namespace viv {

namespace {

FrameObject* AsFrame(Object* object) { return static_cast<FrameObject*>(object); }
Frame* LiveFrame(FrameObject* object) { return static_cast<Frame*>(object->live); }

// The generator whose resting frame `object` shows; null: the frame runs, has ended or is no generator's.
GeneratorObject* RestingGenerator(FrameObject* object) { return static_cast<GeneratorObject*>(object->generator); }

// Register i of the frame, wherever the registers are now. Borrowed; null: unbound, or the frame was cleared.
Object* RegisterOf(FrameObject* object, int32_t i) {
  if (Frame* frame = LiveFrame(object)) return ObjectOf(frame->registers[i]);
  if (GeneratorObject* generator = RestingGenerator(object)) return i < generator->live_count ? ObjectOf(generator->registers[i]) : nullptr;
  return object->registers && i < object->register_count ? object->registers[i] : nullptr;
}

// The numbers among the variables become objects. False: MemoryError pending.
bool BoxVariables(FrameObject* object) {
  if (Frame* frame = LiveFrame(object)) return BoxRow(frame->registers, static_cast<size_t>(VariableCount(frame->code)));
  if (GeneratorObject* generator = RestingGenerator(object)) {
    return BoxRow(generator->registers, static_cast<size_t>(std::min(generator->live_count, VariableCount(generator->code))));
  }
  return true;
}

}  // namespace

namespace {

FrameObject* NewFrameObject(CodeObject* code, FunctionObject* function, Object* locals_or_null) {
  auto* object = NewContainer<FrameObject>(BuiltinType(TypeId::kFrame));
  if (!object) return nullptr;
  object->back.InitNull();
  object->live = nullptr;
  object->generator = nullptr;
  object->code.Init(NewRef(code));
  object->globals.Init(NewRef(function->globals.get()));
  object->builtins.Init(NewRef(function->builtins.get()));
  object->locals.Init(NewRef(locals_or_null));
  object->trace.InitNull();
  object->last_word = -1;
  object->line_override = 0;
  object->trace_lines = true;
  object->trace_opcodes = false;
  object->register_count = 0;
  object->registers = nullptr;
  Track(object);
  return object;
}

}  // namespace

FrameObject* EnsureFrameObject(Frame* frame) {
  if (frame->object) return frame->object;
  FrameObject* object = NewFrameObject(frame->code, frame->function, frame->locals);
  if (!object) return nullptr;
  object->live = frame;
  return frame->object = object;
}

FrameObject* NewRestingFrameObject(GeneratorObject* generator) {
  FrameObject* object = NewFrameObject(generator->code, generator->function, nullptr);
  if (object) object->generator = generator;
  return object;
}

void DetachFrameObject(Frame* frame) {
  FrameObject* object = std::exchange(frame->object, nullptr);
  object->last_word = WordIndex(frame);
  // A generator's frame forgets who resumed it, as in CPython: what it raised would keep its callers alive otherwise.
  if (Frame* caller = frame->flags & kFrameGenerator ? nullptr : CallerOf(frame)) {
    // Needed only where somebody looks at f_back later; without memory for it the chain ends here.
    if (FrameObject* back = EnsureFrameObject(caller)) {
      object->back.Set(NewRef<Object>(back));
    } else {
      ClearError();
    }
  }
  int32_t count = VariableCount(frame->code);
  auto** registers = count ? static_cast<Object**>(Allocate(Domain::kMem, static_cast<size_t>(count) * sizeof(Object*))) : nullptr;
  object->live = nullptr;
  if (registers) {
    for (int32_t i = 0; i < count; ++i) {
      bool number = IsNumber(frame->registers[i]);
      registers[i] = ToObject(frame->registers[i]).Release();
      if (number && !registers[i]) ClearError();
    }
    object->registers = registers;
    object->register_count = count;
  } else {
    for (int32_t i = 0; i < count; ++i) Release(frame->registers[i]);
  }
  if (Object* locals = std::exchange(frame->locals, nullptr)) DecRef(locals);  // the object has a reference of its own
  DecRef(object);
}

namespace {

// Brings the dict that f_locals shows up to date with the registers.
bool RefreshLocals(FrameObject* object) {
  const CodeObject* code = object->code.get();
  if (!(code->flags & kCodeOptimized) && object->locals) return true;  // a module or class body: the namespace itself
  if (!object->locals) {
    Ref<DictObject> dict = NewDict();
    if (!dict) return false;
    object->locals.Set(std::move(dict));
  }
  if (!BoxVariables(object)) return false;
  Ref<Object> locals = NewRef(object->locals.get());
  auto put = [&](Object* name, Object* value) {
    if (value) return SetItem(locals, name, value);
    if (DeleteItem(locals, name)) return true;
    if (!PendingMatches(TypeId::kKeyError)) return false;
    ClearError();
    return true;
  };
  auto in_cell = [](Object* cell) { return cell && cell->kind == kCell ? static_cast<CellObject*>(cell)->value.get() : nullptr; };
  for (int32_t i = 0; i < code->local_count; ++i) {
    Object* name = code->local_names->items[i];
    Object* value = RegisterOf(object, i);
    for (int32_t k = 0; !value && k < code->cell_count; ++k) {  // a parameter that became a cell
      if (code->cell_names->items[k] == name) value = in_cell(RegisterOf(object, code->local_count + k));
    }
    if (!put(name, value)) return false;
  }
  for (int32_t i = 0; i < code->cell_count; ++i) {
    if (!put(code->cell_names->items[i], in_cell(RegisterOf(object, code->local_count + i)))) return false;
  }
  if (!(code->flags & kCodeOptimized)) return true;  // free variables do not show in a class body
  for (int32_t i = 0; i < code->free_count; ++i) {
    if (!put(code->free_names->items[i], in_cell(RegisterOf(object, code->local_count + code->cell_count + i)))) return false;
  }
  return true;
}

}  // namespace

Borrowed<Object> FrameLocals(Frame* frame) {
  if (frame->locals) return frame->locals;
  FrameObject* object = EnsureFrameObject(frame);
  if (!object) return nullptr;
  return RefreshLocals(object) ? Borrowed<Object>(object->locals.get()) : nullptr;
}

namespace {

Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }

Ref<Object> GetLocals(Borrowed<Object> self) {
  FrameObject* object = AsFrame(self);
  if (!RefreshLocals(object)) return nullptr;
  return NewRef(object->locals.get());
}

int LineOf(FrameObject* object) {
  if (Frame* frame = LiveFrame(object)) return FrameLine(frame);
  if (GeneratorObject* generator = RestingGenerator(object)) {
    if (generator->pc) return CodeLineOf(object->code, static_cast<int32_t>(generator->pc - object->code->words));
  }
  return CodeLineOf(object->code, object->last_word);
}

Ref<Object> GetLine(Borrowed<Object> self) {
  int line = LineOf(AsFrame(self));
  return line < 0 ? NewNone() : NewInt(line);
}

Ref<Object> GetLast(Borrowed<Object> self) {
  FrameObject* object = AsFrame(self);
  Frame* frame = LiveFrame(object);
  int32_t word = frame ? WordIndex(frame) : object->last_word;
  if (GeneratorObject* generator = frame ? nullptr : RestingGenerator(object)) {
    word = generator->state == GeneratorState::kSuspended ? static_cast<int32_t>(generator->pc - object->code->words) : -1;
  }
  return NewInt(word < 0 ? -1 : word * 2);
}

Ref<Object> GetBack(Borrowed<Object> self) {
  FrameObject* object = AsFrame(self);
  Frame* frame = LiveFrame(object);
  if (!frame) return OrNone(object->back.get());
  Frame* caller = CallerOf(frame);
  if (!caller) return NewNone();
  FrameObject* back = EnsureFrameObject(caller);
  return back ? NewRef<Object>(back) : nullptr;
}

Ref<Object> GetCode(Borrowed<Object> self) { return NewRef<Object>(AsFrame(self)->code.get()); }
Ref<Object> GetGlobals(Borrowed<Object> self) { return NewRef<Object>(AsFrame(self)->globals.get()); }
Ref<Object> GetBuiltins(Borrowed<Object> self) { return NewRef(AsFrame(self)->builtins.get()); }
Ref<Object> GetTrace(Borrowed<Object> self) { return OrNone(AsFrame(self)->trace.get()); }
bool SetTrace(Borrowed<Object> self, Borrowed<Object> value) {
  AsFrame(self)->trace.Set(value && !IsNone(value) ? value.ToOwned() : nullptr);
  return true;
}

void DropRegisters(FrameObject* object) {
  Object** registers = std::exchange(object->registers, nullptr);
  int32_t count = std::exchange(object->register_count, 0);
  for (int32_t i = 0; i < count; ++i) DecRefOrNull(registers[i]);
  if (registers) Free(Domain::kMem, registers);
}

Ref<Object> MethodClear(Borrowed<Object> self) {
  FrameObject* object = AsFrame(self);
  if (LiveFrame(object)) return Raise(TypeId::kRuntimeError, "cannot clear an executing frame");
  if (GeneratorObject* generator = RestingGenerator(object)) {
    Ref<Object> keep = NewRef<Object>(generator);
    ClearGenerator(generator);
  }
  DropRegisters(object);
  if (object->code->flags & kCodeOptimized) object->locals.Clear();
  return NewNone();
}

Ref<Object> MethodSizeof(Borrowed<Object> self) {
  const CodeObject* code = AsFrame(self)->code.get();
  constexpr uint32_t kGenerators = kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator;
  int more = code->flags & kGenerators ? std::max(CurrentProfile().least_generator_stack - code->stack_size, 0) : 0;
  return NewInt(CurrentProfile().frame + (more + CodeFrameSlots(code)) * int64_t{sizeof(Object*)});
}

Ref<Object> FrameRepr(Borrowed<Object> self) {
  FrameObject* object = AsFrame(self);
  return StrFormat("<frame at %p, file %R, line %d, code %U>", static_cast<void*>(object), object->code->filename.get(), LineOf(object),
                   object->code->name.get());
}

int FrameTraverse(Object* self, VisitFn visit, void* context) {
  FrameObject* object = AsFrame(self);
  int stop = 0;
  if ((stop = object->back.Visit(visit, context)) || (stop = object->code.Visit(visit, context)) || (stop = object->globals.Visit(visit, context)) ||
      (stop = object->builtins.Visit(visit, context)) || (stop = object->locals.Visit(visit, context)) ||
      (stop = object->trace.Visit(visit, context))) {
    return stop;
  }
  for (int32_t i = 0; i < object->register_count; ++i) {
    if (object->registers[i] && (stop = visit(object->registers[i], context))) return stop;
  }
  return 0;
}

void FrameClear(Object* self) {
  FrameObject* object = AsFrame(self);
  DropRegisters(object);
  object->locals.Clear();
  object->trace.Clear();
  object->back.Clear();
}

void FrameDealloc(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &FrameDealloc);
  if (trashcan.deferred()) return;
  FrameClear(self);
  FrameObject* object = AsFrame(self);
  object->code.Clear();
  object->globals.Clear();
  object->builtins.Clear();
  FreeObject(self);
}

constexpr MethodDef kMethods[] = {
    NoArgs("clear", &MethodClear, "F.clear(): drops what the frame's variables hold"),
    NoArgs("__sizeof__", &MethodSizeof, "F.__sizeof__() -> size in memory, in bytes"),
};
constexpr GetSetDef kGetSets[] = {
    {"f_back", &GetBack},         {"f_code", &GetCode}, {"f_builtins", &GetBuiltins}, {"f_globals", &GetGlobals},
    {"f_lasti", &GetLast},        {"f_locals", &GetLocals}, {"f_lineno", &GetLine},   {"f_trace", &GetTrace, &SetTrace},
};
constexpr MemberDef kMembers[] = {
    {"f_trace_lines", MemberKind::kBool, offsetof(FrameObject, trace_lines), false},
    {"f_trace_opcodes", MemberKind::kBool, offsetof(FrameObject, trace_opcodes), false},
};

constexpr TypeSpec FrameSpec() {
  TypeSpec spec = {};
  spec.name = "frame";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(FrameObject);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.instance_kind = kFrame;
  spec.dealloc = &FrameDealloc;
  spec.traverse = &FrameTraverse;
  spec.clear = &FrameClear;
  spec.slots.repr = &FrameRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  spec.members = kMembers;
  return spec;
}

}  // namespace

extern const TypeSpec kFrameSpec;
constinit const TypeSpec kFrameSpec = FrameSpec();

}  // namespace viv
