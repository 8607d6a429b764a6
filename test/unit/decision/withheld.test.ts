import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { archiveList } from '../../../domain/decision/archive.ts';
import { preview } from '../../../domain/decision/decide.ts';
import { conditionalGates } from '../../../domain/decision/gate-of.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { COMPLETE_LEGALITY } from '../../../domain/decision/walk/particulars.ts';
import { PUBLIC_STEPS, WITHHELD_GROUNDS } from '../../../domain/decision/withheld.ts';
import type { WithheldGround, WithheldMatter } from '../../../domain/decision/withheld.ts';
import type { CodedError } from '../../../domain/errors.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { cleanText } from '../../../domain/text.ts';
import { DecisionWalk, doneGate, fact, FULL_REPRESENTATIVE, LEAD, person } from '../../support/decision-walk.ts';

const BY_LAW: WithheldMatter = {
  ground: 'public-safety',
  basis: '应急储备布局公开后危及公共安全',
  approver: '演练镇长',
  approvedOn: D('2024-05-05'),
  documentNo: '示府密〔2024〕1号',
};
const start = (more: Partial<WithheldMatter> = {}) =>
  ({ kind: 'startWithheldDecision', occurredOn: D('2024-05-06'), title: '演练事项', withholding: { ...BY_LAW, ...more } }) as const;
const started = (packId?: string): DecisionWalk => new DecisionWalk('2024-05-06', packId).must(start());
/** Through every step that a withheld matter has. */
function walked(to: 'drafting' | 'issued' | 'closed', packId?: string): DecisionWalk {
  const w = started(packId)
    .at('2024-05-10T10:00:00+08:00')
    .must({ kind: 'initiateDecision', fact: fact('2024-05-09'), undertaker: { leadOrganId: LEAD, coOrgans: [] } })
    .must({ kind: 'beginDrafting', occurredOn: D('2024-05-10') })
    .save('draft', 'explanation');
  if (to === 'drafting') return w;
  for (const gate of conditionalGates(resolvePack(w.state.packId, D('2024-01-02'))))
    w.must({ kind: 'settleGate', gate, settle: { how: 'not-needed', reason: '不涉及', decidedBy: '演练负责人' } });
  w.must({ kind: 'submitForReview', occurredOn: D('2024-05-10'), requestedReplyOn: D('2024-06-01'), statement: '已履行法定程序' })
    .at('2024-05-20T10:00:00+08:00')
    .must({ kind: 'recordReview', outcome: 'passed', fact: fact('2024-05-20'), opinion: '合法', legality: COMPLETE_LEGALITY })
    .must({ kind: 'submitToMeeting', occurredOn: D('2024-05-20') })
    .at('2024-05-22T10:00:00+08:00')
    .must({
      kind: 'recordDeliberation',
      outcome: 'passed',
      meetingName: '镇长办公会议',
      fact: fact('2024-05-21'),
      representatives: [FULL_REPRESENTATIVE],
      minutes: completeMinutes('passed'),
    })
    .must(doneGate('PARTY_REPORT', '2024-05-22'))
    .save('decision-result')
    .must({ kind: 'issueDecision', documentNo: '示府〔2024〕1号', signedOn: D('2024-05-22'), signer: '演练镇长' });
  if (to === 'issued') return w;
  return w
    .must({ kind: 'startExecution', unit: '城建中心', occurredOn: D('2024-05-22') })
    .must({ kind: 'archiveDecision', occurredOn: D('2024-05-22'), place: '镇档案室' });
}
const refusalOf = (w: DecisionWalk, ...args: Parameters<DecisionWalk['give']>) => {
  const decided = w.give(...args);
  return decided.ok ? undefined : decided.refusal;
};

describe('a matter that is lawfully not public', () => {
  test('carries its ground, what it rests on, and who approved it; public participation is left out for that reason', () => {
    const { state } = started();
    expect(state.withheld).toEqual(BY_LAW);
    expect(state.gates.PARTICIPATION).toMatchObject({
      status: 'not-needed',
      reason: '依法不予公开：公开后可能危及国家安全、公共安全、经济安全、社会稳定（《政府信息公开条例》第十四条）',
      decidedBy: '演练镇长',
    });
  });

  test.each([
    ['basis', '不予公开的具体依据'],
    ['approver', '批准人'],
    ['documentNo', '批准文号'],
  ] as const)('without its %s it does not start: it is public then', (field, name) => {
    const refusal = refusalOf(new DecisionWalk(), start({ [field]: '　 ' }));
    expect(refusal).toMatchObject({ code: 'WITHHOLDING_INCOMPLETE', missing: [name], article: '《政府信息公开条例》第十四条' });
  });

  test('is approved before work starts: the day before and the same day, not the day after; not in the future', () => {
    expect(refusalOf(new DecisionWalk(), start({ approvedOn: D('2024-05-06') }))).toBeUndefined();
    expect(refusalOf(new DecisionWalk('2024-05-07'), start({ approvedOn: D('2024-05-07') }))?.code).toBe('DATE_BEFORE_PREDECESSOR');
    expect(refusalOf(new DecisionWalk(), start({ approvedOn: D('2024-05-07') }))?.code).toBe('DATE_IN_FUTURE');
  });

  test('is registered by the organ’s secretariat, not by the drafting unit itself', () => {
    expect(refusalOf(new DecisionWalk(), start(), person('p1', ['drafter', 'unit-head', 'publisher']))?.code).toBe('FORBIDDEN');
    expect(refusalOf(new DecisionWalk(), start(), person('p1', ['secretariat']))).toBeUndefined();
  });

  test('has no step towards the public, and each says why', () => {
    const w = walked('drafting').save('interpretation', 'opinions-and-adoption');
    expect(refusalOf(w, { kind: 'publishConsultation', noticeTitle: '公告' })).toMatchObject({
      code: 'MATTER_WITHHELD',
      article: '《政府信息公开条例》第十四条',
    });
    for (const kind of PUBLIC_STEPS)
      expect([kind, preview(w.state, kind as 'publishFeedback', w.context({ kind: 'system' })).allowed]).toEqual([kind, false]);
  });

  test.each(['shanghai-xujing-2023', 'decree-713-2019', 'shandong-zhangdian-2023'])(
    'under %s goes through every other gate to its end, unpublished and without a clock of publication',
    (packId) => {
      const w = walked('closed', packId);
      expect([w.state.phase, w.state.issue?.publishedAt, w.state.rounds]).toEqual(['CLOSED', undefined, []]);
      expect(w.state.effects.filter((e) => e.kind === 'publish')).toEqual([]);
      const clocks = w.state.deadlines.map((d) => d.key);
      for (const duty of ['feedback', 'text-publication', 'topic-interpretation', 'document-interpretation'])
        expect(clocks).not.toContain(duty);
    },
  );

  test('its file holds the ground and the approval instead of what is made for the public', () => {
    const w = walked('issued');
    const { facts, rules } = w.context({ kind: 'system' });
    const list = archiveList(w.state, facts, rules);
    expect(list.find((i) => i.name === '不予公开的依据和批准')?.note).toContain('演练镇长，示府密〔2024〕1号');
    expect(list.map((i) => i.name)).not.toContain('决策公布记录');
    expect(list.every((i) => i.present)).toBe(true);
  });

  test('without the text of the decision it is not issued', () => {
    const w = walked('issued');
    const unsigned = { ...w.state, phase: 'DELIBERATED' as const };
    delete (unsigned as { issue?: unknown }).issue;
    w.state = unsigned;
    delete w.artefacts['decision-result'];
    const refusal = refusalOf(w, { kind: 'issueDecision', documentNo: '示府〔2024〕1号', signedOn: D('2024-05-22'), signer: '演练镇长' });
    expect(refusal).toMatchObject({ code: 'MATERIALS_INCOMPLETE', missing: ['决策结果'] });
  });
});

test('each ground names its article; a state secret is none to work on here', () => {
  for (const { article } of Object.values(WITHHELD_GROUNDS)) expect(article).toMatch(/^《政府信息公开条例》第十[四五六]条$/);
  const workable: Record<WithheldGround, true> = {
    'forbidden-by-law': true,
    'public-safety': true,
    'rights-of-others': true,
    'internal-affairs': true,
  };
  expect(Object.keys(WITHHELD_GROUNDS).filter((g) => !(g in workable))).toEqual(['state-secret']);
});

describe('texts that bear a mark of classification', () => {
  const codeOf = (text: string): string | undefined => {
    try {
      cleanText(text, 100);
      return undefined;
    } catch (error) {
      return (error as CodedError).code;
    }
  };
  test.each(['机密★1年', '绝密★', '秘 密☆6个月', '附件：秘密★一年'])('%s is refused', (text) => {
    expect(codeOf(text)).toBe('CLASSIFIED_CONTENT');
  });
  test.each(['保守国家秘密的规定', '机密文件柜采购', '★★★'])('%s: prose about secrets is no secret', (text) => {
    expect(codeOf(text)).toBeUndefined();
  });
});
