#include "tools/analysis/mutation/share_out.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <vector>

namespace clausule::mutation {

void share_out(std::size_t count, std::size_t threads, const std::function<Worker()>& make,
               const std::function<void(std::size_t)>& done) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> ready = 0;
  std::mutex telling;
  const auto work = [&] {
    const Worker worker = make();
    for (std::size_t at = next++; at < count; at = next++) {
      worker(at);
      const std::size_t so_many = ++ready;
      if (!done) continue;
      const std::scoped_lock lock(telling);
      done(so_many);
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t thread = 1; thread < std::min(threads, count); ++thread) {
    others.push_back(std::async(std::launch::async, work));
  }
  std::future<void> own = std::async(std::launch::deferred, work);
  own.wait();
  for (std::future<void>& other : others) other.wait();
  own.get();
  for (std::future<void>& other : others) other.get();
}

}  // namespace clausule::mutation
