import { beforeAll, afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../kit/request/viewer.js";
import { municipalities } from "../../kit/sweden/sweden.js";
import { callerAs, openSubgraph } from "../../kit/testing/open-subgraph.js";
import { Coach } from "./coach/coach.js";
import { Diploma } from "./diploma/diploma.js";
import { CoachRequest } from "./request/coach-request.js";
import { coaches } from "./subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
const member = (actorSlug: string): Partial<Viewer> => ({ role: "MEMBER", actorId: crypto.randomUUID(), actorSlug });
const itself = (coachId: string): Partial<Viewer> => ({ role: "COACH", coachId });
const strangers = [
  {},
  member("ssc"),
  { role: "MUNICIPALITY", municipalityCode: "2082" },
  itself(crypto.randomUUID()),
  { role: "DASHBOARD" },
  { role: "ADMIN" },
] as Partial<Viewer>[];

/** Minutes from the beginning of 2024, one more for each row, so that the order is known. */
let minute = 0;
const nextMinute = () => new Date(Date.UTC(2024, 0, 1, 0, minute++));

async function addCoach(coach: Partial<Coach> = {}) {
  const row = {
    id: crypto.randomUUID(),
    kind: "INDIVIDUAL",
    languages: ["sv"],
    topics: ["BANKID"],
    digcomp: ["2.3"],
    modes: ["LOCAL_MEETING_PLACE"],
    areaCodes: ["2082"],
    yearRound: true,
    themeDays: [],
    status: "TRAINED",
    level: "TRAINED",
    createdAt: nextMinute(),
    lastActiveAt: nextMinute(),
    ...coach,
  } as const;
  await hub.orm.em.fork().insert(Coach, row as never);
  return row.id;
}

async function addRequest(request: Partial<CoachRequest> = {}) {
  const row = {
    id: crypto.randomUUID(),
    requesterSlug: "saters-kommun",
    municipalityCode: "2082",
    mode: "PHONE",
    languages: ["sv"],
    topics: ["BANKID"],
    start: new Date("2024-11-15T09:00:00Z"),
    end: new Date("2024-11-15T12:00:00Z"),
    coachesNeeded: 2,
    status: "OPEN",
    createdAt: nextMinute(),
    ...request,
  } as const;
  await hub.orm.em.fork().insert(CoachRequest, row as never);
  return row.id;
}

async function addDiploma(number: string, coachId: string, diploma: Partial<Diploma> = {}) {
  await hub.orm.em.fork().insert(Diploma, {
    number,
    coachId,
    courseCode: "digital-coach",
    courseVersion: "2024",
    issuedAt: new Date("2024-05-01T10:00:00Z"),
    verificationCode: "right-code",
    ...diploma,
  } as never);
}

interface Answer {
  coaches: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string } }[] };
}

const codeOf = async (source: string, viewer?: Partial<Viewer>) =>
  (await hub.answer(source, {}, callerAs(viewer))).errors?.[0]?.extensions.code;

describe("a coach", () => {
  test("is seen by the coordinator and itself", async () => {
    const id = await addCoach({
      publicName: "Coach Åäö",
      themeDays: ["2024-11-15", "2024-11-16"],
      digcomp: ["2.3"],
      maxTravelKm: 20,
    });
    const source = `query ($id: ID!) { coach(id: $id) {
      id kind publicName languages topics digcomp modes areas { code } maxTravelKm yearRound themeDays status level organisation { slug } createdAt } }`;
    const { coach } = await hub.ask(source, { id }, coordinator);
    expect(coach).toMatchObject({
      id,
      kind: "INDIVIDUAL",
      publicName: "Coach Åäö",
      languages: ["sv"],
      topics: ["BANKID"],
      digcomp: ["2.3"],
      modes: ["LOCAL_MEETING_PLACE"],
      areas: [{ code: "2082" }],
      maxTravelKm: 20,
      yearRound: true,
      themeDays: ["2024-11-15", "2024-11-16"],
      status: "TRAINED",
      level: "TRAINED",
      organisation: null,
    });
    expect(await hub.ask(source, { id }, itself(id))).toEqual({ coach });
    expect(await hub.entities("Coach", [{ id }], "publicName", itself(id))).toEqual([{ publicName: "Coach Åäö" }]);
  });

  test("is not there for strangers, nor through other subgraphs", async () => {
    const id = await addCoach({ kind: "ORGANISATION", organisationSlug: "lo" });
    await addDiploma("D-HIDDEN", id);
    for (const stranger of strangers) {
      expect(await hub.ask("query ($id: ID!) { coach(id: $id) { id } }", { id }, stranger)).toEqual({ coach: null });
      expect(await hub.entities("Coach", [{ id }], "id", stranger)).toEqual([null]);
      expect(await hub.entities("Diploma", [{ number: "D-HIDDEN" }], "verificationCode", stranger)).toEqual([null]);
      expect(await hub.entities("Actor", [{ slug: "lo" }], "organisationCoach { id }", stranger)).toEqual([
        { organisationCoach: null },
      ]);
    }
    expect(await codeOf("{ coaches { totalCount } }")).toBe("UNAUTHENTICATED");
    for (const stranger of strangers.slice(1))
      expect(await codeOf("{ coaches { totalCount } }", stranger)).toBe("FORBIDDEN");
  });

  test("that is an organisation is seen by it", async () => {
    const id = await addCoach({ kind: "ORGANISATION", organisationSlug: "iva" });
    const fields = "organisationCoach { id organisation { slug } }";
    for (const viewer of [member("iva"), coordinator]) {
      expect(await hub.entities("Actor", [{ slug: "iva" }], fields, viewer)).toEqual([
        { organisationCoach: { id, organisation: { slug: "iva" } } },
      ]);
    }
  });

  test("is not there when the id is no UUID", async () => {
    expect(await hub.ask('{ coach(id: "1 or 1=1") { id } }', {}, coordinator)).toEqual({ coach: null });
  });

  test("has diplomas, read at once for a page of coaches", async () => {
    const id = await addCoach({ areaCodes: ["0114"] });
    await addDiploma("D-OWN", id);
    await addCoach({ areaCodes: ["0114"] });
    const source =
      '{ coaches(filter: {municipality: ["0114"]}) { edges { node { diplomas { number verificationCode course { code } } } } } }';
    const { coaches } = await hub.ask(source, {}, coordinator);
    expect(coaches.edges.map(({ node }: { node: Coach }) => node.diplomas)).toEqual([
      [],
      [{ number: "D-OWN", verificationCode: "right-code", course: { code: "digital-coach" } }],
    ]);
    expect(hub.statements).toHaveLength(3);
    expect(await hub.entities("Diploma", [{ number: "D-OWN" }], "number", itself(id))).toEqual([{ number: "D-OWN" }]);
  });
});

describe("the list of coaches", () => {
  const ids: string[] = [];
  beforeAll(async () => {
    const status = ["REGISTERED", "TRAINED", "PAUSED"] as const;
    for (let i = 0; i < 12; i++) {
      ids.unshift(
        await addCoach({
          areaCodes: ["1480", i % 2 ? "1481" : "1482"],
          languages: i % 3 ? ["sv"] : ["sv", "so"],
          status: status[i % 3]!,
          topics: i % 4 ? ["APPS"] : ["APPS", "AI"],
          modes: i % 2 ? ["PHONE"] : ["ONLINE", "PHONE"],
        }),
      );
    }
  });

  const walk = async (filter: Record<string, unknown>, first: number) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const source = `query ($filter: CoachFilter, $first: Int, $after: String) {
        coaches(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
      const { coaches }: Answer = await hub.ask(source, { filter, first, after }, coordinator);
      found.push(...coaches.edges.map(({ node }) => node.id));
      after = coaches.pageInfo.hasNextPage ? coaches.pageInfo.endCursor : null;
    } while (after);
    return found;
  };

  test("is walked page by page, last registered first", async () => {
    expect(await walk({ municipality: ["1480"] }, 5)).toEqual(ids);
    expect(await walk({}, 7)).toEqual(await walk({}, 100));
  });

  test.each([
    [{ municipality: ["1481"] }, 6],
    [{ municipality: ["1481", "1482"] }, 12],
    [{ municipality: ["1480"], status: ["REGISTERED"] }, 4],
    [{ municipality: ["1480"], status: ["REGISTERED", "PAUSED"] }, 8],
    [{ municipality: ["1480"], language: ["so"] }, 4],
    [{ municipality: ["1480"], topic: ["AI"] }, 3],
    [{ municipality: ["1480"], mode: ["ONLINE"] }, 6],
    [{ municipality: ["1480"], mode: ["ONLINE"], language: ["so"], topic: ["AI"] }, 1],
    [{ municipality: ["9999"] }, 0],
  ])("filters by %j", async (filter, count) => {
    const { coaches } = await hub.ask(
      "query ($filter: CoachFilter) { coaches(filter: $filter) { totalCount totalCountIsExact } }",
      { filter },
      coordinator,
    );
    expect(coaches).toEqual({ totalCount: count, totalCountIsExact: true });
    expect((await walk(filter, 2)).length).toBe(count);
  });

  test("refuses pages that are too long and cursors of other lists", async () => {
    expect(
      (await hub.answer("{ coaches(first: 101) { totalCount } }", {}, callerAs(coordinator))).errors,
    ).toBeDefined();
    expect(await codeOf('{ coaches(after: "bm9uc2Vuc2U") { edges { cursor } } }', coordinator)).toBe("BAD_USER_INPUT");
  });
});

describe("the number of coaches", () => {
  const counts = (codes: string[]) =>
    hub.entities(
      "Municipality",
      codes.map((code) => ({ code })),
      "code coachCount",
    );

  test("is hidden below five, and leaves out those who do not help", async () => {
    for (let i = 0; i < 4; i++) await addCoach({ areaCodes: ["2510", "2513"] });
    await addCoach({ areaCodes: ["2510"], status: "ACTIVE" });
    for (const status of ["REGISTERED", "IN_TRAINING", "PAUSED", "LEFT", "ERASED"] as const)
      await addCoach({ areaCodes: ["2513"], status });
    expect(await counts(["2513", "2510", "2514"])).toEqual([
      { code: "2513", coachCount: null },
      { code: "2510", coachCount: 5 },
      { code: "2514", coachCount: null },
    ]);
    expect(hub.statements).toHaveLength(1);
  });

  test("of a county counts each coach once, in steps of five", async () => {
    for (let i = 0; i < 3; i++) await addCoach({ areaCodes: ["2514"] });
    expect(await hub.entities("County", [{ code: "25" }, { code: "23" }], "code coachCount")).toEqual([
      { code: "25", coachCount: 5 },
      { code: "23", coachCount: null },
    ]);
    expect(hub.statements).toHaveLength(1);
  });
});

describe("a request for coaches", () => {
  const event = { id: "0199d7a0-0000-7000-8000-000000000001" };
  const fields =
    "coachRequests { totalCount edges { node { id requester { slug } event { id } center { slug } municipality { code } start end coachesNeeded status } } }";
  let own: string;
  beforeAll(async () => {
    own = await addRequest({
      requesterSlug: "motala-kommun",
      municipalityCode: "0583",
      eventId: event.id,
      centerSlug: "digidelcenter-motala",
    });
    await addRequest({
      requesterSlug: "kb",
      municipalityCode: "0583",
      eventId: event.id,
      status: "PARTLY_MATCHED",
      start: new Date("2024-11-15T08:00:00Z"),
    });
    await addRequest({ requesterSlug: "kb", municipalityCode: "0583", status: "FILLED" });
  });

  test("is seen by its requester and the coordinator, by nobody else", async () => {
    const source = "query ($id: ID!) { coachRequest(id: $id) { id } }";
    for (const viewer of [member("motala-kommun"), coordinator]) {
      expect(await hub.ask(source, { id: own }, viewer)).toEqual({ coachRequest: { id: own } });
      expect(await hub.entities("CoachRequest", [{ id: own }], "id", viewer)).toEqual([{ id: own }]);
    }
    for (const stranger of strangers) {
      expect(await hub.ask(source, { id: own }, stranger)).toEqual({ coachRequest: null });
      expect(await hub.entities("CoachRequest", [{ id: own }], "id", stranger)).toEqual([null]);
    }
  });

  test("stands below its actor, activity and centre, each read at once", async () => {
    const parents = [
      ["Actor", { slug: "motala-kommun" }, { slug: "kb" }],
      ["Event", event, { id: "0199d7a0-0000-7000-8000-000000000002" }],
      ["DigidelCenter", { slug: "digidelcenter-motala" }, { slug: "digidelcenter-sater" }],
    ] as const;
    for (const [type, parent, other] of parents) {
      const [mine, others] = await hub.entities(type, [parent, other], fields, member("motala-kommun"));
      const node = {
        id: own,
        requester: { slug: "motala-kommun" },
        event,
        center: { slug: "digidelcenter-motala" },
        municipality: { code: "0583" },
        start: "2024-11-15T09:00:00.000Z",
        end: "2024-11-15T12:00:00.000Z",
        coachesNeeded: 2,
        status: "OPEN",
      };
      expect(mine).toEqual({ coachRequests: { totalCount: 1, edges: [{ node }] } });
      expect(others).toEqual({ coachRequests: { totalCount: 0, edges: [] } });
      expect(hub.statements).toHaveLength(2);
      for (const stranger of strangers) {
        expect(await hub.entities(type, [parent], fields, stranger)).toEqual([
          { coachRequests: { totalCount: 0, edges: [] } },
        ]);
      }
    }
  });

  test("shows the coordinator all, soonest first", async () => {
    const [found] = await hub.entities(
      "Event",
      [event],
      "coachRequests { edges { node { requester { slug } } } } coachesConfirmed",
      coordinator,
    );
    expect(found).toEqual({
      coachRequests: {
        edges: [{ node: { requester: { slug: "kb" } } }, { node: { requester: { slug: "motala-kommun" } } }],
      },
      coachesConfirmed: 0,
    });
  });

  test("is counted for anyone while it lacks coaches", async () => {
    expect(await hub.entities("Municipality", [{ code: "0583" }, { code: "0580" }], "openRequests")).toEqual([
      { openRequests: 2 },
      { openRequests: 0 },
    ]);
    expect(hub.statements).toHaveLength(1);
    expect(await hub.entities("County", [{ code: "05" }], "openRequests")).toEqual([{ openRequests: 2 }]);
  });
});

describe("the course", () => {
  test("has the four steps of the staircase, questions, and where to turn", async () => {
    const { trainingCourse } = await hub.ask(
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

  test("is null when unknown", async () => {
    expect(await hub.ask('{ trainingCourse(code: "x") { code } }')).toEqual({ trainingCourse: null });
  });
});

describe("a diploma", () => {
  const verify = async (number: string, verificationCode: string) => {
    const source = `query ($number: String!, $verificationCode: String!) {
      verifyDiploma(number: $number, verificationCode: $verificationCode) { number course { code name } issuedAt valid holderName } }`;
    return (await hub.ask(source, { number, verificationCode })).verifyDiploma;
  };

  test("is verified by number and code, with the name of those who show it", async () => {
    await addDiploma("D-1", await addCoach({ publicName: "Coach Öst" }));
    await addDiploma("D-2", await addCoach());
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

  test("is no longer valid when revoked", async () => {
    await addDiploma("D-REVOKED", await addCoach(), { revokedAt: new Date() });
    expect(await verify("D-REVOKED", "right-code")).toMatchObject({ number: "D-REVOKED", valid: false });
  });

  test("gives nothing away to a wrong code or number", async () => {
    await addDiploma("D-3", await addCoach());
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

  test("is issued once for a coach and version", async () => {
    const id = await addCoach();
    await addDiploma("D-5", id);
    await expect(addDiploma("D-6", id)).rejects.toThrow(/unique/);
  });
});

describe("suggested coaches", () => {
  const activity = (given: Record<string, unknown> = {}) => ({
    id: crypto.randomUUID(),
    sessions: [{ start: "2024-11-15T09:00:00Z", end: "2024-11-15T15:00:00Z" }],
    municipality: { code: "0880" },
    languages: ["fi"],
    topics: ["AI", "EID"],
    attendanceMode: "ON_SITE",
    ...given,
  });
  const fields = "suggestedCoaches(first: 10) { score reasons { criterion points } coach { id } }";
  const points = (PLACE: number, TIME: number, LANGUAGE: number, TOPICS: number) =>
    Object.entries({ PLACE, TIME, LANGUAGE, TOPICS }).map(([criterion, points]) => ({ criterion, points }));
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    const fitting: Partial<Coach> = {
      areaCodes: ["0880"],
      languages: ["fi", "sv"],
      topics: ["AI", "EID"],
      yearRound: false,
      themeDays: ["2024-11-15", "2024-11-16"],
    };
    ids.best = await addCoach(fitting);
    ids.sameCounty = await addCoach({ ...fitting, areaCodes: ["0881"], topics: ["AI"] });
    ids.elsewhere = await addCoach({ ...fitting, areaCodes: ["2580"], topics: [] });
    ids.byPhone = await addCoach({ ...fitting, areaCodes: [], modes: ["PHONE"] });
    await addCoach({ ...fitting, themeDays: ["2024-11-16"] });
    await addCoach({ ...fitting, languages: ["sv"] });
    await addCoach({ ...fitting, status: "PAUSED" });
    await addCoach({ ...fitting, status: "REGISTERED", level: null });
  });

  test("are scored by place, time, language and topics, best first", async () => {
    const [found] = await hub.entities("Event", [activity()], fields, coordinator);
    expect(found).toEqual({
      suggestedCoaches: [
        { coach: { id: ids.best }, score: 100, reasons: points(35, 25, 20, 20) },
        { coach: { id: ids.sameCounty }, score: 70, reasons: points(15, 25, 20, 10) },
        { coach: { id: ids.elsewhere }, score: 45, reasons: points(0, 25, 20, 0) },
      ],
    });
  });

  test("need not be near when help is online, and count for less with part of the days and languages", async () => {
    const sessions = [...activity().sessions, { start: "2024-12-01T09:00:00Z", end: "2024-12-01T10:00:00Z" }];
    const online = activity({
      attendanceMode: "ONLINE",
      municipality: null,
      languages: ["fi", "so"],
      topics: [],
      sessions,
    });
    const all = await hub.entities("Event", [online, activity(), activity({ languages: ["ar"] })], fields, coordinator);
    expect(all[0]).toEqual({
      suggestedCoaches: [{ coach: { id: ids.byPhone }, score: 55, reasons: points(35, 0, 0, 20) }],
    });
    expect(all[1]!.suggestedCoaches).toHaveLength(3);
    expect(all[2]!.suggestedCoaches).toEqual([]);
    expect(hub.statements).toHaveLength(1);
  });

  test("are for the coordinator alone", async () => {
    for (const stranger of strangers)
      expect(await hub.entities("Event", [activity()], fields, stranger)).toEqual([{ suggestedCoaches: null }]);
  });

  test("are at most fifty", async () => {
    await expect(
      hub.entities("Event", [activity()], "suggestedCoaches(first: 51) { score }", coordinator),
    ).rejects.toThrow();
  });
});

describe("invented rows", () => {
  const options = { coaches: 1750, events: 0, centers: 0, seed: 7 };
  const rowsOf = async () => {
    const db = hub.orm.em.fork().getKysely<Record<string, Record<string, unknown>>>();
    const tables = ["coach", "diploma", "coach_request"];
    return Promise.all(
      tables.map((table) =>
        db
          .selectFrom(table)
          .selectAll()
          .where("demo", "=", true)
          .orderBy(table === "diploma" ? "number" : "id")
          .execute(),
      ),
    );
  };

  test("are the same for the same seed number, are as many as said, and go without a trace", async () => {
    const db = hub.orm.em.getKysely<unknown>();
    const { totalCount } = (await hub.ask("{ coaches { totalCount } }", {}, coordinator)).coaches;
    let made = 0;
    await coaches.demo!.add(db, options, (rows) => (made += rows));
    expect(made).toBe(coaches.demo!.size(options));
    const first = await rowsOf();
    expect(first.map((rows) => rows.length).reduce((a, n) => a + n)).toBe(made);
    expect(first[0]!.every(({ public_name }) => String(public_name).startsWith("[Demo] "))).toBe(true);

    const counts = await hub.entities(
      "Municipality",
      municipalities.map(({ code }) => ({ code })),
      "coachCount openRequests",
    );
    expect(counts.every(({ coachCount }) => Number(coachCount) >= 5)).toBe(true);
    expect(counts.some(({ openRequests }) => Number(openRequests) > 0)).toBe(true);

    await coaches.demo!.remove(db);
    expect(await hub.ask("{ coaches { totalCount } }", {}, coordinator)).toEqual({ coaches: { totalCount } });
    await coaches.demo!.add(db, options, () => {});
    expect(await rowsOf()).toEqual(first);
    await coaches.demo!.remove(db);
  });
});
