import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { CodedError, ERRORS } from '../domain/errors.ts';
import { isTransient } from '../services/procedure/transient.ts';
import type { ErrorCode } from '../domain/errors.ts';

/** Apollo's own codes in our words; anything else that is not coded is ours and hidden. */
const FROM_APOLLO: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'NOT_FOUND',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
};

/** The parser gives its own limit no code. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** Every error leaves with a code of the catalogue, its Chinese message and its remedy; no stack, no SQL. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = codedCause(error);
  if (cause) return shaped(cause.code, cause.message, formatted, { fields: cause.fields });
  if (TOO_MANY_TOKENS.test(formatted.message)) return shaped('QUERY_TOO_EXPENSIVE', ERRORS.QUERY_TOO_EXPENSIVE.message, formatted, {});
  const apollo = typeof formatted.extensions?.['code'] === 'string' ? FROM_APOLLO[formatted.extensions['code']] : undefined;
  if (apollo) return shaped(apollo, ERRORS[apollo].message, formatted, { detail: formatted.message });
  if (isUnreachable(error)) return shaped('SERVICE_UNAVAILABLE', ERRORS.SERVICE_UNAVAILABLE.message, formatted, {});
  process.stderr.write(`internal error: ${error instanceof Error ? (unwrapped(error).stack ?? error.message) : String(error)}\n`);
  return shaped('INTERNAL', ERRORS.INTERNAL.message, formatted, {});
}

function unwrapped(error: Error): Error {
  const inner = unwrapResolverError(error);
  return inner instanceof Error ? inner : error;
}

/** The database or the Temporal server is away for a moment: the same request may be sent again. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && isTransient(unwrapped(error));
}

/** A coded error, also when a scalar or resolver wrapped it. */
function codedCause(error: unknown): CodedError | undefined {
  for (let e: unknown = error; e instanceof Error; e = (e as GraphQLError).originalError ?? e.cause) if (e instanceof CodedError) return e;
  return undefined;
}

function shaped(code: ErrorCode, message: string, formatted: GraphQLFormattedError, more: Record<string, unknown>): GraphQLFormattedError {
  const entry = ERRORS[code];
  return { ...formatted, message, extensions: { code, remedy: entry.remedy, ...more } };
}

/** The HTTP status of an answer that has errors: the worst of its codes, or 200 when data came along. */
export function statusOf(codes: readonly string[]): number {
  return Math.max(200, ...codes.map((c) => (c in ERRORS ? ERRORS[c as ErrorCode].status : 200)));
}
