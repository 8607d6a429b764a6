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
      published: boolean;
      any_published: boolean;
    }[]
  >(
    `select distinct on (kind) kind, id, hash, saved_by_id, saved_as->>'deputyFor' as saved_for, cleared_by_id, published_at is not null as published,
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
        ...(r.cleared_by_id === null ? {} : { clearedBy: r.cleared_by_id }),
      },
    ]),
  );
}
