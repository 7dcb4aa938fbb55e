import { choose, expect, follow, open, press, test, wordsOn, write } from '../support/journeys.ts';
import { asking, planMeeting } from '../support/journeys-meeting.ts';

const aloud = 'I want to see my nan on Sundays.';
const secret = 'I do not want my cousin at the meeting.';
const because = 'We talked about Sundays. Your nan said yes, from this week on.';

test('A chair reads what a child said, prints the pack, answers, and the child is told what was done and why', async ({
	comeInAs,
}) => {
	test.slow();
	const manager = await comeInAs('Anjali Deshmukh');
	const meeting = await planMeeting(manager, { child: 'Ellie', band: '12_17' });
	const ellie = await comeInAs('Ellie');
	const mine = `/api/conferences/mine/${meeting.childs}`;
	const { version } = await asking(ellie)<{ version: { id: string } }>('get', mine);
	const fields = {
		needs_to_change: aloud,
		'needs_to_change.who': 'can_be_read_out',
		keep_from: secret,
		'keep_from.who': 'tell_chair_only',
	};
	await asking(ellie)('post', `${mine}/views`, { version: version.id, part: 1, fields });

	const chair = await comeInAs('Bernadette Quill');
	const t = wordsOn(chair);
	await test.step('it is in her list, and on its page each answer says who may hear it', async () => {
		await follow(chair, t('staff:today.chair'));
		await open(chair, `/staff/conferences/${meeting.id}`);
		await expect(chair.getByRole('main')).toSay(aloud);
		await expect(chair.getByRole('main')).toSay(t('staff:conference.heard.tell_chair_only'));
	});

	await test.step('her own pack holds everything; the one for the table holds what may be read out', async () => {
		await follow(chair, t('staff:pack.own'));
		await expect(chair.getByRole('main')).toSay(secret);
		await chair.goBack();
		await follow(chair, t('staff:pack.shared'));
		await expect(chair.getByRole('main')).toSay(aloud);
		await expect(chair.getByRole('main')).not.toSay(secret);
	});

	await test.step('she writes what was done, and tells her', async () => {
		await open(chair, `/staff/conferences/${meeting.id}`);
		const answer = chair.getByRole('listitem').filter({ hasText: aloud }).last();
		await answer
			.locator('summary')
			.filter({ hasText: t('staff:conference.outcome.write') })
			.click();
		await choose(chair, t('staff:conference.outcome.talked_about'), answer);
		await write(chair, t('staff:conference.outcome.words', { name: 'Ellie' }), because, answer);
		await press(chair, t('staff:conference.outcome.button'), answer);
		await press(chair, t('staff:conference.tell'));
		await expect(chair.getByRole('main')).toSay(t('staff:done.conference_tell'));
	});

	await test.step('Ellie reads it beside what she said', async () => {
		const says = wordsOn(ellie);
		await open(ellie, `/en-young/meeting/${meeting.childs}`);
		await expect(ellie.getByRole('main')).toSay(says('meeting:told.heading'));
		await expect(ellie.getByRole('main')).toSay(because);
	});
});
