// The data itself is in the file that the CompileData plugin generates.
#include "dateline_data.h"
