import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";

@ObjectType({ implements: UserError, description: "The caller's organisation is suspended or has left." })
export class ActorNotActive extends UserError {
  constructor() {
    super({ sv: "Er organisation är inte aktiv i nätverket.", en: "Your organisation is not active in the network." });
  }
}

@ObjectType({ implements: UserError, description: "The caller's organisation must accept the actor rules first." })
export class RulesNotAccepted extends UserError {
  @Field(() => String, { nullable: true, description: "The version to accept; null when any will do." })
  requiredVersion: string | null;

  constructor(requiredVersion: string | null) {
    super({
      sv: "Er organisation behöver först godkänna aktörsrutinerna.",
      en: "Your organisation must first accept the actor rules.",
    });
    this.requiredVersion = requiredVersion;
  }
}

@ObjectType({ implements: UserError, description: "A public activity in a campaign must be marked as a part of it." })
export class CampaignMarkRequired extends UserError {
  @Field(() => String, { description: "Slug of the campaign." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({
      sv: "Det behöver framgå tydligt att aktiviteten är en del av kampanjen.",
      en: "It must be clear that the activity is a part of the campaign.",
    });
    this.campaignSlug = campaignSlug;
  }
}

@ObjectType({ implements: UserError, description: "Something that the public needs to know is missing." })
export class NotReadyToPublish extends UserError {
  @Field(() => [String], {
    description: "The fields at fault: `description`, `targetGroups`, `sessions` (none of them in the future).",
  })
  missing: string[];

  constructor(missing: string[]) {
    super({
      sv: `Aktiviteten är inte klar att publicera, det saknas: ${missing.join(", ")}.`,
      en: `The activity is not ready to be published, this is missing: ${missing.join(", ")}.`,
    });
    this.missing = missing;
  }
}
