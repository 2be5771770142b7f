import type { MikroORM } from "@mikro-orm/postgresql";
import { UserError } from "../../kit/graphql/errors.js";
import { createApiKey, type NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";

/** A new API key, as `npm run key` makes it; `actors` is open as a program at the machine opens it. */
export async function issueKey(actors: MikroORM, input: NewApiKey): Promise<string> {
  const issued = await actors.em.fork().transactional((em) => createApiKey(em, input));
  if (issued instanceof UserError) throw new Error(issued.messages.en);
  return issued.key;
}
