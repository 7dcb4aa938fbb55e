/** A line of the history with its number, in the order in which the database took it, and its mark. */
export interface Line {
	line: number;
	id: string;
	at: string;
	who_kind: string;
	who_id: string | null;
	what: string;
	subject: string;
	subject_id: string;
	particulars: string;
	/** Its mark; empty for lines from before there were marks. */
	mac: string;
}

/** A seal over every line up to a number, beginning where the seal before it ended. */
export interface Seal {
	number: number;
	sealed_at: string;
	after_line: number;
	up_to_line: number;
	lines: number;
	/** The numbers of lines that had no right mark when they were sealed, as a JSON list. */
	unmarked: string;
	mac: string;
}

/** Which seal was the newest at some time: kept outside the database, so that a history cut short is found. */
export interface Head {
	seal: number;
	sealedAt: string;
	upToLine: number;
	sealMac: string;
	mac: string;
}

/** A keyed mark over a text (HMAC-SHA-256), which nobody can make who lacks the key. */
export type Mac = (text: string) => string;

/** What is wrong, and where. Nobody's words, and nobody's name. */
export type Finding =
	/** The line is not what the house wrote. */
	| { what: 'line_altered'; line: number }
	/** The line was not written by the house. */
	| { what: 'line_not_ours'; line: number }
	/** One line of the house stands there twice. */
	| { what: 'line_repeated'; line: number }
	/** Between these numbers lines were removed, put in, put in another order, or the seal itself was changed. */
	| { what: 'seal_broken'; seal: number; afterLine: number; upToLine: number }
	| { what: 'seal_missing'; seal: number }
	/** The head names a seal that is not there any more: the end was cut off, or an older copy was put back. */
	| { what: 'history_cut_short'; file: string; seal: number }
	/** The history has another seal by the number that the head names. */
	| { what: 'history_replaced'; file: string; seal: number }
	| { what: 'head_altered'; file: string }
	/** What refuses changes in the database itself is gone. */
	| { what: 'guard_missing'; guard: string };

/** The number of the seal over what was there before lines had marks. It is made even where nothing was. */
export const firstSeal = 1;

const content = (line: Omit<Line, 'line' | 'mac'>) => [
	...[line.id, line.at, line.who_kind, line.who_id, line.what, line.subject, line.subject_id, line.particulars],
];

/** What a line's mark is made over. Its number is not in it: the database gives that. */
export function lineText(line: Omit<Line, 'line' | 'mac'>): string {
	return JSON.stringify(['line', ...content(line)]);
}

/** What a seal's mark is made over: the seal before it, its own facts, and each line whole, in order. */
export function sealText(seal: Omit<Seal, 'mac'>, previousMac: string, lines: readonly Line[]): string {
	const { number, sealed_at, after_line, up_to_line, unmarked } = seal;
	const head = JSON.stringify(['seal', number, sealed_at, after_line, up_to_line, seal.lines, unmarked, previousMac]);
	return `${head}\n${lines.map((line) => JSON.stringify([line.line, line.mac, ...content(line)])).join('\n')}`;
}

/** What a head's mark is made over. */
export function headText({ seal, sealedAt, upToLine, sealMac }: Omit<Head, 'mac'>): string {
	return JSON.stringify(['head', seal, sealedAt, upToLine, sealMac]);
}

/** The next seal over these lines. A line without a right mark is sealed too, and named as such for ever. */
export function nextSeal(
	mac: Mac,
	lineMac: Mac,
	previous: Seal | undefined,
	lines: readonly Line[],
	sealedAt: string,
): Seal {
	const number = (previous?.number ?? 0) + 1;
	const after = previous?.up_to_line ?? 0;
	const unmarked = lines.filter((line) => !isMarked(lineMac, line, number)).map(({ line }) => line);
	const seal = {
		number,
		sealed_at: sealedAt,
		after_line: after,
		up_to_line: lines.at(-1)?.line ?? after,
		lines: lines.length,
		unmarked: JSON.stringify(unmarked),
	};
	return { ...seal, mac: mac(sealText(seal, previous?.mac ?? '', lines)) };
}

/** The head that stands for the history up to this seal. */
export function headOf(mac: Mac, { number, sealed_at, up_to_line, mac: sealMac }: Seal): Head {
	const head = { seal: number, sealedAt: sealed_at, upToLine: up_to_line, sealMac };
	return { ...head, mac: mac(headText(head)) };
}

/** Whether the line bears the mark of the house, or is from before there were any. */
function isMarked(lineMac: Mac, line: Line, seal: number): boolean {
	return (line.mac === '' && seal === firstSeal) || line.mac === lineMac(lineText(line));
}

/**
 * What is wrong with a seal and the lines up to it. Lines that a whole seal covers need no look at their own marks; where it
 * is broken the marks tell which line it is, unless lines were only removed or moved.
 */
export function checkSeal(
	mac: Mac,
	lineMac: Mac,
	previous: Seal | undefined,
	seal: Seal,
	lines: readonly Line[],
): Finding[] {
	const expected = (previous?.number ?? 0) + 1;
	const missing = Array.from({ length: Math.min(seal.number - expected, MISSING_TOLD) }, (_, nth) => expected + nth);
	const findings: Finding[] = missing.map((number) => ({ what: 'seal_missing', seal: number }));
	const isWhole =
		seal.number === expected &&
		seal.after_line === (previous?.up_to_line ?? 0) &&
		seal.lines === lines.length &&
		seal.mac === mac(sealText(seal, previous?.mac ?? '', lines));
	if (isWhole) {
		const named = JSON.parse(seal.unmarked) as number[];
		return [...findings, ...lines.filter(({ line }) => named.includes(line)).map((line) => wrongLine(line))];
	}
	const place = { seal: seal.number, afterLine: seal.after_line, upToLine: seal.up_to_line };
	findings.push({ what: 'seal_broken', ...place });
	return [...findings, ...checkLines(lineMac, lines, seal.number)];
}

/** So many missing seals are named one by one. */
const MISSING_TOLD = 100;

/** What is wrong with lines that no whole seal covers, by their own marks. */
export function checkLines(lineMac: Mac, lines: readonly Line[], seal = Infinity): Finding[] {
	return lines.filter((line) => !isMarked(lineMac, line, seal)).map(wrongLine);
}

function wrongLine({ line, mac }: Line): Finding {
	return { what: mac === '' ? 'line_not_ours' : 'line_altered', line };
}

/** What a head kept in a file says against the seals of the history; `sealMacs` holds those that heads name, by number. */
export function checkHead(
	mac: Mac,
	file: string,
	head: Head,
	sealMacs: ReadonlyMap<number, string>,
): Finding | undefined {
	if (head.mac !== mac(headText(head))) return { what: 'head_altered', file };
	const found = sealMacs.get(head.seal);
	if (found === undefined) return { what: 'history_cut_short', file, seal: head.seal };
	return found === head.sealMac ? undefined : { what: 'history_replaced', file, seal: head.seal };
}
