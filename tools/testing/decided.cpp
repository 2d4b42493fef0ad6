#include "tools/testing/decided.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include "interpreter/program.hpp"
#include "interpreter/reason_text.hpp"

namespace clausule::testing {

void PrintTo(const DecidedLine& line, std::ostream* out) {
  *out << "line " << line.line << ": " << name_of(line.outcome) << ", € " << to_string(line.paid)
       << " paid";
  if (!line.rule.empty()) *out << ", by " << line.rule;
  if (!line.return_code.empty()) *out << ", return code " << line.return_code;
  *out << '\n' << line.explanation;
}

const DecidedLine& Decided::operator[](std::string_view id) const {
  static const DecidedLine none = [] {
    DecidedLine line;
    line.outcome = interpreter::Outcome::error;
    line.explanation = "the dossier has no line of this id\n";
    return line;
  }();
  const auto found = std::ranges::find(lines_, id, &DecidedLine::line);
  return found == lines_.end() ? none : *found;
}

Decided decide(const std::shared_ptr<const interpreter::Program>& program,
               const interpreter::Dossier& dossier, interpreter::RunFacts facts) {
  // Where the sums of a file are handed over the dossier is a part of it, else all of it.
  const bool is_whole_file = program->reads_file && (!facts.file || facts.file->sums.empty());
  std::vector<interpreter::KnownFact> of_file;
  if (facts.file) of_file = facts.file->facts;
  interpreter::Engine engine(program, std::move(facts));
  if (is_whole_file) {
    engine.add_to_file(dossier);
    engine.set_file(std::move(of_file));
  }
  std::vector<DecidedLine> lines;
  const auto decisions = engine.decide(dossier);
  for (std::size_t at = 0; at < decisions.size(); ++at) {
    const interpreter::Decision& decision = decisions[at];
    DecidedLine line;
    line.line = dossier.lines[at].id;
    line.outcome = decision.outcome;
    line.paid = decision.paid;
    line.open = decision.open;
    line.deductible = decision.deductible();
    line.rule = decision.rule;
    line.ground = decision.ground;
    line.article = decision.article;
    line.return_code = decision.return_code;
    line.beside = decision.beside;
    for (const auto& [name, amount] : decision.components) line.components.emplace(name, amount);
    for (const auto& [id, amount] : decision.recover) line.recover.emplace(id, amount);
    line.explanation = explanation_lines(engine.explain(at), dsl::Language::english);
    lines.push_back(std::move(line));
  }
  return Decided(std::move(lines));
}

}  // namespace clausule::testing
