#include "interpreter/hash.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <stdexcept>

namespace clausule::interpreter {

std::string semantic_hash(const Program& program) {
  const std::string text = canonical_text(program);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  std::string digits;
  for (std::size_t at = 0; at < 8; ++at) digits += fmt::format("{:02x}", digest[at]);
  return digits;
}

}  // namespace clausule::interpreter
