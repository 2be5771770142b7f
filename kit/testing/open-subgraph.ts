import { randomUUID } from "node:crypto";
import type { MikroORM } from "@mikro-orm/postgresql";
import { type ExecutionResult, graphql } from "graphql";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase } from "../database/open-database.js";
import { type Caller, type Peers, createContext } from "../request/context.js";
import { anonymous, type Viewer } from "../request/viewer.js";
import { createSchema } from "../serving/create-schema.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { recordStatements } from "./statements.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The socket folder of the one server that a test run starts, see tests/support/global-setup.ts. */
    postgresHost: string;
  }
}

const urlOf = (role: string, database: string) =>
  `postgresql://${role}@${encodeURIComponent(inject("postgresHost"))}/${database}`;

/** A database for one test file, cloned from the subgraph's migrated and seeded template. */
export async function cloneDatabase(name: string) {
  const clone = `${name}_${randomUUID().slice(0, 8)}`;
  await asSuperuser(`create database "${clone}" template "${name}" strategy file_copy owner "${name}_owner"`);
  return {
    databaseUrl: urlOf(name, clone),
    ownerUrl: urlOf(`${name}_owner`, clone),
    superuserUrl: urlOf("postgres", clone),
    drop: () => asSuperuser(`drop database "${clone}" with (force)`),
  };
}

async function asSuperuser(statement: string) {
  const client = new pg.Client(urlOf("postgres", "postgres"));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** No other subgraph answers. */
export const unavailablePeers: Peers = {
  query: (subgraph) => Promise.reject(new Error(`The test has no peer ${subgraph}.`)),
};

/** A caller with a viewer: nobody, but for these properties. */
export const callerAs = (viewer: Partial<Viewer> = {}): Caller => ({
  viewer: { ...anonymous, ...viewer },
  requestId: "test",
  language: "en",
});

/** A subgraph on a database of its own, which executes operations on its schema, without gateway and HTTP. */
export async function openSubgraph(subgraph: Subgraph, peers: Peers = unavailablePeers) {
  const database = await cloneDatabase(subgraph.name);
  const statements: string[] = [];
  const worker: MikroORM = await openDatabase(subgraph, database.databaseUrl, recordStatements(statements));
  const orm: MikroORM = await openDatabase(subgraph, database.ownerUrl);
  const schema = await createSchema(subgraph);

  /** Executes an operation as a caller. `statements` then holds the statements that it took. */
  const execute = async (
    source: string,
    variableValues: Record<string, unknown> = {},
    caller: Caller = callerAs(),
  ): Promise<ExecutionResult> => {
    statements.length = 0;
    return graphql({ schema, source, variableValues, contextValue: createContext(worker, caller, peers) });
  };
  /** The data of an operation; throws the first error. */
  const request = async <T = any>(
    source: string,
    variables?: Record<string, unknown>,
    viewer?: Partial<Viewer>,
  ): Promise<T> => {
    const { data, errors } = await execute(source, variables, callerAs(viewer));
    if (errors) throw errors[0]!;
    return data as T;
  };
  /** Fields of entities by their keys, as the gateway queries them. */
  const entities = async (
    typename: string,
    keys: Record<string, unknown>[],
    fields: string,
    viewer?: Partial<Viewer>,
  ) => {
    const { _entities } = await request<{ _entities: Record<string, unknown>[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { ${fields} } } }`,
      { of: keys.map((key) => ({ __typename: typename, ...key })) },
      viewer,
    );
    return _entities;
  };
  const close = async () => {
    await orm.close(true);
    await worker.close(true);
    await database.drop();
  };
  return {
    request,
    execute,
    entities,
    statements,
    schema,
    close,
    /** The database as its owner, for rows that a test inserts or looks at without rights. */
    orm,
    /** The database as the working role, which the subgraph itself uses. */
    worker,
  };
}
