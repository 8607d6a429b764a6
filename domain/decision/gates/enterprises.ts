import type { Refusal } from '../../errors.ts';
import { incomplete, isCount, listed, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

/** 听取企业和行业协会商会意见: how many were heard, and what became of their opinions (徐泾 item 9: precondition of the meeting). */
export type Enterprises = {
  readonly enterprises: number;
  readonly associations: readonly string[];
  readonly manner: string;
  /** 采纳情况. */
  readonly adoption: string;
};

export function enterprisesRefusal(p: Enterprises, ctx: GateContext): Refusal | undefined {
  return incomplete(ctx, [
    [isCount(p.enterprises), '听取意见的企业数'],
    [p.enterprises > 0 || listed(p.associations), '至少一家企业或者一个行业协会商会'],
    [p.associations.every(told), '行业协会商会的名称'],
    [told(p.manner), '听取意见的方式'],
    [told(p.adoption), '意见采纳情况'],
  ]);
}

export function enterprisesLines(p: Enterprises): GateLine[] {
  return [
    open('听取意见', `企业${p.enterprises}家，行业协会商会${p.associations.length}个（${p.manner}）`),
    ...(p.associations.length ? [open('行业协会商会', p.associations.join('、'))] : []),
    open('采纳情况', p.adoption),
  ];
}
