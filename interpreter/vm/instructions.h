// What the loop (dispatch.cc) calls for everything that is not quick: the meaning of instructions as functions. Each may run Python
// and is entered with the frame's pc stored. bool: false = exception pending. Operands are borrowed unless they are a Ref.
#pragma once

#include "interpreter/objects/protocols.h"
#include "interpreter/vm/inline_cache.h"
#include "interpreter/vm/thread.h"

namespace viv {

// ---- operators.cc -------------------------------------------------------------------------------------------------------------------
// How an operand stands in an instruction: L local, T temporary (consumed), K constant.
enum OperandKind : int { kLocalOperand, kTemporaryOperand, kConstantOperand };
constexpr int OperandKinds(int b, int c) { return b * 3 + c; }

// R[a] = fn(b, c): operands get a reference of their own while it runs, as on CPython's stack; temporaries are released after it.
bool BinaryOperation(Frame* frame, Instruction in, BinarySlot fn, int kinds);
// `in` is Add or InplaceAdd: a str grows in place where CPython 3.11's would.
bool AddOperation(Frame* frame, Instruction in, BinarySlot fn, int kinds);
bool CompareOperation(Frame* frame, Instruction in, CompareOp op, int kinds);
bool ContainsOperation(Frame* frame, Instruction in, bool negate, int kinds);
// The operands are a and b. 1, 0, -1: failed. The temporaries are released in any case.
int CompareTruth(Frame* frame, Instruction in, CompareOp op, int kinds);
int ContainsTruth(Frame* frame, Instruction in, int kinds);
bool UnaryOperation(Frame* frame, Instruction in, UnarySlot fn, bool temporary);
int TruthOf(Object* object);  // holds the object meanwhile
bool LoadItemOperation(Frame* frame, Instruction in, int kinds);
// The item of a builtin sequence (array, bytes, range ...) at an index within it. 1: *item is it; 0: it is something else, the operator
// must tell; -1: failed.
int BuiltinItem(Object* container, int64_t index, Ref<Object>* item);
bool StoreItemOperation(Frame* frame, Instruction in, int container_kind, int key_kind);
Ref<Object> PowerWithoutModulus(Borrowed<Object> a, Borrowed<Object> b);

// ---- names.cc -----------------------------------------------------------------------------------------------------------------------
bool LoadGlobal(Frame* frame);  // R[a], specialises
bool StoreGlobal(Frame* frame);
bool DeleteGlobal(Frame* frame, StrObject* name);
bool LoadName(Frame* frame);
bool StoreName(Frame* frame);
bool DeleteName(Frame* frame, StrObject* name);
bool LoadClassCell(Frame* frame, Instruction in);
bool RaiseUnboundLocal(Frame* frame, int32_t variable);
bool RaiseEmptyCell(Frame* frame, int32_t variable);

// ---- attributes.cc ----------------------------------------------------------------------------------------------------------------
// `temporary`: the owner is consumed.
bool LoadAttribute(Frame* frame, bool temporary);
bool LoadMethod(Frame* frame, bool temporary);
bool StoreAttribute(Frame* frame, bool temporary);

// ---- call_instructions.cc ---------------------------------------------------------------------------------------------------------
// R[a] and what follows it are called by other means than a frame; result in R[a].
bool CallObject(Frame* frame, Value* callable, size_t positional, TupleObject* names_or_null);
// Writes a specialised form over a Call or CallMethod. `arguments` start behind the callable, self included.
void SpecializeCall(Frame* frame, Value* callable, size_t arguments, bool method, TupleObject* names_or_null = nullptr);
// A class call for CallClass: pushes the frame of its __init__. False: exception pending.
bool PushInit(VmThread& vm, Frame* frame, Value* callable, size_t arguments, FunctionObject* init);
bool PushInitOf(VmThread& vm, Frame* frame, Value* callable, size_t arguments, FunctionObject* init, Ref<Object> instance);
// The __init__ returned `result`: takes the instance from its frame's window and puts it into the call's register.
bool FinishInit(Frame* caller, Value* init_window, Ref<Object> result);
// The same for one that failed.
void AbandonInit(Frame* caller, Value* init_window);
bool CallStarred(Frame* frame, Instruction in);
bool MakeFunction(Frame* frame, Instruction in);
bool LoadBuildClass(Frame* frame, Instruction in);

// ---- super_call.cc ----------------------------------------------------------------------------------------------------------------
// Whether the LoadMethod behind the Call at the frame's pc takes its result.
bool IsFollowedByLoadMethod(const Frame* frame);
// For a call of super() so followed: fills the LoadMethod's cache with what it will find: the version tags of the object's type
// (type_version) and of the __class__ in its cell (keys_version), the register of that cell (index), and the function. False: it is not
// found in the ordinary way; nothing is pending.
bool FindSuperMethod(Frame* frame);

// ---- container_instructions.cc ------------------------------------------------------------------------------------------------------
bool BuildList(Frame* frame, Instruction in);
bool BuildSet(Frame* frame, Instruction in);
bool BuildMap(Frame* frame, Instruction in);
bool BuildConstKeyMap(Frame* frame, Instruction in);
bool BuildString(Frame* frame, Instruction in);
bool BuildSlice(Frame* frame, Instruction in);
// `in` is a BuildSlice, `next` what follows it. 1: that loads from a str, list or tuple by the slice, or stores into a list, and has been
// done without making the slice; 0: it is something else, nothing has happened; -1: the
// subscript failed, frame->pc is there.
int UseSlice(Frame* frame, Instruction in, Instruction next);
bool ListExtendInstruction(Frame* frame, Instruction in);
bool SetUpdateInstruction(Frame* frame, Instruction in);
bool DictUpdateInstruction(Frame* frame, Instruction in);
bool DictMergeInstruction(Frame* frame, Instruction in);
bool UnpackSequence(Frame* frame, Instruction in);
bool UnpackEx(Frame* frame, Instruction in, int32_t after);
bool FormatValue(Frame* frame, Instruction in);
bool CopyDictWithoutKeys(Frame* frame, Instruction in);
// Does the argument of * or ** raise as the call statement says? `callable` names the function.
bool RaiseNoIterable(Object* callable, Object* argument);
bool RaiseNoMapping(Object* callable, Object* argument);

// ---- statements.cc ------------------------------------------------------------------------------------------------------------------
bool BeforeWith(Frame* frame, Instruction in, bool asynchronous);
bool WithExcept(Frame* frame, Instruction in);
bool PrintExpression(Ref<Object> value);
bool SetupAnnotations(Frame* frame);
bool MatchGroup(Frame* frame, Instruction in);

}  // namespace viv
