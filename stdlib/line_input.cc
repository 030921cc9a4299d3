#include "stdlib/line_input.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include "interpreter/objects/errors.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/vm.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

TypedLine ReadPlainLine(const std::string& prompt) {
  std::fputs(prompt.c_str(), stderr);
  std::fflush(stderr);
  TypedLine line;
  for (;;) {
    errno = 0;
    int c = std::getchar();
    if (c != EOF) {
      line.text += static_cast<char>(c);
      if (c != '\n') continue;
      line.status = LineStatus::kLine;
      return line;
    }
    bool interrupted = std::ferror(stdin) && errno == EINTR;
    std::clearerr(stdin);  // a terminal can go on after Ctrl-D
    if (!interrupted) {
      line.status = line.text.empty() ? LineStatus::kEnd : LineStatus::kLine;
      return line;
    }
    if (!HandlePendingSignalsMayRunPython()) {
      line.status = LineStatus::kFailed;
      return line;
    }
  }
}

}  // namespace

bool HandlePendingSignalsMayRunPython() {
  uint32_t reasons = CurrentVmThread().breaker.fetch_and(~uint32_t{kBreakSignal}, std::memory_order_relaxed);
  return !(reasons & kBreakSignal) || RunSignalHandlers();
}

bool WaitForInputMayRunPython(int fd) {
  // Signals are held back between the look at what has arrived and the wait, so that none slips in between.
  sigset_t interrupt, before;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  for (;;) {
    pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    bool pending = CurrentVmThread().breaker.load(std::memory_order_relaxed) & kBreakSignal;
    pollfd wanted = {fd, POLLIN, 0};
    int ready = pending ? -1 : LettingOthersRun([&] { return ppoll(&wanted, 1, nullptr, &before); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (ready > 0) return true;
    if (!HandlePendingSignalsMayRunPython()) return false;
  }
}

TypedLine ReadTypedLineMayRunPython(const std::string& prompt) {
  LineEditor edit = CurrentLibrary().line_editor;
  return edit && isatty(fileno(stdin)) && isatty(fileno(stdout)) ? edit(prompt) : ReadPlainLine(prompt);
}

}  // namespace viv
