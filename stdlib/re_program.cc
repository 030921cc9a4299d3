#include "stdlib/re_program.h"

#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include <algorithm>
#include <cstring>

#include "interpreter/objects/errors.h"

namespace viv {

// PCRE2's three libraries behind one face.
template <int kWidth>
struct Pcre;
#define VIV_PCRE(width, Unit_)                                                                                                 \
  template <>                                                                                                                  \
  struct Pcre<width> {                                                                                                         \
    using Unit = Unit_;                                                                                                        \
    using CodePointer = pcre2_code_##width*;                                                                                   \
    static CodePointer Compile(const Unit* text, size_t n, uint32_t options, int* error) {                                     \
      pcre2_compile_context_##width* context = pcre2_compile_context_create_##width(nullptr);                                  \
      pcre2_set_newline_##width(context, PCRE2_NEWLINE_LF);                                                                    \
      pcre2_set_parens_nest_limit_##width(context, 2000);                                                                      \
      size_t offset;                                                                                                           \
      CodePointer code =                                                                                                       \
          pcre2_compile_##width(reinterpret_cast<PCRE2_SPTR##width>(text), n, options, error, &offset, context);               \
      pcre2_compile_context_free_##width(context);                                                                             \
      return code;                                                                                                             \
    }                                                                                                                          \
    static constexpr auto* JitCompile = &pcre2_jit_compile_##width;                                                            \
    static constexpr auto* MakeData = &pcre2_match_data_create_from_pattern_##width;                                           \
    static constexpr auto* FreeData = &pcre2_match_data_free_##width;                                                          \
    static constexpr auto* FreeCode = &pcre2_code_free_##width;                                                                \
    static constexpr auto* Ovector = &pcre2_get_ovector_pointer_##width;                                                       \
    static constexpr auto* MakeContext = &pcre2_match_context_create_##width;                                                  \
    static constexpr auto* FreeContext = &pcre2_match_context_free_##width;                                                    \
    static constexpr auto* SetMatchLimit = &pcre2_set_match_limit_##width;                                                     \
    static constexpr auto* SetDepthLimit = &pcre2_set_depth_limit_##width;                                                     \
    static constexpr auto* SetHeapLimit = &pcre2_set_heap_limit_##width;                                                       \
    static constexpr auto* MakeStack = &pcre2_jit_stack_create_##width;                                                        \
    static constexpr auto* FreeStack = &pcre2_jit_stack_free_##width;                                                          \
    static constexpr auto* AssignStack = &pcre2_jit_stack_assign_##width;                                                      \
    using Data = pcre2_match_data_##width;                                                                                     \
    using Context = pcre2_match_context_##width;                                                                               \
    using Stack = pcre2_jit_stack_##width;                                                                                     \
    static int Match(CodePointer code, const char* subject, size_t n, size_t start, uint32_t options, Data* data, Context* c) { \
      return pcre2_match_##width(code, reinterpret_cast<PCRE2_SPTR##width>(subject), n, start, options, data, c);              \
    }                                                                                                                          \
  };
VIV_PCRE(8, uint8_t)
VIV_PCRE(16, uint16_t)
VIV_PCRE(32, uint32_t)
#undef VIV_PCRE

namespace {

constexpr size_t kJitAfter = 2;            // matches: until then compiling to machine code is not worth it,
constexpr ptrdiff_t kJitFromLength = 256;  // unless the text is long
constexpr uint32_t kHeapLimit = 1 << 20;   // KiB that backtracking may take

// One compiled pattern.
template <int kWidth>
struct Compiled {
  using P = Pcre<kWidth>;
  typename P::CodePointer code = nullptr;
  typename P::Data* data = nullptr;
  typename P::Context* context = nullptr;
  typename P::Stack* stack = nullptr;
  size_t uses = 0;
  bool may_jit = true;

  ~Compiled() {
    if (stack) P::FreeStack(stack);
    if (context) P::FreeContext(context);
    if (data) P::FreeData(data);
    if (code) P::FreeCode(code);
  }
  int Compile(const std::string& text, uint32_t options) {
    std::basic_string<typename P::Unit> units(text.begin(), text.end());
    int error = 0;
    code = P::Compile(units.data(), units.size(), options, &error);
    if (!code) return error;
    data = P::MakeData(code, nullptr);
    context = P::MakeContext(nullptr);
    if (!data || !context) return PCRE2_ERROR_NOMEMORY;
    P::SetMatchLimit(context, UINT32_MAX);
    P::SetDepthLimit(context, UINT32_MAX);
    P::SetHeapLimit(context, kHeapLimit);
    return 0;
  }
  int Match(const char* subject, ptrdiff_t end, ptrdiff_t start, uint32_t options) {
    if (may_jit && uses < kJitAfter + 1 && (++uses == kJitAfter || end >= kJitFromLength)) {
      uses = kJitAfter + 1;
      P::JitCompile(code, PCRE2_JIT_COMPLETE);
    }
    auto run = [&](uint32_t more) {
      return P::Match(code, subject, static_cast<size_t>(end), static_cast<size_t>(start), options | more, data, context);
    };
    int found = run(0);
    if (found != PCRE2_ERROR_JIT_STACKLIMIT) return found;
    if (!stack) {
      stack = P::MakeStack(64 << 10, 64 << 20, nullptr);
      if (stack) P::AssignStack(context, nullptr, stack);
      found = run(0);
    }
    return found == PCRE2_ERROR_JIT_STACKLIMIT ? run(PCRE2_NO_JIT) : found;
  }
  const size_t* spans() const { return P::Ovector(data); }
};

template <class From>
std::u32string Widened(const char* data, ptrdiff_t length) {
  const auto* units = reinterpret_cast<const From*>(data);
  return std::u32string(units, units + length);
}

}  // namespace

struct ReProgram::Code {
  int width = 0;  // 8, 16, 32
  bool widen = false;  // too large for the width of the text: compiled for 32 bits
  Compiled<8> code8;
  Compiled<16> code16;
  Compiled<32> code32;
};

ReProgram::ReProgram(ReSyntax syntax) : syntax_(std::move(syntax)) { PlanLastGroup(syntax_.root.get()); }
ReProgram::~ReProgram() = default;

bool ReProgram::Compile(ReVariant variant, ReMode mode, std::unique_ptr<Code>* out) {
  auto code = std::make_unique<Code>();
  // The machine code of PCRE2 10.42 goes back into atomic groups and leaves groups in them set.
  code->code8.may_jit = code->code16.may_jit = code->code32.may_jit = !syntax_.has_atomic;
  uint32_t options = PCRE2_DOTALL | PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
  if (mode != ReMode::kSearch) options |= PCRE2_ANCHORED;
  if (mode == ReMode::kFullMatch) options |= PCRE2_ENDANCHORED;
  uint32_t wide_options = syntax_.unicode_somewhere ? options | PCRE2_UCP : options;
  std::string text = TranslateRegex(syntax_, variant);
  int error = 0;
  switch (variant) {
    case ReVariant::kAscii:
    case ReVariant::kByte:
      code->width = 8;
      error = code->code8.Compile(text, options);
      break;
    case ReVariant::kWide2:
      code->width = 16;
      error = code->code16.Compile(text, wide_options);
      break;
    case ReVariant::kWide4:
      code->width = 32;
      error = code->code32.Compile(text, wide_options);
      break;
  }
  if (error == PCRE2_ERROR_PATTERN_TOO_LARGE && code->width != 32) {
    code->width = 32;
    code->widen = true;
    error = code->code32.Compile(TranslateRegex(syntax_, ReVariant::kWide4), wide_options);
  }
  if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAP_FAILED) return RaiseMemoryError(), false;
  if (error) {
    PCRE2_UCHAR8 message[160];
    pcre2_get_error_message_8(error, message, sizeof(message));
    RaiseReError(std::string("cannot be matched here: ") + reinterpret_cast<const char*>(message), nullptr, -1);
    return false;
  }
  *out = std::move(code);
  return true;
}

int ReProgram::Match(const ReSubject& subject, ReMode mode, ptrdiff_t start, ptrdiff_t end, bool not_empty_at_start, ptrdiff_t* spans) {
  if (start > end) return 0;
  std::unique_ptr<Code>& slot = codes_[static_cast<size_t>(subject.variant)][static_cast<size_t>(mode)];
  if (!slot && !Compile(subject.variant, mode, &slot)) return -1;
  Code* code = slot.get();
  uint32_t options = not_empty_at_start ? PCRE2_NOTEMPTY_ATSTART : 0;
  const char* data = subject.data ? subject.data : "";
  int found;
  const size_t* offsets;
  if (code->width == 8) {
    found = code->code8.Match(data, end, start, options);
    offsets = code->code8.spans();
  } else if (code->width == 16) {
    found = code->code16.Match(data, end, start, options);
    offsets = code->code16.spans();
  } else {
    std::u32string widened;
    if (code->widen) {
      widened = subject.variant == ReVariant::kWide2 ? Widened<char16_t>(data, end) : Widened<uint8_t>(data, end);
      data = reinterpret_cast<const char*>(widened.data());
    }
    found = code->code32.Match(data, end, start, options);
    offsets = code->code32.spans();
  }
  if (found == PCRE2_ERROR_NOMATCH) return 0;
  if (found < 0) {
    if (found == PCRE2_ERROR_NOMEMORY || found == PCRE2_ERROR_HEAPLIMIT || found == PCRE2_ERROR_JIT_STACKLIMIT) {
      RaiseMemoryError();
    } else {
      Raise(TypeId::kRuntimeError, "internal error in regular expression engine");
    }
    return -1;
  }
  auto set = static_cast<size_t>(found);  // groups up to the last one that took part, and the whole
  for (size_t i = 0; i <= syntax_.group_count; ++i) {
    bool matched = i < set && offsets[2 * i] != PCRE2_UNSET;
    spans[2 * i] = matched ? static_cast<ptrdiff_t>(offsets[2 * i]) : -1;
    spans[2 * i + 1] = matched ? static_cast<ptrdiff_t>(offsets[2 * i + 1]) : -1;
  }
  return 1;
}

// ---- The group that closed last ------------------------------------------------------------------------------------------------------
// PCRE2 does not tell. Outside of loops groups close in the order in which they are written; among those in one loop the one that ends
// farthest has closed last.

namespace {
void CollectGroups(const ReNode* node, std::vector<uint32_t>* out) {
  for (const ReNodePtr& item : node->items) CollectGroups(item.get(), out);
  if (node->kind == ReKind::kGroup && node->group) out->push_back(node->group);
}
}  // namespace

void ReProgram::PlanLastGroup(const ReNode* node) {
  if (node->kind == ReKind::kRepeat && node->max > 1) {
    Unit unit;
    CollectGroups(node, &unit.groups);
    if (!unit.groups.empty()) units_.push_back(std::move(unit));
    return;
  }
  for (const ReNodePtr& item : node->items) PlanLastGroup(item.get());
  if (node->kind == ReKind::kGroup && node->group) units_.push_back({{node->group}});
}

size_t ReProgram::LastGroup(const ptrdiff_t* spans) const {
  for (auto unit = units_.rbegin(); unit != units_.rend(); ++unit) {
    size_t best = 0;
    for (uint32_t group : unit->groups) {
      if (spans[2 * group] >= 0 && (best == 0 || spans[2 * group + 1] >= spans[2 * best + 1])) best = group;
    }
    if (best) return best;
  }
  return 0;
}

}  // namespace viv
