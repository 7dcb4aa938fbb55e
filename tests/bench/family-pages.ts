import { globSync } from 'node:fs';
import type { Answers } from '../../api/drafts/answers.ts';
import { asDraft, type Receipt } from '../../src/journeys/sent.ts';
import { questions } from '../../src/journeys/tell-us.ts';
import { complaintTo } from './complaint.ts';
import { comeIn, post, read, visit } from './family.ts';
import { as, type Connections, connections } from './load.ts';
import { inviteChild, sayEverything } from './meeting.ts';

/** Somebody in whose browser pages are looked at, in the middle of telling us something. */
export interface Reader {
	who: string;
	cookie: string;
	/** The pages that are looked at in it, without their voice. */
	paths: string[];
}

/**
 * A stranger and somebody of a family, with every page that there is under a voice: a new one needs no line here. And a child who
 * was asked what they think, with the pages of that.
 */
export async function familyPages(url: string): Promise<Reader[]> {
	const family = await comeIn(url);
	const readers = [
		{ who: 'stranger', cookie: await visit(url) },
		{ who: 'family', cookie: family.cookie },
	];
	const connected = connections(url, 1);
	const receipt = await read<Receipt>(connected, complaintTo(family.podId, family.cookie), 201);
	for (const { cookie } of readers) {
		for (const [journey, answers] of Object.entries(drafts(family.podId, receipt))) {
			const asked = { ...post(`/api/drafts/${journey}`, answers, { cookie }), method: 'PATCH' };
			as(204, asked, await connected.ask(asked));
		}
	}
	const child = await childWhoIsAsked(connected);
	connected.close();

	const values: Record<string, string[]> = {
		kind: ['complaint'],
		question: questions.complaint.map(({ name }) => name),
		id: [receipt.id],
		choice: ['stop'], // what may be chosen of a complaint that has just come
		topic: ['complaints', 'privacy'],
		year: ['2025-26'], // an annual report that may not be published yet is a page all the same
	};
	const paths = globSync('src/pages/[[]voice[]]/**/*.astro')
		.filter((file) => !file.includes('[invitation]')) // of whoever was asked something
		.map((file) => file.replace(/^src\/pages\/\[voice\]|(\/index)?\.astro$/g, ''))
		.flatMap((path) => filledIn(path, values))
		.map((path) => path || '/');
	const everybodys = [...paths, '/tell-us/compliment/words', '/nothing-here'].sort();
	return [...readers.map((reader) => ({ ...reader, paths: everybodys })), child];
}

/** Has said something already, and is asked again: a question with nothing, the one with faces, the one to draw, and the last look. */
async function childWhoIsAsked(connected: Connections): Promise<Reader> {
	const { child, invitation } = await inviteChild(connected);
	await sayEverything(connected, invitation, child, 5);
	const pages = ['', '/say', '/say?q=home', '/say?q=picture', '/say?q=check', '/sent', '/put-right'];
	return { who: 'child', ...child, paths: pages.map((page) => `/meeting/${invitation}${page}`) };
}

/** A complaint ready to be sent, and another that was. */
function drafts(podId: string, receipt: Receipt): Record<string, Answers> {
	const points = ['Nobody rang me back on Tuesday, and I had told them about it twice before.'];
	const said = { pod: podId, about: 'pod', points, you: 'parent', advocate: 'no', reply: 'portal', begun: 'bench' };
	const sent = { begun: 'sent', kind: 'complaint', receipt, podName: 'Kingfisher', because: null } as const;
	return { 'tell-us-complaint': said, 'tell-us-sent': asDraft({ ...sent, askedWord: 3, isChecked: false }) };
}

function filledIn(path: string, values: Record<string, string[]>): string[] {
	const [whole, name = ''] = /\[(\w+)\]/.exec(path) ?? [];
	if (whole === undefined) return [path];
	const found = values[name];
	if (found === undefined) throw new Error(`family-pages.ts does not know what to put for ${whole} in ${path}`);
	return found.flatMap((value) => filledIn(path.replace(whole, value), values));
}
