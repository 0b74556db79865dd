// libFuzzer itself is linked by `-sanitize=fuzzer`; this file makes the header a module.
#include "CFuzzer.h"
