import { sql } from "kysely";
import { Arg, Ctx, Directive, Int, Mutation, Resolver } from "type-graphql";
import { forbidden } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";

@Resolver()
export class RecordAudit {
  @Directive("@inaccessible")
  @Mutation(() => Int, {
    description: "Adds entries of a subgraph's audit to the audit log, each once, however often it is sent.",
  })
  async recordAudit(
    @Arg("subgraph", () => String, { description: "Which subgraph." }) subgraph: string,
    @Arg("entries", () => String, { description: "Rows of its table `audit_entry`, as a JSON list." }) entries: string,
    @Ctx() { db, internal }: Context,
  ): Promise<number> {
    if (!internal) throw forbidden();
    const { numAffectedRows } = await sql`
      insert into audit_log
      select (jsonb_populate_record(null::audit_log, row || jsonb_build_object('subgraph', ${subgraph}::text))).*
      from jsonb_array_elements(${entries}::jsonb) as row on conflict do nothing`.execute(db);
    return Number(numAffectedRows);
  }
}
