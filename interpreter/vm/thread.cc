#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/thread.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "interpreter/vm/vm.h"

namespace viv {

namespace {

constexpr size_t kRegisterBytes = size_t{1} << 30;
constexpr size_t kFrameBytes = size_t{1} << 28;
constexpr size_t kSmallestShift = 6;  // where address space is short, a sixty-fourth of that will do
constexpr size_t kRegistersBehindEnd = 1 << 12;
// Frames begin half a page into their memory, registers at the start of theirs: a frame's pc, which is stored all the time, and registers
// that are read all the time do not agree in the lower twelve bits of their addresses, by which processors match loads with stores. At
// least one frame stays below the first, so that `top` always points into the array.
constexpr size_t kFirstFrame = 2048 / sizeof(Frame) + 1;

void* Reserve(size_t bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED ? nullptr : memory;
}

}  // namespace

uintptr_t StackLimit() {
  constexpr size_t kReserve = size_t{512} << 10;
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  void* lowest = nullptr;
  size_t size = 0;
  int failed = pthread_attr_getstack(&attributes, &lowest, &size);
  pthread_attr_destroy(&attributes);
  return failed || size < 2 * kReserve ? 0 : reinterpret_cast<uintptr_t>(lowest) + kReserve;
}

bool InitVmThread(VmThread& vm, ThreadState& thread, size_t smaller) {
  vm.thread = &thread;
  vm.ident = pthread_self();
  vm.serial = ++CurrentVm().thread_serials;
  vm.return_to_loop = CurrentVm().jit.returned();
  vm.pass_yielded = CurrentVm().jit.pass_yielded();
  vm.attributes = static_cast<AttributeMemo*>(AllocateZeroed(Domain::kRaw, sizeof(AttributeMemo)));
  if (!vm.attributes) return false;
  if (thread.stack_limit == 0) thread.stack_limit = StackLimit();
  for (size_t shift = smaller; shift <= kSmallestShift; ++shift) {
    vm.registers_bytes = kRegisterBytes >> shift;
    vm.frames_bytes = kFrameBytes >> shift;
    void* registers = Reserve(vm.registers_bytes);
    void* frames = registers ? Reserve(vm.frames_bytes) : nullptr;
    if (frames) {
      vm.registers_begin = static_cast<Value*>(registers);
      vm.registers_end = vm.registers_begin + vm.registers_bytes / sizeof(Value) - kRegistersBehindEnd;
      vm.frames_begin = static_cast<Frame*>(frames) + kFirstFrame;
      vm.frames_end = static_cast<Frame*>(frames) + vm.frames_bytes / sizeof(Frame) - 1;
      vm.top = vm.frames_begin - 1;
      thread.vm = &vm;
      return true;
    }
    if (registers) munmap(registers, vm.registers_bytes);
  }
  return false;
}

void FiniVmThread(VmThread& vm) {
  if (AttributeMemo* attributes = std::exchange(vm.attributes, nullptr)) {
    attributes->Clear();
    Free(Domain::kRaw, attributes);
  }
  if (vm.wake_fd >= 0) close(std::exchange(vm.wake_fd, -1));
  if (!vm.registers_begin) return;
  munmap(vm.registers_begin, vm.registers_bytes);
  munmap(vm.frames_begin - kFirstFrame, vm.frames_bytes);
  vm.thread->vm = nullptr;
  vm.registers_begin = nullptr;
}

bool StackIsShort(const ThreadState& thread) {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= thread.stack_limit;
}

bool EnterPythonCall(VmThread& vm, Value* window, const CodeObject* code) {
  ThreadState& thread = *vm.thread;
  bool fits = window + code->register_count <= vm.registers_end && vm.top + 1 < vm.frames_end;
  if (__builtin_expect(--thread.recursion_remaining >= 0 && fits, 1)) return true;
  // What handles a RecursionError may go a little further.
  if (fits && thread.recursion_headroom > 0 && thread.recursion_remaining >= -50) return true;
  ++thread.recursion_remaining;
  RaiseRecursionError("");
  return false;
}

Frame* CurrentFrame() {
  auto* vm = static_cast<VmThread*>(CurrentThread().vm);
  if (!vm || !vm->HasFrames()) return nullptr;
  return vm->top->flags & kFrameIncomplete ? CallerOf(vm->top) : vm->top;
}

Frame* CallerOf(Frame* frame) {
  const VmThread* thread = CurrentVm().threads;
  while (thread->next_thread && (frame < thread->frames_begin || frame >= thread->frames_end)) thread = thread->next_thread;
  Frame* begin = thread->frames_begin;
  do {
    --frame;
  } while (frame >= begin && (frame->flags & kFrameIncomplete));
  return frame >= begin ? frame : nullptr;
}

}  // namespace viv
