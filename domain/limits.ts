/** Every limit of the system, each with its reason. Units stand in the name. */
export const LIMITS = {
  /** Words of one opinion; Regulations.gov carries 5,000 too, and a longer one fits an attachment. */
  commentTextCharsMax: 5_000,
  /** Shortest opinion: one character ("好") is an opinion. */
  commentTextCharsMin: 1,
  /** Names, units, document numbers: the longest organ name in the samples has 38 characters. */
  shortTextCharsMax: 200,
  /** Reasons and remarks: a page of print. */
  reasonCharsMax: 2_000,
  /** Titles are opaque and long; the longest published one seen has 141 characters. */
  titleCharsMax: 500,
  /** Body text of a draft, explanation or interpretation typed in; longer ones are files. */
  documentTextCharsMax: 200_000,
  /** One uploaded file; scans of stamped papers stay below. */
  fileBytesMax: 20 * 1024 * 1024,
  /** Signatories of one joint letter that can be listed. */
  signatoriesMax: 10_000,
  /** Rows of one catalog; the largest seen has 40. */
  catalogRowsMax: 500,
  /** Columns of an imported table; the widest printed one has 11. */
  importColumnsMax: 60,
  /** Lines read of an imported table: the rows of a catalog, its title, notes and a hearing list. */
  importLinesMax: 2_000,
  /** Characters of pasted text: 500 rows of 500 characters. */
  importTextCharsMax: 300_000,
  /** The texts of a workbook unpacked, pictures left out: a catalog of 500 rows has under 1 MB; more is no catalog, and reading 8 MB holds a process up for a second. */
  importUnpackedBytesMax: 8 * 1024 * 1024,
  /** Files inside a workbook. */
  importPartsMax: 500,
  /** Files inside an uploaded paper that is read for marks of classification: every picture of a report is one. */
  readingPartsMax: 5_000,
  /** The texts of such a paper unpacked: 100,000 paragraphs, read in a third of a second. */
  readingBytesMax: 32 * 1024 * 1024,
  /** How long the pages of one PDF are read while its sender waits: 200 full pages take two seconds. */
  pdfReadingMs: 10_000,
  /** Items of one page of any list: keeps a page under 1 MB and one query under 50 ms. */
  pageSizeMax: 100,
  pageSizeDefault: 20,
  /** Days a closed window stays in the feed of consultations: who asks once a month misses none. */
  feedClosedDays: 30,
  /** Decisions on one page of that feed; the next page has a link. */
  feedEntriesMax: 50,
  /** Pages of decisions one calendar of deadlines reads: five hundred decisions, as many as a catalog has rows. */
  feedPagesMax: 5,
  /** A feed's reader shows titles in one line; the whole text stands below. */
  feedTitleCharsMax: 100,
  /** GraphQL shape limits for ad-hoc queries. */
  queryDepthMax: 12,
  queryAliasesMax: 5,
  queryTokensMax: 2_000,
  /** Fields of one query in all; the portal's largest document has about 150. */
  queryBreadthMax: 400,
  queryComplexityMax: 5_000,
  /** Largest GraphQL body: the longest document text, escaped, plus room. */
  requestBytesMax: 2 * 1024 * 1024,
  /** A sent form: 1 MB of Chinese text written in percent signs is 3.2 MB, and gets its form back with what to cut. */
  formBytesMax: 4 * 1024 * 1024,
  /** A command's payload in a workflow: ids and short texts only. */
  commandBytesMax: 64 * 1024,
  /** How long the API waits for a command before it answers COMMAND_UNCONFIRMED. */
  commandWaitMs: 10_000,
  /** Commands one commit takes at once; the host drains its queue in batches. */
  commandsPerCommitMax: 50,
  /** A workflow timer is clamped to this and re-armed: a year's wait is many short waits. */
  wakeInMsMax: 30 * 24 * 3_600_000,
  wakeInMsMin: 1,
  /** Freezing runs this long after the close, so that every transaction begun before it has ended. */
  freezeDelayMs: 10_000,
  /** Working or calendar days one calculation may count: three years. */
  countDaysMax: 1_100,
  /** Rounds of one plan; real decisions have one or two. */
  planRoundsMax: 12,
  /** Weeks of the reviewers' load: the catalogs' year and the week it ends in. */
  reviewLoadWeeksMax: 53,
  reviewLoadWeeksDefault: 12,
  /** Reviews named in one line of the load; the counts are whole. */
  reviewLoadItemsMax: 50,
  /** Units, groups, experts, risks of one gate, papers a review is returned for; the largest consultation of departments seen asked 60 units. */
  gateListItemsMax: 200,
  /** A notice of a year's days off, as text or JSON; the longest so far has 1,200 characters, a year as JSON 3,000. */
  calendarNoticeCharsMax: 20_000,
  /** Lines of one calendar batch. */
  batchLinesMax: 1_000_000,
  /** One line of an impact report's input: a stored deadline with every counted day, three years of them at the most. */
  impactLineCharsMax: 200_000,
  /** One line of a calendar batch; a real one has 60 characters. */
  batchLineCharsMax: 4_096,
  /** Comments per IP prefix per minute and per round before 429; a village shares one address. */
  commentsPerMinuteMax: 30,
  /** Receipt look-ups per address per 10 minutes: guessing 10^8 codes must not pay. */
  lookupsPerTenMinutesMax: 30,
  /** Days one deputy may be named for, first and last included: a year's leave; longer is another grant. */
  deputyDaysMax: 366,
  /** Calendar days after which a claimed date counts as entered late (补记) and is shown to the supervisor; two weeks cover a holiday week. */
  lateEntryDays: 14,
  /** Month and day from which a yearly number not yet met is told: the last quarter still has meetings to invite people to. */
  quotaWarningFrom: '10-01',
  /** Calendar days before a rule pack runs out that it is told: a new plan is drafted, decided, entered and approved in a quarter. */
  packEndsLeadDays: 90,
  /** Rehearsal: days one `advance` may pass; a catalog's year with its evaluation fits ten times. */
  advanceDaysMax: 3_660,
  /** Rehearsal: due instants one `advance` may walk through. */
  advanceInstantsMax: 5_000,
  /** Rehearsal: how long one instant's work may take before `advance` gives up and says what is open; a commit takes milliseconds, a worker's restart seconds. */
  advanceStepMs: 60_000,
  /** Workflows woken, started or asked at once: keeps a herd on 31 March below the server's rate limit. */
  wakeConcurrency: 20,
  /** Subjects one activity of a calendar revision counts again: a second or two, so that little is repeated after a crash. */
  revisionPageSize: 100,
  /** Of these so many at once: two processors are busy, and commands still find a connection. */
  revisionConcurrency: 4,
  /** Deadlines the impact report reads at once: their explanations are some kilobytes each. */
  impactPageSize: 2_000,
  /** The relay looks again after this even when nothing told it to: a notification may be lost with its connection. */
  relayPollMs: 1_000,
  /** Rows that wait for their time are re-read at this pace by the reconciler. */
  reconcileEveryMs: 60_000,
  /** Every how many passes the reconciler also wakes subjects whose effect has not ended: each wake is a commit. */
  reconcileEffectsEvery: 10,
  /** Past its instant by this, a row was missed by its timer (lost worker, moved calendar) and its workflow is woken. */
  lateAfterMs: 5_000,
  /** A command without an outcome after this is handed to its workflow again. */
  unansweredAfterMs: 30_000,
  /** Rows one pass of the reconciler takes up of each kind. */
  reconcileRowsMax: 200,
  /** Activities one worker runs at once; its database pool is larger, else they wait for each other's connections. */
  workerActivitiesMax: 20,
  /** A pack file: the fullest one, every article of Decree 713 quoted, has 23,000 characters. */
  packFileCharsMax: 500_000,
  /** Objects and lists inside each other in a pack file; a citation stands on the fourth level. */
  packFileDepthMax: 12,
  /** Members of one list of a pack; the longest one has 62 clauses. */
  packListMax: 1_000,
  /** Problems told of one pack file: a page to work through; the rest is counted. */
  packProblemsMax: 200,
  /** Days an onboarding window may be open: a quarter is enough to enter past years, and too short to become the way things are entered. */
  onboardingDaysMax: 92,
  /** The first year that can be adopted: before it no holiday arrangement is in the system, and Decree 713 is of 2019. */
  adoptionYearMin: 2018,
  /** Code of an organ, part of addresses; the longest in use has 30 characters. */
  organCodeCharsMax: 60,
  /** An address on the web; browsers and printed notices stay below. */
  addressCharsMax: 500,
  /** Random walks of one run of `procedure walk`: hundreds find what one gate too few lets through, a million takes an hour. */
  walksMax: 1_000_000,
  walksDefault: 300,
} as const;
