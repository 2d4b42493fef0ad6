#pragma once

#include <cstddef>
#include <functional>

namespace clausule::mutation {

/// Does one piece of work, by its number.
using Worker = std::function<void(std::size_t)>;

/// Hands the pieces of work 0 through `count` - 1 to so many threads, from 1, each with a worker of
/// its own. `done` is told after each piece how many are ready, by one thread at a time; it may be
/// null. What a worker throws is thrown here once all threads have ended.
void share_out(std::size_t count, std::size_t threads, const std::function<Worker()>& make,
               const std::function<void(std::size_t)>& done);

}  // namespace clausule::mutation
