import { WHO } from './player.ts';
import type { Player } from './player.ts';
import { draftCatalog } from './sample.ts';

/** The draft catalog is put to the public for a week, and each opinion answered, before the organ decides. */
export async function askAboutTheDraft(p: Player, catalogId: string): Promise<void> {
  const { noticeTitle, explanation, comments, answers } = draftCatalog();
  await p.until('2024-03-06T09:00');
  await p.do(
    WHO.manager,
    '公布目录草案，征求意见7日',
    'openCatalogConsultation',
    { catalogId, noticeTitle, explanation, days: 7, disclosureReviewedBy: WHO.townReviewer },
    '$catalogId: ID!, $noticeTitle: String!, $explanation: String!, $days: Int!, $disclosureReviewedBy: String!',
  );
  await p.until('2024-03-08T10:00');
  // In a second drive the window is closed and the opinions are there; each try counts towards the limit of senders.
  if (await isOpen(p))
    for (const [i, comment] of comments.entries())
      await p.submit({ ...comment, catalogId, round: 1, formKey: `demo-draft-${i}-form` }, '对目录草案提意见');
  await p.until('2024-03-14T09:00');
  await p.dispose({ kind: 'Catalog', id: catalogId }, 1, answers, WHO.manager, 'catalog');
}

async function isOpen(p: Player): Promise<boolean> {
  const { catalog } = await p.client.ask<{ catalog: { rounds: { window: { isOpen: boolean } | null }[] } }>(
    `{ catalog(year: 2024) { rounds { window { isOpen } } } }`,
  );
  return catalog.rounds[0]?.window?.isOpen ?? false;
}
