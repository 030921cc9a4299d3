#include "interpreter/objects/code_positions.h"

#include "memory/heap.h"

namespace viv {
namespace {

void Put(uint64_t value, std::string* out) {
  for (; value >= 0x80; value >>= 7) *out += static_cast<char>(value | 0x80);
  *out += static_cast<char>(value);
}
// Small numbers of either sign take one byte.
void PutSigned(int64_t value, std::string* out) { Put((static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63), out); }

uint64_t Take(const uint8_t** at) {
  uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const uint64_t byte = *(*at)++;
    value |= (byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
}
int32_t TakeSigned(const uint8_t** at) {
  const uint64_t value = Take(at);
  return static_cast<int32_t>(static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1));
}

PositionEntry Before(const CodeObject* code) { return {0, code->first_line, 0, 0, 0}; }

}  // namespace

PositionCursor::PositionCursor(const CodeObject* code)
    : row_(HasPackedPositions(code) ? nullptr : code->positions),
      packed_(reinterpret_cast<const uint8_t*>(code->positions)),
      left_(PositionCount(code)),
      last_(Before(code)) {}

bool PositionCursor::Next(PositionEntry* entry) {
  if (left_-- <= 0) return false;
  if (row_) {
    *entry = *row_++;
    return true;
  }
  last_.start += static_cast<uint32_t>(Take(&packed_));
  last_.line += TakeSigned(&packed_);
  last_.end_line = last_.line + TakeSigned(&packed_);
  last_.column += TakeSigned(&packed_);
  last_.end_column = last_.column + TakeSigned(&packed_);
  *entry = last_;
  return true;
}

void PackPositions(const CodeObject* code, std::string* out) {
  PositionCursor cursor(code);
  PositionEntry last = Before(code), entry;
  while (cursor.Next(&entry)) {
    Put(entry.start - last.start, out);
    PutSigned(int64_t{entry.line} - last.line, out);
    PutSigned(int64_t{entry.end_line} - entry.line, out);
    PutSigned(int64_t{entry.column} - last.column, out);
    PutSigned(int64_t{entry.end_column} - entry.column, out);
    last = entry;
  }
}

bool UnpackPositions(CodeObject* code) {
  if (!HasPackedPositions(code)) return true;
  const auto count = static_cast<size_t>(PositionCount(code));
  auto* row = static_cast<PositionEntry*>(Allocate(Domain::kMem, count * sizeof(PositionEntry)));
  if (!row) return false;
  PositionCursor cursor(code);
  for (size_t i = 0; i < count; ++i) cursor.Next(&row[i]);
  code->positions = row;
  code->position_entry_count = static_cast<int32_t>(count);
  return true;
}

}  // namespace viv
