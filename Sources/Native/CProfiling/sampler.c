#define _GNU_SOURCE
#include "CProfiling.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

// A signal that says that several periods have passed counts for so many, at most.
#define WEIGHT_MAX 0xFFFF
// A thread's stack is not larger; the system's default is 8 MiB.
#define STACK_OCTET_MAX ((uintptr_t)64 << 20)
// Set by Swift in the frame pointers of async functions.
#define ASYNC_FRAME ((uintptr_t)1 << 60)

typedef struct {
  pid_t thread;
  timer_t timer;
  int was_seen;
} thread_timer;

// Read by signal handlers.
static atomic_int is_active;
static atomic_int handler_count;
static _Atomic(uint64_t *) words;
static size_t word_capacity;
static atomic_size_t word_count;
static atomic_uint_fast64_t dropped;
static uintptr_t main_stack_end;
static pid_t process;

// Under the lock.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int is_taken;
static int is_prepared;
static uint32_t frequency;
static thread_timer timers[CPROF_THREAD_MAX];
static size_t timer_count;
static uint64_t thread_total;
static uint64_t unreached_total;

// MARK: In the handler: no lock, no allocation, nothing of the library but system calls.

size_t cprof_walk(uintptr_t frame, uintptr_t low, uintptr_t high, uint64_t *addresses,
                  size_t depth_max) {
  size_t depth = 0;
  while (depth < depth_max) {
    frame &= ~ASYNC_FRAME;
    // Both words of the frame are inside, or it is none.
    if (frame < low || frame >= high || high - frame < 2 * sizeof(uintptr_t)) break;
    if (frame % sizeof(uintptr_t)) break;
    const uintptr_t *record = (const uintptr_t *)frame;
    uintptr_t address = record[1];
    if (address < 4096) break;
    addresses[depth++] = address;
    // Stacks grow downwards: the caller's frame is above.
    low = frame + 2 * sizeof(uintptr_t);
    frame = record[0];
  }
  return depth;
}

// Where the calling thread's stack ends: glibc keeps what is a thread's own above its stack, but
// not the first thread's.
static uintptr_t stack_end(pid_t thread) {
  if (thread == process) return main_stack_end;
  return (uintptr_t)__builtin_thread_pointer();
}

static void take_sample(const siginfo_t *info, const ucontext_t *context) {
#if defined(__x86_64__)
  uintptr_t address = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
  uintptr_t frame = (uintptr_t)context->uc_mcontext.gregs[REG_RBP];
  uintptr_t stack = (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  uintptr_t address = (uintptr_t)context->uc_mcontext.pc;
  uintptr_t frame = (uintptr_t)context->uc_mcontext.regs[29];
  uintptr_t stack = (uintptr_t)context->uc_mcontext.sp;
#else
#error "the processor's registers are not known here"
#endif
  uint64_t found[CPROF_DEPTH_MAX];
  size_t depth = 1;
  found[0] = address;
  pid_t thread = (pid_t)syscall(SYS_gettid);
  uintptr_t end = stack_end(thread);
  // Outside it: on a stack of somebody's own, of which only the address is certain.
  if (stack < end && end - stack <= STACK_OCTET_MAX)
    depth += cprof_walk(frame, stack, end, found + 1, CPROF_DEPTH_MAX - 1);

  uint64_t weight = 1;
  if (info->si_code == SI_TIMER && info->si_overrun > 0) weight += (uint64_t)info->si_overrun;
  if (weight > WEIGHT_MAX) weight = WEIGHT_MAX;
  size_t place = atomic_fetch_add(&word_count, depth + 1);
  if (place > word_capacity || word_capacity - place < depth + 1) {
    atomic_fetch_add(&dropped, 1);
    return;
  }
  uint64_t *record = atomic_load(&words) + place;
  record[0] = (uint64_t)(uint32_t)thread << 32 | weight << 8 | depth;
  for (size_t index = 0; index < depth; index++) record[index + 1] = found[index];
}

static void handle(int signal, siginfo_t *info, void *context) {
  (void)signal;
  int error = errno;
  atomic_fetch_add(&handler_count, 1);
  if (atomic_load(&is_active)) take_sample(info, context);
  atomic_fetch_sub(&handler_count, 1);
  errno = error;
}

// MARK: Timers

static int add_timer(pid_t thread, timer_t *timer) {
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGPROF;
  event.sigev_notify_thread_id = thread;
  // The processor clock of a thread, as the kernel numbers them: pthread_getcpuclockid knows it
  // for a pthread_t only.
  clockid_t clock = (clockid_t)((~(unsigned)thread << 3) | 6);
  if (timer_create(clock, &event, timer)) return -1;
  struct itimerspec period;
  period.it_interval.tv_sec = 0;
  period.it_interval.tv_nsec = 1000000000L / frequency;
  period.it_value = period.it_interval;
  if (timer_settime(*timer, 0, &period, 0) == 0) return 0;
  timer_delete(*timer);
  return -1;
}

static void meet(pid_t thread) {
  for (size_t index = 0; index < timer_count; index++) {
    if (timers[index].thread != thread) continue;
    timers[index].was_seen = 1;
    return;
  }
  timer_t timer;
  if (timer_count == CPROF_THREAD_MAX || add_timer(thread, &timer)) {
    unreached_total++;
    return;
  }
  timers[timer_count++] = (thread_timer){thread, timer, 1};
  thread_total++;
}

static void forget_unseen(void) {
  size_t kept = 0;
  for (size_t index = 0; index < timer_count; index++) {
    if (timers[index].was_seen) {
      timers[kept++] = timers[index];
    } else {
      timer_delete(timers[index].timer);
    }
  }
  timer_count = kept;
}

static void attach(void) {
  DIR *folder = opendir("/proc/self/task");
  if (!folder) return;
  for (size_t index = 0; index < timer_count; index++) timers[index].was_seen = 0;
  // Each look counts those anew that it cannot reach.
  unreached_total = 0;
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    char *end;
    long thread = strtol(entry->d_name, &end, 10);
    if (thread > 0 && *end == 0) meet((pid_t)thread);
  }
  closedir(folder);
  forget_unseen();
}

// MARK: The run

// The end of the first thread's stack, which does not move.
static uintptr_t find_main_stack_end(void) {
  FILE *maps = fopen("/proc/self/maps", "re");
  if (!maps) return 0;
  char line[512];
  unsigned long low = 0, high = 0, found = 0;
  while (fgets(line, sizeof line, maps)) {
    if (strstr(line, "[stack]") && sscanf(line, "%lx-%lx", &low, &high) == 2) found = high;
  }
  fclose(maps);
  return found;
}

static int prepare(void) {
  if (is_prepared) return 0;
  process = getpid();
  main_stack_end = find_main_stack_end();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handle;
  // It stays for ever: what is under way when a timer goes must not end the process.
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigfillset(&action.sa_mask);
  if (sigaction(SIGPROF, &action, 0)) return errno;
  is_prepared = 1;
  return 0;
}

static int begin(uint32_t hertz, uint64_t sample_max) {
  if (is_taken) return EBUSY;
  if (hertz == 0 || hertz > 10000) return EINVAL;
  int error = prepare();
  if (error) return error;
  size_t octets = CPROF_OCTET_MAX;
  size_t sample_octets = (CPROF_DEPTH_MAX + 1) * sizeof(uint64_t);
  if (sample_max < octets / sample_octets) octets = (size_t)sample_max * sample_octets;
  if (octets < sample_octets) return EINVAL;
  // Pages that no sample reaches are never made.
  void *memory = mmap(0, octets, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return errno;
  word_capacity = octets / sizeof(uint64_t);
  atomic_store(&words, memory);
  atomic_store(&word_count, 0);
  atomic_store(&dropped, 0);
  thread_total = 0;
  unreached_total = 0;
  frequency = hertz;
  is_taken = 1;
  atomic_store(&is_active, 1);
  attach();
  return 0;
}

int cprof_start(uint32_t hertz, uint64_t sample_max) {
  pthread_mutex_lock(&lock);
  int error = begin(hertz, sample_max);
  pthread_mutex_unlock(&lock);
  return error;
}

void cprof_attach(void) {
  pthread_mutex_lock(&lock);
  if (atomic_load(&is_active)) attach();
  pthread_mutex_unlock(&lock);
}

void cprof_stop(void) {
  pthread_mutex_lock(&lock);
  atomic_store(&is_active, 0);
  for (size_t index = 0; index < timer_count; index++) timer_delete(timers[index].timer);
  timer_count = 0;
  while (atomic_load(&handler_count)) sched_yield();
  pthread_mutex_unlock(&lock);
}

const uint64_t *cprof_samples(size_t *count) {
  pthread_mutex_lock(&lock);
  const uint64_t *result = 0;
  *count = 0;
  if (is_taken && !atomic_load(&is_active)) {
    size_t written = atomic_load(&word_count);
    result = atomic_load(&words);
    *count = written < word_capacity ? written : word_capacity;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

cprof_counts cprof_run_counts(void) {
  pthread_mutex_lock(&lock);
  cprof_counts counts = {atomic_load(&dropped), thread_total, unreached_total};
  pthread_mutex_unlock(&lock);
  return counts;
}

void cprof_release(void) {
  pthread_mutex_lock(&lock);
  if (is_taken && !atomic_load(&is_active)) {
    munmap(atomic_load(&words), word_capacity * sizeof(uint64_t));
    atomic_store(&words, 0);
    is_taken = 0;
  }
  pthread_mutex_unlock(&lock);
}
