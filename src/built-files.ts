import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { takesPacked } from './pack.ts';

const types: Record<string, string> = {
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/**
 * The files of the build, read and packed once: they are few, and do not change while the process runs. What is not among
 * them by its exact address is no file. Answers whether it has answered.
 */
export function builtFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const files = new Map(
		entries.map(({ parentPath, name }) => {
			const path = join(parentPath, name);
			const type = types[extname(name)];
			if (type === undefined) throw new Error(`${path}: src/built-files.ts knows no content type for it`);
			const whole = readFileSync(path);
			const address = `/${path.slice(join(folder, sep).length).replaceAll(sep, '/')}`;
			return [address, { type, ways: waysOf(whole) }] as const;
		}),
	);
	return function answerFile(req, res) {
		const file = files.get(req.url?.split('?', 1)[0] ?? '');
		if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
		const accepts = String(req.headers['accept-encoding'] ?? '');
		const { name, bytes } = file.ways.find((way) => way.name === undefined || takesPacked(accepts, way.name))!;
		res.setHeader('content-type', file.type);
		res.setHeader('content-length', bytes.length);
		res.setHeader('vary', 'accept-encoding');
		if (name !== undefined) res.setHeader('content-encoding', name);
		res.end(req.method === 'HEAD' ? undefined : bytes);
		return true;
	};
}

interface Way {
	/** How it is packed; as it is where there is no name. */
	name: 'br' | 'gzip' | undefined;
	bytes: Buffer;
}

/** A file in every way that makes it smaller, the smallest first. */
function waysOf(whole: Buffer): Way[] {
	const packed: Way[] = [
		{ name: 'br', bytes: brotliCompressSync(whole) },
		{ name: 'gzip', bytes: gzipSync(whole, { level: 9 }) },
	];
	return [...packed.filter(({ bytes }) => bytes.length < whole.length), { name: undefined, bytes: whole }];
}
