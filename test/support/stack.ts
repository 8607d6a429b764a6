/** The driven rehearsal stack of this run, over HTTP only. */
export const STACK_URL = process.env['TEST_STACK_URL']!;

/** Answers are checked by expectations, not by types. */
type Loose = ReturnType<typeof JSON.parse>;

export type Reply = {
  status: number;
  body: {
    data?: Record<string, Loose> | null;
    errors?: { message: string; extensions: { code: string; remedy: string; fields?: { path: string; message: string }[] } }[];
  };
};

/** Whoever asks one stack, as a sample account or as the public. */
export function clientOf(url: string) {
  const tokens = new Map<string, string>();
  const post = async (body: unknown, token?: string): Promise<Reply> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  };
  const signIn = async (account: string): Promise<string> => {
    const known = tokens.get(account);
    if (known) return known;
    const { body } = await post({ query: `mutation { rehearsalSignIn(account: "${account}") { token } }` });
    const token = body.data!['rehearsalSignIn'].token as string;
    tokens.set(account, token);
    return token;
  };
  /** One GraphQL operation. */
  const ask = async (query: string, variables: Record<string, unknown> = {}, account?: string): Promise<Reply> =>
    post({ query, variables }, account === undefined ? undefined : await signIn(account));
  return { ask, post, signIn };
}
export const { ask, post, signIn } = clientOf(STACK_URL);

/** The code of the first error. */
export const codeOf = (reply: Reply): string | undefined => reply.body.errors?.[0]?.extensions.code;
