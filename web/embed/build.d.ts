// What the build (scripts/outputs/embed.mjs) puts into the widget beside its own script: the engine's program as a function.
declare const tierwisePrograms: { widget: import('../engine/inline.js').Program };
