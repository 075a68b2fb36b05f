#define _GNU_SOURCE
#include "CEpoll.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static __thread void *current_loop;

void *cepoll_current_loop(void) { return current_loop; }
void cepoll_set_current_loop(void *loop) { current_loop = loop; }

int cepoll_accept(int listener) {
  return accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void cepoll_name_thread(const char *name) {
  char shortened[16] = {0};
  strncpy(shortened, name, sizeof shortened - 1);
  pthread_setname_np(pthread_self(), shortened);
}

// As in <linux/sched/types.h>, which the C library of some systems has and of others has not.
struct scheduling {
  uint32_t size;
  uint32_t policy;
  uint64_t flags;
  int32_t nice;
  uint32_t priority;
  uint64_t runtime;
  uint64_t deadline;
  uint64_t period;
};

static int take_scheduling(struct scheduling *scheduling) {
  memset(scheduling, 0, sizeof *scheduling);
  return syscall(SYS_sched_getattr, 0, scheduling, sizeof *scheduling, 0) ? -1 : 0;
}

void cepoll_set_slice(uint64_t nanoseconds) {
  struct scheduling scheduling;
  if (take_scheduling(&scheduling) || scheduling.policy != SCHED_OTHER) return;
  scheduling.runtime = nanoseconds;
  syscall(SYS_sched_setattr, 0, &scheduling, 0);
}

uint64_t cepoll_slice(void) {
  struct scheduling scheduling;
  return take_scheduling(&scheduling) ? 0 : scheduling.runtime;
}

static int set(int descriptor, int level, int option, int value) {
  return setsockopt(descriptor, level, option, &value, sizeof value);
}

int cepoll_tune_tcp(int descriptor) {
  if (set(descriptor, IPPROTO_TCP, TCP_NODELAY, 1)) return -1;
  if (set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1)) return -1;
  if (set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, 30)) return -1;
  if (set(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, 10)) return -1;
  if (set(descriptor, IPPROTO_TCP, TCP_KEEPCNT, 3)) return -1;
  return set(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, 30000);
}
