import { defineConfig, globalIgnores } from 'eslint/config';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import angular from 'angular-eslint';
import ngrx from '@ngrx/eslint-plugin';

const readsAClock = 'The domain is told the time (`now`); it never reads it.';

export default defineConfig(
  globalIgnores([
    'dist',
    'coverage',
    '.angular',
    '.cache',
    'test-results',
    'playwright-report',
    'node_modules',
    'data',
  ]),
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.app.json',
          'tsconfig.spec.json',
          'tsconfig.server.json',
          'tsconfig.server-spec.json',
          'tsconfig.e2e.json',
          'tsconfig.worker.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A file is talked about at 200 lines and split by 300.
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    // A clinic's data may hold any text: numbers and ids in a sentence are wanted, objects are not.
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      // A focused spec silences all others.
      'no-restricted-globals': ['error', 'fit', 'fdescribe'],
    },
  },
  {
    files: ['src/server/**/*.ts'],
    rules: {
      // Fastify takes async handlers and plugins whether or not they wait for something.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/app/**/*.ts'],
    extends: [angular.configs.tsRecommended, ngrx.configs.allTypeChecked],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!#domain/|\\./|\\.\\./)',
              message: 'The domain imports nothing from outside.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'localStorage',
        'fetch',
        'process',
        { name: 'Date', message: readsAClock },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Temporal', property: 'Now', message: readsAClock },
        {
          object: 'Math',
          property: 'random',
          message: 'The same facts must give the same answer.',
        },
      ],
    },
  },
  {
    // Playwright reads a fixture's needs from its first parameter, which must be a pattern.
    files: ['e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
);
