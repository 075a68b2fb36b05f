#include "arena.h"

#include <stdlib.h>

static void *allocate(void *arena, size_t byte_count) {
    return cmessages_arena_allocate(arena, byte_count);
}

// Memory goes back all at once, by a reset.
static void release(void *arena, void *pointer) {
    (void)arena;
    (void)pointer;
}

static uint8_t *start_of(cmessages_chunk *chunk) {
    return (uint8_t *)(chunk + 1);
}

cmessages_arena *cmessages_arena_create(size_t byte_count_limit) {
    cmessages_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) {
        return NULL;
    }
    arena->allocator.alloc = allocate;
    arena->allocator.free = release;
    arena->allocator.allocator_data = arena;
    arena->byte_count_limit = byte_count_limit < CMESSAGES_ARENA_BYTE_COUNT_MAX
                                  ? byte_count_limit
                                  : CMESSAGES_ARENA_BYTE_COUNT_MAX;
    return arena;
}

static void free_chunk(cmessages_arena *arena, cmessages_chunk *chunk) {
    size_t byte_count = chunk->byte_count;
    arena->reserved_byte_count -= byte_count;
    explicit_bzero(chunk, byte_count);
    free(chunk);
}

void cmessages_arena_destroy(cmessages_arena *arena) {
    while (arena->newest != NULL) {
        cmessages_chunk *chunk = arena->newest;
        arena->newest = chunk->older;
        free_chunk(arena, chunk);
    }
    free(arena);
}

// The size of the chunk after the newest; 0 when the limit leaves no room for `least`.
static size_t next_chunk_byte_count(const cmessages_arena *arena, size_t least) {
    size_t wanted = CMESSAGES_ARENA_FIRST_CHUNK_BYTE_COUNT;
    if (arena->newest != NULL) {
        wanted = arena->newest->byte_count * 2;
    }
    size_t left = (arena->byte_count_limit - arena->reserved_byte_count)
                  & ~(CMESSAGES_ARENA_ALIGNMENT - 1);
    if (least > left) {
        return 0;
    }
    if (wanted < least) {
        wanted = least;
    }
    return wanted < left ? wanted : left;
}

void *cmessages_arena_allocate_chunk(cmessages_arena *arena, size_t byte_count) {
    size_t wanted = next_chunk_byte_count(arena, byte_count + sizeof(cmessages_chunk));
    cmessages_chunk *chunk = wanted > 0 ? malloc(wanted) : NULL;
    if (chunk == NULL) {
        arena->is_exhausted = 1;
        return NULL;
    }
    chunk->older = arena->newest;
    chunk->byte_count = wanted;
    arena->newest = chunk;
    arena->reserved_byte_count += wanted;
    arena->cursor = start_of(chunk) + byte_count;
    arena->end = (uint8_t *)chunk + wanted;
    return start_of(chunk);
}

// Leaves the largest chunk that may be kept, so that an arena soon needs one chunk only.
static void keep_one_chunk(cmessages_arena *arena) {
    cmessages_chunk *kept = NULL;
    cmessages_chunk *chunk = arena->newest;
    while (chunk != NULL) {
        cmessages_chunk *older = chunk->older;
        if (kept == NULL && chunk->byte_count <= CMESSAGES_ARENA_KEPT_BYTE_COUNT_MAX) {
            kept = chunk;
        } else {
            free_chunk(arena, chunk);
        }
        chunk = older;
    }
    arena->newest = kept;
    arena->dirty_byte_count = 0;
    if (kept != NULL) {
        kept->older = NULL;
        arena->dirty_byte_count = kept->byte_count - sizeof(cmessages_chunk);
    }
}

void cmessages_arena_reset(cmessages_arena *arena) {
    arena->is_exhausted = 0;
    cmessages_chunk *chunk = arena->newest;
    if (chunk == NULL) {
        return;
    }
    if (chunk->older == NULL && chunk->byte_count <= CMESSAGES_ARENA_KEPT_BYTE_COUNT_MAX) {
        size_t used = (size_t)(arena->cursor - start_of(chunk));
        if (used > arena->dirty_byte_count) {
            arena->dirty_byte_count = used;
        }
    } else {
        keep_one_chunk(arena);
        chunk = arena->newest;
    }
    arena->cursor = chunk != NULL ? start_of(chunk) : NULL;
    arena->end = chunk != NULL ? (uint8_t *)chunk + chunk->byte_count : NULL;
}

void cmessages_arena_wipe(cmessages_arena *arena) {
    cmessages_arena_reset(arena);
    if (arena->newest != NULL) {
        explicit_bzero(start_of(arena->newest), arena->dirty_byte_count);
    }
    arena->dirty_byte_count = 0;
}
