#include "interpreter/analysis/tariff_prices.hpp"

#include <utility>

namespace clausule::interpreter::analysis {
namespace {

bool tests_code(const FactTest& test) {
  if (!test.subject) return false;
  const auto* line = std::get_if<ReadLine>(&test.subject->node);
  return line != nullptr && line->fact == LineFact::code;
}

/// Narrows codes by the tests of a row; returns whether it has other tests.
bool narrow(const AmountRow& row, const CodeSpace& space, Reading reading, CodeRanges& codes) {
  bool others = false;
  for (const FactTest& test : row.tests) {
    if (!tests_code(test)) {
      others = others || !test.tests->tests.empty();
      continue;
    }
    if (auto named = space.resolve(*test.tests, reading)) {
      codes = codes & *named;
    } else if (reading == Reading::certain) {
      codes = {};
    }
  }
  return others;
}

/// Returns the codes of a tariff, in its `voor`, its table or in the rules it departs from.
CodeRanges codes_of(const Program& program, const CodeSpace& space, Reading reading,
                    TariffId tariff) {
  CodeRanges found;
  for (const TariffVersion& version : program.tariffs[tariff.index].versions) {
    CodeRanges codes = space.all();
    if (version.selection) {
      codes = space.resolve(version.selection->codes, reading);
    } else if (!program.tariffs[tariff.index].excepts.empty()) {
      codes = {};
      for (const TariffId named : program.tariffs[tariff.index].excepts) {
        codes = codes | codes_of(program, space, reading, named);
      }
    }
    if (version.rows.empty()) found = found | codes;
    std::vector<AtomRange> rows;
    for (const AmountRow& row : version.rows) {
      CodeRanges narrowed = codes;
      narrow(row, space, reading, narrowed);
      rows.insert(rows.end(), narrowed.ranges().begin(), narrowed.ranges().end());
    }
    found = found | CodeRanges(std::move(rows));
  }
  return found;
}

}  // namespace

void for_each_price(const Program& program, const CodeSpace& space, Reading reading,
                    const std::function<void(const TariffPrice&)>& use) {
  for (std::uint32_t index = 0; index < program.tariffs.size(); ++index) {
    const Tariff& tariff = program.tariffs[index];
    for (const TariffVersion& version : tariff.versions) {
      const auto days = intersect(version.head.validity, program.contract.validity);
      if (!days) continue;
      TariffPrice price{{index}, &version, nullptr, space.all(), *days, false};
      bool with = false;
      if (version.selection) {
        price.codes = space.resolve(version.selection->codes, reading);
        with = !version.selection->with.empty();
      } else if (!tariff.excepts.empty()) {
        price.codes = {};
        for (const TariffId named : tariff.excepts) {
          price.codes = price.codes | codes_of(program, space, reading, named);
        }
      }
      price.other_tests = with;
      if (!version.has_table) use(price);
      const CodeRanges codes = price.codes;
      for (const AmountRow& row : version.rows) {
        const auto row_days = intersect(*days, row.validity);
        if (!row_days) continue;
        price.row = &row;
        price.validity = *row_days;
        price.codes = codes;
        price.other_tests = narrow(row, space, reading, price.codes) || with;
        use(price);
      }
    }
  }
}

}  // namespace clausule::interpreter::analysis
