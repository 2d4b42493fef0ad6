#include "interpreter/properties/footprint.hpp"

#include "interpreter/analysis/walk.hpp"
#include "interpreter/describe.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::properties {

namespace {

const Value* constant_of(const Expression& expression) {
  const auto* constant = std::get_if<Constant>(&expression.node);
  return constant == nullptr ? nullptr : &constant->value;
}

template <typename Rule>
const Rule* find_rule(const std::vector<Rule>& rules, std::string_view name) {
  for (const Rule& rule : rules) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

}  // namespace

DateInterval term_of(const Program& program, const Property& property) {
  return intersect(program.contract.validity, property.validity)
      .value_or(program.contract.validity);
}

std::optional<Input> input_of(const Expression& expression) {
  if (const auto* read = std::get_if<ReadFact>(&expression.node)) return read->fact;
  if (const auto* read = std::get_if<ReadLine>(&expression.node)) return read->fact;
  if (const auto* read = std::get_if<ReadDerived>(&expression.node)) return read->what;
  return std::nullopt;
}

Read& Follower::note(const Input& input, const dsl::Location& place, bool computed) {
  Read& read = found_.inputs[input];
  if (!read.place) read.place = place;
  read.computed = read.computed || computed;
  return read;
}

void Follower::note_days(const DateInterval& validity, const dsl::Location& place) {
  const auto add = [&](Date first, bool ends) {
    const bool inside =
        (!term_.from || *term_.from < first) && (!term_.through || first <= *term_.through);
    if (inside) found_.changes.insert({first, ends, place});
  };
  if (validity.from) add(*validity.from, false);
  if (validity.through) add(*validity.through + one_day, true);
}

/// Follows one alternative of an expression after the other.
struct Following {
  Follower& self;
  const Expression& expression;
  bool computed;

  void note(const Input& input) const { self.note(input, expression.location, computed); }

  void operator()(const Constant&) const {}
  void operator()(const ReadFact& read) const { note(read.fact); }
  void operator()(const ReadLine& read) const { note(read.fact); }
  void operator()(const ReadDerived& read) const {
    if (read.what == Derived::insurer) return;
    note(read.what);
    if (read.what == Derived::contracted) self.follow_parties();
  }
  void operator()(const ReadResult& read) const {
    note(read.what);
    self.follow_all();
  }
  void operator()(const ReadDefinition& read) const {
    self.follow_definition(read.definition, read.own);
  }
  void operator()(const ReadTable& read) const { self.follow_look_up(read); }
  void operator()(const ReadTariff& read) const { self.follow_tariff(read.tariff, read.own); }
  void operator()(const ReadComponent&) const { self.follow_tariffs(); }
  void operator()(const ReadFileSum&) const {}
  void operator()(const ReadSettlementSum&) const {}
  void operator()(const Junction& junction) const {
    for (const ExpressionPointer& operand : junction.operands) self.follow(*operand);
  }
  void operator()(const Not& negation) const { self.follow(*negation.operand); }
  void operator()(const EnrolledIn& enrolled) const { note(enrolled.programme); }
  void operator()(const DuringPeriod& during) const { self.follow(*during.period); }
  void operator()(const Comparison& comparison) const {
    self.follow_pair(*comparison.left, *comparison.right);
  }
  void operator()(const Passes& passes) const { self.follow_tests(*passes.subject, passes.tests); }
  void operator()(const CodesOf& codes) const { self.follow(codes.codes); }
  void operator()(const Includes& includes) const {
    self.follow(*includes.left, true);
    self.follow(includes.codes);
  }
  void operator()(const DependsOnly&) const {}
  void operator()(const IsKnown& known) const { self.follow(*known.operand); }
  void operator()(const Arithmetic& arithmetic) const {
    self.follow(*arithmetic.left, true);
    self.follow(*arithmetic.right, true);
  }
  void operator()(const MovedDate& moved) const { self.follow(*moved.date, true); }
  void operator()(const DayOfPeriod&) const {
    self.note(LineFact::date, expression.location, true);
  }
};

void Follower::follow(const Expression& expression, bool computed) {
  std::visit(Following{*this, expression, computed}, expression.node);
}

void Follower::follow_if(const ExpressionPointer& expression, bool computed) {
  if (expression) follow(*expression, computed);
}

void Follower::follow_pair(const Expression& one, const Expression& other) {
  const auto compare = [&](const Expression& subject, const Value& literal) {
    if (const auto input = input_of(subject)) {
      follow(subject);
      found_.inputs[*input].literals.push_back(literal);
    } else {
      follow(subject, true);
    }
  };
  if (const Value* literal = constant_of(other)) {
    compare(one, *literal);
  } else if (const Value* first = constant_of(one)) {
    compare(other, *first);
  } else {
    follow(one, true);
    follow(other, true);
  }
}

void Follower::follow_sets(const CellTests& tests) {
  for (const CellTest& test : tests.tests) {
    const auto* among = std::get_if<CellTest::Among>(&test.value);
    if (among != nullptr) follow(among->codes);
  }
}

void Follower::follow_tests(const Expression& subject, const CellTests& tests) {
  if (tests.tests.empty()) return;
  const auto input = input_of(subject);
  follow(subject, !input);
  follow_sets(tests);
  bool constant = true;
  const auto take = [&](const ExpressionPointer& bound) {
    const Value* literal = constant_of(*bound);
    if (literal != nullptr && input) {
      found_.inputs[*input].literals.push_back(*literal);
    } else if (literal == nullptr) {
      follow(*bound, true);
      constant = false;
    }
  };
  for (const CellTest& test : tests.tests) {
    if (const auto* compared = std::get_if<CellTest::Compared>(&test.value)) {
      take(compared->value);
    } else if (const auto* between = std::get_if<CellTest::Between>(&test.value)) {
      take(between->low);
      take(between->high);
    }
  }
  if (!input) return;
  Read& read = found_.inputs[*input];
  read.tests.push_back(&tests);
  read.computed = read.computed || !constant;
}

void Follower::follow(const CodeSet& codes, Read* input) {
  if (input != nullptr) input->sets.push_back(&codes);
  for (const auto* members : {&codes.members, &codes.except}) {
    for (const CodeSet::Member& member : *members) follow_member(member);
  }
}

void Follower::follow_member(const CodeSet::Member& member) {
  std::visit(Overloaded{[](const CodeRange&) {}, [](const AllCodes&) {}, [](const Asked&) {},
                        [this](CodeListId id) { follow_list(id); },
                        [this](TableId id) { follow_table(id); },
                        [this](ProgrammeId id) {
                          for (const Programme& one : program_.programmes) {
                            for (const ProgrammeVersion& version : one.versions) {
                              const bool named = one.name == program_.programmes[id.index].name;
                              if (named && version.bundle) follow(*version.bundle);
                            }
                          }
                        }},
             member);
}

/// Who has a contract, by the contract and its amendments.
void Follower::follow_parties() {
  Read& provider = found_.inputs[LineFact::provider];
  if (program_.contract.parties) follow(*program_.contract.parties, &provider);
  for (const Amendment& amendment : program_.amendments) {
    if (!amendment.parties) continue;
    note_days(amendment.validity, amendment.location);
    follow(*amendment.parties, &provider);
  }
}

void Follower::follow_list(CodeListId id) {
  const CodeList& list = program_.code_lists[id.index];
  if (ends_.contains(list.name) || !lists_.insert(id).second) return;
  for (const CodeListVersion& version : list.versions) {
    note_days(version.head.validity, version.head.location);
    if (version.codes) follow(*version.codes);
    for (const CodeListVersion::Row& row : version.rows) note_days(row.validity, row.location);
  }
  for (const CodeListId exception : list.exceptions) follow_list(exception);
}

void Follower::follow_head(const RuleHead& head) {
  note_days(head.validity, head.location);
  for (const Guard& guard : head.guards) follow_if(guard.condition, false);
  follow_if(head.reference_date, true);
}

void Follower::follow_definition(DefinitionId id, bool own) {
  const Definition& definition = program_.definitions[id.index];
  if (ends_.contains(definition.name) || !definitions_.insert(id).second) return;
  for (const DefinitionVersion& version : definition.versions) {
    follow_head(version.head);
    follow_if(version.value, false);
    // An amount that is handed on may be computed with further on.
    const bool number = version.value && version.value->type.kind != TypeKind::yes_no;
    const auto input = version.value ? input_of(*version.value) : std::nullopt;
    if (number && input) found_.inputs[*input].computed = true;
  }
  if (own) return;
  for (const DefinitionId exception : definition.exceptions) follow_definition(exception, false);
}

void Follower::follow_look_up(const ReadTable& read) {
  const Table& table = program_.tables[read.table.index];
  if (ends_.contains(table.name)) return;
  for (std::size_t key = 0; key < read.arguments.size(); ++key) {
    if (constant_of(*read.arguments[key]) != nullptr) continue;
    follow(*read.arguments[key], !input_of(*read.arguments[key]));
    for (const TableVersion& version : table.versions) {
      for (const TableVersion::Row& row : version.rows) {
        follow_tests(*read.arguments[key], row.keys[key]);
      }
    }
  }
  follow_table(read.table);
}

void Follower::follow_table(TableId id) {
  const Table& table = program_.tables[id.index];
  if (ends_.contains(table.name) || !tables_.insert(id).second) return;
  for (const TableVersion& version : table.versions) {
    follow_head(version.head);
    for (const TableVersion::Row& row : version.rows) {
      note_days(row.validity, row.location);
      for (const CellTests& key : row.keys) follow_sets(key);
      for (const ExpressionPointer& value : row.values) follow_if(value, true);
    }
  }
}

void Follower::follow_selection(const Selection& selection) {
  follow(selection.codes, &found_.inputs[LineFact::code]);
  for (const FactTest& test : selection.with) follow_tests(*test.subject, *test.tests);
}

void Follower::follow_version(const TariffVersion& version) {
  follow_head(version.head);
  if (version.selection) follow_selection(*version.selection);
  const AmountSteps& steps = version.amount;
  follow_if(steps.amounts_to, true);
  for (const ExpressionPointer& increase : steps.increases) follow_if(increase, true);
  for (const ProRata& part : steps.pro_rata) {
    follow_if(part.condition, true);
    note(LineFact::date, version.head.location, true);
  }
  for (const ExpressionPointer& floor : steps.at_least) follow_if(floor, true);
  for (const ExpressionPointer& cap : steps.at_most) follow_if(cap, true);
  // The quarter that gets the rest has another price than the three others.
  if (version.rest_to_quarter) note(LineFact::date, version.head.location, true);
  for (const AmountRow& row : version.rows) {
    note_days(row.validity, row.location);
    for (const FactTest& test : row.tests) follow_tests(*test.subject, *test.tests);
    follow_if(row.amounts_to, true);
    follow_if(row.at_most, true);
    follow_if(row.at_least, true);
    for (const ExpressionPointer& component : row.components) follow_if(component, true);
  }
}

void Follower::follow_tariff(TariffId id, bool own) {
  const Tariff& tariff = program_.tariffs[id.index];
  if (!tariffs_.insert(id).second) return;
  for (const TariffVersion& version : tariff.versions) follow_version(version);
  if (own) return;
  for (const TariffId exception : tariff.exceptions) follow_tariff(exception, false);
}

void Follower::follow_tariffs() {
  for (std::uint32_t index = 0; index < program_.tariffs.size(); ++index) {
    follow_tariff(TariffId{index}, false);
  }
}

template <typename Version, typename Id>
void Follower::follow_plainly(const Named<Version, Id>& rule) {
  const analysis::Walk walk(
      [this](const Expression& one) { follow(one, true); },
      [this](const CodeSet& codes) { follow(codes, &found_.inputs[LineFact::code]); });
  for (const Version& version : rule.versions) {
    note_days(version.head.validity, version.head.location);
    walk.visit(version);
  }
}

void Follower::follow_all() {
  if (everything_) return;
  everything_ = true;
  follow_tariffs();
  for (const Exclusion& rule : program_.exclusions) follow_plainly(rule);
  for (const Limit& rule : program_.limits) follow_plainly(rule);
  for (const Condition& rule : program_.conditions) follow_plainly(rule);
  for (std::uint32_t index = 0; index < program_.programmes.size(); ++index) {
    const Programme& programme = program_.programmes[index];
    follow_plainly(programme);
    for (const ProgrammeVersion& version : programme.versions) {
      if (version.bundle) note(ProgrammeId{index}, version.head.location, true);
    }
  }
  for (const CodeList& list : program_.code_lists) {
    if (!list.versions.empty() && list.versions.front().is_register) follow_plainly(list);
  }
  for (const Deductible& rule : program_.deductibles) follow_plainly(rule);
  if (!program_.exclusions.empty() || !program_.limits.empty()) {
    note(LineFact::date, program_.contract.location, true);
  }
}

template <typename Rule>
bool Follower::follow_named(const std::vector<Rule>& rules, std::string_view name) {
  const Rule* rule = find_rule(rules, name);
  if (rule != nullptr) follow_plainly(*rule);
  return rule != nullptr;
}

bool Follower::follow_rule(std::string_view name) {
  if (const auto* rule = find_rule(program_.definitions, name)) {
    follow_definition({static_cast<std::uint32_t>(rule - program_.definitions.data())}, false);
    return true;
  }
  if (const auto* rule = find_rule(program_.tables, name)) {
    follow_table({static_cast<std::uint32_t>(rule - program_.tables.data())});
    for (std::size_t key = 0; key < rule->keys.size(); ++key) {
      if (!rule->keys[key].fact) continue;
      for (const TableVersion& version : rule->versions) {
        for (const auto& row : version.rows) follow_tests(*rule->keys[key].fact, row.keys[key]);
      }
    }
    return true;
  }
  if (const auto* rule = find_rule(program_.code_lists, name)) {
    follow_list({static_cast<std::uint32_t>(rule - program_.code_lists.data())});
    return true;
  }
  if (const auto* rule = find_rule(program_.tariffs, name)) {
    follow_tariff({static_cast<std::uint32_t>(rule - program_.tariffs.data())}, true);
    return true;
  }
  return follow_named(program_.exclusions, name) || follow_named(program_.limits, name) ||
         follow_named(program_.conditions, name) || follow_named(program_.programmes, name) ||
         follow_named(program_.deductibles, name) || follow_named(program_.settlements, name);
}

std::string name_of(const Program& program, const Input& input) {
  Expression read;
  if (const auto* programme = std::get_if<ProgrammeId>(&input)) {
    return program.programmes[programme->index].name;
  }
  if (const auto* fact = std::get_if<FactId>(&input)) return program.facts[fact->index].path();
  if (const auto* line = std::get_if<LineFact>(&input)) read.node = ReadLine{*line};
  if (const auto* derived = std::get_if<Derived>(&input)) read.node = ReadDerived{*derived};
  if (const auto* result = std::get_if<Result>(&input)) read.node = ReadResult{*result};
  return describe(program, read);
}

}  // namespace clausule::interpreter::properties
