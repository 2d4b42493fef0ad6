// Writes the dictionary as libFuzzer reads it: a text in quotes on each line.

#include <cstdio>
#include <string>

#include "tests/fuzz/dictionary.hpp"

int main() {
  for (const std::string& word : clausule::fuzz::dictionary()) {
    std::fputc('"', stdout);
    for (const char sign : word) {
      const auto byte = static_cast<unsigned char>(sign);
      const bool plain = byte >= ' ' && byte < 0x7F && sign != '"' && sign != '\\';
      if (plain) {
        std::fputc(byte, stdout);
      } else {
        std::printf("\\x%02X", static_cast<unsigned>(byte));
      }
    }
    std::fputs("\"\n", stdout);
  }
  return 0;
}
