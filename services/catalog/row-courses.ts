import type { MatterCourse, RowCourse } from '../../domain/catalog/completion.ts';
import type { AdjustmentKind, CatalogState, EarlierCatalog } from '../../domain/catalog/types.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { Reader } from '../read/reader.ts';

type Row = {
  entry_id: string;
  no: string;
  name: string;
  lead_unit: string;
  lead_organ_id: string | null;
  version: number;
  adjustment: AdjustmentKind | null;
  adjustment_reason: string | null;
  adjusted_on: PlainDate | null;
  matters: { name: string; decision: { [K in keyof MatterCourse]: MatterCourse[K] | null } | null }[] | null;
  carried_to: number | null;
};

/** The number of a text is told once the text is out, here or before on paper. */
const DOCUMENT_NO = `case when d.state->'issue'->'publishedAt' is not null then d.state->'issue'->>'documentNo' else d.state->'adopted'->'paper'->>'documentNo' end`;
/** Of several decisions of a matter one that was issued counts, also while it is being adjusted; else one that was not ended, then the newest. */
const DECISION_OF_MATTER = `(select json_build_object('code', d.code, 'phase', d.phase, 'decidedOn', d.state->'meeting'->>'heldOn', 'issuedOn', d.state->'issue'->>'signedOn',
   'documentNo', ${DOCUMENT_NO}, 'endedOn', d.state->'terminated'->>'on', 'terminated', d.state->'terminated'->>'reason')
   from decision d where d.matter_id = m.id order by d.state->'issue' is null, d.phase = 'TERMINATED', d.created_at desc, d.id limit 1)`;

/**
 * Every row a catalog has published, each as its newest public version prints it, in the order of the table; none before it is
 * public. A row that went into a year whose catalog never came out is not carried.
 */
export async function rowCourses(read: Reader, catalogId: string): Promise<RowCourse[]> {
  const rows = await read.execute<Row[]>(
    `select * from (
       select distinct on (r.entry_id) r.entry_id, r.position, r.printed_no as no, r.name, r.lead_unit, lead.id as lead_organ_id, v.no as version,
              r.adjustment, r.adjustment_reason, r.adjusted_on::text as adjusted_on,
              (select json_agg(json_build_object('name', m.name, 'decision', ${DECISION_OF_MATTER}) order by m.created_at, m.id) from matter m where m.entry_id = r.entry_id) as matters,
              (select min(c2.year) from catalog_row r2 join catalog_version v2 on v2.id = r2.version_id join catalog c2 on c2.id = v2.catalog_id
               where r2.entry_id = r.entry_id and c2.organ_id = c.organ_id and c2.year > c.year and r2.adjustment is distinct from 'removed'
                 and c2.undone_at is null and (v2.published_at is not null or c2.phase <> 'CLOSED')) as carried_to
       from catalog c join catalog_version v on v.catalog_id = c.id and v.published_at is not null join catalog_row r on r.version_id = v.id
       left join organ lead on lead.name = r.lead_unit and lead.parent_id = c.organ_id
       where c.id = ? order by r.entry_id, v.no desc) newest
     order by version desc, position`,
    [catalogId],
  );
  return rows.map(courseOf);
}

/** The newest catalog an organ has published of a year before this one's, whichever year that is; undefined = none. */
export async function earlierCatalog(
  read: Reader,
  { organId, year }: Pick<CatalogState, 'organId' | 'year'>,
): Promise<EarlierCatalog | undefined> {
  const [row] = await read.execute<{ id: string; year: number; unfinished: CatalogState['unfinished'] | null }[]>(
    `select c.id, c.year, c.state->'unfinished' as unfinished from catalog c where c.organ_id = ? and c.year < ? and c.undone_at is null
       and exists (select 1 from catalog_version v where v.catalog_id = c.id and v.published_at is not null) order by c.year desc limit 1`,
    [organId, year],
  );
  return row && { year: row.year, rows: await rowCourses(read, row.id), ...(row.unfinished ? { unfinished: row.unfinished } : {}) };
}

function courseOf(r: Row): RowCourse {
  return {
    entryId: r.entry_id,
    no: r.no,
    name: r.name,
    leadUnit: r.lead_unit,
    version: r.version,
    matters: (r.matters ?? []).map((m) => ({
      name: m.name,
      ...(m.decision ? { decision: withoutNulls(m.decision) as MatterCourse } : {}),
    })),
    ...(r.lead_organ_id === null ? {} : { leadOrganId: r.lead_organ_id }),
    ...(r.adjustment === null ? {} : { adjustment: r.adjustment }),
    ...(r.adjustment_reason === null ? {} : { adjustmentReason: r.adjustment_reason }),
    ...(r.adjusted_on === null ? {} : { adjustedOn: r.adjusted_on }),
    ...(r.carried_to === null ? {} : { carriedTo: r.carried_to }),
  };
}

function withoutNulls(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, v]) => v !== null));
}
