// Runs a target without a fuzzer, on every file of the corpus and on a fixed number of inputs made
// from them: TARGET SEED COUNT KEPT FOLDER... The input at hand stands in the file KEPT, so that it
// is there after a crash.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/dictionary.hpp"
#include "tests/fuzz/input.hpp"
#include "tests/fuzz/mutator.hpp"

namespace {

namespace filesystem = std::filesystem;

std::vector<std::string> read_folders(const std::vector<std::string>& folders) {
  std::vector<filesystem::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (const filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

void run(const std::string& text, const std::string& kept) {
  std::ofstream(kept, std::ios::binary) << text;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() < 4) {
    std::fputs("needs a seed, a count, a file to keep the input in, and folders\n", stderr);
    return 2;
  }
  const std::string& kept = given[2];
  const std::vector<std::string> corpus = read_folders({given.begin() + 3, given.end()});
  if (corpus.empty()) {
    std::fputs("there is nothing in these folders\n", stderr);
    return 2;
  }
  for (const std::string& text : corpus) run(text, kept);
  clausule::fuzz::Mutator mutator(std::stoull(given[0]), clausule::fuzz::dictionary());
  const std::uint64_t mutations = std::stoull(given[1]);
  for (std::uint64_t done = 0; done < mutations; ++done) run(mutator.mutated(corpus), kept);
  filesystem::remove(kept);
  std::printf("%zu files and %s inputs made from them\n", corpus.size(), given[1].c_str());
  return 0;
}
