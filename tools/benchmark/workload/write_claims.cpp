#include <array>
#include <system_error>
#include <vector>

#include "tools/benchmark/workload/catalogue.hpp"
#include "tools/benchmark/workload/lines.hpp"
#include "tools/benchmark/workload/output.hpp"
#include "tools/benchmark/workload/write.hpp"
#include "tools/portfolio/rows.hpp"

namespace clausule::benchmark {

namespace {

using portfolio::append_number;

void append_insured(std::string& out, std::uint64_t number) {
  out += 'V';
  append_number(out, number, 8);
}

void append_code(std::string& out, const Line& line) {
  if (!line.list.empty()) {
    out += line.list;
    out += '/';
  }
  if (line.code.empty()) {
    append_number(out, line.product);
  } else {
    out += line.code;
  }
}

/// Appends the cells of a line, each after what `open` appends for its column and before what
/// `close` does.
template <typename Open, typename Close>
void append_cells(std::string& out, std::uint64_t insured, std::uint64_t before, std::size_t index,
                  const Line& line, const Open& open, const Close& close) {
  const auto cell = [&](std::string_view column, const auto& append_it) {
    open(column);
    append_it();
    close();
  };
  cell("line", [&] { append_number(out, before + index + 1); });
  cell("insured", [&] { append_insured(out, insured); });
  cell("provider", [&] { append_number(out, line.provider, 8); });
  cell("date", [&] { append(out, line.date); });
  cell("code", [&] { append_code(out, line); });
  cell("amount", [&] { append_cents(out, line.cents); });
  cell("quantity", [&] { append_number(out, line.quantity); });
  cell("referral", [&] { out += line.referral; });
  cell("credits", [&] {
    if (line.credits) append_number(out, before + *line.credits + 1);
  });
  cell("materiele-controle", [&] { out += line.in_audit; });
  cell("contact-vastgelegd", [&] { out += line.contact_recorded; });
}

constexpr std::string_view lines_header =
    "line,insured,provider,date,code,amount,quantity,referral,credits,materiele-controle,"
    "contact-vastgelegd\n";

/// The claim files of one workload.
class Claims {
 public:
  Claims(const Sizes& sizes, const std::filesystem::path& folder)
      : sizes_(sizes),
        lines_(folder, "lines.csv", lines_header),
        objects_(folder, "lines.ndjson", ""),
        insured_(folder, "insured.csv", "insured,born,deceased\n"),
        enrolments_(folder, "enrolments.csv", "insured,programme,from,through,end_reason\n") {}

  std::optional<std::string> write() {
    std::uint64_t before = 0;
    for (std::uint64_t number = 1; number <= sizes_.insured; ++number) {
      portfolio::Draws draws(sizes_.seed, number, tally_);
      const Person person = draw_person(sizes_, draws);
      const std::uint64_t after = lines_through(number, draws);
      draw_lines(person, sizes_, after - before, draws, drawn_);
      add_person(number, person);
      for (std::size_t index = 0; index < drawn_.size(); ++index) add_line(number, before, index);
      before = after;
      for (Output* file : {&lines_, &objects_, &insured_, &enrolments_}) file->flush();
    }
    for (Output* file : {&lines_, &objects_, &insured_, &enrolments_}) {
      if (auto problem = file->finish()) return problem;
    }
    return std::nullopt;
  }

 private:
  /// Returns how many lines there are up to and including those of a person: the mean for each, up
  /// to half of that more or less, and exactly what was asked for in the end.
  [[nodiscard]] std::uint64_t lines_through(std::uint64_t number, portfolio::Draws& draws) const {
    const std::uint64_t even = sizes_.lines * number / sizes_.insured;
    if (number == sizes_.insured) return even;
    const std::uint64_t half = sizes_.lines / sizes_.insured / 2;
    return even - half + draws.below(static_cast<std::uint32_t>(2 * half + 1));
  }

  void add_person(std::uint64_t number, const Person& person) {
    std::string& row = insured_.text();
    append_insured(row, number);
    row += ',';
    if (person.born) append(row, *person.born);
    row += ",\n";
    for (const Stay& stay : person.stays) {
      std::string& out = enrolments_.text();
      append_insured(out, number);
      out += ',';
      out += programmes.at(stay.programme).name;
      out += ',';
      append(out, stay.from);
      out += ',';
      if (stay.through) append(out, *stay.through);
      out += ',';
      out += stay.end_reason;
      out += '\n';
    }
  }

  void add_line(std::uint64_t number, std::uint64_t before, std::size_t index) {
    const Line& line = drawn_.at(index);
    std::string& row = lines_.text();
    append_cells(
        row, number, before, index, line, [](std::string_view) {}, [&] { row += ','; });
    row.back() = '\n';
    std::string& object = objects_.text();
    char separator = '{';
    append_cells(
        object, number, before, index, line,
        [&](std::string_view column) {
          object += separator;
          object += '"';
          object += column;
          object += "\":\"";
          separator = ',';
        },
        [&] { object += '"'; });
    object += "}\n";
  }

  const Sizes& sizes_;
  Output lines_;
  Output objects_;
  Output insured_;
  Output enrolments_;
  portfolio::Tally tally_{};
  std::vector<Line> drawn_;
};

void append_providers(std::string& out, std::uint32_t first, std::uint32_t count) {
  for (std::uint32_t index = 0; index < count; ++index) {
    append_number(out, first + index, 8);
    out += ',';
    append_number(out, (first + index) / 1'000'000, 2);
    out += '\n';
  }
}

std::optional<std::string> write_providers(const Sizes& sizes,
                                           const std::filesystem::path& folder) {
  Output file(folder, "providers.csv", "provider,zorgsoort\n");
  append_providers(file.text(), first_care_group, sizes.care_groups);
  for (const portfolio::ProviderKind& kind :
       {portfolio::other_groups, portfolio::general_practices, portfolio::dietitians,
        portfolio::podotherapists, portfolio::hospitals}) {
    append_providers(file.text(), kind.first, kind.count);
  }
  return file.finish();
}

}  // namespace

std::optional<std::string> write_claims(const Sizes& sizes, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return "cannot make " + folder.string() + ": " + error.message();
  if (auto problem = write_providers(sizes, folder)) return problem;
  return Claims(sizes, folder).write();
}

std::optional<std::string> write_workload(const Sizes& sizes, const std::filesystem::path& folder) {
  if (auto problem = write_contract(sizes, folder / "contract")) return problem;
  return write_claims(sizes, folder);
}

}  // namespace clausule::benchmark
