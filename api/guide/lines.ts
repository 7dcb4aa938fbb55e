import type { Gap } from './topics.ts';

/**
 * How a section is written, in what ships, in the database and in the form of whoever edits it. One line is one of these:
 *
 *     Words of a paragraph.
 *     - One thing of a list
 *     1. One step of several (each begins with `1.`; they are numbered as they are shown)
 *     [phone] In Easy Read: one idea, with the name of its picture before it.
 *
 * `{{front_door_phone}}` and the other gaps are filled in as the page is read. There is no other markup, so that nothing
 * written here can be anything but words.
 */
export type Block =
	| { kind: 'words'; says: string }
	| { kind: 'list' | 'steps'; items: string[] }
	| { kind: 'ideas'; ideas: { picture: string; says: string }[] };

const marks = { list: /^- +/, steps: /^\d{1,2}\. +/ };
const IDEA = /^\[([^\]]*)\] *(.*)$/;

/** What a line says, without the mark before it. */
export function saidIn(line: string): string {
	return ideaIn(line)?.says ?? line.replace(marks.list, '').replace(marks.steps, '');
}

export function ideaIn(line: string): { picture: string; says: string } | undefined {
	const found = IDEA.exec(line);
	return found === null ? undefined : { picture: found[1]!, says: found[2]! };
}

/** A section's lines as what they are shown as: things of a list that follow each other are one list. */
export function blocksOf(lines: readonly string[]): Block[] {
	const blocks: Block[] = [];
	for (const line of lines) {
		const next = blockOf(line);
		const last = blocks.at(-1);
		if (next.kind === 'ideas' && last?.kind === 'ideas') last.ideas.push(...next.ideas);
		else if ('items' in next && last !== undefined && 'items' in last && last.kind === next.kind) {
			last.items.push(...next.items);
		} else blocks.push(next);
	}
	return blocks;
}

function blockOf(line: string): Block {
	const idea = ideaIn(line);
	if (idea !== undefined) return { kind: 'ideas', ideas: [idea] };
	for (const kind of ['list', 'steps'] as const) {
		if (marks[kind].test(line)) return { kind, items: [saidIn(line)] };
	}
	return { kind: 'words', says: line };
}

/** A text cut at its gaps: `Call {{opens}} now` is `Call `, the gap, ` now`. */
export function partsOf(text: string): (string | { gap: Gap })[] {
	return text
		.split(/(\{\{\w+\}\})/)
		.filter((part) => part !== '')
		.map((part) => (/^\{\{\w+\}\}$/.test(part) ? { gap: part.slice(2, -2) as Gap } : part));
}
