import pg from 'pg';

/** Runs one reading statement; an entity manager is one, inside a transaction too. */
export type Reader = { execute<T>(sql: string, params?: unknown[]): Promise<T> };

/** Dates and instants stay the text the statement made of them: nothing here may pass through a machine's time zone. */
const AS_TEXT: ReadonlySet<number> = new Set([pg.types.builtins.DATE, pg.types.builtins.TIMESTAMP, pg.types.builtins.TIMESTAMPTZ]);

/**
 * Reads for queries, outside any transaction. Each text is prepared once per connection: planning the list of decisions costs
 * the database as much as running it.
 */
export function createReader(databaseUrl: string, connections: number): Reader & { close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    types: { getTypeParser: (oid, format) => (AS_TEXT.has(oid) ? (text: unknown) => text : pg.types.getTypeParser(oid, format as 'text')) },
  });
  // A lost idle connection is replaced by the next read; unheard, the event would end the process.
  pool.on('error', () => undefined);
  const prepared = new Map<string, { name: string; text: string }>();
  const statementOf = (sql: string): { name: string; text: string } => {
    let known = prepared.get(sql);
    if (!known) {
      let n = 0;
      known = { name: `read-${prepared.size}`, text: sql.replace(/\?/g, () => `$${++n}`) };
      prepared.set(sql, known);
    }
    return known;
  };
  return {
    async execute<T>(sql: string, params: unknown[] = []): Promise<T> {
      const { rows } = await pool.query({ ...statementOf(sql), values: params });
      return rows as T;
    },
    close: () => pool.end(),
  };
}
