import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs one of the project's commands as whoever keeps the house does: a process of its own, with these settings and no others. */
export async function command(file: string, env: Record<string, string>, args: readonly string[] = []) {
	const { PATH = '', HOME = '' } = process.env;
	const child = spawn(process.execPath, [file, ...args], { env: { PATH, HOME, ...env } });
	const [said, error] = [child.stdout, child.stderr].map((stream) => {
		const words: string[] = [];
		stream.on('data', (text: Buffer) => words.push(text.toString()));
		return words;
	}) as [string[], string[]];
	const [code] = (await once(child, 'close')) as [number];
	return { code, said: said.join(''), error: error.join('') };
}
