#ifndef COCTETS_H
#define COCTETS_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// What stands in 32 octets of a text, one bit for each octet, the first one lowest.
struct coctets_block {
    /// Letters of ASCII.
    uint32_t letters;
    /// Digits of ASCII.
    uint32_t digits;
    /// Blanks and tabulators.
    uint32_t blanks;
    /// Line ends and other control characters, and octets outside ASCII.
    uint32_t borders;
};

#if defined(__SSE2__)

static inline __m128i coctets_up_to(__m128i octets, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(octets, _mm_set1_epi8(most)), octets);
}

static inline void coctets_add(struct coctets_block *block, __m128i octets, int shift) {
    __m128i letters = _mm_sub_epi8(
        _mm_or_si128(octets, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x61));
    __m128i digits = _mm_sub_epi8(octets, _mm_set1_epi8(0x30));
    __m128i tabulators = _mm_cmpeq_epi8(octets, _mm_set1_epi8(0x09));
    __m128i spaces = _mm_cmpeq_epi8(octets, _mm_set1_epi8(0x20));
    __m128i printed = coctets_up_to(_mm_sub_epi8(octets, _mm_set1_epi8(0x20)), 0x5F);
    block->letters |= (uint32_t)_mm_movemask_epi8(coctets_up_to(letters, 25)) << shift;
    block->digits |= (uint32_t)_mm_movemask_epi8(coctets_up_to(digits, 9)) << shift;
    block->blanks |= (uint32_t)_mm_movemask_epi8(_mm_or_si128(tabulators, spaces)) << shift;
    block->borders |= (uint32_t)(0xFFFF ^ _mm_movemask_epi8(_mm_or_si128(tabulators, printed)))
        << shift;
}

/// The classes of 32 octets, all of which must be readable.
static inline struct coctets_block coctets_classes(const uint8_t *octets) {
    struct coctets_block block = {0, 0, 0, 0};
    coctets_add(&block, _mm_loadu_si128((const __m128i *)octets), 0);
    coctets_add(&block, _mm_loadu_si128((const __m128i *)(octets + 16)), 16);
    return block;
}

#else

/// The classes of 32 octets, all of which must be readable.
static inline struct coctets_block coctets_classes(const uint8_t *octets) {
    struct coctets_block block = {0, 0, 0, 0};
    for (int index = 0; index < 32; index++) {
        uint8_t octet = octets[index];
        uint32_t bit = (uint32_t)1 << index;
        if ((uint8_t)((octet | 0x20) - 0x61) < 26) {
            block.letters |= bit;
        } else if ((uint8_t)(octet - 0x30) < 10) {
            block.digits |= bit;
        } else if (octet == 0x20 || octet == 0x09) {
            block.blanks |= bit;
        } else if (octet < 0x20 || octet >= 0x80) {
            block.borders |= bit;
        }
    }
    return block;
}

#endif

/// Asks for the cache line of an address, which need not be readable; nothing waits for it.
static inline void coctets_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
