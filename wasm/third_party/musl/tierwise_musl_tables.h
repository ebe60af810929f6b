/*
 * musl's table behind exp, for code that computes several exponentials at once and must give the same bits.
 * Written for Tierwise; not part of musl.
 */
#ifndef TIERWISE_MUSL_TABLES_H
#define TIERWISE_MUSL_TABLES_H

#if defined(__GNUC__)
#pragma GCC system_header
#endif

#ifdef __cplusplus
extern "C" {
#endif

#include "adapter/features.h"
#include "src/exp_data.h"

#ifdef __cplusplus
}
#endif

/* Names of musl's own that nobody else should see. */
#define TIERWISE_EXP_TABLE_BITS EXP_TABLE_BITS
#define TIERWISE_EXP_POLY_ORDER EXP_POLY_ORDER
#undef hidden

#endif
