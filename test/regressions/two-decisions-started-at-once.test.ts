import { expect, test } from '@jest/globals';
import { ask } from '../support/stack.ts';

/** Starting work on two rows at the same moment gave both the same public code, and one of them an internal error. */
test('two rows started at the same moment become two decisions with two codes', async () => {
  const { body } = await ask(`{ catalog(year: 2024) { entries { id no leadUnit } } }`);
  const entries = body.data!['catalog'].entries as { id: string; no: number; leadUnit: string }[];
  const start = `mutation ($k: String!, $entryId: ID!) { startDecision(idempotencyKey: $k, entryId: $entryId, title: "同时启动（演练）", occurredOn: "2024-10-11") { __typename ... on CommandAccepted { decision { code } } ... on Refusal { code } } }`;
  const rows = [6, 7].map((no) => entries.find((e) => e.no === no)!);
  const replies = await Promise.all(rows.map((row) => ask(start, { k: `at-once-${row.no}-1`, entryId: row.id }, 'chengjian.li')));
  const codes = replies.map((r) => r.body.data!['startDecision'].decision?.code as string | undefined);
  expect(codes.every((c) => c?.startsWith('shili-town-2024-'))).toBe(true);
  expect(new Set(codes).size).toBe(2);
});
