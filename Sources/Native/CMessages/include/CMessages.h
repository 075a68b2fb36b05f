// What Swift sees of the C side: the arena, the guard and protoc-c's structs.
#ifndef CMESSAGES_H
#define CMESSAGES_H

#include "arena.h"
#include "descriptors.h"
#include "guard.h"

#endif
