import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { formatDateZh } from '../../domain/calendar/format.ts';
import type { ArchiveItem as Item } from '../../domain/decision/archive.ts';
import { ARTEFACT_NAMES } from '../../domain/decision/publish.ts';
import type { GateId, GateState } from '../../domain/decision/types.ts';
import type { Stage as StageShape } from '../../domain/decision/view/stages.ts';
import type { GateRule } from '../../domain/rules/types.ts';
import type { FileRow, PublicationRow } from '../../services/read/parts.ts';
import type { ArtefactRow, RoundRow } from '../../services/read/rows.ts';
import type { Slot } from '../../services/read/slots.ts';
import { builder, Node } from '../builder.ts';
import { ArtefactKindEnum, GateEnum, GateStatusEnum } from '../enums.ts';
import { encodeId } from '../ids.ts';

export const FileRef = builder.objectRef<FileRow>('FileRef').implement({
  description: 'An attachment; content by HTTP under `url`.',
  fields: (t) => ({
    id: t.id({ resolve: (f) => encodeId('File', f.id) }),
    name: t.exposeString('name'),
    mediaType: t.exposeString('mediaType'),
    bytes: t.exposeInt('bytes'),
    sha256: t.exposeString('sha256'),
    url: t.string({ resolve: (f) => `/files/${f.id}` }),
  }),
});

export const Artefact = builder.objectRef<ArtefactRow>('Artefact').implement({
  description: '公开材料: one version; a published one never changes.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (a) => encodeId('Artefact', a.id) }),
    kind: t.field({ type: ArtefactKindEnum, resolve: (a) => a.kind }),
    name: t.string({ description: 'Its kind in Chinese.', resolve: (a) => ARTEFACT_NAMES[a.kind] }),
    version: t.exposeInt('version'),
    title: t.exposeString('title'),
    text: t.exposeString('text'),
    hash: t.exposeString('hash', { description: 'SHA-256 over title, text and files.' }),
    savedAt: t.field({ type: 'DateTime', resolve: (a) => a.savedAt }),
    publishedAt: t.field({ type: 'DateTime', nullable: true, description: 'Set by the server, immutable.', resolve: (a) => a.publishedAt }),
    clearedForPublication: t.boolean({ description: 'A second person has passed it (保密审查).', resolve: (a) => a.cleared }),
    files: t.field({ type: [FileRef], resolve: (a, _args, ctx) => ctx.load.filesOfArtefact.load(a.id) }),
  }),
});

export const ArtefactSlot = builder.objectRef<Slot>('ArtefactSlot').implement({
  description: 'One of the ten artefacts of a row: published, or its state and reason; never empty.',
  fields: (t) => ({
    kind: t.field({ type: ArtefactKindEnum, resolve: (s) => s.kind }),
    name: t.exposeString('name'),
    always: t.exposeBoolean('always', { description: 'One of the seven every decision has; the other three where they exist.' }),
    artefact: t.field({ type: Artefact, nullable: true, resolve: (s) => s.artefact ?? null }),
    stateText: t.exposeString('stateText', { description: '公布日期，或者未到公布时间、不适用（原因）、应公布、尚未公布.' }),
  }),
});

export const Stage = builder.objectRef<StageShape>('Stage').implement({
  description: 'One step of 「办到哪一步」.',
  fields: (t) => ({
    name: t.exposeString('name'),
    state: t.exposeString('state', { description: 'done, current, todo, not-applicable, held, ended, returned.' }),
    stateWord: t.exposeString('stateWord'),
    on: t.field({ type: 'Date', nullable: true, resolve: (s) => s.on ?? null }),
    note: t.string({ nullable: true, resolve: (s) => s.note ?? null }),
  }),
});

export type GateView = { readonly gate: GateId; readonly rule: GateRule; readonly state: GateState; readonly staff: boolean };
/** Of Party and meeting papers the public learns the date only. */
const DATE_ONLY: readonly GateId[] = ['PARTY_REPORT', 'DELIBERATION'];
const shown = (g: GateView): boolean => g.staff || !DATE_ONLY.includes(g.gate);

export const Gate = builder.objectRef<GateView>('Gate').implement({
  description: '法定环节: done with its facts, or not needed with a reason and a person. Silently skipped is impossible.',
  fields: (t) => ({
    gate: t.field({ type: GateEnum, resolve: (g) => g.gate }),
    name: t.string({ resolve: (g) => g.rule.name }),
    conditional: t.boolean({ resolve: (g) => g.rule.conditional }),
    article: t.string({ resolve: (g) => g.rule.article }),
    status: t.field({ type: GateStatusEnum, resolve: (g) => g.state.status }),
    occurredOn: t.field({ type: 'Date', nullable: true, resolve: (g) => (g.state.status === 'done' ? g.state.fact.occurredOn : null) }),
    documentNo: t.string({
      nullable: true,
      resolve: (g) => (g.state.status === 'done' && shown(g) ? (g.state.fact.documentNo ?? null) : null),
    }),
    actingBody: t.string({ nullable: true, resolve: (g) => (g.state.status === 'done' && shown(g) ? g.state.fact.actingBody : null) }),
    reason: t.string({ nullable: true, resolve: (g) => (g.state.status === 'not-needed' ? g.state.reason : null) }),
    decidedBy: t.string({ nullable: true, resolve: (g) => (g.state.status === 'not-needed' ? g.state.decidedBy : null) }),
    text: t.string({ description: 'One line for a page.', resolve: gateText }),
  }),
});

function gateText(g: GateView): string {
  if (g.state.status === 'done') return `已完成 ${formatDateZh(g.state.fact.occurredOn)}${g.state.lateEntry ? '（补记）' : ''}`;
  if (g.state.status === 'not-needed') return `不适用，理由：${g.state.reason}（${g.state.decidedBy}）`;
  return g.rule.conditional ? '待定' : '未到';
}

const Extension = builder.objectRef<{ from: PlainDate; to: PlainDate; reason: string; at: string }>('Extension').implement({
  description: 'A window made longer, with its reason; the old end stays.',
  fields: (t) => ({
    from: t.field({ type: 'Date', resolve: (e) => e.from }),
    to: t.field({ type: 'Date', resolve: (e) => e.to }),
    reason: t.exposeString('reason'),
    at: t.field({ type: 'DateTime', resolve: (e) => new Date(e.at).toISOString() }),
  }),
});

export const Window = builder.objectRef<RoundRow>('Window').implement({
  description: '征求意见期限: half-open, the end is the first instant that is too late.',
  fields: (t) => ({
    opensAt: t.field({ type: 'DateTime', resolve: (r) => r.opensAt! }),
    closesAt: t.field({ type: 'DateTime', resolve: (r) => r.closesAt! }),
    closesOn: t.field({ type: 'Date', resolve: (r) => r.closesOn }),
    closeLabel: t.string({
      description: '2024年9月30日（星期一）24时（北京时间）.',
      resolve: (r) => `${formatDateZh(r.closesOn)}24时（北京时间）`,
    }),
    isOpen: t.exposeBoolean('isOpen', { description: 'Asked of the clock on each read.' }),
    shortenedReason: t.string({
      nullable: true,
      description: 'Why fewer than 30 days, as printed in the notice.',
      resolve: (r) => r.shortenedReason,
    }),
    extensions: t.field({ type: [Extension], resolve: (r) => r.extensions }),
  }),
});

export type EventView = {
  readonly seq: number;
  readonly type: string;
  readonly text: string;
  readonly occurredOn: PlainDate | null;
  readonly recordedAt: string;
  readonly actorName: string | null;
};
export const Event = builder.objectRef<EventView>('Event').implement({
  description: 'One line of the change log. Two times: on paper (claimed) and recorded (server).',
  fields: (t) => ({
    seq: t.exposeInt('seq'),
    type: t.exposeString('type'),
    text: t.exposeString('text'),
    occurredOn: t.field({ type: 'Date', nullable: true, resolve: (e) => e.occurredOn }),
    recordedAt: t.field({ type: 'DateTime', resolve: (e) => e.recordedAt }),
    actorName: t.exposeString('actorName', { nullable: true, description: 'Staff only.' }),
  }),
});

export const ArchiveItem = builder.objectRef<Item>('ArchiveItem').implement({
  description: 'One line of the archive list (归档清单).',
  fields: (t) => ({
    name: t.exposeString('name'),
    present: t.exposeBoolean('present'),
    note: t.string({ nullable: true, resolve: (i) => i.note ?? null }),
  }),
});

export const ViewerAction = builder
  .objectRef<{ action: string; label: string; allowed: boolean; disabledReason?: string; article?: string }>('ViewerAction')
  .implement({
    description: 'What the person asking could do now, and if not, why.',
    fields: (t) => ({
      action: t.exposeString('action', { description: 'Name of the mutation.' }),
      label: t.exposeString('label'),
      allowed: t.exposeBoolean('allowed'),
      disabledReason: t.string({ nullable: true, resolve: (a) => a.disabledReason ?? null }),
      article: t.string({ nullable: true, resolve: (a) => a.article ?? null }),
    }),
  });

export const Publication = builder.objectRef<PublicationRow>('Publication').implement({
  description: '公布记录: place, address, time (server’s, immutable), hash of what went out.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ resolve: (p) => encodeId('Publication', p.id) }),
    what: t.exposeString('what', { description: 'consultation, decision, feedback or catalog.' }),
    place: t.exposeString('place'),
    address: t.exposeString('address'),
    publishedAt: t.field({ type: 'DateTime', resolve: (p) => p.publishedAt }),
    sha256: t.exposeString('sha256'),
  }),
});
