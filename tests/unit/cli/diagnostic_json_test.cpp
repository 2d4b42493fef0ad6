#include "tools/cli/diagnostic_json.hpp"

#include <gtest/gtest.h>

namespace clausule::cli {
namespace {

TEST(JsonOf, ADiagnosticHasItsPlaceKindAndRemedy) {
  dsl::Sources sources;
  const dsl::FileId file = sources.add("a \"b\".clausule", "x\ny\n");
  dsl::Diagnostics diagnostics;
  diagnostics.report<dsl::Kind::path_not_found>({file, 2, 3}, "weg");
  EXPECT_EQ(json_of(diagnostics.all().front(), sources, dsl::Language::dutch),
            R"({"file":"a \"b\".clausule","line":2,"column":1,"kind":"path_not_found",)"
            R"("severity":"error","message":"geen bestand of map `weg`",)"
            R"("hint":"geef een contractbestand, of de map van een contract","mended":"",)"
            R"("example":"","related":[]})");
}

TEST(JsonOf, AProblemHasItsFileRowAndColumn) {
  const claims::Problem problem{
      "lines.csv", 17, "amount", {interpreter::Says::row_empty, {"amount"}}};
  EXPECT_EQ(json_of(problem, dsl::Language::english),
            R"({"file":"lines.csv","row":17,"column":"amount","kind":"row_empty",)"
            R"("message":"`amount` is empty and has to be known: fill it in"})");
}

}  // namespace
}  // namespace clausule::cli
