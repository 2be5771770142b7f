// Loaded before each program of package.json: JavaScript that an older Node runs too, to say what is missing.
import * as nodeModule from "node:module";

if (!("AsyncDisposableStack" in globalThis)) {
  end(
    `This needs Node 24, not ${process.version}. Install it; or run "npm ci" without --omit=dev and --ignore-scripts, which brings one for "npm start" and the other npm scripts.`,
  );
}
// What V8 has compiled once is kept for the next start, as tsx keeps what it has made JavaScript of.
nodeModule.enableCompileCache?.();
try {
  await import("tsx");
  // The first file to be compiled.
  await import("./run.ts");
} catch (error) {
  end(
    `The packages are not complete (${error.message.split("\n")[0]}). Run "npm ci", without --omit=optional and --ignore-scripts.`,
  );
}

function end(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
