#ifndef COCTETS_H
#define COCTETS_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// What stands in 64 octets of a text, one bit for each octet, the first one lowest.
struct coctets_block {
    /// Letters of ASCII.
    uint64_t letters;
    /// Digits of ASCII.
    uint64_t digits;
    /// Blanks and tabulators.
    uint64_t blanks;
    /// Line ends and other control characters, and octets outside ASCII.
    uint64_t borders;
};

/// Up to sixteen octets of a word in lower case, zero behind the last one.
struct coctets_word {
    uint64_t low;
    uint64_t high;
};

#if defined(__SSE2__)

static inline __m128i coctets_up_to(__m128i octets, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(octets, _mm_set1_epi8(most)), octets);
}

static inline uint64_t coctets_bits(__m128i octets, int shift) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(octets) << shift;
}

static inline void coctets_add(struct coctets_block *block, __m128i octets, int shift) {
    __m128i letters = _mm_sub_epi8(
        _mm_or_si128(octets, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x61));
    __m128i digits = _mm_sub_epi8(octets, _mm_set1_epi8(0x30));
    __m128i tabulators = _mm_cmpeq_epi8(octets, _mm_set1_epi8(0x09));
    __m128i spaces = _mm_cmpeq_epi8(octets, _mm_set1_epi8(0x20));
    // As signed numbers, octets outside ASCII are below the blank too.
    __m128i borders = _mm_andnot_si128(
        tabulators, _mm_cmpgt_epi8(_mm_set1_epi8(0x20), octets));
    block->letters |= coctets_bits(coctets_up_to(letters, 25), shift);
    block->digits |= coctets_bits(coctets_up_to(digits, 9), shift);
    block->blanks |= coctets_bits(_mm_or_si128(tabulators, spaces), shift);
    block->borders |= coctets_bits(borders, shift);
}

/// The classes of 64 octets, all of which must be readable.
static inline struct coctets_block coctets_classes(const uint8_t *octets) {
    struct coctets_block block = {0, 0, 0, 0};
    for (int shift = 0; shift < 64; shift += 16) {
        coctets_add(&block, _mm_loadu_si128((const __m128i *)(octets + shift)), shift);
    }
    return block;
}

/// How many octets, from the first on and 64 at a time, are ASCII.
static inline uint64_t coctets_plain_count(const uint8_t *octets, uint64_t count) {
    uint64_t index = 0;
    while (count - index >= 64) {
        const __m128i *block = (const __m128i *)(octets + index);
        __m128i all = _mm_or_si128(
            _mm_or_si128(_mm_loadu_si128(block), _mm_loadu_si128(block + 1)),
            _mm_or_si128(_mm_loadu_si128(block + 2), _mm_loadu_si128(block + 3)));
        if (_mm_movemask_epi8(all) != 0) break;
        index += 64;
    }
    return index;
}

/// Gathers each of the lowest bits of 64 octets: bit n of the octets becomes the word n * stride.
static inline void coctets_transpose(
    const uint8_t *octets, uint64_t *words, int count, int stride) {
    __m128i parts[4];
    for (int part = 0; part < 4; part++) {
        parts[part] = _mm_slli_epi16(
            _mm_loadu_si128((const __m128i *)(octets + part * 16)), 8 - count);
    }
    for (int bit = count - 1; bit >= 0; bit--) {
        words[bit * stride] = coctets_bits(parts[0], 0) | coctets_bits(parts[1], 16)
            | coctets_bits(parts[2], 32) | coctets_bits(parts[3], 48);
        for (int part = 0; part < 4; part++) parts[part] = _mm_add_epi8(parts[part], parts[part]);
    }
}

/// The word of one to sixteen octets, no more, at an address from which sixteen are readable.
static inline struct coctets_word coctets_fold(const uint8_t *octets, uint64_t count) {
    static const uint8_t keep[32] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    };
    __m128i word = _mm_or_si128(
        _mm_loadu_si128((const __m128i *)octets), _mm_set1_epi8(0x20));
    word = _mm_and_si128(word, _mm_loadu_si128((const __m128i *)(keep + 16 - count)));
    struct coctets_word folded;
    folded.low = (uint64_t)_mm_cvtsi128_si64(word);
    folded.high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word));
    return folded;
}

#else

/// The classes of 64 octets, all of which must be readable.
static inline struct coctets_block coctets_classes(const uint8_t *octets) {
    struct coctets_block block = {0, 0, 0, 0};
    for (int index = 0; index < 64; index++) {
        uint8_t octet = octets[index];
        uint64_t bit = (uint64_t)1 << index;
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

/// How many octets, from the first on and 64 at a time, are ASCII.
static inline uint64_t coctets_plain_count(const uint8_t *octets, uint64_t count) {
    uint64_t index = 0;
    while (count - index >= 64) {
        uint8_t all = 0;
        for (int octet = 0; octet < 64; octet++) all |= octets[index + octet];
        if (all >= 0x80) break;
        index += 64;
    }
    return index;
}

/// Gathers each of the lowest bits of 64 octets: bit n of the octets becomes the word n * stride.
static inline void coctets_transpose(
    const uint8_t *octets, uint64_t *words, int count, int stride) {
    for (int bit = 0; bit < count; bit++) {
        uint64_t word = 0;
        for (int index = 0; index < 64; index++) {
            word |= (uint64_t)(octets[index] >> bit & 1) << index;
        }
        words[bit * stride] = word;
    }
}

/// The word of one to sixteen octets, no more, at an address from which sixteen are readable.
static inline struct coctets_word coctets_fold(const uint8_t *octets, uint64_t count) {
    struct coctets_word folded = {0, 0};
    for (uint64_t index = 0; index < count && index < 8; index++) {
        folded.low |= (uint64_t)(octets[index] | 0x20) << (index * 8);
    }
    for (uint64_t index = 8; index < count && index < 16; index++) {
        folded.high |= (uint64_t)(octets[index] | 0x20) << (index * 8 - 64);
    }
    return folded;
}

#endif

/// Asks for the cache line of an address, which need not be readable; nothing waits for it.
static inline void coctets_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
