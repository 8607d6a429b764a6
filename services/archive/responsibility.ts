import type { Acting } from '../../domain/access/capacity.ts';
import type { ArtefactKind } from '../../domain/decision/types.ts';
import { responsibilityLines } from '../../domain/decision/view/responsibility.ts';
import type { ResponsibilityLine } from '../../domain/decision/view/responsibility.ts';
import type { ResolvedPack } from '../../domain/rules/types.ts';
import { eventsByDecisions } from '../read/parts.ts';
import type { Reader } from '../read/reader.ts';
import { isoText } from '../read/rows.ts';

type PaperRow = {
  kind: ArtefactKind;
  version: number;
  savedAt: string;
  savedBy: string;
  savedAs: Acting | null;
  clearedAt: string | null;
  clearedBy: string | null;
  clearedAs: Acting | null;
};

/** The annex on responsibility of one decision, from the record alone. */
export async function responsibilityAnnex(read: Reader, decisionId: string, rules: ResolvedPack): Promise<ResponsibilityLine[]> {
  const events = (await eventsByDecisions(read, [decisionId])).flatMap((e) =>
    e.actorName === null
      ? []
      : [{ seq: e.seq, recordedAt: e.recordedAt, occurredOn: e.occurredOn, name: e.actorName, event: e.data, ...known(e.acting) }],
  );
  const rows = await read.execute<PaperRow[]>(
    `select a.kind, a.version, ${isoText('a.saved_at', 'savedAt')}, s.name as "savedBy", a.saved_as as "savedAs",
            ${isoText('a.cleared_at', 'clearedAt')}, c.name as "clearedBy", a.cleared_as as "clearedAs"
     from artefact a join person s on s.id = a.saved_by_id left join person c on c.id = a.cleared_by_id where a.decision_id = ? order by a.saved_at, a.id`,
    [decisionId],
  );
  const papers = rows.flatMap((r) => {
    const paper = { paper: r.kind, version: r.version };
    const saved = { ...paper, act: 'saved' as const, recordedAt: r.savedAt, name: r.savedBy, ...known(r.savedAs) };
    if (r.clearedAt === null || r.clearedBy === null) return [saved];
    return [saved, { ...paper, act: 'cleared' as const, recordedAt: r.clearedAt, name: r.clearedBy, ...known(r.clearedAs) }];
  });
  return responsibilityLines(events, papers, rules);
}

const known = (acting: Acting | null): { acting?: Acting } => (acting === null ? {} : { acting });
