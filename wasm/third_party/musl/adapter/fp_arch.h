/*
 * musl's libm.h includes "fp_arch.h" (empty on most machines) after <math.h> and before its first declaration.
 * That makes it the place to give every function a name of our own. Written for Tierwise; not part of musl.
 */
#ifndef TIERWISE_MUSL_FP_ARCH_H
#define TIERWISE_MUSL_FP_ARCH_H

#include <features.h>
#include <float.h>

#if FLT_EVAL_METHOD != 0
#error "double arithmetic must round to double (no x87): results must be the same bits everywhere"
#endif

#define exp tierwise_exp
#define expm1 tierwise_expm1
#define log tierwise_log
#define log1p tierwise_log1p
#define erf tierwise_erf
#define erfc tierwise_erfc

#define __math_xflow tierwise_musl_xflow
#define __math_uflow tierwise_musl_uflow
#define __math_oflow tierwise_musl_oflow
#define __math_divzero tierwise_musl_divzero
#define __math_invalid tierwise_musl_invalid

/* libm.h also declares these, which no file here defines or calls; glibc has other functions of the same names. */
#define __sin tierwise_musl_sin
#define __cos tierwise_musl_cos
#define __tan tierwise_musl_tan
#define __sinl tierwise_musl_sinl
#define __cosl tierwise_musl_cosl
#define __tanl tierwise_musl_tanl

#include "../tierwise_musl.h" /* prototypes: erf.c calls exp */

#endif
