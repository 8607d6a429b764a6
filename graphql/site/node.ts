import { loadPerson } from '../../services/access/actor.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { splitId } from '../ids.ts';
import type { NodeType } from '../ids.ts';
import {
  visibleArtefact,
  visibleCatalog,
  visibleDeadline,
  visibleOpinion,
  visiblePackVersion,
  visiblePublication,
  visibleRound,
} from '../visible.ts';

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: '按全局编号取任何可见的对象；null 表示没有这个对象，或者当前人员无权看到。',
    args: { id: t.arg.id({ required: true, description: '各类型 `id` 字段给出的全局编号；写法不对也返回 null。' }) },
    resolve: async (_root, a, ctx) => {
      const at = splitId(a.id);
      const row = at && Object.hasOwn(FIND, at.type) ? await FIND[at.type]?.(ctx, at.uuid) : undefined;
      return row ? ({ ...row, __typename: at!.type } as never) : null;
    },
  }),
);

/**
 * A file is no node: its content goes by HTTP, under its own rule of who may have it. The others have queries of their own, an
 * opinion on the execution is read in its list alone.
 */
type NoNode =
  | 'File'
  | 'CalendarVersion'
  | 'ExecutionOpinion'
  | 'OnboardingWindow'
  | 'Adoption'
  | 'Deputyship'
  | 'RoleGrant'
  | 'HandOver'
  | 'OrganChange';
type Find = (ctx: Context, id: string) => Promise<object | undefined>;
const FIND: Readonly<Record<Exclude<NodeType, NoNode>, Find>> & { readonly [T in NoNode]?: undefined } = {
  Decision: (ctx, id) => ctx.load.decision.load(id),
  Catalog: visibleCatalog,
  CatalogEntry: async (ctx, id) => (await ctx.load.publicRowOfEntry.load(id))[0],
  Deadline: visibleDeadline,
  Organ: (ctx, id) => ctx.load.organ.load(id),
  Artefact: visibleArtefact,
  Round: visibleRound,
  Publication: visiblePublication,
  Opinion: visibleOpinion,
  RulePackVersion: visiblePackVersion,
  Person: async (ctx, id) => {
    const found = ctx.person?.id === id ? await loadPerson(ctx.em, id) : null;
    return found ? { ...found.person, roles: found.actor.kind === 'person' ? found.actor.roles : [] } : undefined;
  },
};
