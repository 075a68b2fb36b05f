#include "guard.h"

#include "text.h"

#include <stdbool.h>

// What is left to read of one message or one length-delimited value.
typedef struct {
    const uint8_t *cursor;
    const uint8_t *end;
} span;

// What the whole walk has used up.
typedef struct {
    size_t decoded_byte_count;
    size_t decoded_byte_count_limit;
    size_t field_count;
} tally;

#define VARINT_BYTE_COUNT_MAX 10
#define LENGTH_BYTE_COUNT_MAX 5

static size_t remaining(const span *input) {
    return (size_t)(input->end - input->cursor);
}

static size_t aligned(size_t byte_count) {
    return (byte_count + CMESSAGES_ARENA_ALIGNMENT - 1) & ~(CMESSAGES_ARENA_ALIGNMENT - 1);
}

static cmessages_result charge(tally *tally, size_t byte_count) {
    if (byte_count > tally->decoded_byte_count_limit - tally->decoded_byte_count) {
        return CMESSAGES_TOO_LARGE;
    }
    tally->decoded_byte_count += byte_count;
    return CMESSAGES_OK;
}

// Moves past a varint of at most 64 bits.
static bool skip_varint(span *input) {
    for (int count = 1; count <= VARINT_BYTE_COUNT_MAX && input->cursor < input->end; count++) {
        uint8_t byte = *input->cursor++;
        if (byte < 0x80) {
            return count < VARINT_BYTE_COUNT_MAX || byte <= 1;
        }
    }
    return false;
}

// Reads a varint of at most 32 bits in at most five octets: a tag or a length.
static bool read_varint32(span *input, uint32_t *value) {
    uint32_t result = 0;
    for (int count = 0; count < LENGTH_BYTE_COUNT_MAX && input->cursor < input->end; count++) {
        uint8_t byte = *input->cursor++;
        result |= (uint32_t)(byte & 0x7F) << (7 * count);
        if (byte < 0x80) {
            *value = result;
            return count < LENGTH_BYTE_COUNT_MAX - 1 || byte <= 0x0F;
        }
    }
    return false;
}

static bool read_length_delimited(span *input, span *value) {
    uint32_t length = 0;
    if (!read_varint32(input, &length) || length > remaining(input)) {
        return false;
    }
    value->cursor = input->cursor;
    value->end = input->cursor + length;
    input->cursor = value->end;
    return true;
}

static bool skip_octets(span *input, size_t byte_count) {
    if (byte_count > remaining(input)) {
        return false;
    }
    input->cursor += byte_count;
    return true;
}

// The field of this number; NULL when the descriptor has none. `hint` is where to look first: the
// index after the field found last.
static const ProtobufCFieldDescriptor *find_field(
    const ProtobufCMessageDescriptor *descriptor, uint32_t number, unsigned *hint) {
    if (*hint < descriptor->n_fields && descriptor->fields[*hint].id == number) {
        return &descriptor->fields[(*hint)++];
    }
    unsigned low = 0;
    unsigned high = descriptor->n_fields;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (descriptor->fields[middle].id < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == descriptor->n_fields || descriptor->fields[low].id != number) {
        return NULL;
    }
    *hint = low + 1;
    return &descriptor->fields[low];
}

static ProtobufCWireType wire_type_of(ProtobufCType type) {
    switch (type) {
        case PROTOBUF_C_TYPE_SFIXED32:
        case PROTOBUF_C_TYPE_FIXED32:
        case PROTOBUF_C_TYPE_FLOAT:
            return PROTOBUF_C_WIRE_TYPE_32BIT;
        case PROTOBUF_C_TYPE_SFIXED64:
        case PROTOBUF_C_TYPE_FIXED64:
        case PROTOBUF_C_TYPE_DOUBLE:
            return PROTOBUF_C_WIRE_TYPE_64BIT;
        case PROTOBUF_C_TYPE_STRING:
        case PROTOBUF_C_TYPE_BYTES:
        case PROTOBUF_C_TYPE_MESSAGE:
            return PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED;
        case PROTOBUF_C_TYPE_INT32:
        case PROTOBUF_C_TYPE_SINT32:
        case PROTOBUF_C_TYPE_UINT32:
        case PROTOBUF_C_TYPE_INT64:
        case PROTOBUF_C_TYPE_SINT64:
        case PROTOBUF_C_TYPE_UINT64:
        case PROTOBUF_C_TYPE_BOOL:
        case PROTOBUF_C_TYPE_ENUM:
            return PROTOBUF_C_WIRE_TYPE_VARINT;
    }
    return PROTOBUF_C_WIRE_TYPE_VARINT;
}

// Octets of one element in a repeated field's array.
static size_t element_byte_count(ProtobufCType type) {
    switch (type) {
        case PROTOBUF_C_TYPE_INT32:
        case PROTOBUF_C_TYPE_SINT32:
        case PROTOBUF_C_TYPE_SFIXED32:
        case PROTOBUF_C_TYPE_UINT32:
        case PROTOBUF_C_TYPE_FIXED32:
        case PROTOBUF_C_TYPE_FLOAT:
        case PROTOBUF_C_TYPE_ENUM:
            return 4;
        case PROTOBUF_C_TYPE_BOOL:
            return sizeof(protobuf_c_boolean);
        case PROTOBUF_C_TYPE_INT64:
        case PROTOBUF_C_TYPE_SINT64:
        case PROTOBUF_C_TYPE_SFIXED64:
        case PROTOBUF_C_TYPE_UINT64:
        case PROTOBUF_C_TYPE_FIXED64:
        case PROTOBUF_C_TYPE_DOUBLE:
            return 8;
        case PROTOBUF_C_TYPE_STRING:
        case PROTOBUF_C_TYPE_MESSAGE:
            return sizeof(void *);
        case PROTOBUF_C_TYPE_BYTES:
            return sizeof(ProtobufCBinaryData);
    }
    return sizeof(ProtobufCBinaryData);
}

static cmessages_result walk(
    const ProtobufCMessageDescriptor *descriptor, span input, unsigned depth, tally *tally);

static cmessages_result check_packed(span values, ProtobufCType type, tally *tally) {
    size_t count = 0;
    switch (wire_type_of(type)) {
        case PROTOBUF_C_WIRE_TYPE_VARINT:
            for (; values.cursor < values.end; count++) {
                if (!skip_varint(&values)) {
                    return CMESSAGES_MALFORMED;
                }
            }
            break;
        case PROTOBUF_C_WIRE_TYPE_32BIT:
            if (remaining(&values) % 4 != 0) {
                return CMESSAGES_MALFORMED;
            }
            count = remaining(&values) / 4;
            break;
        case PROTOBUF_C_WIRE_TYPE_64BIT:
            if (remaining(&values) % 8 != 0) {
                return CMESSAGES_MALFORMED;
            }
            count = remaining(&values) / 8;
            break;
        case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED:
            return CMESSAGES_MALFORMED;
    }
    return charge(tally, count * element_byte_count(type));
}

// Moves past a value of a wire type, which is the whole check for numbers and unknown fields.
static bool skip_value(span *input, uint32_t wire_type) {
    span ignored;
    switch (wire_type) {
        case PROTOBUF_C_WIRE_TYPE_VARINT:
            return skip_varint(input);
        case PROTOBUF_C_WIRE_TYPE_64BIT:
            return skip_octets(input, 8);
        case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED:
            return read_length_delimited(input, &ignored);
        case PROTOBUF_C_WIRE_TYPE_32BIT:
            return skip_octets(input, 4);
        default:
            return false;
    }
}

static cmessages_result check_unknown(span *input, uint32_t wire_type, tally *tally) {
    const uint8_t *start = input->cursor;
    if (!skip_value(input, wire_type)) {
        return CMESSAGES_MALFORMED;
    }
    // protobuf-c keeps a copy of what it does not know.
    size_t copied = aligned((size_t)(input->cursor - start));
    return charge(tally, sizeof(ProtobufCMessageUnknownField) + copied);
}

static cmessages_result check_length_delimited(
    const ProtobufCFieldDescriptor *field, span value, unsigned depth, tally *tally) {
    cmessages_result result = CMESSAGES_OK;
    switch (field->type) {
        case PROTOBUF_C_TYPE_STRING:
            result = charge(tally, aligned(remaining(&value) + 1));
            return result != CMESSAGES_OK ? result
                                          : cmessages_check_text(value.cursor, remaining(&value));
        case PROTOBUF_C_TYPE_BYTES:
            return charge(tally, aligned(remaining(&value)));
        case PROTOBUF_C_TYPE_MESSAGE:
            return walk(field->descriptor, value, depth + 1, tally);
        default:
            return check_packed(value, field->type, tally);
    }
}

static cmessages_result check_known(
    const ProtobufCFieldDescriptor *field, uint32_t wire_type, span *input, unsigned depth,
    tally *tally) {
    bool is_repeated = field->label == PROTOBUF_C_LABEL_REPEATED;
    bool is_delimited = wire_type == PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED;
    bool is_expected = wire_type == (uint32_t)wire_type_of(field->type);
    if (!is_expected && !(is_repeated && is_delimited)) {
        return CMESSAGES_MALFORMED;
    }
    if (is_repeated && is_expected) {
        cmessages_result result = charge(tally, element_byte_count(field->type));
        if (result != CMESSAGES_OK) {
            return result;
        }
    }
    if (!is_delimited) {
        return skip_value(input, wire_type) ? CMESSAGES_OK : CMESSAGES_MALFORMED;
    }
    span value;
    if (!read_length_delimited(input, &value)) {
        return CMESSAGES_MALFORMED;
    }
    return check_length_delimited(field, value, depth, tally);
}

// The fields of one message that were seen, for those that may come once only.
typedef struct {
    uint64_t words[CMESSAGES_MESSAGE_FIELD_MAX / 64];
} field_set;

// Whether a nested message comes for the second time. Protobuf would have the two merged, but
// protobuf-c 1.4 loses proto3 scalars when it merges and copies lists again with each time, so we
// refuse what no encoder writes. Members of a oneof replace each other and need no such care.
static bool is_second_message(
    const ProtobufCMessageDescriptor *descriptor, const ProtobufCFieldDescriptor *field,
    field_set *seen) {
    if (field->type != PROTOBUF_C_TYPE_MESSAGE || field->label == PROTOBUF_C_LABEL_REPEATED
        || (field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0) {
        return false;
    }
    size_t index = (size_t)(field - descriptor->fields);
    if (index >= CMESSAGES_MESSAGE_FIELD_MAX) {
        return true;
    }
    uint64_t bit = (uint64_t)1 << index % 64;
    bool was_seen = (seen->words[index / 64] & bit) != 0;
    seen->words[index / 64] |= bit;
    return was_seen;
}

static cmessages_result walk(
    const ProtobufCMessageDescriptor *descriptor, span input, unsigned depth, tally *tally) {
    if (depth > CMESSAGES_DEPTH_MAX) {
        return CMESSAGES_TOO_DEEP;
    }
    cmessages_result result = charge(tally, aligned(descriptor->sizeof_message));
    unsigned hint = 0;
    field_set seen = {0};
    while (result == CMESSAGES_OK && input.cursor < input.end) {
        uint32_t tag = 0;
        if (!read_varint32(&input, &tag) || tag >> 3 == 0) {
            return CMESSAGES_MALFORMED;
        }
        if (++tally->field_count > CMESSAGES_FIELD_COUNT_MAX) {
            return CMESSAGES_TOO_MANY_FIELDS;
        }
        const ProtobufCFieldDescriptor *field = find_field(descriptor, tag >> 3, &hint);
        if (field == NULL) {
            result = check_unknown(&input, tag & 7, tally);
            continue;
        }
        if (is_second_message(descriptor, field, &seen)) {
            return CMESSAGES_MALFORMED;
        }
        result = check_known(field, tag & 7, &input, depth, tally);
    }
    return result;
}

cmessages_result cmessages_guard(
    const ProtobufCMessageDescriptor *descriptor, const uint8_t *bytes, size_t byte_count) {
    if (byte_count > CMESSAGES_ARENA_BYTE_COUNT_MAX) {
        return CMESSAGES_TOO_LARGE;
    }
    tally tally = {
        .decoded_byte_count_limit =
            byte_count * CMESSAGES_DECODED_FACTOR_MAX + CMESSAGES_DECODED_ALLOWANCE_MAX,
    };
    if (byte_count == 0) {
        return CMESSAGES_OK;
    }
    span input = {.cursor = bytes, .end = bytes + byte_count};
    return walk(descriptor, input, 1, &tally);
}

cmessages_result cmessages_unpack(
    cmessages_arena *arena, const ProtobufCMessageDescriptor *descriptor, const uint8_t *bytes,
    size_t byte_count, ProtobufCMessage **message) {
    *message = NULL;
    cmessages_result result = cmessages_guard(descriptor, bytes, byte_count);
    if (result != CMESSAGES_OK) {
        return result;
    }
    *message = protobuf_c_message_unpack(descriptor, &arena->allocator, byte_count, bytes);
    if (*message != NULL) {
        return CMESSAGES_OK;
    }
    return arena->is_exhausted ? CMESSAGES_TOO_LARGE : CMESSAGES_MALFORMED;
}
