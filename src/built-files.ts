import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
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
			return [address, { type, whole, packed: gzipSync(whole, { level: 9 }) }] as const;
		}),
	);
	return function answerFile(req, res) {
		const file = files.get(req.url?.split('?', 1)[0] ?? '');
		if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
		const packs = file.packed.length < file.whole.length && takesPacked(String(req.headers['accept-encoding'] ?? ''));
		const sent = packs ? file.packed : file.whole;
		res.setHeader('content-type', file.type);
		res.setHeader('content-length', sent.length);
		res.setHeader('vary', 'accept-encoding');
		if (packs) res.setHeader('content-encoding', 'gzip');
		res.end(req.method === 'HEAD' ? undefined : sent);
		return true;
	};
}
