#include <array>
#include <system_error>

#include "tools/benchmark/workload/catalogue.hpp"
#include "tools/benchmark/workload/output.hpp"
#include "tools/benchmark/workload/write.hpp"
#include "tools/portfolio/rows.hpp"

namespace clausule::benchmark {

namespace {

using portfolio::append_number;

/// Appends `2023-01-01;2023-12-31`; a year without an end leaves the second empty.
void append_years(std::string& out, int from, int through) {
  append_number(out, static_cast<std::uint64_t>(from));
  out += "-01-01;";
  if (through > last_year) return;
  append_number(out, static_cast<std::uint64_t>(through));
  out += "-12-31";
}

void append_euro(std::string& out, std::int64_t cents) {
  out += ";€ ";
  append_cents(out, cents, ',');
}

void add_care_groups(const Sizes& sizes, Output& file) {
  for (std::uint32_t group = 0; group < sizes.care_groups; ++group) {
    std::string& out = file.text();
    append_number(out, first_care_group + group);
    out += ";Voorbeeldgroep ";
    append_number(out, group + 1);
    out += ';';
    append_years(out, first_year, last_year + 1);
    out += '\n';
  }
}

void add_tariffs(const Sizes& sizes, Output& file) {
  for (std::uint32_t group = 0; group < sizes.care_groups; ++group) {
    for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
      for (int year = first_year; year <= last_year; ++year) {
        std::string& out = file.text();
        const Agreed amounts = agreed(group, programme, year);
        append_number(out, first_care_group + group);
        out += ';';
        out += programmes.at(programme).code;
        out += ';';
        append_years(out, year, year);
        append_euro(out, amounts.practice);
        append_euro(out, amounts.partners);
        append_euro(out, amounts.organisation);
        out += '\n';
      }
    }
  }
}

void add_maxima(Output& file) {
  for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
    for (int year = first_year; year <= last_year; ++year) {
      std::string& out = file.text();
      out += programmes.at(programme).code;
      out += ';';
      append_years(out, year, year);
      append_euro(out, maximum(programme, year));
      out += '\n';
    }
  }
}

void add_services(Output& file) {
  for (const Service& service : services) {
    for (int year = first_year; year <= last_priced_year(service); ++year) {
      std::string& out = file.text();
      if (!service.list.empty()) out += "01/";
      out += service.code;
      out += ';';
      append_years(out, year, year);
      append_euro(out, price(service, year));
      out += '\n';
    }
  }
}

void add_product_tariffs(const Sizes& sizes, Output& file) {
  for (std::uint32_t row = 0; row < sizes.product_tariffs; ++row) {
    std::string& out = file.text();
    const PricedProduct priced = priced_product(row / year_count);
    const int year = first_year + static_cast<int>(row % year_count);
    append_number(out, priced.provider, 8);
    out += ';';
    append_number(out, first_product + priced.product);
    out += ';';
    append_years(out, year, year);
    append_euro(out, price(priced, year));
    out += '\n';
    file.flush();
  }
}

void add_pairs(const Sizes& sizes, Output& file) {
  for (std::uint32_t index = 0; index < sizes.pairs; ++index) {
    std::string& out = file.text();
    const Pair both = pair(index);
    const PairYears years = pair_years(index);
    append_number(out, first_product + both.denying);
    out += ';';
    append_number(out, first_product + both.denied);
    out += ';';
    append_years(out, years.from, years.through);
    out += '\n';
    file.flush();
  }
}

std::optional<std::string> copy_text(std::string_view name, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::copy_file(std::filesystem::path(CLAUSULE_WORKLOAD_CONTRACT) / name,
                             folder / name, std::filesystem::copy_options::overwrite_existing,
                             error);
  if (error) return "cannot write " + (folder / name).string() + ": " + error.message();
  return std::nullopt;
}

template <typename Add>
std::optional<std::string> table(const std::filesystem::path& folder, std::string_view name,
                                 std::string_view header, const Add& add) {
  Output file(folder, name, header);
  add(file);
  return file.finish();
}

std::optional<std::string> write_tables(const Sizes& sizes, const std::filesystem::path& folder) {
  if (auto problem = table(folder, "zorggroepen.csv", "zorgverlener;naam;geldig vanaf;geldig t/m\n",
                           [&](Output& file) { add_care_groups(sizes, file); })) {
    return problem;
  }
  if (auto problem = table(folder, "tarieven.csv",
                           "zorgverlener;code;geldig vanaf;geldig t/m;huisarts;ketenpartners;"
                           "organisatie\n",
                           [&](Output& file) { add_tariffs(sizes, file); })) {
    return problem;
  }
  if (auto problem = table(folder, "maximumtarieven.csv", "code;geldig vanaf;geldig t/m;maximum\n",
                           add_maxima)) {
    return problem;
  }
  return table(folder, "onderdelen.csv", "code;geldig vanaf;geldig t/m;bedraagt\n", add_services);
}

}  // namespace

std::optional<std::string> write_contract(const Sizes& sizes, const std::filesystem::path& folder) {
  // What an earlier, wider workload left here would be read as a part of this one.
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  std::filesystem::create_directories(folder, error);
  if (error) return "cannot make " + folder.string() + ": " + error.message();
  if (auto problem = copy_text("contract.clausule.md", folder)) return problem;
  if (auto problem = write_tables(sizes, folder)) return problem;
  if (sizes.limits) {
    if (auto problem = copy_text("limieten.clausule.md", folder)) return problem;
  }
  if (sizes.deductible) {
    if (auto problem = copy_text("eigen-risico.clausule.md", folder)) return problem;
  }
  if (sizes.product_tariffs > 0) {
    if (auto problem = copy_text("zorgproducten.clausule.md", folder)) return problem;
    if (auto problem = table(folder, "zorgproducten.csv",
                             "zorgverlener;code;geldig vanaf;geldig t/m;bedraagt\n",
                             [&](Output& file) { add_product_tariffs(sizes, file); })) {
      return problem;
    }
  }
  if (sizes.pairs == 0) return std::nullopt;
  if (auto problem = copy_text("codeparen.clausule.md", folder)) return problem;
  return table(folder, "codeparen.csv", "naast;code;geldig vanaf;geldig t/m\n",
               [&](Output& file) { add_pairs(sizes, file); });
}

}  // namespace clausule::benchmark
