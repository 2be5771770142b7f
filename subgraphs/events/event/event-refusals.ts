import { Field, ID, Int, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";

@ObjectType({ implements: UserError, description: "An activity that is open to the public must be free of charge." })
export class PublicActivityMustBeFree extends UserError {
  @Field(() => Int, { description: "The price that was asked for, in whole kronor." })
  priceSek: number;

  constructor(priceSek: number) {
    super({
      sv: "En aktivitet som är öppen för allmänheten ska vara kostnadsfri. Sätt priset till 0.",
      en: "An activity that is open to the public must be free of charge. Set the price to 0.",
    });
    this.priceSek = priceSek;
  }
}

@ObjectType({ implements: UserError, description: "Campaigns are for learning: no activity of theirs sells anything." })
export class CommercialNotAllowed extends UserError {
  @Field(() => String, { description: "Slug of the campaign." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({
      sv: "En aktivitet i en kampanj får inte sälja något.",
      en: "An activity in a campaign may not sell anything.",
    });
    this.campaignSlug = campaignSlug;
  }
}

@ObjectType({ implements: UserError, description: "No campaign has this slug." })
export class UnknownCampaign extends UserError {
  @Field(() => String, { description: "The slug." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({ sv: `Det finns ingen kampanj ${campaignSlug}.`, en: `There is no campaign ${campaignSlug}.` });
    this.campaignSlug = campaignSlug;
  }
}

@ObjectType({ implements: UserError, description: "Days of a campaign are chosen, but no campaign." })
export class CampaignRequired extends UserError {
  @Field(() => [LocalDate], { description: "The days that were chosen." })
  campaignDays: string[];

  constructor(campaignDays: string[]) {
    super({
      sv: "Ange vilken kampanj dagarna hör till, eller ta bort dem.",
      en: "Say which campaign the days belong to, or leave them out.",
    });
    this.campaignDays = campaignDays;
  }
}

@ObjectType({ implements: UserError, description: "A chosen day is not one of the campaign's." })
export class NotACampaignDay extends UserError {
  @Field(() => LocalDate, { description: "The day that was chosen." })
  day: string;

  @Field(() => [LocalDate], { description: "The campaign's days." })
  days: string[];

  constructor(day: string, days: string[]) {
    super({ sv: `${day} är ingen av kampanjens dagar.`, en: `${day} is not one of the campaign's days.` });
    this.day = day;
    this.days = days;
  }
}

@ObjectType({
  implements: UserError,
  description: "A session lies on a day that is not one of the chosen campaign days.",
})
export class SessionOutsideCampaignDays extends UserError {
  @Field(() => Int, { description: "Which session, counted from 0 as in the input." })
  session: number;

  @Field(() => LocalDate, { description: "The local day it lies on." })
  day: string;

  @Field(() => [LocalDate], { description: "The chosen days." })
  days: string[];

  constructor(session: number, day: string, days: string[]) {
    super({
      sv: `Ett tillfälle ligger ${day}, som inte är en av de valda kampanjdagarna.`,
      en: `A session is on ${day}, which is not one of the chosen campaign days.`,
    });
    this.session = session;
    this.day = day;
    this.days = days;
  }
}

@ObjectType({ implements: UserError, description: "Two sessions of the same activity overlap in time." })
export class SessionsOverlap extends UserError {
  @Field(() => [Int], { description: "The two sessions, counted from 0 as in the input." })
  overlapping: number[];

  constructor(overlapping: number[]) {
    super({ sv: "Två tillfällen överlappar varandra.", en: "Two sessions overlap." });
    this.overlapping = overlapping;
  }
}

@ObjectType({ implements: UserError, description: "An activity at a venue must say which." })
export class VenueRequired extends UserError {
  constructor() {
    super({ sv: "Ange lokalen där aktiviteten hålls.", en: "Name the venue where the activity takes place." });
  }
}

@ObjectType({ implements: UserError, description: "An activity at a venue must say in which municipality." })
export class MunicipalityRequired extends UserError {
  constructor() {
    super({ sv: "Ange kommunen där aktiviteten hålls.", en: "Name the municipality where the activity takes place." });
  }
}

@ObjectType({
  implements: UserError,
  description: "An activity one can join online must have a web address or a telephone number.",
})
export class OnlineAddressRequired extends UserError {
  constructor() {
    super({
      sv: "Ange en webbadress eller ett telefonnummer som man deltar genom.",
      en: "Give a web address or a telephone number by which one takes part.",
    });
  }
}

@ObjectType({ implements: UserError, description: "No municipality has this code." })
export class UnknownMunicipality extends UserError {
  @Field(() => String, { description: "The code." })
  code: string;

  constructor(code: string) {
    super({ sv: `Ingen kommun har koden ${code}.`, en: `No municipality has the code ${code}.` });
    this.code = code;
  }
}

@ObjectType({ implements: UserError, description: "No DigidelCenter has this id." })
export class UnknownCenter extends UserError {
  @Field(() => ID, { description: "The id." })
  centerId: string;

  constructor(centerId: string) {
    super({ sv: `Det finns inget DigidelCenter ${centerId}.`, en: `There is no DigidelCenter ${centerId}.` });
    this.centerId = centerId;
  }
}
