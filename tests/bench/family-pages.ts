import { globSync } from 'node:fs';
import type { Answers } from '../../api/drafts/answers.ts';
import { asDraft, type Receipt } from '../../src/journeys/sent.ts';
import { questions } from '../../src/journeys/tell-us.ts';
import { complaintTo } from './complaint.ts';
import { comeIn, post, read, visit } from './family.ts';
import { as, connections } from './load.ts';

/** Somebody in whose browser the pages are looked at, in the middle of telling us something. */
export interface Reader {
	who: string;
	cookie: string;
}

/** A stranger and somebody of a family, and every page that there is under a voice: a new one needs no line here. */
export async function familyPages(url: string): Promise<{ paths: string[]; readers: Reader[] }> {
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
		.filter((file) => !file.includes('[invitation]')) // of somebody who was asked something: weighed in every-page.spec.ts
		.map((file) => file.replace(/^src\/pages\/\[voice\]|(\/index)?\.astro$/g, ''))
		.flatMap((path) => filledIn(path, values))
		.map((path) => path || '/');
	return { paths: [...paths, '/tell-us/compliment/words', '/nothing-here'].sort(), readers };
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
