#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/analysis/code_space.hpp"
#include "interpreter/properties/footprint.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter::properties {

/// A generated dossier: its first line is the one that a property is evaluated on.
struct MadeCase {
  TestCase test;
  std::string provider;  ///< number of the line's provider; empty where none is known
  /// Of the amount claimed: above or below the price of the line, in cents.
  std::int64_t beside_price = 0;
  std::optional<Cents> amount;  ///< in place of the price
};

/// Which value each dimension has, by index.
using Choice = std::vector<std::uint32_t>;

/// Makes the dossiers that matter for a footprint: each input has the values on and around all that
/// it is compared with. The first value of each is the simplest: not known, or the earliest date.
/// Deterministic: nothing is drawn from outside.
class CaseMaker {
 public:
  CaseMaker(const Program& program, const analysis::CodeSpace& space, const Footprint& footprint,
            const DateInterval& term);

  /// Tells whether the dossiers together are all there are: any other is alike to one of them for
  /// what the footprint reads.
  [[nodiscard]] bool is_complete() const { return complete_; }
  /// Returns how many dossiers there are, at most `limit`.
  [[nodiscard]] std::uint64_t count(std::uint64_t limit) const;
  /// Tells whether a line of any code will do, on any day.
  [[nodiscard]] bool is_plain() const { return plain_; }

  [[nodiscard]] MadeCase make(const Choice& choice) const;

  /// Calls `use` with at most `limit` choices until it returns false: all of them, or else each
  /// pair of values once with the others drawn, and then drawn ones.
  void for_each(std::uint64_t limit, const std::function<bool(const Choice&)>& use) const;

  /// Makes a choice as simple as it can be while `fails` stays true.
  [[nodiscard]] Choice shrunk(Choice choice, const std::function<bool(const Choice&)>& fails) const;

 private:
  using Apply = std::function<void(MadeCase&)>;
  struct Dimension {
    std::vector<Apply> values;
    bool of_provider = false;  ///< means nothing without a provider
  };

  void add_dates(const DateInterval& term);
  void add_codes();
  void add_providers();
  void add_person();
  void add_line_facts();
  void add_fact(FactId id, const Read& read);
  void add_stay(ProgrammeId id, bool computed);
  void add_amounts();
  void add_neighbours();
  [[nodiscard]] std::vector<Value> values_of(const FactInfo& fact, const Read& read);
  [[nodiscard]] std::vector<std::string> codes_for(const Read& read, bool numbers_of_providers);
  [[nodiscard]] const Read* find(const Input& input) const;
  [[nodiscard]] bool is_meaningful(const Choice& choice) const;
  void must_not_compute(const Input& input);

  const Program& program_;
  const analysis::CodeSpace& space_;
  const Footprint& footprint_;
  bool complete_ = true;
  bool plain_ = true;
  std::vector<Date> dates_;
  std::vector<std::string> codes_;
  std::vector<Dimension> dimensions_;
  std::optional<std::size_t> providers_;  ///< the dimension of the provider; its first is none
};

}  // namespace clausule::interpreter::properties
