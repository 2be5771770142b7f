import { StaleVersion } from "../graphql/errors.js";

/** Refuses a change that was made on another version than the present one, where the caller says on which. */
export const refuseOtherVersion = (
  { version }: { version: number },
  expectedVersion: number | null | undefined,
): StaleVersion | null =>
  expectedVersion == null || expectedVersion === version ? null : new StaleVersion(version);
