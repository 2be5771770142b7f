import { Field, ObjectType } from "type-graphql";
import { type Messages, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { Municipality } from "../borrowed/municipality.js";

/** A rule that an input breaks, and where. */
@ObjectType()
export abstract class BrokenRule extends UserError {
  @Field(() => String, {
    description: "Where in the mutation's input, with dots and indexes from 0: `center.units.0.point`.",
  })
  path: string;

  constructor(path: string, messages: Messages) {
    super(messages);
    this.path = path;
  }
}

@ObjectType({ implements: UserError, description: "A municipality only looks after its own centres." })
export class NotYourMunicipality extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The one the caller may do this for." })
  municipality: Municipality;

  @Field(() => String, { description: "Where in the input another one is named, such as `center.municipality`." })
  path: string;

  constructor(ownMunicipality: string, path: string) {
    super({
      sv: "Du kan bara göra detta för din egen kommun.",
      en: "You can only do this for your own municipality.",
    });
    this.municipality = Municipality.of(ownMunicipality);
    this.path = path;
  }
}

/**
 * What the municipality of an officer, or the one that the coordinator acts for, is to do to become an active actor; nothing when it is
 * one. For the coordinator it is only known whether it is.
 */
export function membershipAdvice({ role, actorSlug, actorActive }: Viewer): Messages | null {
  if (actorActive) return null;
  if (role === "COORDINATOR") {
    return {
      sv: "Kommunen är ingen aktiv aktör: låt den ansluta sig, eller återinsätt den om den är avstängd.",
      en: "The municipality is no active actor: let it join, or reinstate it if it is suspended.",
    };
  }
  if (!actorSlug) return { sv: "Anslut först kommunen som aktör.", en: "Let the municipality join as an actor first." };
  return {
    sv: "Kommunen är avstängd från nätverket. Be samordnaren att återinsätta den.",
    en: "The municipality is suspended from the network. Ask the coordinator to reinstate it.",
  };
}

@ObjectType({ implements: UserError, description: "The centre is closed for good." })
export class CenterIsClosed extends UserError {
  @Field(() => LocalDate, { nullable: true, description: "The day it closed." })
  closedOn: string | null;

  constructor({ closedOn = null }: { closedOn?: string | null }) {
    super({ sv: "Centret är stängt för gott.", en: "The centre is closed for good." });
    this.closedOn = closedOn;
  }
}
