/*
 * Stands in for musl's own src/include/features.h, which its maths sources expect.
 * Written for Tierwise; not part of musl. Only the musl sources see this directory.
 */
#ifndef TIERWISE_MUSL_FEATURES_H
#define TIERWISE_MUSL_FEATURES_H

#if defined(__has_include_next)
#if __has_include_next(<features.h>)
#include_next <features.h>
#endif
#endif

/* musl marks its internal symbols with this word. */
#define hidden __attribute__((__visibility__("hidden")))

/* log.c would use a fused multiply-add where the processor has one. WebAssembly has none, so no build may:
   the results must be the same bits everywhere. */
#undef __FP_FAST_FMA

/* The tables get names of our own, because Emscripten's C library holds the same tables. */
#define __exp_data tierwise_musl_exp_data
#define __log_data tierwise_musl_log_data

#endif
