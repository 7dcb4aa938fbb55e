import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** Nothing here has to survive a power cut, or lives long enough to need tidying. */
const hasty = [
	...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'],
	...['wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=128MB'],
];

/**
 * Where its files lie: in memory where there is room, because a database of its own for each test is a thousand files, which
 * took twenty times as long on a disk.
 */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 ** 31;

export interface Postgres {
	url: string;
	stop(): Promise<void>;
}

/** A PostgreSQL server of our own on a free loopback port, gone when stopped. Undefined where none is installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
	const programs = await findPrograms();
	if (programs === undefined) return undefined;
	const owner = await ownerOfServer();
	const folder = await mkdtemp(join(await roomiest(), 'alongside-postgres-'));
	if (owner) await chown(folder, owner.uid, owner.gid);
	const data = join(folder, 'data');
	const port = await freePort();
	const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, ...hasty];
	const tell = (program: string, args: string[]) =>
		run(join(programs, program), args, { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }, ...owner });

	await tell('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']);
	await tell('pg_ctl', [
		'-D',
		data,
		'-w',
		'-l',
		join(folder, 'log'),
		'-o',
		settings.map((s) => `-c ${s}`).join(' '),
		'start',
	]);
	return {
		url: `postgres://postgres@127.0.0.1:${port}/postgres`,
		stop: async () => {
			await tell('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
			await rm(folder, { recursive: true });
		},
	};
}

async function roomiest(): Promise<string> {
	const { bavail, bsize } = existsSync(MEMORY) ? await statfs(MEMORY) : { bavail: 0, bsize: 0 };
	return bavail * bsize >= ROOM_BYTES ? MEMORY : '/var/tmp';
}

/** The folder with initdb: the newest of Debian's, or wherever PATH says. */
async function findPrograms(): Promise<string | undefined> {
	const versions = existsSync(DEBIAN) ? await readdir(DEBIAN) : [];
	const debian = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, 'bin'));
	const onPath = (process.env.PATH ?? '').split(delimiter);
	return [...debian, ...onPath].find((folder) => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root, so root runs it as the user that its package made. */
async function ownerOfServer(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const ask = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
	return { uid: await ask('-u'), gid: await ask('-g') };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
