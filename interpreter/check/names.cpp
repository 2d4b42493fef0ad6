#include "interpreter/check/names.hpp"

#include <algorithm>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

FactType fact_type(ast::TypeKind kind) {
  switch (kind) {
    case ast::TypeKind::text:
      return FactType::text;
    case ast::TypeKind::number:
      return FactType::number;
    case ast::TypeKind::decimal:
      return FactType::decimal;
    case ast::TypeKind::money:
      return FactType::money;
    case ast::TypeKind::percentage:
      return FactType::percentage;
    case ast::TypeKind::date:
      return FactType::date;
    case ast::TypeKind::period:
      return FactType::period;
    case ast::TypeKind::codes:
      return FactType::codes;
    case ast::TypeKind::code:
      return FactType::code;
    case ast::TypeKind::yes_no:
      return FactType::yes_no;
    case ast::TypeKind::one_of:
      return FactType::one_of;
  }
  return FactType::text;
}

/// Returns the Dutch spelling of a fact that the language brings along.
std::string canonical_fact(std::string_view name) {
  const auto canonical = dsl::canonical_name(name, dsl::NameRole::fact);
  return std::string(canonical.value_or(name));
}

/// Tells whether the line or the person has this fact without a declaration.
bool is_built_in(Entity entity, std::string_view name) {
  if (!dsl::canonical_name(name, dsl::NameRole::fact)) return false;
  const bool of_insured = name == "geboren" || name == "overleden";
  if (entity == Entity::insured) return of_insured;
  return entity == Entity::claim && !of_insured && name != "verzekering";
}

/// Returns the type of a fact that the language brings along.
FactType built_in_type(std::string_view name) {
  if (name == "datum" || name == "begindatum" || name == "geboren" || name == "overleden") {
    return FactType::date;
  }
  if (name == "bedrag") return FactType::money;
  if (name == "aantal") return FactType::number;
  return name == "regel" || name == "crediteert" ? FactType::text : FactType::code;
}

void collect_fact(Context& context, const Source& source) {
  const ast::Declaration& declaration = *source.declaration;
  const auto& parts = declaration.fact.parts;
  if (parts.size() != 2 || !declaration.type) {
    context.diagnostics.report<Kind::unknown_entity>(declaration.location,
                                                     text_of(declaration.fact));
    return;
  }
  const auto entity = entity_of(parts[0].text);
  if (!entity) {
    context.diagnostics.report<Kind::unknown_entity>(parts[0].location, parts[0].text);
    return;
  }
  FactInfo fact;
  fact.entity = *entity;
  fact.name = canonical_fact(parts[1].text);
  fact.type = fact_type(declaration.type->kind);
  fact.medical = declaration.type->medical;
  fact.location = declaration.location;
  fact.from_library = source.from_library;
  for (const ast::Name& word : declaration.type->names) fact.words.push_back(word.text);
  if (declaration.title) fact.description = declaration.title->value;
  if (is_built_in(fact.entity, fact.name)) {
    if (fact.type != built_in_type(fact.name)) {
      context.diagnostics.report<Kind::fact_of_two_types>(declaration.location, fact.path());
    }
    return;
  }
  using dsl::NameRole;
  for (const NameRole role : {NameRole::derived, NameRole::contract, NameRole::result}) {
    if (!dsl::canonical_name(parts[1].text, role)) continue;
    context.diagnostics.report<Kind::built_in_name>(parts[1].location, parts[1].text);
    return;
  }
  if (const auto known = context.program.find_fact(fact.entity, fact.name)) {
    const FactInfo& before = context.program.facts[known->index];
    if (before.type != fact.type || before.words != fact.words) {
      context.diagnostics.report<Kind::fact_of_two_types>(declaration.location, fact.path());
    }
    return;
  }
  context.program.facts.push_back(std::move(fact));
}

/// Gives a name its first place in the program.
std::uint32_t add_named(Program& program, Head head, const std::string& name, bool library) {
  const auto add = [&](auto& list) {
    auto& one = list.emplace_back();
    one.name = name;
    one.from_library = library;
    return static_cast<std::uint32_t>(list.size() - 1);
  };
  switch (head) {
    case Head::codelist:
      return add(program.code_lists);
    case Head::table:
      return add(program.tables);
    case Head::definition:
      return add(program.definitions);
    case Head::tariff:
      return add(program.tariffs);
    case Head::exclusion:
      return add(program.exclusions);
    case Head::limit:
      return add(program.limits);
    case Head::condition:
      return add(program.conditions);
    case Head::programme:
      return add(program.programmes);
    case Head::deductible:
      return add(program.deductibles);
    case Head::settlement:
      return add(program.settlements);
    case Head::contract:
    case Head::use:
    case Head::fact:
    case Head::test:
    case Head::dossier:
    case Head::property:
      break;
  }
  return 0;
}

void collect_rule(Context& context, const Source& source) {
  const ast::Declaration& declaration = *source.declaration;
  const std::string& name = declaration.name.text;
  if (dsl::canonical_name(name) || dsl::opens_line(name)) {
    context.diagnostics.report<Kind::built_in_name>(declaration.name.location, name);
    return;
  }
  const auto [at, fresh] = context.names.try_emplace(name);
  Entry& entry = at->second;
  if (fresh) {
    entry.head = declaration.head;
    entry.index = add_named(context.program, declaration.head, name, source.from_library);
  } else {
    const Source& first = entry.versions.front();
    if (entry.head != declaration.head || first.from_library != source.from_library ||
        first.library != source.library || first.amendment != source.amendment ||
        declaration.head == Head::property) {
      context.diagnostics.report<Kind::repeated_name>(declaration.name.location, name)
          .with_related(first.declaration->name.location, "declared here", "hier gedeclareerd");
      return;
    }
  }
  entry.versions.push_back(source);
}

void check_versions(Context& context) {
  for (const auto& [name, entry] : context.names) {
    if (entry.versions.size() < 2) continue;
    for (const Source& version : entry.versions) {
      const ast::Declaration& declaration = *version.declaration;
      if (clause_of<ast::Validity>(declaration) != nullptr) continue;
      context.diagnostics.report<Kind::version_without_validity>(declaration.name.location, name);
    }
  }
}

/// Adds what a stock contract brings: the definition `gecontracteerd` and the period
/// `verzekerde.verzekering`.
void add_stock(Context& context) {
  Program& program = context.program;
  if (!program.find_fact(Entity::insured, "verzekering")) {
    FactInfo insurance;
    insurance.entity = Entity::insured;
    insurance.name = "verzekering";
    insurance.type = FactType::period;
    insurance.from_library = true;
    program.facts.push_back(std::move(insurance));
  }
  Definition contracted;
  contracted.name = "gecontracteerd";
  contracted.from_library = true;
  DefinitionVersion version;
  version.head.name = contracted.name;
  auto value = std::make_shared<Expression>();
  value->node = ReadDerived{Derived::contracted};
  value->type = {TypeKind::yes_no, false, {}};
  value->text = contracted.name;
  version.value = value;
  contracted.versions.push_back(std::move(version));
  program.definitions.push_back(std::move(contracted));
  const auto index = static_cast<std::uint32_t>(program.definitions.size() - 1);
  program.contracted = DefinitionId{index};
  context.names["gecontracteerd"] = {Head::definition, index, {}};
}

}  // namespace

std::string text_of(const ast::Path& path) {
  std::string text;
  for (const ast::Name& part : path.parts) {
    if (!text.empty()) text += '.';
    text += part.text;
  }
  return text;
}

bool is_same_name(std::string_view one, std::string_view other) {
  if (one == other) return true;
  const auto canonical = dsl::canonical_name(one);
  return canonical && canonical == dsl::canonical_name(other);
}

std::optional<Entity> entity_of(std::string_view name) {
  const auto canonical = dsl::canonical_name(name, dsl::NameRole::entity);
  if (!canonical) return std::nullopt;
  if (*canonical == "prestatie") return Entity::claim;
  if (*canonical == "verzekerde") return Entity::insured;
  if (*canonical == "zorgverlener") return Entity::provider;
  return Entity::file;
}

std::optional<FactId> find_fact(Context& context, const ast::Path& path) {
  const auto& parts = path.parts;
  if (parts.size() == 2) {
    const auto entity = entity_of(parts[0].text);
    if (!entity) return std::nullopt;
    return context.program.find_fact(*entity, canonical_fact(parts[1].text));
  }
  if (parts.size() != 1) return std::nullopt;
  std::optional<FactId> found;
  std::string owners;
  const std::string name = canonical_fact(parts[0].text);
  for (const Entity entity : {Entity::claim, Entity::insured, Entity::provider}) {
    const auto one = context.program.find_fact(entity, name);
    if (!one) continue;
    if (!owners.empty()) owners += ", ";
    owners += context.program.facts[one->index].path();
    if (found) {
      context.diagnostics.report<Kind::ambiguous_fact>(path.location, name, owners);
    }
    found = one;
  }
  return found;
}

const Entry* find_name(const Context& context, std::string_view name) {
  auto found = context.names.find(name);
  if (found == context.names.end()) {
    if (const auto canonical = dsl::canonical_name(name, dsl::NameRole::contract)) {
      found = context.names.find(*canonical);
    }
  }
  return found == context.names.end() ? nullptr : &found->second;
}

void report_unknown_name(Context& context, const ast::Name& name) {
  std::vector<std::string> candidates;
  for (const auto& [known, entry] : context.names) candidates.push_back(known);
  for (const FactInfo& fact : context.program.facts) candidates.push_back(fact.name);
  auto& diagnostic = context.diagnostics.report<Kind::unknown_name>(name.location, name.text);
  if (auto near = dsl::nearest_name(name.text, candidates)) {
    diagnostic.with_mended(*std::move(near));
  }
}

const Entry* need_name(Context& context, const ast::Name& name, Head head) {
  const Entry* entry = find_name(context, name.text);
  if (entry == nullptr) {
    report_unknown_name(context, name);
    return nullptr;
  }
  if (entry->head != head) {
    context.diagnostics.report<Kind::wrong_kind_of_name>(name.location, name.text,
                                                         head_word(entry->head), head_word(head));
    return nullptr;
  }
  return entry;
}

void collect_names(Context& context) {
  for (const Source& source : context.declarations) {
    switch (source.declaration->head) {
      case Head::contract:
      case Head::use:
      case Head::test:
      case Head::dossier:
        break;
      case Head::fact:
        collect_fact(context, source);
        break;
      case Head::codelist:
      case Head::table:
      case Head::definition:
      case Head::tariff:
      case Head::exclusion:
      case Head::limit:
      case Head::condition:
      case Head::programme:
      case Head::deductible:
      case Head::settlement:
      case Head::property:
        collect_rule(context, source);
        break;
    }
  }
  add_stock(context);
  check_versions(context);
  context.definition_progress.assign(context.program.definitions.size(), Progress::untouched);
  context.definition_progress.back() = Progress::done;
  context.table_progress.assign(context.program.tables.size(), Progress::untouched);
}

void connect_exceptions(Context& context) {
  Program& program = context.program;
  const auto connect = [](auto& list, std::uint32_t from, std::uint32_t to) {
    using Id = typename std::decay_t<decltype(list[from].excepts)>::value_type;
    if (std::ranges::find(list[from].excepts, Id{to}) != list[from].excepts.end()) return;
    list[from].excepts.push_back(Id{to});
    list[to].exceptions.push_back(Id{from});
  };
  for (const auto& [name, entry] : context.names) {
    for (const Source& version : entry.versions) {
      const auto* clause = clause_of<ast::ExceptionTo>(*version.declaration);
      if (clause == nullptr) continue;
      for (const ast::Name& other : clause->names) {
        const Entry* target = find_name(context, other.text);
        if (target == nullptr) {
          report_unknown_name(context, other);
          continue;
        }
        if (target->head != entry.head) {
          context.diagnostics.report<Kind::exception_of_other_kind>(
              other.location, name, other.text, head_word(target->head));
          continue;
        }
        const std::uint32_t from = entry.index;
        const std::uint32_t to = target->index;
        if (entry.head == Head::codelist) connect(program.code_lists, from, to);
        if (entry.head == Head::definition) connect(program.definitions, from, to);
        if (entry.head == Head::tariff) connect(program.tariffs, from, to);
        if (entry.head == Head::exclusion) connect(program.exclusions, from, to);
        if (entry.head == Head::limit) connect(program.limits, from, to);
        if (entry.head == Head::condition) connect(program.conditions, from, to);
        if (entry.head == Head::deductible) connect(program.deductibles, from, to);
        if (entry.head == Head::settlement) connect(program.settlements, from, to);
      }
    }
  }
}

}  // namespace clausule::interpreter::check
