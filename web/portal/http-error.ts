import type { ErrorCode } from '../../domain/errors.ts';

/** What the HTTP layer itself refuses (size, form of the body, address), as a code of the catalogue; anything else is ours. */
export function codeOfHttp(error: unknown): ErrorCode {
  const { statusCode: status, code } = error as { statusCode?: number; code?: string };
  if (status === 413) return code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 'TEXT_TOO_LONG' : 'FILE_TOO_LARGE';
  if (status === 404 || status === 414 || code === 'FST_ERR_BAD_URL') return 'NOT_FOUND';
  if (status === 429) return 'TOO_MANY_REQUESTS';
  return status !== undefined && status >= 400 && status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL';
}
