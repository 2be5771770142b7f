import { type Contender, type Dialect, startPeer } from "../contender.js";
import type { Data } from "../data.js";

/** PostGraphile 5 on the one database. */
export async function startPostgraphile({ oneDatabaseUrl }: Data, resources: AsyncDisposableStack): Promise<Contender> {
  const started = await startPeer("bench/peers/foreign/postgraphile.mjs", [oneDatabaseUrl], resources);
  return {
    id: "postgraphile",
    name: "PostGraphile, one database",
    ...started,
    subgraphs: [],
    databases: ["peers"],
    dialect,
  };
}

/** Texts, sessions, criteria and hours are JSON in their columns, of which PostGraphile gives the whole. */
const MUNICIPALITY_PAGE = `query MunicipalityPage($code: String!) {
  municipality: municipalityByCode(code: $code) {
    code
    name
    officialName
    population
    county: countyByCountyCode { code name }
    actor: actorsByHomeMunicipalityCode(condition: { kind: "MUNICIPALITY", status: "ACTIVE" }, first: 1) {
      nodes { slug name kind }
    }
    centers: digidelCentersByMunicipalityCode(condition: { listed: true }, orderBy: [NAME_ASC, ROW_ID_ASC]) {
      nodes {
        slug
        name
        status
        freeOfCharge
        criteria
        units: centerUnitsByCenterId(orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { venueKind openingHours } }
      }
    }
    events: eventsByMunicipalityCode(condition: { listed: true }, orderBy: [STARTS_AT_ASC, ROW_ID_ASC], first: 10) {
      totalCount
      edges { node { id: rowId title organizer: actorByOrganizerSlug { slug name } sessions } }
    }
    coachCount
  }
}`;

const FIND_EVENTS = `query FindEvents($municipality: String!, $first: Int!) {
  events: allEvents(
    condition: { municipalityCode: $municipality, listed: true }
    orderBy: [STARTS_AT_ASC, ROW_ID_ASC]
    first: $first
  ) {
    pageInfo { hasNextPage endCursor }
    edges {
      cursor
      node {
        id: rowId
        title
        format
        attendanceMode
        status: currentStatus
        openToPublic
        priceSek
        languages
        targetGroups
        topics
        municipality: municipalityByMunicipalityCode { code name county: countyByCountyCode { name } }
        organizer: actorByOrganizerSlug { slug name }
        center: digidelCenterByCenterSlug { slug name }
        campaign: campaignByCampaignSlug { slug }
        campaignDays
        sessions
      }
    }
  }
}`;

const MUNICIPALITY_NAME = `query MunicipalityName($code: String!) {
  municipality: municipalityByCode(code: $code) { name }
}`;

const dialect: Dialect = {
  MunicipalityPage: {
    body: (variables) => JSON.stringify({ query: MUNICIPALITY_PAGE, variables }),
    revive(key, value) {
      const nodes = (value as { nodes?: unknown[] } | null)?.nodes;
      return key === "actor" ? (nodes?.[0] ?? null) : (nodes ?? value);
    },
  },
  FindEvents: {
    body: ({ filter, first }) =>
      JSON.stringify({ query: FIND_EVENTS, variables: { municipality: filter.municipality[0], first } }),
  },
  MunicipalityName: { body: (variables) => JSON.stringify({ query: MUNICIPALITY_NAME, variables }) },
};
