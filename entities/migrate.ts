import { openOrm } from './orm.ts';

/**
 * Brings a database to the current schema. On the first run it also creates the only clock:
 * `rehearsal: true` makes a rehearsal database for ever (production refuses any shift), `startAt` (ISO instant) sets its first moment.
 */
export async function migrateDatabase(
  url: string,
  options: { rehearsal: boolean; startAt?: string } = { rehearsal: false },
): Promise<void> {
  const orm = openOrm(url, 2);
  try {
    await orm.migrator.up();
    await orm.em.getConnection().execute(
      `insert into app_clock (rehearsal, shift)
       values (?, case when ?::timestamptz is null then interval '0' else ?::timestamptz - now() end)
       on conflict do nothing`,
      [options.rehearsal, options.startAt ?? null, options.startAt ?? null],
    );
  } finally {
    await orm.close(true);
  }
}

/** Names of migrations not yet applied; for `doctor` and readiness. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const orm = openOrm(url, 2);
  try {
    return (await orm.migrator.getPending()).map((m) => m.name);
  } finally {
    await orm.close(true);
  }
}
