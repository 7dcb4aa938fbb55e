/** The dark modules of a square code as one SVG path: each run of a row is a rectangle. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
	return rows
		.map((row, y) =>
			runsOf(row)
				.map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
				.join(''),
		)
		.join('');
}

function runsOf(row: readonly boolean[]): [start: number, length: number][] {
	const runs: [number, number][] = [];
	row.forEach((dark, x) => {
		const last = runs.at(-1);
		if (dark && last && last[0] + last[1] === x) last[1] += 1;
		else if (dark) runs.push([x, 1]);
	});
	return runs;
}
