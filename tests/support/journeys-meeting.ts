import type { Page } from '@playwright/test';
import { expect, plain, wordsOn } from './journeys.ts';
import { pressOn } from './journeys-hands.ts';
import { isSound } from './journeys-sound.ts';

/** A meeting in the demo council, made by its pod through the doors that its pages use. */

interface Plan {
	child: string;
	band: '4_7' | '8_11' | '12_17';
	parent?: string;
	/** Today is Wednesday 18 November 2026. */
	heldOn?: string;
}

interface Choices {
	children: { id: string; name: string }[];
	chairs: { id: string; name: string }[];
}

export interface Meeting {
	id: string;
	/** Where the child, and the parent where one was asked, are asked. */
	childs: string;
	parents: string | undefined;
}

/** A pod's manager plans a review, and asks the child and perhaps a parent what they want to say. */
export async function planMeeting(
	manager: Page,
	{ child, band, parent, heldOn = '2026-12-09' }: Plan,
): Promise<Meeting> {
	const ask = asking(manager);
	const choices = await ask<Choices>('get', '/api/conferences/choices');
	const { id } = await ask<{ id: string }>('post', '/api/conferences', {
		...{ kind: 'review_child_protection_conference', heldOn, time: '10:00', place: 'Westmere House' },
		...{ child: choices.children.find(({ name }) => name === child)!.id, chair: choices.chairs[0]!.id },
		...{ anchor: 'previous_review', anchorOn: '2026-06-15' },
	});
	const { mayInvite } = await ask<{ mayInvite: { id: string; name: string }[] }>('get', `/api/conferences/${id}`);
	const invite = async (name: string, more: object) =>
		(
			await ask<{ id: string }>('post', `/api/conferences/${id}/invitations`, {
				account: mayInvite.find((person) => person.name === name)!.id,
				...more,
			})
		).id;
	return {
		id,
		childs: await invite(child, { band }),
		parents: parent === undefined ? undefined : await invite(parent, {}),
	};
}

/** Asks the API as the person of this page. */
export function asking(page: Page) {
	return async <Answer>(method: 'get' | 'post', path: string, data?: object): Promise<Answer> => {
		const answer = await page.request[method](path, data === undefined ? {} : { data });
		expect(answer.ok(), `${method} ${path} answered ${answer.status()} ${await answer.text()}`).toBe(true);
		return (await answer.json()) as Answer;
	};
}

/** The question that is asked now. */
export async function questionOn(page: Page): Promise<string> {
	return plain(await page.locator('main h1').innerText());
}

/** On to the next question, whether the page is fetched for it or not. */
export async function onward(page: Page): Promise<void> {
	const before = await questionOn(page);
	await pressOn(page, page.getByRole('button', { name: wordsOn(page)('asking:next'), exact: true }));
	await expect.poll(() => questionOn(page)).not.toBe(before);
	await isSound(page);
}

/** Goes through the questions, answering those that are named here, as far as the page where all is read once more. */
export async function answerAll(page: Page, answers: Record<string, () => Promise<void>>): Promise<void> {
	const answered = new Set<string>();
	for (let pages = 0; (await questionOn(page)) !== wordsOn(page)('asking:check.heading'); pages += 1) {
		expect(pages, 'the questions come to an end').toBeLessThan(40);
		const question = await questionOn(page);
		if (answers[question]) answered.add(question);
		await answers[question]?.();
		await onward(page);
	}
	expect(
		Object.keys(answers).filter((question) => !answered.has(question)),
		'was never asked',
	).toEqual([]);
}
