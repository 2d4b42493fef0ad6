#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"
#include "interpreter/use.hpp"
#include "tools/analysis/coverage/item.hpp"

namespace clausule::coverage {

/// How many items of a kind there are, and how many of them were exercised.
struct Tally {
  std::size_t covered = 0;
  std::size_t all = 0;

  /// Returns whole percents, rounded down: 100 is all of it. Nothing to exercise is all of it.
  [[nodiscard]] std::size_t percent() const { return all == 0 ? 100 : covered * 100 / all; }
};

/// What of a contract was exercised, item by item. The order of the items is that of their names,
/// not of the text.
class Coverage {
 public:
  explicit Coverage(std::shared_ptr<const interpreter::Program> program);

  /// Notes what had its say where a test settles its lines or reads a name.
  void note(const std::vector<interpreter::Use>& uses);
  /// Notes what had its say on a line of a test.
  void note(const interpreter::ClaimLine& line, const std::vector<interpreter::Use>& uses);
  /// Notes a line of a portfolio: it exercises nothing, and flows through what had its say.
  void add_flow(const interpreter::ClaimLine& line, interpreter::Cents paid,
                const std::vector<interpreter::Use>& uses);
  /// Adds the flow of another part of the same portfolio, under the same program.
  void add_flows(const Coverage& other);

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  [[nodiscard]] Tally tally(Kind kind) const;
  [[nodiscard]] Tally together() const;
  [[nodiscard]] const interpreter::Program& program() const { return *program_; }
  /// Returns the program for one more, of which the flows are added to this one.
  [[nodiscard]] std::shared_ptr<const interpreter::Program> program_pointer() const {
    return program_;
  }

 private:
  struct PlaceHash {
    std::size_t operator()(const dsl::Location& place) const {
      return (std::size_t{place.file.index} << 48U) ^ (std::size_t{place.begin} << 20U) ^ place.end;
    }
  };

  std::shared_ptr<const interpreter::Program> program_;
  std::vector<Item> items_;
  std::unordered_map<dsl::Location, std::vector<std::size_t>, PlaceHash> by_place_;
  std::multimap<std::string, std::size_t, std::less<>> left_out_;
  std::vector<const interpreter::CodeListVersion*> lists_left_out_;
  std::vector<std::uint64_t> counted_;  ///< the last line that each item counted
  std::uint64_t line_ = 0;
};

}  // namespace clausule::coverage
