import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { instantToIso, isoToInstant } from '../../../domain/calendar/instant.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { applyCatalog, decideCatalog, newCatalog } from '../../../domain/catalog/decide.ts';
import type { CatalogCommand } from '../../../domain/catalog/types.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { recountDecision } from '../../../domain/decision/recount.ts';
import { TRANSITIONS } from '../../../domain/decision/table.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { statusOf } from '../../../domain/decision/view/status.ts';
import { everyCommand } from '../../../domain/decision/walk/commands.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { dispositionProblem } from '../../../domain/participation/dispositions.ts';
import { resolvePackNear } from '../../../domain/rules/resolve.ts';
import { lookupPage, paperForm } from '../../../web/portal/comment-pages.ts';
import { frame } from '../../../web/portal/frame.ts';
import { home } from '../../../web/portal/home-page.ts';
import { document } from '../../../web/portal/html.ts';
import { NO_SITE } from '../../../web/portal/shape.ts';
import { FULL_REPRESENTATIVE, DecisionWalk, doneGate, fact, person, walkTo } from '../../support/decision-walk.ts';
import { knowing } from '../../support/known.ts';

/** The mistakes systems for major decisions are usually built with, in the order of the procedure, each shown not to happen here. */

const XUJING = 'shanghai-xujing-2023';
const rulesOn = (pack: string, on: string) => resolvePackNear(pack, D(on));
const due = (w: DecisionWalk, key: string) => w.state.deadlines.find((d) => d.key === key)?.explained;
const meeting = (on: string) =>
  ({
    kind: 'recordDeliberation',
    outcome: 'passed',
    meetingName: '镇长办公会议',
    fact: fact(on),
    representatives: [FULL_REPRESENTATIVE],
    minutes: completeMinutes('passed'),
  }) as const;
const leaveOut = (
  gate: 'EXPERT' | 'RISK' | 'HEARING' | 'FAIR_COMPETITION' | 'PARTICIPATION' | 'PARTY_REPORT',
  reason: string,
  decidedBy: string,
) => ({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason, decidedBy } }) as const;

test('what a matter does not call for is left out, but only with a reason and a person; three steps nobody escapes (713 arts 19, 22, 25, 30, 31)', () => {
  const w = walkTo('drafting');
  for (const gate of ['EXPERT', 'RISK', 'HEARING', 'FAIR_COMPETITION'] as const) {
    expect(w.refusal(leaveOut(gate, '', '负责人'))).toBe('GATE_REASON_MISSING');
    expect(w.refusal(leaveOut(gate, '不涉及', ''))).toBe('GATE_REASON_MISSING');
    expect(w.refusal(leaveOut(gate, '不涉及', '负责人'))).toBeUndefined();
    expect(w.state.gates[gate]).toMatchObject({ status: 'not-needed', reason: '不涉及', decidedBy: '负责人', recordedAt: w.now });
  }
  for (const gate of ['PARTICIPATION', 'PARTY_REPORT'] as const)
    expect(w.refusal(leaveOut(gate, '不涉及', '负责人'))).toBe('GATE_NOT_CONDITIONAL');
  expect(walkTo('closed').state.phase).toBe('CLOSED');
});

test('feedback is counted from the issue of the decision and not from the end of the window (徐泾2023第11项)', () => {
  for (const step of ['consulting', 'revising', 'reviewed', 'deliberated'] as const) expect(due(walkTo(step), 'feedback')).toBeUndefined();
  expect(due(walkTo('issued'), 'feedback')).toMatchObject({ triggerOn: '2024-07-02', dueOn: '2024-07-16', unit: 'working-day', value: 10 });
});

test('thirty days are calendar days and the day of publication is not one of them (713 art. 15)', () => {
  const w = walkTo('consulting');
  expect(due(w, 'consultation:1')).toMatchObject({ triggerOn: '2024-05-20', dueOn: '2024-06-19', unit: 'calendar-day' });
  const counted = due(w, 'consultation:1')!.steps.filter((s) => s.counted !== null);
  expect([counted.length, counted[0]!.date, counted.at(-1)!.date]).toEqual([30, '2024-05-21', '2024-06-19']);
});

test('a window is shortened only with a reason, and the reason is said to the public (713 art. 15)', () => {
  const w = walkTo('drafting').at('2024-05-20T09:00:00+08:00');
  const shorter = (reason?: string) =>
    ({ kind: 'publishConsultation', noticeTitle: '公告', days: 29, ...(reason === undefined ? {} : { shortenedReason: reason }) }) as const;
  expect(w.refusal(shorter())).toBe('SHORTENING_REASON_MISSING');
  w.must(shorter('汛期临近'));
  const { sentences } = statusOf({ state: w.state, now: w.now, calendar: chinaCalendar(), received: 0, minDays: 30 });
  expect(sentences).toContain('本次征求意见29日，少于30日。原因：汛期临近（公告原文）');
});

test('a matter keeps the numbers of its own place as in force on the day of the event (山东2025-10-01起)', () => {
  const catalog = (pack: string, on: string) => rulesOn(pack, on).rules.get('catalog-publication')?.monthDay;
  expect([catalog('shandong-zhangdian-2023', '2025-09-30'), catalog('shandong-zhangdian-2023', '2025-10-01')]).toEqual([
    undefined,
    '06-30',
  ]);
  expect([catalog(XUJING, '2025-09-30'), catalog(XUJING, '2025-10-01')]).toEqual(['03-31', '03-31']);
  // Ten working days are a rule of Xujing, not of the decree: elsewhere no clock runs.
  expect(due(walkTo('issued', 'decree-713-2019'), 'feedback')).toBeUndefined();
  for (const rule of rulesOn(XUJING, '2024-05-06').rules.values())
    expect([rule.id, rule.citation.document !== '', rule.packId !== '']).toEqual([rule.id, true, true]);
});

test('no opinion still gets its feedback, sums must add up, and partly adopted is an answer of its own (713 art. 18)', () => {
  const feedback = { kind: 'publishFeedback', noticeTitle: '反馈' } as const;
  const w = walkTo('issued').answered(1, 0).save('opinions-and-adoption');
  expect(due(w, 'feedback')).toBeDefined();
  w.opinions[1] = { ...w.opinions[1]!, received: 3, counted: 3, dispositions: { adopted: 1, 'partly-adopted': 1 } };
  expect(w.refusal(feedback)).toBe('COUNTS_DO_NOT_ADD_UP');
  const partly = { opinionId: 'o', disposition: 'partly-adopted', reason: '可行的部分', adoptedPart: '停工时段' } as const;
  expect(dispositionProblem(partly)).toBe('部分采纳的，采纳和不采纳的内容都要写');
  expect(dispositionProblem({ ...partly, notAdoptedPart: '改线' })).toBeUndefined();
  expect(w.answered(1, 0).refusal(feedback)).toBeUndefined();
});

test('explanation and interpretation are two papers, and both go out with the draft (713 art. 15; 徐泾2023第4项)', () => {
  for (const kind of ['explanation', 'interpretation'] as const) {
    const w = walkTo('drafting');
    delete w.artefacts[kind];
    expect(w.give({ kind: 'publishConsultation', noticeTitle: '公告' })).toMatchObject({
      refusal: { code: 'MATERIALS_INCOMPLETE', missing: [kind === 'explanation' ? '草案说明' : '草案解读'] },
    });
  }
  const { artefacts, state } = walkTo('consulting');
  expect([artefacts.explanation!.published, artefacts.interpretation!.published]).toEqual([true, true]);
  expect(state.deadlines).toContainEqual(expect.objectContaining({ key: 'interpretation:1', status: 'met' }));
});

test('asking departments for opinions is no legality review, and no review is dated after its meeting (713 art. 25)', () => {
  const w = walkTo('reviewing');
  const asReview = { kind: 'settleGate', gate: 'LEGALITY', settle: { how: 'done', fact: fact('2024-06-20', '各部门') } } as const;
  expect(w.refusal(asReview)).toBe('GATE_HAS_OWN_STEP');
  expect(w.refusal({ kind: 'submitToMeeting', occurredOn: D('2024-06-20') })).toBe('GATE_OPEN');
  expect(walkTo('submitted').at('2024-07-02T09:00:00+08:00').refusal(meeting('2024-06-23'))).toBe('REVIEW_AFTER_MEETING');
});

test('a published draft is not edited: a changed text is another version, put to the public as another round (713 art. 15)', () => {
  const w = walkTo('answered');
  const first = w.state.rounds[0]!;
  expect(w.artefacts.draft).toMatchObject({ published: false, earlierPublished: true });
  expect(w.artefacts.draft!.hash).not.toBe(first.draftHash);
  w.save('explanation', 'interpretation').must({ kind: 'publishConsultation', noticeTitle: '再次征求意见' });
  expect(w.state.rounds).toEqual([first, expect.objectContaining({ no: 2, draftHash: w.artefacts.draft!.hash })]);
});

test('whether a changed draft is another one is judged, by name and reason, for that very text; another one goes to the public again (713 art. 15, art. 18)', () => {
  const submit = { kind: 'submitForReview', occurredOn: D('2024-06-20'), requestedReplyOn: D('2024-07-01'), statement: '已履行' } as const;
  const judge = (outcome: 'material' | 'not-material', reason = '工期缩短一半', decidedBy = '主任') =>
    ({ kind: 'judgeDraftChange', outcome, reason, decidedBy, occurredOn: D('2024-06-20') }) as const;
  const w = walkTo('answered').save('draft');
  expect(w.refusal(submit)).toBe('DRAFT_CHANGE_UNJUDGED');
  expect([w.refusal(judge('material', ' ')), w.refusal(judge('material', '工期缩短一半', ''))]).toEqual([
    'REASON_MISSING',
    'REASON_MISSING',
  ]);
  w.must(judge('material'));
  expect(w.give(submit)).toMatchObject({
    refusal: { code: 'GATE_OPEN', missing: expect.arrayContaining([expect.stringContaining('公众参与')]) },
  });
  w.save('explanation', 'interpretation').must({ kind: 'publishConsultation', noticeTitle: '再次征求意见' });
  expect(w.state.rounds.map((r) => r.draftHash)).toEqual(['draft-hash-1', 'draft-hash-3']);
  w.at('2024-07-25T09:00:00+08:00').answered(2, 0).must({ kind: 'closeRegister', round: 2 });
  w.must({ kind: 'settleGate', gate: 'FAIR_COMPETITION', settle: { how: 'not-needed', reason: '不涉及', decidedBy: '主任' } });
  const later = { ...submit, occurredOn: D('2024-07-25'), requestedReplyOn: D('2024-08-10') };
  const unchanged = w.artefacts.draft!;
  expect(w.save('draft').refusal(later)).toBe('DRAFT_CHANGE_UNJUDGED');
  w.artefacts.draft = unchanged;
  expect(w.must(later).state.phase).toBe('REVIEWING');
});

test('nobody gives a day of publication: it is the clock’s, and what is out stays out (713 art. 15, art. 32)', () => {
  const [organ] = rulesOn(XUJING, '2024-05-06').organKinds;
  for (const c of everyCommand(D('2024-05-06'), organ!)) {
    expect([c.kind, Object.keys(c).filter((field) => /publi|opens|opened|recorded/i.test(field))]).toEqual([c.kind, []]);
  }
  const w = walkTo('drafting').at('2024-05-20T09:00:00+08:00');
  const dated = { kind: 'publishConsultation', noticeTitle: '公告', publishedAt: isoToInstant('2024-05-01T00:00:00+08:00') } as const;
  w.must(dated);
  expect(instantToIso(w.state.rounds[0]!.openedAt!)).toBe(instantToIso(isoToInstant('2024-05-20T09:00:00+08:00')));
  const kept = w.state.rounds[0]!.openedAt;
  for (const c of everyCommand(D('2024-05-20'), organ!)) w.give(c);
  expect(w.state.rounds[0]!.openedAt).toBe(kept);
});

test('recorded is not published: nothing goes out uncleared, and the log tells the public neither meeting, nor opinion, nor names (政府信息公开条例第十六条、第十七条)', () => {
  const w = walkTo('drafting');
  w.savePaper('draft', false);
  expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '公告' })).toBe('DISCLOSURE_REVIEW_MISSING');
  w.save('draft');
  expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '公告' }, person('p1'))).toBe('SECOND_PERSON_REQUIRED');
  const done = walkTo('closed');
  const told = (staff: boolean) => done.events.map((e) => eventText(e, rulesOn(XUJING, '2024-07-10'), staff) ?? '').join('\n');
  for (const secret of ['镇长办公会议', FULL_REPRESENTATIVE.name, '演练签发人', '中共示例镇委员会'])
    expect(told(false)).not.toContain(secret);
  expect(told(false)).toContain('集体讨论：通过');
  expect(told(true)).toContain('镇长办公会议：通过');
});

test('a catalog is adjusted by whole versions with reasons and the Party’s consent; suspended is not ended; what is issued is not changed in place (713 arts 3, 37)', () => {
  const ctx = (w: DecisionWalk) => ({ rules: rulesOn(XUJING, '2024-05-06'), ...knowing(chinaCalendar()), now: w.now, actor: person('p2') });
  const w = new DecisionWalk();
  let catalog = newCatalog({ id: 'c', organId: 'organ-town', year: 2024, packId: XUJING });
  const give = (command: CatalogCommand) => {
    const decided = decideCatalog(catalog, command, {
      ...ctx(w),
      facts: { entryIds: ['e1', 'e2'], ownEntryIds: [], rowNames: [], rows: [], units: [], states: { standards: true, legalBases: true } },
    });
    if (!decided.ok) return decided.refusal.code;
    for (const event of decided.events) catalog = applyCatalog(catalog, { seq: catalog.seq + 1, at: w.now, by: 'p2', event });
    if (command.kind === 'publishCatalog')
      catalog = applyCatalog(catalog, {
        seq: catalog.seq + 1,
        at: w.now,
        by: 'system',
        event: { type: 'Published', version: catalog.versions.length, publicationId: 'p' },
      });
    return undefined;
  };
  const rows = [
    { name: '甲事项', leadUnit: '城建中心' },
    { name: '乙事项', leadUnit: '城建中心' },
  ];
  const publish = { kind: 'publishCatalog', signedOn: D('2024-05-06'), disclosureReviewedBy: 'p3' } as const;
  give({ kind: 'createCatalog', title: '2024年度目录', columns: [], legalBases: [], rows });
  expect(give({ kind: 'decideCatalog', fact: fact('2024-05-06') })).toBeUndefined();
  expect(give(publish)).toBe('WRONG_PHASE');
  give({ kind: 'recordCatalogConsent', fact: fact('2024-05-06', '镇党委') });
  expect(give(publish)).toBeUndefined();
  const adjust = (reason: string | undefined) =>
    ({
      kind: 'adjustCatalog',
      reason: '年中调整',
      occurredOn: D('2024-05-06'),
      rows: [
        { entryId: 'e1', adjustment: 'kept' },
        { entryId: 'e2', adjustment: 'removed', ...(reason === undefined ? {} : { reason }) },
      ],
    }) as const;
  expect(give(adjust(undefined))).toBe('ADJUSTMENT_REASON_MISSING');
  expect(give({ ...adjust('条件不成熟'), rows: [{ entryId: 'e1', adjustment: 'kept' }] })).toBe('CATALOG_ROW_INVALID');
  expect(give(adjust('条件不成熟'))).toBeUndefined();
  expect(catalog.versions.map((v) => [v.no, v.status])).toEqual([
    [1, 'PUBLISHED'],
    [2, 'COMPILING'],
  ]);

  const next = { kind: 'noteCatalogAdjustment', adjustment: 'carried-over', version: 1, note: '结转2025年度目录' } as const;
  const carried = walkTo('reviewed');
  expect(carried.refusal(next)).toBe('FORBIDDEN');
  expect(carried.must(next, { kind: 'system' }).state).toMatchObject({ phase: 'REVIEWING', catalogNote: '结转2025年度目录' });

  const held = { reason: '上级规定调整', article: '第三十七条', occurredOn: D('2024-06-25') };
  const resume = { kind: 'resumeDecision', reason: '恢复', occurredOn: D('2024-06-25') } as const;
  expect(
    walkTo('reviewed')
      .must({ kind: 'suspendDecision', ...held })
      .must(resume).state.phase,
  ).toBe('REVIEWING');
  expect(
    walkTo('reviewed')
      .must({ kind: 'terminateDecision', ...held })
      .refusal(resume),
  ).toBe('WRONG_PHASE');
  const changing = TRANSITIONS.filter((t) => (t.from as readonly string[]).includes('EXECUTING') && t.to !== 'same');
  expect(changing.map((t) => [t.trigger, t.to])).toEqual([['archiveDecision', 'CLOSED']]);

  const alone = { kind: 'stopExecution', reason: '规划调整', article: '第三十七条', occurredOn: D('2024-07-10') } as const;
  expect(walkTo('executing').refusal(alone)).toBe('EXECUTION_STOP_NOT_DELIBERATED');
  const adjusts = { decisionId: 'd', code: 't-2024-01', reason: '规划调整' };
  const again = new DecisionWalk().must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '调整方案', adjusts });
  expect([again.state.phase, again.state.adjusts]).toEqual(['CATALOGUED', adjusts]);
  expect(again.refusal({ kind: 'issueDecision', documentNo: '1号', signedOn: D('2024-05-06'), signer: '镇长' })).toBe('WRONG_PHASE');
});

test('a county, a department, a town and a street each have their own meeting, Party body and reviewer (713 arts 2, 42)', () => {
  const kinds = rulesOn(XUJING, '2024-05-06').organKinds;
  expect(kinds.map((k) => [k.kind, k.meeting, k.partyBody, k.reviewer, k.force])).toEqual([
    ['county', '政府常务会议或者全体会议', '同级党委', '司法行政部门', 'must'],
    ['department', '部门办公会议', '党组（党委）', '本部门法制机构', 'by-reference'],
    ['town', '镇长办公会议', '镇党委', '镇合法性审查机构', 'by-reference'],
    ['street', '街道办事处办公会议', expect.any(String), '街道合法性审查机构', expect.any(String)],
  ]);
});

test('who argued for a decision or has an interest in it does not evaluate it afterwards, under whatever spelling (713 arts 20, 36)', () => {
  const firm = doneGate('RISK', '2024-05-15', { assessor: '上海演练咨询有限公司' });
  const interested = {
    name: '王演练',
    unit: '演练大学',
    speciality: '道路',
    fromPool: true,
    declaredNoInterest: false,
    opinionSigned: true,
  };
  const argument = doneGate('EXPERT', '2024-05-15', { experts: [interested] });
  const w = walkTo('closed').at('2025-07-10T12:00:00+08:00');
  for (const { gate, settle } of [firm, argument])
    if (settle.how === 'done')
      w.state = {
        ...w.state,
        gates: { ...w.state.gates, [gate]: { status: 'done', ...settle, recordedAt: 0, by: 'p2', lateEntry: false } },
      };
  const by = (evaluator: string) =>
    ({ kind: 'orderEvaluation', case: 'necessary', reason: '执行满一年', evaluator, thirdParty: true, fact: fact('2025-07-10') }) as const;
  for (const spelling of ['上海演练咨询有限公司', '上海 演练咨询有限责任公司', '上海演练咨询股份公司'])
    expect([spelling, w.refusal(by(spelling))]).toEqual([spelling, 'EVALUATOR_NOT_INDEPENDENT']);
  w.must(by('演练评估院'));
  const told = (name: string, declaredNoInterest: boolean) =>
    ({
      kind: 'recordEvaluation',
      fact: fact('2025-07-10', '演练评估院'),
      heard: ['public'],
      experts: [{ name, unit: '演练大学', declaredNoInterest }],
      conclusion: 'continue',
    }) as const;
  expect(w.refusal(told('李演练', false))).toBe('EXPERT_HAS_INTEREST');
  expect(w.refusal(told('王演练', true))).toBe('EXPERT_HAS_INTEREST');
  expect(w.refusal(told('李演练', true))).toBeUndefined();
});

test('what is lawfully not public does not vanish: it goes on inside, with its basis and approver, towards no publication (713 arts 14, 32)', () => {
  const withholding = {
    ground: 'public-safety',
    basis: '储备布局',
    approver: '镇长',
    approvedOn: D('2024-05-06'),
    documentNo: '内1号',
  } as const;
  const w = new DecisionWalk('2024-05-06').must({ kind: 'startWithheldDecision', occurredOn: D('2024-05-06'), title: '演练', withholding });
  expect(w.state).toMatchObject({ phase: 'CATALOGUED', withheld: withholding, gates: { PARTICIPATION: { status: 'not-needed' } } });
  w.must({ kind: 'initiateDecision', fact: fact('2024-05-06'), undertaker: { leadOrganId: w.state.leadOrganId, coOrgans: [] } });
  w.must({ kind: 'beginDrafting', occurredOn: D('2024-05-06') }).save('draft', 'explanation', 'interpretation');
  expect(w.refusal({ kind: 'publishConsultation', noticeTitle: '公告' })).toBe('MATTER_WITHHELD');
});

test('a deadline counts make-up days, says where its calendar ends, and tells every day it was moved (国务院办公厅放假通知)', () => {
  const explain = (on: string, calendar = chinaCalendar()) =>
    explainDeadline({ pack: rulesOn(XUJING, on), ruleId: 'feedback', trigger: { event: 'issued', on: D(on) }, calendar });
  const across = explain('2024-09-13');
  expect([across.dueOn, across.provisional]).toEqual(['2024-09-29', false]);
  expect(across.steps.find((s) => s.date === '2024-09-14')!.counted).toBe(1);
  expect(across.steps.find((s) => s.date === '2024-09-17')!.counted).toBeNull();
  expect(explain('2026-12-25')).toMatchObject({ provisional: true, provisionalNote: expect.any(String) });

  const before = explain('2024-09-13', chinaCalendar(D('2023-10-24')));
  expect([before.dueOn, before.provisional]).toEqual(['2024-09-30', true]);
  const { state } = walkTo('issued');
  const deadlines = [{ key: 'feedback', explained: before, status: 'open' } as const];
  expect(recountDecision({ ...state, deadlines }, knowing(chinaCalendar()))).toEqual([
    expect.objectContaining({
      type: 'DeadlineSet',
      before: '2024-09-30',
      explained: expect.objectContaining({ dueOn: '2024-09-29' }),
      reason: expect.stringMatching(/./),
    }),
  ]);
});

test('a window ends at 24:00 of Beijing on its last day, whatever the time of day it opened, and letters count by postmark (713 art. 15)', () => {
  const w = walkTo('consulting');
  w.at('2024-06-19T23:59:59.999+08:00');
  expect(w.state.phase).toBe('CONSULTING');
  w.at('2024-06-19T16:00:00Z');
  expect(w.state.phase).toBe('REVISING');
  expect(page(paperForm({ path: '/r', about: '/d', title: '道路养护', leadOrgan: NOBODY }, '2024年6月19日24时'))).toContain(
    '信函以邮戳日期为准',
  );
});

test('the columns bear the words they are looked for by, and are read without script or login (政务公开考核)', () => {
  const html = page(home({ site: NO_SITE, open: NOTHING, feedback: NOTHING, due: NOTHING, catalogs: [] }));
  for (const word of ['草案', '意见征集', '征求意见', '采纳情况', '反馈']) expect(html.slice(html.indexOf('<body'))).toContain(word);
  expect(html).toContain('重大决策预公开');
  expect(html).not.toMatch(/<noscript|type="password"|登录/);
  expect(page(lookupPage())).toMatch(/<form[^>]*method="(?:get|post)"/);
});

const NOTHING = { edges: [] };
const NOBODY = { name: '城建中心', phone: null, phoneHours: null, address: null };

function page(of: Parameters<typeof frame>[1]): string {
  return document(frame(NO_SITE, of, { elder: false, path: '/x', url: 'https://example.cn/x' }));
}
