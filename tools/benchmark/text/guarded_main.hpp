#pragma once

#include <cstdio>
#include <exception>

namespace clausule::benchmark {

/// Runs a program; what it throws becomes a message and exit status 2.
template <typename Run>
int guarded_main(Run run, int count, char** arguments) noexcept {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}

}  // namespace clausule::benchmark
