import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import type { Force, GateRule } from '../rules/types.ts';
import { told } from './gates/common.ts';
import type { DeliberationOutcome, Departure } from './types.ts';

/** `head`: the administrative head, or who presides and decides on the head's written authority. `attending` speaks and decides nothing. */
export const MEMBER_ROLES = { head: '行政首长', member: '会议组成人员', attending: '列席人员' } as const;
export type MemberRole = keyof typeof MEMBER_ROLES;
export const STANCES = { agree: '同意', disagree: '不同意', reserve: '保留意见' } as const;
export type Stance = keyof typeof STANCES;

/** One person present, and what the person said. `statement` and `dissent` are stored sealed and opaque here; blank means none. */
export type MeetingMember = {
  readonly name: string;
  readonly role: MemberRole;
  /** On the draft; absent = not recorded. */
  readonly stance?: Stance;
  readonly statement?: string;
  readonly dissent?: string;
};

/** 集体讨论的记录 (第三十条): truthful, dissent included; never public. */
export type Minutes = {
  readonly members: readonly MeetingMember[];
  readonly presider: string;
  /** The secretariat's statement. */
  readonly headSpokeLast: boolean;
  /** Why the head did not, where the organ follows the law by reference. */
  readonly departureReason?: string;
  /** What most members were for. */
  readonly majority: DeliberationOutcome;
  /** Why the head decided otherwise, as explained at the meeting; stored sealed. */
  readonly headReason?: string;
  /** How many members the meeting has in all; asked for only where a pack sets a quorum. */
  readonly membersTotal?: number;
};

const ARTICLE_30 = '《重大行政决策程序暂行条例》第三十条';
const NOT_LAST = '行政首长没有最后发表意见';

/** What minutes are judged by: the gate as the pack has it, and how the law binds this kind of organ. */
export type MinutesOf = { readonly outcome: DeliberationOutcome; readonly rule: GateRule; readonly force: Force };

/** Why this is no record of a collective deliberation; undefined when it is. */
export function minutesRefusal(m: Minutes | undefined, of: MinutesOf): Refusal | undefined {
  if (m === undefined) return refuse('MINUTES_INCOMPLETE', ARTICLE_30, '到会人员、主持人、行政首长是否最后发表意见、多数意见');
  return incomplete(m) ?? notLast(m, of) ?? contradicted(m) ?? unexplained(m, of) ?? noQuorum(m, of);
}

/** What an organ that follows the law by reference did otherwise at the meeting; undefined where it did as the law says. */
export function minutesDeparture(m: Minutes): Departure | undefined {
  return m.headSpokeLast || m.departureReason === undefined ? undefined : { reason: m.departureReason.trim(), from: [NOT_LAST] };
}

/** Those who decide together; who only attends does not count. */
function deciding({ members }: Minutes): MeetingMember[] {
  return members.filter((x) => x.role === 'head' || x.role === 'member');
}

function incomplete(m: Minutes): Refusal | undefined {
  const of = (role: MemberRole): number => m.members.filter((x) => x.role === role).length;
  const names = m.members.map((x) => x.name.trim());
  const twice = names.filter((name, i) => told(name) && names.indexOf(name) !== i);
  const checks: [boolean, string][] = [
    [of('head') === 1, `行政首长一人（受委托主持并作决定的负责人按行政首长登记；现在登记了${of('head')}人）`],
    [of('member') > 0, '其他会议组成人员（至少一人）'],
    ...m.members.map((x, i): [boolean, string] => [told(x.name), `第${i + 1}位到会人员的姓名`]),
    [twice.length === 0, `重复登记的人员：${twice.join('、')}`],
    [deciding(m).some((x) => x.name.trim() === m.presider.trim()), '主持人（应在行政首长和会议组成人员里）'],
    ...m.members.map((x, i): [boolean, string] => [
      x.stance !== 'disagree' || told(x.dissent),
      `第${i + 1}位到会人员（${x.name}）不同意见的内容`,
    ]),
  ];
  const missing = checks.filter(([holds]) => !holds).map(([, what]) => what);
  return missing.length ? refuse('MINUTES_INCOMPLETE', ARTICLE_30, ...missing) : undefined;
}

/** A duty of the head: by reference it may be departed from with a reason, else the meeting is held again (第四十二条). */
function notLast(m: Minutes, { force }: MinutesOf): Refusal | undefined {
  if (m.headSpokeLast || (force !== 'must' && told(m.departureReason))) return undefined;
  return refuse('HEAD_NOT_LAST', ARTICLE_30, ...(force === 'must' ? [] : ['参照执行的机关，写明不能照办的理由后可以登记']));
}

/** The majority is what the secretariat records; it cannot be what more than half spoke against. */
function contradicted(m: Minutes): Refusal | undefined {
  const all = deciding(m);
  const most = (stance: Stance): boolean => all.filter((x) => x.stance === stance).length * 2 > all.length;
  const wrong = (m.majority === 'passed' && most('disagree')) || (m.majority === 'rejected' && most('agree'));
  return wrong
    ? refuse('MAJORITY_CONTRADICTED', ARTICLE_30, ...all.map((x) => `${x.name}：${x.stance ? STANCES[x.stance] : '没有记录'}`))
    : undefined;
}

function unexplained(m: Minutes, { outcome }: MinutesOf): Refusal | undefined {
  return m.majority === outcome || told(m.headReason) ? undefined : refuse('HEAD_REASON_MISSING', ARTICLE_30);
}

/** Decree 713 sets no quorum: only a pack that cites one asks for it (P-11). */
function noQuorum(m: Minutes, { rule }: MinutesOf): Refusal | undefined {
  if (!rule.quorum) return undefined;
  const { share, moreThan } = rule.quorum;
  const [part, whole] = share;
  const total = m.membersTotal;
  if (total === undefined || !Number.isInteger(total) || total < 1) return refuse('QUORUM_MISSED', rule.article, '会议组成人员的总人数');
  const present = deciding(m).length;
  const met = moreThan ? present * whole > total * part : present * whole >= total * part;
  if (met) return undefined;
  return refuse('QUORUM_MISSED', rule.article, `组成人员${total}人，到会${present}人，应${moreThan ? '超过' : '不少于'}${part}/${whole}`);
}
