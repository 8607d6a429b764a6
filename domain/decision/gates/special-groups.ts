import type { PlainDate } from '../../calendar/plain-date.ts';
import type { Refusal } from '../../errors.ts';
import { day, incomplete, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

/** 听取特定群体意见 (第十四条): which groups, through which associations and representatives, when and how. */
export type SpecialGroups = {
  readonly groups: readonly {
    readonly group: string;
    /** Associations, people's organisations or representatives (人民团体、社会组织、群众代表). */
    readonly heard: string;
    readonly heardOn: PlainDate;
    readonly manner: string;
  }[];
};

export function specialGroupsRefusal(p: SpecialGroups, ctx: GateContext): Refusal | undefined {
  return incomplete(ctx, [
    [p.groups.length > 0, '涉及哪些特定群体'],
    ...p.groups.flatMap((g, i) => [
      [told(g.group), `第${i + 1}个群体的名称`] as const,
      [told(g.heard), `第${i + 1}个群体听取了哪些团体、组织或者群众代表的意见`] as const,
      [told(g.manner), `第${i + 1}个群体听取意见的方式`] as const,
      [
        g.heardOn >= ctx.notBefore && g.heardOn <= ctx.fact.occurredOn,
        `第${i + 1}个群体听取意见的日期（${ctx.notBefore}启动以后，不晚于登记的日期）`,
      ] as const,
    ]),
  ]);
}

export function specialGroupsLines(p: SpecialGroups): GateLine[] {
  return p.groups.map((g) => open(g.group, `${day(g.heardOn)}，${g.manner}，听取${g.heard}意见`));
}
