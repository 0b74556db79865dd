#ifndef DATELINE_CLIBXML2_SHIM_H
#define DATELINE_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with Foundation's in debug builds.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// The version of the library that is running, as digits; a macro in libxml2.
static inline const char *dateline_libxml2_version(void) { return xmlParserVersion; }

#endif
