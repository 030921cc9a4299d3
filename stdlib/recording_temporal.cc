// What a recording's places held over time, for flame graphs of a chosen range.
#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "stdlib/recording.h"
#include "stdlib/recording_replay.h"

namespace viv {

namespace {

// The spans of a recording. Run() goes through its events: `gone` and `came` are called with the span and each block that ends or begins,
// `done` with the span and the bytes in use after each event; its false ends the way.
class Spans {
 public:
  Spans(const Recording& recording, size_t most) : recording_(&recording) {
    size_t samples = recording.samples().size();
    most = std::max<size_t>(most, 1);
    stride_ = std::max<size_t>((samples + most - 1) / most, 1);
    for (size_t i = stride_; i < samples; i += stride_) ends_.push_back(recording.samples()[i].ms);
    // What follows the last of them.
    ends_.push_back(recording.end_ms - recording.start_ms);
  }
  std::vector<uint64_t> TakeEnds() { return std::move(ends_); }
  size_t count() const { return ends_.size(); }

  template <class Gone, class Came, class Done>
  void Run(Replay* replay, Gone gone, Came came, Done done) const {
    Recording::Reader reader(*recording_);
    RecordedEvent event;
    size_t samples = 0;
    while (reader.Next(&event)) {
      if (event.kind == RecordKind::kSample) {
        ++samples;
        continue;
      }
      uint32_t span = SpanAfter(samples);
      replay->Apply(event, 0, [&](Live& block) { gone(span, block); }, [&](Live& block) { came(span, block); });
      if (!done(span, replay->bytes)) return;
    }
  }

 private:
  // The first sample stands at the start and ends nothing.
  uint32_t SpanAfter(size_t samples) const {
    size_t passed = samples > 0 ? (samples - 1) / stride_ : 0;
    return static_cast<uint32_t>(std::min(passed, ends_.size() - 1));
  }

  const Recording* recording_;
  size_t stride_;
  std::vector<uint64_t> ends_;
};

uint64_t KeyOf(const Live& block, bool merge_threads) {
  return PlaceKey(block.stack, merge_threads ? 0 : block.thread, block.allocator());
}

// By place, in the order of their keys.
class Histories {
 public:
  void Add(uint64_t key, Recording::Held held) {
    places_[key].push_back(held);
    ++size_;
  }
  size_t size() const { return size_; }
  std::vector<Recording::History> Take() {
    std::vector<Recording::History> out;
    out.reserve(places_.size());
    for (auto& [key, held] : places_) out.push_back({StackOfKey(key), ThreadOfKey(key), AllocatorOfKey(key), std::move(held)});
    std::sort(out.begin(), out.end(), [](const Recording::History& a, const Recording::History& b) {
      return std::tuple(a.stack, a.thread, a.allocator) < std::tuple(b.stack, b.thread, b.allocator);
    });
    return out;
  }

 private:
  absl::flat_hash_map<uint64_t, std::vector<Recording::Held>> places_;
  size_t size_ = 0;
};

// What each place held when the span's most was in use. A span begins with what the one before left.
class SpanPeaks {
 public:
  SpanPeaks(const Spans& spans, bool merge_threads) : merge_threads_(merge_threads), bytes_(spans.count()), events_(spans.count()) {
    Find(spans);
  }
  const std::vector<uint64_t>& bytes() const { return bytes_; }

  // False: there are more than `most` entries.
  bool Collect(const Spans& spans, size_t most, Histories* out) {
    uint64_t number = 0;
    uint32_t open = 0;  // the span whose peak has not been seen
    auto pass = [&] {
      for (; open < events_.size() && events_[open] == number; ++open) See(open, out);
      return out->size() <= most;
    };
    bool fits = pass();
    if (fits) {
      Replay replay;
      spans.Run(&replay, [&](uint32_t, const Live& block) { Change(block, -1); }, [&](uint32_t, const Live& block) { Change(block, 1); },
                [&](uint32_t, uint64_t) {
                  ++number;
                  return fits = pass();
                });
    }
    for (auto& [key, place] : places_) Close(key, &place, 0, out);
    return fits && out->size() <= most;
  }

 private:
  struct Place {
    uint64_t bytes = 0, count = 0;              // now
    uint64_t seen_bytes = 0, seen_count = 0;    // at the last span's peak
    uint32_t since = 0;                         // the span from which on that holds
    bool is_changed = false;
  };

  // After how many events each span was at its peak.
  void Find(const Spans& spans) {
    uint64_t number = 0, before = 0;
    uint32_t last = 0;
    auto enter = [&](uint32_t span) {
      for (; last < span; ++last) {
        bytes_[last + 1] = before;
        events_[last + 1] = number;
      }
    };
    Replay replay;
    spans.Run(&replay, [](uint32_t, const Live&) {}, [](uint32_t, const Live&) {},
              [&](uint32_t span, uint64_t bytes) {
                enter(span);
                ++number;
                before = bytes;
                if (bytes > bytes_[span]) {
                  bytes_[span] = bytes;
                  events_[span] = number;
                }
                return true;
              });
    enter(static_cast<uint32_t>(spans.count() - 1));
  }

  void Change(const Live& block, int sign) {
    uint64_t key = KeyOf(block, merge_threads_);
    Place& place = places_[key];
    place.bytes += sign > 0 ? block.size : 0 - block.size;
    place.count += static_cast<uint64_t>(static_cast<int64_t>(sign));
    if (!std::exchange(place.is_changed, true)) changed_.push_back(key);
  }
  void Close(uint64_t key, Place* place, uint32_t span, Histories* out) {
    if (place->seen_count > 0) out->Add(key, {place->since, span, place->seen_bytes, place->seen_count});
  }
  void See(uint32_t span, Histories* out) {
    for (uint64_t key : changed_) {
      Place& place = places_[key];
      place.is_changed = false;
      if (place.bytes == place.seen_bytes && place.count == place.seen_count) continue;
      Close(key, &place, span, out);
      place.seen_bytes = place.bytes;
      place.seen_count = place.count;
      place.since = span;
    }
    changed_.clear();
  }

  bool merge_threads_;
  std::vector<uint64_t> bytes_, events_;
  absl::flat_hash_map<uint64_t, Place> places_;
  std::vector<uint64_t> changed_;
};

// When what each place got came, and when it went. False: there are more than `most` entries.
bool CollectLifetimes(const Spans& spans, bool merge_threads, size_t most, Histories* out) {
  std::map<std::tuple<uint64_t, uint32_t, uint32_t>, std::pair<uint64_t, uint64_t>> sums;  // by place, begin and end
  auto add = [&](const Live& block, uint32_t end) {
    auto& [bytes, count] = sums[{KeyOf(block, merge_threads), block.sequence, end}];
    bytes += block.size;
    ++count;
  };
  Replay replay;
  spans.Run(
      &replay,
      [&](uint32_t span, Live& block) {
        if (block.sequence != span) add(block, span);
      },
      [](uint32_t span, Live& block) { block.sequence = span; }, [&](uint32_t, uint64_t) { return sums.size() <= most; });
  if (sums.size() > most) return false;
  replay.live.ForEach([&](const Live& block) { add(block, 0); });
  for (const auto& [key, sum] : sums) out->Add(std::get<0>(key), {std::get<1>(key), std::get<2>(key), sum.first, sum.second});
  return out->size() <= most;
}

}  // namespace

Recording::Temporal Recording::OverTime(Which which, bool merge_threads, size_t most_spans, size_t most_held) const {
  for (size_t most = std::clamp<size_t>(samples_.size(), 1, std::max<size_t>(most_spans, 1));; most /= 2) {
    Spans spans(*this, most);
    SpanPeaks peaks(spans, merge_threads);
    Histories histories;
    size_t limit = most == 1 ? SIZE_MAX : most_held;
    bool fits = which == Which::kPeak ? peaks.Collect(spans, limit, &histories)
                                      : CollectLifetimes(spans, merge_threads, limit, &histories);
    if (fits) return {spans.TakeEnds(), peaks.bytes(), histories.Take()};
  }
}

}  // namespace viv
