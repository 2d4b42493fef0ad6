#include "interpreter/analysis/keys.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::analysis {
namespace {

using dsl::ast::Compare;

bool tests_codes(const Type& type, const std::vector<const CellTests*>& cells) {
  if (type.kind == TypeKind::code || type.kind == TypeKind::codes) return true;
  return std::ranges::any_of(cells, [](const CellTests* cell) {
    return std::ranges::any_of(cell->tests, [](const CellTest& test) {
      return std::holds_alternative<CellTest::Among>(test.value);
    });
  });
}

}  // namespace

KeyColumn::KeyColumn(const CodeSpace& space, const Type& type,
                     const std::vector<const CellTests*>& cells)
    : space_(space), type_(type), cells_(cells) {
  codes_ = tests_codes(type, cells);
  if (codes_) {
    take_codes(space, cells);
  } else {
    rank_values(cells);
  }
}

void KeyColumn::take_codes(const CodeSpace& space, const std::vector<const CellTests*>& cells) {
  unknown_ = space.atom_count();
  for (const CellTests* cell : cells) {
    if (cell->tests.empty()) {
      spans_.emplace_back(Spans{{0, unknown_}});
      continue;
    }
    CellTests known;
    std::ranges::copy_if(cell->tests, std::back_inserter(known.tests), [](const CellTest& test) {
      return !std::holds_alternative<CellTest::Unknown>(test.value);
    });
    std::optional<CodeRanges> codes = CodeRanges();
    if (!known.tests.empty()) codes = space.resolve(known, Reading::certain);
    if (!codes) {
      spans_.emplace_back();
      continue;
    }
    Spans spans = spans_of(*codes);
    if (known.tests.size() < cell->tests.size()) spans.push_back({unknown_, unknown_});
    spans_.emplace_back(std::move(spans));
  }
}

bool KeyColumn::is_whole() const {
  return type_.kind == TypeKind::date || (type_.kind == TypeKind::number && type_.whole);
}

std::optional<KeyColumn::Key> KeyColumn::key_of(const ExpressionPointer& expression) {
  if (!expression) return std::nullopt;
  const auto* constant = std::get_if<Constant>(&expression->node);
  if (constant == nullptr) return std::nullopt;
  using Found = std::optional<Key>;
  return std::visit(Overloaded{[](const Missing&) -> Found { return std::nullopt; },
                               [](const Asked&) -> Found { return std::nullopt; },
                               [](bool yes) -> Found {
                                 return Key{Decimal(yes ? 1 : 0), {}};
                               },
                               [](const Decimal& number) -> Found {
                                 return Key{number, {}};
                               },
                               [](Date date) -> Found {
                                 return Key{Decimal(date.time_since_epoch().count()), {}};
                               },
                               [](const Text& text) -> Found {
                                 return Key{Decimal(), text.value};
                               },
                               [](const CodeValue& code) -> Found {
                                 return Key{Decimal(), to_string(code)};
                               },
                               [](const Codes&) -> Found { return std::nullopt; },
                               [](const Period&) -> Found { return std::nullopt; }},
                    constant->value);
}

KeyColumn::Intervals KeyColumn::all_but(const Key& key) const {
  Intervals found;
  if (type_.kind == TypeKind::yes_no) {
    const Key other{Decimal(key.number.is_zero() ? 1 : 0), {}};
    found.push_back({other, other});
  } else if (!type_.words.empty()) {
    for (const std::string& word : type_.words) {
      const Key other{Decimal(), word};
      if (word != key.text) found.push_back({other, other});
    }
  } else {
    found.push_back({std::nullopt, key, false, true});
    found.push_back({key, std::nullopt, true, false});
  }
  return found;
}

std::optional<KeyColumn::Intervals> KeyColumn::intervals_of(const CellTest& test) const {
  if (const auto* between = std::get_if<CellTest::Between>(&test.value)) {
    auto low = key_of(between->low);
    auto high = key_of(between->high);
    if (!low || !high) return std::nullopt;
    return Intervals{{std::move(low), std::move(high)}};
  }
  const auto* compared = std::get_if<CellTest::Compared>(&test.value);
  if (compared == nullptr) return std::nullopt;
  const auto key = key_of(compared->value);
  if (!key) return std::nullopt;
  // Between two whole numbers that follow one another there is no third.
  const auto next = [&](int step) { return Key{key->number + Decimal(step), {}}; };
  switch (compared->compare) {
    case Compare::equal:
      return Intervals{{key, key}};
    case Compare::not_equal:
      return all_but(*key);
    case Compare::less:
      if (is_whole()) return Intervals{{std::nullopt, next(-1)}};
      return Intervals{{std::nullopt, key, false, true}};
    case Compare::greater:
      if (is_whole()) return Intervals{{next(1), std::nullopt}};
      return Intervals{{key, std::nullopt, true, false}};
    case Compare::less_equal:
      return Intervals{{std::nullopt, key}};
    case Compare::greater_equal:
      return Intervals{{key, std::nullopt}};
  }
  return std::nullopt;
}

Span KeyColumn::span_of(const Interval& interval) const {
  const auto number = [this](const Key& key) {
    return 2 * (std::ranges::lower_bound(values_, key) - values_.begin()) + 1;
  };
  Span span{0, unknown_ - 1};
  if (interval.low) span.low = number(*interval.low) + (interval.low_open ? 1 : 0);
  if (interval.high) span.high = number(*interval.high) - (interval.high_open ? 1 : 0);
  return span;
}

void KeyColumn::rank_values(const std::vector<const CellTests*>& cells) {
  std::vector<std::optional<Intervals>> rows;
  for (const CellTests* cell : cells) {
    std::optional<Intervals> row = Intervals();
    for (const CellTest& test : cell->tests) {
      if (std::holds_alternative<CellTest::Unknown>(test.value)) continue;
      const auto part = intervals_of(test);
      if (!part) {
        row.reset();
        break;
      }
      row->insert(row->end(), part->begin(), part->end());
    }
    if (row) {
      for (const Interval& interval : *row) {
        if (interval.low) values_.push_back(*interval.low);
        if (interval.high) values_.push_back(*interval.high);
      }
    }
    rows.push_back(std::move(row));
  }
  std::ranges::sort(values_);
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  unknown_ = 2 * static_cast<std::int64_t>(values_.size()) + 1;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (!rows[at]) {
      spans_.emplace_back();
      continue;
    }
    Spans spans;
    if (cells[at]->tests.empty()) spans.push_back({0, unknown_});
    for (const Interval& interval : *rows[at]) {
      const Span span = span_of(interval);
      if (span.low <= span.high) spans.push_back(span);
    }
    const bool unknown = std::ranges::any_of(cells[at]->tests, [](const CellTest& test) {
      return std::holds_alternative<CellTest::Unknown>(test.value);
    });
    if (unknown) spans.push_back({unknown_, unknown_});
    std::ranges::sort(spans, {}, &Span::low);
    // Spans that meet become one, as `meet` expects.
    Spans merged;
    for (const Span& span : spans) {
      if (!merged.empty() && span.low <= merged.back().high) {
        merged.back().high = std::max(merged.back().high, span.high);
      } else {
        merged.push_back(span);
      }
    }
    spans_.emplace_back(std::move(merged));
  }
}

std::string KeyColumn::text_of(const Key& key) const {
  if (!key.text.empty()) return key.text;
  if (type_.kind == TypeKind::date) {
    return to_string(Date(std::chrono::days(key.number.to_whole().value_or(0))));
  }
  if (type_.kind == TypeKind::percentage) {
    return (key.number * Decimal(100)).to_string(',') + "%";
  }
  if (type_.kind == TypeKind::money) return "€ " + key.number.to_string(',');
  return key.number.to_string(',');
}

std::optional<std::string> KeyColumn::shared_value(std::size_t one, std::size_t other) const {
  for (const std::size_t row : {one, other}) {
    const Spans& spans = *spans_[row];
    const bool point = spans.size() == 1 && spans[0].low == spans[0].high;
    if (point && !cells_[row]->text.empty()) return cells_[row]->text;
  }
  if (cells_[one]->tests.empty() && cells_[other]->tests.empty()) return std::nullopt;
  for (const Span& left : *spans_[one]) {
    for (const Span& right : *spans_[other]) {
      const std::int64_t low = std::max(left.low, right.low);
      const std::int64_t high = std::min(left.high, right.high);
      if (low > high) continue;
      if (codes_ && low < unknown_) return space_.name(static_cast<std::uint32_t>(low));
      for (const std::int64_t number : {low, high}) {
        const auto index = static_cast<std::size_t>(number / 2);
        if (number % 2 == 1 && index < values_.size()) return text_of(values_[index]);
      }
    }
  }
  return cells_[one]->tests.empty() ? cells_[other]->text : cells_[one]->text;
}

}  // namespace clausule::interpreter::analysis
