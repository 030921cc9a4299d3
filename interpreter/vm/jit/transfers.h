// What machine code calls where control may go to another frame: calls, getters, generators, and what comes back from them.
//
// Each is entered with frame->pc stored and answers where machine code goes on, for the frame that is then the youngest one: an entry, or
// one of SharedCode's ways back to the loop. Null: behind the instruction, in the same frame.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv::jit {

const void* CallAny(VmThread* vm, Frame* frame);                    // Call, CallMethod and their forms with keywords, of anything
// A class call, whose guards have held, with the new instance, owned. Never null.
const void* BeginInit(VmThread* vm, Frame* frame, Object* init, Object* instance);
const void* CallGetter(VmThread* vm, Frame* frame, Object* getter);
const void* CallNextOf(VmThread* vm, Frame* frame);                 // next(generator), which rests
const void* CallSendTo(VmThread* vm, Frame* frame);                 // generator.send(x)
const void* NextOfGenerator(VmThread* vm, Frame* frame);            // of a `for`
const void* SendToAny(VmThread* vm, Frame* frame);
const void* YieldToCaller(VmThread* vm, Frame* frame);
const void* PassYielded(VmThread* vm, Object* yielded_bits);        // of a frame that has just been popped
// A frame with flags has returned, not a generator's; its variables have ended.
const void* FinishReturn(VmThread* vm, Object* result_bits);
// A generator's frame has come to its end.
const void* FinishGenerator(VmThread* vm, Object* result_bits);
// ForIter of whatever gives its items without a frame. Exhausted: the entry behind the loop.
const void* NextOfAny(VmThread* vm, Frame* frame);

}  // namespace viv::jit
