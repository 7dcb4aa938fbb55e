import type { FunctionComponent } from 'preact';

/** By this Astro knows what draws a component. */
const RENDERER = Symbol.for('astro:renderer');

/** Says that a component is Preact's. Astro finds out otherwise by drawing the whole of it, and then draws it again. */
export function isPreact<Props>(component: FunctionComponent<Props>): void {
	Object.assign(component, { [RENDERER]: '@astrojs/preact' });
}
