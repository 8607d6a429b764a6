import { CodedError } from '../../domain/errors.ts';
import type { OrganFacts } from '../../domain/organ/change.ts';
import type { Reader } from '../read/reader.ts';

/** What a change of an organ is judged by. @throws CodedError NOT_FOUND */
export async function organFacts(read: Reader, organId: string): Promise<OrganFacts> {
  const [row] = await read.execute<(Omit<OrganFacts, 'renamedOn'> & { renamedOn: OrganFacts['renamedOn'] | null })[]>(
    `select o.id, o.name, o.pack_id is not null as decides, o.merged_into_id is not null as merged,
            (select (max(n.to_on) + 1)::text from organ_name n where n.organ_id = o.id) as "renamedOn",
            array(select s.name from organ s where s.id <> o.id and s.parent_id is not distinct from o.parent_id and s.merged_into_id is null) as siblings
     from organ o where o.id = ?`,
    [organId],
  );
  if (!row) throw new CodedError('NOT_FOUND', organId);
  const { renamedOn, ...facts } = row;
  return { ...facts, ...(renamedOn === null || renamedOn === undefined ? {} : { renamedOn }) };
}
