import { CATALOG_TRANSITIONS } from '../domain/catalog/table.ts';
import { TRANSITIONS } from '../domain/decision/table.ts';

/** `docs/states.md`, drawn from the tables that decide; written by `npm run docs`, compared by a test. */
export function statesDocument(): string {
  const arrows = TRANSITIONS.flatMap((t) =>
    t.from.filter(() => t.to !== 'same' && t.to !== 'held').map((from) => `  ${from} --> ${t.to}: ${t.label}`),
  );
  const rows = TRANSITIONS.map(
    (t) =>
      `| ${t.label} | \`${t.trigger}${t.outcome ? `:${t.outcome}` : ''}\` | ${t.from.join(' ')} | ${t.to} | ${t.requires.join(' ') || '—'} | ${t.article} |`,
  );
  const catalog = CATALOG_TRANSITIONS.map((t) => `| ${t.label} | \`${t.trigger}\` | ${t.from.join(' ')} | ${t.to} | ${t.article} |`);
  return [
    '# States',
    '',
    'Drawn from `domain/decision/table.ts` and `domain/catalog/table.ts`; a test compares. What has no line is refused; `npm run -s cli -- procedure walk` decides every phase × command × role × state of gates under every pack and compares.',
    '',
    '## Decision',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> CATALOGUED',
    ...new Set(arrows),
    '  SUSPENDED --> [*]: 恢复办理，回到中止前的阶段',
    '  RETURNED --> [*]: 恢复办理，回到退回前的阶段',
    '```',
    '',
    '| Step | Trigger | From | To | Gates that must be settled | Article |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '`same` stays; `held` goes back to where it was suspended or returned. A window that ends while a decision is held moves where it will go on.',
    '',
    '## Catalog',
    '',
    'The phase is that of the newest version; a published catalog stays published while its adjustment is prepared. The first version of a catalog entered afterwards (补录) goes from COMPILING to its publication: its gates were elsewhere. A year that closed without a version takes one so, and closes again.',
    '',
    '| Step | Trigger | From | To | Article |',
    '|---|---|---|---|---|',
    ...catalog,
    '',
  ].join('\n');
}
