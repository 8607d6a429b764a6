/** When the newest feedback that answers this round went out; the one after the issue, without a number, answers all. */
export const feedbackOfRoundAt = (decision: string, round: string): string =>
  `(select max(p.published_at) from publication p where p.subject_id = ${decision} and p.what = 'feedback'
      and coalesce(nullif(split_part(p.ref_id, ':', 2), '')::int, ${round}) >= ${round})`;

/** The answer that holds now; what staff work on. */
export const standsNow = (disposition: string): string => `${disposition}.superseded_at is null`;

/** The answer as that feedback gave it: what is being reconsidered since is not public before it is said again. */
export const stoodAt = (disposition: string, at: string): string =>
  `${disposition}.decided_at <= ${at} and (${disposition}.superseded_at is null or ${disposition}.superseded_at > ${at})`;
