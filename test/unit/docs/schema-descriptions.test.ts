import { expect, test } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { ERRORS } from '../../../domain/errors.ts';
import { schema } from '../../../graphql/schema.ts';

type Element = { readonly at: string; readonly description: string | null | undefined };

/** Everything a frontend developer can name: types, fields, arguments, input fields, enum values. */
function elementsOf(s: GraphQLSchema): Element[] {
  return Object.values(s.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [{ at: type.name, description: type.description }, ...partsOf(type)]);
}

function partsOf(type: GraphQLNamedType): Element[] {
  if (isEnumType(type)) return type.getValues().map((v) => ({ at: `${type.name}.${v.name}`, description: v.description }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((f) => ({ at: `${type.name}.${f.name}`, description: f.description }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((f) => {
    const at = `${type.name}.${f.name}`;
    return [{ at, description: f.description }, ...f.args.map((a) => ({ at: `${at}(${a.name}:)`, description: a.description }))];
  });
}

const failing = (s: GraphQLSchema, good: RegExp): string[] =>
  elementsOf(s)
    .filter((e) => !good.test(e.description ?? ''))
    .map((e) => e.at);

test('every type, field, argument, input field and enum value is described', () => {
  expect(failing(schema, /\S/)).toEqual([]);
});

test('descriptions are Chinese sentences', () => {
  expect(failing(schema, /\p{Script=Han}.*。$/su)).toEqual([]);
});

test('descriptions name only codes of the catalogue', () => {
  const named = elementsOf(schema).flatMap((e) => e.description?.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((code) => !(code in ERRORS))).toEqual([]);
});

test('the check sees each kind of element that lacks a description', () => {
  const bare = buildSchema(
    'type Query { a(b: C, d: Int): E } input C { f: Int } enum E { G } interface H { i: Int } union J = Query scalar K',
  );
  expect(failing(bare, /\S/)).toEqual(['Query', 'Query.a', 'Query.a(b:)', 'Query.a(d:)', 'C', 'C.f', 'E', 'E.G', 'H', 'H.i', 'J', 'K']);
});
