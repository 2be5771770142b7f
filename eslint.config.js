import tseslint from "typescript-eslint";

const away = (regex, message) => ({ "no-restricted-imports": ["error", { patterns: [{ regex, message }] }] });

export default tseslint.config(
  { ignores: ["node_modules/", ".data/", "operations/generated/"] },
  ...tseslint.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only kit/program/config.ts reads the environment." },
      ],
    },
  },
  // Tests look into answers of every shape.
  {
    files: ["**/*.test.ts", "tests/*.ts", "kit/testing/open-subgraph.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  { files: ["kit/program/config.ts"], rules: { "no-restricted-properties": "off" } },

  // Direction: npm <- kit <- subgraphs/<x> <- subgraphs/index.ts <- gateway/embedded.ts, scripts, tests.
  {
    files: ["kit/**/*.ts"],
    rules: away("^(\\.\\./)+(subgraphs|gateway|scripts|tests|operations)", "kit/ knows nobody."),
  },
  {
    files: ["subgraphs/*/**/*.ts"],
    rules: away("^\\.\\./(?!(\\.\\./)*kit/)(?!\\.\\./kit/)", "A subgraph imports only kit/ and itself."),
  },
  {
    files: ["gateway/**/*.ts"],
    ignores: ["gateway/embedded.ts", "gateway/**/*.test.ts"],
    rules: away("^\\.\\./(?!kit/)", "gateway/ imports only kit/; embedded.ts alone knows the subgraphs."),
  },
);
