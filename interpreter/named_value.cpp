#include "interpreter/named_value.hpp"

#include <algorithm>
#include <string>

namespace clausule::interpreter {

namespace {

template <typename Rule>
std::optional<std::uint32_t> index_of(const std::vector<Rule>& rules, std::string_view name) {
  const auto found = std::ranges::find(rules, name, &Rule::name);
  if (found == rules.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - rules.begin());
}

/// Returns the type of the first version that has a value.
Type type_of(const Definition& definition) {
  for (const DefinitionVersion& version : definition.versions) {
    if (version.value) return version.value->type;
  }
  return {TypeKind::any, false, {}};
}

std::optional<Expression> find_column(const Program& program, std::string_view name) {
  const auto point = name.find('.');
  const auto index = index_of(program.tables, name.substr(0, point));
  if (!index) return std::nullopt;
  const Table& table = program.tables[*index];
  ReadTable read{TableId{*index}, {}, 0};
  if (point == std::string_view::npos) {
    if (table.columns.size() != 1) return std::nullopt;
  } else {
    const auto column =
        std::ranges::find(table.columns, name.substr(point + 1), &Table::Column::name);
    if (column == table.columns.end()) return std::nullopt;
    read.column = static_cast<std::uint32_t>(column - table.columns.begin());
  }
  for (const Table::Key& key : table.keys) {
    if (!key.fact) return std::nullopt;
    read.arguments.push_back(key.fact);
  }
  Expression expression;
  expression.type = table.columns[read.column].type;
  expression.node = std::move(read);
  return expression;
}

}  // namespace

std::optional<Expression> find_value(const Program& program, std::string_view name) {
  std::optional<Expression> found;
  if (const auto definition = index_of(program.definitions, name)) {
    found.emplace();
    found->node = ReadDefinition{DefinitionId{*definition}, false};
    found->type = type_of(program.definitions[*definition]);
  } else if (const auto tariff = index_of(program.tariffs, name)) {
    found.emplace();
    found->node = ReadTariff{TariffId{*tariff}, false};
    found->type = {TypeKind::money, false, {}};
  } else {
    found = find_column(program, name);
  }
  if (found) found->text = name;
  return found;
}

}  // namespace clausule::interpreter
