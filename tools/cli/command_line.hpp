#pragma once

namespace clausule::cli {

/// Reads the command line, runs the subcommand and returns the exit status.
int run_program(int count, char** arguments);

}  // namespace clausule::cli
