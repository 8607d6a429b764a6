import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import { nameOn } from '../../../domain/organ/words.ts';
import { formerNamesByOrgans } from '../../read/organs.ts';
import type { Reader } from '../../read/reader.ts';
import { organsByIds } from '../../read/rows.ts';

/** What the organ was called on the day its paper was published; today's name of what is not public yet. */
export async function issuerOn(reader: Reader, organId: string, on: PlainDate | undefined): Promise<string> {
  const [[organ], former] = await Promise.all([organsByIds(reader, [organId]), formerNamesByOrgans(reader, [organId])]);
  return on === undefined ? organ!.name : nameOn(organ!.name, former, on);
}
