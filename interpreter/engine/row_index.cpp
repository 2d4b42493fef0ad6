#include "interpreter/engine/row_index.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <string_view>
#include <utility>

#include "interpreter/engine/text_hash.hpp"

namespace clausule::interpreter::engine {

namespace {

using Hash = std::uint64_t;

Hash mixed(Hash hash) {
  hash ^= hash >> 32U;
  hash *= 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29U);
}

/// Values that compare as equal have one hash: codes with and without a list, amounts however they
/// are written.
std::optional<Hash> hash_of(const Value& value) {
  if (const auto* code = std::get_if<CodeValue>(&value)) {
    return TextHash{}(code->digits);
  }
  if (const auto* text = std::get_if<Text>(&value)) {
    return TextHash{}(text->value) ^ 1U;
  }
  if (const auto* date = std::get_if<Date>(&value)) {
    return static_cast<Hash>(date->time_since_epoch().count()) ^ 0x10000000U;
  }
  if (const auto* number = std::get_if<Decimal>(&value)) {
    const auto hundredths = number->to_hundredths();
    // What no amount is written as shares one hash.
    return hundredths ? static_cast<Hash>(*hundredths) ^ 0x20000000U : 0x30000000U;
  }
  return std::nullopt;
}

/// Returns the hash of the only value that a cell passes; nothing where there may be others.
std::optional<Hash> only_value(const CellTests* cell) {
  if (cell == nullptr || cell->tests.size() != 1) return std::nullopt;
  const auto& test = cell->tests.front().value;
  if (const auto* compared = std::get_if<CellTest::Compared>(&test)) {
    if (compared->compare != dsl::ast::Compare::equal) return std::nullopt;
    const auto* constant = std::get_if<Constant>(&compared->value->node);
    return constant == nullptr ? std::nullopt : hash_of(constant->value);
  }
  const auto* among = std::get_if<CellTest::Among>(&test);
  if (among == nullptr || among->codes.members.size() != 1 || !among->codes.except.empty()) {
    return std::nullopt;
  }
  const auto* range = std::get_if<CodeRange>(&among->codes.members.front());
  if (range == nullptr || range->first != range->last) return std::nullopt;
  return TextHash{}(range->first);
}

}  // namespace

RowIndex::RowIndex(std::size_t rows, std::size_t columns, const Cell& cell)
    : rows_(static_cast<std::uint32_t>(rows)) {
  constexpr std::size_t worth_it = 8;
  if (rows < worth_it) return;
  for (std::uint32_t column = 0; column < columns; ++column) {
    std::size_t named = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      if (only_value(cell(row, column))) ++named;
    }
    if (named >= rows - rows / 8) columns_.push_back(column);
  }
  if (columns_.empty()) return;
  buckets_.assign(std::bit_ceil(rows * 2), none);
  next_.assign(rows, none);
  // From the last row on, so that each bucket has its rows in order.
  for (std::uint32_t row = rows_; row-- > 0;) {
    Hash hash = 0;
    bool exact = true;
    for (const std::uint32_t column : columns_) {
      const auto value = only_value(cell(row, column));
      exact = exact && value;
      hash = mixed(hash ^ value.value_or(0));
    }
    if (!exact) {
      others_.push_back(row);
      continue;
    }
    std::uint32_t& bucket = buckets_[hash & (buckets_.size() - 1)];
    next_[row] = std::exchange(bucket, row);
  }
  std::ranges::reverse(others_);
}

std::optional<std::uint64_t> RowIndex::hash_of(std::span<const Value* const> values) const {
  if (columns_.empty()) return std::nullopt;
  Hash hash = 0;
  for (const std::uint32_t column : columns_) {
    if (column >= values.size() || values[column] == nullptr) return std::nullopt;
    const auto value = engine::hash_of(*values[column]);
    if (!value) return std::nullopt;
    hash = mixed(hash ^ *value);
  }
  return hash;
}

}  // namespace clausule::interpreter::engine
