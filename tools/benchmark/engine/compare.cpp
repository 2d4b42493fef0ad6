#include "tools/benchmark/engine/compare.hpp"

#include <fmt/format.h>

#include "interpreter/decision.hpp"

namespace clausule::benchmark {

namespace {

constexpr std::size_t most_shown = 10;

/// Writes all fields of a decision but its message.
std::string text_of(const interpreter::Decision& decision) {
  std::string text = fmt::format(
      "{} paid {} open {} `{}` {} `{}` {} beside {} exempt {}", name_of(decision.outcome),
      decision.paid.value, decision.open.value, decision.rule, name_of(decision.ground),
      decision.article, decision.return_code, decision.beside, decision.exempt);
  for (const auto& component : decision.components) {
    text += fmt::format(" {}={}", component.name, component.amount.value);
  }
  for (const auto& recovery : decision.recover) text += fmt::format(" recover {}", recovery.id);
  for (const auto& part : decision.deductibles) {
    text += fmt::format(" {}:{}", part.name, part.amount.value);
  }
  return text;
}

std::string text_of(const handwritten::Decision& decision) {
  std::string text = fmt::format("{} paid {} open {} `{}` {} `{}` {} beside {} exempt {}",
                                 name_of(decision.outcome), decision.paid, decision.open,
                                 decision.rule, name_of(decision.ground), decision.article,
                                 decision.return_code, decision.beside, decision.exempt);
  for (const auto& component : decision.components()) {
    text += fmt::format(" {}={}", component.name, component.cents);
  }
  if (decision.has_deductible) {
    text += fmt::format(" {}:{}", handwritten::deductible_name, decision.deductible);
  }
  return text;
}

/// Returns the decision on a line that the engine never sees.
interpreter::Decision unreadable() {
  interpreter::Decision decision;
  decision.outcome = interpreter::Outcome::error;
  decision.ground = interpreter::Ground::claim;
  return decision;
}

}  // namespace

Comparison compare(const TextClaims& claims, DossierReader& reader, interpreter::Engine& engine,
                   handwritten::Decider& decider) {
  Comparison found;
  for (const TextDossier& dossier : claims.dossiers()) {
    const auto decided = engine.decide(reader.read(dossier));
    const auto by_hand = decider.decide(dossier);
    for (std::size_t at = 0; at < dossier.lines.size(); ++at) {
      ++found.lines;
      const auto place = reader.places()[at];
      const std::string one = text_of(place ? decided[*place] : unreadable());
      const std::string other = text_of(by_hand[at]);
      if (one == other) continue;
      if (++found.differences > most_shown) continue;
      found.first += fmt::format("line {} of {}, {} on {}\n  engine  {}\n  by hand {}\n",
                                 dossier.lines[at].line, dossier.insured, dossier.lines[at].code,
                                 dossier.lines[at].date, one, other);
    }
  }
  return found;
}

}  // namespace clausule::benchmark
