import type { Day } from '../calendar/day.ts';
import { isColour, readable } from './colour.ts';
import { type SettingName, settingNames } from './settings.ts';
import { isPhoneNumber, isTime } from './written.ts';

/** What kind of thing each setting is: by it the settings page asks, and what is wrong is told. */
export const settingKinds = {
	service_name: 'name',
	council_name: 'name',
	council_address: 'text',
	office_opens: 'time',
	office_closes: 'time',
	front_door_phone: 'phone',
	out_of_hours_phone: 'phone',
	complaints_phone: 'phone',
	complaints_email: 'email',
	duty_email: 'email',
	advocacy_name: 'name',
	advocacy_phone: 'phone',
	advocacy_email: 'email',
	council_site: 'site',
	leave_to: 'site',
	suppression_threshold: 'threshold',
	settling_days: 'days',
	main_colour: 'colour',
} as const satisfies Record<SettingName, string>;

export type SettingKind = (typeof settingKinds)[SettingName];

/** Numbers and addresses are rung or written to again by a day, and found right or put right. */
export function isReviewed(name: SettingName): boolean {
	return settingKinds[name] === 'phone' || settingKinds[name] === 'email';
}

/** The longest of any. Characters. */
export const settingLength = 300;
const lengths: Partial<Record<SettingKind, number>> = { name: 80, phone: 40, email: 200 };

/** Counts of 1 to 5 are small; a council may go as far as 1 to 10 (`domain.md` 6.3). */
const thresholds = { least: 6, most: 11 } as const;

/** How long a quarter may settle before it is published: not on its last day, and not for longer than two months. */
const settling = { least: 1, most: 60 } as const;

interface Asked {
	/** Where Alongside is: the way out of it does not lead back to it. */
	ownSite: string;
	/** What mail may be sent to (`outbox/address.ts`). */
	isOneAddress(text: string): boolean;
}

/**
 * What is wrong with values that somebody wants to set, by name and as a code; nothing where they may be set. `now` is what
 * stands for the others.
 */
export function mistakesInSettings(
	wanted: Partial<Record<SettingName, string>>,
	now: Record<SettingName, string>,
	asked: Asked,
): Record<string, string> {
	const mistakes: Record<string, string> = {};
	for (const name of settingNames) {
		const value = wanted[name];
		const code = value === undefined ? undefined : mistakeIn(settingKinds[name], value, asked);
		if (code !== undefined) mistakes[name] = code;
	}
	const { office_opens: opens, office_closes: closes } = { ...now, ...wanted };
	if (wanted.office_opens !== undefined || wanted.office_closes !== undefined) {
		if (isTime(opens) && isTime(closes) && closes <= opens) mistakes['office_closes'] ??= 'council.time.reversed';
	}
	return mistakes;
}

function mistakeIn(kind: SettingKind, value: string, asked: Asked): string | undefined {
	if (value === '' && kind !== 'colour') return 'form.field.empty';
	if (value.length > (lengths[kind] ?? settingLength)) return 'form.field.too_long';
	return kind === 'name' || kind === 'text' ? undefined : wrong[kind](value, asked);
}

const wrong: Record<Exclude<SettingKind, 'name' | 'text'>, (value: string, asked: Asked) => string | undefined> = {
	phone: (value) => (isPhoneNumber(value) ? undefined : 'council.phone.not_a_number'),
	email: (value, { isOneAddress }) => (isOneAddress(value) ? undefined : 'people.email.malformed'),
	time: (value) => (isTime(value) ? undefined : 'council.time.not_a_time'),
	site: (value, { ownSite }) => (leadsAway(value, ownSite) ? undefined : 'council.site.not_https'),
	threshold: (value) => (isWithin(thresholds, value) ? undefined : 'council.threshold.out_of_range'),
	days: (value) => (isWithin(settling, value) ? undefined : 'council.days.out_of_range'),
	colour: (value) => {
		if (value === '') return undefined;
		if (!isColour(value)) return 'council.colour.not_a_colour';
		return readable(value) ? undefined : 'council.colour.unreadable';
	},
};

function isWithin({ least, most }: { least: number; most: number }, value: string): boolean {
	return /^\d{1,2}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function leadsAway(value: string, ownSite: string): boolean {
	const url = URL.parse(value);
	return url?.protocol === 'https:' && url.username === '' && url.host !== URL.parse(ownSite)?.host;
}

/**
 * Whether somebody is to check a number again: its day has come, or it is still the invented one that ships with the
 * software and the council is a real one.
 */
export function isDue({ reviewOn, isOwn }: { reviewOn: Day; isOwn: boolean }, today: Day, isDemo: boolean): boolean {
	return reviewOn <= today || (!isOwn && !isDemo);
}
