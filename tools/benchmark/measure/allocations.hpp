#pragma once

#include <cstddef>
#include <cstdint>

namespace clausule::benchmark {

/// What this program took from the heap. Counted by the operators `new` and `delete`, which are
/// replaced for the whole program.
struct Allocations {
  std::uint64_t count = 0;
  std::size_t live_bytes = 0;
  std::size_t peak_bytes = 0;  ///< since `forget_peak`
};

/// Returns the counts so far. Meant for programs of one thread.
Allocations allocations();

/// Lets the peak begin at what is live now.
void forget_peak();

/// Returns the largest part of memory that this process has held so far, in bytes; 0 where the
/// system does not say.
std::size_t peak_resident_bytes();

}  // namespace clausule::benchmark
