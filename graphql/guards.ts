import { GraphQLError, isObjectType } from 'graphql';
import type { GraphQLSchema, ValidationRule } from 'graphql';
import { mayDo } from '../domain/access/roles.ts';
import type { Operation } from '../domain/access/roles.ts';
import { CodedError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { signedIn } from './commands.ts';
import type { Context } from './context.ts';

/**
 * Lets only those read on whom the matrix allows it, for a subject of these organs. Staff of other organs and other roles read no
 * more than the public. @throws CodedError UNAUTHENTICATED, FORBIDDEN
 */
export function permit(ctx: Context, operation: Operation, organs: { readonly organId: string; readonly leadOrganId?: string }): void {
  if (!mayDo(signedIn(ctx), operation, organs)) throw new CodedError('FORBIDDEN');
}

/** A query of many aliases is many queries in one. Errors: QUERY_TOO_EXPENSIVE. */
export const aliasLimit: ValidationRule = (context) => {
  let aliases = 0;
  return {
    Field(node) {
      if (!node.alias || ++aliases !== LIMITS.queryAliasesMax + 1) return;
      const originalError = new CodedError('QUERY_TOO_EXPENSIVE', `别名最多${LIMITS.queryAliasesMax}个`);
      context.reportError(new GraphQLError(originalError.message, { nodes: node, originalError }));
    },
  };
};

/**
 * Refuses in every argument what PostgreSQL cannot store as text: the zero character, and halves of a character. Where a
 * text is kept, `cleanText` refuses more; here it is about codes, keys and cursors, which are only compared.
 */
export function guardTexts(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve || field.args.length === 0) continue;
      field.resolve = (source, args: Record<string, unknown>, context, info) => {
        refuseBroken(args, '');
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}

function refuseBroken(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new CodedError('TEXT_HAS_CONTROL_CHARACTERS', undefined, [{ path, message: '有不能显示的控制字符' }]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) refuseBroken(inner, path ? `${path}.${key}` : key);
  }
}
