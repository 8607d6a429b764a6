import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { Proposal, ProposalSource, Study } from '../../../domain/decision/proposal.ts';
import type { DecisionCommand } from '../../../domain/decision/types.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { DecisionWalk, fact, LEAD, person } from '../../support/decision-walk.ts';

const ARTICLE_10 = '《重大行政决策程序暂行条例》第十条';
const HASH = 'ab'.repeat(32);
const FOUR = { problem: '拥堵', grounds: '群众反映', firstPlan: '拓宽', necessity: '必要、可行' };
const proposal = (source: ProposalSource, change: Partial<Proposal> = {}): Proposal => ({
  source,
  proposer: '演练提出人',
  receivedOn: D('2024-05-01'),
  ...change,
});
const WHOLE: Readonly<Record<ProposalSource, Proposal>> = {
  leader: proposal('leader'),
  subordinate: proposal('subordinate', { argument: FOUR }),
  deputies: proposal('deputies', { number: '12', replyPromised: false }),
  cppcc: proposal('cppcc', { number: '7', replyPromised: true }),
  public: proposal('public', { paper: { title: '关于修路的建议' } }),
};
const STUDY: Study = { by: '规建办', on: D('2024-05-08'), conclusion: '可行' };

const starts = (p?: Proposal): DecisionCommand => ({
  kind: 'startDecision',
  occurredOn: D('2024-05-06'),
  title: '演练事项',
  ...(p ? { proposal: p } : {}),
});
const initiates = (more: { proposal?: Proposal; study?: Study } = {}): DecisionCommand => ({
  kind: 'initiateDecision',
  fact: fact('2024-05-09'),
  undertaker: { leadOrganId: LEAD, coOrgans: [] },
  ...more,
});
const started = (p?: Proposal) => new DecisionWalk().must(starts(p), person('p1')).at('2024-05-10T10:00:00+08:00');

describe('what a proposal must hold (第十条)', () => {
  test.each(Object.values(WHOLE))('complete from $source', (p) => {
    expect(new DecisionWalk().refusal(starts(p))).toBeUndefined();
    expect(started().refusal(initiates({ proposal: p, study: STUDY }))).toBeUndefined();
  });
  test.each([
    ['nobody', { ...WHOLE.leader, proposer: ' ' }, ['提出建议的人或者单位']],
    ['deputies without number', proposal('deputies', { replyPromised: true }), ['建议或者提案的编号']],
    ['CPPCC, nothing on a reply', proposal('cppcc', { number: '7' }), ['是否承诺答复']],
    ['citizens without a writing', proposal('public', { paper: { title: ' ' } }), ['书面建议的名称']],
    ['a hash that is none', proposal('leader', { paper: { title: '材料', hash: HASH.slice(1) } }), [expect.stringContaining('SHA-256')]],
  ])('%s is refused with what is missing', (_what, p, missing) => {
    expect(new DecisionWalk().give(starts(p))).toMatchObject({ refusal: { code: 'PROPOSAL_INCOMPLETE', article: ARTICLE_10, missing } });
    expect(started().refusal(initiates({ proposal: p, study: STUDY }))).toBe('PROPOSAL_INCOMPLETE');
  });
  test('a department argues in four texts or one paper with its hash; three texts, or a paper without, are too little', () => {
    const of = (change: Partial<Proposal>) => new DecisionWalk().give(starts(proposal('subordinate', change)));
    expect(of({})).toMatchObject({ refusal: { missing: { length: 4 } } });
    const { necessity: _, ...three } = FOUR;
    expect(of({ argument: three })).toMatchObject({ refusal: { missing: [expect.stringContaining('必要性、可行性')] } });
    expect(of({ argument: { ...FOUR, grounds: '\n' } })).toMatchObject({ refusal: { missing: [expect.stringContaining('理由和依据')] } });
    expect(of({ paper: { title: '论证报告' } })).toMatchObject({ refusal: { missing: { length: 4 } } });
    expect(of({ paper: { title: '论证报告', hash: HASH } }).ok).toBe(true);
  });
  test('received today is received, tomorrow is not', () => {
    const on = (day: string) => new DecisionWalk().refusal(starts({ ...WHOLE.leader, receivedOn: D(day) }));
    expect([on('2024-05-06'), on('2024-05-07')]).toEqual([undefined, 'DATE_IN_FUTURE']);
  });
});

describe('the study before the organ decides to start (第十条)', () => {
  test.each([
    ['leader', undefined],
    ['subordinate', undefined],
    ['deputies', 'STUDY_MISSING'],
    ['cppcc', 'STUDY_MISSING'],
    ['public', 'STUDY_MISSING'],
  ] as const)('a proposal from %s without one: %s', (source, code) => {
    expect(started(WHOLE[source]).refusal(initiates())).toBe(code);
    expect(started().refusal(initiates({ proposal: WHOLE[source] }))).toBe(code);
  });
  test('with one it is decided, and who proposed stays with the staff', () => {
    const w = started(WHOLE.deputies).must(initiates({ study: STUDY }));
    expect([w.state.proposal, w.state.study]).toEqual([WHOLE.deputies, STUDY]);
    const { rules } = w.context({ kind: 'system' });
    const [begun, initiated] = w.events;
    expect(eventText(begun!, rules, false)).toContain('建议来源：人大代表建议（第12号）');
    expect(eventText(begun!, rules, false)).not.toContain('演练提出人');
    expect(eventText(begun!, rules, true)).toContain('演练提出人，2024-05-01收到；没有承诺答复');
    expect(eventText(initiated!, rules, false)).toBe('决策机关决定启动，明确承办单位；研究论证：规建办，2024-05-08完成');
  });
  test('the proposal stated at the initiation goes before that of the start', () => {
    expect(started(WHOLE.deputies).must(initiates({ proposal: WHOLE.leader })).state.proposal).toEqual(WHOLE.leader);
  });
  test.each([
    ['2024-04-30', 'DATE_BEFORE_PREDECESSOR'],
    ['2024-05-01', undefined],
    ['2024-05-09', undefined],
    ['2024-05-10', 'DATE_BEFORE_PREDECESSOR'],
  ])('received on 1 May and decided on 9 May, studied on %s: %s', (on, code) => {
    expect(started(WHOLE.public).refusal(initiates({ study: { ...STUDY, on: D(on) } }))).toBe(code);
  });
  test.each([{ by: ' ' }, { conclusion: '' }])('a study without %p is none', (gap) => {
    expect(started(WHOLE.public).refusal(initiates({ study: { ...STUDY, ...gap } }))).toBe('STUDY_MISSING');
  });
});

describe('the undertaker (第十一条)', () => {
  test.each([
    [LEAD, [], undefined],
    [LEAD, ['organ-a', 'organ-b'], undefined],
    ['', [], 'UNDERTAKER_MISSING'],
    [' ', ['organ-a', 'organ-b'], 'UNDERTAKER_MISSING'],
    [LEAD, [LEAD], 'UNDERTAKER_REPEATED'],
    [LEAD, ['organ-a', 'organ-a'], 'UNDERTAKER_REPEATED'],
    [LEAD, ['organ-a', ' '], 'UNDERTAKER_REPEATED'],
  ])('led by “%s” with %p: %s', (leadOrganId, coOrgans, code) => {
    const decided = started().give({ ...initiates(), undertaker: { leadOrganId, coOrgans } } as DecisionCommand);
    expect(decided.ok ? undefined : [decided.refusal.code, decided.refusal.article]).toEqual(
      code && [code, '《重大行政决策程序暂行条例》第十一条'],
    );
  });
  test('several units without a lead are told so', () => {
    const decided = started().give({ ...initiates(), undertaker: { leadOrganId: '', coOrgans: ['a', 'b'] } } as DecisionCommand);
    expect(decided).toMatchObject({ refusal: { missing: ['写了2个单位，没有写明哪个牵头'] } });
  });
});
