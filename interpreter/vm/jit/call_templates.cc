// Machine code for calls, returns, and what else pushes a frame: class calls and the getters of properties.
#include "interpreter/vm/calls.h"
#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"
#include "interpreter/vm/jit/transfers.h"

namespace viv::jit {

// R[base ...] hold arguments, and the parameters afterwards. RAX is the function. Clobbers RDX and R11.
void Compiler::EmitBinding(int base, ArgumentBinding binding) {
  int spilled = 0;
  for (int i = 0; i < binding.parameter_count(); ++i) {
    int source = binding.source(i);
    if (source == i || source == ArgumentBinding::kDefault) continue;
    a_.Mov(R11, At(base + source));
    a_.Mov({RSP, kSpillOffset + 8 * spilled++}, R11);
  }
  spilled = 0;
  bool has_defaults = false;
  for (int i = 0; i < binding.parameter_count(); ++i) {
    int source = binding.source(i);
    if (source == i) continue;
    if (source == ArgumentBinding::kDefault) {
      if (!std::exchange(has_defaults, true)) a_.Mov(RDX, {RAX, kFunctionDefaultsOffset});
      a_.Mov(R11, {RDX, kTupleItemsOffset + 8 * (i - binding.first_default())});
      a_.Inc32({R11, kRefcountOffset});
    } else {
      a_.Mov(R11, {RSP, kSpillOffset + 8 * spilled++});
    }
    a_.Mov(At(base + i), R11);
  }
}

void Compiler::EmitCallPython(bool method, bool bound) {
  auto* cache = CacheOf<CallCache>(code_->words + word_);
  int row = in_.a;
  Flush();
  ForgetKnown();
  Label step = StepLabel(), other = a_.NewLabel(), interpreted = a_.NewLabel(), returned = a_.NewLabel();
  a_.Mov(RAX, At(row));
  a_.Cmp(RAX, RBP);
  a_.J(kAboveEqual, step);
  a_.Cmp8({RAX, kKindOffset}, kFunction);
  a_.J(kNotZero, other);
  a_.Cmp32({RAX, kFunctionVersionOffset}, static_cast<int32_t>(cache->version));
  a_.J(kNotZero, other);
  if (method) {
    a_.Cmp(At(row + 1), 0);
    a_.J(kZero, other);
  }
  Slow(other, [this, returned] {
    SavePc();
    EmitTransfer(FunctionAddress(&CallAny));
    a_.Jmp(returned);
  });
  a_.Mov(RCX, {RAX, kFunctionCodeOffset});
  EmitNewFrame(row + 1, step);
  if (bound) EmitBinding(row + 1, cache->binding);
  a_.Mov(R9, PcOf(word_));
  a_.Mov({R12, kFramePcOffset}, R9);
  a_.Mov({R8, kFrameFunctionOffset}, RAX);
  EnterNewFrame(0, returned, interpreted);
  a_.Bind(returned);
}

// The frame above this one, in R8, for the code in RCX, with its registers at R[base], in RDI; it is counted, but not yet the youngest one.
// pc, function, flags, resume and generator are left to the caller. To `otherwise`, with nothing done, where there is no room or something
// breaks. Clobbers RSI, which is the thread afterwards, and R11.
void Compiler::EmitNewFrame(int base, Label otherwise) {
  a_.Cmp32({R13, kVmBreakerOffset}, 0);
  a_.J(kNotZero, otherwise);
  a_.Mov(RSI, {R13, kVmThreadOffset});
  a_.Cmp32({RSI, kRecursionRemainingOffset}, 0);
  a_.J(kLessEqual, otherwise);
  a_.Movsxd(R8, {RCX, kCodeRegisterCountOffset});
  a_.Lea(RDI, At(base));
  a_.Lea(R8, {RDI, 0, R8});
  a_.Cmp(R8, {R13, kVmRegistersEndOffset});
  a_.J(kAbove, otherwise);
  a_.Lea(R8, {R12, kFrameSize});
  a_.Cmp(R8, {R13, kVmFramesEndOffset});
  a_.J(kAboveEqual, otherwise);
  a_.Dec32({RSI, kRecursionRemainingOffset});
  a_.Inc32({RCX, kRefcountOffset});
  a_.Mov(R11, {RCX, kCodeConstantsOffset});
  a_.Add(R11, kTupleItemsOffset);
  a_.Mov({R8, kFrameRegistersOffset}, RDI);
  a_.Mov({R8, kFrameConstantsOffset}, R11);
  a_.Mov({R8, kFrameCodeOffset}, RCX);
  a_.MovImmediate({R8, kFrameObjectOffset}, 0);
  a_.MovImmediate({R8, kFrameLocalsOffset}, 0);
}

// The frame of EmitNewFrame, filled in but for this, becomes the youngest one, and its code begins. The caller's pc is stored.
void Compiler::EnterNewFrame(uint32_t flags, Label returned, Label interpreted) {
  a_.LeaLabel(R9, returned);
  a_.Mov({R8, kFrameResumeOffset}, R9);
  a_.Mov32Immediate({R8, kFrameFlagsOffset}, flags);
  a_.Mov({R13, kVmTopOffset}, R8);
  a_.Mov(RAX, {RCX, kCodeEntryOffset});
  a_.Test(RAX, RAX);
  a_.J(kZero, interpreted);
  a_.Mov(R12, R8);
  a_.Mov(RBX, RDI);
  a_.Jmp(RAX);
  Slow(interpreted, [this] {
    a_.Mov(RAX, {RCX, kCodeWordsOffset});
    a_.Mov({R8, kFramePcOffset}, RAX);
    a_.Mov(RAX, reinterpret_cast<uint64_t>(shared_.callee));
    a_.Jmp(RAX);
  });
}

// The callable is what the call has been specialised for.
void Compiler::GuardCallable(bool method) {
  auto* cache = CacheOf<CallCache>(code_->words + word_);
  int row = in_.a;
  Flush();
  ForgetKnown();
  Label step = StepLabel();
  a_.Mov(RAX, At(row));
  if (method) {
    a_.Mov(RCX, reinterpret_cast<uint64_t>(cache->object));
    a_.Cmp(RAX, RCX);
    a_.J(kNotZero, step);
    a_.Mov(RDX, At(row + 1));
    SkipUnlessObject(RDX, step);
    a_.Mov(RCX, {RCX, kDescriptorOwnerOffset});
    a_.Cmp(RCX, {RDX, kTypeOffset});
    a_.J(kNotZero, step);
  } else {
    a_.Cmp(RAX, RBP);
    a_.J(kAboveEqual, step);
    a_.Cmp8({RAX, kKindOffset}, kBuiltinFunction);
    a_.J(kNotZero, step);
    a_.Mov(RCX, reinterpret_cast<uint64_t>(cache->object));
    a_.Cmp(RCX, {RAX, kBuiltinDefOffset});
    a_.J(kNotZero, step);
  }
}

// Of a builtin type.
void Compiler::EmitCallOfType(const void* function, const Object* type) {
  Flush();
  ForgetKnown();
  Label step = StepLabel();
  a_.Mov(RCX, reinterpret_cast<uint64_t>(type));
  a_.Cmp(RCX, At(in_.a));
  a_.J(kNotZero, step);
  SavePc();
  a_.Mov(RDI, R13);
  a_.Mov(RSI, R12);
  a_.Lea(RDX, At(in_.a));
  a_.Mov(RCX, static_cast<uint64_t>(in_.b));
  EndCall(function);
  CheckAfterCall();
}

// The guards, then a function that has the rest.
void Compiler::EmitBuiltin(const void* function, bool method, int arguments) {
  GuardCallable(method);
  int row = in_.a;
  SavePc();
  a_.Mov(RDI, R13);
  a_.Mov(RSI, R12);
  a_.Lea(RDX, At(row));
  a_.Mov(RCX, static_cast<uint64_t>(arguments));
  EndCall(function);
  CheckAfterCall();
}

void Compiler::EmitLen() {
  static_assert(kListSizeOffset == kTupleSizeOffset && kListSizeOffset == kStrLengthOffset && kListSizeOffset == kDictUsedOffset);
  GuardCallable(false);
  int row = in_.a;
  Label slow = a_.NewLabel(), sized = a_.NewLabel();
  a_.Mov(RCX, At(row + 1));
  SkipUnlessObject(RCX, slow);
  for (ObjectKind kind : {kList, kTuple, kStr, kDict}) {
    a_.Cmp8({RCX, kKindOffset}, kind);
    a_.J(kind == kDict ? kNotZero : kZero, kind == kDict ? slow : sized);
  }
  a_.Bind(sized);
  a_.Mov(R11, {RCX, kListSizeOffset});
  a_.Or(R11, R14);
  a_.Mov({RSP, 0}, RCX);
  a_.Mov(RDX, At(row));
  a_.MovImmediate(At(row), 0);
  a_.MovImmediate(At(row + 1), 0);
  StoreIntResult(row, R11);
  DropObject(RDX);
  a_.Mov(RCX, {RSP, 0});
  DropObject(RCX);
  SlowCall(slow, {}, row, [this, row] {
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Lea(RDX, At(row));
    a_.Call(FunctionAddress(&CallLen));
  });
}

// An object becomes the last item of the list, where it has room. Clobbers RDX and R11.
void Compiler::EmitAppend(Register list, Register item, Label otherwise) {
  a_.Mov(RDX, {list, kListSizeOffset});
  a_.Cmp(RDX, {list, kListAllocatedOffset});
  a_.J(kGreaterEqual, otherwise);
  a_.Mov(R11, {list, kListItemsOffset});
  a_.Mov({R11, 0, RDX}, item);
  a_.Add(RDX, 1);
  a_.Mov({list, kListSizeOffset}, RDX);
}

void Compiler::EmitCallAppend(bool statement) {
  GuardCallable(true);
  int row = in_.a;
  Label slow = a_.NewLabel(), done = a_.NewLabel();
  a_.Mov(RCX, At(row + 2));
  SkipUnlessObject(RCX, slow);
  a_.Mov(RAX, At(row + 1));
  EmitAppend(RAX, RCX, slow);
  a_.MovImmediate(At(row + 1), 0);
  a_.MovImmediate(At(row + 2), 0);
  a_.Mov({RSP, 0}, RAX);
  a_.Mov(RDX, At(row));
  if (statement) {
    a_.MovImmediate(At(row), 0);
  } else {
    a_.Mov(RCX, reinterpret_cast<uint64_t>(None()));
    a_.Inc32({RCX, kRefcountOffset});
    a_.Mov(At(row), RCX);
  }
  DropObject(RDX);
  a_.Mov(RAX, {RSP, 0});
  DropObject(RAX);
  a_.Bind(done);
  Slow(slow, [this, row, statement, done] {
    SavePc();
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Lea(RDX, At(row));
    a_.Mov(RCX, static_cast<uint64_t>(statement));
    EndCall(FunctionAddress(&CallAppend));
    a_.Jmp(done);
  });
}

void Compiler::EmitTransfer(const void* function) {
  a_.Mov(RDI, R13);
  a_.Mov(RSI, R12);
  a_.Call(function);
  Label elsewhere = a_.NewLabel();
  a_.Test(RAX, RAX);
  a_.J(kNotZero, elsewhere);
  Slow(elsewhere, [this] {
    a_.Mov(R12, {R13, kVmTopOffset});
    a_.Mov(RBX, {R12, kFrameRegistersOffset});
    a_.Jmp(RAX);
  });
}

void Compiler::EmitCallable(const void* function) {
  BeginCall();
  EmitTransfer(function);
  CheckAfterCall();
}

// An __init__ in Python runs in a frame whose window has PushInit's layout; what FinishInit does stands behind the call.
void Compiler::EmitCallClass() {
  auto* cache = CacheOf<CallCache>(code_->words + word_);
  int row = in_.a, count = in_.b, window = row + count + 3;
  auto init = reinterpret_cast<uint64_t>(cache->object);
  Flush();
  ForgetKnown();
  Label step = StepLabel();
  a_.Mov(RAX, At(row));
  a_.Cmp(RAX, RBP);
  a_.J(kAboveEqual, step);
  GuardTypeObject(RAX, cache->version, step);
  SavePc();
  Label numbers = a_.NewLabel(), boxed = a_.NewLabel(), other = a_.NewLabel(), interpreted = a_.NewLabel(), bad = a_.NewLabel();
  Label returned = a_.NewLabel();
  for (int i = 1; i <= count; ++i) {
    a_.Cmp(RBP, At(row + i));
    a_.J(kBelowEqual, numbers);
  }
  a_.Bind(boxed);
  Slow(numbers, [this, row, count, boxed] {
    a_.Lea(RDI, At(row + 1));
    a_.Mov(RSI, static_cast<uint64_t>(count));
    EndCall(FunctionAddress(&BoxArguments));
    a_.Jmp(boxed);
  });
  a_.Mov(RDI, At(row));
  a_.Call(FunctionAddress(&InstanceOf));
  a_.Test(RAX, RAX);
  JumpIfFailed(kZero);
  a_.Mov({RSP, 8}, RAX);
  a_.Mov(RAX, init);
  a_.Mov(RCX, {RAX, kFunctionCodeOffset});
  a_.Cmp({RCX, kCodeArgumentMarkOffset}, static_cast<int32_t>(PlainArgumentMark(count + 1)));
  a_.J(kNotZero, other);
  a_.Mov(RSI, {R13, kVmThreadOffset});
  a_.Cmp32({RSI, kRecursionRemainingOffset}, 1);  // this call and the __init__
  a_.J(kLessEqual, other);
  EmitNewFrame(window, other);
  Slow(other, [this, init] {
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Mov(RDX, init);
    a_.Mov(RCX, {RSP, 8});
    a_.Call(FunctionAddress(&BeginInit));
    a_.Mov(R12, {R13, kVmTopOffset});
    a_.Mov(RBX, {R12, kFrameRegistersOffset});
    a_.Jmp(RAX);
  });
  a_.Dec32({RSI, kRecursionRemainingOffset});
  a_.Mov(R11, {RSP, 8});
  a_.Inc32({R11, kRefcountOffset});
  a_.Mov({RDI, -16}, R11);
  a_.Mov({RDI, 0}, R11);
  for (int i = 1; i <= count; ++i) {
    a_.Mov(R11, At(row + i));
    a_.Add32({R11, kRefcountOffset}, 2);
    a_.Mov({RDI, 8 * i}, R11);
  }
  a_.Add32({RAX, kRefcountOffset}, 2);
  a_.Mov({RDI, -8}, RAX);
  a_.Mov({R8, kFrameFunctionOffset}, RAX);
  EnterNewFrame(kFrameInit | kFrameResumes, returned, interpreted);

  a_.Bind(returned);
  a_.Mov(RAX, At(window - 1));
  a_.Mov(RCX, reinterpret_cast<uint64_t>(None()));
  a_.Cmp(RAX, RCX);
  a_.J(kNotZero, bad);
  Slow(bad, [this, window, init] {
    a_.Mov({RSP, 0}, RAX);
    a_.Mov(RCX, init);
    a_.Inc32({RCX, kRefcountOffset});  // as FinishInit finds it
    a_.Mov(At(window - 1), RCX);
    SavePc();
    a_.Mov(RDI, R12);
    a_.Lea(RSI, At(window));
    a_.Mov(RDX, {RSP, 0});
    a_.Call(FunctionAddress(&RefuseInit));
    a_.Mov(RCX, reinterpret_cast<uint64_t>(shared_.failed));
    a_.Jmp(RCX);
  });
  a_.Dec32({RCX, kRefcountOffset});
  a_.MovImmediate(At(window - 1), 0);
  a_.Mov(RSI, {R13, kVmThreadOffset});
  a_.Inc32({RSI, kRecursionRemainingOffset});
  a_.Mov(RDX, init);
  DropObject(RDX);
  for (int i = 1; i <= count; ++i) {
    a_.Mov(RDX, At(row + i));
    a_.Dec32({RDX, kRefcountOffset});
  }
  a_.Mov(RAX, At(window - 2));
  a_.MovImmediate(At(window - 2), 0);
  a_.Mov(RDX, At(row));
  a_.Mov(At(row), RAX);
  DropObject(RDX);
  for (int i = 1; i <= count; ++i) {
    a_.Mov(RDX, At(row + i));
    a_.MovImmediate(At(row + i), 0);
    DropObject(RDX);
  }
}

// super().name(...) up to its call: super() and the LoadMethod behind it.
void Compiler::EmitSuperMethod() {
  auto* cache = CacheOf<AttributeCache>(code_->words + word_ + 4);
  auto super = reinterpret_cast<uint64_t>(BuiltinType(TypeId::kSuper));
  Flush();
  ForgetKnown();
  Label step = StepLabel();
  a_.Mov(RCX, super);
  a_.Cmp(RCX, At(in_.a));
  a_.J(kNotZero, step);
  a_.Mov(RAX, At(0));
  SkipUnlessObject(RAX, step);
  a_.Mov(RDX, {RAX, kTypeOffset});
  a_.Cmp32({RDX, kTypeVersionOffset}, static_cast<int32_t>(cache->type_version));
  a_.J(kNotZero, step);
  a_.Mov(RDX, At(cache->index));  // __class__, which may still be missing
  a_.Mov(RDX, {RDX, kCellValueOffset});
  a_.Test(RDX, RDX);
  a_.J(kZero, step);
  GuardTypeObject(RDX, cache->keys_version, step);
  a_.Dec32({RCX, kRefcountOffset});
  a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
  a_.Inc32({RDX, kRefcountOffset});
  a_.Mov(At(in_.a), RDX);
  a_.Inc32({RAX, kRefcountOffset});
  a_.Mov(At(in_.a + 1), RAX);
  next_ = word_ + 8;
}

void Compiler::EmitGetter() {
  auto* cache = CacheOf<AttributeCache>(code_->words + word_);
  Flush();
  ForgetKnown();
  Label step = StepLabel();
  a_.Mov(RAX, At(in_.b));
  a_.Cmp(RAX, RBP);
  a_.J(kAboveEqual, step);
  GuardType(RAX, cache->type_version, step);
  a_.Mov(RDX, reinterpret_cast<uint64_t>(cache->object));
  a_.Cmp32({RDX, kFunctionVersionOffset}, static_cast<int32_t>(cache->keys_version));
  a_.J(kNotZero, step);
  a_.Mov(R9, RAX);
  SavePc();
  Label other = a_.NewLabel(), interpreted = a_.NewLabel(), returned = a_.NewLabel(), done = a_.NewLabel();
  int base = code_->register_count + 1;
  a_.Mov(RAX, reinterpret_cast<uint64_t>(cache->object));
  a_.Mov(RCX, {RAX, kFunctionCodeOffset});
  EmitNewFrame(base, other);
  Slow(other, [this, getter = cache->object, done] {
    a_.Mov(RDX, reinterpret_cast<uint64_t>(getter));
    EmitTransfer(FunctionAddress(&CallGetter));
    a_.Jmp(done);
  });
  a_.Inc32({R9, kRefcountOffset});
  a_.Mov({RDI, 0}, R9);
  a_.Inc32({RAX, kRefcountOffset});
  a_.Mov({RDI, -8}, RAX);
  a_.Mov({R8, kFrameFunctionOffset}, RAX);
  EnterNewFrame(kFrameForward | kFrameResumes, returned, interpreted);

  a_.Bind(returned);
  a_.Mov(RAX, At(base - 1));
  a_.MovImmediate(At(base - 1), 0);
  if (static_cast<Opcode>(original_.op) == Opcode::kLoadAttrT) {
    a_.Mov({RSP, 0}, RAX);
    a_.Mov(RDX, At(in_.b));
    a_.MovImmediate(At(in_.b), 0);
    DropObject(RDX);
    a_.Mov(RAX, {RSP, 0});
  }
  StoreOwned(in_.a, RAX);
  a_.Bind(done);
}

void Compiler::EmitReturn() {
  auto generic = static_cast<Opcode>(original_.op);
  Flush();
  Label step = StepLabel();
  bool of_generator = code_->flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator);
  if (!of_generator) {
    a_.Cmp({R12, kFrameObjectOffset}, 0);
    a_.J(kNotZero, step);
  }
  int returned = generic == Opcode::kReturnConst ? -1 : in_.a;
  if (returned < 0) {
    a_.Mov(R10, reinterpret_cast<uint64_t>(frame_->constants[in_.a]));
    a_.Inc32({R10, kRefcountOffset});
  } else {
    a_.Mov(R10, At(returned));
    a_.MovImmediate(At(returned), 0);
  }
  a_.Mov({RSP, 0}, R10);
  if (of_generator) {
    SavePc();
    a_.Mov(RCX, reinterpret_cast<uint64_t>(shared_.leave_generator));
    a_.Jmp(RCX);
    return;
  }
  if (variable_count_ > 12) {
    SavePc();
    a_.Mov(RDI, R12);
    a_.Call(FunctionAddress(&ReleaseVariables));
  } else {
    for (int i = 0; i < variable_count_; ++i) {
      if (i == returned) continue;
      Known known = KnownOf(i);
      if (known != Known::kInt && known != Known::kFloat) a_.Mov(RCX, At(i));
      a_.MovImmediate(At(i), 0);
      if (known != Known::kInt && known != Known::kFloat) DropValue(RCX, true);
    }
  }
  a_.Mov(RCX, reinterpret_cast<uint64_t>(shared_.leave_frame));
  a_.Jmp(RCX);
}

bool Compiler::CompileCall() {
  switch (static_cast<Specialized>(in_.op)) {
    case Specialized::kCallPython: return EmitCallPython(false, false), true;
    case Specialized::kCallMethodPython: return EmitCallPython(true, false), true;
    case Specialized::kCallPythonBound: return EmitCallPython(false, true), true;
    case Specialized::kCallMethodPythonBound: return EmitCallPython(true, true), true;
    case Specialized::kCallBuiltinOne: return EmitBuiltin(FunctionAddress(&CallBuiltinOne), false, 1), true;
    case Specialized::kCallBuiltinNone: return EmitBuiltin(FunctionAddress(&CallBuiltinNone), false, 0), true;
    case Specialized::kCallBuiltinPositional: return EmitBuiltin(FunctionAddress(&CallBuiltinPositional), false, in_.b), true;
    case Specialized::kCallLen: return EmitLen(), true;
    case Specialized::kCallIsInstance: return EmitBuiltin(FunctionAddress(&CallIsInstance), false, 2), true;
    case Specialized::kCallMethodNone: return EmitBuiltin(FunctionAddress(&CallMethodNone), true, 0), true;
    case Specialized::kCallMethodOne: return EmitBuiltin(FunctionAddress(&CallMethodOne), true, 1), true;
    case Specialized::kCallMethodPositional: return EmitBuiltin(FunctionAddress(&CallMethodPositional), true, in_.b), true;
    case Specialized::kCallMethodAppend: return EmitCallAppend(false), true;
    case Specialized::kCallMethodAppendStatement:
      if (IsTargetWithin(4)) break;
      EmitCallAppend(true);
      ++next_;
      return true;
    case Specialized::kCallClass: return EmitCallClass(), true;
    case Specialized::kCallNext: return GuardCallable(false), EmitCallOfGenerator(false), true;
    case Specialized::kCallMethodSend: return GuardCallable(true), EmitCallOfGenerator(true), true;
    case Specialized::kCallType: return EmitCallOfType(FunctionAddress(&CallTypeOf), BuiltinType(TypeId::kType)), true;
    case Specialized::kCallStr: return EmitCallOfType(FunctionAddress(&CallStrOf), BuiltinType(TypeId::kStr)), true;
    case Specialized::kCallBuiltinType:
      return EmitCallOfType(FunctionAddress(&CallBuiltinType), CacheOf<CallCache>(code_->words + word_)->object), true;
    case Specialized::kCallSuper: return StepHere(), true;
    case Specialized::kCallSuperMethod:
      if (IsTargetWithin(7)) return StepHere(), true;
      return EmitSuperMethod(), true;
    default: break;
  }
  switch (static_cast<Opcode>(original_.op)) {
    case Opcode::kReturnGenerator: return EmitReturnGenerator(), true;
    case Opcode::kCatch:
      Flush();
      ForgetKnown();
      a_.Mov(RDI, R13);
      a_.Lea(RSI, At(in_.a));
      a_.Call(FunctionAddress(&CatchException));
      return true;
    case Opcode::kBeforeWith:
    case Opcode::kBeforeAsyncWith: return EmitWork(&EnterWith), true;
    case Opcode::kGetAiter: return EmitWork(&AiterOf), true;
    case Opcode::kGetAwaitable: return EmitWork(&AwaitableOf), true;
    case Opcode::kGetAnext: return EmitWork(&AnextOf), true;
    case Opcode::kAsyncGenWrap: return EmitWork(&WrapYielded), true;
    case Opcode::kGetYieldFromIter: return EmitWork(&YieldFromIterOf), true;
    case Opcode::kCallEx: return EmitWork(&CallSpread), CheckAfterCall(), true;
    case Opcode::kPopExcept:
      BeginCall();
      a_.Mov(RDI, R13);
      a_.Mov(RSI, R12);
      a_.Lea(RDX, At(in_.a));
      EndCall(FunctionAddress(&PopHandled));
      return true;
    case Opcode::kJumpIfNoMatch: {
      int32_t target = word_ + static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word_ + 1]));
      BeginCall();
      a_.Mov(RDI, R12);
      a_.Mov(RSI, original_.ToWord());
      a_.Call(FunctionAddress(&MatchesException));
      a_.Test32(RAX, RAX);
      JumpIfFailed(kSign);
      a_.J(kZero, LabelOfWord(target));
      return true;
    }
    case Opcode::kYield: return EmitYield(), true;
    case Opcode::kSend: return EmitSend(), true;
    case Opcode::kCall:
    case Opcode::kCallMethod:
    case Opcode::kCallKeywords:
    case Opcode::kCallMethodKeywords: return EmitCallable(FunctionAddress(&CallAny)), true;
    case Opcode::kReturnL:
    case Opcode::kReturnT:
    case Opcode::kReturnConst: return EmitReturn(), true;
    default: return false;
  }
}

}  // namespace viv::jit
