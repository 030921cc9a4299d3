// The traceback type and the one way an exception's traceback grows. Answers to the object part of CPython's Python/traceback.c.
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "memory/trashcan.h"

namespace viv {

namespace {

TracebackObject* AsTraceback(Object* object) { return static_cast<TracebackObject*>(object); }

Ref<TracebackObject> NewTraceback(Borrowed<Object> next_or_null, Borrowed<FrameObject> frame, int last_word, int line) {
  auto* self = NewContainer<TracebackObject>(BuiltinType(TypeId::kTraceback));
  if (!self) return nullptr;
  self->next.Init(NewRef(next_or_null.get()));
  self->frame.Init(NewRef(frame.get()));
  self->last_word = last_word;
  self->line = line;
  Track(self);
  return Ref<TracebackObject>::Adopt(self);
}

int TracebackTraverse(Object* object, VisitFn visit, void* context) {
  if (int stop = AsTraceback(object)->next.Visit(visit, context)) return stop;
  return AsTraceback(object)->frame.Visit(visit, context);
}

void TracebackClear(Object* object) {
  AsTraceback(object)->next.Clear();
  AsTraceback(object)->frame.Clear();
}

void TracebackDealloc(Object* object) {
  Untrack(object);
  TrashcanScope trashcan(object, &TracebackDealloc);
  if (trashcan.deferred()) return;
  TracebackClear(object);
  FreeObject(object);
}

Ref<Object> TracebackNew(TypeObject*, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"traceback", {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"}, 4}, args, out)) return nullptr;
  if (!IsNone(out[0]) && out[0]->kind != kTraceback) return RaiseTypeError("expected traceback object or None, got '%T'", out[0]);
  if (out[1]->kind != kFrame) return RaiseTypeError("traceback() argument 'tb_frame' must be frame, not %T", out[1]);
  int last = AsInt(out[2]);
  if (last == -1 && ErrorPending()) return nullptr;
  int line = AsInt(out[3]);
  if (line == -1 && ErrorPending()) return nullptr;
  return NewTraceback(IsNone(out[0]) ? nullptr : out[0], static_cast<FrameObject*>(out[1]), last, line);
}

Ref<Object> GetNext(Borrowed<Object> self) {
  Object* next = AsTraceback(self)->next.get();
  return next ? NewRef(next) : NewNone();
}

bool SetNext(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kTypeError, "can't delete tb_next attribute");
  if (IsNone(value)) {
    AsTraceback(self)->next.Clear();
    return true;
  }
  if (value->kind != kTraceback) return RaiseFalse(TypeId::kTypeError, "expected traceback object, got '%s'", value->type->name);
  for (Object* walker = value; walker; walker = AsTraceback(walker)->next.get()) {
    if (walker == self.get()) return RaiseFalse(TypeId::kValueError, "traceback loop detected");
  }
  AsTraceback(self)->next.Set(value.ToOwned());
  return true;
}

Ref<Object> GetFrame(Borrowed<Object> self) { return NewRef<Object>(AsTraceback(self)->frame.get()); }
// CPython counts bytes of two-byte code units.
Ref<Object> GetLast(Borrowed<Object> self) { return NewInt(AsTraceback(self)->last_word * 2); }
Ref<Object> GetLine(Borrowed<Object> self) { return NewInt(AsTraceback(self)->line); }

Ref<Object> TracebackDir(Borrowed<Object>) {
  Ref<ListObject> names = NewList(0);
  if (!names) return nullptr;
  for (const char* name : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"}) {
    Ref<StrObject> text = InternStr(name);
    if (!text || !ListAppend(names.get(), std::move(text))) return nullptr;
  }
  return names;
}

constexpr MethodDef kMethods[] = {NoArgs("__dir__", &TracebackDir)};
constexpr GetSetDef kGetSets[] = {
    {"tb_next", &GetNext, &SetNext}, {"tb_frame", &GetFrame}, {"tb_lasti", &GetLast}, {"tb_lineno", &GetLine}};

constexpr TypeSpec TracebackSpec() {
  TypeSpec spec = {};
  spec.name = "traceback";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(TracebackObject);
  spec.flags = kTypeHasGc;
  spec.instance_kind = kTraceback;
  spec.dealloc = &TracebackDealloc;
  spec.traverse = &TracebackTraverse;
  spec.clear = &TracebackClear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.new_ = &TracebackNew;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  return spec;
}

}  // namespace

extern const TypeSpec kTracebackSpec;
constinit const TypeSpec kTracebackSpec = TracebackSpec();

bool AddTraceback(BaseExceptionObject* exception, FrameObject* frame, int instruction, int line) {
  Ref<TracebackObject> traceback = NewTraceback(exception->traceback.get(), frame, instruction, line);
  if (!traceback) return false;
  exception->traceback.Set(std::move(traceback));
  return true;
}

}  // namespace viv
