import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { Withholding } from '../../domain/decision/withheld.ts';
import type { Reader } from './reader.ts';
import { isoText } from './rows.ts';

export type InternalMatterRow = Withholding & {
  readonly id: string;
  readonly number: string;
  readonly year: number;
  readonly organId: string;
  readonly approvedOn: PlainDate;
  readonly registeredAt: string;
  readonly decisionId: string | null;
};

const COLUMNS = `i.id, i.number, i.year, i.organ_id as "organId", i.ground, i.basis, i.approver, i.approved_on::text as "approvedOn", i.document_no as "documentNo", ${isoText('i.registered_at', 'registeredAt')}, i.decision_id as "decisionId"`;

/** One year of an organ's register, in the order of its numbers. */
export const internalMatters = (read: Reader, organId: string, year: number): Promise<InternalMatterRow[]> =>
  read.execute(`select ${COLUMNS} from internal_matter i where i.organ_id = ? and i.year = ? order by i.registered_at, i.id`, [
    organId,
    year,
  ]);

export const internalMatterByNumber = async (read: Reader, number: string): Promise<InternalMatterRow | undefined> =>
  (await read.execute<InternalMatterRow[]>(`select ${COLUMNS} from internal_matter i where i.number = ?`, [number]))[0];
