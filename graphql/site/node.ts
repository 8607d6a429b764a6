import { loadPerson } from '../../services/access/actor.ts';
import { builder, Node } from '../builder.ts';
import type { Context } from '../context.ts';
import { splitId } from '../ids.ts';

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: 'Anything the viewer may see, by its global id; null = nothing there.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, a, ctx) => {
      const at = splitId(a.id);
      const row = at ? await find(at.type, at.uuid, ctx) : undefined;
      return row ? ({ ...row, __typename: at!.type } as never) : null;
    },
  }),
);

async function find(type: string, id: string, ctx: Context): Promise<object | undefined> {
  switch (type) {
    case 'Decision':
      return ctx.load.decision.load(id);
    case 'Catalog': {
      const visible = (await ctx.load.versionsOfCatalog.load(id)).some((v) => ctx.actor !== null || v.publishedAt !== null);
      return visible ? ctx.load.catalog.load(id) : undefined;
    }
    case 'CatalogEntry':
      return (await ctx.load.publicRowOfEntry.load(id))[0];
    case 'Deadline':
      return ctx.load.deadline.load(id);
    case 'Organ':
      return ctx.load.organ.load(id);
    case 'Artefact': {
      const artefact = await ctx.load.artefact.load(id);
      return artefact && (ctx.actor !== null || artefact.publishedAt !== null) ? artefact : undefined;
    }
    case 'Person': {
      const found = ctx.person?.id === id ? await loadPerson(ctx.em, id) : null;
      return found ? { ...found.person, roles: found.actor.kind === 'person' ? found.actor.roles : [] } : undefined;
    }
    default:
      return undefined;
  }
}
