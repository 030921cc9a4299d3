#include "interpreter/cli/leak_report.h"

#include <cctype>
#include <cstdio>

#include "memory/debug_hooks.h"
#include "memory/heap.h"
#include "memory/heap_walk.h"

namespace viv::cli {

namespace {

constexpr size_t kShownBlocks = 10;
constexpr size_t kShownBytes = 48;

class LeakVisitor : public HeapVisitor {
 public:
  explicit LeakVisitor(Heap& heap) : heap_(heap) {}

  void OnBlock(const BlockView& block) override {
    if (block.state != BlockState::kLive) return;
    ++blocks_;
    bytes_ += block.asked;
    if (blocks_ > kShownBlocks) return;
    char line[160];
    std::snprintf(line, sizeof line, "    %p: %zu bytes", block.data, block.asked);
    text_ += line;
    if (DebugHooks* debug = heap_.debug()) {
      std::snprintf(line, sizeof line, ", call #%llu", static_cast<unsigned long long>(debug->Describe(block.data).serial));
      text_ += line;
    }
    text_ += "  ";
    for (size_t i = 0; i < std::min(block.asked, kShownBytes); ++i) {
      int c = static_cast<const unsigned char*>(block.data)[i];
      text_ += std::isprint(c) ? static_cast<char>(c) : '.';
    }
    text_ += '\n';
  }

  std::string Text() const {
    if (blocks_ == 0) return "";
    char head[160];
    std::snprintf(head, sizeof head, "viv: leak: %zu blocks of %zu bytes are left\n", blocks_, bytes_);
    return head + text_ + (blocks_ > kShownBlocks ? "    ...\n" : "");
  }

 private:
  Heap& heap_;
  size_t blocks_ = 0, bytes_ = 0;
  std::string text_;
};

}  // namespace

std::string LeakReport(Heap& heap) {
  LeakVisitor visitor(heap);
  WalkHeap(heap, visitor);
  return visitor.Text();
}

}  // namespace viv::cli
