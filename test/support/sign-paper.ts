import { randomUUID } from 'node:crypto';
import type { Reply } from './stack.ts';

type Ask = (query: string, variables?: Record<string, unknown>, account?: string) => Promise<Reply>;

/** The third step before a publication: a head signs, or a clerk records the head's signature on paper, of today. */
export async function signPaper(ask: Ask, artefactId: string, account: string, onPaper = false): Promise<void> {
  const now = (await ask(`{ site { now } }`)).body.data!['site'].now as string;
  const occurredOn = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const fact = onPaper ? { occurredOn, actingBody: '示例镇人民政府', signer: '演练镇长', documentNo: '演练签1号' } : null;
  const { body } = await ask(
    `mutation ($k: String!, $a: ID!, $fact: FactInput) { r: signArtefact(idempotencyKey: $k, artefactId: $a, fact: $fact) { __typename ... on Refusal { code missing } } }`,
    { k: randomUUID(), a: artefactId, fact },
    account,
  );
  if (body.data?.['r'].__typename !== 'CommandAccepted') throw new Error(`signArtefact: ${JSON.stringify(body)}`);
}
