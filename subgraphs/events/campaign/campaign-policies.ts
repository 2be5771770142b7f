import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

const write = "hub_is('COORDINATOR')";

/** Campaigns, their series and their goals are public; the coordinator writes them. */
export const campaignPolicies: RowPolicy[] = [
  { table: "campaign", write },
  { table: "campaign_series", write },
  { table: "goal", write },
  // Only the functions that keep the tallies write these.
  { table: "counted_event", write: "false" },
  { table: "end_tally", write: "false" },
  { table: "campaign_tally", write: "false" },
];
