import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { ListSize, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
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

  @Field(() => [ActorContactInput], { description: "All of them, at most 20. The contacts it had before are erased." })
  @ListSize(0, 20)
  @ValidateNested({ each: true })
  contacts!: ActorContactInput[];
}

const SetActorContactsResult = createResultUnion("SetActorContactsResult", () => [
  Actor,
  NotYourActor,
  WrongActorStatus,
]);

@Resolver()
export class SetActorContacts {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => SetActorContactsResult, {
    description: "Replaces the contacts of the caller's organisation, or of any for the coordinator.",
  })
  async setActorContacts(
    @Arg("input", () => SetActorContactsInput, { description: "The actor and its contacts." })
    { id, contacts }: SetActorContactsInput,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const { em } = ctx;
    const actor = await lockActor(ctx, id, ["ACTIVE", "SUSPENDED"]);
    if (actor instanceof UserError) return actor;
    const actorSlug = actor.slug;
    em.remove(await em.find(ActorContact, { actorSlug }));
    for (const contact of contacts) em.persist(Object.assign(new ActorContact(), { actorSlug, ...contact }));
    return actor;
  }
}
