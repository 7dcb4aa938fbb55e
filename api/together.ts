import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Database } from './database.ts';

type Work<Result> = (trx: Transaction<Database>) => Promise<Result>;

/** One piece of work that waits: what came of it is told only once it is on the disk. */
interface Waiting {
	keep: Work<void>;
	told(failure?: { error: unknown }): void;
}

/** So many at most before the disk is waited for, and whoever reads meanwhile waits no longer. */
const TOGETHER_MOST = 16;

/** A piece of work in a transaction that it shares. */
const piece = {
	begun: CompiledQuery.raw('savepoint piece'),
	undone: CompiledQuery.raw('rollback to piece'),
	ended: CompiledQuery.raw('release piece'),
};

const queues = new WeakMap<Kysely<Database>, Waiting[]>();

/**
 * Does work in a transaction. On SQLite, where the disk is waited for longest and one writes at a time, pieces of work that
 * come at the same moment share one transaction. Each is still whole or not at all, by a savepoint of its own, and none is
 * told to be kept before all of them are.
 */
export async function transactTogether<Result>(db: Kysely<Database>, work: Work<Result>): Promise<Result> {
	if (db.getExecutor().adapter.supportsMultipleConnections) return db.transaction().execute(work);
	return new Promise((resolve, reject) => {
		let settle: () => void;
		const keep: Work<void> = async (trx) => {
			await trx.executeQuery(piece.begun);
			try {
				const result = await work(trx);
				settle = () => resolve(result);
			} catch (error) {
				await trx.executeQuery(piece.undone);
				settle = () => reject(error);
			}
			await trx.executeQuery(piece.ended);
		};
		const told = (failure?: { error: unknown }) => (failure ? reject(failure.error) : settle());
		const queue = queues.get(db);
		if (queue) return void queue.push({ keep, told });
		const begun = [{ keep, told }];
		queues.set(db, begun);
		return void keepAll(db, begun);
	});
}

async function keepAll(db: Kysely<Database>, queue: Waiting[]): Promise<void> {
	while (queue.length > 0) {
		await setImmediate(); // whoever came at the same moment has asked what they must by then, and is in the queue too
		const group = queue.splice(0, TOGETHER_MOST);
		const failure = await keepGroup(db, group).catch((error: unknown) => ({ error }));
		for (const { told } of group) told(failure);
	}
	queues.delete(db);
}

async function keepGroup(db: Kysely<Database>, group: readonly Waiting[]): Promise<undefined> {
	await db.transaction().execute(async (trx) => {
		for (const { keep } of group) await keep(trx);
	});
	return undefined;
}
