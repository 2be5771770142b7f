import type { GeoPoint } from "../graphql/geo-point.js";
import { municipalities, municipalityByCode, type MunicipalityRow } from "./sweden.js";

/** Mean radius of the earth. */
export const EARTH_RADIUS_KM = 6371.0088;

/** Whether a point lies in the box of latitudes and longitudes around Sweden. */
export const isInSweden = ({ lat, lng }: GeoPoint) => lat >= 55.3 && lat <= 69.1 && lng >= 10.9 && lng <= 24.2;

interface Seat {
  municipality: MunicipalityRow;
  /** How far the point is from it. */
  km: number;
}

/** The seats of the municipality that a point is said to lie in and of another one, if that is nearer. */
export function findNearerSeat(point: GeoPoint, municipalityCode: string): { own: Seat; nearest: Seat } | null {
  const seatOf = (municipality: MunicipalityRow): Seat => ({ municipality, km: kmBetween(point, municipality.seat) });
  const own = municipalityByCode(municipalityCode);
  if (!own) return null;
  const nearest = municipalities.map(seatOf).reduce((a, b) => (b.km < a.km ? b : a));
  return nearest.km < seatOf(own).km ? { own: seatOf(own), nearest } : null;
}

/** As the crow flies on the mean sphere of the earth (haversine formula). */
function kmBetween(a: GeoPoint, b: GeoPoint): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}

/** What to say of it, in both languages. */
export function nearerSeatMessages({ own, nearest }: { own: Seat; nearest: Seat }) {
  const [here, there] = [own, nearest].map(({ municipality: { seat }, km }) => `${seat.name} (${Math.round(km)} km)`);
  return {
    sv: `Positionen ligger närmare ${there} än ${here}.`,
    en: `The position is nearer ${there} than ${here}.`,
  };
}
