#define _GNU_SOURCE
#include "CProfiling.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define COUNTS_NOTHING
#endif
#endif
#ifndef __GLIBC__
#define COUNTS_NOTHING
#endif

#ifdef COUNTS_NOTHING

cprof_allocations cprof_allocation_counts(void) { return (cprof_allocations){0, 0}; }

#else

// Threads that count apart at once; all others share the first place, at the price of an atomic
// addition.
#define PLACE_MAX 512

typedef struct {
  _Alignas(64) atomic_uint_fast64_t count;
  atomic_uint_fast64_t octet_count;
  atomic_int is_taken;
} place;

static place places[PLACE_MAX];
static __thread place *own __attribute__((tls_model("initial-exec")));
static pthread_key_t key;
static atomic_int has_key;

// A thread ends: its counts stay, its place is for another. What it allocates from here on is
// counted in the first place.
static void leave(void *argument) {
  place *left = argument;
  own = &places[0];
  atomic_store_explicit(&left->is_taken, 0, memory_order_release);
}

__attribute__((constructor)) static void make_key(void) {
  if (pthread_key_create(&key, leave) == 0) atomic_store(&has_key, 1);
}

static place *take_place(void) {
  // Whoever comes back in here meanwhile finds the first place.
  own = &places[0];
  for (size_t index = 1; index < PLACE_MAX; index++) {
    place *candidate = &places[index];
    if (atomic_load_explicit(&candidate->is_taken, memory_order_relaxed)) continue;
    if (atomic_exchange_explicit(&candidate->is_taken, 1, memory_order_acquire)) continue;
    // Before there is a key, there is the first thread alone, which keeps its place.
    if (atomic_load(&has_key) && pthread_setspecific(key, candidate)) {
      atomic_store(&candidate->is_taken, 0);
      return own;
    }
    return own = candidate;
  }
  return own;
}

static inline void add(atomic_uint_fast64_t *sum, uint64_t value) {
  uint64_t before = atomic_load_explicit(sum, memory_order_relaxed);
  atomic_store_explicit(sum, before + value, memory_order_relaxed);
}

static inline void note(size_t octets) {
  place *mine = own;
  if (__builtin_expect(mine == 0, 0)) mine = take_place();
  if (__builtin_expect(mine == &places[0], 0)) {
    atomic_fetch_add_explicit(&mine->count, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&mine->octet_count, octets, memory_order_relaxed);
    return;
  }
  add(&mine->count, 1);
  add(&mine->octet_count, octets);
}

cprof_allocations cprof_allocation_counts(void) {
  cprof_allocations sums = {0, 0};
  for (size_t index = 0; index < PLACE_MAX; index++) {
    sums.count += atomic_load_explicit(&places[index].count, memory_order_relaxed);
    sums.octet_count += atomic_load_explicit(&places[index].octet_count, memory_order_relaxed);
  }
  return sums;
}

// MARK: In front of the library's, for the program and all that it loads. Memory stays the
// library's. Weak: a program that counts for itself goes before.

#define COUNTED __attribute__((weak, visibility("default")))

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

COUNTED void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

COUNTED void *calloc(size_t count, size_t size) {
  // A product that is too large is refused by the library.
  note(count * size);
  return __libc_calloc(count, size);
}

COUNTED void *realloc(void *old, size_t size) {
  note(size);
  return __libc_realloc(old, size);
}

static int is_power_of_two(size_t value) { return value && !(value & (value - 1)); }

COUNTED int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) || !is_power_of_two(alignment)) return EINVAL;
  int error = errno;
  note(size);
  void *memory = __libc_memalign(alignment, size);
  errno = error;
  if (!memory) return ENOMEM;
  *result = memory;
  return 0;
}

COUNTED void *aligned_alloc(size_t alignment, size_t size) {
  if (!is_power_of_two(alignment)) {
    errno = EINVAL;
    return 0;
  }
  note(size);
  return __libc_memalign(alignment, size);
}

#endif
