#include "interpreter/check/codes.hpp"

#include <cctype>
#include <cstring>

#include "interpreter/check/names.hpp"
#include "interpreter/check/tables.hpp"
#include "interpreter/code_list.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter {

bool CodeRange::contains(const CodeValue& code) const {
  const std::size_t length = code.digits.size();
  if (length != first.size() || (!list.empty() && list != code.list)) return false;
  const int above = std::memcmp(code.digits.data(), first.data(), length);
  if (above <= 0) return above == 0;
  return std::memcmp(code.digits.data(), last.data(), length) <= 0;
}

}  // namespace clausule::interpreter

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

std::string range_text(const ast::Code& first, const ast::Code& last) {
  return first.text + " t/m " + last.text;
}

}  // namespace

std::optional<CodeValue> lower_code(Context& context, const ast::Code& code, CodesFor use) {
  CodeValue value = parse_code(code.text);
  if (value.list.empty()) {
    if (use == CodesFor::services) {
      if (context.local_list) {
        value.list = *context.local_list;
      } else if (!context.in_library) {
        value.list = context.program.contract.default_list;
      }
    }
    return value;
  }
  if (!context.in_library) {
    const auto& meant = context.program.contract.lists;
    if (const auto found = meant.find(value.list); found != meant.end()) {
      value.list = found->second;
      return value;
    }
  }
  const bool digits = std::isdigit(static_cast<unsigned char>(value.list.front())) != 0;
  if (digits && !is_code_list(value.list)) {
    context.diagnostics.report<Kind::unknown_list>(code.location, value.list);
    return std::nullopt;
  }
  return value;
}

std::optional<CodeRange> lower_range(Context& context, const ast::Code& first,
                                     const std::optional<ast::Code>& last, CodesFor use) {
  const auto low = lower_code(context, first, use);
  if (!low) return std::nullopt;
  if (!last) return CodeRange{low->list, low->digits, low->digits};
  const auto high = lower_code(context, *last, use);
  if (!high) return std::nullopt;
  const dsl::Location place{first.location.file, first.location.begin, last->location.end};
  if (parse_code(first.text).list != parse_code(last->text).list) {
    context.diagnostics.report<Kind::range_over_lists>(place, range_text(first, *last));
    return std::nullopt;
  }
  if (low->digits.size() != high->digits.size()) {
    context.diagnostics.report<Kind::range_over_lengths>(place, range_text(first, *last));
    return std::nullopt;
  }
  if (high->digits < low->digits) {
    context.diagnostics.report<Kind::range_reversed>(place, range_text(first, *last));
    return std::nullopt;
  }
  return CodeRange{low->list, low->digits, high->digits};
}

std::optional<CodeSet::Member> lower_code_name(Context& context, const ast::Name& name) {
  const Entry* entry = find_name(context, name.text);
  if (entry == nullptr) {
    report_unknown_name(context, name);
    return std::nullopt;
  }
  switch (entry->head) {
    case ast::Head::codelist:
      return CodeListId{entry->index};
    case ast::Head::programme:
      return ProgrammeId{entry->index};
    case ast::Head::table: {
      lower_table(context, *entry);
      if (context.program.tables[entry->index].keys.size() != 1) {
        context.diagnostics.report<Kind::not_a_set_of_codes>(name.location, name.text);
        return std::nullopt;
      }
      return TableId{entry->index};
    }
    case ast::Head::contract:
    case ast::Head::use:
    case ast::Head::fact:
    case ast::Head::definition:
    case ast::Head::test:
    case ast::Head::dossier:
    case ast::Head::tariff:
    case ast::Head::exclusion:
    case ast::Head::limit:
    case ast::Head::condition:
    case ast::Head::deductible:
    case ast::Head::settlement:
    case ast::Head::property:
      break;
  }
  context.diagnostics.report<Kind::wrong_kind_of_name>(name.location, name.text,
                                                       head_word(entry->head), "codelijst");
  return std::nullopt;
}

CodeSet lower_codes(Context& context, const ast::Codes& codes, CodesFor use) {
  CodeSet set;
  set.location = codes.location;
  set.text = context.snippet(codes.location);
  const auto lower = [&](const std::vector<ast::Member>& from, std::vector<CodeSet::Member>& to) {
    for (const ast::Member& member : from) {
      std::visit(
          Overloaded{
              [&](const ast::CodeRange& range) {
                const auto lowered = lower_range(context, range.first, range.last, use);
                if (lowered) to.emplace_back(*lowered);
              },
              [&](const ast::AllServices&) { to.emplace_back(AllCodes{}); },
              [&](const ast::Manual& manual) { to.emplace_back(Asked{manual.question.value}); },
              [&](const ast::Name& name) {
                if (auto lowered = lower_code_name(context, name)) {
                  to.push_back(*std::move(lowered));
                }
              },
          },
          member.value);
    }
  };
  lower(codes.members, set.members);
  lower(codes.except, set.except);
  return set;
}

}  // namespace clausule::interpreter::check
