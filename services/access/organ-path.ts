import { capacityOf } from '../../domain/access/capacity.ts';
import type { Capacity } from '../../domain/access/capacity.ts';
import type { Actor, Operation } from '../../domain/access/roles.ts';
import type { Reader } from '../read/reader.ts';

/** The organ and every organ it is a unit of, nearest first. */
export async function organPath(read: Reader, organId: string): Promise<string[]> {
  const rows = await read.execute<{ id: string }[]>(
    `with recursive up as (
       select id, parent_id, 0 as height from organ where id = ?
       union all select o.id, o.parent_id, up.height + 1 from organ o join up on o.id = up.parent_id)
     select id from up order by height`,
    [organId],
  );
  return rows.map((r) => r.id);
}

/** In what capacity somebody may do this at an organ or at one it is a unit of, the nearest first; undefined = they may not. */
export async function capacityAt(read: Reader, actor: Actor, operation: Operation, organId: string): Promise<Capacity | undefined> {
  for (const place of await organPath(read, organId)) {
    const capacity = capacityOf(actor, operation, { organId: place });
    if (capacity?.role !== undefined) return capacity;
  }
  return undefined;
}
