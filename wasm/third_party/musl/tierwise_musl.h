/*
 * The functions of musl's maths library that the core uses, under names of our own so that no call can reach the
 * system's library by accident. Same meaning and special cases as the C functions without the prefix.
 */
#ifndef TIERWISE_MUSL_H
#define TIERWISE_MUSL_H

#ifdef __cplusplus
#define TIERWISE_MUSL_NOEXCEPT noexcept
extern "C" {
#else
#define TIERWISE_MUSL_NOEXCEPT
#endif

double tierwise_exp(double x) TIERWISE_MUSL_NOEXCEPT;
double tierwise_expm1(double x) TIERWISE_MUSL_NOEXCEPT;
double tierwise_log(double x) TIERWISE_MUSL_NOEXCEPT;
double tierwise_log1p(double x) TIERWISE_MUSL_NOEXCEPT;
double tierwise_erf(double x) TIERWISE_MUSL_NOEXCEPT;
double tierwise_erfc(double x) TIERWISE_MUSL_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
