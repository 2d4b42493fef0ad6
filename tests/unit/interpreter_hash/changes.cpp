#include "tests/unit/interpreter_hash/changes.hpp"

#include <ostream>
#include <utility>

#include "tests/unit/interpreter_hash/sample.hpp"

namespace clausule::interpreter {

namespace {

using dsl::ast::VerdictKind;

const Verdict asked{VerdictKind::manual, "Een vraag?"};

}  // namespace

void PrintTo(const Change& change, std::ostream* out) {
  *out << change.name;
}

std::vector<Change> head_changes() {
  const auto change = [](std::string name, std::function<void(RuleHead&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.conditions.front().versions.front().head);
                  }};
  };
  return {
      change("article", [](RuleHead& head) { head.article = "Artikel 2"; }),
      change("validity", [](RuleHead& head) { head.validity.from = day("2023-01-02"); }),
      change("open end", [](RuleHead& head) { head.validity.through.reset(); }),
      change("publication", [](RuleHead& head) { head.published_on = day("2022-12-02"); }),
      change("guard", [](RuleHead& head) { head.guards.pop_back(); }),
      change("wanted", [](RuleHead& head) { head.guards.front().wanted ^= true; }),
      change("reference date", [](RuleHead& head) { head.reference_date = nullptr; }),
      change("return code", [](RuleHead& head) { head.return_code = "0612"; }),
      change("if unknown", [](RuleHead& head) { head.if_unknown.reset(); }),
      change("question", [](RuleHead& head) { head.if_unknown->question = "Anders?"; }),
  };
}

std::vector<Change> contract_changes() {
  const auto change = [](std::string name, std::function<void(ContractHead&)> make) {
    return Change{std::move(name),
                  [make = std::move(make)](Program& program) { make(program.contract); }};
  };
  return {
      change("name", [](ContractHead& head) { head.name = "ander"; }),
      change("insurer", [](ContractHead& head) { head.insurer = "Ander"; }),
      change("article", [](ContractHead& head) { head.article = "Artikel 9"; }),
      change("return code", [](ContractHead& head) { head.return_code = "0002"; }),
      change("validity", [](ContractHead& head) { head.validity.from = day("2022-01-02"); }),
      change("parties", [](ContractHead& head) { head.parties = codes("53010002"); }),
      change("no parties", [](ContractHead& head) { head.parties.reset(); }),
      change("meaning of a list", [](ContractHead& head) { head.lists["01"] = "041"; }),
      change("another list", [](ContractHead& head) { head.lists["03"] = "041"; }),
      change("default list", [](ContractHead& head) { head.default_list.clear(); }),
      change("other services", [](ContractHead& head) { head.other_services = asked; }),
  };
}

std::vector<Change> named_changes() {
  return {
      {"tariff", [](Program& program) { program.tariffs.front().name = "x"; }},
      {"exclusion", [](Program& program) { program.exclusions.front().name = "x"; }},
      {"limit", [](Program& program) { program.limits.front().name = "x"; }},
      {"condition", [](Program& program) { program.conditions.front().name = "x"; }},
      {"programme", [](Program& program) { program.programmes.front().name = "x"; }},
      {"definition", [](Program& program) { program.definitions.front().name = "x"; }},
      {"table", [](Program& program) { program.tables.front().name = "x"; }},
      {"code list", [](Program& program) { program.code_lists.front().name = "x"; }},
      {"fact", [](Program& program) { program.facts.front().name = "x"; }},
      {"exception", [](Program& program) { program.tariffs.back().excepts.clear(); }},
      {"another version",
       [](Program& program) {
         auto& versions = program.limits.front().versions;
         versions.push_back(versions.front());
         versions.back().head.validity = {day("2024-01-01"), {}};
       }},
      {"definition's value",
       [](Program& program) {
         program.definitions.front().versions.front().value = amount("0.01");
       }},
      {"fact's type", [](Program& program) { program.facts.front().type = FactType::text; }},
      {"fact's words", [](Program& program) { program.facts[1].words.push_back("ruim"); }},
      {"fact's entity", [](Program& program) { program.facts.front().entity = Entity::provider; }},
  };
}

std::vector<Change> tariff_changes() {
  const auto change = [](std::string name, std::function<void(TariffVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.tariffs.front().versions.front());
                  }};
  };
  return {
      change("selection", [](TariffVersion& tariff) { tariff.selection.reset(); }),
      change("code", [](TariffVersion& tariff) { tariff.selection->codes = codes("40002"); }),
      change("test", [](TariffVersion& tariff) { tariff.selection->with.clear(); }),
      change("per", [](TariffVersion& tariff) { tariff.per.reset(); }),
      change("no deductible", [](TariffVersion& tariff) { tariff.without_deductible = true; }),
      change("amount", [](TariffVersion& tariff) { tariff.amount.amounts_to = amount("63.37"); }),
      change("increase", [](TariffVersion& tariff) { tariff.amount.increases.clear(); }),
      change("days in",
             [](TariffVersion& tariff) {
               tariff.amount.pro_rata.front().period = CalendarUnit::month;
             }),
      change("days while",
             [](TariffVersion& tariff) {
               tariff.amount.pro_rata.front().condition = expression(EnrolledIn{ProgrammeId{0}});
             }),
      change("rest to quarter", [](TariffVersion& tariff) { tariff.rest_to_quarter = 1; }),
      change("over quarters", [](TariffVersion& tariff) { tariff.over_quarters = true; }),
      change("floor", [](TariffVersion& tariff) { tariff.amount.at_least = {amount("11")}; }),
      change("cap", [](TariffVersion& tariff) { tariff.amount.at_most.pop_back(); }),
      change("no rounding", [](TariffVersion& tariff) { tariff.amount.rounding.reset(); }),
      change("rounding",
             [](TariffVersion& tariff) { tariff.amount.rounding->mode = Rounding::up; }),
      change("step", [](TariffVersion& tariff) { tariff.amount.rounding->step = Decimal(1); }),
      change("component", [](TariffVersion& tariff) { tariff.split.components.front() = "x"; }),
      change("share",
             [](TariffVersion& tariff) { tariff.split.shares = {*Decimal::parse("0.4")}; }),
      change("rest to", [](TariffVersion& tariff) { tariff.split.rest_to = "huisarts"; }),
      change("table", [](TariffVersion& tariff) { tariff.has_table = true; }),
      change("rows", [](TariffVersion& tariff) { tariff.rows.emplace_back(); }),
  };
}

std::vector<Change> row_changes() {
  const auto change = [](std::string name, std::function<void(AmountRow&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.tariffs.back().versions.front().rows.front());
                  }};
  };
  return {
      change("test", [](AmountRow& row) { row.tests.pop_back(); }),
      change("validity", [](AmountRow& row) { row.validity.from.reset(); }),
      change("publication", [](AmountRow& row) { row.published_on.reset(); }),
      change("amount", [](AmountRow& row) { row.amounts_to = amount("61"); }),
      change("cap", [](AmountRow& row) { row.at_most = amount("66"); }),
      change("floor", [](AmountRow& row) { row.at_least = amount("56"); }),
      change("return code", [](AmountRow& row) { row.return_code = "0613"; }),
      change("component", [](AmountRow& row) { row.components.front() = amount("41"); }),
      change("no component", [](AmountRow& row) { row.components.front() = nullptr; }),
      change("components swapped",
             [](AmountRow& row) { std::swap(row.components[0], row.components[1]); }),
  };
}

std::vector<Change> code_changes() {
  const auto change = [](std::string name, std::function<void(CodeListVersion&)> make,
                         std::size_t index) {
    return Change{std::move(name), [make = std::move(make), index](Program& program) {
                    make(program.code_lists[index].versions.front());
                  }};
  };
  return {
      change(
          "members", [](CodeListVersion& list) { list.codes->members.pop_back(); }, 0),
      change(
          "except", [](CodeListVersion& list) { list.codes->except.pop_back(); }, 0),
      change(
          "question in a set",
          [](CodeListVersion& list) { list.codes->except.back() = Asked{"Anders?"}; }, 0),
      change(
          "other kind of member",
          [](CodeListVersion& list) { list.codes->members.back() = TableId{0}; }, 0),
      change(
          "whole list", [](CodeListVersion& list) { list.codes->members.back() = AllCodes{}; }, 0),
      change(
          "no codes", [](CodeListVersion& list) { list.codes.reset(); }, 0),
      change(
          "register", [](CodeListVersion& list) { list.is_register = false; }, 1),
      change(
          "row", [](CodeListVersion& list) { list.rows.pop_back(); }, 1),
      change(
          "code of a row",
          [](CodeListVersion& list) { list.rows.front().codes.front().first = "12001"; }, 1),
      change(
          "list of a row",
          [](CodeListVersion& list) { list.rows.front().codes.front().list = "041"; }, 1),
      change(
          "validity of a row",
          [](CodeListVersion& list) { list.rows.front().validity.through.reset(); }, 1),
      change(
          "list", [](CodeListVersion& list) { list.list = "041"; }, 1),
      change(
          "other services", [](CodeListVersion& list) { list.other_services.reset(); }, 1),
      change(
          "return code", [](CodeListVersion& list) { list.head.return_code = "0582"; }, 1),
  };
}

std::vector<Change> table_changes() {
  const auto change = [](std::string name, std::function<void(Table&)> make) {
    return Change{std::move(name),
                  [make = std::move(make)](Program& program) { make(program.tables.front()); }};
  };
  const auto row = [](Table& table) -> TableVersion::Row& {
    return table.versions.front().rows.front();
  };
  return {
      change("key", [](Table& table) { table.keys.back().name = "rang"; }),
      change("fact of a key", [](Table& table) { table.keys.front().fact = nullptr; }),
      change("type of a key", [](Table& table) { table.keys.back().type.kind = TypeKind::code; }),
      change("column", [](Table& table) { table.columns.front().name = "aandeel"; }),
      change("type of a column",
             [](Table& table) { table.columns.front().type.kind = TypeKind::number; }),
      change("row", [](Table& table) { table.versions.front().rows.pop_back(); }),
      change("cell", [row](Table& table) { row(table).keys.front().tests.clear(); }),
      change("test in a cell", [row](Table& table) { row(table).keys.back().tests.pop_back(); }),
      change("value", [row](Table& table) { row(table).values.front() = amount("0.8"); }),
      change("no value", [row](Table& table) { row(table).values.front() = nullptr; }),
      change("validity", [row](Table& table) { row(table).validity.from.reset(); }),
      change("publication", [row](Table& table) { row(table).published_on.reset(); }),
  };
}

std::vector<Change> exclusion_changes() {
  const auto change = [](std::string name, std::function<void(ExclusionVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.exclusions.front().versions.front());
                  }};
  };
  const auto beside = [](ExclusionVersion& rule) -> BesideRelation& {
    return std::get<BesideRelation>(*rule.entries[0].relation);
  };
  const auto within = [](ExclusionVersion& rule) -> WithinRelation& {
    return std::get<WithinRelation>(*rule.entries[1].relation);
  };
  return {
      change("relation", [](ExclusionVersion& rule) { rule.entries[0].relation.reset(); }),
      change("denying", [beside](ExclusionVersion& rule) { beside(rule).denying.with.clear(); }),
      change("same", [beside](ExclusionVersion& rule) { beside(rule).same = CalendarUnit::month; }),
      change("denying within",
             [within](ExclusionVersion& rule) { within(rule).denying.codes = codes("13099"); }),
      change("length", [within](ExclusionVersion& rule) { within(rule).length.count = 27; }),
      change("unit",
             [within](ExclusionVersion& rule) { within(rule).length.unit = Length::Unit::weeks; }),
      change("after", [within](ExclusionVersion& rule) { within(rule).after = false; }),
      change("stay",
             [](ExclusionVersion& rule) {
               rule.entries[2].relation =
                   StayRelation{{expression(ReadFact{FactId{2}}), "verzekering"}};
             }),
      change("takes over", [](ExclusionVersion& rule) { rule.entries[1].takes_over_rows = false; }),
      change("verdict", [](ExclusionVersion& rule) { rule.entries[0].verdict = asked; }),
      change("row", [](ExclusionVersion& rule) { rule.entries[0].rows.pop_back(); }),
      change("denied",
             [](ExclusionVersion& rule) { rule.entries[0].rows[0].denied.codes = codes("9202"); }),
      change("verdict of a row",
             [](ExclusionVersion& rule) { rule.entries[0].rows[0].verdict = asked; }),
      change("validity of a pair",
             [](ExclusionVersion& rule) { rule.entries[0].validity.from.reset(); }),
      change("return code of a pair",
             [](ExclusionVersion& rule) { rule.entries[0].return_code.clear(); }),
      change("winner", [](ExclusionVersion& rule) { rule.precedences[0].winner = codes("1"); }),
      change("loser", [](ExclusionVersion& rule) { rule.precedences[0].loser = codes("1"); }),
      change("at most", [](ExclusionVersion& rule) { rule.at_most = nullptr; }),
      change("window", [](ExclusionVersion& rule) { rule.window = CalendarUnit::quarter; }),
      change("no window", [](ExclusionVersion& rule) { rule.window.reset(); }),
  };
}

std::vector<Change> settlement_changes() {
  const auto change = [](std::string name, std::function<void(SettlementVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.settlements.front().versions.front());
                  }};
  };
  const auto row = [](std::string name, std::function<void(SettlementVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.settlements.back().versions.front());
                  }};
  };
  return {
      change("lines", [](SettlementVersion& rule) { rule.selection->codes = codes("40011"); }),
      change("all lines", [](SettlementVersion& rule) { rule.selection.reset(); }),
      change("scope", [](SettlementVersion& rule) { rule.scope = SettlementScope::insured; }),
      change("whole file", [](SettlementVersion& rule) { rule.scope = SettlementScope::file; }),
      change("period", [](SettlementVersion& rule) { rule.period = CalendarUnit::quarter; }),
      change("no period", [](SettlementVersion& rule) { rule.period.reset(); }),
      change("amount", [](SettlementVersion& rule) { rule.amount.amounts_to = amount("1"); }),
      change("floor", [](SettlementVersion& rule) { rule.amount.at_least.clear(); }),
      change("cap", [](SettlementVersion& rule) { rule.amount.at_most = {amount("9")}; }),
      change("share",
             [](SettlementVersion& rule) { rule.split.shares = {*Decimal::parse("0.25")}; }),
      change("rest", [](SettlementVersion& rule) { rule.split.rest_to = "zorgverlener"; }),
      change("receiver", [](SettlementVersion& rule) { rule.in_favour_of = "fonds"; }),
      row("one receiver", [](SettlementVersion& rule) { rule.in_favour_of = "verzekeraar"; }),
      row("row", [](SettlementVersion& rule) { rule.rows.clear(); }),
      row("no table", [](SettlementVersion& rule) { rule.has_table = false; }),
      row("amount of a row",
          [](SettlementVersion& rule) { rule.rows.front().amounts_to = amount("51"); }),
      {"what is added up", [](Program& program) { program.settlement_sums.front() = amount("1"); }},
      {"name of a settlement", [](Program& program) { program.settlements.front().name = "x"; }},
  };
}

std::vector<Change> other_changes() {
  const auto limit = [](std::string name, std::function<void(LimitVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.limits.front().versions.front());
                  }};
  };
  const auto condition = [](std::string name, std::function<void(ConditionVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.conditions.front().versions.front());
                  }};
  };
  const auto programme = [](std::string name, std::function<void(ProgrammeVersion&)> make) {
    return Change{std::move(name), [make = std::move(make)](Program& program) {
                    make(program.programmes.front().versions.front());
                  }};
  };
  return {
      limit("selection", [](LimitVersion& rule) { rule.selection.reset(); }),
      limit("counts", [](LimitVersion& rule) { rule.counts = nullptr; }),
      limit("at most", [](LimitVersion& rule) { rule.at_most = amount("4"); }),
      limit("window", [](LimitVersion& rule) { rule.window = CalendarUnit::quarter; }),
      limit("takes over its window", [](LimitVersion& rule) { rule.has_window = false; }),
      condition("selection", [](ConditionVersion& rule) { rule.selection.reset(); }),
      condition("per file", [](ConditionVersion& rule) { rule.per_file = true; }),
      condition("requirement", [](ConditionVersion& rule) { rule.requires_that.pop_back(); }),
      condition("otherwise", [](ConditionVersion& rule) { rule.otherwise = asked; }),
      programme("bundle", [](ProgrammeVersion& rule) { rule.bundle.reset(); }),
      programme("requirement", [](ProgrammeVersion& rule) { rule.requires_that.clear(); }),
      programme("otherwise", [](ProgrammeVersion& rule) { rule.otherwise = asked; }),
      programme("end reason", [](ProgrammeVersion& rule) { rule.end_reasons.pop_back(); }),
      programme("combines", [](ProgrammeVersion& rule) { rule.combines = {ProgrammeId{0}}; }),
      programme("deductible", [](ProgrammeVersion& rule) { rule.without_deductible = false; }),
  };
}

}  // namespace clausule::interpreter
