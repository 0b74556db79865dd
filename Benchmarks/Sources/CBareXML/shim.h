#ifndef DATELINE_CBAREXML_SHIM_H
#define DATELINE_CBAREXML_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with Foundation's in debug builds.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>

#endif
