#ifndef DATELINE_DATA_H
#define DATELINE_DATA_H

#include <stddef.h>
#include <stdint.h>

// The compiled gazetteer and rule packs, made by DatelineCompiler during the build and embedded in
// the executable; aligned to 16 bytes. Its layout is described in DatelineLexicon/Blob.swift.
extern const uint8_t dateline_data[];
extern const size_t dateline_data_size;

// The hashes of what the data was made from, 16 hexadecimal digits each.
extern const char dateline_rules_hash[];
extern const char dateline_gazetteer_hash[];

// Swift does not see arrays of unknown size.
static inline const uint8_t *dateline_data_start(void) { return dateline_data; }
static inline const char *dateline_rules_hash_text(void) { return dateline_rules_hash; }
static inline const char *dateline_gazetteer_hash_text(void) { return dateline_gazetteer_hash; }

#endif
