import { type Day, londonDay, plusDays, plusMonths } from '../calendar/day.ts';
import { publishAnnual, writeItem } from '../reports/changes-annual.ts';
import type { AnnualItem } from '../reports/annual.ts';
import { addNote, reviseSignedMonths, signMonth } from '../reports/changes-months.ts';
import { publishTelling, writeTelling } from '../reports/changes-told.ts';
import { monthOf } from '../reports/month.ts';
import { digestOf, figuresNow } from '../reports/queries-months.ts';
import { getLearning } from '../reports/queries-told.ts';
import type { TellingText } from '../reports/telling.ts';
import { keepPromise, promise } from '../representations/changes-promises.ts';
import { setThemes } from '../representations/changes-coding.ts';
import { publishDue } from '../trends/changes-publish.ts';
import { type Period, periodOf } from '../trends/period.ts';
import { themesFor } from '../trends/themes.ts';
import type { DemoHouse, Moment } from './house.ts';
import { annualTexts, monthMessages, tellings } from './words-reports.ts';

/** So many months before this one were signed. */
const MONTHS_SIGNED = 6;

/** The rhythm of the past year: months signed, one of them corrected, last year's report, and what families are told that changed. */
export function reportMoments(now: string): Moment[] {
	const today = londonDay(now);
	const months = Array.from({ length: MONTHS_SIGNED }, (_, back) =>
		periodOf('month', plusMonths(`${today.slice(0, 7)}-01`, -2 - back)),
	);
	return [
		...months.map((month, nth) => signed(month, monthMessages[nth % monthMessages.length]!)),
		...corrected(months[0]!),
		...annual(periodOf('financial_year', plusMonths(today, -12)), today),
		...tellings.map((told, nth) => learned(told, plusDays(today, -80 - 60 * nth))),
	];
}

const at = (day: Day, time: string) => `${day}T${time}:00.000Z`;

/** Quality assurance signs on the sixth of the next month. */
function signed(month: Period, words: string): Moment {
	return {
		at: at(plusDays(month.to, 6), '10:00'),
		happens: async ({ world, staff }) => {
			const figures = (await figuresNow(world.db, [month])).get(month.code)!;
			if (figures.every(({ count }) => count === 0)) return;
			await signMonth(world, staff('stephen'), month, { seen: digestOf(month.code, figures), words, checked: [] });
		},
	};
}

/** A fortnight later an officer finds that a complaint was about one thing more. */
function corrected(month: Period): Moment[] {
	const on = plusDays(month.to, 20);
	return [
		{
			at: at(on, '11:00'),
			happens: async ({ world, staff }) => {
				const found = await world.db
					.selectFrom('representation_theme')
					.innerJoin('representation', 'representation.id', 'representation_theme.representation_id')
					.select(['representation_id as id', 'theme'])
					.where('kind', '=', 'complaint')
					.where('received_on', '>=', month.from)
					.where('received_on', '<=', month.to)
					.orderBy('representation.id')
					.execute();
				const [first] = found;
				if (first === undefined) return;
				const had = found.filter(({ id }) => id === first.id).map(({ theme }) => theme);
				const more = ['communication', 'delay'].find((theme) => !had.includes(theme));
				if (more) await setThemes(world, staff('nasreen'), first.id, [...had, more], themesFor);
			},
		},
		{ at: at(on, '11:30'), happens: ({ world }) => reviseSignedMonths(world) },
		{
			at: at(on, '15:10'),
			happens: async ({ world, staff }) => {
				const words = 'Read again, a complaint was also about something else. It has that theme now.';
				const isThere = await world.db.selectFrom('month_version').select('id').where('version', '=', 2).execute();
				if (isThere.length > 0) await addNote(world, staff('stephen'), month, { revision: 1, words, checked: [] });
			},
		},
	];
}

/** The report of the last financial year, written and published in its first summer. */
function annual(year: Period, today: Day): Moment[] {
	const on = plusDays(year.to, 50);
	if (on >= today || monthOf(year.to.slice(0, 7)) === undefined) return [];
	return [
		{
			at: at(on, '09:40'),
			happens: async ({ world, staff }) => {
				await publishDue(world);
				const judith = staff('judith');
				for (const [item, words] of Object.entries(annualTexts) as [AnnualItem, string][]) {
					await writeItem(world, judith, year, { item, words });
				}
				await publishAnnual(world, judith, year, { because: null, checked: [] });
			},
		},
	];
}

/** Something that was learned from an answered complaint, done, and told to everybody. */
function learned({ words, owner, texts }: (typeof tellings)[number], on: Day): Moment {
	return {
		at: at(on, '13:20'),
		happens: async (house) => {
			const { world, staff } = house;
			const judith = staff('judith');
			const found = await complaintWithoutLearning(house);
			if (found === undefined) return;
			const id = await promise(world, judith, found, { kind: 'learning', remedy: null, words, owner, dueOn: on });
			await keepPromise(world, judith, found, id, on);
			await tell(house, id, texts);
		},
	};
}

/** The last complaint that was answered and from which nothing is promised to be learned. */
async function complaintWithoutLearning({ world }: DemoHouse): Promise<string | undefined> {
	const row = await world.db
		.selectFrom('procedure')
		.innerJoin('representation', 'representation.id', 'procedure.representation_id')
		.leftJoin('promise', 'promise.representation_id', 'representation.id')
		.select('representation.id')
		.where('phase', '=', 'stage_1_answered')
		.where('about_account_id', 'is', null)
		.where('promise.id', 'is', null)
		.orderBy('received_on', 'desc')
		.orderBy('representation.id')
		.executeTakeFirst();
	return row?.id;
}

async function tell({ world, staff, clock }: DemoHouse, id: string, texts: readonly TellingText[]): Promise<void> {
	const look = () => getLearning(world.db, staff('judith'), id, clock.today());
	await writeTelling(world, staff('nasreen'), id, { texts, seen: (await look()).seen });
	const { seen, found } = await look();
	await publishTelling(world, staff('judith'), id, { seen, checked: found.map(({ words }) => words) });
}
