import type { PodRole, StaffRole } from '../accounts/roles.ts';
import type { Standing } from '../representations/standing.ts';

/**
 * Everybody in Westmere, a council that does not exist. Nobody here is anybody: telephone numbers are from the range that
 * Ofcom keeps for drama (01632 960), addresses end in `.example`, which leads nowhere. Days are counted back from the
 * clock's today, so that the council is always in the middle of its work.
 */
export const pods = {
	kingfisher: { name: 'Kingfisher', phone: '01632 960 210', overseer: 'helen', openedAgo: 2600, closedAgo: null },
	otter: { name: 'Otter', phone: '01632 960 220', overseer: 'helen', openedAgo: 2600, closedAgo: null },
	oak: { name: 'Oak', phone: '01632 960 230', overseer: 'martin', openedAgo: 2570, closedAgo: null },
	lighthouse: { name: 'Lighthouse', phone: '01632 960 240', overseer: 'martin', openedAgo: 1900, closedAgo: null },
	heron: { name: 'Heron', phone: '01632 960 250', overseer: 'helen', openedAgo: 2600, closedAgo: 212 },
} as const;

export type PodKey = keyof typeof pods;
export const podKeys = Object.keys(pods) as PodKey[];

/** A place in a pod, from and until so many days ago. */
export interface Place {
	pod: PodKey;
	role: PodRole;
	fullTimeEquivalent: number;
	workingDays: string;
	worksFrom: string;
	worksTo: string;
	phone: string | null;
	fromAgo: number;
	untilAgo: number | null;
}

export interface StaffMember {
	name: string;
	role: StaffRole;
	places: readonly Place[];
	/** Left the council so many days ago. */
	leftAgo: number | null;
}

const kingfisher = {
	ruth: member('Ruth Adeyemi', 'pod_manager', 'kingfisher', { phone: '01632 960 211' }),
	priya: member('Priya Raman', 'senior_social_worker', 'kingfisher', { phone: '01632 960 212' }),
	tom: member('Tom Ashdown', 'senior_social_worker', 'kingfisher', { share: 0.6, days: '1,2,3' }),
	marta: member('Marta Kowalczyk', 'senior_social_worker', 'kingfisher', { share: 0.4, days: '4,5' }),
	daniel: member('Daniel Okafor', 'social_worker', 'kingfisher', { phone: '01632 960 213' }),
	siobhan: member('Siobhan Keane', 'social_worker', 'kingfisher', { fromAgo: 340 }),
	yusuf: member('Yusuf Rahman', 'social_worker', 'kingfisher'),
	hannah: member('Hannah Pryce', 'social_worker', 'kingfisher', { phone: '01632 960 214', fromAgo: 720 }),
	chloe: member('Chloe Bexon', 'newly_qualified_social_worker', 'kingfisher', { fromAgo: 130 }),
	gwen: member('Gwen Lister', 'business_support_officer', 'kingfisher', { hours: ['08:30', '16:30'] }),
};

const otter = {
	graham: member('Graham Tolley', 'pod_manager', 'otter', { phone: '01632 960 221' }),
	amara: member('Amara Nwosu', 'senior_social_worker', 'otter', { phone: '01632 960 222' }),
	lindsay: member('Lindsay Forde', 'senior_social_worker', 'otter', { days: '1,2,3,4,5' }),
	farah: member('Farah Siddiqui', 'social_worker', 'otter', { phone: '01632 960 223' }),
	ben: member('Ben Cartledge', 'social_worker', 'otter'),
	ewa: member('Ewa Nowicka', 'social_worker', 'otter', { phone: '01632 960 224', days: '1,2,4,5', share: 0.8 }),
	jerome: moved('Jerome Baptiste', 'social_worker', 'heron', 'otter', 212),
	katie: member('Katie Holroyd', 'social_worker', 'otter'),
	mo: member('Mohammed Iqbal', 'newly_qualified_social_worker', 'otter', { fromAgo: 95 }),
	pauline: member('Pauline Stride', 'business_support_officer', 'otter', { hours: ['08:45', '16:45'] }),
};

const oak = {
	anjali: member('Anjali Deshmukh', 'pod_manager', 'oak', { phone: '01632 960 231' }),
	colin: member('Colin Wragby', 'senior_social_worker', 'oak', { share: 0.8, days: '1,2,3,4' }),
	nia: member('Nia Pritchard', 'senior_social_worker', 'oak', { share: 0.8, days: '2,3,4,5', phone: '01632 960 232' }),
	samir: member('Samir Haddad', 'senior_social_worker', 'oak', { share: 0.4, days: '1,5' }),
	olivia: moved('Olivia Marchbanks', 'social_worker', 'heron', 'oak', 212),
	tunde: member('Tunde Balogun', 'social_worker', 'oak', { phone: '01632 960 233' }),
	rachel: member('Rachel Sugden', 'social_worker', 'oak', { days: '1,2,3,4,5', fromAgo: 610 }),
	mei: member('Mei Lin Chua', 'social_worker', 'oak', { phone: '01632 960 234' }),
	jack: member('Jack Penhallow', 'newly_qualified_social_worker', 'oak', { fromAgo: 160 }),
	sunita: member('Sunita Kaur Gill', 'business_support_officer', 'oak'),
};

const lighthouse = {
	dele: member('Dele Ogunbiyi', 'pod_manager', 'lighthouse', { phone: '01632 960 241', fromAgo: 149 }),
	roy: member('Roy Tindall', 'pod_manager', 'lighthouse', { untilAgo: 150 }),
	frances: member('Frances Millward', 'senior_social_worker', 'lighthouse'),
	ibrahim: member('Ibrahim Sesay', 'senior_social_worker', 'lighthouse', { phone: '01632 960 242' }),
	lucy: member('Lucy Tremlett', 'social_worker', 'lighthouse', { days: '1,2,3', share: 0.6 }),
	aled: member('Aled Vaughan', 'social_worker', 'lighthouse', { phone: '01632 960 243' }),
	zainab: member('Zainab Qureshi', 'social_worker', 'lighthouse'),
	sean: member('Sean Mulvey', 'social_worker', 'lighthouse', { untilAgo: 88 }),
	grace: member('Grace Mutasa', 'newly_qualified_social_worker', 'lighthouse', { fromAgo: 85 }),
	derek: member('Derek Oldroyd', 'business_support_officer', 'lighthouse', { hours: ['09:00', '16:30'] }),
};

const heron = {
	vera: member('Vera Stannard', 'pod_manager', 'heron', { untilAgo: 212 }),
	arthur: member('Arthur Nkemelu', 'senior_social_worker', 'heron', { untilAgo: 212 }),
	jodie: member('Jodie Rusk', 'business_support_officer', 'heron', { untilAgo: 212 }),
};

const beyondThePods = {
	helen: outside('Helen Brathwaite', 'service_manager'),
	martin: outside('Martin Eastlake', 'service_manager'),
	judith: outside('Judith Ferriby', 'complaints_manager'),
	nasreen: outside('Nasreen Choudhury', 'complaints_officer'),
	kofi: outside('Kofi Larbi', 'duty_worker'),
	bernadette: outside('Bernadette Quill', 'conference_chair'),
	alison: outside('Alison Thackray', 'director'),
	stephen: outside('Stephen Gaunt', 'quality_assurance'),
	wendy: outside('Wendy Pickersgill', 'administrator'),
	imani: outside('Imani Castell', 'advocate'),
};

export const staff = { ...kingfisher, ...otter, ...oak, ...lighthouse, ...heron, ...beyondThePods };
export type StaffKey = keyof typeof staff;
export const staffKeys = Object.keys(staff) as StaffKey[];

export interface FamilyMember {
	/** The name they chose to be called by. */
	name: string;
	role: Standing;
	pod: PodKey;
	worker: StaffKey;
	sinceAgo: number;
	language: 'en' | 'ar';
	wording: 'adult' | 'young' | 'easy';
	/** The language of the interpreter they want. */
	spoken: string | null;
	contact: { channel: 'portal' | 'email' | 'phone' | 'post'; detail: string | null; times: string | null };
	/** A new card has never been used: its second secret is still to be chosen. */
	hasNewCard: boolean;
}

export const families = {
	leanne: person('Leanne', 'parent', 'kingfisher', 'daniel', { email: 'leanne@mail.example', sinceAgo: 420 }),
	rania: person('Rania', 'parent', 'kingfisher', 'hannah', { language: 'ar', spoken: 'Arabic', sinceAgo: 400 }),
	marcus: person('Marcus', 'child_looked_after', 'kingfisher', 'yusuf', { wording: 'easy', sinceAgo: 700 }),
	kerry: person('Kerry', 'parent', 'otter', 'farah', { sinceAgo: 410 }),
	craig: person('Craig', 'parent', 'otter', 'ben', { email: 'craig@mail.example', sinceAgo: 260 }),
	stacey: person('Stacey', 'parent', 'otter', 'katie', { phone: '01632 960 301', sinceAgo: 330 }),
	tyler: person('Tyler', 'child_in_need', 'otter', 'ewa', { wording: 'young', sinceAgo: 330 }),
	maureen: person('Mrs Tait', 'sufficient_interest', 'oak', 'rachel', { phone: '01632 960 302', sinceAgo: 240 }),
	ellie: person('Ellie', 'child_looked_after', 'oak', 'mei', { wording: 'young', sinceAgo: 500 }),
	winston: person('Winston', 'foster_carer_la', 'oak', 'mei', { email: 'winston@mail.example', sinceAgo: 500 }),
	carol: person('Carol', 'person_with_pr', 'oak', 'tunde', { sinceAgo: 12, hasNewCard: true }),
	denise: person('Denise', 'foster_carer_la', 'lighthouse', 'aled', { email: 'denise@mail.example', sinceAgo: 640 }),
	angela: person('Angela', 'special_guardian', 'lighthouse', 'zainab', { sinceAgo: 380 }),
	jayden: person('Jayden', 'care_leaver', 'lighthouse', 'lucy', { phone: '01632 960 303', sinceAgo: 900 }),
	imran: person('Imran', 'parent', 'lighthouse', 'grace', { sinceAgo: 70 }),
	yousef: person('Yousef', 'parent', 'lighthouse', 'zainab', { language: 'ar', spoken: 'Arabic', sinceAgo: 290 }),
	poppy: person('Poppy', 'child_in_need', 'lighthouse', 'grace', { wording: 'young', sinceAgo: 9, hasNewCard: true }),
};

export type FamilyKey = keyof typeof families;
export const familyKeys = Object.keys(families) as FamilyKey[];

/** `Ruth Adeyemi` is ruth.adeyemi@westmere.example. */
export function staffEmail(name: string): string {
	return `${name.toLowerCase().replaceAll(' ', '.')}@westmere.example`;
}

export function firstNameOf(key: StaffKey): string {
	return staff[key].name.split(' ')[0]!;
}

/** Their places in pods so many days ago. */
export function placesOf(key: StaffKey, daysAgo: number): Place[] {
	return staff[key].places.filter(
		({ fromAgo, untilAgo }) => fromAgo >= daysAgo && (untilAgo === null || untilAgo <= daysAgo),
	);
}

/** Who held these roles in a pod so many days ago. */
export function membersOf(pod: PodKey, daysAgo: number, roles: readonly PodRole[]): StaffKey[] {
	return staffKeys.filter((key) =>
		placesOf(key, daysAgo).some((place) => place.pod === pod && roles.includes(place.role)),
	);
}

interface PlaceDetails {
	share?: number;
	days?: string;
	hours?: [from: string, to: string];
	phone?: string;
	fromAgo?: number;
	untilAgo?: number;
}

function member(name: string, role: PodRole, pod: PodKey, details: PlaceDetails = {}): StaffMember {
	return { name, role, places: [place(pod, role, details)], leftAgo: details.untilAgo ?? null };
}

function moved(name: string, role: PodRole, from: PodKey, to: PodKey, ago: number): StaffMember {
	const places = [place(from, role, { untilAgo: ago }), place(to, role, { fromAgo: ago - 1 })];
	return { name, role, places, leftAgo: null };
}

function outside(name: string, role: StaffRole): StaffMember {
	return { name, role, places: [], leftAgo: null };
}

function place(pod: PodKey, role: PodRole, details: PlaceDetails): Place {
	const [worksFrom, worksTo] = details.hours ?? ['09:00', '17:00'];
	return {
		pod,
		role,
		fullTimeEquivalent: details.share ?? 1,
		workingDays: details.days ?? '1,2,3,4,5',
		worksFrom,
		worksTo,
		phone: details.phone ?? null,
		fromAgo: details.fromAgo ?? 1200,
		untilAgo: details.untilAgo ?? null,
	};
}

function person(
	name: string,
	role: Standing,
	pod: PodKey,
	worker: StaffKey,
	more: {
		sinceAgo: number;
		email?: string;
		phone?: string;
		language?: 'ar';
		/** They want an interpreter for it. */
		spoken?: string;
		wording?: 'young' | 'easy';
		hasNewCard?: true;
	},
): FamilyMember {
	const { email, phone } = more;
	const channel = email !== undefined ? 'email' : phone !== undefined ? 'phone' : 'portal';
	return {
		...{ name, role, pod, worker },
		sinceAgo: more.sinceAgo,
		language: more.language ?? 'en',
		wording: more.wording ?? 'adult',
		spoken: more.spoken ?? null,
		contact: { channel, detail: email ?? phone ?? null, times: phone === undefined ? null : 'After 4pm, not Fridays' },
		hasNewCard: more.hasNewCard ?? false,
	};
}
