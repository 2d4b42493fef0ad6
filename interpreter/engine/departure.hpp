#pragma once

#include <optional>
#include <string>
#include <utility>

#include "interpreter/engine/truth.hpp"

namespace clausule::interpreter::engine {

/// What the exceptions to one name come to that hold for a line: in whatever order they are added,
/// two that differ are a question, and what is not known of one of them outweighs that.
class Departure {
 public:
  /// `name` is that of what is departed from, and outlives this.
  explicit Departure(const std::string& name) : name_(name) {}

  /// Adds what an exception comes to, or what keeps it from being known whether it holds.
  void add(Value value, const std::string& exception) {
    if (!value_) {
      value_ = std::move(value);
      by_ = &exception;
    } else if (is_open(*value_) && is_open(value)) {
      value_ = heavier(*value_, value);
    } else if (is_open(value)) {
      value_ = std::move(value);
    } else if (!is_open(*value_) && *value_ != value) {
      value_ = Asked{"`" + *by_ + "` en `" + exception + "` wijken beide af van `" + name_ +
                     "`: welke geldt?"};
    }
  }

  /// Returns what they come to; nothing where none holds.
  [[nodiscard]] std::optional<Value>& value() { return value_; }

 private:
  const std::string& name_;
  const std::string* by_ = nullptr;
  std::optional<Value> value_;
};

}  // namespace clausule::interpreter::engine
