#include "interpreter/check/references.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/tables.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

template <typename Node>
ExpressionPointer make(Context& context, const ast::Expression& from, Node node, Type type) {
  auto expression = std::make_shared<Expression>();
  expression->node = std::move(node);
  expression->type = std::move(type);
  expression->location = from.location;
  expression->text = context.snippet(from.location);
  return expression;
}

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "`" : ", `") + word + "`";
  return text;
}

struct LineFactInfo {
  std::string_view name;
  LineFact fact;
  TypeKind type;
};
constexpr auto line_facts = std::to_array<LineFactInfo>({
    {"regel", LineFact::id, TypeKind::text},
    {"datum", LineFact::date, TypeKind::date},
    {"code", LineFact::code, TypeKind::code},
    {"bedrag", LineFact::amount, TypeKind::money},
    {"aantal", LineFact::quantity, TypeKind::number},
    {"verwijscode", LineFact::referral, TypeKind::code},
    {"begindatum", LineFact::begin, TypeKind::date},
    {"crediteert", LineFact::credits, TypeKind::text},
    {"zorgverlener", LineFact::provider, TypeKind::code},
});

/// Returns what the language itself knows by a name that stands alone or after an entity.
ExpressionPointer built_in(Context& context, const ast::Expression& from, std::string_view name,
                           std::optional<Entity> entity) {
  const auto canonical = dsl::canonical_name(name);
  if (!canonical) return nullptr;
  if (!entity || *entity == Entity::claim) {
    for (const LineFactInfo& one : line_facts) {
      if (one.name != *canonical) continue;
      if (context.reads == Reads::file) {
        context.diagnostics.report<Kind::line_fact_not_here>(from.location, std::string(name));
      }
      const bool whole = one.type == TypeKind::money || one.type == TypeKind::number;
      return make(context, from, ReadLine{one.fact}, {one.type, whole, {}});
    }
  }
  if (!entity || *entity == Entity::insured) {
    if (*canonical == "geboren")
      return make(context, from, ReadDerived{Derived::born}, date_type());
    if (*canonical == "overleden") {
      return make(context, from, ReadDerived{Derived::deceased}, date_type());
    }
  }
  if (entity) return nullptr;
  if (*canonical == "leeftijd")
    return make(context, from, ReadDerived{Derived::age}, number_type());
  if (*canonical == "kalenderjaar") {
    return make(context, from, ReadDerived{Derived::calendar_year}, number_type());
  }
  if (*canonical == "peildatum") {
    return make(context, from, ReadDerived{Derived::reference_date}, date_type());
  }
  if (*canonical == "verzekeraar") {
    return make(context, from, ReadDerived{Derived::insurer}, {TypeKind::text, false, {}});
  }
  return nullptr;
}

/// Tells whether results may be read here. What a settlement reads outside `som` is checked once
/// everything is lowered.
bool may_read_results(const Context& context) {
  return context.reads == Reads::results || context.reads == Reads::settlement;
}

/// Returns a result of the decision, and notes that the reader needs one.
ExpressionPointer result(Context& context, const ast::Expression& from, std::string_view name) {
  const auto canonical = dsl::canonical_name(name, dsl::NameRole::result);
  if (!canonical) return nullptr;
  ++context.result_reads;
  if (!may_read_results(context)) {
    context.diagnostics.report<Kind::result_before_decision>(from.location, std::string(name));
    return nullptr;
  }
  if (*canonical == "vergoed") return make(context, from, ReadResult{Result::paid}, money_type());
  if (*canonical == "tariefbedrag") {
    return make(context, from, ReadResult{Result::tariff_amount}, money_type());
  }
  const bool ground = *canonical == "grond";
  Type type{TypeKind::word, false, {}};
  for (const dsl::BuiltInName& one : dsl::built_in_names) {
    if (one.role != (ground ? dsl::NameRole::ground : dsl::NameRole::outcome)) continue;
    type.words.emplace_back(one.dutch);
  }
  return make(context, from, ReadResult{ground ? Result::ground : Result::outcome}, type);
}

ExpressionPointer read_table(Context& context, const ast::Expression& from,
                             const ast::Reference& reference, const Entry& entry) {
  lower_table(context, entry);
  const Table& table = context.program.tables[entry.index];
  if (context.table_progress[entry.index] == Progress::running) {
    return make(context, from, ReadTable{TableId{entry.index}, {}, 0}, {TypeKind::any, false, {}});
  }
  if (context.result_readers.contains(table.name)) {
    ++context.result_reads;
    if (!may_read_results(context)) {
      context.diagnostics.report<Kind::result_before_decision>(from.location, table.name);
    }
  }
  ReadTable read{TableId{entry.index}, {}, 0};
  if (reference.has_arguments) {
    if (reference.arguments.size() != table.keys.size()) {
      context.diagnostics.report<Kind::wrong_argument_count>(
          from.location, table.name, std::to_string(table.keys.size()),
          std::to_string(reference.arguments.size()));
      return nullptr;
    }
    for (std::size_t at = 0; at < table.keys.size(); ++at) {
      auto argument = lower_expression(context, reference.arguments[at], &table.keys[at].type);
      argument = coerce(context, std::move(argument), table.keys[at].type);
      if (!argument) return nullptr;
      read.arguments.push_back(std::move(argument));
    }
  } else {
    for (const Table::Key& key : table.keys) {
      if (!key.fact) {
        context.diagnostics.report<Kind::key_without_fact>(from.location, table.name, key.name);
        return nullptr;
      }
      read.arguments.push_back(key.fact);
    }
  }
  std::optional<ast::Name> column = reference.member;
  if (!column && reference.path.parts.size() == 2) column = reference.path.parts[1];
  if (!column) {
    if (table.columns.size() != 1) {
      const std::string example =
          table.name + "." + (table.columns.empty() ? "…" : table.columns.front().name);
      context.diagnostics.report<Kind::which_column>(from.location, table.name, example);
      return nullptr;
    }
  } else {
    const auto found = std::ranges::find(table.columns, column->text, &Table::Column::name);
    if (found == table.columns.end()) {
      context.diagnostics.report<Kind::unknown_column>(column->location, table.name, column->text);
      return nullptr;
    }
    read.column = static_cast<std::uint32_t>(found - table.columns.begin());
  }
  Type type = table.columns[read.column].type;
  return make(context, from, std::move(read), std::move(type));
}

ExpressionPointer read_name(Context& context, const ast::Expression& from,
                            const ast::Reference& reference, const Entry& entry) {
  const ast::Name& name = reference.path.parts.front();
  switch (entry.head) {
    case Head::definition: {
      lower_definition(context, entry);
      const Definition& definition = context.program.definitions[entry.index];
      if (context.result_readers.contains(definition.name)) {
        ++context.result_reads;
        if (!may_read_results(context)) {
          context.diagnostics.report<Kind::result_before_decision>(from.location, definition.name);
        }
      }
      if (context.program.contracted && context.program.contracted->index == entry.index &&
          definition.exceptions.empty() && !context.contracted_read) {
        context.contracted_read = from.location;
      }
      Type type{TypeKind::any, false, {}};
      bool whole = true;
      for (const DefinitionVersion& version : definition.versions) {
        if (!version.value) continue;
        if (version.value->type.kind != TypeKind::any) type = version.value->type;
        whole = whole && version.value->type.whole;
      }
      for (const DefinitionId other : definition.exceptions) {
        for (const DefinitionVersion& version : context.program.definitions[other.index].versions) {
          if (!version.value) continue;
          if (type.kind == TypeKind::any) type = version.value->type;
          whole = whole && version.value->type.whole;
        }
      }
      type.whole = whole;
      return make(context, from,
                  ReadDefinition{DefinitionId{entry.index}, context.excepted.contains(name.text)},
                  type);
    }
    case Head::table:
      return read_table(context, from, reference, entry);
    case Head::tariff:
      return make(context, from,
                  ReadTariff{TariffId{entry.index}, context.excepted.contains(name.text)},
                  money_type());
    case Head::codelist: {
      if (!context.in_property) break;
      CodesOf codes;
      codes.codes.members.emplace_back(CodeListId{entry.index});
      codes.codes.location = from.location;
      codes.codes.text = name.text;
      return make(context, from, std::move(codes), {TypeKind::codes, false, {}});
    }
    case Head::contract:
    case Head::use:
    case Head::fact:
    case Head::test:
    case Head::dossier:
    case Head::exclusion:
    case Head::limit:
    case Head::condition:
    case Head::programme:
    case Head::deductible:
    case Head::settlement:
    case Head::property:
      break;
  }
  context.diagnostics.report<Kind::wrong_kind_of_name>(name.location, name.text,
                                                       head_word(entry.head), "definitie");
  return nullptr;
}

ExpressionPointer read_fact(Context& context, const ast::Expression& from, FactId id) {
  const FactInfo& fact = context.program.facts[id.index];
  if (fact.type == FactType::period) context.program.reads_enrolments = true;
  if (context.reads == Reads::file && fact.entity != Entity::file) {
    context.diagnostics.report<Kind::line_fact_not_here>(from.location, fact.path());
  }
  const bool of_file = context.reads == Reads::file || context.reads == Reads::settlement;
  if (!of_file && fact.entity == Entity::file) {
    context.diagnostics.report<Kind::file_fact_not_here>(from.location, fact.path());
  }
  return make(context, from, ReadFact{id}, type_of(fact));
}

/// Tells whether a name is a component of a tariff; only properties may read one, and they are
/// lowered last.
bool is_component(const Context& context, std::string_view name) {
  for (const Tariff& tariff : context.program.tariffs) {
    for (const TariffVersion& version : tariff.versions) {
      if (std::ranges::find(version.split.components, name) != version.split.components.end())
        return true;
    }
  }
  return false;
}

/// In a CSV file a word that names nothing is text: the quotes may be left out (`semantics.md` 59).
bool is_text_in_csv(const Context& context, const ast::Expression& from, const Type* expected) {
  if (expected != nullptr && expected->kind != TypeKind::text) return false;
  return context.sources.get(from.location.file).name.ends_with(".csv");
}

void report_unknown(Context& context, const ast::Path& path, const Type* expected) {
  const ast::Name name{text_of(path), path.location};
  if (expected != nullptr && expected->kind == TypeKind::word && !expected->words.empty()) {
    auto& found = context.diagnostics.report<Kind::unknown_word>(path.location, name.text,
                                                                 list_of(expected->words));
    if (auto near = dsl::nearest_name(name.text, expected->words)) {
      found.with_mended(*std::move(near));
    }
    return;
  }
  if (path.parts.size() == 1) return report_unknown_name(context, name);
  std::vector<std::string> candidates;
  for (const FactInfo& fact : context.program.facts) candidates.push_back(fact.path());
  auto& found = context.diagnostics.report<Kind::unknown_fact>(path.location, name.text);
  if (auto near = dsl::nearest_name(name.text, candidates)) found.with_mended(*std::move(near));
}

}  // namespace

ExpressionPointer lower_reference(Context& context, const ast::Expression& expression,
                                  const ast::Reference& reference, const Type* expected) {
  const auto& parts = reference.path.parts;
  const std::string& first = parts.front().text;
  const bool bare = parts.size() == 1 && !reference.has_arguments;
  if (bare && expected != nullptr && expected->kind == TypeKind::word) {
    const auto canonical = dsl::canonical_name(first);
    const auto& words = expected->words;
    const auto is_word = [&](std::string_view word) {
      return std::ranges::find(words, word) != words.end();
    };
    if (words.empty() || is_word(first) || (canonical && is_word(*canonical))) {
      const bool as_written = words.empty() || is_word(first);
      Text word{as_written ? first : std::string(*canonical)};
      return make(context, expression, Constant{std::move(word)}, *expected);
    }
  }
  if (const Entry* entry = find_name(context, first)) {
    return read_name(context, expression, reference, *entry);
  }
  if (bare) {
    if (auto found = result(context, expression, first)) return found;
    if (dsl::canonical_name(first, dsl::NameRole::result)) return nullptr;
    if (auto found = built_in(context, expression, first, std::nullopt)) return found;
  } else if (parts.size() == 2) {
    if (const auto entity = entity_of(first)) {
      if (auto found = built_in(context, expression, parts[1].text, entity)) return found;
    }
  }
  if (const auto fact = find_fact(context, reference.path)) {
    return read_fact(context, expression, *fact);
  }
  if (bare && is_component(context, first)) {
    if (!context.in_property) {
      context.diagnostics.report<Kind::property_only>(expression.location, first);
      return nullptr;
    }
    return make(context, expression, ReadComponent{first}, money_type());
  }
  if (bare && is_text_in_csv(context, expression, expected)) {
    return make(context, expression, Constant{Text{first}}, {TypeKind::text, false, {}});
  }
  report_unknown(context, reference.path, expected);
  return nullptr;
}

bool is_too_deep(Context& context, const Entry& entry) {
  constexpr std::size_t deepest = 100;
  if (context.depth < deepest) return false;
  const ast::Declaration& declaration = *entry.versions.front().declaration;
  context.diagnostics.report<Kind::chain_too_long>(declaration.name.location, declaration.name.text,
                                                   std::to_string(deepest));
  return true;
}

void lower_definition(Context& context, const Entry& entry) {
  Progress& progress = context.definition_progress[entry.index];
  // One that is running reads itself: the analysis of the program shows the circle.
  if (progress != Progress::untouched) return;
  progress = Progress::running;
  if (is_too_deep(context, entry)) return;
  ++context.depth;
  const std::size_t before = context.result_reads;
  std::vector<DefinitionVersion> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::results);
    DefinitionVersion version;
    version.head = lower_head(context, source, "");
    if (source.declaration->value) {
      version.value = lower_expression(context, *source.declaration->value);
      if (version.value && version.value->type.kind == TypeKind::digits) {
        version.value = coerce(context, version.value, number_type());
      }
    }
    versions.push_back(std::move(version));
  }
  // Definitions that were lowered meanwhile may have moved the list.
  Definition& definition = context.program.definitions[entry.index];
  definition.versions = std::move(versions);
  if (context.result_reads != before) context.result_readers.insert(definition.name);
  --context.depth;
  context.definition_progress[entry.index] = Progress::done;
  for (const DefinitionId other : std::vector(definition.exceptions)) {
    const Entry* found = find_name(context, context.program.definitions[other.index].name);
    if (found != nullptr) lower_definition(context, *found);
  }
}

}  // namespace clausule::interpreter::check
