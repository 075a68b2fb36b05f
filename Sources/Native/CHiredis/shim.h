// hiredis 0.14 as formatter and reply reader only: the sockets are the reactor's.
#ifndef CAREWIRE_CHIREDIS_SHIM_H
#define CAREWIRE_CHIREDIS_SHIM_H

#include <hiredis/hiredis.h>

#endif
