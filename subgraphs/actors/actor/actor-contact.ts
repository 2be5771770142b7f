import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Field, ObjectType } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { Keyed } from "../../../kit/sql/keyed.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { Owner, Personal } from "../../../kit/writing/audit-decorators.js";
import { createReadAudit } from "../../../kit/writing/read-audit.js";

@Entity()
@ObjectType({ description: "A person to turn to at an organisation (kontaktperson). Never public." })
export class ActorContact extends Keyed {
  /** Never public. */
  static readonly guarded = true;

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

const contactsBySlug = createManyLoader(() => ActorContact, "actorSlug", sql`e.role, e.id`);
const traceContacts = createReadAudit("readContacts", "ActorContact", (actor) => ({ actor }));

export async function contactsOfActor(ctx: Context, slug: string): Promise<ActorContact[]> {
  const contacts = await contactsBySlug(ctx, slug);
  if (contacts.length > 0 && ctx.viewer.role === "COORDINATOR") await traceContacts(ctx, slug);
  return contacts;
}
