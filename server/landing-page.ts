import type { FastifyInstance } from 'fastify';

/** The query the page opens with: where a decision stands. */
const EXAMPLE = `# 这项决策办到哪一步了：阶段、环节、正在进行的征求意见、期限和算法、变更记录
query StatusOfThisDecision {
  decisions(first: 1) {
    edges {
      node {
        code
        title
        phaseName
        statusSentence
        gates { name status text article }
        openWindow { closeLabel isOpen shortenedReason }
        deadlines(first: 10) {
          edges { node { name dueOn status explanation provisional steps { date counted reason } } }
        }
        timeline(first: 50) {
          edges { node { seq text occurredOn recordedAt } }
        }
      }
    }
  }
}
`;

/**
 * GraphiQL from our own disk: government networks have no CDN. The page carries its editor inline, so it alone may run
 * inline script; it is read by developers, never by the public.
 */
export function landingPage(app: FastifyInstance): void {
  const policy =
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";
  let page: Promise<string> | undefined;
  app.get('/graphql', async (_request, reply) => {
    // Nine megabytes that most processes never serve.
    page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
      renderGraphiQL({ title: '预公开 GraphQL', endpoint: '/graphql', defaultQuery: EXAMPLE }),
    );
    return reply
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(await page);
  });
}
