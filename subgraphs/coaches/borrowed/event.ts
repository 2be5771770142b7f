import { Directive, Field, ID, ObjectType } from "type-graphql";
import { DateTime, Language } from "../../../kit/graphql/scalars.js";
import { AttendanceMode } from "../../../kit/vocabulary/activities.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Municipality } from "./municipality.js";

@ObjectType()
export class Session {
  @Directive("@external")
  @Field(() => DateTime)
  start!: string;

  @Directive("@external")
  @Field(() => DateTime)
  end!: string;
}

/**
 * Owned by the events subgraph; here its key, and the fields that `suggestedCoaches` requires. Their types must stay those that the
 * events subgraph gives them.
 */
@ObjectType()
@Directive('@key(fields: "id")')
export class Event {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => [Session])
  sessions!: Session[];

  @Directive("@external")
  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Directive("@external")
  @Field(() => [Language])
  languages!: string[];

  @Directive("@external")
  @Field(() => [Topic])
  topics!: Topic[];

  @Directive("@external")
  @Field(() => AttendanceMode)
  attendanceMode!: AttendanceMode;

  static of(id: string): Event {
    return Object.assign(new Event(), { id });
  }

  /** The gateway sends the key, and the external fields when they are required. */
  static __resolveReference(event: Partial<Event>): Event {
    return Object.assign(new Event(), event);
  }
}
