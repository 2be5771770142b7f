import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { Municipality } from "../borrowed/municipality.js";
import type { CenterContent } from "./center-content.js";
import type { DigidelCenter } from "./digidel-center.js";

@ObjectType({ implements: UserError, description: "A municipality only looks after its own centres." })
export class NotYourMunicipality extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The one the caller may do this for." })
  municipality: Municipality;

  @Field(() => String, { description: "Where in the input another one is named, such as `center.municipality`." })
  path: string;

  constructor(own: string, path: string) {
    super({
      sv: "Du kan bara göra detta för din egen kommun.",
      en: "You can only do this for your own municipality.",
    });
    this.municipality = Municipality.of(own);
    this.path = path;
  }
}

/** Refuses a centre, or content, of another municipality than the caller's own. */
export function notYourMunicipality(
  own: string,
  center: DigidelCenter | null,
  content: CenterContent | null | undefined,
): NotYourMunicipality | null {
  if (center && center.municipalityCode !== own) return new NotYourMunicipality(own, "centerId");
  const named = content?.municipality ?? own;
  return named === own ? null : new NotYourMunicipality(own, "center.municipality");
}

@ObjectType({
  implements: UserError,
  description: "A centre is run by its municipality, which must be an active actor of the network.",
})
export class OperatorMustBeMunicipality extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The municipality that is no active actor yet." })
  municipality: Municipality;

  constructor(own: string) {
    super({
      sv: "Ett DigidelCenter drivs av kommunen. Anslut först kommunen som aktör.",
      en: "A DigidelCenter is run by its municipality. Let the municipality join as an actor first.",
    });
    this.municipality = Municipality.of(own);
  }
}

@ObjectType({ implements: UserError, description: "The centre is closed for good." })
export class CenterIsClosed extends UserError {
  @Field(() => LocalDate, { nullable: true, description: "The day it closed." })
  closedOn: string | null;

  constructor(closedOn: string | null = null) {
    super({ sv: "Centret är stängt för gott.", en: "The centre is closed for good." });
    this.closedOn = closedOn;
  }
}
