#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "interpreter/load.hpp"

namespace clausule::interpreter {

/// A contract of which one text after another is changed: what stays the same is read and parsed
/// once. Several threads may ask it at the same time.
class Reload {
 public:
  /// Reads and checks a contract as it is written.
  explicit Reload(ContractTexts texts);
  ~Reload();
  Reload(Reload&&) noexcept;
  Reload& operator=(Reload&&) noexcept;

  /// The contract as it is written. Its sources are the files, those of the libraries among them,
  /// and behind them the tables; all have their texts.
  [[nodiscard]] const Loaded& written() const;

  /// How many sources are files; the others are tables.
  [[nodiscard]] std::size_t file_count() const;

  /// Tells whether a source is the contract's own, and not that of a library.
  [[nodiscard]] bool is_own(dsl::FileId file) const;

  /// Returns the contract with another text for one of its sources, of which the libraries that it
  /// uses stay the same. Its rules are checked; its tests and properties are not, and it has no
  /// hash.
  [[nodiscard]] Loaded with_text(dsl::FileId file, std::string text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clausule::interpreter
