import type { PlainDate } from '../calendar/plain-date.ts';
import type { ArtefactKind, CommandKind } from './types.ts';

/**
 * Why a matter is lawfully not public (依法不予公开, 条例第十四条、第三十二条). Each ground with its article of the disclosure regulation;
 * 国家秘密 stands apart: of such a matter this system keeps a number, the ground and the approver, and nothing else (P-22).
 */
export const WITHHELD_GROUNDS = {
  'state-secret': { name: '国家秘密', article: '《政府信息公开条例》第十四条' },
  'forbidden-by-law': { name: '法律、行政法规禁止公开', article: '《政府信息公开条例》第十四条' },
  'public-safety': { name: '公开后可能危及国家安全、公共安全、经济安全、社会稳定', article: '《政府信息公开条例》第十四条' },
  'rights-of-others': { name: '涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害', article: '《政府信息公开条例》第十五条' },
  'internal-affairs': { name: '内部事务信息', article: '《政府信息公开条例》第十六条' },
} as const satisfies Record<string, { name: string; article: string }>;
export type WithheldGround = Exclude<keyof typeof WITHHELD_GROUNDS, 'state-secret'>;

/** Ground, what it rests on in this case, and who approved it when, on which paper. */
export type Withholding = {
  readonly ground: keyof typeof WITHHELD_GROUNDS;
  readonly basis: string;
  readonly approver: string;
  readonly approvedOn: PlainDate;
  readonly documentNo: string;
};

/** A matter worked on in this system: never a state secret. */
export type WithheldMatter = Withholding & { readonly ground: WithheldGround };

/** Steps that go to the public, or lead there alone; none of them is open to a withheld matter. */
export const PUBLIC_STEPS: ReadonlySet<CommandKind> = new Set([
  'publishConsultation',
  'extendConsultation',
  'publishFeedback',
  'publishTopicInterpretation',
  'publishEvaluation',
  'signArtefact',
]);

/** Rules that put a day to what goes to the public: they start no clock for a withheld matter. */
export const PUBLIC_DUTIES: ReadonlySet<string> = new Set([
  'feedback',
  'text-publication',
  'topic-interpretation',
  'interpretation',
  'document-interpretation',
]);

/** Papers that every withheld decision has; the others are made for the public. */
export const WITHHELD_ARTEFACTS = ['draft', 'explanation', 'decision-result'] as const satisfies readonly ArtefactKind[];
