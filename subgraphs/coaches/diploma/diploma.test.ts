import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addCoach, addDiploma, coachWith, coordinator, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("a diploma", () => {
  test("is listed under its coach, latest first, with one statement for a page of coaches", async () => {
    const id = await addCoach(hub, { areaCodes: ["0114"] });
    await addDiploma(hub, "D-OWN", id);
    await addCoach(hub, { areaCodes: ["0114"] });
    const source =
      '{ coaches(filter: {municipality: ["0114"]}) { edges { node { diplomas { number verificationCode course { code } } } } } }';
    const { coaches } = await hub.request(source, {}, coordinator);
    expect(coaches.edges.map(({ node }: { node: { diplomas: object[] } }) => node.diplomas)).toEqual([
      [],
      [{ number: "D-OWN", verificationCode: "right-code", course: { code: "digital-coach" } }],
    ]);
    expect(hub.statements).toHaveLength(3);
    expect(await hub.entities("Diploma", [{ number: "D-OWN" }], "number", coachWith(id))).toEqual([
      { number: "D-OWN" },
    ]);
  });

  test("exists once for each coach and version of the course", async () => {
    const id = await addCoach(hub);
    await addDiploma(hub, "D-5", id);
    await expect(addDiploma(hub, "D-6", id)).rejects.toThrow(/unique/);
  });
});
