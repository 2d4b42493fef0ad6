#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "interpreter/hash.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

/// Returns the canonical text of a contract file.
std::string canonical(const std::string& text) {
  const Loaded loaded = load_text(text);
  return loaded.program ? canonical_text(*loaded.program) : std::string("not a contract");
}

const std::string dutch = R"(contract voorbeeld "Voorbeeldcontract"
  verzekeraar "Voorbeeld"
  geldig 2022-01-01 t/m 2026-12-31
  lijst 01 = 008
  overige prestaties toegestaan

gegeven prestatie.soort: een van ggz, overig

codelijst voetzorg = 9200 t/m 9203, 9300

tabel deel per soort
  | soort  | geldig vanaf | aandeel |
  | ggz    | 2022-01-01   | 75%     |
  | overig | 2022-01-01   | 100%    |

tarief DM2 "Keten"
  voor 40001 per kwartaal
  indien aantal < 5
  ten hoogste € 63,50 × deel
  rekenkundig afgerond op centen

uitsluiting samenloop
  naast 40001 in hetzelfde kwartaal vervalt:
    voetzorg "Voetzorg"
    01/12850 handmatig "Hoort dit erbij?"
  indien onbekend handmatig "Wat is bekend?"
  retourcode 0613
)";

/// The same contract in the other vocabulary, in another order, with other titles and layout.
const std::string english = R"(# a comment
contract voorbeeld "Another title"
  other services allow
  list 01 = 008
  valid through 2026-12-31
  valid from 2022-01-01
  insurer "Voorbeeld"

exclusion samenloop "Title"
  return code 0613
  beside 40001 in the same quarter deny:
    008/12850   "Label"   manual "Hoort dit erbij?"
    voetzorg
  if unknown manual "Wat is bekend?"

tariff DM2
  rounded arithmetically to cents
  at most € 63.50 × deel
  if quantity < 5
  for 40001 per quarter

table deel per soort
  | valid from | aandeel | soort  |
  | 2022-01-01 | 100%    | overig |
  | 2022-01-01 | 75%     | ggz    |

codelist voetzorg = 9300, 9200 through 9203

fact claim.soort: one of overig, ggz "described"

property iets
  always voetzorg includes 9200

test "t"
  | date | code | amount |
  | 2025-01-01 | 40001 | € 63.36 |
)";

TEST(HashOfText, IsThatOfItsMeaning) {
  EXPECT_EQ(canonical(english), canonical(dutch));
}

TEST(HashOfText, ChangesWithEachThingThatDecides) {
  const std::vector<std::pair<std::string, std::string>> changes{
      {"63,50", "63,51"},
      {"t/m 9203", "t/m 9204"},
      {"9300", "9301"},
      {"2026-12-31", "2026-12-30"},
      {"Hoort dit erbij?", "Hoort dit er niet bij?"},
      {"Wat is bekend?", "Wat weet u?"},
      {"0613", "0614"},
      {"samenloop", "samenval"},
      {"75%", "76%"},
      {"100%", "99%"},
      {"aantal < 5", "aantal < 6"},
      {"  indien aantal < 5\n", ""},
      {"indien aantal < 5", "tenzij aantal < 5"},
      {"  indien aantal < 5\n", "  indien aantal < 5\n  artikel \"4\"\n"},
      {"  | overig | 2022-01-01   | 100%    |\n", ""},
      {"hetzelfde kwartaal", "hetzelfde kalenderjaar"},
      {"kwartaal vervalt:", "kwartaal handmatig \"Hoort het?\":"},
      {"afgerond op centen", "afgerond op hele euro's"},
      {"01 = 008", "01 = 041"},
      {"overige prestaties toegestaan", "overige prestaties vervalt"},
  };
  const std::string before = canonical(dutch);
  for (const auto& [from, to] : changes) {
    std::string changed = dutch;
    const std::size_t at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    changed.replace(at, from.size(), to);
    EXPECT_NE(canonical(changed), before) << from << " -> " << to;
  }
}

TEST(HashOfText, IsKept) {
  const Loaded loaded = load_text(dutch);
  ASSERT_NE(loaded.program, nullptr);
  EXPECT_EQ(semantic_hash(*loaded.program).size(), 16U);
}

}  // namespace
}  // namespace clausule::interpreter
