import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { clockNames } from '../../../api/calendar/clocks.ts';

const program = fileURLToPath(new URL('digest.ts', import.meta.url));

/** Zones with how far each is from UTC on 8 June 2026, to be sure that the program really stood there. */
const zones = {
	UTC: 0,
	'Europe/London': -60,
	'Asia/Karachi': -300,
	'Pacific/Kiritimati': -840, // a day ahead of us all afternoon
	'America/St_Johns': 150, // behind us, by hours and a half
};

const DAYS = 3288; // of 2020 to 2028
const COUNTS = 65;

interface Answers {
	offset: number;
	cells: number;
	differences: string[];
	digest: string;
}

test('every day of 2020 to 2028 by 1 to 65 working days and by every clock is what a second implementation says, in five time zones', async () => {
	const answers = await Promise.all(Object.keys(zones).map(askIn));
	expect(answers.map(({ offset }) => offset)).toEqual(Object.values(zones));
	for (const { cells, differences } of answers) {
		expect(differences).toEqual([]);
		expect(cells).toBe(DAYS * (COUNTS + clockNames.length));
	}
	expect(new Set(answers.map(({ digest }) => digest)).size).toBe(1);
	console.log(`${answers.length} zones of ${answers[0]!.cells} dates each agree with the second implementation`);
}, 300_000); // five programs of some seconds each, on whatever machine there is

async function askIn(zone: string): Promise<Answers> {
	const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TZ: zone } });
	return JSON.parse(stdout) as Answers;
}
