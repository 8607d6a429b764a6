import { ROLES } from '../../domain/access/roles.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { CodedError } from '../../domain/errors.ts';
import type { HandedOver, HandOverList as List, PassingRole, Previewed } from '../../services/access/handover.ts';
import type { OpenTask } from '../../services/read/open-tasks.ts';
import { builder } from '../builder.ts';
import { TaskEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';
import { Refusal, refused } from '../results.ts';
import { PersonName, person } from './person-name.ts';
import { organ, Organ } from './types.ts';

const Passing = builder.objectRef<PassingRole>('PassingRole').implement({
  description: '交接的一个岗位。',
  fields: (t) => ({
    role: t.exposeString('role', { description: '岗位代码，如 drafter。' }),
    roleName: t.string({ description: '岗位的中文名称。', resolve: (g) => ROLES[g.role] }),
    organ: t.field({ type: Organ, description: '岗位所在的机关。', resolve: (g, _a, ctx) => organ(ctx, g.organId) }),
    validTo: t.expose('validTo', { type: 'DateTime', nullable: true, description: '原来授权到何时，接手后不变；null 表示没有截止日期。' }),
    heldAlready: t.exposeBoolean('heldAlready', { description: 'true 表示接手人本来就有这个岗位，不另行授权。' }),
  }),
});

export const Task = builder.objectRef<OpenTask>('OpenTask').implement({
  description: '等着办的一件事；系统不把事项派给个人，按谁启动、谁起草和所在岗位得出，随岗位交给接手人。',
  fields: (t) => ({
    kind: t.expose('kind', { type: TaskEnum, description: '种类。' }),
    decisionCode: t.string({ nullable: true, description: '决策编号；目录的为 null。', resolve: (x) => x.decisionCode ?? null }),
    catalogYear: t.int({ nullable: true, description: '目录年份；决策的为 null。', resolve: (x) => x.catalogYear ?? null }),
    title: t.exposeString('title', { description: '决策或者目录的名称。' }),
    what: t.exposeString('what', { description: '具体是什么，可直接显示，如“3条”“草案解读（第2版）”。' }),
  }),
});

const HandOverListType = builder.objectRef<List>('HandOverList').implement({
  description: '交接清单：交出哪些岗位、哪些事随之由接手人办。',
  fields: (t) => ({
    from: t.field({ type: PersonName, description: '离岗的人。', resolve: (l, _a, ctx) => person(ctx, l.fromId) }),
    to: t.field({ type: PersonName, description: '接手的人。', resolve: (l, _a, ctx) => person(ctx, l.toId) }),
    on: t.field({
      type: 'Date',
      description: '交接日（北京日期）：离岗的人办到当天24时，接手的人从当天0时（是今天的立即）起可以办。',
      resolve: (l) => l.on as PlainDate,
    }),
    roles: t.expose('roles', { type: [Passing], description: '交出的岗位。' }),
    tasks: t.expose('tasks', { type: [Task], description: '等着办的事。' }),
    endingDeputyships: t.stringList({
      description: '离岗的人正在替谁代理，交接日后不能再代理，要另行指定代理人；没有的为空列表。',
      resolve: (l) => l.deputyships.map((d) => d.principal),
    }),
    warnings: t.exposeStringList('warnings', { description: '要提醒的情况，逐条，可直接显示，不影响交接；没有的为空列表。' }),
  }),
});

type PreviewShape = { readonly __typename: 'HandOverPlanned'; readonly list: List };
const HandOverPlanned = builder.objectRef<PreviewShape>('HandOverPlanned').implement({
  description: '可以交接时返回；什么也没有改变。',
  fields: (t) => ({ list: t.expose('list', { type: HandOverListType, description: '将要交接的清单。' }) }),
});
type DoneShape = { readonly __typename: 'HandOverDone'; readonly id: string; readonly list: List };
const HandOverDone = builder.objectRef<DoneShape>('HandOverDone').implement({
  description: '交接已经办成或者撤销时返回，清单可以打印，双方签字确认。',
  fields: (t) => ({
    id: t.id({
      description: '交接的编号，写作“HandOver:uuid”，用于 `undoHandOver`；不能用 `node(id:)` 查询。',
      resolve: (d) => encodeId('HandOver', d.id),
    }),
    list: t.expose('list', { type: HandOverListType, description: '办理时的清单。' }),
  }),
});

export const HandOverPreviewPayload = builder.unionType('HandOverPreviewPayload', {
  description: '预览交接的结果：清单或者拒绝。',
  types: [HandOverPlanned, Refusal],
  resolveType: (v) => v.__typename,
});
export const HandOverPayload = builder.unionType('HandOverPayload', {
  description: '办理或者撤销交接的结果：成功或者拒绝。',
  types: [HandOverDone, Refusal],
  resolveType: (v) => v.__typename,
});

/** @throws CodedError FORBIDDEN */
export function previewPayload(previewed: Previewed) {
  if (previewed.ok) return { __typename: 'HandOverPlanned' as const, list: previewed.list };
  if (previewed.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(previewed.refusal);
}

/** @throws CodedError FORBIDDEN */
export function handOverPayload(handed: HandedOver) {
  if (handed.ok) return { __typename: 'HandOverDone' as const, id: handed.handOverId, list: handed.list };
  if (handed.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
  return refused(handed.refusal);
}
