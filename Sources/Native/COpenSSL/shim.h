// OpenSSL 3.0 as Swift sees it: its function-like macros get a name that can be imported.
#ifndef CAREWIRE_COPENSSL_SHIM_H
#define CAREWIRE_COPENSSL_SHIM_H

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string.h>

// TLS

static inline int copenssl_ctx_allow_only_tls13(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1
        && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1;
}
/// No renegotiation, no compression, no session tickets.
static inline void copenssl_ctx_forbid_extras(SSL_CTX *context) {
    SSL_CTX_set_options(
        context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
}
static inline void copenssl_ctx_disable_session_cache(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}
static inline void copenssl_ctx_set_read_ahead(SSL_CTX *context) {
    SSL_CTX_set_read_ahead(context, 1);
}
static inline void copenssl_set_owner(SSL *ssl, void *owner) { SSL_set_app_data(ssl, owner); }
static inline void *copenssl_owner(SSL *ssl) { return SSL_get_app_data(ssl); }
static inline SSL *copenssl_ssl_of_verification(X509_STORE_CTX *verification) {
    return X509_STORE_CTX_get_ex_data(verification, SSL_get_ex_data_X509_STORE_CTX_idx());
}
/// Lets the handshake end unless the server's certificate names `host`, a DNS name or an address;
/// says the name in the greeting. 1 on success.
static inline int copenssl_expect_host(SSL *ssl, const char *host) {
    X509_VERIFY_PARAM *rules = SSL_get0_param(ssl);
    if (*host == '\0') return 0;
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, host) == 1) return 1;
    ERR_clear_error();
    SSL_set_hostflags(
        ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    return SSL_set1_host(ssl, host) == 1 && SSL_set_tlsext_host_name(ssl, host) == 1;
}
/// A memory BIO that says "try again" when it is empty, instead of "end of file".
static inline BIO *copenssl_memory_bio(void) {
    BIO *bio = BIO_new(BIO_s_mem());
    if (bio != NULL) BIO_set_mem_eof_return(bio, -1);
    return bio;
}
/// The number of an alert that the peer sent, or -1 when the error is something else.
static inline int copenssl_alert_of_error(unsigned long error) {
    int reason = ERR_GET_REASON(error);
    return ERR_GET_LIB(error) == ERR_LIB_SSL && reason >= SSL_AD_REASON_OFFSET
        ? reason - SSL_AD_REASON_OFFSET : -1;
}
static inline int copenssl_is_ssl_reason(unsigned long error, int reason) {
    return ERR_GET_LIB(error) == ERR_LIB_SSL && ERR_GET_REASON(error) == reason;
}

#define COPENSSL_URI_NONE -1
#define COPENSSL_URI_SEVERAL -2
#define COPENSSL_URI_UNUSABLE -3
/// Copies the only URI among the certificate's subject alternative names and returns its length,
/// or one of the COPENSSL_URI_ numbers above.
static inline long copenssl_only_uri(const X509 *certificate, unsigned char *out, size_t capacity) {
    int critical = 0;
    long result = COPENSSL_URI_NONE;
    GENERAL_NAMES *names =
        (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, &critical, NULL);
    if (names == NULL) return critical == -1 ? COPENSSL_URI_NONE : COPENSSL_URI_UNUSABLE;
    for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
        int type = 0;
        ASN1_STRING *value =
            (ASN1_STRING *)GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names, i), &type);
        if (type != GEN_URI) continue;
        if (result != COPENSSL_URI_NONE) { result = COPENSSL_URI_SEVERAL; break; }
        int length = ASN1_STRING_length(value);
        if (length <= 0 || (size_t)length > capacity) { result = COPENSSL_URI_UNUSABLE; continue; }
        memcpy(out, ASN1_STRING_get0_data(value), (size_t)length);
        result = length;
    }
    GENERAL_NAMES_free(names);
    return result;
}

// Protection of data at rest

static inline int copenssl_gcm_get_tag(EVP_CIPHER_CTX *context, int count, void *tag) {
    return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, count, tag);
}
static inline int copenssl_gcm_set_tag(EVP_CIPHER_CTX *context, int count, const void *tag) {
    return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, count, (void *)tag);
}
/// A context keyed for HMAC-SHA-256, or NULL.
static inline EVP_MAC_CTX *copenssl_hmac_sha256(const unsigned char *key, size_t key_count) {
    EVP_MAC *algorithm = EVP_MAC_fetch(NULL, "HMAC", NULL);
    if (algorithm == NULL) return NULL;
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(algorithm);
    EVP_MAC_free(algorithm);
    OSSL_PARAM parameters[2] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SHA256", 0),
        OSSL_PARAM_construct_end()};
    if (context != NULL && EVP_MAC_init(context, key, key_count, parameters) == 1) return context;
    EVP_MAC_CTX_free(context);
    return NULL;
}
// Chains of hashes. OpenSSL's own SHA-256 without the look-ups, parameter lists and allocations
// that its general interface makes for each message: these messages are a few hundred octets long.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

/// SHA-256 behind the two padded keys of HMAC-SHA-256 (RFC 2104). As secret as the key.
typedef struct {
    SHA256_CTX inner;
    SHA256_CTX outer;
} copenssl_hmac_start;

/// 1 on success.
static inline int copenssl_sha256(const void *message, size_t count, unsigned char out[32]) {
    SHA256_CTX context;
    return SHA256_Init(&context) == 1 && SHA256_Update(&context, message, count) == 1
        && SHA256_Final(out, &context) == 1;
}
/// 1 on success.
static inline int copenssl_hmac_begin(
    copenssl_hmac_start *start, const unsigned char *key, size_t key_count) {
    unsigned char block[SHA256_CBLOCK] = {0};
    int done = 1;
    if (key_count > sizeof block) {
        done = copenssl_sha256(key, key_count, block);
    } else if (key_count > 0) {
        memcpy(block, key, key_count);
    }
    for (size_t i = 0; i < sizeof block; i++) block[i] ^= 0x36;
    done = done && SHA256_Init(&start->inner) == 1
        && SHA256_Update(&start->inner, block, sizeof block) == 1;
    for (size_t i = 0; i < sizeof block; i++) block[i] ^= 0x36 ^ 0x5C;
    done = done && SHA256_Init(&start->outer) == 1
        && SHA256_Update(&start->outer, block, sizeof block) == 1;
    OPENSSL_cleanse(block, sizeof block);
    return done;
}
/// The code of two parts, one behind the other; `out` may be the first of them. 1 on success.
static inline int copenssl_hmac_two(
    const copenssl_hmac_start *start, const void *first, size_t first_count, const void *second,
    size_t second_count, unsigned char out[32]) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX context = start->inner;
    if (SHA256_Update(&context, first, first_count) != 1
        || SHA256_Update(&context, second, second_count) != 1
        || SHA256_Final(digest, &context) != 1)
        return 0;
    context = start->outer;
    return SHA256_Update(&context, digest, sizeof digest) == 1
        && SHA256_Final(out, &context) == 1;
}
#pragma clang diagnostic pop

/// HKDF with SHA-256, extract and expand (RFC 5869). 1 on success.
static inline int copenssl_hkdf_sha256(
    const unsigned char *secret, size_t secret_count, const unsigned char *salt, size_t salt_count,
    const unsigned char *info, size_t info_count, unsigned char *out, size_t out_count) {
    EVP_KDF *algorithm = EVP_KDF_fetch(NULL, "HKDF", NULL);
    if (algorithm == NULL) return 0;
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(algorithm);
    EVP_KDF_free(algorithm);
    if (context == NULL) return 0;
    OSSL_PARAM parameters[5] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA256", 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)secret, secret_count),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt, salt_count),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, info_count),
        OSSL_PARAM_construct_end()};
    int result = EVP_KDF_derive(context, out, out_count, parameters);
    EVP_KDF_CTX_free(context);
    return result == 1;
}

#endif
