// What Swift cannot spell of epoll, sockets and threads: a packed struct, a thread-local pointer,
// variadic calls.
#ifndef CAREWIRE_CEPOLL_H
#define CAREWIRE_CEPOLL_H

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// The event loop that runs on the calling thread, or null.
void *cepoll_current_loop(void);
void cepoll_set_current_loop(void *loop);

// Names the calling thread for profilers; what is beyond 15 octets is cut.
void cepoll_name_thread(const char *name);

// How long the calling thread may run before others get their turn, in nanoseconds. Setting leaves
// nice value and policy as they are, and does nothing under another policy than the normal one or
// on a kernel that refuses. Source: sched_setattr(2), `sched_runtime` of SCHED_OTHER, Linux 6.12.
void cepoll_set_slice(uint64_t nanoseconds);
uint64_t cepoll_slice(void);

// `epoll_event` is packed, so its members are reached from here.
static inline int cepoll_control(int epoll, int operation, int descriptor, uint32_t events,
                                 uint64_t token) {
  struct epoll_event event;
  event.events = events;
  event.data.u64 = token;
  return epoll_ctl(epoll, operation, descriptor, &event);
}
static inline uint32_t cepoll_event_mask(const struct epoll_event *event) {
  return event->events;
}
static inline uint64_t cepoll_event_token(const struct epoll_event *event) {
  return event->data.u64;
}

// The next waiting connection, non-blocking and closed on exec, or -1 with errno.
int cepoll_accept(int listener);

// Sets TCP_NODELAY, keep-alive (idle 30 s, interval 10 s, 3 probes) and TCP_USER_TIMEOUT 30 s.
// Source of the numbers: ttRPC wire facts, "Connection life". Returns 0, or -1 with errno.
int cepoll_tune_tcp(int descriptor);

#endif
