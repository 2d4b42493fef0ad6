# Most of the time of a clean build goes into reading the same headers again in every source. They
# are read once for each of three sets of compiler flags. No source may lean on it: the presets asan
# and tidy build without (CMAKE_DISABLE_PRECOMPILE_HEADERS).

# Headers of the standard library and of fmt that many sources include.
set(clausule_common_headers
  <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <utility> <variant> <vector> <fmt/format.h>)

# ccache needs this to see which headers a precompiled one was made from.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
  add_compile_options(-fpch-preprocess)
endif()

# Makes a target that others REUSE_FROM: the common headers, those of the program and more, read
# with what `libraries` hands on.
function(clausule_precompiled name libraries)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// A target needs a source.\n")
  add_library(${name} OBJECT ${source})
  target_link_libraries(${name} PRIVATE ${libraries} clausule_warnings)
  target_precompile_headers(${name} PRIVATE
    ${clausule_common_headers} ${ARGN} ${PROJECT_SOURCE_DIR}/interpreter/program.hpp)
endfunction()
