#include "tools/cli/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "tools/claims/notes.hpp"

namespace clausule::cli {

using claims::Problem;
using interpreter::TestCase;

namespace {

/// Ends the reading where there is nothing wrong: nobody is told of it.
Problem enough() {
  return {{}, 0, {}, {interpreter::Says::nothing, {}}};
}

bool is_enough(const Problem& problem) {
  return problem.message.says == interpreter::Says::nothing;
}

int stop(const Mismatch& mismatch, const Terminal& terminal) {
  return terminal.stop(terminal.pick(mismatch.english, mismatch.dutch));
}

/// Returns `; 2 lines could not be read`; empty where there are none.
std::string count_of(std::size_t count, std::string_view one, std::string_view many) {
  if (count == 0) return {};
  return fmt::format("; {} {}", count, count == 1 ? one : many);
}

/// Says how many lines were compared, and how many could not be.
std::string summary_of(const LookedAt& looked_at, const Terminal& terminal) {
  const std::string unread =
      count_of(looked_at.unread,
               terminal.pick("line could not be read", "regel kon niet gelezen worden"),
               terminal.pick("lines could not be read", "regels konden niet gelezen worden")) +
      count_of(
          looked_at.beside,
          terminal.pick("row beside them could not be read", "rij ernaast kon niet gelezen worden"),
          terminal.pick("rows beside them could not be read",
                        "rijen ernaast konden niet gelezen worden"));
  const std::string_view sentence =
      looked_at.compared == 0
          ? terminal.pick("lines compared: {}{}; so it is not known whether one differs\n",
                          "regels vergeleken: {}{}; dus het is niet bekend of er een verschilt\n")
      : unread.empty()
          ? terminal.pick("lines compared: {}{}; none differs, so there is nothing to shrink\n",
                          "regels vergeleken: {}{}; geen verschilt, dus er valt niets te "
                          "verkleinen\n")
          : terminal.pick("lines compared: {}{}; none of those compared differs\n",
                          "regels vergeleken: {}{}; geen van de vergeleken regels verschilt\n");
  return fmt::format(fmt::runtime(sentence), looked_at.compared, unread);
}

}  // namespace

DifferenceSearch::DifferenceSearch(std::shared_ptr<const interpreter::Program> reader,
                                   shrink::Comparison& comparison, const ShrinkOptions& options,
                                   std::optional<interpreter::Date> known_on)
    : comparison_(comparison),
      options_(options),
      known_on_(known_on),
      run_(std::move(reader), options.claims) {}

FoundDifference DifferenceSearch::find(const Terminal& terminal) {
  if (options_.amounts) {
    if (*options_.amounts == "-" && reads_standard_input(options_.claims)) {
      return {{},
              {},
              terminal.stop(Problem{"-", 0, {}, {interpreter::Says::stop_one_standard_input, {}}})};
    }
    auto read = OldAmountsFile::read(*options_.amounts);
    if (auto* failure = std::get_if<OldAmountsFile::Failure>(&read)) {
      if (const auto* problem = std::get_if<Problem>(failure))
        return {{}, {}, terminal.stop(*problem)};
      return {{}, {}, stop(std::get<Mismatch>(*failure), terminal)};
    }
    amounts_ = std::get<OldAmountsFile>(std::move(read));
  }
  const auto problem = read();
  if (mismatch_) return {{}, {}, stop(*mismatch_, terminal)};
  if (problem && !is_enough(*problem)) return {{}, {}, terminal.stop(*problem)};
  if (amounts_) {
    const std::string lines = std::filesystem::path(options_.claims.lines).filename().string();
    if (const auto left = amounts_->left(lines)) return {{}, {}, stop(*left, terminal)};
  }
  if (!found_) return none(terminal);
  terminal.say(Stream::errors, notes(terminal.language()));
  return {std::move(found_), looked_at(), status_fine};
}

std::optional<Problem> DifferenceSearch::read() {
  return run_.read(
      [&](interpreter::RunFacts facts) {
        if (facts.providers != nullptr) providers_ = *facts.providers;
        if (facts.file) file_ = std::move(facts.file->facts);
        comparison_.use(providers_);
      },
      [&](const claims::Group& group) { return take(group); });
}

std::optional<Problem> DifferenceSearch::take(const claims::Group& group) {
  shrink::OldAmounts amounts;
  if (amounts_) {
    auto taken = amounts_->take(group);
    if (auto* mismatch = std::get_if<Mismatch>(&taken)) {
      mismatch_ = std::move(*mismatch);
      return enough();
    }
    amounts = std::get<shrink::OldAmounts>(std::move(taken));
  }
  const bool is_meant = !options_.insured_id || group.dossier.insured == *options_.insured_id;
  if (is_meant && !found_) {
    saw_insured_ = true;
    note_unread(group);
    compare(group, std::move(amounts));
  } else if (group.dossier.insured.empty() && !found_) {
    // Whose line it is cannot be read: it may be that of anybody.
    note_unread(group);
  }
  // Amounts without a line are only known at the end.
  return found_ && !amounts_ ? std::optional(enough()) : std::nullopt;
}

void DifferenceSearch::compare(const claims::Group& group, shrink::OldAmounts amounts) {
  if (group.dossier.lines.empty()) return;
  comparison_.use(amounts);
  TestCase test;
  test.dossier = group.dossier;
  test.file = file_;
  test.known_on = known_on_;
  const shrink::Both both = comparison_.decide_with_known_providers(test);
  for (const auto& there : both.there) looked_at_.compared += there ? 1U : 0U;
  const auto line = both.first();
  if (!line) return;
  test.providers = providers_;
  found_ = Difference{std::move(test), *line, std::move(amounts)};
}

bool DifferenceSearch::is_noted(const std::string& text) const {
  return std::ranges::any_of(run_.notes().problems(), [&](const Problem& problem) {
    return claims::text(problem, dsl::Language::english) == text;
  });
}

/// Lines with one thing wrong, as two with one id, have it said once.
void DifferenceSearch::note_unread(const claims::Group& group) {
  std::set<std::string> said;
  for (const claims::InputLine& line : group.lines) {
    if (!line.problem) continue;
    ++looked_at_.unread;
    const std::string text = claims::text(*line.problem, dsl::Language::english);
    // Of a row beside the lines the run says it itself.
    if (said.insert(text).second && !is_noted(text)) of_lines_.add_problem(*line.problem);
  }
}

LookedAt DifferenceSearch::looked_at() const {
  LookedAt looked_at = looked_at_;
  looked_at.beside = run_.notes().problem_count();
  return looked_at;
}

std::string DifferenceSearch::notes(dsl::Language language) const {
  return claims::text(of_lines_, language) + claims::text(run_.notes(), language);
}

FoundDifference DifferenceSearch::none(const Terminal& terminal) const {
  const LookedAt looked_at = this->looked_at();
  if (options_.insured_id && !saw_insured_) {
    terminal.say(Stream::errors, notes(terminal.language()));
    return {{},
            {},
            terminal.stop(fmt::format(
                fmt::runtime(terminal.pick(
                    "{}: no line is of insured `{}`: take one from the column `insured`",
                    "{}: geen regel is van verzekerde `{}`: neem er een uit de kolom `insured`")),
                std::filesystem::path(options_.claims.lines).filename().string(),
                interpreter::text_argument(*options_.insured_id)))};
  }
  terminal.say(Stream::errors, notes(terminal.language()) + summary_of(looked_at, terminal));
  const bool is_sure = looked_at.compared > 0 && looked_at.unread == 0 && looked_at.beside == 0;
  return {{}, looked_at, is_sure ? status_found : status_stopped};
}

}  // namespace clausule::cli
