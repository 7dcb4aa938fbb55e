import { once } from 'node:events';
import { migrateToLatest } from '../../api/database.ts';
import { openAt } from './template.ts';

/** Run as a program, this is a house that starts: it says it is ready, waits for the word, and migrates one database. */
console.log('ready');
await once(process.stdin, 'data');
const db = await openAt(process.argv[2]!);
await migrateToLatest(db);
await db.destroy();
process.exit(0);
