# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the TEST of PROGRAM with the VARIANT of inkling-kernels that the dynamic loader takes when it may use no higher level.
foreach(candidate IN ITEMS /lib64/ld-linux-x86-64.so.2 /usr/lib64/ld-linux-x86-64.so.2)
    if(EXISTS ${candidate})
        set(loader ${candidate})
    endif()
endforeach()
if(NOT loader)
    message("SKIPPED: no dynamic loader of glibc")
    return()
endif()

if(NOT VARIANT STREQUAL "baseline")
    execute_process(COMMAND ${loader} --help OUTPUT_VARIABLE help ERROR_QUIET)
    if(NOT help MATCHES "${VARIANT} \\(supported, searched\\)")
        message("SKIPPED: this processor is below ${VARIANT}")
        return()
    endif()
endif()

execute_process(
    COMMAND ${CMAKE_COMMAND} -E env INKLING_EXPECTED_VARIANT=${VARIANT}
        ${loader} --glibc-hwcaps-mask ${VARIANT} ${PROGRAM} ${TEST}
    RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${TEST} failed with the variant ${VARIANT}")
endif()
