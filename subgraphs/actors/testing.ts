import type { Viewer } from "../../kit/request/viewer.js";
import type { openSubgraph } from "../../kit/testing/open-subgraph.js";

export type Hub = Awaited<ReturnType<typeof openSubgraph>>;

export const coordinator: Partial<Viewer> = { role: "COORDINATOR" };

export const actorOf = async (hub: Hub, slug: string): Promise<{ id: string; version: number }> =>
  (await hub.request("query ($slug: String!) { actor(slug: $slug) { id version } }", { slug })).actor;

/** A viewer with a key of this actor. */
export async function memberOf(hub: Hub, actorSlug: string): Promise<Partial<Viewer>> {
  const { id: actorId } = await actorOf(hub, actorSlug);
  return { role: "MEMBER", actorId, actorSlug, actorActive: true, keyId: `key of ${actorSlug}` };
}

/** An organisation number: nine digits and their check digit. */
export function orgNumberOf(nine: string): string {
  const sum = [...nine]
    .map((digit, i) => Number(digit) * (i % 2 ? 1 : 2))
    .reduce((total, n) => total + (n > 9 ? n - 9 : n), 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
