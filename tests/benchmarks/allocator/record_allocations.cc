// Runs a program as viv does and writes what it asks of the heap to a file: record_allocations PROGRAM.py TRACE [EVENTS]
#include <cstdio>
#include <cstdlib>
#include <unordered_map>
#include <vector>

#include "interpreter/cli/configuration.h"
#include "interpreter/cli/interpreter.h"
#include "interpreter/cli/run.h"
#include "memory/heap.h"
#include "memory/trace_hooks.h"
#include "tests/benchmarks/allocator/trace_format.h"

namespace viv {
namespace {

class Recorder : public AllocationObserver {
 public:
  explicit Recorder(size_t limit) : limit_(limit) {}

  void OnAllocate(Domain, void* block, size_t bytes) override {
    if (full()) return;
    uint32_t slot;
    if (free_slots_.empty()) {
      slot = slot_count_++;
    } else {
      slot = free_slots_.back();
      free_slots_.pop_back();
    }
    slots_[block] = slot;
    Add(TraceEvent::kAllocate, slot, bytes);
  }
  void OnReallocate(Domain domain, void* old_block, size_t, void* block, size_t bytes) override {
    auto found = slots_.find(old_block);
    if (full() || found == slots_.end()) return;
    uint32_t slot = found->second;
    slots_.erase(found);
    slots_[block] = slot;
    Add(TraceEvent::kReallocate, slot, bytes);
  }
  // Blocks made before the recording began are nobody's here.
  void OnFree(Domain, void* block) override {
    auto found = slots_.find(block);
    if (full() || found == slots_.end()) return;
    free_slots_.push_back(found->second);
    Add(TraceEvent::kFree, found->second, 0);
    slots_.erase(found);
  }

  bool Write(const char* path) const {
    FILE* file = std::fopen(path, "wb");
    if (!file) return false;
    bool ok = std::fwrite(events_.data(), sizeof(TraceEvent), events_.size(), file) == events_.size();
    ok = std::fclose(file) == 0 && ok;
    std::fprintf(stderr, "%zu events, at most %u blocks at once\n", events_.size(), slot_count_);
    return ok;
  }

 private:
  bool full() const { return events_.size() >= limit_; }
  void Add(TraceEvent::Kind kind, uint32_t slot, size_t bytes) { events_.push_back({kind, slot, static_cast<uint32_t>(bytes)}); }

  const size_t limit_;
  std::vector<TraceEvent> events_;
  std::unordered_map<void*, uint32_t> slots_;
  std::vector<uint32_t> free_slots_;
  uint32_t slot_count_ = 0;
};

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: record_allocations PROGRAM.py TRACE [EVENTS]\n");
    return 2;
  }
  Recorder recorder(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 4'000'000);
  cli::Options options;
  options.kind = cli::RunKind::kFile;
  options.target = argv[1];
  cli::Configuration configuration;
  if (std::optional<cli::Exit> exit = cli::MakeConfiguration(options, argc, argv, &configuration)) {
    std::fputs(exit->error.c_str(), stderr);
    return exit->status;
  }
  {
    cli::Interpreter interpreter(configuration);
    if (!interpreter.started()) return 1;
    interpreter.heap().AddObserver(&recorder);
    cli::RunFile(options);
    interpreter.heap().RemoveObserver(&recorder);
    interpreter.Finish();
  }
  return recorder.Write(argv[2]) ? 0 : 1;
}

}  // namespace
}  // namespace viv

int main(int argc, char** argv) { return viv::Main(argc, argv); }
