#include "CBenchmarks.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static int *held;
static int held_count;

long cbench_raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit)) return -1;
  struct rlimit wished = {.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
  if (wished.rlim_max < 65536) {
    struct rlimit higher = {.rlim_cur = 65536, .rlim_max = 65536};
    if (setrlimit(RLIMIT_NOFILE, &higher) == 0) return 65536;
  }
  if (setrlimit(RLIMIT_NOFILE, &wished)) return (long)limit.rlim_cur;
  return (long)wished.rlim_cur;
}

int cbench_hold(uint16_t port, int count) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  cbench_raise_descriptor_limit();
  held = calloc((size_t)count, sizeof *held);
  for (held_count = 0; held_count < count; held_count++) {
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0) break;
    if (connect(descriptor, (void *)&address, sizeof address)) {
      close(descriptor);
      break;
    }
    held[held_count] = descriptor;
  }
  return held_count;
}

void cbench_release(void) {
  for (int i = 0; i < held_count; i++) close(held[i]);
  free(held);
  held = NULL;
  held_count = 0;
}
