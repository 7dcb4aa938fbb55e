/** A file of this size is written anew in less than a second. Bytes. */
const SMALL = 64 * 1024 * 1024;

/** Hours of a London night in which nobody is kept waiting: from, and before. */
const NIGHT = { from: '01:00', before: '05:00' } as const;

/** A house that is never up at night does it all the same after so many hours. */
const PATIENCE_HOURS = 48;

/**
 * Whether the file of the database is written anew now. While it is, nothing else is answered: a large one waits for the night.
 * What waits is in no row any more, and its words were under a key that is gone.
 */
export function isQuietHour(at: { bytes: number; londonTime: string; waitedHours: number }): boolean {
	const isNight = at.londonTime >= NIGHT.from && at.londonTime < NIGHT.before;
	return at.bytes <= SMALL || isNight || at.waitedHours >= PATIENCE_HOURS;
}
