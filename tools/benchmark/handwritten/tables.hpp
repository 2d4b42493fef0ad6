#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "tools/benchmark/handwritten/codes.hpp"
#include "tools/benchmark/handwritten/interval_map.hpp"

namespace clausule::benchmark::handwritten {

/// What was agreed for a bundle a quarter, in cents.
struct BundleTariff {
  std::array<std::int64_t, 3> parts;  ///< practice, partners, organisation
  [[nodiscard]] std::int64_t total() const { return parts[0] + parts[1] + parts[2]; }
};

/// Which parts of the contract hold.
struct Parts {
  bool limits = true;
  bool deductible = true;
};

/// The contract: the codes of its text, and its tables in CSV.
class Tables {
 public:
  /// Reads the folder `contract` and the providers of a workload.
  explicit Tables(const std::filesystem::path& workload);

  /// Why a table could not be read; nothing where all could.
  [[nodiscard]] const std::optional<std::string>& problem() const { return problem_; }

  [[nodiscard]] const CodeBook& codes() const { return codes_; }
  [[nodiscard]] const Parts& parts() const { return parts_; }

  [[nodiscard]] bool is_contracted(std::uint32_t provider, Day day) const {
    return parties_.find(provider, day) != nullptr;
  }
  [[nodiscard]] const BundleTariff* agreed(std::uint32_t provider, std::size_t programme,
                                           Day day) const {
    return bundles_.find(pair_key(provider, static_cast<std::uint32_t>(programme)), day);
  }
  /// Each in cents; null where there is none.
  [[nodiscard]] const std::int64_t* maximum(std::size_t programme, Day day) const {
    return maxima_.find(programme, day);
  }
  [[nodiscard]] const std::int64_t* item(const Code& code, Day day) const {
    return items_.find(code.id, day);
  }
  [[nodiscard]] const std::int64_t* product(std::uint32_t provider, const Code& code,
                                            Day day) const {
    return products_.find(pair_key(provider, code.id), day);
  }
  /// Tells whether one product denies another on a day.
  [[nodiscard]] bool denies(const Code& denying, const Code& denied, Day day) const {
    return pairs_.find(pair_key(denying.id, denied.id), day) != nullptr;
  }
  /// Returns the kind of care of a provider, `24`; 0 where it is not known.
  [[nodiscard]] std::uint32_t kind_of_care(std::uint32_t provider) const {
    const std::uint32_t* kind = kinds_.find(provider, 0);
    return kind == nullptr ? 0 : *kind;
  }

 private:
  static std::uint64_t pair_key(std::uint32_t one, std::uint32_t other) {
    return std::uint64_t{one} << 32U | other;
  }

  void read_parties(const std::filesystem::path& folder);
  void read_bundles(const std::filesystem::path& folder);
  void read_maxima(const std::filesystem::path& folder);
  void read_items(const std::filesystem::path& folder);
  void read_products(const std::filesystem::path& folder);
  void read_pairs(const std::filesystem::path& folder);
  void read_providers(const std::filesystem::path& workload);

  template <std::size_t columns, typename Take>
  void read(const std::filesystem::path& path, char separator, const Take& take);

  std::optional<std::string> problem_;
  CodeBook codes_;
  Parts parts_;
  IntervalMap<Nothing> parties_;
  IntervalMap<BundleTariff> bundles_;
  IntervalMap<std::int64_t> maxima_;
  IntervalMap<std::int64_t> items_;
  IntervalMap<std::int64_t> products_;
  IntervalMap<Nothing> pairs_;
  IntervalMap<std::uint32_t> kinds_;
};

}  // namespace clausule::benchmark::handwritten
