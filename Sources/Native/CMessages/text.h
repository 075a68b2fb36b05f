// The check of text fields.
#ifndef CMESSAGES_TEXT_H
#define CMESSAGES_TEXT_H

#include "guard.h"

// CMESSAGES_OK for UTF-8 without U+0000, else what is wrong first.
cmessages_result cmessages_check_text(const uint8_t *bytes, size_t byte_count);

#endif
