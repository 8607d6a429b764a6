import { describe, expect, test } from '@jest/globals';
import { ask, codeOf } from '../support/stack.ts';

const FIELDS = `fragment Lines on DeadlineExplanation { name explanation dueOn dueAt nextStepOn earliestOn latestOn provisional finalFrom cli steps { date counted } warnings }`;
const preview = (args: string, more = '') => ask(`{ deadlinePreview(${args}) { ...Lines ${more} } } ${FIELDS}`);
const answer = async (args: string, more = '') => (await preview(args, more)).body.data!['deadlinePreview'];

describe('anybody can have a deadline counted', () => {
  test('by the rules of this site’s organ, of a pack, or of a decision, with every line a stored one has', async () => {
    const { body } = await ask(`{ decision(code: "shili-town-2024-01") { id } }`);
    const of = (pack: string) => answer(`${pack}ruleId: "feedback", triggerOn: "2024-09-13"`);
    const [bySite, byPack, byDecision] = await Promise.all([
      of(''),
      of('packId: "shanghai-xujing-2023", '),
      of(`decisionId: "${body.data!['decision'].id}", `),
    ]);
    expect(bySite).toMatchObject({ dueOn: '2024-09-29', dueAt: '2024-09-29T16:00:00.000Z', nextStepOn: null, provisional: false });
    expect(bySite.explanation[0]).toBe('最晚：2024年9月29日（星期日，调休上班）24时');
    expect([byPack, byDecision]).toEqual([bySite, bySite]);
  });
  test('a stored deadline answers the same fields by the same fragment', async () => {
    const { body } = await ask(
      `{ decision(code: "shili-town-2024-01") { deadlines(first: 50) { edges { node { key triggerBasis otherReadings { basis } adjustments { kind } revisions { dueOn newDueOn reason } ...Lines } } } } } ${FIELDS}`,
    );
    const nodes = body.data!['decision'].deadlines.edges.map((e: { node: { key: string } }) => e.node);
    expect(nodes.find((n: { key: string }) => n.key === 'feedback')).toMatchObject({ triggerBasis: '成文日', dueOn: '2024-09-29' });
    expect(nodes.find((n: { key: string }) => n.key === 'consultation:1').nextStepOn).not.toBeNull();
  });
  test('the end proposed for a notice stands beside the counted one, other periods propose none', async () => {
    const of = (args: string) => answer(args, 'proposedWindow { days closesOn unmovedOn provisional text }');
    expect((await of('ruleId: "consultation", triggerOn: "2024-01-12"')).proposedWindow).toEqual({
      days: 37,
      closesOn: '2024-02-18',
      unmovedOn: '2024-02-11',
      provisional: false,
      text: '征求意见期限37日，至2024年2月18日（星期日，调休上班）24时止',
    });
    expect((await of('ruleId: "feedback", triggerOn: "2024-01-12"')).proposedWindow).toBeNull();
  });
  test('as the calendar was known on a day, and from a moment as from its day', async () => {
    const unknown = await answer('ruleId: "feedback", triggerOn: "2024-12-30", asOf: "2024-11-11"');
    expect(unknown).toMatchObject({ provisional: true, finalFrom: '2024-12-08' });
    const known = await answer('ruleId: "feedback", triggerAt: "2024-12-30T10:00:00+08:00", asOf: "2024-11-12"');
    expect(known).toMatchObject({ provisional: false, finalFrom: null });
  });
});

test('what cannot be counted is refused by code and with a remedy', async () => {
  const wrong: [string, string][] = [
    ['ruleId: "feedback"', 'BAD_USER_INPUT'],
    ['ruleId: "feedback", triggerOn: "2024-09-13", triggerAt: "2024-09-13T16:00:00Z"', 'BAD_USER_INPUT'],
    ['ruleId: "feedback", triggerOn: "2024-09-13", event: "nothing"', 'BAD_USER_INPUT'],
    ['ruleId: "nothing", triggerOn: "2024-09-13"', 'RULE_UNKNOWN'],
    ['packId: "nothing", ruleId: "feedback", triggerOn: "2024-09-13"', 'RULE_PACK_UNKNOWN'],
    ['packId: "decree-713-2019", ruleId: "consultation", triggerOn: "2019-08-31"', 'RULE_NOT_IN_FORCE'],
    ['ruleId: "consultation", triggerOn: "2024-09-13", days: 0', 'COUNT_INVALID'],
    ['ruleId: "consultation", triggerOn: "2024-09-13", days: 1101', 'COUNT_INVALID'],
    ['ruleId: "feedback", triggerOn: "2199-12-30"', 'DATE_OUTSIDE_COVERAGE'],
    ['decisionId: "Decision:00000000-0000-7000-8000-000000000000", ruleId: "feedback", triggerOn: "2024-09-13"', 'NOT_FOUND'],
  ];
  for (const [args, code] of wrong) {
    const reply = await preview(args);
    expect([args, codeOf(reply)]).toEqual([args, code]);
    expect(reply.body.errors![0]!.extensions.remedy).not.toBe('');
    expect(reply.status).toBeLessThan(500);
  }
});
