import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../api/accounts/languages.ts';
import { faultsOf, formsLacking, type Texts } from './faults.ts';
import { englishOnly } from './rooms.ts';

/** Where each language keeps its own of something that ships in English. */
interface Kept {
	english: string;
	of(language: string): string;
	/** Which of the English texts a family reads. */
	isFamilys?(key: string): boolean;
}

const otherLanguages = languages.filter((language) => language !== 'en');

/**
 * What keeps the languages from being whole, one sentence each, with the file: pages, letters, what stands in mail, and what ships of
 * questionnaires. The build asks it (`astro.config.mjs`) and goes no further while there is one, and so do the tests.
 */
export function faultsOfLanguages(root: string): string[] {
	return [
		...keptIn(root).flatMap((kept) => faultsIn(root, kept)),
		...faultsOfQuestionnaires(root),
		...faultsOfAbouts(root),
	];
}

function keptIn(root: string): Kept[] {
	const rooms = readdirSync(join(root, 'src/text/en'))
		.map((file) => file.replace('.json', ''))
		.filter((room) => room !== 'about' && !(englishOnly as readonly string[]).includes(room));
	return [
		...rooms.map((room) => ({
			english: `src/text/en/${room}.json`,
			of: (language: string) => `src/text/${language}/${room}.json`,
		})),
		{
			english: 'api/representations/letters/en.json',
			of: (language) => `api/representations/letters/${language}.json`,
		},
		{
			english: 'api/outbox/text/en.json',
			of: (language) => `api/outbox/text/${language}.json`,
			isFamilys: (key) => key.startsWith('family.'),
		},
	];
}

function faultsIn(root: string, { english: path, of, isFamilys = () => true }: Kept): string[] {
	const all = read(root, path)!;
	const english = Object.fromEntries(Object.entries(all).filter(([key]) => isFamilys(key)));
	const others = otherLanguages.flatMap((language) => {
		const texts = read(root, of(language));
		const faults = texts === undefined ? ['is not there'] : faultsOf(english, texts, language);
		return faults.map((fault) => `${of(language)}: ${fault}`);
	});
	return [...formsLacking(english, 'en').map((fault) => `${path}: ${fault}`), ...others];
}

/** Languages that are written beside the English of a questionnaire; the others have a file, by the English words. */
const besideEnglish: readonly string[] = ['en', 'ar'];

function faultsOfQuestionnaires(root: string): string[] {
	const paths = languages
		.filter((language) => !besideEnglish.includes(language))
		.map((language) => `api/questionnaires/shipped/${language}.json`);
	const files = paths.map((path) => ({ path, texts: read(root, path) }));
	const every = new Set(files.flatMap(({ texts }) => Object.keys(texts ?? {})));
	return files.flatMap(({ path, texts = {} }) =>
		[...every].filter((words) => !texts[words]?.trim()).map((words) => `${path}: lacks "${words}"`),
	);
}

function faultsOfAbouts(root: string): string[] {
	return languages.flatMap((language) => {
		const path = `src/text/${language}/about.json`;
		const about = read(root, path) as { name?: string; reviewed?: unknown } | undefined;
		return about?.name && about.reviewed !== undefined
			? []
			: [`${path}: says its own name, and whether it was reviewed`];
	});
}

function read(root: string, path: string): Texts | undefined {
	const file = join(root, path);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Texts) : undefined;
}
