#include <cstdio>
#include <exception>

#include "tools/cli/command_line.hpp"
#include "tools/cli/terminal.hpp"

int main(int count, char** arguments) {
  try {
    return clausule::cli::run_program(count, arguments);
  } catch (const std::exception& error) {
    // Memory that ran out, and what only a mistake in the program can throw.
    std::fprintf(stderr, "clausule: %s\n", error.what());
    return clausule::cli::status_stopped;
  }
}
