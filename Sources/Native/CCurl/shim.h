#ifndef CAREWIRE_CCURL_SHIM_H
#define CAREWIRE_CCURL_SHIM_H

#include <curl/curl.h>
#include <string.h>

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt take a variable argument, which Swift
// cannot pass. Here is one function per type of argument; curl.h says which option takes which.

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*ccurl_octets_function)(char *octets, size_t size, size_t count, void *context);

// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode ccurl_set_octets_function(CURL *easy, CURLoption option,
                                                 ccurl_octets_function function) {
  return curl_easy_setopt(easy, option, function);
}

typedef int (*ccurl_close_function)(void *context, curl_socket_t socket);

static inline CURLcode ccurl_set_close_function(CURL *easy, ccurl_close_function function) {
  return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, function);
}

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode ccurl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
  return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode ccurl_multi_set_socket_function(CURLM *multi,
                                                        curl_socket_callback function) {
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, function);
}

static inline CURLMcode ccurl_multi_set_timer_function(CURLM *multi,
                                                       curl_multi_timer_callback function) {
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, function);
}

// The result in a CURLMSG_DONE message: a union, which Swift cannot read by name.
static inline CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }

// Whether names are resolved off the calling thread.
static inline int ccurl_resolves_in_background(void) {
  return (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_ASYNCHDNS) != 0;
}

// Once in the life of the process, before any other call.
static inline CURLcode ccurl_global_init(void) { return curl_global_init(CURL_GLOBAL_ALL); }

// Overwrites what was sensitive, in a way that no compiler leaves out.
static inline void ccurl_wipe(void *octets, size_t count) { explicit_bzero(octets, count); }

#endif
