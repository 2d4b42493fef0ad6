#include "tools/claims/json.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tools/claims/flat_json.hpp"

namespace clausule::claims {
namespace {

using interpreter::Says;

std::string text_of(const JsonObject& object) {
  std::string out;
  for (const JsonMember& member : object) out += member.name + "=" + member.text + ";";
  return out;
}

Says problem_in_json(std::string_view text) {
  JsonLine line;
  const auto found = read_json(text, line);
  return found ? found->message.says : Says::nothing;
}

TEST(ReadJson, TakesTextsFromAnObject) {
  JsonLine line;
  ASSERT_FALSE(read_json(R"({"a":"x","b":true,"c":false,"d":null,"e":12,"f":-3})", line));
  EXPECT_EQ(text_of(line.row), "a=x;b=yes;c=no;d=;e=12;f=-3;");
  EXPECT_FALSE(line.has_lines);
}

TEST(ReadJson, KeepsTheDigitsOfNumbers) {
  JsonLine line;
  ASSERT_FALSE(read_json(R"({"a":0.10,"b":92233720368547758.07,"c":1e2})", line));
  EXPECT_EQ(text_of(line.row), "a=0.10;b=92233720368547758.07;c=1e2;");
}

TEST(ReadJson, JoinsTheCodesOfAnArray) {
  JsonLine line;
  ASSERT_FALSE(read_json(R"({"a":["K86","T90"],"b":[]})", line));
  EXPECT_EQ(text_of(line.row), "a=K86 T90;b=;");
}

TEST(ReadJson, TakesADossierApart) {
  JsonLine line;
  ASSERT_FALSE(read_json(R"({"insured":{"insured":"A","diagnoses":["K86"]},)"
                         R"("enrolments":[{"programme":"DM2"}],)"
                         R"("lines":[{"line":"1"},{"line":"2"}]})",
                         line));
  ASSERT_TRUE(line.insured);
  EXPECT_EQ(text_of(*line.insured), "insured=A;diagnoses=K86;");
  ASSERT_TRUE(line.enrolments);
  ASSERT_EQ(line.enrolments->size(), 1U);
  ASSERT_EQ(line.lines.size(), 2U);
  EXPECT_EQ(text_of(line.lines[1]), "line=2;");
}

/// Returns the members of a line in the usual form, `none` for any other.
std::string flat(FlatJson& reader, std::string_view line) {
  if (!reader.read(line)) return "none";
  std::string out;
  for (const FlatJson::Member& member : reader.members()) {
    out += std::string(member.name) + "=" + std::string(member.text) + ";";
  }
  return out;
}

TEST(FlatJson, ReadsAsTheLibraryOrNotAtAll) {
  FlatJson reader;
  std::size_t read = 0;
  for (const std::string_view line :
       {R"({"a":"x","b":true,"c":false,"d":null,"e":12,"f":-3})",
        R"({ "a" : "x" , "b" : 0 } )",
        R"({"a":0.10,"b":-92233720368547758.07,"c":100000000000000000})",
        R"({"a":-0,"b":1})",
        R"({"a":-0.0})",
        R"({"a":1e2})",
        R"({"a":00})",
        R"({"a":1.})",
        R"({"a":.5})",
        R"({"a":-})",
        R"({"a":9999999999999999999})",
        R"({"a":99999999999999999999999})",
        R"({"a":12x})",
        R"({"a":"x"} {})",
        R"({"a":"x"},)",
        R"({"a":"x",})",
        R"({"a":"x" "b":1})",
        R"({"a" 1})",
        R"({"a":truely})",
        R"({"a":tru})",
        R"({"a":"x)",
        R"({"a":"\u0041"})",
        "{\"a\":\"\xFF\"}",
        "{\"a\":\"x\ty\"}",
        R"({"a":"\""})",
        R"({"a":[1]})",
        R"({"a":{"b":1}})",
        R"({})",
        R"([])",
        R"({"a":1,"a":2})",
        R"({"a":1,"b":2,"a":1})",
        R"({"a":1,"b":2})",
        R"({"b":1,"a":2})",
        R"({"lines":1})",
        "{\"a\":\"\x7F\"}",
        "{\"a\":1}\r",
        ""}) {
    JsonLine whole;
    const bool in_order = !read_json(line, whole);
    const std::string found = flat(reader, line);
    if (found == "none") continue;
    ++read;
    EXPECT_TRUE(in_order) << line;
    EXPECT_EQ(found, text_of(whole.row)) << line;
  }
  EXPECT_EQ(read, 7U);
}

TEST(FlatJson, KnowsTheNamesOfTheLineBefore) {
  FlatJson reader;
  ASSERT_TRUE(reader.read(R"({"a":1,"b":2})"));
  EXPECT_FALSE(reader.has_same_names());
  ASSERT_TRUE(reader.read(R"({"a":"x","b":true})"));
  EXPECT_TRUE(reader.has_same_names());
  ASSERT_TRUE(reader.read(R"({"a":1})"));
  EXPECT_FALSE(reader.has_same_names());
  ASSERT_FALSE(reader.read(R"({"a":1,"a":2})"));
  ASSERT_TRUE(reader.read(R"({"b":1})"));
  EXPECT_FALSE(reader.has_same_names());
}

TEST(ReadJson, RefusesWhatIsNoObjectOnALine) {
  for (const char* text : {"x", "{", "[1]", "12", "\"a\"", "null", "{} {}", "{\"a\":1e999}",
                           "{\"a\":01}", "{\"a\":\"\xFF\"}", ""}) {
    EXPECT_EQ(problem_in_json(text), Says::row_not_json) << text;
  }
}

TEST(ReadJson, RefusesValuesWhereTheyDoNotBelong) {
  for (const char* text :
       {R"({"a":{"b":1}})", R"({"a":[[1]]})", R"({"a":[{}]})", R"({"lines":[1]})",
        R"({"lines":[{"a":{}}]})", R"({"lines":[[]]})", R"({"a":["x y"]})", R"({"a":[null]})"}) {
    EXPECT_EQ(problem_in_json(text), Says::row_json_nested) << text;
  }
}

TEST(ReadJson, RefusesANameThatStandsTwice) {
  EXPECT_EQ(problem_in_json(R"({"a":1,"a":2})"), Says::row_json_repeated);
  EXPECT_EQ(problem_in_json(R"({"lines":[{"a":1,"a":2}]})"), Says::row_json_repeated);
  EXPECT_EQ(problem_in_json(R"({"lines":[{"a":1},{"a":2}]})"), Says::nothing);
}

TEST(ReadJson, RefusesDeepNestingAtOnce) {
  EXPECT_EQ(problem_in_json("{\"a\":" + std::string(10'000'000, '[')), Says::row_json_nested);
}

TEST(AppendJson, EscapesAndReplaces) {
  std::string out;
  append_json(out, "a\"b\n\xFF€");
  EXPECT_EQ(out, "\"a\\\"b\\n\uFFFD€\"");
}

}  // namespace
}  // namespace clausule::claims
