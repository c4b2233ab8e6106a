file(REMOVE_RECURSE ${STAGE})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${STAGE} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

foreach(file ${BINDIR}/rubdown ${MANDIR}/man1/rubdown.1 ${MANDIR}/man5/rubdown-plan.5 ${MANDIR}/man5/rubdown-rules.5
             ${DOCDIR}/LICENSE ${DOCDIR}/README.md ${DOCDIR}/CHANGELOG.md)
  if(NOT EXISTS ${STAGE}/${file})
    message(SEND_ERROR "not installed: ${file}")
  endif()
endforeach()

# The installed program needs nothing from where it was built.
execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=HOME ${STAGE}/${BINDIR}/rubdown --version
                WORKING_DIRECTORY / OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
if(NOT printed STREQUAL "rubdown ${VERSION}\n")
  message(SEND_ERROR "--version prints: ${printed}")
endif()
