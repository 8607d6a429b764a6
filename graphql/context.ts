import DataLoader from 'dataloader';
import type { Actor } from '../domain/access/roles.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { momentOf } from '../services/calendar/moment.ts';
import type { Moment } from '../services/calendar/moment.ts';
import type { Em } from '../services/clock.ts';
import type { OrganChanges } from '../services/organ/changes.ts';
import type { ServingOffices } from '../services/organ/serving.ts';
import type { Deputies } from '../services/access/deputies.ts';
import type { Grants } from '../services/access/grants.ts';
import type { HandOvers } from '../services/access/handover.ts';
import type { PersonRow } from '../services/access/actor.ts';
import type { Artefacts } from '../services/drafting/artefacts.ts';
import type { Files } from '../services/drafting/files.ts';
import type { Dispositions } from '../services/participation/dispositions.ts';
import type { ExecutionOpinions } from '../services/participation/execution-opinions.ts';
import type { Intake } from '../services/participation/intake.ts';
import type { Receipts } from '../services/participation/receipts.ts';
import type { Adoptions } from '../services/adoption/import.ts';
import type { Onboarding } from '../services/adoption/windows.ts';
import type { CommandIntake } from '../services/procedure/intake.ts';
import type { CalendarVersions } from '../services/calendar/versions.ts';
import type { InternalRegister } from '../services/decision/internal-register.ts';
import type { StartDecision } from '../services/decision/start.ts';
import type { createCatalogService } from '../services/catalog/create.ts';
import type { CatalogHandIn } from '../services/catalog/hand-in.ts';
import type { CatalogImports } from '../services/catalog/import/create-import.ts';
import type { createAdvance } from '../services/rehearsal/advance.ts';
import type { FieldCipher } from '../services/secrets/field-cipher.ts';
import { isStaff, sightOf } from '../services/read/sight.ts';
import type { Sight } from '../services/read/sight.ts';
import type { Reader } from '../services/read/reader.ts';
import { packVersionsByIds } from '../services/read/rule-packs.ts';
import type { RulePacks } from '../services/rules/versions.ts';
import { publishedSumsOf, reconcileRoundsOf } from '../services/participation/reconciliation.ts';
import { calendarVersionsByIds } from '../services/read/calendars.ts';
import { deputyshipsByIds, personsByIds } from '../services/read/deputies.ts';
import { countExecutionOpinions } from '../services/read/execution.ts';
import { adoptionsByWindows } from '../services/read/adoptions.ts';
import { grantsByIds } from '../services/read/grants.ts';
import { formerNamesByOrgans, organChangesByIds } from '../services/read/organs.ts';
import { opinionsByIds } from '../services/read/opinions.ts';
import { completionsByCatalogs, unitsByOrgans, yearsByEntries } from '../services/read/catalog-years.ts';
import {
  eventsByCatalogs,
  eventsByDecisions,
  filesByArtefacts,
  organRolesByDecisions,
  publicationsByIds,
  publicationsBySubjects,
  revisionsByDeadlines,
} from '../services/read/parts.ts';
import {
  artefactsByDecisions,
  artefactsByIds,
  catalogsByIds,
  deadlinesByIds,
  deadlinesBySubjects,
  decisionsAdjusting,
  decisionsByEntries,
  decisionsByIds,
  draftsByRounds,
  explanationsByIds,
  noticesByIds,
  organsByIds,
  planChecksByRows,
  publicDecisionsAdjusting,
  publicDecisionsByEntries,
  publicDecisionsByIds,
  publicRowsByEntries,
  roundsByCatalogs,
  roundsByDecisions,
  roundsByIds,
  rowsByVersions,
  statesByIds,
  versionsByCatalogs,
} from '../services/read/rows.ts';

/** Who serves a request; built once per process. */
export type Services = {
  readonly intake: CommandIntake;
  readonly starts: StartDecision;
  readonly internalRegister: InternalRegister;
  readonly createCatalog: ReturnType<typeof createCatalogService>;
  readonly calendarVersions: CalendarVersions;
  readonly catalogHandIn: CatalogHandIn;
  readonly catalogImports: CatalogImports;
  readonly onboarding: Onboarding;
  readonly adoptions: Adoptions;
  readonly comments: Intake;
  readonly executionOpinions: ExecutionOpinions;
  readonly receipts: Receipts;
  readonly dispositions: Dispositions;
  readonly artefacts: Artefacts;
  readonly rulePacks: RulePacks;
  readonly deputies: Deputies;
  readonly setServingOffice: ServingOffices;
  readonly organChanges: OrganChanges;
  readonly grants: Grants;
  readonly handOvers: HandOvers;
  readonly files: Files;
  readonly cipher: FieldCipher;
  readonly advance: ReturnType<typeof createAdvance>;
  /** Rehearsal databases only: a signed token for a sample account. */
  readonly signInRehearsal: (personId: string) => Promise<{ token: string; expiresAt: string }>;
  readonly site: SiteSettings;
  /** Bounded look-ups and submissions per address. @throws CodedError TOO_MANY_REQUESTS */
  readonly limit: (kind: 'comment' | 'lookup', address: string) => void;
};
export type SiteSettings = {
  readonly name: string;
  readonly domain: string | null;
  readonly siteIdCode: string | null;
  readonly icp: string | null;
  readonly policeRecord: string | null;
};

/** One request: who, the database, batched look-ups. Never shared between requests. */
export type Context = {
  readonly actor: Actor | null;
  readonly person: PersonRow | null;
  /** Holds a role now. Who holds none reads what the public reads, signed in or not. */
  readonly staff: boolean;
  readonly em: Em;
  readonly reader: Reader;
  readonly services: Services;
  readonly address: string;
  readonly arrivedAt: Promise<Instant> | null;
  readonly now: () => Promise<Instant>;
  /** `now` with the calendars known at it; read once per request. */
  readonly moment: () => Promise<Moment>;
  readonly load: Loaders;
  /** Set while one of our own read documents is answered. */
  ownDocument?: true;
};
export type Loaders = ReturnType<typeof createLoaders>;

/** Every nested list is one statement per request, however many parents ask. */
export function createLoaders(reader: Reader, staff: boolean, sight: Sight) {
  const one = <R extends { id: string }>(read: (reader: Reader, ids: readonly string[]) => Promise<R[]>) =>
    new DataLoader<string, R | undefined>(async (ids) => {
      const byId = new Map((await read(reader, ids)).map((r) => [r.id, r]));
      return ids.map((id) => byId.get(id));
    });
  const many = <R>(read: (reader: Reader, ids: readonly string[]) => Promise<R[]>, keyOf: (r: R) => string) =>
    new DataLoader<string, R[]>(async (ids) => {
      const groups = Map.groupBy(await read(reader, ids), keyOf);
      return ids.map((id) => groups.get(id) ?? []);
    });
  return {
    organ: one(organsByIds),
    person: one(personsByIds),
    organChange: one(organChangesByIds),
    formerNamesOfOrgan: many(formerNamesByOrgans, (n) => n.organId),
    deputyship: one(deputyshipsByIds),
    grant: one(grantsByIds),
    decision: one(staff ? decisionsByIds(sight) : publicDecisionsByIds),
    state: one(statesByIds),
    notice: one(noticesByIds),
    catalog: one(catalogsByIds),
    deadline: one(deadlinesByIds),
    explanation: one(explanationsByIds),
    artefact: one(artefactsByIds),
    round: one(roundsByIds),
    opinion: one(opinionsByIds),
    executionOpinionCount: one(countExecutionOpinions),
    planCheck: one(planChecksByRows),
    publication: one(publicationsByIds),
    calendarVersion: one(calendarVersionsByIds),
    packVersion: one(packVersionsByIds),
    decisionsAdjusting: many(staff ? decisionsAdjusting : publicDecisionsAdjusting, (d) => d.adjustsId!),
    decisionsOfEntry: many(staff ? decisionsByEntries : publicDecisionsByEntries, (d) => d.entryId),
    versionsOfCatalog: many(versionsByCatalogs, (v) => v.catalogId),
    rowsOfVersion: many(rowsByVersions, (r) => r.versionId),
    publicRowOfEntry: many(publicRowsByEntries, (r) => r.entryId),
    artefactsOfDecision: many(artefactsByDecisions, (a) => a.decisionId),
    roundsOfDecision: many(roundsByDecisions, (r) => r.decisionId!),
    roundsOfCatalog: many(roundsByCatalogs, (r) => r.catalogId!),
    draftOfRound: one(draftsByRounds),
    deadlinesOfSubject: many(deadlinesBySubjects, (d) => d.subjectId),
    revisionsOfDeadline: many(revisionsByDeadlines, (r) => r.deadlineId),
    organRolesOfDecision: many(organRolesByDecisions, (r) => r.decisionId),
    filesOfArtefact: many(filesByArtefacts, (f) => f.artefactId),
    publicationsOfSubject: many(publicationsBySubjects, (p) => p.subjectId),
    eventsOfDecision: many(eventsByDecisions, (e) => e.subjectId),
    eventsOfCatalog: many(eventsByCatalogs, (e) => e.subjectId),
    completionsOfCatalog: many(completionsByCatalogs, (c) => c.catalogId),
    yearsOfEntry: many(yearsByEntries, (y) => y.entryId),
    unitsOfOrgan: many(unitsByOrgans, (u) => u.organId),
    adoptionsOfWindow: many(adoptionsByWindows, (a) => a.windowId),
    sumsOfSubject: many(staff ? reconcileRoundsOf : publishedSumsOf, (r) => r.subject_id),
  };
}

/** The context of one request. */
export function createContext(base: Pick<Context, 'actor' | 'person' | 'em' | 'reader' | 'services' | 'address' | 'arrivedAt'>): Context {
  let read: Promise<Moment> | undefined;
  const moment = (): Promise<Moment> => (read ??= momentOf(base.reader));
  const staff = isStaff(base.actor);
  return { ...base, staff, moment, now: async () => (await moment()).now, load: createLoaders(base.reader, staff, sightOf(base.actor)) };
}
