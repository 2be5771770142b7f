import { sql } from "kysely";
import type { NearInput } from "./event-filter.js";

const EARTH_KM = 6371;

const pointOf = ({ point: { lat, lng } }: NearInput) => sql`on_sphere(${lat}::float8, ${lng}::float8)`;

/** The straight line through the sphere, which grows with the way over it. */
const chordOf = ({ km }: NearInput) => 2 * Math.sin(km / EARTH_KM / 2);

export const distanceTo = (near: NearInput) => sql`e.place <-> ${pointOf(near)}`;

/** Within the distance. The box around it tells the planner how many there are, which a cube does not. */
export function within(near: NearInput) {
  const { lat, lng } = near.point;
  const angle = near.km / EARTH_KM;
  const high = degrees(angle);
  const wide = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(lat)))));
  const holdsPole = Math.abs(lat) + high >= 90;
  const isInLng =
    holdsPole || Math.abs(lng) + wide > 180 ? sql`true` : sql`e.lng between ${lng - wide} and ${lng + wide}`;
  return sql`e.lat between ${lat - high} and ${lat + high} and ${isInLng} and ${distanceTo(near)} <= ${chordOf(near)}::float8`;
}

/** The same, as an index finds it that is read in the order of distance. */
export const withinInOrder = (near: NearInput) =>
  sql`e.place <@ cube_enlarge(${pointOf(near)}, ${chordOf(near)}::float8, 3)`;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (radians: number) => (radians * 180) / Math.PI;
