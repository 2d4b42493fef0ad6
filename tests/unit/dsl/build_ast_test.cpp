#include "dsl/build_ast.hpp"

#include <gtest/gtest.h>

#include "parsed.hpp"

namespace clausule::dsl {
namespace {

const ast::Reference& reference(const ast::Expression& one) {
  return std::get<ast::Reference>(one.value);
}

TEST(BuildAst, Heads) {
  const Parsed parsed(
      "contract x \"Titel\"\n"
      "gebruik nza/huisartsenzorg\n"
      "gegeven verzekerde.risico: medisch percentage \"risico\"\n"
      "gegeven prestatie.stroom: een van a, b\n"
      "codelijst l \"L\" = 6000, 9200 t/m 9203 behalve 9201\n"
      "codelijst r uit \"r.csv\"\n"
      "tabel t per code, verzekeraar uit \"t.csv\"\n"
      "definitie d = 2,5%\n"
      "test \"een test\"\n"
      "eigen risico verplicht \"Zvw\"\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  const auto& all = parsed.file.declarations;
  ASSERT_EQ(all.size(), 10U);
  EXPECT_EQ(all[0].head, ast::Head::contract);
  EXPECT_EQ(all[0].title->value, "Titel");
  EXPECT_EQ(parsed.covered(all[0].title->location), "\"Titel\"");
  EXPECT_EQ(all[1].name.text, "nza/huisartsenzorg");
  EXPECT_EQ(all[2].fact.parts.at(1).text, "risico");
  EXPECT_EQ(parsed.covered(all[2].fact.parts[1].location), "risico");
  EXPECT_TRUE(all[2].type->medical);
  EXPECT_EQ(all[2].type->kind, ast::TypeKind::percentage);
  EXPECT_EQ(all[3].type->names.size(), 2U);
  ASSERT_TRUE(all[4].codes);
  EXPECT_EQ(parsed.covered(all[4].codes->members.at(1).location), "9200 t/m 9203");
  EXPECT_EQ(all[4].codes->except.size(), 1U);
  EXPECT_EQ(all[5].table_file->value, "r.csv");
  EXPECT_EQ(all[6].keys.size(), 2U);
  EXPECT_EQ(all[6].table_file->value, "t.csv");
  EXPECT_EQ(std::get<ast::Literal>(all[7].value->value).text, "2,5");
  EXPECT_EQ(all[8].head, ast::Head::test);
  EXPECT_EQ(all[8].name.text, "een test");
  EXPECT_EQ(all[9].head, ast::Head::deductible);
  EXPECT_EQ(parsed.covered(all[9].location), "eigen risico verplicht \"Zvw\"");
}

TEST(BuildAst, Validity) {
  const Parsed parsed(
      "contract x\n  geldig vanaf 2023-01-01\n  geldig t/m 2024-12-31\n  geldig ten hoogste 2 "
      "jaar\n"
      "  geldig 2023-01-01 t/m 2023-12-31\n  gepubliceerd op 2022-12-01\n");
  EXPECT_EQ(parsed.clause<ast::Validity>(0).from->text, "2023-01-01");
  EXPECT_FALSE(parsed.clause<ast::Validity>(0).through);
  EXPECT_EQ(parsed.clause<ast::Validity>(1).through->text, "2024-12-31");
  EXPECT_EQ(parsed.clause<ast::Validity>(2).longest->count, "2");
  EXPECT_EQ(parsed.clause<ast::Validity>(2).longest->unit, ast::Unit::year);
  EXPECT_EQ(parsed.clause<ast::Validity>(3).from->text, "2023-01-01");
  EXPECT_EQ(parsed.clause<ast::Validity>(3).through->text, "2023-12-31");
  EXPECT_EQ(parsed.clause<ast::PublishedOn>(4).date.text, "2022-12-01");
}

TEST(BuildAst, GuardsAndFallbacks) {
  const Parsed parsed(
      "voorwaarde x\n  indien a\n  tenzij b\n  vereist dat c\n  anders vervalt\n"
      "  indien onbekend handmatig \"Vraag?\"\n  overige prestaties toegestaan\n");
  EXPECT_EQ(parsed.clause<ast::Guard>(0).kind, ast::GuardKind::if_);
  EXPECT_EQ(parsed.clause<ast::Guard>(1).kind, ast::GuardKind::unless);
  EXPECT_EQ(parsed.clause<ast::Guard>(2).kind, ast::GuardKind::requires_);
  EXPECT_EQ(parsed.clause<ast::Fallback>(3).verdict.kind, ast::VerdictKind::deny);
  EXPECT_EQ(parsed.clause<ast::Fallback>(4).kind, ast::FallbackKind::if_unknown);
  EXPECT_EQ(parsed.clause<ast::Fallback>(4).verdict.question->value, "Vraag?");
  EXPECT_EQ(parsed.clause<ast::Fallback>(5).kind, ast::FallbackKind::other_services);
  EXPECT_EQ(parsed.clause<ast::Fallback>(5).verdict.kind, ast::VerdictKind::allow);
}

TEST(BuildAst, Groups) {
  const Parsed parsed(
      "uitsluiting x\n"
      "  naast 40001 in hetzelfde kwartaal vervalt: # rijen\n"
      "    6000, 6001 \"Dieet\" met verwijscode 0055, 0025 met zorgsoort ≥ 3 handmatig \"Welke?\"\n"
      "    alle prestaties behalve lijst-a\n"
      "  binnen 28 dagen voorafgaand aan 13098 toegestaan\n"
      "  tijdens inschrijving in SMR vervalt:\n"
      "  toegestaan\n"
      "  voorrang 40001 boven 40011, 40021\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  const auto& first = parsed.clause<ast::Group>(0);
  EXPECT_EQ(std::get<ast::Beside>(first.relation->value).same, ast::Same::quarter);
  ASSERT_EQ(first.rows.size(), 2U);
  const ast::Selection& selection = first.rows[0].selection;
  EXPECT_EQ(selection.codes.members.size(), 2U);
  EXPECT_EQ(selection.label->value, "Dieet");
  ASSERT_EQ(selection.with.size(), 2U);
  EXPECT_EQ(selection.with[0].cells.cells.size(), 2U);
  EXPECT_EQ(selection.with[1].cells.cells[0].compare, ast::Compare::greater_equal);
  EXPECT_EQ(first.rows[0].verdict->question->value, "Welke?");
  EXPECT_TRUE(
      std::holds_alternative<ast::AllServices>(first.rows[1].selection.codes.members.at(0).value));
  const auto& within = std::get<ast::Within>(parsed.clause<ast::Group>(1).relation->value);
  EXPECT_FALSE(within.after);
  EXPECT_EQ(within.duration.unit, ast::Unit::day);
  EXPECT_FALSE(parsed.clause<ast::Group>(1).has_rows);
  EXPECT_TRUE(std::get<ast::Stay>(parsed.clause<ast::Group>(2).relation->value).enrolment);
  EXPECT_TRUE(parsed.clause<ast::Group>(2).has_rows);
  EXPECT_FALSE(parsed.clause<ast::Group>(3).relation);
  EXPECT_EQ(parsed.clause<ast::Precedence>(4).loser.members.size(), 2U);
}

TEST(BuildAst, RangesHaveThreeSigns) {
  const Parsed parsed("tarief x\n  voor 1 t/m 2, 3 – 4, 5 - 6, 7–8\n");
  const auto& members = parsed.clause<ast::Scope>().selection->codes.members;
  ASSERT_EQ(members.size(), 4U) << parsed.report();
  for (const ast::Member& one : members) EXPECT_TRUE(std::get<ast::CodeRange>(one.value).last);
}

TEST(BuildAst, Figures) {
  const Parsed parsed(
      "tarief x\n"
      "  voor 40001 per kwartaal per zorgverlener\n"
      "  per verrichting\n"
      "  bedraagt € 253,45 verhoogd met 2% verdeeld over kwartalen rest naar kwartaal 4\n"
      "  ten hoogste 1 tijdens inschrijving in SMR\n"
      "  ten hoogste 4 binnen 2 jaar\n"
      "  ten minste € -70,00\n"
      "  verhoogd met index\n"
      "  naar rato van dagen in het kalenderjaar tijdens verzekerde.verzekering\n"
      "  rekenkundig afgerond op centen\n"
      "  naar beneden afgerond op hele euro's\n"
      "  bankiers afgerond op € 0,05\n"
      "  verdeeld over a 50%, b 50% rest naar organisatie\n"
      "  telt aantal × 0,25\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  EXPECT_EQ(parsed.clause<ast::Scope>(0).per.size(), 2U);
  EXPECT_FALSE(parsed.clause<ast::Scope>(1).selection);
  const auto& amounts = parsed.clause<ast::AmountsTo>(2);
  EXPECT_EQ(std::get<ast::Literal>(amounts.amount.base->value).text, "253,45");
  EXPECT_EQ(amounts.amount.increases.size(), 1U);
  ASSERT_EQ(amounts.suffixes.size(), 2U);
  EXPECT_EQ(std::get<ast::Code>(std::get<ast::RestTo>(amounts.suffixes[1].value).receiver).text,
            "4");
  const auto suffix = [&](std::size_t clause) -> const ast::Suffix& {
    return parsed.clause<ast::Suffixes>(clause).suffixes.at(0);
  };
  EXPECT_TRUE(
      std::holds_alternative<ast::Stay>(std::get<ast::AtMost>(suffix(3).value).window->value));
  EXPECT_EQ(std::get<ast::Duration>(std::get<ast::AtMost>(suffix(4).value).window->value).count,
            "2");
  const auto& floor = std::get<ast::AtLeast>(suffix(5).value);
  EXPECT_EQ(std::get<ast::Literal>(floor.amount.base->value).text, "-70,00");
  EXPECT_EQ(std::get<ast::ProRata>(suffix(7).value).period, ast::Period::calendar_year);
  EXPECT_EQ(std::get<ast::Rounding>(suffix(8).value).step, ast::Rounding::Step::cents);
  EXPECT_EQ(std::get<ast::Rounding>(suffix(9).value).mode, ast::RoundingMode::down);
  EXPECT_EQ(std::get<ast::Rounding>(suffix(9).value).step, ast::Rounding::Step::euros);
  EXPECT_EQ(std::get<ast::Rounding>(suffix(10).value).literal->text, "0,05");
  EXPECT_EQ(std::get<ast::SplitOverShares>(suffix(11).value).shares.size(), 2U);
  EXPECT_EQ(parsed.clause<ast::Suffixes>(11).suffixes.size(), 2U);
  EXPECT_TRUE(
      std::holds_alternative<ast::Arithmetic>(parsed.clause<ast::Counts>(12).amount.base->value));
}

TEST(BuildAst, PartiesAndProgrammes) {
  const Parsed parsed(
      "contract x\n  verzekeraar \"Menzis\"\n  partijen zorggroepen\n  lijst 01 = 008\n  lijst 02\n"
      "  wijzigt b\n  ten gunste van verzekeraar\n  na verplicht\n  keten-dbc 40001\n"
      "  eindigt bij a, b\n  combineert DM2, VRM\n  geen eigen risico\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  EXPECT_EQ(parsed.clause<ast::Insurer>(0).name.value, "Menzis");
  EXPECT_EQ(parsed.clause<ast::Parties>(1).codes.members.size(), 1U);
  EXPECT_EQ(parsed.clause<ast::ListMeaning>(2).meant->text, "008");
  EXPECT_FALSE(parsed.clause<ast::ListMeaning>(3).meant);
  EXPECT_EQ(parsed.clause<ast::Amends>(4).contract.text, "b");
  EXPECT_EQ(parsed.clause<ast::InFavourOf>(5).receiver.text, "verzekeraar");
  EXPECT_EQ(parsed.clause<ast::After>(6).deductible.text, "verplicht");
  EXPECT_EQ(parsed.clause<ast::Bundle>(7).codes.members.size(), 1U);
  EXPECT_EQ(parsed.clause<ast::EndsOn>(8).reasons.size(), 2U);
  EXPECT_EQ(parsed.clause<ast::Combines>(9).programmes.size(), 2U);
  (void)parsed.clause<ast::WithoutDeductible>(10);
}

TEST(BuildAst, Dossiers) {
  const Parsed parsed(
      "test \"x\"\n  naar de stand van 2022-10-01\n"
      "  ingeschreven in DM2 2024-01-01 t/m 2025-02-10 wegens verhuizing\n"
      "  ingeschreven in VRM vanaf 2024-01-01\n"
      "  verwacht a.verzekeraar € 26,72\n"
      "  verzekerde polis budget, tweede-lijn 2025-03-20 t/m 2025-05-01, risico 4,9%\n"
      "  zorgverlener 53010001 rol onderaannemer\n"
      "  bestand totaalbedrag € 94,36\n  zorgverlener 26000001\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  EXPECT_EQ(parsed.clause<ast::AsKnownOn>(0).date.text, "2022-10-01");
  EXPECT_EQ(parsed.clause<ast::Enrolment>(1).reason->text, "verhuizing");
  EXPECT_FALSE(parsed.clause<ast::Enrolment>(2).through);
  EXPECT_EQ(parsed.clause<ast::ExpectedSettlement>(3).path.parts.size(), 2U);
  const auto& insured = parsed.clause<ast::Given>(4);
  ASSERT_EQ(insured.facts.size(), 3U);
  EXPECT_EQ(std::get<ast::Name>(insured.facts[0].value).text, "budget");
  EXPECT_EQ(insured.facts[1].through->text, "2025-05-01");
  EXPECT_EQ(std::get<ast::Literal>(insured.facts[2].value).kind, ast::LiteralKind::percent);
  EXPECT_EQ(parsed.clause<ast::Given>(5).number->text, "53010001");
  EXPECT_EQ(parsed.clause<ast::Given>(6).entity, ast::Entity::file);
  EXPECT_TRUE(parsed.clause<ast::Given>(7).facts.empty());
}

TEST(BuildAst, Tables) {
  const Parsed parsed(
      "tarief x\n"
      "  | geldig vanaf | ingeschreven in DM2 | leeftijd | eigen risico | bedraagt |  # kop\n"
      "  | 2025-01-01 | ja | 18 t/m 25, ≥ 60 | - | |  # rij\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  const auto& table = parsed.clause<ast::Table>();
  ASSERT_EQ(table.columns.size(), 5U);
  EXPECT_EQ(table.columns[0].kind, ast::ColumnKind::valid_from);
  EXPECT_EQ(parsed.covered(table.columns[1].location), "ingeschreven in DM2");
  EXPECT_EQ(table.columns[3].kind, ast::ColumnKind::deductible);
  const auto& cells = table.rows.at(0).cells;
  EXPECT_EQ(cells.at(2).cells.cells.size(), 2U);
  EXPECT_NE(cells.at(2).cells.cells[0].high, nullptr);
  EXPECT_EQ(cells.at(3).form, ast::TableCell::Form::any);
  EXPECT_EQ(cells.at(4).form, ast::TableCell::Form::empty);
}

TEST(BuildAst, Expressions) {
  const Parsed parsed(
      "eis x\n"
      "  altijd niet a en tijdens verzekerde.v\n    en ingeschreven in DM2\n"
      "  altijd layout(107, \"3.2\", b).begin = 70 + c / 2\n"
      "  altijd a niet in 1, 2\n"
      "  altijd a omvat b, c\n"
      "  altijd a hangt alleen af van code, kalenderjaar\n"
      "  altijd a onbekend\n"
      "  altijd som a = eerste dag van het kwartaal\n"
      "  altijd aan een van de voorwaarden is voldaan:\n    - a\n    - b\n"
      "  altijd (a of b) en c\n"
      "  altijd a - b - c = 0\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  const auto condition = [&](std::size_t clause) -> const ast::Expression& {
    return parsed.clause<ast::Guard>(clause).condition;
  };
  EXPECT_EQ(std::get<ast::Junction>(condition(0).value).operands.size(), 3U);
  const auto& equal = std::get<ast::Comparison>(condition(1).value);
  EXPECT_EQ(reference(*equal.left).arguments.size(), 3U);
  EXPECT_EQ(reference(*equal.left).member->text, "begin");
  EXPECT_EQ(std::get<ast::Arithmetic>(equal.right->value).op, ast::Operator::add);
  EXPECT_TRUE(std::get<ast::InCells>(condition(2).value).negated);
  EXPECT_EQ(std::get<ast::Includes>(condition(3).value).codes.members.size(), 2U);
  EXPECT_EQ(std::get<ast::DependsOnly>(condition(4).value).paths.size(), 2U);
  EXPECT_FALSE(std::get<ast::Known>(condition(5).value).known);
  EXPECT_TRUE(
      std::holds_alternative<ast::Sum>(std::get<ast::Comparison>(condition(6).value).left->value));
  const auto& bullets = std::get<ast::Junction>(condition(7).value);
  EXPECT_TRUE(bullets.bullets);
  EXPECT_FALSE(bullets.conjunction);
  const auto& both = std::get<ast::Junction>(condition(8).value);
  EXPECT_TRUE(both.conjunction);
  EXPECT_EQ(parsed.covered(both.operands.at(0).location), "(a of b)");
  const auto& minus =
      std::get<ast::Arithmetic>(std::get<ast::Comparison>(condition(9).value).left->value);
  EXPECT_EQ(parsed.covered(minus.left->location), "a - b");
}

TEST(BuildAst, BothVocabulariesGiveTheSameTree) {
  const Parsed dutch("limiet x\n  voor 6000\n  ten hoogste 4 binnen 28 dagen\n");
  const Parsed english("limit x\n  for 6000\n  at most 4 within 28 days\n");
  ASSERT_FALSE(english.diagnostics.has_errors()) << english.report();
  EXPECT_EQ(dutch.file.vocabulary, Vocabulary::dutch);
  EXPECT_EQ(english.file.vocabulary, Vocabulary::english);
  for (const Parsed* one : {&dutch, &english}) {
    EXPECT_EQ(one->file.declarations.at(0).head, ast::Head::limit);
    const auto& cap = std::get<ast::AtMost>(one->clause<ast::Suffixes>(1).suffixes.at(0).value);
    EXPECT_EQ(std::get<ast::Duration>(cap.window->value).unit, ast::Unit::day);
  }
}

TEST(BuildAst, NamesAreNormalizedAndNoBreakSpacesAreBlanks) {
  const Parsed parsed(
      "tarief cafe\xCC\x81\n\xC2\xA0voor\xC2\xA0"
      "40001\n");
  ASSERT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
  EXPECT_EQ(parsed.file.declarations.at(0).name.text, "café");
}

TEST(BuildAst, AFactMayHaveTheNameOfABuiltInOne) {
  EXPECT_EQ(Parsed("gegeven prestatie.peildatum: datum\n").kinds().size(), 0U);
  EXPECT_EQ(Parsed("gegeven prestatie.bedraag: datum\n").kinds().size(), 0U);
  EXPECT_EQ(Parsed("gegeven prestatie.lijst: datum\n").kinds(),
            std::vector<std::string>{"keyword_as_name"});
}

TEST(BuildAst, AnEmptyFileHasNoDeclarations) {
  for (const char* text : {"", "\n", "# niets", "\xEF\xBB\xBF", "  \r\n"}) {
    const Parsed parsed{std::string(text)};
    EXPECT_TRUE(parsed.file.declarations.empty());
    EXPECT_FALSE(parsed.diagnostics.has_errors());
  }
}

}  // namespace
}  // namespace clausule::dsl
