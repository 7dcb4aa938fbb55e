import { type ComponentType, h, hydrate } from 'preact';

/** Where the properties of an island stand in its page. */
export const propertiesOf = (id: string) => `${id}-properties`;

/**
 * Takes up in the browser what the server drew (`components/Island.astro`), by the same component with the same properties. The
 * words and marks of the page do not change by it.
 */
export function wake<Props extends object>(component: ComponentType<Props>, id: string): void {
	const properties = JSON.parse(document.getElementById(propertiesOf(id))!.textContent) as Props;
	const island = document.getElementById(id)!;
	setTimeout(() => hydrate(h(component, properties), island)); // a finger is answered between reading the script and this
}
