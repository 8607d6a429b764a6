import type { PlainDate } from '../calendar/plain-date.ts';
import { refuse } from '../errors.ts';
import type { Refusal } from '../errors.ts';
import { ALTERNATIVES_AT_LEAST, ARTICLE_12 } from '../rules/alternatives.ts';
import { isBlank, personOf } from './context.ts';
import type { DecideContext } from './context.ts';
import type { DecisionState } from './types.ts';

/** One of the options (备选方案) put forward where those concerned disagree greatly. */
export type Alternative = {
  readonly title: string;
  readonly summary: string;
  readonly pros: string;
  readonly cons: string;
  /** 成本效益分析, where it was done. */
  readonly costBenefit?: string;
};
/** The options of one draft, about what there is disagreement, and which was chosen why. Options are numbered from 1. */
export type Alternatives = {
  readonly draftHash: string;
  readonly disagreement: string;
  readonly options: readonly Alternative[];
  readonly statedBy: string;
  readonly chosen?: { readonly option: number; readonly reason: string; readonly on: PlainDate };
};

export function alternativesRefusal({ disagreement, options }: Pick<Alternatives, 'disagreement' | 'options'>): Refusal | undefined {
  const missing = [
    ...(isBlank(disagreement) ? ['较大分歧是什么'] : []),
    ...(options.length < ALTERNATIVES_AT_LEAST ? [`至少${ALTERNATIVES_AT_LEAST}个方案，写了${options.length}个`] : []),
    ...options.flatMap((o, i) =>
      [
        [o.title, '名称'],
        [o.summary, '主要内容'],
        [o.pros, '优点'],
        [o.cons, '缺点'],
      ].flatMap(([text, name]) => (isBlank(text) ? [`方案${i + 1}的${name}`] : [])),
    ),
    ...sameTitles(options),
  ];
  return missing.length ? refuse('ALTERNATIVES_INCOMPLETE', ARTICLE_12, ...missing) : undefined;
}

function sameTitles(options: readonly Alternative[]): string[] {
  const titles = options.map((o) => o.title.trim()).filter((t) => t !== '');
  return new Set(titles).size < titles.length ? ['两个方案的名称相同'] : [];
}

/** The option of this number, of the alternatives as they stand. */
export function optionRefusal(state: DecisionState, option: number): Refusal | undefined {
  const count = state.alternatives?.options.length ?? 0;
  if (Number.isInteger(option) && option >= 1 && option <= count) return undefined;
  return refuse('ALTERNATIVE_UNKNOWN', ARTICLE_12, count ? `选择的是方案${option}，有方案1至方案${count}` : '没有提出过备选方案');
}

/** What goes out beside a draft is of that very draft, and no publisher publishes what he stated himself. */
export function publishedAlternativesRefusal(state: DecisionState, ctx: DecideContext): Refusal | undefined {
  const { alternatives } = state;
  if (!alternatives || alternatives.draftHash !== ctx.facts.artefacts.draft?.hash)
    return refuse('ALTERNATIVE_UNKNOWN', ARTICLE_12, alternatives ? '备选方案是就以前的草案提出的，请重新提出' : '没有提出过备选方案');
  return alternatives.statedBy === personOf(ctx.actor)
    ? refuse('SECOND_PERSON_REQUIRED', '《政府信息公开条例》第十七条', '备选方案')
    : undefined;
}

/** The meeting is given one draft: which option it follows, and why, is said before. */
export function unchosenRefusal({ alternatives }: DecisionState): Refusal | undefined {
  if (!alternatives || alternatives.chosen) return undefined;
  return refuse('ALTERNATIVE_NOT_CHOSEN', ARTICLE_12, ...alternatives.options.map((o, i) => `方案${i + 1}：${o.title}`));
}
