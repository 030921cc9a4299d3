#include "interpreter/vm/jit/jit.h"

#include <sys/mman.h>

#include <cstdlib>
#include <cstring>
#include <new>

#include "interpreter/vm/jit/transfers.h"

namespace viv::jit {

namespace {

constexpr size_t kChunkBytes = size_t{64} << 10;
constexpr size_t kMostBytes = size_t{32} << 20;  // of all machine code
constexpr int32_t kStepsBeforeLook = 200;
constexpr int32_t kNeverCompile = INT32_MIN / 2;

}  // namespace

// Memory for machine code: written, then executed, never both at once.
struct Jit::Chunk {
  uint8_t* start = nullptr;
  size_t size = 0, used = 0;
  ~Chunk() {
    if (start) munmap(start, size);
  }
};

Jit::Jit() = default;
Jit::~Jit() = default;

uint8_t* Jit::Place(const std::vector<uint8_t>& code) {
  if (placed_bytes_ + code.size() > kMostBytes) return nullptr;
  placed_bytes_ += code.size();
  if (chunks_.empty() || chunks_.back()->size - chunks_.back()->used < code.size()) {
    auto chunk = std::make_unique<Chunk>();
    size_t size = std::max(kChunkBytes, (code.size() + 4095) & ~size_t{4095});
    void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return nullptr;
    chunk->start = static_cast<uint8_t*>(memory);
    chunk->size = size;
    chunks_.push_back(std::move(chunk));
  }
  Chunk& chunk = *chunks_.back();
  if (mprotect(chunk.start, chunk.size, PROT_READ | PROT_WRITE) != 0) return nullptr;
  uint8_t* place = chunk.start + chunk.used;
  std::memcpy(place, code.data(), code.size());
  chunk.used += (code.size() + 15) & ~size_t{15};
  return mprotect(chunk.start, chunk.size, PROT_READ | PROT_EXEC) == 0 ? place : nullptr;
}

bool Jit::Init() {
#if defined(__x86_64__)
  if (const char* setting = std::getenv("VIV_JIT"); setting && *setting) {
    int runs = std::atoi(setting);
    if (runs <= 0) return false;
    first_heat_ = kCompileAt - runs;
  }
  constexpr int32_t kOwnBytes = 184;  // keeps the stack aligned for calls
  static_assert(kOwnBytes >= 16 + 8 * 20);
  Assembler a;
  Label enter = a.NewLabel(), step = a.NewLabel(), resume = a.NewLabel(), interpret = a.NewLabel(), failed = a.NewLabel();
  Label callee = a.NewLabel(), leave_frame = a.NewLabel(), returned = a.NewLabel(), go_on = a.NewLabel(), step_there = a.NewLabel();
  Label ended = a.NewLabel(), yielded = a.NewLabel(), pass = a.NewLabel(), leave_generator = a.NewLabel();
  Label at_word = a.NewLabel(), leave = a.NewLabel(), go_there = a.NewLabel();
  constexpr Register kSaved[] = {RBX, RBP, R12, R13, R14, R15};
  a.Bind(enter);
  for (Register saved : kSaved) a.Push(saved);
  a.Sub(RSP, kOwnBytes);
  a.Mov(R12, RSI);
  a.Mov(R13, RDX);
  a.Mov(R15, RCX);
  a.Mov(RBX, {R12, kFrameRegistersOffset});
  a.Mov(R14, kIntTag);
  a.Mov(RBP, kFirstNumber);
  a.Jmp(RDI);

  auto bind_exit = [&a](Label label, Exit exit, Label next) {
    a.Bind(label);
    a.Mov(RDX, static_cast<uint64_t>(exit));
    a.Jmp(next);
  };
  bind_exit(step, Exit::kStep, at_word);
  bind_exit(resume, Exit::kResume, at_word);
  bind_exit(interpret, Exit::kInterpret, at_word);
  a.Bind(at_word);
  a.Mov(RCX, {R12, kFrameCodeOffset});
  a.Mov(RCX, {RCX, kCodeWordsOffset});
  a.Lea(RAX, {RCX, 0, RAX});
  a.Mov({R12, kFramePcOffset}, RAX);
  a.Bind(leave);
  a.Mov(RAX, RDX);
  a.Add(RSP, kOwnBytes);
  for (size_t i = std::size(kSaved); i > 0; --i) a.Pop(kSaved[i - 1]);
  a.Ret();
  bind_exit(failed, Exit::kFailed, leave);
  bind_exit(callee, Exit::kCallee, leave);
  bind_exit(returned, Exit::kReturned, leave);
  bind_exit(go_on, Exit::kGoOn, leave);
  bind_exit(step_there, Exit::kStep, leave);
  a.Bind(yielded);
  a.Mov({R13, kVmResultOffset}, RAX);
  bind_exit(ended, Exit::kEnded, leave);

  // What a return does last. The code, whose machine code this is not part of, may end here.
  a.Bind(leave_frame);
  Label code_lives = a.NewLabel(), function_lives = a.NewLabel(), plain = a.NewLabel();
  Label slow_return = a.NewLabel();
  a.Cmp32({R12, kFrameFlagsOffset}, 0);
  a.J(kZero, plain);
  for (uint32_t flag : {kFrameInit, kFrameForward}) {
    a.Cmp32({R12, kFrameFlagsOffset}, static_cast<int32_t>(flag | kFrameResumes));
    a.J(kZero, plain);
  }
  a.Cmp32({R12, kFrameFlagsOffset}, kFrameEntry);
  a.J(kNotZero, slow_return);
  a.Cmp({R12, kFrameLocalsOffset}, 0);
  a.J(kNotZero, slow_return);
  a.Mov(RDI, {R12, kFrameCodeOffset});
  a.Cmp32({RDI, kRefcountOffset}, 1);
  a.J(kZero, slow_return);
  a.Dec32({RDI, kRefcountOffset});
  a.Mov(RSI, {R13, kVmThreadOffset});
  a.Inc32({RSI, kRecursionRemainingOffset});
  a.Sub(R12, kFrameSize);
  a.Mov({R13, kVmTopOffset}, R12);
  a.Mov(RAX, {RSP, 0});
  a.Mov({R13, kVmResultOffset}, RAX);
  a.Jmp(ended);
  a.Bind(slow_return);
  a.Mov(RDI, R13);
  a.Mov(RSI, {RSP, 0});
  a.Call(FunctionAddress(&FinishReturn));
  a.Bind(go_there);
  a.Mov(R12, {R13, kVmTopOffset});
  a.Mov(RBX, {R12, kFrameRegistersOffset});
  a.Jmp(RAX);
  a.Bind(plain);
  a.Mov(RDI, {R12, kFrameCodeOffset});
  a.Mov(RAX, {R12, kFrameResumeOffset});
  a.Mov({RSP, 8}, RAX);
  a.Dec32({RDI, kRefcountOffset});
  a.J(kNotZero, code_lives);
  a.Or32({R12, kFrameFlagsOffset}, kFrameIncomplete);
  a.Call(FunctionAddress(&DeallocateObject));
  a.Bind(code_lives);
  a.Mov(RSI, {R13, kVmThreadOffset});
  a.Inc32({RSI, kRecursionRemainingOffset});
  a.Mov(RDI, {RBX, -8});
  a.Mov(RAX, {RSP, 0});
  a.Mov({RBX, -8}, RAX);
  a.Sub(R12, kFrameSize);
  a.Mov({R13, kVmTopOffset}, R12);
  a.Mov(RBX, {R12, kFrameRegistersOffset});
  a.Dec32({RDI, kRefcountOffset});
  a.J(kNotZero, function_lives);
  a.Call(FunctionAddress(&DeallocateObject));
  a.Bind(function_lives);
  a.Jmp(Address{RSP, 8});

  // The same for the last return of a generator, whose variables are still there.
  a.Bind(leave_generator);
  a.Mov(RDI, R13);
  a.Mov(RSI, {RSP, 0});
  a.Call(FunctionAddress(&FinishGenerator));
  a.Jmp(go_there);

  a.Bind(pass);
  a.Mov(RDI, R13);
  a.Mov(RSI, RAX);
  a.Call(FunctionAddress(&PassYielded));
  a.Jmp(go_there);

  const uint8_t* start = Place(a.Finish());
  if (!start) return false;
  auto at = [&a, start](Label label) { return start + a.PositionOf(label); };
  shared_ = {.enter = at(enter),
             .step = at(step),
             .resume = at(resume),
             .interpret = at(interpret),
             .failed = at(failed),
             .callee = at(callee),
             .leave_frame = at(leave_frame),
             .leave_generator = at(leave_generator),
             .go_on = at(go_on),
             .step_there = at(step_there),
             .returned = at(returned),
             .ended = at(ended),
             .yielded = at(yielded),
             .pass_yielded = at(pass)};
  return true;
#else
  return false;
#endif
}

Exit Jit::Enter(const void* entry, Frame* frame, VmThread& vm, Object* sent) const {
  using EnterFunction = uint32_t (*)(const void*, Frame*, VmThread*, Heap*, void*, Object*);  // the last one in R9
  auto enter = reinterpret_cast<EnterFunction>(const_cast<void*>(shared_.enter));
  return static_cast<Exit>(enter(entry, frame, &vm, &CurrentHeap(), nullptr, sent));
}

bool Jit::Compile(VmThread& vm, Frame* frame) {
  try {
    return CompileAfter(vm, frame, CompiledOf(frame->code));
  } catch (const std::bad_alloc&) {  // of the compiler's own tables: the loop can do without
    return false;
  }
}

bool Jit::CompileAfter(VmThread& vm, Frame* frame, CompiledCode* previous) {
  CodeObject* code = frame->code;
  std::vector<uint32_t> entries;
  Compiler compiler(vm, frame, shared_, previous);
  const std::vector<uint8_t>& bytes = compiler.Compile(&entries);
  const uint8_t* start = Place(bytes);
  void* memory = start ? ::operator new(sizeof(CompiledCode) + entries.size() * sizeof(uint32_t), std::nothrow) : nullptr;
  auto* left = static_cast<uint8_t*>(std::calloc(entries.size() + 1, 1));
  auto* raw_items = static_cast<RawItem*>(std::calloc(entries.size() + 1, sizeof(RawItem)));
  if (!memory || !left || !raw_items) {
    ::operator delete(memory);
    std::free(left);
    std::free(raw_items);
    return false;
  }
  if (previous) {
    std::memcpy(left, previous->left, entries.size());
    std::memcpy(raw_items, previous->raw_items, entries.size() * sizeof(RawItem));
  }
  int32_t generation = previous ? previous->generation + 1 : 0;
  auto* compiled = new (memory) CompiledCode{start, kStepsBeforeLook << generation, generation, previous, left, raw_items};
  std::memcpy(compiled->entries, entries.data(), entries.size() * sizeof(uint32_t));
  code->compiled = compiled;
  bool resumes = Instruction::FromWord(code->words[0]).op == static_cast<uint16_t>(Opcode::kResume);
  code->compiled_entry = compiled->EntryAt(resumes ? 1 : 0);
  return true;
}

const void* Jit::FindEntry(VmThread& vm, Frame* frame, const uint64_t* pc) {
  CodeObject* code = frame->code;
  CompiledCode* compiled = CompiledOf(code);
  if (vm.breaker.load(std::memory_order_relaxed) != 0 || CurrentHeap().exact_boxes()) {
    code->heat = CurrentHeap().exact_boxes() ? kNeverCompile : kCompileAt - 1;
    return nullptr;
  }
  if (!compiled || (compiled->steps_left < 0 && compiled->generation < kMostGenerations)) {
    if (!shared_.enter || !Compile(vm, frame)) {
      code->heat = kNeverCompile;
      return nullptr;
    }
    compiled = CompiledOf(code);
  }
  code->heat = kCompileAt - 1;
  return compiled->EntryAt(static_cast<int32_t>(pc - code->words));
}

namespace {

void Count(CompiledCode* compiled) {
  if (--compiled->steps_left == -1 && compiled->generation < kMostGenerations) {
    CurrentVmThread().breaker.fetch_or(kBreakCompile, std::memory_order_relaxed);
  }
}

}  // namespace

void Jit::CountStep(const Frame* frame) {
  if (CompiledCode* compiled = CompiledOf(frame->code)) Count(compiled);
}

void Jit::CountLeave(const Frame* frame) {
  CompiledCode* compiled = CompiledOf(frame->code);
  if (!compiled) return;
  Count(compiled);
  uint8_t& left = compiled->left[WordIndex(frame)];
  if (left < kUnsteadyFrom) ++left;
}

void Jit::Release(CodeObject* code) {
  for (auto* compiled = CompiledOf(code); compiled;) {
    std::free(compiled->left);
    std::free(compiled->raw_items);
    ::operator delete(std::exchange(compiled, compiled->previous));
  }
  code->compiled = nullptr;
}

}  // namespace viv::jit
