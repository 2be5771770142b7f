import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { Actor } from "./borrowed/actor.js";
import { County } from "./borrowed/county.js";
import { DigidelCenter } from "./borrowed/digidel-center.js";
import { Event } from "./borrowed/event.js";
import { Municipality } from "./borrowed/municipality.js";
import { Coach, CoachQueries } from "./coach/coach.js";
import { demo } from "./demo.js";
import { Diploma } from "./diploma/diploma.js";
import { VerifyDiploma } from "./diploma/verify-diploma.js";
import { CoachRequest, CoachRequestQueries } from "./request/coach-request.js";
import { seeds } from "./training/digital-coach-course.js";
import { TrainingCourse, TrainingCourseQueries } from "./training/training-course.js";

export const coaches: Subgraph = {
  name: "coaches",
  port: 4004,
  folder: import.meta.dirname,
  tables: [Coach, CoachRequest, Diploma, TrainingCourse],
  entities: [Coach, CoachRequest, Diploma, Actor, County, DigidelCenter, Event, Municipality],
  resolvers: [CoachQueries, CoachRequestQueries, TrainingCourseQueries, VerifyDiploma],
  seeds,
  peers: { actors: "http://localhost:4001/graphql" },
  demo,
};
