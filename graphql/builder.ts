import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import { GraphQLScalarType } from 'graphql';
import { isPlainDate } from '../domain/calendar/plain-date.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Context } from './context.ts';
import { GLOBAL_ID } from './ids.ts';

export const builder = new SchemaBuilder<{
  Context: Context;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    Date: { Input: PlainDate; Output: PlainDate };
  };
  DefaultFieldNullability: false;
}>({
  plugins: [ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    // What our own documents cost is known; everybody else's is counted.
    limit: (ctx) =>
      ctx.ownDocument ? {} : { complexity: LIMITS.queryComplexityMax, depth: LIMITS.queryDepthMax, breadth: LIMITS.queryBreadthMax },
    complexityError: (_kind, { depth, breadth, complexity }) => {
      throw new CodedError('QUERY_TOO_EXPENSIVE', `复杂度${complexity}，层数${depth}，字段${breadth}`);
    },
  },
});

builder.queryType({
  description:
    '全部查询。公众只读已公布的内容；有岗位的登录人员还能读未公布的内容。文中“条例”指《重大行政决策程序暂行条例》，“要点”指《徐泾镇2023年政务公开工作要点》。',
});
builder.mutationType({
  description:
    '办理程序的每一步，以及公众提交、修改、撤回意见。程序的各步都要登录：没有登录报 UNAUTHENTICATED，岗位无权报 FORBIDDEN；程序不允许的不报错，作为 Refusal 返回：阶段不对为 WRONG_PHASE，中止或退回期间为 SUSPENDED，前置环节未完成为 GATE_OPEN。文中“条例”指《重大行政决策程序暂行条例》，“要点”指《徐泾镇2023年政务公开工作要点》。',
});

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** Of a day that exists, within what the calendar counts. */
const isInstantText = (value: unknown): value is string => typeof value === 'string' && isPlainDate(INSTANT.exec(value)?.[1]);

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType<string, string>({
    name: 'DateTime',
    description:
      '时刻，ISO 8601，必须带时区偏移。返回值一律是 UTC（以 Z 结尾），页面换算成北京时间显示。写法不对或者没有这一天报 DATE_INVALID。',
    parseValue(value) {
      if (!isInstantText(value)) throw new CodedError('DATE_INVALID', String(value).slice(0, 40));
      return value;
    },
    serialize: String,
  }),
);
builder.addScalarType(
  'Date',
  new GraphQLScalarType<PlainDate, string>({
    name: 'Date',
    description: '日期：北京时间的一个自然日，写作 `YYYY-MM-DD`，没有时分和时区。写法不对或者没有这一天报 DATE_INVALID。',
    parseValue(value) {
      if (!isPlainDate(value)) throw new CodedError('DATE_INVALID', String(value).slice(0, 40));
      return value;
    },
    serialize: String,
  }),
);

/** Anything with a global id. */
export const Node = builder.interfaceRef<{ readonly id: string }>('Node').implement({
  description: '有全局编号的对象，用 `node(id:)` 可以再次取得。',
  resolveType: (value) => (value as { __typename?: string }).__typename,
  fields: (t) => ({ id: t.id({ description: GLOBAL_ID, resolve: (v) => v.id }) }),
});

/** `decision-result` ⇄ `DECISION_RESULT`. */
export const toEnum = (value: string): string => value.replaceAll('-', '_').toUpperCase();
