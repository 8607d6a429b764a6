import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { OPERATIONS, ROLES, mayDo } from '../../../domain/access/roles.ts';
import type { Operation, Role } from '../../../domain/access/roles.ts';
import { ERRORS } from '../../../domain/errors.ts';
import { printedSchema, schema } from '../../../graphql/schema.ts';
import { rulesDocuments } from '../../../script/rules-documents.ts';
import { statesDocument } from '../../../script/states-document.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test('graphql/schema.graphql is the printed schema', () => {
  expect(read('graphql/schema.graphql')).toBe(printedSchema());
});

test('docs/errors.md lists exactly the codes of the catalogue', () => {
  const listed = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)`/gm)].map((m) => m[1]);
  expect(new Set(listed)).toEqual(new Set(Object.keys(ERRORS)));
});

test('docs/states.md is drawn from the transition tables', () => {
  expect(read('docs/states.md')).toBe(statesDocument());
});

test('docs/rules holds one document per rule pack, drawn from it, and nothing else', () => {
  const drawn = rulesDocuments();
  expect(readdirSync(join(root, 'docs/rules')).sort()).toEqual([...drawn.keys()].sort());
  for (const [file, text] of drawn) expect([file, read(`docs/rules/${file}`)]).toEqual([file, text]);
});

test('every mutation, and every query or field kept for some roles, is an operation of the matrix, or open to everybody by name', () => {
  const open = ['submitComment', 'editComment', 'withdrawComment', 'rehearsalSignIn', 'advance'];
  const keptQueries = [
    'executionSituations',
    'internalRegister',
    'reviewLoad',
    'previewCatalogImport',
    'rulePackPreview',
    'rulePackVersions',
    'deliberationMinutes',
    'representativesQuota',
    'earlyWarnings',
    'onboardingWindows',
    'previewAdoption',
    'roleGrants',
    'handOverPreview',
    'organChanges',
  ];
  const keptFields = ['responsibilityAnnex'];
  const mutations = Object.keys(schema.getMutationType()!.getFields()).filter((f) => !open.includes(f));
  expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(expect.arrayContaining(keptQueries));
  expect(Object.keys((schema.getType('Decision') as GraphQLObjectType).getFields())).toEqual(expect.arrayContaining(keptFields));
  expect(new Set([...mutations, ...keptQueries, ...keptFields])).toEqual(new Set(Object.keys(OPERATIONS)));
});

test('the matrix role × operation', () => {
  const organs = { organId: 'organ', leadOrganId: 'lead' };
  const matrix = Object.keys(ROLES).map((role) => {
    const may = Object.keys(OPERATIONS).filter((o) =>
      ['organ', 'lead'].some((organId) =>
        mayDo({ kind: 'person', personId: 'p', roles: [{ role: role as Role, organId }] }, o as Operation, organs),
      ),
    );
    return `${role}: ${may.join(' ')}`;
  });
  expect(matrix).toMatchSnapshot();
});

test('every relative link in the documents leads somewhere', () => {
  const files = [
    'README.md',
    'README.zh-CN.md',
    ...readdirSync(join(root, 'docs'), { recursive: true })
      .filter((f) => String(f).endsWith('.md'))
      .map((f) => join('docs', String(f))),
  ];
  const broken = files.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((m) => join(dirname(file), m[1]!))
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${file} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('no code takes the time from anywhere but the database where it decides', () => {
  const folders = ['workflows', 'domain', 'activities', 'entities'];
  const wrong = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map(String)
      .filter((f) => f.endsWith('.ts') && /new Date\(\)|Date\.now\(\)/.test(read(join(folder, f))))
      .map((f) => join(folder, f)),
  );
  expect(wrong).toEqual([]);
});
