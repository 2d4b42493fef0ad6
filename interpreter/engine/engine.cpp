#include "interpreter/engine.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "interpreter/engine/decide.hpp"
#include "interpreter/engine/deductible_accounts.hpp"
#include "interpreter/engine/explain.hpp"
#include "interpreter/engine/results.hpp"
#include "interpreter/engine/uses.hpp"
#include "interpreter/engine/workspace.hpp"
#include "interpreter/named_value.hpp"

namespace clausule::interpreter {

/// All that an engine keeps between dossiers: the states and decisions of more lines than the
/// dossier has, so that a line costs no memory.
struct Engine::State : engine::Workspace {
  State(std::shared_ptr<const Program> shared, RunFacts facts)
      : Workspace(std::move(shared), std::move(facts)),
        conditions(evaluator),
        graph(evaluator, index),
        accounts(evaluator) {}

  /// Runs all passes: deciding and explaining read the same states.
  void resolve(const Dossier& dossier) {
    const std::size_t to_decide = dossier.lines.size();
    const std::size_t all = to_decide + dossier.history.size();
    if (line_memory.size() < all) line_memory.resize(all);
    if (decision_memory.size() < to_decide) decision_memory.resize(to_decide);
    lines = std::span(line_memory).first(all);
    decisions = std::span(decision_memory).first(to_decide);
    begin(&dossier);
    engine::prepare({evaluator, pricer, index, conditions, repeated}, dossier, lines);
    graph.resolve(lines);
    for (std::size_t at = 0; at < to_decide; ++at) {
      engine::decide_line(lines, lines[at], decisions[at]);
    }
    accounts.lay(lines, decisions);
  }

  engine::ConditionPass conditions;
  engine::RepeatedIds repeated;
  engine::Graph graph;
  engine::Accounts accounts;
  std::vector<engine::LineState> line_memory;
  std::vector<Decision> decision_memory;
  std::span<engine::LineState> lines;  ///< of the dossier; those to decide first
  std::span<Decision> decisions;
  std::vector<Value> sums;
};

Engine::Engine(std::shared_ptr<const Program> program, RunFacts facts)
    : state_(std::make_unique<State>(std::move(program), std::move(facts))) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const Program& Engine::program() const {
  return *state_->program;
}

std::span<const Decision> Engine::decide(const Dossier& dossier) {
  state_->resolve(dossier);
  return state_->decisions;
}

Explanation Engine::explain(const Dossier& dossier, std::size_t line) {
  state_->resolve(dossier);
  return explain(line);
}

Explanation Engine::explain(std::size_t line) {
  if (line >= state_->decisions.size()) return {};
  return engine::explain(state_->evaluator, state_->pricer, state_->graph, state_->lines,
                         {line, state_->decisions[line]});
}

std::vector<Use> Engine::uses(std::size_t line) {
  if (line >= state_->decisions.size()) return {};
  return engine::uses(state_->evaluator, state_->pricer, state_->graph, state_->lines,
                      {line, state_->decisions[line]});
}

template <typename Read>
void Engine::read_by_name(std::size_t line, std::string_view name, Read read) {
  const auto expression = find_value(*state_->program, name);
  if (!expression || line >= state_->decisions.size()) return;
  engine::LineState& state = state_->lines[line];
  // A line that is denied early on was not priced yet.
  const engine::Pricing pricing = state_->pricer.price(state.line, *state.info, *state.rules);
  const engine::Results results =
      engine::results_of(state_->decisions[line], state.line.claim->amount, &pricing);
  // What was read before the decision did not know its results.
  state_->evaluator.forget();
  state.line.results = &results;
  read(*expression, engine::Place{&state.line, state.line.claim->date});
  state.line.results = nullptr;
  state_->evaluator.forget();
}

Value Engine::value(std::size_t line, std::string_view name) {
  Value value = Missing{std::string(name)};
  read_by_name(line, name, [&](const Expression& expression, const engine::Place& place) {
    value = state_->evaluator.evaluate(expression, place);
  });
  return value;
}

std::vector<Use> Engine::uses(std::size_t line, std::string_view name) {
  engine::UseReader reader(state_->evaluator, &state_->pricer);
  read_by_name(line, name, [&](const Expression& expression, const engine::Place& place) {
    reader.read(expression, place);
  });
  return reader.take();
}

void Engine::add_to_file(const Dossier& dossier) {
  state_->begin(&dossier);
  // Those of the dossier before may refer to what is known no longer.
  state_->lines = {};
  state_->decisions = {};
  const Program& program = *state_->program;
  state_->sums.resize(program.file_sums.size(), Decimal());
  for (const ClaimLine& claim : dossier.lines) {
    const engine::Line line{&claim, &state_->index.find(claim.code).value};
    for (std::size_t at = 0; at < state_->sums.size(); ++at) {
      Value value = state_->evaluator.evaluate(*program.file_sums[at], {&line, claim.date});
      Value& sum = state_->sums[at];
      if (engine::is_open(sum)) continue;
      const auto* amount = std::get_if<Decimal>(&value);
      sum = amount != nullptr ? Value(std::get<Decimal>(sum) + *amount) : std::move(value);
    }
  }
}

void Engine::set_file(std::vector<KnownFact> facts) {
  state_->sums.resize(state_->program->file_sums.size(), Decimal());
  state_->run.file = FileFacts{std::move(facts), state_->sums};
}

}  // namespace clausule::interpreter
