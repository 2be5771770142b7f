import { Ctx, Field, ObjectType } from "type-graphql";
import type { GeoPoint } from "../../../kit/graphql/geo-point.js";
import type { Context } from "../../../kit/request/context.js";
import { municipalities, municipalityByCode, type MunicipalityRow } from "../../../kit/sweden/sweden.js";
import { Municipality } from "../borrowed/municipality.js";
import { EARTH_RADIUS_KM } from "../center/nearest-center.js";
import type { CenterContent } from "./center-content.js";

interface Seat {
  municipality: MunicipalityRow;
  /** How far a unit is from it. */
  km: number;
}

@ObjectType({
  description:
    "A position that may be wrong: it lies nearer the seat of another municipality. It can be submitted all the same.",
})
export class SubmissionWarning {
  @Field(() => String, { description: "Where in the centre's input, as in `diff`: `units.0.point`." })
  path: string;

  constructor(
    path: string,
    private readonly own: Seat,
    private readonly nearest: Seat,
  ) {
    this.path = path;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality whose seat is nearer." })
  nearerMunicipality(): Municipality {
    return Municipality.of(this.nearest.municipality.code);
  }

  @Field(() => String, { description: "What looks wrong, in the language of the Accept-Language header." })
  message(@Ctx() { language }: Context): string {
    const [own, nearest] = [this.own, this.nearest].map(
      ({ municipality: { seat }, km }) => `${seat.name} (${Math.round(km)} km)`,
    );
    return language === "sv"
      ? `Positionen ligger närmare ${nearest} än ${own}.`
      : `The position is nearer ${nearest} than ${own}.`;
  }
}

export function warningsOf({ units }: CenterContent, municipalityCode: string): SubmissionWarning[] {
  return (units ?? []).flatMap(({ point }, i) => {
    const { lat, lng } = point ?? {};
    if (lat == null || lng == null) return [];
    const seatOf = (municipality: MunicipalityRow): Seat => ({
      municipality,
      km: kmBetween({ lat, lng }, municipality.seat),
    });
    const own = seatOf(municipalityByCode(municipalityCode)!);
    const nearest = municipalities.map(seatOf).reduce((a, b) => (b.km < a.km ? b : a));
    return nearest.km < own.km ? [new SubmissionWarning(`units.${i}.point`, own, nearest)] : [];
  });
}

/** As the crow flies on the mean sphere of the earth (haversine formula). */
function kmBetween(a: GeoPoint, b: GeoPoint): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}
