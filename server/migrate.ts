import { migrateDatabase } from '../entities/migrate.ts';
import { migrationConfig } from './config.ts';

/** The migration job: runs before the processes that need the schema, never from them. `REHEARSAL=true` makes a rehearsal database, for ever. */
const { databaseUrl, ...options } = migrationConfig(process.env);
await migrateDatabase(databaseUrl, options);
process.stdout.write('migrated\n');
