// Writes the documents that are drawn from code: `npm run docs`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { ERRORS } from '../domain/errors.ts';
import { rulesDocuments } from './rules-documents.ts';
import { statesDocument } from './states-document.ts';

const target = (file: string): URL => new URL(`../docs/${file}`, import.meta.url);
const kinds = {
  refusal: 'Refusals: expected outcomes of the procedure',
  request: 'Requests: something about the request itself',
  system: 'Ours',
} as const;

writeFileSync(target('states.md'), statesDocument());

const rules = rulesDocuments();
mkdirSync(target('rules'), { recursive: true });
for (const old of readdirSync(target('rules'))) if (!rules.has(old)) rmSync(target(`rules/${old}`));
for (const [file, text] of rules) writeFileSync(target(`rules/${file}`), text);
writeFileSync(
  target('errors.md'),
  [
    '# Errors',
    '',
    'Every code of `domain/errors.ts`; a test compares both ways. A *refusal* is a member of a result union (HTTP 200, no event is left); the others are coded GraphQL errors with the status given.',
    ...Object.entries(kinds).flatMap(([kind, title]) => [
      '',
      `## ${title}`,
      '',
      '| Code | Status | 说明 | 怎么办 |',
      '|---|---|---|---|',
      ...Object.entries(ERRORS)
        .filter(([, e]) => e.kind === kind)
        .map(([code, e]) => `| \`${code}\` | ${e.status} | ${e.message} | ${e.remedy} |`),
    ]),
    '',
  ].join('\n'),
);
