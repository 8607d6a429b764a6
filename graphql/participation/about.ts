import { CodedError } from '../../domain/errors.ts';
import { decodeId } from '../ids.ts';

/**
 * The draft an opinion is about: a decision's or a catalog's, exactly one of them named.
 * @param path of the field that names a decision @throws CodedError BAD_USER_INPUT, NOT_FOUND
 */
export function aboutOf<D extends object>(
  decision: string | null | undefined,
  catalogId: string | number | null | undefined,
  path: string,
  ofDecision: (given: string) => D,
): D | { catalogId: string } {
  if (decision && !catalogId) return ofDecision(decision);
  if (catalogId && !decision) return { catalogId: decodeId('Catalog', String(catalogId)) };
  throw new CodedError('BAD_USER_INPUT', undefined, [{ path, message: '对决策草案和对目录草案的意见，只能而且必须填写其中一个编号' }]);
}
