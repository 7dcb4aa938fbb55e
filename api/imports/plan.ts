import { type Day, plusDays } from '../calendar/day.ts';
import type { Act, Fault, FaultCode, Fields } from './act.ts';
import { dayCell } from './cells.ts';
import type { Head } from './head.ts';
import { type Column, columnsOf, type Kind, type Picture } from './kinds.ts';
import { byName, type Calling, Names } from './names.ts';
import { overlapsOf, type Span } from './overlaps.ts';
import { type Known, placeOf, type State } from './state.ts';

/** Where what is found goes, as it is found. */
export interface Sink {
	act(act: Act): void;
	fault(fault: Fault): void;
}

export interface Asked {
	picture: Picture;
	/** Which kinds there is a file of. */
	kinds: readonly Kind[];
	today: Day;
	/** Whoever imports: no file shuts them out. A program can shut nobody out. */
	yourself: string | null;
	/** How pods and people are called in what is shown: by name, unless something else is said. */
	call?: Calling;
	newId(): string;
}

type Place = 'memberships' | 'allocations';
type Thing = Exclude<Kind, Place>;

const missing = { staff: 'no_such_staff', pods: 'no_such_pod', people: 'no_such_person' } as const;

/**
 * Works out what an import would do, a row at a time: what is new, what changes, and, of a full picture, what ends. Rows
 * are told everything that is wrong with them at once. Nothing is written.
 */
export class Plan {
	readonly #state: State;
	readonly #asked: Asked;
	readonly #sink: Sink;
	readonly #names: Names;
	/** The row in which each was first spoken of, by kind. */
	readonly #rowOf = new Map<Kind, Map<string, number>>();
	/** What a file of this import may speak of: of the rest, a hundred thousand additions need not be remembered. */
	readonly #spokenOf: ReadonlySet<Kind>;
	readonly #spans = new Map<string, { kind: Place; kept: readonly Known[]; rows: Span[] }>();
	readonly #unique: Map<string, string>;

	constructor(state: State, asked: Asked, sink: Sink) {
		this.#state = state;
		this.#asked = asked;
		this.#sink = sink;
		this.#names = new Names(state, asked.call ?? byName);
		this.#unique = uniqueIn(state);
		this.#spokenOf = new Set(asked.kinds.flatMap((kind) => columnsOf[kind].flatMap(({ of }) => of ?? [])));
	}

	/** One row of a file. `monthFirst`: the columns in which some day can only be read with its month first. */
	row(kind: Kind, head: Head, cells: readonly string[], number: number, monthFirst: ReadonlySet<string>): void {
		if (cells.every((cell) => cell === '')) return;
		if (cells.length !== head.width) return this.#fault(kind, number, null, 'cells_wrong');
		const fields: Fields = {};
		let isWhole = true;
		for (const { at, column } of head.columns) {
			const read = this.#cell(column, cells[at]!, monthFirst.has(column.name));
			if ('value' in read) fields[column.field] = read.value;
			else {
				isWhole = false;
				this.#fault(kind, number, column.name, read.wrong, saidOf(column, cells[at]!));
			}
		}
		if (!isWhole) return;
		if (isPlace(kind)) this.#place(kind, number, fields);
		else this.#thing(kind, number, fields);
	}

	/** All rows of this kind have been. Of a full picture, what none of them spoke of ends. */
	ended(kind: Kind): void {
		if (this.#asked.picture !== 'full') return;
		if (isPlace(kind)) {
			for (const places of this.#state[kind].values()) {
				for (const place of places) if (!place.seen && this.#isNumbered(place)) this.#endPlace(kind, place);
			}
			return;
		}
		for (const [key, known] of this.#state[kind]) {
			if (!known.seen && !this.#isOver(kind, known)) this.#endThing(kind, key, known);
		}
	}

	/** Every file has been: what only all of them together can tell. */
	finished(): void {
		for (const { kind, kept, rows } of this.#spans.values()) {
			const others = kept.filter(({ seen }) => !seen).map(({ fields }) => spanOf(fields));
			for (const found of overlapsOf([...rows, ...others])) {
				const { row, from } = found.with;
				if (row === null) this.#fault(kind, found.row, 'started on', 'overlaps_kept', from);
				else this.#fault(kind, found.row, 'started on', 'overlaps_row', String(row));
			}
		}
	}

	#cell(column: Column, text: string, monthFirst: boolean): { value: string | null } | { wrong: FaultCode } {
		if (text === '') return column.needed ? { wrong: 'empty' } : { value: null };
		const read = (column.isDay ? dayCell(monthFirst) : column.read)(text);
		if ('wrong' in read || column.of === undefined) return read;
		const known = this.#state[column.of].get(read.value);
		return known && !this.#isOver(column.of, known) ? { value: known.id } : { wrong: missing[column.of] };
	}

	/** A pod or a person, who is known by one number; or, where no number is known of them yet, by what nobody shares. */
	#thing(kind: Thing, row: number, fields: Fields): void {
		const keyField = kind === 'pods' ? 'system_code' : 'system_number';
		const key = fields[keyField]!;
		if (this.#isTwice(kind, key, row, kind === 'pods' ? 'pod code' : columnsOf[kind][0]!.name)) return;
		const known = this.#state[kind].get(key) ?? this.#unnumbered(kind, fields);
		const id = known?.id ?? this.#asked.newId();
		if (!this.#isFree(kind, row, fields, id)) return;
		if (kind === 'pods' && !this.#podIsRight(row, { ...known?.fields, ...fields })) return;
		const name = this.#names.call(fields['name']!, key);
		if (known || this.#spokenOf.has(kind)) {
			this.#names.remember(id, name);
			this.#state[kind].set(key, { id, fields: known?.fields ?? fields, seen: true });
		}
		if (!known) return this.#add(kind, row, { name }, id, fields);
		const back = known.fields['ended_at'] ? { ended_at: null } : {};
		return this.#change(kind, row, { name }, known, { ...fields, ...back });
	}

	#unnumbered(kind: Thing, fields: Fields): Known | undefined {
		if (kind === 'people') return undefined;
		return this.#state.unnumbered[kind].get(uniqueOf(kind, fields));
	}

	/** No two pods have one name, and no two of staff one address. */
	#isFree(kind: Thing, row: number, fields: Fields, id: string): boolean {
		if (kind === 'people') return true;
		const unique = `${kind} ${uniqueOf(kind, fields)}`;
		const holder = this.#unique.get(unique) ?? id;
		this.#unique.set(unique, holder);
		if (holder === id) return true;
		const [column, code] = kind === 'pods' ? (['name', 'name_taken'] as const) : (['email', 'email_taken'] as const);
		this.#fault(kind, row, column, code);
		return false;
	}

	#podIsRight(row: number, fields: Fields): boolean {
		const { opened_on: opened, closed_on: closed } = fields;
		const isBackwards = closed != null && closed < opened!;
		const isShut = (fields['open_from'] ?? '09:00') >= (fields['open_to'] ?? '17:00');
		if (isBackwards) this.#fault('pods', row, 'closed on', 'ends_before_start');
		if (isShut) this.#fault('pods', row, 'open to', 'hours_backwards');
		return !isBackwards && !isShut;
	}

	/** A place in a pod, or whose pod a family has: known by whose it is, where, and since when. */
	#place(kind: Place, row: number, fields: Fields): void {
		const { pod_id: pod, account_id: account, started_on: from } = fields as Record<string, string>;
		const isMembership = kind === 'memberships';
		if (this.#isTwice(kind, `${placeOf(pod!, account!)} ${from}`, row, 'started on')) return;
		const whose = isMembership ? placeOf(pod!, account!) : account!;
		const kept = this.#state[kind].get(whose) ?? [];
		const known = kept.find((place) => place.fields['pod_id'] === pod && place.fields['started_on'] === from);
		const will = { ...known?.fields, ...fields };
		const to = will['ended_on'] ?? null;
		if (to !== null && to < from!) return this.#fault(kind, row, 'ended on', 'ends_before_start');
		if (isMembership && (will['works_from'] ?? '09:00') >= (will['works_to'] ?? '17:00')) {
			return this.#fault(kind, row, 'works to', 'hours_backwards');
		}
		const spans = this.#spans.get(`${kind} ${whose}`) ?? { kind, kept, rows: [] };
		spans.rows.push({ from: from!, to, row });
		this.#spans.set(`${kind} ${whose}`, spans);
		const about = { name: this.#names.of(account!), pod: this.#names.of(pod!) };
		if (!known) return this.#add(kind, row, about, this.#asked.newId(), fields);
		known.seen = true;
		return this.#change(kind, row, about, known, fields);
	}

	#isTwice(kind: Kind, key: string, row: number, column: string): boolean {
		const rows = this.#rowOf.get(kind) ?? new Map<string, number>();
		this.#rowOf.set(kind, rows);
		const first = rows.get(key);
		if (first === undefined) rows.set(key, row);
		else this.#fault(kind, row, column, 'same_key_twice', String(first));
		return first !== undefined;
	}

	#add(kind: Kind, row: number, about: Pick<Act, 'name' | 'pod'>, id: string, fields: Fields): void {
		const set = { ...fields };
		for (const { field, otherwise } of columnsOf[kind]) set[field] ??= otherwise ?? null;
		if (kind === 'people') set['wording'] ??= young.includes(set['role']!) ? 'young' : 'adult';
		this.#sink.act({ kind, act: 'addition', row, ...about, shown: this.#names.shown(kind, set), id, set });
	}

	/** What the file says otherwise than what is kept. What it has no column for, or nothing in, stays. */
	#change(kind: Kind, row: number, about: Pick<Act, 'name' | 'pod'>, { id, fields }: Known, said: Fields): void {
		const theirs = columnsOf[kind].filter(({ onlyAtFirst }) => onlyAtFirst).map(({ field }) => field);
		const set: Fields = {};
		const was: Fields = {};
		for (const [field, value] of Object.entries(said)) {
			if (theirs.includes(field) || value === fields[field]) continue;
			if (value === null && columnsOf[kind].some((column) => column.field === field && column.otherwise)) continue;
			set[field] = value;
			was[field] = fields[field] ?? null;
		}
		if (Object.keys(set).length === 0) return;
		const shown = { shown: this.#shownWithName(kind, set), was: this.#shownWithName(kind, was) };
		this.#sink.act({ kind, act: 'change', row, ...about, ...shown, id, set });
	}

	#shownWithName(kind: Kind, set: Fields): Fields {
		return { ...('name' in set ? { name: set['name']! } : {}), ...this.#names.shown(kind, set) };
	}

	#endThing(kind: Thing, key: string, known: Known): void {
		const { id, fields } = known;
		if (id === this.#asked.yourself) return this.#fault(kind, null, null, 'yourself');
		const name = this.#names.of(id);
		if (this.#state.complaining.has(id)) return this.#fault(kind, null, null, 'open_complaint', name);
		if (kind === 'pods' && this.#hasFamilies(id)) return this.#fault(kind, null, null, 'pod_has_families', name);
		const { today } = this.#asked;
		const set: Fields = kind === 'pods' ? { closed_on: today } : { ended_at: today };
		known.fields = { ...fields, ...set };
		this.#state[kind].set(key, known);
		this.#sink.act({ kind, act: 'end', row: null, name, shown: set, id, set });
		this.#endPlacesOf(id);
	}

	/** With a pod or a person, their places end, where no file says so itself. */
	#endPlacesOf(id: string): void {
		for (const kind of ['memberships', 'allocations'] as const) {
			if (this.#asked.kinds.includes(kind)) continue;
			for (const places of this.#state[kind].values()) {
				for (const place of places) {
					if (place.fields['account_id'] === id || place.fields['pod_id'] === id) this.#endPlace(kind, place);
				}
			}
		}
	}

	/** Until yesterday; what was still to begin never does. */
	#endPlace(kind: Place, place: Known): void {
		const { today } = this.#asked;
		const { started_on: from, ended_on: to, account_id: account, pod_id: pod } = place.fields as Record<string, string>;
		if (to !== null && to! < today) return;
		const set = { ended_on: plusDays(from! < today ? today : from!, -1) };
		place.fields = { ...place.fields, ...set };
		const about = { name: this.#names.of(account!), pod: this.#names.of(pod!) };
		const shown = { started_on: from!, ...set };
		this.#sink.act({ kind, act: 'end', row: null, ...about, shown, id: place.id, set });
	}

	/** Whether a file could have spoken of it: of somebody without a number none can. */
	#isNumbered({ fields }: Known): boolean {
		return fields['system_number'] != null && fields['system_code'] != null;
	}

	#hasFamilies(podId: string): boolean {
		if (this.#asked.kinds.includes('allocations')) return false; // whoever is still in it has a row, which says so
		const { today } = this.#asked;
		return [...this.#state.allocations.values()].flat().some(({ fields }) => {
			return fields['pod_id'] === podId && (fields['ended_on'] === null || fields['ended_on']! >= today);
		});
	}

	#isOver(kind: Thing, { fields }: Known): boolean {
		if (kind !== 'pods') return fields['ended_at'] != null;
		return fields['closed_on'] != null && fields['closed_on'] <= this.#asked.today;
	}

	#fault(kind: Kind, row: number | null, column: string | null, code: FaultCode, said?: string): void {
		this.#sink.fault({ kind, row, column, code, ...(said === undefined ? {} : { said }) });
	}
}

const young: readonly string[] = ['child_looked_after', 'child_in_need', 'care_leaver', 'child_sgo'];

function isPlace(kind: Kind): kind is Place {
	return kind === 'memberships' || kind === 'allocations';
}

function spanOf(fields: Fields): Span {
	return { from: fields['started_on']!, to: fields['ended_on']!, row: null };
}

/** What no two have alike. */
function uniqueOf(kind: 'staff' | 'pods', fields: Fields): string {
	return (fields[kind === 'pods' ? 'name' : 'email'] ?? '').toLowerCase();
}

function uniqueIn({ staff, pods, unnumbered }: State): Map<string, string> {
	const all = { staff: [staff, unnumbered.staff], pods: [pods, unnumbered.pods] } as const;
	return new Map(
		(['staff', 'pods'] as const).flatMap((kind) =>
			all[kind].flatMap((known) =>
				[...known.values()].map(({ id, fields }): [string, string] => [`${kind} ${uniqueOf(kind, fields)}`, id]),
			),
		),
	);
}

/** What stood in the cell, cut short, or what may stand there. */
function saidOf({ choices }: Column, text: string): string {
	return choices ? choices.join(', ') : text.slice(0, 60);
}
