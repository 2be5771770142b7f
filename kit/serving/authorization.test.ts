import { readFile } from "node:fs/promises";
import { printSubgraphSchema } from "@apollo/subgraph";
import { getDirective } from "@graphql-tools/utils";
import { buildSchema } from "graphql";
import { Authorized, Query, Resolver } from "type-graphql";
import { describe, expect, test } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { createSchema } from "./create-schema.js";

@Resolver()
class Guarded {
  @Authorized()
  @Query(() => String)
  forAnyLogin(): string {
    return "";
  }

  @Authorized("MEMBER", "COORDINATOR")
  @Query(() => String)
  forTwoRoles(): string {
    return "";
  }

  @Query(() => String)
  forEverybody(): string {
    return "";
  }
}

describe("declareRoles", () => {
  test("adds each directive once to the schema of the subgraph", async () => {
    const sdl = printSubgraphSchema(await createSchema({ ...actors, resolvers: [Guarded] }));
    expect(sdl).toContain("forAnyLogin: String @authenticated\n");
    expect(sdl).toContain('forTwoRoles: String @requiresScopes(scopes: [["role:MEMBER"], ["role:COORDINATOR"]])\n');
    expect(sdl).toContain("forEverybody: String\n");
  });

  test("reaches the supergraph for every mutation but those for anybody and for the hub itself", async () => {
    const sdl = await readFile(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8");
    const supergraph = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
    const open = Object.values(supergraph.getMutationType()!.getFields())
      .filter((field) => !getDirective(supergraph, field, "requiresScopes"))
      .filter((field) => !getDirective(supergraph, field, "inaccessible"))
      .map(({ name }) => name);
    const FOR_ANYBODY = ["applyForMembership", "withdrawMembershipApplication", "registerCoach"];
    expect(open.filter((name) => !FOR_ANYBODY.includes(name))).toEqual([]);
  });
});
