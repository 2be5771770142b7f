import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Vite would load `graphql` twice, once as a module and once as CommonJS.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["{kit,subgraphs,gateway,scripts,tests}/**/*.test.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["reflect-metadata"],
    // Files of one worker share the modules that they import: half of the time went into importing them anew. A test leaves
    // nothing behind in them, see docs/TESTING.md.
    pool: "threads",
    isolate: false,
    // One more than the two cores of the smallest machine: tests also wait, for processes and timers.
    maxWorkers: Math.max(3, availableParallelism()),
    // No test takes half a minute on a machine that does nothing else; a busy one may need several times as long.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
