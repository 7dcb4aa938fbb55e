import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';

/** A file that is no table of words at all: the code says why. */
export class Unreadable extends Error {
	readonly code: 'encoding_unknown' | 'file_empty' | 'quotes_broken';

	constructor(code: Unreadable['code']) {
		super(code);
		this.code = code;
	}
}

/**
 * The words of a file as spreadsheets write them: UTF-8 with or without its mark, UTF-16 with it. Anything else is refused:
 * a guess would turn names into other names.
 */
export function decode(bytes: Uint8Array): string {
	if (bytes.length === 0) throw new Unreadable('file_empty');
	try {
		return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
	} catch {
		throw new Unreadable('encoding_unknown');
	}
}

function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	if (first === 0 || second === 0) throw new Unreadable('encoding_unknown');
	return 'utf-8';
}

/** Commas, semicolons or tabs: whichever the head of the file has most of. */
export function delimiterOf(text: string): string {
	const head = text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length).replace(/"(?:[^"]|"")*"/g, '');
	const count = (mark: string) => head.split(mark).length - 1;
	return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** So much of the text goes into the parser at a time. Characters. */
const PIECE = 64 * 1024;

/** The rows of a file, some at a time, in the order of its lines; the first is its head. Throws `Unreadable`. */
export async function* rowsOf(text: string, atATime: number): AsyncGenerator<string[][]> {
	const parser = Readable.from(piecesOf(text), { objectMode: false }).pipe(
		parse({ delimiter: delimiterOf(text), relax_column_count: true, trim: true, max_record_size: 64 * 1024 }),
	);
	let rows: string[][] = [];
	try {
		for await (const row of parser as AsyncIterable<string[]>) {
			rows.push(row);
			if (rows.length < atATime) continue;
			yield rows;
			rows = [];
		}
	} catch (error) {
		if (error instanceof CsvError) throw new Unreadable('quotes_broken');
		throw error;
	}
	if (rows.length > 0) yield rows;
}

function* piecesOf(text: string): Generator<string> {
	for (let from = 0, to; from < text.length; from = to) {
		to = from + PIECE;
		if (isFirstHalf(text.charCodeAt(to - 1))) to += 1; // a character of two halves is not cut between them
		yield text.slice(from, to);
	}
}

function isFirstHalf(code: number): boolean {
	return code >= 0xd800 && code <= 0xdbff;
}
