import { z } from 'zod';
import { isPlainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { ARTEFACT_KINDS, GATES, ORGAN_KINDS } from '../../domain/decision/types.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { RulePack } from '../../domain/rules/types.ts';
import { cleanText } from '../../domain/text.ts';

/** A text that says something; kept as written, because a citation is a quotation. */
function text(charsMax: number) {
  return orNone(charsMax).refine((value) => value.trim() !== '', '不能空白');
}

/** A text whose emptiness says that there is none. */
function orNone(charsMax: number) {
  return z.string().superRefine((value, context) => {
    const wrong = wrongText(value, charsMax);
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong });
  });
}

function wrongText(value: string, charsMax: number): string | undefined {
  if (value.includes('\0') || !value.isWellFormed()) return '有不能显示的控制字符';
  try {
    cleanText(value, charsMax);
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.fields[0]?.message ?? error.message;
    throw error;
  }
}

const short = text(LIMITS.shortTextCharsMax);
const shortOrNone = orNone(LIMITS.shortTextCharsMax);
const long = text(LIMITS.reasonCharsMax);
/** As in addresses and cursors: lower-case words joined by hyphens. */
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和连字符，如 shanghai-xujing-2026')
  .max(60, '最多60个字符');
const date = z.custom<PlainDate>(isPlainDate, '应当是真实存在的日期，写作“年-月-日”，如 2026-03-01');
const year = z.int().min(1949, '年份应在1949至2199之间').max(2199, '年份应在1949至2199之间');
const list = <T extends z.ZodType>(item: T) => z.array(item).max(LIMITS.packListMax, `最多${LIMITS.packListMax}条`);
const count = z.int().min(1, '最少是1').max(LIMITS.countDaysMax, `最多是${LIMITS.countDaysMax}`);
const force = z.enum(['must', 'by-reference', 'encouraged']);
const duty = z.enum(['always', 'where-done']);

const level = z.enum(['law', 'administrative-regulation', 'provincial-rule', 'local-rule', 'local-plan']);

const citation = z.strictObject({
  document: short,
  short,
  article: short,
  text: long,
  level,
  source: short,
});

const rule = z.strictObject({
  id,
  name: short,
  unit: z.enum([
    'calendar-day',
    'working-day',
    'week',
    'month',
    'hour',
    'fixed-date',
    'same-day',
    'days-before',
    'per-year',
    'per-quarter',
  ]),
  value: count.exactOptional(),
  monthDay: z
    .string()
    .regex(/^\d\d-\d\d$/, '写作“月-日”，如 03-31')
    .exactOptional(),
  onlyYear: year.exactOptional(),
  yearsAfter: z.int().min(1, '最少是1').max(10, '最多是10').exactOptional(),
  bound: z.enum(['minimum', 'maximum', 'fixed']),
  roll: z.boolean(),
  givenOnly: z.literal(true).exactOptional(),
  extension: z.strictObject({ value: count, times: count, condition: short }).exactOptional(),
  base: id,
  baseName: short,
  baseVerb: short,
  alsoStartedBy: list(z.strictObject({ event: id, name: short, verb: short })).exactOptional(),
  duty: short.exactOptional(),
  dueWords: short.exactOptional(),
  unitWord: z.literal('天').exactOptional(),
  limitWords: short.exactOptional(),
  reading: long.exactOptional(),
  force,
  citation,
  validFrom: date.exactOptional(),
  validTo: date.exactOptional(),
});

const obligation = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, '只能用字母、数字、连字符和点，如 ZD-15')
    .max(60, '最多60个字符'),
  duty: long,
  who: short,
  clause: long,
  place: short,
  force: z.enum(['encouraged', 'permitted']).exactOptional(),
  undated: z.strictObject({ words: short, base: id.exactOptional(), baseName: short.exactOptional() }).exactOptional(),
  modelled: z.discriminatedUnion('by', [
    z.strictObject({ by: z.enum(['rule', 'gate', 'artefact', 'procedure']), id: short, more: list(short).exactOptional() }),
    z.strictObject({ by: z.literal('none'), reason: long }),
  ]),
});

/** A rule pack as it stands in a file or in the database; nothing beside these fields. */
export const PACK = z.strictObject({
  id,
  name: short,
  calendarRegion: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]+)*$/, '写作 CN 或者 CN- 加地区代码')
    .exactOptional(),
  document: z.strictObject({ document: short, level, source: short }).exactOptional(),
  bodies: z.strictObject({ supervisor: short, catalogManager: short, ground: short.exactOptional() }).exactOptional(),
  signature: z.strictObject({ signer: short, article: short, reading: long.exactOptional() }).exactOptional(),
  extends: list(id),
  validFrom: date,
  validTo: date.exactOptional(),
  replaces: id.exactOptional(),
  planYear: year.exactOptional(),
  rules: list(rule),
  gates: list(
    z.strictObject({
      gate: z.enum(GATES),
      name: short,
      conditional: z.boolean(),
      article: short,
      condition: short.exactOptional(),
      force: force.exactOptional(),
      expertsAtLeast: count.exactOptional(),
      interestedPartiesAtLeast: z.tuple([count, count]).exactOptional(),
      representativesAtLeast: count.exactOptional(),
      quorum: z.strictObject({ share: z.tuple([count, count]), moreThan: z.boolean() }).exactOptional(),
      marketRegulatorReviews: list(z.enum(ORGAN_KINDS)).exactOptional(),
    }),
  ),
  artefacts: list(z.strictObject({ kind: z.enum(ARTEFACT_KINDS), name: short, duty })),
  archive: list(z.strictObject({ name: short, duty })),
  stages: list(short),
  organKinds: list(
    z.strictObject({
      kind: z.enum(ORGAN_KINDS),
      meeting: short,
      partyBody: shortOrNone,
      congressBody: shortOrNone,
      reviewer: shortOrNone,
      gazette: z.boolean(),
      force,
      article: short,
      validFrom: date.exactOptional(),
    }),
  ),
  obligations: list(obligation),
  layersNotEntered: list(short),
});

/** What a pack is to the schema and to the domain, written out alike, so that a difference anywhere is one to the compiler. */
type Plain<T> = T extends string | number | boolean | undefined
  ? T
  : T extends readonly (infer I)[]
    ? readonly Plain<I>[]
    : { readonly [K in keyof T]: Plain<T[K]> };
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Does not compile when the schema and the type of a pack differ in any field. */
export const SCHEMA_IS_THE_TYPE: Same<Plain<z.output<typeof PACK>>, Plain<RulePack>> = true;
