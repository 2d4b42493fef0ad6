#include "tools/claims/people_ahead.hpp"

#include <utility>

#include "tools/claims/lines.hpp"

namespace clausule::claims {

using interpreter::Says;

Problem PeopleAhead::stop(Says says, const std::string& insured, std::size_t row) const {
  return {rows_.file(), row, "insured", {says, {interpreter::text_argument(insured)}}};
}

/// Takes one row in; false at the end or where the run has to stop.
bool PeopleAhead::read_row(const Seen& decided) {
  if (at_end_ || failure_) return false;
  if (!rows_.next(row_)) {
    at_end_ = true;
    failure_ = rows_.failure();
    notes_->ignore_columns(rows_.file(), rows_.ignored());
    return false;
  }
  auto insured = reader_.insured_of(row_, rows_.columns(), rows_.file());
  if (!insured) return true;
  if (ahead_.empty() || ahead_.back().insured != *insured) {
    if (!seen_.add(*insured)) {
      failure_ = stop(Says::stop_group_comes_back, *insured, row_.number);
    } else if (decided.contains(*insured)) {
      failure_ = stop(Says::stop_other_order, *insured, row_.number);
    }
    if (failure_) return false;
    places_.emplace(*insured, dropped_ + ahead_.size());
    ahead_.push_back({*insured, row_.number, {}});
  }
  (reader_.*add_)(row_, rows_.columns(), rows_.file(), ahead_.back().person);
  return true;
}

void PeopleAhead::drop_before(std::uint64_t number) {
  while (dropped_ < number) {
    places_.erase(ahead_.front().insured);
    ahead_.pop_front();
    ++dropped_;
  }
}

std::optional<Problem> PeopleAhead::take(const std::string& insured, const Seen& decided,
                                         Person& person) {
  while (!places_.contains(insured) && ahead_.size() < window && read_row(decided)) {
  }
  if (failure_) return failure_;
  const auto found = places_.find(insured);
  if (found == places_.end()) {
    // Passed over as somebody without lines.
    if (seen_.contains(insured)) return stop(Says::stop_other_order, insured, row_.number);
    return std::nullopt;
  }
  drop_before(found->second);
  // The rows of a person end where those of another begin.
  while (ahead_.size() == 1 && read_row(decided)) {
  }
  if (failure_) return failure_;
  const Problem twice = stop(Says::row_insured_twice, insured, ahead_.front().row);
  merge(person, std::move(ahead_.front().person), twice);
  drop_before(dropped_ + 1);
  return std::nullopt;
}

std::optional<Problem> PeopleAhead::finish(const Seen& decided) {
  while (read_row(decided)) {
    if (!ahead_.empty()) drop_before(dropped_ + ahead_.size() - 1);
  }
  return failure_;
}

}  // namespace clausule::claims
