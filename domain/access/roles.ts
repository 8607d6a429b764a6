/**
 * Roles (岗位) and what each may do. Granted per organ for a time; a person may hold several.
 * The matrix is the only place that answers "who may"; a root field without a row fails the build.
 */
export const ROLES = {
  drafter: '承办人',
  'unit-head': '承办单位负责人',
  'disclosure-officer': '公开保密审查员',
  publisher: '发布员',
  'catalog-manager': '目录管理员',
  'intake-clerk': '意见登记员',
  'legality-reviewer': '合法性审查员',
  secretariat: '会议秘书',
  archivist: '档案员',
  inspector: '检查员',
  supervisor: '监督机构',
  auditor: '审计员',
  administrator: '系统管理员',
} as const satisfies Record<string, string>;
export type Role = keyof typeof ROLES;

export type RoleHolding = {
  readonly role: Role;
  readonly organId: string;
  /** Held as a deputy (AB角): the person whose role it is. Absent = one's own. */
  readonly deputyFor?: string;
  /** Held for a body one's office serves, or an organ it succeeds: the organ at which the role is held. */
  readonly through?: string;
};
/** Who acts. `system` is the procedure itself (a passed instant, the end of an effect). */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly roles: readonly RoleHolding[] }
  | { readonly kind: 'system' };

type Permission = {
  readonly roles: readonly Role[];
  readonly scope: 'lead' | 'organ' | 'any' | 'anywhere';
  readonly above?: readonly Role[];
};

/**
 * Operation → roles that may do it. `scope`: `lead` = a grant at the undertaking unit, `organ` = at the deciding organ, `any` = at
 * either, `anywhere` = at whatever organ, for what belongs to no organ, is seen across all, or begins one: the calendar, the rules, the
 * reviewers' load, an adoption.
 * `above`: roles that may besides, wherever they are held, since who supervises an organ is no part of it.
 */
export const OPERATIONS = {
  proposeMatter: { roles: ['drafter', 'unit-head'], scope: 'lead' },
  screenProposal: { roles: ['catalog-manager'], scope: 'organ' },
  fileNilReturn: { roles: ['drafter', 'unit-head'], scope: 'lead' },
  approveNilReturn: { roles: ['unit-head'], scope: 'lead' },
  createCatalog: { roles: ['catalog-manager'], scope: 'organ' },
  previewCatalogImport: { roles: ['catalog-manager'], scope: 'organ' },
  importCatalog: { roles: ['catalog-manager'], scope: 'organ' },
  openCatalogConsultation: { roles: ['catalog-manager'], scope: 'organ' },
  extendCatalogConsultation: { roles: ['catalog-manager'], scope: 'organ' },
  disposeCatalogOpinions: { roles: ['catalog-manager'], scope: 'organ' },
  adjustCatalog: { roles: ['catalog-manager'], scope: 'organ' },
  decideCatalog: { roles: ['secretariat'], scope: 'organ' },
  recordCatalogConsent: { roles: ['secretariat'], scope: 'organ' },
  publishCatalog: { roles: ['publisher'], scope: 'organ' },
  reviseCatalog: { roles: ['catalog-manager'], scope: 'organ' },
  carryOverEntries: { roles: ['catalog-manager'], scope: 'organ' },
  explainUnfinished: { roles: ['drafter', 'unit-head', 'catalog-manager'], scope: 'any' },
  publishCompletion: { roles: ['publisher'], scope: 'organ' },
  startDecision: { roles: ['drafter'], scope: 'lead' },
  startWithheldDecision: { roles: ['secretariat', 'catalog-manager'], scope: 'organ' },
  registerClassifiedMatter: { roles: ['secretariat', 'catalog-manager'], scope: 'organ' },
  internalRegister: { roles: ['secretariat', 'catalog-manager', 'supervisor', 'auditor', 'archivist'], scope: 'anywhere' },
  initiateDecision: { roles: ['secretariat'], scope: 'organ' },
  beginDrafting: { roles: ['drafter'], scope: 'lead' },
  stateAlternatives: { roles: ['drafter', 'unit-head'], scope: 'lead' },
  chooseAlternative: { roles: ['unit-head'], scope: 'lead' },
  saveArtefact: { roles: ['drafter'], scope: 'lead' },
  reviewDisclosure: { roles: ['disclosure-officer'], scope: 'any' },
  signArtefact: { roles: ['unit-head', 'secretariat'], scope: 'any' },
  settleGate: { roles: ['unit-head', 'drafter', 'secretariat'], scope: 'any' },
  publishConsultation: { roles: ['publisher'], scope: 'any' },
  extendConsultation: { roles: ['publisher'], scope: 'any' },
  recordOfflineOpinion: { roles: ['intake-clerk'], scope: 'any' },
  closeRegister: { roles: ['drafter', 'intake-clerk'], scope: 'any' },
  judgeDraftChange: { roles: ['unit-head', 'secretariat'], scope: 'any' },
  disposeOpinions: { roles: ['drafter'], scope: 'lead' },
  submitForReview: { roles: ['drafter', 'unit-head'], scope: 'lead' },
  recordReview: { roles: ['legality-reviewer'], scope: 'any' },
  returnForSupplement: { roles: ['legality-reviewer'], scope: 'any' },
  supplementReview: { roles: ['drafter', 'unit-head'], scope: 'lead' },
  submitToMeeting: { roles: ['unit-head', 'secretariat'], scope: 'any' },
  recordDeliberation: { roles: ['secretariat'], scope: 'organ' },
  issueDecision: { roles: ['secretariat'], scope: 'organ' },
  startExecution: { roles: ['secretariat', 'unit-head'], scope: 'any' },
  reportExecution: { roles: ['drafter', 'unit-head', 'secretariat'], scope: 'any' },
  suspendExecution: { roles: ['secretariat'], scope: 'organ' },
  resumeExecution: { roles: ['secretariat'], scope: 'organ' },
  stopExecution: { roles: ['secretariat'], scope: 'organ' },
  recordMinorAdjustment: { roles: ['secretariat'], scope: 'organ' },
  startAdjustment: { roles: ['drafter'], scope: 'lead' },
  orderEvaluation: { roles: ['secretariat'], scope: 'organ' },
  recordEvaluation: { roles: ['secretariat'], scope: 'organ' },
  publishEvaluation: { roles: ['publisher'], scope: 'any' },
  recordExecutionOpinion: { roles: ['intake-clerk'], scope: 'any' },
  publishFeedback: { roles: ['publisher'], scope: 'any' },
  publishTopicInterpretation: { roles: ['publisher'], scope: 'any' },
  archiveDecision: { roles: ['archivist'], scope: 'any' },
  suspendDecision: { roles: ['secretariat'], scope: 'organ' },
  resumeDecision: { roles: ['secretariat'], scope: 'organ' },
  returnDecision: { roles: ['secretariat'], scope: 'organ' },
  terminateDecision: { roles: ['secretariat'], scope: 'organ' },
  importCalendarNotice: { roles: ['supervisor', 'administrator'], scope: 'anywhere' },
  withdrawCalendarVersion: { roles: ['supervisor', 'administrator'], scope: 'anywhere' },
  approveCalendarRevision: { roles: ['supervisor'], scope: 'anywhere' },
  executionSituations: { roles: ['supervisor', 'inspector'], scope: 'anywhere' },
  reviewLoad: { roles: ['supervisor', 'legality-reviewer', 'inspector'], scope: 'anywhere' },
  deliberationMinutes: { roles: ['secretariat', 'archivist', 'auditor'], scope: 'organ', above: ['supervisor'] },
  representativesQuota: { roles: ['secretariat'], scope: 'organ', above: ['supervisor'] },
  earlyWarnings: {
    roles: [
      'secretariat',
      'catalog-manager',
      'unit-head',
      'publisher',
      'disclosure-officer',
      'legality-reviewer',
      'archivist',
      'administrator',
    ],
    scope: 'organ',
    above: ['supervisor'],
  },
  rulePackPreview: { roles: ['administrator', 'supervisor'], scope: 'anywhere' },
  rulePackVersions: { roles: ['administrator', 'supervisor'], scope: 'anywhere' },
  addRulePack: { roles: ['administrator'], scope: 'anywhere' },
  openOnboarding: { roles: ['supervisor'], scope: 'anywhere' },
  closeOnboarding: { roles: ['supervisor'], scope: 'anywhere' },
  onboardingWindows: { roles: ['supervisor', 'administrator'], scope: 'anywhere' },
  previewAdoption: { roles: ['administrator'], scope: 'anywhere' },
  importAdoption: { roles: ['administrator'], scope: 'anywhere' },
  undoAdoption: { roles: ['administrator'], scope: 'anywhere' },
  approveRulePack: { roles: ['supervisor'], scope: 'anywhere' },
  responsibilityAnnex: { roles: ['archivist', 'supervisor', 'auditor'], scope: 'anywhere' },
  grantRole: { roles: ['administrator'], scope: 'organ' },
  endRole: { roles: ['administrator'], scope: 'organ' },
  roleGrants: { roles: ['administrator', 'supervisor', 'auditor'], scope: 'anywhere' },
  setServingOffice: { roles: ['administrator'], scope: 'organ' },
  renameOrgan: { roles: ['administrator'], scope: 'organ' },
  mergeOrgans: { roles: ['administrator'], scope: 'organ' },
  withdrawOrganChange: { roles: ['administrator'], scope: 'organ' },
  approveOrganChange: { roles: ['supervisor'], scope: 'anywhere' },
  organChanges: { roles: ['administrator', 'supervisor', 'auditor'], scope: 'anywhere' },
  handOver: { roles: ['unit-head', 'administrator'], scope: 'organ' },
  undoHandOver: { roles: ['unit-head', 'administrator'], scope: 'organ' },
  handOverPreview: { roles: ['unit-head', 'administrator'], scope: 'organ' },
  appointDeputy: { roles: ['unit-head', 'administrator'], scope: 'organ' },
  endDeputy: { roles: ['unit-head', 'administrator'], scope: 'organ' },
} as const satisfies Record<string, Permission>;
export type Operation = keyof typeof OPERATIONS;

/** The deciding organ and the undertaking unit of what is acted on. */
export type Places = { readonly organId?: string; readonly leadOrganId?: string };

/** Whether the actor may do the operation for a subject of these organs. The system may do everything it is handed. */
export function mayDo(actor: Actor, operation: Operation, places: Places): boolean {
  return actor.kind === 'system' || fittingRoles(actor.roles, operation, places).length > 0;
}

/** The roles held that allow the operation there. */
export function fittingRoles(held: readonly RoleHolding[], operation: Operation, { organId, leadOrganId }: Places): RoleHolding[] {
  const { roles, scope, above = [] }: Permission = OPERATIONS[operation];
  const where = scope === 'organ' ? [organId] : scope === 'lead' ? [leadOrganId] : [organId, leadOrganId];
  const fits = (h: RoleHolding): boolean => roles.includes(h.role) && (scope === 'anywhere' || where.includes(h.organId));
  return held.filter((h) => above.includes(h.role) || fits(h));
}
