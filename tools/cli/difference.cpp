#include "tools/cli/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
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
              terminal.stop(Problem{"-", 0, {}, {interpreter::Says::stop_one_standard_input, {}}})};
    }
    auto read = OldAmountsFile::read(*options_.amounts);
    if (auto* failure = std::get_if<OldAmountsFile::Failure>(&read)) {
      if (const auto* problem = std::get_if<Problem>(failure)) return {{}, terminal.stop(*problem)};
      return {{}, stop(std::get<Mismatch>(*failure), terminal)};
    }
    amounts_ = std::get<OldAmountsFile>(std::move(read));
  }
  const auto problem = read();
  if (mismatch_) return {{}, stop(*mismatch_, terminal)};
  if (problem && !is_enough(*problem)) return {{}, terminal.stop(*problem)};
  if (amounts_) {
    const std::string lines = std::filesystem::path(options_.claims.lines).filename().string();
    if (const auto left = amounts_->left(lines)) return {{}, stop(*left, terminal)};
  }
  if (!found_) return none(terminal);
  return {std::move(found_), status_fine};
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
    compare(group, std::move(amounts));
  }
  // Amounts without a line are only known at the end.
  const bool is_last = found_ || (is_meant && options_.insured_id);
  return is_last && !amounts_ ? std::optional(enough()) : std::nullopt;
}

void DifferenceSearch::compare(const claims::Group& group, shrink::OldAmounts amounts) {
  if (group.dossier.lines.empty()) return;
  comparison_.use(amounts);
  TestCase test;
  test.dossier = group.dossier;
  test.file = file_;
  test.known_on = known_on_;
  const shrink::Both both = comparison_.decide_with_known_providers(test);
  for (const auto& there : both.there) compared_ += there ? 1U : 0U;
  const auto line = both.first();
  if (!line) return;
  test.providers = providers_;
  found_ = Difference{std::move(test), *line, std::move(amounts)};
}

FoundDifference DifferenceSearch::none(const Terminal& terminal) const {
  if (options_.insured_id && !saw_insured_) {
    return {{},
            terminal.stop(fmt::format(
                fmt::runtime(terminal.pick(
                    "{}: no line is of insured `{}`: take one from the column `insured`",
                    "{}: geen regel is van verzekerde `{}`: neem er een uit de kolom `insured`")),
                std::filesystem::path(options_.claims.lines).filename().string(),
                interpreter::text_argument(*options_.insured_id)))};
  }
  terminal.say(
      Stream::errors,
      claims::text(run_.notes(), terminal.language()) +
          fmt::format(
              fmt::runtime(terminal.pick(
                  "lines compared: {}; none differs, so there is nothing to shrink\n",
                  "regels vergeleken: {}; geen verschilt, dus er valt niets te verkleinen\n")),
              compared_));
  return {{}, status_found};
}

}  // namespace clausule::cli
