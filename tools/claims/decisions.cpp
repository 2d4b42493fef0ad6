#include "tools/claims/decisions.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "tools/claims/cells.hpp"

namespace clausule::claims {

namespace {

using interpreter::Ground;
using interpreter::Outcome;
using interpreter::Says;

namespace column {
enum : std::size_t { line, outcome, paid, ground, contract };
}

constexpr std::size_t most_hashes = 20;
/// Returns the member of a list with a name, or nothing.
template <typename Members>
auto named(const Members& members, std::string_view name)
    -> std::optional<typename Members::value_type> {
  for (const auto& one : members) {
    if (interpreter::name_of(one) == name) return one;
  }
  return std::nullopt;
}

std::string_view before_hash(std::string_view contract) {
  return contract.substr(0, contract.rfind('@'));
}

}  // namespace

std::variant<DecisionReader, Problem> DecisionReader::open(const Input& input,
                                                           std::string contract) {
  Columns wanted{{"line", true, {}},
                 {"outcome", true, {}},
                 {"paid", true, {}},
                 {"ground", false, {}},
                 {"contract", false, {}}};
  auto rows = RowReader::open(input, std::move(wanted), Nested::skipped);
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  return DecisionReader(std::get<RowReader>(std::move(rows)), std::move(contract));
}

void DecisionReader::fail(const std::string& column, interpreter::Message message) {
  if (!failure_) failure_ = Problem{rows_.file(), row_.number, column, std::move(message)};
}

bool DecisionReader::read_next() {
  if (failure_) return false;
  if (!rows_.next(row_)) {
    failure_ = rows_.failure();
    return false;
  }
  read_row(waiting_.emplace_back().emplace());
  return !failure_;
}

void DecisionReader::read_row(Kept& kept) {
  Cells cells(row_, rows_.columns(), rows_.file());
  kept.row = row_.number;
  kept.line = cells.id(column::line).value_or("");
  const auto outcome = cells.id(column::outcome);
  if (const auto paid = cells.amount(column::paid)) kept.paid = *paid;
  const auto ground = cells.id(column::ground);
  const auto contract = cells.id(column::contract);
  if (cells.problem()) {
    failure_ = cells.problem();
    return;
  }
  if (const auto known = named(interpreter::outcomes, *outcome)) {
    kept.outcome = *known;
  } else {
    fail("outcome", {Says::stop_not_outcome, {interpreter::text_argument(*outcome)}});
  }
  if (ground) {
    if (const auto known = named(interpreter::grounds, *ground)) {
      kept.ground = *known;
    } else {
      std::string all;
      for (const Ground one : interpreter::grounds) {
        all += (all.empty() ? "" : ", ") + std::string(interpreter::name_of(one));
      }
      fail("ground", {Says::stop_not_ground, {interpreter::text_argument(*ground), all}});
    }
  }
  if (contract && *contract != contract_) check_contract(*contract);
}

void DecisionReader::check_contract(std::string_view written) {
  if (before_hash(written) != before_hash(contract_)) {
    fail("contract", {Says::stop_other_contract, {interpreter::text_argument(written), contract_}});
  } else if (other_hashes_.size() < most_hashes) {
    other_hashes_.insert(interpreter::text_argument(written));
  }
}

std::variant<interpreter::Decision, Problem> DecisionReader::take(std::uint64_t position,
                                                                  const std::string& id) {
  const auto place = static_cast<std::size_t>(position - first_);
  while (waiting_.size() <= place && read_next()) {
  }
  if (failure_) return *failure_;
  if (waiting_.size() <= place || !waiting_[place]) {
    return Problem{
        rows_.file(), 0, {}, {Says::stop_decision_missing, {interpreter::text_argument(id)}}};
  }
  const Kept kept = *std::exchange(waiting_[place], std::nullopt);
  while (!waiting_.empty() && !waiting_.front()) {
    waiting_.pop_front();
    ++first_;
  }
  if (kept.line != id) {
    return Problem{rows_.file(),
                   kept.row,
                   "line",
                   {Says::stop_decision_of_other_line,
                    {interpreter::text_argument(id), interpreter::text_argument(kept.line)}}};
  }
  interpreter::Decision decision;
  decision.outcome = kept.outcome;
  decision.ground = kept.ground;
  decision.paid = kept.paid;
  return decision;
}

std::optional<Problem> DecisionReader::finish() {
  if (waiting_.empty()) read_next();
  if (failure_ || waiting_.empty()) return failure_;
  return Problem{rows_.file(),
                 waiting_.front()->row,
                 "line",
                 {Says::stop_decisions_left, {interpreter::text_argument(waiting_.front()->line)}}};
}

}  // namespace clausule::claims
