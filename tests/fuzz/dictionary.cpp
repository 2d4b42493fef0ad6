#include "tests/fuzz/dictionary.hpp"

#include "dsl/vocabulary.hpp"

namespace clausule::fuzz {

std::vector<std::string> dictionary() {
  std::vector<std::string> words;
  for (const dsl::KeywordInfo& row : dsl::keywords) {
    const auto keyword = static_cast<dsl::Keyword>(&row - dsl::keywords.data());
    for (const auto vocabulary : {dsl::Vocabulary::dutch, dsl::Vocabulary::english}) {
      for (const auto spelling : dsl::spellings(keyword, vocabulary)) words.emplace_back(spelling);
    }
  }
  for (const dsl::BuiltInName& name : dsl::built_in_names) {
    words.emplace_back(name.dutch);
    words.emplace_back(name.english);
  }
  for (const char* sign : {"€ 1,00",
                           "€ -0.01",
                           "€ 9 999 999 999",
                           "10%",
                           "2,5",
                           "9223372036854775807",
                           "2024-02-29",
                           "0001-01-01",
                           "9999-12-31",
                           "40001",
                           "008/12000",
                           "nza/huisartsenzorg",
                           "≥",
                           "≤",
                           "≠",
                           "×",
                           "- ",
                           " | ",
                           "\n  ",
                           "\n  | ",
                           "\n\n",
                           ": ",
                           ", ",
                           "(",
                           ")",
                           "\"",
                           "# ",
                           "\n```clausule\n",
                           "\n```\n",
                           "\n# Artikel 1\n",
                           "\r\n",
                           "\xC2\xA0",
                           "\xEF\xBB\xBF",
                           "\x1C",
                           "\xCC\x81",
                           "=1",
                           "claim.",
                           "prestatie.",
                           "{\"insured\":{",
                           "\"lines\":[{",
                           "\"enrolments\":[{",
                           "\"history\":[",
                           "},{",
                           "]}",
                           "null",
                           "\\u0000",
                           "\\ud800",
                           "1e400",
                           "row:2",
                           ";",
                           "''"}) {
    words.emplace_back(sign);
  }
  for (const char* column : {"line", "insured", "provider", "date", "code", "amount", "quantity",
                             "referral", "begin", "credits", "born", "deceased", "programme",
                             "from", "through", "end_reason", "outcome", "paid"}) {
    words.emplace_back(column);
  }
  return words;
}

}  // namespace clausule::fuzz
