import type { Announcement } from "../../../kit/subgraph/subgraph.js";

interface SuspensionChange {
  actor: string;
  suspended: boolean;
}

const RECORD_SUSPENSION =
  "mutation ($actor: String!, $suspended: Boolean!) { recordSuspension(actor: $actor, suspended: $suspended) }";

/** Takes to `events` which actors are suspended, and which no longer. A trigger of `actor` adds it: functions/announce_suspension.sql. */
export const suspensionAnnouncement: Announcement = {
  topic: "suspension",
  async deliver(peers, payloads) {
    for (const { actor, suspended } of payloads as SuspensionChange[]) {
      // A few activities at a time, until there are no more.
      for (let changed = 1; changed > 0;) {
        const answer = await peers.query<{ recordSuspension: number }>("events", RECORD_SUSPENSION, {
          actor,
          suspended,
        });
        changed = answer.recordSuspension;
      }
    }
  },
};
