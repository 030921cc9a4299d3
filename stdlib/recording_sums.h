// RecordingSums: what an aggregated recording keeps instead of events: for each place (stack, thread and allocator) what it held at the
// peak and what it holds now. The peak is not known until the end, so each place remembers what it held at the last peak that it has seen:
// before it changes for the first time after a new one, its present sum is what it held then.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>

#include "stdlib/recording_replay.h"

namespace viv {

class RecordingSums {
 public:
  struct Sum {
    uint64_t bytes = 0, count = 0;
  };

  // `ms`: of the last sample, since the start.
  void Apply(const RecordedEvent& event, uint64_t ms) {
    replay_.Apply(event, 0, [this](const Live& block) { Change(block, -1); }, [this](const Live& block) { Change(block, 1); });
    if (IsAllocation(event)) {
      ++allocation_count_;
      allocated_bytes_ += event.size;
    }
    if (replay_.bytes > peak_bytes_) {
      peak_bytes_ = replay_.bytes;
      peak_ms_ = ms;
      ++peak_number_;
    }
  }

  uint64_t bytes() const { return replay_.bytes; }
  uint64_t allocation_count() const { return allocation_count_; }
  uint64_t allocated_bytes() const { return allocated_bytes_; }
  uint64_t peak_bytes() const { return peak_bytes_; }
  uint64_t peak_ms() const { return peak_ms_; }

  // each(key, sum at the peak, sum now) of every place that has either.
  template <class Each>
  void ForEach(Each each) const {
    for (const auto& [key, place] : places_) {
      const Sum& at_peak = place.peak_number == peak_number_ ? place.at_peak : place.now;
      if (at_peak.count > 0 || place.now.count > 0) each(key, at_peak, place.now);
    }
  }

 private:
  struct Place {
    Sum now, at_peak;
    uint64_t peak_number = 0;  // of the peak that at_peak is about
  };

  void Change(const Live& block, int sign) {
    Place& place = places_[PlaceKey(block.stack, block.thread, block.allocator())];
    if (place.peak_number != peak_number_) {
      place.at_peak = place.now;
      place.peak_number = peak_number_;
    }
    place.now.bytes += sign > 0 ? block.size : 0 - block.size;
    place.now.count += static_cast<uint64_t>(static_cast<int64_t>(sign));
  }

  Replay replay_;
  absl::flat_hash_map<uint64_t, Place> places_;
  uint64_t allocation_count_ = 0, allocated_bytes_ = 0, peak_bytes_ = 0, peak_ms_ = 0, peak_number_ = 0;
};

}  // namespace viv
