/*
 * libm.h asks for the byte order only to lay out long double, which no function here uses.
 * Systems without <endian.h> get an empty file. Written for Tierwise; not part of musl.
 */
#if defined(__has_include_next)
#if __has_include_next(<endian.h>)
#include_next <endian.h>
#endif
#endif
