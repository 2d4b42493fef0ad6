#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <variant>

#include "tools/claims/person.hpp"
#include "tools/claims/rows.hpp"

namespace clausule::claims {

/// Remembers which insured came by in a few bytes each.
class Seen {
 public:
  /// Returns whether the id is new.
  bool add(const std::string& id) { return hashes_.insert(std::hash<std::string>{}(id)).second; }
  [[nodiscard]] bool contains(const std::string& id) const {
    return hashes_.contains(std::hash<std::string>{}(id));
  }

 private:
  std::unordered_set<std::uint64_t> hashes_;
};

/// Finds persons in a file that has them in the order of the lines. Some of its insured have no
/// lines, and some lines have an insured who is not in it, so it looks ahead up to `window`
/// persons; what that misses is found later as another order, and stops the run.
class PeopleAhead {
 public:
  static constexpr std::size_t window = 65'536;
  using AddRow = void (PersonReader::*)(const Row&, const Columns&, const std::string&, Person&);

  PeopleAhead(RowReader rows, AddRow add, const interpreter::Program& program, Notes& notes)
      : rows_(std::move(rows)), add_(add), reader_(program, notes), notes_(&notes) {}

  /// Adds what the file says of the insured whose lines come next. `decided` are those before.
  /// Returns why the run has to stop.
  std::optional<Problem> take(const std::string& insured, const Seen& decided, Person& person);

  /// Reads the file to its end, after the last line.
  std::optional<Problem> finish(const Seen& decided);

 private:
  struct Ahead {
    std::string insured;
    std::size_t row = 0;  ///< the first one of this person
    Person person;
  };

  bool read_row(const Seen& decided);
  [[nodiscard]] Problem stop(interpreter::Says says, const std::string& insured,
                             std::size_t row) const;
  void drop_before(std::uint64_t number);

  RowReader rows_;
  AddRow add_;
  PersonReader reader_;
  Notes* notes_;
  Row row_;
  bool at_end_ = false;
  std::deque<Ahead> ahead_;                                ///< the last one may still grow
  std::unordered_map<std::string, std::uint64_t> places_;  ///< counted from the start of the file
  std::uint64_t dropped_ = 0;
  Seen seen_;
  std::optional<Problem> failure_;
};

}  // namespace clausule::claims
