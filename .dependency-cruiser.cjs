// The dependency rule of ARCHITECTURE.md. `npm run verify` breaks on it.
const features =
  'referral-queue|procedure-slots|today|discharge-checklists|repeat-blocks|daily-list|clinic-setup|wall';
const areas = 'referrals|bookings|visits|discharge|series|people|interop|audit';
const spec = '\\.spec\\.ts$';
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    error(
      'domain-is-pure',
      'The clinic’s rules import only the clinic’s rules.',
      { path: '^src/domain', pathNot: spec },
      { pathNot: '^src/domain' },
    ),
    error(
      'contract-imports-domain-and-zod',
      'What travels between browser and server is zod over the domain’s types.',
      { path: '^src/contract', pathNot: spec },
      { pathNot: ['^src/contract', '^src/domain', '^node_modules/zod/'] },
    ),
    error(
      'contract-mini-stays-mini',
      'A contract the browser runs (*-mini.ts) is built on zod/mini alone, for the size.',
      { path: '^src/contract/.+-mini\\.ts$' },
      {
        dependencyTypesNot: ['type-only'],
        pathNot: ['^src/contract/.+-mini\\.ts$', '^src/domain', '^node_modules/zod/(v4/)?mini/'],
      },
    ),
    error(
      'app-not-server',
      'The browser knows the server only by its contract.',
      {
        path: ['^src/app', '^src/main\\.ts$'],
      },
      { path: '^src/server' },
    ),
    error(
      'server-not-app',
      'The server knows nothing of the screen.',
      { path: '^src/server' },
      {
        path: ['^src/app', '^src/main\\.ts$'],
      },
    ),
    error(
      'app-contract-types-only',
      'The app takes types from the contract; what it validates itself lives in *-mini.ts.',
      { path: '^src/app', pathNot: spec },
      {
        path: '^src/contract',
        pathNot: '^src/contract/.+-mini\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    error(
      'app-zod-mini',
      'Whole zod is too heavy for the browser: zod/mini.',
      { path: '^src/app', pathNot: spec },
      {
        path: '^node_modules/zod/',
        pathNot: '^node_modules/zod/(v4/)?mini/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    error(
      'feature-keeps-to-itself',
      'A feature imports itself, app/state, app/shared, contract and domain; what two features show lives in app/shared.',
      { path: `^src/app/(${features})/` },
      {
        path: '^src/',
        pathNot: ['^src/app/$1/', '^src/app/(state|shared)/', '^src/contract/', '^src/domain/'],
      },
    ),
    error(
      'shared-and-state-know-no-feature',
      'What everyone uses depends on nobody in particular.',
      { path: '^src/app/(shared|state)/' },
      { path: `^src/app/(shell|${features})/` },
    ),
    error(
      'server-area-keeps-to-itself',
      'A server area imports itself, server/db, server/http, contract, domain and packages.',
      { path: `^src/server/(${areas})/`, pathNot: spec },
      {
        path: '^src/',
        pathNot: ['^src/server/$1/', '^src/server/(db|http)/', '^src/contract/', '^src/domain/'],
      },
    ),
    error(
      'server-area-spec',
      'A spec may start the whole server, but reaches into no other area.',
      { path: `^src/server/(${areas})/.+${spec}` },
      { path: `^src/server/(${areas})/`, pathNot: '^src/server/$1/' },
    ),
    error(
      'no-tests-in-the-product',
      'What only specs use does not ship.',
      { path: '^src/', pathNot: [spec, '/testing/'] },
      { path: [spec, '^src/(server|app/[^/]+)/testing/'] },
    ),
    error(
      'no-circular',
      'Two files that need each other are one file or three.',
      {},
      { circular: true },
    ),
    error(
      'no-unresolvable',
      'An import that leads nowhere; a package of types alone has nothing to lead to.',
      {},
      { couldNotResolve: true, pathNot: '^@medplum/fhirtypes$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.app.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
