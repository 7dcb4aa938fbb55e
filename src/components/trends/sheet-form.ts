import type { Text } from '../../text/index.ts';
import { wordsFor } from '../../text/index.ts';
import { type Mistake, mistakesIn } from '../mistakes.ts';
import { orNull, type Typed } from '../staff/typed.ts';

/** A sheet as the API shows it, before anything is kept. */
export interface ShownSheet {
	missing: string[];
	lines: {
		line: number;
		cells: Record<string, string>;
		state: 'new' | 'same' | 'corrected' | 'wrong';
		was: number | null;
		faults: Record<string, string>;
	}[];
	seen: string;
}

interface SheetAsked {
	sheet: string;
	sure?: { seen: string; because: string | null };
}

/** Both routes that take a sheet answer alike. */
export type AskSheet = (json: SheetAsked) => Promise<Response>;

export interface SheetTried {
	/** It was taken in, and the page is asked for afresh. */
	isDone: boolean;
	text: string;
	because: string;
	shown: ShownSheet | undefined;
	mistakes: Mistake[];
}

/** What a form with a sheet came to: shown, taken in as it was shown, or refused with everything typed kept. */
export async function trySheet(t: Text, form: FormData, typed: Typed, ask: AskSheet): Promise<SheetTried> {
	const because = typed('sheet_because');
	const read = await textIn(form, typed);
	if (read === undefined) {
		const words = wordsFor(t, 'trends.sheet.encoding_unknown');
		return { isDone: false, text: '', because, shown: undefined, mistakes: [{ field: 'sheet_file', words }] };
	}
	const seen = typed('sheet_seen');
	const sure = typed('act') === 'take' ? { seen, because: orNull(because) } : undefined;
	const answer = await ask({ sheet: read, ...(sure && { sure }) });
	if (answer.status === 201) return { isDone: true, text: '', because: '', shown: undefined, mistakes: [] };
	if (answer.status === 200) {
		const shown = (await answer.json()) as ShownSheet;
		return { isDone: false, text: read, because, shown, mistakes: faultsIn(t, shown) };
	}
	const to = { sheet: 'sheet', because: 'sheet_because' };
	const refusal = (await answer.json()) as Parameters<typeof mistakesIn>[1];
	const mistakes = mistakesIn(t, refusal, 'sheet', to);
	const again = sure && (await ask({ sheet: read }));
	const shown = again?.status === 200 ? ((await again.json()) as ShownSheet) : undefined;
	return { isDone: false, text: read, because, shown, mistakes };
}

/** The rows as pasted, or those of the file. Undefined where the letters of a file cannot be read for certain: no guess is made. */
async function textIn(form: FormData, typed: Typed): Promise<string | undefined> {
	const file = form.get('sheet_file');
	if (!(file instanceof File) || file.size === 0) return typed('sheet');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function faultsIn(t: Text, { missing, lines }: ShownSheet): Mistake[] {
	if (missing.length > 0) {
		return [{ field: 'sheet', words: t('figures:sheet.missing', { columns: missing.join(', ') }) }];
	}
	if (lines.length === 0) return [{ field: 'sheet', words: t('figures:sheet.empty') }];
	return lines.some(({ state }) => state === 'wrong') ? [{ field: 'sheet', words: t('figures:sheet.wrong') }] : [];
}
