/**
 * The one process: `src/serve.ts`, out of the bundle of the pages. This is no TypeScript because what takes types away as a process
 * starts stays in its memory afterwards, 18 MB of it.
 */
process.env.ASTRO_NODE_AUTOSTART = 'disabled';
await import('./dist/server/entry.mjs');
await globalThis[Symbol.for('alongside.serve')]();
