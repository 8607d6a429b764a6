import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { isClosed } from '../../../domain/decision/decide.ts';
import { evaluationWords } from '../../../domain/decision/evaluation.ts';
import type { EvaluationOrder, EvaluationReport } from '../../../domain/decision/evaluation.ts';
import { isSameBody } from '../../../domain/decision/same-body.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import type { GateState } from '../../../domain/decision/types.ts';
import { resolvePackNear } from '../../../domain/rules/resolve.ts';
import { slotsOf } from '../../../services/read/slots.ts';
import { doneGate, fact, person, walkTo } from '../../support/decision-walk.ts';
import type { DecisionWalk } from '../../support/decision-walk.ts';

const noon = (on: string) => `${on}T12:00:00+08:00`;
const order = (more: Partial<EvaluationOrder> = {}) =>
  ({
    kind: 'orderEvaluation',
    case: 'necessary',
    reason: '执行满一年',
    evaluator: '演练评估院',
    thirdParty: true,
    fact: fact('2025-07-10'),
    ...more,
  }) as const;
const report = (more: Partial<EvaluationReport> = {}) =>
  ({
    kind: 'recordEvaluation',
    fact: fact('2025-09-01', '演练评估院'),
    heard: ['public', 'congress-deputies'],
    experts: [{ name: '演练评估专家', unit: '演练评估院', declaredNoInterest: true }],
    conclusion: 'continue',
    ...more,
  }) as const;
/** Archived in July 2024; it is noon of 1 September 2025. */
const archived = () => walkTo('closed').at(noon('2025-09-01'));
const published = () => archived().must(order()).must(report()).save('effect-evaluation').must({ kind: 'publishEvaluation' });

/** The same decision, argued and assessed beforehand as given; `actingBody` signed for the gate. */
function argued(
  w: DecisionWalk,
  change: Parameters<typeof doneGate<'EXPERT' | 'RISK'>>[2],
  gate: 'EXPERT' | 'RISK',
  actingBody = '镇政府',
): DecisionWalk {
  const { settle } = doneGate(gate, '2024-05-15', change);
  if (settle.how !== 'done') throw new Error('not done');
  const { particulars } = settle;
  const done: GateState = {
    status: 'done',
    fact: fact('2024-05-15', actingBody),
    recordedAt: 0,
    by: 'p2',
    lateEntry: false,
    ...(particulars ? { particulars } : {}),
  };
  w.state = { ...w.state, gates: { ...w.state.gates, [gate]: done } };
  return w;
}
const expert = (declaredNoInterest = true) => ({
  experts: [{ name: '王演练', unit: '演练大学', speciality: '道路', fromPool: true, declaredNoInterest, opinionSigned: true }],
});

describe('an evaluation (713 art. 36)', () => {
  test('is ordered with its case and its evaluator, reported, and published when its result was cleared', () => {
    const w = archived().must(order());
    expect(w.state.evaluations).toEqual([expect.objectContaining({ no: 1, case: 'necessary', evaluator: '演练评估院', opinions: 0 })]);
    expect(w.refusal({ kind: 'publishEvaluation' })).toBe('EVALUATION_NOT_RECORDED');
    w.must(report());
    expect(w.refusal({ kind: 'publishEvaluation' })).toBe('MATERIALS_INCOMPLETE');
    w.savePaper('effect-evaluation', false);
    expect(w.refusal({ kind: 'publishEvaluation' })).toBe('DISCLOSURE_REVIEW_MISSING');
    w.save('effect-evaluation');
    expect(w.refusal({ kind: 'publishEvaluation' }, person('p1'))).toBe('SECOND_PERSON_REQUIRED');
    expect(w.refusal({ kind: 'publishEvaluation' })).toBeUndefined();
    expect(w.refusal({ kind: 'publishEvaluation' })).toBe('PUBLICATION_IN_PROGRESS');
    // While it goes out, the archived decision is open: its workflow runs.
    expect([w.state.phase, isClosed(w.state)]).toEqual(['CLOSED', false]);
    w.finishEffects();
    expect(isClosed(w.state)).toBe(true);
    expect(w.state.evaluations![0]!.publication).toEqual({ artefactHash: 'effect-evaluation-hash-2', publishedAt: w.now });
    expect(w.artefacts['effect-evaluation']!.published).toBe(true);
    expect(w.refusal({ kind: 'publishEvaluation' })).toBe('ALREADY_PUBLISHED');
    expect(w.state.lastActOn).toBe('2024-07-10');
  });
  test('comes when the decision is executed or archived, not before', () => {
    expect(walkTo('feedback').refusal(order({ fact: fact('2024-07-10') }))).toBe('WRONG_PHASE');
    expect(walkTo('executing').refusal(order({ fact: fact('2024-07-10') }))).toBeUndefined();
  });
  test('is decided by the organ and its report recorded there; the result goes out by the publisher', () => {
    const w = archived();
    for (const role of ['drafter', 'unit-head', 'publisher', 'supervisor'] as const)
      expect(w.refusal(order(), person('p', [role]))).toBe('FORBIDDEN');
    w.must(order(), person('p', ['secretariat']));
    expect(w.refusal(report(), person('p', ['unit-head']))).toBe('FORBIDDEN');
    w.must(report(), person('p', ['secretariat'])).save('effect-evaluation');
    expect(w.refusal({ kind: 'publishEvaluation' }, person('p', ['secretariat']))).toBe('FORBIDDEN');
    expect(w.refusal({ kind: 'publishEvaluation' }, person('p', ['publisher']))).toBeUndefined();
  });
  test('needs reason, evaluator and paper, and no day before the execution, the order or after today', () => {
    const w = archived();
    expect(w.refusal(order({ reason: ' ' }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(order({ evaluator: '　' }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(order({ fact: { ...fact('2025-07-10'), documentNo: '' } }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(order({ fact: fact('2024-07-09') }))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(order({ fact: fact('2025-09-02') }))).toBe('DATE_IN_FUTURE');
    w.must(order());
    expect(w.refusal(report({ fact: fact('2025-07-09', '演练评估院') }))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(report({ fact: fact('2025-07-10', '演练评估院') }))).toBeUndefined();
  });
  test('for many opinions has opinions behind it, and keeps how many there were', () => {
    const w = archived();
    expect(w.refusal(order({ case: 'many-opinions' }))).toBe('EVALUATION_CASE_UNFOUNDED');
    const context = w.context.bind(w);
    w.context = (actor) => ({ ...context(actor), facts: { ...context(actor).facts, executionOpinions: 1 } });
    expect(w.must(order({ case: 'many-opinions' })).state.evaluations![0]!.opinions).toBe(1);
  });
  test('hears the public, or says why not', () => {
    const w = archived().must(order());
    expect(w.refusal(report({ heard: ['experts'] }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(report({ heard: [], publicNotHeardReason: ' ' }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.must(report({ heard: [], publicNotHeardReason: '涉及商业秘密' })).state.evaluations![0]!.report).toMatchObject({
      heard: [],
      publicNotHeardReason: '涉及商业秘密',
    });
  });
  test('is reported by the evaluator that was named, once; another one takes over by another order', () => {
    const w = archived();
    expect(w.refusal(report())).toBe('EVALUATION_NOT_ORDERED');
    w.must(order());
    expect(w.refusal(report({ fact: fact('2025-09-01', '另一评估院') }))).toBe('EVALUATOR_DIFFERS');
    w.must(order({ evaluator: '另一评估院', fact: fact('2025-08-01') }));
    expect(w.state.evaluations!.map((e) => evaluationWords(w.state, e))).toEqual(['改由其他单位评估', '2025年8月1日起评估，尚未完成']);
    expect(w.refusal(report())).toBe('EVALUATOR_DIFFERS');
    w.must(report({ fact: fact('2025-09-01', '另一 评估院') }));
    expect(w.refusal(report({ fact: fact('2025-09-01', '另一评估院') }))).toBe('EVALUATION_NOT_ORDERED');
  });
  test('after another one goes out with a result of its own', () => {
    const w = published()
      .must(order({ fact: fact('2025-09-01') }))
      .must(report());
    expect(w.refusal({ kind: 'publishEvaluation' })).toBe('ALREADY_PUBLISHED');
    w.save('effect-evaluation').must({ kind: 'publishEvaluation' });
    expect(w.state.evaluations!.map((e) => e.publication!.artefactHash)).toEqual(['effect-evaluation-hash-1', 'effect-evaluation-hash-2']);
  });
});

describe('what everybody reads of it', () => {
  const slot = (w: DecisionWalk) => slotsOf(w.state, []).find((s) => s.kind === 'effect-evaluation')!.stateText;
  test('the slot of the result says how it stands and why it is not there', () => {
    const w = archived();
    expect(slot(w)).toBe('决策执行后视情开展');
    expect(slot(w.must(order()))).toBe('2025年7月10日起评估，尚未完成');
    expect(slot(w.must(report()))).toBe('评估已完成，结果尚未公布');
    expect(
      slot(
        archived()
          .must(order())
          .must(report({ withheldReason: '涉及商业秘密' })),
      ),
    ).toBe('评估已完成，结果不公开，理由：涉及商业秘密');
  });
  test('the log tells case and evaluator, the conclusion to staff alone, and that the result is out', () => {
    const rules = resolvePackNear('shanghai-xujing-2023', D('2024-07-10'));
    const told = (staff: boolean) =>
      published().events.flatMap((e) => (e.type.startsWith('Evaluation') ? (eventText(e, rules, staff) ?? []) : []));
    expect(told(false)).toEqual([
      '组织决策后评估（决策机关认为有必要），评估单位：演练评估院（第三方）',
      '决策后评估完成',
      '决策后评估结果公布',
    ]);
    expect(told(true)[1]).toBe('决策后评估完成，结论：继续执行');
  });
});

describe('who did the main argumentation or assessment before does not evaluate (713 art. 36)', () => {
  const refusalOf = (w: DecisionWalk, more: Partial<EvaluationOrder>) => {
    const decided = w.give(order(more));
    return decided.ok ? undefined : decided.refusal;
  };
  test.each([
    ['the assessor of the risks', 'RISK', { assessor: '上海演练咨询有限公司' }, '上海演练咨询有限公司'],
    ['the same firm, spelt otherwise', 'RISK', { assessor: '上海演练咨询有限公司' }, ' 上海 演练咨询有限责任公司'],
    ['its branch', 'RISK', { assessor: '上海演练咨询有限公司' }, '上海演练咨询有限公司青浦分公司'],
    ['whose earlier report was taken', 'RISK', { assessor: '演练（上海）咨询公司', earlier: '报告' }, '演练(上海)咨询股份有限公司'],
    ['the unit of an expert', 'EXPERT', expert(), '演练大学'],
    ['an expert', 'EXPERT', expert(), '王 演练'],
  ] as const)('%s', (_what, gate, change, evaluator) => {
    const refused = refusalOf(argued(archived(), change, gate), { evaluator });
    expect(refused).toMatchObject({ code: 'EVALUATOR_NOT_INDEPENDENT', article: '《重大行政决策程序暂行条例》第三十六条' });
    expect(refused!.missing[0]).toContain(evaluator);
  });
  test('another firm does', () => {
    const w = argued(archived(), { assessor: '上海演练咨询有限公司' }, 'RISK');
    for (const evaluator of ['上海演练评估有限公司', '北京演练咨询有限公司', '上海演练咨询有限公司工会'])
      expect(refusalOf(w, { evaluator })).toBeUndefined();
  });
  test('a firm that signed for the gate argued for it; an organ that convened the experts did not', () => {
    const w = () => argued(archived(), expert(), 'EXPERT', '演练研究院');
    expect(refusalOf(w(), { evaluator: '演练研究院', thirdParty: true })?.code).toBe('EVALUATOR_NOT_INDEPENDENT');
    expect(refusalOf(w(), { evaluator: '演练研究院', thirdParty: false })).toBeUndefined();
  });
  test('where a gate was recorded before gates had particulars, who signed for it is all there is', () => {
    const w = argued(archived(), {}, 'RISK', '城建中心');
    const { particulars: _, ...bare } = w.state.gates.RISK as Extract<GateState, { status: 'done' }>;
    w.state = { ...w.state, gates: { ...w.state.gates, RISK: bare } };
    expect(refusalOf(w, { evaluator: '城建中心', thirdParty: false })?.code).toBe('EVALUATOR_NOT_INDEPENDENT');
  });
  test('nor is a report taken from them that was ordered of them under another name', () => {
    const w = argued(archived(), { assessor: '城建中心' }, 'RISK').must(order());
    expect(w.refusal(report({ fact: fact('2025-09-01', '城建中心') }))).toBe('EVALUATOR_NOT_INDEPENDENT');
  });
});

describe('nobody with a direct interest evaluates (713 art. 20)', () => {
  const of = (name: string, unit: string, declaredNoInterest = true) => ({ experts: [{ name, unit, declaredNoInterest }] });
  test('who does not declare to have none', () => {
    const w = archived().must(order());
    expect(w.refusal(report(of('李演练', '演练学院', false)))).toBe('EXPERT_HAS_INTEREST');
    expect(w.refusal(report(of('', '演练学院')))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(report(of('李演练', '演练学院')))).toBeUndefined();
  });
  test('who was recorded with one at the argumentation, under whatever spelling; a namesake elsewhere may', () => {
    const w = () => argued(archived(), expert(false), 'EXPERT').must(order());
    const decided = w().give(report(of('王演练', '演练 大学')));
    expect(decided.ok ? undefined : decided.refusal).toMatchObject({
      code: 'EXPERT_HAS_INTEREST',
      article: '《重大行政决策程序暂行条例》第二十条',
    });
    expect(w().refusal(report(of('王演练', '演练学院')))).toBeUndefined();
    expect(
      argued(archived(), expert(true), 'EXPERT')
        .must(order())
        .refusal(report(of('王演练', '演练大学'))),
    ).toBeUndefined();
  });
});

describe('the names of one body', () => {
  const FORMS = ['公司', '有限公司', '有限责任公司', '股份有限公司', '股份公司', '责任有限公司'];
  const stem = fc.string({ unit: fc.constantFrom(...'上海演练咨询评估ABC甲乙丙'), minLength: 1, maxLength: 12 });
  const widened = (text: string): string =>
    [...text].map((c) => (/[A-Z]/.test(c) ? String.fromCodePoint(c.codePointAt(0)! + 0xfee0) : c)).join('');
  test('are the same whatever is typed between their characters, in whatever width, case and legal form', () => {
    const noise = fc.array(fc.constantFrom(' ', '　', '\u200b', '（', ')', '·', '－', '.'), { maxLength: 3 }).map((a) => a.join(''));
    fc.assert(
      fc.property(
        stem,
        fc.constantFrom(...FORMS),
        fc.constantFrom(...FORMS),
        fc.array(noise, { minLength: 40, maxLength: 40 }),
        (s, one, other, gaps) => {
          const typed = [...(widened(s).toLowerCase() + other)].map((c, i) => c + gaps[i]).join('');
          return isSameBody(s + one, typed);
        },
      ),
    );
  });
  test('are different when their stems are, and blanks are nobody’s', () => {
    fc.assert(
      fc.property(stem, stem, fc.constantFrom(...FORMS), (one, other, form) => {
        fc.pre(one !== other);
        return !isSameBody(one + form, other + form) && !isSameBody(one, other);
      }),
    );
    for (const nothing of ['', ' ', '（）', '　·']) expect(isSameBody(nothing, nothing)).toBe(false);
    expect(isSameBody('演练咨询', '演练咨询公司')).toBe(false);
  });
});
