#define _GNU_SOURCE
#include "CBenchmarks.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { read_size = 1 << 20, slot_count = 4096, bucket_count = 20000000 };
// Sessions that pause wait in a wheel of slots of a millisecond: pauses end within 4 s.
enum { wheel_size = 4096, wheel_slot_ns = 1000000 };

typedef struct connection {
  int descriptor;
  SSL *tls;  // NULL: clear text
  uint64_t due;  // when a session that pauses is to call again
  struct connection *next_due;
  uint32_t next_id;
  uint8_t *in, *out;
  size_t in_size, out_size, out_capacity;
  uint64_t sent_at[slot_count];
  uint64_t asked_for[slot_count];  // the first patch's value, by stream
} connection;

typedef struct {
  const cbench_load_options *options;
  cbench_load_result *result;
  uint32_t *histogram;  // tenths of microseconds
  int measuring;
  uint64_t replies;
  connection *wheel[wheel_size];
  uint64_t wheel_slot;  // the first that has not been emptied
  uint64_t random;
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

// Loads may run in several threads at once.
static _Atomic uint64_t sequence;

static void put_digits(uint64_t value, int count, uint8_t *place) {
  for (int i = count - 1; i >= 0; i--, value /= 10) place[i] = (uint8_t)('0' + value % 10);
}

static uint64_t patch(const cbench_patch *patch, uint8_t *frame) {
  uint64_t value = patch->base + sequence % patch->modulo;
  put_digits(value, patch->digits, frame + patch->offset);
  return value;
}

static void put_request(const cbench_load_options *o, connection *c) {
  int is_first = c->next_id == 1 && o->first_frame;
  const uint8_t *frame = is_first ? o->first_frame : o->frame;
  size_t size = is_first ? o->first_frame_size : o->frame_size;
  if (c->out_size + size > c->out_capacity) return;
  uint32_t id = htonl(c->next_id);
  memcpy(c->out + c->out_size, frame, size);
  memcpy(c->out + c->out_size + 4, &id, 4);
  for (int i = 0; i < o->patch_count; i++) {
    uint64_t value = patch(o->patches + i, c->out + c->out_size);
    if (i == 0) c->asked_for[(c->next_id >> 1) % slot_count] = value;
  }
  sequence++;
  c->out_size += size;
  c->next_id += 2;
}

// Puts a session to sleep for `least` to `most` seconds, evenly spread.
static void pause_session(run_state *s, connection *c, uint64_t now, double least, double most) {
  s->random = s->random * 6364136223846793005u + 1442695040888963407u;
  double share = (double)(s->random >> 11) / 9007199254740992.0;
  c->due = now + (uint64_t)((least + (most - least) * share) * 1e9);
  connection **slot = &s->wheel[c->due / wheel_slot_ns % wheel_size];
  c->next_due = *slot;
  *slot = c;
}

// As write(2) and read(2): -1 with errno EAGAIN when it would wait.
static ssize_t put(connection *c, const uint8_t *bytes, size_t size) {
  if (!c->tls) return write(c->descriptor, bytes, size);
  int result = SSL_write(c->tls, bytes, (int)size);
  if (result > 0) return result;
  int reason = SSL_get_error(c->tls, result);
  errno = reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE ? EAGAIN : EIO;
  return -1;
}

static ssize_t take(connection *c, uint8_t *bytes, size_t size) {
  if (!c->tls) return read(c->descriptor, bytes, size);
  int result = SSL_read(c->tls, bytes, (int)size);
  if (result > 0) return result;
  int reason = SSL_get_error(c->tls, result);
  if (reason == SSL_ERROR_ZERO_RETURN) return 0;
  errno = reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE ? EAGAIN : EIO;
  return -1;
}

static int flush_requests_of(connection *c, uint32_t first_id, uint64_t now) {
  for (uint32_t id = first_id; id != c->next_id; id += 2) c->sent_at[(id >> 1) % slot_count] = now;
  for (size_t done = 0; done < c->out_size;) {
    ssize_t written = put(c, c->out + done, c->out_size - done);
    if (written >= 0) done += (size_t)written;
    else if (errno != EAGAIN && errno != EINTR) return -1;
  }
  c->out_size = 0;
  return 0;
}

static int flush_requests(connection *c, uint32_t first_id) {
  return flush_requests_of(c, first_id, now_ns());
}

// Sends the requests of all sessions whose pause has ended. Their time counts from that end,
// however late this is.
static int wake_sessions(run_state *s, uint64_t now) {
  for (; (s->wheel_slot + 1) * wheel_slot_ns <= now; s->wheel_slot++) {
    connection **slot = &s->wheel[s->wheel_slot % wheel_size];
    for (connection *c = *slot; c;) {
      connection *next = c->next_due;
      uint32_t first_id = c->next_id;
      put_request(s->options, c);
      if (flush_requests_of(c, first_id, c->due)) return -1;
      c = next;
    }
    *slot = NULL;
  }
  return 0;
}

static const uint8_t *skip_varint(const uint8_t *p, const uint8_t *end, uint64_t *value) {
  *value = 0;
  for (int shift = 0; p < end && shift < 64; shift += 7) {
    *value |= (uint64_t)(*p & 127) << shift;
    if (!(*p++ & 128)) return p;
  }
  return NULL;
}

// Whether a Response frame carries a payload and no status.
static int succeeded(const uint8_t *reply, size_t size) {
  const uint8_t *p = reply + 10, *end = reply + size;
  int has_payload = 0;
  if (reply[8] != 2) return 0;
  while (p < end) {
    uint64_t tag, length;
    if (!(p = skip_varint(p, end, &tag)) || (tag & 7) != 2) return 0;
    if (!(p = skip_varint(p, end, &length)) || length > (uint64_t)(end - p)) return 0;
    if (tag >> 3 == 1) return 0;
    has_payload |= tag >> 3 == 2;
    p += length;
  }
  return has_payload;
}

// Whether a reply is about whom its request was about: the name is among its first octets.
static int names(const cbench_patch *patch, uint64_t value, const uint8_t *reply, size_t size) {
  uint8_t digits[20];
  int count = patch->digits < 20 ? patch->digits : 20;
  put_digits(value, count, digits);
  size_t part = size - 10 < 64 ? size - 10 : 64;
  return memmem(reply + 10, part, digits, (size_t)count) != NULL;
}

static void count_reply(run_state *s, const connection *c, const uint8_t *reply, size_t size,
                        uint64_t now) {
  const cbench_load_options *o = s->options;
  if (!s->measuring) return;
  size_t slot = (big_endian(reply + 4) >> 1) % slot_count;
  int good = o->raw || succeeded(reply, size);
  if (good && o->names_patch) good = names(o->patches, c->asked_for[slot], reply, size);
  if (!good || (o->reply_size && size != o->reply_size)) s->result->failures++;
  uint64_t tenths = (now - c->sent_at[slot]) / 100;
  s->histogram[tenths < bucket_count ? tenths : bucket_count]++;
  s->result->calls++;
}

static int take_replies(run_state *s, connection *c) {
  // A TLS session may hold more than one record: what it has is taken at once.
  do {
    ssize_t size = take(c, c->in + c->in_size, read_size - c->in_size);
    if (size < 0 && errno != EAGAIN) return -1;
    if (size == 0) return -1;
    if (size < 0) break;
    c->in_size += (size_t)size;
  } while (c->tls && c->in_size < read_size);
  uint64_t now = now_ns();
  uint32_t first_id = c->next_id;
  size_t done = 0;
  while (c->in_size - done >= 10) {
    const uint8_t *reply = c->in + done;
    size_t whole = 10 + (size_t)big_endian(reply);
    if (c->in_size - done < whole) break;
    count_reply(s, c, reply, whole, now);
    done += whole;
    s->replies++;
    uint64_t max = s->options->call_max;
    if (s->options->pause_max > 0)
      pause_session(s, c, now, s->options->pause_min, s->options->pause_max);
    else if (!max || s->replies + (uint64_t)s->options->in_flight <= max)
      put_request(s->options, c);
  }
  memmove(c->in, c->in + done, c->in_size - done);
  c->in_size -= done;
  return c->out_size ? flush_requests(c, first_id) : 0;
}

static SSL_CTX *make_tls(const cbench_load_options *o) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  unsigned char protocol[32] = {0};
  size_t length = strlen(o->protocol);
  protocol[0] = (unsigned char)length;
  memcpy(protocol + 1, o->protocol, length < 31 ? length : 31);
  if (!context || SSL_CTX_use_certificate_chain_file(context, o->certificate_file) != 1 ||
      SSL_CTX_use_PrivateKey_file(context, o->key_file, SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_load_verify_file(context, o->authority_file) != 1 ||
      SSL_CTX_set_alpn_protos(context, protocol, (unsigned)length + 1) != 0) {
    ERR_print_errors_fp(stderr);
    return NULL;
  }
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  return context;
}

static int open_connection(const cbench_load_options *o, connection *c, int epoll, SSL_CTX *tls) {
  int one = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(o->port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  c->descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(c->descriptor, (void *)&address, sizeof address)) return -1;
  setsockopt(c->descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (tls) {
    c->tls = SSL_new(tls);
    SSL_set_fd(c->tls, c->descriptor);
    if (SSL_connect(c->tls) != 1) {
      ERR_print_errors_fp(stderr);
      return -1;
    }
  }
  fcntl(c->descriptor, F_SETFL, O_NONBLOCK);
  c->next_id = 1;
  c->in = malloc(read_size);
  c->out_capacity = o->first_frame_size + o->frame_size * (size_t)(o->in_flight + 8);
  c->out = malloc(c->out_capacity);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
  epoll_ctl(epoll, EPOLL_CTL_ADD, c->descriptor, &event);
  if (o->pause_max > 0) return 0;
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

// What each group of the other processes has run, in sums[cbench_group_count].
static void other_cpu_ns(const cbench_load_options *o, uint64_t *sums) {
  memset(sums, 0, cbench_group_count * sizeof *sums);
  for (int i = 0; i < o->other_count; i++)
    sums[o->other_groups[i] % cbench_group_count] += process_cpu_ns(o->other_pids[i]);
}

static void finish(const cbench_load_options *o, cbench_load_result *result, run_state *state,
                   double seconds, uint64_t server_ns, double own_seconds,
                   const uint64_t *others_before) {
  double calls = (double)result->calls;
  uint64_t others[cbench_group_count];
  result->calls_per_second = calls / seconds;
  result->p50_us = percentile(state, 0.5);
  result->p95_us = percentile(state, 0.95);
  result->p99_us = percentile(state, 0.99);
  result->p999_us = percentile(state, 0.999);
  result->server_cpu_us = (double)server_ns / 1e3 / calls;
  result->client_cpu_us = own_seconds * 1e6 / calls;
  other_cpu_ns(o, others);
  for (int i = 0; i < cbench_group_count; i++)
    result->group_cpu_us[i] = ((double)others[i] - (double)others_before[i]) / 1e3 / calls;
}

int cbench_load(const cbench_load_options *options, cbench_load_result *result) {
  run_state state = {.options = options, .result = result};
  memset(result, 0, sizeof *result);
  state.histogram = calloc(bucket_count + 1, sizeof *state.histogram);
  connection *connections = calloc((size_t)options->connections, sizeof *connections);
  int epoll = epoll_create1(0), failed = 0;
  SSL_CTX *tls = options->certificate_file ? make_tls(options) : NULL;
  if (options->certificate_file && !tls) failed = -1;
  for (int i = 0; i < options->connections && !failed; i++)
    failed = open_connection(options, connections + i, epoll, tls);
  uint64_t start = now_ns();
  state.random = start;
  state.wheel_slot = start / wheel_slot_ns;
  for (int i = 0; i < options->connections && options->pause_max > 0; i++)
    pause_session(&state, connections + i, start, 0, options->pause_max);
  uint64_t measure_from = now_ns() + (uint64_t)(options->warm_up_seconds * 1e9);
  uint64_t end = measure_from + (uint64_t)(options->seconds * 1e9), begun = 0, server_cpu = 0;
  uint64_t others[cbench_group_count] = {0};
  double own_cpu = 0;
  struct epoll_event events[64];
  uint64_t now = now_ns();
  while (!failed && now < end && (!options->call_max || state.replies < options->call_max)) {
    if (!state.measuring && now >= measure_from) {
      state.measuring = 1;
      begun = now;
      server_cpu = process_cpu_ns(options->server_pid);
      other_cpu_ns(options, others);
      own_cpu = own_cpu_seconds();
    }
    int count = epoll_wait(epoll, events, 64, options->pause_max > 0 ? 1 : 100);
    for (int i = 0; i < count && !failed; i++) failed = take_replies(&state, events[i].data.ptr);
    now = now_ns();
    if (!failed && options->pause_max > 0) failed = wake_sessions(&state, now);
  }
  if (!failed && result->calls)
    finish(options, result, &state, (double)(now - begun) / 1e9,
           process_cpu_ns(options->server_pid) - server_cpu, own_cpu_seconds() - own_cpu, others);
  for (int i = 0; i < options->connections; i++) {
    if (connections[i].tls) SSL_free(connections[i].tls);
    if (connections[i].descriptor > 0) close(connections[i].descriptor);
    free(connections[i].in);
    free(connections[i].out);
  }
  close(epoll);
  if (tls) SSL_CTX_free(tls);
  free(connections);
  free(state.histogram);
  if (failed) fprintf(stderr, "load: the server closed a connection\n");
  return failed || !result->calls ? -1 : 0;
}
