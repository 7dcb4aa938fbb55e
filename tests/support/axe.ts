import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** axe at its smallest, as a script for a page: most of its time goes into arriving. Its package for Playwright brings it. */
const inItsPackage = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
export const axeScript = readFileSync(inItsPackage.resolve('axe-core/axe.min.js'), 'utf8');
