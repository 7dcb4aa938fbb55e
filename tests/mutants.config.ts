import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * What is asked of each mutant: the rules alone, as tables, stories and a short walk of the model. `npm run mutate` takes long;
 * one file goes with `npm run mutate -- --mutate api/…`.
 *
 * What survives, and why no test that a practitioner would agree with could tell it from the rule:
 *
 * - `chain.ts`: what a mark is made over says what it is of, line, seal or head, and the keys tell them apart a second time; a seal
 *   whose number does not follow has another seal before it than its mark was made after.
 * - `policy`: whoever is not staff has no role, manages, oversees and works in no pod, and no pod has no name, so asking for
 *   that first changes nothing; no program's key is for no scope; where somebody answers there is a delivery; what is shorter
 *   than a year is offered to the same people whatever it is called.
 * - `clocks.ts` of the calendar: a clock that cannot be extended has no further days, asked for or not.
 * - `people.ts`: one space after a title or several: names are brought to one space before.
 * - `deadline.ts`, `procedure.ts`: no day is later or earlier than no day, with or without asking first.
 * - `procedure.ts` besides: what may happen once in a history needs no forgetting (`corporate_2_requested`); nothing rests
 *   where nothing is frozen; only a freeze has points; every list of steps begins with receipt.
 * - `clocks.ts` of the procedure: a clock of the person is never restarted, because what starts it is forgotten or met; a year
 *   needs no holiday table in either of the two ways to work it out; every history begins with receipt.
 * - `standing-now.ts`: nothing waits for an advocate outside the statutory procedure; a clock is the only one of its name or
 *   the later ones are met.
 * - `day.ts`: what is before or after a day or a moment is caught a second time by reading the date back.
 * - `answers.ts`, `soundness.ts`: what is no number of a scale or a face is not at most anything, with or without asking first;
 *   blanks after a sentence are no sentence and no words.
 * - `working-days.ts`: no days forward and no days back are the same day.
 *
 * Lists `as const` are left alone by Stryker, `moves.ts` among them: its table is compared outright with the model's own.
 */
export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: [
			'tests/api/audit/chain.test.ts',
			'tests/api/limits/pace.test.ts',
			'tests/api/calendar/{proclaimed,rules,scenarios,second-opinion}.test.ts',
			'tests/api/questionnaires/{answers,drawing,soundness}.test.ts',
			'tests/api/representations/procedure/*.test.ts',
			'tests/api/representations/deadline.test.ts',
			'tests/api/policy/{closure,conferences,doors,people,pods,representations,trends-and-urgent,two-people}.test.ts',
		],
		env: { HISTORIES: '300' },
	},
});
