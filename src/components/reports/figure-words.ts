import type { Rate } from '../../../api/trends/figures.ts';
import { themes } from '../../../api/trends/themes.ts';
import type { Column, Slice } from '../../../api/trends/slices.ts';
import type { Key, Text } from '../../text/index.ts';

interface Place {
	slice: Slice;
	part: string;
	column: Column;
}

/** Names of the council's own themes, by their ids. */
export type ThemeNames = ReadonlyMap<string, string>;

/** What a row of a cut is called. A theme of the council's own is called by its code where its name is not at hand. */
export function rowWords(slice: Slice, part: string, t: Text, names?: ThemeNames): string {
	if (part === 'all') return t(`reports:total.${slice}` as Key);
	if (slice === 'theme' && part !== 'uncoded')
		return isTheme(part) ? t(`trends:theme.${part}` as Key) : (names?.get(part) ?? part);
	if (slice === 'route') return t(`staff:route.${part}` as Key);
	if (slice === 'channel' && part !== 'other') return t(`staff:channel.${part}` as Key);
	return t(`reports:row.${slice}.${part}` as Key);
}

const isTheme = (part: string) => (themes as readonly string[]).includes(part);

/** `2.4 (1.8 to 3.1)`: a rate, and between what chance alone would leave it. */
export function rateWords(rate: Rate, t: Text): string {
	if ('hidden' in rate) return 'c';
	if ('none' in rate) return t('reports:rate.unknown');
	const [value, from, to] = [rate.value, rate.from, rate.to].map((one) => one.toFixed(1));
	return t('reports:rate.words', { value, from, to });
}

export function columnWords(column: Column, t: Text): string {
	return t(`reports:column.${column}`);
}

/** One figure in words: `Outcomes of answers, upheld, stage 1`. */
export function placeWords({ slice, part, column }: Place, t: Text, names: ThemeNames): string {
	return [t(`reports:slice.${slice}` as Key), rowWords(slice, part, t, names), columnWords(column, t)].join(' · ');
}

export interface FigureTable {
	slice: Slice;
	columns: Column[];
	rows: { part: string; counts: number[] }[];
	/** Rows that are nought all along, which are not shown. */
	empty: number;
}

/** Figures as tables, cut by cut, without the rows in which there is nothing. */
export function tablesOf(figures: readonly (Place & { count: number })[]): FigureTable[] {
	return [...Map.groupBy(figures, ({ slice }) => slice)].map(([slice, mine]) => {
		const columns = [...new Set(mine.map(({ column }) => column))];
		const rows = [...Map.groupBy(mine, ({ part }) => part)].map(([part, row]) => ({
			part,
			counts: columns.map((column) => row.find((one) => one.column === column)?.count ?? 0),
		}));
		const shown = rows.filter(({ part, counts }) => part === 'all' || counts.some((count) => count > 0));
		return { slice, columns, rows: shown, empty: rows.length - shown.length };
	});
}
