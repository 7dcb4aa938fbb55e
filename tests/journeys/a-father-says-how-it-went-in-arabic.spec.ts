import type { Page } from '@playwright/test';
import {
	choose,
	expect,
	follow,
	mistakesOn,
	open,
	press,
	runsScripts,
	test,
	wordsOn,
	write,
} from '../support/journeys.ts';
import { answerAll, asking } from '../support/journeys-meeting.ts';
import { shipped } from '../../api/questionnaires/shipped/index.ts';

const best = 'كانت زينب تتصل عندما تقول إنها ستتصل.';

interface Closures {
	closures: { people: { name: string; invitations: { id: string; state: string }[] }[] }[];
}

/** Yousef has an account; Tariq has a printed card with seven words, and a browser that runs nothing. Both read Arabic. */
test('A father says in Arabic how it went: nothing counts before he presses, and it counts once', async ({
	comeInAs,
	visit,
}) => {
	test.slow();
	const dele = await comeInAs('Dele Ogunbiyi');
	const hasAccount = runsScripts();
	const father = hasAccount ? await comeInAs('Yousef') : await visit();
	const { id, code } = await test.step('he comes to it from his first page, or with the words of a card', async () => {
		const { closures } = await asking(dele)<Closures>('get', '/api/closures');
		const asked = closures
			.flatMap(({ people }) => people)
			.find(({ name }) => name === (hasAccount ? 'Yousef' : 'Tariq'))!
			.invitations.find(({ state }) => state === 'sent')!;
		if (hasAccount) return { id: asked.id, code: undefined };
		const card = await asking(dele)<{ code: string }>('post', `/api/closure-invitations/${asked.id}/card`, {});
		return { id: asked.id, code: card.code };
	});
	if (code !== undefined) await comeWithCard(father, code);
	else {
		await open(father, '/ar/');
		await follow(father, wordsOn(father)('closure:home.button'));
		await follow(father, wordsOn(father)('closure:list.begin'));
	}

	await test.step('the questions wait for his press', async () => {
		await father.goto(`/ar/how-it-went/${id}/say`);
		expect(new URL(father.url()).pathname).toBe(`/ar/how-it-went/${id}`);
		await choose(father, wordsOn(father)('closure:start.name.no'));
		await press(father, wordsOn(father)('closure:start.button'));
	});

	await test.step('he answers what he wants to, reads it once more and sends it', async () => {
		const asks = Object.fromEntries(shipped.closure_parent.items.map(({ key, asks }) => [key, asks.ar!.plain]));
		const agrees = shipped.closure_parent.items.find(({ key }) => key === 'listened')!;
		const agree = agrees.kind === 'choice' ? agrees.options[0]!.says.ar!.plain : '';
		await answerAll(father, {
			[asks.listened!]: () => choose(father, agree),
			[asks.best_thing!]: () => write(father, asks.best_thing!, best),
		});
		await expect(father).toSay(best);
		await press(father, wordsOn(father)('asking:send.closure'));
		await expect(father).toSay(wordsOn(father)('closure:sent.unnamed'));
	});

	await test.step('a second time there is nothing left to answer, and it says so', async () => {
		await father.goto(`/ar/how-it-went/${id}/say`);
		await expect(father).toSay(wordsOn(father)('closure:used.heading'));
		if (code === undefined) return;
		const stranger = await visit();
		await open(stranger, '/ar/how-it-went');
		await write(stranger, wordsOn(stranger)('closure:code.label'), code);
		await press(stranger, wordsOn(stranger)('closure:code.button'));
		expect(await mistakesOn(stranger)).toEqual([wordsOn(stranger)('refusals:closure.invitation.used')]);
	});

	await test.step('the manager reads it first, and without his name', async () => {
		await open(dele, '/staff/closure/results');
		await expect(dele).not.toSay(best);
	});
});

async function comeWithCard(father: Page, code: string): Promise<void> {
	await open(father, '/ar/how-it-went');
	await write(father, wordsOn(father)('closure:code.label'), code.toUpperCase());
	await press(father, wordsOn(father)('closure:code.button'));
}
