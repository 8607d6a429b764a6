import { dayZh } from '../calendar/format.ts';
import { addDays, plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { LIMITS } from '../limits.ts';
import { findPack, inForce, newest, stackOf } from '../rules/stack.ts';
import type { ResolvedRule, RulePack } from '../rules/types.ts';
import type { Quota } from './representatives.ts';

/** What is told ahead (提前预警), before a duty is missed or a rule runs out. */
export const EARLY_WARNINGS = { 'representatives-quota': '公众代表列席次数不足', 'rule-pack-ends': '规则包有效期将满' } as const;
export type EarlyWarningKind = keyof typeof EARLY_WARNINGS;

/** One warning to an organ and its supervisor. Days are Beijing calendar days, both inclusive. */
export type EarlyWarning = {
  readonly kind: EarlyWarningKind;
  /** First day on which it is told. */
  readonly since: PlainDate;
  /** Last day on which it can be heeded in time. */
  readonly dueOn: PlainDate;
  /** Meetings that are missing; absent for a pack. */
  readonly missing?: number;
  /** The pack that runs out; absent for a quota. */
  readonly packId?: string;
  readonly article: string;
  readonly sentence: string;
  readonly toDo: string;
};

/** The yearly number of meetings with representatives is not met, told from the last quarter on (徐泾2023第13项). */
export function quotaWarning(rule: ResolvedRule | undefined, quota: Quota, today: PlainDate): EarlyWarning | undefined {
  const since = plainDate(`${quota.dueOn.slice(0, 4)}-${LIMITS.quotaWarningFrom}`);
  if (!rule || rule.force === 'encouraged' || quota.missing === 0 || today < since || today > quota.dueOn) return undefined;
  const { document, article } = rule.citation;
  return {
    kind: 'representatives-quota',
    since,
    dueOn: quota.dueOn,
    missing: quota.missing,
    article: `${document}${article}`,
    sentence: `${since.slice(0, 4)}年公众代表列席决策会议不少于${quota.required}次，已有${quota.attended}次，还差${quota.missing}次，最晚${dayZh(quota.dueOn)}开会`,
    toDo: '请在年内余下的决策会议邀请公众代表列席；所列的决策还没有集体讨论，没有所列的请另行安排会议',
  };
}

/**
 * Packs beneath and including this one that run out within the lead time, or have run out, and that no newer plan continues on the
 * day after. @throws CodedError RULE_PACK_UNKNOWN, RULE_PACK_INVALID
 */
export function packsRunningOut(
  packId: string,
  today: PlainDate,
  packs: readonly RulePack[],
): readonly (RulePack & { validTo: PlainDate })[] {
  const top = newest(findPack(packId, packs), today, packs);
  return stackOf(top, today, packs).filter((p): p is RulePack & { validTo: PlainDate } => {
    if (p.validTo === undefined || today < addDays(p.validTo, -LIMITS.packEndsLeadDays)) return false;
    const after = today > p.validTo ? today : addDays(p.validTo, 1);
    return !inForce(newest(p, after, packs), after);
  });
}

/** A pack's validity (有效期至) ends, or has ended, and nothing follows it. */
export function packWarning(pack: RulePack & { readonly validTo: PlainDate }, today: PlainDate): EarlyWarning {
  const last = dayZh(pack.validTo, true);
  return {
    kind: 'rule-pack-ends',
    since: addDays(pack.validTo, -LIMITS.packEndsLeadDays),
    dueOn: pack.validTo,
    packId: pack.id,
    article: pack.document?.document ?? pack.name,
    sentence:
      today > pack.validTo
        ? `${pack.name}的有效期已于${last}期满，没有录入接续的规定；在办的决策仍按它办理，新的期限不能按它计算`
        : `${pack.name}的有效期至${last}（含当天），没有录入接续的规定`,
    toDo: '请监督机构确认是否有新的文件，由系统管理员录入并写明代替它；没有新文件的，请逐项研究所列决策期满后的办理依据',
  };
}
