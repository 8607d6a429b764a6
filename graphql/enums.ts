import { CATALOG_PHASES } from '../domain/catalog/types.ts';
import type { AdjustmentKind, CatalogPhase } from '../domain/catalog/types.ts';
import { ARTEFACT_KINDS, DELIBERATION_OUTCOMES, GATES, PHASES } from '../domain/decision/types.ts';
import type { ArtefactKind, DeadlineStatus, DeliberationOutcome, GateId, Phase } from '../domain/decision/types.ts';
import { CHANNELS, DISPOSITIONS } from '../domain/participation/dispositions.ts';
import type { Channel, DispositionKind } from '../domain/participation/dispositions.ts';
import type { CommenterKind } from '../domain/participation/form.ts';
import { builder, toEnum } from './builder.ts';

/** The domain's own words as GraphQL names; values inside stay the domain's. */
function enumOf<T extends string>(name: string, values: readonly T[], description: string) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(values.map((v) => [toEnum(v), { value: v }])) as Record<string, { value: T }>,
  });
}

export const PhaseEnum = enumOf<Phase>('Phase', PHASES, '阶段 of a decision (《重大行政决策程序暂行条例》).');
export const GateEnum = enumOf<GateId>('GateId', GATES, '法定环节: conditional ones are done, or not needed with reason and person.');
export const GateStatusEnum = enumOf<'open' | 'done' | 'not-needed'>(
  'GateStatus',
  ['open', 'done', 'not-needed'],
  'What became of a gate.',
);
export const ArtefactKindEnum = enumOf<ArtefactKind>('ArtefactKind', ARTEFACT_KINDS, '公开材料 (徐泾镇2023年政务公开工作要点第12项).');
export const DeadlineStatusEnum = enumOf<DeadlineStatus>(
  'DeadlineStatus',
  ['open', 'met', 'overdue', 'met-late', 'cancelled'],
  'Computed on read: overdue from the first instant after the due day.',
);
export const DispositionEnum = enumOf<DispositionKind>(
  'DispositionKind',
  Object.keys(DISPOSITIONS) as DispositionKind[],
  '处理结论 of an opinion.',
);
export const ChannelEnum = enumOf<Channel>('CommentChannel', Object.keys(CHANNELS) as Channel[], 'How an opinion came in.');
export const CommenterEnum = enumOf<CommenterKind>('CommenterKind', ['person', 'unit', 'joint'], '个人、单位、联名.');
export const CatalogPhaseEnum = enumOf<CatalogPhase>('CatalogPhase', CATALOG_PHASES, 'Phase of a catalog and of each version.');
export const AdjustmentEnum = enumOf<AdjustmentKind>('AdjustmentKind', ['kept', 'added', 'removed'], '保留、新增、调出.');
export const FeedbackFilterEnum = enumOf<'published' | 'due'>(
  'FeedbackFilter',
  ['published', 'due'],
  'Decisions whose feedback is public, or due.',
);
export const ReviewOutcomeEnum = enumOf<'passed' | 'returned' | 'unlawful'>(
  'ReviewOutcome',
  ['passed', 'returned', 'unlawful'],
  'Result of the legality review.',
);
export const DeliberationEnum = enumOf<DeliberationOutcome>(
  'DeliberationOutcome',
  DELIBERATION_OUTCOMES,
  '通过、原则通过并修改、再议、不通过.',
);
