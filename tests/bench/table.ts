/** One row of what is printed: a bar, or a figure to compare with. */
export interface Line {
	bar: string;
	what: string;
	measured: string;
	baseline?: string;
	ratio?: string;
	limit?: string;
	/** Whether the bar is met; undefined where there is none. */
	met?: boolean;
}

export function printLines(lines: readonly Line[]): void {
	printTable(
		['bar', 'what', 'measured', 'baseline of this run', 'ratio', 'limit', ''],
		lines.map((line) => [
			line.bar,
			line.what,
			line.measured,
			line.baseline ?? '',
			line.ratio ?? '',
			line.limit ?? '',
			verdict(line.met),
		]),
	);
}

export function verdict(met: boolean | undefined): string {
	return met === undefined ? '' : met ? 'pass' : 'FAIL';
}

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
	const print = (row: readonly string[]) =>
		console.log(
			row
				.map((cell, column) => cell.padEnd(widths[column]!))
				.join('  ')
				.trimEnd(),
		);
	print(head);
	print(widths.map((width) => '-'.repeat(width)));
	rows.forEach(print);
}

export const ms = (value: number) =>
	value === Infinity ? 'not kept up with' : `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const percent = (share: number) => `${(share * 100).toFixed(0)}%`;
export const times = (factor: number) => (factor === Infinity ? '' : `x ${factor.toFixed(1)}`);
export const perSecond = (rate: number) => `${Math.round(rate)}/s`;
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
export const MB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
