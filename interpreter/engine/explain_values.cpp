#include <map>

#include "interpreter/engine/explain.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Finds the leaves of an expression that read something.
class Leaves {
 public:
  void add(const Expression& expression) {
    std::visit(Overloaded{
                   [](const Constant&) {},
                   [&](const ReadFact&) { leaf(expression); },
                   [&](const ReadLine&) { leaf(expression); },
                   [&](const ReadDerived&) { leaf(expression); },
                   [](const ReadResult&) {},
                   [&](const ReadDefinition&) { leaf(expression); },
                   [&](const ReadTable& read) {
                     leaf(expression);
                     for (const ExpressionPointer& argument : read.arguments) add(*argument);
                   },
                   [&](const ReadTariff&) { leaf(expression); },
                   [](const ReadComponent&) {},
                   [&](const ReadFileSum&) { leaf(expression); },
                   [&](const ReadSettlementSum&) { leaf(expression); },
                   [&](const Junction& junction) {
                     for (const ExpressionPointer& operand : junction.operands) add(*operand);
                   },
                   [&](const Not& negation) { add(*negation.operand); },
                   [&](const EnrolledIn&) { leaf(expression); },
                   [&](const DuringPeriod& during) {
                     leaf(expression);
                     add(*during.period);
                   },
                   [&](const Comparison& comparison) {
                     add(*comparison.left);
                     add(*comparison.right);
                   },
                   [&](const Passes& passes) { add(*passes.subject); },
                   [](const CodesOf&) {},
                   [](const Includes&) {},
                   [](const DependsOnly&) {},
                   [&](const IsKnown& known) { add(*known.operand); },
                   [&](const Arithmetic& arithmetic) {
                     add(*arithmetic.left);
                     add(*arithmetic.right);
                   },
                   [&](const MovedDate& moved) { add(*moved.date); },
                   [](const DayOfPeriod&) {},
               },
               expression.node);
  }

  [[nodiscard]] const std::map<std::string, const Expression*>& found() const { return found_; }

 private:
  void leaf(const Expression& expression) { found_.try_emplace(expression.text, &expression); }

  std::map<std::string, const Expression*> found_;
};

Message source_of(const Program& program, const Expression& leaf, std::string value,
                  const Place& place) {
  std::string name = contract_argument(leaf.text);
  if (const auto* read = std::get_if<ReadFact>(&leaf.node)) {
    const FactInfo& fact = program.facts[read->fact.index];
    name = contract_argument(fact.path());
    if (fact.entity == Entity::insured) return {Says::value_of_insured, {name, value}};
    if (fact.entity == Entity::provider && place.line != nullptr && place.line->claim->provider) {
      return {Says::value_of_provider, {name, value, *place.line->claim->provider}};
    }
    if (fact.entity == Entity::claim && place.line != nullptr) {
      return {Says::value_of_line, {name, value, place.line->claim->id}};
    }
  }
  if (std::holds_alternative<ReadLine>(leaf.node) && place.line != nullptr) {
    return {Says::value_of_line, {name, value, place.line->claim->id}};
  }
  if (std::holds_alternative<ReadDefinition>(leaf.node) ||
      std::holds_alternative<ReadTable>(leaf.node)) {
    return {Says::value_of_contract, {name, value}};
  }
  return {Says::value_is, {name, value}};
}

}  // namespace

std::string text_of(const Value& value) {
  return std::visit(
      Overloaded{
          [](const Missing&) { return contract_argument("onbekend"); },
          [](const Asked& asked) { return "? " + asked.question; },
          [](bool truth) { return contract_argument(truth ? "ja" : "nee"); },
          [](const Decimal& number) { return contract_argument(number.to_string(',')); },
          [](Date date) { return to_string(date); },
          [](const Text& text) { return text.value; },
          [](const CodeValue& code) { return to_string(code); },
          [](const Codes& codes) {
            std::string text;
            for (const CodeValue& code : codes) text += (text.empty() ? "" : " ") + to_string(code);
            return text;
          },
          [](const Period& period) {
            std::string text;
            for (const DateInterval& one : period) {
              text += text.empty() ? "" : ", ";
              text += (one.from ? to_string(*one.from) : "…") + " t/m " +
                      (one.through ? to_string(*one.through) : "…");
            }
            return text.empty() ? std::string("geen") : contract_argument(text);
          },
      },
      value);
}

std::vector<Explanation> values_read(const Evaluator& evaluator,
                                     const std::vector<const Expression*>& expressions,
                                     const Place& place) {
  Leaves leaves;
  for (const Expression* expression : expressions) leaves.add(*expression);
  std::vector<Explanation> values;
  for (const auto& [name, leaf] : leaves.found()) {
    const Value value = evaluator.evaluate(*leaf, place);
    std::string text = text_of(value);
    if (leaf->type.kind == TypeKind::money) {
      if (const auto* amount = std::get_if<Decimal>(&value)) {
        if (const auto cents = amount->to_hundredths()) text = amount_argument(*cents);
      }
    }
    Explanation node;
    node.role = Explanation::Role::value;
    node.message = source_of(evaluator.program(), *leaf, std::move(text), place);
    values.push_back(std::move(node));
  }
  return values;
}

}  // namespace clausule::interpreter::engine
