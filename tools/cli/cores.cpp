#include "tools/cli/cores.hpp"

#include <sched.h>

#include <algorithm>

namespace clausule::cli {

std::size_t core_count() {
  cpu_set_t cores;
  if (::sched_getaffinity(0, sizeof(cores), &cores) != 0) return 1;
  return static_cast<std::size_t>(std::max(CPU_COUNT(&cores), 1));
}

}  // namespace clausule::cli
