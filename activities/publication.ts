import type { PublicationService } from '../services/publication/publish.ts';

/** The three steps of a publication; the effect's key makes each of them safe to repeat. */
export function createPublicationActivities({ publication }: { publication: PublicationService }) {
  return {
    renderPublication: (effectKey: string): Promise<void> => publication.render(effectKey),
    handOverPublication: (effectKey: string): Promise<void> => publication.handOver(effectKey),
    /** Answers the publication's id once it stands at its place. */
    seePublication: (effectKey: string): Promise<string> => publication.see(effectKey),
  };
}
export type PublicationActivities = ReturnType<typeof createPublicationActivities>;
