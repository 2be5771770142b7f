import { Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { scopeOf } from "../../../kit/serving/authorization.js";
import { loadOne } from "../../../kit/sql/read.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Actor } from "../actor/actor.js";
import { Municipality } from "../place/municipality.js";

@ObjectType({ description: "The caller, as the hub has authenticated them." })
export class Viewer {
  @Field(() => Role, { description: "The role that the key or login gives." })
  role!: Role;

  @Field(() => [String], {
    description:
      "The role as `@requiresScopes` names it in the schema, such as role:MEMBER; empty without a key or login.",
  })
  scopes(): string[] {
    return this.role === "PUBLIC" ? [] : [scopeOf(this.role)];
  }

  @Field(() => Actor, { nullable: true, description: "The organisation that the key is bound to, if any." })
  actor(@Ctx() ctx: Context): Promise<Actor | null> | null {
    return ctx.viewer.actorId ? loadOne(ctx, Actor, "id", ctx.viewer.actorId) : null;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality that the key is bound to, if any." })
  municipality(@Ctx() ctx: Context): Promise<Municipality | null> | null {
    const { municipalityCode } = ctx.viewer;
    return municipalityCode ? Municipality.__resolveReference({ code: municipalityCode }, ctx) : null;
  }
}

@Resolver()
export class ViewerQueries {
  @Query(() => Viewer, { description: "The caller; without a key or login, the role is PUBLIC." })
  viewer(@Ctx() { viewer: { role } }: Context): Viewer {
    return Object.assign(new Viewer(), { role });
  }
}
