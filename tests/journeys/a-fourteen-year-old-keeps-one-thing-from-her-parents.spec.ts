import { choose, expect, open, press, test, wordsOn, write } from '../support/journeys.ts';
import { answerAll, asking, planMeeting } from '../support/journeys-meeting.ts';

const aloud = 'I want to stay at my school.';
const secret = 'I read my mum’s messages and it scared me.';

test('A fourteen-year-old keeps one thing for the chair alone; her mother, in the next chair, learns nothing', async ({
	comeInAs,
}) => {
	test.slow();
	const graham = await comeInAs('Graham Tolley');
	const meeting = await planMeeting(graham, { child: 'Tyler', band: '12_17', parent: 'Stacey' });
	const tyler = await comeInAs('Tyler');
	const t = wordsOn(tyler);
	const chair = 'Bernadette Quill';

	await test.step('each answer says who may hear it', async () => {
		await open(tyler, `/en-young/meeting/${meeting.childs}/say`);
		await answerAll(tyler, {
			'What needs to change?': async () => {
				await write(tyler, 'What needs to change', aloud);
				await choose(tyler, t('asking:who.can_be_read_out'));
			},
			'What do you want to ask the person who runs the meeting?': async () => {
				await write(tyler, 'What do you want to ask', secret);
				await choose(tyler, t('asking:who.tell_chair_only', { chair }));
			},
		});
		await press(tyler, t('asking:send.views'));
	});

	await test.step('her mother has her own questions, and no trace of these', async () => {
		const stacey = await comeInAs('Stacey');
		const paths = ['/en/', '/en/meeting', `/en/meeting/${meeting.parents}`, `/en/meeting/${meeting.parents}/say`];
		for (const path of paths) {
			await open(stacey, path);
			const page = await stacey.content();
			for (const words of [aloud, secret, meeting.childs, 'Tyler']) expect(page, path).not.toContain(words);
		}
		const answer = await stacey.goto(`/en/meeting/${meeting.childs}`);
		expect(answer?.status()).toBe(404);
	});

	await test.step('the chair reads both; the shared pack holds the one that may be read out', async () => {
		const bernadette = await comeInAs(chair);
		const ask = asking(bernadette);
		const whole = JSON.stringify(await ask('get', `/api/conferences/${meeting.id}/pack`));
		const shared = JSON.stringify(await ask('get', `/api/conferences/${meeting.id}/pack?shared=true`));
		expect([aloud, secret].map((words) => whole.includes(words))).toEqual([true, true]);
		expect([aloud, secret].map((words) => shared.includes(words))).toEqual([true, false]);
	});
});
