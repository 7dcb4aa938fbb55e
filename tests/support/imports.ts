import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
	/** The file that imports, from the root of the project. */
	from: string;
	/** The file that is imported, from the root, or the name of a package as written. */
	to: string;
	/** Nothing of it is there when the program runs. */
	typeOnly: boolean;
}

/** `import x from 'y'`, `import 'y'` and `export { x } from 'y'`, over several lines or one. */
const STATEMENT =
	/^[ \t]*(?:import\b([^;'"()]*?)(?:\bfrom\s*)?|export\b(\s*(?:type\s*)?(?:\*|\{)[^;'"()]*?)\bfrom\s*)['"]([^'"\n]+)['"]/gm;
/** `import('y')` where a value is wanted or a type. */
const CALL = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Every source file of ours under the folders, with its text. */
export function sources(...folders: string[]): Map<string, string> {
	const files = globSync(
		folders.map((folder) => `${folder}/**/*.{ts,tsx,astro}`),
		{ cwd: root },
	);
	return new Map(files.toSorted().map((file) => [file, readFileSync(posix.join(root, file), 'utf8')]));
}

export function importsOf(from: string, source: string): Import[] {
	const statements = [...source.matchAll(STATEMENT)].map(([, imported, exported, to = '']) => ({
		from,
		to: resolve(from, to),
		typeOnly: isTypeOnly(imported ?? exported ?? ''),
	}));
	const calls = [...source.matchAll(CALL)].map(([, to = '']) => ({ from, to: resolve(from, to), typeOnly: false }));
	return [...statements, ...calls];
}

function isTypeOnly(names: string): boolean {
	const inBraces = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
	if (inBraces === undefined || inBraces.trim() === '') return /^\s*type\b/.test(names);
	return inBraces
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '')
		.every((name) => name.startsWith('type '));
}

function resolve(from: string, to: string): string {
	return to.startsWith('.') ? posix.join(posix.dirname(from), to) : to;
}
