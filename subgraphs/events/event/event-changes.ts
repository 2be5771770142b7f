import { ValidateNested } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { Cost } from "../../../kit/graphql/cost.js";
import { changedText, LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { Language, LocalDate, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import {
  EachIn,
  InRange,
  IsLocalizedText,
  IsText,
  ListSize,
  PhoneNumber,
  WebAddress,
} from "../../../kit/graphql/validation.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import {
  ActivityFormat,
  AttendanceMode,
  RegistrationKind,
  StaircaseStep,
  TargetGroup,
} from "../../../kit/vocabulary/activities.js";
import { digcompCodes } from "../../../kit/vocabulary/digcomp.js";
import { Accessibility, Topic } from "../../../kit/vocabulary/shared.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import type { Event } from "./event.js";
import { MAX_SESSIONS, SessionInput, VenueInput } from "./venue-and-sessions.js";

/** Properties that may be left out when an activity is created, and changed later. */
@InputType()
export abstract class EventDetailsInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: "What happens and for whom; required when it is published.",
  })
  @ValidateNested()
  description?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: "Slug of the campaign it is part of, if any." })
  @IsText(1, 80)
  campaign?: string | null;

  @Field(() => [LocalDate], {
    nullable: true,
    description: "The days of the campaign it takes part in; none for a year-round activity of the campaign.",
  })
  @ListSize(0, 31)
  campaignDays?: string[] | null;

  @Field(() => AttendanceMode, {
    nullable: true,
    description:
      "How one takes part. A new webinar, podcast or telephone support is ONLINE, all else ON_SITE, when left out.",
  })
  attendanceMode?: AttendanceMode | null;

  @Field(() => VenueInput, { nullable: true, description: "Where; required unless it is only online." })
  @ValidateNested()
  venue?: VenueInput | null;

  @Field(() => String, {
    nullable: true,
    description: "Web address; it or `phone` is required unless it is only on site.",
  })
  @WebAddress()
  onlineUrl?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone number by which one takes part." })
  @PhoneNumber()
  phone?: string | null;

  @Field(() => MunicipalityCode, {
    nullable: true,
    description:
      "Where; required unless it is only online. An online activity that names none counts for no municipality.",
  })
  municipality?: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the DigidelCenter it is held at, if any." })
  centerId?: string | null;

  @Field(() => RegistrationKind, { nullable: true, description: "Whether one registers in advance; NONE at first." })
  registration?: RegistrationKind | null;

  @Field(() => String, { nullable: true, description: "Web address where one registers." })
  @WebAddress()
  registrationUrl?: string | null;

  @Field(() => [Language], { nullable: true, description: "Languages it is held in, at most 20." })
  @ListSize(0, 20)
  languages?: string[] | null;

  @Field(() => [Language], { nullable: true, description: "Languages it is interpreted to, at most 20." })
  @ListSize(0, 20)
  interpreter?: string[] | null;

  @Field(() => [TargetGroup], {
    nullable: true,
    description: "Whom it is for; at least one is required when it is published.",
  })
  targetGroups?: TargetGroup[] | null;

  @Field(() => [Topic], { nullable: true, description: "What it is about." })
  topics?: Topic[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Competences of DigComp 2.2 it trains, as codes such as 4.2; those of its topics when left out or null.",
  })
  @EachIn(digcompCodes)
  digcomp?: string[] | null;

  @Field(() => [StaircaseStep], { nullable: true, description: "Steps of the digital staircase that it supports." })
  staircaseSteps?: StaircaseStep[] | null;

  @Field(() => [Accessibility], { nullable: true, description: "What makes it accessible." })
  accessibility?: Accessibility[] | null;
}

@InputType({
  description:
    "What to change in an activity. Fields that are left out stay as they are. Null clears an optional property, and leaves a required one as it is.",
})
export class EventChangesInput extends EventDetailsInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: "Its title, 3 to 200 characters in each language." })
  @ValidateNested()
  @IsLocalizedText(3, 200)
  title?: LocalizedTextInput | null;

  @Field(() => ActivityFormat, { nullable: true, description: "What it looks like." })
  format?: ActivityFormat | null;

  @Field(() => [SessionInput], {
    nullable: true,
    description: `All its sessions, which replace the present ones: 1 to ${MAX_SESSIONS} that do not overlap.`,
  })
  @Cost(10)
  @ListSize(1, MAX_SESSIONS)
  @ValidateNested({ each: true })
  sessions?: SessionInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether anybody may come; it must then be free of charge." })
  openToPublic?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: "Price for each participant in whole Swedish kronor, 0 to 100 000.",
  })
  @InRange(0, 100_000)
  priceSek?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it sells something, which an activity in a campaign may not.",
  })
  commercial?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is clearly marked as a part of the campaign." })
  campaignMarked?: boolean | null;
}

/** Sets the properties that the input gives; those that it leaves out stay as they are. Returns whether anything differs. */
export function applyChanges(event: Event, input: EventChangesInput): boolean {
  const { description, campaign, venue, onlineUrl, phone, municipality, registrationUrl, digcomp } = input;
  const { title, format, sessions, attendanceMode, openToPublic, priceSek, commercial } = input;
  const optional = assignChanged(event, {
    description: description && changedText(event.description, description),
    venue,
    onlineUrl,
    phone,
    registrationUrl,
    campaignSlug: campaign,
    municipalityCode: municipality,
    digcompCodes: digcomp && distinct(digcomp)?.sort(),
    campaignDays: distinct(input.campaignDays)?.sort(),
    languages: distinct(input.languages),
    interpreter: distinct(input.interpreter),
    targetGroups: distinct(input.targetGroups),
    topics: distinct(input.topics),
    staircaseSteps: distinct(input.staircaseSteps),
    accessibility: distinct(input.accessibility),
  });
  // Required properties: null leaves them as they are.
  const required = assignChanged(event, {
    title: title ? changedText(event.title, title) : undefined,
    format: format ?? undefined,
    attendanceMode: attendanceMode ?? undefined,
    openToPublic: openToPublic ?? undefined,
    priceSek: priceSek ?? undefined,
    commercial: commercial ?? undefined,
    campaignMarked: input.campaignMarked ?? undefined,
    registration: input.registration ?? undefined,
    sessions: sessions
      ?.toSorted((a, b) => a.start.getTime() - b.start.getTime())
      .map(({ start, end, capacity = null }) => ({ start: start.toISOString(), end: end.toISOString(), capacity })),
  });

  const point =
    event.venue?.point ?? (event.municipalityCode ? municipalityByCode(event.municipalityCode)?.seat : null);
  const position = assignChanged(event, { lat: point?.lat ?? null, lng: point?.lng ?? null });
  return optional || required || position;
}

/** Null is an empty list, undefined stays. */
const distinct = <T>(values: T[] | null | undefined): T[] | undefined =>
  values === undefined ? undefined : [...new Set(values)];
