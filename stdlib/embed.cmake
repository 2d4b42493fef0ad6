# Writes the texts named in the file LISTED, which lie below FOLDER, as one C++ source: OUTPUT.
# Characters stand one by one, since a literal has an upper bound that a text has not.
file(READ ${LISTED} texts)
set(arrays "")
set(rows "")
set(index 0)
foreach(text IN LISTS texts)
  file(RELATIVE_PATH name ${FOLDER} ${text})
  file(READ ${text} bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," characters "${bytes}")
  string(APPEND arrays "constexpr char text_${index}[] = {${characters}'\\0'};\n")
  string(APPEND rows "    {\"${name}\", {text_${index}, sizeof text_${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}
"#include \"stdlib/embedded.hpp\"

#include <iterator>

namespace clausule::stdlib {

namespace {

${arrays}
// The last row only keeps the array from being empty.
constexpr Text texts[] = {
${rows}    {}};

}  // namespace

std::span<const Text> embedded() { return {texts, std::size(texts) - 1}; }

}  // namespace clausule::stdlib
")
