/**
 * A council's main colour: written on our paper, on white and on soft fills, and under white words. WCAG 2.2 asks for 7 to 1
 * at level AAA, and a family may read by a cracked phone in the sun. Where it is dark, a lighter one of the same hue is made.
 */
export interface ReadableColour {
	light: string;
	dark: string;
}

/** The least contrast of words, level AAA (WCAG 2.2, 1.4.6). */
export const leastContrast = 7;

/** What the colour stands on by day: our paper, and white, which also stands on it. As in `src/styles/base.css`. */
const dayGrounds = ['#fbf7f0', '#ffffff'] as const;
/** What it stands on by night. */
const nightGrounds = ['#12161f', '#1b2130'] as const;

type Channels = [red: number, green: number, blue: number];

export function isColour(text: string): boolean {
	return /^#[0-9a-f]{6}$/i.test(text);
}

/** How far two colours are apart, from 1 (the same) to 21 (black and white). */
export function contrast(one: string, other: string): number {
	const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/** How far a colour is from the ground on which it is read worst. */
export function worstContrast(colour: string): number {
	return Math.min(...dayGrounds.map((ground) => contrast(colour, ground)));
}

/** The colour by day and by night, or nothing where nobody could read it. */
export function readable(colour: string): ReadableColour | undefined {
	if (!isColour(colour) || worstContrast(colour) < leastContrast) return undefined;
	return { light: colour.toLowerCase(), dark: lightened(colour) };
}

const STEPS = 100;

/** As little lighter as it takes to be read by night. White can always be read, so there is one. */
function lightened(colour: string): string {
	for (let step = 0; step < STEPS; step += 1) {
		const lighter = mixedWithWhite(colour, step / STEPS);
		if (nightGrounds.every((ground) => contrast(lighter, ground) >= leastContrast)) return lighter;
	}
	return '#ffffff';
}

function mixedWithWhite(colour: string, share: number): string {
	const mixed = channelsOf(colour).map((channel) => Math.round(channel + (255 - channel) * share));
	return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
	const [red, green, blue] = channelsOf(colour).map((channel) => linear(channel / 255)) as Channels;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
	return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function channelsOf(colour: string): Channels {
	return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Channels;
}
