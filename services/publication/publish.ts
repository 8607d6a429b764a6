import { catalogPath, catalogRoundPath } from '../../domain/catalog/address.ts';
import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { CatalogRound } from '../../domain/catalog/types.ts';
import { PUBLISHED_TOGETHER } from '../../domain/decision/publish.ts';
import type { Publishable } from '../../domain/decision/types.ts';
import { momentOf } from '../calendar/moment.ts';
import { draftTable } from '../catalog/draft-table.ts';
import type { Em } from '../clock.ts';
import { packAt } from '../rules.ts';

type EffectRow = { key: string; subject_kind: 'decision' | 'catalog'; subject_id: string; ref_id: string };

/**
 * Publication (公布) in three durable steps, each safe to repeat: render what goes out, hand it over to its legal place, see it
 * there. On our own portal it is seen at once; the publish time itself is set by the commit that records it.
 */
export function createPublication({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** Fixes the text and its hash; what is published later is exactly this. */
    render: (effectKey: string): Promise<void> =>
      within(async (em) => {
        const effect = await effectOf(em, effectKey);
        const snapshot = effect.subject_kind === 'decision' ? await decisionSnapshot(em, effect) : await catalogSnapshot(em, effect);
        const sha256 = createHash('sha256').update(snapshot.text).digest('hex');
        await em.execute(
          `insert into publication (effect_key, subject_kind, subject_id, what, ref_id, place, address, snapshot, sha256, rendered_at)
           values (?, ?, ?, ?, ?, 'portal', ?, ?, ?, app_now()) on conflict (effect_key) do nothing`,
          [
            effectKey,
            effect.subject_kind,
            effect.subject_id,
            effect.ref_id.split(':')[0]!,
            effect.ref_id,
            snapshot.address,
            snapshot.text,
            sha256,
          ],
        );
      }),
    handOver: (effectKey: string): Promise<void> =>
      within(async (em) => {
        await em.execute(`update publication set handed_over_at = coalesce(handed_over_at, app_now()) where effect_key = ?`, [effectKey]);
      }),
    /** Whether it stands at its place; the portal shows what the database holds. Answers the publication's id. */
    see: (effectKey: string): Promise<string> =>
      within(async (em) => {
        const [row] = await em.execute<{ id: string }[]>(`select id from publication where effect_key = ? and handed_over_at is not null`, [
          effectKey,
        ]);
        if (!row) throw new Error(`publication ${effectKey} was not handed over`);
        return row.id;
      }),
  };
}
export type PublicationService = ReturnType<typeof createPublication>;

async function effectOf(em: Em, key: string): Promise<EffectRow> {
  const [row] = await em.execute<EffectRow[]>(`select key, subject_kind, subject_id, ref_id from effect where key = ?`, [key]);
  if (!row) throw new Error(`effect ${key} has no row`);
  return row;
}

async function decisionSnapshot(em: Em, effect: EffectRow): Promise<{ text: string; address: string }> {
  const [what, no] = effect.ref_id.split(':') as [Publishable, string | undefined];
  const round = what === 'consultation' ? no : undefined;
  const [found] = await em.execute<{ code: string; title: string; pack_id: string }[]>(
    `select code, title, pack_id from decision where id = ?`,
    [effect.subject_id],
  );
  const { pack_id: packId, ...decision } = found!;
  const asked = packAt(packId, (await momentOf(em)).now).signature !== undefined;
  const { needed, along } = PUBLISHED_TOGETHER[what];
  const artefacts = await em.execute<{ kind: string; version: number; title: string; hash: string }[]>(
    `select distinct on (kind) kind, version, title, hash from artefact where decision_id = ? and kind = any(?) and cleared_by_id is not null and (not ? or signed_at is not null or before_signatures) order by kind, version desc`,
    [effect.subject_id, `{${[...needed, ...along].join(',')}}`, asked],
  );
  const [notice] =
    what !== 'consultation'
      ? []
      : await em.execute<{ title: string; text: string; alternatives: unknown }[]>(
          `select n.title, n.text, d.state->'rounds'->(r.no - 1)->'alternatives' as alternatives from round r join decision d on d.id = r.decision_id join notice n on n.id = r.notice_id where r.decision_id = ? and r.no = ?`,
          [effect.subject_id, Number(round)],
        );
  const address = what === 'consultation' ? `/decisions/${decision.code}/rounds/${round}` : `/decisions/${decision.code}`;
  return { text: JSON.stringify({ what, decision, notice: notice ?? null, artefacts }), address };
}

async function catalogSnapshot(em: Em, effect: EffectRow): Promise<{ text: string; address: string }> {
  const [what, ref] = effect.ref_id.split(':');
  const no = Number(ref);
  const [catalog] = await em.execute<{ year: number; title: string; code: string; rounds: CatalogRound[] | null }[]>(
    `select c.year, c.title, o.code, c.state->'rounds' as rounds from catalog c join organ o on o.id = c.organ_id where c.id = ?`,
    [effect.subject_id],
  );
  const { rounds, code, ...named } = catalog!;
  const place = { year: named.year, organ: { code } };
  if (what === 'consultation')
    return draftSnapshot(
      em,
      effect.subject_id,
      named,
      rounds!.find((r) => r.no === no)!,
      catalogRoundPath(place, no),
    );
  const rows = await em.execute<Record<string, unknown>[]>(
    `select r.printed_no, r.name, r.category, r.main_content, r.legal_basis, r.lead_unit, r.co_units, r.procedures, r.participation_ways, r.planned_text, r.heard, r.adjustment, r.as_printed from catalog_row r join catalog_version v on v.id = r.version_id
     where v.catalog_id = ? and v.no = ? order by r.position`,
    [effect.subject_id, no],
  );
  return { text: JSON.stringify({ what: 'catalog', catalog: named, version: no, rows }), address: `${catalogPath(place)}?version=${no}` };
}

/** The draft as it is put to the public: its rows may change afterwards, this text does not. */
async function draftSnapshot(
  em: Em,
  catalogId: string,
  catalog: { readonly year: number; readonly title: string },
  { no, version }: CatalogRound,
  address: string,
): Promise<{ text: string; address: string }> {
  const [notice] = await em.execute<{ title: string; text: string }[]>(
    `select n.title, n.text from round r join notice n on n.id = r.notice_id where r.catalog_id = ? and r.no = ?`,
    [catalogId, no],
  );
  const table = await draftTable(em, catalogId, version);
  return {
    text: JSON.stringify({ what: 'consultation', catalog, version, notice, ...table }),
    address,
  };
}
