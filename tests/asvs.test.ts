import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/imports.ts';

/** The numbers of OWASP ASVS 5.0 of levels 1 and 2, by section. */
const sections: Record<string, number[]> = {
	'1.1': [1, 2],
	'1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
	'1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
	'1.4': [1, 2, 3],
	'1.5': [1, 2],
	'2.1': [1, 2, 3],
	'2.2': [1, 2, 3],
	'2.3': [1, 2, 3, 4],
	'2.4': [1],
	'3.2': [1, 2],
	'3.3': [1, 2, 3, 4],
	'3.4': [1, 2, 3, 4, 5, 6],
	'3.5': [1, 2, 3, 4, 5],
	'3.7': [1, 2],
	'4.1': [1, 2, 3],
	'4.2': [1],
	'4.3': [1, 2],
	'4.4': [1, 2, 3, 4],
	'5.1': [1],
	'5.2': [1, 2, 3],
	'5.3': [1, 2],
	'5.4': [1, 2, 3],
	'6.1': [1, 2, 3],
	'6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
	'6.3': [1, 2, 3, 4],
	'6.4': [1, 2, 3, 4],
	'6.5': [1, 2, 3, 4, 5],
	'6.6': [1, 2, 3],
	'6.8': [1, 2, 3, 4],
	'7.1': [1, 2, 3],
	'7.2': [1, 2, 3, 4],
	'7.3': [1, 2],
	'7.4': [1, 2, 3, 4, 5],
	'7.5': [1, 2],
	'7.6': [1, 2],
	'8.1': [1, 2],
	'8.2': [1, 2, 3],
	'8.3': [1],
	'8.4': [1],
	'9.1': [1, 2, 3],
	'9.2': [1, 2, 3, 4],
	'10.1': [1, 2],
	'10.2': [1, 2],
	'10.3': [1, 2, 3, 4],
	'10.4': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
	'10.5': [1, 2, 3, 4, 5],
	'10.6': [1, 2],
	'10.7': [1, 2, 3],
	'11.1': [1, 2],
	'11.2': [1, 2, 3],
	'11.3': [1, 2, 3],
	'11.4': [1, 2, 3, 4],
	'11.5': [1],
	'11.6': [1],
	'12.1': [1, 2, 3],
	'12.2': [1, 2],
	'12.3': [1, 2, 3, 4],
	'13.1': [1],
	'13.2': [1, 2, 3, 4, 5],
	'13.3': [1, 2],
	'13.4': [1, 2, 3, 4, 5],
	'14.1': [1, 2],
	'14.2': [1, 2, 3, 4],
	'14.3': [1, 2, 3],
	'15.1': [1, 2, 3],
	'15.2': [1, 2, 3],
	'15.3': [1, 2, 3, 4, 5, 6, 7],
	'16.1': [1],
	'16.2': [1, 2, 3, 4, 5],
	'16.3': [1, 2, 3, 4],
	'16.4': [1, 2, 3],
	'16.5': [1, 2, 3],
	'17.1': [1],
	'17.2': [1, 2, 3, 4],
	'17.3': [1, 2],
};

interface Row {
	number: string;
	applies: string;
	how: string;
	shownBy: string;
}

const rows: Row[] = [
	...readFileSync(join(root, '.readme/asvs.md'), 'utf8').matchAll(/^\| *(\d+\.\d+\.\d+) *\|(.*)\|$/gm),
].map(([, number, rest]) => {
	const [, applies = '', how = '', shownBy = ''] = rest!.split('|').map((cell) => cell.trim());
	return { number: number!, applies, how, shownBy: shownBy.replaceAll('`', '') };
});

test('every requirement of both levels has one row, and there is none besides', () => {
	const numbers = Object.entries(sections).flatMap(([section, those]) => those.map((last) => `${section}.${last}`));
	expect(numbers).toHaveLength(253);
	expect(rows.map(({ number }) => number)).toEqual(numbers);
});

test('each says whether it applies and how, and what applies names what shows it', () => {
	const wanting = rows.filter(({ applies, how, shownBy }) => {
		if (applies === 'no') return how.length < 9;
		return !['yes', 'part'].includes(applies) || how.length < 9 || shownBy === '';
	});
	expect(wanting).toEqual([]);
});

test('what is named is there', () => {
	const named = [...new Set(rows.map(({ shownBy }) => shownBy).filter((path) => path !== ''))];
	expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	const applies = Object.groupBy(rows, (row) => row.applies);
	console.log(
		`ASVS 5.0: ${Object.entries(applies)
			.map(([is, those]) => `${those!.length} ${is}`)
			.join(', ')}`,
	);
});
