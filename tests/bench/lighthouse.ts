import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freshFolder } from './afterwards.ts';
import { chromiumHere } from './browser.ts';
import { familyPages } from './family-pages.ts';
import type { House } from './house.ts';
import { median } from './load.ts';
import { type Line, printTable, verdict } from './table.ts';

/** Fetched when it is asked for: with all that it brings it is larger than everything that we are built with. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const flags = '--headless --no-sandbox --disable-background-networking';
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const FULL = 100;

const run = promisify(execFile);

type Marks = Record<(typeof categories)[number], number>;

/** 2.2: Lighthouse's marks for each family page on its phone, read by somebody who has come in where that is another page. */
export async function lighthouse({ served }: House): Promise<Line[]> {
	const report = join(freshFolder('lighthouse'), 'report.json');
	const marked: { path: string; marks: Marks }[] = [];
	for (const { who, cookie, paths } of await familyPages(served.url)) {
		for (const path of paths) {
			const page = { url: `${served.url}/en${path}`, cookie };
			if (!(await isThere(page))) continue;
			const marks = await marksWhenSure(page, report);
			marked.push({ path: `/en${path} ${who}`, marks });
			console.log(`/en${path} ${who}: ${categories.map((name) => marks[name]).join(', ')}`);
		}
	}
	const isFull = ({ marks }: { marks: Marks }) => areFull(marks);
	printTable(
		['Lighthouse, on its phone', ...categories],
		marked
			.filter((one) => !isFull(one))
			.map(({ path, marks }) => [path, ...categories.map((name) => `${marks[name]}`)]),
	);
	const full = marked.filter(isFull).length;
	const least = categories.map((name) => `${name} ${Math.min(...marked.map(({ marks }) => marks[name]))}`);
	console.log(`${full} of ${marked.length}: ${verdict(full === marked.length)}\n`);
	return [
		{
			bar: '2.2',
			what: 'Lighthouse on a phone, family pages, the least',
			measured: least.join(', '),
			ratio: `${full} of ${marked.length} full`,
			limit: `${FULL} each`,
			met: full === marked.length,
		},
	];
}

interface Page {
	url: string;
	cookie: string;
}

/** A page that has not everything is marked twice more, and the middle counts: a processor is sometimes busy with what is no page's fault. */
async function marksWhenSure(page: Page, report: string): Promise<Marks> {
	const first = await marksOf(page, report);
	if (areFull(first)) return first;
	const all = [first, await marksOf(page, report), await marksOf(page, report)];
	return eachMark((name) => median(all.map((marks) => marks[name])));
}

async function marksOf({ url, cookie }: Page, report: string): Promise<Marks> {
	const headers = JSON.stringify({ cookie });
	const asked = [url, '--quiet', '--output=json', `--output-path=${report}`];
	const how = [`--only-categories=${categories.join()}`, `--extra-headers=${headers}`, `--chrome-flags=${flags}`];
	await run('npx', ['--yes', LIGHTHOUSE, ...asked, ...how], { env: { ...process.env, CHROME_PATH: chromiumHere() } });
	const { categories: found } = JSON.parse(readFileSync(report, 'utf8')) as {
		categories: Record<string, { score: number | null }>;
	};
	return eachMark((name) => Math.round((found[name]?.score ?? 0) * FULL));
}

const eachMark = (mark: (name: keyof Marks) => number) =>
	Object.fromEntries(categories.map((name) => [name, mark(name)])) as Marks;

const areFull = (marks: Marks) => categories.every((name) => marks[name] === FULL);

/** Lighthouse reads no page that says it is none, and one that leads elsewhere is read where it leads. */
async function isThere({ url, cookie }: Page): Promise<boolean> {
	return (await fetch(url, { headers: { cookie }, redirect: 'manual' })).status === 200;
}
