#include <utility>

#include "interpreter/canonical_form.hpp"
#include "interpreter/canonical_writer.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::canonical {

std::string Writer::name(DefinitionId id) {
  definitions_.insert(id);
  return quote(program_.definitions[id.index].name);
}

std::string Writer::name(TableId id) {
  tables_.insert(id);
  return quote(program_.tables[id.index].name);
}

std::string Writer::name(CodeListId id) {
  code_lists_.insert(id);
  return quote(program_.code_lists[id.index].name);
}

std::string Writer::name(TariffId id) const {
  return quote(program_.tariffs[id.index].name);
}

std::string Writer::name(ProgrammeId id) const {
  return quote(program_.programmes[id.index].name);
}

std::string Writer::name(FactId id) {
  facts_.insert(id);
  const FactInfo& fact = program_.facts[id.index];
  return std::string(word(fact.entity)) + " " + quote(fact.name);
}

std::string Writer::of(const CodeSet::Member& member) {
  return std::visit(Overloaded{
                        [](const CodeRange& range) {
                          const auto& [list, first, last] = range;
                          if (first == last) return form("code", {quote(list), quote(first)});
                          return form("range", {quote(list), quote(first), quote(last)});
                        },
                        [](const AllCodes&) { return std::string("all"); },
                        [](const Asked& asked) { return form("ask", {quote(asked.question)}); },
                        [this](CodeListId id) { return form("codelist", {name(id)}); },
                        [this](TableId id) { return form("table", {name(id)}); },
                        [this](ProgrammeId id) { return form("programme", {name(id)}); },
                    },
                    member);
}

std::string Writer::of(const CodeSet& codes) {
  const auto& [members, except, location, text] = codes;
  std::vector<std::string> parts;
  parts.reserve(members.size());
  for (const CodeSet::Member& member : members) parts.push_back(of(member));
  std::vector<std::string> left_out;
  left_out.reserve(except.size());
  for (const CodeSet::Member& member : except) left_out.push_back(of(member));
  if (!left_out.empty()) parts.push_back(sorted_form("except", std::move(left_out)));
  return sorted_form("codes", std::move(parts));
}

std::string Writer::of(const CellTest& test) {
  return std::visit(Overloaded{
                        [](const CellTest::Unknown&) { return std::string("unknown"); },
                        [this](const CellTest::Compared& compared) {
                          const auto& [compare, value] = compared;
                          return form(word(compare), {of(*value)});
                        },
                        [this](const CellTest::Between& between) {
                          const auto& [low, high] = between;
                          return form("between", {of(*low), of(*high)});
                        },
                        [this](const CellTest::Among& among) { return of(among.codes); },
                    },
                    test.value);
}

std::string Writer::of(const CellTests& tests) {
  const auto& [alternatives, text] = tests;
  std::vector<std::string> parts;
  parts.reserve(alternatives.size());
  for (const CellTest& test : alternatives) parts.push_back(of(test));
  return sorted_form("cells", std::move(parts));
}

std::string Writer::of(const FactTest& test) {
  const auto& [subject, tests] = test;
  if (tests.use_count() == 1) return form("test", {of(*subject), of(*tests)});
  const auto [written, fresh] = written_tests_.try_emplace(tests.get());
  if (fresh) written->second = form("test", {of(*subject), of(*tests)});
  return written->second;
}

std::string Writer::key_label(const Table::Key& key) {
  return key.fact ? of(*key.fact) : quote(key.name);
}

std::string Writer::of(const ReadTable& read) {
  const auto& [id, arguments, column] = read;
  const Table& table = program_.tables[id.index];
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < arguments.size() && at < table.keys.size(); ++at) {
    parts.push_back(form("key", {key_label(table.keys[at]), of(*arguments[at])}));
  }
  const std::string value =
      column < table.columns.size() ? quote(table.columns[column].name) : std::string();
  return form("look-up", {name(id), value, sorted_form("keys", std::move(parts))});
}

std::vector<std::string> Writer::each(const std::vector<ExpressionPointer>& expressions) {
  std::vector<std::string> parts;
  parts.reserve(expressions.size());
  for (const ExpressionPointer& expression : expressions) parts.push_back(of(*expression));
  return parts;
}

std::string Writer::optional(std::string_view head, const ExpressionPointer& expression) {
  return expression ? form(head, {of(*expression)}) : std::string();
}

std::string Writer::optional(std::string_view head,
                             const std::vector<ExpressionPointer>& expressions) {
  return optional_form(head, each(expressions));
}

std::string Writer::of(const Expression& expression) {
  const auto& [node, type, location, text] = expression;
  return std::visit(
      Overloaded{
          // The kind tells `5%` from `0,05`; of all else it follows from what is written here.
          [&kind = type.kind](const Constant& constant) {
            return form(word(kind), {canonical::of(constant.value)});
          },
          [this](const ReadFact& read) { return form("fact", {name(read.fact)}); },
          [](const ReadLine& read) { return form("line", {std::string(word(read.fact))}); },
          [this](const ReadDerived& read) {
            // The stock definition is named through what is derived from it.
            if (read.what == Derived::contracted && program_.contracted) {
              return form("definition", {name(*program_.contracted)});
            }
            return form("derived", {std::string(word(read.what))});
          },
          [](const ReadResult& read) { return form("result", {std::string(word(read.what))}); },
          [this](const ReadDefinition& read) {
            const auto& [definition, own] = read;
            return form(own ? "own-definition" : "definition", {name(definition)});
          },
          [this](const ReadTable& read) { return of(read); },
          [this](const ReadTariff& read) {
            const auto& [tariff, own] = read;
            return form(own ? "own-tariff" : "tariff", {name(tariff)});
          },
          [](const ReadComponent& read) { return form("component", {quote(read.name)}); },
          [this](const ReadFileSum& read) { return optional("sum", program_.file_sums[read.sum]); },
          [this](const ReadSettlementSum& read) {
            return optional("sum", program_.settlement_sums[read.sum]);
          },
          // The order of the text never matters (`language.md`, principle 5).
          [this](const Junction& junction) {
            const auto& [conjunction, operands] = junction;
            return sorted_form(conjunction ? "and" : "or", each(operands));
          },
          [this](const Not& negation) { return optional("not", negation.operand); },
          [this](const EnrolledIn& enrolled) {
            return form("enrolled", {name(enrolled.programme)});
          },
          [this](const DuringPeriod& during) { return optional("during", during.period); },
          [this](const Comparison& comparison) {
            const auto& [compare, left, right] = comparison;
            return form(word(compare), {of(*left), of(*right)});
          },
          [this](const Passes& passes) {
            const auto& [subject, negated, tests] = passes;
            return form(negated ? "fails" : "passes", {of(*subject), of(tests)});
          },
          [this](const CodesOf& codes) { return of(codes.codes); },
          [this](const Includes& includes) {
            const auto& [left, codes] = includes;
            return form("includes", {of(*left), of(codes)});
          },
          [](const DependsOnly& depends) {
            const auto& [rule, facts] = depends;
            std::vector<std::string> parts;
            parts.reserve(facts.size());
            for (const std::string& fact : facts) parts.push_back(quote(fact));
            return form("depends-only", {quote(rule), sorted_form("facts", std::move(parts))});
          },
          [this](const IsKnown& is_known) {
            return optional(is_known.known ? "known" : "unknown", is_known.operand);
          },
          [this](const Arithmetic& arithmetic) {
            const auto& [op, left, right] = arithmetic;
            return form(word(op), {of(*left), of(*right)});
          },
          [this](const MovedDate& moved) {
            const auto& [date, length, sign] = moved;
            return form(sign < 0 ? "before" : "after", {of(*date), canonical::of(length)});
          },
          [](const DayOfPeriod& day) {
            return form(day.first ? "first-day" : "last-day", {std::string(word(day.unit))});
          },
      },
      node);
}

}  // namespace clausule::interpreter::canonical
