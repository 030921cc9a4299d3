#include "interpreter/cli/compare.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/personality.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "interpreter/objects/version_profile.h"

extern char** environ;

namespace viv::cli {

namespace {

constexpr size_t kMatchedLines = 2000;  // beyond it lines are compared by their number: matching takes quadratic time

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t start = 0; start < text.size();) {
    size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

// Columns on a terminal, roughly: characters, not bytes.
size_t WidthOf(const std::string& line) {
  return static_cast<size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string Padded(const std::string& text, size_t width) {
  size_t own = WidthOf(text);
  return own >= width ? text : text + std::string(width - own, ' ');
}

// Pairs (i, j) of equal lines, increasing in both: a longest common subsequence.
std::vector<std::pair<size_t, size_t>> Matches(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::pair<size_t, size_t>> pairs;
  if (a.size() > kMatchedLines || b.size() > kMatchedLines) {
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      if (a[i] == b[i]) pairs.emplace_back(i, i);
    }
    return pairs;
  }
  std::vector<std::vector<uint16_t>> longest(a.size() + 1, std::vector<uint16_t>(b.size() + 1));
  for (size_t i = a.size(); i-- > 0;) {
    for (size_t j = b.size(); j-- > 0;) {
      longest[i][j] = a[i] == b[j] ? static_cast<uint16_t>(longest[i + 1][j + 1] + 1) : std::max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      pairs.emplace_back(i++, j++);
    } else if (longest[i + 1][j] >= longest[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

using Cell = std::optional<std::string>;

// Row of the first column -> what the other one has there; and what it has in addition, before each row.
struct Alignment {
  std::vector<Cell> beside;
  std::vector<std::vector<std::string>> before;
};

Alignment Align(const std::vector<std::string>& first, const std::vector<std::string>& other) {
  Alignment result{std::vector<Cell>(first.size()), std::vector<std::vector<std::string>>(first.size() + 1)};
  auto matches = Matches(first, other);
  matches.emplace_back(first.size(), other.size());
  size_t i = 0, j = 0;
  for (auto [next_i, next_j] : matches) {
    for (; i < next_i && j < next_j; ++i, ++j) result.beside[i] = other[j];
    for (; j < next_j; ++j) result.before[next_i].push_back(other[j]);
    i = next_i;
    if (i < first.size()) result.beside[i++] = other[j++];
  }
  return result;
}

std::optional<std::string> Run(const std::vector<std::string>& words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  pid_t child;
  int failed = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string output;
  char buffer[65536];
  for (ssize_t n; !failed && (n = read(ends[0], buffer, sizeof buffer)) > 0;) output.append(buffer, static_cast<size_t>(n));
  close(ends[0]);
  if (failed) return std::nullopt;
  int status = 0;
  waitpid(child, &status, 0);
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (code != 0) {
    if (!output.empty() && output.back() != '\n') output += '\n';
    output += "exit status " + std::to_string(code) + "\n";
  }
  return output;
}

}  // namespace

std::string FormatComparison(const std::vector<VersionOutput>& outputs, bool* all_alike) {
  const std::vector<std::string>& first = outputs[0].lines;
  std::vector<std::vector<Cell>> rows;
  std::vector<Alignment> alignments;
  for (const VersionOutput& output : outputs) alignments.push_back(Align(first, output.lines));
  for (size_t i = 0; i <= first.size(); ++i) {
    size_t extra = 0;
    for (const Alignment& alignment : alignments) extra = std::max(extra, alignment.before[i].size());
    for (size_t k = 0; k < extra; ++k) {
      std::vector<Cell> row;
      for (const Alignment& alignment : alignments) row.push_back(k < alignment.before[i].size() ? Cell(alignment.before[i][k]) : Cell());
      rows.push_back(std::move(row));
    }
    if (i == first.size()) break;
    std::vector<Cell> row;
    for (const Alignment& alignment : alignments) row.push_back(alignment.beside[i]);
    rows.push_back(std::move(row));
  }
  auto differs = [](const std::vector<Cell>& row) { return std::any_of(row.begin(), row.end(), [&](const Cell& cell) { return cell != row[0]; }); };
  std::vector<size_t> widths;
  for (size_t column = 0; column < outputs.size(); ++column) {
    size_t width = outputs[column].version.size();
    for (const auto& row : rows) {
      if (differs(row)) width = std::max(width, WidthOf(row[column].value_or("-")));
    }
    widths.push_back(width);
  }
  std::string text;
  auto add_cells = [&](const char* mark, auto cell_of) {
    std::string line = mark;
    for (size_t column = 0; column < outputs.size(); ++column) line += (column ? " | " : " ") + Padded(cell_of(column), widths[column]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  size_t different = 0;
  add_cells(" ", [&](size_t column) { return outputs[column].version; });
  for (const auto& row : rows) {
    if (differs(row)) {
      ++different;
      add_cells("*", [&](size_t column) { return row[column].value_or("-"); });
    } else {
      text += row[0]->empty() ? "\n" : "  " + *row[0] + "\n";
    }
  }
  text += std::to_string(different) + " of " + std::to_string(rows.size()) + (different == 1 ? " lines differs\n" : " lines differ\n");
  *all_alike = different == 0;
  return text;
}

int CompareVersions(const Options& options) {
  // Addresses and the order of sets are no differences between versions.
  personality(ADDR_NO_RANDOMIZE);
  setenv("PYTHONHASHSEED", "0", /*replace=*/0);
  std::vector<VersionOutput> outputs;
  for (const VersionProfile& profile : kVersionProfiles) {
    std::vector<std::string> words = {options.program, "--like", profile.name};
    words.insert(words.end(), options.rest.begin(), options.rest.end());
    std::optional<std::string> output = Run(words);
    if (!output) {
      std::fprintf(stderr, "%s: cannot start the run like %s\n", options.program.c_str(), profile.name);
      return 2;
    }
    outputs.push_back({profile.name, LinesOf(*output)});
  }
  bool all_alike;
  std::fputs(FormatComparison(outputs, &all_alike).c_str(), stdout);
  return all_alike ? 0 : 1;
}

}  // namespace viv::cli
