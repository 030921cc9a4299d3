# The layers of Vivarium and the edges between them that are allowed.
#
#   cli ──> stdlib ──> vm ──> compiler ──> bytecode ──> objects ──> gc ──> memory
#                                 └──> parser
#
# A layer may use what stands to its right and nothing else. Three things hold it:
#   1. viv_add_layer refuses a dependency that is not in the table below;
#   2. each layer exports an include root of its own, which holds one link to its folder, so that a header is out of reach unless
#      the layer is linked;
#   3. viv_check_layers, run last, reads every target's links again, so that a later target_link_libraries cannot slip past.

set(VIV_LAYERS memory gc parser objects bytecode compiler vm stdlib cli)
set(VIV_ALLOW_memory "")
set(VIV_ALLOW_gc memory)
set(VIV_ALLOW_parser "")
set(VIV_ALLOW_objects gc memory)
set(VIV_ALLOW_bytecode objects gc memory)
set(VIV_ALLOW_compiler bytecode objects gc memory parser)
set(VIV_ALLOW_vm compiler bytecode objects gc memory parser)
set(VIV_ALLOW_stdlib vm compiler bytecode objects gc memory parser)
set(VIV_ALLOW_cli stdlib vm compiler bytecode objects gc memory parser)

set(VIV_COMMON_OPTIONS -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers -Wno-invalid-offsetof
  -fno-strict-aliasing)
if(VIV_WERROR)
  list(APPEND VIV_COMMON_OPTIONS -Werror)
endif()

add_library(viv_options INTERFACE)
target_compile_options(viv_options INTERFACE ${VIV_COMMON_OPTIONS})
target_compile_definitions(viv_options INTERFACE
  $<$<BOOL:${VIV_CHECKS}>:VIV_CHECKS=1> $<$<BOOL:${VIV_STRESS}>:VIV_STRESS=1> $<$<BOOL:${VIV_SANITIZE}>:VIV_SANITIZE=1>)
if(VIV_SANITIZE)
  # With the sanitizers' instrumentation gcc takes parts of libstdc++ for uninitialised.
  target_compile_options(viv_options INTERFACE -Wno-maybe-uninitialized -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
    -fno-sanitize=alignment)
  target_link_options(viv_options INTERFACE -fsanitize=address,undefined)
endif()
if(CMAKE_BUILD_TYPE STREQUAL Release)
  # As CPython is built: no table of addresses to fill in at the start, which would touch every page of constants. A section for each
  # function, so that those that every program runs can stand together (scripts/make_link_order.py).
  target_compile_options(viv_options INTERFACE -fno-pie -ffunction-sections)
  target_link_options(viv_options INTERFACE -no-pie)
endif()

# viv_precompile(KIND TARGET): one set of precompiled headers for the layers, made with the lowest of them, and one for their tests.
# Only headers that no change of ours touches; each source still includes what it uses (-DVIV_PCH=OFF shows what is missing).
set(VIV_STANDARD_HEADERS <algorithm> <array> <cstdint> <cstdio> <cstring> <functional> <memory> <optional> <string> <string_view>
  <utility> <vector>)
function(viv_precompile kind target)
  if(NOT VIV_PCH)
    return()
  endif()
  if(kind STREQUAL layers AND NOT target STREQUAL viv_memory)
    target_precompile_headers(${target} REUSE_FROM viv_memory)
  elseif(kind STREQUAL layers)
    target_precompile_headers(${target} PRIVATE ${VIV_STANDARD_HEADERS})
  else()
    if(NOT TARGET viv_test_headers)
      file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/test_headers.cc CONTENT "")
      add_library(viv_test_headers STATIC ${PROJECT_BINARY_DIR}/test_headers.cc)
      target_link_libraries(viv_test_headers PRIVATE viv_options GTest::gtest)
      target_compile_options(viv_test_headers PRIVATE -O0)
      target_precompile_headers(viv_test_headers PRIVATE ${VIV_STANDARD_HEADERS} <gtest/gtest.h>)
    endif()
    target_precompile_headers(${target} REUSE_FROM viv_test_headers)
  endif()
endfunction()

function(viv_refuse_edge from to)
  message(FATAL_ERROR "layer rule: ${from} must not use ${to}.\n"
    "Allowed for ${from}: ${VIV_ALLOW_${from}}\n"
    "The table is in scripts/cmake/Layers.cmake. A lower layer that needs something from above declares a hook of its own.")
endfunction()

# viv_add_layer(NAME FOLDER dir SOURCES a.cc b.cc DEPS gc memory LIBS absl::span)
#   FOLDER is the layer's path from the top of the project, as written in #include lines.
function(viv_add_layer name)
  cmake_parse_arguments(ARG "" "FOLDER" "SOURCES;DEPS;LIBS;PRIVATE_LIBS" ${ARGN})
  foreach(dep IN LISTS ARG_DEPS)
    if(NOT dep IN_LIST VIV_ALLOW_${name})
      viv_refuse_edge(${name} ${dep})
    endif()
  endforeach()
  if(NOT ARG_SOURCES)
    return()  # no source yet
  endif()
  set(root ${PROJECT_BINARY_DIR}/layers/${name})
  get_filename_component(parent ${root}/${ARG_FOLDER} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${ARG_FOLDER} ${root}/${ARG_FOLDER} SYMBOLIC)
  add_library(viv_${name} STATIC ${ARG_SOURCES})
  target_include_directories(viv_${name} PUBLIC ${root})
  target_link_libraries(viv_${name} PUBLIC viv_options ${ARG_LIBS} PRIVATE ${ARG_PRIVATE_LIBS})
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(viv_${name} PUBLIC viv_${dep})
  endforeach()
  viv_precompile(layers viv_${name})
endfunction()

function(viv_check_layers)
  foreach(layer IN LISTS VIV_LAYERS)
    if(NOT TARGET viv_${layer})
      continue()
    endif()
    get_target_property(links viv_${layer} LINK_LIBRARIES)
    foreach(link IN LISTS links)
      if(link MATCHES "^viv_([a-z]+)$" AND CMAKE_MATCH_1 IN_LIST VIV_LAYERS AND NOT CMAKE_MATCH_1 IN_LIST VIV_ALLOW_${layer})
        viv_refuse_edge(${layer} ${CMAKE_MATCH_1})
      endif()
    endforeach()
  endforeach()
endfunction()

# viv_add_layer_test(LAYER SOURCES x_test.cc ...): one GoogleTest program per layer that links that layer alone.
function(viv_add_layer_test layer)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(test_${layer} ${ARG_SOURCES})
  target_include_directories(test_${layer} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support)
  # The macros of GoogleTest take most of the time of a build that optimises them; what is tested is the layer's library.
  target_compile_options(test_${layer} PRIVATE -O0)
  target_link_libraries(test_${layer} PRIVATE viv_${layer} ${ARG_LIBS} GTest::gtest GTest::gtest_main)
  viv_precompile(tests test_${layer})
  add_test(NAME unit_${layer} COMMAND test_${layer})
endfunction()
