export type ArchiveDeps = { readonly writeClosingIndex: (decisionId: string) => Promise<void> };

/** What archiving needs done durably. */
export function createArchiveActivities({ writeClosingIndex }: ArchiveDeps) {
  return {
    writeClosingIndex: (decisionId: string): Promise<void> => writeClosingIndex(decisionId),
  };
}
export type ArchiveActivities = ReturnType<typeof createArchiveActivities>;
