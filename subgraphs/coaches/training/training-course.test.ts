import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("trainingCourse", () => {
  test("has the four steps of the digital staircase, questions and further help as modules", async () => {
    const { trainingCourse } = await hub.request(
      '{ trainingCourse(code: "digital-coach") { code name version url sourceNote modules { code title { sv en } staircaseStep } } }',
    );
    expect(trainingCourse).toMatchObject({ code: "digital-coach", name: "Digital coach", version: "2024" });
    expect(trainingCourse.sourceNote).toContain("names no version");
    const steps = trainingCourse.modules.map(({ staircaseStep }: { staircaseStep: string }) => staircaseStep);
    expect(steps).toEqual(["MOTIVATION", "ACCESS", "USE", "SKILLS", null, null]);
    expect(trainingCourse.modules[1].title).toEqual({
      sv: "Tillgång: att ha det som behövs",
      en: "Access: having what it takes",
    });
  });

  test("is null for an unknown code", async () => {
    expect(await hub.request('{ trainingCourse(code: "x") { code } }')).toEqual({ trainingCourse: null });
  });
});
