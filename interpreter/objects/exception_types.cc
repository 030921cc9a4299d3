// The builtin exceptions whose instances have fields of their own. Answers to CPython's Objects/exceptions.c.
#include <cerrno>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_spec.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

// Traverse and clear of a layout that adds GcSlot fields to BaseException's: kFields lists them.
template <class T, auto... kFields>
struct Fields {
  static int Traverse(Object* object, VisitFn visit, void* context) {
    auto* self = static_cast<T*>(object);
    int stop = 0;
    (void)((stop = (self->*kFields).Visit(visit, context), stop != 0) || ...);
    return stop ? stop : BaseExceptionTraverse(object, visit, context);
  }
  static void Clear(Object* object) {
    auto* self = static_cast<T*>(object);
    (..., (self->*kFields).Clear());
    BaseExceptionClear(object);
  }
};

template <class T, class F>
constexpr TypeSpec LayoutSpec(const char* name, TypeId base) {
  TypeSpec spec = ExceptionSpec(name, base, sizeof(T));
  spec.dealloc = &BaseExceptionDealloc;
  spec.traverse = &F::Traverse;
  spec.clear = &F::Clear;
  return spec;
}

#define VIV_FIELD(T, name, doc) \
  { #name, MemberKind::kObject, offsetof(T, name), false, doc }

// Keyword-only attributes of an exception (name=, obj=, path=): those not given become None.
bool TakeKeywords(Borrowed<Object> self, CallArgs args, const char* function, std::initializer_list<const char*> names,
                  std::initializer_list<GcSlot<Object>*> slots) {
  for (GcSlot<Object>* slot : slots) slot->Clear();
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    auto* key = AsStr(args.keyword_names->items[i]);
    auto slot = slots.begin();
    bool known = false;
    for (const char* name : names) {
      if (StrEqualsAscii(key, name)) {
        (*slot)->Set(NewRef(args.keyword_value(i)));
        known = true;
        break;
      }
      ++slot;
    }
    if (!known) return RaiseFalse(TypeId::kTypeError, "'%U' is an invalid keyword argument for %s()", key, function);
  }
  return true;
}

// ---- StopIteration, SystemExit, KeyError ----------------------------------------------------------------------------------------

using StopIterationFields = Fields<StopIterationObject, &StopIterationObject::value>;

bool StopIterationInit(Borrowed<Object> self, CallArgs args) {
  if (!BaseExceptionInit(self, args)) return false;
  auto* stop = static_cast<StopIterationObject*>(self.get());
  stop->value.Set(args.positional_count > 0 ? NewRef(args.data[0]) : NewNone());
  return true;
}

constexpr MemberDef kStopIterationMembers[] = {VIV_FIELD(StopIterationObject, value, "what the generator returned")};

constexpr TypeSpec StopIterationSpec() {
  TypeSpec spec = LayoutSpec<StopIterationObject, StopIterationFields>("StopIteration", TypeId::kException);
  spec.slots.init = &StopIterationInit;
  spec.members = kStopIterationMembers;
  return spec;
}

using SystemExitFields = Fields<SystemExitObject, &SystemExitObject::code>;

bool SystemExitInit(Borrowed<Object> self, CallArgs args) {
  if (!BaseExceptionInit(self, args)) return false;
  auto* exit = static_cast<SystemExitObject*>(self.get());
  if (args.positional_count == 1) {
    exit->code.Set(NewRef(args.data[0]));
  } else if (args.positional_count > 1) {
    exit->code.Set(NewRef<Object>(exit->args.get()));
  }
  return true;
}

constexpr MemberDef kSystemExitMembers[] = {VIV_FIELD(SystemExitObject, code, "the exit status or message")};

constexpr TypeSpec SystemExitSpec() {
  TypeSpec spec = LayoutSpec<SystemExitObject, SystemExitFields>("SystemExit", TypeId::kBaseException);
  spec.slots.init = &SystemExitInit;
  spec.members = kSystemExitMembers;
  return spec;
}

// A lone key is shown by its repr, so that an empty or odd key can be seen.
Ref<Object> KeyErrorStr(Borrowed<Object> self) {
  TupleObject* args = AsException(self)->args.get();
  if (args && args->size == 1) return Repr(args->items[0]);
  return BuiltinType(TypeId::kBaseException)->slots.str(self);
}

constexpr TypeSpec KeyErrorSpec() {
  TypeSpec spec = ExceptionSpec("KeyError", TypeId::kLookupError, sizeof(BaseExceptionObject));
  spec.slots.str = &KeyErrorStr;
  return spec;
}

// ---- ImportError, NameError, AttributeError -------------------------------------------------------------------------------------

using ImportErrorFields = Fields<ImportErrorObject, &ImportErrorObject::msg, &ImportErrorObject::name, &ImportErrorObject::path>;

bool ImportErrorInit(Borrowed<Object> self, CallArgs args) {
  if (!BaseExceptionInit(self, CallArgs{args.data, args.positional_count, nullptr})) return false;
  auto* error = static_cast<ImportErrorObject*>(self.get());
  if (!TakeKeywords(self, args, "ImportError", {"name", "path"}, {&error->name, &error->path})) return false;
  error->msg.Set(args.positional_count == 1 ? NewRef(args.data[0]) : nullptr);
  return true;
}

Ref<Object> ImportErrorStr(Borrowed<Object> self) {
  auto* error = static_cast<ImportErrorObject*>(self.get());
  if (error->msg.get() && IsExactStr(error->msg.get())) return NewRef(error->msg.get());
  return BuiltinType(TypeId::kBaseException)->slots.str(self);
}

// The attributes that say which module travel as state.
Ref<Object> ImportErrorReduce(Borrowed<Object> self) {
  auto* error = static_cast<ImportErrorObject*>(self.get());
  Ref<DictObject> state;
  if (error->dict) state = DictCopy(AsDict(error->dict));
  if (error->dict && !state) return nullptr;
  for (auto [name, field] : {std::pair{Names().name, &error->name}, {Names().path, &error->path}}) {
    if (!field->get()) continue;
    if (!state && !(state = NewDict())) return nullptr;
    if (!DictSet(state.get(), name, field->get())) return nullptr;
  }
  if (state) return NewTuple({TypeOf(self), error->args.get(), state.get()});
  return NewTuple({TypeOf(self), error->args.get()});
}

constexpr MethodDef kImportErrorMethods[] = {NoArgs("__reduce__", &ImportErrorReduce)};
constexpr MemberDef kImportErrorMembers[] = {
    VIV_FIELD(ImportErrorObject, msg, "exception message"),
    VIV_FIELD(ImportErrorObject, name, "module name"),
    VIV_FIELD(ImportErrorObject, path, "module path"),
};

constexpr TypeSpec ImportErrorSpec() {
  TypeSpec spec = LayoutSpec<ImportErrorObject, ImportErrorFields>("ImportError", TypeId::kException);
  spec.slots.init = &ImportErrorInit;
  spec.slots.str = &ImportErrorStr;
  spec.members = kImportErrorMembers;
  spec.methods = kImportErrorMethods;
  return spec;
}

using NameErrorFields = Fields<NameErrorObject, &NameErrorObject::name>;

bool NameErrorInit(Borrowed<Object> self, CallArgs args) {
  if (!BaseExceptionInit(self, CallArgs{args.data, args.positional_count, nullptr})) return false;
  return TakeKeywords(self, args, "NameError", {"name"}, {&static_cast<NameErrorObject*>(self.get())->name});
}

constexpr MemberDef kNameErrorMembers[] = {VIV_FIELD(NameErrorObject, name, "name")};

constexpr TypeSpec NameErrorSpec() {
  TypeSpec spec = LayoutSpec<NameErrorObject, NameErrorFields>("NameError", TypeId::kException);
  spec.slots.init = &NameErrorInit;
  spec.members = kNameErrorMembers;
  return spec;
}

using AttributeErrorFields = Fields<AttributeErrorObject, &AttributeErrorObject::obj, &AttributeErrorObject::name>;

bool AttributeErrorInit(Borrowed<Object> self, CallArgs args) {
  if (!BaseExceptionInit(self, CallArgs{args.data, args.positional_count, nullptr})) return false;
  auto* error = static_cast<AttributeErrorObject*>(self.get());
  return TakeKeywords(self, args, "AttributeError", {"name", "obj"}, {&error->name, &error->obj});
}

constexpr MemberDef kAttributeErrorMembers[] = {
    VIV_FIELD(AttributeErrorObject, name, "attribute name"),
    VIV_FIELD(AttributeErrorObject, obj, "object"),
};

constexpr TypeSpec AttributeErrorSpec() {
  TypeSpec spec = LayoutSpec<AttributeErrorObject, AttributeErrorFields>("AttributeError", TypeId::kException);
  spec.slots.init = &AttributeErrorInit;
  spec.members = kAttributeErrorMembers;
  return spec;
}

// ---- OSError --------------------------------------------------------------------------------------------------------------------

using OSErrorFields =
    Fields<OSErrorObject, &OSErrorObject::myerrno, &OSErrorObject::strerror, &OSErrorObject::filename, &OSErrorObject::filename2>;

// OSError(errno, ...) makes the subclass that stands for the number.
struct ErrnoClass {
  int number;
  TypeId type;
};
constexpr ErrnoClass kErrnoClasses[] = {
    {EAGAIN, TypeId::kBlockingIOError},
    {EALREADY, TypeId::kBlockingIOError},
    {EINPROGRESS, TypeId::kBlockingIOError},
    {EPIPE, TypeId::kBrokenPipeError},
    {ESHUTDOWN, TypeId::kBrokenPipeError},
    {ECHILD, TypeId::kChildProcessError},
    {ECONNABORTED, TypeId::kConnectionAbortedError},
    {ECONNREFUSED, TypeId::kConnectionRefusedError},
    {ECONNRESET, TypeId::kConnectionResetError},
    {EEXIST, TypeId::kFileExistsError},
    {ENOENT, TypeId::kFileNotFoundError},
    {EISDIR, TypeId::kIsADirectoryError},
    {ENOTDIR, TypeId::kNotADirectoryError},
    {EINTR, TypeId::kInterruptedError},
    {EACCES, TypeId::kPermissionError},
    {EPERM, TypeId::kPermissionError},
    {ESRCH, TypeId::kProcessLookupError},
    {ETIMEDOUT, TypeId::kTimeoutError},
};

// With 2 to 5 arguments the first ones are fields, and from three on `args` keeps only errno and strerror.
bool OSErrorFill(OSErrorObject* self, CallArgs args) {
  size_t n = args.positional_count;
  self->written = -1;
  if (n >= 2 && n <= 5) {
    self->myerrno.Set(NewRef(args.data[0]));
    self->strerror.Set(NewRef(args.data[1]));
    if (n > 2 && args.data[2] != None()) {
      Object* filename = args.data[2];
      if (TypeOf(self) == BuiltinType(TypeId::kBlockingIOError) && IsIndex(filename)) {
        self->written = AsSsize(filename, TypeId::kValueError);
        if (self->written == -1 && ErrorPending()) return false;
      } else {
        self->filename.Set(NewRef(filename));
        if (n == 5 && args.data[4] != None()) self->filename2.Set(NewRef(args.data[4]));
        Ref<TupleObject> shown = NewTuple({args.data[0], args.data[1]});
        if (!shown) return false;
        self->args.Set(std::move(shown));
        return true;
      }
    }
  }
  Ref<TupleObject> all = NewTupleFrom(args.positional());
  if (!all) return false;
  self->args.Set(std::move(all));
  return true;
}

// The fields are filled by `new`, unless a subclass overrides __init__ and leaves __new__ alone: then by OSError.__init__.
bool FilledByInit(TypeObject* type) {
  return type->slots.init != BuiltinType(TypeId::kOSError)->slots.init &&
         type->slots.new_ == BuiltinType(TypeId::kOSError)->slots.new_;
}

Ref<Object> OSErrorNew(TypeObject* type, CallArgs args) {
  bool by_init = FilledByInit(type);
  if (!by_init) {
    if (args.keyword_count() > 0) return RaiseTypeError("%.200N() takes no keyword arguments", type);
    if (type == BuiltinType(TypeId::kOSError) && args.positional_count >= 2 && args.positional_count <= 5 &&
        args.data[0]->kind == kInt) {
      for (const ErrnoClass& entry : kErrnoClasses) {
        if (entry.number == SmallValue(args.data[0])) type = BuiltinType(entry.type);
      }
    }
  }
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  auto* error = static_cast<OSErrorObject*>(self.get());
  error->written = -1;
  error->args.Init(EmptyTuple());
  if (!IsTracked(error)) Track(error);
  if (!by_init && !OSErrorFill(error, args)) return nullptr;
  return self;
}

bool OSErrorInit(Borrowed<Object> self, CallArgs args) {
  if (!FilledByInit(TypeOf(self))) return true;
  if (args.keyword_count() > 0) return RaiseFalse(TypeId::kTypeError, "%.200T() takes no keyword arguments", self.get());
  return OSErrorFill(static_cast<OSErrorObject*>(self.get()), args);
}

Ref<Object> OSErrorStr(Borrowed<Object> self) {
  auto* error = static_cast<OSErrorObject*>(self.get());
  auto shown = [](const GcSlot<Object>& slot) { return slot.get() ? slot.get() : None(); };
  if (error->filename.get()) {
    if (error->filename2.get()) {
      return StrFormat("[Errno %S] %S: %R -> %R", shown(error->myerrno), shown(error->strerror), error->filename.get(),
                       error->filename2.get());
    }
    return StrFormat("[Errno %S] %S: %R", shown(error->myerrno), shown(error->strerror), error->filename.get());
  }
  if (error->myerrno.get() && error->strerror.get()) return StrFormat("[Errno %S] %S", error->myerrno.get(), error->strerror.get());
  return BuiltinType(TypeId::kBaseException)->slots.str(self);
}

Ref<Object> OSErrorReduce(Borrowed<Object> self) {
  auto* error = static_cast<OSErrorObject*>(self.get());
  Ref<TupleObject> args = NewRef(error->args.get());
  if (args->size == 2 && error->filename.get()) {
    args = error->filename2.get()
               ? NewTuple({args->items[0], args->items[1], error->filename.get(), None(), error->filename2.get()})
               : NewTuple({args->items[0], args->items[1], error->filename.get()});
    if (!args) return nullptr;
  }
  if (error->dict) return NewTuple({TypeOf(self), args.get(), error->dict});
  return NewTuple({TypeOf(self), args.get()});
}

Ref<Object> OSErrorGetWritten(Borrowed<Object> self) {
  auto* error = static_cast<OSErrorObject*>(self.get());
  if (error->written == -1) return Raise(TypeId::kAttributeError, "characters_written");
  return NewInt(error->written);
}
bool OSErrorSetWritten(Borrowed<Object> self, Borrowed<Object> value) {
  auto* error = static_cast<OSErrorObject*>(self.get());
  if (!value) {
    if (error->written == -1) return RaiseFalse(TypeId::kAttributeError, "characters_written");
    error->written = -1;
    return true;
  }
  ptrdiff_t n = AsSsize(value, TypeId::kValueError);
  if (n == -1 && ErrorPending()) return false;
  error->written = n;
  return true;
}

constexpr MemberDef kOSErrorMembers[] = {
    {"errno", MemberKind::kObject, offsetof(OSErrorObject, myerrno), false, "POSIX exception code"},
    VIV_FIELD(OSErrorObject, strerror, "exception strerror"),
    VIV_FIELD(OSErrorObject, filename, "exception filename"),
    VIV_FIELD(OSErrorObject, filename2, "second exception filename"),
};
constexpr GetSetDef kOSErrorGetSets[] = {{"characters_written", &OSErrorGetWritten, &OSErrorSetWritten}};
constexpr MethodDef kOSErrorMethods[] = {NoArgs("__reduce__", &OSErrorReduce)};

constexpr TypeSpec OSErrorSpec() {
  TypeSpec spec = LayoutSpec<OSErrorObject, OSErrorFields>("OSError", TypeId::kException);
  spec.slots.new_ = &OSErrorNew;
  spec.slots.init = &OSErrorInit;
  spec.slots.str = &OSErrorStr;
  spec.members = kOSErrorMembers;
  spec.getsets = kOSErrorGetSets;
  spec.methods = kOSErrorMethods;
  return spec;
}

// ---- SyntaxError ----------------------------------------------------------------------------------------------------------------

using SyntaxErrorFields = Fields<SyntaxErrorObject, &SyntaxErrorObject::msg, &SyntaxErrorObject::filename,
                                 &SyntaxErrorObject::lineno, &SyntaxErrorObject::offset, &SyntaxErrorObject::end_lineno,
                                 &SyntaxErrorObject::end_offset, &SyntaxErrorObject::text, &SyntaxErrorObject::print_file_and_line>;

bool SyntaxErrorInit(Borrowed<Object> self, CallArgs args) {
  if (!BaseExceptionInit(self, args)) return false;
  auto* error = static_cast<SyntaxErrorObject*>(self.get());
  if (args.positional_count >= 1) error->msg.Set(NewRef(args.data[0]));
  if (args.positional_count != 2) return true;
  Ref<TupleObject> info = TupleOf(args.data[1]);
  if (!info) return false;
  if (info->size != 4 && info->size != 6) {
    return RaiseFalse(TypeId::kTypeError,
                      info->size < 4 ? "function missing required argument '%s' (pos %zd)" : "function takes %s %zd arguments",
                      info->size < 4    ? (const char* const[]){"filename", "lineno", "offset", "text"}[info->size]
                      : info->size == 5 ? "exactly 4 or"
                                        : "at most",
                      info->size < 4 ? info->size + 1 : ptrdiff_t{6});
  }
  GcSlot<Object>* slots[] = {&error->filename, &error->lineno,     &error->offset,
                             &error->text,     &error->end_lineno, &error->end_offset};
  for (ptrdiff_t i = 0; i < 6; ++i) slots[i]->Set(i < info->size ? NewRef(info->items[i]) : Ref<Object>());
  return true;
}

Ref<Object> SyntaxErrorStr(Borrowed<Object> self) {
  auto* error = static_cast<SyntaxErrorObject*>(self.get());
  Ref<StrObject> text = Str(error->msg.get() ? error->msg.get() : None());
  if (!text) return nullptr;
  Ref<StrObject> base;
  if (error->filename.get() && IsStr(error->filename.get())) {
    auto* filename = AsStr(error->filename.get());
    ptrdiff_t start = filename->length;
    while (start > 0 && StrChar(filename, start - 1) != '/') --start;
    base = StrSubstring(filename, start, filename->length);
    if (!base) return nullptr;
  }
  bool has_line = error->lineno.get() && IsExactInt(error->lineno.get());
  if (base && has_line) return StrFormat("%U (%U, line %S)", text.get(), base.get(), error->lineno.get());
  if (base) return StrFormat("%U (%U)", text.get(), base.get());
  if (has_line) return StrFormat("%U (line %S)", text.get(), error->lineno.get());
  return text;
}

constexpr MemberDef kSyntaxErrorMembers[] = {
    VIV_FIELD(SyntaxErrorObject, msg, "exception msg"),
    VIV_FIELD(SyntaxErrorObject, filename, "exception filename"),
    VIV_FIELD(SyntaxErrorObject, lineno, "exception lineno"),
    VIV_FIELD(SyntaxErrorObject, offset, "exception offset"),
    VIV_FIELD(SyntaxErrorObject, text, "exception text"),
    VIV_FIELD(SyntaxErrorObject, end_lineno, "exception end lineno"),
    VIV_FIELD(SyntaxErrorObject, end_offset, "exception end offset"),
    VIV_FIELD(SyntaxErrorObject, print_file_and_line, "exception print_file_and_line"),
};

constexpr TypeSpec SyntaxErrorSpec() {
  TypeSpec spec = LayoutSpec<SyntaxErrorObject, SyntaxErrorFields>("SyntaxError", TypeId::kException);
  spec.slots.init = &SyntaxErrorInit;
  spec.slots.str = &SyntaxErrorStr;
  spec.members = kSyntaxErrorMembers;
  return spec;
}

// ---- Unicode errors -------------------------------------------------------------------------------------------------------------

using UnicodeErrorFields =
    Fields<UnicodeErrorObject, &UnicodeErrorObject::encoding, &UnicodeErrorObject::object, &UnicodeErrorObject::reason>;

bool UnicodeArgument(CallArgs args, size_t i, bool ok, const char* wanted) {
  if (ok) return true;
  return RaiseFalse(TypeId::kTypeError, "argument %zu must be %s, not %.50K", i + 1, wanted, args.data[i]);
}

bool UnicodeFill(Borrowed<Object> self, CallArgs args, bool has_encoding, bool wants_bytes) {
  if (!BaseExceptionInit(self, args)) return false;
  auto* error = static_cast<UnicodeErrorObject*>(self.get());
  size_t wanted = has_encoding ? 5 : 4;
  if (args.positional_count != wanted) {
    return RaiseFalse(TypeId::kTypeError, "function takes exactly %zu arguments (%zu given)", wanted, args.positional_count);
  }
  size_t i = 0;
  if (has_encoding) {
    if (!UnicodeArgument(args, i, IsStr(args.data[i]), "str")) return false;
    error->encoding.Set(NewRef(args.data[i++]));
  }
  Ref<Object> object = NewRef(args.data[i]);
  if (wants_bytes && !IsBytes(object.get())) {
    BufferHolder holder;
    if (!holder.Get(object)) return false;
    object = NewBytes({static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)});
    if (!object) return false;
  } else if (!wants_bytes && !UnicodeArgument(args, i, IsStr(object.get()), "str")) {
    return false;
  }
  error->object.Set(std::move(object));
  ++i;
  for (ptrdiff_t* field : {&error->start, &error->end}) {
    *field = AsSsize(args.data[i++]);
    if (*field == -1 && ErrorPending()) return false;
  }
  if (!UnicodeArgument(args, i, IsStr(args.data[i]), "str")) return false;
  error->reason.Set(NewRef(args.data[i]));
  return true;
}

bool UnicodeDecodeErrorInit(Borrowed<Object> self, CallArgs args) { return UnicodeFill(self, args, true, true); }
bool UnicodeEncodeErrorInit(Borrowed<Object> self, CallArgs args) { return UnicodeFill(self, args, true, false); }
bool UnicodeTranslateErrorInit(Borrowed<Object> self, CallArgs args) { return UnicodeFill(self, args, false, false); }

Ref<Object> UnicodeDecodeErrorStr(Borrowed<Object> self) {
  auto* error = static_cast<UnicodeErrorObject*>(self.get());
  if (!error->object.get()) return NewStrAscii("");
  std::string_view bytes = BytesView(error->object.get());
  if (error->start >= 0 && error->start < static_cast<ptrdiff_t>(bytes.size()) && error->end == error->start + 1) {
    char byte[8];
    snprintf(byte, sizeof byte, "%02x", static_cast<uint8_t>(bytes[error->start]));
    return StrFormat("'%S' codec can't decode byte 0x%s in position %zd: %S", error->encoding.get(), byte, error->start,
                     error->reason.get());
  }
  return StrFormat("'%S' codec can't decode bytes in position %zd-%zd: %S", error->encoding.get(), error->start, error->end - 1,
                   error->reason.get());
}

Ref<StrObject> CharacterEscape(uint32_t c) {
  char text[16];
  snprintf(text, sizeof text, c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x", c);
  return NewStrAscii(text);
}

Ref<Object> UnicodeTextErrorStr(Borrowed<Object> self, bool encode) {
  auto* error = static_cast<UnicodeErrorObject*>(self.get());
  if (!error->object.get()) return NewStrAscii("");
  auto* text = AsStr(error->object.get());
  Ref<StrObject> head = encode ? StrFormat("'%S' codec can't encode", error->encoding.get()) : NewStrAscii("can't translate");
  if (!head) return nullptr;
  if (error->start >= 0 && error->start < text->length && error->end == error->start + 1) {
    Ref<StrObject> escape = CharacterEscape(StrChar(text, error->start));
    if (!escape) return nullptr;
    return StrFormat("%U character '%U' in position %zd: %S", head.get(), escape.get(), error->start, error->reason.get());
  }
  return StrFormat("%U characters in position %zd-%zd: %S", head.get(), error->start, error->end - 1, error->reason.get());
}
Ref<Object> UnicodeEncodeErrorStr(Borrowed<Object> self) { return UnicodeTextErrorStr(self, true); }
Ref<Object> UnicodeTranslateErrorStr(Borrowed<Object> self) { return UnicodeTextErrorStr(self, false); }

constexpr MemberDef kUnicodeErrorMembers[] = {
    VIV_FIELD(UnicodeErrorObject, encoding, "exception encoding"),
    VIV_FIELD(UnicodeErrorObject, object, "exception object"),
    {"start", MemberKind::kInt64, offsetof(UnicodeErrorObject, start), false, "exception start"},
    {"end", MemberKind::kInt64, offsetof(UnicodeErrorObject, end), false, "exception end"},
    VIV_FIELD(UnicodeErrorObject, reason, "exception reason"),
};

constexpr TypeSpec UnicodeSpec(const char* name, bool (*init)(Borrowed<Object>, CallArgs), UnarySlot str) {
  TypeSpec spec = LayoutSpec<UnicodeErrorObject, UnicodeErrorFields>(name, TypeId::kUnicodeError);
  spec.slots.init = init;
  spec.slots.str = str;
  spec.members = kUnicodeErrorMembers;
  return spec;
}

#undef VIV_FIELD

}  // namespace

#define VIV_OWN_SPEC(name, value) \
  extern const TypeSpec name;     \
  constinit const TypeSpec name = value;
VIV_OWN_SPEC(kStopIterationSpec, StopIterationSpec())
VIV_OWN_SPEC(kSystemExitSpec, SystemExitSpec())
VIV_OWN_SPEC(kKeyErrorSpec, KeyErrorSpec())
VIV_OWN_SPEC(kImportErrorSpec, ImportErrorSpec())
VIV_OWN_SPEC(kNameErrorSpec, NameErrorSpec())
VIV_OWN_SPEC(kAttributeErrorSpec, AttributeErrorSpec())
VIV_OWN_SPEC(kOSErrorSpec, OSErrorSpec())
VIV_OWN_SPEC(kSyntaxErrorSpec, SyntaxErrorSpec())
VIV_OWN_SPEC(kUnicodeDecodeErrorSpec, UnicodeSpec("UnicodeDecodeError", &UnicodeDecodeErrorInit, &UnicodeDecodeErrorStr))
VIV_OWN_SPEC(kUnicodeEncodeErrorSpec, UnicodeSpec("UnicodeEncodeError", &UnicodeEncodeErrorInit, &UnicodeEncodeErrorStr))
VIV_OWN_SPEC(kUnicodeTranslateErrorSpec,
             UnicodeSpec("UnicodeTranslateError", &UnicodeTranslateErrorInit, &UnicodeTranslateErrorStr))
#undef VIV_OWN_SPEC

}  // namespace viv
