// What a machine can find wrong in the source, with types: above all a promise or a query that nobody awaits.
// A rule is switched off only with its reason beside it. Layout is Prettier's, unused code is knip's.
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const databaseIsBehindTheStore = {
  group: ['drizzle-orm', 'drizzle-orm/*', 'better-sqlite3', 'pg'],
  message: 'Only server/store knows the database; ask its Records.',
};
const mailIsBehindSmtp = {
  group: ['nodemailer', 'nodemailer/*'],
  message: 'Only server/mail/smtp.ts speaks SMTP.',
};
const schemasStayOnTheServer = {
  group: ['zod', 'zod/*'],
  allowTypeImports: true,
  message: 'zod costs 93 kB gzip in a browser: import the types only.',
};
const contractIsTheGround = {
  group: ['**/server/**', '**/widget/**', '**/desk/**', '**/scripts/**'],
  message: 'contract/ imports nothing of ours.',
};

// The whole table is held by scripts/imports.test.ts; these say the costliest breaches while one types.
function forbid(...patterns) {
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

export default defineConfig(
  {
    ignores: [
      'dist/',
      'dist-*/',
      'self-host/',
      'releases/',
      'coverage/',
      '.data/',
      '.demo/',
      'examples/sites/',
      'node_modules/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.server.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A drizzle query is only a thenable: un-awaited it is never sent, and the default setting does not see it.
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      // `return promise` inside try leaves the try before it fails.
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // `!= null` is the one short way to say "neither null nor undefined".
      eqeqeq: ['error', 'always', { null: 'ignore' }],

      // A number, or a value that may be true or false, reads well in a sentence; objects stay forbidden.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // An async function that throws rejects; one that is not async and returns promises does both.
      '@typescript-eslint/require-await': 'off',
      // Fastify's handlers and plugins are async functions where its types say void.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // `() => next()` says what it means; the braces only hide it.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // noUncheckedIndexedAccess makes `!` the way to say "this index exists", where the line above has shown it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Our objects are plain, and the only classes are elements, whose listeners Lit binds.
      '@typescript-eslint/unbound-method': 'off',
      // Codes and texts are spread by code point, which is what we want.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `process.env['PATH']` says that a name comes from outside.
      '@typescript-eslint/dot-notation': 'off',
      // Overlaps with noUncheckedIndexedAccess's careful `?.` on values from outside, which types call impossible.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      ...forbid(databaseIsBehindTheStore, mailIsBehindSmtp),
    },
  },
  {
    files: ['contract/**/*.ts'],
    rules: forbid(databaseIsBehindTheStore, mailIsBehindSmtp, contractIsTheGround),
  },
  {
    files: ['widget/**/*.ts', 'desk/**/*.ts'],
    extends: [lit.configs['flat/recommended']],
    rules: forbid(databaseIsBehindTheStore, mailIsBehindSmtp, schemasStayOnTheServer),
  },
  { files: ['server/store/**/*.ts'], rules: forbid(mailIsBehindSmtp) },
  { files: ['server/mail/smtp.ts'], rules: forbid(databaseIsBehindTheStore) },
  {
    files: [
      '**/*.test.ts',
      '**/*.child.ts',
      '**/*.make.ts',
      '**/testing/**/*.ts',
      '{scripts,bench,tests,examples,migrations}/**/*.ts',
      '*.config.ts',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.child.ts', '**/testing/**/*.ts'],
    rules: {
      // What an answer from outside holds is exactly what a test's expectation is there to say.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
