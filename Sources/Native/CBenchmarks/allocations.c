#include "CBenchmarks.h"

#include <stdatomic.h>
#include <stdlib.h>

// glibc's own entries, under the names that it keeps for those who stand in front of it.
extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *old, size_t size);

static _Atomic uint64_t allocation_count;

uint64_t cbench_allocation_count(void) {
  return atomic_load_explicit(&allocation_count, memory_order_relaxed);
}

// In front of the library's, for this program and all it loads; memory stays the library's.
void *malloc(size_t size) {
  atomic_fetch_add_explicit(&allocation_count, 1, memory_order_relaxed);
  return __libc_malloc(size);
}

void *realloc(void *old, size_t size) {
  atomic_fetch_add_explicit(&allocation_count, 1, memory_order_relaxed);
  return __libc_realloc(old, size);
}
