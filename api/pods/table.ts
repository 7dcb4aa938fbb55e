import type { SomeWords, Words } from '../sealing.ts';

export interface PodTable {
	id: string;
	/** By which the council's other systems know this pod. */
	system_code: string | null;
	name: string;
	emblem: string;
	phone: string;
	email: string;
	open_from: string;
	open_to: string;
	service_manager_id: string | null;
	opened_on: string;
	closed_on: string | null;
	/** When somebody last checked that the pod card is right. */
	checked_on: string;
}

export interface PodMembershipTable {
	id: string;
	pod_id: string;
	account_id: string;
	role: string;
	full_time_equivalent: number;
	/** Days of the week worked, Monday is 1: `1,2,3,5`. */
	working_days: string;
	works_from: string;
	works_to: string;
	phone: string | null;
	started_on: string;
	ended_on: string | null;
}

/** Away from and to, both days included. There is no reason column: families are never told why. */
export interface AbsenceTable {
	id: string;
	pod_id: string;
	account_id: string;
	from_on: string;
	to_on: string | null;
	cover_account_id: string | null;
	set_by: string;
	set_at: string;
}

/** Whose pod a family member has, and which worker in it. */
export interface AllocationTable {
	id: string;
	account_id: string;
	pod_id: string;
	worker_id: string | null;
	started_on: string;
	ended_on: string | null;
}

export interface CallBackTable {
	id: string;
	account_id: string;
	pod_id: string;
	for_account_id: string | null;
	/** 1: "someone other than my worker". It goes to the manager or the business support officer. */
	someone_else: 0 | 1;
	phone: Words;
	safe_times: SomeWords;
	words: SomeWords;
	asked_at: string;
	done_at: string | null;
	done_by: string | null;
}

export interface PodsTables {
	pod: PodTable;
	pod_membership: PodMembershipTable;
	absence: AbsenceTable;
	allocation: AllocationTable;
	call_back: CallBackTable;
}
