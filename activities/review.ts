export type ReviewDeps = { readonly askReviewer: (decisionId: string, review: number) => Promise<void> };

/** What the legality review needs done durably. */
export function createReviewActivities({ askReviewer }: ReviewDeps) {
  return {
    /** `review` counts the submissions of one decision, from 1. */
    askReviewer: (decisionId: string, review: number): Promise<void> => askReviewer(decisionId, review),
  };
}
export type ReviewActivities = ReturnType<typeof createReviewActivities>;
