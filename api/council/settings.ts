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
	leave_to: 'https://www.bbc.co.uk/weather',
	suppression_threshold: '6',
} as const;

export type SettingName = keyof typeof shippedSettings;
export type Settings = Record<SettingName, string>;

/** Shipped numbers are invented ones: a council that has not checked its own is reminded from the first day. */
export const shippedReviewOn: Day = '2026-12-31';

/** The help that does not depend on the council. Numbers as in `domain.md` 7.3; checked by the date beside them. */
export const nationalHelp = [
	{ code: 'emergency', number: '999', checkedOn: '2026-11-01' },
	{ code: 'childline', number: '0800 1111', checkedOn: '2026-11-01' },
	{ code: 'domestic_abuse', number: '0808 2000 247', checkedOn: '2026-11-01' },
	{ code: 'samaritans', number: '116 123', checkedOn: '2026-11-01' },
	{ code: 'family_rights_group', number: '0808 801 0366', checkedOn: '2026-11-01' },
] as const;

/** The Local Government and Social Care Ombudsman, who may be asked at any time (`domain.md` 1.10). */
export const ombudsman = {
	phone: '0300 061 0614',
	address: ['PO Box 4771', 'Coventry', 'CV4 0EH'],
	checkedOn: '2026-11-01',
} as const;
