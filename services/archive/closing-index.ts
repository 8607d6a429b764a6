import type { MikroORM } from '@mikro-orm/postgresql';
import { archiveList } from '../../domain/decision/archive.ts';
import type { DecisionState } from '../../domain/decision/types.ts';
import { momentOf } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { decisionContext } from '../decision/subject.ts';
import { responsibilityAnnex } from './responsibility.ts';

/**
 * Writes the closing index (归档目录) of a decision and the annex on responsibility as they stand when the file is closed: an audit row, which nobody can
 * rewrite. The decision's row is locked, so a repetition finds the first one.
 */
export function createClosingIndex({ orm }: { orm: MikroORM }) {
  return (decisionId: string): Promise<void> =>
    orm.em.fork().transactional(async (tx) => {
      const em = tx as Em;
      const [decision] = await em.execute<{ state: DecisionState }[]>(`select state from decision where id = ? for update`, [decisionId]);
      if (!decision) throw new Error(`decision ${decisionId} has no row`);
      const { facts, rules } = await decisionContext(em, decision.state, await momentOf(em));
      const items = archiveList(decision.state, facts, rules);
      const responsibility = await responsibilityAnnex(em, decisionId, rules);
      await em.execute(
        `insert into audit (at, operation, subject_kind, subject_id, detail)
         select app_now(), 'closing-index', 'decision', ?, ?::jsonb
         where not exists (select from audit where operation = 'closing-index' and subject_kind = 'decision' and subject_id = ?)`,
        [decisionId, JSON.stringify({ items, responsibility }), decisionId],
      );
    });
}
