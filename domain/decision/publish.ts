import { isoToInstant } from '../calendar/instant.ts';
import type { ArtefactKind, Publishable } from './types.ts';

/** What goes out together: `needed` must be there, `along` goes out with it when it is there and cleared. */
export const PUBLISHED_TOGETHER: Readonly<
  Record<Publishable, { readonly needed: readonly ArtefactKind[]; readonly along: readonly ArtefactKind[] }>
> = {
  consultation: { needed: ['draft', 'explanation', 'interpretation'], along: ['background', 'risk-assessment', 'expert-argumentation'] },
  decision: {
    needed: ['decision-result'],
    // Draft, explanation and interpretation went out with the consultation; where there was none, they go out now.
    along: [
      'draft',
      'explanation',
      'interpretation',
      'background',
      'representatives-attendance',
      'risk-assessment',
      'expert-argumentation',
    ],
  },
  feedback: {
    needed: ['opinions-and-adoption'],
    along: ['background', 'representatives-attendance', 'risk-assessment', 'expert-argumentation'],
  },
  // It may go out before the decision's own text: nothing goes along.
  'topic-interpretation': { needed: ['topic-interpretation'], along: [] },
  // Of its own evaluation alone, whenever that ends.
  evaluation: { needed: ['effect-evaluation'], along: [] },
};

/** Chinese names of the artefacts: the ten of 徐泾镇2023年政务公开工作要点第12项, and the interpretation of a meeting's topic. */
export const ARTEFACT_NAMES: Readonly<Record<ArtefactKind, string>> = {
  draft: '决策草案全文',
  explanation: '草案说明',
  interpretation: '草案解读',
  background: '决策背景',
  'opinions-and-adoption': '公众意见建议收集和采纳情况',
  'representatives-attendance': '公众代表列席决策会议情况',
  'decision-result': '决策结果',
  'risk-assessment': '重大决策风险评估',
  'expert-argumentation': '专家论证',
  'effect-evaluation': '效果评估',
  'topic-interpretation': '会议议题解读',
};

/**
 * The papers put out for a round: of each kind the newest version public when its window opened. A later round's changed draft is
 * not what this one was asked about. `published` in order of version; `opensAt` ISO instant.
 */
export function papersOfRound<P extends { readonly kind: ArtefactKind; readonly publishedAt: string | null }>(
  published: readonly P[],
  opensAt: string | null,
): P[] {
  if (opensAt === null) return [];
  const { needed, along } = PUBLISHED_TOGETHER.consultation;
  const then = published.filter((a) => a.publishedAt !== null && isoToInstant(a.publishedAt) <= isoToInstant(opensAt));
  return [...needed, ...along].flatMap((kind) => then.findLast((a) => a.kind === kind) ?? []);
}
