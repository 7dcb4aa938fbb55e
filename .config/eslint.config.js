import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
	globalIgnores(['dist', 'data', '.astro', 'node_modules', 'tests/.output']),
	js.configs.recommended,
	tseslint.configs.recommended,
	astro.configs['flat/recommended'],
	astro.configs['flat/jsx-a11y-recommended'],
	{
		rules: {
			'no-undef': 'off', // the type checker knows better
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-control-regex': 'off',
		},
	},
	{ files: ['**/*.astro'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
);
