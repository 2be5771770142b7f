import { defineConfig } from "vitest/config";

export default defineConfig({
  // Vite would load `graphql` twice, once as a module and once as CommonJS.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["{kit,subgraphs,gateway,scripts,tests}/**/*.test.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["reflect-metadata"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
