#include "stdlib/line_meter.h"

#include <algorithm>

namespace viv {

void LineMeter::Start(int64_t base) {
  if (depth_++ > 0) return;
  base_ = base - meter_.net();
  meter_.Start();
}

void LineMeter::Stop() {
  if (depth_ == 0 || --depth_ > 0) return;
  meter_.Stop();
  running_.clear();
}

void LineMeter::AddCode(Borrowed<CodeObject> code) {
  Code& entry = lines_[code.get()];
  if (!entry.owner) entry.owner = code.ToOwned();
}

const std::map<int, LineUse>* LineMeter::LinesOf(const CodeObject* code) const {
  auto found = lines_.find(code);
  return found == lines_.end() ? nullptr : &found->second.lines;
}

void LineMeter::BeginLine(Running* running, int line) {
  running->line = line;
  running->allocated = meter_.allocated();
  running->freed = meter_.freed();
  running->peak_outside = meter_.peak();
  meter_.ResetPeak();
}

void LineMeter::EndLine(Running* running) {
  Code& code = lines_[running->code];
  LineUse& use = code.lines[running->line];
  int64_t allocated = meter_.allocated() - running->allocated, freed = meter_.freed() - running->freed;
  int64_t before = running->allocated - running->freed;
  int64_t in_use = base_ + meter_.net();
  ++use.occurrences;
  use.allocated += allocated;
  use.freed += freed;
  use.increment += code.called ? allocated - freed : in_use;
  use.peak = std::max(use.peak, meter_.peak() - before);
  use.after = use.occurrences == 1 ? in_use : std::max(use.after, in_use);
  code.called = true;
  meter_.RaisePeak(running->peak_outside);
}

void LineMeter::OnCall(const CodeObject* code, int line) {
  running_.push_back({code, line, 0, 0, 0});
  BeginLine(&running_.back(), line);
}

void LineMeter::OnLine(const CodeObject* code, int line) {
  if (running_.empty() || running_.back().code != code) return;
  EndLine(&running_.back());
  BeginLine(&running_.back(), line);
}

void LineMeter::OnReturn(const CodeObject* code) {
  if (running_.empty() || running_.back().code != code) return;
  EndLine(&running_.back());
  running_.pop_back();
}

}  // namespace viv
