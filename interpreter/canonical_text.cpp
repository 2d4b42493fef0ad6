#include <algorithm>
#include <utility>

#include "interpreter/canonical_form.hpp"
#include "interpreter/canonical_writer.hpp"
#include "interpreter/hash.hpp"

namespace clausule::interpreter {

namespace canonical {

namespace {

/// A named set of codes is a value; a register is a rule and holds.
bool is_rule(const CodeList& list) {
  return std::ranges::any_of(list.versions, &CodeListVersion::is_register);
}

template <typename Rule, typename Id>
void add_names(const std::vector<Id>& ids, const std::vector<Rule>& rules,
               std::vector<std::string>& names) {
  for (const Id id : ids) names.push_back(quote(rules[id.index].name));
}

}  // namespace

std::string Writer::contract_line() {
  const auto& [name, title, insurer, article, return_code, location, validity, parties, lists,
               default_list, other_services] = program_.contract;
  std::vector<std::string> meanings;
  meanings.reserve(lists.size());
  for (const auto& [written, meant] : lists) {
    meanings.push_back(form("list", {quote(written), quote(meant)}));
  }
  return form(
      "contract",
      {quote(name), optional_form("insurer", insurer), optional_form("article", article),
       optional_form("return-code", return_code), interval_form("valid", validity),
       parties ? form("parties", {of(*parties)}) : std::string(),
       optional_form("lists", std::move(meanings)), optional_form("default-list", default_list),
       form("other-services", {canonical::of(other_services)})});
}

std::string Writer::fact_line(const FactInfo& fact) const {
  const auto& [entity, name, type, medical, words, description, read, location, from_library] =
      fact;
  std::vector<std::string> parts;
  parts.reserve(words.size());
  for (const std::string& one : words) parts.push_back(quote(one));
  return form("fact", {std::string(word(entity)), quote(name), std::string(word(type)),
                       optional_form("words", std::move(parts))});
}

template <typename Version, typename Id>
std::string Writer::line(std::string_view head, const Named<Version, Id>& rule,
                         const std::vector<Named<Version, Id>>& rules) {
  const auto& [name, versions, exceptions, excepts, from_library] = rule;
  std::vector<std::string> excepted;
  add_names(excepts, rules, excepted);
  std::vector<std::string> parts;
  parts.reserve(versions.size());
  for (const Version& version : versions) parts.push_back(of(version));
  return form(head, {quote(name), optional_form("exception-to", std::move(excepted)),
                     sorted_form("versions", std::move(parts))});
}

std::string Writer::table_line(const Table& table) {
  const Named<TableVersion, TableId>& named = table;
  const auto& [name, versions, exceptions, excepts, from_library] = named;
  std::vector<std::string> excepted;
  add_names(excepts, program_.tables, excepted);
  std::vector<std::string> keys;
  for (const Table::Key& key : table.keys) {
    keys.push_back(form("key", {key_label(key), std::string(word(key.type.kind))}));
  }
  std::vector<std::string> columns;
  for (const Table::Column& column : table.columns) {
    columns.push_back(form("column", {quote(column.name), std::string(word(column.type.kind))}));
  }
  std::vector<std::string> parts;
  parts.reserve(versions.size());
  for (const TableVersion& version : versions) parts.push_back(of(version, table));
  return form("table",
              {quote(name), optional_form("exception-to", std::move(excepted)),
               optional_form("keys", std::move(keys)), optional_form("columns", std::move(columns)),
               sorted_form("versions", std::move(parts))});
}

template <typename Rule>
void Writer::add_lines(const std::vector<Rule>& rules, std::string_view head,
                       std::vector<std::string>& lines) {
  // A rule without versions was published later than the program knows.
  for (const Rule& rule : rules) {
    if (!rule.versions.empty()) lines.push_back(line(head, rule, rules));
  }
}

/// Writes what was named but not yet written, until nothing new is named.
void Writer::add_reached(std::vector<std::string>& lines) {
  while (true) {
    if (const auto id = definitions_.next()) {
      const Definition& definition = program_.definitions[id->index];
      if (definition.versions.empty()) continue;
      definitions_.insert_all(definition.exceptions);
      lines.push_back(line("definition", definition, program_.definitions));
    } else if (const auto table_id = tables_.next()) {
      const Table& table = program_.tables[table_id->index];
      if (table.versions.empty()) continue;
      tables_.insert_all(table.exceptions);
      lines.push_back(table_line(table));
    } else if (const auto list_id = code_lists_.next()) {
      const CodeList& list = program_.code_lists[list_id->index];
      if (list.versions.empty()) continue;
      code_lists_.insert_all(list.exceptions);
      lines.push_back(line("codelist", list, program_.code_lists));
    } else {
      return;
    }
  }
}

std::vector<std::string> Writer::lines() {
  // What is left out here are tests, properties and what follows from the rest.
  const auto& [contract, facts, code_lists, tables, definitions, tariffs, exclusions, limits,
               conditions, programmes, deductibles, settlements, amendments, properties, tests,
               file_sums, settlement_sums, contracted, reads_enrolments, reads_file, is_library,
               hash, files] = program_;
  const auto add_own = [](const auto& rules, auto& reached, const auto& holds) {
    std::uint32_t index = 0;
    for (const auto& rule : rules) {
      if (!rule.from_library || holds(rule)) reached.insert({index});
      ++index;
    }
  };
  const auto never = [](const auto&) { return false; };
  add_own(definitions, definitions_, never);
  add_own(tables, tables_, never);
  add_own(code_lists, code_lists_, is_rule);

  std::vector<std::string> lines{contract_line()};
  add_lines(tariffs, "tariff", lines);
  add_lines(exclusions, "exclusion", lines);
  add_lines(limits, "limit", lines);
  add_lines(conditions, "condition", lines);
  add_lines(programmes, "programme", lines);
  add_lines(deductibles, "deductible", lines);
  add_lines(settlements, "settlement", lines);
  for (const Amendment& amendment : amendments) lines.push_back(of(amendment));
  add_reached(lines);
  for (const FactId fact : facts_) lines.push_back(fact_line(facts[fact.index]));
  std::ranges::sort(lines);
  return lines;
}

}  // namespace canonical

std::string canonical_text(const Program& program) {
  std::string text;
  for (const std::string& line : canonical::Writer(program).lines()) text += line + '\n';
  return text;
}

}  // namespace clausule::interpreter
