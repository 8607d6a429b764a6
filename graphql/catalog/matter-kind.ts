import { matterKindOf } from '../../domain/catalog/matter-kind.ts';
import type { MatterKind } from '../../domain/rules/scope.ts';
import type { EntryRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import { MatterKindEnum } from '../enums.ts';
import { EntryRef } from '../refs.ts';

const kindOf = (e: EntryRow): MatterKind | undefined => matterKindOf(e.category ?? undefined);

builder.objectField(EntryRef, 'matterKind', (t) =>
  t.field({
    type: MatterKindEnum,
    nullable: true,
    description: '按印出的类别读出的条例第三条种类，启动时据此提出，由承办单位确认；没有写明或者读不出的为 null。',
    resolve: (e) => kindOf(e) ?? null,
  }),
);

/** Rows entered without a category that names one of the five kinds; who starts them must state it. */
export function kindWarning(e: EntryRow): string | null {
  if (kindOf(e)) return null;
  return `${e.category === null ? '没有写明决策类别' : `决策类别“${e.category}”读不出属于条例第三条哪一类`}，启动时要由承办单位写明`;
}
