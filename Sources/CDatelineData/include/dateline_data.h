#ifndef DATELINE_DATA_H
#define DATELINE_DATA_H

#include <stddef.h>
#include <stdint.h>

// The compiled gazetteer and rule packs, made by DatelineCompiler during the build and embedded in
// the executable; aligned to 16 bytes. Its layout is described in DatelineLexicon/Blob.swift.
extern const uint8_t dateline_data[];
extern const size_t dateline_data_size;

#endif
