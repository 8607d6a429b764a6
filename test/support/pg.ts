import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * A fresh, migrated rehearsal database of its own for one test file; its clock starts on 2024-01-02 09:00 Beijing.
 * @param template `template0`: an empty one, without schema or clock
 */
export async function createTestDatabase(template: 'tpl' | 'template0' = 'tpl'): Promise<{ url: string; drop: () => Promise<void> }> {
  const admin = process.env['TEST_PG_URL']!;
  const name = `w_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client(admin);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name} template ${template} strategy file_copy`);
  return { url: admin.replace(/\/postgres$/, `/${name}`), drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** Lets a rehearsal database's clock stand at an instant from now on. */
export async function setClock(url: string, iso: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`update app_clock set shift = $1::timestamptz - now()`, [iso]);
  } finally {
    await client.end();
  }
}
