/** How long a one-time link may wait to be opened. Hours. */
export const linkHours = 24;

/** How long whoever opened a link has to set up a way of coming in. Minutes. */
export const settingUpMinutes = 60;

/** How long a challenge waits for its answer: somebody may have to look for a phone, or sign in at the directory. Minutes. */
export const attemptMinutes = 10;

/** How long a secret that was shown for an app waits for its first code. Minutes. */
export const appMinutes = 60;

/** The instant so many minutes later. */
export function minutesAfter(instant: string, minutes: number): string {
	return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
