import type { Peers } from "../../../kit/request/context.js";

/** Rows of other subgraphs are named by slug. */
export async function slugOfCenter(peers: Peers, id: string): Promise<string | null> {
  const { _entities } = await peers.query<{ _entities: ({ slug: string } | null)[] }>(
    "centers",
    "query ($centers: [_Any!]!) { _entities(representations: $centers) { ... on DigidelCenter { slug } } }",
    { centers: [{ __typename: "DigidelCenter", id }] },
  );
  return _entities[0]?.slug ?? null;
}
