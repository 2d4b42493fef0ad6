#include "tools/cli/junit.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace clausule::cli {
namespace {

using dsl::Kind;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class JUnitText : public testing::Test {
 protected:
  /// Returns a test of the one file that stands at its begin.
  [[nodiscard]] TimedReport report(std::string name) const {
    TimedReport timed;
    timed.report.name = std::move(name);
    timed.report.location = {file_, 0, 4};
    timed.report.passed = true;
    timed.microseconds = 1'500'042;
    return timed;
  }

  dsl::Sources sources_;
  dsl::FileId file_ = sources_.add("map/c.clausule", "test \"x\"\n");
  dsl::Diagnostics none_;
};

TEST_F(JUnitText, EscapesNamesAndCountsSeconds) {
  JUnit junit(dsl::Language::english);
  junit.add("map", {report("a < b & \"c\"\x01\uFFFF")}, {}, none_, sources_);
  const std::string text = junit.text();
  EXPECT_TRUE(has(text, R"(name="a &lt; b &amp; &quot;c&quot;??")")) << text;
  EXPECT_TRUE(has(text, R"(classname="map/c.clausule")")) << text;
  EXPECT_TRUE(has(text, R"(time="1.500042")")) << text;
  EXPECT_TRUE(has(text, R"(tests="1" failures="0" errors="0" skipped="0")")) << text;
}

TEST_F(JUnitText, TellsFailuresFromWhatIsStillToBeDone) {
  TimedReport failed = report("faalt");
  failed.report.passed = false;
  dsl::Diagnostics findings;
  findings.report<Kind::expectation_failed>({file_, 5, 8}, "1", "`vergoed`");
  findings.report<Kind::test_decides_nothing>({file_, 5, 8}, "faalt");
  failed.report.findings = findings.sorted();
  TimedReport todo = report("later");
  todo.report.passed = false;
  todo.report.is_todo = true;
  todo.report.todo = "wacht op 2027";
  JUnit junit(dsl::Language::dutch);
  junit.add("map", {failed, todo}, {}, none_, sources_);
  const std::string text = junit.text();
  EXPECT_TRUE(has(text, R"(tests="2" failures="1" errors="0" skipped="1")")) << text;
  EXPECT_TRUE(has(text, R"(<failure message="regel 1 is niet beslist zoals verwacht)")) << text;
  EXPECT_FALSE(has(text, "test_decides_nothing")) << "a warning is no failure\n" << text;
  EXPECT_TRUE(has(text, R"(<skipped message="wacht op 2027" />)")) << text;
}

TEST_F(JUnitText, HasACaseForEachProperty) {
  interpreter::PropertyReport proved;
  proved.name = "klopt";
  proved.location = {file_, 0, 4};
  proved.state = interpreter::PropertyState::proved;
  interpreter::PropertyReport refuted = proved;
  refuted.name = "klopt-niet";
  refuted.state = interpreter::PropertyState::refuted;
  dsl::Diagnostics findings;
  findings.report<Kind::unknown_name>({file_, 0, 4}, "DM3");
  refuted.findings = findings.sorted();
  JUnit junit(dsl::Language::english);
  junit.add("map", {report("goed")}, {proved, refuted}, none_, sources_);
  const std::string text = junit.text();
  EXPECT_TRUE(has(text, R"(tests="3" failures="1" errors="0")")) << text;
  EXPECT_TRUE(has(text, R"(name="property klopt-niet")")) << text;
}

TEST_F(JUnitText, HasACaseForAContractWithErrors) {
  dsl::Diagnostics findings;
  findings.report<Kind::unknown_name>({file_, 0, 4}, "DM3");
  JUnit junit(dsl::Language::english);
  junit.add("map", {}, {}, findings, sources_);
  const std::string text = junit.text();
  EXPECT_TRUE(has(text, R"(tests="1" failures="0" errors="1")")) << text;
  EXPECT_TRUE(has(text, R"(<testcase classname="map" name="check")")) << text;
  EXPECT_TRUE(has(text, "<error message=\"")) << text;
}

}  // namespace
}  // namespace clausule::cli
