import type { Viewer } from "../../kit/request/viewer.js";
import type { openSubgraph } from "../../kit/testing/open-subgraph.js";
import { Coach } from "./coach/coach.js";
import { Diploma } from "./diploma/diploma.js";
import { CoachRequest } from "./request/coach-request.js";

export type Hub = Awaited<ReturnType<typeof openSubgraph>>;

export const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
export const memberOf = (actorSlug: string): Partial<Viewer> => ({
  role: "MEMBER",
  actorId: crypto.randomUUID(),
  actorSlug,
});
export const coachWith = (coachId: string): Partial<Viewer> => ({ role: "COACH", coachId });

/** Viewers who are neither the coordinator nor any coach or organisation that the tests add; the first is anonymous. */
export const strangers: Partial<Viewer>[] = [
  {},
  memberOf("ssc"),
  { role: "MUNICIPALITY", municipalityCode: "2082" },
  coachWith(crypto.randomUUID()),
  { role: "DASHBOARD" },
  { role: "ADMIN" },
];

let minute = 0;
/** From the beginning of 2024, a minute later at each call, so that the order of rows is certain. */
const nextMinute = () => new Date(Date.UTC(2024, 0, 1, 0, minute++));

export function newCoach(coach: Partial<Coach> = {}): Coach {
  return Object.assign(new Coach(), {
    id: crypto.randomUUID(),
    kind: "INDIVIDUAL",
    languages: ["sv"],
    topics: ["BANKID"],
    digcomp: ["2.3"],
    modes: ["LOCAL_MEETING_PLACE"],
    areaCodes: ["2082"],
    yearRound: true,
    status: "TRAINED",
    level: "TRAINED",
    createdAt: nextMinute(),
    lastActiveAt: nextMinute(),
    ...coach,
  });
}

/** Adds a coach as the owner of the database. Returns its id. */
export async function addCoach(hub: Hub, coach?: Partial<Coach>): Promise<string> {
  const row = newCoach(coach);
  await hub.orm.em.fork().persist(row).flush();
  return row.id;
}

export function newRequest(request: Partial<CoachRequest> = {}): CoachRequest {
  return Object.assign(new CoachRequest(), {
    id: crypto.randomUUID(),
    requesterSlug: "saters-kommun",
    municipalityCode: "2082",
    mode: "PHONE",
    languages: ["sv"],
    topics: ["BANKID"],
    start: new Date("2024-11-15T09:00:00Z"),
    end: new Date("2024-11-15T12:00:00Z"),
    coachesNeeded: 2,
    createdAt: nextMinute(),
    ...request,
  });
}

/** Adds a request for coaches as the owner of the database. Returns its id. */
export async function addRequest(hub: Hub, request?: Partial<CoachRequest>): Promise<string> {
  const row = newRequest(request);
  await hub.orm.em.fork().persist(row).flush();
  return row.id;
}

export const newDiploma = (number: string, coachId: string, diploma: Partial<Diploma> = {}): Diploma =>
  Object.assign(new Diploma(), {
    number,
    coachId,
    courseCode: "digital-coach",
    courseVersion: "2024",
    issuedAt: new Date("2024-05-01T10:00:00Z"),
    verificationCode: "right-code",
    ...diploma,
  });

/** Adds a diploma as the owner of the database. */
export async function addDiploma(hub: Hub, number: string, coachId: string, diploma?: Partial<Diploma>): Promise<void> {
  await hub.orm.em
    .fork()
    .persist(newDiploma(number, coachId, diploma))
    .flush();
}
