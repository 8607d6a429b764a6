import { expect, test } from '@jest/globals';
import { papersOfRound } from '../../../domain/decision/publish.ts';

const OPENED = '2024-05-27T01:00:00.000Z';
const paper = (kind: 'draft' | 'explanation' | 'background' | 'decision-result', version: number, publishedAt: string | null) => ({
  kind,
  version,
  publishedAt,
});

test('of each kind the version public when the window opened, to the millisecond', () => {
  const all = [
    paper('background', 1, '2024-05-01T00:00:00.000Z'),
    paper('draft', 1, '2024-05-27T00:59:59.999Z'),
    paper('draft', 2, OPENED),
    paper('draft', 3, '2024-05-27T01:00:00.001Z'),
  ];
  expect(papersOfRound(all, OPENED).map((a) => `${a.kind}${a.version}`)).toEqual(['draft2', 'background1']);
});
test('what is not public, or no paper of a consultation, is none of it', () => {
  expect(papersOfRound([paper('explanation', 1, null), paper('decision-result', 1, OPENED)], OPENED)).toEqual([]);
});
test('a round not yet open has none', () => {
  expect(papersOfRound([paper('draft', 1, OPENED)], null)).toEqual([]);
});
