import type { Role } from '../access/roles.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Phase } from '../decision/types.ts';
import type { AdoptionProblem } from './problem.ts';
import type { FieldOf, SheetKey } from './sheets.ts';
import type { PaperDay } from './stages.ts';
import type { Line } from './table.ts';

export type KnownOrgan = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly packId?: string;
  readonly parent?: string;
};
export type KnownPerson = { readonly account: string; readonly name: string; readonly organ: string };
/** A year with a table here or, `hasTable` false, with what departments have handed in for one; a year merely in the books is neither. */
export type KnownCatalog = { readonly organ: string; readonly year: number; readonly hasTable: boolean };
/** What the system has already; `undefined` in its place = nobody was asked, so what is not in the workbook is only a doubt. */
export type Directory = {
  readonly organs: readonly KnownOrgan[];
  readonly people: readonly KnownPerson[];
  readonly catalogs: readonly KnownCatalog[];
};
export type AdoptionSetting = {
  /** Code of the organ that begins to use the system. Without a database it is the first one of the workbook. */
  readonly root?: string;
  readonly directory?: Directory;
  readonly packs: readonly { readonly id: string; readonly name: string }[];
  readonly today: PlainDate;
};

/** `known`: the system has it already; it stays as it is. */
export type AdoptedOrgan = KnownOrgan & {
  readonly at: number;
  readonly known: boolean;
  readonly phone?: string;
  readonly phoneHours?: string;
  readonly address?: string;
};
export type AdoptedPerson = {
  readonly at: number;
  readonly account: string;
  readonly name: string;
  readonly organ: string;
  readonly known: boolean;
};
export type AdoptedGrant = {
  readonly at: number;
  readonly account: string;
  readonly role: Role;
  readonly organ: string;
  readonly from?: PlainDate;
  readonly until?: PlainDate;
};
/** What stood on paper: days, numbers, addresses, all claimed. */
export type PaperCells = { readonly [D in PaperDay]?: PlainDate } & {
  readonly initiationNo?: string;
  readonly opinions?: number;
  readonly noticeAddress?: string;
  readonly reviewNo?: string;
  readonly meetingNo?: string;
  readonly documentNo?: string;
  readonly textAddress?: string;
  readonly feedbackAddress?: string;
  readonly terminationReason?: string;
};
export type AdoptedMatter = {
  readonly at: number;
  readonly no: string;
  readonly title: string;
  readonly category?: string;
  /** Code of the unit that leads. */
  readonly lead: string;
  readonly coUnits: readonly string[];
  readonly plannedText?: string;
  readonly phase: Phase;
  readonly stage: string;
  readonly paper: PaperCells;
};
/** One organ's catalog of one year, with its matters in their order. */
export type AdoptedCatalog = {
  readonly organ: string;
  readonly year: number;
  readonly title?: string;
  readonly publishedOn?: PlainDate;
  readonly documentNo?: string;
  readonly address?: string;
  readonly matters: readonly AdoptedMatter[];
};
export type AdoptionReading = {
  readonly organs: readonly AdoptedOrgan[];
  readonly people: readonly AdoptedPerson[];
  readonly grants: readonly AdoptedGrant[];
  readonly catalogs: readonly AdoptedCatalog[];
  /** Errors first, then by sheet and line. */
  readonly problems: readonly AdoptionProblem[];
};

export type Lines = { readonly [K in SheetKey]: readonly Line<FieldOf<K>>[] };

/** What one import brought in. */
export type AdoptionCounts = {
  readonly organs: number;
  readonly people: number;
  readonly grants: number;
  readonly catalogs: number;
  readonly matters: number;
};
