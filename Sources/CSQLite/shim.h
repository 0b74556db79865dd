#ifndef DATELINE_CSQLITE_SHIM_H
#define DATELINE_CSQLITE_SHIM_H

#include <sqlite3.h>

// Binds text that SQLite copies; the constant that says so is a cast, which Swift does not see.
static inline int dateline_sqlite3_bind_text(
  sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

#endif
