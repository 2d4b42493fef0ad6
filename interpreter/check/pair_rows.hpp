#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dsl/parse.hpp"
#include "interpreter/check/context.hpp"
#include "interpreter/code_pairs.hpp"

namespace clausule::interpreter::check {

/// What the columns of a table of pairs are for: their places, none where they are not there.
struct PairColumns {
  std::optional<std::size_t> denying;
  std::optional<std::size_t> denied;
  std::optional<std::size_t> from;
  std::optional<std::size_t> through;
  std::optional<std::size_t> return_code;
  std::vector<std::size_t> wrong;  ///< columns that do not belong here
};
PairColumns pair_columns(const Context& context, const dsl::ast::Table& table);

/// Gathers the rows of a table of pairs that name one code and one code.
class PairRows : public dsl::RowTaker {
 public:
  explicit PairRows(Context& context) : context_(context) {}

  /// Takes a row of a file as it is written; false where a closer look is needed, at what is wrong
  /// with it among other things. `table` has its columns.
  bool take_fields(const dsl::ast::Table& table, std::span<const std::string_view> fields,
                   const dsl::Location& place) override;

  /// Takes a row that was looked at closely; false where it is more than a pair of codes.
  bool take(const ExclusionEntry& entry);

  /// Returns the rows in their order, or null where there are none; `form` is what each of them is.
  std::shared_ptr<const CodePairs> finish(ExclusionEntry form);

 private:
  std::optional<std::uint32_t> code_at(std::string_view text, const dsl::Location& row);
  std::uint32_t index_of(const CodeValue& code);
  std::optional<std::uint16_t> return_code_of(std::string_view text);
  void add(CodePairs::Row row, const dsl::Location& place);
  static void sort_names(CodePairs& pairs);

  struct CodeHash {
    std::size_t operator()(const CodeValue& code) const {
      const std::hash<std::string> hash;
      return hash(code.digits) * 31 + hash(code.list);
    }
  };
  /// Days as they were written last: rows that follow one another mostly have the same.
  struct LastDay {
    std::string_view text;
    std::int32_t day = 0;
  };
  static bool read_day(std::string_view text, LastDay& last);

  Context& context_;
  std::optional<PairColumns> columns_;
  std::optional<dsl::FileId> file_;  ///< from which rows were taken
  CodePairs pairs_;
  std::unordered_map<CodeValue, std::uint32_t, CodeHash> codes_;
  std::unordered_map<std::string_view, std::optional<std::uint32_t>> written_;
  std::unordered_map<std::string, std::uint16_t> return_codes_;
  LastDay from_;
  LastDay through_;
};

}  // namespace clausule::interpreter::check
