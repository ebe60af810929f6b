// How large a file may be that is opened. Pure; imports nothing.

/** Characters. A full answer of eight options with a thousand posts has about a third of it. */
export const fileLimit = 1_000_000;
