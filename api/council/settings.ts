import type { Day } from '../calendar/day.ts';

/**
 * What a council says of itself, with the fictional council's answers as what ships. Every local number carries the day
 * by which somebody is to ring it again and see that it is right.
 */
export const shippedSettings = {
	service_name: 'Alongside',
	council_name: 'Westmere Council',
	council_address: 'Westmere House, 1 High Street, Westmere, WM1 1AA',
	office_opens: '09:00',
	office_closes: '17:00',
	front_door_phone: '01632 960 100',
	out_of_hours_phone: '01632 960 199',
	complaints_phone: '01632 960 150',
	complaints_email: 'complaints@westmere.example',
	duty_email: 'duty@westmere.example',
	advocacy_name: 'Speak Up Westmere',
	advocacy_phone: '0808 157 0142',
	advocacy_email: 'referrals@speakup.example',
	/** Videos in British Sign Language lie there, and are linked to from the guide. */
	council_site: 'https://www.westmere.example',
	leave_to: 'https://www.bbc.co.uk/weather',
	suppression_threshold: '6',
	/** Days after a quarter's last, before its figures are published. */
	settling_days: '14',
	/** `#0b4f5c`; empty is the colour that ships. */
	main_colour: '',
} as const;

export type SettingName = keyof typeof shippedSettings;
export const settingNames = Object.keys(shippedSettings) as SettingName[];
export type Settings = Record<SettingName, string>;

/** Shipped numbers are invented ones: a council that has not checked its own is reminded from the first day. */
export const shippedReviewOn: Day = '2026-12-31';

/** The help that does not depend on the council. Numbers as in `domain.md` 7.3; checked by the date beside them. */
export const nationalHelp = [
	{ code: 'emergency', number: '999', checkedOn: '2026-11-01' },
	{ code: 'childline', number: '0800 1111', checkedOn: '2026-11-01' },
	{ code: 'domestic_abuse', number: '0808 2000 247', checkedOn: '2026-11-01' },
	{ code: 'mens_advice', number: '0808 801 0327', checkedOn: '2026-11-01' },
	{ code: 'samaritans', number: '116 123', checkedOn: '2026-11-01' },
	{ code: 'family_rights_group', number: '0808 801 0366', checkedOn: '2026-11-01' },
] as const;

/** The Local Government and Social Care Ombudsman, who may be asked at any time (`domain.md` 1.10). */
export const ombudsman = {
	phone: '0300 061 0614',
	address: ['PO Box 4771', 'Coventry', 'CV4 0EH'],
	checkedOn: '2026-11-01',
} as const;

/** The Information Commissioner, to whom anybody may complain of what is done with facts about them (ico.org.uk). */
export const informationCommissioner = { phone: '0303 123 1113' } as const;

/** The Equality Advisory and Support Service, for whoever is not content with an answer about accessibility. */
export const equalityAdvice = { phone: '0808 800 0082' } as const;
