import type { PublishedElsewhere as Elsewhere, StatedElsewhere } from '../../domain/catalog/types.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { short } from '../inputs.ts';
import { CatalogRef } from '../refs.ts';
import { CatalogSummary } from './types.ts';
import type { CatalogRowSet } from '../../services/read/rows.ts';

export const PublishedElsewhereInput = builder.inputType('PublishedElsewhereInput', {
  description:
    '补录已经在别处公布过的目录：今年或者以前年度（2008年起），包括没有目录就已经结束的年度。不设公布期限、不算逾期，不用再经审定和同意，补录后由公布人公布；页面写明是补录，公布时刻仍由服务器记载。',
  fields: (t) => ({
    on: t.field({
      type: 'Date',
      required: true,
      description: '原来公布的日期（北京日期），按当时的材料填写；晚于今天或者与目录年份差一年以上报 BAD_USER_INPUT。',
    }),
    address: t.string({ required: true, description: `原来公布的网址或者载体，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
  }),
});

/** The claim with its address checked. @throws coded text errors, BAD_USER_INPUT */
export function elsewhereOf(e: typeof PublishedElsewhereInput.$inferInput): StatedElsewhere {
  const address = short(e.address, 'publishedElsewhere.address');
  if (address === '')
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'publishedElsewhere.address', message: '请填写原来公布的网址或者载体' }]);
  return { on: e.on, address };
}

const PublishedElsewhere = builder.objectRef<Elsewhere>('PublishedElsewhere').implement({
  description: '补录的目录原来何时、何处公布，按录入人或者上线补录表抄录的材料；不是本系统的公布时刻。',
  fields: (t) => ({
    on: t.field({
      type: 'Date',
      nullable: true,
      description: '原来公布的日期（北京日期）；上线补录表没有载明的为 null。',
      resolve: (e) => e.on ?? null,
    }),
    address: t.string({
      nullable: true,
      description: '原来公布的网址或者载体；上线补录表没有载明的为 null。',
      resolve: (e) => e.address ?? null,
    }),
  }),
});

const field = {
  nullable: true,
  description: '补录（单独录入或者上线补录）的目录，第1版原来何时、何处公布；在本系统编制公布的为 null。',
} as const;
const claimed = (c: CatalogRowSet): Elsewhere | null => c.state.publishedElsewhere ?? null;
builder.objectField(CatalogRef, 'publishedElsewhere', (t) => t.field({ type: PublishedElsewhere, ...field, resolve: claimed }));
builder.objectField(CatalogSummary, 'publishedElsewhere', (t) => t.field({ type: PublishedElsewhere, ...field, resolve: claimed }));
