#include "interpreter/vm/interpreter_lock.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "interpreter/vm/thread.h"

namespace viv {
namespace {

using std::chrono::microseconds;

TEST(InterpreterLock, LetsOneThreadInAtATime) {
  VmThread main_thread;
  InterpreterLock lock(&main_thread);
  lock.SetInterval(microseconds(50));
  int inside = 0, rounds = 0;
  bool alone = true;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      VmThread own;
      for (int round = 0; round < 200; ++round) {
        lock.Take(&own);
        alone = alone && ++inside == 1;
        ++rounds;
        --inside;
        lock.Give();
      }
    });
  }
  lock.Give();
  for (std::thread& thread : threads) thread.join();
  EXPECT_TRUE(alone);
  EXPECT_EQ(rounds, 800);
}

TEST(InterpreterLock, AsksTheHolderAfterTheIntervalAndPassLetsTheOtherGoFirst) {
  VmThread main_thread;
  InterpreterLock lock(&main_thread);
  lock.SetInterval(microseconds(100));
  std::atomic<bool> ran{false};
  std::thread other([&] {
    VmThread own;
    lock.Take(&own);
    ran = true;
    lock.Give();
  });
  while (!(main_thread.breaker.load() & kBreakSwitch)) std::this_thread::yield();
  EXPECT_FALSE(ran);
  lock.Pass(&main_thread);
  EXPECT_TRUE(ran);
  other.join();
}

TEST(InterpreterLock, PassWithNobodyWaitingKeepsIt) {
  VmThread main_thread;
  InterpreterLock lock(&main_thread);
  lock.Pass(&main_thread);
  EXPECT_EQ(main_thread.breaker.load(), 0u);
  lock.Give();
  lock.Take(&main_thread);
}

TEST(InterpreterLock, OnceClosedOnlyTheLastThreadGetsIt) {
  // The other one waits for ever, so what it uses is never freed.
  auto* main_thread = new VmThread;
  auto* own = new VmThread;
  auto* lock = new InterpreterLock(main_thread);
  static std::atomic<bool> ran{false};
  lock->SetInterval(microseconds(100));
  std::thread([lock, own] {
    lock->Take(own);
    ran = true;
  }).detach();
  while (!(main_thread->breaker.load() & kBreakSwitch)) std::this_thread::yield();
  lock->CloseFor(main_thread);
  lock->Give();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  lock->Take(main_thread);
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace viv
