/**
 * When the newest feedback that answers this round went out; the one after the issue, without a number, answers all. A draft catalog's
 * opinions are answered with the first version that goes out after its window. `round`: alias of its row.
 */
export const feedbackOfRoundAt = (round: string): string =>
  `(case when ${round}.catalog_id is null then (select max(p.published_at) from publication p where p.subject_id = ${round}.decision_id and p.what = 'feedback'
      and coalesce(nullif(split_part(p.ref_id, ':', 2), '')::int, ${round}.no) >= ${round}.no)
    else (select min(p.published_at) from publication p where p.subject_id = ${round}.catalog_id and p.what = 'catalog' and p.published_at >= ${round}.closes_at) end)`;

/** The answer that holds now; what staff work on. */
export const standsNow = (disposition: string): string => `${disposition}.superseded_at is null`;

/** The answer as that feedback gave it: what is being reconsidered since is not public before it is said again. */
export const stoodAt = (disposition: string, at: string): string =>
  `${disposition}.decided_at <= ${at} and (${disposition}.superseded_at is null or ${disposition}.superseded_at > ${at})`;
