#include "tests/unit/interpreter_hash/sample.hpp"

#include <algorithm>
#include <utility>

namespace clausule::interpreter {

namespace {

using dsl::ast::Compare;
using dsl::ast::VerdictKind;

/// Puts what was written in the opposite order where that is asked.
class Order {
 public:
  explicit Order(bool reversed) : reversed_(reversed) {}

  template <typename Item>
  [[nodiscard]] std::vector<Item> list(std::vector<Item> items) const {
    if (reversed_) std::reverse(items.begin(), items.end());
    return items;
  }
  /// The index of the first or the second of two.
  [[nodiscard]] std::uint32_t first() const { return reversed_ ? 1 : 0; }
  [[nodiscard]] std::uint32_t second() const { return reversed_ ? 0 : 1; }

 private:
  bool reversed_;
};

RuleHead head(std::string name) {
  RuleHead result;
  result.name = std::move(name);
  result.title = "Titel";
  result.article = "Artikel 1";
  result.validity = {day("2023-01-01"), day("2023-12-31")};
  result.published_on = day("2022-12-01");
  result.reference_date = expression(DayOfPeriod{true, CalendarUnit::quarter});
  result.return_code = "0611";
  result.if_unknown = Verdict{VerdictKind::manual, "Wat is bekend?"};
  return result;
}

template <typename Rule, typename Version>
Rule named(std::string name, std::vector<Version> versions) {
  Rule rule;
  rule.name = std::move(name);
  rule.versions = std::move(versions);
  return rule;
}

ExpressionPointer is_adult() {
  return expression(Comparison{Compare::greater_equal, expression(ReadDerived{Derived::age}),
                               constant(Decimal(18), TypeKind::number)});
}

ExpressionPointer read_fact(std::uint32_t index) {
  return expression(ReadFact{FactId{index}});
}

FactTest fact_test(std::uint32_t fact, std::string_view code) {
  const CellTests tests{{{CellTest::Among{codes(code)}}}, "zoals het stond"};
  return {read_fact(fact), std::make_shared<const CellTests>(tests)};
}

Selection selection(std::string_view first, std::string_view second = {}) {
  return {codes(first, second), {fact_test(0, "0055")}, "Etiket", {}};
}

CodeList register_of_codes(const Order& order) {
  CodeListVersion version;
  version.head = head("consultcodes");
  version.is_register = true;
  version.list = "008";
  version.other_services = Verdict{VerdictKind::allow, ""};
  version.rows = order.list<CodeListVersion::Row>(
      {{order.list<CodeRange>({{"008", "12000", "12000"}, {"008", "12002", "12003"}}),
        "Omschrijving",
        {day("2016-01-01"), day("2018-12-31")},
        {}},
       {{{"008", "12010", "12010"}}, "Omschrijving", {}, {}}});
  return named<CodeList, CodeListVersion>("consultcodes", {version});
}

CodeList set_of_codes() {
  CodeListVersion version;
  version.head = head("voetzorg");
  version.codes = codes("9200", "9201");
  version.codes->except = {CodeRange{"", "9201", "9201"}, Asked{"Hoort dit erbij?"}};
  return named<CodeList, CodeListVersion>("voetzorg", {version});
}

Table table(const Order& order) {
  TableVersion version;
  version.head = head("vergoedingsdeel");
  const CellTests budget{
      {{CellTest::Compared{Compare::equal, constant(Text{"budget"}, TypeKind::word)}}}, "budget"};
  const CellTests young{{{CellTest::Between{constant(Decimal(18), TypeKind::number),
                                            constant(Decimal(25), TypeKind::number)}},
                         {CellTest::Unknown{}}},
                        "18 t/m 25, onbekend"};
  version.rows =
      order.list<TableVersion::Row>({{order.list<CellTests>({budget, young}),
                                      {amount("0.75")},
                                      {day("2023-01-01"), day("2023-12-31")},
                                      day("2022-10-01"),
                                      {}},
                                     {order.list<CellTests>({{}, {}}), {amount("1")}, {}, {}, {}}});
  Table result;
  static_cast<Named<TableVersion, TableId>&>(result) =
      named<Named<TableVersion, TableId>, TableVersion>("vergoedingsdeel", {version});
  result.keys = order.list<Table::Key>({{"polis", {TypeKind::word, false, {}}, read_fact(1)},
                                        {"trede", {TypeKind::number, true, {}}, nullptr}});
  result.columns = {{"deel", {TypeKind::percentage, false, {}}}};
  return result;
}

TariffVersion tariff_version() {
  TariffVersion version;
  version.head = head("DM2");
  version.selection = selection("40001");
  version.per = CalendarUnit::quarter;
  version.amount.amounts_to = amount("63.36");
  version.amount.increases = {constant(*Decimal::parse("0.025"), TypeKind::percentage)};
  version.amount.pro_rata = {{CalendarUnit::quarter, expression(DuringPeriod{read_fact(2)})}};
  version.amount.at_least = {amount("10")};
  version.amount.at_most = {amount("70"), amount("80")};
  version.amount.rounding = RoundingRule{Rounding::half_away, *Decimal::parse("0.01")};
  version.split.components = {"huisarts", "organisatie"};
  version.split.shares = {*Decimal::parse("0.5")};
  version.split.rest_to = "organisatie";
  return version;
}

TariffVersion table_tariff_version(const Order& order) {
  TariffVersion version;
  version.head = head("DM2-tabel");
  version.without_deductible = true;
  version.over_quarters = true;
  version.rest_to_quarter = 4;
  version.has_table = true;
  version.split.components = order.list<std::string>({"huisarts", "organisatie"});
  version.rows = order.list<AmountRow>(
      {{{fact_test(0, "0055"), fact_test(0, "0056")},
        {day("2024-01-01"), day("2024-12-31")},
        day("2023-10-01"),
        amount("60"),
        amount("65"),
        amount("55"),
        "0612",
        order.list<ExpressionPointer>({amount("40"), amount("20")}),
        {}},
       {{}, {}, {}, amount("50"), nullptr, nullptr, "", {nullptr, nullptr}, {}}});
  return version;
}

ExclusionVersion exclusion_version(const Order& order) {
  ExclusionVersion version;
  version.head = head("DM2-samenloop");
  ExclusionEntry beside;
  beside.relation = BesideRelation{selection("40001"), CalendarUnit::quarter};
  beside.verdict = {VerdictKind::deny, ""};
  beside.rows = order.list<ExclusionEntry::Row>(
      {{selection("9200", "9201"), {VerdictKind::deny, ""}},
       {selection("12850"), {VerdictKind::manual, "Hoort dit erbij?"}}});
  beside.validity = {day("2023-01-01"), day("2023-06-30")};
  beside.return_code = "0613";
  ExclusionEntry within;
  within.relation = WithinRelation{selection("13098"), {Length::Unit::days, 28}, true};
  within.takes_over_rows = true;
  ExclusionEntry during;
  during.relation = StayRelation{{ProgrammeId{0}, "SMR"}};
  version.entries = order.list<ExclusionEntry>({beside, within, during});
  version.precedences = {{codes("40001"), codes("40011")}};
  version.at_most = constant(Decimal(1), TypeKind::number);
  version.window = Stay{read_fact(2), "tijdens periode"};
  return version;
}

LimitVersion limit_version() {
  LimitVersion version;
  version.head = head("dieet");
  version.selection = selection("6000");
  version.counts =
      expression(Arithmetic{dsl::ast::Operator::multiply, expression(ReadLine{LineFact::quantity}),
                            constant(Decimal(1), TypeKind::number)});
  version.at_most = constant(Decimal(4), TypeKind::number);
  version.window = Length{Length::Unit::years, 2};
  return version;
}

ConditionVersion condition_version(const Order& order) {
  ConditionVersion version;
  version.head = head("meerderjarig");
  version.head.guards = order.list<Guard>(
      {{expression(Junction{true, order.list<ExpressionPointer>(
                                      {is_adult(), expression(EnrolledIn{ProgrammeId{0}})})}),
        true},
       {expression(Not{expression(IsKnown{read_fact(0), true})}), false}});
  version.selection = selection("40001");
  version.requires_that = order.list<ExpressionPointer>(
      {is_adult(),
       expression(
           Passes{expression(ReadTable{TableId{0},
                                       order.list<ExpressionPointer>(
                                           {read_fact(1), constant(Decimal(2), TypeKind::number)}),
                                       0}),
                  false,
                  {{{CellTest::Compared{Compare::less, amount("1")}}}, "< 1"}})});
  version.otherwise = {VerdictKind::deny, ""};
  return version;
}

SettlementVersion settlement_version(const Order& order) {
  SettlementVersion version;
  version.head = head("besparing");
  version.selection = selection("40001");
  version.scope = SettlementScope::provider;
  version.period = CalendarUnit::calendar_year;
  version.amount.amounts_to = expression(Arithmetic{dsl::ast::Operator::subtract, amount("1000"),
                                                    expression(ReadSettlementSum{order.first()})});
  version.amount.at_least = {amount("0")};
  version.split.components = {"zorgverlener", "verzekeraar"};
  version.split.shares = {*Decimal::parse("0.5")};
  version.split.rest_to = "verzekeraar";
  return version;
}

SettlementVersion table_settlement_version() {
  SettlementVersion version;
  version.head = head("beloning");
  version.scope = SettlementScope::insured;
  version.period = CalendarUnit::quarter;
  version.in_favour_of = "zorgverlener";
  version.has_table = true;
  version.rows = {{{fact_test(0, "0055")}, {}, {}, amount("50"), nullptr, nullptr, "", {}, {}}};
  return version;
}

ProgrammeVersion programme_version() {
  ProgrammeVersion version;
  version.head = head("DM2-programma");
  version.bundle = codes("40001");
  version.requires_that = {is_adult()};
  version.otherwise = {VerdictKind::deny, ""};
  version.end_reasons = {"verhuizing", "overlijden"};
  version.without_deductible = true;
  return version;
}

DeductibleVersion deductible_version() {
  DeductibleVersion version;
  version.head = head("vrijwillig");
  version.selection = selection("79999");
  version.amount.amounts_to = amount("385");
  version.amount.rounding = RoundingRule{Rounding::half_away, Decimal(1)};
  version.counts = amount("12");
  version.after = DeductibleId{0};
  return version;
}

}  // namespace

Date day(std::string_view text) {
  return *parse_date(text);
}

ExpressionPointer expression(decltype(Expression::node) node) {
  return std::make_shared<const Expression>(Expression{std::move(node), {}, {}, "tekst"});
}

ExpressionPointer constant(Value value, TypeKind kind) {
  return std::make_shared<const Expression>(
      Expression{Constant{std::move(value)}, {kind, false, {}}, {}, "tekst"});
}

ExpressionPointer amount(std::string_view number) {
  return constant(*Decimal::parse(number), TypeKind::money);
}

CodeSet codes(std::string_view first, std::string_view second) {
  CodeSet set;
  for (const std::string_view code : {first, second}) {
    if (!code.empty()) set.members.push_back(CodeRange{"", std::string(code), std::string(code)});
  }
  set.text = "zoals het stond";
  return set;
}

Program sample(bool reversed) {
  const Order order(reversed);
  Program program;
  program.contract.name = "voorbeeld";
  program.contract.title = "Voorbeeldcontract";
  program.contract.insurer = "Voorbeeld";
  program.contract.article = "Artikel 0";
  program.contract.return_code = "0001";
  program.contract.validity = {day("2022-01-01"), day("2026-12-31")};
  program.contract.parties = codes("53010001");
  program.contract.lists = {{"01", "008"}};
  program.contract.default_list = "056";
  program.contract.other_services = {VerdictKind::allow, ""};
  program.facts = {
      {Entity::claim, "soort", FactType::code, false, {}, "Omschrijving", true},
      {Entity::insured, "polis", FactType::one_of, false,
       order.list<std::string>({"budget", "exclusief"}), "Omschrijving", true},
      {Entity::insured, "verzekering", FactType::period, false, {}, "Omschrijving", true},
      {Entity::insured, "ongelezen", FactType::text, true, {}, "Omschrijving", false}};
  program.code_lists = order.list<CodeList>({set_of_codes(), register_of_codes(order)});
  program.tables = {table(order)};
  Tariff first = named<Tariff, TariffVersion>("DM2", {tariff_version()});
  Tariff second = named<Tariff, TariffVersion>("DM2-tabel", {table_tariff_version(order)});
  second.versions.front().selection = Selection{codes("40001"), {}, "", {}};
  second.versions.front().selection->codes.members = order.list<CodeSet::Member>(
      {CodeListId{order.first()}, AllCodes{}, ProgrammeId{0}, CodeRange{"008", "1", "2"}});
  first.exceptions = {TariffId{order.second()}};
  second.excepts = {TariffId{order.first()}};
  program.tariffs = order.list<Tariff>({first, second});
  program.exclusions = {
      named<Exclusion, ExclusionVersion>("DM2-samenloop", {exclusion_version(order)})};
  program.limits = {named<Limit, LimitVersion>("dieet", {limit_version()})};
  program.conditions = {
      named<Condition, ConditionVersion>("meerderjarig", {condition_version(order)})};
  program.programmes = {named<Programme, ProgrammeVersion>("DM2-programma", {programme_version()})};
  program.deductibles = {
      named<Deductible, DeductibleVersion>("verplicht", {{head("verplicht"), {}, {}, {}, {}, {}}}),
      named<Deductible, DeductibleVersion>("vrijwillig", {deductible_version()})};
  program.settlement_sums = order.list<ExpressionPointer>(
      {expression(ReadResult{Result::paid}), expression(ReadLine{LineFact::quantity})});
  program.settlements = order.list<Settlement>(
      {named<Settlement, SettlementVersion>("besparing", {settlement_version(order)}),
       named<Settlement, SettlementVersion>("beloning", {table_settlement_version()})});
  program.definitions = order.list<Definition>(
      {named<Definition, DefinitionVersion>("index", {{head("index"), amount("0")}}),
       named<Definition, DefinitionVersion>("ongebruikt", {{head("ongebruikt"), amount("1")}})});
  program.definitions[order.second()].from_library = true;
  return program;
}

}  // namespace clausule::interpreter
