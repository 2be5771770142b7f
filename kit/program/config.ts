import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { type Limits, LIMITS, type Rates, RATES } from "./limits.js";

/** An error that the operator can act on: its message is printed without a stack, and the program ends with code 1. */
export class StartError extends Error {}

/** The error of a server that cannot open its port: a `StartError` where the operator can act on it. */
export const portError = (error: NodeJS.ErrnoException, port: number, variable: string) =>
  error.code === "EADDRINUSE"
    ? new StartError(`Port ${port} is taken. Stop the program that uses it, or set ${variable} to another port.`)
    : error.code === "EACCES"
      ? new StartError(`Port ${port} may not be opened by this user. Set ${variable} to a port above 1023.`)
      : error;

const port = z
  .string()
  .regex(/^\d+$/, "is not a whole number")
  .transform(Number)
  .refine((number) => number <= 65_535, "is above 65535");
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "is not a postgresql:// address" });
const httpUrl = z.url({ protocol: /^https?$/, error: "is not an http:// address" });
const count = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "is not a whole number above 0")
  .transform(Number);
/** Timers of Node take no more than 24 days: a longer one ends at once. */
const seconds = count.refine((value) => value <= 86_400, "is above 86400, a day");
const page = count.refine((rows) => rows >= 20, "is below 20, the length of a page by default");
const claim = z
  .string()
  .regex(/^[^=]+=.+$/, "is not of the form claim=value")
  .transform((text) => ({ name: text.slice(0, text.indexOf("=")), value: text.slice(text.indexOf("=") + 1) }));
const secret = z.string().min(32, "is shorter than 32 characters");

const hub = {
  NODE_ENV: z.string().default("development"),
  HUB_PORT: port.default(4000),
  HUB_DATA_DIR: z.string().default(".data"),
  HUB_NOW: z.iso.datetime({ offset: true, error: "is not a time such as 2024-11-15T12:00:00+01:00" }).optional(),
  HUB_LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "is not trace, debug, info, warn, error or silent")
    .default("info"),
  HUB_SEAL_SECRET: secret.optional(),
  HUB_CORS_ORIGINS: z.string().optional(),
  HUB_PROXIES: z.string().regex(/^\d$/, "is not a number from 0 to 9").transform(Number).default(0),
  HUB_OIDC_ISSUER: httpUrl.optional(),
  HUB_OIDC_AUDIENCE: z.string({ error: "is missing: HUB_OIDC_ISSUER needs it" }),
  HUB_OIDC_JWKS_URL: httpUrl.optional(),
  HUB_OIDC_COORDINATOR_CLAIM: claim.optional(),
  GATEWAY_SUPERGRAPH: z.string().optional(),
};

/** The settings of the whole hub. Each variable is described in docs/reference/settings.md. */
export interface HubConfig {
  production: boolean;
  port: number;
  dataDir: string;
  now: Date | undefined;
  logLevel: string;
  /** The secret that seals callers between processes; undefined outside production means one that is kept in the data folder. */
  sealSecret: string | undefined;
  corsOrigins: string[];
  /** How many trusted proxies are in front of the gateway, each adding to X-Forwarded-For. */
  proxies: number;
  limits: Limits;
  rates: Rates;
  /** The issuer of login tokens; undefined means that callers have API keys only. */
  oidc: OidcConfig | undefined;
  /** A file with another federation 2 supergraph, to be served in place of the hub's own. */
  supergraph: string | undefined;
}

export interface OidcConfig {
  issuer: string;
  audience: string;
  /** The URL of its public keys, unless its discovery document names it. */
  jwksUrl: string | undefined;
  /** The claim of a token whose owner is a coordinator. */
  coordinatorClaim: { name: string; value: string } | undefined;
}

/** Reads the settings from the environment. Throws `StartError` for the first one that is invalid. */
export function hubConfig(env = process.env): HubConfig {
  const read = reader(env);
  const production = read("NODE_ENV", hub.NODE_ENV) === "production";
  const now = read("HUB_NOW", hub.HUB_NOW);
  if (now && production)
    throw new StartError(
      "HUB_NOW sets the clock for trials and is refused when NODE_ENV is production. Remove one of them.",
    );
  return {
    production,
    port: read("HUB_PORT", hub.HUB_PORT),
    dataDir: resolve(read("HUB_DATA_DIR", hub.HUB_DATA_DIR)),
    now: now ? new Date(now) : undefined,
    logLevel: read("HUB_LOG_LEVEL", hub.HUB_LOG_LEVEL),
    sealSecret: read("HUB_SEAL_SECRET", hub.HUB_SEAL_SECRET),
    corsOrigins: (read("HUB_CORS_ORIGINS", hub.HUB_CORS_ORIGINS) ?? "")
      .split(",")
      .map((origin) => origin.trim())
      .filter(Boolean),
    proxies: read("HUB_PROXIES", hub.HUB_PROXIES),
    limits: { ...countsFrom(LIMITS, read), page: read("HUB_LIMIT_PAGE", page.default(LIMITS.page)) },
    rates: countsFrom(RATES, read),
    oidc: oidcFrom(read),
    supergraph: read("GATEWAY_SUPERGRAPH", hub.GATEWAY_SUPERGRAPH),
  };
}

/** Reads a number for each default: `HUB_LIMIT_ROOT_FIELDS` for `rootFields`, and so on. */
function countsFrom<T extends object>(defaults: T, read: Read): T {
  const entries = Object.entries(defaults).map(([name, value]) => {
    const variable = `HUB_LIMIT_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
    return [name, read(variable, (/seconds$/i.test(name) ? seconds : count).default(value as number))];
  });
  return Object.fromEntries(entries) as T;
}

function oidcFrom(read: Read): OidcConfig | undefined {
  const issuer = read("HUB_OIDC_ISSUER", hub.HUB_OIDC_ISSUER);
  return issuer
    ? {
        issuer,
        audience: read("HUB_OIDC_AUDIENCE", hub.HUB_OIDC_AUDIENCE),
        jwksUrl: read("HUB_OIDC_JWKS_URL", hub.HUB_OIDC_JWKS_URL),
        coordinatorClaim: read("HUB_OIDC_COORDINATOR_CLAIM", hub.HUB_OIDC_COORDINATOR_CLAIM),
      }
    : undefined;
}

export interface SubgraphConfig {
  port: number | undefined;
  /** Its URL for the gateway and the other subgraphs. */
  url: string | undefined;
  /** The database as the working role, which cannot change its schema. */
  databaseUrl: string | undefined;
  /** The database as the role that owns the tables and migrates. */
  ownerUrl: string | undefined;
}

/** `subgraphConfig("events")` reads `EVENTS_PORT`, `EVENTS_URL`, `EVENTS_DATABASE_URL` and `EVENTS_OWNER_URL`. */
export function subgraphConfig(name: string, env = process.env): SubgraphConfig {
  const read = reader(env);
  const readOwn = <T extends z.ZodType>(key: string, type: T) => read(`${name.toUpperCase()}_${key}`, type);
  return {
    port: readOwn("PORT", port.optional()),
    url: readOwn("URL", httpUrl.optional()),
    databaseUrl: readOwn("DATABASE_URL", postgresUrl.optional()),
    ownerUrl: readOwn("OWNER_URL", postgresUrl.optional()),
  };
}

export interface ClientConfig {
  /** The GraphQL endpoint of the hub. */
  url: string;
  /** The API key to send. */
  key: string | undefined;
}

/** The settings of programs that are clients of the hub. */
export function clientConfig(env = process.env): ClientConfig {
  const read = reader(env);
  const hubPort = read("HUB_PORT", hub.HUB_PORT);
  return {
    url: read("HUB_URL", httpUrl.default(`http://localhost:${hubPort}/graphql`)),
    key: read("HUB_KEY", z.string().optional()),
  };
}

type Read = ReturnType<typeof reader>;

/** Reads one variable, or the file that `<NAME>_FILE` names, as Docker passes secrets. Its errors do not repeat the value. */
function reader(env: NodeJS.ProcessEnv) {
  return <T extends z.ZodType>(name: string, type: T): z.output<T> => {
    const result = type.safeParse(env[name] || fileOf(env[`${name}_FILE`], name));
    if (result.success) return result.data;
    throw new StartError(
      `The variable ${name} ${result.error.issues[0]!.message}. Correct it, or remove it to use the default.`,
    );
  };
}

function fileOf(path: string | undefined, name: string): string | undefined {
  if (!path) return undefined;
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new StartError(`The file named by ${name}_FILE cannot be read. Correct the path, or set ${name} itself.`);
  }
}
