// The check of a message's octets before protobuf-c, which has no limits of its own, sees them.
#ifndef CMESSAGES_GUARD_H
#define CMESSAGES_GUARD_H

#include "arena.h"

#pragma clang assume_nonnull begin

// Nested messages; the outermost one counts.
#define CMESSAGES_DEPTH_MAX 32
// Fields on the wire, known and unknown, over all nested messages.
#define CMESSAGES_FIELD_COUNT_MAX 100000
// Fields that a message's descriptor may have.
#define CMESSAGES_MESSAGE_FIELD_MAX 256
// Decoded octets allowed: factor times the octets on the wire, plus the allowance.
#define CMESSAGES_DECODED_FACTOR_MAX 8
#define CMESSAGES_DECODED_ALLOWANCE_MAX ((size_t)64 << 10)

typedef enum {
    CMESSAGES_OK = 0,
    // Not protobuf: a varint, length, wire type or field number that cannot be.
    CMESSAGES_MALFORMED = 1,
    CMESSAGES_TOO_DEEP = 2,
    CMESSAGES_TOO_MANY_FIELDS = 3,
    // The decoded message would be larger than its size on the wire justifies.
    CMESSAGES_TOO_LARGE = 4,
    CMESSAGES_NOT_UTF8 = 5,
    CMESSAGES_EMBEDDED_NUL = 6,
} cmessages_result;

// Walks the octets with the descriptor's knowledge, allocates nothing and reads nothing outside.
cmessages_result cmessages_guard(
    const ProtobufCMessageDescriptor *descriptor, const uint8_t *_Nullable bytes,
    size_t byte_count);

// Guards, then unpacks into the arena. The message lives until the arena's next reset.
cmessages_result cmessages_unpack(
    cmessages_arena *arena, const ProtobufCMessageDescriptor *descriptor,
    const uint8_t *_Nullable bytes, size_t byte_count,
    ProtobufCMessage *_Nullable *_Nonnull message);

#pragma clang assume_nonnull end

#endif
