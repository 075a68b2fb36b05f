// Samples of what this process's processors do, taken inside the process, and counts of what it
// allocates. Nothing here reads what memory holds but return addresses.
#ifndef CAREWIRE_CPROFILING_H
#define CAREWIRE_CPROFILING_H

#include <stddef.h>
#include <stdint.h>

// MARK: Samples

// Return addresses of one sample; what is beyond is cut.
#define CPROF_DEPTH_MAX 64
// Threads that are sampled at once; further ones are only counted.
#define CPROF_THREAD_MAX 256
// Octets of samples, at most (32 MiB); later samples are only counted.
#define CPROF_OCTET_MAX ((size_t)32 << 20)

// What a run has seen.
typedef struct {
  // Samples that found no room.
  uint64_t dropped_count;
  // Threads that had a timer at some time.
  uint64_t thread_count;
  // Threads that could not get one.
  uint64_t unreached_count;
} cprof_counts;

// Begins: every thread that is attached from now on is interrupted `hertz` times for each second
// of processor time that it uses. `sample_max` decides how much memory is set aside. Returns 0, or
// an error number: EBUSY while another run is not released.
int cprof_start(uint32_t hertz, uint64_t sample_max);
// Gives a timer to every thread that has none yet, and takes back those of threads that ended.
// Reads /proc. Does nothing outside a run.
void cprof_attach(void);
// Ends: when it returns no timer is left and no handler runs. Any number of times.
void cprof_stop(void);
// After the end: the samples, one behind the other. Each is a word `thread << 32 | weight << 8 |
// depth`, and then as many addresses, the interrupted one first. Valid until the release.
const uint64_t *cprof_samples(size_t *word_count);
// What the run has seen.
cprof_counts cprof_run_counts(void);
// Gives the memory back; the next run may begin. After the end.
void cprof_release(void);

// Return addresses from a frame pointer on, at most `depth_max`: only frames at or above `low` and
// below `high` are read, each above the one before it. What signal handlers use; here for tests.
size_t cprof_walk(uintptr_t frame, uintptr_t low, uintptr_t high, uint64_t *addresses,
                  size_t depth_max);

// MARK: Places in memory

// What has been added to the addresses in the program's own file.
uintptr_t cprof_program_base(void);
// The end of the program's own addresses in memory.
uintptr_t cprof_program_end(void);
// The name of the exported function of a shared library at an address, or null; `library` becomes
// the library's path, or null.
const char *cprof_exported_name(uintptr_t address, const char **library);

// A Swift symbol spelled out, to be freed; null for what is none. Of the language's runtime: with
// null and 0 it makes the memory itself, and no flag is defined. Source: Swift ABI, "Demangle.h".
char *swift_demangle(const char *name, size_t name_octet_count, char *output,
                     size_t *output_octet_count, uint32_t flags);

// MARK: Allocations

// Allocations since the start and octets asked for in them, of all threads; 0 where they are not
// counted: in programs built with a sanitizer.
typedef struct {
  uint64_t count;
  uint64_t octet_count;
} cprof_allocations;
cprof_allocations cprof_allocation_counts(void);

#endif
