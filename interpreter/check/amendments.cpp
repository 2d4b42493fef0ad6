#include "interpreter/check/amendments.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "dsl/spelling.hpp"
#include "interpreter/check/codes.hpp"
#include "interpreter/check/heads.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

std::vector<const ast::Declaration*> amendments_of(const Context& context) {
  std::vector<const ast::Declaration*> found;
  for (const Source& source : context.declarations) {
    if (is_amendment(*source.declaration)) found.push_back(source.declaration);
  }
  return found;
}

void check_amended(Context& context, const ast::Declaration& amendment,
                   const ast::Declaration* contract,
                   const std::vector<const ast::Declaration*>& amendments) {
  const ast::Name& amended = clause_of<ast::Amends>(amendment)->contract;
  if (contract != nullptr && contract->name.text == amended.text) return;
  const bool of_amendment = std::ranges::any_of(
      amendments, [&](const ast::Declaration* other) { return other->name.text == amended.text; });
  dsl::Diagnostic& report = of_amendment
                                ? context.diagnostics.report<Kind::amendment_of_amendment>(
                                      amended.location, amendment.name.text, amended.text)
                                : context.diagnostics.report<Kind::amended_contract_missing>(
                                      amended.location, amendment.name.text, amended.text);
  if (contract == nullptr) return;
  const std::vector<std::string> names{contract->name.text};
  if (of_amendment || dsl::nearest_name(amended.text, names)) {
    report.with_mended(contract->name.text);
  }
}

void check_contract_name(Context& context, const ast::Declaration& amendment,
                         const ast::Declaration& other) {
  if (other.name.text != amendment.name.text) return;
  context.diagnostics.report<Kind::repeated_name>(amendment.name.location, amendment.name.text)
      .with_related(other.name.location, "declared here", "hier gedeclareerd");
}

void check_libraries(Context& context) {
  std::set<std::string> used;
  for (const Source& source : context.declarations) {
    if (source.declaration->head == Head::use && !source.amendment) {
      used.insert(source.declaration->name.text);
    }
  }
  for (const Source& source : context.declarations) {
    const ast::Name& library = source.declaration->name;
    if (source.declaration->head != Head::use || !source.amendment) continue;
    if (used.contains(library.text)) continue;
    context.diagnostics.report<Kind::library_of_amendment>(
        library.location, context.program.amendments[*source.amendment].name, library.text);
  }
}

}  // namespace

bool is_amendment(const ast::Declaration& declaration) {
  return declaration.head == Head::contract && clause_of<ast::Amends>(declaration) != nullptr;
}

std::optional<std::size_t> open_amendment(Context& context, const ast::File& file) {
  const ast::Declaration* amending = nullptr;
  const ast::Declaration* other = nullptr;
  for (const ast::Declaration& declaration : file.declarations) {
    if (declaration.head != Head::contract) continue;
    const bool first = amending == nullptr && is_amendment(declaration);
    (first ? amending : other) = &declaration;
  }
  if (amending == nullptr) return std::nullopt;
  if (other != nullptr) {
    const bool later = is_amendment(*other);
    const ast::Declaration& one = later ? *other : *amending;
    context.diagnostics.report<Kind::amendment_beside_contract>(
        one.location, one.name.text, (later ? *amending : *other).name.text);
  }
  const RuleHead head = lower_head(context, {amending, false, file.vocabulary, {}}, "");
  Amendment amendment;
  amendment.name = head.name;
  amendment.title = head.title;
  amendment.article = head.article;
  amendment.location = head.location;
  amendment.validity = head.validity;
  amendment.published_on = head.published_on;
  context.program.amendments.push_back(std::move(amendment));
  return other == nullptr ? std::optional(context.program.amendments.size() - 1) : std::nullopt;
}

void check_amendments(Context& context, const Source* contract) {
  const auto amendments = amendments_of(context);
  const ast::Declaration* amended = contract == nullptr ? nullptr : contract->declaration;
  for (std::size_t at = 0; at < amendments.size(); ++at) {
    check_amended(context, *amendments[at], amended, amendments);
    if (amended != nullptr) check_contract_name(context, *amendments[at], *amended);
    for (std::size_t before = 0; before < at; ++before) {
      check_contract_name(context, *amendments[at], *amendments[before]);
    }
  }
  check_libraries(context);
}

void lower_amendment(Context& context, const Source& source) {
  if (!source.amendment) return;
  const Inside inside(context, source, Reads::line);
  const ast::Declaration& declaration = *source.declaration;
  std::optional<CodeSet> parties;
  if (const auto* clause = clause_of<ast::Parties>(declaration)) {
    parties = lower_codes(context, clause->codes, CodesFor::values);
  }
  Amendment& amendment = context.program.amendments[*source.amendment];
  amendment.parties = std::move(parties);
  amendment.other_services = fallback_of(declaration, ast::FallbackKind::other_services);
}

}  // namespace clausule::interpreter::check
