#include "interpreter/check/check.hpp"

#include <utility>

#include "interpreter/check/amendments.hpp"
#include "interpreter/check/clauses.hpp"
#include "interpreter/check/depths.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/references.hpp"
#include "interpreter/check/rules.hpp"
#include "interpreter/check/settlements.hpp"
#include "interpreter/check/tables.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

/// Lists all declarations and returns that of the contract, or null; a second contract among the
/// contract's own files is reported, its amendments aside.
const Source* list_declarations(Context& context, const std::vector<std::string>& libraries) {
  std::optional<std::size_t> contract;
  for (std::size_t at = 0; at < context.program.files.size(); ++at) {
    const ast::File& file = *context.program.files[at];
    const bool library = !libraries[at].empty();
    const auto amendment = library ? std::nullopt : open_amendment(context, file);
    for (const ast::Declaration& declaration : file.declarations) {
      const Source source{&declaration, library, file.vocabulary, libraries[at], amendment};
      context.declarations.push_back(source);
      check_clauses(context, declaration);
      if (declaration.head != Head::contract || is_amendment(declaration)) continue;
      if (contract) {
        context.diagnostics.report<Kind::several_contracts>(declaration.location,
                                                            declaration.name.text);
      } else {
        contract = context.declarations.size() - 1;
      }
    }
  }
  return contract ? &context.declarations[*contract] : nullptr;
}

/// A library is read in a contract that is in force on every day, has no parties and lets other
/// services through (`semantics.md` 61).
void stand_in(Program& program) {
  program.is_library = true;
  program.contract.name = "bibliotheek";
  program.contract.other_services = {ast::VerdictKind::allow, {}};
}

void lower_all(Context& context) {
  for (const auto& [name, entry] : context.names) {
    if (entry.versions.empty()) continue;
    switch (entry.head) {
      case Head::codelist:
        lower_code_list(context, entry);
        break;
      case Head::table:
        lower_table(context, entry);
        break;
      case Head::definition:
        lower_definition(context, entry);
        break;
      case Head::tariff:
        lower_tariff(context, entry);
        break;
      case Head::exclusion:
        lower_exclusion(context, entry);
        break;
      case Head::limit:
        lower_limit(context, entry);
        break;
      case Head::condition:
        lower_condition_rule(context, entry);
        break;
      case Head::programme:
        lower_programme(context, entry);
        break;
      case Head::deductible:
        lower_deductible(context, entry);
        break;
      case Head::settlement:
        lower_settlement(context, entry);
        break;
      case Head::contract:
      case Head::use:
      case Head::fact:
      case Head::test:
      case Head::dossier:
      case Head::property:
        break;
    }
  }
  // Properties read what the rules came to, components of tariffs among it.
  for (const auto& [name, entry] : context.names) {
    if (entry.head == Head::property) lower_property(context, entry);
  }
}

void check_parties(Context& context) {
  if (!context.contracted_read || context.program.contract.parties || context.program.is_library) {
    return;
  }
  context.diagnostics.report<Kind::parties_missing>(*context.contracted_read);
}

}  // namespace

std::shared_ptr<Program> check(std::vector<ParsedFile> files, const ContractTexts& texts,
                               dsl::Sources& sources, dsl::Diagnostics& diagnostics) {
  auto program = std::make_shared<Program>();
  std::vector<std::string> libraries;
  for (ParsedFile& file : files) {
    libraries.push_back(std::move(file.library));
    program->files.push_back(std::move(file.file));
  }
  Context context{*program, texts, sources, diagnostics};
  const Source* contract = list_declarations(context, libraries);
  check_amendments(context, contract);
  // Without the contract every name that an amendment departs from would be unknown too.
  if (contract == nullptr && !program->amendments.empty()) return nullptr;
  if (contract == nullptr) {
    stand_in(*program);
  } else {
    lower_contract_lists(context, *contract);
  }
  collect_names(context);
  connect_exceptions(context);
  if (!check_exception_depth(context)) return nullptr;
  lower_all(context);
  if (contract != nullptr) lower_contract(context, *contract);
  for (const Source& source : context.declarations) {
    if (is_amendment(*source.declaration)) lower_amendment(context, source);
  }
  if (!check_combination_depth(context)) return nullptr;
  take_over(context);
  take_over_settlements(context);
  check_list_depth(context);
  check_parties(context);
  for (const Source& source : context.declarations) {
    const Head head = source.declaration->head;
    if (head != Head::test && head != Head::dossier) continue;
    program->tests.push_back({source.declaration, source.from_library});
  }
  return diagnostics.has_errors() ? nullptr : program;
}

}  // namespace clausule::interpreter::check
