import { defineConfig } from "eslint/config";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The rooms of each floor, lowest first: a room imports from those before it, never from those after it. */
const ROOMS = {
  kit: [
    "program",
    "vocabulary",
    "request",
    "graphql",
    "sweden",
    "sql",
    "subgraph",
    "database",
    "writing",
    "serving",
    "testing",
  ],
  gateway: ["http", "authentication", "limits", "planning", "live", "query-page"],
  "subgraphs/actors": ["borrowed", "place", "actor", "rules", "keys", "membership", "audit", "figures", "seed"],
  "subgraphs/events": ["borrowed", "campaign", "event", "report", "lifecycle", "co-organizing", "demo"],
  "subgraphs/centers": ["borrowed", "hours", "center", "submission", "help", "grant", "import", "demo"],
  "subgraphs/coaches": ["borrowed", "coach", "training", "diploma", "request", "match"],
};
const upwards = Object.entries(ROOMS).flatMap(([floor, rooms]) =>
  rooms.slice(0, -1).map((room, i) => ({
    target: `./${floor}/${room}`,
    from: rooms.slice(i + 1).map((higher) => `./${floor}/${higher}`),
    message: `In ${floor}/, the rooms stand in this order: ${rooms.join(", ")}. ${room} imports from those before it.`,
  })),
);

/** A room never imports the files at the root of its floor, which put the rooms together; in kit/ these are the lowest of all. */
const roots = [
  ...Object.entries(ROOMS)
    .filter(([floor]) => floor !== "kit")
    .map(([floor, rooms]) => ({
      target: rooms.map((room) => `./${floor}/${room}`),
      from: `./${floor}/*.ts`,
      message: `The files at the root of ${floor}/ put its rooms together: a room does not import them.`,
    })),
  {
    target: "./kit/*.ts",
    from: ROOMS.kit.map((room) => `./kit/${room}`),
    message: "The files at the root of kit/ import no room.",
  },
];

const SUBGRAPHS = ["actors", "events", "centers", "coaches"];
const floors = [
  {
    target: "./kit",
    from: ["./subgraphs", "./gateway", "./scripts", "./tests", "./operations", "./bench"],
    message: "kit/ imports nothing but itself.",
  },
  ...SUBGRAPHS.map((name) => ({
    target: `./subgraphs/${name}`,
    from: [
      "./gateway",
      "./scripts",
      "./tests",
      "./operations",
      "./bench",
      "./subgraphs/index.ts",
      ...SUBGRAPHS.filter((other) => other !== name).map((other) => `./subgraphs/${other}`),
    ],
    message: "A subgraph imports only kit/ and itself.",
  })),
  {
    target: "./gateway/!(embedded).ts",
    from: ["./subgraphs", "./scripts", "./tests", "./operations", "./bench"],
    message: "gateway/ imports only kit/; embedded.ts alone imports the subgraphs.",
  },
  {
    target: Object.values(ROOMS.gateway).map((room) => `./gateway/${room}`),
    from: ["./subgraphs", "./scripts", "./tests", "./operations", "./bench"],
    message: "gateway/ imports only kit/; embedded.ts alone imports the subgraphs.",
  },
];

export default defineConfig(
  { ignores: ["node_modules/", ".data/", "operations/generated/"] },
  tseslint.configs.recommended,
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensionAlias: { ".js": [".ts", ".js"] } })],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ["eslint.config.js", "kit/program/typescript.mjs", "bench/peers/foreign/*.mjs"],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-duplicates": ["error", { "prefer-inline": true }],
      "import-x/order": [
        "error",
        {
          groups: ["builtin", "external", "parent", "sibling"],
          alphabetize: { order: "asc", orderImportKind: "asc" },
          "newlines-between": "never",
        },
      ],
      "import-x/no-restricted-paths": ["error", { zones: [...floors, ...upwards, ...roots] }],
      "max-lines": ["error", 250],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only kit/program/config.ts reads the environment." },
      ],
    },
  },
  // Tests read results of every shape, and a test of a room may use the whole project.
  {
    files: ["**/*.test.ts", "tests/**/*.ts", "kit/testing/*.ts", "subgraphs/**/testing.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "import-x/no-restricted-paths": "off",
      "max-lines": ["error", 300],
    },
  },
  { files: ["kit/program/config.ts"], rules: { "no-restricted-properties": "off" } },
);
