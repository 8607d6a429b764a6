import { RETURN_STATUSES, unitReturns } from '../../domain/catalog/returns.ts';
import type { ReturnStatus, UnitReturn as Row } from '../../domain/catalog/returns.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import type { CatalogRowSet } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { enumOf } from '../enums.ts';
import { CatalogRef } from '../refs.ts';
import { outstandingNote } from './outstanding.ts';
import { CatalogSummary } from './types.ts';

const UnitReturnStatusEnum = enumOf<ReturnStatus>('UnitReturnStatus', '一个部门为年度目录申报的情况。', RETURN_STATUSES);

const UnitReturn = builder.objectRef<Row>('UnitReturn').implement({
  description: '一个部门为年度目录申报的情况：申报了事项、零申报，或者都没有。',
  fields: (t) => ({
    unitName: t.exposeString('unitName', { description: '部门或者单位的名称。' }),
    status: t.field({ type: UnitReturnStatusEnum, description: '申报的情况。', resolve: (r) => r.status }),
    statusName: t.string({ description: '申报情况的中文，可直接显示。', resolve: (r) => RETURN_STATUSES[r.status] }),
    approvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '单位负责人批准零申报的时刻；不是零申报或者没有批准的为 null。',
      resolve: (r) => (r.approvedAt === undefined ? null : instantToIso(r.approvedAt)),
    }),
  }),
});

const field = {
  description:
    '各部门申报的情况，按部门代码。公众在目录公布以后看到申报了事项的和零申报的部门，还没有申报的只有工作人员看得到；没有通过本系统申报的年份，公众为空列表。',
} as const;
/** What was handed in is public with the catalog; who handed in nothing is the organ's own business. */
async function returns(c: CatalogRowSet, _args: object, ctx: Context): Promise<Row[]> {
  const isPublic = c.state.versions.some((v) => v.publishedAt !== undefined);
  if (!ctx.staff && !isPublic) return [];
  const all = unitReturns(c.state, await ctx.load.unitsOfOrgan.load(c.organId));
  return ctx.staff ? all : all.filter((r) => r.status === 'proposed' || r.status === 'nil');
}
builder.objectField(CatalogRef, 'unitReturns', (t) => t.field({ type: [UnitReturn], ...field, resolve: returns }));
builder.objectField(CatalogSummary, 'unitReturns', (t) => t.field({ type: [UnitReturn], ...field, resolve: returns }));

builder.objectField(CatalogRef, 'outstandingNote', (t) =>
  t.string({
    nullable: true,
    description: '公布时还没有申报的部门和先公布的理由；各部门都已申报的为 null，公众为 null。',
    resolve: (c, _a, ctx) => (ctx.staff ? (outstandingNote(c) ?? null) : null),
  }),
);
