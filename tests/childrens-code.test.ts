import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/imports.ts';

/** The standards of the Information Commissioner's Age Appropriate Design Code, in the order of the code. */
const standards = [
	'Best interests of the child',
	'Data protection impact assessments',
	'Age appropriate application',
	'Transparency',
	'Detrimental use of data',
	'Policies and community standards',
	'Default settings',
	'Data minimisation',
	'Data sharing',
	'Geolocation',
	'Parental controls',
	'Profiling',
	'Nudge techniques',
	'Connected toys and devices',
	'Online tools',
];

const rows = [...readFileSync(join(root, '.readme/childrens-code.md'), 'utf8').matchAll(/^\| *(\d+) *\|(.*)\|$/gm)].map(
	([, number, rest]) => {
		const [standard = '', met = '', how = '', file = '', name = ''] = rest!.split('|').map((cell) => cell.trim());
		return { number: Number(number), standard, met, how, file: file.replaceAll('`', ''), name };
	},
);

test('each of the fifteen standards has one row, in the order of the code, and there is none besides', () => {
	expect(rows.map(({ number, standard }) => `${number} ${standard}`)).toEqual(
		standards.map((standard, index) => `${index + 1} ${standard}`),
	);
});

test('each says whether and how it is met', () => {
	expect(rows.filter(({ met, how }) => !['yes', 'part', 'no'].includes(met) || how.length < 20)).toEqual([]);
});

test('each names a test that is there, in a file that is there', () => {
	const missing = rows.filter(({ file, name }) => !holds(file, name)).map(({ number, name }) => `${number}: ${name}`);
	expect(missing).toEqual([]);
});

/** Whether a file of tests has one of exactly this name; one that is made of a table is named as it is written. */
function holds(file: string, name: string): boolean {
	const path = join(root, file);
	if (!/^tests\/.+\.(test|spec)\.ts$/.test(file) || !existsSync(path)) return false;
	return name !== '' && ["'", '`', '"'].some((quote) => readFileSync(path, 'utf8').includes(`${quote}${name}${quote}`));
}
