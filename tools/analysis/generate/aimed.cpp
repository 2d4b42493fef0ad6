#include <algorithm>
#include <chrono>
#include <utility>

#include "tools/analysis/generate/aims.hpp"
#include "tools/analysis/generate/codes_of.hpp"

namespace clausule::generate {

using interpreter::CodeSet;
using interpreter::Date;
using interpreter::Program;

namespace {

/// Adds the line that has to be there, and what has to be known.
void arrange(const Program& program, const Aim& aim, Aimed& made, bool conditions) {
  auto& lines = made.situation.dossier.lines;
  if (aim.beside) {
    interpreter::ClaimLine other = lines[made.line];
    other.code = written(program, aim.beside->code);
    other.date += std::chrono::days{aim.beside->days};
    other.id += 'b';
    other.credits.reset();
    const auto at = static_cast<std::ptrdiff_t>(made.line);
    lines.insert(lines.begin() + at, std::move(other));
    for (const Test& test : aim.beside->tests) meet(program, made.situation, made.line, test);
    ++made.line;
  }
  for (const auto* condition : aim.conditions) {
    if (conditions) meet(program, made.situation, made.line, *condition);
  }
  for (const Test& test : aim.tests) meet(program, made.situation, made.line, test);
  if (aim.period == nullptr) return;
  const auto* fact = std::get_if<interpreter::ReadFact>(&aim.period->node);
  if (fact == nullptr) return;
  constexpr std::chrono::days stay{27};
  const Date day = lines[made.line].date;
  set_fact(program, made.situation, lines[made.line], fact->fact,
           interpreter::Period{{day, day + stay}});
}

}  // namespace

Aimed plain(const Program& program, const Aim& aim, bool more) {
  Date date = std::max(program.contract.validity.from, aim.from).value_or(Date{});
  // What stands before the line lies in the contract too.
  if (aim.beside && aim.beside->days < 0) date -= std::chrono::days{aim.beside->days};
  Aimed made{plain_situation(program, written(program, aim.code), date), 0};
  if (more) {
    constexpr std::int32_t age = 50;
    made.situation.dossier.born =
        interpreter::move(date, {interpreter::Length::Unit::years, age}, -1);
    if (const CodeSet* parties = program.parties_on(date)) {
      const auto known = codes_of(program, *parties, 1);
      if (!known.empty()) made.situation.dossier.lines.front().provider = known.front().digits;
    }
  }
  arrange(program, aim, made, true);
  return made;
}

Aimed changed(const Program& program, const Aim& aim, Situation from, std::size_t line,
              bool conditions) {
  Aimed made{std::move(from), line};
  made.situation.dossier.lines[line].code = written(program, aim.code);
  arrange(program, aim, made, conditions);
  return made;
}

}  // namespace clausule::generate
