import { type GraphQLSchema, isNonNullType, isObjectType } from "graphql";
import { format } from "prettier";

/** Fields that identify objects which have no `id`. */
const NATURAL_KEYS: Record<string, string[]> = {
  ActorRules: ["version"],
  CampaignSeries: ["code"],
  County: ["code"],
  CriterionDefinition: ["version", "criterion"],
  Diploma: ["number"],
  Municipality: ["code"],
  TrainingCourse: ["code", "version"],
};

/**
 * How client caches tell objects apart, as docs/cache.ts reads it: the types that are known by other fields than `id`, and those that are known by
 * none, and belong to the object that has them.
 */
export async function cacheKeys(schema: GraphQLSchema): Promise<string> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith("__") && !roots.includes(type));
  const keys = Object.entries(NATURAL_KEYS).map(([name, fields]) => {
    const type = types.find((candidate) => candidate.name === name);
    const missing = fields.filter((field) => !isNonNullType(type?.getFields()[field]?.type));
    if (missing.length > 0) throw new Error(`${name} is not known by ${missing.join(", ")}.`);
    return [name, fields] as const;
  });
  const embedded = types
    .filter((type) => !(type.name in NATURAL_KEYS) && !isNonNullType(type.getFields().id?.type))
    .map(({ name }) => name)
    .sort();
  return format(JSON.stringify({ keys: Object.fromEntries(keys), embedded }), { parser: "json", printWidth: 140 });
}
