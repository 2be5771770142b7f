import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addCoach, addDiploma, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("verifyDiploma", () => {
  const verify = async (number: string, verificationCode: string) => {
    const source = `query ($number: String!, $verificationCode: String!) {
      verifyDiploma(number: $number, verificationCode: $verificationCode) { number course { code name } issuedAt valid holderName } }`;
    return (await hub.request(source, { number, verificationCode })).verifyDiploma;
  };

  test("answers number and code, with the name of a coach that consents to it", async () => {
    await addDiploma(hub, "D-1", await addCoach(hub, { publicName: "Coach Öst" }));
    await addDiploma(hub, "D-2", await addCoach(hub));
    const found = {
      number: "D-1",
      course: { code: "digital-coach", name: "Digital coach" },
      issuedAt: "2024-05-01T10:00:00.000Z",
      valid: true,
      holderName: "Coach Öst",
    };
    expect(await verify("D-1", "right-code")).toEqual(found);
    expect(await verify("D-2", "right-code")).toEqual({ ...found, number: "D-2", holderName: null });
  });

  test("says that a revoked diploma is not valid", async () => {
    await addDiploma(hub, "D-REVOKED", await addCoach(hub), { revokedAt: new Date() });
    expect(await verify("D-REVOKED", "right-code")).toMatchObject({ number: "D-REVOKED", valid: false });
  });

  test("is null for a wrong code or number", async () => {
    await addDiploma(hub, "D-3", await addCoach(hub));
    for (const [number, code] of [
      ["D-3", "wrong"],
      ["D-3", ""],
      ["D-3", "RIGHT-CODE"],
      ["D-4", "right-code"],
      ["", ""],
    ] as const) {
      expect(await verify(number, code)).toBeNull();
    }
  });
});
