#include "interpreter/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace clausule::interpreter {

namespace {

constexpr std::size_t most_waiting = 65536;

void check(int result) {
  if (result != 1) throw std::runtime_error("SHA-256 is not available");
}

}  // namespace

struct Digest::State {
  State() = default;
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Digest::Digest() : state_(std::make_unique<State>()) {
  check(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr));
}
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= most_waiting) flush();
}

void Digest::add(std::uint32_t number) {
  for (std::uint32_t shift = 0; shift < 32; shift += 8) {
    waiting_ += static_cast<char>((number >> shift) & 0xffU);
  }
  if (waiting_.size() >= most_waiting) flush();
}

void Digest::flush() {
  check(EVP_DigestUpdate(state_->context, waiting_.data(), waiting_.size()));
  waiting_.clear();
}

std::string Digest::first_bytes(std::size_t count) {
  flush();
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  check(EVP_DigestFinal_ex(state_->context, bytes.data(), &size));
  std::string digits;
  for (std::size_t at = 0; at < count && at < size; ++at)
    digits += fmt::format("{:02x}", bytes[at]);
  return digits;
}

}  // namespace clausule::interpreter
