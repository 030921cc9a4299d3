#include "interpreter/vm/calls.h"

#include "interpreter/vm/vm.h"

#include <cstring>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/eval.h"

namespace viv {

namespace {

// ---- The texts of TypeError --------------------------------------------------------------------------------------------------------

// "'a'", "'a' and 'b'", "'a', 'b', and 'c'".
Ref<StrObject> JoinNames(ListObject* names) {
  ptrdiff_t n = names->size;
  Object** items = names->items;
  if (n == 1) return StrFormat("%R", items[0]);
  if (n == 2) return StrFormat("%R and %R", items[0], items[1]);
  StrBuilder text;
  for (ptrdiff_t i = 0; i < n; ++i) {
    Ref<StrObject> repr = Repr(items[i]);
    if (!repr || (i == n - 1 && !text.AppendAscii("and ")) || !text.Append(repr) || (i < n - 1 && !text.AppendAscii(", "))) return nullptr;
  }
  return text.Finish();
}

bool RaiseMissing(FunctionObject* function, CodeObject* code, const Value* base, int32_t from, int32_t to, const char* kind) {
  Ref<ListObject> names = NewList(0);
  if (!names) return false;
  for (int32_t i = from; i < to; ++i) {
    if (IsNull(base[i]) && !ListAppend(names.get(), NewRef(code->local_names->items[i]))) return false;
  }
  Ref<StrObject> text = JoinNames(names.get());
  if (!text) return false;
  return RaiseFalse(TypeId::kTypeError, "%U() missing %d required %s argument%s: %U", function->qualname.get(), static_cast<int>(names->size),
                    kind, names->size == 1 ? "" : "s", text.get());
}

bool RaiseTooManyPositional(FunctionObject* function, CodeObject* code, const Value* base, size_t given) {
  int32_t keyword_only_given = 0;
  for (int32_t i = 0; i < code->keyword_only_count; ++i) keyword_only_given += !IsNull(base[code->argument_count + i]);
  ptrdiff_t defaults = function->defaults ? AsTuple(function->defaults)->size : 0;
  bool plural = defaults || code->argument_count != 1;
  Ref<StrObject> takes = defaults ? StrFormat("from %zd to %d", code->argument_count - defaults, code->argument_count)
                                  : StrFormat("%d", code->argument_count);
  Ref<StrObject> extra = keyword_only_given ? StrFormat(" positional argument%s (and %d keyword-only argument%s)", given != 1 ? "s" : "",
                                                        keyword_only_given, keyword_only_given != 1 ? "s" : "")
                                            : StrFormat("");
  if (!takes || !extra) return false;
  return RaiseFalse(TypeId::kTypeError, "%U() takes %U positional argument%s but %zu%U %s given", function->qualname.get(), takes.get(),
                    plural ? "s" : "", given, extra.get(), given == 1 && !keyword_only_given ? "was" : "were");
}

bool RaiseUnexpectedKeyword(FunctionObject* function, CodeObject* code, TupleObject* names, Object* keyword) {
  if (code->positional_only_count) {
    StrBuilder text;
    bool any = false;
    for (int32_t i = 0; i < code->positional_only_count; ++i) {
      StrObject* parameter = AsStr(code->local_names->items[i]);
      for (ptrdiff_t k = 0; k < names->size; ++k) {
        if (!StrEqual(parameter, AsStr(names->items[k]))) continue;
        if ((any && !text.AppendAscii(", ")) || !text.Append(parameter)) return false;
        any = true;
      }
    }
    if (any) {
      Ref<StrObject> joined = text.Finish();
      if (!joined) return false;
      return RaiseFalse(TypeId::kTypeError, "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                        function->qualname.get(), joined.get());
    }
  }
  return RaiseFalse(TypeId::kTypeError, "%U() got an unexpected keyword argument '%S'", function->qualname.get(), keyword);
}

// Arguments that are not in their parameter's register yet, in memory of C++: whatever allocates may run Python, which uses the
// register stack from the end of the frame's window on.
class Spilled {
 public:
  bool Reserve(size_t count) {
    if (count <= kInline) return true;
    objects_ = static_cast<Object**>(Allocate(Domain::kMem, count * sizeof(Object*)));
    if (!objects_) RaiseMemoryError();
    return objects_ != nullptr;
  }
  ~Spilled() {
    for (size_t i = 0; i < size_; ++i) DecRefOrNull(objects_[i]);
    if (objects_ != inline_) Free(Domain::kMem, objects_);
  }
  void Add(Object* object) { objects_[size_++] = object; }
  Ref<Object> Take(size_t i) { return Ref<Object>::Adopt(std::exchange(objects_[i], nullptr)); }
  Object* operator[](size_t i) const { return objects_[i]; }

 private:
  static constexpr size_t kInline = 16;
  Object* inline_[kInline];
  Object** objects_ = inline_;
  size_t size_ = 0;
};

// The parameter that a keyword names; -1: none.
int32_t FindParameter(CodeObject* code, Object* keyword) {
  int32_t count = code->argument_count + code->keyword_only_count;
  Object** names = code->local_names->items;
  for (int32_t i = code->positional_only_count; i < count; ++i) {
    if (names[i] == keyword) return i;
  }
  for (int32_t i = code->positional_only_count; i < count; ++i) {
    if (StrEqual(AsStr(names[i]), AsStr(keyword))) return i;
  }
  return -1;
}

bool BindKeywords(FunctionObject* function, CodeObject* code, Value* base, Spilled& spilled, size_t first_value, TupleObject* names,
                  DictObject* keyword_dict) {
  for (ptrdiff_t k = 0; k < names->size; ++k) {
    Object* keyword = names->items[k];
    if (!IsStr(keyword)) return RaiseFalse(TypeId::kTypeError, "%U() keywords must be strings", function->qualname.get());
    int32_t i = FindParameter(code, keyword);
    if (i >= 0) {
      if (!IsNull(base[i])) {
        return RaiseFalse(TypeId::kTypeError, "%U() got multiple values for argument '%S'", function->qualname.get(), keyword);
      }
      base[i] = ToValue(spilled.Take(first_value + static_cast<size_t>(k)));
    } else if (keyword_dict) {
      if (!DictSet(keyword_dict, keyword, spilled[first_value + static_cast<size_t>(k)])) return false;
      spilled.Take(first_value + static_cast<size_t>(k));
    } else {
      return RaiseUnexpectedKeyword(function, code, names, keyword);
    }
  }
  return true;
}

bool BindDefaults(FunctionObject* function, CodeObject* code, Value* base, size_t positional) {
  if (positional < static_cast<size_t>(code->argument_count)) {
    TupleObject* defaults = function->defaults ? AsTuple(function->defaults) : nullptr;
    int32_t default_count = defaults ? static_cast<int32_t>(defaults->size) : 0;
    int32_t first_default = code->argument_count - default_count;
    for (int32_t i = static_cast<int32_t>(positional); i < first_default; ++i) {
      if (IsNull(base[i])) return RaiseMissing(function, code, base, 0, first_default, "positional");
    }
    for (int32_t i = std::max<int32_t>(0, -first_default); i < default_count; ++i) {
      Value& parameter = base[first_default + i];
      if (IsNull(parameter)) parameter = ToValue(NewRef(defaults->items[i]));
    }
  }
  if (code->keyword_only_count == 0) return true;
  int32_t end = code->argument_count + code->keyword_only_count;
  bool missing = false;
  for (int32_t i = code->argument_count; i < end; ++i) {
    if (!IsNull(base[i])) continue;
    Object* value = nullptr;
    if (function->kwdefaults) {
      value = DictGet(AsDict(function->kwdefaults), code->local_names->items[i]);
      if (!value && ErrorPending()) return false;
    }
    if (value) {
      base[i] = ToValue(NewRef(value));
    } else {
      missing = true;
    }
  }
  return !missing || RaiseMissing(function, code, base, code->argument_count, end, "keyword-only");
}

bool Bind(FunctionObject* function, CodeObject* code, Value* base, size_t positional, TupleObject* names) {
  size_t parameters = static_cast<size_t>(code->argument_count);
  size_t keywords = names ? static_cast<size_t>(names->size) : 0;
  size_t in_place = std::min(positional, parameters);
  size_t extra = positional - in_place;
  Spilled spilled;
  if (!spilled.Reserve(extra + keywords) || !BoxRow(base + in_place, extra + keywords)) {
    for (size_t i = in_place; i < positional + keywords; ++i) Release(base[i]);
    return false;
  }
  for (size_t i = in_place; i < positional + keywords; ++i) spilled.Add(Take(base[i]));

  size_t variadic = parameters + static_cast<size_t>(code->keyword_only_count);
  DictObject* keyword_dict = nullptr;
  if (code->flags & kCodeVarKeywords) {
    Ref<DictObject> dict = NewDict();
    if (!dict) return false;
    keyword_dict = dict.get();
    base[variadic + (code->flags & kCodeVarArgs ? 1 : 0)] = ToValue(std::move(dict));
  }
  if (code->flags & kCodeVarArgs) {
    Ref<TupleObject> tuple = NewTuple(static_cast<ptrdiff_t>(extra));
    if (!tuple) return false;
    for (size_t i = 0; i < extra; ++i) TupleInit(tuple.get(), static_cast<ptrdiff_t>(i), spilled.Take(i));
    base[variadic] = ToValue(std::move(tuple));
  }
  if (keywords && !BindKeywords(function, code, base, spilled, extra, names, keyword_dict)) return false;
  if (extra && !(code->flags & kCodeVarArgs)) return RaiseTooManyPositional(function, code, base, positional);
  return BindDefaults(function, code, base, positional);
}

}  // namespace

ArgumentBinding BindingOf(FunctionObject* function, size_t positional, TupleObject* names) {
  CodeObject* code = function->code;
  size_t keywords = names ? static_cast<size_t>(names->size) : 0;
  int32_t count = code->argument_count + code->keyword_only_count;
  if (code->flags & (kCodeVarArgs | kCodeVarKeywords) || count > ArgumentBinding::kMostBound) return {};
  if (positional > static_cast<size_t>(code->argument_count)) return {};
  uint8_t sources[ArgumentBinding::kMostBound];
  std::memset(sources, ArgumentBinding::kDefault, sizeof sources);
  for (size_t i = 0; i < positional; ++i) sources[i] = static_cast<uint8_t>(i);
  for (size_t k = 0; k < keywords; ++k) {
    Object* keyword = names->items[k];
    int32_t i = keyword->kind == kStr ? FindParameter(code, keyword) : -1;
    if (i < 0 || sources[i] != ArgumentBinding::kDefault) return {};
    sources[i] = static_cast<uint8_t>(positional + k);
  }
  TupleObject* defaults = function->defaults ? AsTuple(function->defaults) : nullptr;
  int64_t first_default = code->argument_count - (defaults ? static_cast<int64_t>(defaults->size) : 0);
  if (first_default != static_cast<int8_t>(first_default)) return {};
  ArgumentBinding binding{static_cast<uint64_t>(count) | static_cast<uint64_t>(first_default & 0xFF) << 8};
  for (int32_t i = 0; i < count; ++i) {
    if (sources[i] == ArgumentBinding::kDefault && (i < first_default || i >= code->argument_count)) return {};
    binding.bits |= static_cast<uint64_t>(sources[i]) << (16 + 4 * i);
  }
  return binding;
}

bool PrepareCode(CodeObject* code) {
  size_t bytes = static_cast<size_t>(code->word_count) * sizeof(uint64_t);
  if (!code->original_words) {
    code->original_words = static_cast<uint64_t*>(Allocate(Domain::kMem, bytes));
    if (!code->original_words) return RaiseMemoryError(), false;
    std::memcpy(code->original_words, code->words, bytes);
  }
  if (!code->vm_cache) code->heat = CurrentVm().jit.first_heat();
  bool plain = !(code->flags & (kCodeVarArgs | kCodeVarKeywords)) && code->keyword_only_count == 0;
  code->vm_cache = reinterpret_cast<void*>(PlainArgumentMark(plain ? code->argument_count : -1));
  return true;
}

bool PushFrame(VmThread& vm, FunctionObject* function, CodeObject* code, Value* base, uint32_t flags) {
  if (__builtin_expect(HasRoom(vm, vm.top, code, base), 1)) {
    --vm.thread->recursion_remaining;
  } else if (!EnterPythonCall(vm, base, code)) {
    return false;
  }
  FillFrame(vm, vm.top, function, code, base, flags);
  vm.top->pc = code->words;
  vm.top->generator = nullptr;
  return true;
}

void PopFrame(VmThread& vm) {
  Frame* frame = vm.top;
  frame->flags |= kFrameIncomplete;  // what its variables run when they die must not find it
  FrameObject* object = frame->object;
  if (object && object->refcount > 1) {
    DetachFrameObject(frame);
  } else {
    if (object) {
      frame->object = nullptr;
      object->live = nullptr;
      DecRef(object);
    }
    Value* registers = frame->registers;
    int32_t count = VariableCount(frame->code);
    for (int32_t i = 0; i < count; ++i) Release(registers[i]);
    DecRefOrNull(std::exchange(frame->locals, nullptr));
  }
  DecRef(frame->code);
  --vm.top;
  LeavePythonCall(vm);
}

namespace {

bool FinishBinding(Frame* frame, bool bound) {
  if (bound) {
    frame->flags &= ~uint32_t{kFrameIncomplete};
  } else {
    for (int32_t i = 0; i < frame->code->local_count; ++i) Release(frame->registers[i]);
  }
  return bound;
}

// BindArguments where all arguments are positional and stand in their parameter's register.
bool FillDefaults(VmThread& vm, size_t positional) {
  Frame* frame = vm.top;
  return FinishBinding(frame, BindDefaults(frame->function, frame->code, frame->registers, positional));
}

}  // namespace

bool BindArguments(VmThread& vm, size_t positional, TupleObject* names) {
  Frame* frame = vm.top;
  return FinishBinding(frame, Bind(frame->function, frame->code, frame->registers, positional, names));
}

namespace {

// Drops the arguments of a call that was not made.
bool AbandonArguments(Value* base, size_t count) {
  for (size_t i = 0; i < count; ++i) Release(base[i]);
  return false;
}

// PushCall where more is to be done than to push the frame.
__attribute__((noinline)) bool PushAndBind(VmThread& vm, FunctionObject* function, Value* base, size_t positional, TupleObject* names,
                                           uint32_t flags) {
  CodeObject* code = function->code;
  size_t total = positional + (names ? static_cast<size_t>(names->size) : 0);
  if (!code->vm_cache && !PrepareCode(code)) return AbandonArguments(base, total);
  if (!names && TakesPlainArguments(code, static_cast<int32_t>(positional))) {
    return PushFrame(vm, function, code, base, flags) || AbandonArguments(base, total);
  }
  if (!PushFrame(vm, function, code, base, flags | kFrameIncomplete)) return AbandonArguments(base, total);
  bool in_place = !names && positional <= static_cast<size_t>(code->argument_count) && !(code->flags & (kCodeVarArgs | kCodeVarKeywords));
  if (in_place ? FillDefaults(vm, positional) : BindArguments(vm, positional, names)) return true;
  PopFrame(vm);
  return false;
}

}  // namespace

bool PushCall(VmThread& vm, FunctionObject* function, Value* base, size_t positional, TupleObject* names, uint32_t flags) {
  CodeObject* code = function->code;
  if (__builtin_expect(!names && TakesPlainArguments(code, static_cast<int32_t>(positional)), 1)) {
    return PushFrame(vm, function, code, base, flags) || AbandonArguments(base, positional);
  }
  return PushAndBind(vm, function, base, positional, names, flags);
}

namespace {

// Whether a call with only positional arguments can begin in machine code as they stand.
bool BeginsInMachineCode(const VmThread& vm, const CodeObject* code, size_t positional, const Value* base) {
  return code->compiled_entry && TakesPlainArguments(code, static_cast<int32_t>(positional)) && HasRoom(vm, vm.top, code, base) &&
         NothingBreaks(vm) && !CurrentHeap().exact_boxes() && !StackIsShort(*vm.thread);
}

}  // namespace

Ref<Object> CallFunction(FunctionObject* function, CallArgs args) {
  VmThread& vm = CurrentVmThread();
  Value* base = vm.FreeWindow();
  size_t total = args.positional_count + args.keyword_count();
  CodeObject* code = function->code;
  if (!args.keyword_names && BeginsInMachineCode(vm, code, total, base)) {
    ++function->refcount;
    base[-1] = OwnedValue(function);
    for (size_t i = 0; i < total; ++i) {
      Object* argument = args.data[i];
      ++argument->refcount;
      base[i] = OwnedValue(argument);
    }
    --vm.thread->recursion_remaining;
    FillFrame(vm, vm.top, function, code, base, kFrameEntry);
    vm.top->pc = code->words;
    vm.top->generator = nullptr;
    Ref<Object> result = EnterFrame(vm, code->compiled_entry, nullptr);
    Release(base[-1]);
    return result;
  }
  if (static_cast<size_t>(vm.registers_end - base) <= total) return RaiseRecursionError("");
  base[-1] = ToValue(NewRef<Object>(function));
  for (size_t i = 0; i < total; ++i) base[i] = ToValue(NewRef(args.data[i]));
  Ref<Object> result;
  if (PushCall(vm, function, base, args.positional_count, args.keyword_names, kFrameEntry)) result = RunFrame(vm);
  Release(base[-1]);
  return result;
}

}  // namespace viv
