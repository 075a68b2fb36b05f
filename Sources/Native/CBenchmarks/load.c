#define _GNU_SOURCE
#include "CBenchmarks.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { read_size = 1 << 20, slot_count = 4096, bucket_count = 4000000 };

typedef struct {
  int descriptor;
  uint32_t next_id;
  uint8_t *in, *out;
  size_t in_size, out_size, out_capacity;
  uint64_t sent_at[slot_count];
} connection;

typedef struct {
  const cbench_load_options *options;
  cbench_load_result *result;
  uint32_t *histogram;  // tenths of microseconds
  int measuring;
} run_state;

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static uint64_t process_cpu_ns(int pid) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *folder = opendir(path);
  if (!folder) return 0;
  uint64_t sum = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    char file[400];
    snprintf(file, sizeof file, "%s/%s/schedstat", path, entry->d_name);
    FILE *stream = fopen(file, "r");
    unsigned long long value = 0;
    if (stream && fscanf(stream, "%llu", &value) == 1) sum += value;
    if (stream) fclose(stream);
  }
  closedir(folder);
  return sum;
}

static double own_cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static uint32_t big_endian(const uint8_t *p) {
  uint32_t value;
  memcpy(&value, p, 4);
  return ntohl(value);
}

static uint64_t sequence;

static void patch(const cbench_patch *patch, uint8_t *frame) {
  uint64_t value = patch->base + sequence % patch->modulo;
  for (int i = patch->digits - 1; i >= 0; i--, value /= 10)
    frame[patch->offset + (size_t)i] = (uint8_t)('0' + value % 10);
}

static void put_request(const cbench_load_options *o, connection *c) {
  if (c->out_size + o->frame_size > c->out_capacity) return;
  uint32_t id = htonl(c->next_id);
  memcpy(c->out + c->out_size, o->frame, o->frame_size);
  memcpy(c->out + c->out_size + 4, &id, 4);
  for (int i = 0; i < o->patch_count; i++) patch(o->patches + i, c->out + c->out_size);
  sequence++;
  c->out_size += o->frame_size;
  c->next_id += 2;
}

static int flush_requests(connection *c, uint32_t first_id) {
  uint64_t now = now_ns();
  for (uint32_t id = first_id; id != c->next_id; id += 2) c->sent_at[(id >> 1) % slot_count] = now;
  for (size_t done = 0; done < c->out_size;) {
    ssize_t written = write(c->descriptor, c->out + done, c->out_size - done);
    if (written >= 0) done += (size_t)written;
    else if (errno != EAGAIN && errno != EINTR) return -1;
  }
  c->out_size = 0;
  return 0;
}

static void count_reply(run_state *s, const connection *c, const uint8_t *reply, size_t size,
                        uint64_t now) {
  const cbench_load_options *o = s->options;
  if (!s->measuring) return;
  // Octet 10 is the first field's tag: 0x12 is the payload, anything else a status.
  int good = o->raw || (reply[8] == 2 && size > 10 && reply[10] == 0x12);
  if (!good || (o->reply_size && size != o->reply_size)) s->result->failures++;
  uint64_t tenths = (now - c->sent_at[(big_endian(reply + 4) >> 1) % slot_count]) / 100;
  s->histogram[tenths < bucket_count ? tenths : bucket_count]++;
  s->result->calls++;
}

static int take_replies(run_state *s, connection *c) {
  ssize_t size = read(c->descriptor, c->in + c->in_size, read_size - c->in_size);
  if (size < 0) return errno == EAGAIN ? 0 : -1;
  if (size == 0) return -1;
  c->in_size += (size_t)size;
  uint64_t now = now_ns();
  uint32_t first_id = c->next_id;
  size_t done = 0;
  while (c->in_size - done >= 10) {
    const uint8_t *reply = c->in + done;
    size_t whole = 10 + (size_t)big_endian(reply);
    if (c->in_size - done < whole) break;
    count_reply(s, c, reply, whole, now);
    done += whole;
    put_request(s->options, c);
  }
  memmove(c->in, c->in + done, c->in_size - done);
  c->in_size -= done;
  return c->out_size ? flush_requests(c, first_id) : 0;
}

static int open_connection(const cbench_load_options *o, connection *c, int epoll) {
  int one = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(o->port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  c->descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(c->descriptor, (void *)&address, sizeof address)) return -1;
  setsockopt(c->descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(c->descriptor, F_SETFL, O_NONBLOCK);
  c->next_id = 1;
  c->in = malloc(read_size);
  c->out_capacity = o->frame_size * (size_t)(o->in_flight + 8);
  c->out = malloc(c->out_capacity);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
  epoll_ctl(epoll, EPOLL_CTL_ADD, c->descriptor, &event);
  for (int i = 0; i < o->in_flight; i++) put_request(o, c);
  return flush_requests(c, 1);
}

static double percentile(const run_state *s, double share) {
  uint64_t rank = (uint64_t)((double)s->result->calls * share), sum = 0;
  for (int i = 0; i <= bucket_count; i++) {
    sum += s->histogram[i];
    if (sum > rank) return i / 10.0;
  }
  return bucket_count / 10.0;
}

int cbench_load(const cbench_load_options *options, cbench_load_result *result) {
  run_state state = {.options = options, .result = result};
  memset(result, 0, sizeof *result);
  state.histogram = calloc(bucket_count + 1, sizeof *state.histogram);
  connection *connections = calloc((size_t)options->connections, sizeof *connections);
  int epoll = epoll_create1(0), failed = 0;
  for (int i = 0; i < options->connections && !failed; i++)
    failed = open_connection(options, connections + i, epoll);
  uint64_t measure_from = now_ns() + (uint64_t)(options->warm_up_seconds * 1e9);
  uint64_t end = measure_from + (uint64_t)(options->seconds * 1e9), begun = 0, server_cpu = 0;
  double own_cpu = 0;
  struct epoll_event events[64];
  uint64_t now = now_ns();
  while (!failed && now < end) {
    if (!state.measuring && now >= measure_from) {
      state.measuring = 1;
      begun = now;
      server_cpu = process_cpu_ns(options->server_pid);
      own_cpu = own_cpu_seconds();
    }
    int count = epoll_wait(epoll, events, 64, 100);
    for (int i = 0; i < count && !failed; i++) failed = take_replies(&state, events[i].data.ptr);
    now = now_ns();
  }
  if (!failed && result->calls) {
    double calls = (double)result->calls;
    result->calls_per_second = calls / ((double)(now - begun) / 1e9);
    result->p50_us = percentile(&state, 0.5);
    result->p99_us = percentile(&state, 0.99);
    double server_ns = (double)(process_cpu_ns(options->server_pid) - server_cpu);
    result->server_cpu_us = server_ns / 1e3 / calls;
    result->client_cpu_us = (own_cpu_seconds() - own_cpu) * 1e6 / calls;
  }
  for (int i = 0; i < options->connections; i++) {
    close(connections[i].descriptor);
    free(connections[i].in);
    free(connections[i].out);
  }
  close(epoll);
  free(connections);
  free(state.histogram);
  if (failed) fprintf(stderr, "load: the server closed a connection\n");
  return failed || !result->calls ? -1 : 0;
}
