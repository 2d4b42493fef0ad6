#include "interpreter/describe.hpp"

#include <algorithm>
#include <vector>

#include "interpreter/overloaded.hpp"

namespace clausule::interpreter {

namespace {

namespace ast = dsl::ast;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

std::string sign_of(ast::Compare compare) {
  switch (compare) {
    case ast::Compare::equal:
      return "=";
    case ast::Compare::not_equal:
      return "≠";
    case ast::Compare::less:
      return "<";
    case ast::Compare::greater:
      return ">";
    case ast::Compare::less_equal:
      return "≤";
    case ast::Compare::greater_equal:
      return "≥";
  }
  return {};
}

std::string sign_of(ast::Operator op) {
  switch (op) {
    case ast::Operator::add:
      return " + ";
    case ast::Operator::subtract:
      return " - ";
    case ast::Operator::multiply:
      return " × ";
    case ast::Operator::divide:
      return " / ";
  }
  return {};
}

std::string name_of(LineFact fact) {
  switch (fact) {
    case LineFact::id:
      return "regel";
    case LineFact::provider:
      return "zorgverlener";
    case LineFact::date:
      return "datum";
    case LineFact::code:
      return "code";
    case LineFact::amount:
      return "bedrag";
    case LineFact::quantity:
      return "aantal";
    case LineFact::referral:
      return "verwijscode";
    case LineFact::begin:
      return "begindatum";
    case LineFact::credits:
      return "crediteert";
  }
  return {};
}

std::string name_of(Derived what) {
  switch (what) {
    case Derived::born:
      return "verzekerde.geboren";
    case Derived::deceased:
      return "verzekerde.overleden";
    case Derived::age:
      return "leeftijd";
    case Derived::calendar_year:
      return "kalenderjaar";
    case Derived::reference_date:
      return "peildatum";
    case Derived::contracted:
      return "gecontracteerd";
    case Derived::insurer:
      return "verzekeraar";
  }
  return {};
}

std::string name_of(Result what) {
  switch (what) {
    case Result::paid:
      return "vergoed";
    case Result::tariff_amount:
      return "tariefbedrag";
    case Result::ground:
      return "grond";
    case Result::outcome:
      return "uitkomst";
  }
  return {};
}

std::string name_of(CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::day:
      return "de dag";
    case CalendarUnit::week:
      return "de week";
    case CalendarUnit::month:
      return "de maand";
    case CalendarUnit::quarter:
      return "het kwartaal";
    case CalendarUnit::calendar_year:
      return "het kalenderjaar";
  }
  return {};
}

std::string text_of(const Length& length) {
  std::string count = std::to_string(length.count);
  switch (length.unit) {
    case Length::Unit::days:
      return count + " dagen";
    case Length::Unit::weeks:
      return count + " weken";
    case Length::Unit::months:
      return count + " maanden";
    case Length::Unit::years:
      return count + " jaar";
  }
  return count;
}

std::string number_text(const Decimal& number, const Type& type) {
  if (type.kind == TypeKind::percentage) return (number * Decimal(100)).to_string(',') + "%";
  if (type.kind != TypeKind::money) return number.to_string(',');
  const auto cents = number.to_hundredths();
  return "€ " + (cents ? to_string(Cents{*cents}, ',') : number.to_string(','));
}

std::string constant_text(const Value& value, const Type& type) {
  return std::visit(Overloaded{
                        [](const Missing& missing) { return missing.what; },
                        [](const Asked& asked) { return "handmatig \"" + asked.question + "\""; },
                        [](bool truth) { return std::string(truth ? "ja" : "nee"); },
                        [&](const Decimal& number) { return number_text(number, type); },
                        [](Date date) { return to_string(date); },
                        [&](const Text& text) {
                          return type.kind == TypeKind::text ? '"' + text.value + '"' : text.value;
                        },
                        [](const CodeValue& code) { return to_string(code); },
                        [](const Codes&) { return std::string("codes"); },
                        [](const Period&) { return std::string("periode"); },
                    },
                    value);
}

/// Writes one alternative of an expression after the other.
struct Describing {
  const Program& program;
  const Expression& expression;

  std::string text(const ExpressionPointer& one) const { return describe(program, *one); }
  /// Puts parentheses around what binds less than an operator does.
  std::string inner(const ExpressionPointer& one) const {
    const bool loose = std::holds_alternative<Junction>(one->node) ||
                       std::holds_alternative<Arithmetic>(one->node);
    return loose ? "(" + text(one) + ")" : text(one);
  }
  std::string operator()(const Constant& one) const {
    return constant_text(one.value, expression.type);
  }
  std::string operator()(const ReadFact& one) const { return program.facts[one.fact.index].path(); }
  std::string operator()(const ReadLine& one) const { return name_of(one.fact); }
  std::string operator()(const ReadDerived& one) const { return name_of(one.what); }
  std::string operator()(const ReadResult& one) const { return name_of(one.what); }
  std::string operator()(const ReadDefinition& one) const {
    return program.definitions[one.definition.index].name;
  }
  std::string operator()(const ReadTable& one) const {
    const Table& table = program.tables[one.table.index];
    const bool alone = table.columns.size() < 2;
    return alone ? table.name : table.name + "." + table.columns[one.column].name;
  }
  std::string operator()(const ReadTariff& one) const {
    return program.tariffs[one.tariff.index].name;
  }
  std::string operator()(const ReadComponent& one) const { return one.name; }
  std::string operator()(const ReadFileSum& one) const {
    return "som " + inner(program.file_sums[one.sum]);
  }
  std::string operator()(const ReadSettlementSum& one) const {
    return "som " + inner(program.settlement_sums[one.sum]);
  }
  std::string operator()(const Junction& one) const {
    std::vector<std::string> parts;
    for (const ExpressionPointer& operand : one.operands) parts.push_back(inner(operand));
    std::ranges::sort(parts);
    return joined(parts, one.conjunction ? " en " : " of ");
  }
  std::string operator()(const Not& one) const { return "niet " + inner(one.operand); }
  std::string operator()(const EnrolledIn& one) const {
    return "ingeschreven in " + program.programmes[one.programme.index].name;
  }
  std::string operator()(const DuringPeriod& one) const { return "tijdens " + text(one.period); }
  std::string operator()(const Comparison& one) const {
    return inner(one.left) + " " + sign_of(one.compare) + " " + inner(one.right);
  }
  std::string operator()(const Passes& one) const {
    return inner(one.subject) + (one.negated ? " niet in " : " in ") + describe(program, one.tests);
  }
  std::string operator()(const CodesOf& one) const { return describe(program, one.codes); }
  std::string operator()(const Includes& one) const {
    return text(one.left) + " omvat " + describe(program, one.codes);
  }
  std::string operator()(const DependsOnly& one) const {
    return one.rule + " hangt alleen af van " + joined(one.facts, ", ");
  }
  std::string operator()(const IsKnown& one) const {
    return inner(one.operand) + (one.known ? " bekend" : " onbekend");
  }
  std::string operator()(const Arithmetic& one) const {
    return inner(one.left) + sign_of(one.op) + inner(one.right);
  }
  std::string operator()(const MovedDate& one) const {
    return inner(one.date) + (one.sign > 0 ? " + " : " - ") + text_of(one.length);
  }
  std::string operator()(const DayOfPeriod& one) const {
    return (one.first ? "eerste dag van " : "laatste dag van ") + name_of(one.unit);
  }
};

std::string describe_member(const Program& program, const CodeSet::Member& member) {
  return std::visit(Overloaded{
                        [](const CodeRange& range) {
                          std::string text = to_string(CodeValue{range.list, range.first});
                          if (range.last != range.first) {
                            text += " t/m " + to_string(CodeValue{range.list, range.last});
                          }
                          return text;
                        },
                        [](const AllCodes&) { return std::string("alle prestaties"); },
                        [](const Asked& asked) { return "handmatig \"" + asked.question + "\""; },
                        [&](CodeListId id) { return program.code_lists[id.index].name; },
                        [&](TableId id) { return program.tables[id.index].name; },
                        [&](ProgrammeId id) { return program.programmes[id.index].name; },
                    },
                    member);
}

std::string describe_members(const Program& program, const std::vector<CodeSet::Member>& members) {
  std::vector<std::string> parts;
  parts.reserve(members.size());
  for (const CodeSet::Member& member : members) parts.push_back(describe_member(program, member));
  std::ranges::sort(parts);
  return joined(parts, ", ");
}

}  // namespace

std::string describe(const Program& program, const Expression& expression) {
  return std::visit(Describing{program, expression}, expression.node);
}

std::string describe(const Program& program, const CellTests& tests) {
  const auto text = [&](const ExpressionPointer& one) { return describe(program, *one); };
  std::vector<std::string> parts;
  for (const CellTest& test : tests.tests) {
    parts.push_back(std::visit(
        Overloaded{
            [](const CellTest::Unknown&) { return std::string("onbekend"); },
            [&](const CellTest::Compared& one) {
              const std::string value = text(one.value);
              return one.compare == ast::Compare::equal ? value
                                                        : sign_of(one.compare) + " " + value;
            },
            [&](const CellTest::Between& one) { return text(one.low) + " t/m " + text(one.high); },
            [&](const CellTest::Among& one) { return describe(program, one.codes); },
        },
        test.value));
  }
  std::ranges::sort(parts);
  return parts.empty() ? "-" : joined(parts, ", ");
}

std::string describe(const Program& program, const CodeSet& set) {
  std::string text = describe_members(program, set.members);
  if (!set.except.empty()) text += " behalve " + describe_members(program, set.except);
  return text;
}

}  // namespace clausule::interpreter
