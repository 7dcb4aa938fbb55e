import type { Day } from '../calendar/day.ts';
import { type ChildrenOpen, periodOfChildren, wrongChildren } from './children-open.ts';
import { cellsOf, decideLines, type Known, numberIn, type Sheet } from './sheets.ts';

/** The columns of a sheet of children open. An empty pod is the whole service. */
export const childrenColumns = ['period', 'children', 'source', 'pod'] as const;

/** What names a figure: its period, and its pod. */
export function childrenKey({ period, pod }: Pick<ChildrenOpen, 'period' | 'pod'>): string {
	return `${period} ${pod ?? ''}`;
}

/** Words of a source are published beside the number. */
export const sourceMost = 200;

/** What a sheet of children open would do. `pods` are names and ids of every pod there has been. */
export function planChildren(
	rows: readonly (readonly string[])[],
	pods: readonly { key: string; label: string }[],
	known: readonly Known[],
	today: Day,
): Sheet<ChildrenOpen> {
	const { missing, lines } = cellsOf(rows, childrenColumns);
	const read = lines.map(({ line, cells }) => {
		const pod = pods.find(({ key, label }) => [key, label.toLowerCase()].includes(cells.pod!.toLowerCase()));
		const period = periodOfChildren(cells.period!, today);
		const children = numberIn(cells.children!);
		const faults = Object.fromEntries(
			Object.entries({
				period: typeof period === 'string' ? period : undefined,
				children: wrongChildren(children),
				source: wrongSource(cells.source!),
				pod: cells.pod !== '' && pod === undefined ? 'trends.children.pod_unknown' : undefined,
			}).filter((entry): entry is [string, string] => entry[1] !== undefined),
		);
		const figure = { period: cells.period!, pod: pod?.key ?? null, children, source: cells.source! };
		return { line, cells, faults, figure: Object.keys(faults).length === 0 ? figure : undefined };
	});
	return {
		missing,
		lines: decideLines(read, known, {
			keyOf: childrenKey,
			valueOf: ({ children }) => children,
			column: 'period',
			twice: 'trends.children.typed_twice',
		}),
	};
}

function wrongSource(source: string): string | undefined {
	if (source === '') return 'form.field.empty';
	return source.length > sourceMost ? 'form.field.too_long' : undefined;
}
