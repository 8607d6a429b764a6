import { migrateDatabase } from '../entities/migrate.ts';

/** The migration job: runs before the processes that need the schema, never from them. `REHEARSAL=true` makes a rehearsal database, for ever. */
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is not set');
const startAt = process.env['REHEARSAL_START'];
await migrateDatabase(url, { rehearsal: process.env['REHEARSAL'] === 'true', ...(startAt ? { startAt } : {}) });
process.stdout.write('migrated\n');
