// Growing arrays of plain values in raw memory of the private heap: what kernels need for a while, and what a CSV reader holds.
// Like every request to the heap, growing may fail; then false is answered and nothing is pending.
#pragma once

#include <cstring>
#include <type_traits>
#include <utility>

#include "memory/heap.h"

namespace viv::pandas {

template <class T>
class Scratch {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Scratch() = default;
  Scratch(Scratch&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, 0)) {}
  Scratch& operator=(Scratch&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~Scratch() { Free(Domain::kRaw, data_); }

  [[nodiscard]] bool Reserve(size_t capacity) {
    if (capacity <= capacity_ && data_) return true;
    size_t wanted = capacity > 8 ? capacity : 8;
    void* grown = Reallocate(Domain::kRaw, data_, wanted * sizeof(T));
    if (!grown) return false;
    data_ = static_cast<T*>(grown);
    capacity_ = wanted;
    return true;
  }
  // The new places hold garbage.
  [[nodiscard]] bool Resize(size_t size) {
    if (!Reserve(size)) return false;
    size_ = size;
    return true;
  }
  [[nodiscard]] bool Assign(size_t size, T value) {
    if (!Resize(size)) return false;
    for (size_t i = 0; i < size; ++i) data_[i] = value;
    return true;
  }
  [[nodiscard]] bool Push(T value) {
    if (__builtin_expect(size_ == capacity_, 0) && !Reserve(capacity_ * 2)) return false;
    data_[size_++] = value;
    return true;
  }
  [[nodiscard]] bool Append(const T* values, size_t count) {
    if (size_ + count > capacity_ && !Reserve(size_ + count > capacity_ * 2 ? size_ + count : capacity_ * 2)) return false;
    if (count) std::memcpy(data_ + size_, values, count * sizeof(T));
    size_ += count;
    return true;
  }
  void Clear() { size_ = 0; }
  void Shrink(size_t size) { size_ = size; }
  void Release() {
    Free(Domain::kRaw, data_);
    data_ = nullptr;
    size_ = capacity_ = 0;
  }

  T* data() { return data_; }
  const T* data() const { return data_; }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }

 private:
  T* data_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

}  // namespace viv::pandas
