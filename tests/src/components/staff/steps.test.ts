import { describe, expect, test } from 'vitest';
import { ombudsman } from '../../../../api/council/settings.ts';
import { contactFacts } from '../../../../api/representations/letters/fill.ts';
import { type LetterName, letterNames, shippedText, voicesFor } from '../../../../api/representations/letters/kinds.ts';
import { clocksOf } from '../../../../api/representations/procedure/clocks.ts';
import { phases } from '../../../../api/representations/procedure/moves.ts';
import { phaseGroupOf } from '../../../../api/representations/procedure/phase-groups.ts';
import { procedureOf } from '../../../../api/representations/procedure/procedure.ts';
import type { Step, StepNamed } from '../../../../api/representations/procedure/steps.ts';
import { takenByOfficer } from '../../../../api/representations/procedure/who-takes.ts';
import { stageTwoWithoutNotice } from '../../../../src/components/staff/clock-words.ts';
import { draftLetter, rewritten } from '../../../../src/components/staff/letter-draft.ts';
import {
	draftOf,
	formNames,
	formOf,
	mustWrite,
	stepFormIn,
	stepTyped,
	usualNext,
} from '../../../../src/components/staff/step-forms.ts';
import type { Templates } from '../../../../src/components/staff/letter-templates.ts';
import { languageOf, type Voice, wordingOf } from '../../../../src/text/voices.ts';

const received: StepNamed<'received'> = {
	what: 'received',
	on: '2026-01-12',
	route: 'statutory_children',
	oral: false,
	advocateWanted: false,
	happenedOn: null,
};

const contacts = { phone: '01632 960 150', advocacy: '0808 157 0142', ombudsman };

/** The texts that ship, for somebody who reads this voice. */
function shippedIn(voice: Voice): Templates {
	const asked = { language: languageOf(voice), wording: wordingOf(voice) };
	const textOf = (name: LetterName) =>
		voicesFor(asked)
			.map((one) => shippedText(name, one))
			.find((words) => words !== undefined)!;
	return Object.fromEntries(
		letterNames.map((name) => [name, { words: textOf(name), version: 0, ...asked }]),
	) as unknown as Templates;
}

function letter(name: LetterName, step: Step, { before = [], voice = 'en' }: { before?: Step[]; voice?: Voice } = {}) {
	const procedure = procedureOf([received, ...before]);
	const texts = { templates: shippedIn(voice), english: voice.startsWith('en') ? undefined : shippedIn('en') };
	const facts = contactFacts(contacts);
	const people = { to: 'Maya', from: 'Omar Reid' };
	return draftLetter(name, step, { procedure, today: '2026-01-23', voice, ...people, ...texts, facts });
}

test('whatever an officer may do has a form, and every form is for something an officer may do', () => {
	expect(new Set(formNames.map((name) => formOf(name).what))).toEqual(new Set(takenByOfficer));
});

test('what usually comes next is always something an officer may do', () => {
	const usual = new Set(Object.values(usualNext).flat());
	expect([...usual].filter((step) => !(takenByOfficer as readonly string[]).includes(step))).toEqual([]);
});

test('where the person has to be written to, a letter is drafted', () => {
	expect(formNames.filter((name) => mustWrite(formOf(name)) && draftOf(formOf(name)) === undefined)).toEqual([]);
});

test('to accept somebody sends no letter by itself; to decline them never goes without one', () => {
	expect([mustWrite(formOf('interest_accepted')), draftOf(formOf('interest_accepted'))]).toEqual([false, undefined]);
	expect([mustWrite(formOf('lateness_declined')), mustWrite(formOf('interest_declined'))]).toEqual([true, true]);
});

test('every place in the procedure is found by one stage of the register', () => {
	expect(phases.filter((phase) => phaseGroupOf(phase) === undefined)).toEqual([]);
});

describe('the letter is drafted with its dates', () => {
	const extended: Step = { what: 'stage_1_extended', on: '2026-01-23', reason: 'complexity' };

	test('S13: an extension names the day to which it goes, and the way on after it', () => {
		const { words } = letter('stage_1_extended', extended);
		expect(words).toMatch(/^Dear Maya,\n\n/);
		expect(words).toContain('There is a lot to look into.');
		expect(words).toContain('by Monday 9 February 2026.');
		expect(words).toContain('you can go on to the next stage');
		expect(words).toMatch(/\n\nOmar Reid$/);
	});

	test.each([
		['en-young', 'We may not take longer than that.'],
		['en-easy', 'We need more time.'],
		['ar', 'نحتاج إلى وقت أطول'],
		['ar-easy', 'ألم يصلكم جواب'],
	] as const)('in the language and wording that they read: %s', (voice, words) => {
		expect(letter('stage_1_extended', extended, { voice }).words).toContain(words);
	});

	test('a freeze says which proceedings, and that they have a year from their end', () => {
		const { words } = letter('frozen', { what: 'frozen', on: '2026-01-23', grounds: 'criminal', points: ['one'] });
		expect(words).toContain('We have put part of your complaint on hold for now. The police or a criminal court');
		expect(words).toContain('You have one year from the day on which it ends.');
	});

	test('taken up again, it names the new day', () => {
		const before: Step[] = [
			{ what: 'frozen', on: '2026-01-13', grounds: 'court', points: null },
			{ what: 'proceedings_ended', on: '2026-01-22' },
		];
		const again: Step = { what: 'resubmitted', on: '2026-01-23' };
		expect(letter('resubmitted', again, { before }).words).toContain('by Friday 6 February 2026.');
	});

	test('a refusal leaves the reason to be written, and names the way on', () => {
		const { words } = letter('next_stage_refused', { what: 'next_stage_refused', on: '2026-01-23' });
		expect(words).toContain('This is why: [Write here]');
		expect(words).toContain('Ombudsman');
	});

	test('an officer who writes in another language has the English beside it, with the same day', () => {
		const { inEnglish } = letter('stage_1_extended', extended, { voice: 'ar' });
		expect(inEnglish).toContain('Dear Maya');
		expect(inEnglish).toContain('by Monday 9 February 2026.');
		expect(letter('stage_1_extended', extended).inEnglish).toBeUndefined();
	});

	test('an answer is drafted with the right to go on in it, and a refusal with the Ombudsman’s address', () => {
		const answered = letter('stage_1_answered', { what: 'stage_1_answered', on: '2026-01-23' });
		expect(answered.words).toContain('If you are not happy with this answer, you can go on.');
		const refused = letter('next_stage_refused', { what: 'next_stage_refused', on: '2026-01-23' });
		expect(refused.words).toContain('PO Box 4771, Coventry, CV4 0EH');
	});

	test('a letter about the panel names the day that was chosen for it', () => {
		const arranged: Step = { what: 'panel_arranged', on: '2026-01-23', panelOn: '2026-03-04' };
		expect(letter('panel_arranged', arranged).words).toContain('meets on Wednesday 4 March 2026.');
	});

	test('no day is promised that nobody has chosen', () => {
		const unchosen: Step = { what: 'stage_2_extended', on: '2026-01-23', reason: 'multi_agency', until: '' };
		expect(letter('stage_2_extended', unchosen).words).toContain('by [the day].');
	});

	test('the day that is chosen fills its own gap, and leaves the officer’s to the officer', () => {
		const arranged = (panelOn: string) =>
			letter('panel_arranged', { what: 'panel_arranged', on: '2026-01-23', panelOn });
		const before = arranged('');
		const now = rewritten(before.words, before.said, arranged('2026-03-04').said);
		expect(now).toContain('meets on Wednesday 4 March 2026. [Write here]');
	});

	test('the end of proceedings names the last day of the year that the person has', () => {
		const before: Step[] = [{ what: 'frozen', on: '2026-01-13', grounds: 'court', points: null }];
		const ended: Step = { what: 'proceedings_ended', on: '2026-01-20' };
		const { words } = letter('proceedings_ended', ended, { before });
		expect(words).toContain('The last day to ask is Wednesday 20 January 2027.');
	});

	test('a letter that was changed by hand keeps its words, and takes the new day', () => {
		const before = letter('stage_1_extended', extended);
		const byHand = `${before.words}\nP.S. I rang.`;
		const now = rewritten(byHand, before.said, { ...before.said, day: 'Friday 6 February 2026' });
		expect(now).toContain('by Friday 6 February 2026.');
		expect(now).toContain('P.S. I rang.');
	});
});

describe('S35: stage 2 past its day without a written notice', () => {
	const stageTwo: Step[] = [
		{ what: 'stage_1_answered', on: '2026-01-20' },
		{ what: 'stage_2_requested', on: '2026-02-02' },
	];
	const missing = (steps: Step[], today: string) =>
		stageTwoWithoutNotice(clocksOf(procedureOf([received, ...steps])), today)?.dueOn;

	test('is said from the day after, and not on the day itself', () => {
		expect(missing(stageTwo, '2026-03-09')).toBeUndefined();
		expect(missing(stageTwo, '2026-03-10')).toBe('2026-03-09');
	});

	test('is not said where it was extended in writing', () => {
		const extended: Step = { what: 'stage_2_extended', on: '2026-03-02', reason: 'multi_agency', until: '2026-04-15' };
		expect(missing([...stageTwo, extended], '2026-03-10')).toBeUndefined();
	});
});

test('a step is read from its form as it was typed; nothing ticked pauses all of it', () => {
	const form = new FormData();
	form.set('act', 'step');
	form.set('step-form', 'frozen');
	for (const [part, value] of [
		['day', '5'],
		['month', '1'],
		['year', '2026'],
	] as const) {
		form.set(`frozen-on-${part}`, value);
	}
	form.set('frozen-grounds', 'court');
	expect(stepFormIn(form)).toBe('frozen');
	expect(stepTyped('frozen', form, '2026-01-23')).toEqual({
		what: 'frozen',
		on: '2026-01-05',
		grounds: 'court',
		points: null,
	});
	form.set('step-form', 'nothing of ours');
	expect(stepFormIn(form)).toBeUndefined();
});
