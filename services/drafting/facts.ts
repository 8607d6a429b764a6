import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { ArtefactFact, ArtefactKind, DecisionFacts } from '../../domain/decision/types.ts';
import type { Em } from '../clock.ts';

/** The newest version of each kind of artefact, as `decide` needs it. */
export async function artefactFacts(em: Em, decisionId: string): Promise<DecisionFacts['artefacts']> {
  const rows = await em.execute<
    {
      kind: ArtefactKind;
      id: string;
      hash: string;
      saved_by_id: string;
      saved_for: string | null;
      cleared_by_id: string | null;
      cleared_for: string | null;
      cleared_on: PlainDate | null;
      signed_by_id: string | null;
      names: string[];
      before_signatures: boolean;
      published: boolean;
      any_published: boolean;
    }[]
  >(
    `select distinct on (kind) kind, id, hash, saved_by_id, saved_as->>'deputyFor' as saved_for, cleared_by_id, cleared_as->>'deputyFor' as cleared_for,
       (cleared_at at time zone 'Asia/Shanghai')::date::text as cleared_on, signed_by_id, before_signatures, published_at is not null as published,
       to_jsonb(array_remove(array[saved_as->>'person', saved_as->>'principal', cleared_as->>'person', cleared_as->>'principal'], null)) as names,
       bool_or(published_at is not null) over (partition by kind) as any_published
     from artefact where decision_id = ? order by kind, version desc`,
    [decisionId],
  );
  return Object.fromEntries(
    rows.map((r): [ArtefactKind, ArtefactFact] => [
      r.kind,
      {
        versionId: r.id,
        hash: r.hash,
        savedBy: r.saved_by_id,
        ...(r.saved_for === null ? {} : { savedFor: r.saved_for }),
        published: r.published,
        ...(r.any_published && !r.published ? { earlierPublished: true as const } : {}),
        names: r.names,
        ...(r.cleared_by_id === null ? {} : { clearedBy: r.cleared_by_id }),
        ...(r.cleared_for === null ? {} : { clearedFor: r.cleared_for }),
        ...(r.cleared_on === null ? {} : { clearedOn: r.cleared_on }),
        ...(r.signed_by_id === null ? {} : { signedBy: r.signed_by_id }),
        ...(r.before_signatures ? { beforeSignatures: true as const } : {}),
      },
    ]),
  );
}
