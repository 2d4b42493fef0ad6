#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tools/portfolio/portfolio.hpp"

namespace clausule::portfolio {

inline constexpr std::array<std::string_view, 4> file_names{"lines.csv", "insured.csv",
                                                            "enrolments.csv", "providers.csv"};

/// Returns what stands in a file, empty where it is not there.
inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Splits a text; what stands after the last separator is a part too, unless it is empty.
inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

/// A portfolio in a folder of its own, which goes when the test is over.
class MadePortfolio {
 public:
  explicit MadePortfolio(std::uint64_t lines, std::uint64_t seed = 7, int from_year = 2023,
                         int through_year = 2024) {
    static int count = 0;
    folder_ =
        std::filesystem::path(testing::TempDir()) /
        (std::string("portfolio-") + testing::UnitTest::GetInstance()->current_test_info()->name() +
         "-" + std::to_string(++count));
    options_.lines = lines;
    options_.seed = seed;
    options_.from_year = from_year;
    options_.through_year = through_year;
    options_.folder = folder_;
    result_ = make(options_);
  }
  MadePortfolio(const MadePortfolio&) = delete;
  MadePortfolio& operator=(const MadePortfolio&) = delete;
  MadePortfolio(MadePortfolio&&) = delete;
  MadePortfolio& operator=(MadePortfolio&&) = delete;
  ~MadePortfolio() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] const Made& made() const { return std::get<Made>(result_); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::string text(std::string_view name) const { return text_of(folder_ / name); }

  /// Returns the rows of a file below its header, each split into its fields.
  [[nodiscard]] std::vector<std::vector<std::string>> rows(std::string_view name) const {
    std::vector<std::vector<std::string>> rows;
    for (const std::string& row : split(text(name), '\n')) rows.push_back(split(row, ','));
    if (!rows.empty()) rows.erase(rows.begin());
    return rows;
  }

 private:
  std::filesystem::path folder_;
  Options options_;
  std::variant<Made, Failure> result_;
};

}  // namespace clausule::portfolio
