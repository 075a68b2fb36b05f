// A bump allocator that protobuf-c unpacks into and that messages are built in.
#ifndef CMESSAGES_ARENA_H
#define CMESSAGES_ARENA_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#pragma clang assume_nonnull begin

// Everything one arena may hold at once.
#define CMESSAGES_ARENA_BYTE_COUNT_MAX ((size_t)64 << 20)
// What an arena keeps over a reset.
#define CMESSAGES_ARENA_KEPT_BYTE_COUNT_MAX ((size_t)256 << 10)
// The first chunk; each further one is twice as large as the one before.
#define CMESSAGES_ARENA_FIRST_CHUNK_BYTE_COUNT ((size_t)16 << 10)
// Alignment of everything an arena hands out.
#define CMESSAGES_ARENA_ALIGNMENT ((size_t)8)

// A block of memory; its octets follow the header.
typedef struct cmessages_chunk {
    struct cmessages_chunk *_Nullable older;
    size_t byte_count;
} cmessages_chunk;

// One arena. Used by one thread at a time. The allocator comes first, so that protobuf-c can be
// handed the arena itself.
typedef struct cmessages_arena {
    ProtobufCAllocator allocator;
    uint8_t *_Nullable cursor;
    uint8_t *_Nullable end;
    cmessages_chunk *_Nullable newest;
    // Sum of the octets of all chunks, headers included.
    size_t reserved_byte_count;
    size_t byte_count_limit;
    // Octets at the start of the oldest chunk that were used since the last wipe.
    size_t dirty_byte_count;
    // Not 0 when memory was refused since the last reset.
    int is_exhausted;
} cmessages_arena;

// An empty arena, which holds no memory yet; NULL when the process is out of memory.
cmessages_arena *_Nullable cmessages_arena_create(size_t byte_count_limit);
void cmessages_arena_destroy(cmessages_arena *arena);

// Forgets everything allocated. Chunks above the kept size are cleansed and given back.
void cmessages_arena_reset(cmessages_arena *arena);
// Resets and overwrites with zeros whatever was used since the last wipe.
void cmessages_arena_wipe(cmessages_arena *arena);

// The slow path of cmessages_arena_allocate: a new chunk. NULL above the limit.
void *_Nullable cmessages_arena_allocate_chunk(cmessages_arena *arena, size_t byte_count);

// Uninitialised memory, aligned to 8 octets; NULL above the arena's limit.
static inline void *_Nullable cmessages_arena_allocate(cmessages_arena *arena, size_t byte_count) {
    if (byte_count > CMESSAGES_ARENA_BYTE_COUNT_MAX) {
        return NULL;
    }
    size_t rounded =
        (byte_count + CMESSAGES_ARENA_ALIGNMENT - 1) & ~(CMESSAGES_ARENA_ALIGNMENT - 1);
    if (arena->cursor == NULL || rounded > (size_t)(arena->end - arena->cursor)) {
        return cmessages_arena_allocate_chunk(arena, rounded);
    }
    void *result = arena->cursor;
    arena->cursor += rounded;
    return result;
}

// A message of the descriptor's type with every field at its proto3 default; NULL above the limit.
static inline void *_Nullable cmessages_arena_message(
    cmessages_arena *arena, const ProtobufCMessageDescriptor *descriptor) {
    ProtobufCMessage *message = cmessages_arena_allocate(arena, descriptor->sizeof_message);
    if (message != NULL) {
        memset(message, 0, descriptor->sizeof_message);
        message->descriptor = descriptor;
    }
    return message;
}

// Whether one of the octets is zero.
static inline int cmessages_holds_nul(const void *bytes, size_t byte_count) {
    return memchr(bytes, 0, byte_count) != NULL;
}

#pragma clang assume_nonnull end

#endif
