#include "interpreter/properties/codes.hpp"

#include <gtest/gtest.h>

#include "interpreter/engine/evaluate.hpp"
#include "tests/unit/properties/support.hpp"

namespace clausule::interpreter {
namespace {

const std::string three_lists = R"(codelijst dieet = 6000, 6001
  geldig t/m 2023-12-31
codelijst dieet = 6000, 6300 t/m 6302
  geldig vanaf 2024-01-01

codelijst proef = 6400
  uitzondering op dieet
  geldig 2025-01-01 t/m 2025-06-30

codelijst register
  | code          | omschrijving | geldig vanaf | geldig t/m |
  | 9200 t/m 9203 | "voet"       |              | 2023-06-30 |
  | 9204          | "voet"       | 2023-07-01   |            |

codelijst alles = dieet, register, 40001 behalve 9201, 6302
)";

TEST(CodesOnADay, AreThoseThatTheEngineFinds) {
  const Loaded loaded = load_text(contract_with(three_lists));
  ASSERT_TRUE(loaded.program) << dsl::message(loaded.diagnostics.all().front(),
                                              dsl::Language::english);
  const Program& program = *loaded.program;
  const analysis::CodeSpace space(program);
  const RunFacts run;
  const engine::Evaluator evaluator(program, run);
  std::size_t held = 0;
  for (std::uint32_t list = 0; list < program.code_lists.size(); ++list) {
    CodeSet set;
    set.members.emplace_back(CodeListId{list});
    for (const std::string day : {"2022-01-01", "2023-06-30", "2023-07-01", "2023-12-31",
                                  "2024-01-01", "2025-01-01", "2025-06-30", "2025-07-01"}) {
      const Date date = *parse_date(day);
      const auto found = properties::codes_on(program, space, set, date);
      EXPECT_FALSE(found.asked);
      for (std::uint32_t atom = 0; atom + 1 < space.atom_count(); ++atom) {
        const CodeValue code = parse_code(space.name(atom));
        const bool there = engine::is_true(evaluator.contains(set, code, date));
        EXPECT_EQ(found.codes.contains(atom), there)
            << program.code_lists[list].name << " " << space.name(atom) << " " << day;
        held += there ? 1 : 0;
      }
    }
  }
  EXPECT_GT(held, 20U);
}

}  // namespace
}  // namespace clausule::interpreter
