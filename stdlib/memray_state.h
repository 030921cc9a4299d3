// What the module _memray keeps for an interpreter.
#pragma once

#include <map>
#include <memory>

#include "stdlib/allocation_recorder.h"
#include "stdlib/recording.h"

namespace viv {

struct MemrayState {
  explicit MemrayState(Heap* heap) : recorder(heap) {}

  struct OpenRecording {
    std::unique_ptr<Recording> recording;
    std::unique_ptr<Recording::Reader> reader;  // of next_events(); null: it begins anew
  };
  AllocationRecorder recorder;
  std::map<int, OpenRecording> recordings;
  int next_number = 1;
};

}  // namespace viv
