import { setTimeout as pause } from 'node:timers/promises';

export type Json = Record<string, unknown>;
type Reply = { data?: Json | null; errors?: { message: string; extensions?: { code?: string; remedy?: string; fields?: unknown } }[] };
const ATTEMPTS = 40;
const RETRY_MS = 500;

/** Speaks to a running rehearsal stack over HTTP and GraphQL only; survives a restart of the API. */
export class Client {
  readonly url: string;
  private readonly tokens = new Map<string, string>();
  constructor(url: string) {
    this.url = url.replace(/\/$/, '');
  }

  /** One operation as an account, or as the public. @throws Error with the coded message */
  async ask<T = Json>(document: string, variables: Json = {}, account?: string): Promise<T> {
    const token = account === undefined ? undefined : await this.signIn(account);
    const reply = await this.post({ query: document, variables }, token);
    if (reply.errors?.length) {
      const [e] = reply.errors;
      throw new Error(`${e!.extensions?.code ?? 'ERROR'} ${e!.message} ${JSON.stringify(e!.extensions?.fields ?? '')}`);
    }
    return reply.data as T;
  }

  private async signIn(account: string): Promise<string> {
    const known = this.tokens.get(account);
    if (known) return known;
    const { rehearsalSignIn } = await this.ask<{ rehearsalSignIn: { token: string } }>(
      `mutation ($account: String!) { rehearsalSignIn(account: $account) { token } }`,
      { account },
    );
    this.tokens.set(account, rehearsalSignIn.token);
    return rehearsalSignIn.token;
  }

  private async post(body: Json, token?: string): Promise<Reply> {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Reply;
  }

  /** A file of the account's; its id. @throws Error with the answer */
  async upload(name: string, content: Buffer, account: string): Promise<string> {
    const body = new FormData();
    body.append('file', new Blob([Uint8Array.from(content)]), name);
    const response = await this.fetch('/files', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${await this.signIn(account)}` },
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  }

  /** A request that is tried again while nobody listens; every step carries its key, so trying again is harmless. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
        if (response.status !== 503 || attempt >= ATTEMPTS) return response;
      } catch (error) {
        if (attempt >= ATTEMPTS) throw error;
      }
      await pause(RETRY_MS);
    }
  }
}

const PAYLOAD = `__typename
  ... on CommandAccepted { seq decision { id code phase } catalog { id phase } }
  ... on CommandPending { idempotencyKey }
  ... on Refusal { code message remedy article missing }`;

type Payload = {
  __typename: string;
  seq?: number;
  decision?: { id: string; code: string; phase: string } | null;
  catalog?: { id: string; phase: string } | null;
  code?: string;
  message?: string;
  missing?: string[];
};

/** One step of the procedure; a step still waiting is asked after, a refusal is an error here. */
export async function step(client: Client, account: string, name: string, args: Json, types: string, key: string): Promise<Payload> {
  const names = types ? `, ${types}` : '';
  const passed = [...types.matchAll(/\$(\w+):/g)].map((m) => `${m[1]}: $${m[1]}`).join(', ');
  const document = `mutation ($idempotencyKey: String!${names}) { result: ${name}(idempotencyKey: $idempotencyKey${passed ? `, ${passed}` : ''}) { ${PAYLOAD} } }`;
  for (let attempt = 1; ; attempt++) {
    const { result } = await client.ask<{ result: Payload }>(document, { idempotencyKey: key, ...args }, account);
    if (result.__typename === 'CommandAccepted') return result;
    if (result.__typename === 'CommandPending' && attempt < ATTEMPTS) {
      await pause(RETRY_MS);
      continue;
    }
    throw new Error(`${name}: ${result.code ?? ''} ${result.message ?? ''} ${(result.missing ?? []).join('；')}`);
  }
}
