#include "interpreter/testing_settlements.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/settle.hpp"
#include "interpreter/testing_literal.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostics;
using dsl::Kind;
using dsl::ast::Vocabulary;

/// Returns all who can receive a settlement, in whatever version.
std::vector<std::string> receivers_of(const Settlement& settlement) {
  std::vector<std::string> receivers;
  const auto add = [&](const std::string& receiver) {
    if (receiver.empty()) return;
    if (std::ranges::find(receivers, receiver) == receivers.end()) receivers.push_back(receiver);
  };
  for (const SettlementVersion& version : settlement.versions) {
    add(version.in_favour_of);
    for (const std::string& component : version.split.components) add(component);
  }
  return receivers;
}

const Settlement* find_settlement(const Program& program, const dsl::ast::Name& name,
                                  Diagnostics& diagnostics) {
  const auto found = std::ranges::find(program.settlements, name.text, &Settlement::name);
  if (found != program.settlements.end()) return &*found;
  auto& finding = diagnostics.report<Kind::unknown_name>(name.location, name.text);
  std::vector<std::string> names;
  for (const Settlement& settlement : program.settlements) names.push_back(settlement.name);
  if (auto near = dsl::nearest_name(name.text, names)) finding.with_mended(std::move(*near));
  return nullptr;
}

/// A test is about the providers that it names.
bool is_in(const TestCase& test, const Settled& settled) {
  if (settled.provider.empty() || test.providers.contains(settled.provider)) return true;
  return std::ranges::any_of(
      test.dossier.lines, [&](const ClaimLine& line) { return line.provider == settled.provider; });
}

std::vector<Settled> settle(const std::shared_ptr<const Program>& program, const TestCase& test,
                            std::span<const Decision> decisions) {
  RunFacts facts;
  facts.providers = &test.providers;
  facts.known_on = test.known_on;
  facts.file = FileFacts{test.file, {}};
  Settling settling(program, std::move(facts));
  settling.gather_uses();
  std::vector<Settled> all = settling.add(test.dossier, decisions);
  std::vector<Settled> others = settling.finish();
  std::move(others.begin(), others.end(), std::back_inserter(all));
  std::erase_if(all, [&](const Settled& one) { return !is_in(test, one); });
  return all;
}

std::string amount_text(const std::optional<Cents>& amount, Vocabulary vocabulary) {
  return cell_text(amount ? Expected(*amount) : Expected(), Expects::paid, vocabulary);
}

/// Lists several amounts with what tells them apart.
std::string listed(const std::vector<const Settled*>& found, Vocabulary vocabulary) {
  std::string text;
  for (const Settled* one : found) {
    if (!text.empty()) text += ", ";
    text += amount_text(one->amount, vocabulary);
    if (!one->amount) text += "?";
    const std::string where = one->provider + (one->provider.empty() ? "" : " ") + one->period;
    if (!where.empty()) text += " (" + where + ")";
  }
  return text;
}

void compare_one(const ExpectedSettled& expected, const Settled* found, Vocabulary vocabulary,
                 Diagnostics& diagnostics, TestReport& report) {
  const std::optional<Cents> amount = found == nullptr ? Cents{} : found->amount;
  if (amount == expected.amount) return;
  const std::string text = amount_text(amount, vocabulary);
  auto& finding = diagnostics.report<Kind::settlement_otherwise>(
      expected.place, expected.text, amount_text(expected.amount, vocabulary),
      text.empty() ? "\"\"" : text);
  if (found != nullptr) {
    finding.with_related(expected.place, sentence(*found, dsl::Language::english),
                         sentence(*found, dsl::Language::dutch));
  }
  if (amount) report.rewrites.push_back({expected.place, text});
}

/// Compares amounts that are expected in any order: what is not among those found stands against
/// what nobody expects.
void compare_all(const std::vector<const ExpectedSettled*>& expected,
                 std::vector<const Settled*> found, Vocabulary vocabulary, Diagnostics& diagnostics,
                 TestReport& report) {
  std::vector<const ExpectedSettled*> left;
  for (const ExpectedSettled* one : expected) {
    const auto same = std::ranges::find(found, std::optional(one->amount), &Settled::amount);
    if (same == found.end()) {
      left.push_back(one);
    } else {
      found.erase(same);
    }
  }
  for (std::size_t at = 0; at < left.size(); ++at) {
    compare_one(*left[at], at < found.size() ? found[at] : nullptr, vocabulary, diagnostics,
                report);
  }
}

}  // namespace

void read_expected_settlement(const Program& program, const dsl::ast::ExpectedSettlement& written,
                              Diagnostics& diagnostics, TestCase& test_case) {
  const auto& parts = written.path.parts;
  const Settlement* settlement = find_settlement(program, parts.front(), diagnostics);
  if (settlement == nullptr) return;
  ExpectedSettled expected;
  expected.settlement = settlement->name;
  expected.text = settlement->name;
  expected.place = written.amount.location;
  const std::vector<std::string> receivers = receivers_of(*settlement);
  if (parts.size() > 1) {
    const auto canonical = dsl::canonical_name(parts[1].text);
    expected.party = canonical ? std::string(*canonical) : parts[1].text;
    expected.text += "." + parts[1].text;
  }
  const bool known = expected.party.empty()
                         ? receivers.size() < 2
                         : std::ranges::find(receivers, expected.party) != receivers.end();
  if (parts.size() > 2 || !known) {
    const std::string& first = receivers.empty() ? settlement->name : receivers.front();
    diagnostics.report<Kind::test_receiver>(written.path.location, settlement->name,
                                            listed(receivers), settlement->name + "." + first);
    return;
  }
  const Written literal{written.amount.kind, written.amount.text, written.amount.location};
  const auto amount = read_cents(expected.text, literal, diagnostics);
  if (!amount) return;
  expected.amount = *amount;
  test_case.settlements.push_back(std::move(expected));
}

std::vector<Settled> compare_settlements(const std::shared_ptr<const Program>& program,
                                         const TestCase& test, std::span<const Decision> decisions,
                                         Vocabulary vocabulary, Diagnostics& diagnostics,
                                         TestReport& report) {
  if (test.settlements.empty()) return {};
  std::vector<Settled> all = settle(program, test, decisions);
  std::map<std::string, std::vector<const ExpectedSettled*>> by_text;
  for (const ExpectedSettled& one : test.settlements) by_text[one.text].push_back(&one);
  for (const auto& [text, expected] : by_text) {
    const ExpectedSettled& first = *expected.front();
    std::vector<const Settled*> found;
    for (const Settled& one : all) {
      const bool of_party = first.party.empty() || one.party.empty() || one.party == first.party;
      if (one.settlement == first.settlement && of_party) found.push_back(&one);
    }
    if (found.size() > 1 ? found.size() != expected.size() : expected.size() > 1) {
      diagnostics.report<Kind::test_settlement_count>(
          first.place, text, std::to_string(expected.size()),
          found.empty() ? "-" : listed(found, vocabulary));
      continue;
    }
    compare_all(expected, found, vocabulary, diagnostics, report);
  }
  return all;
}

}  // namespace clausule::interpreter
