import { LIMITS } from '../../domain/limits.ts';

/** The portal's own queries: a closed list, so that the public site can be held to them (trusted documents). */
const SITE = `site { name organName organCode sponsor phone phoneHours address domain siteIdCode icp policeRecord now rehearsal columns }`;
const REVISION = `at dueOn newDueOn wasProvisional reason notices { title number address }`;
const DEADLINE = `id key name triggerName triggerOn dueOn dueAt earliestOn latestOn nextStepOn provisional provisionalNote finalFrom calendarVersion status settledAt explanation readings warnings cli
  rule { name document article text reading level unit bound carriedOver validFrom validTo } holidayNotices { title number address } otherReadings { basis on dueOn } steps { date weekday counted reason } revisions { ${REVISION} }`;
const WINDOW = `opensAt closesAt closesOn closeLabel isOpen shortenedReason extensions { from to reason at }`;
const CATALOG_ABOUT = `catalog { year title organ { code name phone phoneHours address } }`;
const RECEIPT_STATUS = `code answer steps { name at done note } decision { code title } catalog { year title organ { code } }`;
/** Of a draft catalog's consultation, as lists tell it. */
const DRAFT_ROUNDS = `rounds { id no noticeTitle window { ${WINDOW} } }`;

export const HOME = `query Home { ${SITE}
  open: decisions(filter: { isOpen: true }, first: 20) { edges { node { code title organ { name } openWindow { ${WINDOW} } rounds(first: 20) { edges { node { no window { isOpen } } } } } } }
  feedback: decisions(filter: { feedback: PUBLISHED }, first: 5) { edges { node { code title feedback { publishedAt } } } }
  due: decisions(filter: { feedback: DUE }, first: 5) { edges { node { code title statusSentence } } }
  catalogs { year title publishedAt versionNo entryCount notYetOpenedCount dueOn publishedElsewhere { on address } organ { code name } ${DRAFT_ROUNDS} } }`;

export const CATALOG = `query Catalog($organ: String!, $year: Int!, $version: Int) { ${SITE} catalogs(organCode: $organ) { year title publishedAt versionNo entryCount dueOn publishedElsewhere { on address } organ { code name } ${DRAFT_ROUNDS} }
  catalog(organCode: $organ, year: $year, version: $version) { title year packName carriedOverNote publishedElsewhere { on address } organ { code name }
    version { no publishedAt signedOn consentNote decisionNote columns standards legalBases reason }
    versions { no publishedAt }
    rounds { no noticeTitle }
    deadlines { id explanation status settledAt }
    entries { no name cells adjustment adjustmentReason adjustedOn progress carriedFromYear carriedToYear decisions { code } artefacts { kind name stateText artefact { id } } }
    unitReturns { unitName status }
    completion { no publishedAt lines { no name leadUnit statusName text reason carriedToYear decisions { code } } } } }`;

export const DECISION = `query Decision($code: String!) { ${SITE}
  decision(code: $code) { id code title year phase phaseName statusSentence statusKind scopeText
    adopted { note facts { name text address } }
    organ { code name } organLabel leadOrganLabel leadOrgan { name phone phoneHours address }
    catalogEntry { no name category plannedText leadUnit }
    stages { name state stateWord on note }
    gates { gate name conditional status text article departure details { label text } }
    slots { kind name stateText artefact { title version publishedAt hash } }
    artefacts(all: true) { kind name version title publishedAt hash }
    openWindow { ${WINDOW} }
    rounds(first: 50) { edges { node { no noticeTitle status window { ${WINDOW} } reconciliation { received counted withdrawn pending withheld { count } dispositions { name count } } } } }
    deadlines(first: 50) { edges { node { ${DEADLINE} } } }
    execution { unit startedOn suspension { on reason article situationName } stop { on reason article } } executionOpinionCount
    adjusts { code title } adjustsReason adjustedBy { code title } adjustmentText minorAdjustments { what reason notMajorReason occurredOn actingBody documentNo }
    evaluations { caseName reason evaluator thirdParty orderedOn stateText conclusionName heardNames publicNotHeardReason artefact { kind name version title } }
    outcome { documentNo signedOn publishedAt title text meetingHeldOn representatives { name kind view uptake uptakeReason } }
    feedback { publishedAt noticeTitle sentences draftChanges otherWays items { no commenter text disposition dispositionName reason channel count } }
    timeline(first: 100) { edges { node { seq text occurredOn recordedAt } } } } }`;

export const ROUND = `query Round($code: String!) { ${SITE}
  decision(code: $code) { code title statusSentence feedbackPromise organ { name } organLabel leadOrganLabel leadOrgan { name phone phoneHours address }
    rounds(first: 50) { edges { node { no noticeTitle noticeText days artefacts { kind name version publishedAt } alternatives { no title summary pros cons costBenefit } window { ${WINDOW} } publishedAt } } }
    deadlines(first: 50) { edges { node { ${DEADLINE} } } } } }`;

export const CATALOG_ROUND = `query CatalogRound($organ: String!, $year: Int!) { ${SITE}
  catalog(organCode: $organ, year: $year) { id year title organ { code name phone phoneHours address }
    rounds { no noticeTitle noticeText days receivedAtClose publishedAt window { ${WINDOW} } draft { columns rows { cells } }
      answers { sentences items { no commenter text disposition dispositionName reason channel count } } } } }`;
export const MATERIAL = `query Material($code: String!) { ${SITE} decision(code: $code) { code title artefacts(all: true) { kind name version title text publishedAt hash files { name url mediaType bytes } } } }`;
export const DEADLINE_PAGE = `query Deadline($id: ID!) { ${SITE} deadline(id: $id) { ${DEADLINE} decision { code title } catalog { year title organ { code } } } }`;
export const SITE_ONLY = `query Site { ${SITE} }`;
export const SUBMIT = `mutation Submit($input: CommentInput!) { submitComment(input: $input) { __typename ... on CommentAccepted { code secret } ... on Refusal { code message remedy missing } } }`;
export const EDIT = `mutation Edit($secret: String!, $text: String!) { result: editComment(secret: $secret, text: $text) { __typename ... on Refusal { code message remedy missing } } }`;
export const WITHDRAW = `mutation Withdraw($secret: String!) { result: withdrawComment(secret: $secret) { __typename ... on Refusal { code message remedy missing } } }`;
export const RECEIPT = `query Receipt($secret: String!) { ${SITE} receipt(secret: $secret) { code spoken receivedAt inTime text canChange withdrawn signedProof round { no window { closeLabel } } status { ${RECEIPT_STATUS} } decision { code title feedbackPromise leadOrgan { name phone phoneHours address } } ${CATALOG_ABOUT} } }`;
export const LOOKUP = `query Lookup($code: String!) { ${SITE} lookupReceipt(code: $code) { ${RECEIPT_STATUS} } }`;

const PAGE = `pageInfo { hasNextPage endCursor }`;
const DATED = `id key name triggerOn dueOn dueAt earliestOn latestOn provisional provisionalNote status settledAt explanation revisions { ${REVISION} }`;
const EVENT = `seq text occurredOn recordedAt holidayNotices { title number address }`;
export const PUBLISHED_FEED = `query PublishedFeed($after: String) { ${SITE}
  publishedChanges(first: ${LIMITS.feedEntriesMax}, after: $after) { ${PAGE}
    edges { node { event { ${EVENT} } decision { id code title organ { name } } catalog { id year title organ { code } } } } } }`;
export const CONSULTATIONS_FEED = `query ConsultationsFeed($after: String) { ${SITE}
  catalogs { id year title organ { code name } ${DRAFT_ROUNDS} }
  decisions(filter: { closedWithinDays: ${LIMITS.feedClosedDays} }, first: ${LIMITS.feedEntriesMax}, after: $after) { ${PAGE}
    edges { node { id code title organ { name } changedAt statusSentence rounds(first: 50) { edges { node { no window { ${WINDOW} } } } } } } } }`;
export const DECISION_FEED = `query DecisionFeed($code: String!) { ${SITE}
  decision(code: $code) { id code title organ { name } timeline(newestFirst: true, first: 100) { edges { node { ${EVENT} } } } } }`;
/** The far day takes in every deadline still running. */
export const DEADLINES_CALENDAR = `query DeadlinesCalendar($after: String) { ${SITE} catalogs { year title organ { code name } versionNo deadline { ${DATED} } ${DRAFT_ROUNDS} }
  decisions(filter: { dueBefore: "2199-12-31T00:00:00Z" }, first: 100, after: $after) { ${PAGE}
    edges { node { code title deadlines(first: 50) { edges { node { ${DATED} } } } } } } }`;
export const DECISION_CALENDAR = `query DecisionCalendar($code: String!) { ${SITE} decision(code: $code) { code title deadlines(first: 50) { edges { node { ${DATED} } } } } }`;

/** Those that only read. */
export const PORTAL_READS = [
  HOME,
  CATALOG,
  DECISION,
  ROUND,
  CATALOG_ROUND,
  MATERIAL,
  DEADLINE_PAGE,
  SITE_ONLY,
  RECEIPT,
  LOOKUP,
  PUBLISHED_FEED,
  CONSULTATIONS_FEED,
  DECISION_FEED,
  DEADLINES_CALENDAR,
  DECISION_CALENDAR,
] as const;
