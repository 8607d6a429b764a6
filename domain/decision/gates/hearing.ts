import { epochDay } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { refuse } from '../../errors.ts';
import type { ErrorCode, Refusal } from '../../errors.ts';
import { articleOfRule } from '../context.ts';
import { deadlineOf } from '../deadlines.ts';
import { day, incomplete, internal, isCount, open, told } from './common.ts';
import type { GateContext, GateLine } from './common.ts';

const ARTICLE_17 = '《重大行政决策程序暂行条例》第十七条';

/** 听证 (第十六条、第十七条): what was public before it, who took part, and the record they confirmed. */
export type Hearing = {
  readonly noticePublishedOn: PlainDate;
  /** A first notice may say "mid-month": since when the day and hour were known. */
  readonly exactTimeKnownOn: PlainDate;
  readonly place: string;
  readonly presider: string;
  readonly recorder: string;
  /** How participants were selected, and the fallback if it was used. */
  readonly selection: string;
  readonly listPublishedOn: PlainDate;
  readonly materialsDeliveredOn: PlainDate;
  readonly participants: number;
  /** Of these, interested parties (利害关系人代表). */
  readonly interestedParties: number;
  /** Why there were fewer of them than the pack generally asks for. */
  readonly fewerInterestedReason?: string;
  readonly recordSigned: boolean;
  /** Called off on the spot on that day: its periods run again from the new notice. */
  readonly postponed?: { readonly from: PlainDate; readonly reason: string };
  /** Chosen as the way of public participation (第十四条): opinions given, and the report on them. */
  readonly asParticipation?: { readonly opinions: number; readonly report: string };
};

export function hearingRefusal(p: Hearing, ctx: GateContext): Refusal | undefined {
  return wordsMissing(p, ctx) ?? timesRefusal(p, ctx) ?? noticeTooLate(p, ctx) ?? tooFewInterested(p, ctx) ?? unsigned(p);
}

function wordsMissing(p: Hearing, ctx: GateContext): Refusal | undefined {
  return incomplete(ctx, [
    [told(p.place), '听证会地点'],
    [told(p.presider), '听证主持人'],
    [told(p.recorder), '听证记录人'],
    [told(p.selection), '听证参加人遴选办法'],
    [isCount(p.participants) && p.participants > 0, '听证参加人数（正整数）'],
    [isCount(p.interestedParties) && p.interestedParties <= p.participants, '其中利害关系人代表人数（不多于参加人数）'],
    [p.postponed === undefined || told(p.postponed.reason), '延期的原因'],
    [p.asParticipation === undefined || isCount(p.asParticipation.opinions), '听证会上提出意见的条数'],
    [p.asParticipation === undefined || told(p.asParticipation.report), '公众参与情况报告'],
  ]);
}

/** Notice, list and materials come before the hearing; of a postponed one, after the day that was called off. */
function timesRefusal(p: Hearing, ctx: GateContext): Refusal | undefined {
  const held = ctx.fact.occurredOn;
  const { article } = ctx.rule;
  const first = [p.noticePublishedOn, p.listPublishedOn, p.materialsDeliveredOn].toSorted()[0]!;
  if (first < ctx.notBefore) return refuse('DATE_BEFORE_PREDECESSOR', article, `登记的日期是${first}，决策机关决定启动是${ctx.notBefore}`);
  if (p.noticePublishedOn >= held || p.exactTimeKnownOn >= held || p.exactTimeKnownOn < p.noticePublishedOn)
    return refuse('HEARING_NOTICE_LATE', article, `公告${p.noticePublishedOn}，确定时间${p.exactTimeKnownOn}，听证会${held}`);
  if (p.listPublishedOn >= held) return refuse('HEARING_LIST_LATE', article, `名单${p.listPublishedOn}公布，听证会${held}`);
  if (p.postponed && (p.postponed.from >= held || p.exactTimeKnownOn < p.postponed.from))
    return refuse('HEARING_NOTICE_LATE', article, `${p.postponed.from}延期，新的时间${p.exactTimeKnownOn}确定，听证会${held}`);
  return undefined;
}

/** Every period the pack counts back from the hearing, and what keeps it. */
const BEFORE_HEARING: readonly (readonly [ruleId: string, code: ErrorCode, what: string, on: (p: Hearing) => PlainDate])[] = [
  ['hearing-materials', 'HEARING_MATERIALS_LATE', '材料送达', delivered],
  ['hearing-notice', 'HEARING_NOTICE_LATE', '公告听证会', (p) => p.exactTimeKnownOn],
];

/** Counted back from the exact day; after a postponement the days run again from the notice of the new time. */
function delivered(p: Hearing): PlainDate {
  return p.postponed && p.exactTimeKnownOn > p.materialsDeliveredOn ? p.exactTimeKnownOn : p.materialsDeliveredOn;
}

function noticeTooLate(p: Hearing, ctx: GateContext): Refusal | undefined {
  for (const [ruleId, code, what, on] of BEFORE_HEARING) {
    const latest = deadlineOf(ctx, ruleId, { event: 'hearing-held', on: ctx.fact.occurredOn });
    if (!latest || latest.force === 'encouraged' || on(p) <= latest.dueOn) continue;
    const days = epochDay(ctx.fact.occurredOn) - epochDay(on(p));
    return refuse(code, articleOfRule(ctx.rules, ruleId), `${what}${on(p)}，距听证会${days}日，最晚${latest.dueOn}`);
  }
  return undefined;
}

/** The share is general (一般): fewer need a reason. */
function tooFewInterested(p: Hearing, ctx: GateContext): Refusal | undefined {
  const share = ctx.rule.interestedPartiesAtLeast;
  if (!share || told(p.fewerInterestedReason)) return undefined;
  const [part, whole] = share;
  return p.interestedParties * whole >= p.participants * part
    ? undefined
    : refuse(
        'HEARING_PARTIES_TOO_FEW',
        ctx.rule.article,
        `参加${p.participants}人，利害关系人代表${p.interestedParties}人，一般不少于${part}/${whole}`,
      );
}

function unsigned(p: Hearing): Refusal | undefined {
  return p.recordSigned ? undefined : refuse('HEARING_RECORD_UNSIGNED', ARTICLE_17);
}

export function hearingLines(p: Hearing): GateLine[] {
  return [
    open('听证公告', `${day(p.noticePublishedOn)}公布，${day(p.exactTimeKnownOn)}确定时间`),
    open('地点', p.place),
    open('参加人遴选办法', p.selection),
    open('参加人名单', `${day(p.listPublishedOn)}公布`),
    open('材料送达', day(p.materialsDeliveredOn)),
    open('参加人', `${p.participants}人，其中利害关系人代表${p.interestedParties}人`),
    ...(p.fewerInterestedReason === undefined ? [] : [open('利害关系人代表较少的理由', p.fewerInterestedReason)]),
    ...(p.postponed ? [open('延期', `原定${day(p.postponed.from)}，原因：${p.postponed.reason}`)] : []),
    ...(p.asParticipation ? [open('提出意见', `${p.asParticipation.opinions}条`)] : []),
    internal('主持人', p.presider),
    internal('记录人', p.recorder),
    internal('听证记录', p.recordSigned ? '参加人已确认签字' : '没有签字'),
    ...(p.asParticipation ? [internal('公众参与情况报告', p.asParticipation.report)] : []),
  ];
}
