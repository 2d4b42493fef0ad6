# Installs the libraries with their headers, so that a host finds them with find_package(clausule).
# What is private to a folder (the folders in it, and the grammar, which needs PEGTL) stays here.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Hands a library to its users, with the headers of its folder.
function(clausule_public_headers target folder export)
  file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.hpp)
  file(GLOB_RECURSE tables CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.def)
  list(FILTER headers EXCLUDE REGEX "/(grammar|embedded)[^/]*\\.hpp$")
  target_sources(${target} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers} ${tables})
  string(REPLACE clausule_ "" name ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  install(TARGETS ${target} EXPORT ${export}
    ARCHIVE COMPONENT clausule LIBRARY COMPONENT clausule
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/clausule COMPONENT clausule)
endfunction()

clausule_public_headers(clausule_dsl dsl clausule)
clausule_public_headers(clausule_interpreter interpreter clausule)
clausule_public_headers(clausule_stdlib stdlib clausule)
clausule_public_headers(clausule_contract_folder tools/contract_folder clausule)

if(TARGET clausule_testing)
  clausule_public_headers(clausule_testing tools/testing clausule-testing)
endif()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/clausule)
install(EXPORT clausule FILE clausule-targets.cmake NAMESPACE clausule::
  DESTINATION ${package_folder} COMPONENT clausule)
# GoogleTest is asked of those only who ask for this component.
if(TARGET clausule_testing)
  install(EXPORT clausule-testing FILE clausule-testing-targets.cmake NAMESPACE clausule::
    DESTINATION ${package_folder} COMPONENT clausule)
endif()
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/clausule-config.cmake.in ${PROJECT_BINARY_DIR}/clausule-config.cmake
  INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/clausule-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/clausule-config.cmake
              ${PROJECT_BINARY_DIR}/clausule-config-version.cmake
  DESTINATION ${package_folder} COMPONENT clausule)
