#include "memory/allocation_meter.h"

#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(AllocationMeter, WhatComesAndGoesAddsUpToNothing) {
  Heap heap;
  HeapScope scope(&heap);
  AllocationMeter meter(&heap);
  meter.Start();
  void* small = Allocate(Domain::kObject, 28);
  void* large = Allocate(Domain::kMem, 100000);
  EXPECT_EQ(meter.net(), 32 + 100000);
  large = Reallocate(Domain::kMem, large, 300000);
  EXPECT_EQ(meter.net(), 32 + 300000);
  Free(Domain::kMem, large);
  Free(Domain::kObject, small);
  EXPECT_EQ(meter.net(), 0);
  EXPECT_EQ(meter.allocated(), meter.freed());
  EXPECT_EQ(meter.peak(), 32 + 300000);
  meter.ResetPeak();
  EXPECT_EQ(meter.peak(), 0);
}

TEST(AllocationMeter, ABlockFromBeforeTheStartCountsWhenItGoes) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = Allocate(Domain::kMem, 5000);
  AllocationMeter meter(&heap);
  meter.Start();
  Free(Domain::kMem, block);
  EXPECT_EQ(meter.net(), -5000);
  meter.Stop();
  EXPECT_FALSE(heap.observed());
}

}  // namespace
}  // namespace viv
