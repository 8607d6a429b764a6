/** Answers of the portal's documents; the schema guarantees them, these types only name them. */
export type Site = {
  name: string;
  organName: string;
  organCode: string;
  sponsor: string;
  phone: string;
  phoneHours: string;
  address: string;
  domain: string | null;
  siteIdCode: string | null;
  icp: string | null;
  policeRecord: string | null;
  now: string;
  rehearsal: boolean;
  /** Columns with something behind them. */
  columns: string[];
};
/** When not even the site can be asked. */
export const NO_SITE: Site = {
  name: '重大决策预公开',
  organName: '',
  organCode: '',
  sponsor: '',
  phone: '',
  phoneHours: '',
  address: '',
  domain: null,
  siteIdCode: null,
  icp: null,
  policeRecord: null,
  now: new Date(0).toISOString(),
  rehearsal: false,
  columns: [],
};
export type Window = {
  opensAt: string;
  closesAt: string;
  closesOn: string;
  closeLabel: string;
  isOpen: boolean;
  shortenedReason: string | null;
  extensions: { from: string; to: string; reason: string; at: string }[];
};
export type Step = { date: string; weekday: number; counted: number | null; reason: string };
export type HolidayNotice = { title: string; number: string; address: string };
export type Deadline = {
  id: string;
  key: string;
  name: string;
  triggerName: string;
  triggerOn: string;
  dueOn: string;
  dueAt: string;
  earliestOn: string;
  latestOn: string;
  provisional: boolean;
  calendarVersion: string;
  status: string;
  settledAt: string | null;
  explanation: string[];
  readings: string | null;
  warnings: string[];
  cli: string;
  nextStepOn: string | null;
  provisionalNote: string | null;
  finalFrom: string | null;
  otherReadings: { basis: string; on: string; dueOn: string }[];
  holidayNotices: HolidayNotice[];
  rule: {
    name: string;
    document: string;
    article: string;
    text: string;
    reading: string | null;
    level: string;
    unit: string;
    bound: string;
    carriedOver: boolean;
    validFrom: string;
    validTo: string | null;
  };
  steps: Step[];
  revisions: { at: string; dueOn: string; newDueOn: string; wasProvisional: boolean; reason: string; notices: HolidayNotice[] }[];
};
export type Edges<T> = { edges: { node: T }[] };
export type Slot = {
  kind: string;
  name: string;
  stateText: string;
  artefact: { title: string; version?: number; publishedAt?: string; hash?: string } | null;
};
export type Alternative = { no: number; title: string; summary: string; pros: string; cons: string; costBenefit: string | null };
export type Round = {
  no: number;
  noticeTitle: string;
  noticeText: string;
  days: number;
  /** Published beside the draft; only on the page of the notice. */
  alternatives?: Alternative[];
  /** What this round was asked about, in the versions of then; only on the page of the notice. */
  artefacts?: { kind: string; name: string; version: number; publishedAt: string }[];
  status: string;
  publishedAt: string | null;
  window: Window | null;
  reconciliation: {
    received: number;
    counted: number;
    withdrawn: number;
    pending: number;
    withheld: { count: number }[];
    dispositions: { name: string; count: number }[];
  } | null;
};
export type LeadOrgan = { name: string; phone: string | null; phoneHours: string | null; address: string | null };
export type Gate = {
  gate: string;
  name: string;
  conditional: boolean;
  status: string;
  text: string;
  article: string;
  departure: string | null;
  details: { label: string; text: string }[];
};
export type Decision = {
  id: string;
  code: string;
  title: string;
  year: number;
  phase: string;
  phaseName: string;
  statusSentence: string[];
  statusKind: string;
  /** 事项范围 of article 3; null where it was not recorded. */
  scopeText: string | null;
  /** 补录; null = handled here from its beginning. */
  adopted: { note: string; facts: { name: string; text: string; address: string | null }[] } | null;
  organ: { code: string; name: string };
  organLabel: string;
  leadOrganLabel: string;
  leadOrgan: LeadOrgan;
  catalogEntry: { no: number; name: string; category: string | null; plannedText: string | null; leadUnit: string } | null;
  stages: { name: string; state: string; stateWord: string; on: string | null; note: string | null }[];
  gates: Gate[];
  slots: Slot[];
  artefacts: { kind: string; name: string; version: number; title: string; publishedAt: string; hash: string }[];
  openWindow: Window | null;
  rounds: Edges<Round>;
  deadlines: Edges<Deadline>;
  outcome: {
    documentNo: string;
    signedOn: string;
    publishedAt: string | null;
    title: string;
    text: string;
    meetingHeldOn: string | null;
    representatives: { name: string; kind: string; view: string; uptake: string | null; uptakeReason: string | null }[];
  } | null;
  execution: {
    unit: string;
    startedOn: string;
    suspension: { on: string; reason: string; article: string; situationName: string | null } | null;
    stop: { on: string; reason: string; article: string } | null;
  } | null;
  adjusts: { code: string; title: string } | null;
  adjustsReason: string | null;
  adjustedBy: { code: string; title: string } | null;
  adjustmentText: string | null;
  minorAdjustments: {
    what: string;
    reason: string;
    notMajorReason: string;
    occurredOn: string;
    actingBody: string;
    documentNo: string | null;
  }[];
  executionOpinionCount: number;
  evaluations: {
    caseName: string;
    reason: string;
    evaluator: string;
    thirdParty: boolean;
    orderedOn: string;
    stateText: string;
    conclusionName: string | null;
    heardNames: string[];
    publicNotHeardReason: string | null;
    artefact: { kind: string; name: string; version: number; title: string } | null;
  }[];
  feedback: Feedback | null;
  timeline: Edges<{ seq: number; text: string; occurredOn: string | null; recordedAt: string }>;
};
export type Feedback = {
  publishedAt: string | null;
  noticeTitle: string;
  sentences: string[];
  draftChanges: string[];
  otherWays: string | null;
  items: {
    no: number;
    commenter: string;
    text: string;
    disposition: string;
    dispositionName: string;
    reason: string;
    channel: string;
    count: number;
  }[];
};
export type Material = {
  kind: string;
  name: string;
  version: number;
  title: string;
  text: string;
  publishedAt: string;
  hash: string;
  files: { name: string; url: string; mediaType: string; bytes: number }[];
};
/** A decision with its rounds, as the notice, the form and the paper form need it. */
export type RoundData = {
  site: Site;
  decision: {
    code: string;
    title: string;
    statusSentence: string[];
    feedbackPromise: string;
    organ: { name: string };
    organLabel: string;
    leadOrganLabel: string;
    leadOrgan: LeadOrgan;
    rounds: Edges<Round>;
    deadlines: Edges<Deadline>;
  } | null;
};
/** A consultation on a draft catalog, as lists tell it. */
export type DraftRound = { id: string; no: number; noticeTitle: string; window: Window | null };
/** A catalog with its consultations, as the notice, the form and the paper form need it. */
/** What names the page of a catalog. */
export type CatalogPlace = { year: number; organ: { code: string } };
export type CatalogRounds = {
  site: Site;
  catalog: {
    id: string;
    year: number;
    title: string;
    organ: LeadOrgan & { code: string };
    rounds: {
      no: number;
      noticeTitle: string;
      noticeText: string;
      days: number;
      /** Counted when the window has ended. */
      receivedAtClose: number | null;
      publishedAt: string | null;
      window: Window | null;
      draft: { columns: string[]; rows: { cells: string[] }[] } | null;
      /** Out with the catalog. */
      answers: Pick<Feedback, 'sentences' | 'items'> | null;
    }[];
  } | null;
};
export type ReceiptStatus = {
  code: string;
  answer: string | null;
  steps: { name: string; at: string | null; done: boolean; note: string | null }[];
  /** Of one of the two. */
  decision: { code: string; title: string } | null;
  catalog: (CatalogPlace & { title: string }) | null;
};
export type Receipt = {
  code: string;
  spoken: string;
  receivedAt: string;
  inTime: boolean;
  text: string;
  canChange: boolean;
  withdrawn: boolean;
  signedProof: string;
  round: { no: number; window: { closeLabel: string } | null };
  status: ReceiptStatus;
  /** Of one of the two. */
  decision: { code: string; title: string; feedbackPromise: string; leadOrgan: LeadOrgan } | null;
  catalog: { year: number; title: string; organ: LeadOrgan & { code: string } } | null;
};
export type CatalogEntry = {
  no: number;
  name: string;
  /** As printed, in the order of the version's columns. */
  cells: string[];
  adjustment: 'KEPT' | 'ADDED' | 'REMOVED' | null;
  adjustmentReason: string | null;
  adjustedOn: string | null;
  progress: string;
  carriedFromYear: number | null;
  carriedToYear: number | null;
  decisions: { code: string }[];
  artefacts: Artefacts;
};
export type Completion = {
  no: number;
  publishedAt: string;
  lines: {
    no: string;
    name: string;
    leadUnit: string;
    statusName: string;
    text: string;
    reason: string | null;
    carriedToYear: number | null;
    decisions: { code: string }[];
  }[];
};
export type Artefacts = { kind: string; name: string; stateText: string; artefact: { id: string } | null }[];
/** Of the first version, as claimed; a part is null where the paper does not say. */
export type PublishedElsewhere = { on: string | null; address: string | null };
export type CatalogSummary = {
  year: number;
  organ: { code: string; name: string };
  title: string;
  publishedAt: string | null;
  versionNo: number;
  entryCount: number;
  notYetOpenedCount: number;
  /** Absent where no date is due: then it is public already. */
  dueOn: string | null;
  publishedElsewhere: PublishedElsewhere | null;
  rounds: DraftRound[];
};
export type Catalog = {
  title: string;
  year: number;
  packName: string;
  carriedOverNote: string | null;
  publishedElsewhere: PublishedElsewhere | null;
  organ: { code: string; name: string };
  version: {
    no: number;
    publishedAt: string | null;
    signedOn: string | null;
    consentNote: string | null;
    decisionNote: string | null;
    columns: string[];
    standards: string | null;
    legalBases: string[];
    reason: string | null;
  };
  versions: { no: number; publishedAt: string | null }[];
  rounds: { no: number; noticeTitle: string }[];
  deadlines: { id: string; explanation: string[]; status: string; settledAt: string | null }[];
  entries: CatalogEntry[];
  completion: Completion | null;
  /** Of departments, what the public may know: who proposed matters, who had none. */
  unitReturns: { unitName: string; status: 'PROPOSED' | 'NIL' }[];
};
