import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('digest.ts', import.meta.url));

/** Zones with how far each is from UTC on 8 June 2026, to be sure that the program really stood there. */
const zones = { UTC: 0, 'Europe/London': -60, 'Asia/Karachi': -300, 'Pacific/Kiritimati': -840 };

test('every date of a year is the same on a server in any time zone', async () => {
	const answers = await Promise.all(Object.keys(zones).map(askIn));
	expect(answers.map(({ offset }) => offset)).toEqual(Object.values(zones));
	expect(new Set(answers.map(({ digest }) => digest)).size).toBe(1);
});

async function askIn(zone: string): Promise<{ offset: number; digest: string }> {
	const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TZ: zone } });
	const [offset, digest = ''] = stdout.trim().split(' ');
	return { offset: Number(offset), digest };
}
