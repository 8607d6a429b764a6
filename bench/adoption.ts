import pg from 'pg';
import { filledTemplate } from '../services/adoption/template.ts';
import { FIGURE, largeAdoption } from '../test/support/adoption-workbook.ts';
import { benchStack } from './stack.ts';
import type { Bench } from './harness.ts';

/** What was promised: so many organs, people and matters in under ten seconds. */
const TARGET_S = 10;
/** An organ begins once: every run brings in another town. */
const TOWNS = 40;
const town = (n: number): string => `town-${n}`;

async function openWindows(databaseUrl: string): Promise<void> {
  const db = new pg.Client(databaseUrl);
  await db.connect();
  try {
    await db.query(
      `insert into onboarding_window (organ_code, from_on, until_on, reason, opened_at, opened_by_id)
       select 'town-' || n, '2024-01-01', '2024-12-31', 'bench', app_now(), p.id from generate_series(1, $1::int) n, person p where p.account = 'sifa.wu'`,
      [TOWNS],
    );
  } finally {
    await db.end();
  }
}

/** Upload, preview and import over HTTP, as an administrator does it; answers the seconds of the import alone. */
async function administrator(url: string) {
  const ask = async <T>(query: string, variables: object, token?: string): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: { r: T }; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data.r;
  };
  const { token } = await ask<{ token: string }>(`mutation { r: rehearsalSignIn(account: "admin") { token } }`, {});
  return async (organ: string, workbook: Buffer): Promise<void> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(workbook)]), '补录.xlsx');
    const sent = await fetch(`${url}/files`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } });
    const { id: file } = (await sent.json()) as { id: string };
    const preview = await ask<{ ready: boolean }>(
      `query ($organ: String!, $file: ID!) { r: previewAdoption(organCode: $organ, fileId: $file) { ready problems { line } } }`,
      { organ, file },
      token,
    );
    if (!preview.ready) throw new Error(`preview: ${JSON.stringify(preview).slice(0, 300)}`);
    const done = await ask<{ __typename: string }>(
      `mutation ($organ: String!, $file: ID!) { r: importAdoption(organCode: $organ, fileId: $file) { __typename ... on Refusal { code missing } } }`,
      { organ, file },
      token,
    );
    if (done.__typename !== 'AdoptionSaved') throw new Error(`import: ${JSON.stringify(done).slice(0, 300)}`);
  };
}

export const adoption: Bench = {
  name: 'adoption',
  what: `upload, preview and import of ${FIGURE.organs} organs, ${FIGURE.people} people and ${FIGURE.matters} matters, against the promised ${TARGET_S} seconds`,
  perSecond: 1 / TARGET_S,
  async prepare() {
    const { stack, close } = await benchStack();
    await openWindows(stack.databaseUrl);
    const enter = await administrator(stack.url);
    const workbooks = await Promise.all(Array.from({ length: TOWNS }, (_, i) => filledTemplate(largeAdoption(town(i + 1)))));
    let n = 0;
    return {
      product: {
        name: 'importAdoption',
        async run() {
          n += 1;
          await enter(town(n), workbooks[n - 1]!);
          return 1;
        },
      },
      check: () => undefined,
      close,
      pairs: 5,
    };
  },
};
