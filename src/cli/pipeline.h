// Documents through several threads, in order: one thread reads, `jobs` threads work, the calling thread consumes the
// results in the order of the input. What is under way is bounded in number and bytes, so memory does not grow with the
// corpus, however uneven the documents.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace vanban::cli {

struct PipelineLimits {
  std::size_t jobs = 1;            // 1: everything happens in the calling thread, in turns
  std::size_t bytes = 32U << 20U;  // of items under way; one item always may be, however large
  std::size_t items_per_job = 32;  // under way
};

// One use: construct, Run.
template <typename Item, typename Result>
class Pipeline {
 public:
  using Push = std::function<bool(Item, std::size_t bytes)>;  // false: no more is wanted

  // `work` is called from several threads at a time and gives what `consume` gets.
  Pipeline(PipelineLimits limits, std::function<Result(Item)> work, std::function<void(Result)> consume)
      : limits_(limits), work_(std::move(work)), consume_(std::move(consume)) {}

  // Calls `produce` once, which pushes all items. Returns when all results are consumed. What any of the three throws
  // ends the run and is thrown here.
  void Run(const std::function<void(const Push&)>& produce) {
    if (limits_.jobs <= 1) {
      produce([this](Item item, std::size_t) {
        consume_(work_(std::move(item)));
        return true;
      });
      return;
    }
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
      Guarded([&] { produce([this](Item item, std::size_t bytes) { return Add(std::move(item), bytes); }); });
      const std::lock_guard lock(mutex_);
      produced_ = true;
      changed_.notify_all();
    });
    for (std::size_t i = 0; i < limits_.jobs; ++i) threads.emplace_back([this] { Guarded([this] { Work(); }); });
    Guarded([this] { Consume(); });
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Slot {
    std::optional<Item> item;  // until a worker takes it
    std::optional<Result> result;
    std::size_t bytes = 0;
  };

  // Runs `step`; what it throws first is kept and stops the others.
  void Guarded(const std::function<void()>& step) {
    try {
      step();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      changed_.notify_all();
    }
  }

  bool Add(Item item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return failure_ || slots_.empty() ||
             (slots_.size() < limits_.jobs * limits_.items_per_job && bytes_ + bytes <= limits_.bytes);
    });
    if (failure_) return false;
    slots_.push_back(Slot{std::move(item), std::nullopt, bytes});
    bytes_ += bytes;
    changed_.notify_all();
    return true;
  }

  void Work() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return failure_ || taken_ < slots_.size() || produced_; });
      if (failure_ || taken_ == slots_.size()) return;
      Slot& slot = slots_[taken_++];  // deque: stays where it is while others are pushed and popped at the ends
      Item item = std::move(*slot.item);
      slot.item.reset();
      lock.unlock();
      Result result = work_(std::move(item));
      lock.lock();
      slot.result.emplace(std::move(result));
      changed_.notify_all();
    }
  }

  void Consume() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock,
                    [this] { return failure_ || (slots_.empty() ? produced_ : slots_.front().result.has_value()); });
      if (failure_ || slots_.empty()) return;
      Result result = std::move(*slots_.front().result);
      bytes_ -= slots_.front().bytes;
      slots_.pop_front();
      --taken_;
      changed_.notify_all();
      lock.unlock();
      consume_(std::move(result));
    }
  }

  const PipelineLimits limits_;
  const std::function<Result(Item)> work_;
  const std::function<void(Result)> consume_;

  std::mutex mutex_;
  std::condition_variable changed_;  // of anything below; documents are large enough that one is enough
  std::deque<Slot> slots_;           // under way, in the order of the input
  std::size_t taken_ = 0;            // of them, by workers: always the first ones
  std::size_t bytes_ = 0;
  bool produced_ = false;
  std::exception_ptr failure_;
};

}  // namespace vanban::cli
