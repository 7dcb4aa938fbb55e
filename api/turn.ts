const TRIES = 12;

/**
 * SQLite lets a writer wait five seconds for another one, and then refuses. Work that may meet a longer one (a start beside
 * another start) is tried again. On PostgreSQL it simply runs.
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await work();
		} catch (error) {
			if ((error as { code?: string }).code !== 'SQLITE_BUSY' || tries === TRIES) throw error;
		}
	}
}
