import { expect, test } from 'vitest';
import { writeFilesAnew } from '../../../api/retention/changes-files.ts';
import { isQuietHour } from '../../../api/retention/quiet-hour.ts';
import { smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

const large = 1024 ** 3;

test.each([
	['a small file at any hour', { bytes: 1e6, londonTime: '10:00', waitedHours: 0 }, true],
	['a large one not by day', { bytes: large, londonTime: '10:00', waitedHours: 1 }, false],
	['a large one at night', { bytes: large, londonTime: '01:00', waitedHours: 1 }, true],
	['the night is over at five', { bytes: large, londonTime: '05:00', waitedHours: 1 }, false],
	['and by day after two days', { bytes: large, londonTime: '10:00', waitedHours: 48 }, true],
])('%s', (_, at, is) => expect(isQuietHour(at)).toBe(is));

test('whoever agrees waits for no file; the certificate says when the files were written anew', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const asked = { subject: `representation:${id}`, rule: 'asked', reason: 'She asked' };
	const { json } = await (await town.as('omar')).post<{ id: string }>('/api/erasures', asked);
	const ada = await town.as('ada');
	const agreed = await ada.post<{ certificate: string }>(`/api/proposals/${json.id}/agreement`);
	const certificate = async () =>
		(await ada.get<{ writtenAnewAt: string | null }>(`/api/erasures/${agreed.json.certificate}`)).json;
	expect((await certificate()).writtenAnewAt).toBeNull();
	town.clock.pass({ minutes: 20 });
	expect(await writeFilesAnew(town.world)).toBe(1);
	expect((await certificate()).writtenAnewAt).toBe(town.clock.now());
	expect(await writeFilesAnew(town.world)).toBe(0);
});
