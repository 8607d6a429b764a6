import type { MikroORM } from '@mikro-orm/postgresql';
import type { Em } from '../clock.ts';

/** Waits for every submission that began inside the window, so that the count that follows is final. */
export function createFreeze({ orm }: { orm: MikroORM }) {
  return (subjectId: string, round: number): Promise<void> =>
    orm.em.fork().transactional(async (em) => {
      await (em as Em).execute(`select lock_round_exclusive(id) from round where (decision_id = ? or catalog_id = ?) and no = ?`, [
        subjectId,
        subjectId,
        round,
      ]);
    });
}
