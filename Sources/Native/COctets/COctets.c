#include "COctets.h"
