#include "interpreter/engine/fixed.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "interpreter/engine/evaluate.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

using engine::is_fixed;

bool is_fixed(const Program& program, CodeListId id) {
  const CodeList& list = program.code_lists[id.index];
  return std::ranges::all_of(list.versions,
                             [&](const CodeListVersion& version) {
                               return !version.codes || is_fixed(program, *version.codes);
                             }) &&
         std::ranges::all_of(list.exceptions,
                             [&](CodeListId other) { return is_fixed(program, other); });
}

bool is_fixed(const Program& program, const ExpressionPointer& expression) {
  return !expression || is_fixed(program, *expression);
}

bool is_fixed(const Program& program, const CellTests& tests) {
  return std::ranges::all_of(tests.tests, [&](const CellTest& test) {
    return std::visit(
        Overloaded{
            [](const CellTest::Unknown&) { return true; },
            [&](const CellTest::Compared& one) { return is_fixed(program, one.value); },
            [&](const CellTest::Between& one) {
              return is_fixed(program, one.low) && is_fixed(program, one.high);
            },
            [&](const CellTest::Among& one) { return is_fixed(program, one.codes); },
        },
        test.value);
  });
}

bool is_fixed(const Program& program, const TableVersion& version) {
  return std::ranges::all_of(version.rows, [&](const TableVersion::Row& row) {
    return std::ranges::all_of(row.keys,
                               [&](const CellTests& key) { return is_fixed(program, key); }) &&
           std::ranges::all_of(row.values, [&](const ExpressionPointer& value) {
             return is_fixed(program, value);
           });
  });
}

bool is_fixed(const Program& program, const ReadTable& read) {
  // Larger ones are looked up for each line: they would have too many days on which they change.
  constexpr std::size_t most_rows = 256;
  const Table& table = program.tables[read.table.index];
  std::size_t rows = 0;
  for (const TableVersion& version : table.versions) rows += version.rows.size();
  const auto fixed = [&](const auto& one) { return is_fixed(program, one); };
  return rows <= most_rows && std::ranges::all_of(read.arguments, fixed) &&
         std::ranges::all_of(table.versions, fixed);
}

}  // namespace

bool is_fixed(const Program& program, const CodeSet& set) {
  const auto fixed = [&](const CodeSet::Member& member) {
    if (const auto* list = std::get_if<CodeListId>(&member)) return is_fixed(program, *list);
    if (const auto* programme = std::get_if<ProgrammeId>(&member)) {
      const auto bundles = bundles_of(program, *programme);
      return std::ranges::all_of(bundles,
                                 [&](const CodeSet* one) { return is_fixed(program, *one); });
    }
    return !std::holds_alternative<TableId>(member) && !std::holds_alternative<Asked>(member);
  };
  return std::ranges::all_of(set.members, fixed) && std::ranges::all_of(set.except, fixed);
}

bool is_fixed_with_tables(const Program& program, const CodeSet& set) {
  CodeSet rest;
  for (auto [from, to] :
       {std::pair(&set.members, &rest.members), std::pair(&set.except, &rest.except)}) {
    for (const CodeSet::Member& member : *from) {
      const auto* table = std::get_if<TableId>(&member);
      if (table == nullptr) {
        to->push_back(member);
        continue;
      }
      const auto& versions = program.tables[table->index].versions;
      const bool fixed = std::ranges::all_of(versions, [&](const TableVersion& version) {
        return std::ranges::all_of(version.rows, [&](const TableVersion::Row& row) {
          return is_fixed(program, row.keys.front());
        });
      });
      if (!fixed) return false;
    }
  }
  return is_fixed(program, rest);
}

bool is_fixed(const Program& program, const Expression& expression) {
  if (std::holds_alternative<Constant>(expression.node)) return true;
  if (const auto* read = std::get_if<ReadLine>(&expression.node)) {
    return read->fact == LineFact::code;
  }
  if (const auto* read = std::get_if<ReadTable>(&expression.node)) return is_fixed(program, *read);
  if (const auto* computed = std::get_if<Arithmetic>(&expression.node)) {
    return is_fixed(program, *computed->left) && is_fixed(program, *computed->right);
  }
  return false;
}

bool is_fixed(const Program& program, const AmountRow& row) {
  return std::ranges::all_of(row.tests,
                             [&](const FactTest& test) { return is_fixed(program, *test.tests); });
}

bool is_by_code(const std::vector<AmountRow>& rows) {
  return !rows.empty() && std::ranges::all_of(rows.front().tests, [](const FactTest& test) {
    const auto* read = std::get_if<ReadLine>(&test.subject->node);
    return read != nullptr && read->fact == LineFact::code;
  });
}

bool is_by_provider(const std::vector<AmountRow>& rows) {
  return !rows.empty() && std::ranges::all_of(rows.front().tests, [](const FactTest& test) {
    const auto* read = std::get_if<ReadLine>(&test.subject->node);
    return read != nullptr && (read->fact == LineFact::code || read->fact == LineFact::provider);
  });
}

bool names_itself(const CodeSet& set, const CodeValue& code) {
  return set.except.empty() && std::ranges::any_of(set.members, [&](const CodeSet::Member& member) {
           const auto* range = std::get_if<CodeRange>(&member);
           return range != nullptr && range->contains(code);
         });
}

bool names_codes_only(const CellTests& tests) {
  const auto is_range = [](const CodeSet::Member& member) {
    return std::holds_alternative<CodeRange>(member);
  };
  return std::ranges::all_of(tests.tests, [&](const CellTest& test) {
    const auto* among = std::get_if<CellTest::Among>(&test.value);
    return among != nullptr && std::ranges::all_of(among->codes.members, is_range) &&
           std::ranges::all_of(among->codes.except, is_range);
  });
}

bool is_fixed_amount(const Program& program, const AmountSteps& steps) {
  return only_reads(steps, [&](const ExpressionPointer& one) { return is_fixed(program, one); });
}

bool is_fixed_amount(const Program& program, const TariffVersion& version, const AmountRow* row) {
  if (row == nullptr && version.has_table) return false;
  return only_reads(version, row,
                    [&](const ExpressionPointer& one) { return is_fixed(program, one); });
}

}  // namespace clausule::interpreter::engine
