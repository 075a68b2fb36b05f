#include "text.h"

#include <stdbool.h>
#include <string.h>

static bool is_continuation(uint8_t byte) {
    return (byte & 0xC0) == 0x80;
}

// The length of the well-formed sequence that starts here with an octet above 7F; 0 when there is
// none. Source: The Unicode Standard, table 3-7.
static size_t utf8_sequence(const uint8_t *bytes, size_t byte_count) {
    uint8_t first = bytes[0];
    if (first >= 0xC2 && first <= 0xDF) {
        return byte_count >= 2 && is_continuation(bytes[1]) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        if (byte_count < 3 || !is_continuation(bytes[1]) || !is_continuation(bytes[2])) {
            return 0;
        }
        bool is_overlong = first == 0xE0 && bytes[1] < 0xA0;
        bool is_surrogate = first == 0xED && bytes[1] > 0x9F;
        return is_overlong || is_surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (byte_count < 4 || !is_continuation(bytes[1]) || !is_continuation(bytes[2])
            || !is_continuation(bytes[3])) {
            return 0;
        }
        bool is_overlong = first == 0xF0 && bytes[1] < 0x90;
        bool is_too_large = first == 0xF4 && bytes[1] > 0x8F;
        return is_overlong || is_too_large ? 0 : 4;
    }
    return 0;
}

// Whether the eight octets are neither zero nor above 7F: the subtraction sets the top bit of a
// zero octet.
static bool is_plain_ascii(const uint8_t *bytes) {
    uint64_t word = 0;
    memcpy(&word, bytes, sizeof word);
    return (((word - 0x0101010101010101u) | word) & 0x8080808080808080u) == 0;
}

cmessages_result cmessages_check_text(const uint8_t *bytes, size_t byte_count) {
    while (byte_count > 0) {
        if (byte_count >= sizeof(uint64_t) && is_plain_ascii(bytes)) {
            bytes += sizeof(uint64_t);
            byte_count -= sizeof(uint64_t);
            continue;
        }
        if (*bytes == 0) {
            return CMESSAGES_EMBEDDED_NUL;
        }
        size_t length = *bytes < 0x80 ? 1 : utf8_sequence(bytes, byte_count);
        if (length == 0) {
            return CMESSAGES_NOT_UTF8;
        }
        bytes += length;
        byte_count -= length;
    }
    return CMESSAGES_OK;
}
