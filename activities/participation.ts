export type ParticipationDeps = { readonly freeze: (subjectId: string, round: number) => Promise<void> };

/** What participation needs done durably. */
export function createParticipationActivities({ freeze }: ParticipationDeps) {
  return {
    /** Returns when no submission that began inside the window is still being written. */
    freezeRound: (subjectId: string, round: number): Promise<void> => freeze(subjectId, round),
  };
}
export type ParticipationActivities = ReturnType<typeof createParticipationActivities>;
