import { ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Field, Float, InputType } from "type-graphql";
import { GeoPointInput } from "../../../../kit/graphql/geo-point.js";
import { InRange } from "../../../../kit/graphql/validation.js";
import { plannedAnew } from "../../../../kit/sql/planned-anew.js";

@InputType({ description: "Within a distance of a point, as the crow flies." })
export class NearInput {
  @Field(() => GeoPointInput, { description: "The point." })
  @ValidateNested()
  point!: GeoPointInput;

  @Field(() => Float, { description: "The distance in kilometres, 0.1 to 2500." })
  @InRange(0.1, 2500)
  km!: number;
}

const EARTH_RADIUS_KM = 6371;

const pointOf = ({ point: { lat, lng } }: NearInput) => sql`${plannedAnew} on_sphere(${lat}::float8, ${lng}::float8)`;

/** The distance as a straight line through the unit sphere, which grows with the way over its surface. */
const chordOf = ({ km }: NearInput) => 2 * Math.sin(km / EARTH_RADIUS_KM / 2);

export const distanceTo = (near: NearInput) => sql`e.place <-> ${pointOf(near)}`;

/** Within the distance. The box of latitudes and longitudes around it tells the planner how many there are, which it cannot see from a cube. */
export function isWithin(near: NearInput) {
  const { lat, lng } = near.point;
  const angle = near.km / EARTH_RADIUS_KM;
  const latSpan = degrees(angle);
  const lngSpan = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(lat)))));
  const holdsPole = Math.abs(lat) + latSpan >= 90;
  const isInLng =
    holdsPole || Math.abs(lng) + lngSpan > 180 ? sql`true` : sql`e.lng between ${lng - lngSpan} and ${lng + lngSpan}`;
  return sql`e.lat between ${lat - latSpan} and ${lat + latSpan} and ${isInLng} and ${distanceTo(near)} <= ${chordOf(near)}::float8`;
}

/** The same for the index that is read in the order of distance. */
export const isWithinCube = (near: NearInput) =>
  sql`e.place <@ cube_enlarge(${pointOf(near)}, ${chordOf(near)}::float8, 3)`;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (radians: number) => (radians * 180) / Math.PI;
