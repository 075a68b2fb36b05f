#define _GNU_SOURCE
#include "CBenchmarks.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { buffer_size = 256 * 1024 };

static uint8_t buffer[buffer_size];

static void send_all(int descriptor, size_t size) {
  for (size_t done = 0; done < size;) {
    ssize_t written = write(descriptor, buffer + done, size - done);
    if (written >= 0) done += (size_t)written;
    else if (errno != EAGAIN && errno != EINTR) return;
  }
}

static void watch(int epoll, int descriptor) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
  epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

static void take(int epoll, int listener) {
  int one = 1, descriptor = accept4(listener, 0, 0, SOCK_NONBLOCK);
  if (descriptor < 0) return;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  watch(epoll, descriptor);
}

void cbench_raw_echo(uint16_t port) {
  int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  socklen_t length = sizeof address;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(listener, (void *)&address, length) || listen(listener, 64)) exit(1);
  getsockname(listener, (void *)&address, &length);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  watch(epoll, listener);
  struct epoll_event events[64];
  for (;;) {
    int count = epoll_wait(epoll, events, 64, -1);
    for (int i = 0; i < count; i++) {
      int descriptor = events[i].data.fd;
      if (descriptor == listener) {
        take(epoll, listener);
        continue;
      }
      ssize_t size = read(descriptor, buffer, buffer_size);
      if (size > 0) send_all(descriptor, (size_t)size);
      else if (size == 0 || errno != EAGAIN) close(descriptor);
    }
  }
}
