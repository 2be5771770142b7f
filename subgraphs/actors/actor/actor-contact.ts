import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { IsOptional } from "class-validator";
import { sql } from "kysely";
import { Authorized, Ctx, Field, FieldResolver, InputType, ObjectType, Resolver, Root } from "type-graphql";
import { EmailAddress, IsText, PhoneNumber } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { Owner, Personal } from "../../../kit/writing/audit-decorators.js";
import { createReadAudit } from "../../../kit/writing/audit.js";
import { canActFor } from "./actor-visibility.js";
import { Actor } from "./actor.js";

@Entity()
@ObjectType({ description: "A person to turn to at an organisation (kontaktperson). Never public." })
export class ActorContact extends IdentifiedEntity {
  @Owner("actor")
  @Property({ type: "text" })
  actorSlug!: string;

  @Field(() => String, { description: "What the person is there, such as samordnare or kommunikatör." })
  @Property({ type: "text" })
  role!: string;

  @Field(() => String, { description: "The person's name." })
  @Personal()
  @Property({ type: "text" })
  name!: string;

  @Field(() => String, { description: "E-mail address." })
  @Personal()
  @Property({ type: "text" })
  email!: string;

  @Field(() => String, { nullable: true, description: "Telephone number, if given." })
  @Personal()
  @Property({ type: "text", nullable: true })
  phone?: string | null;
}

@InputType({ description: "A person to turn to. Only the coordinator and the organisation itself see it." })
export class ContactInput {
  @Field(() => String, { description: "The person's name, 2 to 200 characters." })
  @IsText(2, 200)
  name!: string;

  @Field(() => String, { description: "E-mail address." })
  @EmailAddress()
  email!: string;

  @Field(() => String, { nullable: true, description: "Telephone number." })
  @IsOptional()
  @PhoneNumber()
  phone?: string | null;
}

const loadContacts = createManyLoader(() => ActorContact, "actorSlug", sql`e.role, e.id`);
const auditContactsRead = createReadAudit("readContacts", "ActorContact", (actor) => ({ actor }));

@Resolver(() => Actor)
export class ActorContacts {
  @Authorized("COORDINATOR", "MEMBER", "MUNICIPALITY")
  @FieldResolver(() => [ActorContact], {
    nullable: true,
    description:
      "The people to turn to, for the coordinator and the actor itself; null for other actors. Without such a role `FORBIDDEN`, without a key or login `UNAUTHENTICATED`.",
  })
  @Reads()
  async contacts(@Root() actor: Actor, @Ctx() ctx: Context): Promise<ActorContact[] | null> {
    if (!canActFor(ctx.viewer, actor)) return null;
    const contacts = await loadContacts(ctx, actor.slug);
    if (contacts.length > 0 && ctx.viewer.role === "COORDINATOR") await auditContactsRead(ctx, actor.slug);
    return contacts;
  }
}
