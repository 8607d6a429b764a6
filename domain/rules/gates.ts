import type { GateId, OrganKind } from '../decision/types.ts';
import { DECREE_713 } from './decree-713-2019.ts';
import type { Force, GateRule, ResolvedPack } from './types.ts';

/** The gate as the pack has it; a gate no layer names does not bind here and counts as conditional. */
export function gateRule(pack: ResolvedPack, gate: GateId): GateRule {
  return pack.gates.get(gate) ?? { gate, name: GATE_NAMES[gate], conditional: true, article: '' };
}

/** Gates recorded by steps of their own: a review or a meeting that did not take place cannot be reasoned away. */
const ALWAYS_MUST: readonly GateId[] = ['ORGAN_START', 'LEGALITY', 'DELIBERATION'];
const OF_THE_DECREE: readonly GateId[] = DECREE_713.gates.map((g) => g.gate);

/**
 * How a gate binds this kind of organ (P-11): what Decree 713 asks for binds departments and towns by reference (第四十二条), what
 * another document asks for binds as that document says. An organ of no known kind is bound in full.
 */
export function gateForce(pack: ResolvedPack, gate: GateId, kind: OrganKind | undefined): Force {
  const own = pack.gates.get(gate)?.force;
  if (own !== undefined) return own;
  if (ALWAYS_MUST.includes(gate) || !OF_THE_DECREE.includes(gate)) return 'must';
  return organForce(pack, kind);
}

/** How Decree 713 binds this kind of organ in the manner of doing: an organ of no known kind is bound in full (第四十二条). */
export function organForce(pack: ResolvedPack, kind: OrganKind | undefined): Force {
  return pack.organKinds.find((k) => k.kind === kind)?.force ?? 'must';
}

/** The general words, for packs that are silent. */
const GATE_NAMES: Readonly<Record<GateId, string>> = {
  ORGAN_START: '决策机关决定启动',
  DEPARTMENTS: '征求有关部门意见',
  PARTICIPATION: '公众参与',
  SPECIAL_GROUPS: '听取特定群体意见',
  ENTERPRISES: '听取企业和行业协会意见',
  EXPERT: '专家论证',
  RISK: '风险评估',
  HEARING: '听证',
  FAIR_COMPETITION: '公平竞争审查',
  PEOPLES_CONGRESS: '人大讨论决定或者报告',
  LEGALITY: '合法性审查',
  DELIBERATION: '集体讨论决定',
  PARTY_REPORT: '向同级党委请示报告',
  REPRESENTATIVES: '公众代表列席',
};
