/** How a thing stands: a shape and words, and only then a colour. Its words are a text of the common room. */
export const statuses = {
	in_time: '<circle cx="24" cy="24" r="19"/><path d="M15 25l6 6 12-13"/>',
	due_soon: '<circle cx="24" cy="24" r="19"/><path d="M24 13v11l8 5"/>',
	late: '<path d="M24 5l20 37H4z"/><path d="M24 19v10M24 36h.1"/>',
	paused: '<circle cx="24" cy="24" r="19"/><path d="M18 16v16M30 16v16"/>',
	not_started: '<circle cx="24" cy="24" r="19" stroke-dasharray="6 9"/>',
	sent: '<path d="M5 22L43 6 29 43l-7-16zM22 27L43 6"/>',
	not_opened: '<rect x="4" y="10" width="40" height="28" rx="4"/><path d="M6 13l18 14 18-14"/>',
	opened: '<path d="M4 20L24 5l20 15v22H4zM5 21l19 12 19-12"/>',
	with_pod: '<circle cx="24" cy="14" r="8"/><path d="M7 43c1-11 8-16 17-16s16 5 17 16"/>',
	answered:
		'<path d="M10 7h28c3 0 5 2 5 5v18c0 3-2 5-5 5H24l-10 8v-8h-4c-3 0-5-2-5-5V12c0-3 2-5 5-5zM15 21l6 6 11-12"/>',
	closed: '<rect x="5" y="5" width="38" height="38" rx="6"/><path d="M14 24l7 7 13-15"/>',
	withdrawn: '<rect x="5" y="5" width="38" height="38" rx="6"/><path d="M15 24h18"/>',
	urgent: '<path d="M16 4h16l12 12v16L32 44H16L4 32V16z"/><path d="M24 13v12M24 34h.1"/>',
} as const;

export type StatusName = keyof typeof statuses;
