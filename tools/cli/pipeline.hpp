#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace clausule::cli {

/// Takes batches through three stages on a number of threads: each is read in turn, worked on
/// beside others, and written in the order of reading. Whoever has worked on a batch reads the
/// next, so that no thread waits for one kind of work. At most four batches a thread are under way.
template <typename Batch>
class Pipeline {
 public:
  struct Stages {
    /// Fills a batch, which may have been used before; false at the end. One thread at a time.
    std::function<bool(Batch&)> read;
    /// Works on a batch. `thread` counts from 0.
    std::function<void(std::size_t thread, Batch&)> work;
    /// Takes what came of a batch; false where nothing more can be taken, and all ends. One thread
    /// at a time.
    std::function<bool(Batch&)> write;
  };

  explicit Pipeline(Stages stages) : stages_(std::move(stages)) {}

  /// Runs to the end on this thread and `threads - 1` others. What a stage throws ends all.
  void run(std::size_t threads) {
    constexpr std::size_t batches_each = 4;
    // One thread writes a batch before it reads the next.
    unmade_ = threads > 1 ? batches_each * threads : 1;
    std::vector<std::future<void>> others;
    others.reserve(threads - 1);
    for (std::size_t thread = 1; thread < threads; ++thread) {
      others.push_back(std::async(std::launch::async, [this, thread] { take_part(thread); }));
    }
    take_part(0);
    for (std::future<void>& other : others) other.get();
  }

 private:
  struct Numbered {
    std::uint64_t number = 0;  ///< in the order of reading
    Batch batch;
  };
  using Pointer = std::unique_ptr<Numbered>;

  void take_part(std::size_t thread) {
    try {
      while (Pointer batch = read()) {
        stages_.work(thread, batch->batch);
        write(std::move(batch));
      }
    } catch (...) {
      stop();
      throw;
    }
  }

  void stop() {
    const std::scoped_lock lock(state_);
    stopped_ = true;
    free_batch_.notify_all();
  }

  /// Returns a batch that nobody uses; null where the run was stopped.
  Pointer free_batch() {
    std::unique_lock lock(state_);
    free_batch_.wait(lock, [&] { return stopped_ || !free_.empty() || unmade_ > 0; });
    if (stopped_) return nullptr;
    if (free_.empty()) {
      --unmade_;
      return std::make_unique<Numbered>();
    }
    Pointer batch = std::move(free_.back());
    free_.pop_back();
    return batch;
  }

  Pointer read() {
    // Who holds this may wait for a batch that others write: writing needs no reading.
    const std::scoped_lock reading(reading_);
    if (at_end_) return nullptr;
    Pointer batch = free_batch();
    if (!batch || !stages_.read(batch->batch)) {
      at_end_ = true;
      return nullptr;
    }
    batch->number = next_read_++;
    return batch;
  }

  /// Writes what has its turn, unless another thread is at it: that one finds the batch.
  void write(Pointer batch) {
    std::unique_lock lock(state_);
    const std::uint64_t number = batch->number;
    done_.emplace(number, std::move(batch));
    if (std::exchange(writing_, true)) return;
    while (!stopped_ && !done_.empty() && done_.begin()->first == next_written_) {
      Pointer turn = std::move(done_.begin()->second);
      done_.erase(done_.begin());
      ++next_written_;
      lock.unlock();
      const bool goes_on = stages_.write(turn->batch);
      lock.lock();
      if (!goes_on) {
        stopped_ = true;
        free_batch_.notify_all();
      }
      free_.push_back(std::move(turn));
      free_batch_.notify_one();
    }
    writing_ = false;
  }

  Stages stages_;
  std::mutex reading_;
  bool at_end_ = false;          ///< with `reading_`, as the number below
  std::uint64_t next_read_ = 0;  ///< batches read so far
  std::mutex state_;             ///< of all below
  std::condition_variable free_batch_;
  std::size_t unmade_ = 0;  ///< batches that may still be made
  std::vector<Pointer> free_;
  std::map<std::uint64_t, Pointer> done_;
  std::uint64_t next_written_ = 0;
  bool writing_ = false;
  bool stopped_ = false;
};

}  // namespace clausule::cli
