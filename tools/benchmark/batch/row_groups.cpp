#include "tools/benchmark/batch/row_groups.hpp"

#include <cstring>

namespace clausule::benchmark::batch {

namespace {

constexpr std::size_t block = std::size_t{1} << 18U;

}  // namespace

RowGroups::RowGroups(const std::string& path, InsuredOf insured_of, bool has_header)
    : file_(std::fopen(path.c_str(), "rb")), insured_of_(insured_of), buffer_(2 * block) {
  if (file_ == nullptr || !has_header) return;
  begin_ = row_at(0).size();
}

bool RowGroups::read_more() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < block) buffer_.resize(buffer_.size() * 2);
  const std::size_t count =
      std::fread(buffer_.data() + end_, 1, buffer_.size() - end_, file_.get());
  end_ += count;
  return count > 0;
}

std::string_view RowGroups::row_at(std::size_t place) {
  // Places count from the beginning of the group, which moves when more is read.
  while (true) {
    const std::string_view left(buffer_.data() + begin_ + place, end_ - begin_ - place);
    const std::size_t stop = left.find('\n');
    if (stop != std::string_view::npos) return left.substr(0, stop + 1);
    if (!read_more()) return left;
  }
}

bool RowGroups::next() {
  begin_ += rows_.size();
  rows_ = {};
  const std::string_view first = row_at(0);
  if (first.empty()) return false;
  const std::size_t insured_size = insured_of_(first).size();
  const auto insured_at = static_cast<std::size_t>(insured_of_(first).data() - first.data());
  std::size_t size = first.size();
  while (true) {
    const std::string_view row = row_at(size);
    const std::string_view insured(buffer_.data() + begin_ + insured_at, insured_size);
    if (row.empty() || insured_of_(row) != insured) break;
    size += row.size();
  }
  rows_ = {buffer_.data() + begin_, size};
  insured_ = rows_.substr(insured_at, insured_size);
  return true;
}

std::string_view insured_in_first_cell(std::string_view row) {
  return row.substr(0, row.find(','));
}

std::string_view insured_in_second_cell(std::string_view row) {
  const std::size_t first = row.find(',');
  if (first == std::string_view::npos) return row.substr(row.size());
  return insured_in_first_cell(row.substr(first + 1));
}

std::string_view insured_in_object(std::string_view row) {
  constexpr std::string_view member = R"("insured":")";
  const std::size_t place = row.find(member);
  if (place == std::string_view::npos) return row.substr(row.size());
  const std::string_view value = row.substr(place + member.size());
  return value.substr(0, value.find('"'));
}

}  // namespace clausule::benchmark::batch
