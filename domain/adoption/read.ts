import { normalized } from '../catalog/columns.ts';
import type { SourceTable } from '../catalog/import/source.ts';
import { readCatalogs, readMatters } from './matters.ts';
import { readGrants, readOrgans, readPeople } from './organs.ts';
import type { AdoptionProblem } from './problem.ts';
import { ADOPTION_SHEETS, EXPLANATION_SHEET } from './sheets.ts';
import type { SheetKey, SheetSpec } from './sheets.ts';
import { readSheet } from './table.ts';
import type { Line } from './table.ts';
import type { AdoptionReading, AdoptionSetting, Lines } from './types.ts';

/** Reads a whole workbook: every error in one run, nothing guessed. */
export function readAdoption(tables: readonly SourceTable[], setting: AdoptionSetting): AdoptionReading {
  const problems: AdoptionProblem[] = [];
  const lines = linesOf(tables, problems);
  const organs = readOrgans(lines.organs, setting, problems);
  const people = readPeople(lines.people, organs, setting, problems);
  const grants = readGrants(lines.grants, organs, people, setting, problems);
  const heads = readCatalogs(lines.catalogs, organs, setting, problems);
  const catalogs = readMatters(lines.matters, heads, organs, setting, problems);
  return { organs: organs.own, people: people.own, grants, catalogs, problems: inOrder(problems) };
}

/** Whether the workbook can be imported. */
export const isReady = (reading: AdoptionReading): boolean => !reading.problems.some((p) => p.severity === 'error');

function linesOf(tables: readonly SourceTable[], problems: AdoptionProblem[]): Lines {
  const keys = Object.keys(ADOPTION_SHEETS) as SheetKey[];
  const keyOf = (name: string): SheetKey | undefined => keys.find((k) => normalized(ADOPTION_SHEETS[k].name) === normalized(name));
  const lines: Record<SheetKey, readonly Line[]> = { organs: [], people: [], grants: [], catalogs: [], matters: [] };
  for (const table of tables) {
    const key = keyOf(table.name);
    if (key === undefined) {
      if (table.name !== EXPLANATION_SHEET)
        problems.push({ code: 'ADOPTION_SHEET_UNKNOWN', severity: 'doubt', sheet: table.name.slice(0, 60), detail: '' });
      continue;
    }
    const read = readSheet(table, ADOPTION_SHEETS[key] as SheetSpec);
    lines[key] = read.lines;
    problems.push(...read.problems);
  }
  if (keys.every((k) => lines[k].length === 0) && !problems.some((p) => p.severity === 'error'))
    problems.push({ code: 'ADOPTION_SHEET_MISSING', severity: 'error', sheet: ADOPTION_SHEETS.organs.name, detail: '五张表里都没有内容' });
  return lines as Lines;
}

function inOrder(problems: readonly AdoptionProblem[]): AdoptionProblem[] {
  const sheets = Object.values(ADOPTION_SHEETS).map((s): string => s.name);
  const key = (p: AdoptionProblem): number[] => [p.severity === 'error' ? 0 : 1, sheets.indexOf(p.sheet), p.row ?? 0];
  return [...problems].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const i = x.findIndex((v, n) => v !== y[n]);
    return i < 0 ? 0 : x[i]! - y[i]!;
  });
}
