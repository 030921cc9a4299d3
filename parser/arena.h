// Where the nodes of one tree live: a bump allocator that frees everything at once and runs no destructor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace viv::parser {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // 8-byte aligned.
  void* Allocate(size_t size) {
    size = (size + 7) & ~size_t{7};
    if (size > static_cast<size_t>(end_ - next_)) [[unlikely]] {
      AddBlock(size);
    }
    void* result = next_;
    next_ += size;
    return result;
  }

  template <class T>
  T* AllocateArray(size_t count) {
    return static_cast<T*>(Allocate(count * sizeof(T)));
  }

  std::string_view Copy(std::string_view text) {
    char* bytes = AllocateArray<char>(text.size());
    if (!text.empty()) {
      std::memcpy(bytes, text.data(), text.size());
    }
    return {bytes, text.size()};
  }

  size_t bytes_reserved() const { return reserved_; }

 private:
  static constexpr size_t kFirstBlock = 16 * 1024;
  static constexpr size_t kLargestBlock = 256 * 1024;

  [[gnu::noinline]] void AddBlock(size_t at_least) {
    size_t size = blocks_.empty() ? kFirstBlock : kLargestBlock;
    if (size < at_least) {
      size = at_least;
    }
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = blocks_.back().get();
    end_ = next_ + size;
    reserved_ += size;
  }

  char* next_ = nullptr;
  char* end_ = nullptr;
  size_t reserved_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
};

}  // namespace viv::parser
