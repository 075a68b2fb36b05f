// The floor to measure against, and a load client that costs little itself. Benchmarks only.
#ifndef CAREWIRE_CBENCHMARKS_H
#define CAREWIRE_CBENCHMARKS_H

#include <stddef.h>
#include <stdint.h>

// How often this program has asked for memory since it began (malloc and realloc); exact while one
// thread does.
uint64_t cbench_allocation_count(void);

// A one-thread epoll server that sends every octet back: the limit for any echo. Never returns.
// With port 0 a free one is taken and printed as a line of its own.
void cbench_raw_echo(uint16_t port);

// Decimal digits at `offset` of the frame, different in every request: base + sequence % modulo.
typedef struct {
  size_t offset;
  int digits;
  uint64_t base, modulo;
} cbench_patch;

typedef struct {
  uint16_t port;
  int connections;
  int in_flight;  // per connection
  double warm_up_seconds, seconds;
  // Seconds, at most 4: each connection is a session that calls, pauses for a time evenly spread
  // between these, and calls again, at first within pause_max; in_flight is then 1. 0: no pauses.
  double pause_min, pause_max;
  uint64_t call_max;  // replies after which the load ends early; 0: none
  int server_pid;  // its CPU time is read from /proc
  const int *other_pids;  // further processes whose CPU time is read: those of each group together
  const int *other_groups;  // the group of each, below cbench_group_count
  int other_count;
  int raw;         // the reply is the request itself
  const uint8_t *frame;  // one request; the stream id is put in at octet 4
  size_t frame_size;
  size_t reply_size;  // of a whole reply frame; 0: any size
  const uint8_t *first_frame;  // sent as the first request of a connection; NULL: as the others
  size_t first_frame_size;
  // PEM files for mutual TLS; NULL: clear text. Any certificate of the authority is accepted.
  const char *certificate_file, *key_file, *authority_file, *protocol;
  cbench_patch patches[4];
  int patch_count;
  int names_patch;  // a reply is good only if it holds its request's digits of the first patch
} cbench_load_options;

enum { cbench_group_count = 4 };

typedef struct {
  double calls_per_second, p50_us, p95_us, p99_us, p999_us, server_cpu_us, client_cpu_us;
  double group_cpu_us[cbench_group_count];  // of the other processes, per call
  uint64_t calls, failures;  // failures: replies with a status, of another size, or another's
} cbench_load_result;

// One thread, closed loop, new requests coalesced per read burst. Returns 0, or -1 with a message
// on stderr.
int cbench_load(const cbench_load_options *options, cbench_load_result *result);

// Opens so many connections to 127.0.0.1 and holds them. Returns how many it has got; the limit of
// descriptors is raised as far as it goes.
int cbench_hold(uint16_t port, int count);

// Closes what cbench_hold holds.
void cbench_release(void);

// Raises this process' limit of descriptors as far as it goes; returns the limit.
long cbench_raise_descriptor_limit(void);

#endif
