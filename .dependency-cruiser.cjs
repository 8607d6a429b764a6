/** Who may import whom (architecture): a rule in the wrong room is a defect even when it works. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment,
  from: { path: `^${from}/` },
  to: { path: '^(domain|entities|services|workflows|activities|graphql|web|server)/', pathNot: `^(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'domain-is-alone',
      severity: 'error',
      comment: 'domain decides and is pure',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    only('entities', ['domain']),
    only('services', ['domain', 'entities']),
    only('activities', ['services', 'domain']),
    {
      name: 'workflows-import-types-only',
      severity: 'error',
      comment: 'workflow code runs in a sandbox',
      from: { path: '^workflows/' },
      to: { path: '^(domain|activities)/', dependencyTypesNot: ['type-only'], pathNot: '^domain/limits[.]ts$' },
    },
    only('workflows', ['domain', 'activities']),
    {
      name: 'graphql-imports',
      severity: 'error',
      from: { path: '^graphql/' },
      to: { path: '^(workflows|activities|web|server)/', pathNot: '^workflows/messages[.]ts$' },
    },
    { name: 'graphql-has-no-driver', severity: 'error', from: { path: '^graphql/' }, to: { path: 'node_modules/(pg|@mikro-orm)/' } },
    {
      name: 'portal-imports',
      severity: 'error',
      comment: 'the portal reads and writes through the schema; of the domain it uses words and formats',
      from: { path: '^web/portal/' },
      to: { path: '^(entities|services|workflows|activities|graphql|server)/' },
    },
    {
      name: 'zod-in-services',
      severity: 'error',
      comment: 'a workflow bundle would grow by half with it',
      from: { path: '^(domain|entities|workflows|activities|graphql|web)/' },
      to: { path: 'node_modules/zod/' },
    },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js'] },
  },
};
