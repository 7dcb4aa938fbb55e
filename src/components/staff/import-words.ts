import type { ActKind } from '../../../api/imports/act.ts';
import type { Column, Kind } from '../../../api/imports/kinds.ts';
import { dayInWords, weekdayName } from '../../text/dates.ts';
import type { Key, Text } from '../../text/index.ts';
import { roleWords } from './role-words.ts';

/** The kind of each file, in the order in which somebody thinks of them. */
export const shownKinds = ['staff', 'pods', 'memberships', 'people', 'allocations'] as const satisfies readonly Kind[];

export interface ShownAct {
	kind: Kind;
	act: ActKind;
	name: string;
	pod?: string | undefined;
	shown: Record<string, string | null>;
	was?: Record<string, string | null> | undefined;
}

/** One act as a sentence. */
export function actWords(t: Text, { kind, act, name, pod }: ShownAct): string {
	return t(`imports:act.${kind}.${act}`, { name, pod });
}

/** What is set by it, in words: what it is, and of a change what it was. What is set to nothing is left out of an addition. */
export function actRows(t: Text, { kind, shown, was }: ShownAct): { key: string; value: string }[] {
	return Object.entries(shown)
		.filter(([, value]) => was !== undefined || value !== null)
		.map(([field, value]) => {
			const is = valueWords(t, kind, field, value);
			const key = t(`imports:field.${kind}.${field}` as Key);
			if (was === undefined) return { key, value: is };
			return { key, value: t('imports:from_to', { was: valueWords(t, kind, field, was[field] ?? null), is }) };
		});
}

function valueWords(t: Text, kind: Kind, field: string, value: string | null): string {
	if (value === null) return t('imports:nothing');
	if (field === 'role') return kind === 'people' ? t(`staff:standing.${value}` as Key) : roleWords(value, t);
	if (/_on$|^ended_at$/.test(field) && /^\d{4}-\d{2}-\d{2}/.test(value)) return dayInWords(value.slice(0, 10), 'en');
	if (field === 'working_days') {
		return value
			.split(',')
			.map((day) => weekdayName(Number(day), 'en', 'short'))
			.join(', ');
	}
	return value;
}

/** What stands in columns that are neither a number nor a choice nor a day. */
const shapes: Readonly<Record<string, 'name' | 'email' | 'phone' | 'share' | 'weekdays' | 'time'>> = {
	...{ email: 'email', phone: 'phone', 'share of full time': 'share', 'working days': 'weekdays' },
	...{ 'open from': 'time', 'open to': 'time', 'works from': 'time', 'works to': 'time' },
};

/** What a column of a file holds, in words. */
export function holdsWords(t: Text, { of, choices, isDay, name, isKey }: Column): string {
	if (choices)
		return t('imports:columns.choices', { choices: choices.map((one) => one.replaceAll('_', ' ')).join(', ') });
	if (of !== undefined) return t(`imports:holds.of_${of}`);
	if (isDay) return t('imports:columns.day');
	if (isKey) return t('imports:holds.key');
	return t(`imports:holds.${shapes[name] ?? 'name'}`);
}
