import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import { ListSize, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { isSame } from "../../../kit/writing/assign-changed.js";
import { refuseUnread } from "../../../kit/writing/expected-version.js";
import { ActorContact, ContactInput } from "./actor-contact.js";
import { Actor } from "./actor.js";
import { lockActor, NotYourActor, WrongActorStatus } from "./lock-actor.js";

@InputType({
  description: "A person to turn to, and for what. Only the coordinator and the organisation itself see it.",
})
export class ActorContactInput extends ContactInput {
  @Field(() => String, { description: "What the person is there, such as samordnare, 2 to 100 characters." })
  @IsText(2, 100)
  role!: string;
}

@InputType({ description: "The people to turn to at an organisation." })
export class SetActorContactsInput {
  @Field(() => ID, { description: "Which actor." })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The actor's `version` when the caller read its contacts, so that nobody else's change is lost.",
  })
  expectedVersion?: number | null;

  @Field(() => [ActorContactInput], { description: "All of them, at most 20. The contacts it had before are erased." })
  @ListSize(0, 20)
  @ValidateNested({ each: true })
  contacts!: ActorContactInput[];
}

const SetActorContactsResult = createResultUnion("SetActorContactsResult", () => [
  Actor,
  NotYourActor,
  WrongActorStatus,
  StaleVersion,
]);

@Resolver()
export class SetActorContacts {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => SetActorContactsResult, {
    description: "Replaces the contacts of the caller's organisation, or of any for the coordinator.",
  })
  async setActorContacts(
    @Arg("input", () => SetActorContactsInput, { description: "The actor and its contacts." })
    { id, expectedVersion, contacts }: SetActorContactsInput,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const { em } = ctx;
    const actor = await lockActor(ctx, id, ["ACTIVE", "SUSPENDED"]);
    if (actor instanceof UserError) return actor;
    const stale = await refuseUnread(ctx, actor, expectedVersion, {
      type: "Actor",
      id: actor.id,
      by: ["setActorContacts"],
    });
    if (stale) return stale;
    const actorSlug = actor.slug;
    const present = await em.find(ActorContact, { actorSlug }, { orderBy: { id: "asc" } });
    if (isSame(present.map(asInput), contacts)) return actor;
    em.remove(present);
    for (const contact of contacts) em.persist(Object.assign(new ActorContact(), { actorSlug, ...contact }));
    // The contacts change alone: this is what raises the actor's version.
    actor.updatedAt = clock.now();
    return actor;
  }
}

const asInput = ({ name, email, phone, role }: ActorContact): ActorContactInput => ({ name, email, phone, role });
