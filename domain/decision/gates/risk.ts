import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import { incomplete, internal, listed, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

const ARTICLE_24 = '《重大行政决策程序暂行条例》第二十四条';

/** 风险评估 (第二十二条至第二十四条): only what is controllable may be decided. */
export type RiskAssessment = {
  /** The undertaker, the unit the law names, or a third party. */
  readonly assessor: string;
  readonly conclusion: RiskConclusion;
} & (
  | {
      /** Departments and people heard. */
      readonly heard: readonly string[];
      readonly risks: readonly { readonly point: string; readonly prevention: string }[];
      readonly responsePlan: string;
    }
  /** Already assessed under other rules: not repeated (第二十二条). */
  | { readonly earlier: string }
);
export const RISK_CONCLUSIONS = { controllable: '风险可控', 'not-controllable': '风险不可控' } as const;
export type RiskConclusion = keyof typeof RISK_CONCLUSIONS;

export function riskRefusal(p: RiskAssessment, ctx: GateContext): Refusal | undefined {
  const gaps = incomplete(ctx, [[told(p.assessor), '评估单位'], ...('earlier' in p ? [reference(p.earlier)] : reportChecks(p))]);
  if (gaps) return gaps;
  return p.conclusion === 'controllable'
    ? undefined
    : refuse('RISK_NOT_CONTROLLABLE', ARTICLE_24, `${p.assessor}：${RISK_CONCLUSIONS[p.conclusion]}`);
}

const reference = (earlier: string) => [told(earlier), '按其他规定已作评估的，写明评估报告的名称、文号'] as const;

function reportChecks(p: Exclude<RiskAssessment, { earlier: string }>) {
  return [
    [listed(p.heard), '听取了哪些部门和哪些人的意见'],
    [p.risks.length > 0, '风险点（至少一个；经评估没有风险的也写明评估了什么）'],
    ...p.risks.map((r, i) => [told(r.point) && told(r.prevention), `第${i + 1}个风险点和它的防范措施`] as const),
    [told(p.responsePlan), '处置预案'],
  ] as const;
}

export function riskLines(p: RiskAssessment): GateLine[] {
  const head = [open('评估单位', p.assessor), open('结论', RISK_CONCLUSIONS[p.conclusion])];
  if ('earlier' in p) return [...head, open('已按其他规定评估', p.earlier)];
  return [
    ...head,
    internal('听取意见', p.heard.join('、')),
    ...p.risks.map((r, i) => internal(`风险点${i + 1}`, `${r.point}；防范措施：${r.prevention}`)),
    internal('处置预案', p.responsePlan),
  ];
}
