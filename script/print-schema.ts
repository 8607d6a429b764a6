// Writes the reviewed schema: `npm run schema`.
import { writeFileSync } from 'node:fs';
import { printedSchema } from '../graphql/schema.ts';

writeFileSync(new URL('../graphql/schema.graphql', import.meta.url), printedSchema());
