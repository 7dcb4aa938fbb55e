/** What a council sets for itself: its name, its numbers. Every local number carries the day it is to be checked again. */
export interface SettingTable {
	name: string;
	value: string;
	review_on: string | null;
}

export interface CouncilTables {
	setting: SettingTable;
}
