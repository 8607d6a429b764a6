import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import type { Actor } from '../../../domain/access/roles.ts';
import { preview } from '../../../domain/decision/decide.ts';
import type { ArtefactFact, ArtefactKind, DecisionCommand, GateFact } from '../../../domain/decision/types.ts';
import { packIds, resolvePackNear } from '../../../domain/rules/resolve.ts';
import { DecisionWalk, fact, LEAD, ORGAN, walkTo } from '../../support/decision-walk.ts';

/** 徐泾镇2023年政务公开工作要点第17项: the drafter proposes, the disclosure unit reviews, the head signs. */
const ARTICLE = '徐泾镇2023年政务公开工作要点第17项';
const DRAFTER = 'p1';
const REVIEWER = 'p3';
const HEAD: Actor = { kind: 'person', personId: 'p6', roles: [{ role: 'unit-head', organId: LEAD }] };
const CLERK: Actor = { kind: 'person', personId: 'p7', roles: [{ role: 'secretariat', organId: ORGAN }] };
const onPaper = (change: Partial<GateFact> = {}): GateFact => ({ ...fact('2024-05-10'), ...change });

const sign = (w: DecisionWalk, artefact: ArtefactKind, f?: GateFact): DecisionCommand => ({
  kind: 'signArtefact',
  artefact,
  versionId: w.artefacts[artefact]?.versionId ?? 'none',
  ...(f ? { fact: f } : {}),
});
const CONSULT = { kind: 'publishConsultation', noticeTitle: '演练公告' } as const;
const ISSUE = { kind: 'issueDecision', documentNo: '示府〔2024〕1号', signedOn: plainDate('2024-07-02'), signer: '演练镇长' } as const;
const drafted = (): DecisionWalk => walkTo('drafting').unsigned('draft');

/** Every publication there is, up to it, with its own papers unsigned. */
const PUBLICATIONS: readonly (readonly [string, ArtefactKind, DecisionCommand, () => DecisionWalk])[] = [
  ['consultation', 'explanation', CONSULT, () => walkTo('drafting')],
  ['issued text', 'decision-result', ISSUE, () => walkTo('deliberated').save('decision-result', 'representatives-attendance')],
  [
    'feedback',
    'opinions-and-adoption',
    { kind: 'publishFeedback', noticeTitle: '反馈' },
    () => walkTo('issued').save('opinions-and-adoption'),
  ],
  [
    'interpretation of a topic',
    'topic-interpretation',
    { kind: 'publishTopicInterpretation' },
    () => walkTo('deliberated').save('topic-interpretation'),
  ],
  [
    'evaluation',
    'effect-evaluation',
    { kind: 'publishEvaluation' },
    () =>
      walkTo('executing')
        .must({
          kind: 'orderEvaluation',
          case: 'necessary',
          reason: '演练',
          evaluator: '演练评估院',
          thirdParty: true,
          fact: fact('2024-07-10'),
        })
        .must({
          kind: 'recordEvaluation',
          heard: ['public', 'experts'],
          experts: [{ name: '演练专家', unit: '演练评估院', declaredNoInterest: true }],
          conclusion: 'continue',
          fact: fact('2024-07-10', '演练评估院'),
        })
        .save('effect-evaluation'),
  ],
];

describe('nothing is published before the head has signed it', () => {
  test.each(PUBLICATIONS)('%s', (_name, kind, publish, upTo) => {
    const w = upTo().unsigned(kind);
    const refused = w.give(publish);
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'SIGNATURE_MISSING', article: ARTICLE, missing: [expect.stringContaining('缺行政机关负责人审签')] },
    });
    w.must(sign(w, kind), HEAD).must(publish);
    expect(w.artefacts[kind]).toMatchObject({ signedBy: 'p6', published: true });
  });

  test('what goes along unsigned stays behind', () => {
    const w = walkTo('drafting').unsigned('background').must(CONSULT);
    expect([w.artefacts.draft!.published, w.artefacts.background!.published]).toEqual([true, false]);
  });

  test('a paper from before signatures were recorded goes out as it could', () => {
    const w = drafted();
    w.artefacts.draft = { ...w.artefacts.draft!, beforeSignatures: true };
    expect(w.refusal(CONSULT)).toBeUndefined();
  });
});

test('only the pack whose document says so asks for a signature; under the others nothing is signed', () => {
  const asking = packIds().filter((id) => resolvePackNear(id, plainDate('2025-06-01')).signature !== undefined);
  expect(asking).toEqual(['shanghai-xujing-2023']);
  const w = walkTo('drafting', 'shandong-zhangdian-2023');
  expect(w.artefacts.draft).not.toHaveProperty('signedBy');
  expect(w.refusal(sign(w, 'draft'), HEAD)).toBe('SIGNATURE_NOT_ASKED');
  expect(w.refusal(CONSULT)).toBeUndefined();
  const shown = (walk: DecisionWalk) => preview(walk.state, 'signArtefact', walk.context(HEAD)).refusal?.code;
  expect([shown(w), shown(drafted())]).toEqual(['SIGNATURE_NOT_ASKED', undefined]);
});

describe('one version is signed, after its review', () => {
  test('not before it', () => {
    const w = walkTo('drafting');
    w.savePaper('draft', false);
    expect(w.give(sign(w, 'draft'), HEAD)).toMatchObject({ ok: false, refusal: { code: 'DISCLOSURE_REVIEW_MISSING', article: ARTICLE } });
  });
  test('a changed text needs a new signature; the old version takes none', () => {
    const w = drafted();
    const old = sign(w, 'draft');
    w.must(old, HEAD).unsigned('draft');
    expect(w.refusal(CONSULT)).toBe('SIGNATURE_MISSING');
    expect(w.refusal(old, HEAD)).toBe('SIGNATURE_SUPERSEDED');
    w.must(sign(w, 'draft'), HEAD);
    expect(w.events.filter((e) => e.type === 'ArtefactSigned').map((e) => e.hash)).toEqual(['draft-hash-2', 'draft-hash-3']);
    expect(w.refusal(CONSULT)).toBeUndefined();
  });
  test('once, and not when it is out', () => {
    const w = drafted();
    w.must(sign(w, 'draft'), HEAD);
    expect(w.refusal(sign(w, 'draft'), HEAD)).toBe('ALREADY_SIGNED');
    w.must(CONSULT);
    expect(w.refusal(sign(w, 'draft'), HEAD)).toBe('ALREADY_PUBLISHED');
  });
  test('not a paper nobody has saved, not while the decision is suspended, not of a matter that is withheld', () => {
    const w = drafted();
    expect(w.refusal(sign(w, 'effect-evaluation'), HEAD)).toBe('MATERIALS_INCOMPLETE');
    w.must({ kind: 'suspendDecision', reason: '演练', article: '第三十七条', occurredOn: w.today });
    expect(w.refusal(sign(w, 'draft'), HEAD)).toBe('SUSPENDED');
    const withheld = new DecisionWalk();
    const withholding = {
      ground: 'public-safety',
      basis: '演练',
      approver: '演练',
      approvedOn: withheld.today,
      documentNo: '1号',
    } as const;
    withheld.must({ kind: 'startWithheldDecision', occurredOn: withheld.today, title: '演练事项', withholding }).unsigned('draft');
    expect(withheld.refusal(sign(withheld, 'draft'), HEAD)).toBe('MATTER_WITHHELD');
  });
});

describe('three steps are of three persons', () => {
  const attempt = (paper: Partial<ArtefactFact>, actor: Actor, f?: GateFact): string | undefined => {
    const w = drafted();
    w.artefacts.draft = { ...w.artefacts.draft!, ...paper };
    return w.refusal(sign(w, 'draft', f), actor);
  };
  const headNamed = (personId: string, deputyFor?: string): Actor => ({
    kind: 'person',
    personId,
    roles: [{ role: 'unit-head', organId: LEAD, ...(deputyFor === undefined ? {} : { deputyFor }) }],
  });
  test.each([
    ['drafter', {}, headNamed(DRAFTER)],
    ['reviewer', {}, headNamed(REVIEWER)],
    ['deputy of the drafter', {}, headNamed('p6', DRAFTER)],
    ['principal of who saved it', { savedFor: 'p6' }, HEAD],
    ['principal of who reviewed it', { clearedFor: 'p6' }, HEAD],
  ])('the %s does not sign', (_who, paper, actor) => expect(attempt(paper, actor)).toBe('THREE_PERSONS_REQUIRED'));
  test('nor by paper: neither as its signer, however the name is typed, nor as its recorder', () => {
    const names = { names: ['李 承办', '钱审查'] };
    expect(attempt(names, CLERK, onPaper({ signer: '李承办' }))).toBe('THREE_PERSONS_REQUIRED');
    expect(attempt(names, CLERK, onPaper({ signer: '钱 审查' }))).toBe('THREE_PERSONS_REQUIRED');
    expect(attempt(names, { ...CLERK, personId: DRAFTER } as Actor, onPaper())).toBe('THREE_PERSONS_REQUIRED');
    expect(attempt(names, CLERK, onPaper({ signer: '赵主任' }))).toBeUndefined();
  });
});

describe('a signature on paper is recorded by a clerk (代录)', () => {
  const attempt = (f: GateFact | undefined, clearedOn = '2024-05-10'): string | undefined => {
    const w = drafted();
    w.artefacts.draft = { ...w.artefacts.draft!, clearedOn: plainDate(clearedOn) };
    return w.refusal(sign(w, 'draft', f), CLERK);
  };
  test('who has no signature of their own to give', () => expect(attempt(undefined)).toBe('GATE_FACT_INCOMPLETE'));
  test('with its signer and its number or scan', () => {
    const { documentNo: _, ...bare } = onPaper();
    expect(attempt({ ...bare, signer: ' ' })).toBe('GATE_FACT_INCOMPLETE');
    expect(attempt(bare)).toBe('GATE_FACT_INCOMPLETE');
    expect(attempt({ ...bare, scanHash: 'ab12' })).toBeUndefined();
  });
  test('of the day of the review or later, and not of a day to come', () => {
    expect(attempt(onPaper(), '2024-05-10')).toBeUndefined();
    expect(attempt(onPaper({ occurredOn: plainDate('2024-05-09') }), '2024-05-10')).toBe('DATE_BEFORE_PREDECESSOR');
    expect(attempt(onPaper({ occurredOn: plainDate('2024-05-11') }))).toBe('DATE_IN_FUTURE');
  });
  test('and stays with the event, for the annex on responsibility', () => {
    const w = drafted();
    w.must(sign(w, 'draft', onPaper({ signer: '赵主任' })), CLERK);
    expect(w.events.at(-1)).toMatchObject({ type: 'ArtefactSigned', artefact: 'draft', fact: { signer: '赵主任' }, lateEntry: false });
  });
});
