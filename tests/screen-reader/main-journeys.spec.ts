import type { Locator } from '@playwright/test';
import { expect, type Listener, test } from '../support/listening.ts';

/** The main journeys by ear, each on the way that somebody would take. `TRANSCRIPTS=1` keeps what is heard now. */

const button = ({ page }: Listener, name: string): Locator => page.getByRole('button', { name, exact: true });
const link = ({ page }: Listener, name: string): Locator => page.getByRole('link', { name });

test('By ear, somebody without an account says thank you', async ({ listener }) => {
	await listener.opens('/en/');
	await listener.goesOn(link(listener, 'Say thank you'));
	await listener.chooses(listener.page.getByRole('radio', { name: /Oak/ }));
	await listener.goesOn(button(listener, 'Continue'));
	await listener.goesOn(button(listener, 'Continue'));
	await listener.reaches(listener.page.locator('textarea'));
	await listener.types('Thank you for ringing.');
	await listener.goesOn(button(listener, 'Continue'));
	await listener.goesOn(button(listener, 'Send my thank you'));
	listener.isAsWritten('a-stranger-says-thank-you');
});

test('By ear, a mother comes in with her card, at the second try, and asks to be called', async ({ listener }) => {
	const { card } = await listener.person('Leanne');
	await listener.opens('/en/come-in');
	await listener.goesOn(button(listener, 'Come in'));
	await listener.reaches(listener.page.locator('#typed'));
	await listener.types(card.code, 'the code of her card');
	await listener.reaches(listener.page.locator('#chosen'));
	await listener.types(card.chosen!);
	await listener.goesOn(button(listener, 'Come in'));
	await listener.goesOn(link(listener, 'Go on'));
	await listener.goesOn(link(listener, 'Ask to be called').first());
	listener.isAsWritten('a-mother-comes-in');
});

test('By ear, a parent says what is wrong, and a mistake is heard where it is', async ({ listener }) => {
	await listener.isAlready('Leanne');
	await listener.opens('/en/tell-us/complaint/about');
	await listener.goesOn(button(listener, 'Continue'));
	await listener.chooses(listener.page.getByRole('radio', { name: 'The whole pod' }));
	await listener.goesOn(button(listener, 'Continue'));
	await listener.reaches(listener.page.locator('textarea').first());
	await listener.types('Nobody rang back.');
	await listener.goesOn(button(listener, 'Continue'));
	await listener.opens('/en/tell-us/complaint/check');
	listener.isAsWritten('a-parent-says-what-is-wrong');
});

test('By ear, she reads the answer and where her complaint is now', async ({ listener }) => {
	await listener.isAlready('Leanne');
	await listener.opens('/en/said');
	const all = (await (await listener.page.request.get('/api/representations')).json()) as {
		id: string;
		progress: string;
	}[];
	const answered = all.find(({ progress }) => progress.endsWith('sorted'))!;
	await listener.opens(`/en/said/${answered.id}`);
	listener.isAsWritten('she-reads-the-answer');
});

test('By ear, a nine-year-old says by faces how it is', async ({ listener }) => {
	await listener.isAlready('Tyler');
	const mine = (await (await listener.page.request.get('/api/conferences/mine')).json()) as {
		id: string;
		state: string;
	}[];
	const asked = mine.find(({ state }) => state === 'to_answer')!;
	await listener.opens('/en-young/meeting');
	await listener.opens(`/en-young/meeting/${asked.id}/say`);
	await listener.chooses(listener.page.getByRole('radio').nth(1));
	await listener.presses('Tab');
	listener.isAsWritten('a-nine-year-old-answers-by-faces');
});

test('By ear, somebody needs help now and leaves', async ({ listener }) => {
	await listener.opens('/en-easy/help');
	await listener.opens('/en-easy/not-safe');
	await listener.opens('/en-easy/guide');
	listener.isAsWritten('help-now-in-easy-read');
	expect(await listener.page.title()).not.toMatch(/safe/i);
});
