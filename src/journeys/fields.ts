import { type Day, isDay, plusMonths } from '../../api/calendar/day.ts';
import type { Answers } from '../../api/drafts/answers.ts';
import { isMobileNumber } from '../../api/representations/mobile.ts';
import { limits } from '../../api/representations/limits.ts';
import { asDay } from '../components/typed-day.ts';
import type { Field, Question } from './tell-us.ts';

export function textIn(answers: Answers, name: string): string {
	const answer = answers[name];
	return typeof answer === 'string' ? answer : '';
}

export function listIn(answers: Answers, name: string): string[] {
	const answer = answers[name];
	return Array.isArray(answer) ? answer : [];
}

/** Whether a field that may not be left out was. */
export function isMissing(name: string, field: Field, answers: Answers): boolean {
	if (field.is === 'list') return listIn(answers, name).every((entry) => entry.trim() === '');
	return field.is === 'choice' && field.required === true && textIn(answers, name) === '';
}

/** What a form holds for a page, as typed. */
export function readAnswers(question: Question, form: FormData): Answers {
	const text = (name: string) => String(form.get(name) ?? '');
	const answers: Answers = {};
	for (const [name, field] of Object.entries(question.fields)) {
		if (field.is === 'list') {
			answers[name] = Array.from({ length: field.entries }, (_, index) => form.get(`${name}-${index + 1}`))
				.filter((entry) => entry !== null)
				.map(String);
		} else if (field.is === 'day') {
			for (const part of dayParts(name)) answers[part] = text(part).trim();
		} else if (field.is === 'line') answers[name] = text(name).trim();
		else answers[name] = text(name);
	}
	return answers;
}

/**
 * One code for each field that cannot be kept as it is, by the id it has on the page. The same limits and the same codes
 * as the API, so that nobody learns of a mistake only at the end.
 */
export function mistakesOn(question: Question, answers: Answers, today: Day): Record<string, string> {
	const found = Object.entries(question.fields).flatMap(([name, field]) => mistakesAt(name, field, answers, today));
	return Object.fromEntries(found);
}

function mistakesAt(name: string, field: Field, answers: Answers, today: Day): [string, string][] {
	if (field.is === 'list') {
		const entries = listIn(answers, name);
		if (isMissing(name, field, answers)) return [[`${name}-1`, 'form.field.empty']];
		return entries.flatMap((entry, index): [string, string][] =>
			entry.trim().length > field.most ? [[`${name}-${index + 1}`, 'form.field.too_long']] : [],
		);
	}
	if (field.is === 'day') return dayMistake(name, answers, today);
	if (field.is === 'choice') return isMissing(name, field, answers) ? [[name, 'form.field.missing']] : [];
	if (field.is === 'tick' || field.onlyFor?.(answers) === false) return [];
	const text = textIn(answers, name).trim();
	if (text === '') return field.missing === undefined ? [] : [[name, field.missing]];
	if (text.length > field.most) return [[name, 'form.field.too_long']];
	if (field.mobile && !isMobileNumber(text)) return [[name, 'representation.contact.not_a_mobile']];
	return field.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? [[name, 'representation.contact.not_an_email']] : [];
}

function dayMistake(name: string, answers: Answers, today: Day): [string, string][] {
	const on = happenedOn(answers, name);
	if (on === '') return [];
	if (!isDay(on)) return [[name, 'form.field.not_a_day']];
	if (on > today) return [[name, 'representation.happened.after_received']];
	const earliest = plusMonths(today, -12 * limits.happenedYears);
	return on < earliest ? [[name, 'representation.happened.too_long_ago']] : [];
}

/** The day in the three boxes as `2026-06-08`; it may be none of the calendar. Empty when nothing was typed. */
export function happenedOn(answers: Answers, name = 'happened'): string {
	const [day = '', month = '', year = ''] = dayParts(name).map((part) => textIn(answers, part));
	return asDay({ day, month, year });
}

const dayParts = (name: string) => [`${name}-day`, `${name}-month`, `${name}-year`];
