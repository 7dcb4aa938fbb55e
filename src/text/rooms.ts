/** Rooms whose words only staff, or whoever tries the demo, ever read. They are in English only. */
export const englishOnly = [
	'administration',
	'audit',
	'cards',
	'demo',
	'figures',
	'guide-staff',
	'imports',
	'keeping',
	'programs',
	'reports',
	'sign-in',
	'staff',
	'tallies',
] as const;
