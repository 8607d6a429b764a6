import { Organ } from './Organ.ts';
import { Person } from './Person.ts';
import { RoleGrant } from './RoleGrant.ts';
import { Deputyship } from './Deputyship.ts';
import { HandOver } from './HandOver.ts';
import { OrganName } from './OrganName.ts';
import { OrganChange } from './OrganChange.ts';
import { Catalog } from './Catalog.ts';
import { CatalogVersion } from './CatalogVersion.ts';
import { CatalogEntry } from './CatalogEntry.ts';
import { CatalogRow } from './CatalogRow.ts';
import { Matter } from './Matter.ts';
import { Decision } from './Decision.ts';
import { OrganRole } from './OrganRole.ts';
import { DecisionEventRow } from './DecisionEvent.ts';
import { CatalogEventRow } from './CatalogEvent.ts';
import { CommandOutcome } from './CommandOutcome.ts';
import { Effect } from './Effect.ts';
import { GateRecord } from './GateRecord.ts';
import { Notice } from './Notice.ts';
import { Round } from './Round.ts';
import { Artefact } from './Artefact.ts';
import { ArtefactFile } from './ArtefactFile.ts';
import { Publication } from './Publication.ts';
import { Comment } from './Comment.ts';
import { CommentEdit } from './CommentEdit.ts';
import { ExecutionOpinion } from './ExecutionOpinion.ts';
import { Disposition } from './Disposition.ts';
import { Deadline } from './Deadline.ts';
import { DeadlineRevision } from './DeadlineRevision.ts';
import { Outbox } from './Outbox.ts';
import { Delivery } from './Delivery.ts';
import { Audit } from './Audit.ts';
import { CalendarVersion } from './CalendarVersion.ts';
import { Rearming } from './Rearming.ts';
import { RulePackVersion } from './RulePackVersion.ts';
import { InternalMatter } from './InternalMatter.ts';
import { OnboardingWindow } from './OnboardingWindow.ts';
import { AdoptionImport } from './AdoptionImport.ts';
import { AdoptionItem } from './AdoptionItem.ts';

/** Every entity; the ORM lists them, it never searches folders. */
export const ENTITIES = [
  Organ,
  OrganName,
  OrganChange,
  Person,
  RoleGrant,
  Deputyship,
  HandOver,
  Catalog,
  CatalogVersion,
  CatalogEntry,
  CatalogRow,
  Matter,
  Decision,
  OrganRole,
  DecisionEventRow,
  CatalogEventRow,
  CommandOutcome,
  Effect,
  GateRecord,
  Notice,
  Round,
  Artefact,
  ArtefactFile,
  Publication,
  Comment,
  CommentEdit,
  ExecutionOpinion,
  Disposition,
  Deadline,
  DeadlineRevision,
  Outbox,
  Delivery,
  Audit,
  CalendarVersion,
  Rearming,
  RulePackVersion,
  InternalMatter,
  OnboardingWindow,
  AdoptionImport,
  AdoptionItem,
];
