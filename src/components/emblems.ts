/** A pod has an emblem, so that a child knows it before reading it. Drawn as the pictures are. */
export const emblems = {
	kingfisher:
		'<path class="soft" d="M17 22c2 8 5 14 12 17 5 0 8-2 9-5-2-7-6-13-21-12z"/><path d="M15 13L3 19l13 2M15 13c2-5 6-7 10-6 6 1 9 5 10 11l8 24-9-6c-4 2-10 1-14-4-3-4-4-7-4-11M25 23c5 1 8 4 9 13"/><circle class="ink" cx="23" cy="14" r="2"/>',
	otter:
		'<ellipse class="soft" cx="25" cy="31" rx="11" ry="9"/><path d="M24 9c10 0 16 6 16 15 0 10-7 16-16 16S8 34 8 24C8 15 14 9 24 9zM11 15c-4-1-6-6-2-8 3-1 5 1 6 4M37 15c4-1 6-6 2-8-3-1-5 1-6 4M21 26h6l-3 3zM24 29v3M24 32c-1 2-4 2-5 1M24 32c1 2 4 2 5 1M13 29l-8-1M13 32l-8 3M35 29l8-1M35 32l8 3"/><path class="ink" d="M21 26h6l-3 3z"/><circle class="ink" cx="17" cy="21" r="2"/><circle class="ink" cx="31" cy="21" r="2"/>',
	oak: '<path class="soft" d="M16 33a8 8 0 0 1-1-15 9 9 0 0 1 12-8 9 9 0 0 1 12 8 8 8 0 0 1-2 15z"/><path d="M13 30a8 8 0 0 1-2-15.500A9 9 0 0 1 24 7a9 9 0 0 1 13 8.500A8 8 0 0 1 35 30zM24 20v23M24 30l7-6M24 26l-6-5M17 43h14"/>',
	lighthouse:
		'<path class="soft" d="M22 25h8l2 10H20z"/><path d="M16 42l4-23h8l4 23zM18 31h12M17 19h14M20 19v-7h8v7M18 12l6-6 6 6zM34 13l9-4M34 17l9 3M14 13L5 9M14 17l-9 3M8 42h32"/>',
	hedgehog:
		'<path class="soft" d="M18 38c-2-4-2-9 0-12 8-8 20-6 25 2 1 4 1 7-1 10z"/><path d="M15 25l-3-7 7 2 1-8 6 5 5-7 3 8 7-2-1 8 5 3-3 5 2 6M15 25c1 4 1 8 4 11M15 25c-3 2-6 5-11 8 0 3 2 4 4 4h36"/><circle class="ink" cx="12" cy="31" r="2"/><circle class="ink" cx="4.500" cy="33" r="2.500"/>',
	heron:
		'<path class="soft" d="M20 29c7-6 16-4 23 4-6 3-17 5-22 1z"/><path d="M4 13l12-5c5-1 8 3 6 8-2 4-5 6-4 11 0 5 4 8 10 8 6 0 11-2 15-5-5-4-13-7-19-4M13 12L4 13M26 35v9M33 34v10M16 8c3-3 8-4 12-3"/><circle class="ink" cx="16" cy="12" r="1.700"/>',
	fox: '<path class="soft" d="M8 26l10-1 6 9 6-9 10 1c-2 9-9 14-16 17C17 40 10 35 8 26z"/><path d="M8 7l10 7h12l10-7v17c0 8-8 15-16 19C16 39 8 32 8 24zM8 24l10 0 6 10 6-10 10 0"/><circle class="ink" cx="18" cy="20" r="2"/><circle class="ink" cx="30" cy="20" r="2"/><circle class="ink" cx="24" cy="38" r="3"/>',
	bee: '<path class="soft" d="M14 24h22c6 0 8 4 8 8s-3 9-9 9H19c-6 0-9-4-9-9s1-8 4-8z"/><path d="M15 22h17c6 0 10 4 10 9s-4 9-10 9H16c-6 0-10-4-10-9s4-9 9-9zM19 22v18M27 22v18M34 23v16M42 31h3M20 22c-7-3-9-12-4-14 5-1 8 5 8 14 1-9 6-15 11-13 4 3 1 10-7 13M8 25c-3-2-4-5-3-8"/><circle class="ink" cx="12" cy="29" r="2"/>',
	willow:
		'<path class="soft" d="M9 30c0-14 7-21 17-21s17 7 17 21l-5-6-6 8-6-9-6 9-6-8z"/><path d="M24 43V18M7 34c-1-17 6-27 17-27s18 10 17 27M14 37c-2-10-1-18 10-22M34 37c2-10 1-18-10-22M19 31c-1-6 0-10 5-13M29 31c1-6 0-10-5-13M17 43h14"/>',
	robin:
		'<path class="soft" d="M12 20c8-2 14 2 15 9 0 5-3 9-8 9-6-2-9-9-7-18z"/><path d="M10 15c2-6 8-9 14-7 8 3 9 10 13 16l8 8-11 1c-3 4-8 6-13 5-8-1-12-9-11-19zM10 14l-6 4 6 2M27 23c1 5 5 8 10 8M19 38v6M26 37v7M15 44h6M23 44h6"/><circle class="ink" cx="18" cy="15" r="2"/>',
	whale:
		'<path class="soft" d="M7 30c9 4 18 5 28 2-2 6-8 10-15 10S8 37 7 30z"/><path d="M4 27c0-8 7-13 15-13 10 0 12 9 18 10 2-2 2-6 0-9M37 24c3 0 6-2 7-6-3-1-6 0-7 3M37 24c1 10-7 16-17 16C11 40 4 35 4 27zM5 30c6 3 11 3 16 1M17 8c0-3-2-4-5-4M17 8c0-3 2-4 5-4M17 8v3"/><circle class="ink" cx="13" cy="24" r="2"/>',
	fern: '<path class="soft" d="M16 43c-8-13-5-22 1-29 8 2 16 8 22 12-10 2-14 8-15 17z"/><path d="M20 44c-3-14-1-26 10-32 6-3 11 2 9 6-2 3-7 2-6-2M20 34c-5 1-9-1-11-5 5-1 9 1 11 5zM21 26c-5-1-8-4-9-8 5 0 8 3 9 8zM25 18c-4-2-6-6-6-10 4 1 7 5 6 10zM20 36c4-4 8-6 13-5-2 4-7 6-13 5zM22 28c4-3 7-4 11-3-2 3-6 5-11 3z"/>',
} as const;

export type EmblemName = keyof typeof emblems;

export function isEmblem(name: string): name is EmblemName {
	return Object.hasOwn(emblems, name);
}
