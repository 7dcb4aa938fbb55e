import { describe, expect, test } from 'vitest';
import type { Item } from '../../../../api/questionnaires/instrument.ts';
import { shipped } from '../../../../api/questionnaires/shipped/index.ts';
import { faultsOf } from '../../../../api/questionnaires/soundness.ts';
import { emptyItem, itemKinds, itemTyped, moved } from '../../../../src/components/staff/question-form.ts';

/** The form of a question as a browser sends it with nothing changed. */
function formOf(item: Item): FormData {
	const form = new FormData();
	const words = (name: string, given: Item['help']) => {
		for (const language of ['en', 'ar'] as const) {
			form.set(`${name}.${language}.plain`, given?.[language]?.plain ?? '');
			form.set(`${name}.${language}.easy`, given?.[language]?.easy ?? '');
		}
	};
	words('asks', item.asks);
	words('help', item.help);
	form.set('picture', item.picture ?? '');
	form.set('waits', item.showIf?.item ?? '');
	if (item.showIf && 'is' in item.showIf) for (const value of item.showIf.is) form.append('waits.is', value);
	if (item.showIf && 'atMost' in item.showIf) form.set('waits.atMost', String(item.showIf.atMost));
	form.set('maps.principle', item.maps?.principle ?? '');
	form.set('maps.measure', item.maps?.measure ?? '');
	if ('most' in item) form.set('most', String(item.most));
	if (item.kind === 'faces') form.set('faces', String(item.faces));
	if (item.kind === 'scale') {
		words('low', item.low);
		words('high', item.high);
	}
	if (item.kind === 'choice') {
		if (item.several) form.set('several', 'yes');
		const rows = [...item.options, { value: '', says: undefined }];
		rows.forEach(({ value, says }, index) => {
			form.set(`options.${index}.value`, value);
			words(`options.${index}.says`, says);
		});
	}
	return form;
}

const before = (items: readonly Item[], item: Item) => items.slice(0, items.indexOf(item));

test.each(Object.values(shipped))('every question of $code saved as it stands stays as it was', ({ items }) => {
	const saved = items.map((item) => itemTyped(formOf(item), item, before(items, item)));
	expect(JSON.parse(JSON.stringify(saved))).toEqual(JSON.parse(JSON.stringify(items)));
});

describe('a question in its form', () => {
	const { items } = shipped.views_8_11;
	const named = (key: string) => items.find((item) => item.key === key)!;
	const typed = (key: string, change: (form: FormData) => void) => {
		const form = formOf(named(key));
		change(form);
		return itemTyped(form, named(key), before(items, named(key)));
	};

	test('newly waiting for a choice, it waits for any answer to it; for a number, for any number', () => {
		const newly = (first: string) => typed('keep_from', (form) => form.set('waits', first)).showIf;
		expect(newly('knows_why')).toEqual({ item: 'knows_why', is: ['yes', 'no', 'not_sure'] });
		expect(newly('safe')).toEqual({ item: 'safe', atMost: 10 });
		expect(newly('home')).toEqual({ item: 'home', atMost: 5 });
	});

	test('waits for nothing that comes after it', () => {
		expect(typed('knows_what', (form) => form.set('waits', 'advocate')).showIf).toBeUndefined();
	});

	test('loses an answer whose words were taken out, and gains the one in the last row', () => {
		const changed = typed('knows_why', (form) => {
			for (const end of ['en.plain', 'ar.plain']) form.set(`options.0.says.${end}`, ' ');
			form.set('options.3.value', 'perhaps');
			form.set('options.3.says.en.plain', 'Perhaps');
		});
		expect(changed.kind === 'choice' && changed.options.map(({ value }) => value)).toEqual([
			'no',
			'not_sure',
			'perhaps',
		]);
	});

	test.each([
		['12', 12],
		['0', 1],
		['99999', 5000],
		['many', 1],
		['', 1],
	])('an answer of at most "%s" letters is one of at most %i', (most, kept) => {
		expect(typed('who_helps', (form) => form.set('most', most))).toMatchObject({ most: kept });
	});
});

describe('the order of questions', () => {
	const { items } = shipped.after_young;
	const order = (all: readonly Item[]) => all.map(({ key }) => key);
	const [first, second, third] = order(items);

	test('one goes up or down a place, and no further than the ends', () => {
		expect(order(moved(items, second!, -1)).slice(0, 3)).toEqual([second, first, third]);
		expect(order(moved(items, second!, 1)).slice(0, 3)).toEqual([first, third, second]);
		expect(moved(items, first!, -1)).toEqual(items);
		expect(moved(items, items.at(-1)!.key, 1)).toEqual(items);
		expect(moved(items, 'nothing', 1)).toEqual(items);
	});
});

test.each(itemKinds)('a new question of %s can be saved, and not published before it has its words', (kind) => {
	const item = emptyItem(kind, 'new_one');
	expect(JSON.parse(JSON.stringify(itemTyped(formOf(item), item, [])))).toEqual(item);
	expect(faultsOf({ ...shipped.views_8_11, items: [item] }).length).toBeGreaterThan(0);
});
