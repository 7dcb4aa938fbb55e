/** How each series looks, in order. The first is solid, the fourth is empty; the others have a pattern of the chart's own. */
export const looks = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

const ways = ['solid', 'pattern', 'pattern', 'blank', 'pattern'] as const;

export function fillId(chart: string, series: number): string {
	return `${chart}-fill-${series}`;
}

/** What a shape of this series wears. */
export function lookOf(chart: string, series: number): { class: string; fill?: string } {
	const way = ways[series];
	if (way === undefined) throw new RangeError(`there is no look for series ${series}`);
	return way === 'pattern' ? { class: way, fill: `url(#${fillId(chart, series)})` } : { class: way };
}
