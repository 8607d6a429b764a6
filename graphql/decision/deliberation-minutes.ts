import { MEMBER_ROLES, STANCES } from '../../domain/decision/minutes.ts';
import type { MeetingMember, Minutes } from '../../domain/decision/minutes.ts';
import type { DecisionEvent } from '../../domain/decision/types.ts';
import { CodedError } from '../../domain/errors.ts';
import { openMinutes } from '../../services/decision/minutes.ts';
import { DECISION_ID } from '../args.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { DeliberationEnum, MemberRoleEnum, StanceEnum } from '../enums.ts';
import { permit } from '../guards.ts';
import { decodeId } from '../ids.ts';

const Member = builder.objectRef<MeetingMember>('MeetingMember').implement({
  description: '一位到会人员和本人的意见。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '姓名。' }),
    role: t.expose('role', { type: MemberRoleEnum, description: '身份。' }),
    roleName: t.string({ description: '身份的中文名称。', resolve: (m) => MEMBER_ROLES[m.role] }),
    stance: t.field({
      type: StanceEnum,
      nullable: true,
      description: '对草案的态度；没有记录的为 null。',
      resolve: (m) => m.stance ?? null,
    }),
    stanceName: t.string({
      nullable: true,
      description: '态度的中文名称；没有记录的为 null。',
      resolve: (m) => (m.stance ? STANCES[m.stance] : null),
    }),
    statement: t.string({ nullable: true, description: '发表的意见；没有记录的为 null。', resolve: (m) => m.statement ?? null }),
    dissent: t.string({ nullable: true, description: '不同意见的内容；没有的为 null。', resolve: (m) => m.dissent ?? null }),
  }),
});

type Held = { readonly event: Extract<DecisionEvent, { type: 'Deliberated' }>; readonly minutes?: Minutes; readonly recordedAt: string };
const DeliberationMinutes = builder.objectRef<Held>('DeliberationMinutes').implement({
  description: '一次集体讨论的记录（条例第三十条）；登记后不能更改，不对公众显示。',
  fields: (t) => ({
    heldOn: t.field({ type: 'Date', description: '开会日期（北京日期）。', resolve: (h) => h.event.fact.occurredOn }),
    meetingName: t.string({ description: '会议名称。', resolve: (h) => h.event.meetingName }),
    outcome: t.field({ type: DeliberationEnum, description: '讨论结果。', resolve: (h) => h.event.outcome }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: '登记时刻，由服务器记载。' }),
    majority: t.field({
      type: DeliberationEnum,
      nullable: true,
      description: '多数会议组成人员的意见；登记时还没有这一栏的为 null。',
      resolve: (h) => h.minutes?.majority ?? null,
    }),
    headReason: t.string({
      nullable: true,
      description: '行政首长的决定不同于多数意见时，在会上说明的理由；相同的为 null。',
      resolve: (h) => h.minutes?.headReason ?? null,
    }),
    presider: t.string({
      nullable: true,
      description: '主持人；登记时还没有这一栏的为 null。',
      resolve: (h) => h.minutes?.presider ?? null,
    }),
    headSpokeLast: t.boolean({
      nullable: true,
      description: '行政首长是否最后发表意见；登记时还没有这一栏的为 null。',
      resolve: (h) => h.minutes?.headSpokeLast ?? null,
    }),
    departureReason: t.string({
      nullable: true,
      description: '参照执行、行政首长没有最后发表意见的理由；没有这种情形的为 null。',
      resolve: (h) => h.minutes?.departureReason ?? null,
    }),
    members: t.field({
      type: [Member],
      description: '到会人员，按登记的先后；登记时还没有这一栏的为空列表。',
      resolve: (h) => [...(h.minutes?.members ?? [])],
    }),
  }),
});

builder.queryField('deliberationMinutes', (t) =>
  t.field({
    type: [DeliberationMinutes],
    description:
      '一项决策历次集体讨论的记录，从早到晚，含不同意见（条例第三十条）。限决策机关的会议秘书、档案员、审计员和监督机构；没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN。',
    args: { decisionId: t.arg.id(DECISION_ID) },
    resolve: async (_root, a, ctx) => {
      signedIn(ctx);
      const id = decodeId('Decision', a.decisionId);
      const decision = await ctx.load.decision.load(id);
      if (!decision) throw new CodedError('NOT_FOUND', a.decisionId);
      permit(ctx, 'deliberationMinutes', decision);
      return (await ctx.load.eventsOfDecision.load(id)).flatMap(({ data, recordedAt }): Held[] =>
        data.type === 'Deliberated'
          ? [{ event: data, recordedAt, ...(data.minutes ? { minutes: openMinutes(ctx.services.cipher, id, data.minutes) } : {}) }]
          : [],
      );
    },
  }),
);
