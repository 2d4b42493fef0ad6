#include "dsl/render.hpp"

#include <gtest/gtest.h>

#include "dsl/lexical.hpp"

namespace clausule::dsl {
namespace {

struct Page {
  Sources sources;
  FileId file;
  Diagnostics diagnostics;

  explicit Page(std::string text) : file(sources.add("tarieven.clausule", std::move(text))) {}
};

TEST(Render, ShowsPlaceMessageLineHintAndMendedLine) {
  Page page("tarief DM2\n  rétourcod 0611\n");
  page.diagnostics.report<Kind::misspelt_keyword>({page.file, 13, 23}, "rétourcod", "retourcode")
      .with_mended("retourcode 0611");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::dutch, false, 120}),
            "tarieven.clausule:2:3: fout: `rétourcod` is geen sleutelwoord; waarschijnlijk is "
            "`retourcode` bedoeld [misspelt_keyword]\n"
            "    rétourcod 0611\n"
            "    ^~~~~~~~~\n"
            "  tip: schrijf `retourcode`\n"
            "  beter: retourcode 0611\n");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::english, false, 120}),
            "tarieven.clausule:2:3: error: `rétourcod` is no keyword; probably `retourcode` was "
            "meant [misspelt_keyword]\n"
            "    rétourcod 0611\n"
            "    ^~~~~~~~~\n"
            "  hint: write `retourcode`\n"
            "  better: retourcode 0611\n");
}

TEST(Render, ShowsRelatedPlaces) {
  Page page("aaa\nbbb\n");
  page.diagnostics.report<Kind::expected_keyword>({page.file, 0, 3}, "x")
      .with_related({page.file, 4, 7}, "the other one", "de andere");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::dutch, false, 120}),
            "tarieven.clausule:1:1: fout: hier ontbreekt `x` [expected_keyword]\n"
            "  aaa\n"
            "  ^~~\n"
            "tarieven.clausule:2:1: de andere\n"
            "  bbb\n"
            "  ^~~\n"
            "  tip: schrijf `x` op deze plaats\n");
}

TEST(Render, PointsBehindTheLineAndKeepsTabs) {
  Page page("a\tb\n");
  page.diagnostics.report<Kind::expected_keyword>({page.file, 3, 3}, "x");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::dutch, false, 120}),
            "tarieven.clausule:1:4: fout: hier ontbreekt `x` [expected_keyword]\n"
            "  a\tb\n"
            "   \t ^\n"
            "  tip: schrijf `x` op deze plaats\n");
}

TEST(Render, UnderlinesNoMoreThanTheFirstLine) {
  Page page("abc\ndef\n");
  page.diagnostics.report<Kind::expected_keyword>({page.file, 1, 6}, "x");
  EXPECT_NE(
      render(page.diagnostics, page.sources, {Language::dutch, false, 120}).find("  abc\n   ^~\n"),
      std::string::npos);
}

TEST(Render, ShortensALongLineAroundThePlace) {
  Page page(std::string(100, 'a') + "FOUT" + std::string(100, 'b'));
  page.diagnostics.report<Kind::expected_keyword>({page.file, 100, 104}, "x");
  const std::string text = render(page.diagnostics, page.sources, {Language::dutch, false, 20});
  EXPECT_NE(text.find("  …aaaaaaaaaaFOUTbbbbbb…\n             ^~~~\n"), std::string::npos) << text;
}

TEST(Render, ColoursOnlyWhenAsked) {
  Page page("abc\n");
  page.diagnostics.report<Kind::expected_keyword>({page.file, 0, 3}, "x");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::dutch, false, 80}).find('\x1b'),
            std::string::npos);
  EXPECT_NE(render(page.diagnostics, page.sources, {Language::dutch, true, 80}).find('\x1b'),
            std::string::npos);
}

TEST(Render, PassesNoControlSignsToTheTerminal) {
  Page page("a\x1b[2Jb\n");
  page.diagnostics.report<Kind::expected_keyword>({page.file, 0, 1}, "x");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::dutch, false, 80}).find('\x1b'),
            std::string::npos);
}

TEST(Render, ShowsOnlyWhatIsUtf8) {
  for (const char* broken : {"a\xCC\xCC b", "a\x80 b", "\xF0\x80\x80 b", "\xC3"}) {
    Page page(broken);
    page.diagnostics.report<Kind::not_utf8>({page.file, 0, 1});
    const std::string shown = render(page.diagnostics, page.sources, {Language::dutch, false, 120});
    EXPECT_FALSE(lexical::find_invalid_utf8(shown)) << shown;
    EXPECT_NE(shown.find("\xEF\xBF\xBD"), std::string::npos) << shown;
  }
}

TEST(Render, BearsAPlaceOfAFileThatIsNotThere) {
  Page page("abc\n");
  page.diagnostics.report<Kind::expected_keyword>({FileId{7}, 0, 3}, "x");
  EXPECT_EQ(render(page.diagnostics, page.sources, {Language::dutch, false, 80}),
            "fout: hier ontbreekt `x` [expected_keyword]\n"
            "  tip: schrijf `x` op deze plaats\n");
}

}  // namespace
}  // namespace clausule::dsl
