import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Filled } from '../../services/adoption/template.ts';
import type { Json } from './client.ts';

const folder = fileURLToPath(new URL('../../samples/shanghai-town-2024/', import.meta.url));
const json = <T>(file: string): T => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as T;

export type SampleRow = Json & { name: string; leadUnit: string; adjustment: string; reason?: string };
export type SampleCatalog = {
  organCode: string;
  year: number;
  title: string;
  columns: string[];
  standards: string;
  legalBases: string[];
  rows: SampleRow[];
  added: SampleRow[];
  adjustmentReason: string;
};
export type SampleComment = {
  via: 'portal' | 'api' | 'letter';
  commenterKind: string;
  name?: string;
  unitName?: string;
  signatoryCount?: number;
  phone?: string;
  email?: string;
  receivedOn?: string;
  postmarkOn?: string;
  text: string;
};
export type SampleDisposition = {
  match: string;
  disposition: string;
  reason: string;
  adoptedPart?: string;
  notAdoptedPart?: string;
  referredTo?: string;
};

/** A gate of row 4 as it was done: its fact on paper and its particulars. */
export type SampleGate = { action: string; gate: string; fact: Json; particulars: Json };

export const gate = (name: string): SampleGate => json<Record<string, SampleGate>>('gates.json')[name]!;
export const catalog = (): SampleCatalog => json('catalog.json');
/** The catalog of the year before and its matters, as the adoption workbook takes them. */
export const lastYearOnPaper = (): Filled => json('adoption-2023.json');
/** The draft catalog's notice, what the public said of it, and the answers. */
export const draftCatalog = (): { noticeTitle: string; explanation: string; comments: Json[]; answers: SampleDisposition[] } =>
  json('draft-catalog.json');
export const comments = (): SampleComment[] => json('comments.json');
export const dispositions = (): SampleDisposition[] => json('dispositions.json');

/** A paper: first line its title, the rest its text. */
export function paper(name: string): { title: string; text: string } {
  const [first, ...rest] = readFileSync(`${folder}materials/row-4/${name}.md`, 'utf8').split('\n');
  return { title: first!.replace(/^# /, ''), text: rest.join('\n').trim() };
}

/** Rows travel without what only the sample needs. */
export function rowInput({ adjustment: _a, reason: _r, ...row }: SampleRow): Json {
  return row;
}

/** Row 3 as it is played: papers, options, opinions of both rounds and their answers, gates. */
export type SecondStorySample = {
  title: string;
  proposal: Json;
  study: Json;
  papers: Record<string, { title: string; text: string }>;
  alternatives: Json;
  chosen: Json;
  change: string;
  comments: Json[][];
  answers: SampleDisposition[];
  gates: SampleGate[];
  notNeeded: Json & Record<string, string>;
};
export const secondStory = (): SecondStorySample => json('row-3.json');
