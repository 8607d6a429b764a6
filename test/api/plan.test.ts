import { describe, expect, test } from '@jest/globals';
import { catalogOf2025 } from '../support/next-year.ts';
import { ask, codeOf } from '../support/stack.ts';

const MANAGER = 'dangzheng.wu';
const REVIEWER = 'fazhi.sun';

const PLAN = `query ($packId: String, $organCode: String, $decisionId: ID, $meetingOn: Date, $startOn: Date, $month: String, $gates: [GateId!], $rounds: Int) {
  plan(packId: $packId, organCode: $organCode, decisionId: $decisionId, meetingOn: $meetingOn, startOn: $startOn, month: $month, gates: $gates, rounds: $rounds) {
    packId today undecided layersNote
    backward { meetingOn feasible summary conflicts { kind blocking stepId text } steps { id name latestOn earliestOn safeOn endsOn doneOn slackDays explanation conflict rule { id article } } }
    forward { startOn meetingOn safeMeetingOn feedbackBy lateDays summary steps { id earliestOn doneOn counted { date counted } } } } }`;
type Step = {
  id: string;
  latestOn: string;
  earliestOn: string;
  safeOn: string;
  endsOn: string | null;
  doneOn: string | null;
  conflict: string | null;
};
const byId = (steps: Step[], id: string): Step => steps.find((s) => s.id === id)!;

describe('plan', () => {
  test('backwards and forwards under a pack, for anybody, with rule, counted days and conflicts', async () => {
    const { body } = await ask(PLAN, {
      packId: 'shanghai-xujing-2023',
      meetingOn: '2024-09-10',
      startOn: '2024-08-05',
      gates: ['HEARING'],
    });
    const { backward, forward, layersNote } = body.data!['plan'];
    expect(layersNote).toContain('上位规定未录入');
    expect(backward.feasible).toBe(false);
    const published = byId(backward.steps, 'consultation:1');
    expect(published).toMatchObject({
      latestOn: '2024-07-31',
      earliestOn: null,
      safeOn: '2024-07-29',
      endsOn: '2024-08-30',
      slackDays: -5,
      conflict: '公布草案征求意见最晚2024年7月31日（星期三），已过5天',
      rule: { id: 'consultation', article: '第十五条' },
    });
    expect(byId(backward.steps, 'hearing-materials')).toMatchObject({ latestOn: '2024-08-25', safeOn: '2024-08-21', endsOn: null });
    expect(backward.conflicts[0]).toMatchObject({ kind: 'past', blocking: true, stepId: 'initiation' });
    expect([forward.meetingOn, forward.safeMeetingOn, forward.feedbackBy, forward.lateDays]).toEqual([
      '2024-09-14',
      '2024-09-18',
      '2024-09-30',
      4,
    ]);
    const counted = forward.steps.find((s: Step) => s.id === 'consultation:1').counted as { counted: number | null }[];
    expect(counted.filter((d) => d.counted !== null)).toHaveLength(30);
  });

  test('without a start it starts today by the database’s clock, by the pack of the organ, and compares with a month', async () => {
    const { body } = await ask(PLAN, { organCode: 'zichan', month: '2024-10' });
    const { packId, today, backward, forward } = body.data!['plan'];
    expect([packId, backward, forward.startOn]).toEqual(['shanghai-xujing-2023', null, today]);
    expect(forward.summary[1]).toMatch(/^赶不上2024年10月：晚\d+天。$/);
  });

  test('a running decision: what is done counts, what nobody has decided is named, and the row’s plan is the goal', async () => {
    const { body: found } = await ask(`{ decisions(filter: { isOpen: true }) { edges { node { id code } } } }`);
    const decisionId = found.data!['decisions'].edges[0].node.id as string;
    const { body } = await ask(PLAN, { decisionId, meetingOn: '2024-12-20' }, REVIEWER);
    const { undecided, backward, forward } = body.data!['plan'];
    expect(undecided).toEqual(expect.arrayContaining(['EXPERT', 'RISK', 'HEARING']));
    expect(byId(backward.steps, 'consultation:1')).toMatchObject({ doneOn: '2024-10-11', endsOn: '2024-11-11', slackDays: null });
    // The window closes on 11 November; 7 working days from the 12th.
    expect([forward.steps.find((s: Step) => s.id === 'opinions').earliestOn, forward.meetingOn]).toEqual(['2024-11-12', '2024-11-21']);
    const goal = (await ask(PLAN, { decisionId }, REVIEWER)).body.data!['plan'].forward;
    expect([goal.lateDays, goal.summary[1]]).toEqual([0, '赶得上目录的计划时间“第四季度”（到2024年12月31日）。']);
    expect(codeOf(await ask(PLAN, { decisionId, meetingOn: '2024-12-20' }))).toBe('UNAUTHENTICATED');
  });

  test('what is closed is not planned', async () => {
    const { body } = await ask(`{ decision(code: "shili-town-2024-01") { id } }`);
    expect(codeOf(await ask(PLAN, { decisionId: body.data!['decision'].id }, REVIEWER))).toBe('WRONG_PHASE');
  });

  test.each([
    [{}, 'BAD_USER_INPUT'],
    [{ packId: 'shanghai-xujing-2023', organCode: 'shili-town' }, 'BAD_USER_INPUT'],
    [{ packId: 'henan' }, 'RULE_PACK_UNKNOWN'],
    [{ organCode: 'nowhere' }, 'NOT_FOUND'],
    [{ organCode: 'sifa' }, 'NOT_FOUND'],
    [{ packId: 'shanghai-xujing-2023', rounds: 13 }, 'BAD_USER_INPUT'],
    [{ packId: 'shanghai-xujing-2023', rounds: -1 }, 'BAD_USER_INPUT'],
    [{ packId: 'shanghai-xujing-2023', month: '2024-13' }, 'DATE_INVALID'],
    [{ packId: 'shanghai-xujing-2023', meetingOn: '2150-01-01' }, 'DATE_OUTSIDE_COVERAGE'],
    [{ packId: 'decree-713-2019', meetingOn: '2019-09-10' }, 'RULE_NOT_IN_FORCE'],
  ])('%j is %s', async (variables, code) => {
    const reply = await ask(PLAN, variables);
    expect(codeOf(reply)).toBe(code);
    expect(reply.status).toBeLessThan(500);
  });
});

describe('a catalog’s plans', () => {
  test('are judged when it is entered: told in the answer and on the row, to staff only, and nothing is refused', async () => {
    const made = await catalogOf2025();
    expect(made.__typename).toBe('CommandAccepted');
    const [first, second, third] = made.catalog.entries;
    expect(first.planCheck).toMatchObject({ fit: 'IMPOSSIBLE', provisional: false });
    expect(first.planCheck.earliestMeetingOn > '2024-10-31').toBe(true);
    expect(first.planWarning).toMatch(
      /^计划2024年10月上会：最早2024年10月\d+日启动征求意见，30日加7个工作日，最早2024年11月\d+日可以提交讨论，来不及$/,
    );
    // The notice for 2025 appears on 12 November 2024: until then its days are provisional.
    expect(second.planCheck).toMatchObject({ fit: 'TIGHT', publishBy: '2025-02-17', provisional: true });
    expect(third).toMatchObject({ planCheck: null, planWarning: null });
    expect(made.warnings.slice(0, 2)).toEqual([
      `第1行“计划本月上会的事项”：${first.planWarning}`,
      `第2行“计划次年三月上会的事项”：${second.planWarning}`,
    ]);
  });

  test('are judged in an adjustment too, and the public page shows no judgement', async () => {
    const { body } = await ask(`{ catalog(year: 2024) { entries { no planWarning planCheck { fit } } } }`);
    expect(body.data!['catalog'].entries.every((e: { planCheck: unknown; planWarning: unknown }) => !e.planCheck && !e.planWarning)).toBe(
      true,
    );
    const staff = await ask(`{ catalog(year: 2024) { entries { no adjustment planCheck { fit checkedOn } } } }`, {}, MANAGER);
    const entries = staff.body.data!['catalog'].entries as {
      no: number;
      adjustment: string;
      planCheck: { fit: string; checkedOn: string };
    }[];
    expect(entries.map((e) => [e.adjustment, e.planCheck.checkedOn])).toEqual([
      ...Array.from({ length: 5 }, () => ['KEPT', '2024-03-05']),
      ...Array.from({ length: 3 }, () => ['ADDED', '2024-10-08']),
    ]);
    expect(entries.every((e) => e.planCheck.fit === 'FITS')).toBe(true);
  });
});
