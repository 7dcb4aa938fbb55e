import { expect, open, pick, press, runsScripts, test, wordsOn, write } from '../support/journeys.ts';
import { answerAll, asking, planMeeting } from '../support/journeys-meeting.ts';

const question = 'Do you want to draw something?';
const told = 'Our house, and me beside it.';

test('A child draws with a mouse, with keys and with small pictures, or says it in words, and the chair sees it', async ({
	comeInAs,
}) => {
	test.slow();
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '8_11' });
	const tyler = await comeInAs('Tyler');
	const t = wordsOn(tyler);
	const board = tyler.getByRole('application', { name: t('asking:board.label') });
	const lines = board.locator('.sheet path');
	const status = tyler.locator('.board').getByRole('status');

	const use = (tool: string) => tyler.getByRole('button', { name: tool, exact: true }).click();

	const byMouse = async () => {
		const box = (await board.boundingBox())!;
		await tyler.mouse.move(box.x + 40, box.y + 40);
		await tyler.mouse.down();
		await tyler.mouse.move(box.x + 120, box.y + 90, { steps: 5 });
		await tyler.mouse.up();
		await expect(lines).toHaveCount(1);
	};
	const byKeys = async () => {
		await board.focus();
		await tyler.keyboard.press('Space');
		await expect(status).toSay(t('asking:board.pen_down'));
		for (let steps = 0; steps < 3; steps += 1) await tyler.keyboard.press('ArrowRight');
		await tyler.keyboard.press('Space');
		await expect(status).toSay(t('asking:board.pen_up'));
		await expect(lines).toHaveCount(2);
	};
	const bySmallPicture = async () => {
		await pick(tyler, t('asking:board.stamp'), t('asking:board.house'));
		await pick(tyler, t('asking:board.place'), t('asking:board.top-left'));
		await pick(tyler, t('asking:board.colour'), t('asking:board.colour.teal'));
		await use(t('asking:board.put_in'));
		await expect(status).toSay(`${t('asking:board.house')}: ${t('asking:board.top-left')}`);
		await expect(board.locator('.stroke-teal')).toHaveCount(3);
	};

	await open(tyler, `/en-young/meeting/${meeting.childs}/say`);
	await answerAll(tyler, {
		[question]: async () => {
			if (runsScripts()) {
				await byMouse();
				await byKeys();
				await bySmallPicture();
				await use(t('asking:board.undo'));
				await expect(lines, 'a small picture goes as it came, in one').toHaveCount(2);
				await bySmallPicture();
			} else await expect(board).toHaveCount(0);
			await write(tyler, t('asking:describe.label'), told);
		},
	});
	const answer = tyler.locator('.answers > div').filter({ hasText: question });
	await expect(answer).toSay(told);
	if (runsScripts()) await expect(answer.getByRole('img', { name: told }).locator('path')).toHaveCount(5);
	await press(tyler, t('asking:send.views'));

	const chair = await comeInAs('Bernadette Quill');
	await chair.goto(`/staff/conferences/${meeting.id}`);
	await expect(chair.getByRole('main')).toSay(told);
	if (!runsScripts()) return;
	await expect(chair.getByRole('img', { name: told }).locator('path')).toHaveCount(5);
	const { parts } = await asking(tyler)<{ parts: { answers: { item: string; value: { drawing: unknown[] } }[] }[] }>(
		'get',
		`/api/conferences/mine/${meeting.childs}`,
	);
	expect(parts[0]!.answers.map(({ item, value }) => `${item} ${value.drawing.length} lines`)).toEqual([
		'picture 5 lines',
	]);
});
