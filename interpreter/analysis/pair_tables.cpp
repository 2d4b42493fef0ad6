#include "interpreter/analysis/pair_tables.hpp"

namespace clausule::interpreter::analysis {

bool PairTable::is_own_code(const CodePairs::Row& row) const {
  if (row.denying == row.denied) return true;
  // Digits in every list are those of a list too.
  const CodePairs& table = pairs();
  return table.codes[row.denying].digits == table.codes[row.denied].digits &&
         atoms[row.denying].meets(atoms[row.denied]);
}

std::optional<ExclusionPair> PairTable::pair(const CodePairs::Row& row) const {
  const auto validity = intersect(days, row.validity());
  if (!validity) return std::nullopt;
  const ExclusionEntry& form = pairs().form;
  ExclusionPair found;
  found.rule = rule;
  found.version = version;
  found.relation = &*form.relation;
  found.denied = &form.rows.front().denied;
  found.denying = atoms[row.denying];
  found.denied_codes = atoms[row.denied];
  found.verdict = form.verdict.kind;
  found.validity = *validity;
  found.location = pairs().location(row);
  return found;
}

std::vector<PairTable> pair_tables(const Program& program, const CodeSpace& space) {
  std::vector<PairTable> tables;
  for (std::uint32_t rule = 0; rule < program.exclusions.size(); ++rule) {
    for (const ExclusionVersion& version : program.exclusions[rule].versions) {
      if (!version.pairs) continue;
      const auto days = intersect(version.head.validity, program.contract.validity);
      if (!days) continue;
      PairTable table{{rule}, &version, *days, {}};
      table.atoms.reserve(version.pairs->codes.size());
      for (const CodeValue& code : version.pairs->codes) {
        table.atoms.push_back(space.resolve(code));
      }
      tables.push_back(std::move(table));
    }
  }
  return tables;
}

void for_each_row(const Program& program, const CodeSpace& space,
                  const std::function<void(const ExclusionPair&)>& use) {
  for (const PairTable& table : pair_tables(program, space)) {
    for (const CodePairs::Row& row : table.pairs().rows) {
      if (const auto pair = table.pair(row)) use(*pair);
    }
  }
}

}  // namespace clausule::interpreter::analysis
