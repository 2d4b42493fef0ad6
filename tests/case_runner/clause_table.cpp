#include "tests/case_runner/clause_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/case_runner/case_text.hpp"

namespace clausule::cases {
namespace {

using dsl::Keyword;

/// Returns a declaration with nothing in it.
std::string head_line(Keyword head) {
  const std::string_view word = dsl::spelling(head, dsl::Vocabulary::dutch);
  if (head == Keyword::definition) return fmt::format("{} zo = 1\n", word);
  if (head == Keyword::test || head == Keyword::dossier) return fmt::format("{} \"zo\"\n", word);
  return fmt::format("{} zo\n", word);
}

}  // namespace

const std::vector<ClauseForm>& clause_forms() {
  using enum Keyword;
  static const std::vector<ClauseForm> forms = {
      {{insurer}, "verzekeraar \"V\""},
      {{parties}, "partijen 1"},
      {{list}, "lijst 01 = 008"},
      {{amends}, "wijzigt ander"},
      {{other_services}, "overige prestaties toegestaan"},
      {{valid}, "geldig vanaf 2025-01-01"},
      {{published_on}, "gepubliceerd op 2025-01-01"},
      {{article}, "artikel \"1\""},
      {{exception_to}, "uitzondering op ander"},
      {{reference_date}, "peildatum datum"},
      {{return_code}, "retourcode 0613"},
      {{if_}, "indien ja"},
      {{unless}, "tenzij ja"},
      {{requires_that}, "vereist dat ja"},
      {{otherwise}, "anders vervalt"},
      {{if_unknown}, "indien onbekend vervalt"},
      {{for_}, "voor 1"},
      {{per}, "per kwartaal"},
      {{amounts_to}, "bedraagt € 1"},
      {{at_most}, "ten hoogste € 1"},
      {{at_least}, "ten minste € 1"},
      {{increased_by}, "verhoogd met 1%"},
      {{pro_rata_to_days_in}, "naar rato van dagen in het kwartaal ja"},
      {{rounded_arithmetically_to, rounded_up_to, rounded_down_to, rounded_half_even_to},
       "rekenkundig afgerond op centen"},
      {{split_over}, "verdeeld over kwartalen"},
      {{rest_to}, "rest naar iemand"},
      {{counts}, "telt aantal"},
      {{beside, within, during}, "naast 1 op dezelfde dag vervalt"},
      {{deny, allow, manual}, "vervalt"},
      {{precedence}, "voorrang 1 boven 2"},
      {{bundle}, "keten-dbc 1"},
      {{ends_on}, "eindigt bij iets"},
      {{combines}, "combineert een, ander"},
      {{without_deductible}, "geen eigen risico"},
      {{after}, "na ander"},
      {{in_favour_of}, "ten gunste van iemand"},
      {{always}, "altijd ja"},
      {{insured, provider, file}, "verzekerde leeftijd 1"},
      {{enrolled_in}, "ingeschreven in iets vanaf 2025-01-01"},
      {{as_known_on}, "naar de stand van 2025-01-01"},
      {{like}, "zoals \"iets\""},
      {{without}, "zonder 1"},
      {{todo}, "nog te doen \"iets\""},
      {{expected_finding}, "verwacht melding iets"},
      {{expected}, "verwacht iets € 1"},
      {{}, "| x |"},
  };
  return forms;
}

const std::vector<Keyword>& clause_heads() {
  using enum Keyword;
  static const std::vector<Keyword> heads = {
      contract,  codelist,  table,      definition, tariff,   exclusion, limit,
      condition, programme, deductible, settlement, property, test,      dossier};
  return heads;
}

bool may_stand_in(const ClauseForm& clause, Keyword head) {
  const CaseProgram program{
      {{"contract.clausule", fmt::format("{}  {}\n", head_line(head), clause.line), {}}}};
  const CaseFindings found = run(program);
  return std::ranges::none_of(found.findings, [](const dsl::Diagnostic& finding) {
    return finding.kind == dsl::Kind::misplaced_clause;
  });
}

std::string name_of(const ClauseForm& clause) {
  std::string name;
  for (const Keyword word : clause.words) {
    if (!name.empty()) name += ", ";
    name += fmt::format("`{}`", dsl::spelling(word, dsl::Vocabulary::dutch));
  }
  return name.empty() ? "a table" : name;
}

}  // namespace clausule::cases
