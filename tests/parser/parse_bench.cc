// Times the parser: viv_parse_bench REPETITIONS FILE... prints the best time over all files in milliseconds, and the bytes a
// second. bench.py runs it beside python's ast.parse.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "parser/parse.h"

int main(int argc, char** argv) {
  std::vector<std::string> sources;
  size_t bytes = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    sources.push_back(text.str());
    bytes += sources.back().size();
  }
  viv::parser::ParseOptions options;
  options.source_kind = viv::parser::SourceKind::kBytes;
  options.unicode_name = [](std::string_view, uint32_t* code_point) {
    *code_point = 'x';
    return true;
  };
  double best = 1e9;
  int refused = 0;
  for (int repetition = 0; repetition < std::atoi(argv[1]); ++repetition) {
    auto start = std::chrono::steady_clock::now();
    refused = 0;
    for (const std::string& source : sources) {
      viv::parser::ParseResult result = viv::parser::Parse(source, viv::parser::ParseMode::kFile, "bench.py", options);
      refused += !result;
    }
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf("%.1f ms, %.1f MB/s, %zu files, %d refused\n", best * 1e3, static_cast<double>(bytes) / best / 1e6, sources.size(),
              refused);
}
