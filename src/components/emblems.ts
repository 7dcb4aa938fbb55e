import type { EmblemName } from '../../api/pods/emblem-names.ts';

/** A pod has an emblem, so that a child knows it before reading it. Drawn as the pictures are. */
export const emblems = {
	kingfisher:
		'<path class="soft" d="M22 24c9-1 14 4 15 12-2 2-5 3-8 2-5-2-8-7-7-14z"/><path d="M19 14L2 16l17 5M19 14c1-5 5-8 10-8l7-2-1 5 6 1-4 4c2 5 2 11 0 16l4 10-8-4c-9 0-15-6-14-15M27 22c4 2 6 7 5 12M8 42h33"/><circle class="ink" cx="26" cy="14" r="2"/>',
	otter:
		'<ellipse class="soft" cx="25" cy="31" rx="11" ry="8"/><path d="M24 10c11 0 17 6 17 14 0 9-7 15-17 15S7 33 7 24c0-8 6-14 17-14zM10 15c-3-1-4-5-1-6 2-1 4 0 5 2M38 15c3-1 4-5 1-6-2-1-4 0-5 2M24 28v3M24 31c-1 2-4 2-5 1M24 31c1 2 4 2 5 1M12 29l-8-1M13 33l-7 3M36 29l8-1M35 33l7 3"/><path class="ink" d="M20 24h8l-4 5z"/><circle class="ink" cx="16" cy="20" r="2"/><circle class="ink" cx="32" cy="20" r="2"/>',
	oak: '<path class="soft" d="M16 33a8 8 0 0 1-1-15 9 9 0 0 1 12-8 9 9 0 0 1 12 8 8 8 0 0 1-2 15z"/><path d="M13 30a8 8 0 0 1-2-15.500A9 9 0 0 1 24 7a9 9 0 0 1 13 8.500A8 8 0 0 1 35 30zM24 20v23M24 30l7-6M24 26l-6-5M17 43h14"/>',
	lighthouse:
		'<path class="soft" d="M22 25h8l2 10H20z"/><path d="M16 42l4-23h8l4 23zM18 31h12M17 19h14M20 19v-7h8v7M18 12l6-6 6 6zM34 13l9-4M34 17l9 3M14 13L5 9M14 17l-9 3M8 42h32"/>',
	hedgehog:
		'<path class="soft" d="M20 37c-2-4-2-8-1-11 6-9 17-8 22-1 1 4 1 8-1 12z"/><path d="M16 25l-3-7 6 2 1-8 6 5 5-7 4 7 6-3v7l4 1-3 6 3 5-4 5M16 25c1 5 2 9 5 13M16 25c-3 2-7 5-11 8 0 3 2 5 4 5h32"/><circle class="ink" cx="13" cy="32" r="2"/><circle class="ink" cx="5" cy="33" r="2.500"/>',
	heron:
		'<path class="soft" d="M20 29c7-6 16-4 23 4-6 3-17 5-22 1z"/><path d="M4 13l12-5c5-1 8 3 6 8-2 4-5 6-4 11 0 5 4 8 10 8 6 0 11-2 15-5-5-4-13-7-19-4M13 12L4 13M26 35v9M33 34v10M16 8c3-3 8-4 12-3"/><circle class="ink" cx="16" cy="12" r="1.700"/>',
	fox: '<path class="soft" d="M10 27c6-1 11 2 14 9 4-7 9-10 16-9-1 8-8 13-15 16-7-3-14-8-15-16z"/><path d="M8 6l11 9h10l11-9v17c0 9-8 16-16 20C16 39 8 32 8 23zM8 25c7-1 12 2 16 8 4-6 9-9 16-8"/><circle class="ink" cx="17.500" cy="21" r="2"/><circle class="ink" cx="30.500" cy="21" r="2"/><circle class="ink" cx="24" cy="40" r="3"/>',
	bee: '<path class="soft" d="M14 24h22c6 0 8 4 8 8s-3 9-9 9H19c-6 0-9-4-9-9s1-8 4-8z"/><path d="M15 22h17c6 0 10 4 10 9s-4 9-10 9H16c-6 0-10-4-10-9s4-9 9-9zM19 22v18M27 22v18M34 23v16M42 31h3M20 22c-7-3-9-12-4-14 5-1 8 5 8 14 1-9 6-15 11-13 4 3 1 10-7 13M8 25c-3-2-4-5-3-8"/><circle class="ink" cx="12" cy="29" r="2"/>',
	willow:
		'<path class="soft" d="M9 30c0-14 7-21 17-21s17 7 17 21l-5-6-6 8-6-9-6 9-6-8z"/><path d="M24 43V18M7 34c-1-17 6-27 17-27s18 10 17 27M14 37c-2-10-1-18 10-22M34 37c2-10 1-18-10-22M19 31c-1-6 0-10 5-13M29 31c1-6 0-10-5-13M17 43h14"/>',
	robin:
		'<path class="soft" d="M12 20c8-2 14 2 15 9 0 5-3 9-8 9-6-2-9-9-7-18z"/><path d="M10 15c2-6 8-9 14-7 8 3 9 10 13 16l8 8-11 1c-3 4-8 6-13 5-8-1-12-9-11-19zM10 14l-6 4 6 2M27 23c1 5 5 8 10 8M18 38v6M27 37v7M15 44h6M24 44h6"/><circle class="ink" cx="18" cy="15" r="2"/>',
	whale:
		'<path class="soft" d="M6 31c7 3 13 3 19 0 6 1 11 0 14-3-1 8-8 14-16 14-9 0-16-4-17-11z"/><path d="M4 27c0-8 6-13 14-13 8 0 12 5 15 8 2 2 5 1 6-1l1-4M40 17c-4 0-6-3-6-7 3 0 5 1 6 4 1-3 3-4 6-4 0 4-2 7-6 7M39 21c3 10-5 19-17 19C11 40 4 35 4 27M6 31c6 3 12 3 17 0M17 9c0-3-2-5-5-5M17 9c0-3 2-5 5-5"/><circle class="ink" cx="13" cy="24" r="2"/>',
	fern: '<path class="soft" d="M24 44C9 41 6 22 19 10c12 6 22 20 5 34z"/><path d="M22 45c-4-16-1-28 9-33 6-3 11 1 10 5-1 4-6 4-7 1M20 36c-5 0-9-2-11-6M20 27c-5 0-8-3-9-7M24 19c-4-1-7-4-8-8M21 40c5 0 10-2 13-6M20 32c5 0 9-2 12-5M22 24c4 0 7-1 10-3"/>',
} as const satisfies Record<EmblemName, string>;

export function isEmblem(name: string): name is EmblemName {
	return Object.hasOwn(emblems, name);
}
