import { describe, expect, test } from 'vitest';
import { advocateConflictOf } from '../../../api/advocacy/appointment.ts';
import { offerStages, stageBegunBy, stageOfOffer } from '../../../api/advocacy/offers.ts';
import { advocacyMoves, advocacyStatuses, statusAfter } from '../../../api/advocacy/status.ts';
import { phases } from '../../../api/representations/procedure/moves.ts';

describe('how it stands with an advocate', () => {
	test.each([
		['offered at first contact', 'not_offered', 'offer', 'offered'],
		['offered again with the next stage', 'offered', 'offer', 'offered'],
		['declined at one stage, offered at the next', 'declined', 'offer', 'offered'],
		['offered again once an advocate has gone', 'ended', 'offer', 'offered'],
		['not offered to a child who waits for one', 'wanted', 'offer', null],
		['not offered to a child who has one', 'appointed', 'offer', null],
		['declined as an answer to an offer', 'offered', 'decline', 'declined'],
		['not declined where nobody offered', 'not_offered', 'decline', null],
		['not declined over the head of a child who asked', 'wanted', 'decline', null],
		['no longer wanted by the child who asked', 'wanted', 'no_longer', 'declined'],
		['not taken back by a child who has one: that ends it', 'appointed', 'no_longer', null],
		['asked for without an offer', 'not_offered', 'ask', 'wanted'],
		['asked for later by a child who declined', 'declined', 'ask', 'wanted'],
		['asked for once', 'wanted', 'ask', null],
		['appointed for a child who asked', 'wanted', 'appoint', 'appointed'],
		['not appointed for a child who did not ask', 'offered', 'appoint', null],
		['not appointed for a child who declined', 'declined', 'appoint', null],
		['ended', 'appointed', 'end', 'ended'],
		['asked for again', 'ended', 'ask', 'wanted'],
	] as const)('%s', (_, before, event, after) => {
		expect(statusAfter(before, event)).toBe(after);
	});

	test('nothing leads to “declined” but the word of the child', () => {
		const leading = Object.entries(advocacyMoves).filter(([, { to }]) => to === 'declined');
		expect(leading.map(([event]) => event)).toEqual(['decline', 'no_longer']);
		expect(advocacyStatuses).toHaveLength(6);
	});
});

test('an offer comes with each stage that begins or is answered, and with no other step', () => {
	expect(stageBegunBy('stage_2_requested')).toBe('stage_2');
	expect(stageBegunBy('stage_1_skipped')).toBe('stage_2');
	expect(stageBegunBy('stage_3_answered')).toBe('stage_3_answered');
	expect(stageBegunBy('acknowledged')).toBeUndefined();
	expect(phases.every((phase) => offerStages.includes(stageOfOffer(phase)))).toBe(true);
});

describe('who may not be the advocate', () => {
	const nothing = {
		...{ mayBeSubject: false, managesSubject: false, managesService: false },
		...{ controlsResources: false, mayConsider: false, childObjects: false },
	};
	const unknown = { isSubject: false, managesService: false, considers: false };
	const conflict = (declared: Partial<typeof nothing>, known: Partial<typeof unknown> = {}) =>
		advocateConflictOf({ ...nothing, ...declared }, { ...unknown, ...known });

	test.each([
		['(a) who is or may be the subject', { mayBeSubject: true }, 'complained_about'],
		['(b) who manages such a person', { managesSubject: true }, 'manages_subject'],
		['(c) who manages the service', { managesService: true }, 'manages_service'],
		['(d) who controls its resources', { controlsResources: true }, 'controls_resources'],
		['(e) who is or may be involved in considering it', { mayConsider: true }, 'considers_it'],
		['(f) to whom the child objects', { childObjects: true }, 'child_objects'],
	] as const)('%s', (_, declared, expected) => {
		expect(conflict(declared)).toBe(expected);
	});

	test.each([
		['the worker it is about', { isSubject: true }, 'complained_about'],
		['the manager of the pod', { managesService: true }, 'manages_service'],
		['an officer who considers it', { considers: true }, 'considers_it'],
	] as const)('%s, though they declare nothing', (_, known, expected) => {
		expect(conflict({}, known)).toBe(expected);
	});

	test('anybody else may', () => {
		expect(conflict({})).toBeNull();
	});
});
