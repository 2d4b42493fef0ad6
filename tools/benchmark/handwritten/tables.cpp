#include "tools/benchmark/handwritten/tables.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark::handwritten {

namespace {

constexpr Day no_end = std::numeric_limits<Day>::max();

/// The first and last day of a row; false where a cell is no date.
bool read_days(std::string_view from, std::string_view through, Day& first, Day& last) {
  first = std::numeric_limits<Day>::min();
  last = no_end;
  if (!from.empty()) {
    const auto date = read_date(from);
    if (!date) return false;
    first = date->day;
  }
  if (!through.empty()) {
    const auto date = read_date(through);
    if (!date) return false;
    last = date->day;
  }
  return true;
}

/// Reads `€ 31,20`.
std::optional<std::int64_t> read_euro(std::string_view text) {
  constexpr std::string_view sign = "€ ";
  if (!text.starts_with(sign)) return std::nullopt;
  std::string plain(text.substr(sign.size()));
  std::ranges::replace(plain, ',', '.');
  return read_cents(plain);
}

/// Returns the index of the programme that claims a code; none where no programme does.
std::optional<std::uint32_t> programme_of(std::string_view code) {
  for (std::uint32_t index = 0; index < programmes.size(); ++index) {
    if (programmes[index].code == code) return index;
  }
  return std::nullopt;
}

}  // namespace

template <std::size_t columns, typename Take>
void Tables::read(const std::filesystem::path& path, char separator, const Take& take) {
  if (problem_) return;
  const auto text = read_file(path);
  if (!text) {
    problem_ = "cannot read " + path.string();
    return;
  }
  std::string_view left = *text;
  std::array<std::string_view, columns> cells;
  next_row(left, separator, cells);
  std::size_t row = 1;
  while (next_row(left, separator, cells)) {
    ++row;
    if (!take(cells)) {
      problem_ = path.string() + ": row " + std::to_string(row) + " cannot be read";
      return;
    }
  }
}

Tables::Tables(const std::filesystem::path& workload) {
  const std::filesystem::path folder = workload / "contract";
  parts_.limits = std::filesystem::exists(folder / "limieten.clausule.md");
  parts_.deductible = std::filesystem::exists(folder / "eigen-risico.clausule.md");
  read_parties(folder);
  read_bundles(folder);
  read_maxima(folder);
  read_items(folder);
  if (std::filesystem::exists(folder / "codeparen.clausule.md")) read_pairs(folder);
  if (std::filesystem::exists(folder / "zorgproducten.clausule.md")) read_products(folder);
  read_providers(workload);
  parties_.build();
  bundles_.build();
  maxima_.build();
  items_.build();
  products_.build();
  pairs_.build();
  kinds_.build();
}

void Tables::read_parties(const std::filesystem::path& folder) {
  read<4>(folder / "zorggroepen.csv", ';', [&](const auto& cells) {
    const auto provider = read_number(cells[0]);
    Day from{};
    Day through{};
    if (!provider || !read_days(cells[2], cells[3], from, through)) return false;
    parties_.add(*provider, from, through, {});
    return true;
  });
}

void Tables::read_bundles(const std::filesystem::path& folder) {
  read<7>(folder / "tarieven.csv", ';', [&](const auto& cells) {
    const auto provider = read_number(cells[0]);
    const auto programme = programme_of(cells[1]);
    Day from{};
    Day through{};
    if (!provider || !programme || !read_days(cells[2], cells[3], from, through)) return false;
    BundleTariff tariff{};
    for (std::size_t part = 0; part < tariff.parts.size(); ++part) {
      const auto cents = read_euro(cells[4 + part]);
      if (!cents) return false;
      tariff.parts[part] = *cents;
    }
    bundles_.add(pair_key(*provider, *programme), from, through, tariff);
    return true;
  });
}

void Tables::read_maxima(const std::filesystem::path& folder) {
  read<4>(folder / "maximumtarieven.csv", ';', [&](const auto& cells) {
    const auto programme = programme_of(cells[0]);
    const auto cents = read_euro(cells[3]);
    Day from{};
    Day through{};
    if (!programme || !cents || !read_days(cells[1], cells[2], from, through)) return false;
    maxima_.add(*programme, from, through, *cents);
    return true;
  });
}

void Tables::read_items(const std::filesystem::path& folder) {
  read<4>(folder / "onderdelen.csv", ';', [&](const auto& cells) {
    const std::string_view signs = cells[0].substr(cells[0].find('/') + 1);
    const auto cents = read_euro(cells[3]);
    Day from{};
    Day through{};
    if (!cents || !read_days(cells[1], cells[2], from, through)) return false;
    Code& code = codes_.add(signs);
    code.priced = Priced::by_item;
    items_.add(code.id, from, through, *cents);
    return true;
  });
}

void Tables::read_pairs(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "codeparen.csv";
  // Products get their ids in the order of their codes: a pair goes from a lower to a higher one.
  std::vector<std::uint32_t> products;
  read<4>(path, ';', [&](const auto& cells) {
    for (const std::string_view cell : {cells[0], cells[1]}) {
      const auto number = read_number(cell);
      if (!number) return false;
      products.push_back(*number);
    }
    return true;
  });
  std::ranges::sort(products);
  products.erase(std::unique(products.begin(), products.end()), products.end());
  for (const std::uint32_t product : products) {
    codes_.add(std::to_string(product)).is_paired = true;
  }
  read<4>(path, ';', [&](const auto& cells) {
    Day from{};
    Day through{};
    if (!read_days(cells[2], cells[3], from, through)) return false;
    const std::uint32_t denying = codes_.add(cells[0]).id;
    const std::uint32_t denied = codes_.add(cells[1]).id;
    if (denying >= denied) return false;
    pairs_.add(pair_key(denying, denied), from, through, {});
    return true;
  });
}

void Tables::read_products(const std::filesystem::path& folder) {
  read<5>(folder / "zorgproducten.csv", ';', [&](const auto& cells) {
    const auto provider = read_number(cells[0]);
    const auto cents = read_euro(cells[4]);
    Day from{};
    Day through{};
    if (!provider || !cents || !read_days(cells[2], cells[3], from, through)) return false;
    Code& code = codes_.add(cells[1]);
    code.priced = Priced::as_product;
    products_.add(pair_key(*provider, code.id), from, through, *cents);
    return true;
  });
}

void Tables::read_providers(const std::filesystem::path& workload) {
  read<2>(workload / "providers.csv", ',', [&](const auto& cells) {
    const auto provider = read_number(cells[0]);
    const auto kind = read_number(cells[1]);
    if (!provider || !kind) return false;
    kinds_.add(*provider, std::numeric_limits<Day>::min(), no_end, *kind);
    return true;
  });
}

}  // namespace clausule::benchmark::handwritten
