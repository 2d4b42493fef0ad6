#include "tools/benchmark/workload/output.hpp"

#include "tools/portfolio/rows.hpp"

namespace clausule::benchmark {

using portfolio::append_number;

Output::Output(const std::filesystem::path& folder, std::string_view name, std::string_view header)
    : path_(folder / name), file_(path_, std::ios::binary | std::ios::trunc), text_(header) {}

void Output::write() {
  file_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
  text_.clear();
}

std::optional<std::string> Output::finish() {
  write();
  file_.close();
  if (file_.fail()) return "cannot write " + path_.string();
  return std::nullopt;
}

void append(std::string& out, std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  append_number(out, static_cast<std::uint64_t>(static_cast<int>(date.year())), 4);
  out += '-';
  append_number(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_number(out, static_cast<unsigned>(date.day()), 2);
}

void append_cents(std::string& out, std::int64_t cents, char mark) {
  if (cents < 0) out += '-';
  const auto size = static_cast<std::uint64_t>(cents < 0 ? -cents : cents);
  append_number(out, size / 100);
  out += mark;
  append_number(out, size % 100, 2);
}

}  // namespace clausule::benchmark
