import { expect, open, runsScripts, test, walkByKeyboard } from '../support/journeys.ts';

const pages = {
	'Wendy Pickersgill': [
		...['/staff/', '/staff/pods', '/staff/pods/new', '/staff/people', '/staff/people/new', '/staff/families'],
		...['/staff/families/new', '/staff/families/cards', '/staff/import', '/staff/programs', '/staff/settings'],
		...['/staff/security', '/staff/security/passphrase', '/staff/retention', '/staff/two-people'],
	],
	'Judith Ferriby': ['/staff/audit', '/staff/again?next=%2Fstaff%2Fsecurity'],
	'Graham Tolley': ['/staff/closure', '/staff/families/cards'],
};

for (const [name, paths] of Object.entries(pages)) {
	test(`${name} walks every page of theirs by keyboard: all is reached, in order, and seen`, async ({ comeInAs }) => {
		test.skip(!runsScripts(), 'the same controls stand in both kinds of browser');
		test.slow();
		const page = await comeInAs(name);
		for (const path of paths) {
			await open(page, path);
			expect(await walkByKeyboard(page), path).toBeGreaterThan(5);
		}
	});
}
