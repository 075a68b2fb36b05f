#define _GNU_SOURCE
#include "CProfiling.h"

#include <dlfcn.h>
#include <link.h>

typedef struct {
  uintptr_t base;
  uintptr_t end;
} range;

// The program itself comes first.
static int take_first(struct dl_phdr_info *info, size_t size, void *result) {
  (void)size;
  range *found = result;
  found->base = info->dlpi_addr;
  for (int index = 0; index < info->dlpi_phnum; index++) {
    const ElfW(Phdr) *header = &info->dlpi_phdr[index];
    if (header->p_type != PT_LOAD) continue;
    uintptr_t end = info->dlpi_addr + header->p_vaddr + header->p_memsz;
    if (end > found->end) found->end = end;
  }
  return 1;
}

static range program(void) {
  range found = {0, 0};
  dl_iterate_phdr(take_first, &found);
  return found;
}

uintptr_t cprof_program_base(void) { return program().base; }
uintptr_t cprof_program_end(void) { return program().end; }

const char *cprof_exported_name(uintptr_t address, const char **library) {
  Dl_info info;
  *library = 0;
  if (!dladdr((void *)address, &info)) return 0;
  *library = info.dli_fname;
  return info.dli_sname;
}
