#include "tools/claims/kept_rows.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace clausule::claims {

namespace {

/// A place is the number of a block and, in these low bits, the bytes before it in the block.
constexpr unsigned block_bits = 20;
constexpr std::size_t block_size = std::size_t{1} << block_bits;
constexpr std::size_t place_bytes = 5;
/// A place, the kind, three numbers of at most ten bytes.
constexpr std::size_t most_head_bytes = place_bytes + 1 + 30;

void put_place(char* out, std::uint64_t place) {
  for (std::size_t index = 0; index < place_bytes; ++index) {
    out[index] = static_cast<char>(static_cast<unsigned char>(place >> 8 * index));
  }
}

std::uint64_t place_at(const char* in) {
  std::uint64_t place = 0;
  for (std::size_t index = 0; index < place_bytes; ++index) {
    place |= std::uint64_t{static_cast<unsigned char>(in[index])} << 8 * index;
  }
  return place;
}

/// Writes a number in seven bits a byte and returns where it ends.
char* put_number(char* out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) *out++ = static_cast<char>((number & 0x7FU) | 0x80U);
  *out++ = static_cast<char>(number);
  return out;
}

/// Makes a difference that may be below zero a small number: 0, -1, 1, -2 … become 0, 1, 2, 3 …
std::uint64_t folded(std::uint64_t difference) {
  const bool below_zero = difference >> 63U != 0;
  return below_zero ? ~(difference << 1U) : difference << 1U;
}

std::uint64_t unfolded(std::uint64_t number) {
  return (number & 1U) != 0 ? ~(number >> 1U) : number >> 1U;
}

std::uint64_t take_number(const char*& in) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*in++);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
}

}  // namespace

char* KeptRows::at(std::uint64_t place) const {
  return blocks_[place >> block_bits].get() + place % block_size;
}

/// Makes room for bytes in a row; what is longer than a block gets one of its own.
std::uint64_t KeptRows::room(std::size_t size) {
  if (blocks_.empty() || size_ - used_ < size || used_ >= block_size) {
    size_ = std::max(size, block_size);
    // Without the zeros that make_unique writes: a page that is not used takes no memory.
    blocks_.emplace_back(new char[size_]);
    used_ = 0;
  }
  const std::uint64_t place = (std::uint64_t{blocks_.size() - 1} << block_bits) + used_;
  used_ += size;
  return place;
}

std::string_view KeptRows::add(std::string_view text) {
  char* const kept = at(room(text.size()));
  text.copy(kept, text.size());
  return {kept, text.size()};
}

void KeptRows::add(Chain& chain, const KeptRow& row) {
  std::array<char, most_head_bytes> head{};
  put_place(head.data(), nowhere);
  char* end = head.data() + place_bytes;
  *end++ = static_cast<char>(row.kind * 2 + (row.is_cut ? 1 : 0));
  // Rows that belong together mostly stand together, or not far apart.
  end = put_number(end, folded(row.number - chain.last_number));
  // Mostly the same small number: lines stand one in a row below the header.
  end = put_number(end, row.number - row.position);
  end = put_number(end, row.text.size());
  const auto head_size = static_cast<std::size_t>(end - head.data());
  const std::uint64_t place = room(head_size + row.text.size());
  char* const kept = at(place);
  std::memcpy(kept, head.data(), head_size);
  row.text.copy(kept + head_size, row.text.size());
  if (chain.last == nowhere) {
    chain.first = place;
  } else {
    put_place(at(chain.last), place);
  }
  chain.last = place;
  chain.last_number = row.number;
}

bool KeptRows::next(std::uint64_t& place, KeptRow& row) const {
  if (place == nowhere) return false;
  const char* in = at(place);
  place = place_at(in);
  in += place_bytes;
  const auto kind = static_cast<unsigned char>(*in++);
  row.kind = kind / 2;
  row.is_cut = kind % 2 == 1;
  row.number += unfolded(take_number(in));
  row.position = row.number - take_number(in);
  const std::size_t size = take_number(in);
  row.text = {in, size};
  return true;
}

}  // namespace clausule::claims
