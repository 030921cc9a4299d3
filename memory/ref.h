// Ownership in types.
//
//   Ref<T>       owns one reference. Moving is free, copying increments. Null means "failed, exception pending" when returned.
//   Borrowed<T>  visits: does not own. A parameter or a local, never a field, and never across a call named ...MayRunPython or
//                any other call that can drop the owner: take ToOwned() first.
//   GcSlot<T>    a field inside an object: owns, is listed in the type's traverse, and Set() stores the new value before it
//                releases the old one, because releasing may run Python that looks at the field.
//
// Ref<T>::Adopt(p) takes over a reference that exists already (a fresh allocation); Ref<T>::Share(p) adds one; ref.Release() gives
// the reference to a raw slot.
#pragma once

#include <type_traits>
#include <utility>

#include "memory/refcount.h"

namespace viv {

template <class T>
class Borrowed;

template <class T>
class Ref {
 public:
  constexpr Ref() = default;
  constexpr Ref(std::nullptr_t) {}
  Ref(const Ref& other) : object_(other.object_) { IncRefOrNull(AsObject()); }
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Ref(Ref<U>&& other) noexcept : object_(other.Release()) {}
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Ref(const Ref<U>& other) : object_(other.get()) {
    IncRefOrNull(AsObject());
  }
  ~Ref() { DecRefOrNull(AsObject()); }

  Ref& operator=(Ref other) noexcept {  // by value: the old object goes after the new one is in place
    std::swap(object_, other.object_);
    return *this;
  }

  static Ref Adopt(T* object) {
    Ref ref;
    ref.object_ = object;
    return ref;
  }
  static Ref Share(T* object) {
    Ref ref = Adopt(object);
    IncRefOrNull(ref.AsObject());
    return ref;
  }

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  explicit operator bool() const { return object_ != nullptr; }
  friend bool operator==(const Ref& a, const T* b) { return a.object_ == b; }

  [[nodiscard]] T* Release() { return std::exchange(object_, nullptr); }
  void Reset() { *this = Ref(); }

 private:
  // Every object starts with its header, also where T is only declared so far.
  Object* AsObject() const { return reinterpret_cast<Object*>(object_); }
  T* object_ = nullptr;
};

template <class T>
class Borrowed {
 public:
  constexpr Borrowed() = default;
  constexpr Borrowed(std::nullptr_t) {}
  constexpr Borrowed(T* object) : object_(object) {}
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  constexpr Borrowed(U* object) : object_(object) {}
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Borrowed(const Ref<U>& ref) : object_(ref.get()) {}
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Borrowed(Borrowed<U> other) : object_(other.get()) {}

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  operator T*() const { return object_; }
  Ref<T> ToOwned() const { return Ref<T>::Share(object_); }

 private:
  T* object_ = nullptr;
};

// Adds a reference to what a raw pointer visits; reads better than Ref<T>::Share where T is plain.
template <class T>
Ref<T> NewRef(T* object) {
  return Ref<T>::Share(object);
}
template <class T>
Ref<T> NewRef(Borrowed<T> object) {
  return Ref<T>::Share(object.get());
}

template <class T>
class GcSlot {
 public:
  T* get() const { return object_; }
  T* operator->() const { return object_; }
  operator T*() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }

  // For a field of an object that is being built: nothing to release.
  void Init(Ref<T> value) { object_ = value.Release(); }
  void InitNull() { object_ = nullptr; }
  // May run Python, through the deallocation of the old value.
  void Set(Ref<T> value) {
    T* old = std::exchange(object_, value.Release());
    DecRefOrNull(reinterpret_cast<Object*>(old));
  }
  void Clear() { Set(nullptr); }
  // Gives the reference away and leaves null.
  Ref<T> Take() { return Ref<T>::Adopt(std::exchange(object_, nullptr)); }

  int Visit(VisitFn visit, void* context) const { return object_ ? visit(reinterpret_cast<Object*>(object_), context) : 0; }

 private:
  T* object_;  // no initialiser: objects are built in raw memory
};

}  // namespace viv
