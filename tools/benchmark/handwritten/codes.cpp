#include "tools/benchmark/handwritten/codes.hpp"

#include <fmt/format.h>

#include <cstring>
#include <string>

namespace clausule::benchmark::handwritten {

namespace {

constexpr std::size_t longest_code = 16;

CodeKey key_of(std::string_view signs) {
  CodeKey key;
  const std::size_t low = signs.size() < 8 ? signs.size() : 8;
  std::memcpy(&key.low, signs.data(), low);
  std::memcpy(&key.high, signs.data() + low, signs.size() - low);
  return key;
}

}  // namespace

std::size_t CodeBook::slot_of(const CodeKey& key) const {
  const std::uint64_t mixed = (key.low ^ (key.high * 0xD6E8FEB86659FD93U)) * 0x9E3779B97F4A7C15U;
  std::size_t slot = (mixed ^ (mixed >> 32U)) & (slots_.size() - 1);
  while (slots_[slot].id != 0 && slots_[slot].key != key) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

Code& CodeBook::add(std::string_view signs) {
  if (codes_.size() * 2 > slots_.size()) grow();
  const CodeKey key = key_of(signs);
  Slot& slot = slots_[slot_of(key)];
  if (slot.id == 0) {
    slot = {key, static_cast<std::uint32_t>(codes_.size())};
    codes_.emplace_back().id = slot.id;
  }
  return codes_[slot.id];
}

void CodeBook::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != 0) slots_[slot_of(slot.key)] = slot;
  }
}

const Code& CodeBook::find(std::string_view text, std::string_view& list) const {
  const std::size_t slash = text.find('/');
  list = {};
  if (slash != std::string_view::npos) {
    list = text.substr(0, slash);
    text.remove_prefix(slash + 1);
  }
  if (text.size() > longest_code) return codes_.front();
  const Code& code = codes_[slots_[slot_of(key_of(text))].id];
  if (list.empty()) {
    list = code.list;
  } else if (!code.list.empty() && list != code.list) {
    return codes_.front();
  }
  return code;
}

template <typename Take>
void CodeBook::for_each_in(std::string_view first, std::string_view last, const Take& take) {
  if (last.empty()) return take(add(first));
  const auto end = read_number(last).value_or(0);
  for (auto number = read_number(first).value_or(0); number <= end; ++number) {
    take(add(fmt::format("{}", number)));
  }
}

void CodeBook::add_beside_bundles() {
  for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
    Code& bundle = add(programmes[programme].code);
    bundle.priced = Priced::as_bundle;
    bundle.programme = static_cast<std::uint8_t>(programme);
    for (const BesideRow& row : rows_beside(programme)) {
      for_each_in(row.first, row.last, [&](Code& code) { code.beside[programme] = row.what; });
    }
  }
}

/// Of which list the codes are that the contract writes with one.
void CodeBook::add_lists() {
  const auto general_practice = [](Code& code) {
    code.list = "008";
    code.is_general_practice = true;
  };
  for_each_in("12000", "12011", general_practice);
  for_each_in("12850", "12853", general_practice);
  for (const char* hospital :
       {"15A295.040201013", "15A883.100501036", "15C409.090301010", "15C412.090301013",
        "15C413.090301015", "15C406.090301007", "15B999.990001001"}) {
    add(hospital).list = "041";
  }
}

void CodeBook::add_consults() {
  struct Consult {
    const char* code;
    std::uint8_t half_units;
    bool counts_a_day;
  };
  for (const auto& [code, half_units, counts_a_day] :
       {Consult{"12000", 2, true}, Consult{"12001", 4, true}, Consult{"12002", 3, true},
        Consult{"12003", 5, true}, Consult{"12004", 1, true}, Consult{"12006", 1, false},
        Consult{"12010", 1, true}, Consult{"12011", 2, true}}) {
    Code& consult = add(code);
    consult.priced = Priced::as_consult;
    consult.half_units = half_units;
    if (counts_a_day) consult.limit = Limit::consults;
  }
  for (const char* expired : {"12000", "12004"}) add(expired).valid_through = day_of(2023, 6, 30);
}

CodeBook::CodeBook() : codes_(1), slots_(1024) {
  add_beside_bundles();
  add_lists();
  add_consults();
  for (const char* diet : {"6000", "6001", "6300", "6301"}) add(diet).limit = Limit::diet;
  for (const char* feet : {"9200", "9201", "9202", "9203"}) add(feet).limit = Limit::foot_care;
  add("13004").limit = Limit::spirometry;
}

}  // namespace clausule::benchmark::handwritten
