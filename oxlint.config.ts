import { defineConfig, type OxlintOverride } from 'oxlint';
import { areaOverrides } from '#lib/checks/lint/area-rules.ts';
import { layerOverrides, noChildProcess } from '#lib/checks/lint/layer-rules.ts';

/** Files whose default export is required by a tool or by Next.js. */
const defaultExports: OxlintOverride = {
  files: [
    '*.config.{ts,js}',
    'lib/checks/browser-setup.ts',
    'app/**/{page,layout,error,global-error,loading,not-found,template,icon,manifest}.tsx',
    'app/**/manifest.ts',
  ],
  rules: { 'import/no-default-export': 'off' },
};

/** Programs that print to a terminal. */
const terminalPrograms: OxlintOverride = {
  files: ['lib/{launch,checks,simulators}/**', 'e2e/**'],
  rules: { 'no-console': 'off' },
};

/** The rest of lib/ has this pattern in its layers. */
const noProcesses: OxlintOverride = {
  files: ['lib/{launch,checks,simulators}/**/*.test.ts', 'e2e/**'],
  excludeFiles: ['e2e/fixtures/{layers/**,processes/*.fixture.ts}'],
  rules: { 'no-restricted-imports': ['error', { patterns: [noChildProcess] }] },
};

/** Ids in URLs need more than encoding, which leaves `..` unchanged. */
const addresses: OxlintOverride = {
  files: ['lib/{client,api,upstream-http,ordering,pos,sync}/**'],
  excludeFiles: ['**/*.test.{ts,tsx}', 'lib/upstream-http/upstream-message.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      { name: 'encodeURIComponent', message: 'Use pathSegment or apiPath for a path, URLSearchParams for a query.' },
    ],
  },
};

/** Vitest's asymmetric matchers and third-party JSON are `any`. */
const tests: OxlintOverride = {
  files: ['**/*.test.{ts,tsx}', '**/*.spec.ts'],
  rules: { 'typescript/no-unsafe-assignment': 'off', 'typescript/no-unsafe-return': 'off' },
};

/** These only run on machines that have the data. */
const realInput: OxlintOverride = {
  files: ['e2e/real-input/**'],
  rules: { 'vitest/no-conditional-tests': 'off', 'vitest/no-disabled-tests': 'off', 'vitest/valid-title': 'off' },
};

const lengths: OxlintOverride = {
  // Tests grow with their cases, message tables with their entries.
  files: ['**/*.test.{ts,tsx}', '**/*.spec.ts', 'lib/messages/{en,ja}/*.ts'],
  rules: { 'max-lines': 'off' },
};

/** Plain JavaScript, because it runs before anything is installed; type-based rules don't apply. */
const plainScripts: OxlintOverride = {
  files: ['**/*.js'],
  rules: {
    'typescript/no-unsafe-argument': 'off',
    'typescript/no-unsafe-assignment': 'off',
    'typescript/no-unsafe-call': 'off',
    'typescript/no-unsafe-member-access': 'off',
    'typescript/no-unsafe-return': 'off',
  },
};

/** Declares our messages to use-intl: module augmentation requires an empty import and an interface. */
const augmentation: OxlintOverride = {
  files: ['lib/messages/messages.ts'],
  rules: {
    'import/no-empty-named-blocks': 'off',
    'typescript/consistent-type-definitions': 'off',
    'unicorn/require-module-specifiers': 'off',
  },
};

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'nextjs', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['lib/db/generated/**', '.next/**', 'next-env.d.ts', 'e2e/fixtures/layers/**'],
  settings: { vitest: { typecheck: false } },
  rules: {
    // House style
    eqeqeq: 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'import/no-duplicates': 'error',
    // fast-check is used as `fc.string()`.
    'import/no-named-as-default-member': 'off',
    // zod must be configured before any schema is created, so this import has only side effects.
    'import/no-unassigned-import': [
      'error',
      { allow: ['**/*.css', '@fontsource-variable/*', '**/zod-without-eval.ts'] },
    ],
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'no-console': 'error',
    'no-else-return': 'error',
    'no-param-reassign': 'error',
    'no-useless-return': 'error',
    'no-var': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    'object-shorthand': 'error',
    'prefer-const': 'error',
    'prefer-template': 'error',
    'typescript/array-type': 'error',
    'typescript/consistent-type-definitions': ['error', 'type'],
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-import-type-side-effects': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-require-imports': 'error',
    'react/no-unstable-nested-components': ['error', { allowAsProps: true }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/throw-new-error': 'error',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],

    // Promises and types
    'typescript/no-deprecated': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    'typescript/prefer-promise-reject-errors': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }],
    'typescript/return-await': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

    // Not useful here: we use the new JSX transform; tsc reports these itself; helpers stay next to their test; a message is
    // named `then`
    'react/react-in-jsx-scope': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'promise/always-return': 'off',
    'promise/no-promise-in-callback': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-thenable': 'off',
    'vitest/expect-expect': 'off',

    // Not useful here: our objects are closures whose functions don't use `this`; Mantine chooses the tags; the React Compiler
    // can't be used with TanStack Table and Virtual
    'typescript/unbound-method': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'react/exhaustive-effect-dependencies': 'off',
    'react/incompatible-library': 'off',
    'react/purity': 'off',
    'react/refs': 'off',
  },
  overrides: [
    ...layerOverrides,
    ...areaOverrides,
    defaultExports,
    terminalPrograms,
    noProcesses,
    addresses,
    lengths,
    tests,
    realInput,
    plainScripts,
    augmentation,
  ],
});
