#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "tools/benchmark/text/guarded_main.hpp"
#include "tools/benchmark/workload/sizes.hpp"
#include "tools/benchmark/workload/write.hpp"

namespace {

int run(int count, char** arguments) {
  using namespace clausule::benchmark;
  Sizes sizes;
  std::string folder = "workload";
  bool wide = false;
  CLI::App app{
      "Writes a workload: a contract and claim files of any size, the same for one seed. Decide it "
      "with `clausule run FOLDER/contract --lines FOLDER/lines.csv --insured FOLDER/insured.csv "
      "--enrolments FOLDER/enrolments.csv --providers FOLDER/providers.csv --sorted -o FILE`."};
  app.add_option("-o,--output", folder, "the folder")->capture_default_str();
  app.add_option("--lines", sizes.lines, "claim lines")->capture_default_str();
  app.add_option("--insured", sizes.insured, "insured people, at most as many as lines")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--seed", sizes.seed, "starts the random numbers")->capture_default_str();
  app.add_option("--care-groups", sizes.care_groups, "care groups with tariffs of their own")
      ->check(CLI::Range(1, 5000))
      ->capture_default_str();
  app.add_option("--pairs", sizes.pairs, "pairs of products that exclude one another")
      ->check(CLI::Range(std::uint32_t{0}, wide_pairs))
      ->capture_default_str();
  app.add_option("--product-tariffs", sizes.product_tariffs, "tariff rows of products")
      ->check(CLI::Range(std::uint32_t{0}, wide_product_tariffs))
      ->capture_default_str();
  app.add_flag("--wide", wide, "the wide contract: 2,000,000 pairs and 100,000 tariff rows");
  app.add_flag("!--no-limits", sizes.limits, "leave the limits out");
  app.add_flag("!--no-deductible", sizes.deductible, "leave the deductible out");
  CLI11_PARSE(app, count, arguments);
  if (wide) {
    sizes.pairs = wide_pairs;
    sizes.product_tariffs = wide_product_tariffs;
  }
  if (const auto problem = write_workload(sizes, folder)) {
    std::cerr << *problem << '\n';
    return 2;
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  return clausule::benchmark::guarded_main(run, count, arguments);
}
