import { availableParallelism, loadavg } from 'node:os';
import { undoAll, OUTPUT } from './afterwards.ts';
import { auditChecked } from './audit.ts';
import { comingBack } from './coming-back.ts';
import { durableComplaint } from './complaint.ts';
import { guessing } from './guessing.ts';
import { type House, openHouse } from './house.ts';
import { importing } from './import.ts';
import { lighthouse } from './lighthouse.ts';
import { meeting } from './meeting.ts';
import { memory } from './memory.ts';
import { officersDesk } from './officer.ts';
import { pageWeight } from './page-weight.ts';
import { renderedPage } from './rendered-page.ts';
import { slowPhone } from './slow-phone.ts';
import { type Line, printLines } from './table.ts';
import { trendsAsked } from './trends.ts';

/**
 * `npm run bench`: the bars of performance, each beside a baseline taken in the same run, because this machine is another
 * one tomorrow. It is no test: it ends well when it could measure. `npm run bench complaint` measures that bar alone;
 * with `--profile` the server writes a CPU profile into tests/.output.
 */
const bars = {
	pages: pageWeight,
	phone: slowPhone,
	lighthouse,
	rendering: renderedPage,
	complaint: durableComplaint,
	return: comingBack,
	guessing,
	import: importing,
	meeting,
	memory,
	officer: officersDesk,
	audit: auditChecked,
	trends: trendsAsked,
};
type Bar = keyof typeof bars;
/** What brings its own database needs no pages and no server. */
const withoutHouse: readonly Bar[] = ['audit', 'trends'];
/** Takes half an hour, and a program that is not ours to bring. */
const onlyByName: readonly Bar[] = ['lighthouse'];

process.chdir(new URL('../..', import.meta.url).pathname);
const asked = process.argv.slice(2);
const names = asked.filter((name): name is Bar => name in bars);
const usual = (Object.keys(bars) as Bar[]).filter((name) => !onlyByName.includes(name));
const profile = asked.includes('--profile') ? ['--cpu-prof', `--cpu-prof-dir=${OUTPUT}`] : [];
if (names.length + (profile.length > 0 ? 1 : 0) !== asked.length) {
	console.error(`The bars are ${Object.keys(bars).join(', ')}; the one option is --profile.`);
	process.exit(2);
}

const lines: Line[] = [];
const busy = [loadavg()[0]!];
let failed = false;
try {
	let house: House | undefined;
	for (const name of names.length > 0 ? names : usual) {
		console.log(`Measuring: ${name}`);
		if (!withoutHouse.includes(name)) house ??= await openHouse(profile);
		lines.push(...(await bars[name](house!)));
	}
} catch (error) {
	failed = true;
	console.error('Could not be measured:', error);
} finally {
	await undoAll();
}
printLines(lines);
busy.push(loadavg()[0]!);
console.log(
	`\n${availableParallelism()} cores; ${busy.map((load) => load.toFixed(1)).join(' processes wanted them at the start, ')} at the end.`,
	'Where that is more than there are cores, only the ratios say something.',
);
process.exit(failed ? 1 : 0);
