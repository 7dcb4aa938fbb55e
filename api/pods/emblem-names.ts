/** The emblems a pod can have. Their drawings are in `src/components/emblems.ts`. */
export const emblemNames = [
	'kingfisher',
	'otter',
	'oak',
	'lighthouse',
	'hedgehog',
	'heron',
	'fox',
	'bee',
	'willow',
	'robin',
	'whale',
	'fern',
] as const;

export type EmblemName = (typeof emblemNames)[number];
