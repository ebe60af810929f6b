// What the build (scripts/outputs/embed.mjs) puts into the widget beside its own script: the engine's program as a function.
/** What a page must say of the loader to take no other version of it. */
declare const TIERWISE_LOADER_INTEGRITY: string;

declare const tierwisePrograms: { widget: import('../engine/inline.js').Program };
