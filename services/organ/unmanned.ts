import type { Reader } from '../read/reader.ts';

/** Units of a deciding organ that hold no role now or later and are served or succeeded by nobody: names by id. */
export async function unmannedUnits(read: Reader, organId: string): Promise<Readonly<Record<string, string>>> {
  const [row] = await read.execute<{ units: Record<string, string> }[]>(
    `select coalesce(json_object_agg(u.id, u.name), '{}') as units from organ u
     where u.parent_id = ? and u.served_by_id is null and u.merged_into_id is null
       and not exists (select from role_grant g where g.organ_id = u.id and (g.valid_to is null or (app_now() < g.valid_to and g.valid_from < g.valid_to)))`,
    [organId],
  );
  return row!.units;
}
