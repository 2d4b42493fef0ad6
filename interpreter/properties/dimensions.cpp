#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "interpreter/properties/cases.hpp"
#include "interpreter/properties/codes.hpp"
#include "interpreter/properties/thin.hpp"

namespace clausule::interpreter::properties {

namespace {

/// More values of one input than this are thinned out.
constexpr std::size_t most_dates = 60;
constexpr std::size_t most_codes = 200;
constexpr std::size_t most_comparisons = 20'000;

/// Returns the code of digits that comes `step` places behind another, as long as it; else nothing.
std::optional<std::string> neighbour(const std::string& code, int step) {
  std::string digits = code;
  for (std::size_t at = digits.size(); at-- > 0;) {
    if (digits[at] < '0' || digits[at] > '9') return std::nullopt;
    const int digit = digits[at] - '0' + step;
    digits[at] = static_cast<char>('0' + (digit + 10) % 10);
    if (digit >= 0 && digit <= 9) return digits;
  }
  return std::nullopt;
}

}  // namespace

CaseMaker::CaseMaker(const Program& program, const analysis::CodeSpace& space,
                     const Footprint& footprint, const DateInterval& term)
    : program_(program), space_(space), footprint_(footprint) {
  add_dates(term);
  add_codes();
  add_providers();
  add_person();
  add_line_facts();
  for (const auto& [input, read] : footprint.inputs) {
    if (const auto* fact = std::get_if<FactId>(&input)) {
      add_fact(*fact, read);
    } else if (const auto* programme = std::get_if<ProgrammeId>(&input)) {
      add_stay(*programme, read.computed);
    }
  }
  for (const Result result :
       {Result::paid, Result::tariff_amount, Result::ground, Result::outcome}) {
    if (find(result) == nullptr) continue;
    complete_ = false;
    add_neighbours();
    break;
  }
  add_amounts();
}

const Read* CaseMaker::find(const Input& input) const {
  const auto found = footprint_.inputs.find(input);
  return found == footprint_.inputs.end() ? nullptr : &found->second;
}

void CaseMaker::must_not_compute(const Input& input) {
  const Read* read = find(input);
  if (read != nullptr && read->computed) complete_ = false;
}

/// Dates on both sides of each change, and of each date or year that a rule names.
void CaseMaker::add_dates(const DateInterval& term) {
  const auto add = [&](Date date) {
    if (term.contains(date)) dates_.push_back(date);
  };
  const auto add_border = [&](Date first) {
    add(first - one_day);
    add(first);
  };
  if (term.from) add(*term.from);
  if (term.through) add(*term.through);
  for (const Change& change : footprint_.changes) add_border(change.date);
  for (const Input input : {Input(LineFact::date), Input(Derived::reference_date)}) {
    const Read* read = find(input);
    if (read == nullptr) continue;
    for (const Value& literal : read->literals) {
      if (const auto* date = std::get_if<Date>(&literal)) {
        add_border(*date);
        add_border(*date + one_day);
      }
    }
    must_not_compute(input);
  }
  must_not_compute(Derived::calendar_year);
  if (const Read* year = find(Derived::calendar_year)) {
    for (const Value& literal : year->literals) {
      const auto* number = std::get_if<Decimal>(&literal);
      const auto whole = number == nullptr ? std::nullopt : number->to_whole();
      if (!whole || *whole < 1900 || *whole > 2998) continue;
      const std::chrono::year first{static_cast<int>(*whole)};
      add_border(first / 1 / 1);
      add_border((first + std::chrono::years{1}) / 1 / 1);
    }
  }
  if (dates_.empty()) add(std::chrono::year{2025} / 1 / 1);
  if (dates_.empty() && term.from) dates_.push_back(*term.from);
  sort_and_thin(dates_, most_dates, complete_);
  if (find(LineFact::date) != nullptr && find(LineFact::date)->computed) {
    for (const auto month : {std::chrono::March, std::chrono::April, std::chrono::December}) {
      const std::chrono::year_month_day first{dates_.front()};
      add(std::chrono::sys_days{first.year() / month / std::chrono::last});
    }
    sort_and_thin(dates_, most_dates, complete_);
  }
  Dimension dimension;
  for (const Date date : dates_) {
    dimension.values.emplace_back(
        [date](MadeCase& made) { made.test.dossier.lines.front().date = date; });
  }
  dimensions_.push_back(std::move(dimension));
}

/// Returns one code for each way in which sets and tests tell codes apart on some day, and one that
/// none of them names.
std::vector<std::string> CaseMaker::codes_for(const Read& read, bool numbers_of_providers) {
  std::vector<CodeRange> ranges;
  const auto take = [&](std::vector<CodeRange> more) {
    ranges.insert(ranges.end(), more.begin(), more.end());
  };
  for (const CodeSet* set : read.sets) take(ranges_of(program_, *set));
  for (const CellTests* tests : read.tests) take(ranges_of(program_, *tests));
  std::vector<std::string> codes;
  for (const Value& literal : read.literals) {
    if (const auto* code = std::get_if<CodeValue>(&literal)) {
      codes.push_back(to_string(*code));
      ranges.push_back({code->list, code->digits, code->digits});
    }
  }
  std::vector<std::uint32_t> atoms;
  for (const CodeRange& range : ranges) {
    const analysis::CodeRanges named = space_.resolve(range);
    for (const analysis::AtomRange& part : named.ranges()) {
      for (std::uint32_t atom = part.begin; atom < part.end; ++atom) atoms.push_back(atom);
    }
  }
  sort_and_thin(atoms, most_codes, complete_);
  // Only so many sets are told apart that doing so costs no more than the cases themselves.
  const bool grouped =
      !read.computed && (read.sets.size() + read.tests.size()) * dates_.size() <= most_comparisons;
  if (!grouped) complete_ = false;
  std::vector<std::vector<bool>> alike(atoms.size());
  const auto tell_apart = [&](const CodesOnDay& there) {
    if (there.asked) complete_ = false;
    for (std::size_t at = 0; at < atoms.size(); ++at) {
      alike[at].push_back(there.codes.contains(atoms[at]));
    }
  };
  for (const Date date : grouped ? dates_ : std::vector<Date>()) {
    for (const CodeSet* set : read.sets) tell_apart(codes_on(program_, space_, *set, date));
    for (const CellTests* tests : read.tests) tell_apart(codes_on(program_, space_, *tests, date));
  }
  std::set<std::vector<bool>> seen;
  for (std::size_t at = 0; at < atoms.size(); ++at) {
    if (grouped && !seen.insert(alike[at]).second) continue;
    codes.push_back(space_.name(atoms[at]));
  }
  const auto is_named = [&](const CodeValue& code) {
    return std::ranges::any_of(ranges, [&](const CodeRange& one) { return one.contains(code); });
  };
  if (numbers_of_providers) {
    for (const std::string number : {"99999999", "00000000"}) {
      if (is_named({"", number})) continue;
      codes.push_back(number);
      break;
    }
    return codes;
  }
  for (const CodeRange& range : ranges) {
    for (const auto& next : {neighbour(range.last, 1), neighbour(range.first, -1)}) {
      if (!next || is_named({range.list, *next})) continue;
      codes.push_back(to_string(CodeValue{range.list, *next}));
      return codes;
    }
  }
  return codes;
}

void CaseMaker::add_codes() {
  const Read* read = find(LineFact::code);
  if (read != nullptr) codes_ = codes_for(*read, false);
  must_not_compute(LineFact::code);
  if (codes_.empty()) codes_.push_back(space_.atom_count() > 1 ? space_.name(0) : "10000");
  if (read == nullptr) return;
  plain_ = false;
  Dimension dimension;
  for (const std::string& code : codes_) {
    dimension.values.emplace_back(
        [code](MadeCase& made) { made.test.dossier.lines.front().code = code; });
  }
  dimensions_.push_back(std::move(dimension));
}

void CaseMaker::add_providers() {
  const Read* read = find(LineFact::provider);
  const bool by_fact = std::ranges::any_of(footprint_.inputs, [&](const auto& one) {
    const auto* fact = std::get_if<FactId>(&one.first);
    return fact != nullptr && program_.facts[fact->index].entity == Entity::provider;
  });
  if (read == nullptr && !by_fact && find(Derived::contracted) == nullptr) return;
  plain_ = false;
  must_not_compute(LineFact::provider);
  std::vector<std::string> numbers;
  if (read != nullptr) numbers = codes_for(*read, true);
  if (numbers.empty()) numbers.emplace_back("53010001");
  Dimension dimension;
  dimension.values.emplace_back([](MadeCase&) {});
  for (const std::string& number : numbers) {
    dimension.values.emplace_back([number](MadeCase& made) {
      made.provider = number;
      made.test.dossier.lines.front().provider = number;
      made.test.providers[number].push_back({{}, {}});
    });
  }
  providers_ = dimensions_.size();
  dimensions_.push_back(std::move(dimension));
}

}  // namespace clausule::interpreter::properties
