// What machine code calls: C functions for what is too long or too rare to be written out in it. Each is entered with frame->pc stored,
// may run Python, and finds all operands in registers of the frame. Unless it says otherwise, false: an exception is pending.
#pragma once

#include "interpreter/vm/instructions.h"

namespace viv::jit {

// In the order of the instructions in opcodes.def.
enum class Operation {
  kAdd, kSubtract, kMultiply, kTrueDivide, kFloorDivide, kRemainder, kPower, kMatrixMultiply, kLeftShift, kRightShift, kAnd, kOr, kXor, kCount
};
// R[a] = b op c, whatever they are. `function`: the operation on objects, in place or not.
bool SlowBinary(Frame* frame, Instruction in, BinarySlot function, int kinds, Operation operation);
bool SlowAdd(Frame* frame, Instruction in, BinarySlot function, int kinds, Operation operation);  // a str may grow in place
bool SlowCompare(Frame* frame, Instruction in, CompareOp op, int kinds);
int SlowCompareTruth(Frame* frame, Instruction in, CompareOp op, int kinds);  // 1, 0; -1: failed
int SlowContainsTruth(Frame* frame, Instruction in, int kinds);
bool SlowContains(Frame* frame, Instruction in, bool negate, int kinds);
bool IteratorOf(Frame* frame, Instruction in, bool temporary);  // GetIter
int Truth(Frame* frame, int index, bool temporary);            // of a register, which stays. 1, 0; -1: failed
int TruthAndRelease(Frame* frame, int index, bool temporary);  // which is released, where it is a temporary
bool SlowLoadItem(Frame* frame, Instruction in, int kinds);
bool SlowStoreItem(Frame* frame, Instruction in, int kinds);
// The value of R[a] goes to a place that the guards have found: of the owner R[c], at that index of its values or (slot) that offset;
// of the globals or the locals, at that entry; into the cell R[b].
bool StoreAttributeAt(Frame* frame, Instruction in, int index, bool temporary, bool slot);
bool StoreAttributeInto(Frame* frame, Instruction in, Object** place, bool temporary);  // the same, found already
// Attributes of an owner of another type than the instruction is specialised for.
bool LoadAnyAttribute(VmThread* vm, Frame* frame, bool temporary);
bool LoadAnyMethod(VmThread* vm, Frame* frame, bool temporary);
bool StoreAnyAttribute(VmThread* vm, Frame* frame, bool temporary);
bool StoreNameAt(Frame* frame, Instruction in, int index, bool global);
bool StoreInCell(Frame* frame, Instruction in);

// Calls of builtins whose guards have held: R[a] is the callable, `count` arguments behind it.
bool CallBuiltinNone(VmThread* vm, Frame* frame, Value* row);
bool CallBuiltinOne(VmThread* vm, Frame* frame, Value* row);
bool CallBuiltinPositional(VmThread* vm, Frame* frame, Value* row, size_t count);
bool CallMethodNone(VmThread* vm, Frame* frame, Value* row);
bool CallMethodOne(VmThread* vm, Frame* frame, Value* row);
bool CallMethodPositional(VmThread* vm, Frame* frame, Value* row, size_t count);
bool CallBuiltinType(VmThread* vm, Frame* frame, Value* row, size_t count);
bool CallLen(VmThread* vm, Frame* frame, Value* row);
bool CallIsInstance(VmThread* vm, Frame* frame, Value* row);
bool CallAppend(VmThread* vm, Frame* frame, Value* row, bool statement);

bool CopyBoxed(Frame* frame, Instruction in);  // R[a] = R[b], which becomes an object
bool MakeTuple(Frame* frame, Instruction in);
bool MakeRow(Frame* frame, Instruction in, bool (*build)(Frame*, Instruction), size_t count);
bool AppendItem(Frame* frame, Instruction in);
bool AddToSet(Frame* frame, Instruction in);
bool AddToMap(Frame* frame, Instruction in);
bool UnpackItems(Frame* frame, Instruction in);
// `for a, b in` an iterator that makes no pairs: the next ones go to the variables behind the UnpackPair. False: the loop must tell.
bool NextPair(Frame* frame);
// The list or tuple of the iterator R[index] is at its end: both are let go.
void EndIteration(Frame* frame, int index);
// The iterator R[index] gives no more: it is let go of. False: it has failed.
bool EndItems(VmThread* vm, Frame* frame, int index);
bool Negate(Frame* frame, Instruction in, bool temporary);
bool LogicalNot(Frame* frame, Instruction in, bool temporary);
bool TupleOfList(Frame* frame, Instruction in);  // R[a]
bool UnpackRest(Frame* frame, Instruction in);   // UnpackEx
bool DeleteItemOf(Frame* frame, Instruction in);
void CatchException(VmThread* vm, Value* row);  // Catch
bool EnterWith(Frame* frame, Instruction in);    // BeforeWith, BeforeAsyncWith
// GetAiter, GetAwaitable, GetAnext, AsyncGenWrap, GetYieldFromIter, CallEx.
bool AiterOf(Frame* frame, Instruction in);
bool AwaitableOf(Frame* frame, Instruction in);
bool AnextOf(Frame* frame, Instruction in);
bool WrapYielded(Frame* frame, Instruction in);
bool YieldFromIterOf(Frame* frame, Instruction in);
bool CallSpread(Frame* frame, Instruction in);
bool LoadGlobalAgain(Frame* frame);  // whose guards have failed
bool EmptyCell(Frame* frame, Instruction in);  // MakeCell
// 1: `a[b:c]` or `a[b:c] = d` has been done, LoadItem or StoreItem included; 0: the slice has been made; -1: failed.
int SliceOrItem(Frame* frame, Instruction in);
bool CallTypeOf(VmThread* vm, Frame* frame, Value* row);
bool CallStrOf(VmThread* vm, Frame* frame, Value* row);
bool PopHandled(VmThread* vm, Frame* frame, Value* row);    // PopExcept
int MatchesException(Frame* frame, Instruction in);         // JumpIfNoMatch; the class is released

bool BoxArguments(Value* row, size_t count);
Object* InstanceOf(TypeObject* type);  // owned, by object.__new__; null: failed
// An __init__ has returned something else than None, owned: raises.
void RefuseInit(Frame* caller, Value* window, Object* result_bits);

Object* GeneratorOf(Frame* frame);  // owned; ReturnGenerator
// Ends what the registers of a frame that returns hold.
void ReleaseVariables(Frame* frame);

}  // namespace viv::jit
