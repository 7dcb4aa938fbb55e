/**
 * Our own line drawings on a grid of 48: one idea each, the same idea always the same drawing. `soft` is the one tinted
 * fill, printed a little beside its outline; `ink` is what is small and dark.
 */
export const pictures = {
	'person-adult':
		'<path class="soft" d="M11 44c1-11 7-15 15-15s15 4 16 15z"/><circle cx="24" cy="15" r="8"/><path d="M8 42c1-10 7-15 16-15s15 5 16 15"/>',
	'person-young':
		'<path class="soft" d="M14 44c1-8 6-11 12-11s11 3 12 11z"/><circle cx="24" cy="21" r="8"/><path d="M11 43c1-7 5-11 13-11s12 4 13 11M18 15c3 2 7 1 8-2"/>',
	talk: '<path class="soft" d="M14 11h19a5 5 0 0 1 5 5v8a5 5 0 0 1-5 5H20l-6 5v-5a5 5 0 0 1-5-5v-8a5 5 0 0 1 5-5z"/><path d="M10 7h20a5 5 0 0 1 5 5v9a5 5 0 0 1-5 5H19l-8 7v-7h-1a5 5 0 0 1-5-5v-9a5 5 0 0 1 5-5z"/><path d="M40 19c2 1 3 3 3 5v8c0 3-2 5-4 5v6l-7-6h-8c-2 0-3-1-4-2"/>',
	phone:
		'<path class="soft" d="M17 9l7 3 1 9-4 4c2 4 4 6 8 8l4-5 9 2 3 6c-2 5-5 7-9 7C23 43 10 30 10 17c0-4 2-7 7-8z"/><path d="M14 6l6 2 2 9-5 4c2 5 5 8 10 10l4-5 9 2 2 6c-1 5-4 8-9 8C18 42 6 30 6 15c0-5 3-8 8-9z"/>',
	home: '<path class="soft" d="M14 22L26 12l13 10v21H14z"/><path d="M5 23L24 7l19 16M11 19v22h26V19M20 41V30h8v11"/>',
	meeting:
		'<path class="soft" d="M12 34h28v8H12z"/><circle cx="12" cy="12" r="5"/><circle cx="36" cy="12" r="5"/><path d="M4 42V29c0-5 3-8 8-8 4 0 7 3 7 7M44 42V29c0-5-3-8-8-8-4 0-7 3-7 7M11 33h26M24 33v9"/>',
	help: '<circle class="soft" cx="26" cy="26" r="18"/><circle cx="24" cy="24" r="18"/><circle cx="24" cy="24" r="7"/><path d="M19 19l-8-8M29 19l8-8M19 29l-8 8M29 29l8 8"/>',
	globe:
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M6 24h36M24 6c-11 11-11 25 0 36M24 6c11 11 11 25 0 36"/>',
	clock: '<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M24 13v11l7 5"/>',
	letter:
		'<rect class="soft" x="8" y="14" width="37" height="27" rx="4"/><rect x="5" y="10" width="38" height="28" rx="4"/><path d="M7 13l17 14 17-14"/>',
	card: '<rect class="soft" x="8" y="14" width="37" height="27" rx="5"/><rect x="5" y="10" width="38" height="28" rx="5"/><circle cx="16" cy="20" r="3.5"/><path d="M10 31c0-4 2-6 6-6s6 2 6 6M29 20h8M29 28h8"/>',
	key: '<circle class="soft" cx="17" cy="34" r="9"/><circle cx="15" cy="32" r="9"/><path d="M22 26L41 7M33 15l7 7"/>',
	lock: '<rect class="soft" x="12" y="24" width="30" height="20" rx="5"/><rect x="9" y="21" width="30" height="21" rx="5"/><path d="M15 21v-5a9 9 0 0 1 18 0v5M24 29v5"/>',
	'open-hand':
		'<path class="soft" d="M17 24h21v8c0 8-5 13-12 13-5 0-8-2-11-6l-5-8 7 3z"/><path d="M14 29V14a3 3 0 0 1 6 0v9-14a3 3 0 0 1 6 0v14-12a3 3 0 0 1 6 0v13-7a3 3 0 0 1 6 0v14c0 8-5 13-12 13-6 0-9-3-12-7L7 28a3 3 0 0 1 5-3l2 3"/>',
	idea: '<path class="soft" d="M20 36c0-6-6-9-6-17a12 12 0 0 1 25 0c0 8-7 11-7 17z"/><path d="M18 34c0-6-7-8-7-17a13 13 0 0 1 26 0c0 9-7 11-7 17zM19 39h10M21 44h6M19 19l5 5 5-5M24 24v10"/>',
	worry:
		'<path class="soft" d="M16 33a8 8 0 0 1 0-17 11 11 0 0 1 21-1 9 9 0 0 1 0 18z"/><path d="M13 30a8.500 8.500 0 0 1 0-17 11 11 0 0 1 21-1 9 9 0 0 1 1 18zM15 36l-2 5M25 36l-2 5M35 36l-2 5"/>',
	sun: '<circle class="soft" cx="26" cy="26" r="10"/><circle cx="24" cy="24" r="9"/><path d="M24 5v4M24 39v4M5 24h4M39 24h4M11 11l2 2M35 35l2 2M11 37l2-2M35 13l2-2"/>',
	tick: '<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M15 25l6 6 12-13"/>',
	leave: '<path class="soft" d="M12 9h13v34H12z"/><path d="M25 15V7H9v34h16v-8M19 24h23M34 16l8 8-8 8"/>',
	calendar:
		'<rect class="soft" x="9" y="20" width="36" height="25" rx="4"/><rect x="6" y="10" width="36" height="32" rx="4"/><path d="M6 19h36M16 5v9M32 5v9M15 27h.1M24 27h.1M33 27h.1M15 34h.1M24 34h.1"/>',
	school:
		'<path class="soft" d="M20 20l6-4 7 4v24H20z"/><path d="M4 41h40M7 41V26l10-5M41 41V26l-10-5M17 41V18l7-5 7 5v23M24 13V5l8 3-8 3M22 41v-8h4v8"/>',
	back: '<path d="M40 24H9M21 11L8 24l13 13"/>',
	onward: '<path d="M8 24h31M27 11l13 13-13 13"/>',
	eye: '<circle class="soft" cx="26" cy="26" r="9"/><path d="M4 24c5-8 12-12 20-12s15 4 20 12c-5 8-12 12-20 12S9 32 4 24z"/><circle cx="24" cy="24" r="5"/>',
	pencil: '<path class="soft" d="M12 34L34 12l7 7-22 22-8 2z"/><path d="M8 40l2-9L32 9l7 7-22 22zM27 14l7 7"/>',
	information:
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M24 23v11M24 15h.1"/>',
	important: '<path class="soft" d="M26 9l19 34H9z"/><path d="M24 6l19 34H5zM24 19v10M24 34h.1"/>',
	search: '<circle class="soft" cx="22" cy="22" r="13"/><circle cx="20" cy="20" r="14"/><path d="M30 30l12 12"/>',
	print: '<path class="soft" d="M9 21h36v16H9z"/><path d="M13 18V6h22v12M13 35H6V18h36v17h-7M13 29h22v13H13z"/>',
	moon: '<path class="soft" d="M43 33A19 19 0 1 1 22 8a15 15 0 0 0 21 25z"/><path d="M40 30A18 18 0 1 1 20 7a15 15 0 0 0 20 23zM36 8v6M33 11h6"/>',
	page: '<path class="soft" d="M14 10h28v34H14z"/><path d="M9 6h22l8 8v28H9zM30 7v8h8"/>',
	'face-1':
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M17.500 22.500h.1M30.500 22.500h.1M12 18l7-4M36 18l-7-4M16 35c3-7 13-7 16 0"/>',
	'face-2':
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M17.500 22.500h.1M30.500 22.500h.1M13 16.500l6-2M35 16.500l-6-2M17 33c4-3 10-3 14 0"/>',
	'face-3':
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M17.500 22.500h.1M30.500 22.500h.1M13 15.500h6M29 15.500h6M17 32h14"/>',
	'face-4':
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M17.500 22.500h.1M30.500 22.500h.1M13 16c1-2 4-2 6-1M35 16c-1-2-4-2-6-1M17 30c4 4 10 4 14 0"/>',
	'face-5':
		'<circle class="soft" cx="26" cy="26" r="17"/><circle cx="24" cy="24" r="18"/><path d="M17.500 24h.1M30.500 24h.1M14 17c1-3 4-3 5.500-.500M34 17c-1-3-4-3-5.500-.500M15.500 29.500h17c0 10-17 10-17 0z"/>',
	'house-worries':
		'<path class="soft" d="M12 26l14-11 14 11v19H12z"/><path d="M5 24L24 9l19 15M10 21v21h28V21M18 35a4 4 0 0 1 0-8 6 6 0 0 1 11 0 4 4 0 0 1 1 8z"/>',
	'house-good':
		'<path class="soft" d="M12 26l14-11 14 11v19H12z"/><path d="M5 24L24 9l19 15M10 21v21h28V21M24 22v1M24 38v1M15.500 30.500h1M31.500 30.500h1M18 24.500l.5.5M30 24.500l-.5.5M18 36.500l.5-.5M30 36.500l-.5-.5"/><circle cx="24" cy="30.500" r="3.500"/>',
	'house-dreams':
		'<path class="soft" d="M12 26l14-11 14 11v19H12z"/><path d="M5 24L24 9l19 15M10 21v21h28V21M24 21l2.500 5.500 6 .7-4.500 4 1.300 6L24 34l-5.300 3.200 1.300-6-4.500-4 6-.7z"/>',
	bed: '<path class="soft" d="M9 28h36v9H9z"/><path d="M5 10v31M5 36h38M43 41V30c0-4-3-6-6-6H19v12M5 24h14"/><circle cx="12" cy="18.500" r="3"/>',
	food: '<circle class="soft" cx="28" cy="26" r="13"/><circle cx="26" cy="24" r="13"/><circle cx="26" cy="24" r="6"/><path d="M6 8v8c0 3 4 3 4 0V8M8 18v23M43 41V8c-3 3-4 9-4 15h4"/>',
	'brothers-sisters':
		'<path class="soft" d="M6 44c1-9 5-12 11-12s10 3 11 12zM28 44c0-6 3-9 8-9s8 3 9 9z"/><circle cx="15" cy="19" r="7"/><circle cx="35" cy="26" r="5.500"/><path d="M4 42c1-9 5-13 11-13s10 4 11 13M28 42c0-5 3-7 7-7s7 2 8 7"/>',
	friends:
		'<path class="soft" d="M6 44c1-9 4-12 9-12s9 3 9 12zM27 44c1-9 4-12 9-12s8 3 9 12z"/><circle cx="13" cy="17" r="6.500"/><circle cx="35" cy="17" r="6.500"/><path d="M4 42c0-8 3-14 9-14 4 0 7 3 11 8 4-5 7-8 11-8 6 0 9 6 9 14"/>',
	'social-worker':
		'<path class="soft" d="M11 44c1-11 7-15 15-15s15 4 16 15z"/><circle cx="24" cy="13" r="8"/><path d="M8 42c1-10 7-15 16-15s15 5 16 15M17 28l7 8 7-8M20 37h8v6h-8z"/>',
	ear: '<path class="soft" d="M15 22a12 12 0 0 1 23 0c0 9-7 9-8 16-1 6-8 7-11 2z"/><path d="M12 20a12 12 0 0 1 24 0c0 9-8 9-9 17-1 7-9 7-11 1M18 21a6 6 0 0 1 12 0c0 4-5 4-5 8"/>',
	'large-print':
		'<path class="soft" d="M8 42L21 8h6l14 34h-8l-4-10H16l-3 10z"/><path d="M5 41L19 6h4l14 35M11 27h20M34 41V29h8M34 35h6"/>',
	recording:
		'<path class="soft" d="M10 28h8v15h-4c-3 0-4-2-4-5zM36 28h8v10c0 3-2 5-4 5h-4z"/><path d="M6 33V24a18 18 0 0 1 36 0v9M6 28h7v13h-3c-2 0-4-2-4-4zM42 28h-7v13h3c2 0 4-2 4-4z"/>',
	braille:
		'<rect class="soft" x="12" y="8" width="28" height="37" rx="5"/><rect x="9" y="5" width="28" height="37" rx="5"/><circle class="ink" cx="18" cy="14" r="2.500"/><circle class="ink" cx="28" cy="14" r="2.500"/><circle cx="18" cy="23.500" r="2.500"/><circle class="ink" cx="28" cy="23.500" r="2.500"/><circle class="ink" cx="18" cy="33" r="2.500"/><circle cx="28" cy="33" r="2.500"/>',
} as const;

export type PictureName = keyof typeof pictures;

/** Drawings that point somewhere are mirrored where reading runs from right to left. Clocks and ticks are not. */
export const pointing: readonly PictureName[] = ['back', 'onward', 'leave'];
