import { randomUUID } from "node:crypto";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs } from "../../../kit/testing/open-subgraph.js";
import { actorOf, coordinator, type Hub, orgNumberOf } from "../testing.js";
import { MembershipApplication } from "./membership-application.js";

/** Calls a mutation that takes the id of an actor; "nobody" stands for an id that no actor has. */
export async function changeActor(hub: Hub, mutation: string, slug: string, viewer: Partial<Viewer>) {
  const operation = `mutation ($id: ID!) { ${mutation}(id: $id) { __typename ... on Actor { slug status leftAt }
    ... on WrongActorStatus { status } ... on UserError { message } } }`;
  const id = slug === "nobody" ? randomUUID() : (await actorOf(hub, slug)).id;
  return (await hub.request(operation, { id }, viewer))[mutation];
}

export const contact = { name: "Kontakt på Öland", email: "kontakt@example.se", phone: "070-123 45 67" };

let counter = 0;
/** The input of an application of a new association. */
export const association = (over: object = {}) => ({
  name: `Digitalhjälpen ${++counter}`,
  kind: "ASSOCIATION",
  orgNumber: orgNumberOf(`80240${1000 + counter}`),
  contact,
  ...over,
});

export const municipalityOf = async (hub: Hub, code: string): Promise<{ officialName: string; orgNumber: string }> =>
  (
    await hub.request("query ($code: MunicipalityCode!) { municipality(code: $code) { officialName orgNumber } }", {
      code,
    })
  ).municipality;

/** The input of an application of a municipality. */
export async function municipal(hub: Hub, code: string, over: object = {}) {
  const { officialName: name, orgNumber } = await municipalityOf(hub, code);
  return association({ name, kind: "MUNICIPALITY", orgNumber, homeMunicipality: code, ...over });
}

const APPLY = `mutation ($input: ApplyForMembershipInput!) { applyForMembership(input: $input) { __typename
  ... on MembershipApplication { id name status orgNumber homeMunicipality { code } contact { name email phone } submittedAt }
  ... on UserError { message } ... on InvalidInput { fields { path problem } } ... on AlreadyMember { actor { slug } }
  ... on ApplicationPending { submittedAt } ... on OrgNumberNotOfMunicipality { orgNumber municipality { code } } } }`;

/** The fields of an application, or of a refusal. */
interface Applied {
  __typename: string;
  id: string;
  submittedAt: string;
  fields: { path: string }[];
}

/** Applies for membership, without a login unless a viewer is given. */
export async function apply(
  hub: Hub,
  input: object,
  viewer: Partial<Viewer> = {},
  idempotencyKey?: string,
): Promise<Applied> {
  const { data, errors } = await hub.execute(APPLY, { input }, { ...callerAs(viewer), idempotencyKey });
  if (errors) throw errors[0]!;
  return data!.applyForMembership as Applied;
}

const DECIDE = `mutation ($input: DecideMembershipInput!) { decideMembership(input: $input) { __typename
  ... on MembershipApplication { id status decidedAt decisionNote contact { name }
    actor { id slug name kind sector status orgNumber joinedAt homeMunicipality { code } contacts { role name email phone } } }
  ... on UserError { message } ... on InvalidInput { fields { path problem } } ... on AlreadyMember { actor { slug } }
  ... on FormerMember { actors { id slug } } ... on ApplicationAlreadyDecided { status decidedAt } } }`;

export const decide = async (hub: Hub, input: object, viewer = coordinator) =>
  (await hub.request(DECIDE, { input }, viewer)).decideMembership;

export const approve = (hub: Hub, id: string) => decide(hub, { id, approve: true });

/** Applies and approves. Returns the new actor. */
export async function join(hub: Hub, input: object) {
  const { id } = await apply(hub, input);
  return (await approve(hub, id)).actor;
}

export const findApplication = (hub: Hub, id: string) => hub.orm.em.fork().findOneOrFail(MembershipApplication, { id });
