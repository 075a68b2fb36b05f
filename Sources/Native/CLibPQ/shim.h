// libpq 15 as Swift sees it: error fields are character literals in C, and callbacks need a body.
#ifndef CAREWIRE_CLIBPQ_SHIM_H
#define CAREWIRE_CLIBPQ_SHIM_H

#include <libpq-fe.h>

// The five characters of a server error, or null when the error is libpq's own.
static inline const char *clibpq_sqlstate(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

// Whether the server ends the session with this error.
static inline int clibpq_is_fatal(const PGresult *result) {
    const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    return severity != 0 && (severity[0] == 'F' || severity[0] == 'P');
}

// Notices would go to the standard error output; they can carry values of a statement.
static inline void clibpq_ignore_notice(void *context, const PGresult *notice) {
    (void)context;
    (void)notice;
}
static inline void clibpq_silence(PGconn *connection) {
    PQsetNoticeReceiver(connection, clibpq_ignore_notice, 0);
}

// Octets that TLS has decrypted and libpq has not taken: no descriptor tells of them.
struct ssl_st;
extern int SSL_pending(const struct ssl_st *session);
static inline int clibpq_tls_pending(PGconn *connection) {
    const struct ssl_st *session = (const struct ssl_st *)PQsslStruct(connection, "OpenSSL");
    return session == 0 ? 0 : SSL_pending(session);
}

#endif
