import { MikroORM } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from './all.ts';

/** ORM options for one database; the pool must be at least as large as the activity slots of the process. */
export function ormOptions(url: string, poolMax = 10): Options {
  return {
    clientUrl: url,
    entities: ENTITIES,
    pool: { min: 0, max: poolMax },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      path: fileURLToPath(new URL('./migrations', import.meta.url)),
      pathTs: fileURLToPath(new URL('./migrations', import.meta.url)),
      glob: '!(*.d).{ts,js}',
      snapshotName: 'snapshot',
      silent: true,
      transactional: true,
      allOrNothing: true,
    },
  };
}

/** Opens the ORM; it connects lazily, so callers that promise readiness call `orm.connect()`. */
export function openOrm(url: string, poolMax = 10): MikroORM {
  return new MikroORM(ormOptions(url, poolMax));
}
