import { expect, test } from "vitest";
import { createStartError } from "./binaries.js";

test.each([
  [
    "initdb: error while loading shared libraries: libicuuc.so.60: cannot open shared object file: No such file",
    /libraries of its package are missing .*libicuuc.so.60.*"npm rebuild"/,
  ],
  ["dyld[1]: Library not loaded: @loader_path/../lib/libpq.5.dylib", /are missing .*libpq.5.dylib.*"npm rebuild"/],
  ["unshare: unshare failed: Operation not permitted", /does not run as root, and "unshare" is missing/],
  ["LOG:  starting\nFATAL:  could not map anonymous shared memory", /does not start: could not map anonymous shared/],
  ['initdb: error: could not write to file "x": No space left on device', /does not start: .*No space left on device/],
])("createStartError says what is the matter: %s", (output, expected) => {
  expect(createStartError(output).message).toMatch(expected);
});
