#include "stdlib/line_meter.h"

#include <algorithm>

namespace viv {

int LineMeter::NewSession() {
  sessions_[next_session_];
  return next_session_++;
}

void LineMeter::ForgetSession(int session) {
  if (std::find(started_.begin(), started_.end(), session) == started_.end()) sessions_.erase(session);
}

void LineMeter::AddCode(int session, Borrowed<CodeObject> code, const CodeObject* function_or_null) {
  auto found = sessions_.find(session);
  if (found == sessions_.end()) return;
  Session& to = found->second;
  if (to.tables.contains(code.get())) return;
  to.owned.push_back(code.ToOwned());
  auto outer = to.tables.find(function_or_null);
  to.tables[code.get()] = outer == to.tables.end() ? std::make_shared<Table>() : outer->second;
}

const std::map<int, LineUse>* LineMeter::LinesOf(int session, const CodeObject* code) const {
  auto found = sessions_.find(session);
  if (found == sessions_.end()) return nullptr;
  auto table = found->second.tables.find(code);
  return table == found->second.tables.end() ? nullptr : &table->second->lines;
}

void LineMeter::Start(int session, int64_t base) {
  if (!sessions_.contains(session)) return;
  if (!running()) {
    base_ = base - meter_.net();
    meter_.Start();
  }
  started_.push_back(session);
}

void LineMeter::Stop() {
  if (!running()) return;
  started_.pop_back();
  if (running()) return;
  meter_.Stop();
  running_.clear();
}

void LineMeter::Begin(Running* running) {
  running->allocated = meter_.allocated();
  running->freed = meter_.freed();
  running->peak_outside = meter_.peak();
  meter_.ResetPeak();
}

void LineMeter::Account(Running* running, bool finished) {
  LineUse& use = running->table->lines[running->line];
  int64_t allocated = meter_.allocated() - running->allocated, freed = meter_.freed() - running->freed;
  int64_t before = running->allocated - running->freed;
  int64_t in_use = base_ + meter_.net();
  use.after = use.occurrences == 0 && use.allocated == 0 && use.freed == 0 ? in_use : std::max(use.after, in_use);
  use.occurrences += finished;
  use.allocated += allocated;
  use.freed += freed;
  use.increment += running->table->used ? allocated - freed : in_use;
  use.peak = std::max(use.peak, meter_.peak() - before);
  running->table->used = true;
  meter_.RaisePeak(running->peak_outside);
}

bool LineMeter::OnCall(const CodeObject* code, int line) {
  for (auto session = started_.rbegin(); session != started_.rend(); ++session) {
    auto& tables = sessions_[*session].tables;
    auto found = tables.find(code);
    if (found == tables.end()) continue;
    if (!running_.empty() && running_.back().table == found->second.get()) Account(&running_.back(), false);
    running_.push_back({code, found->second.get(), line, 0, 0, 0});
    Begin(&running_.back());
    return true;
  }
  return false;
}

void LineMeter::OnLine(const CodeObject* code, int line) {
  if (running_.empty() || running_.back().code != code) return;
  Account(&running_.back(), true);
  running_.back().line = line;
  Begin(&running_.back());
}

void LineMeter::OnReturn(const CodeObject* code) {
  if (running_.empty() || running_.back().code != code) return;
  Table* table = running_.back().table;
  Account(&running_.back(), true);
  running_.pop_back();
  if (!running_.empty() && running_.back().table == table) Begin(&running_.back());
}

}  // namespace viv
