#include "stdlib/ref_history.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include <algorithm>

#include "gc/collector.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/tracing.h"
#include "memory/heap.h"
#include "stdlib/reference_text.h"

namespace viv {

namespace {

// Reads what may lie in a free list.
VIV_NO_ASAN uint32_t CountOf(const Object* object) { return object->refcount; }

// A float's count is overwritten by the link of the free list.
VIV_NO_ASAN bool IsInFreeList(const Heap& heap, const Object* object) {
  for (const FreeBlock* block = heap.free_list(FreeListId::kFloat).front(); block; block = block->next) {
    if (static_cast<const void*>(block) == object) return true;
  }
  return false;
}

}  // namespace

void RefHistory::Start(const Object* object) {
  Stop(object);
  std::erase_if(records_, [&](const Record& record) { return record.alive && record.object == object; });
  Record record;
  record.object = object;
  record.block = reinterpret_cast<const char*>(object) - (HasGcHead(object) ? BytesBeforeObject(object) : 0);
  record.title = TypeAndAddress(object);
  record.is_float = object->kind == kFloat;
  record.first_count = record.count = object->refcount;
  records_.push_back(std::move(record));
  Listen(true);
}

bool RefHistory::Stop(const Object* object) {
  for (Record& record : records_) {
    if (!record.alive || !record.recording || record.object != object) continue;
    record.recording = false;
    Listen(Recording());
    return true;
  }
  return false;
}

bool RefHistory::Recording() const {
  return std::any_of(records_.begin(), records_.end(), [](const Record& each) { return each.alive && each.recording; });
}

const RefHistory::Record* RefHistory::Find(const Object* object) const {
  for (const Record& record : records_) {
    if (record.alive && record.object == object) return &record;
  }
  return nullptr;
}

void RefHistory::Listen(bool on) {
  if (on == listening_) return;
  listening_ = on;
  frame_ = nullptr;
  code_ = nullptr;
  if (on) {
    heap_->AddObserver(this);
  } else {
    heap_->RemoveObserver(this);
  }
  if (CurrentThread().vm) SetInstructionWatch(on ? &BeforeInstruction : nullptr, this);
  if (on) TraceRestOfFrame();
}

void RefHistory::BeforeInstruction(void* context, const Frame* frame) {
  auto* self = static_cast<RefHistory*>(context);
  self->Compare();
  if (!self->Recording()) return self->Listen(false);  // the last has died
  if (frame != self->frame_ || frame->code != self->code_) {
    self->frame_ = frame;
    self->code_ = frame->code;
    self->file_ = NameText(frame->code->filename.get());
    self->function_ = NameText(frame->code->qualname.get());
  }
  self->line_ = FrameLine(frame);
}

void RefHistory::Compare() {
  for (Record& record : records_) {
    if (!record.alive || !record.recording) continue;
    bool dead = CountOf(record.object) == 0 || (record.is_float && IsInFreeList(*heap_, record.object));
    uint32_t count = dead ? 0 : CountOf(record.object);
    if (!record.started) {
      record.started = true;
      record.first_count = record.count = count;
    } else if (count != record.count) {
      Note(record, count);
    }
    if (dead) record.alive = false;
  }
}

void RefHistory::Note(Record& record, uint32_t count) {
  if (record.changes.size() < kMostChanges) {
    record.changes.push_back({int64_t{count} - record.count, count, file_, function_, line_});
  } else {
    ++record.missed;
  }
  record.count = count;
}

void RefHistory::BlockGone(const void* block) {
  for (Record& record : records_) {
    if (!record.alive || record.block != block) continue;
    if (record.recording && record.count != 0) Note(record, 0);
    record.alive = false;
  }
}

std::string FormatHistory(const RefHistory::Record& record) {
  constexpr size_t kShownChanges = 6, kShownRows = 40;  // of a row, of the whole: loops make many
  std::vector<std::string> rows;
  for (size_t i = 0; i < record.changes.size();) {
    const RefHistory::Change& first = record.changes[i];
    std::string changes;
    size_t start = i;
    for (; i < record.changes.size(); ++i) {
      const RefHistory::Change& each = record.changes[i];
      if (each.line != first.line || each.function != first.function || each.file != first.file) break;
      if (i - start < kShownChanges) absl::StrAppendFormat(&changes, "%s%+d", changes.empty() ? "" : " ", each.change);
    }
    if (i - start > kShownChanges) absl::StrAppend(&changes, " and ", i - start - kShownChanges, " more");
    uint32_t count = record.changes[i - 1].count;
    std::string place = absl::StrCat(first.file, ":", first.line), function = first.function;
    if (!function.starts_with('<')) function += "()";
    rows.push_back(absl::StrFormat("  %-20s %-16s %-10s %d%s\n", place, function, changes, count, count == 0 ? ", dead" : ""));
  }
  std::string text = absl::StrFormat("%s, count %d when recording began\n", record.title, record.first_count);
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows.size() > kShownRows && i == kShownRows / 2) {
      absl::StrAppend(&text, "  (", rows.size() - kShownRows, " more lines)\n");
      i += rows.size() - kShownRows;
    }
    text += rows[i];
  }
  if (record.missed > 0) absl::StrAppend(&text, "  and ", record.missed, " more changes, the last to ", record.count, "\n");
  return text;
}

}  // namespace viv
