#include <algorithm>

#include "tests/reference/cases.hpp"

namespace clausule::reference {

namespace {

/// Compares two texts of digits as numbers.
bool is_lower_number(std::string one, std::string other) {
  const std::size_t length = std::max(one.size(), other.size());
  const std::string low = std::string(length - one.size(), '0') + one;
  const std::string high = std::string(length - other.size(), '0') + other;
  return low != high ? low < high : one.size() < other.size();
}

bool is_number(const std::string& id) {
  return !id.empty() &&
         std::all_of(id.begin(), id.end(), [](char sign) { return '0' <= sign && sign <= '9'; });
}

/// Tells whether a line is the opposite of another in all that a credit and its debit share.
bool is_opposite(const Line& credit, const Line& debit) {
  const ClaimLine& one = *credit.claim;
  const ClaimLine& other = *debit.claim;
  return one.provider == other.provider && credit.code == debit.code && one.date == other.date &&
         one.quantity == other.quantity && one.amount.value == -other.amount.value;
}

bool is_credit(const Line& line) {
  return line.claim->credits && !line.claim->credits->empty();
}

/// Returns the only line with an id; nothing where there is none, or more.
std::optional<std::size_t> find_line(const std::vector<Case>& cases, const std::string& id) {
  std::optional<std::size_t> found;
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (cases[at].line.claim->id != id) continue;
    if (found) return std::nullopt;
    found = at;
  }
  return found;
}

/// Pairs one credit; tells whether it could.
bool pair_one(std::vector<Case>& cases, std::size_t at) {
  Case& credit = cases[at];
  const auto named = find_line(cases, *credit.line.claim->credits);
  if (credit.line.claim->amount.value >= 0 || !named || *named == at) return false;
  Case& debit = cases[*named];
  if (is_credit(debit.line) || debit.credited_by) return false;
  if (!is_opposite(credit.line, debit.line)) return false;
  credit.credits = *named;
  debit.credited_by = at;
  return true;
}

}  // namespace

bool is_lower_id(const std::string& one, const std::string& other) {
  if (is_number(one) != is_number(other)) return is_number(one);
  return is_number(one) ? is_lower_number(one, other) : one < other;
}

bool is_earlier(const Line& one, const Line& other) {
  if ((one.before != nullptr) != (other.before != nullptr)) return one.before != nullptr;
  if (one.claim->date != other.claim->date) return one.claim->date < other.claim->date;
  return is_lower_id(one.claim->id, other.claim->id);
}

void pair_credits(std::vector<Case>& cases) {
  std::vector<std::size_t> credits;
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (is_credit(cases[at].line)) credits.push_back(at);
  }
  // Of two credits of one line the earlier one has it.
  std::stable_sort(credits.begin(), credits.end(), [&](std::size_t one, std::size_t other) {
    return is_earlier(cases[one].line, cases[other].line);
  });
  for (const std::size_t at : credits) {
    if (!cases[at].findings.empty() || pair_one(cases, at)) continue;
    if (cases[at].line.before != nullptr) continue;
    Finding finding;
    finding.effect = Effect::error;
    finding.ground = Ground::claim;
    cases[at].findings.push_back(finding);
  }
}

}  // namespace clausule::reference
