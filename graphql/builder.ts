import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import { GraphQLScalarType } from 'graphql';
import { isPlainDate } from '../domain/calendar/plain-date.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Context } from './context.ts';

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
    limit: { complexity: LIMITS.queryComplexityMax, depth: LIMITS.queryDepthMax, breadth: LIMITS.queryBreadthMax },
    complexityError: (_kind, { depth, breadth, complexity }) => {
      throw new CodedError('QUERY_TOO_EXPENSIVE', `复杂度${complexity}，层数${depth}，字段${breadth}`);
    },
  },
});

builder.queryType({ description: 'Everything that may be read. The public sees only what is published; staff see their work.' });
builder.mutationType({
  description: 'Every step of the procedure, each idempotent by `idempotencyKey`: the same key and body give the same answer.',
});

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** Of a day that exists, within what the calendar counts. */
const isInstantText = (value: unknown): value is string => typeof value === 'string' && isPlainDate(INSTANT.exec(value)?.[1]);

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType<string, string>({
    name: 'DateTime',
    description: 'An instant of the server’s clock, ISO 8601 with offset; answers are UTC. Pages show Beijing time.',
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
    description: 'A statutory date: a calendar day in Beijing, `YYYY-MM-DD`; it has no time and no zone.',
    parseValue(value) {
      if (!isPlainDate(value)) throw new CodedError('DATE_INVALID', String(value).slice(0, 40));
      return value;
    },
    serialize: String,
  }),
);

/** Anything with a global id. */
export const Node = builder.interfaceRef<{ readonly id: string }>('Node').implement({
  description: 'Anything with a global id; `node(id:)` finds it again.',
  resolveType: (value) => (value as { __typename?: string }).__typename,
  fields: (t) => ({ id: t.id({ description: 'Global id, `Type:uuid`; opaque to clients.', resolve: (v) => v.id }) }),
});

/** `decision-result` ⇄ `DECISION_RESULT`. */
export const toEnum = (value: string): string => value.replaceAll('-', '_').toUpperCase();
