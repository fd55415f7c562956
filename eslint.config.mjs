// What a mistake in a script looks like before it runs. The style is that of the files themselves.

import js from "@eslint/js";
import globals from "globals";

const STATIC = "careerkit/theme/share/jupyter/voila/templates/careerkit/static";

export default [
  { ignores: ["**/.venv/**", "**/node_modules/**", "build/**", "dist/**"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "default-param-last": "error",
      "eqeqeq": "error",
      "no-duplicate-imports": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
      "no-template-curly-in-string": "error",
      "no-unused-private-class-members": "error",
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["careerkit/widgets/front_end/**/*.js", "careerkit/lab/**/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["careerkit/widgets/front_end/stub.js"],
    languageOptions: { globals: { VIEW: "readonly" } }, // kit.py writes the view's name there
  },
  {
    files: ["careerkit/widgets/front_end/site/service_worker.js"],
    languageOptions: { globals: { SITE: "readonly" } }, // careerkit/site/builder.py writes it there
  },
  {
    files: ["careerkit/site/*.mjs"],
    languageOptions: { globals: globals.node },
  },
  {
    files: [`${STATIC}/*.js`],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  {
    // Tests under Node, which give the modules a stand-in for a page.
    files: ["*.config.mjs", "tests/{lab,widgets}/**/*.js"],
    languageOptions: { globals: { ...globals.node, document: "readonly", window: "readonly" } },
  },
  {
    // What tests and measurements run in a page.
    files: ["tests/support/**/*.js", "benchmarks/**/*.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
];
