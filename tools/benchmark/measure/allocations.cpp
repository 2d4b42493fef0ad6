#include "tools/benchmark/measure/allocations.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <new>
#include <string>

namespace clausule::benchmark {

namespace {

// The operators have no other place to count in.
Allocations counted;

void* take(std::size_t size, std::size_t alignment) {
  void* const memory =
      alignment == 0
          ? std::malloc(std::max<std::size_t>(size, 1))
          : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  ++counted.count;
  counted.live_bytes += malloc_usable_size(memory);
  counted.peak_bytes = std::max(counted.peak_bytes, counted.live_bytes);
  return memory;
}

void give_back(void* memory) {
  if (memory == nullptr) return;
  counted.live_bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

Allocations allocations() {
  return counted;
}

void forget_peak() {
  counted.peak_bytes = counted.live_bytes;
}

std::size_t peak_resident_bytes() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    if (word != "VmHWM:") continue;
    std::size_t kilobytes = 0;
    status >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

}  // namespace clausule::benchmark

void* operator new(std::size_t size) {
  return clausule::benchmark::take(size, 0);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return clausule::benchmark::take(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept {
  clausule::benchmark::give_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  clausule::benchmark::give_back(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  clausule::benchmark::give_back(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  clausule::benchmark::give_back(memory);
}
