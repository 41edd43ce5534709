import eslint from '@eslint/js';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';

const FORBIDDEN_PATHS = 'common|shared|core|utils?|helpers?|manager|base';

/** A type is named by a noun. These end like a participle and are one; those are one and end otherwise. */
const NOUNS_IN_ED = ['Bed', 'Feed', 'Need', 'Seed', 'Speed'];
const OTHER_PARTICIPLES =
  'Begun|Chosen|Done|Drawn|Found|Given|Gone|Held|Kept|Known|Left|Lost|Made|Read|Said|Seen|Sent|Shown|Taken|Told|Written';
const PARTICIPLE = new RegExp(`^([A-Z][a-z]+ed|${OTHER_PARTICIPLES})$`);

/** Lines of comments that stay as they are: orders to tools, and rows of tables. */
const UNBROKEN = /eslint-|@ts-|\* \|/;

const EVERYWHERE = [
  {
    selector: 'Identifier[name="forwardRef"]',
    message: 'A cycle between modules is a missing port or message.',
  },
  {
    selector: 'Decorator[expression.callee.name="Global"]',
    message: 'Modules are not global.',
  },
  {
    selector: 'Identifier[name="ModuleRef"]',
    message: 'Dependencies come through the constructor.',
  },
  {
    selector: 'Decorator > CallExpression[callee.name="ValidateNested"]',
    message: 'A list passes for an object there, and nothing at all. Use ObjectOf or ListOf.',
  },
  { selector: 'ExportAllDeclaration', message: 'Name what a lib exports.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'docs/generated/**',
      '.hub/**',
      '.mutants/**',
      'coverage/**',
      // Runs in a browser, as it stands.
      'apps/console/src/assets/**',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'tools/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { unicorn },
    rules: {
      'unicorn/filename-case': ['error', { case: 'kebabCase' }],
      'max-lines': ['error', { max: 300 }],
      'max-params': ['error', 5],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // Nest modules and catalogue shapes are classes without members of their own.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Shapes are classes for their decorators' sake; data of that shape is as good as an
      // instance.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // The argument chooses Nest's untyped overload of EventPattern.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: false }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in config.ts alone.' },
      ],
      'no-restricted-syntax': ['error', ...EVERYWHERE],
    },
  },
  {
    files: ['**/domain/**/*.ts', '**/application/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      // It takes the place of the rule above, so it names those too.
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Time comes in through the Clock.',
        },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'Time comes in through the Clock.',
        },
        { selector: 'Identifier[name="randomUUID"]', message: 'Ids come in through Ids.' },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'The domain knows no chance.',
        },
      ],
    },
  },
  {
    files: ['libs/{contracts,internal-messages,messaging}/src/{index,messages,*/index}.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    // Nest's parameter decorators hand over interfaces that are erased.
    files: ['**/adapters/messaging/**/*.ts', '**/adapters/http/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['tools/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.ts'],
    plugins: {
      house: {
        rules: {
          'comment-width': {
            create: (context) => ({
              Program() {
                const { lines } = context.sourceCode;
                for (const { loc } of context.sourceCode.getAllComments())
                  for (let line = loc.start.line; line <= loc.end.line; line += 1) {
                    const text = lines[line - 1];
                    if (text.length > 100 && !UNBROKEN.test(text))
                      context.report({ loc: { line, column: 100 }, message: 'Wrap it at 100.' });
                  }
              },
            }),
          },
          'noun-types': {
            create: (context) => {
              const check = ({ id }) => {
                if (id && PARTICIPLE.test(id.name) && !NOUNS_IN_ED.includes(id.name))
                  context.report({
                    node: id,
                    message: 'A participle says what happened, not what it is: name it by a noun.',
                  });
              };
              return {
                ClassDeclaration: check,
                TSEnumDeclaration: check,
                TSInterfaceDeclaration: check,
                TSTypeAliasDeclaration: check,
              };
            },
          },
          'telling-paths': {
            create: (context) => ({
              Program(node) {
                const path = context.filename.slice(context.cwd.length);
                if (new RegExp(`(^|/)(${FORBIDDEN_PATHS})(/|\\.ts$)`).test(path)) {
                  context.report({ node, message: 'This name says nothing about what is inside.' });
                }
              },
            }),
          },
        },
      },
    },
  },
  // In contracts the name of a class is the name of a schema, which members see.
  { files: ['**/*.ts'], ignores: ['libs/contracts/**'], rules: { 'house/noun-types': 'error' } },
  { files: ['**/*.ts'], ignores: ['**/index.ts'], rules: { 'house/telling-paths': 'error' } },
  {
    files: ['**/*.ts'],
    // What is committed of them is stone.
    ignores: [
      '**/migrations/**',
      'libs/*/src/tables/*-[0-9].ts',
      'libs/timers/src/timer-tables.ts',
    ],
    rules: { 'house/comment-width': 'error' },
  },
);
