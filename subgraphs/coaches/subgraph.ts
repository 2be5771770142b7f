import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { Actor } from "./borrowed/actor.js";
import { County } from "./borrowed/county.js";
import { DigidelCenter } from "./borrowed/digidel-center.js";
import { Event } from "./borrowed/event.js";
import { Municipality } from "./borrowed/municipality.js";
import { CountyCoachCount, MunicipalityCoachCount } from "./coach/coach-count.js";
import { CoachQueries } from "./coach/coach-queries.js";
import { coachPolicy } from "./coach/coach-visibility.js";
import { ActorOrganisationCoach, Coach } from "./coach/coach.js";
import { demo } from "./demo.js";
import { diplomaPolicy } from "./diploma/diploma-visibility.js";
import { CoachDiplomas, Diploma } from "./diploma/diploma.js";
import { VerifyDiploma } from "./diploma/verify-diploma.js";
import { EventCoaches } from "./match/suggested-coach.js";
import { ActorCoachRequests, CenterCoachRequests, EventCoachRequests } from "./request/coach-request-lists.js";
import { coachRequestPolicy } from "./request/coach-request-visibility.js";
import { CoachRequest, CoachRequestQueries } from "./request/coach-request.js";
import { CountyOpenRequests, MunicipalityOpenRequests } from "./request/open-requests.js";
import { digitalCoachCourse } from "./training/digital-coach-course.js";
import { TrainingCourse, TrainingCourseQueries } from "./training/training-course.js";

export const coaches: Subgraph = {
  name: "coaches",
  port: 4004,
  folder: import.meta.dirname,
  tables: [Coach, CoachRequest, Diploma, TrainingCourse],
  entities: [Coach, CoachRequest, Diploma, Actor, County, DigidelCenter, Event, Municipality],
  resolvers: [
    CoachQueries,
    CoachRequestQueries,
    TrainingCourseQueries,
    VerifyDiploma,
    // Fields that a room adds to types of lower rooms and of other subgraphs.
    ActorCoachRequests,
    ActorOrganisationCoach,
    CenterCoachRequests,
    CoachDiplomas,
    CountyCoachCount,
    CountyOpenRequests,
    EventCoachRequests,
    EventCoaches,
    MunicipalityCoachCount,
    MunicipalityOpenRequests,
  ],
  policies: [
    coachPolicy,
    coachRequestPolicy,
    diplomaPolicy,
    { table: "training_course", write: "hub_is('COORDINATOR')" },
  ],
  seeds: [digitalCoachCourse],
  peers: { actors: "http://localhost:4001/graphql" },
  demo,
};
