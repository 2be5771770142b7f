import { type EnumTypeDefinitionNode, parse, printSchema } from "graphql";
import { buildSchema, Field, ObjectType, Query, Resolver } from "type-graphql";
import { describe, expect, test } from "vitest";
import { authChecker } from "../serving/authorization.js";
import * as activities from "./activities.js";
import * as actors from "./actors.js";
import * as centers from "./centers.js";
import * as coaches from "./coaches.js";
import { digcompAreas, digcompCodes, digcompOf } from "./digcomp.js";
import * as role from "./role.js";
import * as shared from "./shared.js";

const { ActorKind, defaultSector, RelationRole, Sector } = actors;
const { Topic } = shared;
const all = { ...role, ...actors, ...activities, ...centers, ...coaches, ...shared };
const enumerations = Object.entries(all).filter(([name]) => name !== "defaultSector");

@ObjectType()
class Sample {
  @Field(() => ActorKind)
  kind!: actors.ActorKind;
}

@Resolver()
class SampleQueries {
  @Query(() => Sample)
  sample(): Sample {
    return { kind: ActorKind.LIBRARY };
  }
}

describe("enumeration", () => {
  test("returns its values by name", () => {
    expect(ActorKind.LIBRARY).toBe("LIBRARY");
    expect(Object.values(RelationRole)).toContain("APPLICATION_CHANNEL");
  });

  test("is in a schema only where it is used, with every value described and its Swedish term", async () => {
    const schema = printSchema(await buildSchema({ resolvers: [SampleQueries], authChecker }));
    const printed = parse(schema).definitions.filter(({ kind }) => kind === "EnumTypeDefinition");
    expect(printed).toHaveLength(1);
    const { name, description, values = [] } = printed[0] as EnumTypeDefinitionNode;
    expect(name.value).toBe("ActorKind");
    expect(description?.value).toMatch(/\(.+\)\.$/);
    expect(values.map((value) => value.name.value).sort()).toEqual(Object.keys(ActorKind).sort());
    for (const value of values) expect(value.description?.value).toMatch(/\(.+\)\.$/);
  });

  test.each(enumerations)("%s is described in English and Swedish", async (name, values) => {
    @Resolver()
    class OneQuery {
      @Query(() => values, { nullable: true })
      one(): unknown {
        return null;
      }
    }
    const type = (await buildSchema({ resolvers: [OneQuery], authChecker })).getType(name)?.toConfig();
    expect(type?.description).toMatch(/\(.+\)\.$/);
    for (const value of Object.values((type as { values?: Record<string, { description?: string }> }).values ?? {})) {
      expect(value.description).toMatch(/\(.+\)\.$/);
    }
  });
});

test("every kind of actor has a sector", () => {
  expect(Object.keys(defaultSector).sort()).toEqual(Object.keys(ActorKind).sort());
  for (const sector of Object.values(defaultSector)) expect(Object.keys(Sector)).toContain(sector);
});

describe("DigComp", () => {
  test("has 21 competences in five areas, each under its own area", () => {
    expect(digcompCodes).toHaveLength(21);
    expect(new Set(digcompCodes).size).toBe(21);
    for (const [area, { competences }] of Object.entries(digcompAreas)) {
      for (const code of Object.keys(competences)) expect(code).toMatch(new RegExp(`^${area}\\.[1-6]$`));
    }
  });

  test("is given by topic, in known codes", () => {
    expect(Object.keys(digcompOf).sort()).toEqual(Object.keys(Topic).sort());
    for (const code of Object.values(digcompOf).flat()) expect(digcompCodes).toContain(code);
    expect(digcompOf.BANKID).toEqual(["2.3", "2.6", "4.2"]);
  });
});
