// Names that the build (scripts/outputs/offline.mjs) puts into the service worker.

/** The files of this version, relative to the site, with the value of an `integrity` attribute. */
declare const TIERWISE_KEPT_FILES: { path: string; integrity: string }[];

/** Follows from the files alone. */
declare const TIERWISE_KEPT_VERSION: string;
